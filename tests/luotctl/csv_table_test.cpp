#include "luotctl/src/csv_table.h"

#include <gtest/gtest.h>

namespace luot::luotctl {
namespace {

using Rows = std::vector<std::vector<std::string>>;

TEST(CsvTable, readsWhatSpreadsheetsWrite)
{
    const auto table
        = CsvTable::parse("\xEF\xBB\xBF"
                          "label,\"file, x\",y\r\n1,\"a \"\"b\"\", c.jpg\",\r\n\r\n2,\"two\nlines\",z");
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->column("file, x"), 1U);
    EXPECT_EQ(table->column("y"), 2U);
    EXPECT_FALSE(table->column("z"));
    EXPECT_EQ(table->rows(), (Rows{{"1", "a \"b\", c.jpg", ""}, {"2", "two\nlines", "z"}}));
}

TEST(CsvTable, namesTheLineThatIsDamaged)
{
    const auto said = [](const char* text) {
        const auto table = CsvTable::parse(text);
        return table ? std::string{"nothing"} : table.error().message;
    };
    EXPECT_EQ(said("a,b\n1,2\n3\n"), "line 3 has 1 fields instead of 2");
    EXPECT_EQ(said("a,b\n\"1\n2\",3\n\"4,5\n"), "the quote in line 4 is never closed");
    EXPECT_EQ(said("a,b\n\"1\"2,3\n"), "line 2 has text after a closing quote");
}

TEST(CsvTable, whatIsWrittenIsReadAgain)
{
    for (const std::string text : {"plain", "a,b", "say \"x\"", "two\nlines", "cr\rlf", "", " spaces "}) {
        const auto table = CsvTable::parse("h,i\n" + csvField(text) + ",x\n");
        ASSERT_TRUE(table);
        EXPECT_EQ(table->rows(), (Rows{{text, "x"}}));
    }
}

}
}
