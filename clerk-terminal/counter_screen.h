#pragma once

#include "clerk-terminal/counter_session.h"

#include <optional>
#include <string>
#include <vector>

namespace luot::clerk_terminal {

/// One of the three times of a visit.
struct VisitTimer {
    std::string caption; ///< "Chờ"
    std::string value; ///< "16:52"; empty: not begun
    std::string note; ///< "ngưỡng 30 phút"
    double seconds = 0.0; ///< for the bar
    bool isRunning = false;
    friend bool operator==(const VisitTimer&, const VisitTimer&) = default;
};

struct WaitingRow {
    int place = 0; ///< from 1
    TicketId ticket{};
    std::string label;
    bool hasPriority = false;
    std::string field; ///< "Hộ tịch"
    std::string why; ///< "Chờ quá 30 phút"
    std::string reason; ///< the same, of the next one with "Kế tiếp · "
    std::string waited; ///< "31:05"
    bool isOverMaxWait = false;
    friend bool operator==(const WaitingRow&, const WaitingRow&) = default;
};

/// A line of what happened in the visit.
struct HistoryRow {
    std::string at; ///< "09:24:08"
    std::string text;
    friend bool operator==(const HistoryRow&, const HistoryRow&) = default;
};

struct RequestRow {
    int number = 0;
    std::string text;
    std::string state; ///< "đang làm", "Hướng dẫn"
    bool isCurrent = false; ///< the outcome that is chosen is this one's
    friend bool operator==(const RequestRow&, const RequestRow&) = default;
};

struct KeyRow {
    std::string cap; ///< "F1"
    std::string name; ///< "Gọi kế tiếp"
    std::string icon; ///< of ui's Icon
    KeyState state = KeyState::Off;
    std::string reason; ///< why it is off
    friend bool operator==(const KeyRow&, const KeyRow&) = default;
};

/// One choice of a form's question.
struct ChoiceRow {
    std::string cap; ///< "1"; empty: beyond the digits
    std::string text;
    std::string note;
    bool isChosen = false;
    friend bool operator==(const ChoiceRow&, const ChoiceRow&) = default;
};

struct QuestionPanel {
    std::string title;
    bool isCurrent = false;
    std::vector<ChoiceRow> choices;
    friend bool operator==(const QuestionPanel&, const QuestionPanel&) = default;
};

/// What is asked before a command goes out.
struct FormContent {
    std::string title;
    std::string confirm; ///< the button
    std::string cap; ///< its key: "F7"
    bool isComplete = false;
    std::vector<QuestionPanel> questions;
    friend bool operator==(const FormContent&, const FormContent&) = default;
};

/// The dossier that is received in the visit, as far as it is entered.
struct DossierContent {
    int request = 0; ///< whose, of the open ones
    std::string code;
    std::vector<ChoiceRow> procedures;
    std::string procedure; ///< the chosen one's name; empty: none
    std::string due; ///< "Thứ Sáu, 17/07/2026"
    std::string dueNote; ///< "3 ngày làm việc theo quy định, tính từ hôm nay"
    friend bool operator==(const DossierContent&, const DossierContent&) = default;
};

/// The person at the counter, or the last one who was.
struct VisitPanel {
    std::string label;
    bool hasPriority = false;
    std::string field;
    std::string priority; ///< "Ưu tiên: người cao tuổi", "Không ưu tiên"
    std::string issued; ///< "Lấy số 09:24 tại máy k1"
    bool isFaceBound = false;
    std::string outcome; ///< of one that ended: "Hướng dẫn", "Vắng mặt"
    bool wasServed = false; ///< to its end
    VisitTimer wait;
    VisitTimer walk;
    VisitTimer service;
    friend bool operator==(const VisitPanel&, const VisitPanel&) = default;
};

/// All that a counter's screen says, in words: what the terminal's window and the web page show of a session.
struct CounterScreen {
    CounterState state = CounterState::Unknown;
    std::string counter; ///< "3"
    std::string stateName; ///< "Đang phục vụ"
    std::string fields; ///< "Hộ tịch · Chứng thực"
    std::string person; ///< who is signed in; empty: nobody
    std::string pauseReason; ///< "Họp đột xuất"; empty: not paused
    int held = 0; ///< people on hold who may come back here
    int noShows = 0; ///< that may be undone
    int visitsToday = 0;
    bool isLive = false;
    bool hasBeenLive = false;
    std::string clock; ///< "09:49:46"
    std::string bannerTitle; ///< empty: no banner
    std::string bannerText;
    std::string asOf; ///< of the waiting list: "lúc 09:49:31"; empty: of now
    std::optional<VisitPanel> visit;
    std::optional<VisitPanel> lastVisit;
    std::vector<HistoryRow> history;
    std::vector<RequestRow> requests;
    std::vector<WaitingRow> waiting;
    std::vector<KeyRow> keys; ///< always eight
    std::optional<protocol::ServiceOutcome> outcome; ///< of the current request
    int currentRequest = 0; ///< its number
    int openRequests = 0; ///< that the clerk says the outcome of
    std::optional<FormContent> form;
    std::optional<DossierContent> dossier; ///< asked for
    std::optional<Notice> notice;
    /// What kiosks and boards need a hand for, the most pressing first: "Máy lấy số 1: sắp hết giấy. …".
    /// Empty while the line is lost, since it may be over by then.
    std::vector<std::string> troubles;
    friend bool operator==(const CounterScreen&, const CounterScreen&) = default;
};

/// `server` is where the service should be, as the banner names it. Times are in this machine's zone.
CounterScreen screenOf(const CounterSession& session, const std::string& server);

std::string durationText(Milliseconds time); ///< "8:05", "1:02:09"
std::string clockText(WallTime at); ///< "09:49:46"

}
