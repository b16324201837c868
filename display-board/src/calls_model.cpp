#include "display-board/calls_model.h"

namespace luot::display_board {

void CallsModel::show(std::vector<Row> rows)
{
    const auto before = static_cast<int>(m_rows.size());
    const auto after = static_cast<int>(rows.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows.insert(m_rows.end(), rows.begin() + before, rows.end());
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(static_cast<std::size_t>(after));
        endRemoveRows();
    }
    for (int row = 0; row < after; ++row) {
        const auto at = static_cast<std::size_t>(row);
        if (m_rows[at] == rows[at])
            continue;
        m_rows[at] = std::move(rows[at]);
        emit dataChanged(index(row), index(row));
    }
}

int CallsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CallsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};

    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Label:
        return row.label;
    case Counter:
        return row.counter;
    case HasPriority:
        return row.hasPriority;
    case IsFresh:
        return row.isFresh;
    default:
        return {};
    }
}

QHash<int, QByteArray> CallsModel::roleNames() const
{
    return {{Label, "label"}, {Counter, "counter"}, {HasPriority, "hasPriority"}, {IsFresh, "isFresh"}};
}

}
