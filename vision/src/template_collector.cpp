#include "vision/src/template_collector.h"

#include "vision/src/covered_face.h"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace luot::vision {

namespace {

using namespace std::chrono_literals;

constexpr double mostYaw = 15.0;
constexpr double mostPitch = 12.0;
constexpr double leastSharpness = 20.0;
constexpr int chipSide = 150;
constexpr auto apart = 200ms;
constexpr std::size_t moments = 5;
constexpr std::size_t taken = 3;

}

void wipe(TemplateCollector::Chip& chip)
{
    sodium_memzero(chip.data(), chip.size());
    chip = {};
}

TemplateCollector::~TemplateCollector() { wipe(); }

bool TemplateCollector::isGood(const Sighting& sighting, double leastEyeDistancePx)
{
    if (sighting.presence != Presence::Locked || !sighting.person || sighting.bystander != Bystander::None)
        return false;
    const Face& face = *sighting.person;
    return face.eyeDistancePx >= leastEyeDistancePx && std::abs(face.pose.yaw) <= mostYaw
        && std::abs(face.pose.pitch) <= mostPitch && face.quality.sharpness >= leastSharpness
        && face.quality.brightness >= darkest && face.quality.brightness <= brightest
        && sighting.nextEyeDistancePx <= largestOther * face.eyeDistancePx;
}

void TemplateCollector::add(Chip chip, const Face& face, SteadyTime at)
{
    if (chip.size() == std::size_t{3} * chipSide * chipSide
        && coveredFace(cv::Mat(chipSide, chipSide, CV_8UC3, chip.data())) != Covered::No) {
        luot::vision::wipe(chip);
        return;
    }
    const double turned = std::hypot(face.pose.yaw, face.pose.pitch);
    Moment moment{std::move(chip), std::sqrt(face.quality.sharpness) / (1.0 + turned / 10.0), at};
    if (m_moments.empty() || at - m_moments.back().at >= apart) {
        m_moments.push_back(std::move(moment));
        return;
    }
    const bool farEnough = m_moments.size() < 2 || at - m_moments[m_moments.size() - 2].at >= apart;
    if (farEnough && moment.worth > m_moments.back().worth && m_moments.size() < moments)
        std::swap(m_moments.back(), moment);
    luot::vision::wipe(moment.chip);
}

bool TemplateCollector::complete() const { return m_moments.size() >= moments; }

std::vector<TemplateCollector::Chip> TemplateCollector::take()
{
    std::sort(m_moments.begin(), m_moments.end(),
              [](const Moment& a, const Moment& b) { return a.worth > b.worth; });
    std::vector<Chip> chips;
    for (std::size_t i = 0; i < taken; ++i)
        chips.push_back(std::move(m_moments[i].chip));
    wipe();
    return chips;
}

void TemplateCollector::wipe()
{
    for (Moment& moment : m_moments)
        luot::vision::wipe(moment.chip);
    m_moments.clear();
}

}
