#include "tests/faults/power_cut_vfs.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace luot::faults {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t sector = 512;

void write(std::string& content, std::uint64_t at, std::string_view bytes)
{
    if (content.size() < at + bytes.size())
        content.resize(at + bytes.size(), '\0');
    content.replace(at, bytes.size(), bytes);
}

/// A write as far as its sectors reached the disk.
void writeTorn(std::string& content, const DiskOp& op, std::mt19937& random)
{
    for (std::size_t from = 0; from < op.bytes.size();) {
        const std::size_t to = std::min(op.bytes.size(), (op.at + from) / sector * sector + sector - op.at);
        if (random() % 2 == 0)
            write(content, op.at + from, std::string_view{op.bytes}.substr(from, to - from));
        from = to;
    }
}

bool isKept(Damage damage, std::mt19937& random)
{
    return damage == Damage::Kept || (damage != Damage::Lost && random() % 2 == 0);
}

}

CutDisk::CutDisk(const DiskImage& before)
{
    for (const auto& [name, content] : before)
        m_files[name].durable = content;
}

void CutDisk::apply(const DiskOp& op)
{
    if (op.kind == DiskOp::Kind::Said)
        return;
    File& file = m_files[op.file];
    if (op.kind != DiskOp::Kind::Sync && !(op.kind == DiskOp::Kind::Delete && op.at != 0)) {
        file.pending.push_back(op);
        return;
    }
    std::string content = file.durable.value_or("");
    bool isThere = file.durable.has_value() || op.kind == DiskOp::Kind::Sync;
    for (const DiskOp& done : file.pending) {
        if (done.kind == DiskOp::Kind::Write)
            write(content, done.at, done.bytes);
        else if (done.kind == DiskOp::Kind::Truncate)
            content.resize(done.at, '\0');
        else
            content.clear();
    }
    if (op.kind == DiskOp::Kind::Delete)
        isThere = false;
    file.durable = isThere ? std::optional{std::move(content)} : std::nullopt;
    file.pending.clear();
}

DiskImage CutDisk::cut(Damage damage, std::mt19937& random) const
{
    DiskImage image;
    for (const auto& [name, file] : m_files) {
        std::optional<std::string> content = file.durable;
        for (const DiskOp& op : file.pending) {
            const bool isTorn = damage == Damage::Torn && op.kind == DiskOp::Kind::Write;
            if (!isTorn && !isKept(damage, random))
                continue;
            if (op.kind == DiskOp::Kind::Delete) {
                content.reset();
                continue;
            }
            if (!content)
                content.emplace();
            if (isTorn)
                writeTorn(*content, op, random);
            else if (op.kind == DiskOp::Kind::Write)
                write(*content, op.at, op.bytes);
            else
                content->resize(op.at, '\0');
        }
        if (content)
            image.emplace(name, std::move(*content));
    }
    return image;
}

DiskImage readImage(const fs::path& folder)
{
    DiskImage image;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream in{entry.path(), std::ios::binary};
        image.emplace(entry.path().filename(), std::string{std::istreambuf_iterator<char>{in}, {}});
    }
    return image;
}

void writeImage(const DiskImage& image, const fs::path& folder)
{
    for (const auto& entry : fs::directory_iterator{folder})
        if (entry.is_regular_file() && !image.contains(entry.path().filename()))
            fs::remove(entry.path());
    for (const auto& [name, content] : image)
        std::ofstream{folder / name, std::ios::binary | std::ios::trunc}.write(
            content.data(), static_cast<std::streamsize>(content.size()));
}

}
