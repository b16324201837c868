#include "protocol/role.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace luot::protocol {
namespace {

/// The table of docs/protocol.md, "Roles", written out.
const std::map<std::string, std::set<std::string>> allowedOps{
    {"board", {"sys.hello", "sys.ping", "field.list"}},
    {"counter", {"sys.hello", "sys.ping", "field.list", "ticket.rate"}},
    {"kiosk",
     {"sys.hello", "sys.ping", "field.list", "ticket.issue", "ticket.get", "ticket.print_result",
      "ticket.cancel", "ticket.reprint", "face.bind", "face.erase"}},
    {"reception",
     {"sys.hello", "sys.ping", "field.list", "ticket.issue", "ticket.get", "ticket.print_result",
      "ticket.cancel", "ticket.reprint", "ticket.rate", "face.erase", "feedback.add"}},
    {"clerk", {"sys.hello",           "sys.ping",           "field.list",      "ticket.issue",
               "ticket.get",          "ticket.call_next",   "ticket.recall",   "ticket.start",
               "ticket.finish",       "ticket.no_show",     "face.erase",      "counter.open",
               "counter.close",       "ticket.reprint",     "ticket.call",     "ticket.return",
               "ticket.hold",         "ticket.resume",      "ticket.transfer", "ticket.reactivate",
               "ticket.set_priority", "ticket.add_request", "counter.pause",   "dossier.record",
               "session.login",       "session.logout",     "face.get"}},
    {"supervisor", {"sys.hello",          "sys.ping",
                    "field.list",         "ticket.issue",
                    "ticket.get",         "ticket.call_next",
                    "ticket.recall",      "ticket.start",
                    "ticket.finish",      "ticket.no_show",
                    "ticket.cancel",      "face.erase",
                    "counter.open",       "counter.close",
                    "ticket.reprint",     "ticket.call",
                    "ticket.return",      "ticket.hold",
                    "ticket.resume",      "ticket.transfer",
                    "ticket.reactivate",  "ticket.set_priority",
                    "ticket.add_request", "counter.pause",
                    "dossier.record",     "counter.release",
                    "counter.profile",    "field.open",
                    "field.close",        "notice.set",
                    "dossier.close",      "feedback.answer",
                    "session.login",      "session.logout",
                    "user.unlock",        "log.get",
                    "audit.get",          "face.get"}},
    {"admin",
     {"sys.hello",
      "sys.ping",
      "field.list",
      "ticket.issue",
      "ticket.get",
      "ticket.call_next",
      "ticket.recall",
      "ticket.start",
      "ticket.finish",
      "ticket.no_show",
      "ticket.cancel",
      "face.erase",
      "counter.open",
      "counter.close",
      "ticket.reprint",
      "ticket.call",
      "ticket.return",
      "ticket.hold",
      "ticket.resume",
      "ticket.transfer",
      "ticket.reactivate",
      "ticket.set_priority",
      "ticket.add_request",
      "counter.pause",
      "dossier.record",
      "counter.release",
      "counter.profile",
      "field.open",
      "field.close",
      "notice.set",
      "dossier.close",
      "feedback.answer",
      "session.login",
      "session.logout",
      "user.unlock",
      "user.list",
      "user.add",
      "user.change",
      "user.reset",
      "user.remove",
      "log.get",
      "audit.get",
      "face.get",
      "backup.now"}},
    {"monitor", {"sys.hello", "sys.ping"}},
    {"centre", {"sys.hello", "log.get"}},
};

template <std::size_t... Index> std::vector<Command> oneOfEach(std::index_sequence<Index...>)
{
    return {Command{std::in_place_index<Index>}...};
}

TEST(Role, mayAskForWhatTheTableSaysAndNothingElse)
{
    for (const auto& [name, ops] : allowedOps) {
        const auto role = roleNamed(name);
        ASSERT_TRUE(role) << name;
        EXPECT_EQ(nameOf(*role), name);
        for (const Command& command : oneOfEach(std::make_index_sequence<std::variant_size_v<Command>>{}))
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
