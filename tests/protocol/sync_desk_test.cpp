#include "protocol/src/sync_desk.h"

#include "tests/protocol/small_service.h"

#include <gtest/gtest.h>

namespace luot::protocol {
namespace {

/// Counts how often it is read: what is read is read on the thread that takes the commands.
class CountedSource final : public EventSource {
public:
    explicit CountedSource(const MemorySource& source)
        : m_source{source}
    {
    }
    std::uint64_t epoch() const override { return m_source.epoch(); }
    std::uint64_t lastN(Stream stream) const override { return m_source.lastN(stream); }
    ServiceMode mode() const override { return m_source.mode(); }
    BranchView snapshot(Stream stream) const override { return m_source.snapshot(stream); }
    std::optional<std::vector<StoredEvent>> eventsAfter(Stream stream, std::uint64_t n,
                                                        std::size_t limit) const override
    {
        ++reads;
        return m_source.eventsAfter(stream, n, limit);
    }
    mutable int reads = 0;

private:
    const MemorySource& m_source;
};

class Syncs : public testing::Test {
protected:
    void happen(int count)
    {
        for (int i = 0; i < count; ++i) {
            const StoredEvent event
                = events.append(NoticeSet{"Thông báo " + std::to_string(events.lastN(Stream::Public))}, {});
            for (const Stream stream : {Stream::Public, Stream::Staff})
                desk->add(stream, shownOn(stream, event), event);
        }
    }
    std::shared_ptr<const SyncContent> ask(std::uint64_t after)
    {
        return desk->answer({RequestId{}, "an-thinh.pub", events.epoch(), after}, Stream::Public);
    }
    /// What a device makes of the answer.
    std::vector<std::uint64_t> numbersOf(const SyncContent& content)
    {
        const RequestId id{"0190b6b4-1f6a-7c3e-8f00-000000000001"};
        SyncAssembly assembly;
        assembly.expect(id);
        EXPECT_FALSE(assembly.take(encodeSyncBegin(id, content)));
        for (const std::string& part : content.parts)
            EXPECT_FALSE(assembly.take(part));
        const auto synced = assembly.take(encodeSyncEnd(id, content));
        if (!synced || !*synced) {
            ADD_FAILURE() << "the sync is spoilt";
            return {};
        }
        std::vector<std::uint64_t> numbers;
        if (const auto* missed = std::get_if<std::vector<Event>>(&(*synced)->content))
            for (const Event& event : *missed)
                numbers.push_back(event.n);
        return numbers;
    }
    /// As after a restart of the service: nothing is kept yet.
    void restart() { desk.emplace(source); }

    MemorySource events{BranchId{"an-thinh"}};
    CountedSource source{events};
    std::optional<SyncDesk> desk{std::in_place, source};
};

TEST_F(Syncs, whatWasSentLatelyIsNotReadAgain)
{
    happen(6);
    const auto content = ask(3);
    EXPECT_FALSE(content->isSnapshot);
    EXPECT_EQ(numbersOf(*content), (std::vector<std::uint64_t>{4, 5, 6}));
    EXPECT_EQ(numbersOf(*ask(0)).size(), 6U);
    EXPECT_TRUE(numbersOf(*ask(6)).empty());
    EXPECT_EQ(source.reads, 0);
}

TEST_F(Syncs, allThatAskAtOnePointShareOneAnswer)
{
    happen(6);
    const auto first = ask(2);
    EXPECT_EQ(first, ask(2));
    happen(1);
    const auto later = ask(2);
    EXPECT_NE(first, later);
    EXPECT_EQ(numbersOf(*later).back(), 7U);
}

TEST_F(Syncs, afterARestartOneReadsForAll)
{
    happen(100);
    restart();
    for (int board = 0; board < 50; ++board)
        EXPECT_EQ(numbersOf(*ask(90)).size(), 10U);
    for (std::uint64_t after = 91; after <= 100; ++after)
        EXPECT_EQ(numbersOf(*ask(after)).size(), 100 - after);
    EXPECT_EQ(source.reads, 1);
    EXPECT_EQ(numbersOf(*ask(50)).size(), 50U) << "who lacks more has it read";
    EXPECT_EQ(source.reads, 2);
    happen(1);
    EXPECT_EQ(numbersOf(*ask(50)).size(), 51U);
    EXPECT_EQ(source.reads, 2);
}

TEST_F(Syncs, anEventThatWasNeverSentIsRead)
{
    happen(3);
    events.append(NoticeSet{"chỉ trong nhật ký"}, {});
    EXPECT_EQ(numbersOf(*ask(2)), (std::vector<std::uint64_t>{3, 4}));
    events.append(NoticeSet{"chỉ trong nhật ký"}, {});
    happen(1);
    EXPECT_EQ(numbersOf(*ask(4)), (std::vector<std::uint64_t>{5, 6}));
    EXPECT_EQ(numbersOf(*ask(2)), (std::vector<std::uint64_t>{3, 4, 5, 6}));
}

TEST_F(Syncs, whoIsTooFarBehindOrOfAnotherEpochGetsAllThereIs)
{
    happen(static_cast<int>(SyncDesk::mostBehind) + 10);
    EXPECT_TRUE(ask(3)->isSnapshot);
    EXPECT_FALSE(ask(11)->isSnapshot);
    EXPECT_TRUE(ask(events.lastN(Stream::Public) + 1)->isSnapshot) << "what has not happened yet";
    const std::uint64_t epoch = events.epoch();
    events.restore(42);
    happen(20);
    EXPECT_TRUE(desk->answer({RequestId{}, "an-thinh.pub", epoch, 5}, Stream::Public)->isSnapshot);
    EXPECT_EQ(numbersOf(*ask(15)).size(), 5U);
}

TEST_F(Syncs, whatTheLogHasLostIsNoDelta)
{
    happen(20);
    restart();
    events.forgetEvents();
    EXPECT_TRUE(ask(10)->isSnapshot);
}

}
}
