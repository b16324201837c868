#pragma once

#include "base/clock.h"
#include "protocol/keys.h"
#include "supervisor/counter_site.h"
#include "supervisor/http_server.h"
#include "supervisor/live_site.h"
#include "supervisor/public_site.h"
#include "supervisor/queue_line.h"
#include "supervisor/reception_site.h"
#include "supervisor/report_site.h"
#include "supervisor/router.h"
#include "supervisor/staff_door.h"
#include "supervisor/webhook.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace luot::supervisor {

struct SupervisorSettings {
    std::string server = "127.0.0.1"; ///< the queue service
    std::uint16_t serverPort = 5560;
    protocol::DeviceKey staffKey; ///< role supervisor (or admin): the staff listener's
    std::optional<protocol::DeviceKey>
        publicKey; ///< role reception: the public listener's; none: no public pages
    HttpSettings staffPages; ///< in the centre's own network
    HttpSettings publicPages; ///< for everybody's phone; its bodies are of 8 KiB at most
    LiveThresholds thresholds; ///< of the live page's alerts
    std::vector<Webhook> webhooks; ///< other systems that are told what happens
    std::filesystem::path data; ///< the reporting database's folder; made if there is none
};

/// The whole process: two lines to the queue service, two listeners, and the pages between them.
///
/// Thread: all on the one that calls run(), but for the lines' own.
class Supervisor {
public:
    /// Requires: the clock outlives it. Fails with a sentence that says what to do.
    static Result<std::unique_ptr<Supervisor>> open(SupervisorSettings settings, const Clock& clock);

    void run(int stopFd) { m_loop.run(stopFd); }
    WebLoop& loop() { return m_loop; }
    std::uint16_t staffPort() const { return m_staffServer->port(); }
    std::uint16_t publicPort() const { return m_publicServer ? m_publicServer->port() : std::uint16_t{0}; }

private:
    Supervisor(SupervisorSettings settings, const Clock& clock);
    Result<> start();

    SupervisorSettings m_settings;
    const Clock& m_clock;
    WebLoop m_loop; // before everything that runs on it
    std::unique_ptr<QueueLine> m_staffLine;
    std::unique_ptr<QueueLine> m_publicLine;
    Router m_staffRouter;
    Router m_publicRouter;
    std::unique_ptr<StaffDoor> m_door;
    std::unique_ptr<LiveSite> m_live;
    std::unique_ptr<ReportStore> m_reports;
    std::unique_ptr<ReportFollower> m_reportFollower;
    std::unique_ptr<ReportSite> m_reportSite;
    std::unique_ptr<WebhookSender> m_webhooks;
    std::unique_ptr<PublicSite> m_publicSite;
    std::unique_ptr<CounterSite> m_counters;
    std::unique_ptr<ReceptionSite> m_reception;
    std::unique_ptr<HttpServer> m_staffServer; // last: no request comes in any more when the rest ends
    std::unique_ptr<HttpServer> m_publicServer;
};

}
