#include "kiosk/ticket_token.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace luot::kiosk {

namespace {

constexpr auto base64url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

}

TicketToken makeTicketToken()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->generate(bits.begin(), bits.end());
    const QByteArray raw{reinterpret_cast<const char*>(bits.data()), sizeof bits};
    const QByteArray text = raw.toBase64(base64url);
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    return {text.toStdString(), hash.toStdString()};
}

std::string qrText(const TicketToken& token, const std::string& publicBaseUrl,
                   const std::optional<vision::TemplateKey>& key)
{
    std::string base = publicBaseUrl;
    while (!base.empty() && base.back() == '/')
        base.pop_back();
    std::string text = base.empty() ? "LQT1:" + token.text : base + "/t/" + token.text;
    if (key) {
        QByteArray raw{reinterpret_cast<const char*>(key->data()), static_cast<qsizetype>(key->size())};
        QByteArray fragment = raw.toBase64(base64url);
        text += '#';
        text.append(fragment.constData(), static_cast<std::size_t>(fragment.size()));
        raw.fill('\0');
        fragment.fill('\0');
    }
    return text;
}

void wipe(std::string& secret)
{
    volatile char* bytes = secret.data();
    for (std::size_t i = 0; i < secret.size(); ++i)
        bytes[i] = '\0';
    secret.clear();
}

}
