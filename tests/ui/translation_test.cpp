#include "ui/translation.h"

#include <gtest/gtest.h>

namespace luot::ui {
namespace {

Result<Reading> read(const QStringList& arguments)
{
    QCommandLineParser parser;
    addReadingOptions(parser);
    EXPECT_TRUE(parser.parse(QStringList{"device"} + arguments)) << parser.errorText().toStdString();
    return readReadingOptions(parser);
}

TEST(ReadingOptions, areVietnameseAtTheDesignsSizeUnlessSaid)
{
    ASSERT_TRUE(read({}));
    EXPECT_EQ(*read({}), (Reading{Language::Vietnamese, 1.0}));
    const auto large = read({"--language", "en", "--text-size", "200"});
    ASSERT_TRUE(large);
    EXPECT_EQ(*large, (Reading{Language::English, 2.0}));
}

TEST(ReadingOptions, aWrongOneIsASentenceThatSaysWhatToWrite)
{
    for (const QStringList& wrong : {QStringList{"--text-size", "big"},
                                     {"--text-size", "99"},
                                     {"--text-size", "201"},
                                     {"--text-size", ""}})
        EXPECT_NE(read(wrong).error().message.find("--text-size 150"), std::string::npos)
            << wrong.join(' ').toStdString();
    EXPECT_NE(read({"--language", "fr"}).error().message.find("vi or en"), std::string::npos);
}

TEST(Translation, withoutItsFileTextsStayVietnameseAndASentenceNamesIt)
{
    Translation translation{"luot-no-such-program"};
    const auto used = translation.use(Language::English);
    ASSERT_FALSE(used);
    EXPECT_NE(used.error().message.find("luot-no-such-program_en.qm"), std::string::npos);
    EXPECT_EQ(translation.language(), Language::Vietnamese);
    EXPECT_TRUE(translation.use(Language::Vietnamese));
}

}
}
