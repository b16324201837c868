#pragma once

#include "protocol/codec.h"
#include "protocol/src/event_frame.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

/// The bytes of spec/golden, both ways. With LUOT_WRITE_GOLDEN set, they are written instead: only ever for a
/// new message, since what has been released must stay readable.
namespace luot::protocol {

using namespace std::chrono_literals;

inline const RequestId requestId{"0190f3a2-7c00-7000-8000-000000000001"};
inline const TicketId ticketId{"0190f3a2-7c00-7000-8000-00000000000a"};
inline constexpr std::uint64_t epoch = 11'400'714'819'323'198'485ULL;
inline constexpr WallTime noon{1'767'225'600'123ms};

inline std::string golden(const std::string& name, const std::string& encoded)
{
    const std::filesystem::path file = std::filesystem::path{LUOT_SPEC} / "golden" / name;
    if (std::getenv("LUOT_WRITE_GOLDEN") != nullptr)
        std::ofstream{file, std::ios::binary} << encoded;
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

inline Ticket ticket()
{
    Ticket ticket;
    ticket.id = ticketId;
    ticket.label = "A045";
    ticket.field = FieldId{"A"};
    ticket.businessDate = "2026-01-01";
    ticket.number = 45;
    ticket.state = TicketState::Called;
    ticket.hasPriority = true;
    ticket.priority = PriorityClass::WithSmallChild;
    ticket.counter = CounterId{"3"};
    ticket.callCount = 1;
    ticket.version = 2;
    ticket.callReason = CallReason::Priority;
    ticket.way = IssueWay::Head;
    ticket.printed = PrintState::Printed;
    ticket.faceBound = true;
    ticket.tokenHash = std::string(64, 'e');
    ticket.issuedBy = DeviceId{"k1"};
    ticket.issuedAt = noon;
    ticket.queuedAt = noon;
    ticket.calledAt = noon + 60s;
    return ticket;
}

inline Field field() { return {FieldId{"A"}, "Hộ tịch", "Civil status", "family", true, 17, {10, 20}, 30}; }
inline Counter counter() { return {CounterId{"3"}, {FieldId{"A"}, FieldId{"B"}}, {3, 2}, true, false}; }
inline Branch branch()
{
    return {BranchId{"an-thinh"}, "Trung tâm Phục vụ hành chính công", "Phường An Thịnh", "1900 0000",
            "https://luot.example"};
}

inline Ticket heldTicket()
{
    Ticket held = ticket();
    held.state = TicketState::OnHold;
    held.startedAt = noon + 90s;
    held.backAt = noon + 990s;
    held.boundTo = CounterId{"3"};
    held.reason = "Đi photo giấy tờ";
    held.requests = {{FieldId{"B"}, {}, ServiceOutcome::Transferred},
                     {FieldId{"A"}, ProcedureId{"khai-sinh"}, std::nullopt}};
    held.version = 5;
    return held;
}
inline Field closedField()
{
    Field closed = field();
    closed.open = false;
    closed.opensAt = noon + 3600s;
    return closed;
}
inline Field fullField()
{
    Field full = field();
    full.opensAt = noon + 24h;
    full.full = true;
    full.asksProcedure = true;
    return full;
}
inline Branch wholeBranch()
{
    Branch whole = branch();
    whole.hours = {{"Thứ Hai – Thứ Sáu", "Monday – Friday", "7:30–11:30, 13:30–17:00"},
                   {"Thứ Bảy", "Saturday", "7:30–11:30"}};
    whole.onlineUrl = "https://dichvucong.gov.vn";
    whole.texts.elderlyAge = 80;
    return whole;
}
inline Dossier dossier()
{
    return {DossierCode{"H12.34-260714-0001"},
            ProcedureId{"khai-sinh"},
            "2026-07-14",
            "2026-07-21",
            "2026-07-22",
            DossierState::Overdue,
            LateCause::OtherOffice,
            "",
            ticketId};
}
inline Feedback feedback()
{
    return {FeedbackId{"0190f3a2-7c00-7000-8000-00000000000f"}, "Ghế chờ chưa đủ chỗ", ticketId, "2026-01-15",
            "Đã bổ sung ghế"};
}

inline Figures figures()
{
    Figures figures;
    figures.from = "2026-07-01";
    figures.to = "2026-07-31";
    figures.visits = {412,
                      30,
                      390,
                      12,
                      6,
                      4,
                      380,
                      {402, 540, 480, 1080, 2400},
                      {400, 40, 35, 70, 160},
                      {390, 410, 360, 700, 1500},
                      {390, 990, 900, 1700, 3600}};
    figures.fields = {{FieldId{"A"}, figures.visits}};
    figures.ways = {{IssueWay::Touch, 200, {195, 545, 480, 1080, 2400}}};
    figures.counters = {{CounterId{"3"}, 402, 390, 12, {390, 410, 360, 700, 1500}, 28'000, 21'000}};
    figures.dossiers = {{FieldId{"A"}, 5, 2, 3277, 27, 363, 0, 298, 65, 1}};
    figures.ratings = {1, 0, 4, 20, 60};
    figures.feedbackAdded = 3;
    figures.feedbackAnswered = 2;
    figures.feedbackLate = 1;
    return figures;
}

inline void expectRequest(const std::string& name, const Command& command)
{
    const std::string text
        = golden("request-" + name + ".json", encodeRequest(requestId, command, 3000ms, 1));
    EXPECT_EQ(encodeRequest(requestId, command, 3000ms, 1), text);
    RequestId id;
    const auto decoded = decodeRequest(text, id);
    ASSERT_TRUE(decoded) << name << ": " << decoded.error().message;
    EXPECT_EQ(decoded->command, command) << name;
}

inline void expectReply(const std::string& name, const tl::expected<CommandResult, Refusal>& outcome)
{
    const std::string text = golden("reply-" + name + ".json", encodeReply(requestId, outcome, 81234));
    EXPECT_EQ(encodeReply(requestId, outcome, 81234), text);
    const auto decoded = decodeReply(text);
    ASSERT_TRUE(decoded) << name << ": " << decoded.error().message;
    EXPECT_EQ(decoded->outcome, outcome) << name;
    EXPECT_EQ(decoded->id, requestId);
    EXPECT_EQ(decoded->seq, 81234U);
}

inline void expectEvent(const std::string& name, const EventBody& body, Stream stream)
{
    const StoredEvent stored{81234, 500, 400, noon, typeOf(body), "kiosk:k1", encodeBody(body)};
    const ShownEvent shown = shownOn(stream, stored);
    const std::string header = encodeHeader({0, epoch, shown.n});
    const std::string text = encodeEvent(shown, stored, 86'400'000ms);
    EXPECT_EQ(header, golden("event-" + name + ".bin", header));
    EXPECT_EQ(text, golden("event-" + name + ".json", text));

    const auto decodedHeader = decodeHeader(golden("event-" + name + ".bin", header));
    ASSERT_TRUE(decodedHeader);
    const auto message = decodeStreamMessage(*decodedHeader, golden("event-" + name + ".json", text));
    ASSERT_TRUE(message) << name << ": " << message.error().message;
    const auto& event = std::get<Event>(*message);
    EXPECT_EQ(event.body, stream == Stream::Public ? *publicForm(body) : body) << name;
    EXPECT_EQ(event.epoch, epoch);
    EXPECT_EQ(event.n, stream == Stream::Public ? 400U : 500U);
    EXPECT_EQ(event.up, 86'400'000ms);
    EXPECT_EQ(event.actor, stream == Stream::Public ? "" : "kiosk:k1");
}

}
