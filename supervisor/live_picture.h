#pragma once

#include "protocol/branch_view.h"
#include "protocol/client.h"
#include "protocol/figures.h"
#include "supervisor/device_presence.h"
#include "supervisor/live_memory.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace luot::supervisor {

/// A text in both languages of the pages.
struct Words {
    std::string vi;
    std::string en;
    friend bool operator==(const Words&, const Words&) = default;
};

/// How somebody's wait stands against what their field promises.
enum class Wait { InTime, Near, Over };

struct WaitingPerson {
    TicketId ticket;
    std::string label;
    WallTime queuedAt{};
    bool hasPriority = false;
    Wait wait = Wait::InTime;
    bool isLate = false; ///< was called, did not come, and came later
};

struct LiveField {
    protocol::Field field;
    std::vector<WaitingPerson> waiting; ///< longest first
    std::vector<CounterId> counters; ///< that serve it now: open and not paused
};

enum class CounterPhase { Closed, Paused, Free, Called, Serving };

struct LiveCounter {
    protocol::Counter counter;
    CounterPhase phase = CounterPhase::Closed;
    std::string label; ///< who is called or served
    TicketId ticket;
    bool hasPriority = false;
    bool isLate = false; ///< as of who waits
    std::optional<WallTime> since{}; ///< it is so; none: since before this program began
    std::string clerk; ///< the name of who opened it; empty: nobody was signed in
};

struct LiveTotals {
    int issued = 0;
    int waiting = 0;
    int serving = 0; ///< called or being served
    int onHold = 0;
    int done = 0;
    int noShow = 0;
    std::optional<int> medianSeconds{}; ///< of the waits; none: not known yet
    std::optional<int> ninetiethSeconds{};
    std::optional<double> rating{}; ///< mean of 1 … 5
    int ratings = 0;
};

/// Who called whom, and why.
struct LiveCall {
    WallTime at{};
    std::string label;
    bool hasPriority = false;
    CounterId counter;
    std::string clerk; ///< empty: not known
    Words why;
    bool isChosen = false; ///< out of turn
    bool isLate = false; ///< as of who waits
};

/// Gone: its line is cut, and it is missed. Silent: nobody has done anything there for long.
enum class DeviceLevel { Good, Attention, Fault, Silent, Gone, Unknown };

struct LiveDevice {
    std::string id; ///< "kiosk:k1"
    std::string role; ///< "kiosk"
    Words name;
    DeviceLevel level = DeviceLevel::Unknown;
    Words state;
    bool wantsHelp = false;
    bool isPaperLow = false;
    bool isOut = false; ///< it cannot do its work: no paper, not there
    std::optional<WallTime> heardAt{}; ///< its own newest event
    std::optional<bool> isThere{}; ///< the service hears it; none: not known
    std::optional<WallTime> goneSince{}; ///< when it was last heard, of one that is not there
};

/// When the page calls something worth a look. 0 switches one off.
struct LiveThresholds {
    int nearPercent = 80; ///< of a field's max_wait_min
    int queueLength = 25; ///< people of one field
    int idleMinutes = 5; ///< a free counter, or nobody to serve a field, while somebody waits as long
    int calledMinutes = 5; ///< called and not started
    int silentMinutes = 30; ///< a kiosk of which nothing was heard while numbers were given elsewhere
    int goneSeconds = 15; ///< a machine that the service does not hear; each says something every 5 s
};

struct LiveInputs {
    const protocol::BranchView& view;
    const LiveMemory& memory;
    const DevicePresence& presence;
    const std::map<std::string, std::string>& names; ///< people's, by id
    const std::optional<protocol::Figures>& figures; ///< of today, if somebody could ask for them
    protocol::LinkState link = protocol::LinkState::Connecting;
    std::optional<WallTime> lostSince{};
    WallTime now{};
    LiveThresholds thresholds{};
};

/// Everything the supervisor's live page shows, but for the alerts.
struct LivePicture {
    WallTime at{};
    protocol::LinkState link = protocol::LinkState::Connecting;
    std::optional<WallTime> lostSince{};
    std::string centre;
    std::string ward;
    std::string notice;
    LiveTotals totals;
    std::vector<LiveField> fields;
    std::vector<LiveCounter> counters;
    std::vector<LiveCall> calls; ///< newest first
    std::vector<LiveDevice> devices;
    LiveThresholds thresholds;
};

LivePicture pictureOf(const LiveInputs& inputs);

/// The rule that decided, in words.
Words wordsOf(protocol::CallReason reason, protocol::PriorityClass priority, int maxWaitMinutes,
              const std::string& given);
/// "kiosk:k1": "Máy lấy số K1".
Words nameOfDevice(const std::string& device);

}
