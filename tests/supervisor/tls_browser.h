#pragma once

#include <string>
#include <cstdint>

namespace luot::supervisor {

/// A certificate for 127.0.0.1 that signs itself, with its key; PEM texts.
struct OwnCertificate {
    OwnCertificate();

    std::string certificate;
    std::string privateKey;
};

/// Sends `request`, which asks to close, by TLS to a server on this machine. Ensures: the whole answer, with its
/// headers; empty where no TLS comes about.
std::string askByTls(std::uint16_t port, const std::string& request);

}
