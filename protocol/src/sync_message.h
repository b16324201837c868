#pragma once

#include "base/result.h"
#include "protocol/branch_view.h"
#include "protocol/error_code.h"
#include "protocol/server.h"
#include "protocol/src/event_frame.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A sync: one request, then sync.begin, its parts, sync.end; docs/protocol.md, "Synchronising".
namespace luot::protocol {

struct SyncRequest {
    RequestId id;
    std::string stream;
    std::optional<std::uint64_t> epoch; ///< with `afterN`: what the asker has already
    std::uint64_t afterN = 0;
    friend bool operator==(const SyncRequest&, const SyncRequest&) = default;
};

std::string encodeSyncRequest(const SyncRequest& request);
tl::expected<SyncRequest, Refusal> decodeSyncRequest(std::string_view text, RequestId& id);

/// The parts of a snapshot or of a delta, which all that ask at the same point share.
struct SyncContent {
    bool isSnapshot = true;
    std::uint64_t epoch = 0;
    std::uint64_t n = 0;
    std::vector<std::string> parts;
    std::string sha256; ///< of all parts, in hex
};

SyncContent snapshotContent(const BranchView& view, std::uint64_t epoch, std::uint64_t n);
/// One event as a delta has it.
std::string deltaEntry(const ShownEvent& shown, const StoredEvent& event);
SyncContent deltaContent(const std::vector<std::string>& entries, std::uint64_t epoch, std::uint64_t n);

std::string encodeSyncBegin(const RequestId& id, const SyncContent& content);
std::string encodeSyncEnd(const RequestId& id, const SyncContent& content);

/// A sync that has arrived whole.
struct Synced {
    std::uint64_t epoch = 0;
    std::uint64_t n = 0;
    std::variant<BranchView, std::vector<Event>> content; ///< the view at `n`, or the events up to `n`
};

/// Puts the messages of one sync together. What belongs to an earlier request is passed over.
class SyncAssembly {
public:
    SyncAssembly();
    ~SyncAssembly();
    SyncAssembly(SyncAssembly&&) noexcept;
    SyncAssembly& operator=(SyncAssembly&&) noexcept;

    void expect(RequestId id);
    /// Empty: more to come, or not ours. An error: this sync is spoilt.
    std::optional<Result<Synced>> take(std::string_view text);

private:
    struct Progress;

    RequestId m_expected;
    std::unique_ptr<Progress> m_progress;
};

}
