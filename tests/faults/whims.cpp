#include "tests/faults/whims.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <new>
#include <stdexcept>

namespace luot::faults {

Whims::Whims(const std::filesystem::path& file)
    : m_file{file}
{
    const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const bool isLong = opened >= 0 && ::ftruncate(opened, sizeof(WhimPage)) == 0;
    void* mapped = isLong ? ::mmap(nullptr, sizeof(WhimPage), PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0)
                          : MAP_FAILED;
    ::close(opened);
    if (mapped == MAP_FAILED)
        throw std::runtime_error{"no page for the whims"};
    m_page = new (mapped) WhimPage{};
}

Whims::~Whims() { ::munmap(m_page, sizeof(WhimPage)); }

void Whims::under(const std::function<void()>& start) const
{
    // A mutant of the service, to see whether a test notices it.
    const char* mutant = std::getenv("LUOT_MUTANT");
    const std::string preload
        = mutant == nullptr ? LUOT_WHIMS_PRELOAD : std::string{mutant} + ":" LUOT_WHIMS_PRELOAD;
    ::setenv("LD_PRELOAD", preload.c_str(), 1);
    ::setenv(whimsVariable, m_file.c_str(), 1);
    start();
    ::unsetenv("LD_PRELOAD");
    ::unsetenv(whimsVariable);
}

bool Whims::start(queue_service::CentreProcess& centre, const std::vector<std::string>& more)
{
    bool isStarted = false;
    under([&] { isStarted = centre.start(more); });
    return isStarted;
}

void Whims::startAndKill(queue_service::CentreProcess& centre, Milliseconds after)
{
    under([&] { centre.startAndKill(after); });
}

}
