#include "tests/queue-service/queue_service.h"

#include "queue-service/verification.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <sstream>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

const CounterId one{"1"};
const Actor atOne = clerk("c1", {one});

class Faces : public QueueService {
protected:
    static std::vector<std::uint8_t> sealed()
    {
        std::vector<std::uint8_t> bytes(296);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(i * 7 + 3);
        return bytes;
    }
    static std::string someOfIt()
    {
        const auto bytes = sealed();
        return {bytes.begin() + 40, bytes.begin() + 60};
    }
};

TEST_F(Faces, lieOnlyInTheirOwnFile)
{
    const Ticket ticket = desk.issued();
    EXPECT_TRUE(desk.ask(kiosk(), BindFace{ticket.id, sealed()}).outcome);
    EXPECT_EQ(desk.published.back().type, "face.bound");
    EXPECT_GE(filesWith(someOfIt()), 1U);
    for (const auto& entry : std::filesystem::recursive_directory_iterator{desk.folder.path()}) {
        if (!entry.is_regular_file() || entry.path().filename().string().starts_with("faces.db"))
            continue;
        std::ifstream in{entry.path(), std::ios::binary};
        const std::string content{std::istreambuf_iterator<char>{in}, {}};
        EXPECT_EQ(content.find(someOfIt()), std::string::npos) << entry.path();
    }
}

TEST_F(Faces, noByteIsLeftAfterTheVisit)
{
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    desk.ask(atOne, OpenCounter{one});
    desk.done(atOne, CallNext{one});
    desk.done(atOne, StartService{ticket.id, one, {}});
    EXPECT_GE(filesWith(someOfIt()), 1U);
    desk.done(atOne, FinishService{ticket.id, one, {}, {}});
    EXPECT_EQ(filesWith(someOfIt()), 0U);
}

TEST_F(Faces, noByteIsLeftAfterWithdrawal)
{
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    EXPECT_TRUE(desk.ask(kiosk(), EraseFace{ticket.id}).outcome);
    EXPECT_EQ(filesWith(someOfIt()), 0U);
}

TEST_F(Faces, areLookedAtOnlyByTheCounterThatHasTheTicketAndWhileItDoes)
{
    const Ticket ticket = desk.issued();
    const Ticket other = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    const GetFace look{ticket.id};
    desk.ask(atOne, OpenCounter{one});
    EXPECT_EQ(codeOf(desk.ask(atOne, look)), ErrorCode::Forbidden) << "not called yet";
    desk.done(atOne, CallNext{one});
    const auto stored = desk.published.size();
    const Reply seen = desk.ask(atOne, look);
    ASSERT_TRUE(seen.outcome) << seen.outcome.error().message;
    EXPECT_EQ(std::get<FaceResult>(*seen.outcome).sealed, sealed());
    EXPECT_EQ(desk.published.size(), stored) << "nothing is told";
    EXPECT_EQ(codeOf(desk.ask(clerk("c2", {CounterId{"2"}}), look)), ErrorCode::Forbidden);
    desk.done(atOne, StartService{ticket.id, one, {}});
    EXPECT_TRUE(desk.ask(atOne, look).outcome);
    desk.done(atOne, FinishService{ticket.id, one, {}, {}});
    EXPECT_FALSE(desk.ask(atOne, look).outcome);
    desk.done(atOne, CallNext{one});
    EXPECT_EQ(codeOf(desk.ask(atOne, GetFace{other.id})), ErrorCode::NotFound);
}

TEST_F(Faces, aBindThatComesAgainAfterWithdrawalIsRefused)
{
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    EXPECT_TRUE(desk.ask(kiosk(), EraseFace{ticket.id}).outcome);
    EXPECT_EQ(codeOf(desk.ask(kiosk(), BindFace{ticket.id, sealed()})), ErrorCode::InvalidState);
    EXPECT_EQ(filesWith(someOfIt()), 0U);
    desk.crash();
    desk.reopen();
    EXPECT_EQ(codeOf(desk.ask(kiosk(), BindFace{ticket.id, sealed()})), ErrorCode::InvalidState);
    EXPECT_EQ(filesWith(someOfIt()), 0U);
}

TEST_F(Faces, noByteIsLeftOfOneThatTheEndOfTheDayForestalled)
{
    desk.clock.advance(13h + 19min + 30s);
    const Ticket ticket = desk.issued();
    desk.clock.advance(40s); // past midnight
    EXPECT_TRUE(codeOf(desk.ask(kiosk(), BindFace{ticket.id, sealed()})));
    EXPECT_EQ(filesWith(someOfIt()), 0U);
}

TEST_F(Faces, noByteIsLeftAfterClosing)
{
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    desk.clock.advance(24h);
    ASSERT_TRUE(desk.service->rest());
    EXPECT_EQ(filesWith(someOfIt()), 0U);
}

TEST_F(Faces, erasureLeavesAProofOfCountsAlone)
{
    std::ostringstream log;
    const auto before = spdlog::default_logger();
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_st>(log)));
    const Ticket first = desk.issued();
    const Ticket second = desk.issued();
    desk.ask(kiosk(), BindFace{first.id, sealed()});
    desk.ask(kiosk(), BindFace{second.id, sealed()});
    desk.ask(kiosk(), EraseFace{first.id});
    spdlog::set_default_logger(before);
    EXPECT_NE(log.str().find("faces: 1 erased, 1 left"), std::string::npos) << log.str();
    EXPECT_EQ(log.str().find(first.label), std::string::npos) << "counts only: " << log.str();
}

TEST_F(Faces, whatACrashLeftIsErasedAtTheNextStart)
{
    const Ticket ticket = desk.issued();
    desk.crash();
    {
        // As after a crash between the two files: the face is there, its event is not.
        auto faces = FaceStore::open(desk.folder.path());
        ASSERT_TRUE(faces);
        ASSERT_TRUE((*faces)->put(ticket.id, sealed()));
    }
    ASSERT_GE(filesWith(someOfIt()), 1U);
    desk.reopen();
    EXPECT_EQ(filesWith(someOfIt()), 0U);
}

TEST_F(Faces, anEventWhoseFaceIsGoneIsTakenBack)
{
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    desk.crash();
    {
        auto faces = FaceStore::open(desk.folder.path());
        ASSERT_TRUE((*faces)->erase({ticket.id}));
    }
    desk.reopen();
    EXPECT_FALSE(desk.service->book().ticket(ticket.id)->faceBound);
    EXPECT_EQ(desk.service->eventsAfter(Stream::Staff, 0, 1000)->back().type, "face.erased");
}

TEST_F(Faces, bindingTheSameAgainIsNoFault)
{
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    const Reply again = desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    EXPECT_TRUE(again.outcome);
    EXPECT_TRUE(again.duplicate);
    auto other = sealed();
    other.back() ^= 1U;
    EXPECT_EQ(codeOf(desk.ask(kiosk(), BindFace{ticket.id, other})), ErrorCode::InvalidState);
}

TEST_F(Faces, anErasureThatIsHeldUpIsToldOnce)
{
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed()});
    std::ostringstream log;
    const auto before = spdlog::default_logger();
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_st>(log)));
    std::optional<Held> held{desk.folder.path() / FaceStore::databaseName};
    desk.ask(kiosk(), EraseFace{ticket.id});
    EXPECT_TRUE(desk.service->rest());
    held.reset();
    EXPECT_TRUE(desk.service->rest());
    spdlog::set_default_logger(before);
    const std::string told = "faces could not be erased yet";
    const auto first = log.str().find(told);
    ASSERT_NE(first, std::string::npos) << log.str();
    EXPECT_EQ(log.str().find(told, first + 1), std::string::npos) << log.str();
    EXPECT_EQ(filesWith(someOfIt()), 0U);
}

}
}
