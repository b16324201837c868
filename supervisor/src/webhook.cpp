#include "supervisor/webhook.h"

#include "protocol/codec.h"
#include "protocol/event.h"

#include <curl/curl.h>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <toml++/toml.h>

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <regex>
#include <set>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

constexpr std::size_t shortestSecret = 16;

Result<Webhook> hookIn(const toml::table& table)
{
    const auto where = [&](const std::string& what) {
        return failure("The webhook in line " + std::to_string(table.source().begin.line) + ": " + what);
    };
    static const std::set<std::string, std::less<>> known{"name", "url", "secret", "events"};
    for (const auto& [key, value] : table)
        if (!known.contains(std::string{key.str()}))
            return where("nobody knows '" + std::string{key.str()}
                         + "'; there are name, url, secret and events.");
    Webhook hook{table["name"].value_or(std::string{}),
                 table["url"].value_or(std::string{}),
                 table["secret"].value_or(std::string{}),
                 {}};
    static const std::regex name{"[a-z0-9-]{1,32}"};
    static const std::regex url{"https?://[^\\s/@]+(/\\S*)?"};
    if (!std::regex_match(hook.name, name))
        return where("its name has to be 1 to 32 of a-z, 0-9 and -.");
    if (!std::regex_match(hook.url, url))
        return where("its url has to be like https://example.vn/luot, without a name or password in it.");
    if (hook.secret.size() < shortestSecret)
        return where("its secret has to have 16 characters or more: make one with 'openssl rand -hex 32'.");
    if (const toml::array* events = table["events"].as_array())
        for (const auto& event : *events) {
            const auto type = event.value<std::string>();
            if (!type)
                return where("events are texts such as \"ticket.called\".");
            hook.events.push_back(*type);
        }
    return hook;
}

}

Result<std::vector<Webhook>> readWebhooks(const std::filesystem::path& file)
{
    struct stat status { };
    if (stat(file.c_str(), &status) != 0)
        return failure("The webhooks' file " + file.string() + " is not there: check its name.");
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return failure("The webhooks' file " + file.string()
                       + " has secrets in it, and others may read it: chmod 600 " + file.string() + '.');
    toml::table table;
    try {
        table = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        return failure("The webhooks' file " + file.string() + " cannot be understood: line "
                       + std::to_string(error.source().begin.line) + ", " + std::string{error.description()}
                       + '.');
    }
    std::vector<Webhook> hooks;
    if (const toml::array* all = table["webhook"].as_array())
        for (const auto& entry : *all) {
            if (!entry.is_table())
                return failure("Each webhook begins with [[webhook]].");
            auto hook = hookIn(*entry.as_table());
            if (!hook)
                return tl::unexpected{hook.error()};
            if (std::ranges::find(hooks, hook->name, &Webhook::name) != hooks.end())
                return failure("There are two webhooks called " + hook->name + ".");
            hooks.push_back(std::move(*hook));
        }
    return hooks;
}

bool wants(const Webhook& hook, const std::string& type)
{
    return hook.events.empty() || std::ranges::any_of(hook.events, [&](const std::string& wanted) {
               return wanted == type
                   || (wanted.ends_with(".*") && type.starts_with(wanted.substr(0, wanted.size() - 1)));
           });
}

std::optional<std::string> webhookBody(const BranchId& branch, const LogEntry& entry)
{
    const auto body = decodeBody(entry.type, entry.body);
    if (!body)
        return std::nullopt;
    const auto shown = publicForm(*body);
    if (!shown)
        return std::nullopt;
    return json{{"branch", branch.str()},
                {"seq", entry.seq},
                {"at", entry.at.time_since_epoch().count()},
                {"t", entry.type},
                {"d", json::parse(encodeBody(*shown))}}
        .dump();
}

std::string webhookSignature(const std::string& secret, std::int64_t at, const std::string& body)
{
    const std::string signedText = std::to_string(at) + "." + body;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(signedText.data()),
                                  signedText.size());
    crypto_auth_hmacsha256_final(&state, code.data());
    std::array<char, 2 * crypto_auth_hmacsha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), code.data(), code.size());
    return "t=" + std::to_string(at) + ",v1=" + hex.data();
}

Milliseconds webhookPause(int failures)
{
    constexpr Milliseconds longest{std::chrono::minutes{5}};
    constexpr int doublings = 9;
    return std::min(longest, Milliseconds{1000} * (1 << std::clamp(failures - 1, 0, doublings)));
}

WebhookPost postByCurl()
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    return [](const Webhook& hook, const std::string& body, const std::string& signature) {
        constexpr long connectSeconds = 5;
        constexpr long allSeconds = 10;
        const std::unique_ptr<CURL, void (*)(CURL*)> curl{curl_easy_init(), &curl_easy_cleanup};
        if (!curl)
            return false;
        curl_slist* lines = curl_slist_append(nullptr, "Content-Type: application/json");
        lines = curl_slist_append(lines, ("X-Luot-Signature: " + signature).c_str());
        const std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers{lines, &curl_slist_free_all};
        curl_easy_setopt(curl.get(), CURLOPT_URL, hook.url.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connectSeconds);
        curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, allSeconds);
        curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl.get(), CURLOPT_USERAGENT, "luot");
        curl_easy_setopt(
            curl.get(), CURLOPT_WRITEFUNCTION,
            +[](char*, std::size_t size, std::size_t count, void*) { return size * count; });
        if (curl_easy_perform(curl.get()) != CURLE_OK)
            return false;
        long status = 0;
        curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
        return status >= 200 && status < 300;
    };
}

}
