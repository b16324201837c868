#include "vision/face_pipeline.h"

#include "vision/clip_replay.h"
#include "vision/face_watch.h"
#include "vision/testing/hall.h"
#include "vision/testing/scripted_citizen.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <functional>
#include <future>
#include <semaphore>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;
using testing::Hall;
using testing::HeadView;
using testing::SyntheticHead;

const Models& models()
{
    static const Models found = findModels().value();
    return found;
}

/// Frames made one by one, 50 ms apart; `paint` says who stands where.
class PaintedCamera final : public Camera {
public:
    /// With `looked`, each frame waits for one release: a watch then misses none, however slow the machine.
    PaintedCamera(int frames, std::function<std::vector<Hall::Figure>(int)> paint,
                  std::counting_semaphore<>* looked = nullptr)
        : m_frames{frames}
        , m_paint{std::move(paint)}
        , m_looked{looked}
    {
    }

    Result<std::optional<Frame>> next() override
    {
        if (m_number == m_frames)
            return std::nullopt;
        if (m_looked)
            m_looked->acquire();
        const SteadyTime at = SteadyTime{} + m_number * 50ms;
        Picture picture = m_hall.photograph(m_paint(m_number));
        return Frame{std::move(picture), at, m_number++};
    }

private:
    Hall m_hall{11};
    int m_frames;
    int m_number = 0;
    std::function<std::vector<Hall::Figure>(int)> m_paint;
    std::counting_semaphore<>* m_looked;
};

SyntheticHead headOf(const char* portrait)
{
    auto head = SyntheticHead::open(testing::portraitFolder() / portrait);
    EXPECT_TRUE(head) << head.error().message;
    return std::move(*head);
}

FacePipeline pipeline() { return std::move(*FacePipeline::load(models())); }

TEST(FacePipeline, anEmptyRoomHoldsNobodyForEver)
{
    FacePipeline eyes = pipeline();
    PaintedCamera camera{300, [](int) { return std::vector<Hall::Figure>{}; }};
    while (const auto frame = camera.next().value()) {
        const Sighting sighting = eyes.look(*frame);
        ASSERT_EQ(sighting.facesSeen, 0);
        ASSERT_EQ(sighting.presence, Presence::Nobody);
    }
}

TEST(FacePipeline, somebodyInFrontIsLockedWithinTwoSeconds)
{
    const SyntheticHead head = headOf("biden.jpg");
    FacePipeline eyes = pipeline();
    PaintedCamera camera{40, [&](int) { return std::vector<Hall::Figure>{{&head, HeadView{}}}; }};
    Sighting last;
    while (const auto frame = camera.next().value())
        last = eyes.look(*frame);
    ASSERT_EQ(last.presence, Presence::Locked);
    EXPECT_NEAR(last.person->eyeDistancePx, 80.0, 6.0);
    EXPECT_EQ(last.mirror.width(), 288);
    EXPECT_FALSE(eyes.personChip().empty());
}

TEST(FacePipeline, aTurnIsMeasuredWithItsSign)
{
    const SyntheticHead head = headOf("obama.jpg");
    const auto poseAt = [&](Pose pose) {
        FacePipeline eyes = pipeline();
        PaintedCamera camera{30, [&](int) { return std::vector<Hall::Figure>{{&head, {.pose = pose}}}; }};
        Sighting last;
        while (const auto frame = camera.next().value())
            last = eyes.look(*frame);
        return last.person ? last.person->pose : Pose{99.0, 99.0};
    };
    const Pose straight = poseAt({});
    const Pose right = poseAt({10.0, 0.0});
    const Pose up = poseAt({0.0, 6.0});
    EXPECT_NEAR(right.yaw - straight.yaw, 10.0, 3.5);
    EXPECT_NEAR(right.pitch - straight.pitch, 0.0, 3.0);
    EXPECT_NEAR(up.pitch - straight.pitch, 6.0, 3.0);
    EXPECT_NEAR(up.yaw - straight.yaw, 0.0, 2.5);
}

TEST(FacePipeline, theActivePersonKeepsControlWhenSomebodyBiggerComes)
{
    const SyntheticHead active = headOf("astronaut.png");
    const SyntheticHead bystander = headOf("biden.jpg");
    FacePipeline eyes = pipeline();
    PaintedCamera camera{110, [&](int number) {
                             std::vector<Hall::Figure> people{{&active, {{}, 60.0, 480.0, 330.0}}};
                             if (number >= 40)
                                 people.push_back({&bystander, {{}, 92.0, 980.0, 300.0}});
                             return people;
                         }};
    Sighting last;
    while (const auto frame = camera.next().value()) {
        last = eyes.look(*frame);
        if (last.presence == Presence::Locked) {
            ASSERT_LT(last.person->box.left, 600.0) << "frame " << frame->number;
        }
    }
    EXPECT_EQ(last.presence, Presence::Locked);
    EXPECT_EQ(last.bystander, Bystander::Near);
}

TEST(FacePipeline, picturesOfAnySizeAreLookedAt)
{
    FacePipeline eyes = pipeline();
    SteadyTime at{};
    for (const auto& [width, height] :
         std::vector<std::pair<int, int>>{{1, 1}, {3, 900}, {1920, 31}, {33, 33}, {0, 0}}) {
        const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3;
        const Picture picture{width, height, std::vector<std::uint8_t>(size, 128)};
        EXPECT_EQ(eyes.look({picture, at += 300ms, 0}).facesSeen, 0);
    }
}

TEST(FacePipeline, withoutTheDetectorFileAFaceIsStillFound)
{
    Models fewer = models();
    fewer.faceDetector.reset();
    const SyntheticHead head = headOf("grace_hopper.jpg");
    FacePipeline eyes = std::move(*FacePipeline::load(fewer));
    PaintedCamera camera{25, [&](int) { return std::vector<Hall::Figure>{{&head, HeadView{}}}; }};
    Sighting last;
    while (const auto frame = camera.next().value())
        last = eyes.look(*frame);
    EXPECT_EQ(last.presence, Presence::Locked);
}

/// What a watch of this camera gives when a template is asked for at the first lock.
Result<FaceTemplate> templateOf(const SyntheticHead& head, double eyeDistance, int frames = 90)
{
    std::promise<Result<FaceTemplate>> promise;
    auto answer = promise.get_future();
    std::atomic<bool> locked = false;
    std::promise<void> lockedPromise;
    std::promise<void> endedPromise;
    std::counting_semaphore<> looked{1};
    FaceWatch watch{std::make_unique<PaintedCamera>(
                        frames,
                        [&](int) {
                            return std::vector<Hall::Figure>{{&head, {{}, eyeDistance, 640.0, 330.0}}};
                        },
                        &looked),
                    models(),
                    {.ready = {},
                     .sighted =
                         [&](const Sighting& sighting) {
                             if (sighting.presence == Presence::Locked && !locked.exchange(true))
                                 lockedPromise.set_value();
                             looked.release();
                         },
                     .ended = [&] { endedPromise.set_value(); },
                     .failed = {}}};
    lockedPromise.get_future().wait();
    watch.beginTemplate([&](Result<FaceTemplate> face) { promise.set_value(std::move(face)); });
    answer.wait();
    endedPromise.get_future().wait();
    return answer.get();
}

TEST(FaceWatch, templatesTellTwoPeopleApart)
{
    const auto first = templateOf(headOf("obama.jpg"), 80.0);
    const auto again = templateOf(headOf("obama.jpg"), 95.0);
    const auto other = templateOf(headOf("biden.jpg"), 80.0);
    for (const auto* face : {&first, &again, &other})
        ASSERT_TRUE(*face) << face->error().message;
    EXPECT_LT(distance(*first, *again), 0.38);
    EXPECT_GT(distance(*first, *other), 0.5);
}

TEST(FaceWatch, nobodyIsEnrolledFromFarAway) { EXPECT_FALSE(templateOf(headOf("obama.jpg"), 50.0)); }

TEST(FaceWatch, forgettingAnswersTheOneWhoWaits)
{
    std::promise<void> ended;
    FaceWatch watch{std::make_unique<PaintedCamera>(20, [](int) { return std::vector<Hall::Figure>{}; }),
                    models(),
                    {.ready = {}, .sighted = {}, .ended = [&] { ended.set_value(); }, .failed = {}}};
    int answers = 0;
    watch.beginTemplate([&](Result<FaceTemplate> face) {
        ++answers;
        EXPECT_FALSE(face);
    });
    watch.forget();
    ended.get_future().wait();
    EXPECT_EQ(answers, 1);
}

TEST(FaceWatch, withdrawingAnswersAndKeepsWhoOperates)
{
    const SyntheticHead head = headOf("obama.jpg");
    std::promise<void> ended;
    std::promise<void> lockedPromise;
    std::atomic<bool> withdrawn = false;
    std::atomic<int> lockedFirst = 0;
    std::atomic<int> lostAfter = 0;
    std::counting_semaphore<> looked{1};
    FaceWatch watch{std::make_unique<PaintedCamera>(
                        60,
                        [&](int) {
                            return std::vector<Hall::Figure>{{&head, {{}, 80.0, 640.0, 330.0}}};
                        },
                        &looked),
                    models(),
                    {.ready = {},
                     .sighted =
                         [&](const Sighting& sighting) {
                             const bool isLocked = sighting.presence == Presence::Locked;
                             if (isLocked && lockedFirst++ == 0)
                                 lockedPromise.set_value();
                             lostAfter += withdrawn && !isLocked ? 1 : 0;
                             looked.release();
                         },
                     .ended = [&] { ended.set_value(); },
                     .failed = {}}};
    lockedPromise.get_future().wait();
    std::atomic<int> answers = 0;
    const auto refused = [&](Result<FaceTemplate> face) {
        ++answers;
        EXPECT_FALSE(face);
    };
    watch.beginTemplate(refused);
    withdrawn = true;
    watch.dropTemplate();
    EXPECT_EQ(answers, 1);
    ended.get_future().wait();
    EXPECT_EQ(lostAfter, 0) << "who withdraws goes on choosing";
    watch.beginTemplate(refused);
    EXPECT_EQ(answers, 2) << "nothing is watched any more, so nobody waits";
}

TEST(ClipReplay, tellsTheVisitAndEndsWithOneSummary)
{
    const SyntheticHead head = headOf("obama.jpg");
    const Pose upperRight = CardLayout::fields(6).aimAt({0, 2});
    PaintedCamera camera{240, [&](int number) {
                             if (number >= 150)
                                 return std::vector<Hall::Figure>{};
                             const double way = std::clamp((number - 70) / 10.0, 0.0, 1.0);
                             return std::vector<Hall::Figure>{
                                 {&head, {.pose = {way * upperRight.yaw, way * 1.2 * upperRight.pitch}}}};
                         }};
    std::vector<std::string> names;
    std::optional<ReplaySummary> summary;
    std::vector<int> fields;
    const auto done
        = replayClip(camera, models(), {.mode = VisitMode::Pointing}, [&](const ReplayEvent& now) {
              const auto& event = now.event;
              if (nameOf(now) != "highlight" && nameOf(now) != "pose")
                  names.push_back(nameOf(now));
              if (nameOf(now) == "selected") {
                  EXPECT_EQ(event->cell, (Cell{0, 2}));
                  fields.push_back(event->field.value_or(-1));
              }
              if (!event)
                  summary = now.summary;
          });
    ASSERT_TRUE(done);
    EXPECT_EQ(names,
              (std::vector<std::string>{"face", "locked", "neutral", "selected", "lost", "left", "summary"}));
    EXPECT_EQ(fields, (std::vector<int>{2}));
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->frames, 240);
    EXPECT_NEAR(summary->framesWithFace, 150, 6);
}

}
}
