#pragma once

#include "protocol/vocabulary.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <qqmlregistration.h>

#include <vector>

namespace luot::kiosk {

/// The first letters of a name's words, capitals without marks: "Đăng ký khai sinh" is "DKKS".
QString firstLetters(const QString& name);

/// A field's procedures, found by the first letters of their words: "DK" finds "Đăng ký khai sinh" and "Đăng
/// ký kết hôn". Only letters that lead to something are offered, so that nobody types into nothing.
///
/// Thread: the GUI thread.
class ProcedureSearch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("VisitScreen has it")
    Q_PROPERTY(QVariantList found READ found NOTIFY changed) ///< id, title
    Q_PROPERTY(QStringList letters READ letters NOTIFY changed) ///< that may come next, sorted
    Q_PROPERTY(QString typed READ typed NOTIFY changed)

public:
    using QObject::QObject;

    /// Begins anew if they are others than before.
    void setProcedures(const std::vector<protocol::Procedure>& procedures);

    QVariantList found() const;
    QStringList letters() const;
    QString typed() const { return m_typed; }

    Q_INVOKABLE void type(const QString& letter);
    Q_INVOKABLE void erase(); ///< all that was typed

signals:
    void changed();

private:
    struct Entry {
        QString id;
        QString name;
        QString letters;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    std::vector<Entry> m_entries;
    QString m_typed;
};

}
