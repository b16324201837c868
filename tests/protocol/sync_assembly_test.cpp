#include "tests/protocol/golden.h"

#include "protocol/src/sync_message.h"

namespace luot::protocol {
namespace {

TEST(SyncAssembly, aDamagedOrShortSyncIsNotTaken)
{
    BranchView view;
    for (int i = 0; i < 400; ++i) {
        Ticket one = ticket();
        one.id = TicketId{"t" + std::to_string(i)};
        one.label = "A" + std::to_string(i);
        view.tickets[one.label] = one;
    }
    const SyncContent content = snapshotContent(view, epoch, 1);
    ASSERT_GT(content.parts.size(), 2U);
    for (const std::string& part : content.parts)
        EXPECT_LE(part.size(), 65'536U);

    const auto assembled = [&](const std::vector<std::string>& parts) {
        SyncAssembly assembly;
        assembly.expect(requestId);
        assembly.take(encodeSyncBegin(requestId, content));
        for (const std::string& part : parts)
            if (auto spoilt = assembly.take(part))
                return spoilt->has_value();
        const auto synced = assembly.take(encodeSyncEnd(requestId, content));
        return synced && synced->has_value() && std::get<BranchView>((*synced)->content) == view;
    };
    EXPECT_TRUE(assembled(content.parts));
    auto parts = content.parts;
    parts.pop_back();
    EXPECT_FALSE(assembled(parts));
    parts = content.parts;
    std::swap(parts[0], parts[1]);
    EXPECT_FALSE(assembled(parts));
    parts = content.parts;
    parts[1].replace(parts[1].find("\"call_count\":1"), 14, "\"call_count\":2");
    EXPECT_FALSE(assembled(parts));
    parts = content.parts;
    parts[1].resize(100);
    EXPECT_FALSE(assembled(parts));
}

TEST(SyncAssembly, anEarlierRequestsAnswerIsPassedOver)
{
    const SyncContent content = snapshotContent(BranchView{}, epoch, 1);
    const RequestId earlier{"0190f3a2-7c00-7000-8000-000000000000"};
    SyncAssembly assembly;
    assembly.expect(requestId);
    EXPECT_FALSE(assembly.take(content.parts[0]));
    EXPECT_FALSE(assembly.take(encodeSyncEnd(earlier, content)));
    EXPECT_FALSE(assembly.take(encodeSyncBegin(earlier, content)));
    EXPECT_FALSE(assembly.take(encodeSyncBegin(requestId, content)));
    EXPECT_FALSE(assembly.take(content.parts[0]));
    EXPECT_TRUE(assembly.take(encodeSyncEnd(requestId, content)));
}

}
}
