#pragma once

#include "base/id.h"
#include "protocol/vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace luot::clerk_terminal {

/// What the clerk is asked before a command goes out.
enum class FormKind {
    Hold,
    BackFromHold,
    Transfer,
    Pause,
    CallChosen,
    WalkIn,
    UndoNoShow,
    AddRequest,
    Priority
};

struct FormChoice {
    std::string id; ///< what the command carries: "C", "10", "A039"
    std::string text; ///< "Đất đai – Môi trường"
    std::string note{}; ///< "14 người chờ"
    int version = 0; ///< of the ticket it is, as it was shown
    friend bool operator==(const FormChoice&, const FormChoice&) = default;
};

/// One question with its choices, answered by a digit, by the arrows or by touch.
struct FormQuestion {
    std::string title; ///< "Chuyển đến lĩnh vực"
    std::vector<FormChoice> choices;
    int chosen = -1; ///< none
    bool isNeeded = true;
    int asItIs = -1; ///< the choice that would change nothing, which is no answer; none
    friend bool operator==(const FormQuestion&, const FormQuestion&) = default;
};

/// A few questions, one after the other. A value; no I/O.
struct ClerkForm {
    FormKind kind = FormKind::Hold;
    std::string title; ///< "Tạm giữ A045"
    std::string confirm; ///< the button: "Tạm giữ A045"
    TicketId ticket{}; ///< whom it is about; empty: nobody yet
    std::string label{}; ///< theirs
    int version = 0; ///< theirs, as the form was opened
    std::vector<FormQuestion> questions;
    int current = 0; ///< the question that digits and arrows answer

    /// Answers the current question with its choice `place` (from 0) and goes on to the next that has no
    /// answer. Ensures: false and nothing changed unless there is such a choice.
    bool choose(int place);
    /// The next or the previous choice of the current question; stays within them.
    void move(int by);
    /// Another question; around after the last.
    void turn(int by);
    /// Every question that needs an answer has one.
    bool isComplete() const;
    /// An answer is what is so already.
    bool staysAsItIs() const;
    /// Of question `question`: the chosen one; nullptr: none.
    const FormChoice* answer(std::size_t question) const;

    friend bool operator==(const ClerkForm&, const ClerkForm&) = default;
};

}
