#pragma once

#include "base/id.h"
#include "base/result.h"
#include "protocol/key_request.h"

#include <filesystem>

namespace luot::luotctl {

/// Makes the service's key pair and an empty allow-list in `folder`. Refuses where there is one already.
Result<> initServerKeys(const std::filesystem::path& folder);

using protocol::DeviceKeyRequest;

/// Makes a device's key pair, lets its public half in (`folder`/keys.d) and writes the file the device keeps.
/// Refuses an id that is taken.
Result<> addDeviceKey(const std::filesystem::path& folder, const DeviceKeyRequest& device,
                      const std::filesystem::path& deviceFile);

}
