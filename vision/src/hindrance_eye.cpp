#include "vision/src/hindrance_eye.h"

#include "vision/src/covered_face.h"
#include "vision/src/face_chip.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace luot::vision {

namespace {

using namespace std::chrono_literals;

constexpr auto coverEvery = 200ms; ///< nobody puts a mask on faster, and a chip costs time

double middleOf(const Box& box) { return box.left + box.width / 2; }

/// Of every eighth row, which is as good and costs nothing.
double meanGrey(const cv::Mat& grey)
{
    constexpr int sparse = 8;
    if (grey.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const int rows = std::max(1, grey.rows / sparse);
    return cv::mean(cv::Mat(rows, grey.cols, CV_8U, grey.data, sparse * grey.step))[0];
}

}

Hindrance HindranceEye::coverOf(const std::optional<FivePoints>& locked, const cv::Mat& colour, SteadyTime at)
{
    if (!locked) {
        m_cover = Hindrance::None;
        m_coverSeen.reset();
    } else if (!m_coverSeen || at - *m_coverSeen >= coverEvery) {
        m_coverSeen = at;
        const Covered covered = coveredFace(faceChip(colour, *locked));
        m_cover = covered == Covered::Mask    ? Hindrance::Mask
            : covered == Covered::DarkGlasses ? Hindrance::DarkGlasses
                                              : Hindrance::None;
    }
    return m_cover;
}

Hindrance HindranceEye::look(const Sighting& sighting, const std::optional<FivePoints>& locked,
                             const cv::Mat& colour, const cv::Mat& grey)
{
    using Person = HindranceWatch::Person;
    HindranceWatch::Seen seen{.frameBrightness = meanGrey(grey),
                              .nextEyeDistancePx = sighting.nextEyeDistancePx};
    const Hindrance covered = coverOf(locked, colour, sighting.at);
    if (sighting.person) {
        const Face& person = *sighting.person;
        seen.person = Person{.state = locked ? Person::State::Locked : Person::State::Greeted,
                             .eyeDistancePx = person.eyeDistancePx,
                             .brightness = person.quality.brightness,
                             .offMiddle = std::abs(middleOf(person.box) / colour.cols - 0.5),
                             .covered = covered};
    }
    return m_watch.update(seen, sighting.at);
}

}
