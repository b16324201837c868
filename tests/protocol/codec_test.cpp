#include "protocol/codec.h"

#include "base/uuid.h"
#include "protocol/names.h"
#include "tests/protocol/arbitrary_command.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace luot::protocol {
namespace {

using namespace std::chrono_literals;

const RequestId someId{"0190f3a2-0000-7000-8000-000000000001"};

std::string requestWith(const std::string& rest)
{
    return R"({"v":1,"id":")" + someId.str() + R"(",)" + rest + "}";
}

ErrorCode refusalOf(std::string_view text)
{
    RequestId id;
    const auto decoded = decodeRequest(text, id);
    return decoded ? ErrorCode::Internal : decoded.error().code;
}

RC_GTEST_PROP(Codec, everyCommandComesBackAsItWas, ())
{
    const Command command = arbitrary::command();
    RequestId id;
    const auto decoded = decodeRequest(encodeRequest(someId, command, 1234ms, 3), id);
    RC_ASSERT(decoded.has_value());
    RC_ASSERT(decoded->command == command);
    RC_ASSERT(decoded->id == someId);
    RC_ASSERT(id == someId);
    RC_ASSERT(decoded->ttl == 1234ms);
    RC_ASSERT(decoded->attempt == 3);
}

RC_GTEST_PROP(Codec, everyResultComesBackAsItWas, ())
{
    const CommandResult result = arbitrary::result();
    const auto reply = decodeReply(encodeReply(someId, result, 81234));
    RC_ASSERT(reply.has_value());
    RC_ASSERT(reply->outcome.has_value());
    RC_ASSERT(*reply->outcome == result);
    RC_ASSERT(reply->seq == 81234U);
    RC_ASSERT(!reply->duplicate);
}

RC_GTEST_PROP(Codec, everyRefusalComesBackAsItWas, ())
{
    Refusal refusal{*arbitrary::oneOf(ErrorCode::TooLarge), *arbitrary::text(),
                    Milliseconds{*rc::gen::inRange(0, 9999)}};
    if (refusal.code == ErrorCode::Conflict)
        refusal.current = arbitrary::ticket();
    const auto reply = decodeReply(encodeReply(someId, tl::unexpected<Refusal>{refusal}, 0));
    RC_ASSERT(reply.has_value());
    RC_ASSERT(!reply->outcome.has_value());
    RC_ASSERT(reply->outcome.error() == refusal);
}

RC_GTEST_PROP(Codec, aStoredReplyMarkedAsDuplicateSaysTheSameOtherwise, ())
{
    const CommandResult result = arbitrary::result();
    const auto reply = decodeReply(markDuplicate(encodeReply(someId, result, 7)));
    RC_ASSERT(reply.has_value());
    RC_ASSERT(reply->duplicate);
    RC_ASSERT(*reply->outcome == result);
}

RC_GTEST_PROP(Codec, everyEventBodyComesBackAsItWas, ())
{
    const EventBody body = arbitrary::body();
    const auto decoded = decodeBody(typeOf(body), encodeBody(body));
    RC_ASSERT(decoded.has_value());
    RC_ASSERT(*decoded == body);

    if (const auto shown = publicForm(body)) {
        const auto decodedShown = decodeBody(typeOf(*shown), encodeBody(*shown));
        RC_ASSERT(decodedShown.has_value());
        RC_ASSERT(*decodedShown == *shown);
    }
}

RC_GTEST_PROP(Codec, everyViewComesBackAsItWas, ())
{
    const BranchView view = arbitrary::view();
    const auto decoded = decodeView(encodeView(view));
    RC_ASSERT(decoded.has_value());
    RC_ASSERT(*decoded == view);
}

TEST(Codec, aRequestReadsAsTheDocumentSays)
{
    IssueTicket issue;
    issue.field = FieldId{"A"};
    EXPECT_EQ(encodeRequest(someId, issue, 3000ms, 1),
              R"({"args":{"field":"A","lang":"vi","way":"head"},"id":"0190f3a2-0000-7000-8000-000000000001",)"
              R"("op":"ticket.issue","try":1,"ttl_ms":3000,"v":1})");
}

TEST(Codec, anIssuedTicketStandsFlatInItsReply)
{
    IssuedTicket issued;
    issued.ticket.id = TicketId{"0190f3a2-0000-7000-8000-00000000000a"};
    issued.ticket.label = "A045";
    issued.ticket.field = FieldId{"A"};
    issued.ticket.number = 45;
    issued.ticket.issuedAt = WallTime{1767225600123ms};
    issued.ahead = 17;
    issued.wait = {10, 20};
    issued.counters = {CounterId{"3"}};
    EXPECT_EQ(
        encodeReply(someId, CommandResult{issued}, 81234),
        R"({"v":1,"id":"0190f3a2-0000-7000-8000-000000000001","ok":true,"dup":false,"seq":81234,"result":)"
        R"({"ahead":17,"call_count":0,"counters":["3"],"field":"A","issued_at":1767225600123,"label":"A045",)"
        R"("number":45,"printed":"not_yet","priority":false,"state":"waiting",)"
        R"("ticket":"0190f3a2-0000-7000-8000-00000000000a","ver":1,"wait":{"from":10,"to":20},"way":"head"}})");
}

TEST(Codec, aRefusalSaysWhetherToAskAgain)
{
    EXPECT_EQ(
        encodeReply(someId, tl::unexpected<Refusal>{Refusal{ErrorCode::FieldClosed, "Closed.", 0ms}}, 0),
        R"({"v":1,"id":"0190f3a2-0000-7000-8000-000000000001","ok":false,"dup":false,"seq":0,"error":)"
        R"({"code":"FIELD_CLOSED","msg":"Closed.","retry":"never","retry_after_ms":0}})");
}

TEST(Codec, theHashTellsOtherArgumentsAndForgivesOrderAttemptAndTime)
{
    const auto hashOf = [](const std::string& text) {
        RequestId id;
        return decodeRequest(text, id).value().hash;
    };
    const auto hash = hashOf(requestWith(R"("op":"ticket.issue","args":{"field":"A","lang":"vi"})"));
    EXPECT_EQ(
        hash,
        hashOf(requestWith(R"("args":{ "lang":"vi", "field":"A" },"op":"ticket.issue","try":7,"ttl_ms":9)")));
    EXPECT_NE(hash, hashOf(requestWith(R"("op":"ticket.issue","args":{"field":"B","lang":"vi"})")));
    EXPECT_NE(hashOf(requestWith(R"("op":"counter.open","args":{"counter":"3"})")),
              hashOf(requestWith(R"("op":"counter.close","args":{"counter":"3"})")));
}

TEST(Codec, unknownMembersAreIgnored)
{
    RequestId id;
    const auto decoded = decodeRequest(
        requestWith(R"("op":"ticket.get","args":{"ticket":"t","colour":[1.5,{"a":null}]},"later":{})"), id);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(std::get<GetTicket>(decoded->command).ticket, TicketId{"t"});
}

TEST(Codec, whatIsWrongWithARequestIsTold)
{
    EXPECT_EQ(refusalOf(""), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf("[]"), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf("17"), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf("{}"), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(R"({"v":1,"id":"x","op":"sys.ping"})"), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"ticket.fly","args":{})")), ErrorCode::UnknownOp);
    EXPECT_EQ(refusalOf(R"({"v":2,"id":")" + someId.str() + R"(","op":"sys.ping"})"),
              ErrorCode::UnsupportedVersion);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"ticket.issue","args":{})")), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"ticket.issue","args":{"field":7})")), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"ticket.issue","args":{"field":"A","way":"broom"})")),
              ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"ticket.issue","args":{"field":"A","token_hash":"12"})")),
              ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"ticket.issue","args":[])")), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"sys.ping","ttl_ms":0)")), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"sys.ping","ttl_ms":3.5)")), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(requestWith(R"("op":"face.bind","args":{"ticket":"t","sealed":"*"})")),
              ErrorCode::BadRequest);
}

TEST(Codec, theIdOfARefusedRequestIsKnownWhereItCouldBeRead)
{
    RequestId id;
    EXPECT_FALSE(decodeRequest(requestWith(R"("op":"sys.ping","op":"sys.ping")"), id));
    EXPECT_EQ(id, someId);
}

TEST(Codec, aReplyOfANewerServiceStillSaysWhetherToAskAgain)
{
    const auto reply = decodeReply(
        R"({"v":1,"id":"x","ok":false,"error":{"code":"MOON_PHASE","retry":"same_id","msg":"later"}})");
    ASSERT_TRUE(reply);
    EXPECT_EQ(retryOf(reply->outcome.error().code), Retry::SameId);
}

TEST(Codec, anUnknownEventIsCountedAndItsContentIgnored)
{
    const auto body = decodeBody("weather.changed", R"({"sun":true})");
    ASSERT_TRUE(body);
    EXPECT_EQ(*body, EventBody{UnknownEvent{"weather.changed"}});
}

TEST(Names, everyWordReadsBackAsItsValue)
{
    for (int i = 0; i <= static_cast<int>(TicketState::Expired); ++i)
        EXPECT_EQ(ticketStateNamed(nameOf(static_cast<TicketState>(i))), static_cast<TicketState>(i));
    for (int i = 0; i <= static_cast<int>(ErrorCode::TooLarge); ++i)
        EXPECT_EQ(errorCodeNamed(nameOf(static_cast<ErrorCode>(i))), static_cast<ErrorCode>(i));
    EXPECT_EQ(nameOf(TicketState::OnHold), "on_hold");
    EXPECT_EQ(nameOf(PriorityClass::WithSmallChild), "with_small_child");
    EXPECT_EQ(nameOf(ErrorCode::QuotaFull), "QUOTA_FULL");
    EXPECT_FALSE(ticketStateNamed("WAITING"));
}

}
}
