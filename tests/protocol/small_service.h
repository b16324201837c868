#pragma once

#include "protocol/branch_view.h"
#include "protocol/client.h"
#include "protocol/keys.h"
#include "protocol/server.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

/// A queue service that remembers everything in memory and nothing on disk: enough truth to try the wire
/// with.
namespace luot::protocol {

/// Events as a store keeps them, and the views they make.
class MemorySource final : public EventSource {
public:
    explicit MemorySource(BranchId branch);

    std::uint64_t epoch() const override { return m_epoch; }
    std::uint64_t lastN(Stream stream) const override;
    ServiceMode mode() const override { return m_mode; }
    BranchView snapshot(Stream stream) const override;
    std::optional<std::vector<StoredEvent>> eventsAfter(Stream stream, std::uint64_t n,
                                                        std::size_t limit) const override;

    StoredEvent append(const EventBody& body, WallTime at);
    /// As after a restore from a backup: another epoch, the numbers begin again.
    void restore(std::uint64_t epoch);
    void turn(ServiceMode mode) { m_mode = mode; }
    void forgetEvents() { m_events.clear(); } ///< the log was cut: only snapshots are left

    std::size_t snapshotsTaken() const { return m_snapshots; }

private:
    std::uint64_t m_epoch = 11'400'714'819'323'198'485ULL;
    std::uint64_t m_seq = 0;
    std::uint64_t m_staffN = 0;
    std::uint64_t m_publicN = 0;
    std::vector<StoredEvent> m_events;
    BranchView m_staff;
    BranchView m_public;
    ServiceMode m_mode = ServiceMode::Normal;
    mutable std::size_t m_snapshots = 0;
};

/// Issues, calls, serves: the commands a test needs, each once per request id.
class SmallQueue {
public:
    explicit SmallQueue(MemorySource& source);

    /// The reply's text; the events it caused are put into `published`.
    std::string handle(const Request& request, std::vector<StoredEvent>& published);

    std::size_t issued() const { return m_numbers; }

private:
    tl::expected<CommandResult, Refusal> run(const Request& request, std::vector<StoredEvent>& published);
    tl::expected<CommandResult, Refusal> change(const TicketId& id, TicketChange change, TicketState state,
                                                std::vector<StoredEvent>& published);

    MemorySource& m_source;
    std::map<std::pair<std::string, std::string>, std::pair<std::array<std::uint8_t, 32>, std::string>>
        m_replies;
    std::vector<Ticket> m_tickets;
    std::size_t m_numbers = 0;
};

/// The small queue behind a real Server in a thread of its own, with keys in a folder that goes with it.
class SmallService {
public:
    SmallService();
    ~SmallService();

    void start();
    void stop();

    /// Makes a key pair and lets it in.
    DeviceKey admit(const std::string& id, Role role, std::vector<CounterId> counters = {});
    void revoke(const std::string& id) const;
    ClientSettings settingsFor(const DeviceKey& key, std::optional<Stream> stream) const;

    /// Runs `work` on the server's thread and waits for it.
    void run(const std::function<void(Server&, MemorySource&)>& work);
    /// Commits and publishes.
    void happen(const EventBody& body);
    BranchView view(Stream stream);
    ServerCounts counts();

    std::uint16_t port() const { return m_port; }
    const std::filesystem::path& keys() const { return m_folder; }
    const std::string& publicKey() const { return m_pair.publicKey; }
    SmallQueue& queue() { return m_queue; }
    /// Swallows the replies: the effect happens, the asker does not hear of it.
    std::atomic<int> repliesToLose = 0;

    ServerSettings settings; ///< changes count from the next start

private:
    void serve(Server& server);

    std::filesystem::path m_folder;
    KeyPair m_pair = makeKeyPair();
    std::uint16_t m_port = 0;
    MemorySource m_source;
    SmallQueue m_queue{m_source};
    std::thread m_thread;
    std::atomic<bool> m_isEnding = false;
    int m_wake = -1;
    std::mutex m_mutex;
    std::condition_variable m_done;
    std::deque<std::function<void(Server&)>> m_work;
};

}
