#include "kiosk/kiosk_app.h"

namespace {

/// Time that passes ten times as fast, from now on. The calendar stays as it is: the service has another.
class FastClock final : public luot::Clock {
public:
    luot::WallTime wall() const override { return m_real.wall(); }
    luot::SteadyTime steady() const override { return m_start + 10 * (m_real.steady() - m_start); }

private:
    luot::SystemClock m_real;
    luot::SteadyTime m_start = m_real.steady();
};

}

int main(int argc, char* argv[])
{
    const FastClock clock;
    return luot::kiosk::runKiosk(argc, argv, clock);
}
