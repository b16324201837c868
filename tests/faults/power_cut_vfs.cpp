#include "tests/faults/power_cut_vfs.h"

#include <sqlite3.h>

#include <mutex>
#include <new>
#include <thread>

namespace luot::faults {

namespace fs = std::filesystem;

struct PowerCutVfs::State {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    std::mutex mutex; ///< a backup has its own thread
    fs::path folder;
    std::vector<DiskOp> log;
    std::optional<std::size_t> place; ///< of the fault: so many more operations go well
    int code = SQLITE_OK;
    Struck struck = Struck::Any;
    Repeat repeat = Repeat::Once;
    bool hasFailed = false;
    std::chrono::milliseconds delay{0};

    /// What is to be reported instead of doing it.
    int faultOf(DiskOp::Kind kind)
    {
        const bool isStruck
            = struck == Struck::Any || (struck == Struck::Sync) == (kind == DiskOp::Kind::Sync);
        if (!place || !isStruck)
            return SQLITE_OK;
        if (*place > 0) {
            --*place;
            return SQLITE_OK;
        }
        if (repeat == Repeat::Once)
            place.reset();
        hasFailed = true;
        return code;
    }

    /// The name in the watched folder; empty: not watched.
    std::string nameOf(const char* path) const
    {
        if (path == nullptr || folder.empty())
            return {};
        const fs::path file{path};
        return file.parent_path() == folder ? file.filename().string() : std::string{};
    }
};

namespace {

using State = PowerCutVfs::State;

/// What SQLite holds of an open file; the real one lies behind it.
struct File {
    sqlite3_file base;
    State* state;
    std::string* name;
};

sqlite3_file* realOf(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

/// Lets an operation on a watched file fail, or carries it out and keeps it in the log.
template <class Work> int watched(State& state, DiskOp op, Work work)
{
    if (op.file.empty())
        return work();
    const std::scoped_lock lock{state.mutex};
    if (const int fault = state.faultOf(op.kind); fault != SQLITE_OK)
        return fault;
    const int code = work();
    if (code == SQLITE_OK)
        state.log.push_back(std::move(op));
    return code;
}

template <class Work> int watched(sqlite3_file* file, DiskOp op, Work work)
{
    auto* own = reinterpret_cast<File*>(file);
    op.file = *own->name;
    return watched(*own->state, std::move(op), work);
}

int closeFile(sqlite3_file* file)
{
    auto* own = reinterpret_cast<File*>(file);
    delete own->name;
    sqlite3_file* real = realOf(file);
    return real->pMethods == nullptr ? SQLITE_OK : real->pMethods->xClose(real);
}
int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 at)
{
    return realOf(file)->pMethods->xRead(realOf(file), to, size, at);
}
int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    DiskOp op{DiskOp::Kind::Write,
              {},
              static_cast<std::uint64_t>(at),
              std::string{static_cast<const char*>(from), static_cast<std::size_t>(size)}};
    return watched(file, std::move(op),
                   [&] { return realOf(file)->pMethods->xWrite(realOf(file), from, size, at); });
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    return watched(file, {DiskOp::Kind::Truncate, {}, static_cast<std::uint64_t>(size), {}},
                   [&] { return realOf(file)->pMethods->xTruncate(realOf(file), size); });
}
int syncFile(sqlite3_file* file, int)
{
    const auto delay = reinterpret_cast<File*>(file)->state->delay;
    if (delay.count() > 0)
        std::this_thread::sleep_for(delay);
    return watched(file, {DiskOp::Kind::Sync, {}, 0, {}}, [] { return SQLITE_OK; });
}
int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int level) { return realOf(file)->pMethods->xLock(realOf(file), level); }
int unlockFile(sqlite3_file* file, int level) { return realOf(file)->pMethods->xUnlock(realOf(file), level); }
int checkReservedLock(sqlite3_file* file, int* isHeld)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), isHeld);
}
int fileControl(sqlite3_file* file, int op, void* argument)
{
    // The size hint makes the file larger without a write that could be seen here.
    if (op == SQLITE_FCNTL_SIZE_HINT)
        return SQLITE_OK;
    return realOf(file)->pMethods->xFileControl(realOf(file), op, argument);
}
int sectorSize(sqlite3_file* file) { return realOf(file)->pMethods->xSectorSize(realOf(file)); }
int deviceCharacteristics(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** to)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, to);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file) { realOf(file)->pMethods->xShmBarrier(realOf(file)); }
int shmUnmap(sqlite3_file* file, int isDeleted)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), isDeleted);
}

// What follows is read by C functions that have no place for it.
bool isWeakened = false;
bool isWeakening = false; ///< a connection is being opened

/// As fileControl, for connections that are to be weakened: their pragma synchronous is swallowed.
int weakFileControl(sqlite3_file* file, int op, void* argument)
{
    if (op == SQLITE_FCNTL_PRAGMA && !isWeakening
        && sqlite3_stricmp(static_cast<char**>(argument)[1], "synchronous") == 0
        && static_cast<char**>(argument)[2] != nullptr)
        return SQLITE_OK;
    return fileControl(file, op, argument);
}

constexpr sqlite3_io_methods methods{2,
                                     closeFile,
                                     readFile,
                                     writeFile,
                                     truncateFile,
                                     syncFile,
                                     fileSize,
                                     lockFile,
                                     unlockFile,
                                     checkReservedLock,
                                     fileControl,
                                     sectorSize,
                                     deviceCharacteristics,
                                     shmMap,
                                     shmLock,
                                     shmBarrier,
                                     shmUnmap,
                                     nullptr,
                                     nullptr};
constexpr sqlite3_io_methods weakMethods = [] {
    sqlite3_io_methods weak = methods;
    weak.xFileControl = weakFileControl;
    return weak;
}();

State& stateOf(sqlite3_vfs* vfs) { return *static_cast<State*>(vfs->pAppData); }

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    State& state = stateOf(vfs);
    auto* own = new (file) File{};
    own->state = &state;
    const int code = state.real->xOpen(state.real, path, realOf(file), flags, outFlags);
    if (code != SQLITE_OK) {
        own->base.pMethods = nullptr;
        return code;
    }
    own->name = new std::string{state.nameOf(path)};
    own->base.pMethods = isWeakened ? &weakMethods : &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* path, int syncsFolder)
{
    State& state = stateOf(vfs);
    return watched(state,
                   {DiskOp::Kind::Delete, state.nameOf(path), static_cast<std::uint64_t>(syncsFolder), {}},
                   [&] { return state.real->xDelete(state.real, path, syncsFolder); });
}

int isThere(sqlite3_vfs* vfs, const char* path, int flags, int* answer)
{
    return stateOf(vfs).real->xAccess(stateOf(vfs).real, path, flags, answer);
}
int fullPath(sqlite3_vfs* vfs, const char* path, int size, char* to)
{
    return stateOf(vfs).real->xFullPathname(stateOf(vfs).real, path, size, to);
}

int setNormal(sqlite3* database, char**, const void*)
{
    isWeakening = true;
    const int code = sqlite3_exec(database, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr);
    isWeakening = false;
    return code;
}
void (*const normalEntry)() = reinterpret_cast<void (*)()>(setNormal);

}

PowerCutVfs::PowerCutVfs()
    : m_state{std::make_unique<State>()}
{
    sqlite3_initialize();
    m_state->real = sqlite3_vfs_find(nullptr);
    m_state->vfs = *m_state->real;
    m_state->vfs.pNext = nullptr;
    m_state->vfs.zName = "power-cut";
    m_state->vfs.pAppData = m_state.get();
    m_state->vfs.szOsFile = static_cast<int>(sizeof(File)) + m_state->real->szOsFile;
    m_state->vfs.xOpen = openFile;
    m_state->vfs.xDelete = deleteFile;
    m_state->vfs.xAccess = isThere;
    m_state->vfs.xFullPathname = fullPath;
    sqlite3_vfs_register(&m_state->vfs, 1);
}

PowerCutVfs::~PowerCutVfs()
{
    if (isWeakened)
        sqlite3_cancel_auto_extension(normalEntry);
    isWeakened = false;
    sqlite3_vfs_unregister(&m_state->vfs);
    sqlite3_vfs_register(m_state->real, 1);
}

void PowerCutVfs::watch(const fs::path& folder)
{
    const std::scoped_lock lock{m_state->mutex};
    m_state->folder = folder;
    m_state->log.clear();
}

void PowerCutVfs::say(const std::string& what)
{
    const std::scoped_lock lock{m_state->mutex};
    m_state->log.push_back({DiskOp::Kind::Said, what, 0, {}});
}

const std::vector<DiskOp>& PowerCutVfs::log() const { return m_state->log; }

void PowerCutVfs::failAt(std::size_t place, int code, Struck struck, Repeat repeat)
{
    const std::scoped_lock lock{m_state->mutex};
    m_state->place = place;
    m_state->code = code;
    m_state->struck = struck;
    m_state->repeat = repeat;
    m_state->hasFailed = false;
}

void PowerCutVfs::heal()
{
    const std::scoped_lock lock{m_state->mutex};
    m_state->place.reset();
}

bool PowerCutVfs::hasFailed() const { return m_state->hasFailed; }

void PowerCutVfs::delaySyncs(std::chrono::milliseconds by) { m_state->delay = by; }

void PowerCutVfs::weaken()
{
    isWeakened = true;
    sqlite3_auto_extension(normalEntry);
}

}
