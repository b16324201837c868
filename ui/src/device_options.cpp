#include "ui/device_options.h"

#include <QFile>

namespace luot::ui {

namespace {

constexpr int smallestSide = 200;
constexpr int largestSide = 8192;

Result<> readServer(const QString& text, DeviceOptions& options)
{
    const qsizetype colon = text.lastIndexOf(':');
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (colon <= 0 || !isNumber || port == 0 || port > 65532) {
        return failure("--server " + text.toStdString()
                       + " is not HOST:PORT; write it as 192.168.1.10:5560, with the service's base port.");
    }
    options.host = text.left(colon);
    options.port = static_cast<std::uint16_t>(port);
    return {};
}

Result<> readSize(const QString& text, DeviceOptions& options)
{
    const QStringList sides = text.split('x');
    const QSize size = sides.size() == 2 ? QSize{sides[0].toInt(), sides[1].toInt()} : QSize{};
    if (size.width() < smallestSide || size.height() < smallestSide || size.width() > largestSide
        || size.height() > largestSide) {
        return failure("--size " + text.toStdString() + " is not a size; write it as 1920x1080.");
    }
    options.size = size;
    return {};
}

}

void addDeviceOptions(QCommandLineParser& parser)
{
    parser.addHelpOption();
    parser.addOptions({
        {"server", "The queue service and its base port.", "HOST:PORT", "127.0.0.1:5560"},
        {"key", "This device's key file, made by luotctl.", "FILE"},
        {"server-key", "The service's public key, where the key file does not hold it.", "FILE"},
        {"branch", "The branch; by default the key's own.", "ID"},
        {"transcript", "Append what happens, one JSON object a line.", "FILE"},
        {"transcript-start", "The monotonic time, in seconds, that the transcript counts from.", "SECONDS",
         "0"},
        {"pictures", "Save pictures of the screen here.", "DIR"},
        {"voice-out", "Write what is said to WAV files here instead of the sound device.", "DIR"},
        {"size", "The window's size; by default the whole screen.", "WxH"},
        {"self-test", "Load every screen, then end; fails on any warning."},
    });
}

Result<DeviceOptions> readDeviceOptions(const QCommandLineParser& parser)
{
    DeviceOptions options;
    if (const auto read = readServer(parser.value("server"), options); !read)
        return tl::unexpected{read.error()};
    if (parser.isSet("size")) {
        if (const auto read = readSize(parser.value("size"), options); !read)
            return tl::unexpected{read.error()};
    }
    bool isNumber = false;
    options.transcriptStart = parser.value("transcript-start").toDouble(&isNumber);
    if (!isNumber)
        return failure("--transcript-start needs seconds of the monotonic clock, such as 1234.5.");

    options.keyFile = parser.value("key");
    options.serverKeyFile = parser.value("server-key");
    options.branch = parser.value("branch");
    options.transcriptFile = parser.value("transcript");
    options.picturesDir = parser.value("pictures");
    options.voiceOutDir = parser.value("voice-out");
    options.selfTest = parser.isSet("self-test");
    return options;
}

Result<protocol::ClientSettings> clientSettings(const DeviceOptions& options,
                                                std::optional<protocol::Stream> stream)
{
    if (options.keyFile.isEmpty())
        return failure("This device has no key; make one with `luotctl key` and name it with --key FILE.");
    auto key = protocol::readDeviceKey(options.keyFile.toStdString());
    if (!key)
        return tl::unexpected{key.error()};

    if (!options.serverKeyFile.isEmpty()) {
        QFile file{options.serverKeyFile};
        if (!file.open(QIODevice::ReadOnly)) {
            return failure("The service's public key " + options.serverKeyFile.toStdString()
                           + " cannot be read; copy it from the service's machine.");
        }
        key->serverPublicKey = file.readLine(128).trimmed().toStdString();
        if (key->serverPublicKey.size() != 40) {
            return failure(
                options.serverKeyFile.toStdString()
                + " holds no public key; its first line must be the 40 characters of the service's key.");
        }
    }
    if (!options.branch.isEmpty())
        key->branch = BranchId{options.branch.toStdString()};

    protocol::ClientSettings settings;
    settings.host = options.host.toStdString();
    settings.port = options.port;
    settings.key = *key;
    settings.stream = stream;
    return settings;
}

Result<protocol::Transcript> openTranscript(const DeviceOptions& options, const std::string& process)
{
    if (options.transcriptFile.isEmpty())
        return protocol::Transcript{};
    return protocol::Transcript::open(options.transcriptFile.toStdString(), process, options.transcriptStart);
}

}
