#include "benchmarks/sets.h"

#include "benchmarks/src/kiosk_stage.h"
#include "benchmarks/src/process_use.h"
#include "vision/models.h"
#include "vision/testing/clip_file.h"
#include "vision/testing/scripted_citizen.h"
#include "vision/testing/synthetic_head.h"

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <array>
#include <iostream>
#include <thread>

/// The real kiosk before a scripted citizen of pixels who moves as quickly as people do: 0.4 to 0.9 s a turn,
/// 250 ms until something on the screen is noticed. The goals are for one who need not read the pages; one
/// who is here for the first time, and reads each for about a second, is measured beside.
namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto idleFor = 15s;
constexpr std::array people{"astronaut", "obama", "grace_hopper", "biden", "obama2", "obama3"};

struct Visits {
    std::vector<double> toFirstByte; ///< s, from the lock
    /// Milliseconds from the first frame of a turned head (when it was taken; the stand-in's drawing is in
    /// it) to the painted highlight. Turns in a page's first 0.7 s, in which it takes no choice, are not
    /// counted.
    std::vector<double> toHighlight;
    std::vector<double> cores; ///< from the lock to the paper, without the thread that stands for the camera
    std::vector<double> cameraCores;
};

/// One after the other, each a person and a card of its own, and a kiosk just started.
Result<Visits> walk(KioskStage& stage, int count, const std::string& consent, const std::string& reads)
{
    Visits visits;
    for (int i = 0; i < count; ++i) {
        const std::string card = std::to_string(i / 3 % 2) + "," + std::to_string(i % 3);
        const std::string citizen = std::string{"citizen:"}
            + people.at(static_cast<std::size_t>(i) % people.size()) + "?choose=" + card
            + "&consent=" + consent + "&reads=" + reads + "&seed=" + std::to_string(i + 1);
        if (const auto started = stage.start("luot-kiosk", {"--camera", citizen}); !started)
            return tl::unexpected{started.error()};
        const auto locked = stage.waitFor("kiosk.locked", 60s);
        if (!locked)
            return tl::unexpected{locked.error()};
        const pid_t pid = stage.kiosk().pid();
        const double coresBefore = coreSeconds(pid);
        const double cameraBefore = coreSeconds(pid, "camera");
        const auto printed = stage.waitFor("ticket.printed", 90s);
        if (!printed)
            return tl::unexpected{printed.error()};
        const double camera = coreSeconds(pid, "camera") - cameraBefore;
        const double seconds = printed->t - locked->t;
        visits.cameraCores.push_back(camera / seconds);
        visits.cores.push_back((coreSeconds(pid) - coresBefore - camera) / seconds);
        const auto firstByte = stage.linesOf("printer.first_byte");
        if (firstByte.empty())
            return failure("The kiosk does not say when the printer got its first byte.");
        visits.toFirstByte.push_back(firstByte.front().t - locked->t);
        const auto turned = stage.linesOf("kiosk.turned");
        const auto highlighted = stage.linesOf("kiosk.highlighted");
        for (std::size_t at = 0; at < std::min(turned.size(), highlighted.size()); ++at)
            visits.toHighlight.push_back((highlighted[at].t - turned[at].t) * 1000.0);
        std::cout << "    " << citizen << ": " << visits.toFirstByte.back() << " s" << std::endl;
    }
    stage.end();
    return visits;
}

/// Milliseconds for one frame of 1280×720 in which OpenCV's network finds the face and dlib its landmarks,
/// and nothing else is done.
Result<std::vector<double>> bareLibraryCalls()
{
    const auto models = vision::findModels();
    if (!models)
        return tl::unexpected{models.error()};
    auto citizen
        = vision::testing::ScriptedCitizen::open({.portrait = vision::testing::portraitFile("astronaut"),
                                                  .arrives = vision::testing::Arrival::StandingThere},
                                                 vision::Pace::AsFastAsPossible);
    if (!citizen || !models->faceDetector)
        return failure("The models and portraits are missing; run ./luot setup.");
    cv::setNumThreads(1);
    auto net = cv::dnn::readNetFromONNX(models->faceDetector->string());
    dlib::shape_predictor trees;
    dlib::deserialize(models->landmarks.string()) >> trees;
    std::vector<double> times;
    for (int i = 0; i < 100; ++i) {
        const auto frame = (*citizen)->next();
        if (!frame || !*frame)
            return failure("The scripted citizen has no picture.");
        const vision::Picture& picture = (*frame)->picture;
        auto pixels = std::vector<std::uint8_t>{picture.bgr().begin(), picture.bgr().end()};
        const cv::Mat whole{picture.height(), picture.width(), CV_8UC3, pixels.data()};
        const double before = nowSeconds();
        cv::Mat grey;
        cv::Mat small;
        cv::Mat blob;
        std::vector<cv::Mat> outputs;
        cv::cvtColor(whole, grey, cv::COLOR_BGR2GRAY);
        cv::resize(whole, small, {320, 240}, 0, 0, cv::INTER_AREA);
        cv::dnn::blobFromImage(small, blob, 1.0 / 128.0, {}, cv::Scalar::all(127.0), true);
        net.setInput(blob);
        net.forward(outputs, std::vector<cv::String>{"scores", "boxes"});
        const dlib::cv_image<unsigned char> image{grey};
        trees(image, dlib::rectangle(540, 230, 740, 430));
        times.push_back((nowSeconds() - before) * 1000.0);
    }
    return times;
}

/// A hall in which nobody is, as a film: what a kiosk sees most of the day.
Result<fs::path> emptyHall(const fs::path& folder)
{
    auto head = vision::testing::SyntheticHead::open(vision::testing::portraitFile("astronaut"));
    if (!head)
        return tl::unexpected{head.error()};
    vision::testing::ClipScript script;
    script.people.push_back({std::make_shared<vision::testing::SyntheticHead>(std::move(*head)),
                             vision::testing::Timeline{}.away(40)});
    auto clip = vision::testing::ScriptedClip::open(std::move(script));
    if (!clip)
        return tl::unexpected{clip.error()};
    const fs::path film = folder / "hall.mp4";
    if (auto written = vision::testing::writeClip(**clip, film, {}); !written)
        return tl::unexpected{written.error()};
    return film;
}

Result<> measureIdle(KioskStage& stage, Report& report)
{
    const auto film = emptyHall(stage.folder());
    if (!film)
        return tl::unexpected{film.error()};
    if (const auto started = stage.start("luot-kiosk", {"--camera", film->string()}); !started)
        return started;
    if (const auto shown = stage.waitFor("kiosk.page.Attract", 60s); !shown)
        return tl::unexpected{shown.error()};
    std::this_thread::sleep_for(5s);
    const pid_t pid = stage.kiosk().pid();
    const double before = coreSeconds(pid);
    const double cameraBefore = coreSeconds(pid, "camera");
    const double facesBefore = coreSeconds(pid, "faces");
    std::this_thread::sleep_for(idleFor);
    const double seconds = std::chrono::duration<double>(idleFor).count();
    const auto percent = [seconds](double used) { return used / seconds * 100.0; };
    report.add({"kiosk", "idle_core_pct", percent(coreSeconds(pid) - before), "%", 15.0, Better::Lower, 1});
    report.add({"kiosk", "idle_camera_core_pct", percent(coreSeconds(pid, "camera") - cameraBefore), "%",
                std::nullopt, Better::Lower, 1});
    report.add({"kiosk", "idle_faces_core_pct", percent(coreSeconds(pid, "faces") - facesBefore), "%",
                std::nullopt, Better::Lower, 1});
    stage.end();
    return {};
}

/// The slope of what is resident over the visits, in MiB for a thousand of them.
double slopePerThousand(const std::vector<double>& resident, std::size_t from)
{
    const double n = static_cast<double>(resident.size() - from);
    double sumX = 0.0;
    double sumY = 0.0;
    double sumXX = 0.0;
    double sumXY = 0.0;
    for (std::size_t i = from; i < resident.size(); ++i) {
        const double x = static_cast<double>(i) / 1000.0;
        sumX += x;
        sumY += resident[i];
        sumXX += x * x;
        sumXY += x * resident[i];
    }
    return (n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX);
}

/// Visits by keyboard one after the other, on a clock ten times as fast, each with its number and paper.
Result<> measureGrowth(KioskStage& stage, Report& report, double share)
{
    const int visits = std::max(20, static_cast<int>(600 * share));
    if (const auto started = stage.start("luot-fast-kiosk", {"--keys-from-stdin"}); !started)
        return started;
    if (const auto shown = stage.waitFor("kiosk.page.CameraFault", 60s); !shown)
        return tl::unexpected{shown.error()};
    std::vector<double> resident;
    for (int visit = 0; visit < visits; ++visit) {
        for (const char* key : {"Return", "Return", "Return", "Return", "Right", "Return"})
            stage.kiosk().writeLine(key);
        if (const auto printed = stage.waitFor("ticket.printed", 30s); !printed)
            return tl::unexpected{printed.error()};
        stage.kiosk().writeLine("Return");
        if (const auto over = stage.waitFor("kiosk.page.CameraFault", 30s); !over)
            return tl::unexpected{over.error()};
        // Else the queue itself, which the kiosk shows, would grow.
        if (const auto served = stage.serveNext(); !served)
            return served;
        resident.push_back(residentMiB(stage.kiosk().pid()));
    }
    stage.end();
    // What is filled once (glyphs, caches, the allocator's own) is filled in the first third.
    const double slope = slopePerThousand(resident, resident.size() / 3);
    const double all = (resident.back() - resident.front()) / static_cast<double>(visits) * 1000.0;
    report.add({"kiosk", "growth_mib_per_1000_visits", slope, "MiB", 1.0, Better::Lower,
                static_cast<int>(resident.size() - resident.size() / 3)});
    report.add({"kiosk", "growth_from_the_first_visit_mib", all, "MiB", std::nullopt, Better::Lower, visits});
    return {};
}

}

Result<> measureKiosk(Report& report, double share)
{
    const int visits = std::max(2, static_cast<int>(12 * share));
    auto opened = KioskStage::open();
    if (!opened)
        return tl::unexpected{opened.error()};
    KioskStage& stage = **opened;

    const auto bare = bareLibraryCalls();
    if (!bare)
        return tl::unexpected{bare.error()};
    auto with = walk(stage, visits, "yes", "no");
    if (!with)
        return tl::unexpected{with.error()};
    auto without = walk(stage, visits, "no", "no");
    if (!without)
        return tl::unexpected{without.error()};
    const int firstTimers = std::max(2, visits / 3);
    const auto readingWith = walk(stage, firstTimers, "yes", "yes");
    if (!readingWith)
        return tl::unexpected{readingWith.error()};
    const auto readingWithout = walk(stage, firstTimers, "no", "yes");
    if (!readingWithout)
        return tl::unexpected{readingWithout.error()};
    report.add({"kiosk", "lock_to_print_consent_s", quantile(with->toFirstByte, 0.5), "s", 12.0,
                Better::Lower, visits});
    report.add(
        {"kiosk", "lock_to_print_s", quantile(without->toFirstByte, 0.5), "s", 8.0, Better::Lower, visits});
    report.add({"kiosk", "lock_to_print_consent_first_time_s", quantile(readingWith->toFirstByte, 0.5), "s",
                std::nullopt, Better::Lower, firstTimers});
    report.add({"kiosk", "lock_to_print_first_time_s", quantile(readingWithout->toFirstByte, 0.5), "s",
                std::nullopt, Better::Lower, firstTimers});
    std::vector<double> highlights = with->toHighlight;
    highlights.insert(highlights.end(), without->toHighlight.begin(), without->toHighlight.end());
    if (highlights.empty())
        return failure("No card was highlighted.");
    const int n = static_cast<int>(highlights.size());
    const double bareMs = quantile(*bare, 0.5);
    report.add(
        {"kiosk", "camera_to_highlight_p95_ms", quantile(highlights, 0.95), "ms", 150.0, Better::Lower, n});
    report.add({"kiosk", "camera_to_highlight_p50_ms", quantile(highlights, 0.5), "ms", std::nullopt,
                Better::Lower, n});
    report.add({"kiosk", "bare_detector_landmarks_p50_ms", bareMs, "ms", std::nullopt, Better::Lower,
                static_cast<int>(bare->size())});
    report.add({"kiosk", "highlight_over_bare", quantile(highlights, 0.5) / bareMs, "x", std::nullopt,
                Better::Lower, n});
    std::vector<double> cores = with->cores;
    cores.insert(cores.end(), without->cores.begin(), without->cores.end());
    std::vector<double> cameraCores = with->cameraCores;
    cameraCores.insert(cameraCores.end(), without->cameraCores.begin(), without->cameraCores.end());
    report.add(
        {"kiosk", "in_use_core_pct", 100.0 * quantile(cores, 0.5), "%", 120.0, Better::Lower, 2 * visits});
    report.add({"kiosk", "stand_in_camera_core_pct", 100.0 * quantile(cameraCores, 0.5), "%", std::nullopt,
                Better::Lower, 2 * visits});
    if (const auto idle = measureIdle(stage, report); !idle)
        return idle;
    return measureGrowth(stage, report, share);
}

}
