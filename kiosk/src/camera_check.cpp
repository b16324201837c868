#include "kiosk/camera_check.h"

#include "vision/camera.h"
#include "vision/face_pipeline.h"
#include "vision/models.h"
#include "vision/testing/scripted_citizen.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace luot::kiosk {

namespace {

constexpr int enoughPictures = 60;
constexpr std::size_t enoughFaces = 15;

struct Grey {
    double mean = 0.0;
    double deviation = 0.0;
};

Grey greyOf(const vision::Picture& picture)
{
    const auto bytes = picture.bgr();
    double sum = 0.0;
    double squares = 0.0;
    std::size_t count = 0;
    constexpr std::size_t step = 21; // every seventh pixel is enough
    for (std::size_t i = 0; i + 2 < bytes.size(); i += step, ++count) {
        const double grey = 0.114 * bytes[i] + 0.587 * bytes[i + 1] + 0.299 * bytes[i + 2];
        sum += grey;
        squares += grey * grey;
    }
    if (count == 0)
        return {};
    const double mean = sum / static_cast<double>(count);
    return {mean, std::sqrt(std::max(0.0, squares / static_cast<double>(count) - mean * mean))};
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

Result<std::unique_ptr<vision::Camera>> openAsTheKioskDoes(const std::string& source)
{
    if (!vision::testing::isScriptedCitizen(source))
        return vision::openCamera(source);
    auto citizen = vision::testing::openScriptedCitizen(source);
    if (!citizen)
        return tl::unexpected{citizen.error()};
    return std::unique_ptr<vision::Camera>{std::move(*citizen)};
}

}

CameraLook lookThrough(const std::string& source, FaceBinding binding, Milliseconds patience)
{
    CameraLook look;
    const auto use
        = binding == FaceBinding::On ? vision::ModelUse::Templates : vision::ModelUse::DetectionOnly;
    auto models = vision::findModels(vision::modelFolder(), use);
    if (!models) {
        look.models = models.error().message;
        models = vision::findModels(vision::modelFolder(), vision::ModelUse::DetectionOnly);
    }
    auto pipeline = models ? vision::FacePipeline::load(*models) : Result<vision::FacePipeline>{failure("")};
    if (models && !pipeline)
        look.models = pipeline.error().message;
    auto camera = openAsTheKioskDoes(source);
    if (!camera) {
        look.trouble = camera.error().message;
        return look;
    }

    const SystemClock clock;
    const SteadyTime begin = clock.steady();
    std::vector<double> distances;
    std::vector<double> brightness;
    std::optional<SteadyTime> first;
    SteadyTime last;
    Grey sum;
    const auto knowsEnough
        = [&] { return look.frames >= enoughPictures && (distances.size() >= enoughFaces || !pipeline); };
    while (clock.steady() - begin < patience && !knowsEnough()) {
        auto frame = (*camera)->next();
        if (!frame) {
            look.trouble = frame.error().message;
            break;
        }
        if (!*frame)
            break; // the end of a clip
        ++look.frames;
        look.width = (*frame)->picture.width();
        look.height = (*frame)->picture.height();
        first = first.value_or((*frame)->at);
        last = (*frame)->at;
        const Grey grey = greyOf((*frame)->picture);
        sum.mean += grey.mean;
        sum.deviation += grey.deviation;
        if (!pipeline)
            continue;
        const auto sighting = pipeline->look(**frame);
        if (!sighting.person)
            continue;
        distances.push_back(sighting.person->eyeDistancePx);
        if (distances.size() > enoughFaces) // who is still coming says nothing of the place
            distances.erase(distances.begin());
        if (sighting.person->quality.brightness > 0.0)
            brightness.push_back(sighting.person->quality.brightness);
    }
    if (look.frames > 0) {
        look.brightness = sum.mean / look.frames;
        look.contrast = sum.deviation / look.frames;
    }
    const double seconds = first ? std::chrono::duration<double>(last - *first).count() : 0.0;
    if (seconds > 0.0)
        look.rate = (look.frames - 1) / seconds;
    if (!distances.empty())
        look.eyeDistancePx = median(std::move(distances));
    if (!brightness.empty())
        look.faceBrightness = median(std::move(brightness));
    return look;
}

}
