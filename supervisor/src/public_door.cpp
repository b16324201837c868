#include "supervisor/public_door.h"

#include "base/log.h"
#include "supervisor/answers.h"
#include "supervisor/page_store.h"

#include <algorithm>

namespace luot::supervisor {

namespace {

constexpr const char* tooMuch = "Thao tác quá nhanh, xin chờ một giây. Số đã lấy vẫn giữ nguyên.";

bool isAsset(const std::string& path)
{
    const std::string_view name = std::string_view{path}.substr(std::min<std::size_t>(1, path.size()));
    const Page* page = pageNamed(name);
    return page != nullptr && page->isPublic && !name.ends_with(".html");
}

/// A person sees a sentence, and the page by itself a moment later.
HttpResponse pageToWaitBy()
{
    HttpResponse response{429, "text/html; charset=utf-8",
                          std::make_shared<const std::string>(
                              "<!DOCTYPE html><html lang=\"vi\"><meta charset=\"utf-8\"><meta "
                              "name=\"viewport\" content=\"width=device-width\"><title>Lượt</title><p>"
                              + std::string{tooMuch} + "</p></html>"),
                          safetyHeaders()};
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("Refresh", "2");
    return response;
}

}

PublicDoor::PublicDoor(const Clock& clock)
    : m_limit{clock, atOnce, each}
{
}

void PublicDoor::addGuard(Router& router)
{
    router.guard([this](const auto& exchange) { return isTooMuch(exchange); });
}

bool PublicDoor::isTooMuch(const std::shared_ptr<Exchange>& exchange)
{
    const HttpRequest& request = exchange->request();
    const int cost = request.method == Method::Get ? 1 : ofAChange;
    if (isAsset(request.path) || m_limit.take(countedAddress(request.address), cost))
        return false;
    ++m_tooMuch;
    if (request.path.starts_with("/api/") || request.path.starts_with("/events/"))
        refuse(exchange, 429, "RATE_LIMITED", tooMuch);
    else
        exchange->answer(pageToWaitBy());
    return true;
}

void PublicDoor::refuseUnknown(const std::shared_ptr<Exchange>& exchange)
{
    countUnknown();
    refuse(exchange, 404, "UNKNOWN_PAPER",
           "Mã này không có trong ngày hôm nay. Xin xem lại phiếu, hoặc hỏi cán bộ tại quầy.");
}

void PublicDoor::sweep()
{
    m_limit.sweep();
    // Counts alone: who asked and for what is nobody's business.
    if (m_unknown > 0 || m_tooMuch > 0)
        spdlog::warn(
            "public pages: {} requests with a code that nobody has, {} over the limit of their address",
            m_unknown, m_tooMuch);
    m_unknown = 0;
    m_tooMuch = 0;
}

}
