#include "tests/fuzz/fuzz_target.h"

#include "protocol/codec.h"

using namespace luot::protocol;
using namespace luot::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    luot::RequestId id;
    const auto read = decodeRequest(textOf(bytes, size), id);
    if (!read)
        return 0;
    luot::RequestId again;
    const auto second
        = decodeRequest(encodeRequest(read->id, read->command, read->ttl, read->attempt), again);
    require(second.has_value(), "a request that was accepted is accepted again");
    require(second->command == read->command && again == id, "it asks for the same");
    return 0;
}
