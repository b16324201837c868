#include "kiosk/kiosk_app.h"

#include "base/log.h"
#include "base/private_memory.h"
#include "kiosk/caretaker_rounds.h"
#include "kiosk/face_window.h"
#include "kiosk/installation_check.h"
#include "kiosk/kiosk_options.h"
#include "kiosk/kiosk_session.h"
#include "kiosk/kiosk_sounds.h"
#include "kiosk/page_pictures.h"
#include "kiosk/src/camera_keeper.h"
#include "kiosk/src/sample_pages.h"
#include "kiosk/src/set_pin.h"
#include "ui/bus_session.h"
#include "ui/key_feed.h"
#include "ui/quit_on_signal.h"
#include "ui/screen.h"
#include "ui/self_test.h"
#include "ui/watchdog.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string_view>

#include <unistd.h>

namespace luot::kiosk {

namespace {

const QUrl mainFile{"qrc:/qt/qml/Luot/Kiosk/Main.qml"};

constexpr QSize upright{1080, 1920};

constexpr Milliseconds busPatience{10000};
/// A camera that says nothing is given up by the system after 10 s, which then is shown.
constexpr Milliseconds cameraPatience{20000};

constexpr int startAgain = 75; ///< the caretaker wants the program to begin anew

QString serverOf(const ui::DeviceOptions& device)
{
    return QString{"%1:%2"}.arg(device.host).arg(device.port);
}

/// What the options say; without a screen that could be filled, the kiosk's own size.
std::optional<QSize> sizeOf(const KioskOptions& options)
{
    if (options.device.size || QGuiApplication::platformName() != "offscreen")
        return options.device.size;
    return upright;
}

int fail(const std::string& sentence)
{
    spdlog::error("{}", sentence);
    return EXIT_FAILURE;
}

/// What is said on a terminal needs no display.
void goOffscreenForTheTerminal(int argc, char* argv[])
{
    const bool isForTerminal = std::any_of(argv, argv + argc, [](std::string_view argument) {
        return argument == "--check" || argument == "--set-pin";
    });
    if (isForTerminal)
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

int runSelfTest(const KioskOptions& options)
{
    VisitScreen visit;
    visit.setReducedMotion(options.reducedMotion);
    ui::Screen screen;
    const auto size = options.device.size.value_or(upright);
    if (auto loaded = screen.load(mainFile, {{"visit", QVariant::fromValue(&visit)}}, size); !loaded)
        return fail(loaded.error().message);
    ui::runSelfTest(screen, samplePages(visit), options.device.picturesDir);
    return QGuiApplication::exec();
}

Result<std::unique_ptr<PrintThread>> openPrinter(const KioskOptions& options, DeskSettings& desk)
{
    if (options.printer.isEmpty())
        return std::unique_ptr<PrintThread>{};
    const auto address = ticket_printer::parsePortAddress(options.printer.toStdString());
    if (!address)
        return tl::unexpected{address.error()};
    const auto profile = ticket_printer::printerProfile(options.printerProfile.toStdString());
    if (!profile)
        return tl::unexpected{profile.error()};
    const bool shared = address->kind == ticket_printer::PortAddress::Kind::Tcp
        && !address->host.starts_with("127.") && address->host != "::1";
    desk.keyOnPaper = shared && !options.keyOverNetwork ? KeyOnPaper::No : KeyOnPaper::Yes;
    return std::make_unique<PrintThread>(ticket_printer::TicketPrinter{*address, *profile});
}

/// Says in the log when there is no service, and when it is there again.
void watchLine(ui::BusSession& bus, const ui::DeviceOptions& options)
{
    const auto address = serverOf(options).toStdString();
    QTimer::singleShot(std::chrono::seconds{4}, &bus, [&bus, address] {
        if (bus.connection() == ui::BusSession::Waiting)
            spdlog::error(
                "The queue service at {} does not answer; start it, or give its address with --server and a "
                "key it knows with --key. This kiosk goes on trying.",
                address);
    });
    QObject::connect(&bus, &ui::BusSession::connectionChanged, &bus, [&bus, address] {
        if (bus.connection() == ui::BusSession::Live)
            spdlog::info("the queue service at {} is there", address);
        else if (bus.connection() == ui::BusSession::Stale)
            spdlog::error(
                "The queue service at {} has not been heard for a minute; look at it and at the network.",
                address);
    });
}

/// With --once: ends the application with the visit, or with the sentence why there was none.
void endAfterOneVisit(KioskSession& session, CameraKeeper& camera, const KioskOptions& options)
{
    const auto giveUp = [&session](const QString& why) {
        // A number that was given is still on its way to paper and service: its visit ends first.
        if (session.view().ticket)
            return;
        spdlog::error("No ticket was taken: {}.", why.toStdString());
        QCoreApplication::exit(EXIT_FAILURE);
    };
    QObject::connect(&session, &KioskSession::visitEnded, &session, [](EndVisit::Result result) {
        if (result != EndVisit::Result::Printed)
            spdlog::error("a number was given, but its paper did not come out; look at the printer");
        QCoreApplication::exit(result == EndVisit::Result::Printed ? EXIT_SUCCESS : EXIT_FAILURE);
    });
    QObject::connect(&camera, &CameraKeeper::lost, &session,
                     [giveUp](const QString&) { giveUp(QStringLiteral("the camera is out, see above")); });
    if (options.visitTimeoutSeconds) {
        const auto limit = std::chrono::seconds{*options.visitTimeoutSeconds};
        QTimer::singleShot(limit, &session, [giveUp, limit] {
            giveUp(QString{"no visit was finished within %1 seconds"}.arg(limit.count()));
        });
    }
}

int runVisits(const KioskOptions& options, const Clock& clock)
{
    const auto client = ui::clientSettings(options.device, protocol::Stream::Public);
    if (!client)
        return fail(client.error().message);
    const auto transcript = ui::openTranscript(options.device, "luot-kiosk");
    if (!transcript)
        return fail(transcript.error().message);
    DeskSettings desk;
    desk.kiosk = client->key.id;
    desk.journal = QDir{options.stateDir}.filePath("visit.journal");
    const auto printer = openPrinter(options, desk);
    if (!printer)
        return fail(printer.error().message);

    VisitScreen visit;
    visit.setReducedMotion(options.reducedMotion);
    ui::Screen screen;
    if (auto loaded = screen.load(mainFile, {{"visit", QVariant::fromValue(&visit)}}, sizeOf(options));
        !loaded)
        return fail(loaded.error().message);

    // A webcam sees real people: they are never on a picture that is kept.
    const bool realPeople = options.camera.startsWith("/dev/");
    const bool keepsPictures = !options.device.picturesDir.isEmpty();
    const auto mirror = keepsPictures && realPeople ? MirrorShows::Nobody : MirrorShows::People;

    ui::BusSession bus{clock};
    FaceWindow faces{options.nearestFile.toStdString(), options.secondTicket};
    KioskSounds sounds{options.sound};
    KioskSession session{{clock, *transcript, visit, bus, printer->get(), faces, sounds}, desk, mirror};
    ui::Watchdog watchdog{clock};
    bus.setPulse(watchdog.expect("The bus thread", busPatience));
    session.setPulse(watchdog.expect("The camera's thread", cameraPatience));
    KioskSettings usual;
    usual.promptLoudness = static_cast<int>(std::lround(options.sound.loudness * 100));
    CaretakerRounds rounds{{clock, visit, session, bus, sounds, printer->get(), serverOf(options.device)},
                           SettingsFile{options.stateDir.toStdString(), usual},
                           options.stateDir.toStdString()};
    QObject::connect(&rounds, &CaretakerRounds::restartWanted, &rounds,
                     [] { QCoreApplication::exit(startAgain); });
    CameraKeeper camera{session, options.camera, options.faceBinding};
    std::unique_ptr<PagePictures> pictures;
    if (keepsPictures) {
        pictures = std::make_unique<PagePictures>(screen, options.device.picturesDir);
        const auto keep = [&] { pictures->shown(visit.view()); };
        QObject::connect(&visit, &VisitScreen::moved, pictures.get(), keep);
    }
    if (transcript->isKept())
        QObject::connect(&session, &KioskSession::highlighted, &screen, [&](SteadyTime turnedAt) {
            screen.whenShown([&transcript, turnedAt] {
                transcript->writeAt(turnedAt, "kiosk.turned");
                transcript->write("kiosk.highlighted");
            });
        });
    std::unique_ptr<ui::KeyFeed> keys;
    if (options.keysFromStdin)
        keys = std::make_unique<ui::KeyFeed>(STDIN_FILENO, screen.window(),
                                             [&session] { return session.takesPresses(); });
    if (options.once == Once::Yes)
        endAfterOneVisit(session, camera, options);
    watchLine(bus, options.device);
    if (auto opened = bus.open(*client); !opened)
        return fail(opened.error().message);
    ui::quitOnSignal();
    screen.whenShown([&camera, &watchdog] {
        watchdog.started();
        camera.open();
    });
    return QGuiApplication::exec();
}

}

int runKiosk(int argc, char* argv[])
{
    const SystemClock clock;
    return runKiosk(argc, argv, clock);
}

int runKiosk(int argc, char* argv[], const Clock& clock)
{
    startLog("luot-kiosk");
    keepMemoryPrivate(); // faces of those who agreed are in it
    goOffscreenForTheTerminal(argc, argv);
    QGuiApplication app{argc, argv};
    QGuiApplication::setApplicationName("luot-kiosk");
    QCommandLineParser parser;
    parser.setApplicationDescription("Gives numbers to citizens who need not touch anything.");
    addKioskOptions(parser);
    parser.process(app);
    const auto options = readKioskOptions(parser);
    if (!options)
        return fail(options.error().message);
    if (options->task == KioskOptions::Task::SetPin)
        return setPin(options->stateDir);
    if (options->task == KioskOptions::Task::Check)
        return runCheck(*options);
    if (options->device.selfTest)
        return runSelfTest(*options);
    const int code = runVisits(*options, clock);
    if (code == startAgain)
        ::execv("/proc/self/exe", argv);
    return code;
}

}
