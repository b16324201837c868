#include "tests/supervisor/web_centre.h"

/// What is true of every page of the staff that listens.
namespace luot::supervisor {
namespace {

class APageThatListens : public WebCentre, public testing::WithParamInterface<const char*> {
protected:
    std::string path() const { return std::string{"/events/"} + GetParam(); }
};

TEST_P(APageThatListens, isToldOfTheEndAndEnds)
{
    HttpClient giamsat = signedIn("giamsat");
    EventReader page{giamsat, path()};
    ASSERT_TRUE(page.next(GetParam()));
    HttpClient elsewhere = giamsat;
    EXPECT_EQ(elsewhere.post("/api/sign-out", nlohmann::json::object()).status, 200);
    EXPECT_TRUE(page.next("over"));
    EXPECT_TRUE(page.hasEnded());
}

TEST_P(APageThatListens, hasItsPlaceAmongTheWindowsOfOnePerson)
{
    HttpClient giamsat = signedIn("giamsat");
    {
        // Of whatever pages they are.
        std::vector<std::unique_ptr<EventReader>> pages;
        const std::vector<std::string> kinds{"/events/live", "/events/counter", "/events/reception"};
        for (std::size_t i = 0; i < StaffStream::mostOfOne; ++i) {
            pages.push_back(std::make_unique<EventReader>(giamsat, kinds[i % kinds.size()]));
            ASSERT_EQ(pages.back()->head().status, 200);
        }
        EXPECT_EQ(giamsat.get(path()).status, 429);
        EXPECT_EQ(EventReader(signedIn("quantri"), path()).head().status, 200) << "somebody else has their own";
    }
    // Those that were closed are noticed, and forgotten.
    const auto end = std::chrono::steady_clock::now() + Wire::patience;
    while (EventReader(giamsat, path()).head().status != 200)
        ASSERT_LT(std::chrono::steady_clock::now(), end);
}

INSTANTIATE_TEST_SUITE_P(OfEachKind, APageThatListens, testing::Values("live", "counter", "reception"));

}
}
