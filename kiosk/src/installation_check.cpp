#include "kiosk/installation_check.h"

#include "base/log.h"
#include "kiosk/caretaker_pin.h"
#include "kiosk/kiosk_sounds.h"
#include "kiosk/src/check_words.h"
#include "ui/bus_session.h"

#include <QDir>
#include <QEventLoop>
#include <QStorageInfo>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTimer>

#include <chrono>
#include <cstdlib>
#include <future>
#include <iostream>
#include <thread>

namespace luot::kiosk {

using namespace std::chrono_literals;

namespace {

constexpr auto cameraLooked = 8s;
constexpr auto cameraPatience = 16s; ///< with opening and models
constexpr auto reachPatience = 3s;
constexpr auto livePatience = 6s;
constexpr auto soundPatience = 12s;

/// Until `done`, at most so long.
void waitFor(Milliseconds patience, QEventLoop& loop)
{
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
}

std::optional<CameraLook> lookInTime(const KioskOptions& options)
{
    // A camera that hangs in the system holds its thread for ever: it is left alone then.
    std::packaged_task<CameraLook()> task{
        [source = options.camera.toStdString(), binding = options.faceBinding] {
            return lookThrough(source, binding, cameraLooked);
        }};
    auto look = task.get_future();
    std::thread{std::move(task)}.detach();
    if (look.wait_for(cameraPatience) != std::future_status::ready)
        return {};
    return look.get();
}

LineLook lookAtLine(const ui::DeviceOptions& device)
{
    LineLook look;
    auto settings = ui::clientSettings(device, protocol::Stream::Public);
    if (!settings) {
        look.key = settings.error().message;
        return look;
    }
    look.role = settings->key.role;
    QTcpSocket socket;
    socket.connectToHost(device.host, device.port);
    look.isReached = socket.waitForConnected(static_cast<int>(Milliseconds{reachPatience}.count()));
    socket.abort();
    if (!look.isReached)
        return look;

    const SystemClock clock;
    ui::BusSession bus{clock};
    QEventLoop loop;
    QObject::connect(&bus, &ui::BusSession::connectionChanged, &loop, &QEventLoop::quit);
    if (auto opened = bus.open(*settings); !opened) {
        look.key = opened.error().message;
        return look;
    }
    waitFor(livePatience, loop);
    if (bus.connection() != ui::BusSession::Live)
        return look;
    const SteadyTime asked = clock.steady();
    bus.request(protocol::Hello{}, &loop, [&](const protocol::Reply& reply) {
        const auto* hello = reply.outcome ? std::get_if<protocol::HelloResult>(&*reply.outcome) : nullptr;
        look.isLive = hello != nullptr;
        look.roundTrip = std::chrono::duration_cast<Milliseconds>(clock.steady() - asked);
        if (hello)
            look.clockOff = clock.wall() - hello->at - look.roundTrip / 2;
        loop.quit();
    });
    waitFor(livePatience, loop);
    return look;
}

Finding lookAtPrinter(const KioskOptions& options)
{
    if (options.printer.isEmpty())
        return CheckWords::noPrinter();
    const auto address = ticket_printer::parsePortAddress(options.printer.toStdString());
    if (!address)
        return CheckWords::printerOption(address.error().message);
    const auto profile = ticket_printer::printerProfile(options.printerProfile.toStdString());
    if (!profile)
        return CheckWords::printerOption(profile.error().message);
    ticket_printer::TicketPrinter printer{*address, *profile};
    const auto readiness = printer.preflight();
    return findingOf(readiness, printer.profile());
}

Finding listenToSound(const KioskOptions& options)
{
    KioskSounds sounds{options.sound};
    if (sounds.soundState() == ui::SoundState::Missing)
        return soundFinding(false, false);
    QEventLoop loop;
    bool isOver = false;
    QObject::connect(&sounds, &KioskSounds::readingChanged, &loop, [&] {
        isOver = !sounds.isReading();
        if (isOver)
            loop.quit();
    });
    // After the loop has begun: a program that is not there fails at once.
    QTimer::singleShot(0ms, &sounds, [&sounds, &options] {
        const bool isEnglish = options.language == ui::Language::English;
        sounds.read(isEnglish ? "This is the kiosk. Please take a number." : "Đây là máy lấy số. Mời lấy số.",
                    ui::codeOf(options.language));
    });
    waitFor(soundPatience, loop);
    return soundFinding(true, isOver && sounds.soundState() == ui::SoundState::Works);
}

Finding lookAtDisk(const QString& folder)
{
    const bool isThere = QDir{}.mkpath(folder);
    QTemporaryFile trial{QDir{folder}.filePath("check-XXXXXX")};
    const bool isWritable = isThere && trial.open() && trial.write("x") == 1 && trial.flush();
    return diskFinding(folder, isWritable, QStorageInfo{folder}.bytesAvailable());
}

}

std::vector<Finding> findingsOf(const CameraLook& look)
{
    std::vector<Finding> findings{CheckWords::models(look), CheckWords::camera(look)};
    if (look.frames > 0) {
        findings.push_back(CheckWords::light(look));
        findings.push_back(CheckWords::distance(look));
    }
    return findings;
}

Finding findingOf(const LineLook& look, const QString& server) { return CheckWords::line(look, server); }

Finding findingOf(ticket_printer::PrinterReadiness readiness, const ticket_printer::PrinterProfile& profile)
{
    return CheckWords::printer(readiness, profile);
}

Finding soundFinding(bool hasDevice, bool isHeard) { return CheckWords::sound(hasDevice, isHeard); }

Finding diskFinding(const QString& folder, bool isWritable, qint64 freeBytes)
{
    return CheckWords::disk(folder, isWritable, freeBytes);
}

bool checkInstallation(const KioskOptions& options, const std::function<void(const Finding&)>& tell)
{
    bool isWell = true;
    const auto found = [&](const Finding& finding) {
        isWell = isWell && finding.verdict != Finding::Verdict::ToDo;
        tell(finding);
    };
    found(lookAtDisk(options.stateDir));
    const SystemClock clock;
    found(CheckWords::pin(CaretakerPin{options.stateDir.toStdString(), clock}.isSet()));
    const QString server = QString{"%1:%2"}.arg(options.device.host).arg(options.device.port);
    found(findingOf(lookAtLine(options.device), server));
    found(lookAtPrinter(options));
    found(listenToSound(options));
    if (options.camera.isEmpty()) {
        found(CheckWords::noCamera());
    } else if (const auto look = lookInTime(options)) {
        for (const Finding& finding : findingsOf(*look))
            found(finding);
    } else {
        found(CheckWords::cameraHangs(static_cast<int>(std::chrono::seconds{cameraPatience}.count())));
    }
    return isWell;
}

int runCheck(const KioskOptions& options)
{
    ui::Translation translation{"luot-kiosk"};
    if (const auto used = translation.use(options.language); !used)
        spdlog::warn("{}", used.error().message);
    const bool isWell = checkInstallation(options, [](const Finding& finding) {
        std::cout << '[' << CheckWords::verdict(finding.verdict).toStdString() << "] "
                  << finding.part.toStdString() << ": " << finding.sentence.toStdString() << std::endl;
    });
    // A camera's thread may hang in the system: nothing waits for it.
    std::cout.flush();
    std::_Exit(isWell ? EXIT_SUCCESS : EXIT_FAILURE);
}

}
