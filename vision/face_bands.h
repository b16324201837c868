#pragma once

namespace luot::vision {

/// What the kiosk does when somebody's face is like one of the last ten minutes, same field.
enum class SecondTicket {
    New, ///< issue
    Ask, ///< "Bạn đã có số …?"
    Same, ///< show the number they have, with "Không phải tôi", which always issues
};

/// Distances of templates of three frames (face_template.h).
struct SecondTicketBands {
    double same = 0.38; ///< at most, and
    double margin = 0.05; ///< at least so much nearer than the second nearest
    double ask = 0.43; ///< at most
};

/// Ensures: New for anything that is not a number, and never Same without the margin.
SecondTicket secondTicketBand(double nearest, double margin, const SecondTicketBands& bands = {});

/// What the clerk is shown of a 1:1 comparison; the clerk decides.
enum class CounterBand { Green, Amber, Red };

struct CounterBands {
    double green = 0.42; ///< at most
    double amber = 0.50; ///< at most
};

/// Ensures: Red for anything that is not a number.
CounterBand counterBand(double distance, const CounterBands& bands = {});

}
