#include "supervisor/counter_drafts.h"

#include "base/log.h"
#include "base/replace_file.h"
#include "base/uuid.h"
#include "protocol/names.h"
#include "protocol/paper_code.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace luot::supervisor {

using clerk_terminal::RequestDraft;
using clerk_terminal::VisitDraft;
using nlohmann::json;

namespace {

constexpr std::string_view prefix = "visit-";
constexpr unsigned ownersAlone = 0600;
constexpr auto aDaysWork = std::chrono::hours{36};

std::string textOf(const VisitDraft& draft)
{
    json requests = json::array();
    for (const RequestDraft& request : draft.requests) {
        // Whatever way a ticket's code came here: it is a secret, and a disk forgets nothing.
        const bool isSecret = protocol::mayBePaperCode(request.dossier);
        requests.push_back(
            {{"outcome", request.outcome ? std::string{protocol::nameOf(*request.outcome)} : ""},
             {"procedure", request.procedure.str()},
             {"dossier", isSecret ? "" : request.dossier}});
    }
    return json{{"ticket", draft.ticket.str()}, {"requests", std::move(requests)}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

}

CounterDrafts::CounterDrafts(std::filesystem::path folder)
    : m_folder{std::move(folder)}
{
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator{m_folder, none}) {
        const std::string name = entry.path().stem().string();
        if (!name.starts_with(prefix))
            continue;
        if (entry.last_write_time(none) < std::filesystem::file_time_type::clock::now() - aDaysWork)
            std::filesystem::remove(entry.path(), none);
        else
            m_before.insert(TicketId{name.substr(prefix.size())});
    }
}

std::filesystem::path CounterDrafts::fileOf(const TicketId& visit) const
{
    return m_folder / (std::string{prefix} + visit.str() + ".json");
}

std::optional<VisitDraft> CounterDrafts::of(const TicketId& visit) const
{
    if (const auto kept = m_kept.find(visit); kept != m_kept.end())
        return kept->second;
    if (m_folder.empty() || !isUuid(visit.str()))
        return {};
    std::ifstream in{fileOf(visit)};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const json read = json::parse(text, nullptr, false);
    if (!read.is_object() || !read.contains("requests") || !read["requests"].is_array())
        return {};
    VisitDraft draft{visit, {}};
    for (const json& request : read["requests"]) {
        if (!request.is_object())
            return {};
        const auto said = [&](const char* name) {
            const auto found = request.find(name);
            return found != request.end() && found->is_string() ? found->get<std::string>() : std::string{};
        };
        draft.requests.push_back({protocol::serviceOutcomeNamed(said("outcome")),
                                  protocol::ProcedureId{said("procedure")}, said("dossier")});
    }
    return draft;
}

void CounterDrafts::keep(const VisitDraft& draft)
{
    if (draft.ticket.empty() || !isUuid(draft.ticket.str()))
        return;
    const bool isEmpty = std::ranges::all_of(
        draft.requests, [](const RequestDraft& request) { return request == RequestDraft{}; });
    const auto kept = m_kept.find(draft.ticket);
    if (kept == m_kept.end() ? isEmpty : kept->second == draft)
        return;
    m_kept[draft.ticket] = draft;
    if (m_folder.empty())
        return;
    std::error_code failed;
    std::filesystem::create_directories(m_folder, failed);
    if (replaceFile(fileOf(draft.ticket), textOf(draft), ownersAlone) && !std::exchange(m_hasWarned, true))
        spdlog::warn(
            "What is entered about a visit cannot be kept in {}; check the folder and the space left.",
            m_folder.string());
}

void CounterDrafts::forget(const TicketId& visit)
{
    m_kept.erase(visit);
    m_before.erase(visit);
    std::error_code none;
    if (!m_folder.empty() && isUuid(visit.str()))
        std::filesystem::remove(fileOf(visit), none);
}

void CounterDrafts::forgetAllBut(const std::function<bool(const TicketId&)>& isLive)
{
    std::set<TicketId> over = m_before;
    for (const auto& [visit, draft] : m_kept)
        over.insert(visit);
    std::erase_if(over, isLive);
    for (const TicketId& visit : over)
        forget(visit);
}

}
