#pragma once

#include "base/id.h"
#include "base/result.h"
#include "protocol/role.h"

#include <filesystem>
#include <vector>

namespace luot::luotctl {

/// Makes the service's key pair and an empty allow-list in `folder`. Refuses where there is one already.
Result<> initServerKeys(const std::filesystem::path& folder);

struct DeviceKeyRequest {
    DeviceId id;
    protocol::Role role = protocol::Role::Board;
    BranchId branch;
    std::vector<CounterId> counters; ///< a clerk's own
};

/// Makes a device's key pair, lets its public half in (`folder`/keys.d) and writes the file the device keeps.
/// Refuses an id that is taken.
Result<> addDeviceKey(const std::filesystem::path& folder, const DeviceKeyRequest& device,
                      const std::filesystem::path& deviceFile);

}
