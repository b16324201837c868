#pragma once

#include "protocol/command_result.h"

#include <nlohmann/json.hpp>

#include <string>

/// What a granted command is answered with, as a JSON object, both ways.
namespace luot::protocol {

nlohmann::json toJson(const CommandResult& result);
CommandResult readResult(const nlohmann::json& result, std::string& problem);

}
