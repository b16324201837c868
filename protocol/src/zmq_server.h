#pragma once

#include "protocol/server.h"
#include "protocol/src/doorman.h"
#include "protocol/src/endpoints.h"
#include "protocol/src/event_frame.h"
#include "protocol/src/gate.h"
#include "protocol/src/key_folder.h"
#include "protocol/src/sync_desk.h"

#include <array>
#include <deque>
#include <optional>
#include <unordered_map>

namespace luot::protocol {

/// The Server over ZeroMQ: one thread, no lock.
class ZmqServer final : public Server {
public:
    ZmqServer(ServerSettings settings, const EventSource& source);
    ~ZmqServer() override;

    Result<> open();

    std::vector<Request> receive(Milliseconds patience, std::size_t most, int wakeFd) override;
    void reply(const Request& request, const std::string& body) override;
    void publish(const StoredEvent& event) override;
    std::optional<std::set<std::string>> takeKeyChange() override;
    DeviceList heard() const override;
    ServerCounts counts() const override;

private:
    /// One stream's endpoint.
    struct Publisher {
        Stream stream;
        std::string topic;
        Socket socket;
        SteadyTime lastSent{};
    };

    void doChores(SteadyTime now);
    void followKeys(bool isChanged);
    void rebind(SteadyTime now);
    void drainPublisher(Publisher& publisher, SteadyTime now);
    void sendHeartbeat(Publisher& publisher, SteadyTime now);
    bool waitForMore(SteadyTime until, int wakeFd);
    void drainCommands();
    void drainSyncs();
    void takeCommand(const Message& message);
    void takeSync(const Message& message);
    bool isWellFormed(const Message& message);
    std::string speakerOf(const Message& message) const;
    std::vector<Request> handOut(std::size_t most);
    CommandResult helloFor(const Request& request) const;
    void refuse(Socket& socket, const std::string& route, const RequestId& id, const Refusal& refusal);
    void sendReply(Socket& socket, const std::string& route, const std::string& body);
    Milliseconds up() const;

    ServerSettings m_settings;
    SystemClock m_clock;
    const EventSource& m_source;
    const SteadyTime m_begunAt = m_clock.steady();
    SyncDesk m_syncDesk;
    AllowList m_allowList;
    KeyFolder m_keyFolder;
    Gate m_gate;
    std::vector<AllowedKey> m_validKeys; ///< when last looked at
    SteadyTime m_keysSeenAt{};
    std::optional<std::set<std::string>> m_keyChange; ///< not yet asked for
    std::string m_keyTrouble; ///< told last
    std::unordered_map<std::string, TokenBucket> m_subscriptions; ///< how often a user may subscribe
    std::deque<Request> m_waiting;
    ServerCounts m_counts;

    Context m_context{Endpoints::ioThreads}; ///< before all that is made in it
    std::unique_ptr<Doorman> m_doorman;
    std::optional<Endpoints> m_endpoints;
    Socket m_commands;
    Socket m_syncs;
    std::array<Publisher, 2> m_publishers;
    std::optional<SteadyTime> m_rebindAt;
};

}
