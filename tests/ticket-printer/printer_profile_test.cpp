#include "ticket-printer/printer_profile.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <fstream>

namespace luot::ticket_printer {

namespace {

class ProfileFile : public testing::Test {
protected:
    std::string write(const std::string& text) const
    {
        const std::string path = m_folder.filePath("p.toml").toStdString();
        std::ofstream{path} << text;
        return path;
    }

private:
    QTemporaryDir m_folder;
};

}

TEST(PrinterProfile, EveryNameIsAProfile)
{
    for (const std::string& name : printerProfileNames()) {
        const auto profile = printerProfile(name);
        ASSERT_TRUE(profile) << name;
        EXPECT_EQ(profile->name, name);
    }
    EXPECT_EQ(printerProfile("58mm")->widthDots, 384);
    for (const char* name :
         {"80mm", "80mm-epson", "80mm-180dpi", "80mm-silent", "58mm", "58mm-silent", "58mm-416", "58mm-432"})
        EXPECT_TRUE(printerProfile(name)) << name << " is not beside the programs, in share/luot/printers";
    EXPECT_EQ(*printerProfile("80mm"), PrinterProfile{}) << "the same with its file and without";
}

TEST(PrinterProfile, AnUnknownNameNamesTheKnownOnes)
{
    const auto profile = printerProfile("90mm");
    ASSERT_FALSE(profile);
    EXPECT_NE(profile.error().message.find("58mm"), std::string::npos);
}

TEST_F(ProfileFile, SetsWhatItNamesAndLeavesTheRest)
{
    const auto profile
        = printerProfile(write("width = 512\ndpi = 180\nraster = \"L\"\ncut = \"full\"\n"
                               "fence = \"process-id\"\nasb = false\nstatus = \"none\"\nqr = false\n"));
    ASSERT_TRUE(profile) << profile.error().message;
    EXPECT_EQ(profile->widthDots, 512);
    EXPECT_EQ(profile->dpi, 180);
    EXPECT_EQ(profile->raster, PrinterProfile::Raster::L);
    EXPECT_EQ(profile->cut, PrinterProfile::Cut::FeedAndCutThrough);
    EXPECT_EQ(profile->fence, PrinterProfile::Fence::ProcessId);
    EXPECT_FALSE(profile->asb);
    EXPECT_TRUE(profile->nearEnd);
    EXPECT_EQ(profile->status, PrinterProfile::Status::None);
}

TEST_F(ProfileFile, RefusesWhatItDoesNotKnow)
{
    for (const char* text :
         {"widht = 576", "width = 9999", "width = \"576\"", "raster = \"v1\"", "asb = 1", "qr = true", "= ="})
        EXPECT_FALSE(printerProfile(write(text))) << text;
    EXPECT_FALSE(printerProfile("/nowhere/p.toml"));
}

}
