#include "tests/kiosk-faults/kiosk_life.h"

#include <array>

// How a day is judged.
namespace luot::kiosk_faults {

void KioskDay::expectTheBookAgrees()
{
    m_printer.command("ok");
    if (!m_serviceIsUp)
        startService();
    const auto& tickets = m_centre.service->book().state().tickets;
    if (static_cast<int>(tickets.size()) != m_orders - m_refused)
        complain(std::to_string(m_orders) + " numbers were ordered, " + std::to_string(m_refused)
                 + " refused, and the book has " + std::to_string(tickets.size()));
    for (const auto& [id, visitors] : m_shownTo)
        if (visitors.size() > 1)
            complain(m_committed[id] + " was shown to " + std::to_string(visitors.size()) + " people");
    for (const auto& [id, ticket] : tickets)
        if (!m_shownTo.contains(id) && !m_mayGoUnshown.contains(m_orderedBy[id]))
            complain(ticket.label + " was given and never shown (visit " + std::to_string(m_orderedBy[id])
                     + ")");
    std::map<TicketId, int> papers;
    {
        const std::scoped_lock lock{m_papersMutex};
        for (const std::string& hash : m_papers) {
            const auto ticket = m_ticketOfHash.find(hash);
            if (ticket == m_ticketOfHash.end())
                complain("a paper has a code that the service has never heard of");
            else
                ++papers[ticket->second];
        }
    }
    for (const auto& [id, count] : papers)
        if (count > 1 + m_pressedCopies[id])
            complain(m_committed[id] + " came out " + std::to_string(count) + " times, and "
                     + std::to_string(m_pressedCopies[id]) + " copies were asked for");
    for (const TicketId& id : m_shownPrinted)
        if (!papers.contains(id))
            complain(m_committed[id] + " is said to be printed, and there is no paper");
    m_centre.close();
    const auto wrong = queue_service::complaintOfVerification(m_centre.folder.path()
                                                              / queue_service::EventStore::databaseName);
    if (!wrong.empty())
        complain("verification: " + wrong);
    // A printer that lost its line in the middle of a picture takes the next question for more of it.
    if (m_printer.mistakes() > m_cutOffs)
        complain("the printer did not understand " + std::to_string(m_printer.mistakes()) + " sequences");
}

std::string KioskDay::summary() const
{
    static constexpr std::array names{"none",
                                      "printer",
                                      "printer while printing",
                                      "service",
                                      "replies lost",
                                      "camera lost",
                                      "face lost",
                                      "bystander",
                                      "walks away",
                                      "killed",
                                      "killed while asking",
                                      "killed while printing"};
    std::string text = "seed " + std::to_string(m_seed) + ": " + std::to_string(m_visits) + " visits, "
        + std::to_string(m_orders) + " numbers ordered, " + std::to_string(m_numbers) + " shown, "
        + std::to_string(m_refused) + " refused, " + std::to_string(m_papers.size()) + " papers, "
        + std::to_string(m_lives) + " lives of the kiosk;";
    for (const auto& [fault, times] : m_strikes)
        text += std::string{" "} + names.at(static_cast<std::size_t>(fault)) + " " + std::to_string(times)
            + ",";
    text.back() = '.';
    return text;
}

}
