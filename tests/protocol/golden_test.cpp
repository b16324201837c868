#include "tests/protocol/golden.h"

#include "protocol/src/sync_message.h"

namespace luot::protocol {
namespace {

TEST(Golden, requests)
{
    IssueTicket issue;
    issue.field = FieldId{"A"};
    issue.priority = PriorityClass::WithSmallChild;
    issue.tokenHash = std::string(64, 'e');
    expectRequest("sys-hello", Hello{});
    expectRequest("sys-ping", Ping{});
    expectRequest("field-list", ListFields{});
    expectRequest("ticket-issue", issue);
    expectRequest("ticket-get", GetTicket{ticketId});
    expectRequest("ticket-print-result", ReportPrint{ticketId, PrintState::PaperOut});
    expectRequest("counter-open", OpenCounter{CounterId{"3"}});
    expectRequest("counter-close", CloseCounter{CounterId{"3"}});
    expectRequest("ticket-call-next", CallNext{CounterId{"3"}});
    expectRequest("ticket-recall", Recall{ticketId, CounterId{"3"}, 2});
    expectRequest("ticket-start", StartService{ticketId, CounterId{"3"}, 2});
    expectRequest("ticket-finish",
                  FinishService{ticketId, CounterId{"3"}, ServiceOutcome::DossierReceived, {}});
    expectRequest("ticket-no-show", MarkNoShow{ticketId, CounterId{"3"}, {}});
    expectRequest("ticket-cancel", CancelTicket{ticketId, "Công dân đổi ý", 1});
    expectRequest("face-bind", BindFace{ticketId, std::vector<std::uint8_t>(296, 0xA5)});
    expectRequest("face-erase", EraseFace{ticketId});
}

TEST(Golden, requestsThatCameAfter010)
{
    const CounterId three{"3"};
    const ProcedureId birth{"khai-sinh"};
    IssueTicket walkIn;
    walkIn.field = FieldId{"A"};
    walkIn.way = IssueWay::Counter;
    walkIn.procedure = birth;
    walkIn.reason = "Máy lấy số hết giấy";
    expectRequest("ticket-issue-walk-in", walkIn);
    expectRequest("ticket-finish-several",
                  FinishService{ticketId,
                                three,
                                ServiceOutcome::Guidance,
                                5,
                                {ServiceOutcome::DossierReceived, ServiceOutcome::Guidance}});
    expectRequest("ticket-call", CallTicket{ticketId, three, "Người già yếu, đứng lâu không được", 2});
    expectRequest("ticket-return", ReturnTicket{ticketId, three, 3, 2});
    expectRequest("ticket-hold", HoldTicket{ticketId, three, "Đi photo giấy tờ", 15, 3});
    expectRequest("ticket-resume", ResumeTicket{ticketId, three, 4});
    expectRequest("ticket-transfer",
                  TransferTicket{ticketId, three, FieldId{"B"}, QueuePlace::First, "Cần chứng thực trước",
                                 ProcedureId{"ban-sao"}, ServiceOutcome::DossierReceived, 3});
    expectRequest("ticket-reactivate", ReactivateTicket{ticketId, "Có mặt sau khi gọi", QueuePlace::Last, 5});
    expectRequest("ticket-set-priority",
                  SetPriority{ticketId, PriorityClass::Disabled, "Xuất trình giấy xác nhận", 1});
    expectRequest("ticket-add-request", AddRequest{ticketId, FieldId{"A"}, birth, 3});
    expectRequest("ticket-reprint", ReprintTicket{ticketId});
    expectRequest("ticket-rate", RateTicket{{}, three, 5, "Nhanh gọn"});
    expectRequest("counter-pause", PauseCounter{three, PauseReason::Meeting});
    expectRequest("counter-release", ReleaseCounter{three, "Máy trạm hỏng", false});
    expectRequest("counter-profile", SetProfile{three, {FieldId{"A"}, FieldId{"B"}}, {3, 2}});
    expectRequest("field-open", OpenField{FieldId{"A"}});
    expectRequest("field-close", CloseField{FieldId{"A"}});
    expectRequest("field-close-why", CloseField{FieldId{"A"}, "Sự cố hệ thống"});
    expectRequest("counter-profile-why", SetProfile{three, {FieldId{"A"}}, {}, "Hàng chờ dài"});
    expectRequest("notice-set", SetNotice{"Nghỉ trưa đến 13 giờ 30"});
    expectRequest("dossier-record",
                  RecordDossier{DossierCode{"H12.34-260714-0001"}, birth, "2026-07-14", "2026-07-22",
                                LateCause::OtherOffice, ticketId});
    expectRequest("dossier-close", CloseDossier{DossierCode{"H12.34-260714-0001"}, "Công dân rút hồ sơ"});
    expectRequest("feedback-add", AddFeedback{"Ghế chờ chưa đủ chỗ", ticketId});
    expectRequest("feedback-answer",
                  AnswerFeedback{FeedbackId{"0190f3a2-7c00-7000-8000-00000000000f"}, "Đã bổ sung ghế"});
}

TEST(Golden, requestsAboutTheServiceItself)
{
    const std::string paper = "MFRGGZDFMZTWQ2LK";
    IssueTicket fromPhone;
    fromPhone.field = FieldId{"A"};
    fromPhone.way = IssueWay::Phone;
    fromPhone.invitation = "0123456789abcdef01234567";
    expectRequest("ticket-issue-phone", fromPhone);
    expectRequest("ticket-invite", Invite{});
    expectRequest("ticket-get-paper", GetTicket{{}, paper});
    expectRequest("ticket-cancel-paper", CancelTicket{{}, "Công dân đổi ý", {}, paper});
    expectRequest("ticket-rate-paper", RateTicket{{}, {}, 5, "Nhanh gọn", paper});
    expectRequest("face-erase-paper", EraseFace{{}, paper});
    expectRequest(
        "device-report",
        ReportDevice{{{}, true, {{"camera", PartState::Ok}, {"printer", PartState::Low}}, "Sắp hết giấy"}});
    expectRequest("stats-get", ReadFigures{"2026-07-01", "2026-07-31"});
    expectRequest("config-get", ReadSetup{1});
    expectRequest("config-set", OfferSetup{0, 2, "[branch]\nid = \"an-thinh\"\n"});
    expectRequest("key-list", ListKeys{});
    expectRequest("procedure-list", ListProcedures{FieldId{"A"}});
    expectRequest("ticket-history", ReadHistory{ticketId});
    expectRequest("device-list", ListDevices{});
    expectRequest("key-accept", AcceptKey{"{\"id\":\"k2\"}", "bado kive lumo tora seni fapu"});
    expectRequest("key-revoke", RevokeKey{DeviceId{"k2"}});
}

TEST(Golden, requestsThatCameWithTheWholeKiosk)
{
    IssueTicket told;
    told.field = FieldId{"A"};
    told.way = IssueWay::Scan;
    told.took = 7'400ms;
    expectRequest("ticket-issue-took", told);
    expectRequest("ticket-reprint-token", ReprintTicket{ticketId, std::string(64, 'd')});
    expectRequest(
        "device-report-kiosk",
        ReportDevice{{{},
                      false,
                      {{"camera", PartState::Ok}, {"printer", PartState::Out}, {"sound", PartState::Ok}},
                      "Hết giấy; 14 người trong một giờ qua"}});
    DeviceStatus paused{{}, false, {{"camera", PartState::Fault}, {"printer", PartState::Ok}}, "Tạm ngừng"};
    paused.people = 14;
    paused.isPaused = true;
    paused.wrongPins = 3;
    expectRequest("device-report-paused", ReportDevice{paused});
}

TEST(Golden, requestsOfPeople)
{
    const PersonId lan{"lan"};
    expectRequest("session-login", SignIn{lan, "271828"});
    expectRequest("session-logout", SignOut{});
    expectRequest("user-list", ListPeople{});
    expectRequest("user-add", AddPerson{lan, "Nguyễn Thị Lan", Role::Clerk, "271828"});
    expectRequest("user-change", ChangePerson{lan, "", Role::Supervisor});
    expectRequest("user-reset", ResetPin{lan, "314159"});
    expectRequest("user-unlock", UnlockPerson{lan, "clerk:c1"});
    expectRequest("log-get", ReadLog{81233, 500});
    expectRequest("audit-get", ReadAudit{0, 100, noon, noon + 3600s, ticketId, "lan"});
    expectRequest("user-remove", RemovePerson{lan});
    expectRequest("face-get", GetFace{ticketId});
    expectRequest("backup-now", BackUp{});

    const CallNext command{CounterId{"3"}};
    const std::string token(64, '7');
    const std::string text
        = golden("request-with-token.json", encodeRequest(requestId, command, 3000ms, 1, token));
    EXPECT_EQ(encodeRequest(requestId, command, 3000ms, 1, token), text);
    RequestId id;
    const auto decoded = decodeRequest(text, id);
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(decoded->token, token);
    RequestId without;
    EXPECT_EQ(decoded->hash, decodeRequest(encodeRequest(requestId, command, 3000ms, 1), without)->hash);
}

TEST(Golden, replies)
{
    const Refusal conflict{ErrorCode::Conflict, "The ticket has changed since.", 0ms, ticket()};
    expectReply("done", CommandResult{Done{}});
    expectReply("hello",
                CommandResult{HelloResult{"0.1.0", epoch, BranchId{"an-thinh"}, "kiosk", "kiosk:k1", noon,
                                          86'400'000ms, 5, 20}});
    expectReply("field-list", CommandResult{FieldList{branch(), {field()}, {counter()}}});
    expectReply("issued", CommandResult{IssuedTicket{ticket(), 17, {10, 20}, {CounterId{"3"}}}});
    expectReply("ticket", CommandResult{TicketResult{ticket()}});
    expectReply("nobody-waiting", CommandResult{TicketResult{}});
    expectReply("counter", CommandResult{CounterResult{counter()}});
    expectReply("field-closed",
                tl::unexpected<Refusal>{Refusal{ErrorCode::FieldClosed, "The field is closed.", 0ms}});
    expectReply(
        "rate-limited",
        tl::unexpected<Refusal>{Refusal{ErrorCode::RateLimited, "This key asks too often: wait.", 200ms}});
    expectReply("conflict", tl::unexpected<Refusal>{conflict});
    expectReply("field", CommandResult{FieldResult{closedField()}});
    expectReply("dossier", CommandResult{DossierResult{dossier()}});
    expectReply("feedback", CommandResult{FeedbackResult{feedback()}});
    const Person lan{PersonId{"lan"}, "Nguyễn Thị Lan", Role::Clerk};
    const Person locked{PersonId{"minh"}, "Trần Minh", Role::Supervisor, noon};
    expectReply("signed-in", CommandResult{SignedIn{std::string(64, '7'), lan, noon}});
    expectReply("user", CommandResult{PersonResult{lan}});
    expectReply("user-list", CommandResult{PersonList{{lan, locked}}});
    expectReply("face", CommandResult{FaceResult{std::vector<std::uint8_t>(296, 7)}});
    expectReply("backup", CommandResult{BackupResult{"2026-01-01T00Z.db"}});
    expectReply("log",
                CommandResult{LogPage{{{81234, 500, 400, noon, "notice.set", "supervisor:s1/minh",
                                        encodeBody(NoticeSet{"Mở cửa lại"}), std::string(32, 'a')}},
                                      81234,
                                      81240}});
    expectReply("sign-in-needed",
                tl::unexpected<Refusal>{Refusal{ErrorCode::SignInNeeded, "Sign in first.", 0ms}});
    expectReply("locked",
                tl::unexpected<Refusal>{Refusal{ErrorCode::Locked, "Too many wrong PINs.", 60'000ms}});
    expectReply("invitation", CommandResult{Invitation{"0123456789abcdef01234567", noon + 300s}});
    expectReply("config", CommandResult{SetupPart{0, 2, "[branch]\n"}});
    expectReply("config-taken", CommandResult{SetupTaken{"field A: quota 300, now 250"}});
    const KnownKey key{DeviceId{"c1"}, Role::Clerk, {CounterId{"3"}}, noon};
    expectReply("key", CommandResult{KeyResult{key}});
    expectReply("key-list", CommandResult{KeyList{{key, {DeviceId{"k1"}, Role::Kiosk, {}, {}}}}});
    expectReply("device-list",
                CommandResult{DeviceList{{{"board:tv", 1'200ms}, {"kiosk:k1", 3'600'000ms}}, 7'200'000ms}});
    expectReply("stats", CommandResult{figures()});
    expectReply("procedure-list",
                CommandResult{ProcedureList{
                    {{ProcedureId{"khai-sinh"}, "Đăng ký khai sinh", FieldId{"A"}, 1, "2026-07-15"}}}});
    Ticket told = ticket();
    told.took = 7'400ms;
    expectReply("reprinted", CommandResult{IssuedTicket{told, 0, {}, {CounterId{"3"}}}});
    expectReply("field-list-whole", CommandResult{FieldList{wholeBranch(), {fullField()}, {counter()}}});
    Figures ways = figures();
    ways.ways.front().taking = {200, 13, 12, 20, 41};
    expectReply("stats-taking", CommandResult{ways});
    expectReply("procedure-list-documents",
                CommandResult{ProcedureList{{{ProcedureId{"khai-sinh"},
                                              "Đăng ký khai sinh",
                                              FieldId{"A"},
                                              1,
                                              "2026-07-15",
                                              {"Giấy chứng sinh", "Căn cước của cha hoặc mẹ"}}}}});
    expectReply("ticket-history",
                CommandResult{VisitHistory{
                    {{TicketState::Waiting, noon, noon + 300s, {}, "kiosk:k1"},
                     {TicketState::Called, noon + 300s, std::nullopt, CounterId{"3"}, "clerk:c1/lan"}}}});
    const std::string duplicate = markDuplicate(encodeReply(requestId, CommandResult{Done{}}, 81234));
    EXPECT_EQ(duplicate, golden("reply-duplicate.json", duplicate));
}

TEST(Golden, events)
{
    expectEvent("ticket-called-staff", TicketEvent{TicketChange::Called, ticket()}, Stream::Staff);
    expectEvent("ticket-called-public", TicketEvent{TicketChange::Called, ticket()}, Stream::Public);
    expectEvent("ticket-print-result", TicketEvent{TicketChange::PrintResult, ticket()}, Stream::Staff);
    expectEvent("counter-opened", CounterEvent{CounterChange::Opened, counter()}, Stream::Public);
    expectEvent("field-waiting", FieldEvent{FieldChange::Waiting, field()}, Stream::Public);
    expectEvent("face-bound", FaceEvent{FaceChange::Bound, ticketId, "A045"}, Stream::Staff);
    expectEvent("numbers-skipped", NumbersSkipped{FieldId{"A"}, "2026-01-01", 46, 65}, Stream::Staff);
    expectEvent("config-changed", ConfigChanged{"field A: quota 300, now 250"}, Stream::Staff);
    expectEvent("alert", Alert{AlertKind::Config, "branch.toml, line 4: name is missing."}, Stream::Staff);
    expectEvent("notice-set", NoticeSet{"Nghỉ trưa đến 13 giờ 30"}, Stream::Public);
    expectEvent("ticket-held-staff", TicketEvent{TicketChange::Held, heldTicket()}, Stream::Staff);
    expectEvent("ticket-held-public", TicketEvent{TicketChange::Held, heldTicket()}, Stream::Public);
    expectEvent("ticket-request-added", TicketEvent{TicketChange::RequestAdded, heldTicket()}, Stream::Staff);
    Counter paused = counter();
    paused.paused = true;
    paused.pauseReason = PauseReason::Meeting;
    expectEvent("counter-paused", CounterEvent{CounterChange::Paused, paused}, Stream::Public);
    expectEvent("counter-profile-set", CounterEvent{CounterChange::ProfileSet, counter()}, Stream::Public);
    expectEvent("field-closed", FieldEvent{FieldChange::Closed, closedField()}, Stream::Public);
    const FieldEvent closedForAReason{FieldChange::Closed, closedField(), "Sự cố hệ thống"};
    expectEvent("field-closed-staff", closedForAReason, Stream::Staff);
    expectEvent("field-closed-public", closedForAReason, Stream::Public);
    expectEvent("dossier-recorded", DossierEvent{DossierChange::Recorded, dossier()}, Stream::Staff);
    expectEvent("rating-added", RatingAdded{{ticketId, "A045", CounterId{"3"}, 5, "Nhanh gọn"}},
                Stream::Staff);
    expectEvent("feedback-answered", FeedbackEvent{FeedbackChange::Answered, feedback()}, Stream::Staff);

    expectEvent("user-added", PersonEvent{PersonChange::Added, PersonId{"lan"}, Role::Clerk}, Stream::Staff);
    expectEvent("user-unlocked", PersonEvent{PersonChange::Unlocked, {}, std::nullopt, "clerk:c1"},
                Stream::Staff);

    Counter lans = counter();
    lans.openedBy = "clerk:c1/lan";
    expectEvent("counter-opened-staff", CounterEvent{CounterChange::Opened, lans}, Stream::Staff);
    expectEvent("counter-opened-public", CounterEvent{CounterChange::Opened, lans}, Stream::Public);
    expectEvent("device-status", DeviceEvent{{"kiosk:k1", true, {{"printer", PartState::Out}}, "Hết giấy"}},
                Stream::Staff);
    DeviceStatus atRest{"kiosk:k1", false, {{"camera", PartState::Low}}, "Tạm ngừng"};
    atRest.people = 0;
    atRest.isPaused = true;
    atRest.wrongPins = 2;
    expectEvent("device-status-paused", DeviceEvent{atRest}, Stream::Staff);
    expectEvent("key-accepted", KeyEvent{KeyChange::Accepted, DeviceId{"k2"}, Role::Kiosk}, Stream::Staff);
    expectEvent("key-revoked", KeyEvent{KeyChange::Revoked, DeviceId{"k2"}, {}}, Stream::Staff);
    expectEvent("alert-disk", Alert{AlertKind::DiskLow, "The disk has 300 MiB left."}, Stream::Staff);

    expectEvent("alert-help", Alert{AlertKind::Help, "kiosk:k1 asks for staff."}, Stream::Staff);
    expectEvent("field-full", FieldEvent{FieldChange::Waiting, fullField()}, Stream::Public);

    const Heartbeat heartbeat{epoch, 400, noon, 86'400'000ms};
    const std::string header = encodeHeader({heartbeatFlag, epoch, 400});
    const std::string text = encodeHeartbeat(heartbeat, "0.1.0", "normal");
    EXPECT_EQ(header, golden("event-heartbeat.bin", header));
    EXPECT_EQ(text, golden("event-heartbeat.json", text));
    const auto message = decodeStreamMessage(*decodeHeader(golden("event-heartbeat.bin", header)), text);
    ASSERT_TRUE(message);
    EXPECT_EQ(std::get<Heartbeat>(*message), heartbeat);
}

TEST(Golden, aHeaderIsTwentyFourBytesBigEndian)
{
    using namespace std::string_literals;
    EXPECT_EQ(encodeHeader({1, 0x0102030405060708, 0x1112131415161718}),
              "LQ1E\0\0\0\1\1\2\3\4\5\6\7\x08\x11\x12\x13\x14\x15\x16\x17\x18"s);
    EXPECT_FALSE(decodeHeader("LQ1E"));
    EXPECT_FALSE(decodeHeader("LQ2E\0\0\0\1\1\2\3\4\5\6\7\x08\x11\x12\x13\x14\x15\x16\x17\x18"s));
}

TEST(Golden, syncs)
{
    const SyncRequest whole{requestId, "an-thinh.pub", std::nullopt, 0};
    const SyncRequest delta{requestId, "an-thinh.staff", epoch, 498};
    for (const auto& [name, request] : {std::pair{"whole", whole}, std::pair{"delta", delta}}) {
        const std::string text
            = golden("sync-get-" + std::string{name} + ".json", encodeSyncRequest(request));
        EXPECT_EQ(encodeSyncRequest(request), text);
        RequestId id;
        EXPECT_EQ(decodeSyncRequest(text, id).value(), request);
    }

    BranchView view;
    view.branch = branch();
    view.fields = {field()};
    view.counters = {counter()};
    view.notice = "Nghỉ trưa đến 13 giờ 30";
    view.apply(TicketEvent{TicketChange::Called, ticket()}, noon);
    const std::vector<StoredEvent> events{
        {81233, 499, 0, noon, "face.bound", "kiosk:k1",
         encodeBody(FaceEvent{FaceChange::Bound, ticketId, "A045"})},
        {81234, 500, 400, noon, "notice.set", "supervisor:s1", encodeBody(NoticeSet{"Mở cửa lại"})}};
    std::vector<std::string> entries;
    for (const StoredEvent& event : events)
        entries.push_back(deltaEntry(shownOn(Stream::Staff, event), event));
    for (const auto& [name, content] : {std::pair{"snapshot", snapshotContent(view, epoch, 500)},
                                        std::pair{"delta", deltaContent(entries, epoch, 500)}}) {
        const std::string prefix = "sync-" + std::string{name};
        ASSERT_EQ(content.parts.size(), 1U);
        SyncAssembly assembly;
        assembly.expect(requestId);
        const auto expectText = [&](const std::string& kind, const std::string& encoded) {
            const std::string text = golden(prefix + "-" + kind + ".json", encoded);
            EXPECT_EQ(encoded, text);
            return assembly.take(text);
        };
        EXPECT_FALSE(expectText("begin", encodeSyncBegin(requestId, content)));
        EXPECT_FALSE(expectText("part", content.parts[0]));
        const auto synced = expectText("end", encodeSyncEnd(requestId, content));
        ASSERT_TRUE(synced && *synced) << name;
        EXPECT_EQ((*synced)->n, 500U);
        if (content.isSnapshot)
            EXPECT_EQ(std::get<BranchView>((*synced)->content), view);
        else
            EXPECT_EQ(std::get<std::vector<Event>>((*synced)->content).size(), 2U);
    }
}

}
}
