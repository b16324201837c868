#include "protocol/src/glimpse.h"

#include "protocol/codec.h"
#include "tests/protocol/arbitrary_command.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace luot::protocol {
namespace {

const std::string id = "0190f3a2-7c00-7000-8000-000000000001";
const std::string other = "0190f3a2-7c00-7000-8000-00000000000f";

TEST(Glimpse, seesTheOutermostIdWhereverItStands)
{
    EXPECT_EQ(glimpsedId("{\"id\":\"" + id + "\"}").str(), id);
    EXPECT_EQ(glimpsedId(" { \"v\" : 1 , \"id\" :\n\"" + id + "\" }").str(), id);
    EXPECT_EQ(glimpsedId("{\"args\":{\"id\":\"" + other + "\",\"a\":[{\"id\":\"" + other + "\"}]},\"id\":\""
                         + id + "\"}")
                  .str(),
              id);
    EXPECT_EQ(glimpsedId(R"({"text":"a \"id\":\"x} {","id":")" + id + "\"}").str(), id);
}

TEST(Glimpse, seesNothingWhereThereIsNone)
{
    for (const std::string text :
         {"", "{", "{\"id\"", "{\"id\":", "{\"id\":\"", "{\"id\":7}", "{\"id\":\"no uuid\"}", "\"", "\\",
          "]]]", "{\"id\":\"0190f3a2-7c00-7000-8000-00000000000"})
        EXPECT_TRUE(glimpsedId(text).empty()) << text;
}

RC_GTEST_PROP(Glimpse, seesWhatTheReaderReads, ())
{
    const std::string text = encodeRequest(RequestId{id}, arbitrary::command(), Milliseconds{3000}, 1);
    RC_ASSERT(glimpsedId(text).str() == id);
}

}
}
