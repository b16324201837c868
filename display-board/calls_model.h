#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QtQmlIntegration>

#include <vector>

namespace luot::display_board {

/// The last calls with their counters, newest first, one row a ticket; a page at a time where not all fit.
///
/// Thread: the GUI thread.
class CallsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the Board")
    Q_PROPERTY(int pageSize READ pageSize WRITE setPageSize NOTIFY pagesChanged)
    Q_PROPERTY(int page READ page NOTIFY pagesChanged)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY pagesChanged)

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

    /// Shows these instead, from the first page on if they are other tickets. Only rows that differ are
    /// touched.
    void show(std::vector<Row> rows);
    /// The next page, after the last the first again.
    void turnPage();
    /// The next of the pages that have fresh rows; nothing happens where this one holds them all.
    void turnFreshPage();

    int pageSize() const { return m_pageSize; }
    void setPageSize(int size); ///< at least one
    int page() const { return m_page; }
    int pageCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void pagesChanged();

private:
    void turnTo(int page);
    void showPage();

    std::vector<Row> m_all;
    std::vector<Row> m_rows; ///< the page shown
    int m_pageSize = 6;
    int m_page = 0;
};

}
