#include "tests/fuzz/fuzz_target.h"

#include "protocol/codec.h"

using namespace luot::protocol;
using namespace luot::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto read = decodeReply(textOf(bytes, size));
    if (!read)
        return 0;
    const std::string text = encodeReply(read->id, read->outcome, read->seq);
    const auto second = decodeReply(text);
    require(second.has_value(), "a reply that was accepted is accepted again");
    require(second->outcome.has_value() == read->outcome.has_value(), "it says the same");
    require(decodeReply(markDuplicate(text)).has_value(), "a duplicate is a reply");
    return 0;
}
