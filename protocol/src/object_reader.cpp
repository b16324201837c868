#include "protocol/src/object_reader.h"

#include <charconv>
#include <limits>

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::int64_t latestMillis = (std::int64_t{1} << 53) - 1;

const json& emptyArray()
{
    static const json array = json::array();
    return array;
}
const json& emptyObject()
{
    static const json object = json::object();
    return object;
}

}

const json* ObjectReader::member(const char* key) const
{
    const auto found = m_object.find(key);
    return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

bool ObjectReader::isNull(const char* key) const
{
    const auto found = m_object.find(key);
    return found != m_object.end() && found->is_null();
}

void ObjectReader::complain(const char* key, std::string_view what)
{
    if (m_problem.empty())
        m_problem = std::string{"\""} + key + "\" " + std::string{what};
}

std::string ObjectReader::text(const char* key)
{
    const json* value = member(key);
    if (value == nullptr)
        return {};
    if (!value->is_string()) {
        complain(key, "is no text");
        return {};
    }
    return value->get<std::string>();
}

std::string ObjectReader::requiredText(const char* key)
{
    std::string value = text(key);
    if (value.empty())
        complain(key, "is missing");
    return value;
}

std::int64_t ObjectReader::integer(const char* key, std::int64_t least, std::int64_t most,
                                   std::int64_t otherwise)
{
    const json* value = member(key);
    if (value == nullptr)
        return otherwise;
    if (!value->is_number_integer()) {
        complain(key, "is no integer");
        return otherwise;
    }
    const auto number = value->get<std::int64_t>();
    if (number < least || number > most) {
        complain(key, "is out of range");
        return otherwise;
    }
    return number;
}

std::int64_t ObjectReader::requiredInteger(const char* key, std::int64_t least, std::int64_t most)
{
    if (!has(key))
        complain(key, "is missing");
    return integer(key, least, most, least);
}

std::optional<int> ObjectReader::optionalInt(const char* key)
{
    if (!has(key))
        return std::nullopt;
    return number(key);
}

bool ObjectReader::flag(const char* key, bool otherwise)
{
    const json* value = member(key);
    if (value == nullptr)
        return otherwise;
    if (!value->is_boolean())
        complain(key, "is neither true nor false");
    return value->is_boolean() ? value->get<bool>() : otherwise;
}

std::optional<WallTime> ObjectReader::time(const char* key)
{
    if (!has(key))
        return std::nullopt;
    return WallTime{Milliseconds{integer(key, 0, latestMillis, 0)}};
}

std::optional<Milliseconds> ObjectReader::span(const char* key)
{
    if (!has(key))
        return std::nullopt;
    return Milliseconds{integer(key, 0, latestMillis, 0)};
}

std::vector<std::string> ObjectReader::texts(const char* key)
{
    std::vector<std::string> list;
    for (const json& item : array(key)) {
        if (item.is_string())
            list.push_back(item.get<std::string>());
        else
            complain(key, "holds something that is no text");
    }
    return list;
}

std::uint64_t ObjectReader::decimal(const char* key)
{
    const std::string digits = text(key);
    if (digits.empty())
        return 0;
    std::uint64_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc{} || stopped != end) {
        complain(key, "is no decimal number of 64 bits");
        return 0;
    }
    return value;
}

const json& ObjectReader::array(const char* key)
{
    const json* value = member(key);
    if (value == nullptr)
        return emptyArray();
    if (!value->is_array())
        complain(key, "is no list");
    return value->is_array() ? *value : emptyArray();
}

const json& ObjectReader::object(const char* key)
{
    const json* value = member(key);
    if (value == nullptr)
        complain(key, "is missing");
    else if (!value->is_object())
        complain(key, "is no object");
    return value != nullptr && value->is_object() ? *value : emptyObject();
}

}
