#include "display-board/application.h"
#include "display-board/counter_application.h"
#include "tests/ui/legible.h"
#include "ui/translation.h"

#include <QDir>
#include <QEventLoop>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSet>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <ostream>

// The board as those read it who read English, or large texts.

namespace luot::display_board {
namespace {

using ui::Language;

constexpr double largest = 2.0;
constexpr double almost = 0.9; ///< of the size asked for: a word may be fitted into its place
constexpr double largeAnyway = 84; ///< pixels: titles that are as large as doubled texts are large enough

/// What is shown in one state, over all its pages.
using Shown = std::vector<ui::ShownText>;

/// One of the two screens in one language and text size, with its sample states.
class Reader {
public:
    Reader(QSize size, Language language, double textScale)
        : m_size{size}
    {
        EXPECT_TRUE(m_translation.use(language));
        m_screen->setTextScale(textScale);
    }
    virtual ~Reader() = default;

    const std::vector<ui::SelfTestStep>& states() const { return m_states; }
    const QQuickWindow& window() const { return *m_screen->window(); }
    virtual bool isCalling() const = 0;
    int warnings() const { return m_screen->warnings(); }

    /// Brings a state about, looks at it, and at each of its pages if `all`.
    template <class Look> void read(const ui::SelfTestStep& state, bool all, Look look)
    {
        if (state.show)
            state.show();
        settle();
        look();
        for (int page = 1; all && page < pages(); ++page) {
            turn();
            settle();
            look();
        }
    }
    Shown shown(const ui::SelfTestStep& state)
    {
        Shown all;
        read(state, true, [&] {
            for (ui::ShownText& text : ui::shownTexts(window()))
                all.push_back(std::move(text));
        });
        return all;
    }
    QImage picture(const QString& name)
    {
        for (const ui::SelfTestStep& state : m_states) {
            read(state, false, [] {});
            if (state.name == name)
                return m_screen->window()->grabWindow();
        }
        ADD_FAILURE() << name.toStdString();
        return {};
    }

protected:
    /// Before what it shows goes.
    void close() { m_screen.reset(); }
    void load(const char* file, const QVariantMap& properties)
    {
        ASSERT_TRUE(
            m_screen->load(QUrl{QString{"qrc:/qt/qml/Luot/DisplayBoard/"} + file}, properties, m_size));
    }
    virtual int pages() const = 0;
    virtual void turn() = 0;

    VirtualClock m_clock{sampleTime};
    std::vector<ui::SelfTestStep> m_states;

private:
    void settle()
    {
        QEventLoop loop;
        m_screen->whenShown([&] { loop.quit(); });
        loop.exec();
    }

    QSize m_size;
    ui::Translation m_translation{"luot-display-board"};
    std::unique_ptr<ui::Screen> m_screen = std::make_unique<ui::Screen>();
};

class BoardReader final : public Reader {
public:
    BoardReader(QSize size, Language language, double textScale, bool isNear = false)
        : Reader{size, language, textScale}
        , m_board{m_clock, {.isNear = isNear, .language = language}}
    {
        load("Main.qml", {{"board", QVariant::fromValue(&m_board)}});
        m_states = sampleStates(m_board, m_clock);
    }
    ~BoardReader() override { close(); }
    bool isCalling() const override { return m_board.isFresh(); }

private:
    int pages() const override
    {
        return m_board.isFresh()
            ? 3
            : std::max({m_board.waiting()->pageCount(), m_board.lastCalls()->pageCount(), 4});
    }
    void turn() override
    {
        m_clock.advance(m_board.isFresh() ? Board::callPageFor : Board::pageFor);
        m_board.tick();
    }

    mutable Board m_board;
};

class CounterReader final : public Reader {
public:
    CounterReader(QSize size, Language language, double textScale)
        : Reader{size, language, textScale}
        , m_display{m_clock, CounterId{"3"}, CounterDisplay::Rating::Asks}
    {
        load("CounterMain.qml", {{"display", QVariant::fromValue(&m_display)}});
        m_states = counterSampleStates(m_display, m_clock);
    }
    ~CounterReader() override { close(); }
    bool isCalling() const override { return m_display.mode() == CounterDisplay::Called; }

private:
    // What is asked stays for so long; thanks, for no longer than a page.
    int pages() const override { return m_display.mode() >= CounterDisplay::Thanks ? 1 : 4; }
    void turn() override
    {
        m_clock.advance(CounterDisplay::pageFor);
        m_display.tick();
    }

    CounterDisplay m_display;
};

struct Case {
    const char* name;
    QSize size;
    bool isCounter = false;
    bool isNear = false;
    bool allPages = true; ///< the others differ in nothing but the screen's size
};

void PrintTo(const Case& shown, std::ostream* out) { *out << shown.name; }

std::unique_ptr<Reader> reader(const Case& shown, Language language, double textScale)
{
    if (shown.isCounter)
        return std::make_unique<CounterReader>(shown.size, language, textScale);
    return std::make_unique<BoardReader>(shown.size, language, textScale, shown.isNear);
}

std::string told(const QStringList& sentences) { return sentences.join("\n  ").toStdString(); }

class Legible : public testing::TestWithParam<Case> { };
/// Of several screens that show the same at another scale, one.
class Enlarged : public Legible { };

TEST_P(Legible, noTextIsCutOrOverAnother)
{
    for (const Language language : {Language::Vietnamese, Language::English}) {
        for (const double textScale : {1.0, 1.25, 1.5, largest}) {
            const auto screen = reader(GetParam(), language, textScale);
            for (const ui::SelfTestStep& state : screen->states()) {
                screen->read(state, GetParam().allPages && textScale > 1, [&] {
                    if (textScale == 1 && state.name == "board-fullest")
                        return; // at its usual size a board ends the longest names with "…"
                    const QStringList faults = ui::illegible(screen->window());
                    EXPECT_TRUE(faults.isEmpty())
                        << state.name.toStdString() << ' ' << ui::codeOf(language).toStdString() << ' '
                        << textScale << "\n  " << told(faults);
                });
            }
            EXPECT_EQ(screen->warnings(), 0);
        }
    }
}

/// Words of people, not numbers and clocks, which are large already.
bool isWords(const ui::ShownText& text)
{
    return text.family == "Inter" && text.text.contains(QRegularExpression{"\\p{L}{2}"});
}

TEST_P(Enlarged, textsAreAsLargeAsAskedForAndNoneIsMissing)
{
    for (const Language language : {Language::Vietnamese, Language::English}) {
        const auto usual = reader(GetParam(), language, 1.0);
        const auto large = reader(GetParam(), language, largest);
        for (std::size_t i = 0; i < usual->states().size(); ++i) {
            const std::string name
                = usual->states()[i].name.toStdString() + ' ' + ui::codeOf(language).toStdString();
            const Shown before = usual->shown(usual->states()[i]);
            const Shown after = large->shown(large->states()[i]);
            QString words;
            int compared = 0;
            for (const ui::ShownText& text : after) {
                words += text.text + ' ';
                double size = 0;
                for (const ui::ShownText& other : before) {
                    if (isWords(text) && isWords(other)
                        && (other.text == text.text
                            || (text.text.size() > 6 && other.text.contains(text.text))))
                        size = size == 0 ? other.pixelSize : std::min(size, other.pixelSize);
                }
                compared += size > 0 ? 1 : 0;
                EXPECT_GE(text.pixelSize, std::min(almost * largest * size, largeAnyway))
                    << name << ": \"" << text.text.toStdString() << "\" was " << size;
            }
            EXPECT_GT(compared, 0) << name;
            for (const ui::ShownText& text : before) {
                // The nearest list says "about" by its range alone, the five faces ask with fewer words.
                // During a call nothing else turns its pages; without one nobody is invited.
                if (large->states()[i].name == "board-no-calls" && text.text == text.text.toUpper())
                    continue;
                if (GetParam().isNear || GetParam().isCounter || large->isCalling() || !isWords(text))
                    continue;
                for (const QString& word : text.text.split(' '))
                    EXPECT_TRUE(words.contains(word.chopped(word.endsWith('.') ? 1 : 0)))
                        << name << ": " << word.toStdString();
            }
        }
    }
}

/// Names and sentences that a centre has given itself: they stay as they are.
bool isData(const QString& text)
{
    static const QStringList data{
        "Trung tâm Phục vụ hành chính công",
        "Phường An Thịnh",
        "Nghỉ trưa 11:30–13:30. Số đã lấy vẫn giữ nguyên.",
        "Hộ tịch",
        "Chứng thực",
        "Hộ tịch · Chứng thực",
        "Đất đai – Môi trường",
        "Xây dựng – Đô thị",
        "Đăng ký kinh doanh",
        "Lao động – Bảo trợ xã hội",
        "Y tế – Giáo dục – Văn hóa",
        "Trả kết quả",
    };
    static const QRegularExpression number{"^[A-Z]?[0-9:–]*$"};
    return number.match(text).hasMatch()
        || std::ranges::any_of(data, [&](const QString& one) { return one.contains(text); });
}

TEST_P(Legible, inEnglishNothingOfTheProgramIsVietnamese)
{
    const QRegularExpression marked{"[^\\x00-\\x7F–·…]"};
    for (const double textScale : {1.0, largest}) {
        QSet<QString> own;
        {
            const auto screen = reader(GetParam(), Language::Vietnamese, textScale);
            for (const ui::SelfTestStep& state : screen->states()) {
                for (const ui::ShownText& text : screen->shown(state))
                    own << text.text;
            }
        }
        const auto screen = reader(GetParam(), Language::English, textScale);
        for (const ui::SelfTestStep& state : screen->states()) {
            if (state.name == "board-fullest")
                continue; // has sentences of data in pieces of any kind
            for (const ui::ShownText& text : screen->shown(state)) {
                if (isData(text.text))
                    continue;
                EXPECT_FALSE(text.text.contains(marked))
                    << state.name.toStdString() << ": " << text.text.toStdString();
                EXPECT_FALSE(own.contains(text.text))
                    << state.name.toStdString() << ": " << text.text.toStdString();
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Screens, Legible,
                         testing::Values(Case{"Landscape", {1920, 1080}}, Case{"Portrait", {1080, 1920}},
                                         Case{"Near", {1920, 1080}, false, true},
                                         Case{"Small", {1366, 768}, false, false, false},
                                         Case{"Large", {3840, 2160}, false, false, false},
                                         Case{"Counter", {1280, 400}, true},
                                         Case{"SmallCounter", {640, 200}, true, false, false}),
                         [](const auto& info) { return std::string{info.param.name}; });

INSTANTIATE_TEST_SUITE_P(Screens, Enlarged,
                         testing::Values(Case{"Landscape", {1920, 1080}}, Case{"Portrait", {1080, 1920}},
                                         Case{"Near", {1920, 1080}, false, true},
                                         Case{"Counter", {1280, 400}, true}),
                         [](const auto& info) { return std::string{info.param.name}; });

TEST(Reading, theDateIsWrittenInTheScreensLanguage)
{
    const VirtualClock clock{sampleTime};
    EXPECT_EQ((Board{clock, {}}.date()), "Thứ Ba, 14/07/2026");
    ui::Translation translation{"luot-display-board"};
    ASSERT_TRUE(translation.use(Language::English));
    EXPECT_EQ((Board{clock, {.language = Language::English}}.date()), "Tuesday, 14 Jul 2026");
}

// LUOT_PICTURES=docs/pictures makes those of the documentation anew.
TEST(Reading, hasItsPictures)
{
    const struct {
        const char* file;
        Case shown;
        Language language;
        double textScale;
        const char* state;
    } pictures[]{
        {"board-english", {"", {1920, 1080}}, Language::English, 1, "board-fresh-call"},
        {"board-text200", {"", {1920, 1080}}, Language::Vietnamese, largest, "board-calls"},
        {"board-portrait-text200", {"", {1080, 1920}}, Language::Vietnamese, largest, "board-calls"},
        {"counter-english", {"", {1280, 400}, true}, Language::English, 1, "counter-call"},
        {"counter-text200-rating", {"", {1280, 400}, true}, Language::Vietnamese, largest, "counter-rating"},
    };
    const QString folder = qEnvironmentVariable("LUOT_PICTURES");
    for (const auto& picture : pictures) {
        const QImage taken
            = reader(picture.shown, picture.language, picture.textScale)->picture(picture.state);
        EXPECT_EQ(taken.size(), picture.shown.size);
        EXPECT_TRUE(folder.isEmpty() || taken.save(QDir{folder}.filePath(QString{picture.file} + ".png")));
    }
}

}
}
