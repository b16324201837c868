#include "queue-service/service.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "queue-service/src/people_desk.h"
#include "queue-service/src/reason_to_end.h"
#include "queue-service/src/wake_set.h"

#include <poll.h>

#include <algorithm>
#include <utility>

namespace luot::queue_service {

using namespace protocol;

namespace {

constexpr std::size_t batchSize = 128;
constexpr std::size_t replayStep = 1000;
constexpr std::uint64_t eventsBetweenCheckpoints = 5000;
constexpr int batchesBetweenTidying = 256;
constexpr Milliseconds patience{250};
constexpr std::chrono::seconds betweenTries{1};
const std::string ownName = "service";

std::uint64_t numberIn(Stream stream, const StoredEvent& event)
{
    return stream == Stream::Public ? event.publicN : event.staffN;
}

bool isReadable(int fd)
{
    pollfd waiting{.fd = fd, .events = POLLIN, .revents = 0};
    return fd >= 0 && poll(&waiting, 1, 0) > 0;
}

bool asksWhoIsThere(const Request& request) { return std::holds_alternative<ListDevices>(request.command); }

std::set<TicketId> boundIn(const BookState& state)
{
    std::set<TicketId> bound;
    for (const auto& [id, ticket] : state.tickets)
        if (ticket.faceBound && isLive(ticket.state))
            bound.insert(id);
    return bound;
}

}

Service::Service(ServiceSettings settings, const Clock& clock, Transcript transcript,
                 std::unique_ptr<EventStore> store, std::unique_ptr<FaceStore> faces, QueueBook book)
    : m_settings{std::move(settings)}
    , m_clock{clock}
    , m_transcript{std::move(transcript)}
    , m_store{std::move(store)}
    , m_faces{std::move(faces)}
    , m_book{std::move(book)}
    , m_people{std::make_unique<PeopleDesk>(*m_store, m_settings.setup.rules.signInNeeded)}
    , m_lastWall{clock.wall()}
    , m_lastSteady{clock.steady()}
    , m_forgottenAt{clock.steady()}
    , m_branchFile{m_settings.branchFile.empty() ? nullptr
                                                 : std::make_unique<BranchFile>(m_settings.branchFile)}
{
}

Service::~Service() = default;

Result<std::unique_ptr<Service>> Service::open(ServiceSettings settings, const Clock& clock,
                                               Transcript transcript)
{
    auto store = EventStore::open(
        {settings.data, settings.setup.branch.id, settings.ballastBytes, settings.backups}, clock.wall());
    if (!store)
        return tl::unexpected{store.error()};
    auto faces = FaceStore::open(settings.data);
    if (!faces)
        return tl::unexpected{faces.error()};
    auto state = (*store)->load();
    if (!state)
        return tl::unexpected{reasonToEnd(state.error())};
    QueueBook book{settings.setup, std::move(*state)};
    std::unique_ptr<Service> service{new Service{std::move(settings), clock, std::move(transcript),
                                                 std::move(*store), std::move(*faces), std::move(book)}};
    if (auto begun = service->begin(); !begun)
        return tl::unexpected{begun.error()};
    return service;
}

Result<> Service::begin()
{
    if (auto restored = restoreViews(); !restored)
        return restored;
    const std::uint64_t last = m_store->lastN(Stream::Staff);
    const auto newest = m_store->eventsAfter(Stream::Staff, last == 0 ? 0 : last - 1, 1);
    if (newest && !newest->empty())
        watchForLeap(m_clock.wall(), newest->front().at);
    const auto started = agreeWithAll();
    if (started) {
        takeCommitted();
    } else if (started.error().fault == StoreFault::Broken || started.error().fault == StoreFault::Rejected) {
        return tl::unexpected{reasonToEnd(started.error())};
    } else {
        if (auto back = backToCommitted(); !back)
            return tl::unexpected{reasonToEnd(back.error())};
        turnReadOnly(started.error());
    }
    return {};
}

/// What a start has to settle before anything else is written.
Stored<> Service::agreeWithAll()
{
    return m_store->begin()
        .and_then([this] { return agreeWithFile(); })
        .and_then([this] { return agreeWithSetup(); })
        .and_then([this] { return learnWithdrawnFaces(); })
        .and_then([this] { return agreeWithFaces(); })
        .and_then([this] { return agreeWithRestore(); })
        .and_then([this] { return recordDue(m_clock.wall()); })
        .and_then([this] { return recordFieldChanges(m_clock.wall()); })
        .and_then([this] { return m_store->commit(); })
        .map([this] { m_hasBegun = true; });
}

Result<> Service::restoreViews()
{
    std::uint64_t seq = 0;
    auto checkpoint = m_store->checkpoint();
    if (!checkpoint)
        return tl::unexpected{reasonToEnd(checkpoint.error())};
    if (*checkpoint) {
        auto publicView = decodeView((*checkpoint)->publicView);
        auto staffView = decodeView((*checkpoint)->staffView);
        if (publicView && staffView) {
            m_publicView = std::move(*publicView);
            m_staffView = std::move(*staffView);
            seq = (*checkpoint)->seq;
        }
    }
    m_viewsKeptAt = seq;
    while (seq < m_store->lastSeq()) {
        // Every event is on the staff stream, so its numbers are the log's.
        auto events = m_store->eventsAfter(Stream::Staff, seq, replayStep);
        if (!events)
            return tl::unexpected{reasonToEnd(events.error())};
        if (events->empty())
            break;
        for (const StoredEvent& event : *events) {
            const auto body = decodeBody(event.type, event.body);
            if (!body)
                return failure("Event " + std::to_string(event.seq) + " cannot be read ("
                               + body.error().message
                               + "); run luotctl verify on the database, then restore the last backup.");
            m_staffView.apply(*body, event.at);
            if (const auto shown = publicForm(*body))
                m_publicView.apply(*shown, event.at);
        }
        seq = events->back().seq;
    }
    showSetup();
    return {};
}

/// After a crash faces and log may differ by the last command: what only one of them knows is erased.
Stored<> Service::agreeWithFaces()
{
    return m_faces->tickets().and_then([this](const std::set<TicketId>& held) -> Stored<> {
        const std::set<TicketId> bound = boundIn(m_book.state());
        std::vector<EventBody> lost;
        for (const TicketId& id : bound)
            if (!held.contains(id))
                lost.emplace_back(FaceEvent{FaceChange::Erased, id, m_book.ticket(id)->label});
        std::ranges::set_difference(held, bound, std::inserter(m_facesToErase, m_facesToErase.end()));
        return record(m_clock.wall(), ownName, lost);
    });
}

Result<> Service::run(Server& server, int stopFd)
{
    const auto letOut = [&server](const std::vector<StoredEvent>& events) {
        for (const StoredEvent& event : events)
            server.publish(event);
    };
    const WakeSet wake{stopFd, signInFd()};
    while (!isReadable(stopFd)) {
        const std::vector<Request> requests = server.receive(patience, batchSize, wake.descriptor());
        if (const auto keys = server.takeKeyChange())
            if (auto ended = endSessionsBut(*keys); !ended)
                return ended;
        if (std::ranges::any_of(requests, asksWhoIsThere))
            noteHeard(server.heard());
        if (!requests.empty()) {
            auto outcome = process(requests);
            if (!outcome)
                return tl::unexpected{outcome.error()};
            // Whoever asked waits; the boards are told while the answer is on its way.
            for (std::size_t i = 0; i < requests.size(); ++i)
                if (!outcome->replies[i].empty())
                    server.reply(requests[i], outcome->replies[i]);
            letOut(outcome->events);
        }
        auto signIns = answerLate();
        if (!signIns)
            return tl::unexpected{signIns.error()};
        letOut(signIns->events);
        for (const Late& late : signIns->late)
            server.reply(late.request, late.reply);
        if (requests.empty() || ++m_batchesSinceTidy > batchesBetweenTidying) {
            m_batchesSinceTidy = 0;
            auto rested = rest();
            if (!rested)
                return tl::unexpected{rested.error()};
            letOut(rested->events);
        }
    }
    close();
    return {};
}

Result<Service::Outcome> Service::rest()
{
    auto recovered = tryToRecover();
    if (!recovered)
        return tl::unexpected{reasonToEnd(recovered.error())};
    eraseFaces();
    if (auto looked = lookAtBranchFile(); !looked)
        return tl::unexpected{looked.error()};
    const WallTime now = m_clock.wall();
    if (auto inPlace = m_store->checkInPlace(); !inPlace)
        return tl::unexpected{reasonToEnd(inPlace.error())};
    m_store->continueBackup(now);
    if (!m_readOnly && !m_book.due(now).empty())
        if (auto settled = settle(m_store->begin()
                                      .and_then([&] { return recordDue(now); })
                                      .and_then([&] { return recordFieldChanges(now); })
                                      .and_then([&] { return m_store->commit(); }));
            !settled)
            return tl::unexpected{settled.error()};
    if (auto settled = settle(forgetOld(now)); !settled)
        return tl::unexpected{settled.error()};
    if (auto settled = settle(tellAlerts(now)); !settled)
        return tl::unexpected{settled.error()};
    Outcome outcome{{}, std::move(*recovered)};
    std::ranges::move(takeCommitted(), std::back_inserter(outcome.events));
    if (m_facesFault)
        return tl::unexpected{reasonToEnd(*m_facesFault)};
    if (auto tidied = m_store->tidy(); !tidied && tidied.error().fault == StoreFault::Broken)
        return tl::unexpected{reasonToEnd(tidied.error())};
    if (!m_readOnly && m_store->lastSeq() > m_viewsKeptAt + eventsBetweenCheckpoints) {
        if (auto kept = keepViews(); !kept && kept.error().fault == StoreFault::Broken)
            return tl::unexpected{reasonToEnd(kept.error())};
    }
    return outcome;
}

/// What could not be written waits for space; the error is a reason to end.
Result<> Service::settle(const Stored<>& changed)
{
    if (changed)
        return {};
    if (auto back = backToCommitted(); !back || changed.error().fault == StoreFault::Broken)
        return tl::unexpected{reasonToEnd(changed.error())};
    turnReadOnly(changed.error());
    return {};
}

void Service::close()
{
    eraseFaces();
    if (auto kept = keepViews(); !kept)
        spdlog::warn("the next start will take longer: {}", kept.error().message);
}

Stored<> Service::keepViews()
{
    const std::uint64_t seq = m_store->lastSeq();
    if (seq == m_viewsKeptAt)
        return {};
    return m_store->keepCheckpoint({seq, encodeView(m_publicView), encodeView(m_staffView)}).map([&] {
        m_viewsKeptAt = seq;
    });
}

Stored<> Service::backToCommitted()
{
    m_store->rollback();
    m_recorded.clear();
    return m_store->load().and_then([this](BookState state) -> Stored<> {
        m_book = QueueBook{m_settings.setup, std::move(state)};
        // A face whose event was not committed is not wanted either.
        return m_faces->tickets().map([this](const std::set<TicketId>& held) {
            std::ranges::set_difference(held, boundIn(m_book.state()),
                                        std::inserter(m_facesToErase, m_facesToErase.end()));
        });
    });
}

std::vector<StoredEvent> Service::takeCommitted()
{
    std::vector<StoredEvent> events;
    for (Recorded& recorded : m_recorded) {
        tell(recorded);
        events.push_back(std::move(recorded.event));
    }
    m_recorded.clear();
    eraseFaces();
    return events;
}

void Service::tell(const Recorded& recorded)
{
    m_staffView.apply(recorded.body, recorded.event.at);
    if (const auto shown = publicForm(recorded.body))
        m_publicView.apply(*shown, recorded.event.at);

    if (const auto* face = std::get_if<FaceEvent>(&recorded.body)) {
        if (face->change == FaceChange::Bound)
            m_transcript.write("face.bound", face->label);
        else
            m_facesToErase.insert(face->ticket);
    }
    if (const auto* change = std::get_if<TicketEvent>(&recorded.body)) {
        const Ticket& ticket = change->ticket;
        if (change->change == TicketChange::Called)
            m_transcript.write("ticket.called", ticket.label, ticket.counter.str());
        else if (change->change == TicketChange::Issued || change->change == TicketChange::Started
                 || change->change == TicketChange::Completed)
            m_transcript.write(recorded.event.type, ticket.label);
    }
}

void Service::turnReadOnly(const StoreError& error)
{
    m_lastTry = m_clock.steady();
    if (!m_readOnly && error.fault == StoreFault::Full)
        spdlog::error(
            "no space to write to ({}): commands are refused until there is; free some, for instance {}",
            error.message, (m_settings.data / "ballast").string());
    else if (!m_readOnly)
        spdlog::error("another program holds {} ({}): commands are refused until it lets go",
                      (m_settings.data / EventStore::databaseName).string(), error.message);
    if (!m_readOnly && error.fault == StoreFault::Full)
        m_fullSince = m_clock.wall();
    m_readOnly = true;
    m_readOnlyFor = error.fault;
}

/// What the start could not settle for want of space comes first. Returns what to publish; the error is a
/// reason to end.
Stored<std::vector<StoredEvent>> Service::tryToRecover()
{
    if (!m_readOnly || m_clock.steady() - m_lastTry < betweenTries)
        return {};
    m_lastTry = m_clock.steady();
    const auto written = m_hasBegun ? m_store->begin()
                                          .and_then([this] { return m_store->probe(); })
                                          .and_then([this] { return tellOfFullDisk(m_clock.wall()); })
                                          .and_then([this] { return m_store->commit(); })
                                    : agreeWithAll();
    if (!written) {
        if (written.error().fault == StoreFault::Broken || written.error().fault == StoreFault::Rejected)
            return tl::unexpected{written.error()};
        return backToCommitted().map([] { return std::vector<StoredEvent>{}; });
    }
    m_readOnly = false;
    m_fullSince.reset();
    spdlog::info("writing is possible again: commands are carried out");
    return takeCommitted();
}

std::uint64_t Service::epoch() const { return m_store->epoch(); }
std::uint64_t Service::lastN(Stream stream) const { return m_store->lastN(stream); }
ServiceMode Service::mode() const { return m_readOnly ? ServiceMode::ReadOnly : ServiceMode::Normal; }

BranchView Service::snapshot(Stream stream) const
{
    return stream == Stream::Public ? m_publicView : m_staffView;
}

std::optional<std::vector<StoredEvent>> Service::eventsAfter(Stream stream, std::uint64_t n,
                                                             std::size_t limit) const
{
    auto events = m_store->eventsAfter(stream, n, limit);
    // What follows a forgotten event is no answer.
    if (!events || (!events->empty() && numberIn(stream, events->front()) != n + 1))
        return std::nullopt;
    return std::move(*events);
}

}
