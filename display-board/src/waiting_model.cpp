#include "display-board/waiting_model.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace luot::display_board {

namespace {

constexpr qsizetype longestLine = 32; ///< half a field's name

}

std::pair<QString, QString> nameInTwoLines(const QString& name)
{
    const QString dash = QStringLiteral("– ");
    if (const qsizetype at = name.lastIndexOf(dash); at > 0) {
        const qsizetype longer = std::max(at + 1, name.size() - at - dash.size());
        if (longer <= longestLine)
            return {name.left(at + 1), name.mid(at + dash.size())};
    }

    qsizetype best = -1;
    for (qsizetype at = name.indexOf(' '); at > 0; at = name.indexOf(' ', at + 1)) {
        if (best < 0 || std::abs(name.size() - 2 * at) < std::abs(name.size() - 2 * best))
            best = at;
    }
    if (best < 0)
        return {name, {}};
    return {name.left(best), name.mid(best + 1)};
}

QString rangeText(protocol::WaitRange wait)
{
    if (wait.toMinutes <= 0)
        return {};
    if (wait.fromMinutes == wait.toMinutes)
        return WaitingModel::tr("%1 phút").arg(wait.toMinutes);
    return WaitingModel::tr("%1–%2 phút").arg(wait.fromMinutes).arg(wait.toMinutes);
}

WaitingModel::WaitingModel(int pageSize, QObject* parent)
    : QAbstractListModel{parent}
    , m_pageSize{pageSize}
{
    Q_ASSERT(pageSize > 0);
}

void WaitingModel::show(const std::vector<protocol::Field>& fields)
{
    if (fields.size() == m_fields.size()) {
        const int rows = rowCount();
        m_fields = fields;
        if (rows > 0)
            emit dataChanged(index(0), index(rows - 1));
        return;
    }
    beginResetModel();
    m_fields = fields;
    m_page = 0;
    endResetModel();
    emit pagesChanged();
}

void WaitingModel::turnPage()
{
    if (pageCount() < 2)
        return;
    beginResetModel();
    m_page = (m_page + 1) % pageCount();
    endResetModel();
    emit pagesChanged();
}

void WaitingModel::setPageSize(int size)
{
    size = std::max(size, 1);
    if (size == m_pageSize)
        return;
    beginResetModel();
    m_page = m_page * m_pageSize / size;
    m_pageSize = size;
    endResetModel();
    emit pagesChanged();
}

int WaitingModel::pageCount() const
{
    return (static_cast<int>(m_fields.size()) + m_pageSize - 1) / m_pageSize;
}

int WaitingModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return std::clamp(static_cast<int>(m_fields.size()) - m_page * m_pageSize, 0, m_pageSize);
}

QVariant WaitingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};

    const int at = m_page * m_pageSize + index.row();
    const protocol::Field& field = m_fields[static_cast<std::size_t>(at)];
    const QString name = QString::fromStdString(field.name);
    switch (role) {
    case Letter:
        return QString::fromStdString(field.id.str());
    case FirstLine:
        return nameInTwoLines(name).first;
    case SecondLine:
        return nameInTwoLines(name).second;
    case Waiting:
        return field.waiting;
    case Range:
        if (!field.open)
            return tr("Tạm ngừng lấy số");
        return field.waiting == 0 ? tr("Không phải chờ") : rangeText(field.wait);
    case HasRange:
        return field.open && field.waiting > 0 && field.wait.toMinutes > 0;
    default:
        return {};
    }
}

QHash<int, QByteArray> WaitingModel::roleNames() const
{
    return {{Letter, "letter"},   {FirstLine, "firstLine"}, {SecondLine, "secondLine"},
            {Waiting, "waiting"}, {Range, "range"},         {HasRange, "hasRange"}};
}

}
