#include "tests/protocol/watcher.h"
#include "tests/queue-service/asking.h"
#include "tests/queue-service/centre_process.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <regex>
#include <set>
#include <thread>

namespace luot::queue_service {
namespace {

using namespace protocol;
using namespace std::chrono_literals;

const CounterId three{"3"};

std::uint64_t lastPublicN(const std::filesystem::path& database)
{
    SQLite::Database sql{database, SQLite::OPEN_READONLY, 2000};
    return static_cast<std::uint64_t>(sql.execAndGet("SELECT max(n_pub) FROM event").getInt64());
}

bool hasCompleted(const BranchView& view)
{
    return std::ranges::any_of(
        view.tickets, [](const auto& entry) { return entry.second.state == TicketState::Completed; });
}

TEST(CentreProcess, aWholeVisitAndABoardThatComesLateIsRight)
{
    CentreProcess centre;
    ASSERT_TRUE(centre.start());
    Watcher board{centre.device("b1")};
    Watcher kiosk{centre.device("k1")};
    Watcher terminal{centre.device("c1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    ASSERT_TRUE(terminal.waitForLink(LinkState::Live));

    const Ticket issued = ticketIn(kiosk.ask(issue("C")));
    EXPECT_EQ(issued.label, "C001");
    EXPECT_TRUE(kiosk.ask(BindFace{issued.id, std::vector<std::uint8_t>(296, 9)}).outcome);
    EXPECT_TRUE(terminal.ask(OpenCounter{three}).outcome);
    const Ticket called = ticketIn(terminal.ask(CallNext{three}));
    EXPECT_EQ(called.label, "C001");
    ASSERT_TRUE(board.waitFor([](const BranchView& view) { return !view.calls.empty(); }));
    ticketIn(terminal.ask(StartService{called.id, three, called.version}));
    ticketIn(terminal.ask(FinishService{called.id, three, ServiceOutcome::Guidance, std::nullopt}));
    ticketIn(kiosk.ask(issue("A")));

    const auto isDone = [](const BranchView& view) {
        const Field* field = view.field(FieldId{"A"});
        return view.tickets.contains("A001") && !view.tickets.contains("C001") && field != nullptr
            && field->waiting == 1;
    };
    ASSERT_TRUE(board.waitFor(isDone));
    // Other fields may be told of in events that are still on their way to the board.
    ASSERT_TRUE(board.waitForN(lastPublicN(centre.database())));
    const BranchView late = board.view();
    Watcher lateBoard{centre.device("b1")};
    EXPECT_TRUE(lateBoard.waitFor([&](const BranchView& view) { return view == late; }));
    EXPECT_EQ(late.calls.front().label, "C001");
    EXPECT_EQ(late.branch.name, "Trung tâm Phục vụ hành chính công");
    EXPECT_TRUE(terminal.waitFor(hasCompleted));

    const Ending ending = centre.stop();
    EXPECT_EQ(ending.code, 0) << ending.said;
    EXPECT_FALSE(std::filesystem::exists(centre.database().string() + "-wal")) << "closed in good order";
    expectVerified(centre.database());

    std::string order;
    const std::string transcript = centre.transcript();
    const std::regex line{R"re("event":"([^"]+)")re"};
    for (std::sregex_iterator at{transcript.begin(), transcript.end(), line}, end; at != end; ++at)
        order += (*at)[1].str() + " ";
    EXPECT_EQ(order, "ticket.issued face.bound ticket.called ticket.started ticket.completed ticket.issued ");
}

TEST(CentreProcess, killedTwentyTimesItLosesAndDoublesNothing)
{
    const char* given = std::getenv("LUOT_SEED");
    const unsigned seed
        = given != nullptr ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
    SCOPED_TRACE("LUOT_SEED=" + std::to_string(seed));
    std::mt19937 random{seed};
    CentreProcess centre;
    ASSERT_TRUE(centre.start());
    Watcher kiosk{centre.device("k1")};
    Asking asking{kiosk.client(), 4, 10ms};
    for (int round = 0; round < 20; ++round) {
        const std::size_t before = asking.answered();
        // At least one answer a round, so that every life of the service has done something.
        ASSERT_TRUE(eventually([&] { return asking.answered() > before; })) << "round " << round;
        std::this_thread::sleep_for(Milliseconds{random() % 60});
        centre.kill();
        expectVerified(centre.database());
        ASSERT_TRUE(centre.start()) << "round " << round;
    }
    ASSERT_TRUE(asking.settle());

    const auto labels = asking.labels();
    std::set<std::string> distinct;
    for (const auto& [id, label] : labels)
        distinct.insert(label);
    EXPECT_EQ(distinct.size(), labels.size()) << "a number was given twice";
    // Every tenth is asked for once more, as a kiosk does that never heard the answer.
    int place = 0;
    for (const auto& [id, label] : labels) {
        if (++place % 10 != 0)
            continue;
        const Reply again
            = kiosk.ask(issue(label.substr(0, 1)), {.ttl = 3000ms, .giveUpAfter = 20000ms, .id = id});
        EXPECT_TRUE(again.duplicate) << label;
        EXPECT_EQ(ticketIn(again).label, label);
    }
    EXPECT_EQ(centre.stop().code, 0);
    expectVerified(centre.database());
    SQLite::Database database{centre.database(), SQLite::OPEN_READONLY};
    EXPECT_EQ(database.execAndGet("SELECT count(*) FROM ticket").getInt(), static_cast<int>(labels.size()))
        << "each acknowledged number is there, and no other";
}

// Bad input: a sentence, and an end.

TEST(CentreProcess, whatIsWrongIsASentenceAndAnEnd)
{
    const Folder files;
    const auto broken = files.path() / "broken.toml";
    std::ofstream{broken} << "[branch]\nid = \"an-thinh\"\nname = 3\n";
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"--branch", "/nowhere/branch.toml"}, "/nowhere/branch.toml"},
        {{"--branch", broken.string()}, "line 3"},
        {{"--keys", "/nowhere"}, "/nowhere"},
        {{"--data", "/proc/nowhere"}, "--data"},
        {{"--transcript", "/nowhere/t.jsonl"}, "/nowhere/t.jsonl"},
    };
    CentreProcess centre;
    for (const auto& [options, word] : cases) {
        ASSERT_FALSE(centre.start(options)) << word;
        const Ending ending = centre.ending();
        EXPECT_GT(ending.code, 0) << word;
        EXPECT_NE(ending.said.find(word), std::string::npos) << ending.said;
    }
}

TEST(CentreProcess, aBusyPortIsASentenceAndAnEnd)
{
    CentreProcess first;
    ASSERT_TRUE(first.start());
    CentreProcess second;
    ASSERT_FALSE(second.start({"--port", std::to_string(first.port)}));
    const Ending ending = second.ending();
    EXPECT_GT(ending.code, 0);
    EXPECT_NE(ending.said.find(std::to_string(first.port)), std::string::npos) << ending.said;
}

TEST(CentreProcess, aSecondServiceOnTheSameDataIsASentenceAndAnEnd)
{
    CentreProcess first;
    ASSERT_TRUE(first.start());
    CentreProcess second;
    ASSERT_FALSE(second.start({"--data", (first.folder.path() / "data").string()}));
    const Ending ending = second.ending();
    EXPECT_GT(ending.code, 0);
    EXPECT_NE(ending.said.find("Another luot-queue-service (process " + std::to_string(first.pid())),
              std::string::npos)
        << ending.said;
}

TEST(CentreProcess, aNewerDatabaseIsASentenceAndAnEnd)
{
    CentreProcess centre;
    ASSERT_TRUE(centre.start());
    ASSERT_EQ(centre.stop().code, 0);
    SQLite::Database{centre.database(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = 1000");
    ASSERT_FALSE(centre.start());
    const Ending ending = centre.ending();
    EXPECT_GT(ending.code, 0);
    EXPECT_NE(ending.said.find("newer version"), std::string::npos) << ending.said;
}

TEST(SystemdUnit, startsTheServiceAgainHoweverOften)
{
    std::ifstream file{LUOT_SOURCE_DIR "/packaging/systemd/luot-queue-service.service"};
    const std::string unit{std::istreambuf_iterator<char>{file}, {}};
    const auto limit = unit.find("StartLimitIntervalSec=0\n");
    ASSERT_NE(limit, std::string::npos);
    EXPECT_LT(limit, unit.find("[Service]")) << "elsewhere it is not heeded";
    EXPECT_NE(unit.find("Restart=always\nRestartSec="), std::string::npos);
}

TEST(CentreProcess, knowsWhoIsThereThoughTheyHaveNothingToAsk)
{
    CentreProcess centre;
    ASSERT_TRUE(centre.start());
    Watcher office{centre.device("a1")};
    Watcher kiosk{centre.device("k1")};
    ASSERT_TRUE(kiosk.ask(ListFields{}).outcome);
    auto board = std::make_unique<Watcher>(centre.device("b1"));
    ASSERT_TRUE(board->ask(ListFields{}).outcome);
    const auto silent = [&](const std::string& device) {
        const Reply reply = office.ask(ListDevices{});
        for (const HeardDevice& heard : std::get<DeviceList>(reply.outcome.value()).devices)
            if (heard.device == device)
                return heard.ago;
        return Milliseconds{-1};
    };
    EXPECT_GT(silent("kiosk:k1"), silent("board:b1")) << "the board was the last to ask";
    board.reset();
    EXPECT_TRUE(eventually([&] { return silent("kiosk:k1") < silent("board:b1"); }))
        << "who is there says so, and who is gone does not";
}

}
}
