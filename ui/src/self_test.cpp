#include "ui/self_test.h"

#include "base/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

using namespace std::chrono_literals;

namespace luot::ui {

namespace {

// Longer than every transition of the house (320 ms), so that pictures show where a transition ends.
constexpr std::chrono::milliseconds settleTime = 450ms;

struct Run {
    Screen& screen;
    std::vector<SelfTestStep> steps;
    QString picturesDir;
    std::size_t next = 0;
    bool failed = false;
};

void step(const std::shared_ptr<Run>& run)
{
    if (run->next == run->steps.size()) {
        if (run->screen.warnings() > 0)
            spdlog::error("{} warnings while the screens were loaded; see above.", run->screen.warnings());
        const bool good = !run->failed && run->screen.warnings() == 0;
        QCoreApplication::exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
        return;
    }
    const SelfTestStep& current = run->steps[run->next++];
    if (current.show)
        current.show();
    const auto settled = run->picturesDir.isEmpty() ? 0ms : settleTime;
    QTimer::singleShot(settled, &run->screen, [run, name = current.name] {
        if (run->picturesDir.isEmpty()) {
            run->screen.whenShown([run] { step(run); });
            return;
        }
        run->screen.savePicture(QDir{run->picturesDir}.filePath(name + ".png"), [run](bool saved) {
            run->failed = run->failed || !saved;
            step(run);
        });
    });
}

}

void goOffscreenForSelfTest(int argc, char* argv[])
{
    const bool isSelfTest = std::any_of(
        argv, argv + argc, [](const char* argument) { return std::string_view{argument} == "--self-test"; });
    if (!isSelfTest || qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
}

void runSelfTest(Screen& screen, std::vector<SelfTestStep> steps, const QString& picturesDir)
{
    auto run = std::make_shared<Run>(Run{screen, std::move(steps), picturesDir});
    screen.whenShown([run] { step(run); });
}

}
