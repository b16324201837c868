#include "display-board/zone.h"

#include <algorithm>
#include <array>

namespace luot::display_board {

namespace {

template <class Id> bool holds(const std::vector<Id>& wanted, const Id& id)
{
    return wanted.empty() || std::ranges::find(wanted, id) != wanted.end();
}

template <class Id> Result<std::vector<Id>> parseList(std::string_view text, const char* option)
{
    std::vector<Id> ids;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (comma == 0)
            return failure(std::string{option} + " has an empty place; write it as 1,2,3.");
        ids.push_back(Id{std::string{text.substr(0, comma)}});
        const bool endsInComma = comma + 1 == text.size();
        if (endsInComma)
            return failure(std::string{option} + " has an empty place; write it as 1,2,3.");
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return ids;
}

}

Result<Zone> parseZone(std::string_view counters, std::string_view fields)
{
    auto ofCounters = parseList<CounterId>(counters, "--counters");
    if (!ofCounters)
        return tl::unexpected{ofCounters.error()};
    auto ofFields = parseList<FieldId>(fields, "--fields");
    if (!ofFields)
        return tl::unexpected{ofFields.error()};
    return Zone{std::move(*ofCounters), std::move(*ofFields)};
}

protocol::BranchView viewOf(const protocol::BranchView& view, const Zone& zone)
{
    protocol::BranchView part = view;
    for (protocol::Field& field : part.fields)
        field.name = withoutDirectionMarks(field.name);
    part.branch.name = withoutDirectionMarks(part.branch.name);
    part.branch.ward = withoutDirectionMarks(part.branch.ward);
    part.notice = withoutDirectionMarks(part.notice);
    if (zone.isWhole())
        return part;
    std::erase_if(part.counters, [&](const auto& counter) { return !holds(zone.counters, counter.id); });
    std::erase_if(part.fields, [&](const auto& field) { return !holds(zone.fields, field.id); });
    std::erase_if(part.calls, [&](const auto& call) { return !holds(zone.counters, call.counter); });
    std::erase_if(part.tickets, [&](const auto& entry) {
        const protocol::Ticket& ticket = entry.second;
        return ticket.counter.empty() ? !holds(zone.fields, ticket.field)
                                      : !holds(zone.counters, ticket.counter);
    });
    return part;
}

std::string withoutDirectionMarks(const std::string& text)
{
    // U+200E, U+200F, U+202A–U+202E and U+2066–U+2069, in UTF-8.
    constexpr std::array<std::string_view, 11> marks{
        "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",
        "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view here = std::string_view{text}.substr(at, 3);
        if (std::ranges::find(marks, here) != marks.end()) {
            at += here.size();
            continue;
        }
        plain += text[at++];
    }
    return plain;
}

}
