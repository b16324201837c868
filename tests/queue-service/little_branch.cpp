#include "tests/queue-service/little_branch.h"

#include "base/uuid.h"
#include "queue-service/verification.h"

#include <poll.h>

#include <algorithm>
#include <cstdlib>

namespace luot::queue_service {

using namespace protocol;
using namespace std::chrono_literals;

BranchSetup littleBranch()
{
    BranchSetup setup;
    setup.branch = {BranchId{"an-thinh"}, "Trung tâm", "Phường An Thịnh", "1900 0000", ""};
    setup.fields = {{FieldId{"A"}, "Hộ tịch", "Civil status", "family", 300, 30min},
                    {FieldId{"B"}, "Chứng thực", "Certification", "document-check", 300, 30min},
                    {FieldId{"T"}, "Trả kết quả", "Results", "tray-check", 3, 15min}};
    setup.counters = {{CounterId{"1"}, {{FieldId{"A"}, 2}, {FieldId{"B"}, 1}}},
                      {CounterId{"2"}, {{FieldId{"B"}, 1}}},
                      {CounterId{"3"}, {{FieldId{"T"}, 1}}}};
    setup.procedures = {{ProcedureId{"khai-sinh"}, "Đăng ký khai sinh", FieldId{"A"}, 3},
                        {ProcedureId{"ban-sao"}, "Chứng thực bản sao", FieldId{"B"}, 0}};
    return setup;
}

Actor kiosk(const std::string& id) { return {"kiosk:" + id, Role::Kiosk, DeviceId{id}, {}}; }

Actor clerk(const std::string& id, std::vector<CounterId> counters)
{
    return {"clerk:" + id, Role::Clerk, DeviceId{id}, std::move(counters)};
}

Actor supervisor() { return {"supervisor:s1", Role::Supervisor, DeviceId{"s1"}, {}}; }

Actor admin() { return {"admin:root", Role::Admin, DeviceId{"root"}, {}}; }

Actor reception() { return {"reception:r1", Role::Reception, DeviceId{"r1"}, {}}; }

Actor display(const std::string& counter)
{
    return {"counter:d" + counter, Role::Counter, DeviceId{"d" + counter}, {CounterId{counter}}};
}

IssueTicket issue(const std::string& field)
{
    IssueTicket command;
    command.field = FieldId{field};
    return command;
}

Folder::Folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "luot-queue-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        std::abort();
    m_path = name;
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Desk::Desk() { reopen(); }

void Desk::close()
{
    service->close();
    service.reset();
}

void Desk::crash() { service.reset(); }

void Desk::reopen()
{
    service.reset();
    auto opened = Service::open({folder.path(), setup, 0}, clock);
    ASSERT_TRUE(opened) << opened.error().message;
    service = std::move(*opened);
}

Request Desk::request(const Actor& who, Command command, const std::string& id)
{
    const RequestId requestId{id.empty() ? makeUuidV7(clock.wall()) : id};
    RequestId read;
    auto decoded = decodeRequest(encodeRequest(requestId, command, 3000ms, 1), read);
    EXPECT_TRUE(decoded) << decoded.error().message;
    Request request;
    request.user = who.user;
    request.role = who.role;
    request.device = who.device;
    request.counters = who.counters;
    request.id = requestId;
    request.command = decoded ? decoded->command : std::move(command);
    request.hash = decoded ? decoded->hash : std::array<std::uint8_t, 32>{};
    request.deadline = clock.steady() + 3s;
    return request;
}

std::vector<Reply> Desk::askAll(const std::vector<Request>& requests)
{
    auto outcome = service->process(requests);
    EXPECT_TRUE(outcome) << outcome.error().message;
    std::vector<Reply> replies(requests.size());
    if (outcome)
        waitForLate(requests, outcome->replies);
    if (!outcome)
        return replies;
    published.insert(published.end(), outcome->events.begin(), outcome->events.end());
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto reply = decodeReply(outcome->replies.at(i));
        EXPECT_TRUE(reply) << outcome->replies[i];
        if (reply)
            replies[i] = std::move(*reply);
    }
    return replies;
}

void Desk::waitForLate(const std::vector<Request>& requests, std::vector<std::string>& replies)
{
    while (std::ranges::any_of(replies, &std::string::empty)) {
        auto outcome = service->answerLate();
        ASSERT_TRUE(outcome) << outcome.error().message;
        published.insert(published.end(), outcome->events.begin(), outcome->events.end());
        for (const Service::Late& late : outcome->late)
            for (std::size_t i = 0; i < requests.size(); ++i)
                if (requests[i].id == late.request.id)
                    replies[i] = late.reply;
        pollfd waiting{.fd = service->signInFd(), .events = POLLIN, .revents = 0};
        if (std::ranges::any_of(replies, &std::string::empty)) {
            ASSERT_GT(poll(&waiting, 1, 20'000), 0) << "no PIN was worked on";
        }
    }
}

Reply Desk::ask(const Request& request) { return askAll({request}).front(); }

Reply Desk::ask(const Actor& who, Command command) { return ask(request(who, std::move(command))); }

Ticket Desk::issued(const std::string& field, const Actor& who)
{
    const Reply reply = ask(who, issue(field));
    EXPECT_TRUE(reply.outcome) << reply.outcome.error().message;
    const auto* result = reply.outcome ? std::get_if<IssuedTicket>(&*reply.outcome) : nullptr;
    return result == nullptr ? Ticket{} : result->ticket;
}

Ticket Desk::done(const Actor& who, Command command)
{
    const Reply reply = ask(who, std::move(command));
    EXPECT_TRUE(reply.outcome) << reply.outcome.error().message;
    const auto* result = reply.outcome ? std::get_if<TicketResult>(&*reply.outcome) : nullptr;
    return result == nullptr || !result->ticket ? Ticket{} : *result->ticket;
}

std::optional<ErrorCode> codeOf(const Reply& reply)
{
    return reply.outcome ? std::nullopt : std::optional{reply.outcome.error().code};
}

std::string complaintOfVerification(const std::filesystem::path& database)
{
    const auto report = verifyDatabase(database);
    if (!report)
        return report.error().message;
    const auto failed = std::ranges::find_if_not(report->checks, &Check::passed);
    return failed == report->checks.end() ? "" : failed->name + ": " + failed->detail;
}

void expectVerified(const std::filesystem::path& database)
{
    EXPECT_EQ(complaintOfVerification(database), "");
}

Ticket ticketIn(const Reply& reply)
{
    EXPECT_TRUE(reply.outcome) << reply.outcome.error().message;
    if (!reply.outcome)
        return {};
    if (const auto* issued = std::get_if<IssuedTicket>(&*reply.outcome))
        return issued->ticket;
    const auto* result = std::get_if<TicketResult>(&*reply.outcome);
    return result == nullptr ? Ticket{} : result->ticket.value_or(Ticket{});
}

}
