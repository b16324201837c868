#include "vision/face_watch.h"

#include "tests/vision/temporary_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;

/// Grey pictures, a few of them.
class GreyCamera final : public Camera {
public:
    explicit GreyCamera(std::atomic<int>& taken)
        : m_taken{taken}
    {
    }

    Result<std::optional<Frame>> next() override
    {
        if (m_number == 5)
            return std::nullopt;
        ++m_taken;
        const SteadyTime at = SteadyTime{} + m_number * 50ms;
        return Frame{Picture{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, 128)}, at, m_number++};
    }

private:
    std::atomic<int>& m_taken;
    int m_number = 0;
};

/// A watch of grey pictures and what it told.
struct Watched {
    explicit Watched(const Models& models, double slowest = FaceWatch::slowestDescriptorMs)
        : watch{std::make_unique<GreyCamera>(pictures),
                models,
                {.ready =
                     [this](Templates which) {
                         picturesBeforeReady = pictures.load();
                         templates.set_value(which);
                     },
                 .sighted = [this](const Sighting&) { ++sightings; },
                 .ended = [this] { over.set_value(""); },
                 .failed = [this](const Error& error) { over.set_value(error.message); }},
                slowest}
    {
    }

    std::string end() { return over.get_future().get(); }

    std::atomic<int> pictures = 0;
    std::atomic<int> picturesBeforeReady = -1;
    std::atomic<int> sightings = 0;
    std::promise<Templates> templates;
    std::promise<std::string> over;
    FaceWatch watch;
};

TEST(FaceWatchStart, theModelsAreThereBeforeTheFirstPictureIsTaken)
{
    Watched watched{*findModels()};
    EXPECT_EQ(watched.templates.get_future().get(), Templates::OnDemand);
    EXPECT_EQ(watched.end(), "");
    EXPECT_EQ(watched.picturesBeforeReady, 0);
    EXPECT_GT(watched.sightings, 0);
}

TEST(FaceWatchStart, aBrokenModelIsToldWithWhatToDo)
{
    const TemporaryFolder folder;
    Models models = *findModels();
    models.landmarks = folder.write("shape.dat", "not a model");
    Watched watched{models};
    EXPECT_NE(watched.end().find("./luot setup"), std::string::npos);
    EXPECT_EQ(watched.sightings, 0);
}

TEST(FaceWatchStart, withoutADescriptorHeadsAreFollowedAndNoFaceIsDescribed)
{
    const auto models = findModels(modelFolder(), ModelUse::DetectionOnly);
    ASSERT_TRUE(models);
    Watched watched{*models};
    EXPECT_EQ(watched.templates.get_future().get(), Templates::NoModel);
    EXPECT_EQ(watched.end(), "");
    EXPECT_GT(watched.sightings, 0);
    int refused = 0;
    watched.watch.beginTemplate([&](const Result<FaceTemplate>& face) { refused += face ? 0 : 1; });
    EXPECT_EQ(refused, 1) << "nobody waits for what does not come";
}

TEST(FaceWatchStart, aDescriptorThatNobodyShallWaitForIsNotOffered)
{
    Watched watched{*findModels(), 0.001};
    EXPECT_EQ(watched.templates.get_future().get(), Templates::TooSlow);
    EXPECT_EQ(watched.end(), "");
    EXPECT_GT(watched.sightings, 0);
}

TEST(FaceWatchStart, aDescriptorThatCannotBeReadLeavesTheRest)
{
    const TemporaryFolder folder;
    Models models = *findModels();
    models.descriptor = folder.write("net.dat", "not a network");
    Watched watched{models};
    EXPECT_EQ(watched.templates.get_future().get(), Templates::Unreadable);
    EXPECT_EQ(watched.end(), "");
    EXPECT_GT(watched.sightings, 0);
}

TEST(FaceWatchStart, aTemplateAskedForWhileTheModelsLoadIsAnswered)
{
    Watched watched{*findModels(modelFolder(), ModelUse::DetectionOnly)};
    std::promise<bool> answered;
    watched.watch.beginTemplate(
        [&](const Result<FaceTemplate>& face) { answered.set_value(face.has_value()); });
    EXPECT_FALSE(answered.get_future().get());
}

}
}
