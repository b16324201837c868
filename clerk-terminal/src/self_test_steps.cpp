#include "clerk-terminal/self_test_steps.h"

#include "protocol/paper_code.h"
#include "vision/sealed_template.h"

#include <array>

namespace luot::clerk_terminal {

using protocol::LinkState;

namespace {

CounterSettings sampleSettings(const SampleDay& day)
{
    CounterSettings settings;
    settings.counter = day.counter();
    settings.openAtStart = false;
    return settings;
}

/// See nothing but what the sample desk tells them.
class SampleEyes final : public CounterEyes {
public:
    explicit SampleEyes(int& check)
        : m_check{check}
    {
    }
    void open(int check) override { m_check = check; }
    void takeTemplate() override { }
    void close() override { }

private:
    int& m_check;
};

/// A made-up face, `away` from the one that is all zeros.
vision::FaceTemplate faceAt(double away)
{
    std::array<float, vision::FaceTemplate::size> numbers{};
    numbers.front() = static_cast<float>(away);
    return *vision::FaceTemplate::from(numbers);
}

}

SampleDesk::SampleDesk()
    : m_clock{m_day.now()}
    , m_signIn{std::make_unique<SignInDesk>(
          SignIn{"clerk:c3", m_day.counter(), m_clock,
                 [this](const protocol::Command&, const RequestId& id) { m_asksPeople = id; }})}
    , m_desk{std::make_unique<Desk>(sampleSettings(m_day), m_clock, "10.0.0.5:5560",
                                    [this](const protocol::Command& command, const RequestId& id) {
                                        if (std::holds_alternative<protocol::ListProcedures>(command))
                                            m_asksProcedures = id;
                                        else if (!std::holds_alternative<protocol::ReadHistory>(command))
                                            m_asked = id;
                                    })}
{
    m_desk->setSignIn(m_signIn.get());
    auto eyes = std::make_unique<SampleEyes>(m_check);
    m_eyes = eyes.get();
    m_face = std::make_unique<FaceDesk>(
        std::move(eyes), m_clock,
        [this](const protocol::Command&, const RequestId& id) { m_asksForFace = id; });
    m_desk->setFace(m_face.get());
    QObject::connect(m_desk.get(), &Desk::changed, m_face.get(), [this] { lookAtVisit(); });
}

SampleDesk::~SampleDesk() = default;

void SampleDesk::show(const protocol::BranchView& view)
{
    m_desk->linkChanged(LinkState::Live);
    m_desk->follow(view, {});
}

/// The names of a branch whose people sign in; "Cán bộ 3" has typed four figures.
void SampleDesk::showSignIn()
{
    m_signIn->follow(m_day.beforeWork());
    m_signIn->linkChanged(LinkState::Live);
    m_signIn->replied({m_asksPeople, protocol::PersonList{m_day.people()}});
    m_signIn->choosePerson("c3");
    for (const char* digit : {"1", "2", "3", "4"})
        m_signIn->type(digit);
}

void SampleDesk::signIn()
{
    m_signIn->type("5");
    m_signIn->type("6");
    m_signIn->submit();
    m_signIn->replied({m_asksPeople, protocol::SignedIn{{}, m_day.people().at(2), {}}});
    CounterSettings settings = sampleSettings(m_day);
    settings.personName = m_signIn->signIn().signedIn()->person.name;
    m_desk->standAt(std::move(settings));
}

void SampleDesk::tellProcedures()
{
    m_desk->replied({m_asksProcedures, protocol::ProcedureList{m_day.procedures()}});
}

void SampleDesk::answer()
{
    const protocol::BranchView finished = m_day.finished();
    m_desk->replied({m_asked, protocol::TicketResult{finished.tickets.at("A045")}});
    show(finished);
}

void SampleDesk::lookAtVisit()
{
    const protocol::Ticket* visit = m_desk->visit();
    m_face->follow(visit ? std::optional{FaceCheck::Visit::of(*visit, "an-thinh")} : std::nullopt);
}

/// The paper of the one at the counter, or of somebody else.
void SampleDesk::showPaper(bool isTheirs)
{
    const auto context = m_face->check().visit()->context;
    const auto bound = vision::seal(faceAt(0.0), context);
    const auto others = vision::seal(faceAt(1.0), context);
    const std::string code
        = protocol::paperCodeText(protocol::makePaperToken(), {}, isTheirs ? bound->key : others->key);
    emit m_eyes->codeSeen(m_check,
                          std::make_shared<protocol::PaperCode>(std::move(*protocol::readPaperCode(code))));
    m_face->replied({m_asksForFace, protocol::FaceResult{bound->bytes}});
    if (!isTheirs)
        m_face->replied({m_asksForFace, protocol::TicketResult{m_day.free().tickets.at("A046")}});
}

void SampleDesk::lookIntoCamera(double distance)
{
    m_face->press();
    showPaper(true);
    emit m_eyes->faceSeen(m_check, std::make_shared<Result<vision::FaceTemplate>>(faceAt(distance)));
}

std::vector<ui::SelfTestStep> SampleDesk::steps(QQuickWindow& window)
{
    const auto keys = [this](std::initializer_list<int> pressed) {
        for (const int key : pressed)
            m_desk->takeKey(key);
    };
    return {
        {"clerk-no-service", [this] { m_desk->linkChanged(LinkState::Connecting); }},
        {"clerk-sign-in",
         [this] {
             m_desk->linkChanged(LinkState::Live);
             showSignIn();
         }},
        {"clerk-closed",
         [this] {
             signIn();
             show(m_day.closed());
         }},
        {"clerk-free", [this] { show(m_day.free()); }},
        {"clerk-choose",
         [this, keys] {
             show(m_day.withOthersAway());
             keys({Qt::Key_Down, Qt::Key_Down, Qt::Key_Down, Qt::Key_Return, Qt::Key_1});
         }},
        {"clerk-undo",
         [keys] {
             keys({Qt::Key_Escape, Qt::Key_F6});
         }},
        {"clerk-walk-in",
         [keys] {
             keys({Qt::Key_Escape, Qt::Key_F5, Qt::Key_1});
         }},
        {"clerk-pause",
         [keys] {
             keys({Qt::Key_Escape, Qt::Key_F9, Qt::Key_2});
         }},
        {"clerk-paused", [this] { show(m_day.paused()); }},
        {"clerk-trouble", [this] { show(m_day.withTroubles(m_day.free())); }},
        {"clerk-called",
         [this] {
             show(m_day.free());
             show(m_day.called());
             tellProcedures();
         }},
        {"clerk-priority",
         [keys] {
             keys({Qt::Key_F11, Qt::Key_4});
         }},
        {"clerk-refused",
         [keys] {
             keys({Qt::Key_Escape, Qt::Key_F6});
         }},
        {"clerk-no-outcome",
         [this] {
             show(m_day.free());
             show(m_day.serving());
         }},
        {"clerk-hold",
         [keys] {
             keys({Qt::Key_F7, Qt::Key_1});
         }},
        {"clerk-transfer",
         [keys] {
             keys({Qt::Key_Escape, Qt::Key_F8, Qt::Key_1});
         }},
        {"clerk-trouble-serving",
         [this, keys] {
             show(m_day.withTroubles(m_day.serving()));
             keys({Qt::Key_Escape, Qt::Key_1});
             m_desk->setProcedure("hon-nhan");
             m_desk->setDossier("H26.10-260714-0031");
         }},
        {"clerk-serving", [this] { show(m_day.serving()); }},
        {"clerk-face-code", [keys] { keys({Qt::Key_F10}); }},
        {"clerk-face-look", [this] { showPaper(true); }},
        {"clerk-face-alike",
         [this, keys] {
             keys({Qt::Key_F10});
             lookIntoCamera(0.31);
         }},
        {"clerk-face-unsure", [this] { lookIntoCamera(0.46); }},
        {"clerk-face-unlike", [this] { lookIntoCamera(0.72); }},
        {"clerk-face-other",
         [this] {
             m_face->press();
             showPaper(false);
         }},
        {"clerk-lost", [this] { m_desk->linkChanged(LinkState::Stale); }},
        {"clerk-strip",
         [this, keys, &window] {
             show(m_day.serving());
             keys({Qt::Key_Escape});
             // As high as its zoom asks for.
             window.resize(1280, static_cast<int>(96 * window.property("zoom").toDouble()));
         }},
        {"clerk-strip-hold",
         [keys] {
             keys({Qt::Key_F7, Qt::Key_1});
         }},
        {"clerk-strip-transfer",
         [keys] {
             keys({Qt::Key_Escape, Qt::Key_F8, Qt::Key_3});
         }},
        {"clerk-strip-refused",
         [keys] {
             keys({Qt::Key_Escape, Qt::Key_F6});
         }},
        {"clerk-strip-face",
         [this, keys] {
             show(m_day.free());
             show(m_day.serving());
             keys({Qt::Key_F10});
         }},
        {"clerk-strip-unlike",
         [this, keys] {
             keys({Qt::Key_F10});
             lookIntoCamera(0.72);
         }},
        {"clerk-strip-outcome",
         [keys] {
             keys({Qt::Key_Escape, Qt::Key_3});
         }},
        {"clerk-strip-selected",
         [this, keys] {
             show(m_day.free());
             keys({Qt::Key_Down, Qt::Key_Down});
         }},
        {"clerk-strip-trouble", [this] { show(m_day.withTroubles(m_day.free())); }},
        {"clerk-strip-sign-in", [this] { m_signIn->begin({}); }},
        {"clerk-finished",
         [this, &window] {
             window.resize(1280, 800);
             m_signIn->choosePerson("c3");
             for (const char* digit : {"1", "2", "3", "4"})
                 m_signIn->type(digit);
             signIn();
             show(m_day.serving());
             m_desk->takeKey(Qt::Key_1);
             m_desk->takeKey(Qt::Key_F4);
             answer();
         }},
    };
}

}
