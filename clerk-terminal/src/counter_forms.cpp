#include "clerk-terminal/src/counter_forms.h"

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

FormQuestion reasons(std::string title, std::initializer_list<const char*> texts)
{
    FormQuestion question{std::move(title), {}};
    for (const char* text : texts)
        question.choices.push_back({text, text});
    return question;
}

FormQuestion placeQuestion()
{
    return {"Chỗ trong hàng", {{"0", "Theo giờ lấy số"}, {"1", "Gọi trước tiên"}, {"2", "Cuối hàng"}}, 0};
}

FormChoice fieldChoice(const protocol::Field& field)
{
    return {field.id.str(), field.name, std::to_string(field.waiting) + " người chờ"};
}

FormQuestion visits(std::string title, const std::vector<Ticket>& tickets)
{
    FormQuestion question{std::move(title), {}};
    for (const Ticket& ticket : tickets)
        question.choices.push_back({ticket.id.str(), ticket.label, ticket.reason});
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

std::optional<int> versionOf(const BranchView& view, const TicketId& id)
{
    const Ticket* ticket = view.ticket(id);
    return ticket ? std::optional{ticket->version} : std::nullopt;
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
    return {FormKind::Hold,
            "Tạm giữ " + visit.label,
            "Tạm giữ " + visit.label,
            visit.id,
            visit.label,
            {reasons("Lý do",
                     {"Lấy thêm giấy tờ", "Sao chụp giấy tờ", "Nộp phí, lệ phí", "Chờ bộ phận khác", "Khác"}),
             {"Tự quay lại hàng chờ",
              {{"0", "Khi quầy mời lại"},
               {"10", "Sau 10 phút"},
               {"20", "Sau 20 phút"},
               {"30", "Sau 30 phút"},
               {"60", "Sau 60 phút"}},
              0}}};
}

ClerkForm backFromHoldForm(const std::vector<Ticket>& held)
{
    return begun(
        {FormKind::BackFromHold, "Người đang tạm giữ", "Mời lại", {}, {}, {visits("Ai đã quay lại", held)}});
}

ClerkForm transferForm(const Ticket& visit, const BranchView& view)
{
    FormQuestion whereto{"Chuyển đến lĩnh vực", {}};
    for (const protocol::Field& field : view.fields) {
        if (field.id != visit.field && !field.closedByHand)
            whereto.choices.push_back(fieldChoice(field));
    }
    return {
        FormKind::Transfer, "Chuyển " + visit.label + ", giữ nguyên số", "Chuyển " + visit.label, visit.id,
        visit.label,        {std::move(whereto), placeQuestion()}};
}

ClerkForm pauseForm()
{
    FormQuestion why{"Lý do", {}};
    for (const PauseReason reason : {PauseReason::Break, PauseReason::Meeting, PauseReason::UrgentWork,
                                     PauseReason::HelpingOthers, PauseReason::Other})
        why.choices.push_back({std::to_string(static_cast<int>(reason)), nameOf(reason)});
    why.choices.push_back({closing, "Hết ca: đóng quầy"});
    return {FormKind::Pause, "Tạm dừng hoặc đóng quầy", "Tạm dừng quầy", {}, {}, {std::move(why)}};
}

ClerkForm callChosenForm(const Ticket& waiting)
{
    return {
        FormKind::CallChosen,
        "Mời " + waiting.label + " trước lượt",
        "Mời " + waiting.label,
        waiting.id,
        waiting.label,
        {reasons("Lý do, được ghi lại",
                 {"Cần được ưu tiên", "Đã hẹn giờ", "Bổ sung giấy tờ", "Người phụ trách yêu cầu", "Khác"})}};
}

ClerkForm walkInForm(const BranchView& view, const CounterId& counter)
{
    FormQuestion field{"Lĩnh vực", {}};
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
    FormQuestion priority{"Ưu tiên", {{"0", "Không ưu tiên"}}, 0};
    for (const PriorityClass one : {PriorityClass::Elderly, PriorityClass::Disabled, PriorityClass::Pregnant,
                                    PriorityClass::WithSmallChild, PriorityClass::Merit}) {
        const auto& given = view.branch.priorityClasses;
        if (given.empty() || std::ranges::find(given, one) != given.end())
            priority.choices.push_back({std::to_string(static_cast<int>(one)), capitalised(nameOf(one))});
    }
    return {FormKind::WalkIn,
            "Cấp số tại quầy",
            "Cấp số",
            {},
            {},
            {std::move(field), std::move(priority),
             reasons("Lý do, được ghi lại",
                     {"Không dùng được máy lấy số", "Cần người giúp", "Máy lấy số đang lỗi", "Khác"})}};
}

ClerkForm undoNoShowForm(const std::vector<Ticket>& noShows)
{
    return begun({FormKind::UndoNoShow,
                  "Hoàn tác vắng mặt",
                  "Trả về hàng chờ",
                  {},
                  {},
                  {visits("Phiếu nào", noShows),
                   reasons("Lý do, được ghi lại", {"Công dân vừa đến", "Bấm nhầm"}), placeQuestion()}});
}

ClerkForm addRequestForm(const Ticket& visit, const BranchView& view, const CounterId& counter,
                         const std::vector<protocol::Procedure>& procedures)
{
    FormQuestion what{"Yêu cầu thêm", {}};
    for (const protocol::Procedure& procedure : procedures)
        what.choices.push_back({procedure.field.str() + '/' + procedure.id.str(), procedure.name});
    const protocol::Counter* own = view.counter(counter);
    for (const protocol::Field& field : view.fields) {
        if (own && std::ranges::find(own->fields, field.id) != own->fields.end())
            what.choices.push_back({field.id.str() + '/', field.name, "không ghi thủ tục"});
    }
    return {FormKind::AddRequest, "Thêm yêu cầu cho " + visit.label, "Thêm yêu cầu", visit.id, visit.label,
            {std::move(what)}};
}

Command commandOf(const ClerkForm& form, const CounterId& counter, const BranchView& view)
{
    const std::optional<int> version = versionOf(view, form.ticket);
    switch (form.kind) {
    case FormKind::Hold:
        return protocol::HoldTicket{form.ticket, counter, idOf(form, 0), std::stoi(idOf(form, 1)), version};
    case FormKind::BackFromHold: {
        const TicketId who{idOf(form, 0)};
        return protocol::ResumeTicket{who, counter, versionOf(view, who)};
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
        return protocol::ReactivateTicket{who, idOf(form, 1), placeOf(form, 2), versionOf(view, who)};
    }
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
