#include "vision/face_pipeline.h"

#include "vision/liveness.h"
#include "vision/person_lock.h"
#include "vision/src/face_chip.h"
#include "vision/src/face_detector.h"
#include "vision/src/hindrance_eye.h"
#include "vision/src/mirror_view.h"
#include "vision/src/picture_view.h"
#include "vision/src/pose_map.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace luot::vision {

namespace {

using namespace std::chrono_literals;

constexpr auto detectEvery = 195ms; ///< five a second, however the frames fall
constexpr std::chrono::duration<double> oneStep{0.05};
constexpr double newFaceScore = 0.7;
constexpr double lostFaceScore = 0.5; ///< where somebody was lost, who may be half hidden
constexpr std::size_t mostFaces = 4;
constexpr double smallestFrame = 32;

double distanceBetween(const Box& a, const Box& b)
{
    return std::hypot(a.left + a.width / 2 - b.left - b.width / 2,
                      a.top + a.height / 2 - b.top - b.height / 2);
}

/// Whether landmarks followed from frame to frame still lie on the face that the detector sees. Those that
/// lost it in a quick move shrink or tilt and would never come back.
bool isSame(const FivePoints& followed, const Box& detected)
{
    const Box box = boxAround(followed);
    const double growth = box.width / detected.width;
    return distanceBetween(box, detected) < 0.35 * detected.width && growth > 0.6 && growth < 1.6
        && std::abs(tiltOf(followed)) < 0.6;
}

/// Whether a face can have come from there to here in so many steps of 50 ms. Landmarks whose face was hidden
/// by somebody who passes leap about, and may end on that one.
bool isWithinReach(const FivePoints& before, const FivePoints& now, double steps)
{
    constexpr double farthest = 1.0; // eye distances a step
    constexpr double growth = 1.35;
    const double ratio = now.eyeDistance() / std::max(before.eyeDistance(), 1.0);
    return cv::norm(now.eyes() - before.eyes()) < farthest * steps * before.eyeDistance()
        && ratio < std::pow(growth, steps) && ratio > std::pow(growth, -steps);
}

FaceShape shapeOf(const FivePoints& face)
{
    const cv::Point2d eyes = face.rightEye() - face.leftEye();
    const cv::Point2d nose = face.nose() - face.eyes();
    return {eyes.x, eyes.y, nose.x, nose.y};
}

bool isPlausible(const FivePoints& face, const Box& box, const cv::Mat& frame)
{
    const double eyes = face.eyeDistance();
    const cv::Point2d middle = face.eyes();
    return eyes > 0.2 * box.width && eyes < 0.8 * box.width
        && cv::Rect(0, 0, frame.cols, frame.rows).contains(middle);
}

}

struct FacePipeline::State {
    State(std::unique_ptr<FaceDetector> faceDetector, const std::string& landmarksFile)
        : detector{std::move(faceDetector)}
        , landmarks{landmarksFile}
    {
    }

    void detect(const cv::Mat& frame, const cv::Mat& grey);
    bool isWhereLost(const Box& box) const;
    void follow(const cv::Mat& grey, const cv::Mat& colour, SteadyTime at);
    Sighting look(const Frame& frame);

    std::unique_ptr<FaceDetector> detector;
    Landmarks landmarks;
    PersonLock lock;
    LivenessCheck liveness;
    HindranceEye hindrances;
    MirrorView mirror;
    std::vector<FivePoints> faces;
    std::optional<SteadyTime> detected;
    std::optional<SteadyTime> followedAt;
    Picture lastPicture;
    std::optional<FivePoints> person; ///< while locked
    std::optional<Box> lost; ///< where the active person was last seen, while lost
};

bool FacePipeline::State::isWhereLost(const Box& box) const
{
    return lost && distanceBetween(*lost, box) < 0.5 * lost->width;
}

void FacePipeline::State::detect(const cv::Mat& frame, const cv::Mat& grey)
{
    std::vector<Detection> found = detector->find(frame);
    std::vector<FivePoints> now;
    std::vector<FivePoints> known = std::move(faces);
    // The largest first, so that a crowd in the background does not crowd out who stands in front.
    std::sort(found.begin(), found.end(),
              [](const Detection& a, const Detection& b) { return a.box.width > b.box.width; });
    for (const Detection& detection : found) {
        if (now.size() == mostFaces)
            break;
        const auto same
            = std::min_element(known.begin(), known.end(), [&](const FivePoints& a, const FivePoints& b) {
                  return distanceBetween(boxAround(a), detection.box)
                      < distanceBetween(boxAround(b), detection.box);
              });
        if (same != known.end() && isSame(*same, detection.box)) {
            now.push_back(*same);
            known.erase(same);
        } else if (detection.score >= (isWhereLost(detection.box) ? lostFaceScore : newFaceScore)) {
            FivePoints first = landmarks.find(grey, detection.box);
            first = landmarks.find(grey, boxAround(first), tiltOf(first));
            if (isPlausible(first, detection.box, frame))
                now.push_back(first);
        }
    }
    faces = std::move(now);
}

void FacePipeline::State::follow(const cv::Mat& grey, const cv::Mat& colour, SteadyTime at)
{
    const double steps = followedAt ? std::clamp((at - *followedAt) / oneStep, 1.0, 4.0) : 1.0;
    followedAt = at;
    std::vector<FivePoints> now;
    std::vector<double> moved;
    for (const FivePoints& before : faces) {
        const FivePoints face = landmarks.find(grey, boxAround(before));
        if (!isPlausible(face, boxAround(face), colour))
            continue;
        const bool isActive = person && person->eyes() == before.eyes();
        if (isActive && !isWithinReach(before, face, steps)) {
            detected.reset(); // the detector looks in the very next frame what is there
            continue;
        }
        // Landmarks of somebody who is hidden for a moment end on who hides them: then the face is of those
        // that were on it.
        const double way = cv::norm(face.eyes() - before.eyes());
        const auto same = std::find_if(now.begin(), now.end(), [&](const FivePoints& other) {
            return cv::norm(other.eyes() - face.eyes()) < 0.5 * face.eyeDistance();
        });
        if (same == now.end()) {
            now.push_back(face);
            moved.push_back(way);
            continue;
        }
        detected.reset();
        double& otherWay = moved[static_cast<std::size_t>(same - now.begin())];
        if (way < otherWay) {
            *same = face;
            otherWay = way;
        }
    }
    faces = std::move(now);
}

Sighting FacePipeline::State::look(const Frame& frame)
{
    Sighting sighting{.at = frame.at, .frame = frame.number};
    const cv::Mat colour = viewOf(frame.picture);
    std::vector<Face> seen;
    cv::Mat grey;
    if (std::min(colour.cols, colour.rows) >= smallestFrame) {
        cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
        if (!detected || frame.at - *detected >= detectEvery) {
            detect(colour, grey);
            detected = frame.at;
        }
        follow(grey, colour, frame.at);
    } else {
        faces.clear();
    }

    for (const FivePoints& face : faces)
        seen.push_back({boxAround(face), face.eyeDistance(), poseOf(face), {}, shapeOf(face)});
    const PersonLock::Verdict verdict = lock.update(seen, std::max(colour.cols, 1), frame.at);
    sighting.facesSeen = static_cast<int>(seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (verdict.person != i)
            sighting.nextEyeDistancePx = std::max(sighting.nextEyeDistancePx, seen[i].eyeDistancePx);
    }
    sighting.presence = verdict.presence;
    sighting.bystander = verdict.bystander;
    lastPicture = frame.picture;
    if (verdict.presence != Presence::Lost)
        lost.reset();
    else if (person)
        lost = boxAround(*person);
    person.reset();
    if (verdict.presence != Presence::Locked && verdict.presence != Presence::Lost)
        liveness.reset();
    if (verdict.person) {
        if (verdict.presence == Presence::Locked) {
            person = faces[*verdict.person];
            liveness.add(seen[*verdict.person].shape);
        }
        sighting.person = seen[*verdict.person];
        sighting.person->quality = qualityOf(grey, faces[*verdict.person]);
    }
    sighting.liveness = liveness.verdict();
    if (sighting.person && colour.rows > 0)
        sighting.faceHeight = (sighting.person->box.top + sighting.person->box.height / 2) / colour.rows;
    sighting.hindrance = hindrances.look(sighting, person, colour, grey);
    if (!frame.picture.empty())
        sighting.mirror = mirror.show(colour, sighting.person);
    return sighting;
}

FacePipeline::FacePipeline(std::unique_ptr<State> state)
    : m_state{std::move(state)}
{
}
FacePipeline::FacePipeline(FacePipeline&&) noexcept = default;
FacePipeline& FacePipeline::operator=(FacePipeline&&) noexcept = default;
FacePipeline::~FacePipeline() = default;

Result<FacePipeline> FacePipeline::load(const Models& models)
try {
    // The watch has one core for itself; OpenCV's own threads would only fight with the screen for the other.
    cv::setNumThreads(1);
    auto detector = bestDetector(models);
    return FacePipeline{std::make_unique<State>(std::move(detector), models.landmarks.string())};
} catch (const std::exception&) {
    return failure("The face models in " + models.landmarks.parent_path().string()
                   + " cannot be loaded; delete them and run ./luot setup.");
}

Sighting FacePipeline::look(const Frame& frame) { return m_state->look(frame); }

std::vector<std::uint8_t> FacePipeline::personChip() const
{
    if (!m_state->person)
        return {};
    const cv::Mat chip = faceChip(viewOf(m_state->lastPicture), *m_state->person);
    return {chip.datastart, chip.dataend};
}

void FacePipeline::release()
{
    m_state->lock.release();
    m_state->liveness.reset();
    m_state->person.reset();
    m_state->lost.reset();
    m_state->lastPicture = {};
}

}
