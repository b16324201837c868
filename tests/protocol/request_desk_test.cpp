#include "protocol/src/request_desk.h"

#include <gtest/gtest.h>

namespace luot::protocol {
namespace {

using namespace std::chrono_literals;

const RequestId id{"0190f3a2-0000-7000-8000-000000000001"};

class Desk : public testing::Test {
protected:
    void ask(Milliseconds giveUpAfter = 60s)
    {
        RequestOptions options;
        options.id = id;
        options.ttl = 3000ms;
        options.giveUpAfter = giveUpAfter;
        m_desk.add(Ping{}, {}, options, m_now);
    }
    bool send()
    {
        const auto due = m_desk.due(m_now);
        if (due.empty())
            return false;
        m_lastText = due.front().text;
        m_desk.markSent(due.front().id, m_now);
        return true;
    }
    std::optional<RequestDesk::Finished> refuse(ErrorCode code, Milliseconds retryAfter = 0ms)
    {
        return m_desk.take(Reply{id, tl::unexpected<Refusal>{Refusal{code, "x", retryAfter}}}, m_now);
    }

    RequestDesk m_desk{"host:1", 1};
    SteadyTime m_now{1h};
    std::string m_lastText;
};

TEST_F(Desk, sendsOnceAndDeliversTheAnswer)
{
    ask();
    EXPECT_TRUE(send());
    EXPECT_FALSE(send());
    const auto finished = m_desk.take(Reply{id, CommandResult{Done{}}}, m_now);
    ASSERT_TRUE(finished);
    EXPECT_TRUE(finished->reply.outcome);
    EXPECT_TRUE(m_desk.isEmpty());
    EXPECT_FALSE(m_desk.take(Reply{id, CommandResult{Done{}}}, m_now)) << "a second answer is nobody's";
}

TEST_F(Desk, asksAgainWithTheSameIdWhenNothingComes)
{
    ask();
    send();
    m_now += 3499ms;
    EXPECT_FALSE(m_desk.noteSilence(m_now));
    m_now += 1ms;
    EXPECT_TRUE(m_desk.noteSilence(m_now));
    EXPECT_FALSE(send()) << "not at once";
    m_now += 300ms;
    EXPECT_TRUE(send());
    EXPECT_NE(m_lastText.find(id.str()), std::string::npos);
    EXPECT_NE(m_lastText.find("\"try\":2"), std::string::npos);
}

TEST_F(Desk, waitsLongerBeforeEachAttemptUpToFiveSeconds)
{
    ask(1h);
    std::vector<Milliseconds> waits;
    for (int i = 0; i < 8; ++i) {
        send();
        m_now += 3500ms;
        m_desk.noteSilence(m_now);
        const SteadyTime next = *m_desk.nextTime(m_now);
        waits.push_back(std::chrono::duration_cast<Milliseconds>(next - m_now));
        m_now = next;
    }
    const std::vector<Milliseconds> middle{250ms, 500ms, 1000ms, 2000ms, 4000ms, 5000ms, 5000ms, 5000ms};
    for (std::size_t i = 0; i < middle.size(); ++i) {
        EXPECT_GE(waits[i], middle[i] * 8 / 10) << i;
        EXPECT_LE(waits[i], middle[i] * 12 / 10) << i;
    }
}

TEST_F(Desk, aPassingRefusalIsTriedAgainAFinalOneDelivered)
{
    ask();
    send();
    EXPECT_FALSE(refuse(ErrorCode::Overloaded, 700ms));
    m_now += 699ms;
    EXPECT_FALSE(send());
    m_now += 1ms;
    EXPECT_TRUE(send());
    const auto finished = refuse(ErrorCode::FieldClosed);
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->reply.outcome.error().code, ErrorCode::FieldClosed);
}

TEST_F(Desk, givesUpInTimeAndSaysWhatToDo)
{
    ask(10s);
    send();
    m_now += 9999ms;
    EXPECT_TRUE(m_desk.giveUp(m_now).empty());
    m_now += 1ms;
    const auto finished = m_desk.giveUp(m_now);
    ASSERT_EQ(finished.size(), 1U);
    EXPECT_EQ(finished[0].reply.outcome.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_NE(finished[0].reply.outcome.error().message.find("host:1"), std::string::npos);
    EXPECT_TRUE(m_desk.isEmpty());
}

TEST_F(Desk, withoutALineTheRequestStaysDue)
{
    ask(10s);
    EXPECT_EQ(m_desk.due(m_now).size(), 1U);
    m_now += 5s;
    EXPECT_EQ(m_desk.due(m_now).size(), 1U);
    EXPECT_EQ(*m_desk.nextTime(m_now), SteadyTime{1h} + 10s) << "what waits for a line needs no alarm";
    EXPECT_NE(m_desk.due(m_now).front().text.find("\"try\":1"), std::string::npos);
}

}
}
