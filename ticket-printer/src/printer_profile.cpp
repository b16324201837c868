#include "ticket-printer/printer_profile.h"

#include <toml++/toml.h>

#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace luot::ticket_printer {

namespace {

namespace fs = std::filesystem;

/// Beside the programs, as installed and as built.
fs::path printerFolder()
{
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path().parent_path() / "share/luot/printers";
}

template <class T, std::size_t N> using Words = std::array<std::pair<std::string_view, T>, N>;

constexpr Words<PrinterProfile::Raster, 2> rasterWords{
    {{"v0", PrinterProfile::Raster::V0}, {"L", PrinterProfile::Raster::L}}};
constexpr Words<PrinterProfile::Cut, 4> cutWords{{{"feed", PrinterProfile::Cut::FeedAndCut},
                                                  {"full", PrinterProfile::Cut::FeedAndCutThrough},
                                                  {"plain", PrinterProfile::Cut::PlainCut},
                                                  {"none", PrinterProfile::Cut::None}}};
constexpr Words<PrinterProfile::Fence, 3> fenceWords{
    {{"process-id", PrinterProfile::Fence::ProcessId},
     {"status-request", PrinterProfile::Fence::StatusRequest},
     {"none", PrinterProfile::Fence::None}}};
constexpr Words<PrinterProfile::Status, 2> statusWords{
    {{"full", PrinterProfile::Status::Full}, {"none", PrinterProfile::Status::None}}};

template <class T, std::size_t N> bool readWord(const toml::node& node, const Words<T, N>& words, T& value)
{
    const auto text = node.value<std::string_view>();
    for (const auto& [word, meaning] : words)
        if (text == word) {
            value = meaning;
            return true;
        }
    return false;
}

bool readNumber(const toml::node& node, int low, int high, int& value)
{
    const auto number = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
    if (!number || *number < low || *number > high)
        return false;
    value = static_cast<int>(*number);
    return true;
}

bool readFlag(const toml::node& node, bool& value)
{
    const auto flag = node.is_boolean() ? node.value<bool>() : std::nullopt;
    value = flag.value_or(value);
    return flag.has_value();
}

bool readKey(std::string_view key, const toml::node& node, PrinterProfile& profile)
{
    // Below 300 dots the number would fall under 14 mm; above 832 (4 inches) the drawing has no layout.
    if (key == "width")
        return readNumber(node, 300, 832, profile.widthDots);
    if (key == "dpi")
        return readNumber(node, 150, 300, profile.dpi);
    if (key == "raster")
        return readWord(node, rasterWords, profile.raster);
    if (key == "cut")
        return readWord(node, cutWords, profile.cut);
    if (key == "fence")
        return readWord(node, fenceWords, profile.fence);
    if (key == "asb")
        return readFlag(node, profile.asb);
    if (key == "nearEnd")
        return readFlag(node, profile.nearEnd);
    if (key == "qr") // the code is part of the picture on every printer
        return node.value<bool>() == false;
    return key == "status" && readWord(node, statusWords, profile.status);
}

Result<PrinterProfile> readProfile(const std::string& name, const std::string& path)
{
    try {
        PrinterProfile profile{.name = name};
        const toml::table table = toml::parse_file(path);
        for (const auto& [key, node] : table)
            if (!readKey(key.str(), node, profile))
                return failure("The printer profile " + path + " has a key or value that is not known: \""
                               + std::string{key.str()} + "\"; correct that line.");
        return profile;
    } catch (const toml::parse_error& error) {
        return failure("The printer profile " + path + " cannot be read (" + std::string{error.description()}
                       + "); check that the file is there and is TOML.");
    }
}

}

Result<PrinterProfile> printerProfile(const std::string& nameOrFile)
{
    if (nameOrFile.ends_with(".toml"))
        return readProfile(nameOrFile, nameOrFile);
    std::string names;
    for (const std::string& name : printerProfileNames()) {
        const fs::path file = printerFolder() / (name + ".toml");
        std::error_code error;
        if (name == nameOrFile)
            return fs::exists(file, error) ? readProfile(name, file.string()) : PrinterProfile{};
        names += (names.empty() ? "" : ", ") + name;
    }
    return failure("There is no printer profile \"" + nameOrFile + "\"; choose one of " + names
                   + ", or a file that ends in .toml.");
}

std::vector<std::string> printerProfileNames()
{
    // The usual one is there without any file.
    std::set<std::string> names{PrinterProfile{}.name};
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{printerFolder(), error})
        if (entry.path().extension() == ".toml")
            names.insert(entry.path().stem().string());
    return {names.begin(), names.end()};
}

}
