#include "protocol/paper_code.h"

#include "protocol/command_result.h"

#include <sodium.h>

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

namespace luot::protocol {

namespace {

constexpr std::string_view ownScheme = "LQT1:";
constexpr std::string_view page = "/t/";
constexpr std::string_view phonePage = "/n/";
constexpr std::size_t tokenBytes = 16;
constexpr std::size_t tokenSize = 22;
constexpr std::size_t longestText = 2048;
constexpr int base64url = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

template <std::size_t Size> std::string textOf(const std::array<std::uint8_t, Size>& bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(Size, base64url), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), Size, base64url);
    text.pop_back(); // libsodium counts the final NUL
    return text;
}

/// Whether `text` is exactly so many bytes.
template <std::size_t Size> bool read(std::string_view text, std::array<std::uint8_t, Size>& bytes)
{
    std::size_t size = 0;
    return sodium_base642bin(bytes.data(), Size, text.data(), text.size(), nullptr, &size, nullptr, base64url)
        == 0
        && size == Size;
}

std::string_view withoutBlanks(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string withoutSlashes(std::string base)
{
    while (!base.empty() && base.back() == '/')
        base.pop_back();
    return base;
}

}

PaperCode::~PaperCode() { wipe(*this); }

PaperCode::PaperCode(PaperCode&& other) noexcept { *this = std::move(other); }

PaperCode& PaperCode::operator=(PaperCode&& other) noexcept
{
    if (this == &other)
        return *this;
    wipe(*this);
    token.swap(other.token);
    key = other.key;
    wipe(other);
    return *this;
}

PaperToken makePaperToken()
{
    [[maybe_unused]] const int ready
        = sodium_init(); // once in a process; before that, not from several threads
    std::array<std::uint8_t, tokenBytes> bits{};
    randombytes_buf(bits.data(), bits.size());
    PaperToken token{textOf(bits), {}};
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(token.text.data()),
                       token.text.size());
    token.hash.resize(2 * hash.size() + 1);
    sodium_bin2hex(token.hash.data(), token.hash.size(), hash.data(), hash.size());
    token.hash.pop_back();
    return token;
}

std::string paperCodeText(const PaperToken& token, const std::string& publicBaseUrl,
                          const std::optional<FaceKey>& key)
{
    const std::string base = withoutSlashes(publicBaseUrl);
    std::string text = base.empty() ? std::string{ownScheme} : base + std::string{page};
    text += token.text;
    if (key) {
        std::string fragment = textOf(*key);
        text += '#' + fragment;
        wipe(fragment);
    }
    return text;
}

std::string invitationAddress(const Invitation& invitation, const std::string& publicBaseUrl)
{
    return withoutSlashes(publicBaseUrl) + std::string{phonePage} + invitation.code
        + "?until=" + std::to_string(invitation.until.time_since_epoch().count());
}

std::optional<PaperCode> readPaperCode(std::string_view text)
{
    text = withoutBlanks(text);
    if (text.size() > longestText)
        return {};
    const std::size_t hash = text.find('#');
    std::string_view address = text.substr(0, hash);
    if (address.starts_with(ownScheme)) {
        address.remove_prefix(ownScheme.size());
    } else {
        const std::size_t last = address.rfind(page);
        if (!address.starts_with("http") || last == std::string_view::npos)
            return {};
        address.remove_prefix(last + page.size());
    }
    std::array<std::uint8_t, tokenBytes> bits{};
    if (address.size() != tokenSize || !read(address, bits))
        return {};
    std::optional<PaperCode> code{std::in_place};
    code->token = address;
    if (hash != std::string_view::npos) {
        FaceKey key{};
        // A fragment that is no key is that of a damaged code, or of somebody's own making.
        if (!read(text.substr(hash + 1), key))
            return {};
        code->key = key;
        sodium_memzero(key.data(), key.size());
    }
    return code;
}

bool mayBePaperCode(std::string_view text)
{
    const auto has = [&](std::string_view part) {
        const auto isSame = [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
        };
        return !std::ranges::search(text, part, isSame).empty();
    };
    return has(ownScheme) || has("http://") || has("https://");
}

void wipe(std::string& secret)
{
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

void wipe(PaperCode& code)
{
    wipe(code.token);
    if (code.key)
        sodium_memzero(code.key->data(), code.key->size());
    code.key.reset();
}

}
