#include "luotctl/src/printer_command.h"

#include "ticket-printer/drawing_host.h"
#include "ticket-printer/ticket_drawing.h"
#include "ticket-printer/ticket_printer.h"

#include <array>
#include <chrono>
#include <ctime>
#include <iostream>
#include <memory>
#include <utility>

namespace luot::luotctl {

namespace {

using namespace ticket_printer;

constexpr const char* testNumber = "M888"; // the widest there is
// As long as a real ticket's, so that it is no easier to read.
constexpr const char* testCode
    = "LUOT-TEST-M888 https://luot.example/t/Zm9vYmFyYmF6cXV4MTIzNA#Q29ycmVjdEhvcnNlQmF0dGVy";
constexpr const char* testCodeBegins = "LUOT-TEST-M888";

struct Options {
    std::string printer;
    std::string profile = "80mm";
};

std::string localTime(const char* format)
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

TicketPaper testPaper(const Options& options)
{
    return {.centreName = {"PHIẾU IN THỬ"},
            .ward = options.profile,
            .label = testNumber,
            .field = "Không phải số thứ tự",
            .date = localTime("%d/%m/%Y"),
            .time = localTime("%H:%M"),
            .kiosk = "luotctl",
            .qr = testCode,
            .citizens = "đã thử"};
}

bool isSilent(const PrinterProfile& profile) { return profile.status == PrinterProfile::Status::None; }

bool spoke(const PrinterTalk& talk)
{
    return talk.statusAnswers + talk.statusMessages + talk.paperAnswers + talk.fenceAnswers > 0;
}

/// The first known profile as wide as `like` that is silent, or is not; empty if there is none.
std::string profileLike(const PrinterProfile& like, bool silent)
{
    for (const std::string& name : printerProfileNames())
        if (const auto profile = printerProfile(name);
            profile && profile->widthDots == like.widthDots && isSilent(*profile) == silent)
            return name;
    return {};
}

/// The widest known profile that is narrower and as silent; empty if there is none.
std::string narrowerThan(const PrinterProfile& tried)
{
    std::string best;
    int width = 0;
    for (const std::string& name : printerProfileNames())
        if (const auto profile = printerProfile(name); profile && profile->widthDots < tried.widthDots
            && profile->widthDots > width && (isSilent(tried) || !isSilent(*profile))) {
            best = name;
            width = profile->widthDots;
        }
    return best;
}

PrinterAdvice silentInstead(const PrinterProfile& tried, const std::string& why)
{
    const std::string name = profileLike(tried, true);
    if (!name.empty())
        return {why, name};
    return {why
                + " Copy the profile's file, put status = \"none\" and fence = \"none\" into the copy, and "
                  "name the "
                  "copy.",
            {}};
}

std::string describe(const PrinterTalk& talk)
{
    if (!spoke(talk) && talk.junkBytes == 0)
        return "It said nothing.";
    std::string text = "It said: answers about its status: " + std::to_string(talk.statusAnswers)
        + ", status messages unasked: " + std::to_string(talk.statusMessages)
        + ", tickets done: " + std::to_string(talk.paperAnswers + talk.fenceAnswers);
    if (talk.junkBytes > 0)
        text += ", bytes that mean nothing: " + std::to_string(talk.junkBytes);
    return text + ".";
}

std::string describe(const PrintReport& report)
{
    switch (report.outcome) {
    case PrintOutcome::Printed:
        return "The printer says that the whole ticket is out.";
    case PrintOutcome::Trusted:
        return "The whole ticket was sent; the printer cannot say whether it is out.";
    default:
        return report.detail;
    }
}

/// Unset when the input is at its end, or three answers were none.
std::optional<bool> ask(const std::string& question)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        std::cout << question << " [y/n] " << std::flush;
        std::string line;
        if (!std::getline(std::cin, line)) {
            std::cout << "\n";
            return std::nullopt;
        }
        if (line == "y" || line == "yes" || line == "c" || line == "có")
            return true;
        if (line == "n" || line == "no" || line == "k" || line == "không")
            return false;
        std::cout << "Please answer y or n.\n";
    }
    return std::nullopt;
}

SeenTicket askWhatIsSeen()
{
    SeenTicket seen;
    seen.cameOut = ask("Did a ticket come out, in one piece?");
    if (seen.cameOut.value_or(false)) {
        seen.numberWhole
            = ask(std::string{"Is the number "} + testNumber + " whole, and white left and right of it?");
        seen.codeScans = ask(std::string{"Does a phone read the code, as a text that begins with "}
                             + testCodeBegins + "?");
    }
    return seen;
}

/// A printer that does not answer is tried once more as one that cannot.
PrinterProfile unanswered(PrinterProfile profile)
{
    profile.status = PrinterProfile::Status::None;
    profile.fence = PrinterProfile::Fence::None;
    profile.asb = false;
    return profile;
}

struct Trial {
    PrinterReadiness readiness = PrinterReadiness::Unknown;
    PrintReport report{};
    PrinterTalk talk{};
};

Trial tryPrinting(const PortAddress& address, const PrinterProfile& profile, const Bitmap& ticket)
{
    TicketPrinter printer{address, profile};
    Trial trial{.readiness = printer.preflight()};
    if (mayPrint(trial.readiness, printer.profile()))
        trial.report = printer.print(ticket);
    trial.talk = printer.talk();
    return trial;
}

int test(const Options& options)
{
    const auto address = parsePortAddress(options.printer);
    if (!address)
        return complain(address.error().message);
    const auto profile = printerProfile(options.profile);
    if (!profile)
        return complain(profile.error().message);
    if (const auto port = openPort(*address, TicketPrinter::Timeouts{}.connect); !port)
        return complain(port.error().message);
    const DrawingHost host;
    const auto ticket = drawTicket(testPaper(options), *profile);
    if (!ticket)
        return complain(ticket.error().message);

    std::cout << "Trying " << address->text() << " as " << options.profile << ": " << profile->widthDots
              << " dots across, " << profile->dpi << " dpi." << std::endl;
    Trial trial = tryPrinting(*address, *profile, *ticket);
    const bool printed = trial.report.sheet != Sheet::None;
    if (trial.readiness == PrinterReadiness::Unknown && !printed) {
        std::cout << "It is there and answers no question about its status; the ticket is sent all the same."
                  << std::endl;
        const PrinterTalk before = trial.talk;
        trial = tryPrinting(*address, unanswered(*profile), *ticket);
        trial.talk.junkBytes += before.junkBytes;
    } else {
        std::cout << "Its status: " << toString(trial.readiness) << "." << std::endl;
    }
    if (trial.readiness == PrinterReadiness::Unreachable)
        return complain(std::string{adviceFor(trial.readiness)});
    std::cout << describe(trial.talk) << "\n";
    if (trial.report.sheet == Sheet::None)
        return complain(
            "Nothing was printed. "
            + (trial.report.detail.empty() ? std::string{adviceFor(trial.readiness)} : trial.report.detail));
    std::cout << describe(trial.report) << "\n";

    const SeenTicket seen = askWhatIsSeen();
    const PrinterAdvice advice = adviseProfile(*profile, trial.report, trial.talk, seen);
    std::cout << advice.words << "\n";
    if (!advice.profile.empty())
        std::cout << "Use: --printer '" << options.printer << "' --printer-profile " << advice.profile
                  << std::endl;
    const bool out
        = trial.report.outcome == PrintOutcome::Printed || trial.report.outcome == PrintOutcome::Trusted;
    return seen.cameOut.value_or(out) && seen.numberWhole.value_or(true) && seen.codeScans.value_or(true)
            && advice.profile == options.profile
        ? EXIT_SUCCESS
        : EXIT_FAILURE;
}

int profiles()
{
    for (const std::string& name : printerProfileNames()) {
        const auto profile = printerProfile(name);
        if (!profile)
            return complain(profile.error().message);
        std::cout << name << "\t" << profile->widthDots << " dots\t" << profile->dpi << " dpi"
                  << (isSilent(*profile) ? "\tnever answers" : "") << "\n";
    }
    return EXIT_SUCCESS;
}

}

PrinterAdvice adviseProfile(const PrinterProfile& tried, const PrintReport& report, const PrinterTalk& talk,
                            const SeenTicket& seen)
{
    if (seen.cameOut && !*seen.cameOut)
        return {
            "It took the ticket and printed nothing to see. Is the paper the right way round (the coated "
            "side "
            "to the head), and is this the ticket printer's address? Else try another profile of this width: "
            "luotctl printer profiles.",
            {}};
    if (seen.numberWhole && !*seen.numberWhole) {
        const std::string name = narrowerThan(tried);
        return {"Its head is narrower than " + std::to_string(tried.widthDots) + " dots."
                    + (name.empty()
                           ? " Copy a profile's file and put its width, from its manual, into the copy."
                           : " Try the narrower profile."),
                name};
    }
    PrinterAdvice advice{"The profile " + tried.name + " suits it.", tried.name};
    if (!isSilent(tried) && !spoke(talk))
        advice = silentInstead(tried,
                               "It prints and never answers: it needs a profile that knows that, and "
                               "somebody who looks after its paper.");
    else if (!isSilent(tried) && report.outcome == PrintOutcome::Unknown && !report.trouble)
        advice
            = silentInstead(tried,
                            "It does not say when a ticket is out, so every citizen would be asked. With the "
                            "silent profile nobody is, and nobody is told when the paper ends.");
    else if (isSilent(tried) && spoke(talk))
        advice = {"It answers after all: with the other profile staff are told when the paper ends.",
                  profileLike(tried, false)};
    if (seen.codeScans && !*seen.codeScans)
        advice.words
            += " The code is too pale or smeared: clean the head, use better paper, or set the print darker "
               "at the printer.";
    if (!seen.cameOut)
        advice.words += " Nobody said what the ticket looks like: look at it before opening.";
    return advice;
}

void addPrinter(CLI::App& app, Action& action)
{
    CLI::App* printer = app.add_subcommand("printer", "Try a ticket printer");
    printer->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    CLI::App* testCommand = printer->add_subcommand(
        "test", "Print a test ticket, ask how it looks, and name the profile to use");
    testCommand
        ->add_option("--printer", options->printer,
                     "tcp:192.0.2.7:9100, /dev/usb/lp0, /dev/ttyS0?baud=19200, cups:QUEUE or file:PATH")
        ->required();
    testCommand->add_option("--profile", options->profile, "A name of 'printer profiles', or a .toml file");
    testCommand->callback([options, &action] { action = [options] { return test(*options); }; });
    printer->add_subcommand("profiles", "The kinds of printers that are known")->callback([&action] {
        action = profiles;
    });
}

}
