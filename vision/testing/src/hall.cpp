#include "vision/testing/hall.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace luot::vision::testing {

namespace {

constexpr int noiseMargin = 64;

cv::Mat emptyHall()
{
    cv::Mat hall(Hall::height, Hall::width, CV_8UC3);
    for (int y = 0; y < hall.rows; ++y) {
        const double t = static_cast<double>(y) / hall.rows;
        hall.row(y).setTo(cv::Scalar(214 - 40 * t, 208 - 38 * t, 196 - 30 * t));
    }
    cv::rectangle(hall, {0, 560}, {1280, 720}, {128, 136, 146}, cv::FILLED);
    for (const int x : {60, 250, 1010})
        cv::rectangle(hall, {x, 110}, {x + 160, 400}, {244, 240, 232}, cv::FILLED);
    for (const int x : {136, 326, 1086})
        cv::line(hall, {x, 110}, {x, 400}, {186, 182, 176}, 8);
    cv::rectangle(hall, {470, 200}, {930, 240}, {150, 92, 40}, cv::FILLED);
    for (const int x : {500, 660, 820})
        cv::rectangle(hall, {x, 300}, {x + 110, 430}, {168, 160, 150}, cv::FILLED);
    cv::rectangle(hall, {430, 430}, {970, 600}, {118, 150, 182}, cv::FILLED);
    cv::rectangle(hall, {430, 430}, {970, 446}, {84, 112, 142}, cv::FILLED);
    cv::ellipse(hall, {1215, 470}, {60, 130}, 0, 0, 360, {72, 116, 74}, cv::FILLED);
    cv::rectangle(hall, {1180, 590}, {1250, 670}, {82, 96, 150}, cv::FILLED);
    for (int x = 40; x < 400; x += 110)
        cv::rectangle(hall, {x, 500}, {x + 90, 600}, {142, 104, 62}, cv::FILLED);
    for (const int x : {200, 640, 1080})
        cv::rectangle(hall, {x - 90, 18}, {x + 90, 34}, {252, 252, 250}, cv::FILLED);
    cv::GaussianBlur(hall, hall, {}, 11.0);
    return hall;
}

double farthestMove(const HeadView& a, const HeadView& b)
{
    // A turn moves the nose by about a hundredth of its distance from the pivot a degree.
    const double perDegree = 0.035 * b.eyeDistancePx;
    return std::hypot(b.x - a.x, b.y - a.y) + 2.0 * std::abs(b.eyeDistancePx - a.eyeDistancePx)
        + perDegree
        * (std::abs(b.pose.yaw - a.pose.yaw) + std::abs(b.pose.pitch - a.pose.pitch)
           + std::abs(b.roll - a.roll));
}

}

/// What stays from frame to frame; halls of the same conditions share it.
struct Hall::Backdrop {
    cv::Mat empty;
    // Adding and taking away 8-bit planes costs a tenth of adding a signed one.
    cv::Mat brighter;
    cv::Mat darker;

    static std::shared_ptr<const Backdrop> of(const CameraConditions& conditions);
};

std::shared_ptr<const Hall::Backdrop> Hall::Backdrop::of(const CameraConditions& conditions)
{
    static std::mutex mutex;
    static std::vector<std::pair<std::pair<double, double>, std::shared_ptr<const Backdrop>>> known;
    constexpr std::size_t mostKnown = 4;
    const std::pair key{conditions.hallLight, conditions.noiseDeviation};
    const std::lock_guard lock{mutex};
    for (const auto& [its, backdrop] : known) {
        if (its == key)
            return backdrop;
    }
    static const cv::Mat plain = emptyHall();
    auto backdrop = std::make_shared<Backdrop>();
    plain.convertTo(backdrop->empty, CV_8U, conditions.hallLight);
    cv::RNG random{20};
    cv::Mat noise(height + noiseMargin, width + noiseMargin, CV_16SC3);
    random.fill(noise, cv::RNG::NORMAL, 0.0, conditions.noiseDeviation);
    noise.convertTo(backdrop->brighter, CV_8U);
    noise.convertTo(backdrop->darker, CV_8U, -1.0);
    if (known.size() == mostKnown)
        known.erase(known.begin());
    known.emplace_back(key, backdrop);
    return backdrop;
}

Hall::Hall(std::uint64_t noiseSeed, const CameraConditions& conditions)
    : m_conditions{conditions}
    , m_backdrop{Backdrop::of(conditions)}
    , m_random{noiseSeed}
{
}

Picture Hall::photograph(const std::vector<Figure>& people)
{
    std::vector<std::uint8_t> bytes{m_backdrop->empty.datastart, m_backdrop->empty.dataend};
    cv::Mat frame(height, width, CV_8UC3, bytes.data());
    for (const Figure& figure : people) {
        constexpr int mostMoments = 10;
        const double moved = figure.opened ? farthestMove(*figure.opened, figure.view) : 0.0;
        const int moments = std::clamp(static_cast<int>(std::ceil(moved / 1.5)), 1, mostMoments);
        if (moments == 1) {
            figure.likeness->draw(figure.view, bytes, width, height);
            continue;
        }
        cv::Mat sum(frame.size(), CV_16UC3, cv::Scalar::all(0));
        std::vector<std::uint8_t> moment;
        for (int i = 0; i < moments; ++i) {
            moment = bytes;
            figure.likeness->draw(between(*figure.opened, figure.view, (i + 0.5) / moments), moment, width,
                                  height);
            cv::add(sum, cv::Mat(height, width, CV_8UC3, moment.data()), sum, {}, CV_16U);
        }
        sum.convertTo(frame, CV_8U, 1.0 / moments);
    }
    if (m_conditions.exposure != 1.0)
        frame.convertTo(frame, CV_8U, m_conditions.exposure);

    const auto window = [&](const cv::Mat& whole) {
        const auto offset = [&] { return static_cast<int>(m_random() % noiseMargin); };
        const int x = offset();
        return whole(cv::Rect{x, offset(), width, height});
    };
    cv::add(frame, window(m_backdrop->brighter), frame);
    cv::subtract(frame, window(m_backdrop->darker), frame);
    return {width, height, std::move(bytes)};
}

}
