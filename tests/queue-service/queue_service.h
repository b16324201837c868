#pragma once

#include "tests/queue-service/little_branch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace luot::queue_service {

using namespace protocol;

/// A service whose database is verified at the end of each test.
class QueueService : public testing::Test {
protected:
    ~QueueService() override
    {
        if (!desk.service)
            desk.reopen();
        EXPECT_EQ(complaintOfVerification(desk.folder.path() / EventStore::databaseName), "");
    }

    const Ticket& ticketOf(const Reply& reply) const { return std::get<IssuedTicket>(*reply.outcome).ticket; }

    std::size_t tickets() const { return desk.service->book().state().tickets.size(); }

    /// What a client would have that has followed a stream from the beginning.
    BranchView followed(Stream stream) const
    {
        BranchView view = start;
        for (const StoredEvent& event : desk.published) {
            auto body = decodeBody(event.type, event.body);
            if (stream == Stream::Public) {
                if (auto shown = publicForm(*body))
                    view.apply(*shown, event.at);
            } else {
                view.apply(*body, event.at);
            }
        }
        return view;
    }

    void expectViewsAreRight(const char* when) const
    {
        EXPECT_EQ(desk.service->snapshot(Stream::Public), followed(Stream::Public)) << when;
        EXPECT_EQ(desk.service->snapshot(Stream::Staff), followed(Stream::Staff)) << when;
    }

    std::size_t filesWith(const std::string& bytes) const
    {
        std::size_t found = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{desk.folder.path()}) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream in{entry.path(), std::ios::binary};
            const std::string content{std::istreambuf_iterator<char>{in}, {}};
            found += content.find(bytes) != std::string::npos ? 1U : 0U;
        }
        return found;
    }

    Desk desk;
    BranchView start = desk.service->snapshot(Stream::Public);
};

/// Another program's hand on a database of the folder.
class Held {
public:
    explicit Held(const std::filesystem::path& file)
        : m_other{file, SQLite::OPEN_READWRITE}
    {
        m_other.exec("BEGIN IMMEDIATE");
    }

private:
    SQLite::Database m_other;
};

}
