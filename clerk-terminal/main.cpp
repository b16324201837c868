#include "clerk-terminal/self_test_steps.h"
#include "clerk-terminal/terminal.h"

#include "base/log.h"
#include "base/private_memory.h"
#include "ui/quit_on_signal.h"
#include "ui/self_test.h"

#include <QGuiApplication>

#include <cstdlib>

using namespace luot;
using namespace luot::clerk_terminal;

namespace {

int fail(const Error& error)
{
    spdlog::error("{}", error.message);
    return EXIT_FAILURE;
}

int selfTest(const ui::DeviceOptions& options, const ui::Reading& reading)
{
    SampleDesk sample;
    ui::Screen screen;
    const auto loaded
        = screen.load(QUrl{"qrc:/qt/qml/Luot/ClerkTerminal/Main.qml"},
                      {{"desk", QVariant::fromValue(&sample.desk())}, {"zoom", reading.textScale}},
                      options.size.value_or(QSize{1280, 800}));
    if (!loaded)
        return fail(loaded.error());
    ui::runSelfTest(screen, sample.steps(*screen.window()), options.picturesDir);
    return QGuiApplication::exec();
}

}

int main(int argc, char* argv[])
{
    startLog("luot-clerk-terminal");
    keepMemoryPrivate(); // a ticket's key and a PIN pass through it
    ui::goOffscreenForSelfTest(argc, argv);
    QGuiApplication app{argc, argv};
    QGuiApplication::setApplicationName("luot-clerk-terminal");
    ui::quitOnSignal();

    QCommandLineParser parser;
    parser.setApplicationDescription("The terminal of one counter: call, serve and finish, one key each.");
    addTerminalOptions(parser);
    parser.process(app);
    const auto options = readTerminalOptions(parser);
    if (!options)
        return fail(options.error());
    ui::Translation translation{"luot-clerk-terminal"};
    if (const auto spoken = speak(translation, options->reading.language); !spoken)
        spdlog::warn("{}", spoken.error().message);
    if (options->device.selfTest)
        return selfTest(options->device, options->reading);

    Terminal terminal{*options};
    if (const auto started = terminal.start(); !started)
        return fail(started.error());
    return QGuiApplication::exec();
}
