#include "clerk-terminal/counter_eyes.h"
#include "desk_window.h"
#include "vision/sealed_template.h"

#include <algorithm>
#include <array>
#include <memory>

/// The counter in 96 pixels: whatever a key would answer or has done is to be seen there.
namespace luot::clerk_terminal {
namespace {

class TellingEyes final : public CounterEyes {
public:
    void open(int check) override { number = check; }
    void takeTemplate() override { }
    void close() override { }
    int number = 0;
};

struct Look {
    int height;
    double zoom;
};

class Strip : public DeskWindow, public testing::WithParamInterface<Look> {
protected:
    Strip()
        : DeskWindow{{1280, GetParam().height}, GetParam().zoom}
    {
    }
    void SetUp() override
    {
        desk.setFace(&face);
        DeskWindow::SetUp();
        keyboard.watch(screen.window());
    }
    void TearDown() override
    {
        DeskWindow::TearDown();
        desk.setFace(nullptr);
    }
    void press(std::initializer_list<Qt::Key> keys)
    {
        for (const Qt::Key key : keys)
            QTest::keyClick(screen.window(), key);
        pause();
    }
    void expectLegible() const
    {
        for (const QString& fault : ui::illegible(*screen.window()))
            ADD_FAILURE() << fault.toStdString();
    }
    void expectShown(std::initializer_list<const char*> texts) const
    {
        for (const char* text : texts)
            EXPECT_TRUE(isShown(text)) << text << " is not in: " << shown().join(" | ").toStdString();
    }

    TellingEyes* eyes = new TellingEyes;
    RequestId askedForFace;
    FaceDesk face{std::unique_ptr<CounterEyes>{eyes}, clock,
                  [this](const protocol::Command&, const RequestId& id) { askedForFace = id; }};
};

TEST_P(Strip, aQuestionIsShownWithItsChoicesAndWhatIsChosen)
{
    serve();
    press({Qt::Key_F7});
    expectShown({"Tạm giữ A045", "Lý do", "Lấy thêm giấy tờ"});
    expectLegible();
    press({Qt::Key_1, Qt::Key_Tab});
    expectShown({"Tự quay lại hàng chờ", "Lý do: Lấy thêm giấy tờ", "Khi quầy mời lại"});
    press({Qt::Key_4});
    expectShown({"Sau 30 phút"});
    expectLegible();
    press({Qt::Key_F7});
    EXPECT_EQ(asked(), "ticket.hold");
}

TEST_P(Strip, everyFormShowsTheChoiceThatIsChosen)
{
    const auto check = [&](Qt::Key form) {
        press({form});
        ASSERT_TRUE(desk.hasForm());
        for (int choice = 0; choice < 9 && desk.hasForm(); ++choice) {
            press({Qt::Key_Down});
            for (const QuestionPanel& question : desk.screen().form->questions) {
                const auto chosen = std::ranges::find(question.choices, true, &ChoiceRow::isChosen);
                if (question.isCurrent && chosen != question.choices.end())
                    expectShown({chosen->text.c_str()});
            }
        }
        expectLegible();
        press({Qt::Key_Escape});
        EXPECT_FALSE(desk.hasForm());
    };
    check(Qt::Key_F5);
    check(Qt::Key_F9);
    check(Qt::Key_F11);
    serve();
    check(Qt::Key_F8);
    check(Qt::Key_F5);
}

TEST_P(Strip, aRefusalIsShown)
{
    serve();
    press({Qt::Key_F6});
    expectShown({"A045 đang được phục vụ. Bấm F4 khi xong."});
    press({Qt::Key_F7, Qt::Key_Return});
    expectShown({"Chọn câu trả lời bằng phím số, rồi bấm Enter.", "Lấy thêm giấy tờ"});
    expectLegible();
}

TEST_P(Strip, theOutcomesAreShownAndWhichIsChosen)
{
    serve();
    pause();
    expectShown({GetParam().zoom > 1 ? "Chưa chọn" : "Hướng dẫn"});
    press({Qt::Key_3});
    expectShown({"Hướng dẫn"});
    expectLegible();
}

TEST_P(Strip, whoIsSelectedIsShown)
{
    press({Qt::Key_Down, Qt::Key_Down});
    expectShown({"Đã chọn", desk.screen().waiting.at(1).label.c_str()});
    EXPECT_FALSE(isShown("Kế tiếp"));
    expectLegible();
}

TEST_P(Strip, aKiosksTroubleIsSaidWhileNobodyIsAtTheCounterAndHidesNobody)
{
    const char* const said = "Máy lấy số 1: có người cần giúp. Mời ra xem.";
    desk.follow(day.withTroubles(day.free()), {});
    pause();
    expectShown({said, "Kế tiếp"});
    expectLegible();
    desk.follow(day.withTroubles(day.serving()), {});
    pause();
    expectShown({"A045"});
    EXPECT_FALSE(isShown(said));
    expectLegible();
}

TEST_P(Strip, theFaceCheckIsShown)
{
    desk.follow(day.serving(), {});
    FaceCheck::Visit visit = FaceCheck::Visit::of(*desk.visit(), "an-thinh");
    visit.isFaceBound = true;
    face.follow(visit);
    press({Qt::Key_F10});
    expectShown({"Mời công dân đưa mã QR trên phiếu trước máy ảnh"});
    expectLegible();

    std::array<float, vision::FaceTemplate::size> numbers{};
    const auto sealed = vision::seal(*vision::FaceTemplate::from(numbers), visit.context);
    auto code = protocol::readPaperCode(protocol::paperCodeText(protocol::makePaperToken(), {}, sealed->key));
    emit eyes->codeSeen(eyes->number, std::make_shared<protocol::PaperCode>(std::move(*code)));
    face.replied({askedForFace, protocol::FaceResult{sealed->bytes}});
    numbers.front() = 0.72F;
    emit eyes->faceSeen(eyes->number,
                        std::make_shared<Result<vision::FaceTemplate>>(*vision::FaceTemplate::from(numbers)));
    pause();
    expectShown({"Khuôn mặt không giống với phiếu"});
    expectLegible();
}

TEST_P(Strip, aLostLineIsShownWhateverElseThereIs)
{
    serve();
    desk.linkChanged(protocol::LinkState::Stale);
    pause();
    expectShown({"Mất kết nối"});
}

INSTANTIATE_TEST_SUITE_P(Every, Strip, testing::Values(Look{96, 1.0}, Look{192, 2.0}),
                         [](const auto& test) { return "high" + std::to_string(test.param.height); });

}
}
