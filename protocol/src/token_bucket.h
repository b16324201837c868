#pragma once

#include "base/clock.h"
#include "protocol/keys.h"

namespace luot::protocol {

/// How often somebody may ask: `burst` at once, `perSecond` in the long run.
class TokenBucket {
public:
    TokenBucket(RateLimit limit, SteadyTime now);

    /// Zero: a token was taken. Else the time until there will be one.
    Milliseconds take(SteadyTime now);
    void setLimit(RateLimit limit);

private:
    RateLimit m_limit;
    double m_tokens;
    SteadyTime m_last;
};

}
