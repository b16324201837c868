#pragma once

#include <optional>
#include <string>

namespace luot::protocol {

/// A PIN as it is kept: argon2id (19 MiB, two passes) in libsodium's text form, with its own salt. None:
/// there was no memory for it.
///
/// Blocks for some hundredths of a second. Thread: any.
std::optional<std::string> hashOfPin(const std::string& pin);

/// Whether `hash` was made of that PIN. Blocks as long; false for a text that is no hash.
bool isPinOf(const std::string& hash, const std::string& pin);

}
