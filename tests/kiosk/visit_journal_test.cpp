#include "kiosk/visit_journal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace luot::kiosk {
namespace {

class Journal : public testing::Test {
protected:
    QString file() const { return folder.filePath("state/visit.journal"); }
    QByteArray bytes() const
    {
        QFile kept{file()};
        return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray{};
    }

    QTemporaryDir folder;
    VisitJournal journal{file()};
    const WallTime at{std::chrono::hours{500'000}};
    IssueNumber order{FieldId{"A"}, protocol::PriorityClass::Elderly,   protocol::IssueWay::Scan,
                      {},           protocol::ProcedureId{"khai-sinh"}, Milliseconds{8200}};
};

TEST_F(Journal, whatWasAskedForIsAskedForAgainInTheSameWords)
{
    journal.asked(RequestId{"r1"}, order, "hash", at);
    const auto entry = VisitJournal{file()}.unfinished();
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->step, VisitJournal::Step::Asked);
    EXPECT_EQ(entry->request, RequestId{"r1"});
    EXPECT_EQ(entry->order.field, FieldId{"A"});
    EXPECT_EQ(entry->order.priority, protocol::PriorityClass::Elderly);
    EXPECT_EQ(entry->order.way, protocol::IssueWay::Scan);
    EXPECT_EQ(entry->order.procedure, protocol::ProcedureId{"khai-sinh"});
    EXPECT_EQ(entry->order.took, Milliseconds{8200});
    EXPECT_EQ(entry->tokenHash, "hash");
    EXPECT_EQ(entry->at, at);
}

TEST_F(Journal, aPaperOfTheVisitBeforeLeavesTheNewOrderAlone)
{
    journal.asked(RequestId{"r2"}, order, "hash", at);
    journal.printing(TicketId{"t1"});
    journal.done(TicketId{"t1"});
    const auto entry = VisitJournal{file()}.unfinished();
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->step, VisitJournal::Step::Asked);
    EXPECT_EQ(entry->request, RequestId{"r2"});
}

TEST_F(Journal, eachStepIsKeptAndADoneVisitLeavesNothing)
{
    journal.asked(RequestId{"r1"}, order, "hash", at);
    journal.given(TicketId{"t1"}, "A001");
    EXPECT_EQ(VisitJournal{file()}.unfinished()->step, VisitJournal::Step::Given);
    journal.printing(TicketId{"t1"});
    EXPECT_EQ(VisitJournal{file()}.unfinished()->step, VisitJournal::Step::Printing);
    EXPECT_EQ(VisitJournal{file()}.unfinished()->label, "A001");
    journal.done();
    EXPECT_FALSE(VisitJournal{file()}.unfinished());
    EXPECT_FALSE(QFile::exists(file()));
}

TEST_F(Journal, onlyTheOwnerMayReadIt)
{
    journal.asked(RequestId{"r1"}, order, "hash", at);
    EXPECT_EQ(QFile::permissions(file())
                  & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
              QFile::Permissions{});
}

TEST_F(Journal, aDamagedOneIsPutAsideAndHoldsUpNothing)
{
    journal.asked(RequestId{"r1"}, order, "hash", at);
    const QByteArray whole = bytes();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        QFile half{file()};
        ASSERT_TRUE(half.open(QIODevice::WriteOnly));
        half.write(whole.left(length));
        half.close();
        EXPECT_FALSE(VisitJournal{file()}.unfinished()) << length;
        EXPECT_TRUE(QFile::exists(file() + ".damaged"));
    }
}

TEST_F(Journal, withoutAPlaceToWriteNumbersAreGivenAllTheSame)
{
    QFile inTheWay{folder.filePath("file")};
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    VisitJournal nowhere{folder.filePath("file/visit.journal")};
    nowhere.asked(RequestId{"r1"}, order, "hash", at);
    nowhere.given(TicketId{"t1"}, "A001");
    nowhere.done();
    EXPECT_FALSE(nowhere.unfinished());
    VisitJournal none{{}};
    none.asked(RequestId{"r1"}, order, "hash", at);
    EXPECT_FALSE(none.unfinished());
}

}
}
