#include "ticket-printer/printer_profile.h"

#include <toml++/toml.h>

#include <array>
#include <optional>
#include <utility>

namespace luot::ticket_printer {

namespace {

std::vector<PrinterProfile> knownProfiles()
{
    using P = PrinterProfile;
    const P wide{};
    P epson{.name = "80mm-epson"};
    epson.raster = P::Raster::L;
    epson.fence = P::Fence::ProcessId;
    P coarse{.name = "80mm-180dpi", .widthDots = 512, .dpi = 180};
    P narrow{.name = "58mm", .widthDots = 384};
    narrow.cut = P::Cut::None;
    narrow.asb = false;
    narrow.nearEnd = false;
    P silent{.name = "80mm-silent"};
    silent.cut = P::Cut::PlainCut;
    silent.fence = P::Fence::None;
    silent.asb = false;
    silent.nearEnd = false;
    silent.status = P::Status::None;
    return {wide, epson, coarse, narrow, silent};
}

template <class T, std::size_t N> using Words = std::array<std::pair<std::string_view, T>, N>;

constexpr Words<PrinterProfile::Raster, 2> rasterWords{
    {{"v0", PrinterProfile::Raster::V0}, {"L", PrinterProfile::Raster::L}}};
constexpr Words<PrinterProfile::Cut, 3> cutWords{{{"feed", PrinterProfile::Cut::FeedAndCut},
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
    return key == "status" && readWord(node, statusWords, profile.status);
}

Result<PrinterProfile> readProfile(const std::string& path)
{
    try {
        PrinterProfile profile{.name = path};
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
        return readProfile(nameOrFile);
    std::string names;
    for (const PrinterProfile& profile : knownProfiles()) {
        if (profile.name == nameOrFile)
            return profile;
        names += (names.empty() ? "" : ", ") + profile.name;
    }
    return failure("There is no printer profile \"" + nameOrFile + "\"; choose one of " + names
                   + ", or a file that ends in .toml.");
}

std::vector<std::string> printerProfileNames()
{
    std::vector<std::string> names;
    for (const PrinterProfile& profile : knownProfiles())
        names.push_back(profile.name);
    return names;
}

}
