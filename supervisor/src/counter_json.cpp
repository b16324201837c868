#include "supervisor/src/counter_json.h"

#include "clerk-terminal/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace luot::supervisor {

using namespace clerk_terminal;
using nlohmann::json;

namespace {

/// Further down nobody is chosen by hand; the number of all is told.
constexpr std::size_t mostRows = 200;

const char* nameOfState(CounterState state)
{
    switch (state) {
    case CounterState::NoSuchCounter:
        return "no-counter";
    case CounterState::Closed:
        return "closed";
    case CounterState::Free:
        return "free";
    case CounterState::Called:
        return "called";
    case CounterState::Serving:
        return "serving";
    case CounterState::Paused:
        return "paused";
    case CounterState::Elsewhere:
        return "elsewhere";
    case CounterState::Unknown:
        break;
    }
    return "unknown";
}

const char* nameOfKey(KeyState state)
{
    return state == KeyState::Off ? "off" : state == KeyState::On ? "on" : "suggested";
}

json timerJson(const VisitTimer& timer)
{
    return {{"caption", timer.caption},
            {"value", timer.value},
            {"note", timer.note},
            {"seconds", timer.seconds},
            {"running", timer.isRunning}};
}

json panelJson(const VisitPanel& panel)
{
    json timers = json::array();
    for (const VisitTimer* timer : {&panel.wait, &panel.walk, &panel.service})
        if (!timer->value.empty())
            timers.push_back(timerJson(*timer));
    return {{"label", panel.label},      {"priority", panel.hasPriority}, {"field", panel.field},
            {"class", panel.priority},   {"issued", panel.issued},        {"outcome", panel.outcome},
            {"served", panel.wasServed}, {"timers", std::move(timers)}};
}

json choicesJson(const std::vector<ChoiceRow>& rows)
{
    json choices = json::array();
    for (const ChoiceRow& row : rows)
        choices.push_back(
            {{"cap", row.cap}, {"text", row.text}, {"note", row.note}, {"chosen", row.isChosen}});
    return choices;
}

json formJson(const FormContent& form)
{
    json questions = json::array();
    for (const QuestionPanel& question : form.questions)
        questions.push_back({{"title", question.title},
                             {"current", question.isCurrent},
                             {"choices", choicesJson(question.choices)}});
    return {{"title", form.title},
            {"confirm", form.confirm},
            {"cap", form.cap},
            {"complete", form.isComplete},
            {"questions", std::move(questions)}};
}

json dossierJson(const DossierContent& dossier)
{
    json procedures = json::array();
    for (const ChoiceRow& row : dossier.procedures)
        procedures.push_back({{"id", row.cap}, {"text", row.text}, {"chosen", row.isChosen}});
    return {{"request", dossier.request},     {"code", dossier.code},
            {"procedure", dossier.procedure}, {"due", dossier.due},
            {"due_note", dossier.dueNote},    {"procedures", std::move(procedures)}};
}

json waitingJson(const CounterScreen& screen, const TicketId& selected)
{
    json rows = json::array();
    for (std::size_t i = 0; i < std::min(mostRows, screen.waiting.size()); ++i) {
        const WaitingRow& row = screen.waiting[i];
        rows.push_back({{"ticket", row.ticket.str()},
                        {"label", row.label},
                        {"priority", row.hasPriority},
                        {"field", row.field},
                        {"reason", row.reason},
                        {"waited", row.waited},
                        {"over", row.isOverMaxWait},
                        {"selected", row.ticket == selected}});
    }
    return rows;
}

}

json deskJson(const CounterDesk& desk, const std::string& server)
{
    const CounterScreen screen = desk.screen(server);
    json history = json::array();
    for (const HistoryRow& row : screen.history)
        history.push_back({{"at", row.at}, {"text", row.text}});
    json requests = json::array();
    for (const RequestRow& row : screen.requests)
        requests.push_back(
            {{"number", row.number}, {"text", row.text}, {"state", row.state}, {"current", row.isCurrent}});
    json keys = json::array();
    for (const KeyRow& row : screen.keys)
        keys.push_back({{"cap", row.cap},
                        {"name", row.name},
                        {"icon", row.icon},
                        {"state", nameOfKey(row.state)},
                        {"reason", row.reason}});
    json outcomes = json::array();
    for (int i = 0; i < 4; ++i)
        outcomes.push_back(clerk_terminal::nameOf(static_cast<protocol::ServiceOutcome>(i)));

    json told{{"kind", "desk"},
              {"moment", desk.moment()},
              {"state", nameOfState(screen.state)},
              {"state_name", screen.stateName},
              {"counter", screen.counter},
              {"fields", screen.fields},
              {"person", screen.person},
              {"pause_reason", screen.pauseReason},
              {"held", screen.held},
              {"no_shows", screen.noShows},
              {"visits_today", screen.visitsToday},
              {"live", screen.isLive},
              {"clock", screen.clock},
              {"banner", {{"title", screen.bannerTitle}, {"text", screen.bannerText}}},
              {"as_of", screen.asOf},
              {"history", std::move(history)},
              {"requests", std::move(requests)},
              {"waiting", waitingJson(screen, desk.selected())},
              {"waiting_count", screen.waiting.size()},
              {"keys", std::move(keys)},
              {"outcomes", std::move(outcomes)},
              {"outcome", screen.outcome ? static_cast<int>(*screen.outcome) : -1},
              {"current_request", screen.currentRequest},
              {"open_requests", screen.openRequests},
              {"sending", desk.session().isSending()}};
    if (screen.visit)
        told["visit"] = panelJson(*screen.visit);
    if (screen.lastVisit)
        told["last"] = panelJson(*screen.lastVisit);
    if (screen.form)
        told["form"] = formJson(*screen.form);
    if (screen.dossier)
        told["dossier"] = dossierJson(*screen.dossier);
    if (screen.notice) {
        const bool isDone = screen.notice->kind == Notice::Kind::Done;
        told["notice"] = {{"good", isDone}, {"text", screen.notice->text}};
    }
    return told;
}

}
