#pragma once

#include <string> // before <compare>, which moc 6.4 cannot read first

#include <compare>
#include <functional>
#include <utility>

namespace luot {

/// A name that cannot be taken for another kind of name. Empty means "none".
template <class Tag> class Id {
public:
    Id() = default;
    explicit Id(std::string value)
        : m_value{std::move(value)}
    {
    }

    const std::string& str() const { return m_value; }
    bool empty() const { return m_value.empty(); }

    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;

private:
    std::string m_value;
};

using BranchId = Id<struct BranchTag>; ///< "an-thinh": [a-z0-9-]{1,32}
using FieldId = Id<struct FieldTag>; ///< a field's series letter: "A"
using CounterId = Id<struct CounterTag>; ///< as spoken and shown: "3"
using TicketId = Id<struct TicketTag>; ///< UUIDv7, never shown
using DeviceId = Id<struct DeviceTag>; ///< the id of a device's key: "k1"
using PersonId = Id<struct PersonTag>; ///< what somebody signs in by: "lan"
using RequestId = Id<struct RequestTag>; ///< UUIDv7, made by the client, one per intention

}

template <class Tag> struct std::hash<luot::Id<Tag>> {
    std::size_t operator()(const luot::Id<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.str());
    }
};
