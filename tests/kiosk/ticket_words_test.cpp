#include "kiosk/ticket_words.h"

#include <gtest/gtest.h>

#include <chrono>

namespace luot::kiosk {
namespace {

using namespace std::chrono_literals;

// 14 July 2026, 09:24:40 in Viet Nam; the tests run in that zone (main.cpp).
constexpr WallTime tuesdayMorning{1783995880000ms};

TEST(TicketWords, SayTimesAsVietNamWritesThem)
{
    EXPECT_EQ(clockText(tuesdayMorning), "09:24");
    EXPECT_EQ(dateText(tuesdayMorning), "14/07/2026");
    EXPECT_EQ(dayText(tuesdayMorning), "Thứ Ba, 14/07/2026");
    EXPECT_EQ(dayText(tuesdayMorning + 5 * 24h), "Chủ nhật, 19/07/2026");
}

TEST(TicketWords, SayTheWaitAsARange)
{
    EXPECT_EQ(waitText({15, 25}), "15–25 phút");
    EXPECT_EQ(waitText({10, 10}), "10 phút");
    EXPECT_EQ(waitText({0, 0}), "Không phải chờ");
    EXPECT_EQ(waitSpokenText({15, 25}), "15 đến 25 phút");
}

TEST(TicketWords, NameTheCounters)
{
    EXPECT_EQ(countersText({}), "Khu vực chờ");
    EXPECT_EQ(countersText({CounterId{"2"}}), "Quầy 2");
    EXPECT_EQ(countersText({CounterId{"2"}, CounterId{"3"}}), "Quầy 2 hoặc 3");
    EXPECT_EQ(countersText({CounterId{"1"}, CounterId{"2"}, CounterId{"3"}}), "Quầy 1, 2 hoặc 3");
}

TEST(TicketWords, BreakTheCentresNameInTheMiddle)
{
    EXPECT_EQ(headingLines("Trung tâm Phục vụ hành chính công"),
              (std::vector<std::string>{"TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"}));
    EXPECT_EQ(headingLines("Một cửa"), std::vector<std::string>{"MỘT CỬA"});
}

TEST(TicketWords, PaperSaysWhatTheServiceGave)
{
    PaperFacts facts;
    facts.branch
        = {BranchId{"an-thinh"}, "Trung tâm Phục vụ hành chính công", "Phường An Thịnh", "1900 0000", {}};
    facts.field.name = "Hộ tịch";
    facts.issued.ticket.label = "A045";
    facts.issued.ticket.issuedAt = tuesdayMorning;
    facts.issued.ticket.hasPriority = true;
    facts.issued.ahead = 6;
    facts.issued.wait = {15, 25};
    facts.issued.counters = {CounterId{"2"}, CounterId{"3"}};
    facts.kiosk = DeviceId{"k1"};
    facts.qr = "LQT1:x";
    const auto paper = composePaper(facts);
    EXPECT_EQ(paper.label, "A045");
    EXPECT_EQ(paper.field, "Hộ tịch");
    EXPECT_EQ(paper.counters, "Quầy 2 hoặc 3");
    EXPECT_EQ(paper.peopleAhead, 6);
    EXPECT_EQ(paper.date, "14/07/2026");
    EXPECT_EQ(paper.time, "09:24");
    EXPECT_EQ(paper.kiosk, "Máy K1");
    EXPECT_TRUE(paper.priority);
    EXPECT_FALSE(paper.reprintedAt);

    facts.reprintedAt = tuesdayMorning + 7min;
    EXPECT_EQ(composePaper(facts).reprintedAt, "09:31");
}

}
}
