#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace luot::ticket_printer {

/// Lines for the virtual printer on a Unix socket, from as many programs as like; each line has one for an
/// answer.
///
/// Thread: `serve` belongs to one.
class ControlSocket {
public:
    using Obey = std::function<std::string(const std::string& line)>;

    /// A socket left by an earlier run is replaced. Errors: the name is too long, or taken by something else.
    static Result<std::unique_ptr<ControlSocket>> listen(const std::string& path);

    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;
    ~ControlSocket();

    /// Until the descriptor `quit` gets readable.
    void serve(const Obey& obey, int quit);

private:
    struct Guest {
        int fd = -1;
        std::string pending{};
    };

    ControlSocket(std::string path, int listener);
    static bool hear(Guest& guest, const Obey& obey);

    std::string m_path;
    int m_listener;
    std::vector<Guest> m_guests;
};

/// Takes the whole lines off the front of `pending`.
std::vector<std::string> takeLines(std::string& pending);

}
