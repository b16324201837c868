#pragma once

#include "base/clock.h"
#include "protocol/command.h"
#include "ticket-printer/ticket_paper.h"

#include <optional>
#include <string>
#include <vector>

/// What the kiosk's screen and its paper say of a number, in Vietnamese, UTF-8. Times are the machine's local
/// ones.
namespace luot::kiosk {

std::string clockText(WallTime at); ///< "09:24"
std::string dateText(WallTime at); ///< "14/07/2026"
std::string dayText(WallTime at); ///< "Thứ Ba, 14/07/2026"

std::string waitText(const protocol::WaitRange& wait); ///< "15–25 phút", "10 phút", "Không phải chờ"
std::string waitSpokenText(const protocol::WaitRange& wait); ///< "15 đến 25 phút"
std::string waitingText(int people); ///< "6 người chờ", "Không phải chờ"
std::string aheadText(int people); ///< "6 người", "Không có ai"
std::string countersText(const std::vector<CounterId>& counters); ///< "Quầy 2 hoặc 3", "Khu vực chờ"
std::string priorityText(protocol::PriorityClass priority); ///< "Người cao tuổi"; empty: none

/// `text` in two lines of about the same length, if it is longer than `atMost` characters and has a space.
std::vector<std::string> inTwoLines(const std::string& text, int atMost);

/// The centre's name as a heading: capitals, in two lines of about the same length.
std::vector<std::string> headingLines(const std::string& name);

struct PaperFacts {
    protocol::Branch branch;
    protocol::Field field;
    protocol::IssuedTicket issued;
    DeviceId kiosk;
    std::string qr;
    std::optional<WallTime> reprintedAt;
};
ticket_printer::TicketPaper composePaper(const PaperFacts& facts);

}
