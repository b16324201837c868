#include "queue-service/event_store.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "queue-service/src/attempt.h"
#include "queue-service/src/figures.h"
#include "queue-service/src/log_start.h"
#include "queue-service/src/secret.h"
#include "queue-service/src/store_database.h"

#include <sqlite3.h>

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <utility>

namespace luot::queue_service {

using protocol::StoredEvent;
using protocol::Stream;

namespace {

constexpr int walPagesKept = 1000;
constexpr Milliseconds replyKept = std::chrono::days{7};

std::vector<StoredEvent> readEvents(Prepared& select, std::uint64_t after, std::size_t limit)
{
    std::vector<StoredEvent> events;
    for (auto row = select.rows(after, static_cast<std::uint64_t>(limit)); row.next();)
        events.push_back(eventIn(row));
    return events;
}

ChainHash sealOfViews(const EventStore::Checkpoint& checkpoint)
{
    return sealOf({checkpoint.publicView, checkpoint.staffView}, static_cast<std::int64_t>(checkpoint.seq));
}

/// The sentence for a folder whose database is not the one that was made there; empty: it may be opened.
std::string whyNotHere(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.parent_path();
    std::error_code error;
    if (isRestoreUnfinished(folder))
        return "A restore of " + folder.string()
            + " was cut off; run the same luotctl restore again, then start the service.";
    if (!madeFor(folder).empty()
        && (!std::filesystem::exists(file, error) || std::filesystem::is_empty(file)))
        return file.string()
            + " was made here and is gone; put it back with its -wal, or restore the last backup "
            + "with luotctl restore. Only to begin anew, with numbers from 1 that may be on paper already, "
              "delete "
            + (folder / "queue.made").string() + ".";
    return {};
}

}

EventStore::EventStore(std::unique_ptr<Database> database)
    : m_database{std::move(database)}
{
}

EventStore::~EventStore() = default;

Result<std::unique_ptr<EventStore>> EventStore::open(const StoreSettings& settings, WallTime now)
{
    auto folder = DataFolder::hold(settings.folder);
    if (!folder)
        return tl::unexpected{folder.error()};
    const std::filesystem::path file = settings.folder / databaseName;
    if (std::string why = whyNotHere(file); !why.empty())
        return failure(std::move(why));
    folder->keepBallast(settings.ballastBytes);
    if (auto prepared = prepareDatabase(file, settings.branch); !prepared)
        return tl::unexpected{prepared.error()};
    if (madeFor(settings.folder).empty())
        if (auto remembered = rememberMade(settings.folder, settings.branch.str()); !remembered)
            return tl::unexpected{remembered.error()};
    try {
        return std::unique_ptr<EventStore>{
            new EventStore{std::make_unique<Database>(std::move(*folder), settings, now)}};
    } catch (const SQLite::Exception& exception) {
        return failure(whyNotOpened(file, exception));
    }
}

std::uint64_t EventStore::epoch() const { return m_database->epoch; }
std::uint64_t EventStore::lastSeq() const { return m_database->end.seq; }

std::uint64_t EventStore::lastN(Stream stream) const
{
    return stream == Stream::Public ? m_database->end.publicN : m_database->end.staffN;
}

Stored<BookState> EventStore::load() const
{
    return attempt([&] { return loadBookState(m_database->sql); });
}

Stored<> EventStore::begin()
{
    return attempt([&] { m_database->beginWriting.run(); });
}

Stored<> EventStore::commit()
{
    return attempt([&] {
        m_database->commitAll.run();
        m_database->expectInPlace();
        m_database->committedEnd = m_database->end;
        m_database->committedEpoch = m_database->epoch;
    });
}

void EventStore::rollback()
{
    // After a full disk SQLite has rolled back by itself, and says that there is no transaction.
    m_database->sql.tryExec("ROLLBACK");
    m_database->end = m_database->committedEnd;
    m_database->epoch = m_database->committedEpoch;
}

Stored<> EventStore::mark()
{
    return attempt([&] {
        m_database->sql.exec("SAVEPOINT command");
        m_database->markedEnd = m_database->end;
    });
}

Stored<> EventStore::keep()
{
    return attempt([&] { m_database->sql.exec("RELEASE command"); });
}

Stored<> EventStore::undo()
{
    return attempt([&] {
        m_database->sql.exec("ROLLBACK TO command; RELEASE command");
        m_database->end = m_database->markedEnd;
    });
}

Stored<StoredEvent> EventStore::append(WallTime at, const std::string& actor, const protocol::EventBody& body)
{
    return attempt([&] {
        const bool isPublic = protocol::publicForm(body).has_value();
        LogEnd& end = m_database->end;
        StoredEvent event{.seq = end.seq + 1,
                          .staffN = end.staffN + 1,
                          .publicN = isPublic ? end.publicN + 1 : 0,
                          .at = at,
                          .type = protocol::typeOf(body),
                          .actor = actor,
                          .body = protocol::encodeBody(body)};
        const ChainHash hash = chainHash(end.hash, event);
        m_database->insertEvent.run(
            event.seq, event.staffN, isPublic ? std::optional{event.publicN} : std::optional<std::uint64_t>{},
            event.at, event.type, event.actor, event.body, std::span<const std::uint8_t>{hash});
        m_database->projection.apply(event.seq, at, actor, body);
        end = {event.seq, event.staffN, end.publicN + (isPublic ? 1 : 0), hash};
        return event;
    });
}

Stored<std::optional<StoredReply>> EventStore::replyTo(const std::string& user, const RequestId& id) const
{
    return attempt([&]() -> std::optional<StoredReply> {
        auto row = m_database->findReply.rows(user, id);
        if (!row.next())
            return std::nullopt;
        StoredReply reply;
        const SQLite::Column hash = row.column(0);
        if (hash.getBytes() == static_cast<int>(reply.hash.size()))
            std::memcpy(reply.hash.data(), hash.getBlob(), reply.hash.size());
        reply.body = row.text(1);
        reply.isWhole = isAsWritten(row);
        return reply;
    });
}

Stored<bool> EventStore::hasToken(const std::string& hash) const
{
    return attempt([&] {
        auto row = m_database->findToken.rows(hash);
        return row.next();
    });
}

Stored<> EventStore::keepReply(const std::string& user, const RequestId& id, const StoredReply& reply,
                               WallTime at)
{
    return attempt([&] {
        const std::string_view hash{reinterpret_cast<const char*>(reply.hash.data()), reply.hash.size()};
        const ChainHash seal = sealOf({user, id.str(), hash, reply.body}, at.time_since_epoch().count());
        m_database->insertReply.run(user, id, std::span<const std::uint8_t>{reply.hash}, reply.body, at,
                                    std::span<const std::uint8_t>{seal});
    });
}

Stored<std::vector<StoredEvent>> EventStore::eventsAfter(Stream stream, std::uint64_t n,
                                                         std::size_t limit) const
{
    return attempt([&] {
        return readEvents(stream == Stream::Public ? m_database->eventsAfterPublic
                                                   : m_database->eventsAfterStaff,
                          n, limit);
    });
}

Stored<protocol::Figures> EventStore::figures(const BranchSetup& setup, const std::string& from,
                                              const std::string& to, const std::string& today,
                                              WallTime now) const
{
    return attempt([&] { return figuresOf(m_database->sql, setup, {from, to, today, now}); });
}

Stored<> EventStore::keepInvitation(const std::string& code, const std::string& kiosk, WallTime now,
                                    WallTime until)
{
    return attempt([&] {
        Prepared forget{m_database->sql, "DELETE FROM invitation WHERE until_ms < ?"};
        forget.run(now);
        Prepared keep{m_database->sql, "INSERT INTO invitation (code, kiosk, until_ms) VALUES (?, ?, ?)"};
        const SecretHash hash = hashOf(code);
        keep.run(std::span<const std::uint8_t>{hash}, kiosk, until);
    });
}

Stored<bool> EventStore::spendInvitation(const std::string& code, WallTime now)
{
    return attempt([&] {
        Prepared spend{m_database->sql, "DELETE FROM invitation WHERE code=? AND until_ms >= ?"};
        const SecretHash hash = hashOf(code);
        return spend.run(std::span<const std::uint8_t>{hash}, now) == 1;
    });
}

Stored<std::optional<EventStore::Checkpoint>> EventStore::checkpoint() const
{
    return attempt([&]() -> std::optional<Checkpoint> {
        Prepared select{m_database->sql, "SELECT seq, public_view, staff_view, seal FROM view_checkpoint"};
        auto row = select.rows();
        if (!row.next())
            return std::nullopt;
        Checkpoint found{row.unsignedInteger(0), row.text(1), row.text(2)};
        if (!row.column(3).isNull() && !isHash(row.column(3), sealOfViews(found))) {
            spdlog::error(
                "the views kept in the database have been altered: they are made anew from the log; "
                "run luotctl verify");
            return std::nullopt;
        }
        return found;
    });
}

Stored<> EventStore::keepCheckpoint(const Checkpoint& checkpoint)
{
    return attempt([&] {
        Prepared replace{m_database->sql,
                         "INSERT OR REPLACE INTO view_checkpoint (id, seq, public_view, staff_view, seal) "
                         "VALUES (1, ?, ?, ?, ?)"};
        const ChainHash seal = sealOfViews(checkpoint);
        replace.run(checkpoint.seq, checkpoint.publicView, checkpoint.staffView,
                    std::span<const std::uint8_t>{seal});
    });
}

Stored<std::optional<std::map<std::string, int>>> EventStore::restored() const
{
    return attempt([&]() -> std::optional<std::map<std::string, int>> {
        auto row = m_database->getMeta.rows("restored");
        if (!row.next())
            return std::nullopt;
        std::map<std::string, int> highest;
        std::istringstream words{row.text(0)};
        for (std::string word; words >> word;)
            if (const auto sign = word.find('='); sign != std::string::npos)
                highest[word.substr(0, sign)] = std::atoi(word.c_str() + sign + 1);
        return highest;
    });
}

Stored<> EventStore::forgetRestored()
{
    return attempt([&] { m_database->sql.exec("DELETE FROM meta WHERE k='restored'"); });
}

Stored<> EventStore::renewEpoch()
{
    return attempt([&] {
        const std::uint64_t epoch = randomEpoch();
        m_database->setMeta.run("epoch", epoch);
        m_database->epoch = epoch;
    });
}

Stored<std::string> EventStore::setupMark() const
{
    return attempt([&] {
        auto row = m_database->getMeta.rows("setup");
        return row.next() ? row.text(0) : std::string{};
    });
}

Stored<> EventStore::keepSetupMark(const std::string& mark)
{
    return attempt([&] { m_database->setMeta.run("setup", mark); });
}

PeopleStore& EventStore::people() { return m_database->people; }

Stored<std::string> EventStore::setupText() const
{
    return attempt([&] {
        auto row = m_database->getMeta.rows("branch_file");
        return row.next() ? row.text(0) : std::string{};
    });
}

Stored<> EventStore::keepSetupText(const std::string& text)
{
    return attempt([&] { m_database->setMeta.run("branch_file", text); });
}

Stored<> EventStore::forgetOldReplies(WallTime now)
{
    return attempt([&] {
        Prepared forget{m_database->sql, "DELETE FROM reply WHERE at_ms < ?"};
        forget.run(now - replyKept);
    });
}

Stored<std::optional<std::string>> EventStore::oldestDay() const
{
    return attempt([&] { return queue_service::oldestDay(m_database->sql); });
}

Stored<bool> EventStore::forgetOldestDay()
{
    return attempt([&] { return queue_service::forgetOldestDay(m_database->sql); });
}

Stored<> EventStore::probe()
{
    return attempt([&] {
        Prepared write{m_database->sql, "INSERT OR REPLACE INTO meta VALUES ('probe', randomblob(8192))"};
        Prepared erase{m_database->sql, "DELETE FROM meta WHERE k='probe'"};
        write.run();
        erase.run();
    });
}

Stored<> EventStore::tidy()
{
    return attempt([&] {
        if (m_database->walPages <= walPagesKept)
            return;
        int left = 0;
        int moved = 0;
        sqlite3* handle = m_database->sql.getHandle();
        const int code = sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &left, &moved);
        if (code != SQLITE_OK && code != SQLITE_BUSY && code != SQLITE_FULL)
            throw SQLite::Exception{handle, code};
        m_database->walPages = left > moved ? left : 0;
    });
}

Stored<> EventStore::checkInPlace()
{
    return attempt([&] { m_database->expectInPlace(); });
}

void EventStore::continueBackup(WallTime now) { m_database->backup.advance(m_database->sql, now); }

std::string EventStore::backUpSoon(WallTime now) { return m_database->backup.ask(now); }

std::string EventStore::takeBackupFailure() { return m_database->backup.takeFailure(); }

Stored<> EventStore::limitPages(int pages)
{
    return attempt([&] {
        constexpr int asTheDiskAllows = 1073741823;
        m_database->sql.execAndGet("PRAGMA max_page_count = "
                                   + std::to_string(pages == 0 ? asTheDiskAllows : pages));
    });
}

}
