#include "kiosk/src/sample_pages.h"
#include "kiosk/visit_screen.h"
#include "tests/ui/legible.h"
#include "ui/screen.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

/// Every page of the kiosk as it is read and touched: in each shape, size and language.
namespace luot::kiosk::test {
namespace {

struct Look {
    SampleLook read;
    QSize size;
};

class Reading : public testing::TestWithParam<Look> {
protected:
    void SetUp() override
    {
        m_visit.setReducedMotion(true);
        const auto loaded = m_screen.load(QUrl{"qrc:/qt/qml/Luot/Kiosk/Main.qml"},
                                          {{"visit", QVariant::fromValue(&m_visit)}}, GetParam().size);
        ASSERT_TRUE(loaded) << loaded.error().message;
    }

    template <class Check> void eachPage(Check check)
    {
        for (const ui::SelfTestStep& step : samplePages(m_visit, GetParam().read)) {
            step.show();
            bool shown = false;
            m_screen.whenShown([&shown] { shown = true; });
            ASSERT_TRUE(QTest::qWaitFor([&shown] { return shown; }, 10000));
            check(step.name.toStdString());
        }
        EXPECT_EQ(m_screen.warnings(), 0);
    }

    bool isEnglish() const { return GetParam().read.language == ui::Language::English; }

    VisitScreen m_visit;
    ui::Screen m_screen;
};

template <class Visit> void eachItem(const QQuickItem& item, Visit visit)
{
    if (!item.isVisible() || item.opacity() == 0)
        return;
    visit(item);
    for (const auto* child : item.childItems())
        eachItem(*child, visit);
}

/// What is the centre's own, in whatever language it was entered, and what is the paper's.
bool isData(QString text)
{
    static const QRegularExpression data{
        "Trung tâm Phục vụ hành chính công|Phường An Thịnh|Đăng ký khai sinh|Đăng ký khai tử|Đăng ký kết hôn|"
        "Cấp giấy xác nhận tình trạng hôn nhân|Cấp bản sao trích lục hộ tịch|Thay đổi, cải chính hộ tịch|"
        "Giấy chứng sinh, Căn cước của cha, mẹ, Giấy kết hôn \\(nếu có\\)|Tiếng Việt|Ư"};
    text.remove(data);
    static const QRegularExpression vietnamese{"[À-ÖØ-öø-ỹ]"};
    return !text.contains(vietnamese);
}

double luminance(QRgb colour)
{
    const auto linear = [](int value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

double contrast(QRgb one, QRgb other)
{
    const double bright = std::max(luminance(one), luminance(other));
    const double dark = std::min(luminance(one), luminance(other));
    return (bright + 0.05) / (dark + 0.05);
}

/// The colour that most of the place has, the text's own left out.
QRgb ground(const QImage& picture, const QRect& place, QRgb ink)
{
    std::map<QRgb, int> seen;
    const QRect inside = place & picture.rect();
    for (int y = inside.top(); y <= inside.bottom(); y += 2) {
        for (int x = inside.left(); x <= inside.right(); x += 2)
            ++seen[picture.pixel(x, y)];
    }
    seen.erase(ink);
    const auto most = std::ranges::max_element(seen, {}, [](const auto& entry) { return entry.second; });
    return most == seen.end() ? ink : most->first;
}

TEST_P(Reading, EveryPageIsWhole)
{
    eachPage([this](const std::string& page) {
        for (const QString& fault : ui::illegible(*m_screen.window()))
            ADD_FAILURE() << page << ": " << fault.toStdString();
        for (const ui::ShownText& text : ui::shownTexts(*m_screen.window())) {
            EXPECT_GE(text.pixelSize * text.scale, 25.99) << page << ": " << text.text.toStdString();
            EXPECT_TRUE(!isEnglish() || isData(text.text)) << page << ": " << text.text.toStdString();
        }
    });
}

TEST_P(Reading, EveryTargetIsLargeEnoughForAFinger)
{
    eachPage([this](const std::string& page) {
        eachItem(*m_screen.window()->contentItem(), [&page](const QQuickItem& item) {
            if (!item.inherits("QQuickMouseArea") || !item.isEnabled())
                return;
            const QRectF place = item.mapRectToScene(item.boundingRect());
            if (place.isEmpty())
                return; // of a list, not laid out yet
            EXPECT_GE(place.width(), 95.5) << page << " at " << place.x() << ',' << place.y();
            EXPECT_GE(place.height(), 95.5) << page << " at " << place.x() << ',' << place.y();
        });
    });
}

TEST_P(Reading, EveryTextStandsOutFromItsGround)
{
    eachPage([this](const std::string& page) {
        const QImage picture = m_screen.window()->grabWindow().convertToFormat(QImage::Format_RGB32);
        eachItem(*m_screen.window()->contentItem(), [&](const QQuickItem& item) {
            const QString text = item.property("text").toString();
            if (!item.inherits("QQuickText") || text.trimmed().isEmpty() || text.contains("<font"))
                return;
            for (const auto* above = item.parentItem(); above; above = above->parentItem()) {
                if (above->clip()
                    && !above->mapRectToScene(above->boundingRect())
                            .contains(item.mapRectToScene(item.boundingRect())))
                    return; // moved out of sight, or half
            }
            const QRect place = item.mapRectToScene(item.boundingRect()).toRect().adjusted(0, 2, 0, -2);
            const QRgb ink = item.property("color").value<QColor>().rgb();
            EXPECT_GE(contrast(ink, ground(picture, place, ink)), 4.5) << page << ": " << text.toStdString();
        });
    });
}

using enum ui::Language;
constexpr QSize upright{1080, 1920};
constexpr QSize across{1920, 1080};

std::vector<Look> everyLook()
{
    std::vector<Look> looks;
    for (const QSize size : {upright, across}) {
        for (const bool low : {false, true}) {
            for (const bool large : {false, true}) {
                for (const auto language : {Vietnamese, English})
                    looks.push_back({{language, large, low}, size});
            }
        }
    }
    return looks;
}

INSTANTIATE_TEST_SUITE_P(Every, Reading, testing::ValuesIn(everyLook()), [](const auto& test) {
    return std::string{test.param.read.language == English ? "en" : "vi"}
    + (test.param.read.large ? "_200" : "_100") + (test.param.read.low ? "_low" : "")
        + (test.param.size == across ? "_across" : "_upright");
});

}
}
