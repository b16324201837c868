#pragma once

#include "queue-service/queue_book.h"
#include "tests/queue-service/little_branch.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace luot::queue_service {

using namespace protocol;

inline const CounterId one{"1"};
inline const Actor atOne = clerk("c1", {one});

/// A book that carries out commands as the service does, with ids that count.
class Counted {
public:
    explicit Counted(BranchSetup setup = littleBranch())
        : book{std::move(setup)}
    {
    }

    QueueBook book;
    WallTime now = morning;

    tl::expected<CommandResult, Refusal> ask(const Actor& who, const Command& command)
    {
        take(book.due(now));
        auto decision = book.decide(command, who, now, TicketId{"id-" + std::to_string(1000 + ++m_ids)});
        if (!decision)
            return tl::unexpected{decision.error()};
        take(decision->events);
        take(book.fieldChanges(now));
        return decision->result;
    }

    Ticket issued(const std::string& field, PriorityClass priority = PriorityClass::None)
    {
        IssueTicket command = issue(field);
        command.priority = priority;
        const auto result = ask(kiosk(), command);
        EXPECT_TRUE(result) << result.error().message;
        return result ? std::get<IssuedTicket>(*result).ticket : Ticket{};
    }

    Ticket done(const Actor& who, const Command& command)
    {
        const auto result = ask(who, command);
        EXPECT_TRUE(result) << result.error().message;
        return result ? std::get<TicketResult>(*result).ticket.value_or(Ticket{}) : Ticket{};
    }

    std::optional<ErrorCode> refused(const Actor& who, const Command& command)
    {
        const auto result = ask(who, command);
        return result ? std::nullopt : std::optional{result.error().code};
    }

    Ticket called(const std::string& field)
    {
        issued(field);
        ask(atOne, OpenCounter{one});
        return done(atOne, CallNext{one});
    }

    void take(const std::vector<EventBody>& events)
    {
        for (const EventBody& event : events) {
            book.apply(event);
            seen.push_back(event);
        }
    }

    std::vector<EventBody> seen;

private:
    int m_ids = 0;
};

}
