#include "luotctl/centre.h"
#include "luotctl/visit.h"
#include "picture_reading.h"
#include "tests/supervisor/http_client.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>

namespace luot::system_test {
namespace {

using namespace std::chrono_literals;
using namespace luotctl;
namespace fs = std::filesystem;

fs::path portrait()
{
    const char* cache = std::getenv("LUOT_CACHE");
    const fs::path folder = cache ? fs::path{cache} : fs::path{std::getenv("HOME")} / ".cache" / "luot";
    return folder / "portraits" / "astronaut.png";
}

std::string citizen(int row, int column, Consent consent)
{
    return "citizen:" + portrait().string() + "?choose=" + std::to_string(row) + "," + std::to_string(column)
        + "&consent=" + (consent == Consent::Given ? "yes" : "no");
}

/// A whole centre in a folder of its own, walked through with real processes.
class ACentre : public testing::Test {
protected:
    void SetUp() override
    {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        std::string name = std::string{test->test_suite_name()} + "-" + test->name();
        std::ranges::replace(name, '/', '-');
        out = fs::path{testing::TempDir()} / ("luot-" + std::to_string(::getpid()) + "-" + name);
    }
    void TearDown() override
    {
        centre.reset();
        if (HasFailure()) {
            for (const auto& log : fs::directory_iterator{out / "logs"})
                std::cerr << "--- " << log.path().filename().string() << '\n'
                          << std::ifstream{log.path()}.rdbuf() << '\n';
        }
        fs::remove_all(out);
    }

    CentreSettings settings(const std::string& camera) const
    {
        CentreSettings settings;
        settings.out = out;
        settings.programs = LUOT_PROGRAMS;
        settings.branchFile = LUOT_BRANCH_FILE;
        settings.camera = camera;
        return settings;
    }
    void open(const std::string& camera)
    {
        auto opened = Centre::open(settings(camera));
        ASSERT_TRUE(opened) << opened.error().message;
        centre = std::move(*opened);
    }
    std::string walk(Consent consent)
    {
        const auto started = centre->startKiosk();
        EXPECT_TRUE(started) << started.error().message;
        const auto label = walkThrough(*centre, consent, out, [](const TranscriptLine&) {});
        EXPECT_TRUE(label) << label.error().message;
        return label.value_or("");
    }
    /// The board's picture of that ending, waited for.
    fs::path boardPicture(const std::string& ending) const
    {
        for (int i = 0; i < 400 && fileLike(out, "board-", ending).empty(); ++i)
            ::usleep(50'000);
        return fileLike(out, "board-", ending);
    }

    fs::path out;
    std::unique_ptr<Centre> centre;
};

struct Card {
    int row;
    int column;
    std::string label;
    std::string field;
    friend std::ostream& operator<<(std::ostream& stream, const Card& card) { return stream << card.label; }
};

class EveryCard : public ACentre, public testing::WithParamInterface<Card> { };

TEST_P(EveryCard, givesItsOwnSeriesOnPaperScreenAndBoard)
{
    const Card& card = GetParam();
    ASSERT_NO_FATAL_FAILURE(open(citizen(card.row, card.column, Consent::Given)));
    EXPECT_EQ(walk(Consent::Given), card.label);

    const fs::path ticket = fileLike(out, "ticket-", ".png");
    const std::string paper = textOn(ticket);
    EXPECT_EQ(numberOnTicket(ticket), card.label);
    EXPECT_NE(paper.find(card.field), std::string::npos) << paper;
    EXPECT_TRUE(qrCodeOn(ticket).starts_with("https://luot.example/t/")) << qrCodeOn(ticket);
    EXPECT_NE(qrCodeOn(ticket).find('#'), std::string::npos)
        << "with consent the key is in the code's fragment";

    EXPECT_EQ(numberOn(fileLike(out, "board-", "-calls.png")), card.label);
    EXPECT_EQ(numberOn(fileLike(out, "board-", "call-" + card.label + ".png")), card.label);
}

INSTANTIATE_TEST_SUITE_P(OfTheDemo, EveryCard,
                         testing::Values(Card{0, 0, "A001", "Hộ tịch"}, Card{0, 1, "B001", "Chứng thực"},
                                         Card{0, 2, "C001", "Đất đai"}, Card{1, 0, "D001", "Xây dựng"},
                                         Card{1, 1, "E001", "kinh doanh"}, Card{1, 2, "T001", "Trả kết quả"}),
                         [](const auto& card) { return card.param.label; });

TEST_F(ACentre, givesANumberWithoutAFaceToWhoDeclines)
{
    ASSERT_NO_FATAL_FAILURE(open(citizen(0, 0, Consent::Declined)));
    EXPECT_EQ(walk(Consent::Declined), "A001");
    EXPECT_FALSE(centre->transcript().find("kiosk.consented"));
    EXPECT_FALSE(centre->transcript().find("face.bound"));
    const std::string code = qrCodeOn(fileLike(out, "ticket-", ".png"));
    EXPECT_TRUE(code.starts_with("https://luot.example/t/")) << code;
    EXPECT_EQ(code.find('#'), std::string::npos) << "without consent there is no key to print";
}

TEST_F(ACentre, hasPagesThatShowTheNumberAndThePapersCodeLeadsThere)
{
    CentreSettings wanted = settings(citizen(0, 0, Consent::Declined));
    wanted.pages = true;
    auto opened = Centre::open(wanted);
    ASSERT_TRUE(opened) << opened.error().message;
    centre = std::move(*opened);
    ASSERT_EQ(walk(Consent::Declined), "A001");
    const PagesAccess& pages = centre->pages();
    const std::string code = qrCodeOn(fileLike(out, "ticket-", ".png"));
    ASSERT_TRUE(code.starts_with(pages.everybody + "/t/")) << code;
    const auto portIn = [](const std::string& address) {
        return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    };
    const supervisor::HttpClient phone{portIn(pages.everybody)};
    EXPECT_EQ(phone.get("/api" + code.substr(pages.everybody.size())).json().value("label", ""), "A001");
    supervisor::HttpClient staff{portIn(pages.staff)};
    ASSERT_EQ(staff.signIn(pages.supervisor, pages.pin), 200);
    EXPECT_EQ(staff.get("/api/live").json()["calls"][0]["label"], "A001");
}

TEST_F(ACentre, givesNoNumberToAnEmptyRoom)
{
    const fs::path room = out.string() + "-room";
    fs::create_directories(room);
    for (int i = 0; i < 60; ++i)
        ASSERT_TRUE(drawEmptyRoom(room / ("frame-" + std::to_string(100 + i) + ".png"), i));
    ASSERT_NO_FATAL_FAILURE(open(room.string()));
    ASSERT_TRUE(centre->startKiosk());
    const auto code = centre->process(Station::Kiosk).waitForEnd(60s);
    ASSERT_TRUE(code) << "the kiosk goes on although the clip has ended";
    EXPECT_NE(*code, 0);
    std::ifstream log{centre->process(Station::Kiosk).log()};
    const std::string said{std::istreambuf_iterator<char>{log}, {}};
    EXPECT_NE(said.find("No ticket was taken"), std::string::npos) << said;
    EXPECT_NE(said.find("clip has ended"), std::string::npos) << "the room was not seen to its end:\n"
                                                              << said;
    centre->poll();
    EXPECT_FALSE(centre->transcript().find("kiosk.locked"));
    EXPECT_FALSE(centre->transcript().find("ticket.issued"));
    EXPECT_TRUE(fileLike(out, "ticket-", ".png").empty());
    fs::remove_all(room);
}

TEST_F(ACentre, showsTheSameCallsOnABoardThatWasKilled)
{
    ASSERT_NO_FATAL_FAILURE(open(citizen(0, 1, Consent::Declined)));
    ASSERT_TRUE(centre->startKiosk());
    ASSERT_TRUE(centre->waitFor("ticket.printed", 90s));
    centre->pressAtCounter("F1");
    const auto shown = centre->waitFor("board.shown", 20s);
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->label, "B001");

    const fs::path before = boardPicture("-calls.png");
    EXPECT_EQ(numberOn(before), "B001");
    centre->process(Station::DisplayBoard).kill();
    for (const auto& entry : fs::directory_iterator{out}) {
        if (entry.path().filename().string().starts_with("board-"))
            fs::remove(entry.path());
    }

    const auto again = centre->waitFor("board.shown", 20s);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_NE(again->pid, shown->pid);
    EXPECT_EQ(again->label, shown->label);
    EXPECT_EQ(again->counter, shown->counter);
    EXPECT_EQ(numberOn(boardPicture(".png")), "B001");
}

TEST_F(ACentre, losesNothingWhenTheServiceIsKilledInTheMiddle)
{
    ASSERT_NO_FATAL_FAILURE(open(citizen(0, 0, Consent::Declined)));
    ASSERT_TRUE(centre->startKiosk());
    const auto printed = centre->waitFor("ticket.printed", 90s);
    ASSERT_TRUE(printed) << printed.error().message;

    centre->process(Station::QueueService).kill();
    ASSERT_TRUE(centre->process(Station::QueueService).waitForEnd(10s));
    ASSERT_TRUE(centre->start(Station::QueueService));

    // The terminal must be connected again before its key does anything.
    Result<TranscriptLine> called = failure("");
    for (int i = 0; i < 15 && !called; ++i) {
        centre->pressAtCounter("F1");
        called = centre->waitFor("ticket.called", 1s);
    }
    ASSERT_TRUE(called) << called.error().message;
    EXPECT_EQ(called->label, printed->label);
    const auto shown = centre->waitFor("board.shown", 20s);
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->label, printed->label);
}

}
}
