#include "ui/announcement.h"

#include <QStringList>

#include <array>

namespace luot::ui {

namespace {

QString spelled(const QString& text)
{
    static const std::array<QString, 10> digits{"không", "một", "hai", "ba",  "bốn",
                                                "năm",   "sáu", "bảy", "tám", "chín"};
    QStringList words;
    for (const QChar character : text) {
        if (character >= '0' && character <= '9')
            words << digits[static_cast<std::size_t>(character.digitValue())];
        else if (character.isLetter())
            words << QString{character.toUpper()};
    }
    return words.join(", ");
}

}

QString announcementText(const QString& label, const QString& counter, Address address)
{
    const QString who = address == Address::Citizen ? "công dân" : "khách hàng";
    return QString{"Mời %1 số %2, đến quầy số %3."}.arg(who, spelled(label), spelled(counter));
}

Sound announcementSound(const Sound& speech)
{
    const Sound bell = chime(speech.rate);
    const Sound words = levelled(trimmed(speech), 0.9);
    if (words.samples.empty())
        return bell;
    return joined(
        {bell, silence(Milliseconds{300}, words.rate), words, silence(Milliseconds{600}, words.rate), words});
}

}
