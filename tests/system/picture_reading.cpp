#include "picture_reading.h"

#include <QImage>
#include <QPainter>

#include <array>
#include <cctype>
#include <cstdio>
#include <memory>
#include <set>

namespace luot::system_test {

namespace {

struct ClosePipe {
    void operator()(std::FILE* pipe) const { ::pclose(pipe); }
};

std::string outputOf(const std::string& command)
{
    const std::unique_ptr<std::FILE, ClosePipe> pipe{::popen(command.c_str(), "r")};
    std::string text;
    std::array<char, 4096> buffer{};
    while (pipe) {
        const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), pipe.get());
        if (read == 0)
            break;
        text.append(buffer.data(), read);
    }
    return text;
}

}

std::string textOn(const std::filesystem::path& picture)
{
    return outputOf("OMP_THREAD_LIMIT=1 tesseract '" + picture.string()
                    + "' stdout -l vie --psm 6 2>/dev/null");
}

namespace {

std::string numberIn(const QRect& place, const std::filesystem::path& picture)
{
    // Tesseract takes letters of 300 pixels for pictures: the large number is cut out, made small, and put
    // dark on light with a margin.
    const QImage number = QImage{QString::fromStdString(picture.string())}.copy(place).scaledToHeight(
        60, Qt::SmoothTransformation);
    QImage page{number.width() + 60, number.height() + 60, QImage::Format_RGB32};
    page.fill(number.pixel(0, 0));
    QPainter{&page}.drawImage(30, 30, number);
    page.convertTo(QImage::Format_Grayscale8);
    if (page.pixelColor(0, 0).value() < 110)
        page.invertPixels();
    const std::filesystem::path file = picture.string() + "-number.png";
    page.save(QString::fromStdString(file.string()));
    std::string label
        = outputOf("OMP_THREAD_LIMIT=1 tesseract '" + file.string() + "' stdout -l eng --psm 7 2>/dev/null");
    std::filesystem::remove(file);
    label.erase(label.find_last_not_of(" \n\f") + 1);
    // One capital and three digits: a reader of words takes a zero for an O and a one for an l or a t.
    for (std::size_t i = 0; i < label.size(); ++i) {
        char& c = label[i];
        if (i == 0)
            c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        else if (c == 'O' || c == 'o')
            c = '0';
        else if (c == 'l' || c == 'I' || c == 't' || c == '|')
            c = '1';
    }
    return label;
}

}

std::string numberOn(const std::filesystem::path& picture) { return numberIn({60, 220, 740, 290}, picture); }

std::string numberOnTicket(const std::filesystem::path& picture)
{
    return numberIn({0, 200, 576, 204}, picture);
}

std::string qrCodeOn(const std::filesystem::path& picture)
{
    std::string code = outputOf("zbarimg --quiet --raw '" + picture.string() + "' 2>/dev/null");
    while (!code.empty() && code.back() == '\n')
        code.pop_back();
    return code;
}

bool drawEmptyRoom(const std::filesystem::path& picture, int frame)
{
    QImage room{640, 360, QImage::Format_Grayscale8};
    for (int y = 0; y < room.height(); ++y) {
        for (int x = 0; x < room.width(); ++x)
            room.scanLine(y)[x]
                = static_cast<uchar>((y < 240 ? 170 : 110) + (x * 7 + y * 13 + frame * 31) % 5);
    }
    return room.save(QString::fromStdString(picture.string()));
}

std::filesystem::path fileLike(const std::filesystem::path& folder, const std::string& prefix,
                               const std::string& suffix)
{
    std::set<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix) && name.ends_with(suffix))
            found.insert(entry.path());
    }
    return found.empty() ? std::filesystem::path{} : *found.begin();
}

}
