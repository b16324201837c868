#include "supervisor/answers.h"

#include "supervisor/page_store.h"
#include "supervisor/router.h"
#include "supervisor/src/http_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>
#include <map>
#include <string_view>

namespace luot::supervisor {

namespace {

using nlohmann::json;

constexpr int deepest = 4;

HttpResponse safe(int status, std::string type, std::string text)
{
    HttpResponse response{status, std::move(type), std::make_shared<const std::string>(std::move(text)),
                          safetyHeaders()};
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

/// For a person; the service's own sentence is for a log.
struct Said {
    protocol::ErrorCode code;
    int status;
    const char* text;
};

const Said& saidOf(protocol::ErrorCode code)
{
    using enum protocol::ErrorCode;
    static const std::vector<Said> table{
        {Overloaded, 503, "Máy chủ đang bận, xin thử lại sau giây lát."},
        {RateLimited, 429, "Thao tác quá nhanh, xin thử lại sau giây lát."},
        {DeadlineExceeded, 504, "Chưa có trả lời từ máy chủ hàng chờ. Xem lại trạng thái rồi thử lại."},
        {StorageFull, 503, "Ổ đĩa máy chủ đã đầy. Báo người quản trị."},
        {ReadOnly, 503, "Máy chủ tạm thời chỉ cho xem. Báo người quản trị."},
        {NotLeader, 503, "Máy chủ khác đang điều hành hàng chờ."},
        {Internal, 500, "Máy chủ gặp lỗi, chưa có gì thay đổi. Xin thử lại."},
        {BadRequest, 400, "Yêu cầu không đúng."},
        {UnsupportedVersion, 400, "Phiên bản không phù hợp. Tải lại trang."},
        {UnknownOp, 400, "Máy chủ không biết thao tác này."},
        {Forbidden, 403, "Không có quyền làm việc này."},
        {NotFound, 404, "Không tìm thấy."},
        {Conflict, 409, "Số này vừa thay đổi. Xem lại rồi làm tiếp."},
        {InvalidState, 409, "Lúc này không làm được việc đó."},
        {FieldClosed, 409, "Lĩnh vực này đang đóng."},
        {QuotaFull, 409, "Lĩnh vực này đã hết số hôm nay."},
        {IdReused, 409, "Yêu cầu bị lặp. Tải lại trang."},
        {TooLarge, 413, "Nội dung gửi lên quá dài."},
        {SignInNeeded, 401, "Phiên làm việc đã hết. Xin đăng nhập lại."},
        {Locked, 429, "Sai mã PIN nhiều lần. Xin chờ rồi thử lại."},
    };
    const auto found = std::ranges::find(table, code, &Said::code);
    return found == table.end() ? table.front() : *found;
}

}

void answerJson(const std::shared_ptr<Exchange>& exchange, const json& body, int status)
{
    exchange->answer(
        safe(status, "application/json", body.dump(-1, ' ', false, json::error_handler_t::replace)));
}

void refuse(const std::shared_ptr<Exchange>& exchange, int status, const std::string& code,
            const std::string& text)
{
    answerJson(exchange, {{"error", code}, {"text", text}}, status);
}

void refuse(const std::shared_ptr<Exchange>& exchange, const protocol::Refusal& refusal)
{
    const Said& said = saidOf(refusal.code);
    json body{{"error", protocol::nameOf(refusal.code)}, {"text", said.text}, {"detail", refusal.message}};
    if (refusal.retryAfter.count() > 0)
        body["retry_after_ms"] = refusal.retryAfter.count();
    answerJson(exchange, body, said.status);
}

void redirect(const std::shared_ptr<Exchange>& exchange, const std::string& path)
{
    HttpResponse response = safe(303, {}, {});
    response.headers.emplace_back("Location", path);
    exchange->answer(std::move(response));
}

void answerPage(const std::shared_ptr<Exchange>& exchange, const std::string& name)
{
    const Page* page = pageNamed(name);
    assert(page != nullptr);
    HttpResponse response{200, std::string{page->type}, {}, safetyHeaders()};
    const std::string tag = "\"" + std::string{page->tag} + "\"";
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    if (exchange->request().header("if-none-match") == tag)
        response.status = 304;
    else {
        static std::map<std::string_view, Body> kept; // each text once, however many ask
        Body& body = kept[page->name];
        if (!body)
            body = std::make_shared<const std::string>(page->text);
        response.body = body;
    }
    exchange->answer(std::move(response));
}

Body eventText(const std::string& name, const json& data)
{
    return std::make_shared<const std::string>(
        "event: " + name + "\ndata: " + data.dump(-1, ' ', false, json::error_handler_t::replace) + "\n\n");
}

json bodyOf(const std::shared_ptr<Exchange>& exchange)
{
    const HttpRequest& request = exchange->request();
    if (!lowered(request.header("content-type")).starts_with("application/json")) {
        refuse(exchange, 415, "BAD_REQUEST", "Yêu cầu không đúng.");
        return nullptr;
    }
    bool isTooDeep = false;
    json body = json::parse(
        request.body,
        [&](int depth, json::parse_event_t, json&) {
            isTooDeep = isTooDeep || depth > deepest;
            return !isTooDeep;
        },
        false);
    if (body.is_discarded() || isTooDeep || !body.is_object()) {
        refuse(exchange, 400, "BAD_REQUEST", "Yêu cầu không đúng.");
        return nullptr;
    }
    return body;
}

}
