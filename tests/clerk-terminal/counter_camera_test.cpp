#include "clerk-terminal/camera_eyes.h"
#include "clerk-terminal/face_desk.h"
#include "protocol/paper_code.h"
#include "tests/clerk-terminal/counter_film.h"
#include "vision/camera.h"
#include "vision/still_template.h"
#include "vision/testing/synthetic_head.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

/// The face check from the counter's camera on: a paper is held up, then a face looks at it.
namespace luot::clerk_terminal {
namespace {

constexpr int patience = 60000; // milliseconds; loading the models takes a second on a quiet machine

class CounterCamera : public testing::Test {
protected:
    void SetUp() override
    {
        // The face on the ticket is of another photograph than the one before the camera.
        auto still = vision::StillTemplate::load(*vision::findModels());
        ASSERT_TRUE(still) << still.error().message;
        const auto picture = vision::readPicture((vision::testing::portraitFolder() / "obama2.jpg").string());
        ASSERT_TRUE(picture) << picture.error().message;
        auto face = still->of(*picture);
        ASSERT_TRUE(face && *face);
        sealed = *vision::seal(**face, visit.context);
    }

    /// What the desk says once somebody with this paper has looked into the camera.
    FaceDesk::Tone compare(const vision::TemplateKey& key, const std::string& portrait)
    {
        const QTemporaryDir folder;
        filmCitizen(protocol::paperCodeText(protocol::makePaperToken(), {}, key), portrait, folder.path());
        FaceDesk desk{std::make_unique<CameraEyes>(folder.path()), clock,
                      [this](const protocol::Command& command, const RequestId& id) {
                          asked.push_back(command);
                          askedId = id;
                      }};
        desk.follow(visit);
        desk.press();
        EXPECT_TRUE(
            QTest::qWaitFor([&] { return !asked.empty() || desk.tone() == FaceDesk::Trouble; }, patience));
        if (asked.empty())
            return desk.tone();
        desk.replied({askedId, protocol::FaceResult{sealed.bytes}});
        EXPECT_TRUE(QTest::qWaitFor(
            [&] {
                return desk.check().state() == FaceCheck::State::Done
                    || desk.check().state() == FaceCheck::State::Failed || asked.size() > 1;
            },
            patience));
        title = desk.title();
        return desk.tone();
    }

    SystemClock clock;
    FaceCheck::Visit visit{TicketId{"t-45"}, "A045", {"an-thinh", "k1", "2026-07-14"}, true};
    vision::SealedTemplate sealed;
    std::vector<protocol::Command> asked;
    RequestId askedId;
    QString title;
};

TEST_F(CounterCamera, theSamePersonIsGreenWithWords)
{
    EXPECT_EQ(compare(sealed.key, "obama.jpg"), FaceDesk::Green) << title.toStdString();
    EXPECT_EQ(title, QString{"Khuôn mặt khớp với phiếu"});
}

TEST_F(CounterCamera, anotherPersonWithThatPaperIsRedWithWords)
{
    EXPECT_EQ(compare(sealed.key, "grace_hopper.jpg"), FaceDesk::Red) << title.toStdString();
    EXPECT_EQ(title, QString{"Khuôn mặt không giống với phiếu"});
}

TEST_F(CounterCamera, anotherPaperOpensNothing)
{
    const auto others
        = *vision::seal(*vision::FaceTemplate::from(std::vector<float>(128, 0.1F)), visit.context);
    compare(others.key, "obama.jpg");
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(protocol::opOf(asked.back()), "ticket.get");
}

TEST_F(CounterCamera, aCameraThatIsNotThereIsSaidWithWords)
{
    FaceDesk desk{std::make_unique<CameraEyes>("/dev/no-such-camera"), clock,
                  [](const protocol::Command&, const RequestId&) {}};
    desk.follow(visit);
    desk.press();
    ASSERT_TRUE(QTest::qWaitFor([&] { return desk.tone() == FaceDesk::Trouble; }, patience));
    EXPECT_EQ(desk.title(), QString{"Máy ảnh của quầy không dùng được"});
    EXPECT_NE(desk.keyText(), QString{}) << "one can try again";
}

}
}
