#include "luotctl/key_setup.h"

#include "protocol/keys.h"

#include <algorithm>
#include <cctype>

namespace luot::luotctl {

namespace {

bool isPlainName(const std::string& name)
{
    return !name.empty() && name.size() <= 32 && std::ranges::all_of(name, [](unsigned char c) {
        return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '-';
    });
}

}

Result<> initServerKeys(const std::filesystem::path& folder)
{
    if (std::filesystem::exists(folder / "server.key"))
        return failure(folder.string()
                       + " already holds a service's keys. Choose another folder, or keep these.");
    std::error_code error;
    std::filesystem::create_directories(folder / "keys.d", error);
    if (error)
        return failure("The folder " + folder.string() + " cannot be made: " + error.message() + ".");
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    return protocol::writeServerKey(protocol::makeKeyPair(), folder / "server.key");
}

Result<> addDeviceKey(const std::filesystem::path& folder, const DeviceKeyRequest& device,
                      const std::filesystem::path& deviceFile)
{
    for (const std::string& name : {device.id.str(), device.branch.str()}) {
        if (!isPlainName(name))
            return failure("'" + name + "' cannot be a name: use 1 to 32 of a–z, 0–9 and '-'.");
    }
    if (std::filesystem::exists(folder / "keys.d" / (device.id.str() + ".json")))
        return failure("There is a key named '" + device.id.str() + "' already. Choose another name.");
    const auto server = protocol::readServerKey(folder / "server.key");
    if (!server)
        return tl::unexpected{server.error()};

    const protocol::KeyPair pair = protocol::makeKeyPair();
    if (const auto written = protocol::writeDeviceKey(
            {device.id, device.role, device.branch, pair, server->publicKey}, deviceFile);
        !written)
        return written;
    return protocol::writeAllowedKey(
        {pair.publicKey, device.id, device.role, device.branch, device.counters, {}}, folder / "keys.d");
}

}
