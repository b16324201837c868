#include "kiosk/citizen_eyes.h"
#include "kiosk/visit_flow.h"
#include "tests/kiosk/visitor.h"
#include "vision/face_watch.h"
#include "vision/testing/scripted_citizen.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <semaphore>

namespace luot::kiosk::test {
namespace {

using vision::testing::ScriptedCitizen;

/// A citizen whose next picture is taken when the kiosk has seen the one before: the visit runs on the
/// pictures' clock, however slow the machine.
class PatientCamera final : public vision::Camera {
public:
    PatientCamera(ScriptedCitizen& citizen, std::counting_semaphore<>& looked, const std::atomic<bool>& over)
        : m_citizen{citizen}
        , m_looked{looked}
        , m_over{over}
    {
    }

    Result<std::optional<vision::Frame>> next() override
    {
        m_looked.acquire();
        return m_over ? std::nullopt : m_citizen.next();
    }

private:
    ScriptedCitizen& m_citizen;
    std::counting_semaphore<>& m_looked;
    const std::atomic<bool>& m_over;
};

TEST(DetectionOnly, AHeadGetsItsNumberAndNobodyIsAskedForTheFace)
{
    auto citizen = vision::testing::openScriptedCitizen("citizen:astronaut?choose=0,2&consent=yes",
                                                        vision::Pace::AsFastAsPossible);
    ASSERT_TRUE(citizen) << citizen.error().message;
    const auto models = vision::findModels(vision::modelFolder(), vision::ModelUse::DetectionOnly);
    ASSERT_TRUE(models) << models.error().message;

    std::counting_semaphore<> looked{1};
    VisitFlow flow;
    std::vector<Page> pages;
    std::optional<IssueNumber> issued;
    int templates = 0;
    std::promise<vision::Templates> ready;
    std::promise<void> ended;
    std::atomic<bool> over = false;

    const auto give = [&](const VisitInput& input, SteadyTime now) {
        for (const auto& action : flow.take(input, now)) {
            templates += std::holds_alternative<BeginTemplate>(action) ? 1 : 0;
            if (const auto* order = std::get_if<IssueNumber>(&action))
                issued = *order;
        }
        if (pages.empty() || pages.back() != flow.view().page)
            pages.push_back(flow.view().page);
    };
    give(BranchSeen{sixFields(), BranchSeen::Service::Up}, {});
    const auto sighted = [&](const vision::Sighting& sighting) {
        give(sighting, sighting.at);
        if (flow.view().page == Page::Issuing && !issued)
            give(PrinterAsked{true}, sighting.at);
        if (issued && !flow.view().ticket)
            give(NumberGiven{numberFor(issued->field)}, sighting.at);
        over = flow.view().ticket || sighting.frame > 1200;
        (*citizen)->see(seenBy(flow.view()));
        looked.release();
    };
    vision::FaceWatch watch{std::make_unique<PatientCamera>(**citizen, looked, over),
                            *models,
                            {.ready = [&](vision::Templates which) { ready.set_value(which); },
                             .sighted = sighted,
                             .ended = [&] { ended.set_value(); },
                             .failed = [&](const Error& error) { ADD_FAILURE() << error.message; }}};
    ended.get_future().wait();

    EXPECT_EQ(ready.get_future().get(), vision::Templates::NoModel);
    ASSERT_TRUE(issued);
    EXPECT_EQ(issued->field, sixFields()[2].id);
    EXPECT_EQ(issued->way, protocol::IssueWay::Head);
    EXPECT_EQ(templates, 0);
    using enum Page;
    EXPECT_EQ(pages, (std::vector{Attract, Greeting, Neutral, Choose, Confirm, Issuing, Issued}));
}

TEST(DetectionOnly, TheFaceIsOfferedOnlyOnceItIsKnownToWork)
{
    Visitor visitor;
    visitor.give(FaceBindingSeen{FaceBinding::Off});
    visitor.come();
    ASSERT_TRUE(visitor.waitFor(Page::Choose));
    EXPECT_EQ(visitor.milestones(), std::vector{Milestone::Locked});
    visitor.lookStraightAt({0, 0});
    EXPECT_EQ(visitor.view().page, Page::Confirm);
}

}
}
