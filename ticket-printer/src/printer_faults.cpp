#include "ticket-printer/src/printer_faults.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace luot::ticket_printer {

namespace {

using Faults = PrinterFaults;

struct Word {
    std::string_view line;
    std::string_view meaning;
    void (*apply)(Faults& faults);
};

const auto words = std::to_array<Word>({
    {"ok", "ends everything below; a pulled plug is put in", [](Faults& f) { f = {}; }},
    {"paper ok", "a new roll", [](Faults& f) { f.paper = Faults::Paper::Ok; }},
    {"paper near", "the roll is nearly empty", [](Faults& f) { f.paper = Faults::Paper::Near; }},
    {"paper out", "no paper", [](Faults& f) { f.paper = Faults::Paper::Out; }},
    {"cover open", "halts, goes on when it is closed", [](Faults& f) { f.coverOpen = true; }},
    {"cover closed", "", [](Faults& f) { f.coverOpen = false; }},
    {"cutter jam", "the knife is jammed; halts",
     [](Faults& f) {
         f.jammed = true;
         f.cutterError = true;
     }},
    {"cutter jam_at_cut", "the knife jams at the next cut", [](Faults& f) { f.jamAtCut = true; }},
    {"cutter free", "cleared; halts until DLE ENQ", [](Faults& f) { f.jammed = false; }},
    {"head hot", "halts until it has cooled", [](Faults& f) { f.headHot = true; }},
    {"head cool", "", [](Faults& f) { f.headHot = false; }},
    {"broken", "an error that only switching off and on ends", [](Faults& f) { f.broken = true; }},
    {"offline", "switched off line; halts", [](Faults& f) { f.offline = true; }},
    {"online", "", [](Faults& f) { f.offline = false; }},
    {"stop_reading", "takes no byte any more", [](Faults& f) { f.stopReading = true; }},
    {"no_status", "prints and never answers", [](Faults& f) { f.noStatus = true; }},
    {"garbage_status", "answers with nonsense", [](Faults& f) { f.garbageStatus = true; }},
    {"reset_mid_job", "forgets everything at the next band of a picture, once",
     [](Faults& f) { f.resetMidJob = true; }},
    {"rtc_in_data", "obeys DLE ENQ and DLE DC4 inside a picture, too",
     [](Faults& f) { f.obeysInData = true; }},
    {"unplug", "the cable is pulled", [](Faults& f) { f.unplugged = true; }},
    {"replug", "and put in again", [](Faults& f) { f.unplugged = false; }},
});

struct Measure {
    std::string_view key;
    std::string_view meaning;
    void (*apply)(Faults& faults, long number);
};

const auto measures = std::to_array<Measure>({
    {"rows_left=", "so many rows of dots, then the paper is out", [](Faults& f, long n) { f.rowsLeft = n; }},
    {"die_after_bytes=", "after so many bytes loses its power for a moment, once",
     [](Faults& f, long n) { f.dieAfterBytes = n; }},
    {"slow=", "takes so many bytes a second", [](Faults& f, long n) { f.bytesPerSecond = n; }},
    {"buffer=", "holds so many bytes; 4096 otherwise",
     [](Faults& f, long n) { f.bufferBytes = static_cast<std::size_t>(n); }},
});

std::optional<long> numberIn(std::string_view text)
{
    long number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && stop == text.data() + text.size() && number > 0 ? std::optional{number}
                                                                                   : std::nullopt;
}

std::string inColumns(std::string_view line, std::string_view meaning)
{
    constexpr std::size_t column = 22;
    std::string text = "  " + std::string{line};
    text.resize(std::max(text.size() + 1, column), ' ');
    text += meaning;
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

}

Result<> obey(PrinterFaults& faults, const std::string& line)
{
    const auto* const word = std::ranges::find(words, line, &Word::line);
    if (word != words.end()) {
        word->apply(faults);
        return {};
    }
    for (const Measure& measure : measures)
        if (line.starts_with(measure.key))
            if (const auto number = numberIn(std::string_view{line}.substr(measure.key.size()))) {
                measure.apply(faults, *number);
                return {};
            }
    return failure(std::string{'"'} + line
                   + R"(" is no command of the virtual printer; try "paper out" or "ok".)");
}

std::string faultWords()
{
    std::string text;
    for (const Word& word : words)
        text += inColumns(word.line, word.meaning);
    for (const Measure& measure : measures)
        text += inColumns(std::string{measure.key} + "N", measure.meaning);
    return text;
}

}
