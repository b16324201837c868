#include "tests/fuzz/fuzz_target.h"

#include "protocol/branch_view.h"
#include "protocol/codec.h"
#include "protocol/src/event_frame.h"

using namespace luot::protocol;
using namespace luot::fuzz;

/// The header's 24 bytes, then the JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view input = textOf(bytes, size);
    const auto header = decodeHeader(input.substr(0, eventHeaderBytes));
    if (!header)
        return 0;
    require(encodeHeader(*header) == input.substr(0, eventHeaderBytes), "a header is written as it was read");
    const auto message = decodeStreamMessage(*header, input.substr(eventHeaderBytes));
    if (!message)
        return 0;
    if (const auto* event = std::get_if<Event>(&*message)) {
        const auto body = decodeBody(typeOf(event->body), encodeBody(event->body));
        require(body.has_value(), "an event that was accepted is accepted again");
        BranchView view;
        view.apply(event->body, event->at);
        const BranchView once = view;
        view.apply(event->body, event->at);
        require(view == once, "an event applied twice does no harm");
    }
    return 0;
}
