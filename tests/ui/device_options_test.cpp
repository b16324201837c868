#include "ui/device_options.h"

#include <gtest/gtest.h>

namespace luot::ui {
namespace {

Result<DeviceOptions> read(const QStringList& arguments)
{
    QCommandLineParser parser;
    addDeviceOptions(parser);
    EXPECT_TRUE(parser.parse(QStringList{"device"} + arguments)) << parser.errorText().toStdString();
    return readDeviceOptions(parser);
}

TEST(DeviceOptions, areWhatWasWritten)
{
    const auto options = read({"--server", "10.0.0.5:6000", "--key", "b1.key", "--branch", "an-thinh",
                               "--transcript", "t.jsonl", "--transcript-start", "12.5", "--pictures", "out",
                               "--voice-out", "out", "--size", "1080x1920"});
    ASSERT_TRUE(options);
    EXPECT_EQ(options->host, "10.0.0.5");
    EXPECT_EQ(options->port, 6000);
    EXPECT_EQ(options->keyFile, "b1.key");
    EXPECT_EQ(options->branch, "an-thinh");
    EXPECT_EQ(options->transcriptStart, 12.5);
    EXPECT_EQ(options->size, QSize(1080, 1920));
    EXPECT_FALSE(options->selfTest);
}

TEST(DeviceOptions, haveUsableDefaults)
{
    const auto options = read({});
    ASSERT_TRUE(options);
    EXPECT_EQ(options->host, "127.0.0.1");
    EXPECT_EQ(options->port, 5560);
    EXPECT_FALSE(options->size);
}

TEST(DeviceOptions, aWrongOneIsASentenceThatSaysWhatToWrite)
{
    for (const QStringList& wrong :
         {QStringList{"--server", "nowhere"}, QStringList{"--server", "host:0"},
          QStringList{"--server", "host:65535"}, QStringList{"--server", ":5560"}}) {
        const auto options = read(wrong);
        ASSERT_FALSE(options) << wrong.join(' ').toStdString();
        EXPECT_NE(options.error().message.find("192.168.1.10:5560"), std::string::npos);
    }
    for (const char* size : {"big", "1920", "0x0", "1920x1080x3", "99999x99999"}) {
        const auto options = read({"--size", size});
        ASSERT_FALSE(options) << size;
        EXPECT_NE(options.error().message.find("1920x1080"), std::string::npos);
    }
    EXPECT_FALSE(read({"--transcript-start", "now"}));
}

TEST(DeviceOptions, withoutAKeyTheSentenceSaysHowToGetOne)
{
    const auto settings = clientSettings(DeviceOptions{}, protocol::Stream::Public);
    ASSERT_FALSE(settings);
    EXPECT_NE(settings.error().message.find("luotctl key"), std::string::npos);
}

}
}
