#pragma once

#include "voice/sound.h"

#include <string>
#include <vector>

namespace luot::voice {

/// How people are addressed in public; a setting.
enum class Address { Citizen, Customer }; ///< "công dân", "khách hàng"

/// "Mời công dân số A, không, một, năm, đến quầy số ba.": letter and digits one by one.
///
/// Characters that are neither letter nor digit are left out.
std::string announcementText(const std::string& label, const std::string& counter,
                             Address address = Address::Citizen);

/// "Number A, zero, one, five. Please go to counter three.": for those who do not understand the first.
std::string announcementTextInEnglish(const std::string& label, const std::string& counter);

/// Chime, 0.3 s, the speech, then `times` − 1 times 0.6 s and the speech again; the chime alone where there
/// is no speech. Requires: `times` above zero.
Sound announcementSound(const Sound& speech, int times = 2);

/// Two languages as one speech: the second 0.4 s after the first. Either may be empty.
Sound inBothLanguages(const Sound& first, const Sound& second);

}
