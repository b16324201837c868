#include "protocol/src/sync_message.h"

#include "base/uuid.h"
#include "protocol/src/event_frame.h"
#include "protocol/src/json_guard.h"
#include "protocol/src/view_json.h"
#include "protocol/src/vocabulary_json.h"

#include <sodium.h>

namespace luot::protocol {

using nlohmann::json;

namespace {

/// A part may have 64 KiB; smaller ones let a slow line show that it is moving.
constexpr std::size_t partBytes = 16'000;
constexpr std::int64_t largestInteger = (std::int64_t{1} << 53) - 1;

class Sha256 {
public:
    Sha256() { crypto_hash_sha256_init(&m_state); }
    void add(std::string_view text)
    {
        crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    std::string hex()
    {
        std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
        crypto_hash_sha256_final(&m_state, hash.data());
        std::string text(2 * hash.size() + 1, '\0');
        sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
        text.pop_back();
        return text;
    }

private:
    crypto_hash_sha256_state m_state{};
};

std::string envelopeOfPart(std::size_t index, const std::string& content)
{
    return R"({"v":1,"t":"sync.part","i":)" + std::to_string(index) + ",\"d\":" + content + "}";
}

SyncContent contentOf(bool isSnapshot, const std::vector<std::string>& bodies, std::uint64_t epoch,
                      std::uint64_t n)
{
    SyncContent content{isSnapshot, epoch, n, {}, {}};
    Sha256 hash;
    for (const std::string& body : bodies) {
        content.parts.push_back(envelopeOfPart(content.parts.size(), body));
        hash.add(content.parts.back());
    }
    content.sha256 = hash.hex();
    return content;
}

std::optional<Event> readEvent(const json& object, std::uint64_t epoch, std::string& problem)
{
    if (!object.is_object())
        return std::nullopt;
    ObjectReader reader{object, problem};
    Event event;
    event.epoch = epoch;
    event.n = static_cast<std::uint64_t>(reader.requiredInteger("n", 1, largestInteger));
    event.seq = static_cast<std::uint64_t>(reader.integer("seq", 0, largestInteger, 0));
    event.at = reader.time("at").value_or(WallTime{});
    event.actor = reader.text("actor");
    event.body = readBody(reader.requiredText("t"), reader.object("d"), problem);
    return event;
}

}

std::string encodeSyncRequest(const SyncRequest& request)
{
    json args{{"stream", request.stream}};
    if (request.epoch) {
        args["epoch"] = std::to_string(*request.epoch);
        args["after_n"] = request.afterN;
    }
    return dumped({{"v", 1}, {"id", request.id.str()}, {"op", "sync.get"}, {"args", args}});
}

tl::expected<SyncRequest, Refusal> decodeSyncRequest(std::string_view text, RequestId& id)
{
    const auto refused = [](ErrorCode code, std::string message) {
        return tl::unexpected<Refusal>{Refusal{code, std::move(message)}};
    };
    const GuardedJson guarded = parseGuarded(text, commandLimits);
    std::string problem;
    ObjectReader envelope{guarded.root, problem};
    if (std::string given = envelope.text("id"); isUuid(given))
        id = RequestId{std::move(given)};
    if (guarded.refusal)
        return tl::unexpected<Refusal>{*guarded.refusal};

    problem.clear();
    if (envelope.requiredInteger("v", 0, largestInteger) != 1 && !envelope.failed())
        return refused(ErrorCode::UnsupportedVersion,
                       "This service speaks version 1 of LQ1: update the device.");
    if (!envelope.failed() && envelope.requiredText("op") != "sync.get" && !envelope.failed())
        return refused(ErrorCode::UnknownOp, "This endpoint answers sync.get only.");
    if (id.empty())
        envelope.complain("id", "is no UUID");
    ObjectReader args{envelope.object("args"), problem};
    SyncRequest request{id, args.requiredText("stream"), std::nullopt, 0};
    if (args.has("epoch") && args.has("after_n")) {
        request.epoch = args.decimal("epoch");
        request.afterN = static_cast<std::uint64_t>(args.integer("after_n", 0, largestInteger, 0));
    }
    if (!problem.empty())
        return refused(ErrorCode::BadRequest, "The request was refused: " + problem + ".");
    return request;
}

SyncContent snapshotContent(const BranchView& view, std::uint64_t epoch, std::uint64_t n)
{
    return contentOf(true, encodeViewParts(view, partBytes), epoch, n);
}

std::string deltaEntry(const ShownEvent& shown, const StoredEvent& event)
{
    return "{\"n\":" + std::to_string(shown.n) + "," + encodeEvent(shown, event, Milliseconds{0}).substr(1);
}

SyncContent deltaContent(const std::vector<std::string>& entries, std::uint64_t epoch, std::uint64_t n)
{
    std::vector<std::string> bodies;
    std::string list;
    const auto flush = [&] {
        bodies.push_back("{\"events\":[" + list + "]}");
        list.clear();
    };
    for (const std::string& entry : entries) {
        if (!list.empty() && list.size() + entry.size() > partBytes)
            flush();
        if (!list.empty())
            list += ',';
        list += entry;
    }
    if (!list.empty())
        flush();
    return contentOf(false, bodies, epoch, n);
}

std::string encodeSyncBegin(const RequestId& id, const SyncContent& content)
{
    return dumped({{"v", 1},
                   {"t", "sync.begin"},
                   {"id", id.str()},
                   {"kind", content.isSnapshot ? "snapshot" : "delta"},
                   {"epoch", std::to_string(content.epoch)},
                   {"n", content.n},
                   {"parts", content.parts.size()}});
}

std::string encodeSyncEnd(const RequestId& id, const SyncContent& content)
{
    return dumped(
        {{"v", 1}, {"t", "sync.end"}, {"id", id.str()}, {"n", content.n}, {"sha256", content.sha256}});
}

struct SyncAssembly::Progress {
    bool isSnapshot = true;
    std::int64_t parts = 0;
    std::int64_t taken = 0;
    Sha256 hash;
    BranchView view;
    std::vector<Event> events;
    Synced synced;

    void begin(ObjectReader& reader)
    {
        const std::string kind = reader.requiredText("kind");
        if (kind != "snapshot" && kind != "delta")
            reader.complain("kind", "is neither snapshot nor delta");
        isSnapshot = kind == "snapshot";
        parts = reader.requiredInteger("parts", 0, 100'000);
        synced.epoch = reader.decimal("epoch");
        synced.n = static_cast<std::uint64_t>(reader.requiredInteger("n", 0, largestInteger));
    }
    void add(ObjectReader& reader, std::string_view text, std::string& problem)
    {
        if (reader.requiredInteger("i", 0, largestInteger) != taken++)
            reader.complain("i", "is out of order");
        hash.add(text);
        const json& content = reader.object("d");
        if (isSnapshot) {
            readInto(view, content, problem);
            return;
        }
        ObjectReader delta{content, problem};
        for (const json& item : delta.array("events")) {
            if (auto event = readEvent(item, synced.epoch, problem))
                events.push_back(std::move(*event));
            else
                delta.complain("events", "holds something that is no event");
        }
    }
    Synced finish()
    {
        if (isSnapshot)
            synced.content = std::move(view);
        else
            synced.content = std::move(events);
        return std::move(synced);
    }
};

SyncAssembly::SyncAssembly() = default;
SyncAssembly::~SyncAssembly() = default;
SyncAssembly::SyncAssembly(SyncAssembly&&) noexcept = default;
SyncAssembly& SyncAssembly::operator=(SyncAssembly&&) noexcept = default;

void SyncAssembly::expect(RequestId id)
{
    m_expected = std::move(id);
    m_progress.reset();
}

std::optional<Result<Synced>> SyncAssembly::take(std::string_view text)
{
    if (m_expected.empty())
        return std::nullopt;
    const auto spoilt = [this](const std::string& why) -> Result<Synced> {
        expect({});
        return failure("The sync was spoilt: " + why + ".");
    };

    const GuardedJson guarded = parseGuarded(text, serviceLimits);
    if (guarded.refusal)
        return spoilt(guarded.refusal->message);
    std::string problem;
    ObjectReader reader{guarded.root, problem};
    const std::string type = reader.text("t");
    const bool isOurs = reader.text("id") == m_expected.str();
    if (type == "sync.begin" && isOurs) {
        m_progress = std::make_unique<Progress>();
        m_progress->begin(reader);
    } else if (type == "sync.part" && m_progress) {
        m_progress->add(reader, text, problem);
    } else if (type == "sync.end" && isOurs && m_progress) {
        if (m_progress->taken != m_progress->parts || reader.text("sha256") != m_progress->hash.hex())
            return spoilt("parts are missing or damaged");
        Synced synced = m_progress->finish();
        expect({});
        return synced;
    }
    if (!problem.empty())
        return spoilt(problem);
    return std::nullopt;
}

}
