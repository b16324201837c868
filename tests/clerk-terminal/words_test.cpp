#include "clerk-terminal/words.h"

#include "clerk-terminal/wording.h"

#include <gtest/gtest.h>

namespace luot::clerk_terminal {
namespace {

using protocol::ErrorCode;
using protocol::Refusal;

constexpr int errorCodes = static_cast<int>(ErrorCode::Locked) + 1;

CounterSettings atThree()
{
    CounterSettings settings;
    settings.counter = CounterId{"3"};
    return settings;
}

TEST(Words, everyRefusalIsASentenceThatSaysWhatToDo)
{
    for (int code = 0; code < errorCodes; ++code) {
        for (const CounterKey key : {CounterKey::CallNext, CounterKey::Start, CounterKey::PauseOrOpen}) {
            const Refusal refusal{static_cast<ErrorCode>(code), "technical words"};
            const std::string text = refusalText(refusal, key, "A045", atThree());
            EXPECT_TRUE(text.ends_with('.')) << text;
            EXPECT_EQ(text.find('!'), std::string::npos) << text;
            EXPECT_EQ(text.find("technical"), std::string::npos) << text;
            const bool saysWhatToDo
                = text.find("Xin ") != std::string::npos || text.find("Bấm ") != std::string::npos;
            EXPECT_TRUE(saysWhatToDo) << text;
        }
    }
}

TEST(Words, aForeignCounterIsNamed)
{
    const Refusal forbidden{ErrorCode::Forbidden, ""};
    EXPECT_EQ(refusalText(forbidden, CounterKey::PauseOrOpen, "", atThree()),
              "Máy này không được dùng cho quầy 3. Xin gọi người phụ trách kỹ thuật.");
}

TEST(Words, anInvalidStateIsToldByTheKey)
{
    const Refusal invalid{ErrorCode::InvalidState, ""};
    EXPECT_EQ(refusalText(invalid, CounterKey::Finish, "A045", atThree()),
              "Phiếu A045 không còn ở bước này. Xin xem lại trạng thái rồi bấm phím.");
    EXPECT_EQ(refusalText(invalid, CounterKey::Recall, "A045", atThree()),
              "Chưa gọi lại được A045. Xin chờ 10 giây từ lần gọi trước.");
    EXPECT_EQ(refusalText(invalid, CounterKey::CallNext, "", atThree()),
              "Quầy 3 đang đóng hoặc đang có lượt. Xin xem lại trạng thái quầy.");
}

TEST(Words, theLastKeyIsNamedByTheCounter)
{
    EXPECT_EQ(nameOf(CounterKey::PauseOrOpen, CounterState::Closed), "Mở quầy");
    EXPECT_EQ(nameOf(CounterKey::PauseOrOpen, CounterState::Free), "Tạm dừng");
}

TEST(Words, aTranslationWithOtherPlacesDoesNotTakeTheSentenceAway)
{
    Wording::speakBy([](const char*) { return std::string{"{} and {}"}; });
    EXPECT_EQ(Wording::tr("Gọi lại được sau {} giây.", 7), "Gọi lại được sau 7 giây.");
    Wording::speakBy([](const char*) { return std::string{"In {} s."}; });
    EXPECT_EQ(Wording::tr("Gọi lại được sau {} giây.", 7), "In 7 s.");
    Wording::speakBy({});
    EXPECT_EQ(Wording::tr("{} đang dùng", "Lan {x}"), "Lan {x} đang dùng") << "names are no places";
}

TEST(Words, reasonsAreWhole)
{
    EXPECT_EQ(reasonText(protocol::CallReason::OverMaxWait, {}, std::chrono::minutes{30}), "chờ quá 30 phút");
    EXPECT_EQ(reasonText(protocol::CallReason::Priority, protocol::PriorityClass::Elderly, {}),
              "ưu tiên: người cao tuổi");
    EXPECT_EQ(capitalised("ưu tiên"), "Ưu tiên");
    EXPECT_EQ(capitalised("chờ"), "Chờ");
    EXPECT_EQ(capitalised(""), "");
}

}
}
