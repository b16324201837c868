#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "protocol/role.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace luot::protocol {

/// A CURVE key pair, both halves as 40 characters of Z85.
struct KeyPair {
    std::string publicKey;
    std::string secretKey;
};

KeyPair makeKeyPair();

/// What a device holds: its own pair and the service's public key, pinned. One file of mode 0400, never in
/// git.
struct DeviceKey {
    DeviceId id;
    Role role = Role::Board;
    BranchId branch;
    KeyPair pair;
    std::string serverPublicKey;
};

Result<DeviceKey> readDeviceKey(const std::filesystem::path& file);
Result<> writeDeviceKey(const DeviceKey& key, const std::filesystem::path& file);

/// The service's own pair: `server.key`, mode 0400.
Result<KeyPair> readServerKey(const std::filesystem::path& file);
Result<> writeServerKey(const KeyPair& pair, const std::filesystem::path& file);

/// How often a key may ask: a bucket of `burst` tokens that fills at `perSecond`.
struct RateLimit {
    double perSecond = 0.0;
    double burst = 0.0;

    friend bool operator==(const RateLimit&, const RateLimit&) = default;
};

/// A key the service lets in: `keys.d/<id>.json`.
struct AllowedKey {
    std::string publicKey;
    DeviceId id;
    Role role = Role::Board;
    BranchId branch;
    std::vector<CounterId> counters; ///< a clerk's own
    std::optional<WallTime> notAfter;
    std::optional<RateLimit> rate{}; ///< none: its role's

    friend bool operator==(const AllowedKey&, const AllowedKey&) = default;
};

/// Writes `<id>.json`, mode 0640. Ensures: a reader sees the old file or the new one, never a part.
Result<> writeAllowedKey(const AllowedKey& key, const std::filesystem::path& directory);

/// Every key of a directory. A file that cannot be read is left out and named in the log; the keys printed in
/// zmq_curve(7) are refused.
Result<std::vector<AllowedKey>> readAllowedKeys(const std::filesystem::path& directory);

}
