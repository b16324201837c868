#pragma once

#include "tests/faults/whim_page.h"
#include "tests/queue-service/centre_process.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace luot::faults {

/// A page shared with a service that was started under its whims.
class Whims {
public:
    explicit Whims(const std::filesystem::path& file);
    ~Whims();
    Whims(const Whims&) = delete;
    Whims& operator=(const Whims&) = delete;

    /// As CentreProcess::start, under these whims.
    bool start(queue_service::CentreProcess& centre, const std::vector<std::string>& more = {});
    void startAndKill(queue_service::CentreProcess& centre, Milliseconds after);
    void set(Whim whim, std::int64_t value) { m_page->at(static_cast<std::size_t>(whim)) = value; }
    void set(Whim whim, std::chrono::milliseconds value) { set(whim, value.count()); }

private:
    void under(const std::function<void()>& start) const;

    std::filesystem::path m_file;
    WhimPage* m_page;
};

}
