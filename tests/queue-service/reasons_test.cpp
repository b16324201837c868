#include "tests/queue-service/counted.h"

#include <gtest/gtest.h>

#include <algorithm>

/// Why somebody opened, closed or changed a counter or a field: kept with the event, and told to staff alone.
namespace luot::queue_service {
namespace {

const FieldId fieldA{"A"};

std::string reasonOf(const EventBody& event)
{
    if (const auto* counter = std::get_if<CounterEvent>(&event))
        return counter->reason;
    const auto* field = std::get_if<FieldEvent>(&event);
    return field != nullptr ? field->reason : std::string{};
}

/// The event that has one; what follows from it, other waits say, has none.
const EventBody* withReason(const std::vector<EventBody>& events)
{
    const auto found = std::ranges::find_if(events, [](const EventBody& e) { return !reasonOf(e).empty(); });
    return found == events.end() ? nullptr : &*found;
}

TEST(Reasons, areKeptWithWhatWasDone)
{
    Counted centre;
    const std::vector<Command> orders{OpenCounter{one, "đông người"},
                                      SetProfile{one, {fieldA}, {}, "hàng chờ dài"},
                                      CloseCounter{one, "hết giờ"}, CloseField{fieldA, "sự cố hệ thống"},
                                      OpenField{fieldA, "đã xong sự cố"}};
    const std::vector<std::string> reasons{"đông người", "hàng chờ dài", "hết giờ", "sự cố hệ thống",
                                           "đã xong sự cố"};
    for (std::size_t i = 0; i < orders.size(); ++i) {
        centre.seen.clear();
        const auto result = centre.ask(supervisor(), orders[i]);
        ASSERT_TRUE(result) << i << ": " << result.error().message;
        const EventBody* told = withReason(centre.seen);
        ASSERT_NE(told, nullptr) << i;
        EXPECT_EQ(reasonOf(*told), reasons[i]);
        const auto shown = publicForm(*told);
        ASSERT_TRUE(shown);
        EXPECT_EQ(reasonOf(*shown), "") << "the hall reads no reasons";
    }
}

TEST(Reasons, ofAReleaseAreKeptWithTheCounterToo)
{
    Counted centre;
    centre.ask(supervisor(), OpenCounter{one});
    centre.ask(supervisor(), ReleaseCounter{one, "máy trạm hỏng", false});
    const EventBody* told = withReason(centre.seen);
    ASSERT_NE(told, nullptr);
    EXPECT_EQ(reasonOf(*told), "máy trạm hỏng");
}

TEST(Reasons, thatAreTooLongAreSaidNoToAndNothingIsDone)
{
    Counted centre;
    const std::string novel(257, 'x');
    EXPECT_EQ(centre.refused(supervisor(), OpenCounter{one, novel}), ErrorCode::TooLarge);
    EXPECT_EQ(centre.refused(supervisor(), CloseField{fieldA, novel}), ErrorCode::TooLarge);
    EXPECT_EQ(centre.refused(supervisor(), SetProfile{one, {fieldA}, {}, novel}), ErrorCode::TooLarge);
    EXPECT_TRUE(centre.seen.empty());
}

}
}
