#include "protocol/src/figures_json.h"

#include "protocol/names.h"
#include "protocol/src/vocabulary_json.h"

namespace luot::protocol {

using nlohmann::json;

namespace {

struct Number {
    const char* name;
    int VisitFigures::*member;
};
constexpr std::array visitNumbers{
    Number{"issued", &VisitFigures::issued},       Number{"with_priority", &VisitFigures::withPriority},
    Number{"completed", &VisitFigures::completed}, Number{"no_show", &VisitFigures::noShow},
    Number{"cancelled", &VisitFigures::cancelled}, Number{"expired", &VisitFigures::expired},
    Number{"in_target", &VisitFigures::inTarget}};

struct Time {
    const char* name;
    Spread VisitFigures::*member;
};
constexpr std::array visitTimes{Time{"waiting", &VisitFigures::waiting}, Time{"walk", &VisitFigures::walk},
                                Time{"service", &VisitFigures::service}, Time{"total", &VisitFigures::total}};

struct DossierNumber {
    const char* name;
    int DossierFigures::*member;
};
constexpr std::array dossierNumbers{DossierNumber{"pending", &DossierFigures::pending},
                                    DossierNumber{"pending_late", &DossierFigures::pendingLate},
                                    DossierNumber{"early", &DossierFigures::early},
                                    DossierNumber{"on_time", &DossierFigures::onTime},
                                    DossierNumber{"overdue", &DossierFigures::overdue},
                                    DossierNumber{"late_own", &DossierFigures::lateOwn},
                                    DossierNumber{"late_other_office", &DossierFigures::lateOtherOffice},
                                    DossierNumber{"late_both", &DossierFigures::lateBoth},
                                    DossierNumber{"closed", &DossierFigures::closed}};

json objectOf(const Spread& spread)
{
    return {{"n", spread.count},
            {"mean_s", spread.mean},
            {"median_s", spread.median},
            {"p90_s", spread.ninetieth},
            {"max_s", spread.longest}};
}

Spread readSpread(ObjectReader& parent, const char* key)
{
    if (!parent.has(key))
        return {};
    std::string problem;
    ObjectReader reader{parent.object(key), problem};
    Spread spread{reader.number("n"), reader.number("mean_s"), reader.number("median_s"),
                  reader.number("p90_s"), reader.number("max_s")};
    if (!problem.empty())
        parent.complain(key, "holds a wrong number");
    return spread;
}

json objectOf(const VisitFigures& visits)
{
    json object = json::object();
    for (const Number& number : visitNumbers)
        object[number.name] = visits.*number.member;
    for (const Time& time : visitTimes)
        object[time.name] = objectOf(visits.*time.member);
    return object;
}

VisitFigures readVisits(ObjectReader& reader)
{
    VisitFigures visits;
    for (const Number& number : visitNumbers)
        visits.*number.member = reader.number(number.name);
    for (const Time& time : visitTimes)
        visits.*time.member = readSpread(reader, time.name);
    return visits;
}

json toJson(const FieldFigures& figures)
{
    json object = objectOf(figures.visits);
    object["field"] = figures.field.str();
    return object;
}

FieldFigures readFieldFigures(ObjectReader& reader)
{
    return {FieldId{reader.requiredText("field")}, readVisits(reader)};
}

json toJson(const WayFigures& figures)
{
    json object{
        {"way", nameOf(figures.way)}, {"issued", figures.issued}, {"waiting", objectOf(figures.waiting)}};
    if (figures.taking.count > 0)
        object["taking"] = objectOf(figures.taking);
    return object;
}

WayFigures readWay(ObjectReader& reader)
{
    return {issueWayNamed(reader.text("way")).value_or(IssueWay::Head), reader.number("issued"),
            readSpread(reader, "waiting"), readSpread(reader, "taking")};
}

json toJson(const CounterFigures& figures)
{
    return {{"counter", figures.counter.str()},     {"called", figures.called},
            {"completed", figures.completed},       {"no_show", figures.noShow},
            {"service", objectOf(figures.service)}, {"open_s", figures.openSeconds},
            {"busy_s", figures.busySeconds}};
}

CounterFigures readCounterFigures(ObjectReader& reader)
{
    return {CounterId{reader.requiredText("counter")},
            reader.number("called"),
            reader.number("completed"),
            reader.number("no_show"),
            readSpread(reader, "service"),
            reader.number("open_s"),
            reader.number("busy_s")};
}

json toJson(const DossierFigures& figures)
{
    json object = json::object();
    if (!figures.field.empty())
        object["field"] = figures.field.str();
    for (const DossierNumber& number : dossierNumbers)
        object[number.name] = figures.*number.member;
    return object;
}

DossierFigures readDossiers(ObjectReader& reader)
{
    DossierFigures figures;
    figures.field = reader.id<FieldId>("field");
    for (const DossierNumber& number : dossierNumbers)
        figures.*number.member = reader.number(number.name);
    return figures;
}

template <class T> json listOf(const std::vector<T>& all)
{
    json list = json::array();
    for (const T& one : all)
        list.push_back(toJson(one));
    return list;
}

}

json toJson(const Figures& figures)
{
    return {{"from", figures.from},
            {"to", figures.to},
            {"visits", objectOf(figures.visits)},
            {"fields", listOf(figures.fields)},
            {"ways", listOf(figures.ways)},
            {"counters", listOf(figures.counters)},
            {"dossiers", listOf(figures.dossiers)},
            {"ratings", figures.ratings},
            {"feedback",
             {{"added", figures.feedbackAdded},
              {"answered", figures.feedbackAnswered},
              {"late", figures.feedbackLate}}}};
}

Figures readFigures(ObjectReader& reader)
{
    std::string problem;
    Figures figures;
    figures.from = reader.text("from");
    figures.to = reader.text("to");
    ObjectReader visits{reader.object("visits"), problem};
    figures.visits = readVisits(visits);
    figures.fields = readList(reader, "fields", readFieldFigures, problem);
    figures.ways = readList(reader, "ways", readWay, problem);
    figures.counters = readList(reader, "counters", readCounterFigures, problem);
    figures.dossiers = readList(reader, "dossiers", readDossiers, problem);
    std::size_t score = 0;
    for (const json& count : reader.array("ratings"))
        if (score < figures.ratings.size() && count.is_number_integer())
            figures.ratings.at(score++) = count.get<int>();
    if (reader.has("feedback")) {
        ObjectReader feedback{reader.object("feedback"), problem};
        figures.feedbackAdded = feedback.number("added");
        figures.feedbackAnswered = feedback.number("answered");
        figures.feedbackLate = feedback.number("late");
    }
    if (!problem.empty())
        reader.complain("visits", "or a list beside it holds something wrong");
    return figures;
}

}
