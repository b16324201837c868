#include "protocol/key_request.h"

#include "protocol/key_words.h"
#include "protocol/keys.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::chrono::minutes acceptedWithin{15};
constexpr const char* acceptedName
    = "accepted"; ///< public keys, one a line: none is let in twice by a request

json objectOf(const KeyRequest& request)
{
    json object{{"id", request.device.id.str()},
                {"role", nameOf(request.device.role)},
                {"branch", request.device.branch.str()},
                {"counters", json::array()},
                {"public_key", request.publicKey},
                {"server_key", request.serverPublicKey},
                {"made_at", request.madeAt.time_since_epoch().count()}};
    for (const CounterId& counter : request.device.counters)
        object["counters"].push_back(counter.str());
    return object;
}

/// Whether it can be a file's name, and stand in a User-Id.
bool isPlainName(const std::string& text)
{
    constexpr std::size_t longest = 32;
    return !text.empty() && text.size() <= longest
        && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

Result<KeyRequest> readRequest(const std::string& content, const std::string& name)
{
    const json object = json::parse(content, nullptr, false);
    const auto text = [&](const char* member) {
        const auto found = object.find(member);
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
    };
    const auto wrong = [&] {
        return failure(name + " is no request for a key; make one on the device with luotctl key new.");
    };
    if (!object.is_object())
        return wrong();
    const auto role = roleNamed(text("role"));
    const auto madeAt = object.find("made_at");
    const auto counters = object.find("counters");
    if (!role || !isPlainName(text("id")) || text("public_key").empty() || madeAt == object.end()
        || !madeAt->is_number_integer())
        return wrong();
    KeyRequest request{{DeviceId{text("id")}, *role, BranchId{text("branch")}, {}},
                       text("public_key"),
                       text("server_key"),
                       WallTime{Milliseconds{madeAt->get<std::int64_t>()}}};
    if (counters != object.end() && counters->is_array())
        for (const json& counter : *counters)
            if (counter.is_string())
                request.device.counters.emplace_back(counter.get<std::string>());
    return request;
}

bool wasAccepted(const std::filesystem::path& folder, const std::string& publicKey)
{
    std::ifstream in{folder / acceptedName};
    for (std::string line; std::getline(in, line);)
        if (line == publicKey)
            return true;
    return false;
}

bool isKeyOf(const std::filesystem::path& file, const std::string& publicKey)
{
    std::ifstream in{file, std::ios::binary};
    const json object = json::parse(in, nullptr, false);
    const auto z85 = object.is_object() ? object.find("z85") : object.end();
    return object.is_object() && z85 != object.end() && *z85 == publicKey;
}

/// However they were typed: one space between them.
std::string tidied(const std::string& words)
{
    std::istringstream in{words};
    std::string text;
    for (std::string word; in >> word;)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

}

std::string wordsOf(const KeyRequest& request) { return sixWords("LQ1 key\n" + objectOf(request).dump()); }

Result<KeyRequest> makeKeyRequest(const DeviceKeyRequest& device, const std::string& serverPublicKey,
                                  const std::filesystem::path& deviceFile,
                                  const std::filesystem::path& requestFile, WallTime now)
{
    for (const auto& file : {deviceFile, requestFile})
        if (std::filesystem::exists(file))
            return failure(file.string()
                           + " is there already; move it away, or give another name with --out.");
    const KeyPair pair = makeKeyPair();
    KeyRequest request{device, pair.publicKey, serverPublicKey, now};
    if (const auto written
        = writeDeviceKey({device.id, device.role, device.branch, pair, serverPublicKey}, deviceFile);
        !written)
        return tl::unexpected{written.error()};
    // What cannot be read back, a service's key with a digit missing say, is of no use.
    if (const auto read = readDeviceKey(deviceFile); !read) {
        std::filesystem::remove(deviceFile);
        return tl::unexpected{read.error()};
    }
    if (!(std::ofstream{requestFile} << objectOf(request).dump(2) << "\n").flush())
        return failure(requestFile.string() + " cannot be written; give a folder that can with --out.");
    return request;
}

Result<KeyRequest> acceptKey(const std::filesystem::path& folder, const std::string& content,
                             const std::string& name, const std::string& words, WallTime now)
{
    auto request = readRequest(content, name);
    if (!request)
        return request;
    const auto server = readServerKey(folder / "server.key");
    if (!server)
        return tl::unexpected{server.error()};
    // The words are compared as the service's own key would have them: a device that was given another shows
    // other words.
    request->serverPublicKey = server->publicKey;
    if (tidied(words) != wordsOf(*request))
        return failure(
            "These are not the words of this request and this service. Read them from the device's own "
            "screen; if they are the same there, somebody has changed the request or the device has "
            "another service's key: make a new one.");
    if (now < request->madeAt - std::chrono::minutes{1} || now - request->madeAt > acceptedWithin)
        return failure(
            "This request is not of the last 15 minutes (by the clocks of both machines): make a new one "
            "on the device.");
    const std::filesystem::path allowedFile = folder / "keys.d" / (request->device.id.str() + ".json");
    if (wasAccepted(folder, request->publicKey) && isKeyOf(allowedFile, request->publicKey))
        return request;
    if (wasAccepted(folder, request->publicKey))
        return failure("This request has been accepted before: make a new one on the device.");
    if (std::filesystem::exists(allowedFile))
        return failure("There is a key named '" + request->device.id.str()
                       + "' already. Revoke it first, or choose another name.");
    if (!(std::ofstream{folder / acceptedName, std::ios::app} << request->publicKey << "\n").flush())
        return failure((folder / acceptedName).string() + " cannot be written.");
    const AllowedKey allowed{request->publicKey,     request->device.id,       request->device.role,
                             request->device.branch, request->device.counters, {}};
    if (const auto written = writeAllowedKey(allowed, folder / "keys.d"); !written)
        return tl::unexpected{written.error()};
    return request;
}

Result<int> revokeKey(const std::filesystem::path& folder, const DeviceId& id)
{
    int revoked = 0;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder / "keys.d", error}) {
        if (entry.path().extension() != ".json")
            continue;
        std::ifstream in{entry.path(), std::ios::binary};
        const json object = json::parse(in, nullptr, false);
        const bool isIts = object.is_object() && object.contains("id") && object["id"] == id.str();
        if (isIts && std::filesystem::remove(entry.path(), error))
            ++revoked;
    }
    if (error)
        return failure("The folder " + (folder / "keys.d").string() + " cannot be changed: " + error.message()
                       + ".");
    if (revoked == 0)
        return failure("There is no key of '" + id.str() + "' in " + (folder / "keys.d").string() + ".");
    return revoked;
}

}
