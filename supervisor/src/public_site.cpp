#include "supervisor/public_site.h"

namespace luot::supervisor {

namespace {

constexpr Milliseconds breath{1000}; ///< a board that hears nothing for three seconds says so
constexpr Milliseconds sweepEach{std::chrono::seconds{60}};

}

PublicSite::PublicSite(QueueLine& staff, QueueLine& reception, const Clock& clock, const std::string& secret)
    : m_staff{staff}
    , m_reception{reception}
    , m_papers{staff.view()}
    , m_door{clock}
    , m_tickets{staff, reception, m_papers, m_door}
    , m_phones{reception, m_papers, m_door, clock, secret}
    , m_board{reception}
{
}

void PublicSite::addRoutes(Router& router, WebLoop& loop)
{
    m_door.addGuard(router);
    m_tickets.addRoutes(router);
    m_phones.addRoutes(router);
    m_board.addRoutes(router);
    m_staff.follow([this](const std::vector<protocol::Event>& news) {
        m_papers.update(news);
        m_phones.tellOpened();
    });
    m_reception.follow([this](const std::vector<protocol::Event>& news) {
        m_phones.follow(news);
        m_board.show();
    });
    loop.every(breath, [this] {
        m_phones.tellOpened();
        m_phones.askProcedures();
        m_board.show();
    });
    loop.every(sweepEach, [this] { m_door.sweep(); });
}

}
