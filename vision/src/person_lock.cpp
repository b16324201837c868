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
constexpr double placeReach = 1.2; ///< eye distances from the middle of the place
constexpr double placeGrowth = 1.25;
constexpr std::chrono::duration<double> placeFollows = 500ms;
constexpr auto believedAfter = 1s; ///< out of the place
constexpr auto momentGone = 300ms;
constexpr auto greetAfter = 500ms;
constexpr auto lockAfter = 700ms;
constexpr auto leftAfter = 2s;
constexpr auto hiddenAtMost = 6s;
constexpr double hidesFrom = 1.1; ///< so many times as near
constexpr double headWidth = 1.3; ///< with hair and ears, in boxes
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

    constexpr auto none = static_cast<std::size_t>(-1);
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

void PersonLock::activate(const Track& track, SteadyTime at)
{
    m_active = track.id;
    m_activeSeen = at;
    m_activeHidden = at;
    m_place = {track.box, track.eyeDistancePx, at};
    m_outOfPlaceSince.reset();
}

std::optional<std::size_t> PersonLock::ownFace(const std::vector<std::size_t>& trackOfFace, SteadyTime at)
{
    const auto isInPlace = [&](std::size_t track) {
        const Track& face = m_tracks[track];
        const double growth = face.eyeDistancePx / m_place.eyeDistancePx;
        return std::hypot(middleX(face.box) - middleX(m_place.box), middleY(face.box) - middleY(m_place.box))
            <= placeReach * m_place.eyeDistancePx
            && growth <= placeGrowth && growth * placeGrowth >= 1.0;
    };
    const auto index = [&](auto face) { return static_cast<std::size_t>(face - trackOfFace.begin()); };
    const auto own = std::find_if(trackOfFace.begin(), trackOfFace.end(),
                                  [&](std::size_t track) { return m_tracks[track].id == *m_active; });
    if (own != trackOfFace.end() && isInPlace(*own)) {
        m_activeSeen = at;
        m_outOfPlaceSince.reset();
        const Box& box = m_tracks[*own].box;
        const double share = 1.0 - std::exp(-(at - m_place.at) / placeFollows);
        m_place.box.left += share * (box.left - m_place.box.left);
        m_place.box.top += share * (box.top - m_place.box.top);
        m_place.box.width += share * (box.width - m_place.box.width);
        m_place.box.height += share * (box.height - m_place.box.height);
        m_place.eyeDistancePx += share * (m_tracks[*own].eyeDistancePx - m_place.eyeDistancePx);
        m_place.at = at;
        return index(own);
    }
    // Somebody is where the active person was: then the face that went away was somebody else's.
    const auto stayed = std::find_if(trackOfFace.begin(), trackOfFace.end(), [&](std::size_t track) {
        return isInPlace(track) && overlap(m_tracks[track].box, m_place.box) >= returnOverlap;
    });
    if (stayed != trackOfFace.end()) {
        activate(m_tracks[*stayed], at);
        return index(stayed);
    }
    if (own == trackOfFace.end()) {
        m_outOfPlaceSince.reset();
        return std::nullopt;
    }
    m_activeSeen = at;
    if (!m_outOfPlaceSince)
        m_outOfPlaceSince = at;
    if (at - *m_outOfPlaceSince < believedAfter)
        return std::nullopt;
    activate(m_tracks[*own], at);
    return index(own);
}

bool PersonLock::isHidden(const std::vector<std::size_t>& trackOfFace) const
{
    return std::any_of(trackOfFace.begin(), trackOfFace.end(), [&](std::size_t track) {
        const Track& other = m_tracks[track];
        const double reach = headWidth * (other.box.width + m_place.box.width) / 2;
        return other.eyeDistancePx >= hidesFrom * m_place.eyeDistancePx
            && std::abs(middleX(other.box) - middleX(m_place.box)) < reach
            && std::abs(middleY(other.box) - middleY(m_place.box)) < reach;
    });
}

PersonLock::Verdict PersonLock::withActive(const std::vector<std::size_t>& trackOfFace, SteadyTime at)
{
    Verdict verdict{.person = ownFace(trackOfFace, at)};
    if (!verdict.person) {
        m_crowdedSince.reset();
        if (isHidden(trackOfFace)) {
            m_activeHidden = at;
            verdict.bystander = Bystander::Near;
        }
        if (at - std::max(m_activeSeen, m_activeHidden) > leftAfter || at - m_activeSeen > hiddenAtMost) {
            release();
            return {Presence::Left, std::nullopt, Bystander::None};
        }
        verdict.presence = Presence::Lost;
        return verdict;
    }
    verdict.presence = Presence::Locked;
    double ownSize = 0.0;
    double biggestOther = 0.0;
    for (std::size_t i = 0; i < trackOfFace.size(); ++i) {
        const double size = m_tracks[trackOfFace[i]].eyeDistancePx;
        if (i == *verdict.person)
            ownSize = size;
        else
            biggestOther = std::max(biggestOther, size);
    }
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
            activate(track, at);
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
