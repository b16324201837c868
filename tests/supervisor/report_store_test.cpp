#include "protocol/codec.h"
#include "supervisor/report_site.h"
#include "tests/queue-service/little_branch.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

/// Reports from the log alone: they must say what the queue service itself would say.
namespace luot::supervisor {
namespace {

using namespace protocol;
using namespace queue_service;
using namespace std::chrono_literals;

const CounterId one{"1"};
const CounterId two{"2"};
const Actor atOne = clerk("c1", {one});
const Actor atTwo = clerk("c2", {two});

class Reports : public testing::Test {
protected:
    void SetUp() override
    {
        // Days and hours are those of the machine's calendar, which is set as the centre's is.
        setenv("TZ", "Asia/Ho_Chi_Minh", 1);
        tzset();
        auto opened = ReportStore::open({});
        ASSERT_TRUE(opened);
        store = std::move(*opened);
    }

    LogPage page(std::uint64_t after, int limit)
    {
        return std::get<LogPage>(
            desk.ask(queue_service::supervisor(), ReadLog{after, limit}).outcome.value());
    }
    /// As the follower does it, `limit` events at a time.
    void follow(int limit = 7)
    {
        for (;;) {
            const LogPage read = page(store->lastSeq(), limit);
            ASSERT_TRUE(store->take(read.events, read.next));
            if (read.next >= read.last)
                return;
        }
    }
    Report report(const std::string& from, const std::string& to)
    {
        auto read
            = store->report({from, to, desk.clock.wall(), desk.service->snapshot(Stream::Staff).fields});
        EXPECT_TRUE(read) << read.error().message;
        return read ? *read : Report{};
    }
    /// What only the queue service can tell is left out.
    Figures told(const std::string& from, const std::string& to)
    {
        auto figures
            = std::get<Figures>(desk.ask(queue_service::supervisor(), ReadFigures{from, to}).outcome.value());
        figures.dossiers.clear();
        figures.feedbackAdded = figures.feedbackAnswered = figures.feedbackLate = 0;
        return figures;
    }

    /// Whatever can happen at two counters; refusals are part of a day.
    void somethingHappens(std::mt19937& chance)
    {
        const auto below = [&](int n) { return static_cast<int>(chance() % static_cast<unsigned>(n)); };
        const bool isFirst = below(2) == 0;
        const Actor& clerk = isFirst ? atOne : atTwo;
        const CounterId& counter = isFirst ? one : two;
        desk.clock.advance(std::chrono::seconds{below(400)});
        const Ticket* active = desk.service->book().activeAt(counter);
        const TicketId ticket = active != nullptr ? active->id : TicketId{};
        const int what = below(12);
        // Nobody there: nothing can be done with them, and such a request cannot even be written.
        if (what >= 5 && what <= 10 && ticket.empty())
            return;
        switch (what) {
        case 0:
        case 1:
        case 2: {
            IssueTicket asked = issue(below(2) == 0 ? "A" : "B");
            asked.way = static_cast<IssueWay>(below(4));
            asked.took = Milliseconds{below(60'000)};
            desk.ask(kiosk(), asked);
            break;
        }
        case 3:
        case 4:
            desk.ask(clerk, CallNext{counter});
            break;
        case 5:
            desk.ask(clerk, StartService{ticket, counter, {}});
            break;
        case 6:
        case 7:
            desk.ask(clerk, FinishService{ticket, counter, ServiceOutcome::Guidance, {}});
            break;
        case 8:
            desk.ask(clerk, HoldTicket{ticket, counter, "a paper", below(2) * 5, {}});
            break;
        case 9:
            desk.ask(clerk,
                     TransferTicket{.ticket = ticket,
                                    .counter = counter,
                                    .field = FieldId{"B"},
                                    .place = QueuePlace::Last,
                                    .reason = "there",
                                    .procedure = {},
                                    .expectVersion = {}});
            break;
        case 10:
            desk.ask(clerk, Recall{ticket, counter, {}});
            desk.clock.advance(20s);
            desk.ask(clerk, Recall{ticket, counter, {}});
            desk.ask(clerk, MarkNoShow{ticket, counter, {}});
            break;
        default:
            if (below(3) == 0)
                desk.ask(clerk, CloseCounter{counter});
            desk.ask(clerk, OpenCounter{counter});
            break;
        }
    }

    Desk desk;
    std::unique_ptr<ReportStore> store;
};

const std::string today = "2026-07-14";

/// As the wire says it: two that differ can be read.
std::string textOf(const Figures& figures)
{
    return nlohmann::json::parse(encodeReply(RequestId{}, CommandResult{figures}, 0))["result"].dump(1);
}

TEST_F(Reports, sayOfARandomDayWhatTheServiceSays)
{
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance{seed};
    desk.ask(atOne, OpenCounter{one});
    desk.ask(atTwo, OpenCounter{two});
    for (int i = 0; i < 300; ++i) {
        somethingHappens(chance);
        if (i % 50 == 0)
            follow();
    }
    follow();
    Figures figures = report(today, today).figures;
    EXPECT_GT(figures.visits.completed, 0);
    EXPECT_EQ(textOf(figures), textOf(told(today, today)));
}

TEST_F(Reports, theSameEventsTwiceAreCountedOnce)
{
    desk.issued("A");
    const LogPage all = page(0, 1000);
    ASSERT_TRUE(store->take(all.events, all.next));
    const Report before = report(today, today);
    ASSERT_TRUE(store->take(all.events, all.next));
    EXPECT_EQ(report(today, today), before);
    EXPECT_EQ(before.figures.visits.issued, 1);
}

TEST_F(Reports, areBuiltAnewForAnotherLog)
{
    desk.issued("A");
    follow();
    ASSERT_EQ(report(today, today).figures.visits.issued, 1);
    ASSERT_TRUE(store->startAnew(77));
    EXPECT_EQ(store->epoch(), 77U);
    EXPECT_EQ(store->lastSeq(), 0U);
    EXPECT_EQ(report(today, today).figures.visits.issued, 0);
    follow();
    EXPECT_EQ(report(today, today).figures.visits.issued, 1);
}

TEST_F(Reports, areKeptInAFolderAndAnotherVersionsAreThrownAway)
{
    const std::filesystem::path folder = desk.folder.path() / "reports";
    desk.issued("A");
    store = std::move(ReportStore::open(folder).value());
    follow();
    store.reset();
    store = std::move(ReportStore::open(folder).value());
    EXPECT_EQ(report(today, today).figures.visits.issued, 1) << "after a restart";
    store.reset();
    ASSERT_EQ(std::system(("/usr/bin/python3 -c \"import sqlite3; c = sqlite3.connect('"
                           + (folder / "reports.db").string()
                           + "'); c.execute('PRAGMA user_version=99'); c.commit()\"")
                              .c_str()),
              0);
    store = std::move(ReportStore::open(folder).value());
    EXPECT_EQ(store->lastSeq(), 0U);
    follow();
    EXPECT_EQ(report(today, today).figures.visits.issued, 1);
}

class DamagedReports : public Reports {
protected:
    /// A folder of reports of one number, closed.
    std::filesystem::path written()
    {
        const std::filesystem::path folder = desk.folder.path() / "reports";
        desk.issued("A");
        store = std::move(ReportStore::open(folder).value());
        EXPECT_TRUE(store->startAnew(77));
        follow();
        store.reset();
        return folder;
    }
    /// Each page of the file in which `mark` stands is lost.
    static void spoil(const std::filesystem::path& file, const std::string& mark)
    {
        constexpr std::size_t page = 4096;
        std::stringstream read;
        read << std::ifstream{file, std::ios::binary}.rdbuf();
        std::string bytes = read.str();
        ASSERT_NE(bytes.find(mark), std::string::npos);
        for (std::size_t at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark))
            bytes.replace(at / page * page, page, std::string(page, '\x5a'));
        std::ofstream{file, std::ios::binary} << bytes;
    }
};

TEST_F(DamagedReports, areBuiltAnewAtTheStart)
{
    const std::filesystem::path folder = written();
    spoil(folder / "reports.db", "SQLite format 3");
    auto opened = ReportStore::open(folder);
    ASSERT_TRUE(opened) << opened.error().message;
    store = std::move(*opened);
    EXPECT_EQ(store->epoch(), 0U) << "of no log: it is read again";
    EXPECT_TRUE(std::filesystem::exists(folder / "reports.db.damaged"));
    follow();
    EXPECT_EQ(report(today, today).figures.visits.issued, 1);
}

TEST_F(DamagedReports, areBuiltAnewWhenTheDamageIsFound)
{
    const std::filesystem::path folder = written();
    spoil(folder / "reports.db", today); // the visits
    store = std::move(ReportStore::open(folder).value());
    ASSERT_EQ(store->epoch(), 77U);
    const auto read = store->report({today, today, desk.clock.wall(), {}});
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("built anew"), std::string::npos) << read.error().message;
    EXPECT_EQ(store->epoch(), 0U);
    EXPECT_EQ(store->lastSeq(), 0U);
    follow();
    EXPECT_EQ(report(today, today).figures.visits.issued, 1);
}

TEST_F(Reports, sayInAWordWhereNothingCanBeWritten)
{
    const auto opened = ReportStore::open("/proc/luot");
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message.find("folder can be written"), std::string::npos)
        << opened.error().message;
}

TEST_F(Reports, waitingIsToldByTheHourOfTheCall)
{
    desk.ask(atOne, OpenCounter{one});
    desk.issued("A");
    desk.clock.advance(25min);
    const Ticket ticket = desk.done(atOne, CallNext{one});
    desk.done(atOne, StartService{ticket.id, one, {}});
    desk.done(atOne, FinishService{ticket.id, one, ServiceOutcome::Guidance, {}});
    desk.ask(display("1"), RateTicket{TicketId{}, one, 4, "", ""});
    follow();
    const Report day = report(today, today);
    ASSERT_EQ(day.hours.size(), 1U);
    EXPECT_EQ(day.hours.front().waiting, (Spread{1, 1500, 1500, 1500, 1500}));
    EXPECT_EQ(day.days, 1);
    ASSERT_EQ(day.ratings.size(), 1U);
    EXPECT_EQ(day.ratings.front(), (FieldRating{FieldId{"A"}, 1, 4.0}));
    EXPECT_EQ(day.figures.ratings, (std::array<int, 5>{0, 0, 0, 1, 0}));
}

TEST_F(Reports, aSpreadsheetReadsNamesAsTextAlone)
{
    Report day;
    day.figures.from = day.figures.to = today;
    day.figures.fields.push_back({FieldId{"A"}, {}});
    Field field;
    field.id = FieldId{"A"};
    field.name = "=1+1, \"x\"";
    const std::string csv = reportCsv(day, {field});
    EXPECT_NE(csv.find("field,A,\"'=1+1, \"\"x\"\"\",0"), std::string::npos) << csv;
}

}
}
