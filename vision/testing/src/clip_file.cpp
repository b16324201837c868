#include "vision/testing/clip_file.h"

#include "vision/src/picture_view.h"
#include "vision/testing/hall.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>

namespace luot::vision::testing {

namespace {

namespace fs = std::filesystem;

Error cannotWrite(const fs::path& path)
{
    return {"The file " + path.string() + " cannot be written; check that its folder is there and has room."};
}

/// Takes the frames one after the other; false when it has no room.
using Film = std::function<bool(const Picture&)>;

Result<Film> openFilm(const fs::path& path, double framesPerSecond)
{
    if (path.extension() == ".mp4") {
        auto writer = std::make_shared<cv::VideoWriter>(path.string(), cv::CAP_FFMPEG,
                                                        cv::VideoWriter::fourcc('a', 'v', 'c', '1'),
                                                        framesPerSecond, cv::Size{Hall::width, Hall::height});
        if (!writer->isOpened())
            return tl::unexpected{cannotWrite(path)};
        return [writer](const Picture& picture) {
            writer->write(viewOf(picture));
            return true;
        };
    }
    if (path.has_extension())
        return failure("The clip " + path.string()
                       + " must end in .mp4, or have no ending to become a folder of PNG pictures.");
    std::error_code error;
    fs::create_directories(path, error);
    if (error)
        return tl::unexpected{cannotWrite(path)};
    return [path, number = 0](const Picture& picture) mutable {
        std::array<char, 32> name{};
        std::snprintf(name.data(), name.size(), "%06d.png", number++);
        return cv::imwrite((path / name.data()).string(), viewOf(picture));
    };
}

void writeTruth(std::ofstream& out, const ScriptedClip& clip, const Frame& frame)
{
    const double seconds = std::chrono::duration<double>(frame.at.time_since_epoch()).count();
    for (std::size_t i = 0; i < clip.truth().size(); ++i) {
        const std::optional<PersonTruth>& person = clip.truth()[i];
        if (!person)
            continue;
        std::array<char, 160> line{};
        std::snprintf(line.data(), line.size(), "%d,%.3f,%zu,%.3f,%.3f,%.2f,%.2f,%.2f\n", frame.number,
                      seconds, i, person->pose.yaw, person->pose.pitch, person->x, person->y,
                      person->eyeDistancePx);
        out << line.data();
    }
}

}

Result<> writeClip(ScriptedClip& clip, const fs::path& film, const fs::path& truth)
try {
    Result<Film> write = openFilm(film, clip.framesPerSecond());
    if (!write)
        return tl::unexpected{write.error()};
    std::ofstream table;
    if (!truth.empty()) {
        table.open(truth, std::ios::binary);
        table << "frame,t,person,yaw,pitch,x,y,eye_distance\n";
        if (!table)
            return tl::unexpected{cannotWrite(truth)};
    }

    int written = 0;
    Picture before;
    const auto writeUntil = [&](int frames, const Picture& picture) {
        bool good = true;
        for (; written < frames; ++written)
            good = (*write)(picture) && good;
        return good;
    };
    const int frames = static_cast<int>(std::ceil(clip.seconds() * clip.framesPerSecond() - 1e-9));
    while (true) {
        const Result<std::optional<Frame>> next = clip.next();
        if (!next)
            return tl::unexpected{next.error()};
        const std::optional<Frame>& frame = *next;
        if (before.empty() && frame)
            before = frame->picture;
        if (!before.empty() && !writeUntil(frame ? frame->number : frames, before))
            return tl::unexpected{cannotWrite(film)};
        if (!frame)
            break;
        if (!writeUntil(frame->number + 1, frame->picture))
            return tl::unexpected{cannotWrite(film)};
        before = frame->picture;
        if (table.is_open())
            writeTruth(table, clip, *frame);
    }
    if (table.is_open() && !table.flush())
        return tl::unexpected{cannotWrite(truth)};
    return {};
} catch (const cv::Exception&) {
    return tl::unexpected{cannotWrite(film)};
}

}
