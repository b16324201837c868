#pragma once

#include "base/result.h"
#include "voice/announcement.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace luot::voice {

enum class Language { Vietnamese, English };

/// One recorded clip: its file's name without ".wav", and the words to say.
struct ClipName {
    std::string file; ///< "den-quay-so"; English ones are in the folder "en": "en/number"
    std::string words; ///< "đến quầy số"
    friend bool operator==(const ClipName&, const ClipName&) = default;
};

/// Every clip that a set in this language has: the two sentences' beginnings, ten digits, 23 letters (a
/// series is never I, O or Q).
std::vector<ClipName> clipNames(Language language);

/// A folder of recorded WAV clips that is complete, and the calls they make.
///
/// A set of which one clip is missing is no set: a hall must not hear two voices in one sentence. All clips
/// of a language are of one rate. Thread: a value.
class ClipFolder {
public:
    /// One sentence for each clip that is missing or cannot be used; empty: the set is complete.
    static std::vector<std::string> check(const std::filesystem::path& folder, Language language);
    /// Fails where check() finds something, with its first sentence and their number.
    static Result<ClipFolder> read(const std::filesystem::path& folder, Language language);

    /// The call, clip after clip with short pauses; without chime, said once. Characters that are neither
    /// letter nor digit are left out.
    Sound call(const std::string& label, const std::string& counter, Address address) const;

private:
    Language m_language = Language::Vietnamese;
    std::map<std::string, Sound> m_clips;
};

}
