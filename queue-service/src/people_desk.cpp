#include "queue-service/src/people_desk.h"

#include "protocol/role.h"
#include "queue-service/src/people_store.h"
#include "queue-service/src/secret.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace luot::queue_service {

using namespace protocol;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t longestLine = 16;
constexpr Milliseconds session = 10h;
constexpr int wrongPinsAllowed = 5;
constexpr Milliseconds firstLock = 1min;
constexpr Milliseconds longestLock = 15min;
constexpr std::size_t tokenBytes = 32;

tl::unexpected<Refusal> refused(ErrorCode code, std::string message)
{
    return tl::unexpected<Refusal>{Refusal{code, std::move(message)}};
}

tl::expected<Decision, Refusal> granted(CommandResult result, std::vector<EventBody> events = {})
{
    return Decision{std::move(result), std::move(events)};
}

tl::unexpected<Refusal> nobody(const PersonId& id)
{
    return refused(ErrorCode::NotFound, "There is nobody " + id.str() + ".");
}

/// The fifth wrong one in a row locks for a minute, each one after it for twice as long as the last.
Milliseconds lockAfter(int wrongPins)
{
    if (wrongPins < wrongPinsAllowed)
        return 0ms;
    const int doublings = std::min(wrongPins - wrongPinsAllowed, 4);
    return std::min(firstLock * (1 << doublings), longestLock);
}

std::string* pinIn(Command& command)
{
    if (auto* signIn = std::get_if<SignIn>(&command))
        return &signIn->pin;
    if (auto* added = std::get_if<AddPerson>(&command))
        return &added->pin;
    if (auto* reset = std::get_if<ResetPin>(&command))
        return &reset->pin;
    return nullptr;
}

/// Whether wrong PINs lock the machine. Behind such a key a whole centre signs in at its browsers, and one of them
/// would lock all out; the program that has the key counts each browser for itself.
bool isCounted(Role machine) { return machine != Role::Supervisor && machine != Role::Admin; }

bool needsSignIn(Role role) { return role == Role::Clerk || role == Role::Supervisor; }

}

PeopleDesk::PeopleDesk(EventStore& store, bool isSignInNeeded)
    : m_store{store}
    , m_isSignInNeeded{isSignInNeeded}
{
}

PeopleDesk::Outcome<Actor> PeopleDesk::actorOf(const Request& request, WallTime now) const
{
    using Asker = tl::expected<Actor, Refusal>;
    Actor actor{request.user, request.role, request.device, request.counters};
    if (std::holds_alternative<SignIn>(request.command) || std::holds_alternative<SignOut>(request.command))
        return Asker{std::move(actor)};
    if (request.token.empty()) {
        if (!m_isSignInNeeded || !needsSignIn(request.role) || !isDoneByPeople(request.command))
            return Asker{std::move(actor)};
        return m_store.people().isEmpty().map([&](bool isEmpty) -> Asker {
            if (isEmpty)
                return actor;
            return refused(ErrorCode::SignInNeeded, "Nobody is signed in at this machine: sign in first.");
        });
    }
    return m_store.people()
        .signedIn(hashOf(request.token), request.user, now)
        .map([&](const std::optional<Person>& person) -> Asker {
            if (!person)
                return refused(ErrorCode::SignInNeeded, "This sign-in is over: sign in again.");
            if (!mayAsk(person->role, request.command))
                return refused(ErrorCode::Forbidden,
                               "A " + std::string{nameOf(person->role)} + " may not ask for this.");
            actor.person = person->id;
            actor.role
                = std::min(actor.role, person->role); // people's roles stand in the order of their rights
            actor.isShared = actor.role == Role::Clerk && request.role != Role::Clerk;
            return actor;
        });
}

bool PeopleDesk::answers(const Command& command)
{
    return takesPin(command) || std::holds_alternative<SignOut>(command)
        || std::holds_alternative<ListPeople>(command) || std::holds_alternative<ChangePerson>(command)
        || std::holds_alternative<UnlockPerson>(command) || std::holds_alternative<RemovePerson>(command);
}

bool PeopleDesk::takesPin(const Command& command)
{
    return std::holds_alternative<SignIn>(command) || std::holds_alternative<AddPerson>(command)
        || std::holds_alternative<ResetPin>(command);
}

PeopleDesk::Outcome<Decision> PeopleDesk::decide(const Request& request, WallTime now,
                                                 const PinAnswer* answer) const
{
    using Decided = tl::expected<Decision, Refusal>;
    PeopleStore& people = m_store.people();
    const Command& command = request.command;
    const PinAnswer given = answer != nullptr ? *answer : PinAnswer{};
    const auto noMemory = [] {
        return Decided{refused(ErrorCode::Internal, "There was no memory to hash the PIN: try again.")};
    };

    if (std::holds_alternative<SignIn>(command))
        return signIn(request, now, given.isRight);
    if (std::holds_alternative<SignOut>(command))
        return people.endSession(hashOf(request.token), request.user).map([] { return granted(Done{}); });
    if (std::holds_alternative<ListPeople>(command))
        return people.all(now).map([&](std::vector<Person> all) {
            // Who signs in chooses a name; who is locked is an administrator's business.
            if (request.role != Role::Admin)
                for (Person& person : all)
                    person.lockedUntil.reset();
            return granted(PersonList{std::move(all)});
        });
    if (const auto* asked = std::get_if<ChangePerson>(&command))
        return change(*asked, now);
    if (const auto* asked = std::get_if<UnlockPerson>(&command)) {
        auto forgiven = Stored<>{};
        if (!asked->person.empty())
            forgiven = people.forgive(PeopleStore::Whose::Person, asked->person.str());
        if (forgiven && !asked->machine.empty())
            forgiven = people.forgive(PeopleStore::Whose::Machine, asked->machine);
        return forgiven.map([&] {
            return granted(
                Done{}, {PersonEvent{PersonChange::Unlocked, asked->person, std::nullopt, asked->machine}});
        });
    }

    PersonId id;
    if (const auto* added = std::get_if<AddPerson>(&command))
        id = added->person;
    else if (const auto* reset = std::get_if<ResetPin>(&command))
        id = reset->person;
    else
        id = std::get<RemovePerson>(command).person;
    return people.find(id, now).and_then([&](const std::optional<Person>& known) -> Outcome<Decision> {
        if (const auto* asked = std::get_if<AddPerson>(&command)) {
            if (known)
                return Decided{refused(ErrorCode::InvalidState, "There is a " + id.str() + " already.")};
            if (given.hash.empty())
                return noMemory();
            const Person person{id, asked->name, asked->role};
            return people.add(person, given.hash, now).map([&] {
                return granted(PersonResult{person}, {PersonEvent{PersonChange::Added, id, person.role}});
            });
        }
        if (!known)
            return Decided{nobody(id)};
        if (std::holds_alternative<RemovePerson>(command))
            return people.remove(id)
                .and_then([&] { return people.forgive(PeopleStore::Whose::Person, id.str()); })
                .map([&] {
                    return granted(Done{}, {PersonEvent{PersonChange::Removed, id}});
                });
        if (given.hash.empty())
            return noMemory();
        return people.setPin(id, given.hash)
            .and_then([&] { return people.endSessionsOf(id); })
            .and_then([&] { return people.forgive(PeopleStore::Whose::Person, id.str()); })
            .map([&] {
                Person person = *known;
                person.lockedUntil.reset();
                return granted(PersonResult{person}, {PersonEvent{PersonChange::PinReset, id}});
            });
    });
}

PeopleDesk::Outcome<Decision> PeopleDesk::change(const ChangePerson& asked, WallTime now) const
{
    using Decided = tl::expected<Decision, Refusal>;
    PeopleStore& people = m_store.people();
    return people.find(asked.person, now).and_then([&](std::optional<Person> person) -> Outcome<Decision> {
        if (!person)
            return Decided{nobody(asked.person)};
        if (!asked.name.empty())
            person->name = asked.name;
        person->role = asked.role.value_or(person->role);
        return people.change(*person).and_then([&] { return people.endSessionsOf(person->id); }).map([&] {
            return granted(PersonResult{*person},
                           {PersonEvent{PersonChange::Changed, person->id, person->role}});
        });
    });
}

PeopleDesk::Outcome<Decision> PeopleDesk::signIn(const Request& request, WallTime now, bool isRight) const
{
    using Decided = tl::expected<Decision, Refusal>;
    PeopleStore& people = m_store.people();
    const auto& asked = std::get<SignIn>(request.command);
    return people.find(asked.person, now)
        .and_then([&](const std::optional<Person>& person) -> Outcome<Decision> {
            if (!person || !isRight)
                return noteWrongPin(asked, request, now);
            const std::string token = newSecret(tokenBytes);
            const WallTime until = now + session;
            return people.forgetOld(now)
                .and_then([&] { return people.forgive(PeopleStore::Whose::Person, asked.person.str()); })
                .and_then([&] { return people.forgive(PeopleStore::Whose::Machine, request.user); })
                .and_then([&] { return people.openSession(hashOf(token), person->id, request.user, until); })
                .map([&] {
                    return Decided{granted(SignedIn{token, {person->id, person->name, person->role}, until})};
                });
        });
}

PeopleDesk::Outcome<Decision> PeopleDesk::noteWrongPin(const SignIn& asked, const Request& request,
                                                       WallTime now) const
{
    PeopleStore& people = m_store.people();
    Milliseconds lock{0};
    const auto note = [&](PeopleStore::Whose whose, const std::string& who) {
        return people.wrongPins(whose, who).and_then([&, whose](PeopleStore::WrongPins wrong) {
            ++wrong.count;
            wrong.last = now;
            wrong.lockedUntil = now + lockAfter(wrong.count);
            lock = std::max(lock, lockAfter(wrong.count));
            return people.keepWrongPins(whose, who, wrong);
        });
    };
    return note(PeopleStore::Whose::Person, asked.person.str())
        .and_then([&] {
            return isCounted(request.role) ? note(PeopleStore::Whose::Machine, request.user) : Stored<>{};
        })
        .map([&]() -> tl::expected<Decision, Refusal> {
            // Whether there is such a name is not for everybody to know.
            return tl::unexpected<Refusal>{
                Refusal{ErrorCode::Forbidden, "The name or the PIN is wrong.", lock}};
        });
}

Stored<std::optional<Refusal>> PeopleDesk::locked(const SignIn& asked, const Request& request,
                                                  WallTime now) const
{
    PeopleStore& people = m_store.people();
    return people.wrongPins(PeopleStore::Whose::Person, asked.person.str())
        .and_then([&](const PeopleStore::WrongPins& person) {
            return people.wrongPins(PeopleStore::Whose::Machine, request.user)
                .map([&](const PeopleStore::WrongPins& there) -> std::optional<Refusal> {
                    const WallTime until = isCounted(request.role) ? std::max(person.lockedUntil, there.lockedUntil) : person.lockedUntil;
                    // A clock set back locks nobody for longer than the rule.
                    if (until <= now || until - now > longestLock)
                        return std::nullopt;
                    return Refusal{ErrorCode::Locked,
                                   "Too many wrong PINs: wait, or ask a supervisor to unlock.", until - now};
                });
        });
}

bool PeopleDesk::line(const Request& request)
{
    const auto same = std::ranges::find_if(m_line, [&](const Request& waiting) {
        return waiting.user == request.user && waiting.id == request.id && waiting.hash == request.hash;
    });
    if (same != m_line.end()) {
        same->route = request.route;
        return true;
    }
    if (m_line.size() >= longestLine)
        return false;
    m_line.push_back(request);
    return true;
}

Stored<std::optional<PeopleDesk::Next>> PeopleDesk::next(WallTime now, SteadyTime steady)
{
    if (auto answer = m_worker.take())
        return Next{takeFirst(), std::nullopt, std::move(*answer)};
    if (m_worker.isBusy() || m_line.empty())
        return std::nullopt;
    Request& first = m_line.front();
    if (first.deadline < steady)
        return Next{
            takeFirst(),
            Refusal{ErrorCode::DeadlineExceeded, "The request came too late to be begun; nothing was done."}};
    std::string hash;
    if (const auto* asked = std::get_if<SignIn>(&first.command)) {
        const auto lock = locked(*asked, first, now);
        if (!lock)
            return tl::unexpected{lock.error()};
        if (*lock)
            return Next{takeFirst(), *lock};
        const auto known = m_store.people().pinHash(asked->person);
        if (!known)
            return tl::unexpected{known.error()};
        hash = known->empty() ? PinWorker::hashOfNobody() : *known;
    }
    std::string* pin = pinIn(first.command);
    m_worker.start({*pin, std::move(hash)});
    sodium_memzero(pin->data(), pin->size());
    return std::nullopt;
}

Request PeopleDesk::takeFirst()
{
    Request first = std::move(m_line.front());
    m_line.pop_front();
    if (std::string* pin = pinIn(first.command))
        sodium_memzero(pin->data(), pin->size());
    return first;
}

}
