#pragma once

#include "base/uuid.h"
#include "protocol/role.h"
#include "queue-service/verification.h"
#include "tests/queue-service/little_branch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <sstream>

namespace luot::queue_service {

using namespace protocol;
using namespace std::chrono_literals;

inline const CounterId one{"1"};
inline const Actor atOne = clerk("c1", {one});
inline const Actor atTwo = clerk("c2", {CounterId{"2"}});
inline const PersonId lan{"lan"};
inline const std::string pin = "27182818";
inline const std::string wrongPin = "31415926";

class People : public testing::Test {
protected:
    ~People() override
    {
        const auto report = verifyDatabase(desk.folder.path() / EventStore::databaseName);
        EXPECT_TRUE(report && report->passed());
    }

    void add(const PersonId& id = lan, Role role = Role::Clerk)
    {
        const Reply reply = desk.ask(admin(), AddPerson{id, "Nguyễn Thị Lan", role, pin});
        ASSERT_TRUE(reply.outcome) << reply.outcome.error().message;
    }
    Reply signIn(const Actor& at, const std::string& typed = pin, const PersonId& id = lan)
    {
        return desk.ask(at, SignIn{id, typed});
    }
    std::string tokenAt(const Actor& at, const PersonId& id = lan)
    {
        const Reply reply = signIn(at, pin, id);
        EXPECT_TRUE(reply.outcome) << reply.outcome.error().message;
        const auto* signedIn = reply.outcome ? std::get_if<SignedIn>(&*reply.outcome) : nullptr;
        return signedIn == nullptr ? std::string{} : signedIn->token;
    }
    Reply ask(const Actor& at, const std::string& token, Command command)
    {
        Request request = desk.request(at, std::move(command));
        request.token = token;
        return desk.ask(request);
    }
    std::optional<ErrorCode> open(const Actor& at, const std::string& token)
    {
        return codeOf(ask(at, token, OpenCounter{at.counters.front()}));
    }
    std::string actorOfLast() const { return desk.published.back().actor; }
    std::string files() const
    {
        std::string all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{desk.folder.path()}) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream in{entry.path(), std::ios::binary};
            all.append(std::istreambuf_iterator<char>{in}, {});
        }
        return all;
    }

    Desk desk;
};

}
