#include "kiosk/ticket_words.h"

#include <QDateTime>
#include <QString>

#include <array>
#include <cmath>

namespace luot::kiosk {

namespace {

QDateTime local(WallTime at) { return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()); }

}

std::string clockText(WallTime at) { return local(at).toString(QStringLiteral("HH:mm")).toStdString(); }

std::string dateText(WallTime at) { return local(at).toString(QStringLiteral("dd/MM/yyyy")).toStdString(); }

std::string dayText(WallTime at)
{
    static constexpr std::array<const char*, 7> days{"Thứ Hai", "Thứ Ba",  "Thứ Tư",  "Thứ Năm",
                                                     "Thứ Sáu", "Thứ Bảy", "Chủ nhật"};
    const int day = local(at).date().dayOfWeek();
    return std::string{days[static_cast<std::size_t>(day - 1)]} + ", " + dateText(at);
}

std::string waitText(const protocol::WaitRange& wait)
{
    if (wait.toMinutes <= 0)
        return "Không phải chờ";
    if (wait.fromMinutes >= wait.toMinutes)
        return std::to_string(wait.toMinutes) + " phút";
    return std::to_string(wait.fromMinutes) + "–" + std::to_string(wait.toMinutes) + " phút";
}

std::string waitSpokenText(const protocol::WaitRange& wait)
{
    if (wait.toMinutes <= 0 || wait.fromMinutes >= wait.toMinutes)
        return waitText(wait);
    return std::to_string(wait.fromMinutes) + " đến " + std::to_string(wait.toMinutes) + " phút";
}

std::string waitingText(int people)
{
    return people <= 0 ? "Không phải chờ" : std::to_string(people) + " người chờ";
}

std::string aheadText(int people) { return people <= 0 ? "Không có ai" : std::to_string(people) + " người"; }

std::string countersText(const std::vector<CounterId>& counters)
{
    if (counters.empty())
        return "Khu vực chờ";
    std::string text = "Quầy ";
    for (std::size_t i = 0; i < counters.size(); ++i) {
        if (i > 0)
            text += i + 1 == counters.size() ? " hoặc " : ", ";
        text += counters[i].str();
    }
    return text;
}

std::string priorityText(protocol::PriorityClass priority)
{
    using protocol::PriorityClass;
    switch (priority) {
    case PriorityClass::None:
        return {};
    case PriorityClass::Elderly:
        return "Người cao tuổi";
    case PriorityClass::Disabled:
        return "Người khuyết tật";
    case PriorityClass::Pregnant:
        return "Phụ nữ mang thai";
    case PriorityClass::WithSmallChild:
        return "Có con nhỏ dưới 3 tuổi";
    case PriorityClass::Merit:
        return "Người có công";
    }
    return {};
}

std::vector<std::string> inTwoLines(const std::string& text, int atMost)
{
    const QString whole = QString::fromStdString(text);
    qsizetype cut = -1;
    if (whole.size() > atMost) {
        const auto imbalance = [&](qsizetype where) { return std::abs(whole.size() - 2 * where); };
        for (qsizetype at = whole.indexOf(' '); at >= 0; at = whole.indexOf(' ', at + 1)) {
            if (cut < 0 || imbalance(at) < imbalance(cut))
                cut = at;
        }
    }
    if (cut < 0)
        return {text};
    return {whole.left(cut).toStdString(), whole.mid(cut + 1).toStdString()};
}

std::vector<std::string> headingLines(const std::string& name)
{
    return inTwoLines(QString::fromStdString(name).toUpper().toStdString(), 20);
}

ticket_printer::TicketPaper composePaper(const PaperFacts& facts)
{
    const auto issuedAt = facts.issued.ticket.issuedAt.value_or(WallTime{});
    ticket_printer::TicketPaper paper;
    paper.centreName = headingLines(facts.branch.name);
    paper.ward = facts.branch.ward;
    paper.label = facts.issued.ticket.label;
    paper.field = facts.field.name;
    paper.counters = countersText(facts.issued.counters);
    paper.peopleAhead = facts.issued.ahead;
    paper.wait
        = ticket_printer::TicketPaper::Wait{facts.issued.wait.fromMinutes, facts.issued.wait.toMinutes};
    paper.date = dateText(issuedAt);
    paper.time = clockText(issuedAt);
    paper.kiosk = "Máy " + QString::fromStdString(facts.kiosk.str()).toUpper().toStdString();
    paper.hotline = facts.branch.hotline;
    paper.qr = facts.qr;
    paper.priority = facts.issued.ticket.hasPriority;
    if (facts.reprintedAt)
        paper.reprintedAt = clockText(*facts.reprintedAt);
    return paper;
}

}
