#pragma once

#include <QString>

#include "clerk-terminal/counter_session.h"

#include <optional>

namespace luot::clerk_terminal {

/// Where a terminal keeps what was entered about a visit and the service does not know yet, so that a power
/// cut loses nothing. Readable by its user only; gone with the visit. Thread: a value of one thread.
class DraftFile {
public:
    explicit DraftFile(QString file);

    /// Nothing: there is none, or none that can be read.
    std::optional<VisitDraft> read() const;
    /// Writes it where it differs from what is there. A disk that refuses is told to the log once.
    void keep(const VisitDraft& draft);

private:
    QString m_file;
    VisitDraft m_kept;
    bool m_hasWarned = false;
};

}
