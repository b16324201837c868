#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/server.h"
#include "protocol/transcript.h"
#include "queue-service/branch_file.h"
#include "queue-service/event_store.h"
#include "queue-service/face_store.h"
#include "queue-service/queue_book.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace luot::queue_service {

class PeopleDesk;
struct PinAnswer;

struct ServiceSettings {
    std::filesystem::path data; ///< the folder of queue.db and faces.db
    BranchSetup setup;
    std::uintmax_t ballastBytes = StoreSettings{}.ballastBytes;
    std::filesystem::path backups = {}; ///< of the hourly copies; empty: the data folder's own
    std::string setupText = {}; ///< `setup` was read from it; empty: from nothing that could be kept
    std::string setupFault = {}; ///< why the branch file was not taken at the start; empty: it was
    std::filesystem::path branchFile = {}; ///< taken again whenever it is written; empty: never
    std::filesystem::path keys = {}; ///< of server.key and keys.d; empty: keys are not this service's affair
    std::uintmax_t lowDiskBytes = 512U << 20U; ///< less free than that is told
};

/// The branch's queue as a whole: takes requests in batches, decides by the book, makes the outcome durable,
/// and only then lets replies and events out.
///
/// A request id has one effect: asked again, it gets the answer that was stored in the effect's own
/// transaction. Without space on the disk it turns read-only, refuses with StorageFull, and goes on by itself
/// when there is space. Thread: an object belongs to one thread.
class Service final : public protocol::EventSource {
public:
    /// Opens the data, and erases first what a crash left of faces. `clock` must outlive the service.
    static Result<std::unique_ptr<Service>> open(ServiceSettings settings, const Clock& clock,
                                                 protocol::Transcript transcript = {});

    /// Serves until `stopFd` becomes readable. Fails when the disk or the file cannot be trusted any more:
    /// the process must then end, without a word to those who wait for an answer.
    Result<> run(protocol::Server& server, int stopFd);

    /// An answer to a request of before.
    struct Late {
        protocol::Request request;
        std::string reply;
    };
    struct Outcome {
        std::vector<std::string> replies; ///< one a request, in their order; empty: it comes later
        std::vector<protocol::StoredEvent> events; ///< committed, not yet published
        std::vector<Late> late{};
    };
    /// One batch in one transaction. The error is a reason to end.
    Result<Outcome> process(std::span<const protocol::Request> requests);

    /// Readable when a PIN has been worked on: then, and after each `process`, call answerLate().
    int signInFd() const;
    /// Answers those who have waited for their PIN, and begins with the next one's.
    Result<Outcome> answerLate();
    /// What device.list tells from now on.
    void noteHeard(protocol::DeviceList heard) { m_heard = std::move(heard); }
    /// Signs out whoever is signed in at a machine without a key.
    Result<> endSessionsBut(const std::set<std::string>& machines);

    /// What is due without being asked: what the clock brings, recovery of space, erasure, the WAL. Returns
    /// what to publish.
    Result<Outcome> rest();

    ~Service() override;

    /// Takes another set-up from the text of a branch file, by `actor`. One that is wrong, or cannot take
    /// effect now, changes nothing: an alert says why. Returns what to publish.
    Result<Outcome> offerSetup(const Result<std::string>& text, const std::string& actor);

    /// Keeps what makes the next start quick.
    void close();

    const QueueBook& book() const { return m_book; }
    bool isReadOnly() const { return m_readOnly; }
    EventStore& store() { return *m_store; }

    std::uint64_t epoch() const override;
    std::uint64_t lastN(protocol::Stream stream) const override;
    protocol::ServiceMode mode() const override;
    protocol::BranchView snapshot(protocol::Stream stream) const override;
    std::optional<std::vector<protocol::StoredEvent>> eventsAfter(protocol::Stream stream, std::uint64_t n,
                                                                  std::size_t limit) const override;

private:
    using Decided = Stored<tl::expected<Decision, protocol::Refusal>>;
    /// A branch file on its way, part by part.
    struct SetupOffer {
        std::vector<std::string> parts;
        std::optional<protocol::Request> last; ///< set: it is complete and waits to take effect
    };
    struct Recorded {
        protocol::StoredEvent event;
        protocol::EventBody body;
    };

    Service(ServiceSettings settings, const Clock& clock, protocol::Transcript transcript,
            std::unique_ptr<EventStore> store, std::unique_ptr<FaceStore> faces, QueueBook book);

    Result<> begin();
    Result<> restoreViews();
    Stored<> agreeWithAll();
    Stored<> agreeWithSetup();
    Stored<> agreeWithFile();
    Stored<> agreeWithFaces();
    Stored<> agreeWithRestore();
    Stored<> forgetOld(WallTime now);
    Stored<> tellAlerts(WallTime now);
    Stored<> tellOfFullDisk(WallTime now);
    Result<> settle(const Stored<>& changed);
    std::optional<protocol::Alert> lowDisk();
    void watchForLeap(WallTime now, WallTime before);

    /// Whether a command that the database refuses can be undone by itself. SQLite then copies each page
    /// before it is changed.
    enum class Undo { Each, None };

    Stored<std::vector<std::string>> carryOutAll(std::span<const protocol::Request> requests, Undo undo);
    Stored<std::string> carryOut(const protocol::Request& request, Undo undo,
                                 const PinAnswer* answer = nullptr);
    Stored<std::string> decideAndRecord(const protocol::Request& request, WallTime now,
                                        const PinAnswer* answer = nullptr);
    Stored<std::string> lineUp(const protocol::Request& request, WallTime now);
    Result<std::string> carryOutSignIn(const protocol::Request& request, const PinAnswer& answer);
    /// What the service itself is asked about; nothing: the command is about something else.
    std::optional<Stored<tl::expected<protocol::CommandResult, protocol::Refusal>>>
    readOfService(const protocol::Request& request, WallTime now) const;
    Stored<std::string> bindFace(const protocol::Request& request, WallTime now);
    Stored<> learnWithdrawnFaces();
    Stored<std::string> answerWithoutWriting(const protocol::Request& request);
    Stored<std::string> read(const protocol::Request& request, WallTime now) const;
    Stored<std::string> readFace(const protocol::Request& request, const TicketId& ticket) const;
    std::optional<Stored<protocol::LogPage>> readLog(const protocol::Command& command) const;
    Stored<> record(WallTime at, const std::string& actor, const std::vector<protocol::EventBody>& bodies);
    Stored<> recordDue(WallTime now);
    Stored<> recordFieldChanges(WallTime now);
    Decided decide(const protocol::Request& request, const Actor& actor, WallTime now,
                   const PinAnswer* answer);
    Decided decideIssue(const protocol::Request& request, const protocol::IssueTicket& issue,
                        const Actor& actor, WallTime now);
    Decided decideReprint(const protocol::ReprintTicket& reprint, const Actor& actor, WallTime now);
    Stored<std::optional<protocol::Refusal>> usedToken(const std::string& hash) const;
    Decided invite(const protocol::Request& request, WallTime now);
    Decided acceptKey(const protocol::AcceptKey& asked, WallTime now) const;
    Decided revokeKey(const protocol::Request& request, const protocol::RevokeKey& asked) const;
    tl::expected<protocol::SetupPart, protocol::Refusal> setupPart(const std::string& text, int part) const;
    Stored<std::string> takeSetupPart(const protocol::Request& request, const protocol::OfferSetup& part,
                                      WallTime now);
    Result<std::string> carryOutOffer(const protocol::Request& request);

    Result<> takeSetup(const Result<std::string>& text, const std::string& actor);
    Stored<> changeSetup(const std::string& text, const std::string& what, const std::string& actor);
    Result<> refuseSetup(const std::string& why);
    Result<> lookAtBranchFile();
    void showSetup();
    Stored<> backToCommitted();
    std::vector<protocol::StoredEvent> takeCommitted();
    void tell(const Recorded& recorded);
    void eraseFaces();
    Stored<> keepViews();
    void turnReadOnly(const StoreError& error);
    Stored<std::vector<protocol::StoredEvent>> tryToRecover();

    ServiceSettings m_settings;
    const Clock& m_clock;
    protocol::Transcript m_transcript;
    std::unique_ptr<EventStore> m_store;
    std::unique_ptr<FaceStore> m_faces;
    QueueBook m_book;
    std::unique_ptr<PeopleDesk> m_people;
    protocol::BranchView m_publicView;
    protocol::BranchView m_staffView;
    std::vector<Recorded> m_recorded; ///< in the open transaction
    std::set<TicketId> m_facesToErase;
    std::set<TicketId> m_facesWithdrawn; ///< of the day: theirs was erased, and no other follows
    std::optional<StoreError> m_facesFault; ///< a reason to end
    std::uint64_t m_viewsKeptAt = 0; ///< seq
    std::string m_nothingOldOn; ///< business date
    WallTime m_lastWall; ///< when last looked at, with m_lastSteady
    SteadyTime m_lastSteady;
    SteadyTime m_forgottenAt; ///< when last tried
    SteadyTime m_believedFrom{}; ///< no reply is forgotten before
    std::unique_ptr<BranchFile> m_branchFile; ///< nullptr: none is watched
    bool m_isFileWaiting = false; ///< written, and not looked at yet
    std::map<std::string, SetupOffer> m_offers; ///< by who offers it
    protocol::DeviceList m_heard;
    bool m_isDiskLow = false; ///< and told
    SteadyTime m_diskSeenAt{};
    std::optional<WallTime> m_fullSince; ///< the disk
    std::vector<protocol::Alert> m_alerts; ///< to be told as soon as something can be written
    std::string m_setupRefusal; ///< the last; empty: the set-up is as last offered
    SteadyTime m_lastTry{};
    int m_batchesSinceTidy = 0;
    bool m_hasBegun = false; ///< what a start has to settle is settled
    bool m_isErasureHeldUp = false;
    StoreFault m_readOnlyFor = StoreFault::Full;
    bool m_readOnly = false;
};

}
