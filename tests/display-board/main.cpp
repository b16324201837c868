#include <QGuiApplication>
#include <gtest/gtest.h>

int main(int argc, char* argv[])
{
    testing::InitGoogleTest(&argc, argv);
    // Also where only the tests' names are asked for, before any environment is set.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("TZ", "Asia/Ho_Chi_Minh");
    const QGuiApplication app{argc, argv};
    return RUN_ALL_TESTS();
}
