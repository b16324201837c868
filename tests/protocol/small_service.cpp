#include "tests/protocol/small_service.h"

#include "base/uuid.h"
#include "protocol/codec.h"

#include <algorithm>
#include <future>
#include <random>
#include <stdexcept>
#include <sys/eventfd.h>
#include <unistd.h>

namespace luot::protocol {

using namespace std::chrono_literals;

namespace {

const BranchId branchId{"an-thinh"};

tl::unexpected<Refusal> refused(ErrorCode code, std::string message)
{
    return tl::unexpected<Refusal>{Refusal{code, std::move(message)}};
}

}

MemorySource::MemorySource(BranchId branch)
{
    m_staff.branch
        = {std::move(branch), "Trung tâm Phục vụ hành chính công", "Phường An Thịnh", "1900 0000", ""};
    m_staff.fields = {{FieldId{"A"}, "Hộ tịch", "Civil status", "family", true, 0, {}, 0},
                      {FieldId{"B"}, "Chứng thực", "Certification", "stamp", true, 0, {}, 0}};
    m_staff.counters = {{CounterId{"1"}, {FieldId{"A"}}, {}, false, false},
                        {CounterId{"2"}, {FieldId{"B"}}, {}, false, false}};
    m_public = m_staff;
}

std::uint64_t MemorySource::lastN(Stream stream) const
{
    return stream == Stream::Public ? m_publicN : m_staffN;
}

BranchView MemorySource::snapshot(Stream stream) const
{
    ++m_snapshots;
    return stream == Stream::Public ? m_public : m_staff;
}

std::optional<std::vector<StoredEvent>> MemorySource::eventsAfter(Stream stream, std::uint64_t n,
                                                                  std::size_t limit) const
{
    const auto numberOf = [stream](const StoredEvent& event) {
        return stream == Stream::Public ? event.publicN : event.staffN;
    };
    std::vector<StoredEvent> after;
    for (const StoredEvent& event : m_events)
        if (numberOf(event) > n && after.size() < limit)
            after.push_back(event);
    if (after.empty() ? n != lastN(stream) : numberOf(after.front()) != n + 1)
        return std::nullopt;
    return after;
}

StoredEvent MemorySource::append(const EventBody& body, WallTime at)
{
    StoredEvent event{++m_seq, ++m_staffN, 0, at, typeOf(body), "kiosk:k1", encodeBody(body)};
    m_staff.apply(body, at);
    if (const auto shown = publicForm(body)) {
        event.publicN = ++m_publicN;
        m_public.apply(*shown, at);
    }
    m_events.push_back(event);
    return event;
}

void MemorySource::restore(std::uint64_t epoch)
{
    m_epoch = epoch;
    m_staffN = 0;
    m_publicN = 0;
    m_events.clear();
}

SmallQueue::SmallQueue(MemorySource& source)
    : m_source{source}
{
}

std::string SmallQueue::handle(const Request& request, std::vector<StoredEvent>& published)
{
    const auto key = std::pair{request.user, request.id.str()};
    if (const auto stored = m_replies.find(key); stored != m_replies.end()) {
        if (stored->second.first == request.hash)
            return markDuplicate(stored->second.second);
        return encodeReply(request.id, refused(ErrorCode::IdReused, "This id was used for something else."),
                           0);
    }
    const std::string text
        = encodeReply(request.id, run(request, published), published.empty() ? 0 : published.back().seq);
    m_replies[key] = {request.hash, text};
    return text;
}

tl::expected<CommandResult, Refusal> SmallQueue::run(const Request& request,
                                                     std::vector<StoredEvent>& published)
{
    const WallTime now = SystemClock{}.wall();
    const BranchView view = m_source.snapshot(Stream::Staff);
    const auto tell = [&](const EventBody& body) { published.push_back(m_source.append(body, now)); };

    if (std::holds_alternative<ListFields>(request.command))
        return FieldList{view.branch, view.fields, view.counters};
    if (const auto* issue = std::get_if<IssueTicket>(&request.command)) {
        if (view.field(issue->field) == nullptr)
            return refused(ErrorCode::NotFound, "There is no such field.");
        Ticket ticket;
        ticket.id = TicketId{makeUuidV7(now)};
        ticket.number = static_cast<int>(++m_numbers);
        const std::string digits = std::to_string(ticket.number);
        ticket.label
            = issue->field.str() + std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits;
        ticket.field = issue->field;
        ticket.businessDate = "2026-07-14";
        ticket.priority = issue->priority;
        ticket.hasPriority = issue->priority != PriorityClass::None;
        ticket.way = issue->way;
        ticket.tokenHash = issue->tokenHash;
        ticket.issuedBy = request.device;
        ticket.issuedAt = now;
        ticket.queuedAt = now;
        const auto isWaiting = [](const Ticket& other) { return other.state == TicketState::Waiting; };
        const auto ahead = static_cast<int>(std::ranges::count_if(m_tickets, isWaiting));
        m_tickets.push_back(ticket);
        tell(TicketEvent{TicketChange::Issued, ticket});
        return IssuedTicket{ticket, ahead, {5, 10}, {CounterId{"1"}}};
    }
    if (const auto* open = std::get_if<OpenCounter>(&request.command)) {
        const Counter* counter = view.counter(open->counter);
        if (counter == nullptr)
            return refused(ErrorCode::NotFound, "There is no such counter.");
        Counter opened = *counter;
        opened.open = true;
        tell(CounterEvent{CounterChange::Opened, opened});
        return CounterResult{opened};
    }
    if (const auto* call = std::get_if<CallNext>(&request.command)) {
        for (Ticket& ticket : m_tickets) {
            if (ticket.state != TicketState::Waiting)
                continue;
            ticket.counter = call->counter;
            ticket.callCount = 1;
            ticket.calledAt = now;
            ticket.callReason = CallReason::QueueOrder;
            return change(ticket.id, TicketChange::Called, TicketState::Called, published);
        }
        return TicketResult{};
    }
    if (const auto* start = std::get_if<StartService>(&request.command))
        return change(start->ticket, TicketChange::Started, TicketState::Serving, published);
    if (const auto* finish = std::get_if<FinishService>(&request.command))
        return change(finish->ticket, TicketChange::Completed, TicketState::Completed, published);
    if (const auto* recall = std::get_if<Recall>(&request.command))
        return change(recall->ticket, TicketChange::Recalled, TicketState::Called, published);
    if (const auto* reprint = std::get_if<ReprintTicket>(&request.command)) {
        const auto found = std::ranges::find(m_tickets, reprint->ticket, &Ticket::id);
        if (found == m_tickets.end())
            return refused(ErrorCode::NotFound, "There is no such ticket.");
        found->printed = PrintState::NotYet;
        if (!reprint->tokenHash.empty())
            found->tokenHash = reprint->tokenHash;
        return change(reprint->ticket, TicketChange::PrintResult, found->state, published)
            .map([](const CommandResult& changed) -> CommandResult {
                return IssuedTicket{*std::get<TicketResult>(changed).ticket, 0, {}, {CounterId{"1"}}};
            });
    }
    if (const auto* report = std::get_if<ReportPrint>(&request.command)) {
        const auto found = std::ranges::find(m_tickets, report->ticket, &Ticket::id);
        if (found == m_tickets.end())
            return refused(ErrorCode::NotFound, "There is no such ticket.");
        found->printed = report->result;
        return change(report->ticket, TicketChange::PrintResult, found->state, published);
    }
    if (const auto* get = std::get_if<GetTicket>(&request.command)) {
        const Ticket* ticket = view.ticket(get->ticket);
        if (ticket == nullptr)
            return refused(ErrorCode::NotFound, "There is no such ticket.");
        return TicketResult{*ticket};
    }
    return Done{};
}

tl::expected<CommandResult, Refusal> SmallQueue::change(const TicketId& id, TicketChange change,
                                                        TicketState state,
                                                        std::vector<StoredEvent>& published)
{
    const auto found = std::ranges::find(m_tickets, id, &Ticket::id);
    if (found == m_tickets.end())
        return refused(ErrorCode::NotFound, "There is no such ticket.");
    found->state = state;
    ++found->version;
    published.push_back(m_source.append(TicketEvent{change, *found}, SystemClock{}.wall()));
    return TicketResult{*found};
}

SmallService::SmallService()
    : m_source{branchId}
    , m_wake{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)}
{
    std::string pattern = (std::filesystem::temp_directory_path() / "luot-service-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error{"no temporary folder"};
    m_folder = pattern;
    std::filesystem::create_directory(m_folder / "keys.d");
    if (const auto written = writeServerKey(m_pair, m_folder / "server.key"); !written)
        throw std::runtime_error{written.error().message};
    settings.branch = branchId;
    settings.keys = m_folder;
    settings.heartbeat = 100ms;
    // The tests of limits say so; the others shall not wait for tokens.
    for (auto& [role, rate] : settings.rates)
        rate = {100'000, 100'000};
    settings.syncRate = {100'000, 100'000};
}

SmallService::~SmallService()
{
    stop();
    close(m_wake);
    std::filesystem::remove_all(m_folder);
}

void SmallService::start()
{
    std::promise<void> ready;
    m_isEnding = false;
    m_thread = std::thread{[this, &ready] {
        std::random_device random;
        Result<std::unique_ptr<Server>> server = failure("not tried");
        // A port once found is kept, so that clients find a service that was started again.
        for (int attempt = 0; attempt < 200 && !server; ++attempt) {
            settings.port = m_port != 0 ? m_port : static_cast<std::uint16_t>(20'000 + random() % 30'000);
            server = Server::bind(settings, m_source);
            if (!server && m_port != 0)
                std::this_thread::sleep_for(10ms);
        }
        if (!server) {
            ready.set_exception(std::make_exception_ptr(std::runtime_error{server.error().message}));
            return;
        }
        m_port = settings.port;
        ready.set_value();
        serve(**server);
    }};
    ready.get_future().get();
}

void SmallService::stop()
{
    m_isEnding = true;
    eventfd_write(m_wake, 1);
    if (m_thread.joinable())
        m_thread.join();
}

void SmallService::serve(Server& server)
{
    while (!m_isEnding) {
        const std::vector<Request> requests = server.receive(1000ms, 64, m_wake);
        for (const Request& request : requests) {
            std::vector<StoredEvent> published;
            const std::string text = m_queue.handle(request, published);
            for (const StoredEvent& event : published)
                server.publish(event);
            if (repliesToLose > 0)
                --repliesToLose;
            else
                server.reply(request, text);
        }
        eventfd_t count = 0;
        eventfd_read(m_wake, &count);
        std::deque<std::function<void(Server&)>> work;
        {
            const std::scoped_lock lock{m_mutex};
            work.swap(m_work);
        }
        for (const auto& one : work)
            one(server);
    }
}

DeviceKey SmallService::admit(const std::string& id, Role role, std::vector<CounterId> counters)
{
    DeviceKey key{DeviceId{id}, role, branchId, makeKeyPair(), m_pair.publicKey};
    const AllowedKey allowed{key.pair.publicKey, key.id, role, branchId, std::move(counters), {}, {}};
    if (const auto written = writeAllowedKey(allowed, m_folder / "keys.d"); !written)
        throw std::runtime_error{written.error().message};
    return key;
}

void SmallService::revoke(const std::string& id) const
{
    std::filesystem::remove(m_folder / "keys.d" / (id + ".json"));
}

ClientSettings SmallService::settingsFor(const DeviceKey& key, std::optional<Stream> stream) const
{
    ClientSettings client;
    client.port = m_port;
    client.key = key;
    client.stream = stream;
    return client;
}

void SmallService::run(const std::function<void(Server&, MemorySource&)>& work)
{
    std::promise<void> done;
    {
        const std::scoped_lock lock{m_mutex};
        m_work.push_back([&](Server& server) {
            work(server, m_source);
            done.set_value();
        });
    }
    eventfd_write(m_wake, 1);
    done.get_future().get();
}

void SmallService::happen(const EventBody& body)
{
    run([&](Server& server, MemorySource& source) {
        server.publish(source.append(body, SystemClock{}.wall()));
    });
}

BranchView SmallService::view(Stream stream)
{
    BranchView view;
    run([&](Server&, MemorySource& source) { view = source.snapshot(stream); });
    return view;
}

ServerCounts SmallService::counts()
{
    ServerCounts counts;
    run([&](Server& server, MemorySource&) { counts = server.counts(); });
    return counts;
}

}
