#pragma once

#include "base/clock.h"

#include <array>
#include <optional>

namespace luot::vision {

/// What keeps the camera from seeing somebody well enough; the one thing that is worth being told.
///
/// In the order of urgency: of several at a time the first of this list is said. Light comes first, because
/// nothing else can be judged without it, and what only a template needs comes last.
enum class Hindrance {
    None,
    TooDark, ///< the face, or, while nobody is greeted, the whole picture
    Backlit, ///< the face is dark before a bright background
    TooBright, ///< the face is in glaring light
    TooNear, ///< so near that the camera sees no whole head
    TwoPeople, ///< of two about equally near nobody is taken for the active one
    Aside, ///< greeted, but too far from the picture's middle to be locked
    TooFar, ///< greeted, but too far away to be locked
    TooFarForTemplate, ///< near enough to choose, too far for a template
    SomebodyBeside, ///< nearly as near as the active person, so that no template is made
    Mask, ///< no template is made of a covered face; choosing is not hindered
    DarkGlasses, ///< the same
};

/// Says one hindrance at a time, and no flicker: only what has held for a second (interruptions of less than
/// 300 ms forgiven), until it has been away for half a second.
///
/// Thread: an object belongs to one thread. Pure: measurements and time in, a hindrance out.
class HindranceWatch {
public:
    /// Who is greeted or locked.
    struct Person {
        enum class State { Greeted, Locked } state = State::Greeted;
        double eyeDistancePx = 0.0;
        double brightness = 0.0; ///< mean grey level of the face, 0 to 255
        double offMiddle = 0.0; ///< of the face from the frame's middle, in widths of the frame
        Hindrance covered = Hindrance::None; ///< Mask, DarkGlasses or None
    };
    struct Seen {
        double frameBrightness = 0.0; ///< mean grey level of the frame, 0 to 255
        std::optional<Person> person = {};
        double nextEyeDistancePx = 0.0; ///< of the biggest face besides that person's; 0: there is none
    };

    /// Requires: times that never go back. NaN measurements hinder nothing.
    Hindrance update(const Seen& seen, SteadyTime at);

private:
    /// How long one of them has been there.
    struct Run {
        std::optional<SteadyTime> since;
        SteadyTime last;
        bool said = false;
    };

    std::array<Run, static_cast<std::size_t>(Hindrance::DarkGlasses) + 1> m_runs{};
};

}
