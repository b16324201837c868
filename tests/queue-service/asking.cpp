#include "tests/queue-service/asking.h"

#include "protocol/names.h"
#include "tests/queue-service/little_branch.h"

#include <array>

namespace luot::queue_service {

using namespace protocol;
using namespace std::chrono_literals;

bool eventually(const std::function<bool()>& isSo, std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!isSo()) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

Asking::Asking(Client& client, int atOnce, Milliseconds pace, Told told)
    : m_client{client}
    , m_isPaced{pace > 0ms}
    , m_told{std::move(told)}
{
    for (int i = 0; i < atOnce; ++i)
        next();
    if (m_isPaced)
        m_pacemaker = std::thread{[this, atOnce, pace] {
            for (; !m_isEnding; std::this_thread::sleep_for(pace))
                if (m_open < atOnce)
                    next();
        }};
}

Asking::~Asking()
{
    m_isEnding = true;
    if (m_pacemaker.joinable())
        m_pacemaker.join();
}

void Asking::next()
{
    // By their quotas: twelve hundred numbers before the first is full.
    constexpr std::array fields{"T", "B", "A", "T", "B", "C"};
    ++m_open;
    m_client.request(issue(fields.at(m_asked++ % fields.size())),
                     [this](const Reply& reply) {
                         {
                             const std::scoped_lock lock{m_mutex};
                             if (reply.outcome) {
                                 const std::string label = ticketIn(reply).label;
                                 m_labels[reply.id] = label;
                                 if (m_told)
                                     m_told(reply.id, label);
                             } else
                                 ++m_refusals[std::string{nameOf(reply.outcome.error().code)}];
                         }
                         ++m_answered;
                         const bool isFull
                             = !reply.outcome && reply.outcome.error().code == ErrorCode::QuotaFull;
                         if (!m_isEnding && !isFull && !m_isPaced)
                             next();
                         --m_open;
                     },
                     {.ttl = 1000ms, .giveUpAfter = 180s, .id = {}});
}

bool Asking::settle()
{
    m_isEnding = true;
    if (m_pacemaker.joinable())
        m_pacemaker.join();
    return eventually([this] { return m_open == 0; }, 60s);
}

std::map<RequestId, std::string> Asking::labels() const
{
    const std::scoped_lock lock{m_mutex};
    return m_labels;
}

std::map<std::string, int> Asking::refusals() const
{
    const std::scoped_lock lock{m_mutex};
    return m_refusals;
}

}
