#include "supervisor/src/live_orders.h"

#include "base/uuid.h"
#include "supervisor/src/read_body.h"

#include <algorithm>

namespace luot::supervisor {

using namespace protocol;

namespace {

constexpr std::size_t longestText = 300;
constexpr std::size_t longestReason = 256; // the service refuses longer ones

}

std::optional<std::string> LiveOrder::text(const char* name) const
{
    auto words = textIn(m_body, name);
    return words && words->size() <= longestText ? std::move(words) : std::nullopt;
}

std::optional<std::string> LiveOrder::reason() const
{
    auto words = text("reason");
    const bool isReason
        = words && words->size() <= longestReason && words->find_first_not_of(" \t\n") != std::string::npos;
    return isReason ? words : std::nullopt;
}

RequestId LiveOrder::id() const
{
    const auto words = text("id");
    return words && isUuid(*words) ? RequestId{*words} : RequestId{};
}

std::optional<Command> LiveOrder::cancel(const std::string& ticket) const
{
    const auto why = reason();
    if (!why || !isUuid(ticket))
        return std::nullopt;
    return CancelTicket{TicketId{ticket}, *why, std::nullopt, {}};
}

std::optional<Command> LiveOrder::atCounter(const std::string& id, const std::string& step) const
{
    const Counter* counter = m_view.counter(CounterId{id});
    const auto why = reason();
    if (counter == nullptr || !why)
        return std::nullopt;
    // Only a pause is ended from here: whoever opens a closed counter has it, and sits there.
    if (step == "open")
        return counter->paused ? std::optional<Command>{OpenCounter{counter->id, *why}} : std::nullopt;
    if (step == "close")
        return CloseCounter{counter->id, *why};
    if (step == "profile")
        return profile(*counter, *why);
    if (step == "release")
        return ReleaseCounter{counter->id, *why, false};
    return std::nullopt;
}

std::optional<Command> LiveOrder::profile(const Counter& counter, const std::string& why) const
{
    const auto fields = m_body.find("fields");
    if (fields == m_body.end() || !fields->is_array() || fields->empty()
        || fields->size() > m_view.fields.size())
        return std::nullopt;
    SetProfile command{counter.id, {}, {}, why};
    for (const auto& one : *fields) {
        if (!one.is_string())
            return std::nullopt;
        const FieldId field{one.get<std::string>()};
        if (m_view.field(field) == nullptr
            || std::ranges::find(command.fields, field) != command.fields.end())
            return std::nullopt;
        // What it served before keeps its weight; what is new has the least.
        const auto before = std::ranges::find(counter.fields, field);
        const auto place = static_cast<std::size_t>(before - counter.fields.begin());
        command.fields.push_back(field);
        command.coefficients.push_back(place < counter.coefficients.size() ? counter.coefficients[place] : 1);
    }
    return command;
}

std::optional<Command> LiveOrder::atField(const std::string& id, const std::string& step) const
{
    const Field* field = m_view.field(FieldId{id});
    const auto why = reason();
    if (field == nullptr || !why || (step != "open" && step != "close"))
        return std::nullopt;
    return step == "open" ? Command{OpenField{field->id, *why}} : Command{CloseField{field->id, *why}};
}

std::optional<Command> LiveOrder::notice() const
{
    auto words = text("text");
    if (!words)
        return std::nullopt;
    return SetNotice{std::move(*words)};
}

}
