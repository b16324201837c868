#include "queue-service/branch_setup.h"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>

namespace luot::queue_service {

namespace {

/// Thrown within this file only: the first thing wrong ends the reading.
struct Mistake {
    toml::source_region where;
    std::string what;
};

/// Whether it has 1 to `most` characters of a-z, 0-9 and dash, as it stands in topics.
bool isPlainName(const std::string& text, std::size_t most)
{
    return !text.empty() && text.size() <= most && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// One [table] of the file, which knows its entries: whatever was never asked for is a mistake.
class Section {
public:
    Section(const toml::table& table, std::string title)
        : m_table{table}
        , m_title{std::move(title)}
    {
    }

    const toml::source_region& where(const char* key) const
    {
        const toml::node* node = m_table.get(key);
        return node != nullptr ? node->source() : m_table.source();
    }

    std::string text(const char* key)
    {
        const toml::node& node = needed(key);
        const auto value = node.value_exact<std::string>();
        if (!value || value->empty())
            throw Mistake{node.source(), std::string{key} + " must be a text in quotes that is not empty"};
        if (value->size() > longestText)
            throw Mistake{node.source(), std::string{key} + " is longer than 256 bytes; shorten it"};
        return *value;
    }

    std::string textOr(const char* key, const std::string& otherwise)
    {
        m_known.insert(key);
        const toml::node* node = m_table.get(key);
        if (node == nullptr)
            return otherwise;
        const auto value = node->value_exact<std::string>();
        if (!value)
            throw Mistake{node->source(), std::string{key} + " must be a text in quotes"};
        if (value->size() > longestText)
            throw Mistake{node->source(), std::string{key} + " is longer than 256 bytes; shorten it"};
        return *value;
    }

    int numberOr(const char* key, int otherwise, int least, int most)
    {
        m_known.insert(key);
        const toml::node* node = m_table.get(key);
        if (node == nullptr)
            return otherwise;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < least || *value > most)
            throw Mistake{node->source(),
                          std::string{key} + " must be a whole number from " + std::to_string(least) + " to "
                              + std::to_string(most)};
        return static_cast<int>(*value);
    }

    const toml::array& tables(const char* key)
    {
        const toml::node& node = needed(key);
        const toml::array* array = node.as_array();
        if (array == nullptr || array->empty() || !array->is_homogeneous(toml::node_type::table))
            throw Mistake{node.source(), std::string{key} + " must be one or more tables"};
        return *array;
    }

    const toml::table& table(const char* key)
    {
        const toml::node& node = needed(key);
        if (!node.is_table())
            throw Mistake{node.source(), std::string{key} + " must be a table, written [" + key + "]"};
        return *node.as_table();
    }

    const toml::table* tableIfAny(const char* key)
    {
        m_known.insert(key);
        return m_table.contains(key) ? &table(key) : nullptr;
    }

    void refuseTheUnknown() const
    {
        for (const auto& [key, value] : m_table)
            if (!m_known.contains(key.str()))
                throw Mistake{value.source(),
                              "nobody knows the entry \"" + std::string{key.str()} + "\" in " + m_title
                                  + "; correct its spelling or remove it"};
    }

private:
    static constexpr std::size_t longestText = 256;

    const toml::node& needed(const char* key)
    {
        m_known.insert(key);
        const toml::node* node = m_table.get(key);
        if (node == nullptr)
            throw Mistake{m_table.source(), m_title + " lacks \"" + key + "\"; add it"};
        return *node;
    }

    const toml::table& m_table;
    std::string m_title;
    std::set<std::string, std::less<>> m_known;
};

FieldSetup fieldFrom(const toml::table& table)
{
    Section section{table, "[[field]]"};
    FieldSetup field;
    const std::string id = section.text("id");
    if (id.size() != 1 || id[0] < 'A' || id[0] > 'Z' || id == "I" || id == "O" || id == "Q")
        throw Mistake{section.where("id"),
                      "a field's id is one letter from A to Z without I, O and Q, which look like digits; "
                      "choose another than "
                          + id};
    field.id = FieldId{id};
    field.name = section.text("name");
    field.nameEn = section.text("name_en");
    field.icon = section.text("icon");
    field.quota = section.numberOr("quota", highestNumber, 1, highestNumber);
    field.maxWait = std::chrono::minutes{section.numberOr("max_wait_min", 30, 1, 600)};
    section.refuseTheUnknown();
    return field;
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
    setup.branch.publicBaseUrl = section.textOr("public_base_url", "");
    const std::string& url = setup.branch.publicBaseUrl;
    if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://"))
        throw Mistake{section.where("public_base_url"),
                      "public_base_url must begin with https:// or http://, or be empty"};
    if (url.ends_with('/'))
        throw Mistake{section.where("public_base_url"), "public_base_url must not end with /; remove it"};
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
    rules.priorityInARow = section.numberOr("priority_in_a_row", rules.priorityInARow, 0, 100);
    rules.recallAfter = seconds("recall_after_s", rules.recallAfter);
    rules.noShowAfterCalls = section.numberOr("no_show_after_calls", rules.noShowAfterCalls, 1, 20);
    rules.cancelWithin = seconds("cancel_within_s", rules.cancelWithin);
    rules.bindWithin = seconds("bind_within_s", rules.bindWithin);
    section.refuseTheUnknown();
}

BranchSetup setupFrom(const toml::table& file)
{
    Section section{file, "the file"};
    BranchSetup setup;
    readBranch(section.table("branch"), setup);
    for (const toml::node& entry : section.tables("field")) {
        FieldSetup field = fieldFrom(*entry.as_table());
        if (setup.field(field.id) != nullptr)
            throw Mistake{entry.source(),
                          "field " + field.id.str() + " stands there twice; give one another letter"};
        setup.fields.push_back(std::move(field));
    }
    for (const toml::node& entry : section.tables("counter")) {
        CounterSetup counter = counterFrom(*entry.as_table(), setup);
        if (setup.counter(counter.id) != nullptr)
            throw Mistake{entry.source(), "counter " + counter.id.str() + " stands there twice; remove one"};
        setup.counters.push_back(std::move(counter));
    }
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
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    if (!in || !(text << in.rdbuf()))
        return failure("The branch file " + file.string()
                       + " cannot be read; give the path of one like queue-service/branch.example.toml.");
    return parseBranchSetup(text.str(), file.string());
}

}
