#include "tests/kiosk-faults/kiosk_life.h"
#include "tests/kiosk-faults/papers.h"

#include "base/uuid.h"
#include "kiosk/citizen_eyes.h"
#include "kiosk/src/visit_names.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

#include <array>
#include <iostream>

namespace luot::kiosk_faults {

using namespace kiosk;
using namespace protocol;
using namespace std::chrono_literals;
using ticket_printer::Bitmap;
using ticket_printer::PrinterReadiness;

namespace {

constexpr auto frameTime = 50ms;
constexpr auto longestVisit = 420s;
constexpr auto patience = 150s; ///< of a citizen
constexpr auto stillThere = 55s; ///< a little less than the desk's minute

// As at_a_printer.h has them: the virtual clock runs fifty times as fast as the printer's.
constexpr ticket_printer::TicketPrinter::Timeouts impatient{.connect = Milliseconds{500},
                                                            .status = Milliseconds{250},
                                                            .writeStall = Milliseconds{300},
                                                            .write = Milliseconds{5000},
                                                            .fence = Milliseconds{600},
                                                            .trouble = Milliseconds{150},
                                                            .settle = Milliseconds{300},
                                                            .hearsay = Milliseconds{100}};

queue_service::BranchSetup sixFields()
{
    queue_service::BranchSetup setup = queue_service::littleBranch();
    setup.fields.clear();
    setup.counters = {{CounterId{"1"}, {}}};
    setup.procedures.clear();
    for (const char* id : {"A", "B", "C", "D", "E", "G"}) {
        setup.fields.push_back({FieldId{id}, std::string{"Lĩnh vực "} + id, "Field", "family", 999, 30min});
        setup.counters.front().profile.push_back({FieldId{id}, 1});
    }
    return setup;
}

vision::FaceTemplate someFace()
{
    std::array<float, vision::FaceTemplate::size> numbers{};
    numbers.fill(0.05F);
    return std::move(*vision::FaceTemplate::from(numbers));
}

}

KioskDay::KioskDay(unsigned seed, Mutant mutant)
    : m_random{seed}
    , m_seed{seed}
    , m_mutant{mutant}
    , m_printer{{.outFolder = m_folder.path().toStdString()}, [this](const Bitmap& paper, const auto&) {
                    const auto hashes = hashesOn(paper);
                    const std::scoped_lock lock{m_papersMutex};
                    m_papers.insert(m_papers.end(), hashes.begin(), hashes.end());
                    return true;
                }}
{
    m_centre.service.reset();
    for (const auto& entry : std::filesystem::directory_iterator{m_centre.folder.path()})
        std::filesystem::remove_all(entry.path());
    m_centre.setup = sixFields();
    m_centre.reopen();
    m_printerPort = m_printer.start().value_or(0);
    m_printing = std::thread{[this] { m_printer.run(); }};
    startKiosk();
}

KioskDay::~KioskDay()
{
    m_life.reset();
    m_printer.stop();
    m_printing.join();
}

void KioskDay::complain(const std::string& what)
{
    m_complaints.push_back("seed " + std::to_string(m_seed) + ", visit " + std::to_string(m_visits) + ": "
                           + what);
}

void KioskDay::startKiosk()
{
    m_kioskBack.reset();
    DeskSettings settings;
    settings.kiosk = DeviceId{"k1"};
    settings.retryEvery = 40ms;
    if (m_mutant != Mutant::KeepsNoJournal)
        settings.journal = m_folder.filePath("visit.journal");
    const auto address = ticket_printer::parsePortAddress("tcp:127.0.0.1:" + std::to_string(m_printerPort));
    const int life = ++m_lives;
    if (m_mutant == Mutant::PrintsAfterARestart) {
        // As if every step were the one before printing.
        QFile kept{settings.journal};
        if (kept.open(QIODevice::ReadWrite)) {
            const QByteArray bytes = kept.readAll().replace("\"step\":2", "\"step\":1");
            kept.resize(0);
            kept.seek(0);
            kept.write(bytes);
        }
    }
    m_life = std::make_unique<Life>(
        below(2) == 0 ? Milliseconds{0} : Milliseconds{3000}, settings,
        ticket_printer::TicketPrinter{*address, *ticket_printer::printerProfile("80mm"), impatient},
        [this, life](Command command, std::function<void(const Reply&)> replied, RequestOptions options) {
            const RequestId id
                = options.id.empty() ? RequestId{makeUuidV7(m_centre.clock.wall())} : options.id;
            m_wire.push_back({life, id, std::move(command), std::move(replied), now() + between(5, 60),
                              now() + options.giveUpAfter});
        },
        m_transcript, m_centre.clock, [this](const VisitInput& input) { take(input); });
    take(FaceBindingSeen{FaceBinding::On});
    if (m_serviceIsUp) {
        seeBranch(BranchSeen::Service::Up);
        if (m_visitor && m_visitor->orderedAt && now() - *m_visitor->orderedAt > stillThere)
            m_mayGoUnshown.insert(m_visitor->number);
        m_life->desk.recover();
    }
}

/// As by kill -9: what was sent may arrive or not, nobody hears an answer.
void KioskDay::killKiosk()
{
    if (!m_life)
        return;
    for (OnTheWire& sent : m_wire)
        if (sent.next <= now() + 30ms || below(2) == 0)
            deliver(sent);
    m_wire.clear();
    m_life.reset();
    ++m_cutOffs;
    m_kioskBack = now() + (below(8) == 0 ? between(60'000, 90'000) : between(1500, 20'000));
    if (m_visitor)
        m_visitor->hasBegun = false;
}

void KioskDay::stopService()
{
    m_centre.crash();
    m_serviceIsUp = false;
    m_serviceBack = now() + (below(4) == 0 ? between(30'000, 70'000) : between(500, 12'000));
    seeBranch(BranchSeen::Service::Down);
}

void KioskDay::startService()
{
    m_serviceBack.reset();
    m_centre.reopen();
    m_serviceIsUp = true;
    seeBranch(BranchSeen::Service::Up);
    if (m_life) {
        if (m_visitor && m_visitor->orderedAt && now() - *m_visitor->orderedAt > stillThere)
            m_mayGoUnshown.insert(m_visitor->number);
        m_life->desk.recover();
    }
}

void KioskDay::seeBranch(BranchSeen::Service service)
{
    if (!m_life)
        return;
    if (service == BranchSeen::Service::Down) {
        take(BranchSeen{
            m_life->flow.view().fields.empty() ? std::vector<Field>{} : m_life->flow.view().fields, service});
        return;
    }
    const auto view = m_centre.service->snapshot(Stream::Public);
    m_life->desk.setBranch(view.branch, view.fields);
    take(BranchSeen{view.fields, service});
}

std::unique_ptr<Reply> KioskDay::deliver(const OnTheWire& sent)
{
    if (!m_serviceIsUp)
        return nullptr;
    const bool forgets
        = m_mutant == Mutant::ForgetsItsRequestId && std::holds_alternative<IssueTicket>(sent.command);
    const auto request
        = m_centre.request(queue_service::kiosk(), sent.command, forgets ? std::string{} : sent.id.str());
    auto reply = std::make_unique<Reply>(m_centre.ask(request));
    if (const auto* issued = reply->outcome ? std::get_if<IssuedTicket>(&*reply->outcome) : nullptr) {
        const Ticket& ticket = issued->ticket;
        m_committed[ticket.id] = ticket.label;
        m_ticketOfHash[ticket.tokenHash] = ticket.id;
        if (m_visitor && std::holds_alternative<IssueTicket>(sent.command))
            m_orderedBy.try_emplace(ticket.id, m_visitor->number);
    }
    return reply;
}

void KioskDay::wire()
{
    for (std::size_t i = 0; i < m_wire.size();) {
        OnTheWire& sent = m_wire[i];
        if (sent.next > now()) {
            ++i;
            continue;
        }
        const bool isGivenUp = now() >= sent.givenUpAt;
        auto reply = isGivenUp ? std::make_unique<Reply>() : deliver(sent);
        if (isGivenUp)
            reply->outcome = tl::unexpected{Refusal{ErrorCode::DeadlineExceeded, "not answered"}};
        if (reply && reply->outcome && m_repliesToLose > 0) {
            --m_repliesToLose;
            reply.reset();
        }
        if (!reply
            || (!reply->outcome && retryOf(reply->outcome.error().code) == Retry::SameId
                && now() < sent.givenUpAt)) {
            sent.next = std::min(now() + between(400, 1500), sent.givenUpAt);
            ++i;
            continue;
        }
        // Answering may put something new on the wire.
        const auto replied = std::move(sent.replied);
        const bool isOfThisLife = m_life && sent.life == m_lives;
        m_wire.erase(m_wire.begin() + static_cast<std::ptrdiff_t>(i));
        if (isOfThisLife)
            replied(*reply);
    }
}

bool KioskDay::isCommitted(const TicketId& ticket, const std::string& label) const
{
    const auto found = m_committed.find(ticket);
    if (found == m_committed.end() || found->second != label)
        return false;
    if (!m_serviceIsUp)
        return true;
    const auto& tickets = m_centre.service->book().state().tickets;
    const auto kept = tickets.find(ticket);
    return kept != tickets.end() && kept->second.label == label;
}

void KioskDay::take(const VisitInput& input)
{
    if (!m_life)
        return;
    if (std::holds_alternative<NumberRefused>(input))
        ++m_refused;
    for (const VisitAction& action : m_life->flow.take(input, now()))
        perform(action);
    lookAtScreen();
}

void KioskDay::perform(const VisitAction& action)
{
    Life& life = *m_life;
    if (std::holds_alternative<BeginTemplate>(action)) {
        life.templateAt = now() + between(900, 2500);
    } else if (std::holds_alternative<DropTemplate>(action)) {
        life.face.reset();
        life.templateAt.reset();
    } else if (std::holds_alternative<SearchRecent>(action)) {
        take(RecentSearched{});
    } else if (std::holds_alternative<WarmPrinter>(action)) {
        life.desk.warmPrinter();
    } else if (std::holds_alternative<AskPrinter>(action)) {
        life.desk.askPrinter();
    } else if (const auto* order = std::get_if<IssueNumber>(&action)) {
        ++m_orders;
        if (m_visitor) {
            ++m_visitor->orders;
            m_visitor->orderedAt = now();
        }
        life.desk.issue(*order, std::exchange(life.face, {}));
    } else if (std::holds_alternative<AbandonNumber>(action)) {
        if (m_visitor)
            m_mayGoUnshown.insert(m_visitor->number);
        life.desk.abandon();
    } else if (std::holds_alternative<PrintCopy>(action)) {
        ++m_pressedCopies[life.flow.view().ticket->ticket.id];
        life.desk.printCopy();
    } else if (const auto* cancel = std::get_if<CancelNumber>(&action)) {
        life.desk.cancel(*cancel);
    } else if (std::holds_alternative<EndVisit>(action)) {
        life.desk.endVisit();
        life.face.reset();
        life.templateAt.reset();
        if (m_visitor)
            m_visitor->citizen.release();
    }
}

/// What stands on the screen is believed by whoever reads it: it has to be true at once.
void KioskDay::lookAtScreen()
{
    const VisitView& view = m_life->flow.view();
    if (view.page != m_life->page) {
        m_life->page = view.page;
        m_life->pageSince = now();
        if (m_visitor)
            m_visitor->thinks = between(700, 6000);
    }
    if (!m_visitor)
        return;
    m_visitor->citizen.see(seenBy(view), now());
    if (!view.ticket)
        return;
    const TicketId& ticket = view.ticket->ticket.id;
    if (!isCommitted(ticket, view.ticket->ticket.label))
        complain(view.ticket->ticket.label + " is shown and was never committed");
    m_shownTo[ticket].insert(m_visitor->number);
    m_visitor->shown.insert(ticket);
    if (view.page == Page::Issued && view.paper == Paper::Printed)
        m_shownPrinted.insert(ticket);
}

void KioskDay::step()
{
    m_centre.clock.advance(frameTime);
    heal();
    wire();
    // The printer has a clock of its own, and lives in real time.
    const bool awaitsPaper
        = m_life && m_wire.empty() && (!m_life->desk.idle() || m_life->flow.view().page == Page::NoPaper);
    if (awaitsPaper)
        QTest::qWait(1);
    else
        QCoreApplication::processEvents();
    if (!m_life)
        return;
    if (m_life->templateAt && now() >= *m_life->templateAt) {
        m_life->templateAt.reset();
        m_life->face = someFace();
        take(TemplateSettled{});
    }
    const vision::Sighting seen = m_visitor->citizen.sighting(now());
    if (!m_visitor->cameraBack)
        take(seen);
    take(Tick{});
    touch();
    strike();
}

void KioskDay::visit(int number)
{
    m_visits = number;
    vision::testing::CitizenScript script;
    script.choose = {below(2), below(3)};
    script.consent = below(2) == 0 ? vision::testing::Consent::Yes : vision::testing::Consent::No;
    script.seed = m_random();
    m_visitor = std::make_unique<Visitor>(number, script, now());
    Visitor& who = *m_visitor;
    who.byTouch = below(5) == 0;
    // Every second visit has its fault; some begin with what the one before has left.
    if (below(2) == 0)
        who.fault = static_cast<Fault>(1 + below(static_cast<int>(Fault::KilledWhilePrinting)));
    who.faultAt = now() + between(500, 22'000);
    who.framesIntoPrinting = below(40);
    if (m_serviceIsUp && m_life)
        seeBranch(BranchSeen::Service::Up);

    for (;;) {
        step();
        const bool visiting = m_life && m_life->flow.visiting();
        who.hasBegun = who.hasBegun || visiting;
        const bool settled = m_life && m_serviceIsUp && !visiting && m_wire.empty() && m_life->desk.idle();
        if (settled && (who.hasBegun || who.hasGone || !who.shown.empty()))
            break;
        if (now() - who.came > patience && !std::exchange(who.hasGone, true))
            who.citizen.goAway();
        if (now() - who.came > longestVisit) {
            complain("the visit is stuck on "
                     + nameOf(m_life ? m_life->flow.view().page : Page::ServiceLost).toStdString());
            break;
        }
    }
    if (who.shown.size() > who.orders)
        complain(std::to_string(who.orders) + " numbers were ordered, and " + std::to_string(who.shown.size())
                 + " shown");
    m_numbers += static_cast<int>(who.shown.size());
    // Whoever comes next finds nobody there.
    who.citizen.goAway();
    who.hasGone = true;
    who.fault = Fault::None;
    for (const auto end = now() + 6s; now() < end;)
        step();
    if (m_serviceIsUp && !m_centre.service->rest())
        complain("the service wants to end");
}

void KioskDay::run(int visits)
{
    for (int i = 1; i <= visits; ++i)
        visit(i);
    expectTheBookAgrees();
}

}
