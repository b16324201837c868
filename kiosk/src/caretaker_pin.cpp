#include "kiosk/caretaker_pin.h"

#include "base/log.h"
#include "base/replace_file.h"
#include "protocol/pin_hash.h"

#include <algorithm>
#include <chrono>
#include <fstream>

namespace luot::kiosk {

using namespace std::chrono_literals;

namespace {

constexpr unsigned ownerOnly = 0600;
constexpr int mostWrong = 1'000'000;

bool isEasy(const std::string& pin)
{
    bool same = true;
    bool up = true;
    bool down = true;
    for (std::size_t i = 1; i < pin.size(); ++i) {
        same = same && pin[i] == pin[i - 1];
        up = up && pin[i] == pin[i - 1] + 1;
        down = down && pin[i] == pin[i - 1] - 1;
    }
    return same || up || down;
}

}

CaretakerPin::CaretakerPin(const std::filesystem::path& folder, const Clock& clock)
    : m_file{folder / "caretaker.pin"}
    , m_wrongFile{folder / "caretaker.wrong"}
    , m_clock{clock}
{
    std::ifstream{m_wrongFile} >> m_wrong;
    m_wrong = std::clamp(m_wrong, 0, mostWrong);
    if (m_wrong > 0)
        m_shutUntil = m_clock.steady() + delay();
}

bool CaretakerPin::isSet() const { return !hash().empty(); }

std::string CaretakerPin::hash() const
{
    std::string line;
    std::ifstream stream{m_file};
    std::getline(stream, line);
    return line;
}

Result<> CaretakerPin::set(const std::string& pin)
{
    const bool areDigits = std::ranges::all_of(pin, [](char sign) { return sign >= '0' && sign <= '9'; });
    if (!areDigits || pin.size() < shortest || pin.size() > longest)
        return failure(
            "The PIN must have 6 to 12 digits and nothing else, since it is typed on a keypad of digits.");
    if (isEasy(pin))
        return failure(
            "This PIN is too easy to guess; take one whose digits are neither all the same nor in order.");
    const auto hash = protocol::hashOfPin(pin);
    if (!hash)
        return failure(
            "There is no memory to hash the PIN (19 MiB are needed); close other programs and try again.");
    std::error_code error;
    std::filesystem::create_directories(m_file.parent_path(), error);
    if (!error)
        error = replaceFile(m_file, *hash + "\n", ownerOnly);
    if (error)
        return failure(
            "The PIN cannot be kept in " + m_file.string() + " (" + error.message()
            + "); name the kiosk's state folder with --state, and do this as the kiosk's account.");
    tried(true);
    return {};
}

void CaretakerPin::tried(bool wasRight)
{
    m_wrong = wasRight ? 0 : std::min(m_wrong + 1, mostWrong);
    m_shutUntil = wasRight ? std::nullopt : std::optional{m_clock.steady() + delay()};
    std::error_code error;
    if (wasRight)
        std::filesystem::remove(m_wrongFile, error);
    else
        error = replaceFile(m_wrongFile, std::to_string(m_wrong) + "\n", ownerOnly);
    if (error)
        spdlog::warn(
            "How often a wrong PIN was typed cannot be kept in {}: {}. Check the folder and the space left.",
            m_wrongFile.string(), error.message());
}

Milliseconds CaretakerPin::wait() const
{
    if (!m_shutUntil)
        return 0ms;
    return std::max(0ms, std::chrono::ceil<Milliseconds>(*m_shutUntil - m_clock.steady()));
}

Milliseconds CaretakerPin::delay() const
{
    constexpr int doublings = 9; // beyond: longer than the longest
    return std::min<Milliseconds>(15min, 1s * (1 << std::min(m_wrong, doublings + 1)));
}

}
