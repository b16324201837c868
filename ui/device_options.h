#pragma once

#include "base/result.h"
#include "protocol/client.h"
#include "protocol/transcript.h"

#include <QCommandLineParser>
#include <QSize>
#include <QString>

#include <cstdint>
#include <optional>

namespace luot::ui {

/// What every device with a screen is told on its command line.
///
/// --server HOST:PORT  --key FILE  --server-key FILE  --branch ID  --transcript FILE  --transcript-start
/// SECONDS
/// --pictures DIR  --voice-out DIR  --size WxH  --self-test  --help
struct DeviceOptions {
    QString host = "127.0.0.1";
    std::uint16_t port = 5560; ///< the base port P
    QString keyFile; ///< the device's own key, with the service's public key in it
    QString serverKeyFile; ///< the service's public key, where the device's file does not pin it
    QString branch; ///< empty: the key's
    QString transcriptFile; ///< empty: no transcript
    double transcriptStart = 0; ///< seconds of CLOCK_MONOTONIC
    QString picturesDir; ///< empty: no pictures
    QString voiceOutDir; ///< empty: the sound device
    std::optional<QSize> size; ///< none: the whole screen
    bool selfTest = false;
};

/// Adds the options above. A device adds its own to the same parser before it parses.
void addDeviceOptions(QCommandLineParser& parser);

/// Requires: the parser has parsed. Fails with a sentence that says what to write instead.
Result<DeviceOptions> readDeviceOptions(const QCommandLineParser& parser);

/// Where to connect and with which key; fails when the key cannot be read. Does not connect.
Result<protocol::ClientSettings> clientSettings(const DeviceOptions& options,
                                                std::optional<protocol::Stream> stream);

/// The transcript the options name, or one that writes nowhere.
Result<protocol::Transcript> openTranscript(const DeviceOptions& options, const std::string& process);

}
