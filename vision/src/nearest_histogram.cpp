#include "vision/nearest_histogram.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <system_error>

namespace luot::vision {

namespace {

// One line a bin that is not empty, "41 3" for three distances from 0.41 to 0.42; the last line proves that
// nothing is missing.
constexpr std::string_view firstLine = "luot-nearest-histogram 1";
constexpr std::string_view lastWord = "total";
constexpr std::uintmax_t longestFile = 1U << 16U;

std::uint64_t sum(std::uint64_t a, std::uint64_t b)
{
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    return a > most - b ? most : a + b;
}

std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

bool readNumber(std::string_view text, std::uint64_t& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

bool writeWhole(const std::filesystem::path& file, const std::string& text)
{
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (fd < 0)
        return false;
    bool good = true;
    for (std::string_view rest = text; good && !rest.empty();) {
        const ssize_t written = ::write(fd, rest.data(), rest.size());
        good = written > 0;
        if (good)
            rest.remove_prefix(static_cast<std::size_t>(written));
    }
    good = good && ::fsync(fd) == 0;
    return ::close(fd) == 0 && good;
}

}

void NearestHistogram::add(double distance)
{
    if (!(distance >= 0.0) || !std::isfinite(distance))
        return;
    // 0.29 / 0.01 is 28.999…: a distance on an edge belongs to the bin above it.
    const double bin = std::min(std::floor(distance / binWidth + 1e-9), binCount - 1.0);
    std::uint64_t& count = m_bins.at(static_cast<std::size_t>(bin));
    count = sum(count, 1);
}

void NearestHistogram::merge(const NearestHistogram& other)
{
    for (std::size_t i = 0; i < binCount; ++i)
        m_bins.at(i) = sum(m_bins.at(i), other.m_bins.at(i));
}

std::uint64_t NearestHistogram::total() const
{
    return std::accumulate(m_bins.begin(), m_bins.end(), std::uint64_t{0}, sum);
}

std::uint64_t NearestHistogram::below(double edge) const
{
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < binCount && static_cast<double>(i) * binWidth < edge - 1e-9; ++i)
        count = sum(count, m_bins.at(i));
    return count;
}

Result<NearestHistogram> NearestHistogram::load(const std::filesystem::path& file)
{
    std::error_code error;
    std::ifstream stream{file, std::ios::binary};
    if (!std::filesystem::is_regular_file(file, error) || !stream)
        return failure("The histogram " + file.string() + " cannot be read; check its name.");
    const auto damaged = failure("The histogram " + file.string()
                                 + " is damaged; take it away, and the kiosk begins a new one.");
    if (std::filesystem::file_size(file, error) > longestFile)
        return damaged;
    const std::string content{std::istreambuf_iterator<char>{stream}, {}};
    std::string_view text = content;
    if (takeLine(text) != firstLine)
        return damaged;

    NearestHistogram histogram;
    std::uint64_t next = 0;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        const std::size_t space = line.find(' ');
        std::uint64_t bin = 0;
        std::uint64_t count = 0;
        if (space == std::string_view::npos || !readNumber(line.substr(space + 1), count))
            return damaged;
        if (line.substr(0, space) == lastWord) {
            if (!text.empty() || count != histogram.total())
                return damaged;
            return histogram;
        }
        if (!readNumber(line.substr(0, space), bin) || bin < next || bin >= binCount)
            return damaged;
        histogram.m_bins.at(bin) = count;
        next = bin + 1;
    }
    return damaged;
}

Result<> NearestHistogram::save(const std::filesystem::path& file) const
{
    std::string text{firstLine};
    text += '\n';
    for (std::size_t i = 0; i < binCount; ++i) {
        if (m_bins.at(i) > 0)
            text += std::to_string(i) + ' ' + std::to_string(m_bins.at(i)) + '\n';
    }
    text += std::string{lastWord} + ' ' + std::to_string(total()) + '\n';

    std::filesystem::path part = file;
    part += ".part";
    std::error_code error;
    if (!writeWhole(part, text) || (std::filesystem::rename(part, file, error), error)) {
        std::filesystem::remove(part, error);
        return failure("The histogram " + file.string()
                       + " cannot be written; free some space or check the folder's owner.");
    }
    return {};
}

}
