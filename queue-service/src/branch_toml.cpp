#include "queue-service/branch_setup.h"

#include "protocol/names.h"
#include "queue-service/branch_file.h"
#include "queue-service/src/hours_lines.h"
#include "queue-service/src/toml_section.h"

#include <algorithm>
#include <array>

namespace luot::queue_service {

namespace {

constexpr std::size_t mostDocuments = 12; ///< of a procedure
constexpr std::size_t longestDocument = 120; ///< characters
constexpr std::size_t mostDocumentBytes = 100'000; ///< of a field: a device takes an answer of 256 KiB

/// Whether it has 1 to `most` characters of a-z, 0-9 and dash, as it stands in topics.
bool isPlainName(const std::string& text, std::size_t most)
{
    return !text.empty() && text.size() <= most && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool isLetter(const std::string& text)
{
    return text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z' && text != "I" && text != "O" && text != "Q";
}

FieldSetup fieldFrom(const toml::table& table)
{
    Section section{table, "[[field]]"};
    FieldSetup field;
    const std::string id = section.text("id");
    if (!isLetter(id))
        throw Mistake{section.where("id"),
                      "a field's id is one letter from A to Z without I, O and Q, which look like digits; "
                      "choose another than "
                          + id};
    field.id = FieldId{id};
    field.spare = section.textOr("spare", "");
    if (!field.spare.empty() && !isLetter(field.spare))
        throw Mistake{section.where("spare"),
                      "spare is one letter from A to Z without I, O and Q, which no other field has; choose "
                      "another than "
                          + field.spare};
    field.name = section.text("name");
    field.nameEn = section.text("name_en");
    field.icon = section.text("icon");
    const int most = field.spare.empty() ? highestNumber : 2 * highestNumber;
    field.quota = section.numberOr("quota", most, 1, most);
    field.maxWait = std::chrono::minutes{section.numberOr("max_wait_min", 30, 1, 600)};
    field.asksProcedure = section.flagOr("ask_procedure", false);
    section.refuseTheUnknown();
    return field;
}

/// No letter may begin the numbers of two fields.
void refuseSharedLetters(const FieldSetup& field, const BranchSetup& setup, const toml::source_region& where)
{
    for (const FieldSetup& other : setup.fields) {
        if (other.id == field.id)
            throw Mistake{where, "field " + field.id.str() + " stands there twice; give one another letter"};
        const bool isShared = other.id.str() == field.spare || other.spare == field.id.str()
            || (!field.spare.empty() && other.spare == field.spare);
        if (isShared)
            throw Mistake{where,
                          "fields " + other.id.str() + " and " + field.id.str()
                              + " share a letter; give one another spare"};
    }
    if (field.spare == field.id.str())
        throw Mistake{where, "field " + field.id.str() + " is its own spare; choose another letter"};
}

std::size_t bytesOf(const std::vector<std::string>& lines)
{
    std::size_t bytes = 0;
    for (const std::string& line : lines)
        bytes += line.size();
    return bytes;
}

std::size_t documentBytes(const BranchSetup& setup, const FieldId& field)
{
    std::size_t bytes = 0;
    for (const ProcedureSetup& procedure : setup.procedures)
        bytes += procedure.field == field ? bytesOf(procedure.documents) : 0;
    return bytes;
}

ProcedureSetup procedureFrom(const toml::table& table, const BranchSetup& setup)
{
    Section section{table, "[[procedure]]"};
    ProcedureSetup procedure;
    const std::string id = section.text("id");
    if (!isPlainName(id, 64))
        throw Mistake{section.where("id"),
                      "a procedure's id has 1 to 64 characters of a-z, 0-9 and dash; \"" + id
                          + "\" does not"};
    procedure.id = ProcedureId{id};
    procedure.name = section.text("name");
    procedure.field = FieldId{section.text("field")};
    if (setup.field(procedure.field) == nullptr)
        throw Mistake{section.where("field"),
                      "there is no field \"" + procedure.field.str()
                          + "\"; write the id of one of the [[field]] entries"};
    procedure.legalDays = section.number("legal_days", 0, 365);
    procedure.documents = section.lines("documents", mostDocuments, longestDocument);
    section.refuseTheUnknown();
    if (documentBytes(setup, procedure.field) + bytesOf(procedure.documents) > mostDocumentBytes)
        throw Mistake{section.where("documents"),
                      "the documents of field " + procedure.field.str()
                          + " are more than 100,000 bytes together; shorten them"};
    if (setup.procedure(procedure.id) != nullptr)
        throw Mistake{table.source(), "procedure " + id + " stands there twice; remove one"};
    return procedure;
}

/// A kiosk cannot ask which of no procedures.
void refuseEmptyQuestions(const toml::array& fields, const BranchSetup& setup)
{
    for (std::size_t i = 0; i < setup.fields.size(); ++i) {
        const FieldSetup& field = setup.fields.at(i);
        if (field.asksProcedure
            && std::ranges::find(setup.procedures, field.id, &ProcedureSetup::field)
                == setup.procedures.end())
            throw Mistake{fields[i].source(),
                          "field " + field.id.str()
                              + " has ask_procedure, but no [[procedure]] is of it; add one, or remove that"};
    }
}

PriorityClassSetup priorityClassFrom(const toml::table& table, const BranchSetup& setup)
{
    Section section{table, "[[priority_class]]"};
    PriorityClassSetup priority;
    const std::string id = section.text("id");
    priority.id = protocol::priorityClassNamed(id).value_or(protocol::PriorityClass::None);
    if (priority.id == protocol::PriorityClass::None)
        throw Mistake{section.where("id"),
                      R"(a priority class is "elderly", "disabled", "pregnant", "with_small_child" or )"
                      R"("merit"; ")"
                          + id + "\" is not"};
    priority.name = section.text("name");
    section.refuseTheUnknown();
    if (std::ranges::find(setup.priorityClasses, priority.id, &PriorityClassSetup::id)
        != setup.priorityClasses.end())
        throw Mistake{table.source(), "priority class " + id + " stands there twice; remove one"};
    return priority;
}

ProfileLine profileLineFrom(const toml::table& table, const BranchSetup& setup)
{
    Section section{table, "a counter's serves"};
    ProfileLine line;
    line.field = FieldId{section.text("field")};
    if (setup.field(line.field) == nullptr)
        throw Mistake{section.where("field"),
                      "there is no field \"" + line.field.str()
                          + "\"; write the id of one of the [[field]] entries"};
    line.coefficient = section.numberOr("coefficient", 1, 1, 100);
    section.refuseTheUnknown();
    return line;
}

CounterSetup counterFrom(const toml::table& table, const BranchSetup& setup)
{
    Section section{table, "[[counter]]"};
    CounterSetup counter;
    const std::string id = section.text("id");
    if (id.size() > 3 || !std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; })
        || id[0] == '0')
        throw Mistake{section.where("id"),
                      R"(a counter's id is its number as it is spoken, from "1" to "999"; ")" + id
                          + "\" is not"};
    counter.id = CounterId{id};
    for (const toml::node& entry : section.tables("serves")) {
        ProfileLine line = profileLineFrom(*entry.as_table(), setup);
        if (std::ranges::find(counter.profile, line.field, &ProfileLine::field) != counter.profile.end())
            throw Mistake{entry.source(),
                          "counter " + id + " names field " + line.field.str() + " twice; remove one"};
        counter.profile.push_back(std::move(line));
    }
    section.refuseTheUnknown();
    return counter;
}

void readBranch(const toml::table& table, BranchSetup& setup)
{
    Section section{table, "[branch]"};
    const std::string id = section.text("id");
    if (!isPlainName(id, 32))
        throw Mistake{section.where("id"),
                      "a branch's id has 1 to 32 characters of a-z, 0-9 and dash; \"" + id + "\" does not"};
    setup.branch.id = BranchId{id};
    setup.branch.name = section.text("name");
    setup.branch.ward = section.text("ward");
    setup.branch.hotline = section.textOr("hotline", "");
    setup.branch.publicBaseUrl = section.url("public_base_url");
    setup.branch.onlineUrl = section.url("online_url");
    if (setup.branch.publicBaseUrl.ends_with('/'))
        throw Mistake{section.where("public_base_url"), "public_base_url must not end with /; remove it"};
    setup.rules.quota = section.numberOr("quota", 0, 0, 100'000);
    setup.utcOffset = std::chrono::minutes{section.numberOr("utc_offset_min", 7 * 60, -12 * 60, 14 * 60)};
    section.refuseTheUnknown();
}

void readRules(const toml::table& table, RuleSetup& rules)
{
    Section section{table, "[rules]"};
    const auto seconds = [&section](const char* key, Milliseconds otherwise) {
        const auto usual = static_cast<int>(otherwise.count() / 1000);
        return Milliseconds{std::chrono::seconds{section.numberOr(key, usual, 0, 3600)}};
    };
    const auto minutes = [&section](const char* key, Milliseconds otherwise) {
        const auto usual = static_cast<int>(otherwise / std::chrono::minutes{1});
        return Milliseconds{std::chrono::minutes{section.numberOr(key, usual, 0, 600)}};
    };
    const std::string priority = section.textOr("priority", "streak");
    if (priority == "strict")
        rules.priority.mode = PriorityMode::Strict;
    else if (priority == "aging")
        rules.priority.mode = PriorityMode::Aging;
    else if (priority != "streak")
        throw Mistake{section.where("priority"),
                      R"(priority must be "strict", "streak" or "aging"; ")" + priority + "\" is not"};
    rules.priority.inARow = section.numberOr("priority_in_a_row", rules.priority.inARow, 0, 100);
    if (rules.priority.inARow == 0)
        rules.priority.mode = PriorityMode::Strict;
    rules.priority.headStart = minutes("priority_head_start_min", rules.priority.headStart);
    rules.recallAfter = seconds("recall_after_s", rules.recallAfter);
    rules.noShowAfterCalls = section.numberOr("no_show_after_calls", rules.noShowAfterCalls, 1, 20);
    rules.noShowAfter = seconds("no_show_after_s", rules.noShowAfter);
    rules.cancelWithin = seconds("cancel_within_s", rules.cancelWithin);
    rules.bindWithin = seconds("bind_within_s", rules.bindWithin);
    rules.rateWithin = seconds("rate_within_s", rules.rateWithin);
    rules.reactivateWithin = minutes("reactivate_within_min", rules.reactivateWithin);
    rules.expireAfterClosing = minutes("expire_after_closing_min", rules.expireAfterClosing);
    rules.feedbackDays = section.numberOr("feedback_days", rules.feedbackDays, 1, 365);
    rules.walkIn = section.flagOr("walk_in", rules.walkIn);
    const std::string signIn = section.textOr("sign_in", "required");
    if (signIn != "required" && signIn != "optional")
        throw Mistake{section.where("sign_in"),
                      R"(sign_in must be "required" or "optional"; ")" + signIn + "\" is not"};
    rules.signInNeeded = signIn == "required";
    section.refuseTheUnknown();
}

void readTexts(const toml::table& table, protocol::BranchTexts& texts)
{
    Section section{table, "[texts]"};
    texts.address = section.textOr("address", "");
    if (!texts.address.empty() && texts.address != "công dân" && texts.address != "khách hàng")
        throw Mistake{section.where("address"),
                      R"(address must be "công dân" or "khách hàng"; ")" + texts.address + "\" is not"};
    constexpr int youngest = 50;
    constexpr int oldest = 120;
    texts.elderlyAge = section.numberOr("elderly_age", texts.elderlyAge, youngest, oldest);
    section.refuseTheUnknown();
}

void readHours(const toml::table& table, OpeningHours& hours)
{
    Section section{table, "[hours]"};
    constexpr std::array days{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    hours.isSet = true;
    for (std::size_t day = 0; day < days.size(); ++day)
        hours.week.at(day) = section.spans(days.at(day));
    section.refuseTheUnknown();
    if (std::ranges::all_of(hours.week, [](const auto& spans) { return spans.empty(); }))
        throw Mistake{table.source(), "[hours] opens on no day; write the hours of one, or remove it"};
}

void readSpecialDay(const toml::table& table, OpeningHours& hours)
{
    Section section{table, "[[special_day]]"};
    constexpr std::chrono::days longest{31};
    const Day first = section.day("first");
    const Day last = section.has("last") ? section.day("last") : first;
    if (last < first || last - first > longest)
        throw Mistake{section.where("last"), "last must be a day from first to a month after it"};
    const OpeningHours::Spans spans = section.spans("hours");
    section.text("name");
    section.refuseTheUnknown();
    for (Day day = first; day <= last; day += std::chrono::days{1})
        if (!hours.special.emplace(day, spans).second)
            throw Mistake{table.source(), nameOfDay(day) + " is a special day twice; remove one"};
}

BranchSetup setupFrom(const toml::table& file)
{
    Section section{file, "the file"};
    BranchSetup setup;
    readBranch(section.table("branch"), setup);
    for (const toml::node& entry : section.tables("field")) {
        FieldSetup field = fieldFrom(*entry.as_table());
        refuseSharedLetters(field, setup, entry.source());
        setup.fields.push_back(std::move(field));
    }
    for (const toml::node& entry : section.tables("counter")) {
        CounterSetup counter = counterFrom(*entry.as_table(), setup);
        if (setup.counter(counter.id) != nullptr)
            throw Mistake{entry.source(), "counter " + counter.id.str() + " stands there twice; remove one"};
        setup.counters.push_back(std::move(counter));
    }
    for (const toml::node& entry : section.tablesIfAny("procedure"))
        setup.procedures.push_back(procedureFrom(*entry.as_table(), setup));
    refuseEmptyQuestions(section.tables("field"), setup);
    for (const toml::node& entry : section.tablesIfAny("priority_class"))
        setup.priorityClasses.push_back(priorityClassFrom(*entry.as_table(), setup));
    std::ranges::transform(setup.priorityClasses, std::back_inserter(setup.branch.priorityClasses),
                           &PriorityClassSetup::id);
    if (const toml::table* texts = section.tableIfAny("texts"))
        readTexts(*texts, setup.branch.texts);
    if (const toml::table* hours = section.tableIfAny("hours"))
        readHours(*hours, setup.hours);
    setup.branch.hours = linesOf(setup.hours);
    for (const toml::node& entry : section.tablesIfAny("special_day"))
        readSpecialDay(*entry.as_table(), setup.hours);
    if (const toml::table* rules = section.tableIfAny("rules"))
        readRules(*rules, setup.rules);
    section.refuseTheUnknown();
    return setup;
}

std::string sentence(const std::string& name, const toml::source_region& where, std::string_view what)
{
    return name + ", line " + std::to_string(where.begin.line) + ": " + std::string{what} + ".";
}

}

Result<BranchSetup> parseBranchSetup(std::string_view text, const std::string& name)
{
    try {
        return setupFrom(toml::parse(text, name));
    } catch (const toml::parse_error& error) {
        return failure(
            sentence(name, error.source(), "this is not TOML: " + std::string{error.description()}));
    } catch (const Mistake& mistake) {
        return failure(sentence(name, mistake.where, mistake.what));
    }
}

Result<BranchSetup> readBranchSetup(const std::filesystem::path& file)
{
    return readBranchText(file).and_then(
        [&](const std::string& text) { return parseBranchSetup(text, file.string()); });
}

}
