#include "protocol/keys.h"

#include "base/log.h"
#include "base/replace_file.h"
#include "protocol/src/allowed_key_files.h"
#include "protocol/src/json_guard.h"
#include "protocol/src/object_reader.h"

#include <zmq.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::size_t keyText = 40;
constexpr std::size_t largestFile = 16'384;

/// Printed in the manual page zmq_curve(7), so everybody has their secret halves.
constexpr std::array<std::string_view, 4> knownToEverybody{
    "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7", "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6",
    "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID", "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs"};

bool isKey(const std::string& text)
{
    std::array<std::uint8_t, 32> bytes{};
    return text.size() == keyText && zmq_z85_decode(bytes.data(), text.c_str()) != nullptr;
}

bool isName(const std::string& text)
{
    return !text.empty() && text.size() <= 32
        && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

std::string readKey(ObjectReader& reader, const char* name)
{
    std::string key = reader.requiredText(name);
    if (!isKey(key))
        reader.complain(name, "is no key of 40 characters Z85");
    else if (std::ranges::find(knownToEverybody, key) != knownToEverybody.end())
        reader.complain(name, "is a key printed in a manual page, known to everybody: make a new pair");
    return key;
}

std::string readName(ObjectReader& reader, const char* name)
{
    std::string text = reader.requiredText(name);
    if (!isName(text))
        reader.complain(name, "is no name of a-z, 0-9 and - of at most 32 characters");
    return text;
}

Role readRole(ObjectReader& reader)
{
    if (!reader.has("role"))
        reader.complain("role", "is missing");
    return reader.word("role", roleNamed, Role::Board);
}

/// `trouble`: the errno of a file that is there and cannot be opened or read; 0: it could, or it is not
/// there.
Result<json> readObject(const std::filesystem::path& file, int& trouble)
{
    std::string text(largestFile + 1, '\0');
    std::size_t size = 0;
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    ssize_t got = descriptor;
    while (got >= 0 && size < text.size()) {
        got = read(descriptor, text.data() + size, text.size() - size);
        if (got <= 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    const int reason = got < 0 ? errno : 0;
    if (descriptor >= 0)
        close(descriptor);
    trouble = reason == ENOENT || reason == EISDIR ? 0 : reason;
    if (reason != 0)
        return failure("The key file " + file.string() + " cannot be read (" + std::strerror(reason)
                       + "): make it with `luotctl key`, or give its path.");
    text.resize(size);
    if (text.size() > largestFile)
        return failure("The key file " + file.string()
                       + " is too large to be one: give the path of a key file.");
    GuardedJson guarded = parseGuarded(text, serviceLimits);
    if (guarded.refusal)
        return failure("The key file " + file.string() + " is damaged (" + guarded.refusal->message
                       + "): make a new one with `luotctl key`.");
    return std::move(guarded.root);
}

Result<json> readObject(const std::filesystem::path& file)
{
    int trouble = 0;
    return readObject(file, trouble);
}

/// A secret that everybody on the machine can read is none.
Result<> checkSecrecy(const std::filesystem::path& file)
{
    struct stat status { };
    if (stat(file.c_str(), &status) == 0 && (status.st_mode & S_IRWXO) != 0)
        return failure("The key file " + file.string() + " is open to every user: run `chmod 0400 "
                       + file.string() + "`, and make a new key if others use this machine.");
    return {};
}

tl::unexpected<Error> damaged(const std::filesystem::path& file, const std::string& problem)
{
    return failure("The key file " + file.string() + " is wrong: " + problem + ".");
}

Result<> writeFile(const std::filesystem::path& file, const json& content, mode_t mode)
{
    if (const std::error_code error = replaceFile(file, content.dump(2) + "\n", mode))
        return failure("The key file " + file.string() + " cannot be written (" + error.message()
                       + "): see that the folder exists and may be written.");
    return {};
}

Result<AllowedKey> readAllowedKey(const std::filesystem::path& file, int& trouble)
{
    const Result<json> object = readObject(file, trouble);
    if (!object)
        return tl::unexpected<Error>{object.error()};
    std::string problem;
    ObjectReader reader{*object, problem};
    AllowedKey key;
    key.publicKey = readKey(reader, "z85");
    key.id = DeviceId{readName(reader, "id")};
    key.role = readRole(reader);
    key.branch = BranchId{readName(reader, "branch")};
    key.counters = reader.ids<CounterId>("counters");
    key.notAfter = reader.time("not_after");
    if (reader.has("rate")) {
        ObjectReader rate{reader.object("rate"), problem};
        key.rate = RateLimit{static_cast<double>(rate.requiredInteger("per_second", 1, 10'000'000)),
                             static_cast<double>(rate.requiredInteger("burst", 1, 10'000'000))};
    }
    if (!problem.empty())
        return damaged(file, problem);
    return key;
}

}

KeyPair makeKeyPair()
{
    std::array<char, keyText + 1> publicKey{};
    std::array<char, keyText + 1> secretKey{};
    // Fails only where libzmq was built without CURVE, which Debian's is not.
    if (zmq_curve_keypair(publicKey.data(), secretKey.data()) != 0)
        return {};
    return {publicKey.data(), secretKey.data()};
}

Result<DeviceKey> readDeviceKey(const std::filesystem::path& file)
{
    const Result<json> object = readObject(file);
    if (!object)
        return tl::unexpected<Error>{object.error()};
    if (const Result<> secret = checkSecrecy(file); !secret)
        return tl::unexpected<Error>{secret.error()};
    std::string problem;
    ObjectReader reader{*object, problem};
    DeviceKey key;
    key.id = DeviceId{readName(reader, "id")};
    key.role = readRole(reader);
    key.branch = BranchId{readName(reader, "branch")};
    key.pair.publicKey = readKey(reader, "public_key");
    key.pair.secretKey = readKey(reader, "secret_key");
    key.serverPublicKey = readKey(reader, "server_key");
    if (!problem.empty())
        return damaged(file, problem);
    return key;
}

Result<> writeDeviceKey(const DeviceKey& key, const std::filesystem::path& file)
{
    return writeFile(file,
                     {{"id", key.id.str()},
                      {"role", nameOf(key.role)},
                      {"branch", key.branch.str()},
                      {"public_key", key.pair.publicKey},
                      {"secret_key", key.pair.secretKey},
                      {"server_key", key.serverPublicKey}},
                     0400);
}

Result<KeyPair> readServerKey(const std::filesystem::path& file)
{
    const Result<json> object = readObject(file);
    if (!object)
        return tl::unexpected<Error>{object.error()};
    if (const Result<> secret = checkSecrecy(file); !secret)
        return tl::unexpected<Error>{secret.error()};
    std::string problem;
    ObjectReader reader{*object, problem};
    KeyPair pair;
    pair.publicKey = readKey(reader, "public_key");
    pair.secretKey = readKey(reader, "secret_key");
    if (!problem.empty())
        return damaged(file, problem);
    return pair;
}

Result<> writeServerKey(const KeyPair& pair, const std::filesystem::path& file)
{
    return writeFile(file, {{"public_key", pair.publicKey}, {"secret_key", pair.secretKey}}, 0400);
}

Result<> writeAllowedKey(const AllowedKey& key, const std::filesystem::path& directory)
{
    if (!isName(key.id.str()))
        return failure("\"" + key.id.str()
                       + "\" cannot be the id of a key: use a-z, 0-9 and -, at most 32 characters.");
    json content{{"z85", key.publicKey},
                 {"id", key.id.str()},
                 {"role", nameOf(key.role)},
                 {"branch", key.branch.str()},
                 {"counters", json::array()}};
    for (const CounterId& counter : key.counters)
        content["counters"].push_back(counter.str());
    if (key.notAfter)
        content["not_after"] = key.notAfter->time_since_epoch().count();
    if (key.rate)
        content["rate"] = {{"per_second", static_cast<std::int64_t>(key.rate->perSecond)},
                           {"burst", static_cast<std::int64_t>(key.rate->burst)}};
    return writeFile(directory / (key.id.str() + ".json"), content, 0640);
}

Result<AllowedKeyFiles> readAllowedKeyFiles(const std::filesystem::path& directory)
{
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry{directory, error};
         !error && entry != std::filesystem::directory_iterator{}; entry.increment(error))
        if (entry->path().extension() == ".json")
            files.push_back(entry->path());
    if (error)
        return failure("The folder of allowed keys " + directory.string() + " cannot be read ("
                       + error.message() + "): make it, with one file a device, by `luotctl key`.");
    std::ranges::sort(files);

    AllowedKeyFiles found;
    for (const std::filesystem::path& file : files) {
        int trouble = 0;
        Result<AllowedKey> key = readAllowedKey(file, trouble);
        if (key)
            found.keys.emplace(file.filename(), std::move(*key));
        else if (trouble != 0)
            found.unread.emplace(file.filename(), key.error().message);
        else
            spdlog::warn("A key is left out. {}", key.error().message);
    }
    return found;
}

Result<std::vector<AllowedKey>> readAllowedKeys(const std::filesystem::path& directory)
{
    return readAllowedKeyFiles(directory).map([](AllowedKeyFiles&& found) {
        std::vector<AllowedKey> keys;
        for (auto& [name, key] : found.keys)
            keys.push_back(std::move(key));
        for (const auto& [name, why] : found.unread)
            spdlog::warn("A key is left out. {}", why);
        return keys;
    });
}

}
