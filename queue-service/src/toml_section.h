#pragma once

#include "queue-service/opening_hours.h"

#include <toml++/toml.h>

#include <set>
#include <string>
#include <vector>

namespace luot::queue_service {

/// Thrown while a file is read only: the first thing wrong ends the reading.
struct Mistake {
    toml::source_region where;
    std::string what;
};

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

    bool flagOr(const char* key, bool otherwise)
    {
        m_known.insert(key);
        const toml::node* node = m_table.get(key);
        if (node == nullptr)
            return otherwise;
        const auto value = node->value_exact<bool>();
        if (!value)
            throw Mistake{node->source(), std::string{key} + " must be true or false"};
        return *value;
    }

    /// A day, written 2026-07-14 without quotes.
    Day day(const char* key)
    {
        const toml::node& node = needed(key);
        const auto value = node.value_exact<toml::date>();
        if (!value)
            throw Mistake{node.source(), std::string{key} + " must be a day without quotes, like 2026-07-14"};
        return Day{std::chrono::year{value->year} / std::chrono::month{value->month}
                   / std::chrono::day{value->day}};
    }

    bool has(std::string_view key) const { return m_table.contains(key); }

    /// Lines to show, each with 1 to `longest` characters. Missing: none.
    std::vector<std::string> lines(const char* key, std::size_t most, std::size_t longest);

    /// An address, "https://…". Missing or empty: none.
    std::string url(const char* key);

    /// Spans of a day, written ["07:30-11:30", "13:30-17:00"]. Missing: none.
    OpeningHours::Spans spans(const char* key);

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

    int number(const char* key, int least, int most)
    {
        needed(key);
        return numberOr(key, least, least, most);
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

    /// Missing: an empty one.
    const toml::array& tablesIfAny(const char* key)
    {
        static const toml::array none;
        m_known.insert(key);
        return m_table.contains(key) ? tables(key) : none;
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

}
