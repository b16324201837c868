#include "kiosk/face_window.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

#include <array>

namespace luot::kiosk {
namespace {

using namespace std::chrono_literals;
using Likeness = HeldNumber::Likeness;

/// A face at this distance from the one at 0.
vision::FaceTemplate faceAt(double distance)
{
    std::array<float, vision::FaceTemplate::size> numbers{};
    numbers[0] = static_cast<float>(distance);
    return std::move(*vision::FaceTemplate::from(numbers));
}

protocol::Ticket ticketOf(const char* label, const char* field = "A")
{
    protocol::Ticket ticket;
    ticket.id = TicketId{std::string{"id-"} + label};
    ticket.label = label;
    ticket.field = FieldId{field};
    return ticket;
}

constexpr SteadyTime start{1h};
constexpr WallTime wall{1783995880000ms};
const FieldId fieldA{"A"};

TEST(FaceWindow, whoComesAgainForTheSameFieldHasANumber)
{
    FaceWindow window;
    EXPECT_FALSE(window.search(fieldA, faceAt(0.0), start));
    window.remember(ticketOf("A012"), wall, faceAt(0.0), start);
    EXPECT_EQ(window.search(fieldA, faceAt(0.2), start + 5min), (HeldNumber{"A012", wall, Likeness::Same, ticketOf("A012").id}));
    EXPECT_EQ(window.search(fieldA, faceAt(0.4), start + 5min), (HeldNumber{"A012", wall, Likeness::Alike, ticketOf("A012").id}));
    EXPECT_FALSE(window.search(fieldA, faceAt(0.6), start + 5min)) << "somebody else";
    EXPECT_FALSE(window.search(FieldId{"B"}, faceAt(0.0), start + 5min)) << "another field";
}

TEST(FaceWindow, isEmptyAfterTenMinutes)
{
    FaceWindow window;
    window.remember(ticketOf("A012"), wall, faceAt(0.0), start);
    window.remember(ticketOf("A013"), wall, faceAt(1.0), start + 5min);
    window.expire(start + 10min);
    EXPECT_EQ(window.size(), 1U);
    EXPECT_FALSE(window.search(fieldA, faceAt(0.0), start + 10min));
    EXPECT_EQ(window.search(fieldA, faceAt(1.0), start + 10min)->label, "A013");
    EXPECT_FALSE(window.search(fieldA, faceAt(1.0), start + 15min));
    EXPECT_EQ(window.size(), 0U);
}

TEST(FaceWindow, aCancelledTicketTakesItsFaceWithIt)
{
    FaceWindow window;
    window.remember(ticketOf("A012"), wall, faceAt(0.0), start);
    window.forget(TicketId{"id-A012"});
    EXPECT_EQ(window.size(), 0U);
    window.forget(TicketId{"id-A012"});
}

TEST(FaceWindow, aTicketThatHasEndedTakesItsFaceWithIt)
{
    FaceWindow window;
    window.remember(ticketOf("A012"), wall, faceAt(0.0), start);
    window.follow({});
    EXPECT_EQ(window.size(), 1U) << "the event of it may still be on its way";
    window.follow({{"A012", ticketOf("A012")}});
    EXPECT_EQ(window.size(), 1U);
    window.follow({});
    EXPECT_EQ(window.size(), 0U);
}

TEST(FaceWindow, holdsThirtyAtMost)
{
    FaceWindow window;
    for (int i = 0; i < 40; ++i)
        window.remember(ticketOf(("A" + std::to_string(100 + i)).c_str()), wall, faceAt(i), start);
    EXPECT_EQ(window.size(), 30U);
    EXPECT_FALSE(window.search(fieldA, faceAt(9.0), start));
    EXPECT_EQ(window.search(fieldA, faceAt(10.0), start)->label, "A110");
}

TEST(FaceWindow, countsHowNearTheNearestOtherFaceWas)
{
    const QTemporaryDir folder;
    const auto file = folder.filePath("nearest.txt").toStdString();
    for (int kiosk = 0; kiosk < 2; ++kiosk) {
        FaceWindow window{file};
        window.search(fieldA, faceAt(0.0), start); // nobody to be near to
        window.remember(ticketOf("A012"), wall, faceAt(0.0), start);
        window.search(fieldA, faceAt(0.615), start);
    }
    const auto counts = vision::NearestHistogram::load(file);
    ASSERT_TRUE(counts) << counts.error().message;
    EXPECT_EQ(counts->total(), 2U) << "counting goes on after a restart";
    EXPECT_EQ(counts->bins()[61], 2U);
}

TEST(FaceWindow, aDamagedFileOfCountsIsLeftAlone)
{
    const QTemporaryDir folder;
    QFile file{folder.filePath("nearest.txt")};
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("shopping list");
    file.close();
    {
        FaceWindow window{file.fileName().toStdString()};
        window.remember(ticketOf("A012"), wall, faceAt(0.0), start);
        EXPECT_TRUE(window.search(fieldA, faceAt(0.1), start));
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "shopping list");
}

}
}
