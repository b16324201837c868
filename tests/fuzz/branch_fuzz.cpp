#include "tests/fuzz/fuzz_target.h"

#include "queue-service/branch_setup.h"

using namespace luot::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto setup = luot::queue_service::parseBranchSetup(textOf(bytes, size), "branch.toml");
    if (setup)
        require(!setup->branch.id.empty(), "a branch has an id");
    else
        require(setup.error().message.starts_with("branch.toml"), "a complaint names the file");
    return 0;
}
