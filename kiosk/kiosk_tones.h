#pragma once

#include "kiosk/visit_view.h"
#include "voice/sound.h"

#include <optional>

namespace luot::kiosk {

/// What a kiosk is heard to do. Each has its words on the screen as well.
enum class Tone {
    Highlight, ///< a soft tick: a card is pointed at, lit by the scan, or has the keyboard's focus
    Done, ///< E5, A5: chosen
    Back, ///< A4: back to the page before
    Paused, ///< two equal low notes: somebody else is nearer, or the scan rests
    Ticket, ///< three rising notes: the paper is out, or the number to be photographed is there
};

voice::Sound soundOf(Tone tone);

/// What is heard when the screen turns from one to the other: one sound at most, the weightiest.
std::optional<Tone> toneBetween(const VisitView& before, const VisitView& now);

}
