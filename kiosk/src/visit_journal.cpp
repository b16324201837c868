#include "kiosk/visit_journal.h"

#include "base/log.h"
#include "base/replace_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <utility>

namespace luot::kiosk {

namespace {

constexpr qint64 longest = 4096;
constexpr int stepCount = 3;
constexpr unsigned ownerOnly = 0600;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QByteArray bytesOf(const VisitJournal::Entry& entry)
{
    return QJsonDocument{
        QJsonObject{
            {"step", static_cast<int>(entry.step)},
            {"at",
             static_cast<qint64>(
                 std::chrono::duration_cast<Milliseconds>(entry.at.time_since_epoch()).count())},
            {"request", text(entry.request.str())},
            {"field", text(entry.order.field.str())},
            {"priority", static_cast<int>(entry.order.priority)},
            {"way", static_cast<int>(entry.order.way)},
            {"procedure", text(entry.order.procedure.str())},
            {"took", static_cast<qint64>(entry.order.took.count())},
            {"token_hash", text(entry.tokenHash)},
            {"ticket", text(entry.ticket.str())},
            {"label", text(entry.label)},
        }}
        .toJson(QJsonDocument::Compact);
}

std::optional<VisitJournal::Entry> entryIn(const QByteArray& bytes)
{
    const QJsonObject kept = QJsonDocument::fromJson(bytes).object();
    const auto id = [&](const char* name) { return kept[QLatin1String{name}].toString().toStdString(); };
    const int step = kept["step"].toInt(-1);
    const int priority = kept["priority"].toInt(-1);
    const int way = kept["way"].toInt(-1);
    const bool isWhole = step >= 0 && step < stepCount && !id("request").empty() && !id("field").empty()
        && priority >= 0 && priority <= static_cast<int>(protocol::PriorityClass::Merit) && way >= 0
        && way <= static_cast<int>(protocol::IssueWay::Counter)
        && (step == static_cast<int>(VisitJournal::Step::Asked) || !id("ticket").empty());
    if (!isWhole)
        return {};
    VisitJournal::Entry entry;
    entry.step = static_cast<VisitJournal::Step>(step);
    entry.at = WallTime{Milliseconds{static_cast<std::int64_t>(kept["at"].toDouble())}};
    entry.request = RequestId{id("request")};
    entry.order.field = FieldId{id("field")};
    entry.order.priority = static_cast<protocol::PriorityClass>(priority);
    entry.order.way = static_cast<protocol::IssueWay>(way);
    entry.order.procedure = protocol::ProcedureId{id("procedure")};
    entry.order.took = Milliseconds{static_cast<std::int64_t>(kept["took"].toDouble())};
    entry.tokenHash = id("token_hash");
    entry.ticket = TicketId{id("ticket")};
    entry.label = id("label");
    return entry;
}

}

VisitJournal::VisitJournal(QString file)
    : m_file{std::move(file)}
{
}

std::optional<VisitJournal::Entry> VisitJournal::unfinished() const
{
    QFile file{m_file};
    if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    auto entry = entryIn(file.read(longest));
    if (!entry) {
        const QString aside = m_file + ".damaged";
        spdlog::error(
            "The kiosk's journal was damaged and lies in {} now. A number that was on its way may be "
            "missing its paper; whoever waits with it is served by number as usual.",
            aside.toStdString());
        QFile::remove(aside);
        file.rename(aside);
    }
    return entry;
}

void VisitJournal::asked(const RequestId& request, const IssueNumber& order, const std::string& tokenHash,
                         WallTime at)
{
    m_entry = Entry{Step::Asked, at, request, order, tokenHash, {}, {}};
    write();
}

void VisitJournal::given(const TicketId& ticket, const std::string& label)
{
    if (!m_entry)
        m_entry.emplace();
    m_entry->step = Step::Given;
    m_entry->ticket = ticket;
    m_entry->label = label;
    write();
}

void VisitJournal::printing(const TicketId& ticket)
{
    if (!m_entry || m_entry->ticket != ticket)
        return;
    m_entry->step = Step::Printing;
    write();
}

void VisitJournal::done()
{
    m_entry.reset();
    if (!m_file.isEmpty())
        QFile::remove(m_file);
}

void VisitJournal::done(const TicketId& ticket)
{
    if (!m_entry || m_entry->ticket == ticket)
        done();
}

void VisitJournal::write()
{
    if (m_file.isEmpty())
        return;
    QDir{}.mkpath(QFileInfo{m_file}.path());
    const QByteArray bytes = bytesOf(*m_entry);
    const auto trouble = replaceFile(m_file.toStdString(),
                                     {bytes.constData(), static_cast<std::size_t>(bytes.size())}, ownerOnly);
    if (trouble && !std::exchange(m_hasWarned, true))
        spdlog::error(
            "The kiosk's journal {} cannot be written ({}): numbers are given all the same, but one "
            "that is on its way when the power goes may be left without its paper. Look at the disk.",
            m_file.toStdString(), trouble.message());
}

}
