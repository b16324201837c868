#pragma once

#include "protocol/event.h"
#include "queue-service/queue_book.h"
#include "queue-service/src/prepared.h"

#include <string>

namespace luot::queue_service {

/// Keeps the tables that the events add up to. The service writes through it, and verification builds anew
/// with it.
///
/// Requires: the layout of `schemaVersion` in the database. Throws SQLite::Exception. Thread: the database's.
class Projection {
public:
    Projection(const SQLite::Database& database, BranchId branch);

    void apply(std::uint64_t seq, WallTime at, const std::string& actor, const protocol::EventBody& body);

private:
    void applyTicket(std::uint64_t seq, WallTime at, const std::string& actor,
                     const protocol::TicketEvent& event);
    void applyCounter(std::uint64_t seq, WallTime at, const std::string& actor,
                      const protocol::CounterEvent& event);
    void applyDossier(WallTime at, const std::string& actor, const protocol::Dossier& dossier);
    void applyFeedback(WallTime at, const std::string& actor, const protocol::FeedbackEvent& event);
    void keepRequests(const protocol::Ticket& ticket);
    void insertTicket(std::uint64_t seq, const protocol::Ticket& ticket);
    void updateTicket(std::uint64_t seq, const protocol::Ticket& ticket);

    BranchId m_branch;
    Prepared m_insertTicket;
    Prepared m_updateTicket;
    Prepared m_lastNumber;
    Prepared m_closePeriod;
    Prepared m_openPeriod;
    Prepared m_firstPeriod;
    Prepared m_firstRequest;
    Prepared m_request;
    Prepared m_requestOutcome;
    Prepared m_field;
    Prepared m_counter;
    Prepared m_profile;
    Prepared m_streak;
    Prepared m_openSession;
    Prepared m_closeSession;
    Prepared m_handOver;
    Prepared m_device;
    Prepared m_face;
    Prepared m_dossier;
    Prepared m_rating;
    Prepared m_feedback;
    Prepared m_answer;
};

/// The book's state, read back from the tables. An unknown word in a column throws SQLite::Exception.
BookState loadBookState(const SQLite::Database& database);

}
