#include "kiosk/procedure_search.h"

#include <utility>

namespace luot::kiosk {

QString firstLetters(const QString& name)
{
    QString letters;
    bool begins = true;
    const QString plain = name.normalized(QString::NormalizationForm_D);
    for (const QChar sign : plain) {
        if (sign.isMark())
            continue;
        if (begins && sign.isLetterOrNumber()) {
            const QChar capital = sign.toUpper();
            letters += capital == QChar{0x0110} ? QChar{'D'} : capital; // Đ is a letter, not a D with a mark
        }
        begins = !sign.isLetterOrNumber();
    }
    return letters;
}

void ProcedureSearch::setProcedures(const std::vector<protocol::Procedure>& procedures)
{
    std::vector<Entry> entries;
    for (const auto& procedure : procedures) {
        const QString name = QString::fromStdString(procedure.name);
        entries.push_back({QString::fromStdString(procedure.id.str()), name, firstLetters(name)});
    }
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    m_typed.clear();
    emit changed();
}

QVariantList ProcedureSearch::found() const
{
    QVariantList list;
    for (const Entry& entry : m_entries) {
        if (entry.letters.startsWith(m_typed))
            list << QVariantMap{{"id", entry.id}, {"title", entry.name}};
    }
    return list;
}

QStringList ProcedureSearch::letters() const
{
    QStringList next;
    for (const Entry& entry : m_entries) {
        if (entry.letters.startsWith(m_typed) && entry.letters.size() > m_typed.size())
            next << entry.letters.mid(m_typed.size(), 1);
    }
    next.removeDuplicates();
    next.sort();
    return next;
}

void ProcedureSearch::type(const QString& letter)
{
    m_typed += letter;
    emit changed();
}

void ProcedureSearch::erase()
{
    m_typed.clear();
    emit changed();
}

}
