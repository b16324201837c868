#include "luotctl/commands.h"
#include "luotctl/visit.h"

#include "vision/models.h"

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>

namespace luot::luotctl {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

struct DemoOptions {
    bool headless = false;
    bool stay = false;
    bool decline = false;
    std::string out = "out/demo";
    std::string camera;
    std::string choose = "0,1";
};

volatile std::sig_atomic_t endWanted = 0;

bool hasDisplay() { return std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr; }

/// "1,2" as row and column of the demo's six cards.
std::optional<std::array<int, 2>> parseCell(const std::string& text)
{
    std::array<int, 2> cell{};
    const auto comma = text.find(',');
    if (comma == std::string::npos)
        return std::nullopt;
    const std::array<std::string, 2> parts{text.substr(0, comma), text.substr(comma + 1)};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto [end, error]
            = std::from_chars(parts.at(i).data(), parts.at(i).data() + parts.at(i).size(), cell.at(i));
        if (error != std::errc{} || end != parts.at(i).data() + parts.at(i).size())
            return std::nullopt;
    }
    const bool fits = cell[0] >= 0 && cell[0] <= 1 && cell[1] >= 0 && cell[1] <= 2;
    return fits ? std::optional{cell} : std::nullopt;
}

fs::path portraitFile() { return vision::modelFolder().parent_path() / "portraits" / "astronaut.png"; }

Result<std::string> cameraOf(const DemoOptions& options)
{
    if (!options.camera.empty())
        return options.camera;
    const auto cell = parseCell(options.choose);
    if (!cell)
        return failure("'" + options.choose
                       + "' is not one of the six cards: give --choose ROW,COL with ROW 0–1 and COL 0–2.");
    std::ostringstream source;
    source << "citizen:" << portraitFile().string() << "?choose=" << (*cell)[0] << ',' << (*cell)[1]
           << "&consent=" << (options.decline ? "no" : "yes");
    return source.str();
}

void tellLine(const TranscriptLine& line)
{
    std::cout << "  " << std::fixed << std::setprecision(1) << std::setw(6) << line.t << " s  " << std::left
              << std::setw(22) << line.process << std::setw(18) << line.event << std::right << line.label;
    if (!line.counter.empty())
        std::cout << " → " << line.counter;
    std::cout << std::endl;
}

void tellProcesses(Centre& centre)
{
    for (const Station station : {Station::QueueService, Station::VirtualPrinter, Station::DisplayBoard,
                                  Station::ClerkTerminal, Station::Kiosk, Station::Pages})
        std::cout << "  " << std::left << std::setw(22) << programOf(station) << std::right << " pid "
                  << centre.process(station).pid() << std::endl;
    std::cout << "A board that is killed is started again at once; by hand it is started with\n  "
              << centre.commandLine(Station::DisplayBoard) << std::endl;
}

void tellPages(const PagesAccess& pages)
{
    std::cout << "Pages in a browser of this machine:\n"
              << "  " << pages.staff << "/live       sign in as " << pages.supervisor << ", PIN " << pages.pin
              << "\n"
              << "  " << pages.staff << "/counter    or /reception: as " << pages.clerk << ", the same PIN\n"
              << "  " << pages.everybody << "/board      for everybody; the ticket's code leads to its page"
              << std::endl;
}

/// A browser that has the live page open, to take its picture when the number is called.
class LivePagePicture {
public:
    static Result<LivePagePicture> open(const fs::path& script, const PagesAccess& pages, const fs::path& out)
    {
        const fs::path picture = out / "supervisor.png";
        auto browser = ChildProcess::start(
            {.program = "/usr/bin/python3",
             .arguments = {script.string(), pages.staff, pages.supervisor, picture.string()},
             .environment = {},
             .log = out / "logs" / "demo-live-page.log"});
        if (!browser)
            return tl::unexpected{browser.error()};
        browser->writeLine(pages.pin);
        return LivePagePicture{std::move(*browser)};
    }

    /// Waits for it. A machine without a browser goes without a picture.
    void take(const std::string& label)
    {
        m_browser.writeLine(label);
        const auto code = m_browser.waitForEnd(longest);
        if (code == EXIT_SUCCESS)
            std::cout << "            " << label << " is on the supervisor's live page: supervisor.png"
                      << std::endl;
        else if (code == noBrowser)
            std::cout << "            The live page was not photographed: chromium, chromium-driver or "
                         "python3-selenium "
                         "is not installed."
                      << std::endl;
        else
            m_isMissing = true;
    }
    Result<> outcome() const
    {
        return m_isMissing ? Result<>{failure("The number was not on the supervisor's live page. Why: "
                                              + m_browser.log().string())}
                           : Result<>{};
    }

private:
    static constexpr std::chrono::seconds longest{90};
    static constexpr int noBrowser = 3; ///< demo_live_page.py's word for it

    explicit LivePagePicture(ChildProcess browser)
        : m_browser{std::move(browser)}
    {
    }

    ChildProcess m_browser;
    bool m_isMissing = false;
};

/// Until Ctrl-C.
void stayOpen(Centre& centre)
{
    std::cout << "The centre stays open: Ctrl-C ends it." << std::endl;
    while (endWanted == 0) {
        centre.poll();
        std::this_thread::sleep_for(200ms);
    }
}

Result<> demonstrate(const DemoOptions& options)
{
    const fs::path programs = fs::read_symlink("/proc/self/exe").parent_path();
    const bool windows = !options.headless && hasDisplay();
    const auto camera = cameraOf(options);
    if (!camera)
        return tl::unexpected{camera.error()};

    CentreSettings settings;
    settings.out = fs::absolute(options.out);
    settings.programs = programs;
    settings.branchFile = programs.parent_path() / "share" / "luot" / "branch.demo.toml";
    settings.camera = *camera;
    settings.windows = windows;
    settings.pages = true;
    std::cout << "A whole centre on this machine" << (windows ? "" : ", without windows") << ":" << std::endl;
    auto centre = Centre::open(settings);
    if (!centre)
        return tl::unexpected{centre.error()};
    if (const auto started = (*centre)->startKiosk(); !started)
        return started;
    tellProcesses(**centre);
    tellPages((*centre)->pages());
    std::optional<LivePagePicture> livePage;
    if (!windows) {
        auto opened = LivePagePicture::open(settings.branchFile.parent_path() / "demo_live_page.py",
                                            (*centre)->pages(), settings.out);
        if (!opened)
            return tl::unexpected{opened.error()};
        livePage.emplace(std::move(*opened));
    }

    const auto label = walkThrough(**centre, options.decline ? Consent::Declined : Consent::Given,
                                   settings.out, [&](const TranscriptLine& line) {
                                       tellLine(line);
                                       if (livePage && line.event == "ticket.called")
                                           livePage->take(line.label);
                                   });
    if (!label)
        return tl::unexpected{label.error()};
    if (livePage)
        if (auto shown = livePage->outcome(); !shown)
            return shown;
    std::cout << *label
              << " was chosen without touch, printed, called and served. Pictures, paper and sound: "
              << settings.out.string() << std::endl;
    if (windows || options.stay)
        stayOpen(**centre);
    return {};
}

void end(int /*signal*/) { endWanted = 1; }

int demo(const DemoOptions& options)
{
    std::signal(SIGINT, end);
    std::signal(SIGTERM, end);
    const auto done = demonstrate(options);
    return done ? EXIT_SUCCESS : complain(done.error().message);
}

}

void addDemo(CLI::App& app, Action& action)
{
    const auto options = std::make_shared<DemoOptions>();
    CLI::App* command
        = app.add_subcommand("demo", "A whole centre on this machine, one visit from camera to counter");
    command->add_flag("--headless", options->headless, "No windows; without a display this is always so");
    command->add_flag("--stay", options->stay, "Leave everything running after the visit until Ctrl-C");
    command->add_flag("--decline", options->decline, "The citizen declines the use of the face");
    command->add_option("--out", options->out, "Where pictures, paper and sound go")->capture_default_str();
    command->add_option(
        "--camera", options->camera,
        "A webcam (/dev/video0), a film or a folder of pictures instead of the scripted citizen");
    command
        ->add_option("--choose", options->choose, "The card the scripted citizen looks for: ROW 0–1, COL 0–2")
        ->capture_default_str();
    command->callback([options, &action] { action = [options] { return demo(*options); }; });
}

}
