#include "vision/testing/hall.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace luot::vision::testing {

namespace {

constexpr int noiseMargin = 64;
constexpr double noiseDeviation = 2.2;

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

std::vector<std::uint8_t> bytesOf(const cv::Mat& mat) { return {mat.datastart, mat.dataend}; }

}

Hall::Hall(std::uint64_t noiseSeed)
    : m_empty{bytesOf(emptyHall())}
    , m_random{noiseSeed}
{
    // Adding and taking away 8-bit planes costs a tenth of adding a signed one.
    cv::RNG random{noiseSeed};
    cv::Mat noise(height + noiseMargin, width + noiseMargin, CV_16SC3);
    random.fill(noise, cv::RNG::NORMAL, 0.0, noiseDeviation);
    cv::Mat part;
    noise.convertTo(part, CV_8U);
    m_brighter = bytesOf(part);
    noise.convertTo(part, CV_8U, -1.0);
    m_darker = bytesOf(part);
}

Picture Hall::photograph(const std::vector<Figure>& people)
{
    std::vector<std::uint8_t> bytes = m_empty;
    for (const Figure& figure : people)
        figure.head->draw(figure.view, bytes, width, height);

    cv::Mat frame(height, width, CV_8UC3, bytes.data());
    const auto window = [&](std::vector<std::uint8_t>& plane) {
        const cv::Mat whole(height + noiseMargin, width + noiseMargin, CV_8UC3, plane.data());
        const auto offset = [&] { return static_cast<int>(m_random() % noiseMargin); };
        return whole(cv::Rect{offset(), offset(), width, height});
    };
    cv::add(frame, window(m_brighter), frame);
    cv::subtract(frame, window(m_darker), frame);
    return {width, height, std::move(bytes)};
}

}
