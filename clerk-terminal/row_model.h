#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QHash>
#include <QVariant>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace luot::clerk_terminal {

/// A list of plain rows that is told what it should be, and tells views only what changed.
///
/// Rows are kept apart by their key, so that a row that moves is the same row. Thread: the GUI thread.
template <class Row, class Key> class RowModel : public QAbstractListModel {
public:
    struct Column {
        QByteArray name; ///< the role's, in QML
        std::function<QVariant(const Row&)> value;
    };

    RowModel(std::function<Key(const Row&)> key, std::vector<Column> columns, QObject* parent = nullptr)
        : QAbstractListModel{parent}
        , m_key{std::move(key)}
        , m_columns{std::move(columns)}
    {
    }

    /// Requires: no two rows with the same key.
    void show(const std::vector<Row>& rows)
    {
        for (std::size_t row = m_rows.size(); row-- > 0;) {
            if (indexOf(rows, m_key(m_rows[row]), 0) == rows.size())
                removeAt(row);
        }
        for (std::size_t row = 0; row < rows.size(); ++row)
            place(row, rows[row]);
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const int column = role - Qt::UserRole - 1;
        const bool isOurs
            = checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
            && column >= 0 && column < static_cast<int>(m_columns.size());
        if (!isOurs)
            return {};
        return m_columns[static_cast<std::size_t>(column)].value(
            m_rows[static_cast<std::size_t>(index.row())]);
    }

    QHash<int, QByteArray> roleNames() const override
    {
        QHash<int, QByteArray> names;
        for (const Column& column : m_columns)
            names.insert(Qt::UserRole + 1 + static_cast<int>(names.size()), column.name);
        return names;
    }

private:
    std::size_t indexOf(const std::vector<Row>& rows, const Key& key, std::size_t from) const
    {
        while (from < rows.size() && m_key(rows[from]) != key)
            ++from;
        return from;
    }

    void removeAt(std::size_t row)
    {
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
        endRemoveRows();
    }

    void place(std::size_t row, const Row& content)
    {
        const auto to = static_cast<int>(row);
        const std::size_t found = indexOf(m_rows, m_key(content), row);
        if (found == m_rows.size()) {
            beginInsertRows({}, to, to);
            m_rows.insert(m_rows.begin() + to, content);
            endInsertRows();
            return;
        }
        if (found != row) {
            beginMoveRows({}, static_cast<int>(found), static_cast<int>(found), {}, to);
            std::rotate(m_rows.begin() + to, m_rows.begin() + static_cast<std::ptrdiff_t>(found),
                        m_rows.begin() + static_cast<std::ptrdiff_t>(found) + 1);
            endMoveRows();
        }
        if (!(m_rows[row] == content)) {
            m_rows[row] = content;
            emit dataChanged(index(to), index(to));
        }
    }

    std::function<Key(const Row&)> m_key;
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

}
