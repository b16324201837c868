#include "kiosk/procedure_search.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace luot::kiosk {
namespace {

protocol::Procedure procedure(const char* id, const char* name)
{
    return {protocol::ProcedureId{id}, name, FieldId{"A"}, 0, {}};
}

const std::vector<protocol::Procedure> some{procedure("ks", "Đăng ký khai sinh"),
                                            procedure("kh", "Đăng ký kết hôn"),
                                            procedure("hn", "Cấp giấy xác nhận tình trạng hôn nhân"),
                                            procedure("db", "Ủy quyền, ủy thác (đặc biệt)")};

TEST(ProcedureSearch, TakesFirstLettersWithoutMarks)
{
    EXPECT_EQ(firstLetters("Đăng ký khai sinh"), "DKKS");
    EXPECT_EQ(firstLetters("Ủy quyền, ủy thác (đặc biệt)"), "UQUTDB");
    EXPECT_EQ(firstLetters("  ơn  ai 3 năm"), "OA3N");
    EXPECT_EQ(firstLetters(""), "");
}

TEST(ProcedureSearch, OffersOnlyLettersThatLeadSomewhere)
{
    ProcedureSearch search;
    search.setProcedures(some);
    EXPECT_EQ(search.found().size(), 4);
    EXPECT_EQ(search.letters(), (QStringList{"C", "D", "U"}));
    search.type("D");
    EXPECT_EQ(search.found().size(), 2);
    EXPECT_EQ(search.letters(), QStringList{"K"});
    search.type("K");
    search.type("K");
    EXPECT_EQ(search.letters(), (QStringList{"H", "S"}));
    search.type("S");
    ASSERT_EQ(search.found().size(), 1);
    EXPECT_EQ(search.found()[0].toMap()["id"].toString(), "ks");
    EXPECT_TRUE(search.letters().isEmpty());
    search.erase();
    EXPECT_EQ(search.found().size(), 4);
}

TEST(ProcedureSearch, KeepsWhatWasTypedUntilTheProceduresAreOthers)
{
    ProcedureSearch search;
    search.setProcedures(some);
    search.type("C");
    QSignalSpy changed{&search, &ProcedureSearch::changed};
    search.setProcedures(some);
    EXPECT_EQ(search.typed(), "C");
    EXPECT_EQ(changed.size(), 0);
    search.setProcedures({some.front()});
    EXPECT_EQ(search.typed(), "");
}

}
}
