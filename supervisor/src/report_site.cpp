#include "supervisor/report_site.h"

#include "base/local_day.h"
#include "protocol/business_day.h"
#include "protocol/codec.h"
#include "supervisor/answers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

/// The figures are summed from each visit while nothing else of the pages goes on.
constexpr int longestSpan = 400; ///< days

/// A cell that a spreadsheet takes for text and for nothing else.
std::string cell(std::string text)
{
    if (!text.empty() && std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

/// As stats.get's answer has it.
json figuresJson(const Figures& figures)
{
    return json::parse(encodeReply(RequestId{}, CommandResult{figures}, 0)).at("result");
}

void addLine(std::ostringstream& csv, const std::string& kind, const std::string& id, const std::string& name,
             const VisitFigures& visits)
{
    csv << kind << ',' << cell(id) << ',' << cell(name) << ',' << visits.issued << ',' << visits.completed
        << ',' << visits.noShow << ',' << visits.cancelled << ',' << visits.expired << ',' << visits.inTarget
        << ',' << visits.waiting.median << ',' << visits.waiting.ninetieth << ',' << visits.walk.median << ','
        << visits.service.median << ',' << visits.service.ninetieth << "\r\n";
}

}

json reportJson(const Report& report)
{
    json hours = json::array();
    for (const HourFigures& hour : report.hours)
        hours.push_back({{"hour", hour.hour},
                         {"n", hour.waiting.count},
                         {"median_s", hour.waiting.median},
                         {"p90_s", hour.waiting.ninetieth}});
    json ratings = json::array();
    for (const FieldRating& rating : report.ratings)
        ratings.push_back({{"field", rating.field.str()}, {"n", rating.count}, {"mean", rating.mean}});
    json body = figuresJson(report.figures);
    // The queue service's own: what is not kept here is not told as nothing.
    body.erase("dossiers");
    body.erase("feedback");
    body["hours"] = std::move(hours);
    body["field_ratings"] = std::move(ratings);
    body["days"] = report.days;
    return body;
}

std::string reportCsv(const Report& report, const std::vector<Field>& fields)
{
    std::ostringstream csv;
    csv << "\xEF\xBB\xBF" // a spreadsheet then reads it as UTF-8
        << "kind,id,name,issued,completed,no_show,cancelled,expired,in_target,wait_median_s,wait_p90_s,walk_"
           "median_s,"
           "service_median_s,service_p90_s\r\n";
    addLine(csv, "all", "", report.figures.from + " – " + report.figures.to, report.figures.visits);
    for (const FieldFigures& field : report.figures.fields) {
        const auto known = std::ranges::find(fields, field.field, &Field::id);
        addLine(csv, "field", field.field.str(), known == fields.end() ? std::string{} : known->name,
                field.visits);
    }
    for (const CounterFigures& counter : report.figures.counters) {
        VisitFigures visits;
        visits.issued = counter.called;
        visits.completed = counter.completed;
        visits.noShow = counter.noShow;
        visits.service = counter.service;
        addLine(csv, "counter", counter.counter.str(), {}, visits);
    }
    return csv.str();
}

ReportSite::ReportSite(StaffDoor& door, QueueLine& line, ReportStore& store, const ReportFollower& follower)
    : m_door{door}
    , m_line{line}
    , m_store{store}
    , m_follower{follower}
{
}

std::optional<Report> ReportSite::asked(const std::shared_ptr<Exchange>& exchange)
{
    const auto& query = exchange->request().query;
    const std::string today = businessDayAt(m_line.view(), m_line.now());
    const auto dayIn = [&](const char* name, const std::string& otherwise) {
        const auto found = query.find(name);
        return found == query.end() ? otherwise : found->second;
    };
    const std::string from = dayIn("from", today);
    const std::string to = dayIn("to", from);
    if (!isDay(from) || !isDay(to) || to < from) {
        refuse(exchange, 400, "BAD_REQUEST",
               "Ngày không đúng: viết như 2026-07-14, ngày đầu trước ngày cuối.");
        return std::nullopt;
    }
    if (beginningOf(from, longestSpan) <= beginningOf(to, 0)) {
        refuse(exchange, 400, "BAD_REQUEST", "Mỗi lần xem nhiều nhất 400 ngày: chọn khoảng ngắn hơn.");
        return std::nullopt;
    }
    auto report = m_store.report({from, to, m_line.now(), m_line.view().fields});
    if (!report) {
        refuse(exchange, 500, "INTERNAL", "Không đọc được số liệu. Báo người quản trị.");
        return std::nullopt;
    }
    return std::move(*report);
}

void ReportSite::addRoutes(Router& router)
{
    router.add(Method::Get, "/reports", [this](const auto& exchange, const RouteWords&) {
        if (m_door.viewer(exchange, Role::Supervisor, AskedBy::Person))
            answerPage(exchange, "reports.html");
    });
    router.add(Method::Get, "/api/report", [this](const auto& exchange, const RouteWords&) {
        if (!m_door.viewer(exchange, Role::Supervisor, AskedBy::Page))
            return;
        const auto report = asked(exchange);
        if (!report)
            return;
        json body = reportJson(*report);
        json fields = json::array();
        for (const Field& field : m_line.view().fields)
            fields.push_back({{"field", field.id.str()},
                              {"name", field.name},
                              {"name_en", field.nameEn},
                              {"max_wait_min", field.maxWaitMinutes}});
        body["names"] = std::move(fields);
        body["ward"] = m_line.view().branch.ward;
        body["at"] = m_line.now().time_since_epoch().count();
        body["today"] = businessDayAt(m_line.view(), m_line.now());
        body["first_day"] = m_store.firstDay();
        body["up_to_date"] = m_follower.isUpToDate() && m_line.isLive();
        answerJson(exchange, body);
    });
    router.add(Method::Get, "/api/report.csv", [this](const auto& exchange, const RouteWords&) {
        if (!m_door.viewer(exchange, Role::Supervisor, AskedBy::Page))
            return;
        const auto report = asked(exchange);
        if (!report)
            return;
        HttpResponse response{200, "text/csv; charset=utf-8",
                              std::make_shared<const std::string>(reportCsv(*report, m_line.view().fields)),
                              safetyHeaders()};
        response.headers.emplace_back("Cache-Control", "no-store");
        response.headers.emplace_back("Content-Disposition",
                                      "attachment; filename=\"luot-" + report->figures.from + "-"
                                          + report->figures.to + ".csv\"");
        exchange->answer(std::move(response));
    });
}

}
