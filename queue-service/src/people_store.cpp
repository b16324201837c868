#include "queue-service/src/people_store.h"

#include "protocol/role.h"
#include "queue-service/src/attempt.h"

#include <sqlite3.h>

namespace luot::queue_service {

using protocol::Person;

namespace {

constexpr Milliseconds wrongPinsKept = std::chrono::days{1};
constexpr const char* selectPeople
    = "SELECT id, name, role, (SELECT locked_until_ms FROM wrong_pin WHERE kind='person' AND who=person.id "
      "AND locked_until_ms > ?1) FROM person";

const char* nameOf(PeopleStore::Whose whose)
{
    return whose == PeopleStore::Whose::Person ? "person" : "machine";
}

/// From the columns id, name, role, locked_until_ms.
Person personIn(const Prepared::Run& row)
{
    const auto role = protocol::roleNamed(row.text(2));
    if (!role)
        throw SQLite::Exception{"a person has a role that is none", SQLITE_CORRUPT};
    return {PersonId{row.text(0)}, row.text(1), *role, row.timeIfAny(3)};
}

}

PeopleStore::PeopleStore(const SQLite::Database& database)
    : m_sql{database}
    , m_isThereAny{database, "SELECT 1 FROM person LIMIT 1"}
    , m_signedIn{database,
                 "SELECT id, name, role, NULL FROM person_session JOIN person ON person.id = person "
                 "WHERE token=? AND machine=? AND until_ms > ?"}
{
}

Stored<bool> PeopleStore::isEmpty()
{
    return attempt([&] { return !m_isThereAny.rows().next(); });
}

Stored<std::vector<Person>> PeopleStore::all(WallTime now)
{
    return attempt([&] {
        std::vector<Person> people;
        Prepared select{m_sql, (std::string{selectPeople} + " ORDER BY id").c_str()};
        for (auto row = select.rows(now); row.next();)
            people.push_back(personIn(row));
        return people;
    });
}

Stored<std::optional<Person>> PeopleStore::find(const PersonId& id, WallTime now)
{
    return attempt([&]() -> std::optional<Person> {
        Prepared select{m_sql, (std::string{selectPeople} + " WHERE id=?2").c_str()};
        auto row = select.rows(now, id);
        return row.next() ? std::optional{personIn(row)} : std::nullopt;
    });
}

Stored<std::string> PeopleStore::pinHash(const PersonId& id)
{
    return attempt([&] {
        Prepared select{m_sql, "SELECT pin FROM person WHERE id=?"};
        auto row = select.rows(id);
        return row.next() ? row.text(0) : std::string{};
    });
}

Stored<> PeopleStore::add(const Person& person, const std::string& pinHash, WallTime at)
{
    return attempt([&] {
        Prepared insert{m_sql, "INSERT INTO person (id, name, role, pin, added_ms) VALUES (?,?,?,?,?)"};
        insert.run(person.id, person.name, protocol::nameOf(person.role), pinHash, at);
    });
}

Stored<> PeopleStore::change(const Person& person)
{
    return attempt([&] {
        Prepared update{m_sql, "UPDATE person SET name=?, role=? WHERE id=?"};
        update.run(person.name, protocol::nameOf(person.role), person.id);
    });
}

Stored<> PeopleStore::setPin(const PersonId& id, const std::string& pinHash)
{
    return attempt([&] { Prepared{m_sql, "UPDATE person SET pin=? WHERE id=?"}.run(pinHash, id); });
}

Stored<> PeopleStore::remove(const PersonId& id)
{
    return attempt([&] { Prepared{m_sql, "DELETE FROM person WHERE id=?"}.run(id); });
}

Stored<> PeopleStore::openSession(const TokenHash& token, const PersonId& person, const std::string& machine,
                                  WallTime until)
{
    return attempt([&] {
        Prepared insert{m_sql,
                        "INSERT INTO person_session (token, person, machine, until_ms) VALUES (?,?,?,?)"};
        insert.run(std::span<const std::uint8_t>{token}, person, machine, until);
    });
}

Stored<std::optional<Person>> PeopleStore::signedIn(const TokenHash& token, const std::string& machine,
                                                    WallTime now)
{
    return attempt([&]() -> std::optional<Person> {
        auto row = m_signedIn.rows(std::span<const std::uint8_t>{token}, machine, now);
        return row.next() ? std::optional{personIn(row)} : std::nullopt;
    });
}

Stored<> PeopleStore::endSession(const TokenHash& token, const std::string& machine)
{
    return attempt([&] {
        Prepared{m_sql, "DELETE FROM person_session WHERE token=? AND machine=?"}.run(
            std::span<const std::uint8_t>{token}, machine);
    });
}

Stored<> PeopleStore::endSessionsOf(const PersonId& person)
{
    return attempt([&] { Prepared{m_sql, "DELETE FROM person_session WHERE person=?"}.run(person); });
}

Stored<> PeopleStore::endSessionsBut(const std::set<std::string>& machines)
{
    return attempt([&] {
        std::set<std::string> ended;
        Prepared select{m_sql, "SELECT DISTINCT machine FROM person_session"};
        for (auto row = select.rows(); row.next();)
            if (!machines.contains(row.text(0)))
                ended.insert(row.text(0));
        for (const std::string& machine : ended)
            Prepared{m_sql, "DELETE FROM person_session WHERE machine=?"}.run(machine);
    });
}

Stored<PeopleStore::WrongPins> PeopleStore::wrongPins(Whose whose, const std::string& who)
{
    return attempt([&] {
        Prepared select{m_sql,
                        "SELECT count, last_ms, locked_until_ms FROM wrong_pin WHERE kind=? AND who=?"};
        auto row = select.rows(nameOf(whose), who);
        return row.next() ? WrongPins{static_cast<int>(row.integer(0)), row.time(1), row.time(2)}
                          : WrongPins{};
    });
}

Stored<> PeopleStore::keepWrongPins(Whose whose, const std::string& who, const WrongPins& wrong)
{
    return attempt([&] {
        Prepared replace{m_sql,
                         "INSERT OR REPLACE INTO wrong_pin (kind, who, count, last_ms, locked_until_ms) "
                         "VALUES (?,?,?,?,?)"};
        replace.run(nameOf(whose), who, wrong.count, wrong.last, wrong.lockedUntil);
    });
}

Stored<> PeopleStore::forgive(Whose whose, const std::string& who)
{
    return attempt([&] {
        Prepared{m_sql, "DELETE FROM wrong_pin WHERE kind=? AND who=?"}.run(nameOf(whose), who);
    });
}

Stored<> PeopleStore::forgetOld(WallTime now)
{
    return attempt([&] {
        Prepared{m_sql, "DELETE FROM person_session WHERE until_ms <= ?"}.run(now);
        Prepared{m_sql, "DELETE FROM wrong_pin WHERE last_ms < ?"}.run(now - wrongPinsKept);
    });
}

}
