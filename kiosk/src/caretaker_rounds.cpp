#include "kiosk/caretaker_rounds.h"

#include "base/log.h"
#include "kiosk/kiosk_session.h"
#include "kiosk/kiosk_sounds.h"
#include "kiosk/print_thread.h"
#include "kiosk/src/test_paper.h"
#include "kiosk/visit_screen.h"
#include "protocol/paper_code.h"
#include "protocol/pin_hash.h"
#include "ui/bus_session.h"

#include <QCoreApplication>
#include <QNetworkInterface>
#include <QPointer>
#include <QThreadPool>

#include <chrono>
#include <memory>
#include <numeric>
#include <utility>

namespace luot::kiosk {

using namespace std::chrono_literals;
using Part = CaretakerFacts::Part;
using protocol::PartState;

namespace {

constexpr int darkest = 40; ///< of the picture's middle: from there down faces are seen badly
constexpr int brightest = 220;
constexpr double slowCamera = 8.0; ///< pictures a second

QStringList addresses()
{
    QStringList found;
    for (const auto& interface : QNetworkInterface::allInterfaces()) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp) || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        for (const auto& entry : interface.addressEntries())
            if (!entry.ip().isLinkLocal() && entry.ip().protocol() == QAbstractSocket::IPv4Protocol)
                found << entry.ip().toString();
    }
    return found;
}

Part partOf(PartState state)
{
    switch (state) {
    case PartState::Ok:
        return Part::Well;
    case PartState::Low:
        return Part::Low;
    case PartState::Out:
    case PartState::Fault:
    case PartState::Missing:
        break;
    }
    return Part::Bad;
}

}

CaretakerRounds::CaretakerRounds(Parts parts, SettingsFile settings, const std::filesystem::path& stateFolder)
    : m_parts{std::move(parts)}
    , m_desk{*m_parts.screen.caretaker()}
    , m_pin{stateFolder, m_parts.clock}
    , m_file{std::move(settings)}
{
    connect(&m_desk, &CaretakerDesk::knocked, this, [this] { m_desk.come(m_pin.isSet(), m_pin.wait()); });
    connect(&m_desk, &CaretakerDesk::pinTyped, this, &CaretakerRounds::check);
    connect(&m_desk, &CaretakerDesk::settingsChanged, this, &CaretakerRounds::keep);
    connect(&m_desk, &CaretakerDesk::printTestWanted, this, &CaretakerRounds::printTest);
    connect(&m_desk, &CaretakerDesk::soundTestWanted, this, &CaretakerRounds::soundTest);
    connect(&m_desk, &CaretakerDesk::restartWanted, this, &CaretakerRounds::restartWanted);
    connect(&m_desk, &CaretakerDesk::changed, this, &CaretakerRounds::apply);
    connect(&m_parts.session, &KioskSession::seen, this, &CaretakerRounds::saw);
    connect(&m_parts.sounds, &KioskSounds::readingChanged, this, &CaretakerRounds::soundTested);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &CaretakerRounds::look);
    m_second.start();

    const auto read = m_file.load();
    if (!read.trouble.empty())
        spdlog::error("{}", read.trouble);
    m_desk.setSettings(read.settings);
    m_desk.setNotice(
        read.trouble.empty()
            ? QString{}
            : CaretakerDesk::tr("Tệp cài đặt bị hỏng; đang dùng giá trị trước đó. Xin xem lại."));
    m_parts.session.status().wrongPins(m_pin.wrongInARow());
    apply();
}

CaretakerRounds::~CaretakerRounds() = default;

/// What the page says holds for the kiosk.
void CaretakerRounds::apply()
{
    const KioskSettings& settings = m_desk.settings();
    m_parts.screen.setDefaultLanguage(settings.language);
    m_parts.session.setLargeTextAtFirst(settings.largeText);
    m_parts.sounds.setLoudness(settings.promptLoudness / 100.0);
    const bool serves = m_desk.isShut() && !settings.isPaused;
    m_parts.session.setServing(serves ? Serving::Everybody : Serving::Nobody);
    if (m_parts.session.status().status().isPaused != settings.isPaused)
        m_parts.session.status().paused(settings.isPaused);
}

/// Hashing takes some hundredths of a second: not on this thread.
void CaretakerRounds::check(const std::string& pin)
{
    QThreadPool::globalInstance()->start(
        [rounds = QPointer{this}, pin = std::string{pin}, hash = m_pin.hash()]() mutable {
            const bool isRight = protocol::isPinOf(hash, pin);
            protocol::wipe(pin);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [rounds, isRight] {
                    if (!rounds)
                        return;
                    rounds->m_pin.tried(isRight);
                    rounds->m_desk.answer(isRight, rounds->m_pin.wait());
                    rounds->m_parts.session.status().wrongPins(rounds->m_pin.wrongInARow());
                    if (!isRight)
                        spdlog::warn("A wrong PIN was typed on the caretaker's page, {} in a row.",
                                     rounds->m_pin.wrongInARow());
                    rounds->look();
                },
                Qt::QueuedConnection);
        });
}

void CaretakerRounds::keep()
{
    const auto kept = m_file.keep(m_desk.settings());
    if (kept)
        return;
    spdlog::error("{}", kept.error().message);
    m_desk.setNotice(CaretakerDesk::tr("Không ghi được cài đặt; chỉ giữ đến khi khởi động lại."));
}

void CaretakerRounds::printTest()
{
    if (!m_parts.printer) {
        m_desk.setNotice(CaretakerDesk::tr("Máy này không có máy in."));
        return;
    }
    m_desk.setNotice(CaretakerDesk::tr("Đang in thử…"));
    m_parts.printer->print(
        testPaper(m_parts.printer->profile().name, m_parts.clock.wall()),
        [rounds = QPointer{this}](const ticket_printer::PrintReport& report) {
            const bool isOut = report.outcome == ticket_printer::PrintOutcome::Printed
                || report.outcome == ticket_printer::PrintOutcome::Trusted;
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [rounds, isOut] {
                    if (rounds)
                        rounds->m_desk.setNotice(
                            isOut ? CaretakerDesk::tr("Đã in phiếu thử. Xem chữ có đủ và rõ không.")
                                  : CaretakerDesk::tr("Không in được: xem giấy, nắp và dây máy in."));
                },
                Qt::QueuedConnection);
        });
}

void CaretakerRounds::soundTest()
{
    m_isTestingSound = true;
    m_desk.setNotice(CaretakerDesk::tr("Đang đọc thử…"));
    const bool isEnglish = m_parts.screen.language() == "en";
    m_parts.sounds.read(isEnglish ? QStringLiteral("This is the kiosk. Please take a number.")
                                  : QStringLiteral("Đây là máy lấy số. Mời quý công dân lấy số."),
                        m_parts.screen.language());
}

void CaretakerRounds::soundTested()
{
    if (m_parts.sounds.isReading() || !std::exchange(m_isTestingSound, false))
        return;
    const bool isHeard = m_parts.sounds.soundState() == ui::SoundState::Works;
    m_desk.setNotice(isHeard ? CaretakerDesk::tr("Đã đọc xong. Nếu không nghe thấy, xem dây loa và âm lượng.")
                             : CaretakerDesk::tr("Không phát được tiếng: cắm loa, cài espeak-ng."));
}

void CaretakerRounds::saw(const vision::Sighting& sighting)
{
    m_seen.push_back(m_parts.clock.steady());
    while (m_parts.clock.steady() - m_seen.front() > 2s)
        m_seen.pop_front();
    if (m_desk.step() != CaretakerDesk::Step::Open || sighting.mirror.empty())
        return;
    const auto bytes = sighting.mirror.bgr();
    m_brightness
        = static_cast<int>(std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0}) / bytes.size());
}

CaretakerFacts::State CaretakerRounds::camera() const
{
    const auto& parts = m_parts.session.status().status().parts;
    const auto state = parts.find("camera");
    if (state == parts.end())
        return {Part::None, CaretakerDesk::tr("Đang mở…")};
    if (state->second == PartState::Missing)
        return {Part::None, CaretakerDesk::tr("Không có máy ảnh")};
    if (state->second == PartState::Fault)
        return {Part::Bad, CaretakerDesk::tr("Không nhận được hình: xem dây máy ảnh")};
    const double rate = static_cast<double>(m_seen.size()) / 2.0;
    return {rate < slowCamera ? Part::Low : Part::Well,
            CaretakerDesk::tr("%1 hình/giây").arg(QString::number(rate, 'f', 0))};
}

CaretakerFacts::State CaretakerRounds::light() const
{
    if (!m_brightness || m_seen.empty())
        return {Part::None, CaretakerDesk::tr("Chưa đo được")};
    const QString value = QString::number(*m_brightness);
    if (*m_brightness < darkest)
        return {Part::Low, CaretakerDesk::tr("Quá tối (%1): bật thêm đèn").arg(value)};
    if (*m_brightness > brightest)
        return {Part::Low, CaretakerDesk::tr("Quá chói (%1): che bớt nắng").arg(value)};
    return {Part::Well, CaretakerDesk::tr("Tốt (%1)").arg(value)};
}

CaretakerFacts CaretakerRounds::facts() const
{
    const auto& parts = m_parts.session.status().status().parts;
    const auto stateOf = [&parts](const char* part) {
        const auto found = parts.find(part);
        return found == parts.end() ? PartState::Missing : found->second;
    };
    CaretakerFacts facts;
    facts.version = QStringLiteral(LUOT_VERSION);
    const bool isLive = m_parts.bus.connection() == ui::BusSession::Live;
    facts.service = {isLive ? Part::Well : Part::Bad,
                     isLive ? m_parts.server : CaretakerDesk::tr("%1 không trả lời").arg(m_parts.server)};
    facts.camera = camera();
    facts.light = light();
    const PartState printer = stateOf("printer");
    facts.printer
        = {m_parts.printer ? partOf(printer) : Part::None,
           !m_parts.printer ? CaretakerDesk::tr("Không có máy in")
               : printer == PartState::Ok
               ? CaretakerDesk::tr("Tốt, %1").arg(QString::fromStdString(m_parts.printer->profile().name))
               : printer == PartState::Low     ? CaretakerDesk::tr("Sắp hết giấy")
               : printer == PartState::Out     ? CaretakerDesk::tr("Hết giấy")
               : printer == PartState::Missing ? CaretakerDesk::tr("Không thấy: xem nguồn và dây")
                                               : CaretakerDesk::tr("Có lỗi: xem nắp và dao cắt")};
    const PartState sound = stateOf("sound");
    facts.sound = {sound == PartState::Ok ? Part::Well : Part::Low,
                   sound == PartState::Ok ? CaretakerDesk::tr("Có") : CaretakerDesk::tr("Không thấy loa")};
    facts.peopleLastHour = m_parts.session.status().peopleLastHour();
    facts.addresses = addresses();
    return facts;
}

void CaretakerRounds::look()
{
    m_desk.tick(m_parts.clock.steady());
    if (m_desk.isShut())
        return;
    m_desk.setWait(m_pin.wait());
    if (m_desk.step() == CaretakerDesk::Step::Open)
        m_desk.setFacts(facts());
}

}
