#include "display-board/calls_model.h"

#include <algorithm>
#include <utility>

namespace luot::display_board {

void CallsModel::show(std::vector<Row> rows)
{
    const int before = pageCount();
    if (!std::ranges::equal(rows, m_all, {}, &Row::label, &Row::label))
        m_page = 0;
    m_all = std::move(rows);
    showPage();
    if (pageCount() != before)
        emit pagesChanged();
}

void CallsModel::turnPage()
{
    if (pageCount() > 1)
        turnTo((m_page + 1) % pageCount());
}

void CallsModel::turnFreshPage()
{
    const auto isFresh = [this](int page) {
        for (auto at = static_cast<std::size_t>(page * m_pageSize);
             at < std::min(m_all.size(), static_cast<std::size_t>((page + 1) * m_pageSize)); ++at) {
            if (m_all[at].isFresh)
                return true;
        }
        return false;
    };
    for (int next = 1; next < pageCount(); ++next) {
        if (const int page = (m_page + next) % pageCount(); isFresh(page)) {
            turnTo(page);
            return;
        }
    }
}

void CallsModel::setPageSize(int size)
{
    size = std::max(size, 1);
    if (size == m_pageSize)
        return;
    m_pageSize = size;
    turnTo(0);
}

int CallsModel::pageCount() const { return (static_cast<int>(m_all.size()) + m_pageSize - 1) / m_pageSize; }

void CallsModel::turnTo(int page)
{
    m_page = page;
    showPage();
    emit pagesChanged();
}

void CallsModel::showPage()
{
    const auto first = std::min(m_all.size(), static_cast<std::size_t>(m_page * m_pageSize));
    const auto last = std::min(m_all.size(), first + static_cast<std::size_t>(m_pageSize));
    std::vector<Row> rows{m_all.begin() + static_cast<std::ptrdiff_t>(first),
                          m_all.begin() + static_cast<std::ptrdiff_t>(last)};
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
