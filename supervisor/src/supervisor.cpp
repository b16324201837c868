#include "supervisor/supervisor.h"

#include "base/log.h"
#include "supervisor/answers.h"
#include "supervisor/page_store.h"

#include <nlohmann/json.hpp>

namespace luot::supervisor {

using namespace protocol;

namespace {

constexpr Milliseconds sweepEach{std::chrono::seconds{30}};
/// A remark is of 1,000 bytes, all else shorter; thousands who send at once must not fill the memory.
constexpr std::size_t mostPublicBody = 8 * 1024;

enum class Listener { Staff, Public };

/// Scripts, styles and drawings, which say nothing of anybody; a page of its own address is added by its
/// site.
void addAssets(Router& router, Listener listener)
{
    for (const Page& page : pages())
        if (!page.name.ends_with(".html") && (page.isPublic || listener == Listener::Staff))
            router.add(Method::Get, "/" + std::string{page.name},
                       [name = std::string{page.name}](const auto& exchange, const RouteWords&) {
                           answerPage(exchange, name);
                       });
}

}

Supervisor::Supervisor(SupervisorSettings settings, const Clock& clock)
    : m_settings{std::move(settings)}
    , m_clock{clock}
{
    m_settings.publicPages.mostBody = mostPublicBody;
}

Result<std::unique_ptr<Supervisor>> Supervisor::open(SupervisorSettings settings, const Clock& clock)
{
    std::unique_ptr<Supervisor> supervisor{new Supervisor{std::move(settings), clock}};
    return supervisor->start().map([&] { return std::move(supervisor); });
}

Result<> Supervisor::start()
{
    const auto lineTo = [&](const DeviceKey& key, Stream stream) {
        return QueueLine::connect({m_settings.server, m_settings.serverPort, key, stream}, m_loop, m_clock);
    };
    auto staff = lineTo(m_settings.staffKey, Stream::Staff);
    if (!staff)
        return tl::unexpected{staff.error()};
    m_staffLine = std::move(*staff);
    m_door = std::make_unique<StaffDoor>(*m_staffLine, m_clock);
    m_door->addRoutes(m_staffRouter);
    m_live = std::make_unique<LiveSite>(*m_staffLine, *m_door, m_loop, m_clock, m_settings.thresholds);
    m_live->addRoutes(m_staffRouter);
    addAssets(m_staffRouter, Listener::Staff);
    m_staffRouter.add(Method::Get, "/",
                      [](const auto& exchange, const RouteWords&) { redirect(exchange, "/live"); });
    m_staffRouter.add(Method::Get, "/api/centre", [this](const auto& exchange, const RouteWords&) {
        const Branch& branch = m_staffLine->view().branch;
        answerJson(exchange,
                   {{"name", branch.name},
                    {"ward", branch.ward},
                    {"live", m_staffLine->isLive()},
                    {"at", m_staffLine->now().time_since_epoch().count()}});
    });
    auto reports = ReportStore::open(m_settings.data);
    if (!reports)
        return tl::unexpected{reports.error()};
    m_reports = std::move(*reports);
    m_reportFollower = std::make_unique<ReportFollower>(*m_reports, *m_staffLine, m_loop);
    m_reportSite = std::make_unique<ReportSite>(*m_door, *m_staffLine, *m_reports, *m_reportFollower);
    m_reportSite->addRoutes(m_staffRouter);
    auto webhooks = WebhookSender::start(m_settings.webhooks, m_settings.data, *m_staffLine, m_loop, m_clock);
    if (!webhooks)
        return tl::unexpected{webhooks.error()};
    m_webhooks = std::move(*webhooks);
    m_counters = std::make_unique<CounterSite>(
        *m_staffLine, *m_door, m_loop, m_clock,
        m_settings.server + ':' + std::to_string(m_settings.serverPort), m_settings.data / "drafts");
    m_counters->addRoutes(m_staffRouter);
    m_reception = std::make_unique<ReceptionSite>(*m_staffLine, *m_door, m_loop, m_clock);
    m_reception->addRoutes(m_staffRouter);
    m_loop.every(sweepEach, [this] { m_door->sweep(); });

    auto staffServer = HttpServer::listen(m_settings.staffPages, m_loop,
                                          [this](const auto& exchange) { m_staffRouter.answer(exchange); });
    if (!staffServer)
        return tl::unexpected{staffServer.error()};
    m_staffServer = std::move(*staffServer);
    if (!m_settings.publicKey)
        return {};

    auto line = lineTo(*m_settings.publicKey, Stream::Public);
    if (!line)
        return tl::unexpected{line.error()};
    m_publicLine = std::move(*line);
    m_publicSite = std::make_unique<PublicSite>(*m_staffLine, *m_publicLine, m_clock,
                                                m_settings.publicKey->pair.secretKey);
    m_publicSite->addRoutes(m_publicRouter, m_loop);
    addAssets(m_publicRouter, Listener::Public);
    auto publicServer = HttpServer::listen(m_settings.publicPages, m_loop,
                                           [this](const auto& exchange) { m_publicRouter.answer(exchange); });
    if (!publicServer)
        return tl::unexpected{publicServer.error()};
    m_publicServer = std::move(*publicServer);
    return {};
}

}
