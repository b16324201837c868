#pragma once

#include "ui/sound.h"

#include <QString>

namespace luot::ui {

/// How people are addressed in public; a setting.
enum class Address { Citizen, Customer }; ///< "công dân", "khách hàng"

/// "Mời công dân số A, không, một, năm, đến quầy số ba.": letter and digits one by one.
///
/// Characters that are neither letter nor digit are left out.
QString announcementText(const QString& label, const QString& counter, Address address = Address::Citizen);

/// Chime, 0.3 s, the speech, 0.6 s, the speech again; the chime alone where there is no speech.
Sound announcementSound(const Sound& speech);

}
