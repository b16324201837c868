#include "vision/testing/timeline.h"

#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <optional>
#include <string_view>

namespace luot::vision::testing {

namespace {

using Numbers = std::vector<double>;

/// A move by its name: how many numbers may follow, and what it does with them.
struct Word {
    std::string_view name;
    std::string_view form;
    std::string_view meaning;
    std::size_t fewest;
    std::size_t most;
    std::function<bool(Timeline&, const Numbers&, const CardLayout&)>
        add; ///< false: a number is out of range
};

double numberOr(const Numbers& numbers, std::size_t index, double otherwise)
{
    return index < numbers.size() ? numbers[index] : otherwise;
}

bool isPose(double yaw, double pitch) { return std::abs(yaw) <= 30.0 && std::abs(pitch) <= 30.0; }

bool isDuration(double seconds) { return seconds > 0.0 && seconds <= 600.0; }

std::optional<Side> sideOf(double sign)
{
    if (sign == -1.0)
        return Side::Left;
    if (sign == 1.0)
        return Side::Right;
    return std::nullopt;
}

const std::vector<Word>& words()
{
    using T = Timeline;
    using N = Numbers;
    using C = CardLayout;
    static const std::vector<Word> all{
        {"approach", "approach [SECONDS [SIDE]]", "walks in, in 2 s from the left (SIDE -1, the right is 1)",
         0, 2,
         [](T& t, const N& n, const C&) {
             const auto side = sideOf(numberOr(n, 1, -1.0));
             const double seconds = numberOr(n, 0, 2.0);
             if (side)
                 t.approach(seconds, *side);
             return side && isDuration(seconds);
         }},
        {"away", "away SECONDS", "is not in the picture", 1, 1,
         [](T& t, const N& n, const C&) {
             t.away(n[0]);
             return isDuration(n[0]);
         }},
        {"go", "go X,Y,EYE_DISTANCE,SECONDS", "walks to another place of the picture (pixels)", 4, 4,
         [](T& t, const N& n, const C&) {
             t.goTo({n[0], n[1], n[2]}, n[3]);
             return n[2] >= 20.0 && n[2] <= 200.0 && isDuration(n[3]);
         }},
        {"hold", "hold SECONDS", "stays as they are", 1, 1,
         [](T& t, const N& n, const C&) {
             t.stand(n[0]);
             return isDuration(n[0]);
         }},
        {"leave", "leave [SECONDS [SIDE]]", "turns away and goes, in 1.8 s to the right", 0, 2,
         [](T& t, const N& n, const C&) {
             const auto side = sideOf(numberOr(n, 1, 1.0));
             const double seconds = numberOr(n, 0, 1.8);
             if (side)
                 t.walkAway(seconds, *side);
             return side && isDuration(seconds);
         }},
        {"look", "look ROW,COL [SECONDS]", "turns to that card and holds it for 1.6 s", 2, 3,
         [](T& t, const N& n, const C& cards) {
             const Cell cell{static_cast<int>(n[0]), static_cast<int>(n[1])};
             const double seconds = numberOr(n, 2, 1.6);
             if (cell.row != n[0] || cell.column != n[1] || !cards.indexOf(cell) || !isDuration(seconds))
                 return false;
             t.hold(cards.aimAt(cell), seconds);
             return true;
         }},
        {"move", "move YAW,PITCH,SECONDS", "turns the head there in that time (degrees)", 3, 3,
         [](T& t, const N& n, const C&) {
             t.moveTo({n[0], n[1]}, n[2]);
             return isPose(n[0], n[1]) && isDuration(n[2]);
         }},
        {"nod", "nod [DEGREES]", "down and up, twice, by 7 degrees", 0, 1,
         [](T& t, const N& n, const C&) {
             const double degrees = numberOr(n, 0, 7.0);
             t.nod(degrees);
             return isPose(degrees, degrees);
         }},
        {"read", "read SECONDS [DEGREES]", "reads around, within 3 degrees", 1, 2,
         [](T& t, const N& n, const C&) {
             const double degrees = numberOr(n, 1, 3.0);
             t.readAround(n[0], degrees);
             return isDuration(n[0]) && isPose(degrees, degrees);
         }},
        {"rest", "rest [SECONDS]", "looks straight again, for 1 s", 0, 1,
         [](T& t, const N& n, const C&) {
             const double seconds = numberOr(n, 0, 1.0);
             t.rest(seconds);
             return isDuration(seconds);
         }},
        {"shake", "shake [DEGREES]", "to both sides, twice, by 10 degrees", 0, 1,
         [](T& t, const N& n, const C&) {
             const double degrees = numberOr(n, 0, 10.0);
             t.shake(degrees);
             return isPose(degrees, degrees);
         }},
        {"tilt", "tilt DEGREES [SECONDS]", "tilts the head clockwise in 0.5 s and leaves it so", 1, 2,
         [](T& t, const N& n, const C&) {
             const double seconds = numberOr(n, 1, 0.5);
             t.tilt(n[0], seconds);
             return isPose(n[0], 0.0) && isDuration(seconds);
         }},
        {"turn", "turn YAW,PITCH [SECONDS]", "turns the head there and holds it for 1 s (degrees)", 2, 3,
         [](T& t, const N& n, const C&) {
             const double seconds = numberOr(n, 2, 1.0);
             t.hold({n[0], n[1]}, seconds);
             return isPose(n[0], n[1]) && isDuration(seconds);
         }},
    };
    return all;
}

constexpr std::string_view space = " \t\n";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::optional<Numbers> numbersOf(std::string_view text)
{
    Numbers numbers;
    constexpr std::string_view between = ", \t\n";
    for (text = trimmed(text); !text.empty();) {
        double value = 0.0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto used = static_cast<std::size_t>(end - text.data());
        if (error != std::errc{} || !std::isfinite(value)
            || (used < text.size() && between.find(text[used]) == std::string_view::npos))
            return std::nullopt;
        numbers.push_back(value);
        const std::size_t next = text.find_first_not_of(between, used);
        text = next == std::string_view::npos ? std::string_view{} : text.substr(next);
    }
    return numbers;
}

}

Result<Timeline> parseTimeline(const std::string& text, const CardLayout& cards)
{
    Timeline timeline;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = rest.find(';');
        const std::string_view move = trimmed(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (move.empty())
            continue;
        const std::string_view name = move.substr(0, move.find_first_of(space));
        const Word* word = nullptr;
        std::string known;
        for (const Word& each : words()) {
            known += (known.empty() ? "" : ", ") + std::string{each.name};
            if (each.name == name)
                word = &each;
        }
        if (word == nullptr)
            return failure("There is no move '" + std::string{name} + "'; take one of: " + known + ".");
        const std::optional<Numbers> numbers = numbersOf(move.substr(name.size()));
        if (!numbers || numbers->size() < word->fewest || numbers->size() > word->most
            || !word->add(timeline, *numbers, cards))
            return failure("The move '" + std::string{move} + "' is not as it should be: "
                           + std::string{word->form} + " – " + std::string{word->meaning} + ".");
    }
    if (timeline.parts().empty())
        return failure(
            "The script has no move; begin with approach, for example \"approach; hold 1; look 0,2; "
            "rest; leave\".");
    return timeline;
}

std::string timelineMoves()
{
    std::string lines;
    for (const Word& word : words()) {
        std::string form{word.form};
        form.resize(std::max<std::size_t>(form.size(), 30), ' ');
        lines += "  " + form + std::string{word.meaning} + "\n";
    }
    return lines;
}

}
