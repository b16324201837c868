#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "kiosk/visit_action.h"

#include <QString>

#include <optional>
#include <string>

namespace luot::kiosk {

/// How far the number of the visit that runs had come, kept on the disk before each step, so that a kiosk
/// whose power was cut gets the number it had asked for exactly once, and never a second paper unasked.
///
/// Nothing personal: an id, what was ordered, the ticket's id and label. Never the paper's token, never a
/// face. Without a file, or where nothing can be written (said once in the log), it keeps nothing and holds
/// up nobody. Thread: the GUI thread; a step waits for the disk.
class VisitJournal {
public:
    enum class Step {
        Asked, ///< on its way to the service; it may or may not have arrived
        Given, ///< the number is known, nothing has gone to the printer
        Printing, ///< the paper may be out
    };
    struct Entry {
        Step step = Step::Asked;
        WallTime at; ///< of the first step
        RequestId request;
        IssueNumber order;
        std::string tokenHash; ///< as the request had it: it has to be the same again
        TicketId ticket; ///< from Given on
        std::string label;
    };

    /// `file` empty: nothing is kept.
    explicit VisitJournal(QString file);

    /// What a kiosk that ended in the middle has left; nothing, also when the file is damaged (it is put
    /// aside then, with a sentence in the log).
    std::optional<Entry> unfinished() const;

    void asked(const RequestId& request, const IssueNumber& order, const std::string& tokenHash, WallTime at);
    void given(const TicketId& ticket, const std::string& label);
    void printing(const TicketId& ticket); ///< nothing while another number is kept
    void done();
    void done(const TicketId& ticket); ///< nothing while another number is kept

private:
    void write();

    QString m_file;
    std::optional<Entry> m_entry;
    bool m_hasWarned = false;
};

}
