#include <gtest/gtest.h>

#include <QGuiApplication>

int main(int argc, char* argv[])
{
    testing::InitGoogleTest(&argc, argv);
    if (GTEST_FLAG_GET(list_tests))
        return RUN_ALL_TESTS(); // listed at build time, where nothing sets the platform
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("TZ", "Asia/Ho_Chi_Minh"); // the words' times
    const QGuiApplication app{argc, argv};
    return RUN_ALL_TESTS();
}
