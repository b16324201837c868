#include "tests/supervisor/tls_browser.h"

#include <arpa/inet.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <ctime>
#include <memory>
#include <stdexcept>

namespace luot::supervisor {

namespace {

void check(int code)
{
    if (code < 0)
        throw std::runtime_error{gnutls_strerror(code)};
}

std::string textOf(gnutls_datum_t datum)
{
    std::string text{reinterpret_cast<const char*>(datum.data), datum.size};
    gnutls_free(datum.data);
    return text;
}

}

OwnCertificate::OwnCertificate()
{
    gnutls_x509_privkey_t key{};
    check(gnutls_x509_privkey_init(&key));
    const std::unique_ptr<gnutls_x509_privkey_int, void (*)(gnutls_x509_privkey_t)> keptKey{
        key, &gnutls_x509_privkey_deinit};
    check(gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1), 0));
    gnutls_x509_crt_t own{};
    check(gnutls_x509_crt_init(&own));
    const std::unique_ptr<gnutls_x509_crt_int, void (*)(gnutls_x509_crt_t)> keptOwn{own,
                                                                                   &gnutls_x509_crt_deinit};
    constexpr std::string_view name = "127.0.0.1";
    constexpr unsigned char serial = 1;
    check(gnutls_x509_crt_set_dn_by_oid(own, GNUTLS_OID_X520_COMMON_NAME, 0, name.data(), name.size()));
    check(gnutls_x509_crt_set_serial(own, &serial, sizeof serial));
    check(gnutls_x509_crt_set_version(own, 3));
    check(gnutls_x509_crt_set_activation_time(own, 0));
    check(gnutls_x509_crt_set_expiration_time(own, std::time(nullptr) + 3600));
    check(gnutls_x509_crt_set_key(own, key));
    check(gnutls_x509_crt_sign2(own, own, key, GNUTLS_DIG_SHA256, 0));
    gnutls_datum_t text{};
    check(gnutls_x509_crt_export2(own, GNUTLS_X509_FMT_PEM, &text));
    certificate = textOf(text);
    check(gnutls_x509_privkey_export2(key, GNUTLS_X509_FMT_PEM, &text));
    privateKey = textOf(text);
}

std::string askByTls(std::uint16_t port, const std::string& request)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    gnutls_certificate_credentials_t anyones{};
    check(gnutls_certificate_allocate_credentials(&anyones));
    gnutls_session_t session{};
    check(gnutls_init(&session, GNUTLS_CLIENT));
    check(gnutls_set_default_priority(session));
    check(gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, anyones));
    gnutls_transport_set_int(session, fd);

    std::string answer;
    bool isOn = connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
        && gnutls_handshake(session) == GNUTLS_E_SUCCESS;
    isOn = isOn && gnutls_record_send(session, request.data(), request.size()) > 0;
    std::array<char, 4096> part{};
    while (isOn) {
        const ssize_t n = gnutls_record_recv(session, part.data(), part.size());
        if (n > 0)
            answer.append(part.data(), static_cast<std::size_t>(n));
        isOn = n > 0;
    }
    gnutls_deinit(session);
    gnutls_certificate_free_credentials(anyones);
    close(fd);
    return answer;
}

}
