#include "kiosk/kiosk_options.h"

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
        {"printer", "tcp:HOST:PORT, a device such as /dev/usb/lp0, or file:PATH. Without it: no paper.",
         "PORT"},
        {"printer-profile", "The printer's kind, by name or .toml file (80mm).", "NAME", "80mm"},
        {"once", "End after one visit with a number: 0 if its paper came out."},
        {"visit-timeout", "With --once: give up after so many seconds without a number.", "SECONDS"},
    });
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
    options.printer = parser.value("printer");
    options.printerProfile = parser.value("printer-profile");
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
