#include "clerk-terminal/face_check.h"

#include "base/uuid.h"

#include <algorithm>
#include <utility>

namespace luot::clerk_terminal {

FaceCheck::Visit FaceCheck::Visit::of(const protocol::Ticket& ticket, const std::string& branch)
{
    return {ticket.id, ticket.label, {branch, ticket.issuedBy.str(), ticket.businessDate}, ticket.faceBound};
}

FaceCheck::FaceCheck(const Clock& clock, Hands hands, bool hasCamera, vision::CounterBands bands)
    : m_clock{clock}
    , m_hands{std::move(hands)}
    , m_hasCamera{hasCamera}
    , m_bands{bands}
{
}

FaceCheck::~FaceCheck() { forget(); }

void FaceCheck::follow(const std::optional<Visit>& visit)
{
    if (visit == m_visit)
        return;
    end();
    m_visit = visit;
}

bool FaceCheck::press()
{
    if (isUnderWay()) {
        end();
        return true;
    }
    if (!m_visit || !m_visit->isFaceBound)
        return false;
    begin();
    return true;
}

void FaceCheck::end()
{
    if (isUnderWay())
        m_hands.closeEyes();
    forget();
    m_state = State::Off;
    m_trouble = Trouble::None;
}

void FaceCheck::codeSeen(protocol::PaperCode code)
{
    if (m_state == State::AwaitingCode)
        take(std::move(code));
}

void FaceCheck::codeScanned(std::string text)
{
    auto code = protocol::readPaperCode(text);
    protocol::wipe(text);
    if (m_state != State::AwaitingCode) {
        // A scanner in the clerk's hand is used for other things, too.
        const bool mayBegin = code && m_visit && m_visit->isFaceBound && !isUnderWay();
        if (!mayBegin)
            return;
        begin();
        if (m_state != State::AwaitingCode)
            return;
    }
    if (code)
        take(std::move(*code));
    else
        fail(Trouble::NotATicket);
}

void FaceCheck::replied(const protocol::Reply& reply)
{
    if (m_state != State::Opening || reply.id != m_asked)
        return;
    const bool isFaceAnswer = reply.outcome ? std::holds_alternative<protocol::FaceResult>(*reply.outcome)
                                            : m_code.key.has_value();
    if (isFaceAnswer)
        opened(reply);
    else
        toldWhose(reply);
}

void FaceCheck::faceSeen(Result<vision::FaceTemplate> face)
{
    if (m_state != State::AwaitingFace)
        return;
    if (!face) {
        fail(Trouble::NotSeen);
        return;
    }
    m_band = vision::counterBand(vision::distance(*m_bound, *face), m_bands);
    m_hands.closeEyes();
    forget();
    m_state = State::Done;
}

void FaceCheck::eyesFailed()
{
    if (isUnderWay())
        fail(Trouble::CameraFailed);
}

void FaceCheck::hindered(vision::Hindrance hindrance)
{
    // Before a face is waited for, too: nothing is told again when it is.
    if (isUnderWay())
        m_hindrance = hindrance;
}

void FaceCheck::tick()
{
    if (!isUnderWay() || m_clock.steady() < m_until)
        return;
    if (m_state == State::AwaitingCode)
        fail(Trouble::NoCode);
    else if (m_state == State::Opening)
        fail(Trouble::NoAnswer);
    else
        fail(Trouble::NotSeen);
}

bool FaceCheck::isUnderWay() const
{
    return m_state == State::AwaitingCode || m_state == State::Opening || m_state == State::AwaitingFace;
}

Milliseconds FaceCheck::remaining() const
{
    const auto left = std::chrono::duration_cast<Milliseconds>(m_until - m_clock.steady());
    return isUnderWay() ? std::max(left, Milliseconds{0}) : Milliseconds{0};
}

void FaceCheck::begin()
{
    end();
    if (!m_hasCamera) {
        fail(Trouble::NoCamera);
        return;
    }
    wait(State::AwaitingCode, codePatience);
    m_hands.openEyes();
}

void FaceCheck::wait(State state, Milliseconds patience)
{
    m_state = state;
    m_until = m_clock.steady() + patience;
}

void FaceCheck::take(protocol::PaperCode code)
{
    m_code = std::move(code);
    if (!m_code.key) {
        fail(Trouble::NoKey);
        return;
    }
    wait(State::Opening, answerPatience);
    ask(protocol::GetFace{m_visit->ticket});
}

void FaceCheck::ask(protocol::Command command)
{
    m_asked = RequestId{makeUuidV7(m_clock.wall())};
    m_hands.ask(command, m_asked);
}

void FaceCheck::opened(const protocol::Reply& reply)
{
    if (!reply.outcome) {
        const protocol::ErrorCode code = reply.outcome.error().code;
        if (code == protocol::ErrorCode::NotFound)
            fail(Trouble::NoFace);
        else
            fail(protocol::retryOf(code) == protocol::Retry::Never ? Trouble::NotAllowed : Trouble::NoAnswer);
        return;
    }
    const auto& sealed = std::get<protocol::FaceResult>(*reply.outcome).sealed;
    auto face = vision::open(sealed, *m_code.key, m_visit->context);
    if (face) {
        m_bound = std::move(*face);
        protocol::wipe(m_code);
        wait(State::AwaitingFace, facePatience);
        m_hands.takeTemplate();
        return;
    }
    // Most likely it is the paper of somebody else; the service knows whose.
    std::string token = std::exchange(m_code.token, {});
    protocol::wipe(m_code);
    ask(protocol::GetTicket{{}, token});
    protocol::wipe(token);
}

void FaceCheck::toldWhose(const protocol::Reply& reply)
{
    const auto* told = reply.outcome ? std::get_if<protocol::TicketResult>(&*reply.outcome) : nullptr;
    if (told && told->ticket && told->ticket->id != m_visit->ticket) {
        m_otherLabel = told->ticket->label;
        fail(Trouble::OtherTicket);
    } else {
        fail(Trouble::NotOpened);
    }
}

void FaceCheck::fail(Trouble trouble)
{
    if (isUnderWay())
        m_hands.closeEyes();
    const std::string other = trouble == Trouble::OtherTicket ? m_otherLabel : std::string{};
    forget();
    m_otherLabel = other;
    m_state = State::Failed;
    m_trouble = trouble;
}

void FaceCheck::forget()
{
    protocol::wipe(m_code);
    m_bound.reset();
    m_asked = {};
    m_otherLabel.clear();
    m_hindrance = vision::Hindrance::None;
}

}
