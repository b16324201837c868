#include "clerk-terminal/sign_in.h"

#include "base/uuid.h"
#include "clerk-terminal/plain_letters.h"
#include "clerk-terminal/wording.h"

#include <algorithm>
#include <utility>

namespace luot::clerk_terminal {

using protocol::ErrorCode;
using protocol::LinkState;
using protocol::Person;

namespace {

std::string fieldNames(const protocol::BranchView& view, const protocol::Counter& counter)
{
    std::string names;
    for (const FieldId& id : counter.fields) {
        const protocol::Field* field = view.field(id);
        names += (names.empty() ? "" : ", ") + (field ? field->name : id.str());
    }
    return names;
}

/// "clerk:c1/lan": the machine, and the person if one is signed in.
std::string machineIn(const std::string& actor) { return actor.substr(0, actor.find('/')); }

std::string personIn(const std::string& actor)
{
    const std::size_t slash = actor.find('/');
    return slash == std::string::npos ? std::string{} : actor.substr(slash + 1);
}

std::string refusalText(const protocol::Refusal& refusal)
{
    switch (refusal.code) {
    case ErrorCode::Forbidden:
        return Wording::tr("Tên hoặc mã PIN chưa đúng. Xin nhập lại.");
    case ErrorCode::Locked: {
        const auto minutes = std::chrono::ceil<std::chrono::minutes>(refusal.retryAfter).count();
        return Wording::tr("Nhập sai nhiều lần nên phải chờ {} phút. Giám sát mở khóa được.",
                           std::max<std::int64_t>(minutes, 1));
    }
    case ErrorCode::Overloaded:
    case ErrorCode::RateLimited:
        return Wording::tr("Máy chủ đang bận. Xin nhập lại mã PIN.");
    default:
        return Wording::tr(
            "Chưa đăng nhập được. Xin nhập lại mã PIN; nếu vẫn chưa được, gọi người phụ trách kỹ thuật.");
    }
}

}

SignIn::SignIn(std::string machine, CounterId counter, const Clock& clock, Send send)
    : m_machine{std::move(machine)}
    , m_counter{std::move(counter)}
    , m_clock{clock}
    , m_send{std::move(send)}
{
}

void SignIn::follow(const protocol::BranchView& view) { m_view = view; }

void SignIn::linkChanged(LinkState link)
{
    m_link = link;
    // An answer that was under way when the line went is not waited for.
    if (link != LinkState::Live)
        m_asked = RequestId{};
    else if (m_people.empty())
        askForNames();
}

void SignIn::askForNames()
{
    const bool isOpen = m_state == State::Asking || m_state == State::Needed;
    if (!isOpen || m_link != LinkState::Live || !m_asked.empty())
        return;
    m_asked = RequestId{makeUuidV7(m_clock.wall())};
    m_send(protocol::ListPeople{}, m_asked);
}

void SignIn::replied(const protocol::Reply& reply)
{
    if (!m_asked.empty() && reply.id == m_asked) {
        m_asked = RequestId{};
        const auto* list = reply.outcome ? std::get_if<protocol::PersonList>(&*reply.outcome) : nullptr;
        if (list != nullptr)
            m_people = list->people;
        // Without an answer it stays open, until the names are asked for again.
        if (m_state == State::Asking && list != nullptr)
            m_state = m_people.empty() ? State::NotNeeded : State::Needed;
        return;
    }
    if (m_sent.empty() || reply.id != m_sent)
        return;
    m_sent = RequestId{};
    if (!reply.outcome) {
        m_message = refusalText(reply.outcome.error());
        return;
    }
    if (const auto* signedIn = std::get_if<protocol::SignedIn>(&*reply.outcome)) {
        m_signedIn = *signedIn;
        m_state = State::Done;
        m_message.clear();
    }
}

void SignIn::begin(std::string why)
{
    m_signedIn.reset();
    m_message = std::move(why);
    wipePin();
    m_state = State::Needed;
    if (m_people.empty())
        m_state = State::Asking;
    askForNames();
}

void SignIn::search(const std::string& text)
{
    const std::string wanted = plainLetters(text);
    const auto holds = [&](const Person& person) {
        return plainLetters(person.name).find(wanted) != std::string::npos
            || plainLetters(person.id.str()).find(wanted) != std::string::npos;
    };
    const auto found = std::ranges::find_if(m_people, holds);
    if (!text.empty() && found != m_people.end())
        choosePerson(found->id);
}

void SignIn::choosePerson(const PersonId& person)
{
    if (m_person != person)
        wipePin();
    m_person = person;
    m_message.clear();
}

void SignIn::movePerson(int by)
{
    if (m_people.empty())
        return;
    const auto found = std::ranges::find(m_people, m_person, &Person::id);
    const auto last = static_cast<int>(m_people.size()) - 1;
    const int now = found == m_people.end() ? (by > 0 ? -1 : 1) : static_cast<int>(found - m_people.begin());
    choosePerson(m_people[static_cast<std::size_t>(std::clamp(now + by, 0, last))].id);
}

void SignIn::chooseCounter(const CounterId& counter)
{
    const auto all = places();
    const auto found = std::ranges::find(all, counter, &CounterPlace::id);
    if (found != all.end() && !found->isTaken)
        m_counter = counter;
}

void SignIn::moveCounter(int by)
{
    std::vector<CounterPlace> free = places();
    std::erase_if(free, [](const CounterPlace& place) { return place.isTaken; });
    if (free.empty())
        return;
    const auto found = std::ranges::find(free, m_counter, &CounterPlace::id);
    const auto count = static_cast<int>(free.size());
    const int now = found == free.end() ? (by > 0 ? -1 : 0) : static_cast<int>(found - free.begin());
    m_counter = free[static_cast<std::size_t>(((now + by) % count + count) % count)].id;
}

void SignIn::type(char digit)
{
    if (digit >= '0' && digit <= '9' && m_pin.size() < longestPin && !isSending())
        m_pin += digit;
    m_message.clear();
}

void SignIn::erase()
{
    if (m_pin.empty())
        return;
    m_pin.back() = '0';
    m_pin.pop_back();
}

void SignIn::clearPin() { wipePin(); }

void SignIn::wipePin()
{
    std::ranges::fill(m_pin, '0');
    m_pin.clear();
}

bool SignIn::isReady() const { return whyNotReady().empty(); }

std::string SignIn::whyNotReady() const
{
    if (m_link != LinkState::Live)
        return Wording::tr("Chờ kết nối với máy chủ");
    if (isSending())
        return Wording::tr("Đang kiểm tra mã PIN");
    if (!chosen())
        return Wording::tr("Chọn tên");
    if (m_pin.size() < shortestPin)
        return shortestPin - m_pin.size() == 1
            ? Wording::tr("Nhập thêm 1 số PIN")
            : Wording::tr("Nhập thêm {} số PIN", shortestPin - m_pin.size());
    const auto all = places();
    const auto place = std::ranges::find(all, m_counter, &CounterPlace::id);
    if (place == all.end())
        return Wording::tr("Chọn quầy");
    return place->isTaken ? Wording::tr("Quầy {} đang có người dùng", m_counter.str()) : std::string{};
}

bool SignIn::submit()
{
    if (!isReady()) {
        m_message = whyNotReady() + ".";
        return false;
    }
    m_sent = RequestId{makeUuidV7(m_clock.wall())};
    protocol::SignIn command{m_person, m_pin};
    wipePin();
    m_send(protocol::Command{command}, m_sent);
    std::ranges::fill(command.pin, '0');
    return true;
}

const Person* SignIn::chosen() const
{
    const auto found = std::ranges::find(m_people, m_person, &Person::id);
    return found == m_people.end() ? nullptr : &*found;
}

std::string SignIn::personName() const { return chosen() ? chosen()->name : std::string{}; }

std::vector<PersonRow> SignIn::people() const
{
    std::vector<PersonRow> rows;
    for (const Person& person : m_people) {
        PersonRow row{person.id, person.name, {}, person.id == m_person};
        for (const protocol::Counter& counter : m_view.counters) {
            if (counter.open && personIn(counter.openedBy) == person.id.str())
                row.place = Wording::tr("đang ở quầy {}", counter.id.str());
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<CounterPlace> SignIn::places() const
{
    std::vector<CounterPlace> all;
    for (const protocol::Counter& counter : m_view.counters) {
        CounterPlace place{counter.id, fieldNames(m_view, counter), Wording::tr("Trống"), false,
                           counter.id == m_counter};
        place.isTaken = counter.open && !counter.openedBy.empty() && machineIn(counter.openedBy) != m_machine;
        if (place.isTaken) {
            const auto person
                = std::ranges::find(m_people, PersonId{personIn(counter.openedBy)}, &Person::id);
            place.state = person == m_people.end() ? Wording::tr("Đang dùng ở máy khác")
                                                   : Wording::tr("{} đang dùng", person->name);
        } else if (place.isChosen) {
            place.state = Wording::tr("Đã chọn");
        }
        all.push_back(std::move(place));
    }
    return all;
}

}
