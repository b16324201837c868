#include "clerk-terminal/self_test_steps.h"

namespace luot::clerk_terminal {

using protocol::LinkState;

namespace {

CounterSettings sampleSettings(const SampleDay& day)
{
    CounterSettings settings;
    settings.counter = day.counter();
    settings.openAtStart = false;
    return settings;
}

}

SampleDesk::SampleDesk()
    : m_clock{m_day.now()}
    , m_desk{std::make_unique<Desk>(sampleSettings(m_day), m_clock, "10.0.0.5:5560",
                                    [this](const protocol::Command&, const RequestId& id) { m_asked = id; })}
{
}

SampleDesk::~SampleDesk() = default;

void SampleDesk::show(const protocol::BranchView& view)
{
    m_desk->linkChanged(LinkState::Live);
    m_desk->follow(view, {});
}

void SampleDesk::answer()
{
    const protocol::BranchView finished = m_day.finished();
    m_desk->replied({m_asked, protocol::TicketResult{finished.tickets.at("A045")}});
    show(finished);
}

std::vector<ui::SelfTestStep> SampleDesk::steps(QQuickWindow& window)
{
    return {
        {"clerk-no-service", [this] { m_desk->linkChanged(LinkState::Connecting); }},
        {"clerk-closed", [this] { show(m_day.closed()); }},
        {"clerk-free", [this] { show(m_day.free()); }},
        {"clerk-called", [this] { show(m_day.called()); }},
        {"clerk-refused", [this] { m_desk->takeKey(Qt::Key_F6); }},
        {"clerk-no-outcome",
         [this] {
             show(m_day.free());
             show(m_day.serving());
         }},
        {"clerk-serving", [this] { m_desk->takeKey(Qt::Key_1); }},
        {"clerk-lost", [this] { m_desk->linkChanged(LinkState::Stale); }},
        {"clerk-strip",
         [this, &window] {
             show(m_day.serving());
             window.resize(1280, 96);
         }},
        {"clerk-finished",
         [this, &window] {
             window.resize(1280, 800);
             m_desk->takeKey(Qt::Key_F4);
             answer();
         }},
    };
}

}
