#include "picture_reading.h"

#include <QImage>

#include <algorithm>
#include <array>
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

std::string numberOn(const std::filesystem::path& picture)
{
    // Tesseract takes letters of 300 pixels for pictures: the large number is cut out and made small.
    const QImage board{QString::fromStdString(picture.string())};
    const QImage number = board.copy(90, 230, 660, 280).convertToFormat(QImage::Format_Grayscale8);
    QImage small{number.width() / 4 + 40, number.height() / 4 + 40, QImage::Format_Grayscale8};
    small.fill(number.pixelColor(0, 0));
    const QImage scaled = number.scaledToWidth(number.width() / 4, Qt::SmoothTransformation);
    for (int y = 0; y < scaled.height(); ++y)
        std::copy_n(scaled.constScanLine(y), scaled.width(), small.scanLine(y + 20) + 20);
    const std::filesystem::path file = picture.string() + "-number.png";
    small.save(QString::fromStdString(file.string()));
    const std::string text
        = outputOf("OMP_THREAD_LIMIT=1 tesseract '" + file.string() + "' stdout -l eng --psm 7 2>/dev/null");
    std::filesystem::remove(file);
    return text.substr(0, text.find_last_not_of(" \n\f") + 1);
}

std::string qrCodeOn(const std::filesystem::path& picture)
{
    std::string code = outputOf("zbarimg --quiet --raw '" + picture.string() + "' 2>/dev/null");
    while (!code.empty() && code.back() == '\n')
        code.pop_back();
    return code;
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
