#include "vision/evaluation/setup.h"

#include "vision/face_pipeline.h"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace luot::vision::evaluation {

std::string Setup::onWhom() const
{
    std::set<std::string> people;
    std::set<std::string> looks;
    for (const Subject& one : subjects) {
        people.insert(one.person);
        looks.insert(one.rendering.name);
    }
    return std::to_string(people.size()) + " people in " + std::to_string(looks.size()) + " renderings";
}

Result<Setup> prepare(Effort effort, std::function<void(const std::string&)> say)
{
    Setup setup{.models = {}, .subjects = {}, .effort = effort, .say = std::move(say)};
    Result<Models> models = findModels();
    if (!models)
        return tl::unexpected{models.error()};
    setup.models = *models;
    if (!setup.models.faceDetector)
        return failure(
            "The file of the face detector is missing, so figures would be another's; run ./luot setup.");
    if (const auto pipeline = FacePipeline::load(setup.models); !pipeline)
        return tl::unexpected{pipeline.error()};
    for (const testing::Rendering& rendering : testing::renderings()) {
        for (const char* person : {"astronaut", "grace_hopper", "obama", "biden"}) {
            auto head = testing::SyntheticHead::open(testing::portraitFile(person), rendering);
            if (!head)
                return tl::unexpected{head.error()};
            setup.subjects.push_back(
                {person, rendering, std::make_shared<const testing::SyntheticHead>(std::move(*head))});
        }
    }
    return setup;
}

void runTrials(const Setup& setup, const std::string& what, int count, const std::function<void(int)>& trial)
{
    std::atomic<int> next = 0;
    std::mutex saying;
    const int step = std::max(1, count / 4);
    const auto work = [&] {
        for (int number = next++; number < count; number = next++) {
            trial(number);
            if ((number + 1) % step == 0 && number + 1 < count) {
                const std::lock_guard lock{saying};
                setup.say(what + ": " + std::to_string(number + 1) + " of " + std::to_string(count));
            }
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < std::max(1, setup.effort.threads); ++i)
        threads.emplace_back(work);
    for (std::thread& thread : threads)
        thread.join();
}

}
