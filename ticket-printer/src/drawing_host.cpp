#include "ticket-printer/drawing_host.h"

#include <QGuiApplication>

#include <array>

namespace luot::ticket_printer {

struct DrawingHost::Parts {
    std::array<char, 5> name{"luot"};
    std::array<char*, 2> arguments{name.data(), nullptr};
    int count = 1;
    QGuiApplication application{count, arguments.data()};
};

DrawingHost::DrawingHost()
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // whatever screen there is, paper is not shown on it
    m_parts = std::make_unique<Parts>();
}

DrawingHost::~DrawingHost() = default;

}
