#pragma once

#include "base/clock.h"
#include "protocol/client.h"
#include "protocol/paper_code.h"
#include "vision/face_bands.h"
#include "vision/hindrance.h"
#include "vision/sealed_template.h"

#include <functional>
#include <optional>
#include <string>

namespace luot::clerk_terminal {

/// The face check 1:1 of one visit: the code on the paper opens the face that is bound to the ticket, the
/// camera sees who is at the counter, both are compared here and forgotten at once.
///
/// Advisory: nothing follows from it but what the clerk decides; nothing of it is sent, written or logged.
/// What it needs of the world is given to it: no I/O, no thread, no clock of its own. Thread: the one that
/// owns it; the hands are called on it and must not call back at once.
class FaceCheck {
public:
    enum class State {
        Off,
        AwaitingCode, ///< somebody shows the paper to the camera, or a hand scanner reads it
        Opening, ///< the service is asked for the sealed face
        AwaitingFace,
        Done, ///< see band()
        Failed, ///< see trouble()
    };
    enum class Trouble {
        None,
        NoCamera, ///< this terminal has none
        CameraFailed, ///< it went away, or its models cannot be loaded
        NoCode, ///< nobody showed one
        NotATicket, ///< what the scanner read
        NoKey, ///< a reprint's code, or a screen's: it opens no face
        OtherTicket, ///< see otherLabel()
        NotOpened, ///< the ticket's own code, but not of the face that is bound
        NoFace, ///< erased meanwhile
        NoAnswer, ///< the service did not answer
        NotAllowed, ///< the service said no
        NotSeen, ///< nobody looked into the camera well enough
    };
    /// The visit at the counter.
    struct Visit {
        TicketId ticket;
        std::string label; ///< "A045"
        vision::TemplateContext context; ///< of its sealed face
        bool isFaceBound = false;
        static Visit of(const protocol::Ticket& ticket, const std::string& branch);
        friend bool operator==(const Visit&, const Visit&) = default;
    };
    /// What it makes others do.
    struct Hands {
        std::function<void(const protocol::Command&, const RequestId&)> ask;
        std::function<void()> openEyes; ///< the camera, looking for a code and for a face
        std::function<void()> takeTemplate; ///< of who is there, once
        std::function<void()> closeEyes;
    };

    static constexpr Milliseconds codePatience{30000};
    static constexpr Milliseconds answerPatience{5000};
    static constexpr Milliseconds facePatience{20000};

    FaceCheck(const Clock& clock, Hands hands, bool hasCamera, vision::CounterBands bands = {});
    ~FaceCheck();

    /// Who is at the counter now. Another ticket, nobody, or a face that was erased ends a check and its
    /// result.
    void follow(const std::optional<Visit>& visit);

    /// Begins a check, or one more; ends the one that is under way. Ensures: false and nothing changed unless
    /// a face is bound to the visit.
    bool press();
    /// Ends the check that is under way, or puts its result away.
    void end();

    /// What the camera read.
    void codeSeen(protocol::PaperCode code);
    /// What a hand scanner read; begins a check by itself.
    void codeScanned(std::string text);
    void replied(const protocol::Reply& reply);
    void faceSeen(Result<vision::FaceTemplate> face);
    void eyesFailed();
    void hindered(vision::Hindrance hindrance);
    /// Some time has passed.
    void tick();

    State state() const { return m_state; }
    bool isUnderWay() const;
    vision::CounterBand band() const { return m_band; } ///< Requires: Done
    Trouble trouble() const { return m_trouble; } ///< None unless Failed
    const std::string& otherLabel() const { return m_otherLabel; }
    /// What the camera told last, while a check is under way: it tells only what changes.
    vision::Hindrance hindrance() const { return m_hindrance; }
    const std::optional<Visit>& visit() const { return m_visit; }
    bool hasCamera() const { return m_hasCamera; }
    /// Until it gives up waiting for what it waits for.
    Milliseconds remaining() const;

private:
    void begin();
    void wait(State state, Milliseconds patience);
    void take(protocol::PaperCode code);
    void ask(protocol::Command command);
    void opened(const protocol::Reply& reply);
    void toldWhose(const protocol::Reply& reply);
    void fail(Trouble trouble);
    void forget();

    const Clock& m_clock;
    Hands m_hands;
    bool m_hasCamera;
    vision::CounterBands m_bands;
    State m_state = State::Off;
    std::optional<Visit> m_visit;
    SteadyTime m_until{};
    RequestId m_asked; ///< whose answer is awaited
    protocol::PaperCode m_code;
    std::optional<vision::FaceTemplate> m_bound;
    vision::CounterBand m_band = vision::CounterBand::Red;
    Trouble m_trouble = Trouble::None;
    std::string m_otherLabel;
    vision::Hindrance m_hindrance = vision::Hindrance::None;
};

}
