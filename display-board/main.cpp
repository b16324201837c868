#include "display-board/application.h"
#include "display-board/counter_application.h"

#include "base/log.h"
#include "ui/quit_on_signal.h"
#include "ui/translation.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>

#include <cstdlib>

namespace {

using namespace luot;

Result<display_board::ApplicationSettings> readSettings(const QCommandLineParser& parser)
{
    display_board::ApplicationSettings settings;
    auto device = ui::readDeviceOptions(parser);
    if (!device)
        return tl::unexpected{device.error()};
    settings.device = *device;
    const auto reading = ui::readReadingOptions(parser);
    if (!reading)
        return tl::unexpected{reading.error()};
    settings.textScale = reading->textScale;
    settings.board.language = reading->language;
    settings.board.isNear = parser.isSet("near");
    settings.board.sayCustomer = parser.isSet("customer");
    settings.board.logo = parser.value("logo");
    if (!settings.board.logo.isEmpty() && QImage{settings.board.logo}.isNull()) {
        // A hall without its board would be worse than one without its logo.
        spdlog::warn(
            "The logo {} cannot be read; save it as PNG or JPEG. Our own mark stands there meanwhile.",
            settings.board.logo.toStdString());
        settings.board.logo.clear();
    }
    if (!settings.board.logo.isEmpty())
        settings.board.logo = QFileInfo{settings.board.logo}.absoluteFilePath();

    const QString accent = parser.value("accent");
    if (accent == "central")
        settings.voice.accent = "vi-vn-x-central";
    else if (accent == "south")
        settings.voice.accent = "vi-vn-x-south";
    else if (accent != "north")
        return failure("--accent " + accent.toStdString() + " is not known; write north, central or south.");

    settings.voice.inEnglishToo = parser.isSet("english");
    settings.voice.clips = parser.value("clips");
    settings.voice.loudspeaker = parser.value("loudspeaker");
    auto hours = voice::SpeakingHours::parse(parser.value("volume").toStdString(),
                                             parser.value("quiet").toStdString());
    if (!hours)
        return tl::unexpected{hours.error()};
    settings.voice.hours = *hours;
    auto zone = display_board::parseZone(parser.value("counters").toStdString(),
                                         parser.value("fields").toStdString());
    if (!zone)
        return tl::unexpected{zone.error()};
    settings.zone = std::move(*zone);
    if (parser.isSet("counter") && parser.value("counter").isEmpty())
        return failure("--counter needs the counter's number, such as --counter 3.");
    return settings;
}

/// Until its window is closed.
template <class Device> int run(Device& device, bool isSample)
{
    const auto started = isSample ? device.startSelfTest() : device.start();
    if (!started) {
        spdlog::error("{}", started.error().message);
        return EXIT_FAILURE;
    }
    return QGuiApplication::exec();
}

}

int main(int argc, char* argv[])
{
    startLog("luot-display-board");
    ui::goOffscreenForSelfTest(argc, argv);
    const QGuiApplication app{argc, argv};
    QGuiApplication::setApplicationName("luot-display-board");

    QCommandLineParser parser;
    parser.setApplicationDescription(
        "The hall's board: who is called to which counter, by screen and voice.");
    ui::addDeviceOptions(parser);
    ui::addReadingOptions(parser);
    parser.addOptions({
        {"near", "For halls under 3 m: all fields in one list."},
        {"counter", "Be the small display of this counter instead of the hall's board.", "N"},
        {"keys-from-stdin", "With --counter: also take keys from the standard input, one a line."},
        {"counters", "Show and say the calls of these counters only.", "LIST"},
        {"fields", "Show the waiting of these fields only.", "LIST"},
        {"logo", "The centre's own picture beside its name.", "FILE"},
        {"customer", "Say \"khách hàng\" instead of \"công dân\"."},
        {"accent", "The voice's accent: north, central or south.", "NAME", "north"},
        {"english", "Say each call in English, too."},
        {"clips", "A folder of recorded clips, used if it is complete (see luotctl voice check).", "DIR"},
        {"loudspeaker", "A program that plays what it reads, instead of the sound device: \"aplay -q -\".", "PROGRAM"},
        {"volume", "How loud in per cent from which time on: 07:00=100,17:00=60.", "LIST"},
        {"quiet", "When calls are shown, not said: 11:30-13:30.", "LIST"},
    });
    parser.process(app);

    auto settings = readSettings(parser);
    if (!settings) {
        spdlog::error("{}", settings.error().message);
        return EXIT_FAILURE;
    }
    // Before anything is made that has texts of its own.
    ui::Translation translation{"luot-display-board"};
    if (const auto used = translation.use(settings->board.language); !used)
        spdlog::warn("{}", used.error().message);
    settings->board.language = translation.language();

    ui::quitOnSignal();
    const SystemClock systemClock;
    const VirtualClock sampleClock{display_board::sampleTime};
    const bool isSample = settings->device.selfTest;
    const Clock& clock = isSample ? static_cast<const Clock&>(sampleClock) : systemClock;
    if (parser.isSet("counter")) {
        display_board::CounterApplication display{{settings->device,
                                                   CounterId{parser.value("counter").toStdString()},
                                                   parser.isSet("keys-from-stdin"), settings->textScale},
                                                  clock};
        return run(display, isSample);
    }
    display_board::Application board{*settings, clock};
    return run(board, isSample);
}
