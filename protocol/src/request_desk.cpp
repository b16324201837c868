#include "protocol/src/request_desk.h"

#include "protocol/codec.h"

#include <algorithm>
#include <array>

namespace luot::protocol {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds answerMargin = 500ms;
constexpr std::array<Milliseconds, 6> backoffs{250ms, 500ms, 1000ms, 2000ms, 4000ms, 5000ms};

}

RequestDesk::RequestDesk(std::string service, std::uint32_t seed)
    : m_service{std::move(service)}
    , m_random{seed}
{
}

void RequestDesk::add(Command command, std::function<void(const Reply&)> replied,
                      const RequestOptions& options, SteadyTime now)
{
    Open open;
    open.command = std::move(command);
    open.replied = std::move(replied);
    open.options = options;
    open.givenUpAt = now + options.giveUpAfter;
    open.next = now;
    m_open.push_back(std::move(open));
}

std::vector<RequestDesk::Outgoing> RequestDesk::due(SteadyTime now) const
{
    std::vector<Outgoing> outgoing;
    for (const Open& open : m_open)
        if (open.phase == Phase::ToSend && open.next <= now)
            outgoing.push_back({open.options.id,
                                encodeRequest(open.options.id, open.command, open.options.ttl,
                                              open.attempts + 1, open.options.token)});
    return outgoing;
}

void RequestDesk::markSent(const RequestId& id, SteadyTime now)
{
    const auto open = find(id);
    if (open == m_open.end())
        return;
    open->phase = Phase::Sent;
    ++open->attempts;
    open->next = now + open->options.ttl + answerMargin;
}

std::optional<RequestDesk::Finished> RequestDesk::take(Reply reply, SteadyTime now)
{
    const auto open = find(reply.id);
    if (open == m_open.end())
        return std::nullopt;
    if (!reply.outcome && retryOf(reply.outcome.error().code) == Retry::SameId) {
        const Refusal& refusal = reply.outcome.error();
        open->phase = Phase::ToSend;
        open->next = now + std::max(backoff(open->attempts), refusal.retryAfter);
        open->lastRefusal = std::string{nameOf(refusal.code)} + ": " + refusal.message;
        return std::nullopt;
    }
    Finished finished{std::move(reply), std::move(open->replied)};
    m_open.erase(open);
    return finished;
}

std::vector<RequestDesk::Finished> RequestDesk::giveUp(SteadyTime now)
{
    std::vector<Finished> finished;
    for (auto open = m_open.begin(); open != m_open.end();) {
        if (open->givenUpAt > now) {
            ++open;
            continue;
        }
        std::string message = open->lastRefusal.empty() ? "The queue service at " + m_service
                + " did not answer: see that it runs, that the address is right and that it knows this key."
                                                        : "The queue service at " + m_service
                + " could not do it yet (" + open->lastRefusal + "): try again later.";
        finished.push_back(
            {Reply{open->options.id,
                   tl::unexpected<Refusal>{Refusal{ErrorCode::DeadlineExceeded, std::move(message)}}},
             std::move(open->replied)});
        open = m_open.erase(open);
    }
    return finished;
}

bool RequestDesk::noteSilence(SteadyTime now)
{
    bool isSilent = false;
    for (Open& open : m_open) {
        if (open.phase != Phase::Sent || open.next > now)
            continue;
        open.phase = Phase::ToSend;
        open.next = now + backoff(open.attempts);
        isSilent = true;
    }
    return isSilent;
}

std::optional<SteadyTime> RequestDesk::nextTime(SteadyTime now) const
{
    std::optional<SteadyTime> next;
    for (const Open& open : m_open) {
        const bool isDue = open.phase == Phase::ToSend && open.next <= now;
        const SteadyTime time = isDue ? open.givenUpAt : std::min(open.next, open.givenUpAt);
        next = next ? std::min(*next, time) : time;
    }
    return next;
}

std::vector<RequestDesk::Open>::iterator RequestDesk::find(const RequestId& id)
{
    return std::ranges::find_if(m_open, [&](const Open& open) { return open.options.id == id; });
}

Milliseconds RequestDesk::backoff(int attempts)
{
    const auto step = static_cast<std::size_t>(std::max(0, attempts - 1));
    const Milliseconds base = backoffs.at(std::min(step, backoffs.size() - 1));
    return Milliseconds{std::uniform_int_distribution<Milliseconds::rep>{base.count() * 4 / 5,
                                                                         base.count() * 6 / 5}(m_random)};
}

}
