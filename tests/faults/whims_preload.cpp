#include "tests/faults/whim_page.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zmq.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>

/// Loaded in front of the C library and ZeroMQ: what the world does to a process is as the shared page says.
namespace {

using luot::faults::Whim;
using luot::faults::WhimPage;

template <class Function> Function next(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

const WhimPage* page()
{
    static const WhimPage* const mapped = []() -> const WhimPage* {
        const char* name = std::getenv(luot::faults::whimsVariable);
        const int file = name == nullptr ? -1 : open(name, O_RDONLY | O_CLOEXEC);
        if (file < 0)
            return nullptr;
        void* found = mmap(nullptr, sizeof(WhimPage), PROT_READ, MAP_SHARED, file, 0);
        close(file);
        return found == MAP_FAILED ? nullptr : static_cast<const WhimPage*>(found);
    }();
    return mapped;
}

std::int64_t asked(Whim whim)
{
    const WhimPage* mapped = page();
    return mapped == nullptr ? 0 : mapped->at(static_cast<std::size_t>(whim)).load();
}

/// Whether there is no room for that. What is there already may be written anew, and SQLite's -shm, which it
/// has just cut short, may grow again byte by byte.
bool isFull(int file, size_t size, off64_t at)
{
    if (asked(Whim::DiskIsFull) == 0 || size == 1)
        return false;
    struct stat about { };
    return fstat(file, &about) == 0 && S_ISREG(about.st_mode)
        && at + static_cast<off64_t>(size) > about.st_size;
}

}

extern "C" {

int clock_gettime(clockid_t clock, timespec* time)
{
    static const auto real = next<int (*)(clockid_t, timespec*)>("clock_gettime");
    const int result = real(clock, time);
    if (clock == CLOCK_REALTIME && result == 0) {
        constexpr std::int64_t thousand = 1000;
        constexpr std::int64_t million = 1'000'000;
        const std::int64_t shifted
            = time->tv_sec * thousand + time->tv_nsec / million + asked(Whim::ClockShiftMs);
        time->tv_nsec = shifted % thousand * million + time->tv_nsec % million;
        time->tv_sec = shifted / thousand;
    }
    return result;
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    if (!isFull(file, size, at))
        return real(file, bytes, size, at);
    errno = ENOSPC;
    return -1;
}

int zmq_bind(void* socket, const char* address)
{
    static const auto real = next<int (*)(void*, const char*)>("zmq_bind");
    const bool isDoor = std::strncmp(address, "inproc://zeromq.zap", 19) == 0;
    return isDoor && asked(Whim::DoorIsNotWatched) != 0 ? 0 : real(socket, address);
}

int zmq_poll(zmq_pollitem_t* items, int count, long patience)
{
    static const auto real = next<int (*)(zmq_pollitem_t*, int, long)>("zmq_poll");
    const int result = real(items, count, patience);
    // Only who watches the door waits for one thing alone, and for ever.
    if (count != 1 || patience != -1 || asked(Whim::DoorkeeperDies) == 0)
        return result;
    errno = ETERM;
    return -1;
}
}
