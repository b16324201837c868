#include "ticket-printer/ticket_drawing.h"

#include "ticket-printer/src/drawing_strip.h"
#include "ticket-printer/src/ticket_measures.h"

#include <QFont>
#include <QFontDatabase>
#include <QRawFont>
#include <QStringList>

#include <qrcodegen/qrcodegen.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace luot::ticket_printer {

namespace {

bool fontsInstalled()
{
    const QStringList styles = QFontDatabase::styles("Noto Sans");
    return styles.contains("Bold") && styles.contains("Condensed Bold");
}

/// One ticket on its way onto a sheet, from top to bottom.
class TicketLayout {
public:
    TicketLayout(const TicketPaper& paper, const PrinterProfile& profile)
        : m_paper{paper}
        , m_sheet{profile.widthDots, profile.dpi}
        , m_measures{m_sheet.inner() >= m_sheet.dots(500) ? widePaper : narrowPaper}
    {
    }

    Bitmap draw()
    {
        heading();
        if (m_paper.reprintedAt)
            copyBox();
        solidRule();
        number();
        if (m_paper.priority)
            priorityBand();
        fieldName();
        solidRule();
        const bool rows = directions();
        if (!m_paper.qr.empty()) {
            if (rows)
                dashedRule();
            code();
            solidRule();
        } else if (rows) {
            m_sheet.y += dots(m_measures.rowToDashes);
            solidRule();
        }
        footer();
        return m_sheet.paint();
    }

private:
    int dots(int design) const { return m_sheet.dots(design); }
    QFont bold(int size) const { return boldFont(dots(size)); }

    void solidRule()
    {
        m_sheet.box(m_sheet.left(), m_sheet.y, m_sheet.inner(), dots(rule));
        m_sheet.y += dots(rule);
    }
    void dashedRule()
    {
        m_sheet.y += dots(m_measures.rowToDashes);
        for (int x = m_sheet.left(); x < m_sheet.right(); x += dots(12))
            m_sheet.box(x, m_sheet.y, std::min(dots(8), m_sheet.right() - x), dots(rule));
        m_sheet.y += dots(rule);
    }

    void heading()
    {
        int baseline = dots(m_measures.top);
        const auto put = [&](const std::string& name, const QFont& font) {
            for (const QString& line : wrapped(words(name), font, m_sheet.inner())) {
                m_sheet.centred(baseline, line, font);
                m_sheet.y = baseline + dots(m_measures.headingToRule);
                baseline += dots(m_measures.headingStep);
            }
        };
        for (const std::string& name : m_paper.centreName)
            put(name, bold(m_measures.heading));
        put(m_paper.ward, bold(text));
    }

    void copyBox()
    {
        const int top = m_sheet.y;
        const int height = dots(92);
        const int frame = dots(5);
        m_sheet.box(m_sheet.left(), top, m_sheet.inner(), height);
        m_sheet.box(m_sheet.left() + frame, top + frame, m_sheet.inner() - 2 * frame, height - 2 * frame,
                    Qt::white);
        m_sheet.centred(top + dots(42), "BẢN IN LẠI", bold(m_measures.wide ? 36 : 32));
        const QString when = "lúc " + words(*m_paper.reprintedAt);
        m_sheet.centred(top + dots(78), m_measures.wide ? when + ", thay phiếu trước" : when, bold(text));
        m_sheet.y = top + height + dots(12);
    }

    void number()
    {
        m_sheet.y += dots(m_measures.captionDrop);
        m_sheet.centred(m_sheet.y, "SỐ THỨ TỰ", bold(m_measures.caption));
        m_sheet.y += dots(m_measures.numberDrop);

        const QString label = words(m_paper.label);
        const int probe = 1000;
        const double capPerPixel = QRawFont::fromFont(numberFont(probe)).capHeight() / probe;
        double pixels = std::ceil(dots(m_measures.numberCap) / capPerPixel);
        const double width = widthOf(label, numberFont(pixels));
        if (width > m_sheet.inner())
            pixels *= m_sheet.inner() / width;
        m_sheet.centred(m_sheet.y, label, numberFont(pixels));
    }

    void priorityBand()
    {
        const int top = m_sheet.y + dots(m_measures.wide ? 23 : 18);
        const int height = dots(m_measures.wide ? 68 : 56);
        const int disc = dots(m_measures.wide ? 52 : 44);
        const QFont sign = bold(m_measures.wide ? 36 : 30);
        const QFont font = bold(m_measures.wide ? 34 : 30);
        m_sheet.box(m_sheet.left(), top, m_sheet.inner(), height);
        const int gap = dots(19);
        const double middle = top + height / 2.0;
        const double start = m_sheet.left() + (m_sheet.inner() - disc - gap - widthOf("ƯU TIÊN", font)) / 2;
        m_sheet.disc(std::round(start) + disc / 2.0, middle, disc, Qt::white);
        const auto baseline
            = [&](const QFont& of) { return middle + QRawFont::fromFont(of).capHeight() / 2; };
        m_sheet.line(start + (disc - widthOf("Ư", sign)) / 2 + dots(1), baseline(sign), "Ư", sign);
        m_sheet.line(start + disc + gap, baseline(font), "ƯU TIÊN", font, Qt::white);
        m_sheet.y = top + height - dots(m_measures.wide ? 7 : 5);
    }

    void fieldName()
    {
        const QString name = words(m_paper.field);
        const auto fitted = [&](int size, qsizetype mostLines) {
            const QStringList lines = wrapped(name, bold(size), m_sheet.inner());
            if (lines.size() > mostLines)
                return false;
            m_sheet.y += dots(m_measures.fieldDrop);
            for (qsizetype i = 0; i < lines.size(); ++i) {
                m_sheet.centred(m_sheet.y, lines[i], bold(size));
                m_sheet.y += i + 1 < lines.size() ? dots(size * 5 / 4) : dots(m_measures.fieldToRule);
            }
            return true;
        };
        const int middle = (m_measures.field + leastText) / 2;
        if (!fitted(m_measures.field, 1) && !fitted(middle, 2) && !fitted((middle + leastText) / 2, 3))
            fitted(leastText, name.size());
    }

    /// A name on the left and what it names on the right, in more lines where it is long. Returns the next
    /// base line.
    int pair(int baseline, const QString& name, const QString& value, const QFont& font, int step)
    {
        m_sheet.line(m_sheet.left(), baseline, name, font);
        const double width = m_sheet.inner() - widthOf(name, font) - dots(24);
        for (const QString& line : wrapped(value, font, width)) {
            m_sheet.flushRight(baseline, line, font);
            baseline += step;
        }
        return baseline;
    }

    /// Where to go, how many are ahead, how long it takes. False if nothing of it is known.
    bool directions()
    {
        int baseline = m_sheet.y + dots(m_measures.rowDrop);
        const QFont font = bold(m_measures.row);
        bool any = false;
        const auto row = [&](const QString& name, const QString& value) {
            baseline = pair(baseline, name, value, font, dots(m_measures.rowStep));
            m_sheet.y = baseline - dots(m_measures.rowStep);
            any = true;
        };
        if (!m_paper.counters.empty())
            row("Đến", words(m_paper.counters));
        if (m_paper.peopleAhead)
            row("Phía trước",
                *m_paper.peopleAhead == 0 ? QString{"Không có ai"}
                                          : QString::number(*m_paper.peopleAhead) + " người");
        if (m_paper.wait) {
            const auto [from, to] = *m_paper.wait;
            const QString range = from == to ? QString::number(to) : QString{"%1–%2"}.arg(from).arg(to);
            if (to == 0)
                row("Thời gian", "Không phải chờ");
            else
                row(m_measures.wide ? "Chờ khoảng" : "Chờ", range + " phút");
        }
        return any;
    }

    /// The words beside or under the code, as paragraphs of lines.
    std::vector<QStringList> codeWords() const
    {
        std::vector<QStringList> paragraphs;
        // The number once more in reading size: a torn or photographed lower half still tells whose it is,
        // and readers that take the large one for a picture find it here.
        const QString number = QString::fromStdString(m_paper.label);
        const QString narrow = "Quét để theo dõi " + number + ".";
        if (m_paper.qr.starts_with("http") && m_measures.wide)
            paragraphs.push_back({"Quét mã để", "theo dõi " + number, "trên điện thoại."});
        else if (m_paper.qr.starts_with("http"))
            paragraphs.push_back(
                {widthOf(narrow, bold(text)) <= m_sheet.inner() ? narrow : QString{"Quét mã để theo dõi."}});
        paragraphs.push_back(m_paper.reprintedAt ? QStringList{"Mã trên phiếu", "trước đã hủy."}
                                                 : QStringList{"Không đưa mã", "cho người lạ."});
        return paragraphs;
    }

    void code()
    {
        using qrcodegen::QrCode;
        const QrCode qr = QrCode::encodeText(m_paper.qr.c_str(), QrCode::Ecc::LOW);
        const std::vector<QStringList> paragraphs = codeWords();
        const QFont font = bold(text);
        double column = 0;
        for (const QStringList& lines : paragraphs)
            for (const QString& line : lines)
                column = std::max(column, widthOf(line, font));

        const int gap = dots(24);
        const int quiet = dots(qrModule);
        const auto room = static_cast<int>(m_sheet.inner() - quiet - gap - column) / qr.getSize();
        const bool beside = m_measures.wide && room >= dots(leastQrModule);
        // Under each other the code has the paper to itself, but for the blank edge that a reader needs.
        const int module
            = std::min(dots(qrModule), beside ? room : (m_sheet.inner() - 2 * quiet) / qr.getSize());
        if (module < 3)
            throw std::length_error{"code too long"};

        const int size = module * qr.getSize();
        const int top = m_sheet.y + dots(m_measures.wide ? 23 : 19);
        const int x = beside ? m_sheet.left() + quiet : m_sheet.left() + (m_sheet.inner() - size + 1) / 2;
        for (int row = 0; row < qr.getSize(); ++row)
            for (int column2 = 0; column2 < qr.getSize(); ++column2)
                if (qr.getModule(column2, row))
                    m_sheet.box(x + column2 * module, top + row * module, module, module);
        if (beside)
            wordsBeside(paragraphs, x + size + gap, top, size);
        else
            wordsUnder(paragraphs, top + size);
    }

    void wordsBeside(const std::vector<QStringList>& paragraphs, int x, int top, int size)
    {
        const int step = dots(38);
        const int between = dots(12);
        int height = -between;
        for (const QStringList& lines : paragraphs)
            height += static_cast<int>(lines.size()) * step + between;
        int baseline = top + (size - height) / 2 + dots(30);
        for (const QStringList& lines : paragraphs) {
            for (const QString& line : lines) {
                m_sheet.line(x, baseline, line, bold(text));
                baseline += step;
            }
            baseline += between;
        }
        m_sheet.y = top + std::max(size, height) + dots(23);
    }

    void wordsUnder(const std::vector<QStringList>& paragraphs, int top)
    {
        int baseline = top + dots(38);
        for (const QStringList& lines : paragraphs)
            for (const QString& line : lines) {
                m_sheet.centred(baseline, line, bold(text));
                m_sheet.y = baseline + dots(20);
                baseline += dots(m_measures.headingStep);
            }
    }

    void footer()
    {
        const QFont font = bold(m_measures.footer);
        const QString date = words(m_paper.date);
        const QString time = words(m_paper.time);
        const QString kiosk = m_measures.wide ? words(m_paper.kiosk) : QString{};
        int baseline = m_sheet.y + dots(m_measures.footerDrop);
        const int step = dots(m_measures.footerStep);
        const double spare
            = m_sheet.inner() - widthOf(date, font) - widthOf(time, font) - widthOf(kiosk, font);
        const bool oneLine = !kiosk.isEmpty() && spare >= dots(32);
        m_sheet.line(m_sheet.left(), baseline, date, font);
        if (oneLine) {
            m_sheet.line(m_sheet.left() + widthOf(date, font) + spare / 2, baseline, time, font);
            m_sheet.flushRight(baseline, kiosk, font);
        } else {
            m_sheet.flushRight(baseline, time, font);
        }
        baseline += step;
        if (!oneLine)
            baseline = pair(baseline, {}, kiosk, font, step);
        if (!m_paper.hotline.empty())
            baseline = pair(baseline, m_measures.wide ? "Đường dây nóng" : "Hỗ trợ", words(m_paper.hotline),
                            font, step);
        baseline -= step;

        const QFont thanksFont = bold(m_measures.wide ? 30 : text);
        baseline += dots(m_measures.thanksDrop);
        const QString thanks = (m_measures.wide ? "Trân trọng cảm ơn " : "Cảm ơn ") + words(m_paper.citizens);
        for (const QString& line : wrapped(thanks, thanksFont, m_sheet.inner())) {
            m_sheet.centred(baseline, line, thanksFont);
            m_sheet.y = baseline + dots(m_measures.bottom);
            baseline += step;
        }
    }

    const TicketPaper& m_paper;
    PaperStrip m_sheet;
    const TicketMeasures& m_measures;
};

}

Result<Bitmap> drawTicket(const TicketPaper& paper, const PrinterProfile& profile)
{
    if (!fontsInstalled())
        return failure(
            "The ticket's font is missing; install the packages fonts-noto-core and fonts-noto-extra.");
    try {
        return TicketLayout{paper, profile}.draw();
    } catch (const std::length_error&) { // also qrcodegen's own
        return failure("The text of the ticket's code is too long for this paper; shorten public_base_url.");
    }
}

}
