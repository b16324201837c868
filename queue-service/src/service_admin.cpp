#include "queue-service/service.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "protocol/key_request.h"
#include "protocol/keys.h"
#include "queue-service/branch_file.h"
#include "queue-service/src/free_text.h"
#include "queue-service/src/people_desk.h"
#include "queue-service/src/secret.h"
#include "queue-service/src/setup_change.h"

#include <algorithm>
#include <numeric>

namespace luot::queue_service {

using namespace protocol;

namespace {

constexpr std::chrono::minutes invitationLasts{5};
constexpr std::size_t invitationBytes = 12;
constexpr std::size_t setupPartBytes = 4000; ///< of what a reply may carry in one text
constexpr std::chrono::days mostDays{31};

tl::unexpected<Refusal> refused(ErrorCode code, std::string message, Milliseconds retryAfter = {})
{
    return tl::unexpected<Refusal>{Refusal{code, std::move(message), retryAfter, std::nullopt}};
}

tl::unexpected<Refusal> withoutKeys()
{
    return refused(ErrorCode::NotFound, "This service was started without a folder of keys to change.");
}

/// The refusal of days that cannot be counted; nothing: they can.
std::optional<Refusal> wrongDays(const std::string& from, const std::string& to)
{
    const auto first = dayNamed(from);
    const auto last = dayNamed(to);
    if (!first || !last || *last < *first)
        return refused(ErrorCode::BadRequest, "from and to are days like 2026-07-14, in order.").value();
    if (*last - *first >= mostDays)
        return refused(ErrorCode::BadRequest, "Ask for 31 days at most, and go on with the next.").value();
    return std::nullopt;
}

/// Where each part of the text ends, so that no character is cut.
std::vector<std::size_t> endsOfParts(const std::string& text)
{
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = wholeCharacters(text, at, setupPartBytes);
        ends.push_back(end);
        at = end;
    }
    return ends;
}

}

Service::Decided Service::invite(const Request& request, WallTime now)
{
    const Invitation invitation{newSecret(invitationBytes), now + invitationLasts};
    return m_store->keepInvitation(invitation.code, request.user, now, invitation.until)
        .map([&]() -> tl::expected<Decision, Refusal> {
            return Decision{invitation, {}};
        });
}

Service::Decided Service::acceptKey(const AcceptKey& asked, WallTime now) const
{
    if (m_settings.keys.empty())
        return withoutKeys();
    const auto accepted
        = protocol::acceptKey(m_settings.keys, asked.request, "The request", asked.words, now);
    if (!accepted)
        return refused(ErrorCode::BadRequest, accepted.error().message);
    const DeviceKeyRequest& device = accepted->device;
    return Decision{KeyResult{{device.id, device.role, device.counters, {}}},
                    {KeyEvent{KeyChange::Accepted, device.id, device.role}}};
}

Service::Decided Service::revokeKey(const Request& request, const RevokeKey& asked) const
{
    if (m_settings.keys.empty())
        return withoutKeys();
    if (asked.key == request.device)
        return refused(ErrorCode::InvalidState,
                       "That is the key this is asked with; revoke it with luotctl key revoke at the "
                       "service, or from another machine.");
    if (const auto revoked = protocol::revokeKey(m_settings.keys, asked.key); !revoked)
        return refused(ErrorCode::NotFound, revoked.error().message);
    return Decision{Done{}, {KeyEvent{KeyChange::Revoked, asked.key, {}}}};
}

std::optional<Stored<tl::expected<CommandResult, Refusal>>> Service::readOfService(const Request& request,
                                                                                   WallTime now) const
{
    using Answer = tl::expected<CommandResult, Refusal>;
    if (const auto* asked = std::get_if<ReadFigures>(&request.command)) {
        const std::string today = m_book.businessDate(now);
        const std::string from = asked->from.empty() ? today : asked->from;
        const std::string to = asked->to.empty() ? from : asked->to;
        if (auto wrong = wrongDays(from, to))
            return Answer{tl::unexpected{std::move(*wrong)}};
        return m_store->figures(m_settings.setup, from, to, today, now).map([](Figures&& figures) {
            return Answer{std::move(figures)};
        });
    }
    if (const auto* asked = std::get_if<ReadSetup>(&request.command))
        return m_store->setupText().map(
            [&](const std::string& text) -> Answer { return setupPart(text, asked->part); });
    if (const auto* asked = std::get_if<ReadHistory>(&request.command))
        return m_store->periodsOf(asked->ticket).map([](std::vector<Period>&& periods) {
            return periods.empty() ? Answer{refused(ErrorCode::NotFound, "There is no such ticket.")}
                                   : Answer{VisitHistory{std::move(periods)}};
        });
    if (std::holds_alternative<ListDevices>(request.command))
        return Answer{m_heard};
    if (!std::holds_alternative<ListKeys>(request.command))
        return std::nullopt;
    if (m_settings.keys.empty())
        return Answer{withoutKeys()};
    const auto allowed = readAllowedKeys(m_settings.keys / "keys.d");
    if (!allowed)
        return Answer{refused(ErrorCode::NotFound, allowed.error().message)};
    KeyList list;
    for (const AllowedKey& key : *allowed)
        list.keys.push_back({key.id, key.role, key.counters, key.notAfter});
    std::ranges::sort(list.keys, {}, [](const KnownKey& key) { return key.id.str(); });
    return Answer{std::move(list)};
}

tl::expected<SetupPart, Refusal> Service::setupPart(const std::string& text, int part) const
{
    const std::vector<std::size_t> ends = endsOfParts(text);
    const auto index = static_cast<std::size_t>(part);
    if (index >= ends.size())
        return refused(ErrorCode::NotFound,
                       ends.empty() ? "The branch file is not known to the service's database yet."
                                    : "The branch file has " + std::to_string(ends.size()) + " parts.");
    const std::size_t begin = index == 0 ? 0 : ends[index - 1];
    return SetupPart{part, static_cast<int>(ends.size()), text.substr(begin, ends[index] - begin)};
}

/// The last part's answer comes once the set-up has taken effect.
Stored<std::string> Service::takeSetupPart(const Request& request, const OfferSetup& part, WallTime now)
{
    const auto answered = [&](const tl::expected<CommandResult, Refusal>& outcome) {
        return encodeReply(request.id, outcome, 0);
    };
    return m_people->actorOf(request, now).map([&](const tl::expected<Actor, Refusal>& actor) -> std::string {
        if (!actor)
            return answered(tl::unexpected{actor.error()});
        SetupOffer& offer = m_offers[request.user];
        const auto index = static_cast<std::size_t>(part.part);
        if (index == 0 && (offer.parts.empty() || offer.parts.front() != part.toml))
            offer.parts.clear();
        if (index > offer.parts.size())
            return answered(refused(ErrorCode::InvalidState,
                                    "Part " + std::to_string(offer.parts.size())
                                        + " of the branch file is missing; send them in order."));
        // Sent again, since its answer was lost.
        offer.parts.resize(index);
        offer.parts.push_back(part.toml);
        const std::size_t size
            = std::accumulate(offer.parts.begin(), offer.parts.end(), std::size_t{0},
                              [](std::size_t sum, const std::string& one) { return sum + one.size(); });
        if (size > largestBranchFile) {
            m_offers.erase(request.user);
            return answered(refused(ErrorCode::TooLarge, "A branch file has at most 64 KiB."));
        }
        if (part.part + 1 < part.parts)
            return answered(CommandResult{SetupTaken{}});
        offer.last = request;
        return {};
    });
}

Result<std::string> Service::carryOutOffer(const Request& request)
{
    const auto answered = [&](const tl::expected<CommandResult, Refusal>& outcome, std::uint64_t seq = 0) {
        return encodeReply(request.id, outcome, seq);
    };
    const Refusal noSpace{ErrorCode::StorageFull,
                          "The service has no space to write to; it goes on when there is some.",
                          std::chrono::seconds{1}, std::nullopt};
    const std::vector<std::string>& parts = m_offers.at(request.user).parts;
    const std::string text = std::accumulate(parts.begin(), parts.end(), std::string{});
    const auto offered = parseBranchSetup(text, "The branch file");
    if (!offered)
        return answered(refused(ErrorCode::BadRequest, offered.error().message));
    if (const std::string why = whyNotNow(m_book, *offered, m_clock.wall()); !why.empty())
        return answered(refused(ErrorCode::InvalidState, "Not now: " + why + "."));
    if (m_readOnly)
        return answered(tl::unexpected{noSpace});
    const auto actor = m_people->actorOf(request, m_clock.wall());
    if (!actor || !*actor)
        return answered(refused(ErrorCode::Forbidden, "Whoever offered this may no longer."));

    const std::string what = differencesBetween(m_settings.setup, *offered);
    // The file first: killed in between, the next start finds what was asked for.
    if (!m_settings.branchFile.empty())
        if (const auto written = writeBranchText(m_settings.branchFile, text); !written)
            return answered(refused(ErrorCode::InvalidState, written.error().message));
    if (auto taken = takeSetup(text, nameOf(**actor)); !taken)
        return tl::unexpected{taken.error()};
    if (m_readOnly)
        return answered(tl::unexpected{noSpace});
    return answered(CommandResult{SetupTaken{what}}, what.empty() ? 0 : m_store->lastSeq());
}

}
