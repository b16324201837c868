#include "clerk-terminal/face_check.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace luot::clerk_terminal {
namespace {

using State = FaceCheck::State;
using Trouble = FaceCheck::Trouble;
using namespace protocol;

vision::FaceTemplate faceAt(double away)
{
    std::array<float, vision::FaceTemplate::size> numbers{};
    numbers.front() = static_cast<float>(away);
    return *vision::FaceTemplate::from(numbers);
}

/// One visit with a bound face at the counter, and everything the check makes others do.
class Checking : public testing::Test {
protected:
    Checking()
        : sealed{*vision::seal(faceAt(0.0), visit.context)}
    {
        check.follow(visit);
    }

    std::string paper(const vision::TemplateKey& key) const { return paperCodeText(token, {}, key); }
    void answer(tl::expected<CommandResult, Refusal> outcome)
    {
        check.replied({askedId, std::move(outcome)});
    }
    /// Holds it before the camera.
    void show(const std::string& paper)
    {
        auto code = readPaperCode(paper);
        ASSERT_TRUE(code);
        check.codeSeen(std::move(*code));
    }
    void openFace()
    {
        check.press();
        show(paper(sealed.key));
        answer(FaceResult{sealed.bytes});
    }
    State see(double distance)
    {
        openFace();
        check.faceSeen(faceAt(distance));
        return check.state();
    }
    Trouble troubleAfter(tl::expected<CommandResult, Refusal> outcome)
    {
        check.press();
        show(paper(sealed.key));
        answer(std::move(outcome));
        return check.trouble();
    }

    FaceCheck::Visit visit{TicketId{"t-45"}, "A045", {"an-thinh", "k1", "2026-07-14"}, true};
    vision::SealedTemplate sealed;
    PaperToken token = makePaperToken();
    VirtualClock clock{};
    std::vector<std::string> asked; ///< the operations
    RequestId askedId;
    int opened = 0;
    int closed = 0;
    int looked = 0;
    FaceCheck check{clock,
                    {.ask =
                         [this](const Command& command, const RequestId& id) {
                             asked.emplace_back(opOf(command));
                             askedId = id;
                         },
                     .openEyes = [this] { ++opened; },
                     .takeTemplate = [this] { ++looked; },
                     .closeEyes = [this] { ++closed; }},
                    true};
};

TEST_F(Checking, thePaperOpensTheFaceAndTheCameraComparesIt)
{
    EXPECT_TRUE(check.press());
    EXPECT_EQ(check.state(), State::AwaitingCode);
    show(paper(sealed.key));
    EXPECT_EQ(asked, std::vector<std::string>{"face.get"});
    answer(FaceResult{sealed.bytes});
    EXPECT_EQ(check.state(), State::AwaitingFace);
    EXPECT_EQ(looked, 1);
    check.faceSeen(faceAt(0.3));
    EXPECT_EQ(check.state(), State::Done);
    EXPECT_EQ(check.band(), vision::CounterBand::Green);
    EXPECT_EQ(opened, 1);
    EXPECT_EQ(closed, 1) << "the camera is off as soon as it has seen";
    EXPECT_EQ(asked.size(), 1U) << "nothing of the result goes anywhere";
}

TEST_F(Checking, theBandsAreThoseOfTheCounter)
{
    for (const auto& [distance, band] : {std::pair{0.42, vision::CounterBand::Green},
                                         {0.43, vision::CounterBand::Amber},
                                         {0.50, vision::CounterBand::Amber},
                                         {0.51, vision::CounterBand::Red}}) {
        ASSERT_EQ(see(distance), State::Done);
        EXPECT_EQ(check.band(), band) << distance;
    }
}

TEST_F(Checking, nothingIsComparedOnATicketWithoutAFace)
{
    visit.isFaceBound = false;
    check.follow(visit);
    EXPECT_FALSE(check.press());
    check.codeScanned(paper(sealed.key));
    EXPECT_EQ(check.state(), State::Off);
    EXPECT_EQ(opened, 0);
}

TEST_F(Checking, somebodyElsesPaperIsNamed)
{
    check.press();
    show(paper(vision::seal(faceAt(1.0), visit.context)->key));
    answer(FaceResult{sealed.bytes});
    EXPECT_EQ(asked, (std::vector<std::string>{"face.get", "ticket.get"}));
    Ticket other;
    other.id = TicketId{"t-46"};
    other.label = "A046";
    answer(TicketResult{other});
    EXPECT_EQ(check.trouble(), Trouble::OtherTicket);
    EXPECT_EQ(check.otherLabel(), "A046");
}

TEST_F(Checking, aCodeThatDoesNotFitItsOwnTicketSaysSo)
{
    check.press();
    show(paper(vision::seal(faceAt(1.0), visit.context)->key));
    answer(FaceResult{sealed.bytes});
    Ticket own;
    own.id = visit.ticket;
    own.label = visit.label;
    answer(TicketResult{own});
    EXPECT_EQ(check.trouble(), Trouble::NotOpened);
}

TEST_F(Checking, aReprintOpensNoFaceAndNobodyIsAsked)
{
    check.press();
    show(paperCodeText(token, "https://luot.example"));
    EXPECT_EQ(check.trouble(), Trouble::NoKey);
    EXPECT_TRUE(asked.empty());
}

TEST_F(Checking, whatElseAScannerReadsIsSaid)
{
    check.press();
    check.codeScanned("8934673573399");
    EXPECT_EQ(check.trouble(), Trouble::NotATicket);
}

TEST_F(Checking, aScannersTicketBeginsTheCheckByItself)
{
    check.codeScanned("8934673573399");
    EXPECT_EQ(check.state(), State::Off) << "what else a clerk scans is nobody's face";
    check.codeScanned(paper(sealed.key));
    EXPECT_EQ(check.state(), State::Opening);
}

TEST_F(Checking, whatTheServiceSaysIsToldApart)
{
    EXPECT_EQ(troubleAfter(tl::unexpected{Refusal{ErrorCode::NotFound, "", Milliseconds{0}}}),
              Trouble::NoFace);
    EXPECT_EQ(troubleAfter(tl::unexpected{Refusal{ErrorCode::Forbidden, "", Milliseconds{0}}}),
              Trouble::NotAllowed);
    EXPECT_EQ(troubleAfter(tl::unexpected{Refusal{ErrorCode::Overloaded, "", Milliseconds{0}}}),
              Trouble::NoAnswer);
    EXPECT_EQ(closed, 3);
}

TEST_F(Checking, whatHindersIsStillKnownWhenTheFaceIsWaitedFor)
{
    check.press();
    check.hindered(vision::Hindrance::TooDark);
    show(paper(sealed.key));
    answer(FaceResult{sealed.bytes});
    ASSERT_EQ(check.state(), State::AwaitingFace);
    EXPECT_EQ(check.hindrance(), vision::Hindrance::TooDark);
    check.hindered(vision::Hindrance::None);
    EXPECT_EQ(check.hindrance(), vision::Hindrance::None);
}

TEST_F(Checking, everyWaitHasAnEnd)
{
    check.press();
    clock.advance(FaceCheck::codePatience);
    check.tick();
    EXPECT_EQ(check.trouble(), Trouble::NoCode);
    check.press();
    show(paper(sealed.key));
    clock.advance(FaceCheck::answerPatience);
    check.tick();
    EXPECT_EQ(check.trouble(), Trouble::NoAnswer);
    openFace();
    clock.advance(FaceCheck::facePatience);
    check.tick();
    EXPECT_EQ(check.trouble(), Trouble::NotSeen);
    EXPECT_EQ(opened, closed);
}

TEST_F(Checking, aCameraThatGoesAwayIsSaid)
{
    openFace();
    check.eyesFailed();
    EXPECT_EQ(check.trouble(), Trouble::CameraFailed);
    check.faceSeen(faceAt(0.1));
    EXPECT_EQ(check.state(), State::Failed) << "what still comes is too late";
}

TEST_F(Checking, nobodySeenWellIsNoResult)
{
    openFace();
    check.faceSeen(failure("left"));
    EXPECT_EQ(check.trouble(), Trouble::NotSeen);
}

TEST_F(Checking, theNextVisitKnowsNothingOfTheLast)
{
    ASSERT_EQ(see(0.3), State::Done);
    FaceCheck::Visit next = visit;
    next.ticket = TicketId{"t-46"};
    check.follow(next);
    EXPECT_EQ(check.state(), State::Off);
    openFace();
    check.follow({});
    EXPECT_EQ(check.state(), State::Off);
    EXPECT_EQ(opened, closed);
}

TEST_F(Checking, aFaceThatIsErasedMeanwhileEndsItsCheck)
{
    openFace();
    visit.isFaceBound = false;
    check.follow(visit);
    EXPECT_EQ(check.state(), State::Off);
    EXPECT_EQ(closed, 1);
}

TEST_F(Checking, anotherVisitsFaceDoesNotOpenHere)
{
    const auto elsewhere = *vision::seal(faceAt(0.0), {"an-thinh", "k2", "2026-07-14"});
    check.press();
    show(paper(elsewhere.key));
    answer(FaceResult{elsewhere.bytes});
    EXPECT_EQ(asked.back(), "ticket.get");
}

TEST_F(Checking, aCounterWithoutACameraSaysWhatToDoInstead)
{
    FaceCheck blind{
        clock,
        {.ask = [](const Command&, const RequestId&) {}, .openEyes = {}, .takeTemplate = {}, .closeEyes = {}},
        false};
    blind.follow(visit);
    EXPECT_TRUE(blind.press());
    EXPECT_EQ(blind.trouble(), Trouble::NoCamera);
}

}
}
