#include "kiosk/kiosk_options.h"

#include <QStandardPaths>

namespace luot::kiosk {

void addKioskOptions(QCommandLineParser& parser)
{
    ui::addDeviceOptions(parser);
    parser.addOptions({
        {"camera",
         "Where pictures come from: /dev/video0, a clip, a folder of pictures, or\n"
         "citizen:PORTRAIT?choose=ROW,COL&consent=yes|no. Without it: touch only.",
         "SOURCE"},
        {"face-binding",
         "on: citizens who agree have their ticket bound to their face. off: heads only\nchoose, no face is "
         "described.",
         "on|off", "on"},
        {"nearest-histogram",
         "Count here how near the nearest other face of the last ten minutes was, for\nluotctl vision "
         "calibrate. Counts only. Without it: not counted.",
         "FILE"},
        {"same-face",
         "At most this far from a face of the last ten minutes: shown the number they have\n(0.38).",
         "DISTANCE"},
        {"ask-face", "At most this far: asked whether they have one (0.43).", "DISTANCE"},
        {"printer", "tcp:HOST:PORT, a device such as /dev/usb/lp0, or file:PATH. Without it: no paper.",
         "PORT"},
        {"printer-profile", "The printer's kind, by name or .toml file (80mm).", "NAME", "80mm"},
        {"state", "Where a number that is on its way is kept across a power cut: nothing personal.", "DIR"},
        {"key-over-network",
         "Also print the key of a bound face on a printer in the network: whoever listens there\ncould read "
         "it. "
         "Only for a cable of its own."},
        {"check",
         "Tell the installer, on the terminal, how camera, light, distance, printer, sound,\nnetwork and "
         "disk "
         "are, and end: 0 if nothing is to be done."},
        {"set-pin",
         "Ask for the PIN of the caretaker's page (twice, or one line where nobody types), keep\nits hash in "
         "the folder of --state, and end."},
        {"language", "Of what --check says: vi or en.", "CODE", "vi"},
        {"keys-from-stdin", "Also take keys from the standard input, one a line: Return, Right."},
        {"once", "End after one visit with a number: 0 if its paper came out."},
        {"sounds",
         "on: a soft tick when a card lights up, notes when something is done. off: pages are\nread aloud to "
         "those who ask, nothing else is heard.",
         "on|off", "on"},
        {"loudness", "Of all that is heard, 1 to 100 percent.", "PERCENT", "100"},
        {"loudspeaker",
         "A program that plays the WAV it reads, such as 'aplay -q -'. Without it: the machine's\nsound "
         "device.",
         "PROGRAM"},
        {"reduced-motion", "Nothing slides and pictures stand still; rings fill all the same."},
        {"visit-timeout", "With --once: give up after so many seconds without a number.", "SECONDS"},
    });
}

namespace {

/// A distance of templates, if given.
Result<> readDistance(const QCommandLineParser& parser, const QString& option, double& distance)
{
    if (!parser.isSet(option))
        return {};
    bool isNumber = false;
    const double given = parser.value(option).toDouble(&isNumber);
    if (!isNumber || !(given > 0.0 && given < 1.0))
        return failure(
            "--" + option.toStdString()
            + " wants a distance between 0 and 1, such as 0.38; luotctl vision calibrate proposes one");
    distance = given;
    return {};
}

}

namespace {

Result<> readSound(const QCommandLineParser& parser, KioskSoundSettings& sound)
{
    const QString tones = parser.value("sounds");
    if (tones != "on" && tones != "off")
        return failure("--sounds is on or off, not '" + tones.toStdString() + "'");
    sound.tones = tones == "on" ? TonesHeard::Yes : TonesHeard::No;
    bool isNumber = false;
    const int percent = parser.value("loudness").toInt(&isNumber);
    if (!isNumber || percent < 1 || percent > 100)
        return failure("--loudness wants a whole number from 1 to 100; --sounds off leaves the notes out");
    sound.loudness = percent / 100.0;
    sound.loudspeaker = parser.value("loudspeaker");
    return {};
}

}

Result<KioskOptions> readKioskOptions(const QCommandLineParser& parser)
{
    auto device = ui::readDeviceOptions(parser);
    if (!device)
        return tl::unexpected{device.error()};
    KioskOptions options;
    options.device = *std::move(device);
    options.camera = parser.value("camera");
    const QString binding = parser.value("face-binding");
    if (binding != "on" && binding != "off")
        return failure("--face-binding is on or off, not '" + binding.toStdString() + "'");
    options.faceBinding = binding == "on" ? FaceBinding::On : FaceBinding::Off;
    options.nearestFile = parser.value("nearest-histogram");
    for (const auto& [option, distance] : {std::pair{"same-face", &options.secondTicket.same},
                                           std::pair{"ask-face", &options.secondTicket.ask}})
        if (auto read = readDistance(parser, option, *distance); !read)
            return tl::unexpected{read.error()};
    if (options.secondTicket.ask < options.secondTicket.same)
        return failure("--ask-face is the wider of the two; give one of at least --same-face");
    options.printer = parser.value("printer");
    options.printerProfile = parser.value("printer-profile");
    options.stateDir = parser.value("state");
    if (options.stateDir.isEmpty())
        options.stateDir = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    if (auto read = readSound(parser, options.sound); !read)
        return tl::unexpected{read.error()};
    options.sound.outDir = options.device.voiceOutDir;
    options.reducedMotion = parser.isSet("reduced-motion");
    options.keyOverNetwork = parser.isSet("key-over-network");
    if (parser.isSet("check") && parser.isSet("set-pin"))
        return failure("--check and --set-pin are two things; do one after the other");
    if (parser.isSet("check"))
        options.task = KioskOptions::Task::Check;
    if (parser.isSet("set-pin"))
        options.task = KioskOptions::Task::SetPin;
    const QString language = parser.value("language");
    if (language != "vi" && language != "en")
        return failure("--language " + language.toStdString() + " is not known; write vi or en.");
    options.language = language == "en" ? ui::Language::English : ui::Language::Vietnamese;
    options.keysFromStdin = parser.isSet("keys-from-stdin");
    options.once = parser.isSet("once") ? Once::Yes : Once::No;
    if (parser.isSet("visit-timeout")) {
        bool isNumber = false;
        const int seconds = parser.value("visit-timeout").toInt(&isNumber);
        if (!isNumber || seconds <= 0)
            return failure("--visit-timeout wants a whole number of seconds above 0, such as 60");
        if (options.once == Once::No)
            return failure("--visit-timeout goes with --once; add it, or leave the timeout out");
        options.visitTimeoutSeconds = seconds;
    }
    return options;
}

}
