#include "protocol/src/token_bucket.h"

#include <algorithm>
#include <cmath>

namespace luot::protocol {

TokenBucket::TokenBucket(RateLimit limit, SteadyTime now)
    : m_limit{limit}
    , m_tokens{limit.burst}
    , m_last{now}
{
}

Milliseconds TokenBucket::take(SteadyTime now)
{
    const double seconds = std::chrono::duration<double>(now - m_last).count();
    m_last = now;
    m_tokens = std::min(m_limit.burst, m_tokens + seconds * m_limit.perSecond);
    if (m_tokens >= 1.0) {
        m_tokens -= 1.0;
        return Milliseconds{0};
    }
    return Milliseconds{std::max(1L, std::lround(std::ceil(1000.0 * (1.0 - m_tokens) / m_limit.perSecond)))};
}

void TokenBucket::setLimit(RateLimit limit)
{
    if (limit == m_limit)
        return;
    m_tokens = std::min(m_tokens + std::max(0.0, limit.burst - m_limit.burst), limit.burst);
    m_limit = limit;
}

}
