#include "protocol/role.h"

#include "tests/protocol/one_of_each.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace luot::protocol {
namespace {

using Ops = std::set<std::string>;

Ops with(const Ops& ops, const Ops& more)
{
    Ops all = ops;
    all.insert(more.begin(), more.end());
    return all;
}

/// Who may ask for what, written out role by role from what each is there for, and not from the table of
/// docs/protocol.md, which queue_service_test reads.
const Ops board{"sys.hello", "sys.ping", "field.list", "procedure.list", "device.report"};
const Ops reception = with(board,
                           {"ticket.issue", "ticket.get", "ticket.print_result", "ticket.cancel",
                            "ticket.reprint", "ticket.rate", "face.erase", "feedback.add"});
const Ops kiosk = with(board,
                       {"ticket.issue", "ticket.get", "ticket.print_result", "ticket.cancel",
                        "ticket.reprint", "ticket.invite", "face.bind", "face.erase"});
const Ops clerk
    = with(board, {"session.login",      "session.logout",    "ticket.get",      "ticket.reprint",
                   "ticket.issue",       "ticket.call_next",  "ticket.call",     "ticket.recall",
                   "ticket.start",       "ticket.finish",     "ticket.no_show",  "ticket.return",
                   "ticket.hold",        "ticket.resume",     "ticket.transfer", "ticket.set_priority",
                   "ticket.add_request", "ticket.reactivate", "face.get",        "face.erase",
                   "counter.open",       "counter.close",     "counter.pause",   "dossier.record",
                   "ticket.history",     "user.list"});
const Ops supervisor = with(clerk,
                            {"ticket.cancel", "counter.release", "counter.profile", "field.open",
                             "field.close", "dossier.close", "feedback.answer", "notice.set", "user.unlock",
                             "stats.get", "audit.get", "log.get", "device.list"});
const Ops admin = with(supervisor,
                       {"config.get", "config.set", "key.list", "key.accept", "key.revoke", "user.add",
                        "user.change", "user.reset", "user.remove", "backup.now"});
const std::map<std::string, Ops> allowedOps{
    {"board", board},
    {"counter", with(board, {"ticket.rate"})},
    {"kiosk", kiosk},
    {"reception", reception},
    {"clerk", clerk},
    {"supervisor", supervisor},
    {"admin", admin},
    {"monitor", {"sys.hello", "sys.ping", "stats.get"}},
    {"centre", {"sys.hello", "log.get"}},
};

TEST(Role, mayAskForWhatTheTableSaysAndNothingElse)
{
    for (const auto& [name, ops] : allowedOps) {
        const auto role = roleNamed(name);
        ASSERT_TRUE(role) << name;
        EXPECT_EQ(nameOf(*role), name);
        for (const Command& command : oneOfEachCommand())
            EXPECT_EQ(mayAsk(*role, command), ops.contains(std::string{opOf(command)}))
                << name << " " << opOf(command);
    }
    EXPECT_FALSE(roleNamed("root"));
}

TEST(Role, onlyStaffHearTheStaffStream)
{
    for (const auto& [name, ops] : allowedOps) {
        EXPECT_EQ(mayHear(*roleNamed(name), Stream::Staff),
                  name == "clerk" || name == "supervisor" || name == "admin");
        EXPECT_EQ(mayHear(*roleNamed(name), Stream::Public), name != "monitor" && name != "centre");
    }
}

}
}
