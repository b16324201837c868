#include "vision/person_lock.h"

#include <algorithm>
#include <cmath>

namespace luot::vision {

namespace {

using namespace std::chrono_literals;

constexpr double greetEyeDistance = 35.0;
constexpr double frontalYaw = 25.0;
constexpr double frontalPitch = 25.0;
constexpr double steadyWithin = 1.0; ///< eye distances from where the steady time began
constexpr double sameOverlap = 0.2;
// Who comes into the place of somebody who was gone for a moment must fit better to be taken for the same.
constexpr double returnOverlap = 0.4;
constexpr auto momentGone = 300ms;
constexpr auto greetAfter = 500ms;
constexpr auto lockAfter = 700ms;
constexpr auto leftAfter = 2s;
constexpr auto trackKept = 2s;
constexpr auto crowdedAfter = 1500ms;

double overlap(const Box& a, const Box& b)
{
    const double width = std::min(a.left + a.width, b.left + b.width) - std::max(a.left, b.left);
    const double height = std::min(a.top + a.height, b.top + b.height) - std::max(a.top, b.top);
    if (width <= 0.0 || height <= 0.0)
        return 0.0;
    const double both = width * height;
    return both / (a.width * a.height + b.width * b.height - both);
}

double middleX(const Box& box) { return box.left + box.width / 2; }
double middleY(const Box& box) { return box.top + box.height / 2; }

bool isFrontal(const Face& face)
{
    return std::abs(face.pose.yaw) <= frontalYaw && std::abs(face.pose.pitch) <= frontalPitch;
}

}

std::vector<std::size_t> PersonLock::follow(const std::vector<Face>& faces, SteadyTime at)
{
    struct Pair {
        double overlap;
        std::size_t face;
        std::size_t track;
    };
    std::erase_if(m_tracks, [&](const Track& track) { return at - track.seen > trackKept; });
    std::vector<Pair> pairs;
    for (std::size_t face = 0; face < faces.size(); ++face) {
        for (std::size_t track = 0; track < m_tracks.size(); ++track) {
            const Track& known = m_tracks[track];
            const double shared = overlap(faces[face].box, known.box);
            const double growth = faces[face].eyeDistancePx / known.eyeDistancePx;
            const bool fits
                = shared >= returnOverlap && growth < clearlyBigger && growth * clearlyBigger > 1.0;
            if (at - known.seen > momentGone ? fits : shared >= sameOverlap)
                pairs.push_back({shared, face, track});
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.overlap > b.overlap; });

    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> trackOfFace(faces.size(), none);
    std::vector<bool> taken(m_tracks.size(), false);
    for (const Pair& pair : pairs) {
        if (trackOfFace[pair.face] == none && !taken[pair.track]) {
            trackOfFace[pair.face] = pair.track;
            taken[pair.track] = true;
        }
    }
    for (std::size_t face = 0; face < faces.size(); ++face) {
        if (trackOfFace[face] == none) {
            trackOfFace[face] = m_tracks.size();
            m_tracks.push_back(
                {.id = m_nextId++, .box = {}, .seen = at, .greetableSince = {}, .lockableSince = {}});
        }
        Track& track = m_tracks[trackOfFace[face]];
        track.box = faces[face].box;
        track.eyeDistancePx = faces[face].eyeDistancePx;
        track.seen = at;
    }
    return trackOfFace;
}

void PersonLock::judge(Track& track, const Face& face, double biggestOther, int frameWidth,
                       SteadyTime at) const
{
    if (face.eyeDistancePx < greetEyeDistance || !isFrontal(face))
        track.greetableSince.reset();
    else if (!track.greetableSince)
        track.greetableSince = at;

    const double offMiddle = std::abs(middleX(face.box) - frameWidth / 2.0);
    const bool lockable = face.eyeDistancePx >= lockEyeDistancePx && isFrontal(face)
        && offMiddle <= zoneWidth / 2 * frameWidth && face.eyeDistancePx >= clearlyBigger * biggestOther;
    const bool steady = std::hypot(middleX(face.box) - track.steadyX, middleY(face.box) - track.steadyY)
        <= steadyWithin * face.eyeDistancePx;
    if (!lockable) {
        track.lockableSince.reset();
    } else if (!track.lockableSince || !steady) {
        track.lockableSince = at;
        track.steadyX = middleX(face.box);
        track.steadyY = middleY(face.box);
    }
}

PersonLock::Verdict PersonLock::update(const std::vector<Face>& faces, int frameWidth, SteadyTime at)
{
    const std::vector<std::size_t> trackOfFace = follow(faces, at);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        double biggestOther = 0.0;
        for (std::size_t other = 0; other < faces.size(); ++other) {
            if (other != i)
                biggestOther = std::max(biggestOther, faces[other].eyeDistancePx);
        }
        judge(m_tracks[trackOfFace[i]], faces[i], biggestOther, frameWidth, at);
    }
    for (Track& track : m_tracks) {
        if (track.seen != at) {
            track.greetableSince.reset();
            track.lockableSince.reset();
        }
    }
    return m_active ? withActive(trackOfFace, at) : withoutActive(trackOfFace, at);
}

PersonLock::Verdict PersonLock::withActive(const std::vector<std::size_t>& trackOfFace, SteadyTime at)
{
    Verdict verdict;
    double ownSize = 0.0;
    double biggestOther = 0.0;
    for (std::size_t i = 0; i < trackOfFace.size(); ++i) {
        const Track& track = m_tracks[trackOfFace[i]];
        if (track.id == *m_active) {
            verdict.person = i;
            ownSize = track.eyeDistancePx;
        } else {
            biggestOther = std::max(biggestOther, track.eyeDistancePx);
        }
    }

    if (!verdict.person) {
        m_crowdedSince.reset();
        if (at - m_activeSeen > leftAfter) {
            release();
            verdict.presence = Presence::Left;
        } else {
            verdict.presence = Presence::Lost;
        }
        return verdict;
    }
    m_activeSeen = at;
    verdict.presence = Presence::Locked;
    if (biggestOther < clearlyBigger * ownSize)
        m_crowdedSince.reset();
    else if (!m_crowdedSince)
        m_crowdedSince = at;
    if (m_crowdedSince && at - *m_crowdedSince >= crowdedAfter)
        verdict.bystander = Bystander::Near;
    return verdict;
}

PersonLock::Verdict PersonLock::withoutActive(const std::vector<std::size_t>& trackOfFace, SteadyTime at)
{
    Verdict verdict;
    double nearest = 0.0;
    for (std::size_t i = 0; i < trackOfFace.size(); ++i) {
        const Track& track = m_tracks[trackOfFace[i]];
        if (track.lockableSince && at - *track.lockableSince >= lockAfter) {
            m_active = track.id;
            m_activeSeen = at;
            return {Presence::Locked, i, Bystander::None};
        }
        const bool greeted = track.greetableSince && at - *track.greetableSince >= greetAfter;
        if (greeted && track.eyeDistancePx > nearest) {
            nearest = track.eyeDistancePx;
            verdict = {Presence::Approaching, i, Bystander::None};
        }
    }
    return verdict;
}

void PersonLock::release()
{
    m_active.reset();
    m_crowdedSince.reset();
    for (Track& track : m_tracks)
        track.lockableSince.reset();
}

}
