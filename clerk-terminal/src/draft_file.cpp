#include "clerk-terminal/draft_file.h"

#include "base/log.h"
#include "protocol/names.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace luot::clerk_terminal {

namespace {

constexpr qint64 longestFile = 16384;

bool isEmpty(const VisitDraft& draft)
{
    const bool hasOutcome
        = std::ranges::any_of(draft.outcomes, [](const auto& outcome) { return outcome.has_value(); });
    return draft.ticket.empty() || (!hasOutcome && draft.dossier.empty() && draft.procedure.empty());
}

QByteArray bytesOf(const VisitDraft& draft)
{
    QJsonArray outcomes;
    for (const auto& outcome : draft.outcomes) {
        const std::string name{outcome ? protocol::nameOf(*outcome) : std::string_view{}};
        outcomes.append(QString::fromStdString(name));
    }
    return QJsonDocument{QJsonObject{{"ticket", QString::fromStdString(draft.ticket.str())},
                                     {"outcomes", outcomes},
                                     {"procedure", QString::fromStdString(draft.procedure.str())},
                                     {"dossier", QString::fromStdString(draft.dossier)}}}
        .toJson();
}

}

DraftFile::DraftFile(QString file)
    : m_file{std::move(file)}
{
}

std::optional<VisitDraft> DraftFile::read() const
{
    QFile file{m_file};
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(longestFile)).object();
    VisitDraft draft{TicketId{object["ticket"].toString().toStdString()},
                     {},
                     protocol::ProcedureId{object["procedure"].toString().toStdString()},
                     object["dossier"].toString().toStdString()};
    for (const QJsonValue& outcome : object["outcomes"].toArray())
        draft.outcomes.push_back(protocol::serviceOutcomeNamed(outcome.toString().toStdString()));
    if (draft.ticket.empty())
        return {};
    return draft;
}

void DraftFile::keep(const VisitDraft& draft)
{
    if (draft == m_kept)
        return;
    m_kept = draft;
    if (isEmpty(draft)) {
        QFile::remove(m_file);
        return;
    }
    QDir{}.mkpath(QFileInfo{m_file}.path());
    QSaveFile file{m_file};
    const bool isOpen = file.open(QIODevice::WriteOnly);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray bytes = bytesOf(draft);
    const bool isKept = isOpen && file.write(bytes) == bytes.size() && file.commit();
    if (!isKept && !std::exchange(m_hasWarned, true))
        spdlog::warn(
            "What is entered about a visit cannot be kept in {}; check the folder and the space left.",
            m_file.toStdString());
}

}
