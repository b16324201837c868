#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace luot::faults {

/// Something done to a file of the watched folder, or said to the outside between two of these.
struct DiskOp {
    enum class Kind { Write, Truncate, Sync, Delete, Said };
    Kind kind = Kind::Said;
    std::string file; ///< its name in the folder; of Said: what was said
    std::uint64_t at = 0; ///< Write: offset; Truncate: new size; Delete: not 0 if the folder was synced
    std::string bytes;
};

using DiskImage = std::map<std::string, std::string>; ///< file names and contents

/// What a power cut does to writes that were not synced. Lost: none is there. Kept: all are (the process
/// alone died). Reordered: any of them are. Torn: any of their sectors of 512 bytes are.
enum class Damage { Lost, Kept, Reordered, Torn };

/// A disk that tells what was written from what a power cut leaves of it.
class CutDisk {
public:
    explicit CutDisk(const DiskImage& before);

    void apply(const DiskOp& op);
    /// What would be found if the power were cut now.
    DiskImage cut(Damage damage, std::mt19937& random) const;

private:
    struct File {
        std::optional<std::string> durable; ///< none: its making was never synced
        std::vector<DiskOp> pending;
    };
    std::map<std::string, File> m_files;
};

/// SQLite's way to the disk, between it and the real one: keeps a log of what is done in a folder, lets
/// operations fail, and takes its time over a sync. Nothing is really synced.
///
/// One at a time, made before any database is opened and outliving all: it is then SQLite's default.
class PowerCutVfs {
public:
    PowerCutVfs();
    ~PowerCutVfs();
    PowerCutVfs(const PowerCutVfs&) = delete;
    PowerCutVfs& operator=(const PowerCutVfs&) = delete;

    /// Forgets the log and watches that folder from now on.
    void watch(const std::filesystem::path& folder);
    void say(const std::string& what);
    const std::vector<DiskOp>& log() const;

    /// Which operations a fault strikes.
    enum class Struck { Any, Write, Sync };
    /// From now, the `place`-th operation (from 0) of that kind fails with that code of SQLite's, or all from
    /// there on.
    enum class Repeat { Once, ForEver };
    void failAt(std::size_t place, int code, Struck struck = Struck::Any, Repeat repeat = Repeat::Once);
    void heal();
    bool hasFailed() const; ///< since the last failAt

    void delaySyncs(std::chrono::milliseconds by);

    /// Connections opened from now on keep synchronous=NORMAL whatever they ask for: the control that must be
    /// caught.
    void weaken();

    struct State;

private:
    std::unique_ptr<State> m_state;
};

DiskImage readImage(const std::filesystem::path& folder);
/// Ensures: the folder holds those files and no others but folders.
void writeImage(const DiskImage& image, const std::filesystem::path& folder);

}
