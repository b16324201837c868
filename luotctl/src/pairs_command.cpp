#include "luotctl/src/vision_commands.h"

#include "luotctl/src/csv_table.h"
#include "vision/camera.h"
#include "vision/still_template.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>

namespace luot::luotctl {

namespace {

namespace fs = std::filesystem;

struct PairsOptions {
    std::string pairs;
    std::string folder;
    std::string out;
};

/// The templates of a folder's pictures, each made once and kept only as long as a pair still needs it.
class Gallery {
public:
    Gallery(vision::StillTemplate describe, fs::path folder)
        : m_describe{std::move(describe)}
        , m_folder{std::move(folder)}
    {
    }

    void expect(const std::string& file) { ++m_entries[file].uses; }

    /// Requires: expected. Nothing, after a warning that names the file, when there is no face to be had.
    const std::optional<vision::FaceTemplate>& of(const std::string& file)
    {
        Entry& entry = m_entries.at(file);
        if (!entry.tried)
            entry.face = describe(file);
        entry.tried = true;
        return entry.face;
    }

    void used(const std::string& file)
    {
        const auto entry = m_entries.find(file);
        if (--entry->second.uses == 0)
            m_entries.erase(entry);
    }

private:
    struct Entry {
        int uses = 0;
        bool tried = false;
        std::optional<vision::FaceTemplate> face;
    };

    std::optional<vision::FaceTemplate> describe(const std::string& file)
    {
        const auto picture = vision::readPicture((m_folder / file).string());
        if (!picture) {
            complain(picture.error().message);
            return std::nullopt;
        }
        auto face = m_describe.of(*picture);
        if (!face) {
            complain(file + ": " + face.error().message);
            return std::nullopt;
        }
        if (!*face)
            complain("No face was found in " + file + "; its distances stay empty.");
        return std::move(*face);
    }

    vision::StillTemplate m_describe;
    fs::path m_folder;
    std::map<std::string, Entry> m_entries;
};

std::string distanceField(const std::optional<vision::FaceTemplate>& x,
                          const std::optional<vision::FaceTemplate>& y)
{
    if (!x || !y)
        return "";
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6f", vision::distance(*x, *y));
    return text.data();
}

int comparePairs(const PairsOptions& options)
{
    std::ifstream file{options.pairs, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file)
        return complain("The list of pairs " + options.pairs + " cannot be read; check its name.");
    const auto table = CsvTable::parse(text);
    if (!table)
        return complain("The list of pairs " + options.pairs + " is damaged: " + table.error().message
                        + "; mend it and try again.");
    const auto columnX = table->column("file_x");
    const auto columnY = table->column("file_y");
    if (!columnX || !columnY)
        return complain("The list of pairs " + options.pairs
                        + " needs a header line with the columns file_x and file_y.");
    std::error_code error;
    if (!fs::is_directory(options.folder, error))
        return complain("There is no folder " + options.folder + "; name the pictures' folder with --dir.");

    const auto models = vision::findModels();
    if (!models)
        return complain(models.error().message);
    auto describe = vision::StillTemplate::load(*models);
    if (!describe)
        return complain(describe.error().message);
    std::ofstream out{options.out, std::ios::binary};
    if (!out)
        return complain("The file " + options.out + " cannot be written; name another one with --out.");

    Gallery gallery{std::move(*describe), options.folder};
    for (const auto& row : table->rows()) {
        gallery.expect(row[*columnX]);
        gallery.expect(row[*columnY]);
    }
    out << "file_x,file_y,distance\n";
    for (const auto& row : table->rows()) {
        const std::string& x = row[*columnX];
        const std::string& y = row[*columnY];
        out << csvField(x) << ',' << csvField(y) << ',' << distanceField(gallery.of(x), gallery.of(y))
            << '\n';
        gallery.used(x);
        gallery.used(y);
    }
    out.close();
    return out ? EXIT_SUCCESS
               : complain("The file " + options.out + " could not be written to its end; free some space.");
}

}

void addPairs(CLI::App& vision, Action& action)
{
    const auto options = std::make_shared<PairsOptions>();
    CLI::App* command = vision.add_subcommand(
        "pairs", "How far the faces of two pictures are from each other, pair by pair");
    command->footer(
        "The distance of the two faces' templates (each the mean of the picture and its mirror image), 0 "
        "to about 1.4: one person's\nare mostly below 0.42. It stays empty where a picture cannot be read "
        "or shows no face; a line on standard error says which.");
    command
        ->add_option("PAIRS", options->pairs,
                     "CSV with the columns file_x and file_y; others are passed over")
        ->required();
    command->add_option("--dir", options->folder, "Where the pictures lie (PNG, JPEG, BMP)")->required();
    command->add_option("--out", options->out, "CSV to write: file_x,file_y,distance")->required();
    command->callback([options, &action] { action = [options] { return comparePairs(*options); }; });
}

}
