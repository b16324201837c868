#include "clerk-terminal/face_desk.h"

#include "clerk-terminal/counter_eyes.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {

using State = FaceCheck::State;
using vision::CounterBand;
using vision::Hindrance;

FaceDesk::FaceDesk(std::unique_ptr<CounterEyes> eyes, const Clock& clock, Send send, QObject* parent)
    : QObject{parent}
    , m_eyes{std::move(eyes)}
    , m_check{clock,
              {.ask = std::move(send),
               .openEyes = [this] { openEyes(); },
               .takeTemplate = [this] { m_eyes->takeTemplate(); },
               .closeEyes = [this] { m_eyes->close(); }},
              m_eyes != nullptr}
{
    if (m_eyes)
        listen();
    m_second.setInterval(250ms);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_check.tick();
        refresh();
    });
}

FaceDesk::~FaceDesk() = default;

void FaceDesk::listen()
{
    // What was under way when a check ended still comes, and belongs to nobody.
    const auto ifCurrent = [this](auto take) {
        return [this, take](int check, auto&&... seen) {
            if (check == m_number)
                take(seen...);
            refresh();
        };
    };
    connect(m_eyes.get(), &CounterEyes::codeSeen, this,
            ifCurrent([this](const SeenCode& code) { m_check.codeSeen(std::move(*code)); }));
    connect(m_eyes.get(), &CounterEyes::faceSeen, this,
            ifCurrent([this](const SeenFace& face) { m_check.faceSeen(std::move(*face)); }));
    connect(m_eyes.get(), &CounterEyes::hindered, this,
            ifCurrent([this](Hindrance hindrance) { m_check.hindered(hindrance); }));
    connect(m_eyes.get(), &CounterEyes::failed, this, ifCurrent([this] { m_check.eyesFailed(); }));
}

void FaceDesk::follow(const std::optional<FaceCheck::Visit>& visit)
{
    if (m_check.visit() == visit)
        return;
    m_check.follow(visit);
    refresh();
}

void FaceDesk::replied(const protocol::Reply& reply)
{
    m_check.replied(reply);
    refresh();
}

void FaceDesk::codeScanned(std::string text)
{
    m_check.codeScanned(std::move(text));
    refresh();
}

void FaceDesk::press()
{
    m_check.press();
    refresh();
}

bool FaceDesk::leave()
{
    if (m_check.state() == State::Off)
        return false;
    m_check.end();
    refresh();
    return true;
}

void FaceDesk::openEyes() { m_eyes->open(++m_number); }

void FaceDesk::refresh()
{
    if (m_check.isUnderWay() && !m_second.isActive())
        m_second.start();
    else if (!m_check.isUnderWay())
        m_second.stop();
    emit changed();
}

FaceDesk::Tone FaceDesk::tone() const
{
    switch (m_check.state()) {
    case State::Off:
        return Plain;
    case State::AwaitingCode:
    case State::Opening:
    case State::AwaitingFace:
        return Busy;
    case State::Failed:
        return Trouble;
    case State::Done:
        break;
    }
    switch (m_check.band()) {
    case CounterBand::Green:
        return Green;
    case CounterBand::Amber:
        return Amber;
    case CounterBand::Red:
        break;
    }
    return Red;
}

QString FaceDesk::icon() const
{
    switch (m_check.state()) {
    case State::AwaitingCode:
    case State::Opening:
        return "qr";
    case State::Failed:
        return "alert";
    case State::Done:
        return m_check.band() == CounterBand::Red ? "person-x" : "face";
    case State::AwaitingFace:
        return "face";
    case State::Off:
        break;
    }
    return m_check.visit() && m_check.visit()->isFaceBound ? "face" : "ticket";
}

QString FaceDesk::title() const
{
    switch (m_check.state()) {
    case State::AwaitingCode:
        return tr("Mời công dân đưa mã QR trên phiếu trước máy ảnh");
    case State::Opening:
        return tr("Đã đọc mã. Đang mở khuôn mặt của phiếu");
    case State::AwaitingFace:
        return tr("Mời công dân nhìn vào máy ảnh");
    case State::Failed:
        return troubleTitle();
    case State::Done:
        break;
    case State::Off:
        return m_check.visit() && m_check.visit()->isFaceBound ? tr("Phiếu có gắn khuôn mặt")
                                                               : tr("Phiếu không gắn khuôn mặt");
    }
    switch (m_check.band()) {
    case CounterBand::Green:
        return tr("Khuôn mặt khớp với phiếu");
    case CounterBand::Amber:
        return tr("Khuôn mặt gần giống, chưa chắc");
    case CounterBand::Red:
        break;
    }
    return tr("Khuôn mặt không giống với phiếu");
}

QString FaceDesk::text() const
{
    switch (m_check.state()) {
    case State::AwaitingCode: {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_check.remaining()).count();
        return tr("Hoặc quét mã bằng máy quét. Còn %1 giây.").arg(seconds);
    }
    case State::Opening:
        return tr("Ảnh không được lưu.");
    case State::AwaitingFace:
        return hint();
    case State::Failed:
        return troubleText();
    case State::Done:
        return m_check.band() == CounterBand::Green
            ? tr("Chỉ để tham khảo. Cán bộ quyết định.")
            : tr("Xin xem thêm giấy tờ. Chỉ để tham khảo, cán bộ quyết định.");
    case State::Off:
        break;
    }
    return m_check.visit() && m_check.visit()->isFaceBound ? tr("Công dân đã đồng ý. Chỉ để tham khảo.")
                                                           : tr("Xem số trên phiếu khi công dân đến quầy.");
}

QString FaceDesk::keyText() const
{
    const bool isBound = m_check.visit() && m_check.visit()->isFaceBound;
    if (!isBound || !m_check.hasCamera())
        return {};
    if (m_check.isUnderWay())
        return tr("Thôi");
    return m_check.state() == State::Off ? tr("So") : tr("So lại");
}

QString FaceDesk::hint() const
{
    switch (m_check.hindrance()) {
    case Hindrance::None:
    case Hindrance::Aside:
        break;
    case Hindrance::TooDark:
        return tr("Hơi tối. Xin bật đèn, hoặc xoay máy ảnh về phía sáng.");
    case Hindrance::Backlit:
        return tr("Ngược sáng. Xin kéo rèm, hoặc xoay máy ảnh.");
    case Hindrance::TooBright:
        return tr("Sáng quá. Xin che bớt ánh sáng.");
    case Hindrance::TooNear:
        return tr("Xin lùi lại một chút.");
    case Hindrance::TwoPeople:
    case Hindrance::SomebodyBeside:
        return tr("Có hai người. Mời một người đứng trước máy ảnh.");
    case Hindrance::TooFar:
    case Hindrance::TooFarForTemplate:
        return tr("Xin đến gần máy ảnh hơn một chút.");
    case Hindrance::Mask:
        return tr("Xin kéo khẩu trang xuống, nếu công dân đồng ý.");
    case Hindrance::DarkGlasses:
        return tr("Xin bỏ kính tối màu, nếu công dân đồng ý.");
    }
    return tr("Nhìn thẳng, một giây. Ảnh không được lưu.");
}

QString FaceDesk::troubleTitle() const
{
    using enum FaceCheck::Trouble;
    switch (m_check.trouble()) {
    case NoCamera:
        return tr("Quầy này không có máy ảnh");
    case CameraFailed:
        return tr("Máy ảnh của quầy không dùng được");
    case NoCode:
        return tr("Chưa thấy mã QR");
    case NotATicket:
        return tr("Mã vừa quét không phải của phiếu");
    case NoKey:
        return tr("Mã này không mở được khuôn mặt");
    case OtherTicket:
        return tr("Đây là mã của phiếu %1").arg(QString::fromStdString(m_check.otherLabel()));
    case NotOpened:
        return tr("Mã không khớp với khuôn mặt của phiếu");
    case NoFace:
        return tr("Khuôn mặt đã được xóa");
    case NoAnswer:
        return tr("Máy chủ chưa trả lời");
    case NotAllowed:
        return tr("Máy chủ không cho mở khuôn mặt");
    case NotSeen:
    case None:
        break;
    }
    return tr("Chưa thấy rõ khuôn mặt");
}

QString FaceDesk::troubleText() const
{
    using enum FaceCheck::Trouble;
    switch (m_check.trouble()) {
    case NoCamera:
        return tr("Xem số trên phiếu. Cán bộ quyết định.");
    case CameraFailed:
        return tr("Xem số trên phiếu; xin gọi người phụ trách kỹ thuật.");
    case NoCode:
        return tr("Đưa phiếu cách máy ảnh một gang tay, rồi bấm F10.");
    case NotATicket:
        return tr("Xin quét mã QR trên phiếu lấy số.");
    case NoKey:
        return tr("Bản in lại và mã trên màn hình không mở được. Xem số trên phiếu.");
    case OtherTicket:
        return tr("Xin hỏi lại công dân, hoặc bấm F10 để so lại.");
    case NotOpened:
        return tr("Xem số trên phiếu, hoặc bấm F10 để so lại.");
    case NoFace:
        return tr("Công dân đã rút lại, hoặc đã hết hạn. Xem số trên phiếu.");
    case NoAnswer:
        return tr("Bấm F10 để so lại; lượt vẫn được giữ.");
    case NotAllowed:
        return tr("Chỉ so được khi công dân đang ở quầy này.");
    case NotSeen:
    case None:
        break;
    }
    return tr("Cần đủ sáng, nhìn thẳng, không khẩu trang. Bấm F10 để so lại.");
}

}
