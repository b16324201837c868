#include "protocol/src/json_guard.h"

#include <string>
#include <utility>
#include <vector>

namespace luot::protocol {

namespace {

using nlohmann::json;

constexpr std::int64_t integerLimit = std::int64_t{1} << 53;

class GuardedBuilder final : public nlohmann::json_sax<json> {
public:
    GuardedBuilder(const JsonLimits& limits, GuardedJson& result)
        : m_limits{limits}
        , m_result{result}
    {
    }

    bool null() override { return put(json{}); }
    bool boolean(bool value) override { return put(json(value)); }
    bool number_integer(number_integer_t value) override
    {
        return value > -integerLimit ? put(json(value)) : refuse("an integer is out of range");
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return value < static_cast<number_unsigned_t>(integerLimit) ? put(json(value))
                                                                    : refuse("an integer is out of range");
    }
    bool number_float(number_float_t value, const string_t&) override { return put(json(value)); }
    bool string(string_t& value) override
    {
        if (value.find('\0') != string_t::npos)
            return refuse("a string holds a NUL");
        if (value.size() > roomFor(m_key))
            return refuse("\"" + m_key + "\" is too long", ErrorCode::TooLarge);
        return put(json(std::move(value)));
    }
    bool binary(binary_t&) override { return refuse("binary values are not JSON"); }

    bool start_object(std::size_t) override { return open(json::object()); }
    bool key(string_t& value) override
    {
        json& object = *m_open.back();
        if (value.size() > m_limits.stringBytes || value.find('\0') != string_t::npos)
            return refuse("a key is too long or holds a NUL");
        if (object.contains(value))
            return refuse("\"" + value + "\" stands twice in one object");
        if (object.size() >= m_limits.keys)
            return refuse("an object has too many keys", ErrorCode::TooLarge);
        m_key = value;
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string&, const json::exception&) override
    {
        return refuse("no valid JSON at byte " + std::to_string(position));
    }

private:
    std::size_t roomFor(const std::string& key) const
    {
        if (key == "sealed")
            return m_limits.sealedBytes;
        if (key == "toml" || key == "request")
            return m_limits.longTextBytes;
        if (key == "reason" || key == "text" || key == "msg")
            return m_limits.freeTextBytes;
        return m_limits.stringBytes;
    }
    json* place(json&& value)
    {
        if (m_open.empty())
            return &(m_result.root = std::move(value));
        json& parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        return &(parent[m_key] = std::move(value));
    }
    bool put(json&& value)
    {
        if (m_open.empty())
            return refuse("the text is no JSON object");
        place(std::move(value));
        return true;
    }
    bool open(json&& container)
    {
        if (m_open.empty() && !container.is_object())
            return refuse("the text is no JSON object");
        if (m_open.size() >= m_limits.depth)
            return refuse("the text is nested too deeply");
        m_open.push_back(place(std::move(container)));
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }
    bool refuse(const std::string& why, ErrorCode code = ErrorCode::BadRequest)
    {
        m_result.refusal = Refusal{code, "The message was refused: " + why + "."};
        return false;
    }

    const JsonLimits& m_limits;
    GuardedJson& m_result;
    // An open container's address is stable: while it is open, nothing is added to the ones around it.
    std::vector<json*> m_open;
    std::string m_key;
};

}

GuardedJson parseGuarded(std::string_view text, const JsonLimits& limits)
{
    GuardedJson result{json::object(), std::nullopt};
    GuardedBuilder builder{limits, result};
    // The parser takes a NUL for the end, whatever follows.
    if (text.find('\0') != std::string_view::npos)
        result.refusal = Refusal{ErrorCode::BadRequest, "The message was refused: it holds a NUL."};
    else if (!json::sax_parse(text, &builder) && !result.refusal)
        result.refusal = Refusal{ErrorCode::BadRequest, "The message was refused: no valid JSON."};
    return result;
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

}
