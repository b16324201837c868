#include "clerk-terminal/src/counter_forms.h"

#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"

#include <algorithm>
#include <array>

namespace luot::clerk_terminal {

using protocol::BranchView;
using protocol::Command;
using protocol::PauseReason;
using protocol::PriorityClass;
using protocol::QueuePlace;
using protocol::Ticket;
using protocol::TicketState;

namespace {

constexpr const char* closing = "close"; ///< beside the pause's reasons

/// `texts` are what is recorded, whatever language they are shown in.
FormQuestion reasons(std::string title, std::initializer_list<const char*> texts)
{
    FormQuestion question{std::move(title), {}};
    for (const char* text : texts)
        question.choices.push_back({text, Wording::tr(text)});
    return question;
}

FormQuestion recordedReasons(std::initializer_list<const char*> texts)
{
    return reasons(Wording::tr("Lý do, được ghi lại"), texts);
}

FormQuestion priorityQuestion(const BranchView& view)
{
    FormQuestion priority{Wording::tr("Ưu tiên"), {{"0", Wording::tr("Không ưu tiên")}}, 0};
    for (const PriorityClass one : {PriorityClass::Elderly, PriorityClass::Disabled, PriorityClass::Pregnant,
                                    PriorityClass::WithSmallChild, PriorityClass::Merit}) {
        const auto& given = view.branch.priorityClasses;
        if (given.empty() || std::ranges::find(given, one) != given.end())
            priority.choices.push_back({std::to_string(static_cast<int>(one)), capitalised(nameOf(one))});
    }
    return priority;
}

FormQuestion placeQuestion()
{
    return {Wording::tr("Chỗ trong hàng"),
            {{"0", Wording::tr("Theo giờ lấy số")},
             {"1", Wording::tr("Gọi trước tiên")},
             {"2", Wording::tr("Cuối hàng")}},
            0};
}

FormChoice fieldChoice(const protocol::Field& field)
{
    return {field.id.str(), field.name, Wording::tr("{} người chờ", field.waiting)};
}

FormQuestion visits(std::string title, const std::vector<Ticket>& tickets)
{
    FormQuestion question{std::move(title), {}};
    for (const Ticket& ticket : tickets)
        question.choices.push_back(
            {ticket.id.str(), ticket.label, Wording::tr(ticket.reason.c_str()), ticket.version});
    if (tickets.size() == 1)
        question.chosen = 0;
    return question;
}

std::string idOf(const ClerkForm& form, std::size_t question)
{
    const FormChoice* answer = form.answer(question);
    return answer ? answer->id : std::string{};
}

QueuePlace placeOf(const ClerkForm& form, std::size_t question)
{
    return static_cast<QueuePlace>(std::stoi(idOf(form, question)));
}

/// Of the chosen ticket, as it was shown.
std::optional<int> versionOf(const ClerkForm& form, std::size_t question)
{
    const FormChoice* answer = form.answer(question);
    return answer ? std::optional{answer->version} : std::nullopt;
}

/// The first open question comes up first.
ClerkForm begun(ClerkForm form)
{
    const auto open = std::ranges::find_if(form.questions, [](const FormQuestion& question) {
        return question.isNeeded && question.chosen < 0;
    });
    if (open != form.questions.end())
        form.current = static_cast<int>(open - form.questions.begin());
    return form;
}

}

ClerkForm holdForm(const Ticket& visit)
{
    FormQuestion whenBack{Wording::tr("Tự quay lại hàng chờ"), {{"0", Wording::tr("Khi quầy mời lại")}}, 0};
    for (const int minutes : {10, 20, 30, 60})
        whenBack.choices.push_back({std::to_string(minutes), Wording::tr("Sau {} phút", minutes)});
    const std::string title = Wording::tr("Tạm giữ {}", visit.label);
    return {FormKind::Hold,
            title,
            title,
            visit.id,
            visit.label,
            visit.version,
            {reasons(Wording::tr("Lý do"),
                     {Wording::recorded("Lấy thêm giấy tờ"), Wording::recorded("Sao chụp giấy tờ"),
                      Wording::recorded("Nộp phí, lệ phí"), Wording::recorded("Chờ bộ phận khác"),
                      Wording::recorded("Khác")}),
             std::move(whenBack)}};
}

ClerkForm backFromHoldForm(const std::vector<Ticket>& held)
{
    return begun({FormKind::BackFromHold,
                  Wording::tr("Người đang tạm giữ"),
                  Wording::tr("Mời lại"),
                  {},
                  {},
                  0,
                  {visits(Wording::tr("Ai đã quay lại"), held)}});
}

ClerkForm transferForm(const Ticket& visit, const BranchView& view)
{
    FormQuestion whereto{Wording::tr("Chuyển đến lĩnh vực"), {}};
    for (const protocol::Field& field : view.fields) {
        if (field.id != visit.field && !field.closedByHand)
            whereto.choices.push_back(fieldChoice(field));
    }
    return {FormKind::Transfer,
            Wording::tr("Chuyển {}, giữ nguyên số", visit.label),
            Wording::tr("Chuyển {}", visit.label),
            visit.id,
            visit.label,
            visit.version,
            {std::move(whereto), placeQuestion()}};
}

ClerkForm pauseForm()
{
    FormQuestion why{Wording::tr("Lý do"), {}};
    for (const PauseReason reason : {PauseReason::Break, PauseReason::Meeting, PauseReason::UrgentWork,
                                     PauseReason::HelpingOthers, PauseReason::Other})
        why.choices.push_back({std::to_string(static_cast<int>(reason)), nameOf(reason)});
    why.choices.push_back({closing, Wording::tr("Hết ca: đóng quầy")});
    return {FormKind::Pause, Wording::tr("Tạm dừng hoặc đóng quầy"), Wording::tr("Tạm dừng quầy"), {}, {}, 0,
            {std::move(why)}};
}

ClerkForm callChosenForm(const Ticket& waiting)
{
    return {FormKind::CallChosen,
            Wording::tr("Mời {} trước lượt", waiting.label),
            Wording::tr("Mời {}", waiting.label),
            waiting.id,
            waiting.label,
            waiting.version,
            {recordedReasons({Wording::recorded("Cần được ưu tiên"), Wording::recorded("Đã hẹn giờ"),
                              Wording::recorded("Bổ sung giấy tờ"),
                              Wording::recorded("Người phụ trách yêu cầu"), Wording::recorded("Khác")})}};
}

ClerkForm walkInForm(const BranchView& view, const CounterId& counter)
{
    FormQuestion field{Wording::tr("Lĩnh vực"), {}};
    const protocol::Counter* own = view.counter(counter);
    const auto isOwn = [&](const protocol::Field& one) {
        return own && std::ranges::find(own->fields, one.id) != own->fields.end();
    };
    for (const bool wantsOwn : {true, false}) {
        for (const protocol::Field& one : view.fields) {
            if (isOwn(one) == wantsOwn && one.open)
                field.choices.push_back(fieldChoice(one));
        }
    }
    return {FormKind::WalkIn,
            Wording::tr("Cấp số tại quầy"),
            Wording::tr("Cấp số"),
            {},
            {},
            0,
            {std::move(field), priorityQuestion(view),
             recordedReasons({Wording::recorded("Không dùng được máy lấy số"),
                              Wording::recorded("Cần người giúp"), Wording::recorded("Máy lấy số đang lỗi"),
                              Wording::recorded("Khác")})}};
}

ClerkForm undoNoShowForm(const std::vector<Ticket>& noShows)
{
    return begun({FormKind::UndoNoShow,
                  Wording::tr("Hoàn tác vắng mặt"),
                  Wording::tr("Trả về hàng chờ"),
                  {},
                  {},
                  0,
                  {visits(Wording::tr("Phiếu nào"), noShows),
                   recordedReasons({Wording::recorded("Công dân vừa đến"), Wording::recorded("Bấm nhầm")}),
                   placeQuestion()}});
}

ClerkForm addRequestForm(const Ticket& visit, const BranchView& view, const CounterId& counter,
                         const std::vector<protocol::Procedure>& procedures)
{
    FormQuestion what{Wording::tr("Yêu cầu thêm"), {}};
    for (const protocol::Procedure& procedure : procedures)
        what.choices.push_back({procedure.field.str() + '/' + procedure.id.str(), procedure.name});
    const protocol::Counter* own = view.counter(counter);
    for (const protocol::Field& field : view.fields) {
        if (own && std::ranges::find(own->fields, field.id) != own->fields.end())
            what.choices.push_back({field.id.str() + '/', field.name, Wording::tr("không ghi thủ tục")});
    }
    return {FormKind::AddRequest,
            Wording::tr("Thêm yêu cầu cho {}", visit.label),
            Wording::tr("Thêm yêu cầu"),
            visit.id,
            visit.label,
            visit.version,
            {std::move(what)}};
}

ClerkForm priorityForm(const Ticket& who, const BranchView& view)
{
    FormQuestion priority = priorityQuestion(view);
    const std::string now = std::to_string(static_cast<int>(who.priority));
    const auto chosen = std::ranges::find(priority.choices, now, &FormChoice::id);
    priority.chosen = -1;
    if (chosen != priority.choices.end()) {
        chosen->note = Wording::tr("hiện nay");
        priority.asItIs = static_cast<int>(chosen - priority.choices.begin());
        priority.chosen = priority.asItIs;
    }
    return {FormKind::Priority,
            Wording::tr("Ưu tiên của {}", who.label),
            Wording::tr("Ghi ưu tiên"),
            who.id,
            who.label,
            who.version,
            {std::move(priority),
             recordedReasons({Wording::recorded("Đã xem giấy tờ"), Wording::recorded("Công dân đề nghị"),
                              Wording::recorded("Chọn nhầm khi lấy số"), Wording::recorded("Khác")})}};
}

Command commandOf(const ClerkForm& form, const CounterId& counter)
{
    // Of what was on the screen: the service refuses what has changed meanwhile.
    const std::optional<int> version = form.version;
    switch (form.kind) {
    case FormKind::Hold:
        return protocol::HoldTicket{form.ticket, counter, idOf(form, 0), std::stoi(idOf(form, 1)), version};
    case FormKind::BackFromHold: {
        const TicketId who{idOf(form, 0)};
        return protocol::ResumeTicket{who, counter, versionOf(form, 0)};
    }
    case FormKind::Transfer: {
        protocol::TransferTicket command;
        command.ticket = form.ticket;
        command.counter = counter;
        command.field = FieldId{idOf(form, 0)};
        command.place = placeOf(form, 1);
        command.expectVersion = version;
        return command;
    }
    case FormKind::Pause:
        if (idOf(form, 0) == closing)
            return protocol::CloseCounter{counter};
        return protocol::PauseCounter{counter, static_cast<PauseReason>(std::stoi(idOf(form, 0)))};
    case FormKind::CallChosen:
        return protocol::CallTicket{form.ticket, counter, idOf(form, 0), version};
    case FormKind::WalkIn: {
        protocol::IssueTicket command;
        command.field = FieldId{idOf(form, 0)};
        command.priority = static_cast<PriorityClass>(std::stoi(idOf(form, 1)));
        command.way = protocol::IssueWay::Counter;
        command.reason = idOf(form, 2);
        return command;
    }
    case FormKind::UndoNoShow: {
        const TicketId who{idOf(form, 0)};
        return protocol::ReactivateTicket{who, idOf(form, 1), placeOf(form, 2), versionOf(form, 0)};
    }
    case FormKind::Priority:
        return protocol::SetPriority{form.ticket, static_cast<PriorityClass>(std::stoi(idOf(form, 0))),
                                     idOf(form, 1), version};
    case FormKind::AddRequest:
        break;
    }
    const std::string what = idOf(form, 0);
    const std::size_t slash = what.find('/');
    return protocol::AddRequest{form.ticket, FieldId{what.substr(0, slash)},
                                protocol::ProcedureId{what.substr(slash + 1)}, version};
}

std::vector<Ticket> heldFor(const BranchView& view, const CounterId& counter)
{
    const protocol::Counter* own = view.counter(counter);
    const auto isAtWork = [&](const CounterId& id) {
        const protocol::Counter* other = view.counter(id);
        return other && other->open && !other->paused;
    };
    std::vector<Ticket> held;
    for (const auto& [label, ticket] : view.tickets) {
        const bool isOurs = ticket.boundTo == counter
            || (own && !isAtWork(ticket.boundTo)
                && std::ranges::find(own->fields, ticket.field) != own->fields.end());
        if (ticket.state == TicketState::OnHold && isOurs)
            held.push_back(ticket);
    }
    std::ranges::stable_sort(held, {}, &Ticket::startedAt);
    return held;
}

std::vector<Ticket> noShowsOf(const BranchView& view, const CounterId& counter, Milliseconds within,
                              WallTime now)
{
    std::vector<Ticket> noShows;
    for (const auto& [label, ticket] : view.tickets) {
        if (ticket.state == TicketState::NoShow && ticket.counter == counter && ticket.endedAt
            && now - *ticket.endedAt <= within)
            noShows.push_back(ticket);
    }
    std::ranges::sort(noShows, [](const Ticket& a, const Ticket& b) { return *a.endedAt > *b.endedAt; });
    return noShows;
}

}
