#include "clerk-terminal/src/screen_parts.h"
#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace luot::clerk_terminal {

namespace {

constexpr int digits = 9;

std::string procedureName(const CounterSession& session, const protocol::ServiceRequest& request)
{
    const auto known = session.procedures();
    const auto found = std::ranges::find(known, request.procedure, &protocol::Procedure::id);
    return found == known.end() ? fieldName(session.view(), request.field) : found->name;
}

std::string weekdayText(const std::string& day)
{
    std::tm time{};
    if (std::sscanf(day.c_str(), "%d-%d-%d", &time.tm_year, &time.tm_mon, &time.tm_mday) != 3)
        return day;
    time.tm_year -= 1900;
    time.tm_mon -= 1;
    time.tm_hour = 12;
    std::mktime(&time);
    constexpr std::array names{Wording::recorded("Chủ nhật"), Wording::recorded("Thứ Hai"),
                               Wording::recorded("Thứ Ba"),   Wording::recorded("Thứ Tư"),
                               Wording::recorded("Thứ Năm"),  Wording::recorded("Thứ Sáu"),
                               Wording::recorded("Thứ Bảy")};
    return Wording::tr(names.at(static_cast<std::size_t>(time.tm_wday))) + ", " + dayText(day);
}

}

std::vector<RequestRow> requestRows(const CounterSession& session, const protocol::Ticket& visit,
                                    bool isServing)
{
    std::vector<RequestRow> rows;
    int open = 0;
    for (const protocol::ServiceRequest& request : protocol::requestsOf(visit)) {
        RequestRow row{static_cast<int>(rows.size()) + 1, procedureName(session, request), {}};
        if (request.outcome) {
            row.state = nameOf(*request.outcome);
        } else {
            const auto& entered = session.draft().requests;
            const auto at = static_cast<std::size_t>(open);
            const bool isEntered = at < entered.size() && entered[at].outcome;
            row.state = !isServing ? Wording::tr("chưa bắt đầu")
                : isEntered        ? nameOf(*entered[at].outcome)
                                   : Wording::tr("đang làm");
            row.isCurrent = isServing && open == session.currentRequest();
            ++open;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<FormContent> formContent(const CounterSession& session)
{
    if (!session.form())
        return {};
    const ClerkForm& form = *session.form();
    FormContent content{form.title, form.confirm, keyCapOf(keyOf(form.kind)), form.isComplete(), {}};
    for (int i = 0; i < static_cast<int>(form.questions.size()); ++i) {
        const FormQuestion& question = form.questions[static_cast<std::size_t>(i)];
        QuestionPanel panel{question.title, i == form.current, {}};
        for (const FormChoice& choice : question.choices) {
            const int place = static_cast<int>(panel.choices.size());
            panel.choices.push_back({place < digits ? std::to_string(place + 1) : std::string{}, choice.text,
                                     choice.note, place == question.chosen});
        }
        content.questions.push_back(std::move(panel));
    }
    return content;
}

std::optional<DossierContent> dossierContent(const CounterSession& session)
{
    const RequestDraft& entered = session.entered();
    if (session.state() != CounterState::Serving
        || entered.outcome != protocol::ServiceOutcome::DossierReceived)
        return {};
    DossierContent content;
    content.request = session.currentRequest();
    content.code = entered.dossier;
    for (const protocol::Procedure& procedure : session.procedures()) {
        const bool isChosen = procedure.id == entered.procedure;
        content.procedures.push_back({procedure.id.str(), procedure.name, {}, isChosen});
        if (!isChosen)
            continue;
        content.procedure = procedure.name;
        content.due = weekdayText(procedure.dueIfToday);
        content.dueNote = procedure.legalDays == 0
            ? Wording::tr("Trả trong ngày theo quy định")
            : Wording::tr("{} ngày làm việc theo quy định, tính từ hôm nay", procedure.legalDays);
    }
    return content;
}

}
