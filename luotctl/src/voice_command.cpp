#include "luotctl/child_process.h"
#include "luotctl/commands.h"
#include "voice/clip_folder.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>

namespace luot::luotctl {

namespace {

using voice::ClipFolder;
using voice::ClipName;
using voice::Language;

constexpr std::chrono::seconds patience{20};

struct Options {
    std::filesystem::path folder;
    bool english = false;
    std::string accent = "north";
};

std::vector<Language> languagesOf(const Options& options)
{
    if (options.english)
        return {Language::Vietnamese, Language::English};
    return {Language::Vietnamese};
}

int check(const Options& options)
{
    std::size_t problems = 0;
    std::size_t clips = 0;
    for (const Language language : languagesOf(options)) {
        clips += clipNames(language).size();
        for (const std::string& problem : ClipFolder::check(options.folder, language)) {
            std::printf("%s\n", problem.c_str());
            ++problems;
        }
    }
    if (problems > 0)
        return complain(std::to_string(problems) + " of " + std::to_string(clips)
                        + " clips are missing or cannot be used: espeak-ng speaks until the set is complete. "
                          "Record them as WAV, 16 bit, one channel (docs/voice.md).");
    std::printf("The set is complete: %zu clips. Name it with luot-display-board --clips %s%s.\n", clips,
                options.folder.c_str(), options.english ? " --english" : "");
    return EXIT_SUCCESS;
}

/// "--list": what a script that records goes through, a clip a line: file, tab, words.
int list(const Options& options)
{
    for (const Language language : languagesOf(options)) {
        for (const ClipName& name : clipNames(language))
            std::printf("%s.wav\t%s\n", name.file.c_str(), name.words.c_str());
    }
    return EXIT_SUCCESS;
}

/// Speaks the words into a file of its own, which takes the clip's place when it is whole.
std::optional<std::string> renderClip(const std::filesystem::path& file, const std::string& accent,
                                      const std::string& words)
{
    const std::filesystem::path part = file.string() + ".part";
    auto program = ChildProcess::start({"/usr/bin/env",
                                        {"espeak-ng", "-v", accent, "-s", "150", "-w", part.string(), words},
                                        {},
                                        file.parent_path() / "render.log"});
    if (!program)
        return program.error().message;
    if (program->waitForEnd(patience) != EXIT_SUCCESS || !std::filesystem::exists(part))
        return "espeak-ng cannot speak \"" + words + "\"; install the package espeak-ng.";
    std::error_code problem;
    std::filesystem::rename(part, file, problem);
    if (problem)
        return file.string() + " cannot be written: " + problem.message() + ".";
    std::filesystem::remove(program->log(), problem);
    return {};
}

int render(const Options& options)
{
    static const std::map<std::string, std::string> accents{
        {"north", "vi"}, {"central", "vi-vn-x-central"}, {"south", "vi-vn-x-south"}};
    int made = 0;
    int kept = 0;
    for (const Language language : languagesOf(options)) {
        const std::string accent = language == Language::English ? "en" : accents.at(options.accent);
        for (const ClipName& name : clipNames(language)) {
            const std::filesystem::path file = options.folder / (name.file + ".wav");
            // What somebody has recorded is never spoken over.
            if (std::filesystem::exists(file)) {
                ++kept;
                continue;
            }
            std::error_code problem;
            std::filesystem::create_directories(file.parent_path(), problem);
            if (problem)
                return complain(file.parent_path().string() + " cannot be made: " + problem.message() + ".");
            if (const auto failed = renderClip(file, accent, name.words))
                return complain(*failed);
            ++made;
        }
    }
    std::printf("%d clips rendered, %d were there already and are kept.\n", made, kept);
    return check(options);
}

}

void addVoice(CLI::App& app, Action& action)
{
    auto* voice = app.add_subcommand("voice", "The recorded clips a board speaks with.");
    voice->require_subcommand(1);
    auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, const char* what, int (*run)(const Options&)) {
        auto* command = voice->add_subcommand(name, what);
        command->add_flag("--english", options->english, "The English clips, too.");
        command->callback([&action, options, run] { action = [options, run] { return run(*options); }; });
        return command;
    };
    auto* checking = add("check", "Names each clip that is missing or cannot be used.", check);
    checking->add_option("DIR", options->folder, "The folder of WAV clips.")->required();
    auto* rendering = add("render", "Fills a folder with what is missing, spoken by espeak-ng.", render);
    rendering->add_option("DIR", options->folder, "The folder of WAV clips.")->required();
    rendering->add_option("--accent", options->accent, "north, central or south.")
        ->check(CLI::IsMember({"north", "central", "south"}));
    add("list", "Each clip's file and the words to say.", list);
}

}
