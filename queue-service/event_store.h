#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/command.h"
#include "protocol/event.h"
#include "protocol/server.h"
#include "queue-service/queue_book.h"
#include "queue-service/store_fault.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luot::queue_service {

class PeopleStore;

/// What was answered to a request, kept with its effect.
struct StoredReply {
    std::array<std::uint8_t, 32> hash{}; ///< of the request's op and arguments
    std::string body; ///< encodeReply()'s text
    bool isWhole = true; ///< still as it was written
};

struct StoreSettings {
    std::filesystem::path folder; ///< holds queue.db, its WAL, the pid file and the ballast
    BranchId branch;
    /// A file of this size stands ready to be deleted by an operator whose disk is full; the hourly copies
    /// leave as much free beside it. 0: none.
    std::uintmax_t ballastBytes = 64U << 20U;
    std::filesystem::path backups = {}; ///< where the hourly copies go; empty: the folder's own "backups"
};

/// The branch's truth on disk: the event log, and the tables that it adds up to, in one SQLite file (WAL,
/// synchronous=FULL), written by this process alone.
///
/// Changes happen between `begin` and `commit`; each command's between `mark` and `keep` or `undo`. After a
/// fault other than Rejected, `rollback`. Thread: the one that opened it. No fork while one is open.
class EventStore {
public:
    static constexpr const char* databaseName = "queue.db";

    /// Opens or makes the database. Fails with a sentence when another process has it, when it is of a newer
    /// version or another branch, damaged, or on a network file system.
    static Result<std::unique_ptr<EventStore>> open(const StoreSettings& settings, WallTime now);

    ~EventStore();
    EventStore(const EventStore&) = delete;
    EventStore& operator=(const EventStore&) = delete;

    std::uint64_t epoch() const; ///< of this database's numbering; new at creation and by `renewEpoch`
    std::uint64_t lastSeq() const;
    std::uint64_t lastN(protocol::Stream stream) const;

    /// What the tables say, inside a transaction as it stands there.
    Stored<BookState> load() const;

    Stored<> begin();
    Stored<> commit(); ///< Ensures: on success it is on the disk, in the file that the next start will find.
    void rollback(); ///< harmless without a transaction

    Stored<> mark();
    Stored<> keep();
    Stored<> undo();

    /// Adds an event to the log and its effect to the tables.
    Stored<protocol::StoredEvent> append(WallTime at, const std::string& actor,
                                         const protocol::EventBody& body);

    Stored<std::optional<StoredReply>> replyTo(const std::string& user, const RequestId& id) const;
    /// Whether a ticket of any day that is kept has it.
    Stored<bool> hasToken(const std::string& hash) const;
    Stored<> keepReply(const std::string& user, const RequestId& id, const StoredReply& reply, WallTime at);

    /// Events after `n` of a stream, in order, at most `limit`.
    Stored<std::vector<protocol::StoredEvent>> eventsAfter(protocol::Stream stream, std::uint64_t n,
                                                           std::size_t limit) const;

    /// Which events are wanted; what is not set matches all.
    struct LogFilter {
        std::optional<WallTime> from{};
        std::optional<WallTime> to{};
        TicketId ticket{};
        std::string actor{}; ///< machine or person
    };
    /// The log after `seq`, as much of it as one answer holds and one moment allows: at most `limit` events,
    /// some 48 KiB, and 5,000 looked at.
    Stored<protocol::LogPage> readLog(std::uint64_t seq, int limit, const LogFilter& filter) const;

    /// What the tables say of the days from `from` to `to`, as seen on `today` at `now`.
    Stored<protocol::Figures> figures(const BranchSetup& setup, const std::string& from,
                                      const std::string& to, const std::string& today, WallTime now) const;

    /// The visit's timeline, oldest first; empty: no such ticket.
    Stored<std::vector<protocol::Period>> periodsOf(const TicketId& ticket) const;

    /// A code that lets a phone take one number. Those that are over are forgotten.
    Stored<> keepInvitation(const std::string& code, const std::string& kiosk, WallTime now, WallTime until);
    /// Whether it was good; it is no longer.
    Stored<bool> spendInvitation(const std::string& code, WallTime now);

    /// A view as it was after `seq`, so that a start need not read the whole log.
    struct Checkpoint {
        std::uint64_t seq = 0;
        std::string publicView; ///< encodeView()'s text
        std::string staffView;
    };
    Stored<std::optional<Checkpoint>> checkpoint() const;
    Stored<> keepCheckpoint(const Checkpoint& checkpoint);

    /// What a restore has left to be done; empty: nothing. The highest numbers it was given, by series ("A"),
    /// or by series and business date ("A@2026-07-14").
    Stored<std::optional<std::map<std::string, int>>> restored() const;
    Stored<> forgetRestored();

    /// Makes every client start from a snapshot, because what a stream's events are about has changed.
    Stored<> renewEpoch();
    Stored<std::string> setupMark() const; ///< empty: none kept yet
    Stored<> keepSetupMark(const std::string& mark);
    Stored<std::string> setupText() const; ///< of the last good branch file; empty: none kept yet
    Stored<> keepSetupText(const std::string& text);

    /// Who may sign in; changes are part of the open transaction.
    PeopleStore& people();

    /// Forgets replies older than seven days.
    Stored<> forgetOldReplies(WallTime now);

    /// The oldest business day in the tables that is not yet forgotten.
    Stored<std::optional<std::string>> oldestDay() const;
    /// Turns the oldest day's visits into monthly figures and forgets its events; false: there is no later
    /// day, or days are out of order and nothing goes alone. The chain goes on from the last event forgotten.
    /// Requires: a transaction.
    Stored<bool> forgetOldestDay();

    /// Writes a little for real: whether there is space again.
    Stored<> probe();

    /// Moves the WAL into the file when it has grown. To be called when there is nothing else to do, and now
    /// and then.
    Stored<> tidy();

    /// Fails when the files are no longer where they were opened.
    Stored<> checkInPlace();

    /// Goes on with the hourly copy, if one is due: a millisecond's work. Never inside a transaction.
    void continueBackup(WallTime now);

    /// Has a copy made at the next continueBackup(), under the name of this hour. Returns that name, or that
    /// of the copy under way.
    std::string backUpSoon(WallTime now);

    /// Why a copy could not be made, once; empty: they could.
    std::string takeBackupFailure();

    /// The file may not grow above `pages` of 4 KiB; 0: as the disk allows.
    Stored<> limitPages(int pages);

private:
    struct Database;
    explicit EventStore(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
};

}
