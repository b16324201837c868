#pragma once

#include "base/clock.h"
#include "base/id.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luot::protocol {

/// Reads members of a JSON object and remembers the first that is missing or wrong, so that a decoder reads
/// straight through and asks once.
class ObjectReader {
public:
    ObjectReader(const nlohmann::json& object, std::string& problem)
        : m_object{object}
        , m_problem{problem}
    {
    }

    bool has(const char* key) const { return member(key) != nullptr; }
    bool isNull(const char* key) const;

    std::string text(const char* key); ///< missing: empty
    std::string requiredText(const char* key); ///< missing or empty: a problem
    std::int64_t integer(const char* key, std::int64_t least, std::int64_t most, std::int64_t otherwise);
    std::int64_t requiredInteger(const char* key, std::int64_t least, std::int64_t most);
    std::optional<int> optionalInt(const char* key);
    bool flag(const char* key, bool otherwise);
    std::optional<WallTime> time(const char* key);
    std::optional<Milliseconds> span(const char* key);
    std::vector<std::string> texts(const char* key); ///< missing: none
    std::uint64_t decimal(const char* key); ///< 64 bits as decimal digits; missing: 0
    const nlohmann::json& array(const char* key); ///< missing: an empty one
    const nlohmann::json& object(const char* key); ///< missing: a problem

    int number(const char* key, int least = 0)
    {
        return static_cast<int>(integer(key, least, 1'000'000'000, least));
    }
    template <class IdType> IdType id(const char* key) { return IdType{text(key)}; }
    template <class IdType> std::vector<IdType> ids(const char* key)
    {
        std::vector<IdType> list;
        for (const nlohmann::json& item : array(key)) {
            if (item.is_string())
                list.emplace_back(item.get<std::string>());
            else
                complain(key, "holds something that is no text");
        }
        return list;
    }
    /// `named` turns the word into the value; missing: `otherwise`.
    template <class E> E word(const char* key, std::optional<E> (*named)(std::string_view), E otherwise)
    {
        if (!has(key))
            return otherwise;
        const std::optional<E> value = named(text(key));
        if (!value)
            complain(key, "is not one of the words it may be");
        return value.value_or(otherwise);
    }

    void complain(const char* key, std::string_view what);
    bool failed() const { return !m_problem.empty(); }

private:
    const nlohmann::json* member(const char* key) const; ///< nullptr: missing or null

    const nlohmann::json& m_object;
    std::string& m_problem;
};

}
