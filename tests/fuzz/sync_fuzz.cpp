#include "tests/fuzz/fuzz_target.h"

#include "protocol/codec.h"
#include "protocol/src/sync_message.h"

using namespace luot::protocol;
using namespace luot::fuzz;

/// A sync's messages, one a line; the first is taken for a request and for a whole view, too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    std::string_view rest = textOf(bytes, size);
    luot::RequestId id;
    if (const auto request = decodeSyncRequest(rest, id)) {
        luot::RequestId again;
        const auto second = decodeSyncRequest(encodeSyncRequest(*request), again);
        require(second && *second == *request, "a request for a sync is read as it was written");
    }
    if (const auto view = decodeView(rest))
        require(decodeView(encodeView(*view)).has_value(), "a view that was accepted is accepted again");

    SyncAssembly assembly;
    assembly.expect(luot::RequestId{"0190f3a2-7c00-7000-8000-000000000001"});
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        [[maybe_unused]] const auto taken = assembly.take(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return 0;
}
