#include "ticket-printer/ticket_drawing.h"

#include "tests/ticket-printer/sample_paper.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

namespace luot::ticket_printer {

namespace {

Bitmap drawn(const TicketPaper& paper, const std::string& profile = "80mm")
{
    const auto bitmap = drawTicket(paper, *printerProfile(profile));
    EXPECT_TRUE(bitmap) << (bitmap ? "" : bitmap.error().message);
    return bitmap.value_or(Bitmap{});
}

QString run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    EXPECT_TRUE(process.waitForFinished(60000)) << program.toStdString();
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    return QString::fromUtf8(process.readAllStandardOutput()).normalized(QString::NormalizationForm_C);
}

struct Rows {
    int top = 0;
    int height = 0;
};

/// Where the number's letter stands, without the round digits that reach a little over it.
Rows numberRows(const Bitmap& bitmap)
{
    Rows rows;
    for (int y = 0; y < bitmap.height(); ++y) {
        bool ink = false;
        for (int x = bitmap.width() / 14; x < bitmap.width() / 4 && !ink; ++x)
            ink = bitmap.isBlack(x, y);
        if (ink)
            ++rows.height;
        else if (rows.height > 90)
            return rows;
        else
            rows = {y + 1, 0};
    }
    return rows;
}

/// What a phone and a pair of eyes make of it.
class PaperInHand {
public:
    explicit PaperInHand(const Bitmap& bitmap)
        : m_path{m_folder.filePath("ticket.png")}
        , m_bitmap{bitmap}
    {
        QImage image{bitmap.width() + 2 * border, bitmap.height() + 2 * border, QImage::Format_Grayscale8};
        image.fill(Qt::white);
        image.setDotsPerMeterX(7992);
        image.setDotsPerMeterY(7992);
        for (int y = 0; y < bitmap.height(); ++y)
            for (int x = 0; x < bitmap.width(); ++x)
                if (bitmap.isBlack(x, y))
                    image.scanLine(y + border)[x + border] = 0;
        EXPECT_TRUE(image.save(m_path));
    }

    std::string code() const { return run("zbarimg", {"-q", "--raw", m_path}).trimmed().toStdString(); }
    /// All words. The number is far larger than the rest and left out as a picture.
    QString text() const
    {
        return run("tesseract", {m_path, "-", "-l", "vie", "--psm", "4"}).replace(u'–', '-');
    }
    /// The number alone, from as far away as the other words are large.
    std::string label() const
    {
        const QString path = m_folder.filePath("number.png");
        const QImage image{m_path};
        const Rows rows = numberRows(m_bitmap);
        const QImage cut = image.copy(0, rows.top + border - 20, image.width(), rows.height + 40);
        EXPECT_TRUE(cut.scaledToWidth(image.width() / 4, Qt::SmoothTransformation).save(path));
        return run("tesseract", {path, "-", "-l", "vie", "--psm", "7"}).trimmed().toStdString();
    }

private:
    static constexpr int border = 40; // the paper is wider than the dots

    QTemporaryDir m_folder;
    QString m_path;
    Bitmap m_bitmap;
};

double millimetres(int dots, int dpi) { return dots * 25.4 / dpi; }

double numberHeight(const Bitmap& bitmap, int dpi) { return millimetres(numberRows(bitmap).height, dpi); }

bool inkTouchesTheEdge(const Bitmap& bitmap)
{
    for (int y = 0; y < bitmap.height(); ++y)
        for (const int x : {0, 1, 2, bitmap.width() - 3, bitmap.width() - 2, bitmap.width() - 1})
            if (bitmap.isBlack(x, y))
                return true;
    return false;
}

}

TEST(TicketDrawing, IsReadByPhoneAndByEye)
{
    const PaperInHand paper{drawn(samplePaper())};
    EXPECT_EQ(paper.code(), sampleAddress);
    const QString text = paper.text();
    for (const char* words : {"Hộ tịch", "Quầy 2 hoặc 3", "6 người", "15-25 phút", "14/07/2026", "09:24",
                              "Máy K1", "1900 0000", "TRUNG TÂM PHỤC VỤ", "Phường An Thịnh"})
        EXPECT_TRUE(text.contains(words)) << words << " is not in:\n" << text.toStdString();
    EXPECT_EQ(paper.label(), "A045");
    EXPECT_FALSE(text.contains("BẢN IN LẠI"));
}

TEST(TicketDrawing, NarrowPaperIsReadToo)
{
    const PaperInHand paper{drawn(samplePaper(), "58mm")};
    EXPECT_EQ(paper.label(), "A045");
    EXPECT_EQ(paper.code(), sampleAddress);
    const QString text = paper.text();
    for (const char* words : {"Hộ tịch", "15-25 phút", "1900 0000"})
        EXPECT_TRUE(text.contains(words)) << words << " is not in:\n" << text.toStdString();
}

TEST(TicketDrawing, NumberIsAsHighAsPromised)
{
    for (const char* label : {"A045", "M888"}) {
        TicketPaper paper = samplePaper();
        paper.label = label;
        EXPECT_NEAR(numberHeight(drawn(paper), 203), 21.4, 0.3) << label;
        EXPECT_NEAR(numberHeight(drawn(paper, "80mm-180dpi"), 180), 21.4, 0.3) << label;
        EXPECT_NEAR(numberHeight(drawn(paper, "58mm"), 203), 14.3, 0.3) << label;
        for (const char* profile : {"80mm", "58mm", "80mm-180dpi"})
            EXPECT_FALSE(inkTouchesTheEdge(drawn(paper, profile))) << label << " on " << profile;
    }
}

TEST(TicketDrawing, PriorityHasItsBand)
{
    TicketPaper paper = samplePaper();
    paper.priority = true;
    const Bitmap bitmap = drawn(paper);
    int blackRows = 0;
    for (int y = 0; y < bitmap.height(); ++y) {
        int black = 0;
        for (int x = 0; x < 100; ++x)
            black += bitmap.isBlack(x + 8, y) ? 1 : 0;
        blackRows += black == 100 ? 1 : 0;
    }
    EXPECT_GE(blackRows, 68);
    EXPECT_GT(bitmap.height(), drawn(samplePaper()).height());
}

TEST(TicketDrawing, ACopySaysSo)
{
    TicketPaper paper = samplePaper();
    paper.reprintedAt = "09:31";
    paper.qr = "https://luot.example/t/Zm9vYmFyYmF6cXV4MTIzNA";
    const PaperInHand hand{drawn(paper)};
    EXPECT_EQ(hand.code(), paper.qr);
    EXPECT_EQ(hand.label(), "A045");
    const QString text = hand.text();
    for (const char* words : {"BẢN IN LẠI", "lúc 09:31", "Mã trên phiếu", "trước đã hủy"})
        EXPECT_TRUE(text.contains(words)) << words << " is not in:\n" << text.toStdString();
}

TEST(TicketDrawing, NarrowCopiesAndTheWidthsBetweenAreReadToo)
{
    TicketPaper paper = samplePaper();
    paper.reprintedAt = "09:31";
    paper.qr = "https://luot.example/t/Zm9vYmFyYmF6cXV4MTIzNA";
    for (const char* profile : {"58mm", "58mm-416", "58mm-432"}) {
        const Bitmap bitmap = drawn(paper, profile);
        EXPECT_FALSE(inkTouchesTheEdge(bitmap)) << profile;
        EXPECT_GE(numberHeight(bitmap, 203), 14.0) << profile;
        const PaperInHand hand{bitmap};
        EXPECT_EQ(hand.code(), paper.qr) << profile;
        EXPECT_EQ(hand.label(), "A045") << profile;
        const QString text = hand.text();
        for (const char* words : {"BẢN", "LẠI", "09:31", "Hộ tịch"})
            EXPECT_TRUE(text.contains(words)) << profile << ": " << words << " is not in:\n"
                                              << text.toStdString();
    }
}

TEST(TicketDrawing, LongNamesStayWholeAndLegible)
{
    TicketPaper paper = samplePaper();
    paper.field = "Lao động, người có công, trẻ em và bình đẳng giới";
    paper.counters = "Quầy 2, 3, 5, 7 hoặc khu chờ tầng hai";
    for (const char* profile : {"80mm", "58mm", "80mm-180dpi"}) {
        const Bitmap bitmap = drawn(paper, profile);
        EXPECT_FALSE(inkTouchesTheEdge(bitmap)) << profile;
        const QString text = PaperInHand{bitmap}.text().simplified();
        for (const char* words : {"Lao", "người", "công", "bình", "đẳng giới", "khu chờ", "tầng hai"})
            EXPECT_TRUE(text.contains(words)) << profile << ": " << words << " is not in:\n"
                                              << text.toStdString();
        EXPECT_EQ(PaperInHand{bitmap}.code(), sampleAddress);
    }
}

TEST(TicketDrawing, EvenAWordWithoutEndFits)
{
    TicketPaper paper = samplePaper();
    paper.field = std::string(300, 'W');
    paper.label = "MMMM8888";
    paper.kiosk = "Máy lấy số ở sảnh chính, tầng một, cạnh cửa số hai";
    for (const char* profile : {"80mm", "58mm"})
        EXPECT_FALSE(inkTouchesTheEdge(drawn(paper, profile))) << profile;
}

TEST(TicketDrawing, WhatIsNotKnownIsLeftOut)
{
    const Bitmap bare = drawn({.label = "B001", .field = "Hộ tịch"});
    EXPECT_LT(bare.height(), drawn(samplePaper()).height() - 400);
    EXPECT_EQ(PaperInHand{bare}.label(), "B001");
}

TEST(TicketDrawing, WithoutAnAddressNothingIsSaidOfThePhone)
{
    TicketPaper paper = samplePaper();
    paper.qr = "LQT1:Zm9vYmFyYmF6cXV4MTIzNA";
    const PaperInHand hand{drawn(paper)};
    EXPECT_EQ(hand.code(), paper.qr);
    const QString text = hand.text();
    EXPECT_FALSE(text.contains("điện thoại")) << text.toStdString();
    EXPECT_TRUE(text.contains("Không đưa mã"));
}

TEST(TicketDrawing, ALongAddressGetsASmallerCodeAndThenARefusal)
{
    TicketPaper paper = samplePaper();
    paper.qr = "https://" + std::string(180, 'a') + ".example/t/Zm9vYmFyYmF6cXV4MTIzNA";
    for (const char* profile : {"80mm", "58mm"})
        EXPECT_EQ(PaperInHand{drawn(paper, profile)}.code(), paper.qr) << profile;
    for (const std::size_t length : {std::size_t{2500}, std::size_t{5000}}) {
        paper.qr = std::string(length, 'a');
        const auto refused = drawTicket(paper, *printerProfile("58mm"));
        ASSERT_FALSE(refused);
        EXPECT_NE(refused.error().message.find("public_base_url"), std::string::npos);
    }
}

TEST(TicketDrawing, LooksTheSameInEitherFormOfUnicode)
{
    TicketPaper decomposed = samplePaper();
    decomposed.field = QString{"Hộ tịch"}.normalized(QString::NormalizationForm_D).toStdString();
    EXPECT_TRUE(drawn(decomposed) == drawn(samplePaper()));
}

}
