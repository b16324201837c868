#pragma once

#include "protocol/branch_view.h"
#include "protocol/command.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace luot::supervisor {

/// What a page's request said that it wants done; nothing in it is to be trusted.
class LiveOrder {
public:
    LiveOrder(const nlohmann::json& body, const protocol::BranchView& view)
        : m_body{body}
        , m_view{view}
    {
    }

    /// The intention's id: a UUID in lower-case hex, the same when the button is pressed again. Empty: none.
    RequestId id() const;
    // What a supervisor does to tickets, counters and fields has a reason; without one it is no order.
    std::optional<protocol::Command> cancel(const std::string& ticket) const;
    /// `step`: open, close, release, profile.
    std::optional<protocol::Command> atCounter(const std::string& counter, const std::string& step) const;
    std::optional<protocol::Command> atField(const std::string& field,
                                             const std::string& step) const; ///< open, close
    std::optional<protocol::Command> notice() const;

private:
    std::optional<std::string> text(const char* name) const;
    std::optional<std::string> reason() const; ///< with something in it
    std::optional<protocol::Command> profile(const protocol::Counter& counter, const std::string& why) const;

    const nlohmann::json& m_body;
    const protocol::BranchView& m_view;
};

}
