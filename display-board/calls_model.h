#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QtQmlIntegration>

#include <vector>

namespace luot::display_board {

/// The last calls with their counters, newest first, one row a ticket.
///
/// Thread: the GUI thread.
class CallsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the Board")

public:
    enum Role { Label = Qt::UserRole + 1, Counter, HasPriority, IsFresh };

    struct Row {
        QString label; ///< as printed on the ticket: "A045"
        QString counter; ///< as spoken: "3"
        bool hasPriority = false;
        bool isFresh = false; ///< has not been called aloud yet

        friend bool operator==(const Row&, const Row&) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    /// Shows these instead. Only rows that differ are touched.
    void show(std::vector<Row> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<Row> m_rows;
};

}
