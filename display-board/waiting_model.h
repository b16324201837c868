#pragma once

#include <utility>
#include <vector>

#include <QAbstractListModel>
#include <QString>
#include <QtQmlIntegration>

#include "protocol/vocabulary.h"

namespace luot::display_board {

/// Who waits, field by field, a page at a time: the rows are those of the page shown.
///
/// Thread: the GUI thread.
class WaitingModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the Board")
    Q_PROPERTY(int page READ page NOTIFY pagesChanged)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY pagesChanged)
    Q_PROPERTY(int pageSize READ pageSize WRITE setPageSize NOTIFY pagesChanged)

public:
    enum Role { Letter = Qt::UserRole + 1, FirstLine, SecondLine, Waiting, Range, HasRange };

    /// Requires: `pageSize` above zero.
    explicit WaitingModel(int pageSize, QObject* parent = nullptr);

    void show(const std::vector<protocol::Field>& fields);
    /// The next page, after the last the first again.
    void turnPage();

    int page() const { return m_page; }
    int pageCount() const;
    int pageSize() const { return m_pageSize; }
    /// As many as fit, at least one. The first field of the page shown stays on it.
    void setPageSize(int size);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void pagesChanged();

private:
    std::vector<protocol::Field> m_fields;
    int m_pageSize;
    int m_page = 0;
};

/// A field's name in two lines, broken after its last dash or, where there is none or a line would be longer
/// than half a name may be (32 characters), where both are about equal: "Đăng ký" and "kinh doanh". The
/// second is empty where there is nothing to break.
std::pair<QString, QString> nameInTwoLines(const QString& name);

/// "15–25 phút"; empty where there is no figure.
QString rangeText(protocol::WaitRange wait);

}
