#pragma once

#include <optional>
#include <string>
#include <vector>

namespace luot::ticket_printer {

/// What stands on one ticket, in words; the drawing decides how it looks.
///
/// All texts are UTF-8. An empty text leaves its line out; `label` and `field` are always there.
struct TicketPaper {
    struct Wait {
        int fromMinutes = 0;
        int toMinutes = 0;
    };

    std::vector<std::string>
        centreName{}; ///< line by line, as written: "TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"
    std::string ward{}; ///< "Phường An Thịnh"
    std::string label{}; ///< "A045"
    std::string field{}; ///< "Hộ tịch"
    std::string counters{}; ///< where to go: "Quầy 2 hoặc 3", or the waiting area
    std::optional<int> peopleAhead{}; ///< at printing time
    std::optional<Wait> wait{}; ///< at printing time
    std::string date{}; ///< of issue, local: "14/07/2026"
    std::string time{}; ///< of issue, local: "09:24"
    std::string kiosk{}; ///< "Máy K1"; left out on narrow paper
    std::string hotline{}; ///< "1900 0000"
    /// The code's text, an address or "LQT1:…" (then the words about following on the phone are left out).
    std::string qr{};
    std::string citizens = "quý công dân"; ///< whom the thanks address
    bool priority = false; ///< the black "Ư" band
    std::optional<std::string> reprintedAt{}; ///< set on a copy, local: "09:31"
};

}
