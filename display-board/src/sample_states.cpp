#include "display-board/application.h"

#include <array>
#include <string_view>
#include <utility>

namespace luot::display_board {

namespace {

using protocol::BranchView;

BranchView sampleBranch(std::size_t fieldCount)
{
    struct Sample {
        const char* letter;
        const char* name;
        int waiting;
        protocol::WaitRange wait;
    };
    constexpr auto fields = std::to_array<Sample>({
        {"A", "Hộ tịch", 5, {15, 25}},
        {"B", "Chứng thực", 5, {15, 25}},
        {"C", "Đất đai – Môi trường", 14, {35, 50}},
        {"D", "Xây dựng – Đô thị", 2, {5, 10}},
        {"E", "Đăng ký kinh doanh", 3, {10, 20}},
        {"G", "Lao động – Bảo trợ xã hội", 4, {15, 25}},
        {"H", "Y tế – Giáo dục – Văn hóa", 0, {0, 0}},
        {"T", "Trả kết quả", 0, {0, 0}},
    });

    BranchView view;
    view.branch
        = {BranchId{"an-thinh"}, "Trung tâm Phục vụ hành chính công", "Phường An Thịnh", "1900 0000", ""};
    view.notice = "Nghỉ trưa 11:30–13:30. Số đã lấy vẫn giữ nguyên.";
    for (std::size_t i = 0; i < fieldCount; ++i) {
        protocol::Field field;
        field.id = FieldId{fields[i].letter};
        field.name = fields[i].name;
        field.waiting = fields[i].waiting;
        field.wait = fields[i].wait;
        view.fields.push_back(field);
    }
    return view;
}

void addCall(BranchView& view, const char* label, const char* counter, WallTime at, bool hasPriority = false,
             protocol::TicketState state = protocol::TicketState::Called)
{
    view.calls.insert(view.calls.begin(), {label, CounterId{counter}, hasPriority, 1, at});
    protocol::Ticket ticket;
    ticket.label = label;
    ticket.state = state;
    view.tickets[label] = ticket;
}

BranchView withEarlierCalls(BranchView view, WallTime now)
{
    struct Earlier {
        const char* label;
        const char* counter;
    };
    constexpr auto calls = std::to_array<Earlier>(
        {{"B030", "4"}, {"C021", "6"}, {"T016", "1"}, {"A044", "2"}, {"C022", "7"}, {"B031", "5"}});
    WallTime at = now - std::chrono::minutes{10};
    for (const Earlier& call : calls) {
        const bool hasPriority = std::string_view{call.label} == "B031";
        addCall(view, call.label, call.counter, at += Milliseconds{1000}, hasPriority,
                protocol::TicketState::Serving);
    }
    return view;
}

}

namespace {

/// Everything as long and as many as it may be.
BranchView fullestBranch(WallTime now)
{
    constexpr auto names = std::to_array<const char*>({
        "Hộ tịch – Chứng thực – Nuôi con nuôi – Quốc tịch – Trợ giúp nhân",
        "Giải quyết khiếu nại tố cáo tiếp công dân và phòng chống tham nh",
        "Nghĩatrangliệtsĩvàcáccôngtrìnhghicôngliệtsĩtrênđịabànphườngxãmới",
        "Đăng ký kinh doanh – Hộ kinh doanh – Hợp tác xã – Thuế – Hải qua",
    });
    BranchView view = withEarlierCalls(sampleBranch(8), now);
    for (std::size_t i = 0; i < view.fields.size(); ++i) {
        view.fields[i].name = names[i % names.size()];
        view.fields[i].waiting = 999;
        view.fields[i].wait = {180, 240};
    }
    view.branch.name = "Trung tâm Phục vụ hành chính công liên phường và các xã vùng cao phía Tây";
    view.notice
        = "Sáng thứ Năm 16/07 cấp căn cước lưu động tại nhà văn hóa; xin mang giấy khai sinh bản chính, "
          "số đã lấy vẫn giữ nguyên, mời theo dõi bảng gọi số và nghe loa gọi hai lần.";
    for (const char* label : {"M881", "M882", "M883", "M884", "M885", "M886", "M887", "M888"})
        addCall(view, label, "28", now, true);
    return view;
}

}

std::vector<ui::SelfTestStep> sampleStates(Board& board, const Clock& clock)
{
    const WallTime now = clock.wall();
    const BranchView eight = withEarlierCalls(sampleBranch(8), now);

    BranchView resting = eight;
    addCall(resting, "A045", "3", now - std::chrono::minutes{1}, false, protocol::TicketState::Serving);
    BranchView fresh = eight;
    addCall(fresh, "A045", "3", now);
    BranchView two = fresh;
    addCall(two, "E012", "12", now, true);
    BranchView three = withEarlierCalls(sampleBranch(3), now);
    addCall(three, "M888", "12", now, true, protocol::TicketState::Serving);

    const auto show
        = [&board](BranchView view) { return [&board, view = std::move(view)] { board.show(view, {}); }; };
    const auto connection = [&board, now](Board::Phase phase) {
        return [&board, now, phase] { board.setConnection(phase, now); };
    };
    return {
        {"board-not-connected", {}},
        {"board-no-calls",
         [connected = connection(Board::Live), none = show(sampleBranch(8))] {
             connected();
             none();
         }},
        {"board-calls", show(resting)},
        {"board-second-page", [&board] { board.waiting()->turnPage(); }},
        {"board-fresh-call", show(fresh)},
        {"board-two-fresh-calls", show(two)},
        {"board-reconnecting", connection(Board::Reconnecting)},
        {"board-stale", connection(Board::Stale)},
        {"board-fullest",
         [connected = connection(Board::Live), fullest = show(fullestBranch(now))] {
             connected();
             fullest();
         }},
        {"board-three-fields",
         [&board, three, connected = connection(Board::Live)] {
             connected();
             board.show(three, {});
         }},
    };
}

}
