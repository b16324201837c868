#include "clerk-terminal/draft_file.h"

#include "base/log.h"
#include "protocol/names.h"
#include "protocol/paper_code.h"

#include <QDir>
#include <QFile>
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
    return draft.ticket.empty() || std::ranges::all_of(draft.requests, [](const RequestDraft& request) {
               return request == RequestDraft{};
           });
}

QByteArray bytesOf(const VisitDraft& draft)
{
    QJsonArray requests;
    for (const RequestDraft& request : draft.requests) {
        const std::string outcome{request.outcome ? protocol::nameOf(*request.outcome) : std::string_view{}};
        // Whatever way a ticket's code came here: it is a secret, and a disk forgets nothing.
        const bool isCode = !protocol::mayBePaperCode(request.dossier);
        requests.append(QJsonObject{{"outcome", QString::fromStdString(outcome)},
                                    {"procedure", QString::fromStdString(request.procedure.str())},
                                    {"dossier", QString::fromStdString(isCode ? request.dossier : "")}});
    }
    return QJsonDocument{
        QJsonObject{{"ticket", QString::fromStdString(draft.ticket.str())}, {"requests", requests}}}
        .toJson();
}

}

DraftFile::DraftFile(QString folder)
    : m_folder{std::move(folder)}
{
}

QString DraftFile::fileName() const
{
    return QDir{m_folder}.filePath(QString{"visit-%1.json"}.arg(QString::fromStdString(m_counter.str())));
}

std::optional<VisitDraft> DraftFile::turnTo(const CounterId& counter)
{
    if (m_counter == counter)
        return {};
    m_counter = counter;
    m_kept.reset();
    const auto entered = read();
    if (entered)
        m_kept = entered;
    return entered;
}

std::optional<VisitDraft> DraftFile::read() const
{
    QFile file{fileName()};
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(longestFile)).object();
    VisitDraft draft{TicketId{object["ticket"].toString().toStdString()}, {}};
    for (const QJsonValue& request : object["requests"].toArray())
        draft.requests.push_back({protocol::serviceOutcomeNamed(request["outcome"].toString().toStdString()),
                                  protocol::ProcedureId{request["procedure"].toString().toStdString()},
                                  request["dossier"].toString().toStdString()});
    if (draft.ticket.empty())
        return {};
    return draft;
}

void DraftFile::keep(const VisitDraft& draft)
{
    if (m_counter.empty() || (m_kept && draft == *m_kept))
        return;
    m_kept = draft;
    if (isEmpty(draft)) {
        QFile::remove(fileName());
        return;
    }
    QDir{}.mkpath(m_folder);
    QSaveFile file{fileName()};
    const bool isOpen = file.open(QIODevice::WriteOnly);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray bytes = bytesOf(draft);
    const bool isKept = isOpen && file.write(bytes) == bytes.size() && file.commit();
    if (!isKept && !std::exchange(m_hasWarned, true))
        spdlog::warn(
            "What is entered about a visit cannot be kept in {}; check the folder and the space left.",
            fileName().toStdString());
}

}
