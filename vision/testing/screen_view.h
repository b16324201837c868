#pragma once

#include "vision/card_layout.h"

#include <optional>

namespace luot::vision::testing {

/// What a person in front of the kiosk can see on its screen right now: the scripted citizen's eyes.
struct ScreenView {
    enum class Page { Attract, Greeting, Neutral, Consent, Choose, Confirm, Issued, Other };

    Page page = Page::Attract;
    std::optional<CardLayout> cards = {}; ///< on Consent, Choose and Confirm
    std::optional<Cell> highlighted = {};
    double progress = 0.0; ///< of the highlighted card's ring
    std::optional<Cell> yes = {}; ///< the card that says "Dùng khuôn mặt" or "Lấy số"
    std::optional<Cell> no = {}; ///< the card that says "Không dùng khuôn mặt" or "Chọn lại"
    std::optional<Cell> chosen = {}; ///< on Confirm, the place the named field had on the page before
};

}
