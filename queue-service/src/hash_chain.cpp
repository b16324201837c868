#include "queue-service/src/hash_chain.h"

#include <sodium.h>

#include <algorithm>

namespace luot::queue_service {

namespace {

class Digest {
public:
    Digest() { crypto_hash_sha256_init(&m_state); }

    void add(const void* bytes, std::size_t size)
    {
        crypto_hash_sha256_update(&m_state, static_cast<const unsigned char*>(bytes), size);
    }
    void add(std::uint64_t number)
    {
        std::array<std::uint8_t, 8> bytes{};
        for (int i = 7; i >= 0; --i, number >>= 8U)
            bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(number & 0xffU);
        add(bytes.data(), bytes.size());
    }
    void add(std::string_view text)
    {
        add(std::uint64_t{text.size()});
        add(text.data(), text.size());
    }
    ChainHash take()
    {
        std::array<std::uint8_t, crypto_hash_sha256_BYTES> whole{};
        crypto_hash_sha256_final(&m_state, whole.data());
        ChainHash first{};
        std::copy_n(whole.begin(), first.size(), first.begin());
        return first;
    }

private:
    crypto_hash_sha256_state m_state{};
};

}

ChainHash chainHash(const ChainHash& before, const protocol::StoredEvent& event)
{
    Digest digest;
    digest.add(before.data(), before.size());
    digest.add(event.seq);
    digest.add(event.staffN);
    digest.add(event.publicN);
    digest.add(static_cast<std::uint64_t>(event.at.time_since_epoch().count()));
    digest.add(event.type);
    digest.add(event.actor);
    digest.add(event.body);
    return digest.take();
}

ChainHash sealOf(std::initializer_list<std::string_view> texts, std::int64_t number)
{
    Digest digest;
    for (const std::string_view text : texts)
        digest.add(text);
    digest.add(static_cast<std::uint64_t>(number));
    return digest.take();
}

}
