#include "vision/camera.h"

#include "base/log.h"
#include "vision/src/picture_size.h"
#include "vision/src/picture_view.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace luot::vision {

namespace {

namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;

constexpr std::uint64_t mostPixels = 100'000'000;
constexpr int longestFrameSide = 1920;

/// Says when the frame of a clip is due, and waits for it where the clip plays in real time.
class ClipClock {
public:
    explicit ClipClock(Pace pace)
        : m_pace{pace}
    {
    }

    SteadyTime at(Seconds offset)
    {
        const auto exact = std::chrono::duration_cast<SteadyTime::duration>(offset);
        if (m_pace == Pace::AsFastAsPossible)
            return SteadyTime{} + exact;
        if (!m_start)
            m_start = std::chrono::steady_clock::now() - exact;
        std::this_thread::sleep_until(*m_start + exact);
        return *m_start + exact;
    }

private:
    Pace m_pace;
    std::optional<SteadyTime> m_start;
};

cv::Mat asColour(const cv::Mat& picture)
{
    cv::Mat colour;
    if (picture.channels() == 1)
        cv::cvtColor(picture, colour, cv::COLOR_GRAY2BGR);
    else if (picture.channels() == 4)
        cv::cvtColor(picture, colour, cv::COLOR_BGRA2BGR);
    else
        colour = picture;
    return colour;
}

Picture fitted(const cv::Mat& picture, int longestSide)
{
    const cv::Mat colour = asColour(picture);
    const int longest = std::max(colour.cols, colour.rows);
    if (longest <= longestSide)
        return pictureFrom(colour);
    const double scale = static_cast<double>(longestSide) / longest;
    cv::Mat smaller;
    cv::resize(colour, smaller,
               {std::max(1, static_cast<int>(colour.cols * scale)),
                std::max(1, static_cast<int>(colour.rows * scale))},
               0, 0, cv::INTER_AREA);
    return pictureFrom(smaller);
}

class FilmCamera final : public Camera {
public:
    FilmCamera(cv::VideoCapture film, Pace pace)
        : m_film{std::move(film)}
        , m_clock{pace}
    {
        const double rate = m_film.get(cv::CAP_PROP_FPS);
        m_frameTime = Seconds{rate > 1.0 && rate < 1000.0 ? 1.0 / rate : 1.0 / 25.0};
    }

    Result<std::optional<Frame>> next() override
    try {
        cv::Mat image;
        if (!m_film.read(image) || image.empty())
            return std::nullopt;
        // A film without time stamps reports zero for ever: count on by its frame rate.
        const Seconds stamped{m_film.get(cv::CAP_PROP_POS_MSEC) / 1000.0};
        if (m_number > 0)
            m_at = std::isfinite(stamped.count()) && stamped > m_at && stamped < m_at + Seconds{60.0}
                ? stamped
                : m_at + m_frameTime;
        return Frame{fitted(image, longestFrameSide), m_clock.at(m_at), m_number++};
    } catch (const cv::Exception&) {
        return failure("The film could not be read to its end; convert it with ffmpeg to H.264 in MP4.");
    }

private:
    cv::VideoCapture m_film;
    ClipClock m_clock;
    Seconds m_frameTime{};
    Seconds m_at{0.0};
    int m_number = 0;
};

class FolderCamera final : public Camera {
public:
    FolderCamera(std::vector<fs::path> files, Pace pace)
        : m_files{std::move(files)}
        , m_clock{pace}
    {
    }

    Result<std::optional<Frame>> next() override
    {
        constexpr Seconds frameTime{0.05};
        while (m_next < m_files.size()) {
            const std::size_t index = m_next++;
            Result<Picture> picture = readPicture(m_files[index].string());
            if (!picture) {
                spdlog::warn("{}", picture.error().message);
                continue;
            }
            return Frame{std::move(*picture), m_clock.at(static_cast<double>(index) * frameTime), m_number++};
        }
        if (m_number == 0)
            return failure("None of the pictures in " + m_files.front().parent_path().string()
                           + " can be read; put PNG or JPEG files there.");
        return std::nullopt;
    }

private:
    std::vector<fs::path> m_files;
    ClipClock m_clock;
    std::size_t m_next = 0;
    int m_number = 0;
};

class DeviceCamera final : public Camera {
public:
    DeviceCamera(cv::VideoCapture device, std::string path)
        : m_device{std::move(device)}
        , m_path{std::move(path)}
    {
    }

    Result<std::optional<Frame>> next() override
    try {
        cv::Mat image;
        if (!m_device.read(image) || image.empty())
            return failure("The camera " + m_path
                           + " gives no more pictures; check its cable and start again.");
        return Frame{fitted(image, longestFrameSide), std::chrono::steady_clock::now(), m_number++};
    } catch (const cv::Exception&) {
        return failure("The camera " + m_path + " gives no more pictures; check its cable and start again.");
    }

private:
    cv::VideoCapture m_device;
    std::string m_path;
    int m_number = 0;
};

bool isPictureFile(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg" || ending == ".bmp";
}

Result<std::unique_ptr<Camera>> openFolder(const fs::path& folder, Pace pace)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        if (entry.is_regular_file(error) && isPictureFile(entry.path()))
            files.push_back(entry.path());
    }
    if (files.empty())
        return failure("There is no picture in the folder " + folder.string()
                       + "; put PNG or JPEG files there.");
    std::sort(files.begin(), files.end());
    return std::make_unique<FolderCamera>(std::move(files), pace);
}

Result<std::unique_ptr<Camera>> openDevice(const std::string& path)
{
    std::error_code error;
    if (!fs::exists(path, error))
        return failure("There is no camera at " + path
                       + "; plug one in, or name another with --camera (v4l2-ctl "
                         "--list-devices lists them).");
    cv::VideoCapture device;
    device.open(path, cv::CAP_V4L2,
                {cv::CAP_PROP_FOURCC, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), cv::CAP_PROP_FRAME_WIDTH,
                 1280, cv::CAP_PROP_FRAME_HEIGHT, 720, cv::CAP_PROP_BUFFERSIZE, 2});
    if (!device.isOpened())
        return failure("The camera " + path
                       + " cannot be opened; end the program that uses it, or add this user to "
                         "the group video.");
    return std::make_unique<DeviceCamera>(std::move(device), path);
}

Result<std::unique_ptr<Camera>> openFilm(const std::string& path, Pace pace)
{
    cv::VideoCapture film;
    film.open(path, cv::CAP_FFMPEG);
    if (!film.isOpened())
        return failure("The film " + path + " cannot be read; convert it with ffmpeg to H.264 in MP4.");
    return std::make_unique<FilmCamera>(std::move(film), pace);
}

}

Result<std::unique_ptr<Camera>> openCamera(const std::string& source, Pace pace)
try {
    std::error_code error;
    if (source.empty())
        return failure("No camera is named; give a device (/dev/video0), a film, or a folder of pictures.");
    if (source.starts_with("/dev/video"))
        return openDevice(source);
    if (fs::is_directory(source, error))
        return openFolder(source, pace);
    if (!fs::exists(source, error))
        return failure("There is no camera, film or folder " + source
                       + "; give a device (/dev/video0), a film, or a folder of pictures.");
    return openFilm(source, pace);
} catch (const cv::Exception&) {
    return failure("The camera " + source + " cannot be opened; try another with --camera.");
}

Result<Picture> readPicture(const std::string& path, int longestSide)
try {
    std::ifstream file{path, std::ios::binary};
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file || bytes.empty())
        return failure("The picture " + path
                       + " is missing or empty; check its name, or run ./luot setup for the "
                         "demo's portraits.");
    const auto size = pictureSize(bytes);
    if (!size || size->first == 0 || size->second == 0)
        return failure("The file " + path
                       + " is not a PNG, JPEG or BMP picture; convert it, or take it away.");
    if (std::uint64_t{size->first} * size->second > mostPixels)
        return failure("The picture " + path + " is larger than 100 megapixels; make it smaller.");
    const cv::Mat picture = cv::imdecode(bytes, cv::IMREAD_COLOR);
    if (picture.empty())
        return failure("The picture " + path + " is damaged; replace it, or take it away.");
    return fitted(picture, longestSide);
} catch (const cv::Exception&) {
    return failure("The picture " + path + " is damaged; replace it, or take it away.");
}

}
