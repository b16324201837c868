#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/role.h"

#include <filesystem>
#include <string>
#include <vector>

namespace luot::protocol {

/// What a key is to be for.
struct DeviceKeyRequest {
    DeviceId id;
    Role role = Role::Board;
    BranchId branch;
    std::vector<CounterId> counters; ///< a clerk's own
};

/// What a device asks to be let in with: nothing of it is secret. Both the device's and the service's public
/// key go into its six words, so whoever compares them has made sure of both.
struct KeyRequest {
    DeviceKeyRequest device;
    std::string publicKey;
    std::string serverPublicKey; ///< as the device knows it
    WallTime madeAt{};
};

std::string wordsOf(const KeyRequest& request);

/// On the device: makes its pair, which it keeps in `deviceFile` (mode 0400), and the request for the
/// administrator. Refuses where either file is there already.
Result<KeyRequest> makeKeyRequest(const DeviceKeyRequest& device, const std::string& serverPublicKey,
                                  const std::filesystem::path& deviceFile,
                                  const std::filesystem::path& requestFile, WallTime now);

/// At the service: lets the device in, once, within 15 minutes of its asking, if `words` are those it shows.
/// `request` is the text of its request file, and `name` stands for that in errors. Asked the same again, it
/// says the same.
Result<KeyRequest> acceptKey(const std::filesystem::path& folder, const std::string& request,
                             const std::string& name, const std::string& words, WallTime now);

/// Shuts out every key of that id; the service does the rest within a moment. How many there were.
Result<int> revokeKey(const std::filesystem::path& folder, const DeviceId& id);

}
