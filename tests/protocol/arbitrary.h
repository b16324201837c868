#pragma once

#include "protocol/branch_view.h"
#include "protocol/codec.h"
#include "protocol/command.h"
#include "protocol/event.h"

#include <rapidcheck.h>

#include <string>
#include <vector>

/// Any value of the vocabulary that may travel, for property tests.
namespace luot::protocol::arbitrary {

/// Text of one to three byte characters, with what breaks careless escaping.
inline rc::Gen<std::string> text(std::size_t most = 20)
{
    const auto piece = rc::gen::element<std::string>("a", "Z", "0", " ", "\"", "\\", "\n", "/", "đ", "ư", "ờ",
                                                     "\x01", "{", "}", "\"dup\":false", "\"dup\":true");
    return rc::gen::map(
        rc::gen::resize(static_cast<int>(most), rc::gen::container<std::vector<std::string>>(piece)),
        [](const std::vector<std::string>& pieces) {
            std::string joined;
            for (const std::string& one : pieces)
                joined += one;
            return joined;
        });
}

inline rc::Gen<std::string> word()
{
    return rc::gen::map(rc::gen::inRange(1, 100000), [](int n) { return "x" + std::to_string(n); });
}

inline rc::Gen<WallTime> time()
{
    return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000),
                        [](std::int64_t millis) { return WallTime{Milliseconds{millis}}; });
}

inline rc::Gen<Milliseconds> milliseconds()
{
    return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 7'200'000),
                        [](std::int64_t millis) { return Milliseconds{millis}; });
}

template <class E> rc::Gen<E> oneOf(E last)
{
    return rc::gen::map(rc::gen::inRange(0, static_cast<int>(last) + 1),
                        [](int value) { return static_cast<E>(value); });
}

template <class T> std::optional<T> maybe(const rc::Gen<T>& gen)
{
    return *rc::gen::arbitrary<bool>() ? std::optional<T>{*gen} : std::nullopt;
}

inline Ticket ticket()
{
    Ticket ticket;
    ticket.id = TicketId{*word()};
    ticket.label = *word();
    ticket.field = FieldId{*word()};
    ticket.businessDate = *text();
    ticket.number = *rc::gen::inRange(0, 1000);
    ticket.state = *oneOf(TicketState::Expired);
    ticket.hasPriority = *rc::gen::arbitrary<bool>();
    ticket.priority = *oneOf(PriorityClass::Merit);
    ticket.counter = CounterId{*text()};
    ticket.callCount = *rc::gen::inRange(0, 9);
    ticket.version = *rc::gen::inRange(1, 99);
    ticket.callReason = *oneOf(CallReason::Chosen);
    ticket.way = *oneOf(IssueWay::Counter);
    ticket.printed = *oneOf(PrintState::Unknown);
    ticket.faceBound = *rc::gen::arbitrary<bool>();
    ticket.tokenHash = *text();
    ticket.outcome = maybe(oneOf(ServiceOutcome::Transferred));
    ticket.reason = *text();
    ticket.issuedBy = DeviceId{*text()};
    ticket.issuedAt = maybe(time());
    ticket.queuedAt = maybe(time());
    ticket.calledAt = maybe(time());
    ticket.startedAt = maybe(time());
    ticket.endedAt = maybe(time());
    ticket.backAt = maybe(time());
    ticket.boundTo = CounterId{*text()};
    ticket.endedBy = *text();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        ticket.requests.push_back(
            {FieldId{*text()}, ProcedureId{*text()}, maybe(oneOf(ServiceOutcome::Transferred))});
    ticket.took = maybe(milliseconds());
    return ticket;
}

inline WaitRange wait() { return {*rc::gen::inRange(0, 500), *rc::gen::inRange(0, 500)}; }

inline Field field()
{
    return {FieldId{*word()},
            *text(),
            *text(),
            *text(),
            *rc::gen::arbitrary<bool>(),
            *rc::gen::inRange(0, 999),
            wait(),
            *rc::gen::inRange(0, 99),
            *rc::gen::arbitrary<bool>(),
            maybe(time()),
            *rc::gen::arbitrary<bool>(),
            *rc::gen::arbitrary<bool>()};
}

inline std::string hash()
{
    return *rc::gen::element<std::string>("", std::string(64, 'a'), std::string(64, '7'));
}

template <class IdType> std::vector<IdType> ids()
{
    std::vector<IdType> list;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        list.emplace_back(*word());
    return list;
}

inline Counter counter()
{
    Counter counter{
        CounterId{*word()}, ids<FieldId>(), {}, *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()};
    if (*rc::gen::arbitrary<bool>())
        counter.coefficients
            = *rc::gen::container<std::vector<int>>(counter.fields.size(), rc::gen::inRange(1, 1001));
    counter.pauseReason = maybe(oneOf(PauseReason::Other));
    counter.openedBy = *text();
    return counter;
}

inline Branch branch()
{
    Branch branch{BranchId{*text()}, *text(), *text(), *text(), *text()};
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        branch.priorityClasses.push_back(*oneOf(PriorityClass::Merit));
    branch.texts.address = *text();
    branch.texts.elderlyAge = *rc::gen::inRange(0, 151);
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        branch.hours.push_back({*text(), *text(), *text()});
    branch.onlineUrl = *text();
    return branch;
}

inline DeviceStatus deviceStatus(const std::string& device)
{
    DeviceStatus status{device, *rc::gen::arbitrary<bool>(), {}, *text()};
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        status.parts[*word()] = *oneOf(PartState::Missing);
    status.people = maybe(rc::gen::inRange(0, 1000));
    status.isPaused = *rc::gen::arbitrary<bool>();
    status.wrongPins = *rc::gen::inRange(0, 100);
    return status;
}

inline Dossier dossier()
{
    return {DossierCode{*word()},         ProcedureId{*text()},          *text(), *text(),          *text(),
            *oneOf(DossierState::Closed), maybe(oneOf(LateCause::Both)), *text(), TicketId{*text()}};
}

inline Rating rating()
{
    return {TicketId{*word()}, *text(), CounterId{*text()}, *rc::gen::inRange(1, 6), *text()};
}

inline Feedback feedback() { return {FeedbackId{*word()}, *text(), TicketId{*text()}, *text(), *text()}; }

inline Person person() { return {PersonId{*word()}, *text(), *oneOf(Role::Centre), maybe(time())}; }

inline Spread spread()
{
    const auto seconds = rc::gen::inRange(0, 100'000);
    return {*seconds, *seconds, *seconds, *seconds, *seconds};
}

inline VisitFigures visitFigures()
{
    const auto count = rc::gen::inRange(0, 100'000);
    return {*count, *count, *count, *count, *count, *count, *count, spread(), spread(), spread(), spread()};
}

inline Figures figures()
{
    const auto count = rc::gen::inRange(0, 100'000);
    return {*text(),
            *text(),
            visitFigures(),
            {{FieldId{*word()}, visitFigures()}, {FieldId{*word()}, visitFigures()}},
            {{*oneOf(IssueWay::Counter), *count, spread(), spread()}},
            {{CounterId{*word()}, *count, *count, *count, spread(), *count, *count}},
            {{FieldId{*text()}, *count, *count, *count, *count, *count, *count, *count, *count, *count}},
            {*count, *count, *count, *count, *count},
            *count,
            *count,
            *count};
}

inline KnownKey knownKey()
{
    return {DeviceId{*word()}, *oneOf(Role::Centre), ids<CounterId>(), maybe(time())};
}

inline CommandResult result()
{
    switch (*rc::gen::inRange(0, 21)) {
    case 20:
        return DeviceList{{{*word(), Milliseconds{*rc::gen::inRange(0, 1'000'000)}}},
                          Milliseconds{*rc::gen::inRange(0, 1'000'000)}};
    case 18:
        return ProcedureList{
            {{ProcedureId{*word()}, *text(), FieldId{*word()}, *rc::gen::inRange(0, 60), *text(),
              *rc::gen::resize(3, rc::gen::container<std::vector<std::string>>(text()))}}};
    case 19:
        return VisitHistory{{{TicketState::Waiting, *time(), maybe(time()), {}, "kiosk:k1"},
                             {TicketState::Called, *time(), std::nullopt, CounterId{*word()}, *text()}}};
    case 12:
        return Invitation{*word(), *time()};
    case 13:
        return figures();
    case 14:
        return SetupPart{*rc::gen::inRange(0, 64), *rc::gen::inRange(1, 65), *text()};
    case 15:
        return SetupTaken{*text()};
    case 16:
        return KeyList{{knownKey(), knownKey()}};
    case 17:
        return KeyResult{knownKey()};
    case 9:
        return SignedIn{*word(), person(), *time()};
    case 10:
        return PersonResult{person()};
    case 11:
        return PersonList{{person(), person()}};
    case 0:
        return Done{};
    case 1:
        return HelloResult{*word(),
                           *rc::gen::arbitrary<std::uint64_t>(),
                           BranchId{*text()},
                           *text(),
                           *text(),
                           *time(),
                           Milliseconds{*rc::gen::inRange(0, 1 << 30)},
                           *rc::gen::inRange(0, 99),
                           *rc::gen::inRange(0, 99)};
    case 2: {
        FieldList list{branch(), {}, {}};
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            list.fields.push_back(field());
            list.counters.push_back(counter());
        }
        return list;
    }
    case 3:
        return IssuedTicket{ticket(), *rc::gen::inRange(0, 999), wait(), ids<CounterId>()};
    case 4:
        return *rc::gen::arbitrary<bool>() ? TicketResult{ticket()} : TicketResult{};
    case 5:
        return FieldResult{field()};
    case 6:
        return DossierResult{dossier()};
    case 7:
        return FeedbackResult{feedback()};
    default:
        return CounterResult{counter()};
    }
}

inline EventBody body()
{
    switch (*rc::gen::inRange(0, 14)) {
    case 12:
        return DeviceEvent{deviceStatus(*word())};
    case 13:
        return KeyEvent{*oneOf(KeyChange::Revoked), DeviceId{*word()}, maybe(oneOf(Role::Centre))};
    case 10:
        return PersonEvent{*oneOf(PersonChange::Removed), PersonId{*text()}, maybe(oneOf(Role::Centre)),
                           *text()};
    case 0:
        return TicketEvent{*oneOf(TicketChange::RequestAdded), ticket()};
    case 1:
        return CounterEvent{*oneOf(CounterChange::ProfileSet), counter(), *text()};
    case 2:
        return FieldEvent{*oneOf(FieldChange::Waiting), field(), *text()};
    case 3:
        return FaceEvent{*oneOf(FaceChange::Erased), TicketId{*word()}, *text()};
    case 4:
        return NumbersSkipped{FieldId{*word()}, *word(), *rc::gen::inRange(1, 999),
                              *rc::gen::inRange(1, 999)};
    case 5:
        return DossierEvent{*oneOf(DossierChange::Closed), dossier()};
    case 6:
        return RatingAdded{rating()};
    case 7:
        return FeedbackEvent{*oneOf(FeedbackChange::Answered), feedback()};
    case 8:
        return ConfigChanged{*text()};
    case 9:
        return Alert{*oneOf(AlertKind::Help), *text()};
    default:
        return NoticeSet{*text()};
    }
}

/// A view as it comes about: by events.
inline BranchView view(int most = 40)
{
    BranchView view;
    view.branch = branch();
    for (int i = *rc::gen::inRange(0, most); i > 0; --i)
        view.apply(body(), *time());
    return view;
}

}
