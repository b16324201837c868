#pragma once

#include "protocol/branch_view.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace luot::protocol {

EventBody readBody(std::string_view type, const nlohmann::json& object, std::string& problem);

/// Adds what an object holds to a view: a whole view's object, or a part of one.
void readInto(BranchView& view, const nlohmann::json& object, std::string& problem);

/// The view as the texts of objects of at most about `bytes` each, which together hold all of it. Never none.
std::vector<std::string> encodeViewParts(const BranchView& view, std::size_t bytes);

}
