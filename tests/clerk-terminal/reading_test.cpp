#include "clerk-terminal/self_test_steps.h"
#include "clerk-terminal/terminal.h"
#include "clerk-terminal/wording.h"
#include "tests/ui/legible.h"

#include <QRegularExpression>
#include <QTest>
#include <gtest/gtest.h>

/// Every state of the terminal as it is read: in each language, in each size.
namespace luot::clerk_terminal {
namespace {

struct Look {
    ui::Language language = ui::Language::Vietnamese;
    double zoom = 1.0;
    QSize size{1280, 800};
};

class Reading : public testing::TestWithParam<Look> {
protected:
    Reading() { EXPECT_TRUE(speak(translation, GetParam().language)); }
    ~Reading() override
    {
        EXPECT_TRUE(speak(translation, ui::Language::Vietnamese));
        Wording::speakBy({});
    }

    ui::Translation translation{"luot-clerk-terminal"};
};

/// What of the sample day is data, in whatever language it was entered.
bool isData(const QString& text)
{
    static const QRegularExpression data{
        "Hộ tịch|Chứng thực|Cán bộ \\d|Trung tâm Phục vụ hành chính công|Phường An Thịnh|"
        "Cấp giấy xác nhận tình trạng hôn nhân|Đăng ký (khai sinh|kết hôn|khai tử)|Ư"};
    QString rest = text;
    rest.remove(data);
    static const QRegularExpression vietnamese{"[À-ÖØ-öø-ỹ]"};
    return !rest.contains(vietnamese);
}

TEST_P(Reading, everyStateIsWholeAndInItsLanguage)
{
    SampleDesk sample;
    ui::Screen screen;
    ASSERT_TRUE(screen.load(QUrl{"qrc:/qt/qml/Luot/ClerkTerminal/Main.qml"},
                            {{"desk", QVariant::fromValue(&sample.desk())}, {"zoom", GetParam().zoom}},
                            GetParam().size));
    ASSERT_TRUE(QTest::qWaitForWindowExposed(screen.window()));
    for (const ui::SelfTestStep& step : sample.steps(*screen.window())) {
        step.show();
        QTest::qWait(30);
        for (const QString& fault : ui::illegible(*screen.window()))
            ADD_FAILURE() << step.name.toStdString() << ": " << fault.toStdString();
        if (GetParam().language == ui::Language::Vietnamese)
            continue;
        for (const ui::ShownText& text : ui::shownTexts(*screen.window()))
            EXPECT_TRUE(isData(text.text)) << step.name.toStdString() << ": " << text.text.toStdString();
    }
    EXPECT_EQ(screen.warnings(), 0);
}

using enum ui::Language;
INSTANTIATE_TEST_SUITE_P(Every, Reading,
                         testing::Values(Look{Vietnamese, 1.0}, Look{English, 1.0}, Look{Vietnamese, 1.5},
                                         Look{English, 1.5}, Look{Vietnamese, 2.0}, Look{English, 2.0},
                                         Look{Vietnamese, 2.0, {1920, 1080}},
                                         Look{English, 2.0, {1920, 1080}}),
                         [](const auto& test) {
                             return std::string{test.param.language == English ? "en" : "vi"} + "_"
                                 + std::to_string(static_cast<int>(test.param.zoom * 100)) + "_"
                                 + std::to_string(test.param.size.width());
                         });

}
}
