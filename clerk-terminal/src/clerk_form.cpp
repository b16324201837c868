#include "clerk-terminal/clerk_form.h"

#include <algorithm>

namespace luot::clerk_terminal {

namespace {

bool isAsItIs(const FormQuestion& question)
{
    return question.chosen >= 0 && question.chosen == question.asItIs;
}

bool isOpen(const FormQuestion& question)
{
    return question.isNeeded && (question.chosen < 0 || isAsItIs(question));
}

}

bool ClerkForm::choose(int place)
{
    FormQuestion& question = questions.at(static_cast<std::size_t>(current));
    if (place < 0 || place >= static_cast<int>(question.choices.size()))
        return false;
    question.chosen = place;
    const auto next = std::find_if(questions.begin() + current, questions.end(), isOpen);
    if (next != questions.end())
        current = static_cast<int>(next - questions.begin());
    return true;
}

void ClerkForm::move(int by)
{
    FormQuestion& question = questions.at(static_cast<std::size_t>(current));
    if (!question.choices.empty())
        question.chosen = std::clamp(question.chosen + by, 0, static_cast<int>(question.choices.size()) - 1);
}

void ClerkForm::turn(int by)
{
    const auto count = static_cast<int>(questions.size());
    current = ((current + by) % count + count) % count;
}

bool ClerkForm::isComplete() const { return std::ranges::none_of(questions, isOpen); }

bool ClerkForm::staysAsItIs() const { return std::ranges::any_of(questions, isAsItIs); }

const FormChoice* ClerkForm::answer(std::size_t question) const
{
    if (question >= questions.size() || questions[question].chosen < 0)
        return nullptr;
    return &questions[question].choices.at(static_cast<std::size_t>(questions[question].chosen));
}

}
