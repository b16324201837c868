#include "kiosk/src/set_pin.h"

#include "base/log.h"
#include "kiosk/caretaker_pin.h"
#include "protocol/paper_code.h"

#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>

namespace luot::kiosk {

namespace {

/// Unseen while it lives.
class Unseen {
public:
    Unseen()
    {
        m_isTerminal = tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_isTerminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Unseen()
    {
        if (m_isTerminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios m_before{};
    bool m_isTerminal = false;
};

std::optional<std::string> ask(const char* question)
{
    std::string pin;
    {
        const Unseen unseen; // before anybody is asked
        std::cout << question << std::flush;
        if (!std::getline(std::cin, pin))
            return {};
    }
    std::cout << '\n';
    return pin;
}

}

int setPin(const QString& stateFolder)
{
    const bool isTyped = isatty(STDIN_FILENO) == 1;
    auto pin = ask(
        isTyped ? "PIN của trang người trông máy, 6–12 chữ số / PIN of the caretaker's page, 6 to 12 digits: "
                : "");
    auto again = isTyped && pin && !pin->empty() ? ask("Nhập lại / once more: ") : pin;
    if (!pin || pin->empty() || !again) {
        spdlog::error("No PIN was typed; nothing has changed.");
        return EXIT_FAILURE;
    }
    const bool areSame = *pin == *again;
    protocol::wipe(*again);
    const SystemClock clock;
    const auto set = areSame
        ? CaretakerPin{stateFolder.toStdString(), clock}.set(*pin)
        : Result<>{failure("The two were not the same; nothing has changed. Try again.")};
    protocol::wipe(*pin);
    if (!set) {
        spdlog::error("{}", set.error().message);
        return EXIT_FAILURE;
    }
    std::cout << "PIN: OK (" << stateFolder.toStdString() << ")\n";
    return EXIT_SUCCESS;
}

}
