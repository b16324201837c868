#include "queue-service/branch_file.h"

#include "base/log.h"
#include "base/replace_file.h"
#include "queue-service/event_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

namespace luot::queue_service {

namespace {

constexpr int busyTimeoutMs = 2000;

std::filesystem::path folderOf(const std::filesystem::path& file)
{
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
}

/// The last good text that a service has kept; empty: none, or nobody can say.
std::string keptText(const std::filesystem::path& data)
{
    try {
        SQLite::Database sql{data / EventStore::databaseName, SQLite::OPEN_READONLY, busyTimeoutMs};
        SQLite::Statement select{sql, "SELECT v FROM meta WHERE k='branch_file'"};
        return select.executeStep() ? select.getColumn(0).getString() : std::string{};
    } catch (const SQLite::Exception&) {
        return {};
    }
}

}

Result<std::string> readBranchText(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    // An empty file has nothing to hand on, which is not a failure to read it.
    if (!in || (in.peek() != std::ifstream::traits_type::eof() && !(text << in.rdbuf())))
        return failure("The branch file " + file.string()
                       + " cannot be read; give the path of one like queue-service/branch.example.toml.");
    if (text.view().size() > largestBranchFile)
        return failure("The branch file " + file.string()
                       + " has more than 64 KiB; give the path of one like "
                         "queue-service/branch.example.toml.");
    return text.str();
}

Result<> writeBranchText(const std::filesystem::path& file, const std::string& text)
{
    // What a link leads to is the file.
    std::error_code unknown;
    const std::filesystem::path real = std::filesystem::weakly_canonical(file, unknown);
    constexpr unsigned usualMode = 0640;
    const auto status = std::filesystem::status(real, unknown);
    const unsigned mode
        = std::filesystem::exists(status) ? static_cast<unsigned>(status.permissions()) & 0777U : usualMode;
    if (const std::error_code error = replaceFile(real, text, mode))
        return failure("The branch file " + real.string() + " cannot be written by the service ("
                       + error.message() + "): let its user write in that folder, or change the file there.");
    return {};
}

Result<FoundSetup> findSetup(const std::filesystem::path& file, const std::filesystem::path& data)
{
    Result<std::string> text = readBranchText(file);
    Result<BranchSetup> setup = text ? parseBranchSetup(*text, file.string()) : tl::unexpected{text.error()};
    if (setup)
        return FoundSetup{std::move(*setup), std::move(*text), {}};
    std::string kept = keptText(data);
    if (kept.empty())
        return tl::unexpected{setup.error()};
    Result<BranchSetup> good = parseBranchSetup(kept, "the branch file kept in the database");
    if (!good)
        return tl::unexpected{setup.error()};
    return FoundSetup{std::move(*good), std::move(kept), setup.error().message};
}

BranchFile::BranchFile(std::filesystem::path file)
    : m_file{std::move(file)}
    , m_watch{inotify_init1(IN_NONBLOCK | IN_CLOEXEC)}
{
    if (m_watch < 0 || inotify_add_watch(m_watch, folderOf(m_file).c_str(), IN_CLOSE_WRITE | IN_MOVED_TO) < 0)
        spdlog::warn("The branch file {} cannot be watched: start the service again after changing it.",
                     m_file.string());
}

BranchFile::~BranchFile()
{
    if (m_watch >= 0)
        close(m_watch);
}

bool BranchFile::takeChange() const
{
    bool isChanged = false;
    alignas(inotify_event) std::array<char, 4096> events{};
    ssize_t length = 0;
    while (m_watch >= 0 && (length = read(m_watch, events.data(), events.size())) > 0) {
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(length);) {
            inotify_event event{};
            std::memcpy(&event, events.data() + at, sizeof event);
            const std::string name = event.len > 0 ? events.data() + at + sizeof event : "";
            // Without a name it says that others were lost.
            isChanged = isChanged || name.empty() || name == m_file.filename().string();
            at += sizeof event + event.len;
        }
    }
    return isChanged;
}

}
