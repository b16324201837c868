#pragma once

#include "base/id.h"

#include <string_view>

namespace luot::protocol {

/// The id of a request that is not going to be read: the UUID at the outermost "id", in one pass over the
/// text and without keeping anything of it. Empty: there is none to be seen.
RequestId glimpsedId(std::string_view text);

}
