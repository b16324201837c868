#pragma once

#include <QString>

#include "clerk-terminal/counter_session.h"

#include <optional>

namespace luot::clerk_terminal {

/// Where a terminal keeps what was entered about a visit and the service does not know yet, so that a power
/// cut loses nothing. Readable by its user only; gone with the visit. Thread: a value of one thread.
class DraftFile {
public:
    explicit DraftFile(QString folder);

    /// From now on it is about that counter's visits: a file for each. What was entered there before;
    /// nothing: there is none, none that can be read, or it is the same counter as before.
    std::optional<VisitDraft> turnTo(const CounterId& counter);
    /// Writes it where it differs from what is there. A disk that refuses is told to the log once.
    void keep(const VisitDraft& draft);

private:
    std::optional<VisitDraft> read() const;
    QString fileName() const;

    QString m_folder;
    CounterId m_counter; ///< empty: none yet, and nothing is kept
    std::optional<VisitDraft> m_kept; ///< none: what is there is not known, and may be of another day
    bool m_hasWarned = false;
};

}
