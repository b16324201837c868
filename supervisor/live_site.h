#pragma once

#include "supervisor/alert_book.h"
#include "supervisor/queue_line.h"
#include "supervisor/router.h"
#include "supervisor/staff_door.h"
#include "supervisor/staff_stream.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luot::supervisor {

class LiveOrder;

/// The supervisor's live page: what it shows, sent whole to each that listens as soon as something changes,
/// and what can be done from it, asked of the queue service in the name of who asks.
///
/// Nothing is shown as done before its event has come. Thread: the loop's.
class LiveSite {
public:
    /// A picture leaves at most this often, and at least once a second.
    static constexpr Milliseconds pictureEach{100};
    /// With so many people and pages that more than `bytesEach` would leave in that time.
    static constexpr Milliseconds largePictureEach{200};
    static constexpr std::size_t bytesEach = 2'000'000;
    static constexpr Milliseconds silence{1000};

    /// Requires: all of them outlive it.
    LiveSite(QueueLine& line, StaffDoor& door, WebLoop& loop, const Clock& clock, LiveThresholds thresholds);

    /// GET /live, /events/live, /api/live; POST /api/alerts/{alert}/acknowledge, /api/live/…: docs/web.md.
    void addRoutes(Router& router);

private:
    using Meant = std::function<std::optional<protocol::Command>(const LiveOrder&)>;

    void listen(const std::shared_ptr<Exchange>& exchange);
    void acknowledge(const std::shared_ptr<Exchange>& exchange, const std::string& alert);
    void addCommands(Router& router);
    /// Asks for what the request says, in the name of who sent it.
    void command(const std::shared_ptr<Exchange>& exchange, const Meant& meant);

    void follow(const std::vector<protocol::Event>& news);
    void tick();
    void forgetTheGone();
    Milliseconds pause() const;
    void send();
    /// What is so now; the alerts are judged by it.
    LivePicture look();
    nlohmann::json told(const LivePicture& picture) const;
    void askNames();
    void askFigures();
    void askWhoIsThere();

    QueueLine& m_line;
    StaffDoor& m_door;
    const Clock& m_clock;
    LiveThresholds m_thresholds;
    LiveMemory m_memory;
    DevicePresence m_presence;
    SteadyTime m_presenceAsked{};
    bool m_isAskingPresence = false;
    AlertBook m_alerts;
    std::map<std::string, std::string> m_names;
    bool m_hasNames = false;
    std::optional<protocol::Figures> m_figures;
    int m_ratingsCounted = 0;
    SteadyTime m_figuresAsked{};
    AddressLimit m_pace; ///< by person
    std::vector<StaffStream> m_pages;
    bool m_isChanged = true;
    SteadyTime m_sent{};
    std::size_t m_bytesSent = 0; ///< with the last picture, to all
};

}
