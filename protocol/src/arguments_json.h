#pragma once

#include "protocol/command.h"
#include "protocol/src/object_reader.h"

#include <nlohmann/json.hpp>

#include <cstddef>

/// A command's arguments as a JSON object, both ways: docs/protocol.md, "Operations".
namespace luot::protocol {

nlohmann::json argumentsOf(const Command& command);

/// `kind`: which of Command's alternatives. What is wrong is the reader's problem.
Command readCommand(std::size_t kind, ObjectReader& arguments);

}
