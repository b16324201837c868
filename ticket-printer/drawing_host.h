#pragma once

#include <memory>

namespace luot::ticket_printer {

/// What `drawTicket` needs of Qt, for a program that has nothing else to do with it and no screen.
///
/// Requires: there is no other, and no QCoreApplication. Thread: the one that made it.
class DrawingHost {
public:
    DrawingHost();
    DrawingHost(const DrawingHost&) = delete;
    DrawingHost& operator=(const DrawingHost&) = delete;
    ~DrawingHost();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}
