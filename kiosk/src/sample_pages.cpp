#include "kiosk/src/sample_pages.h"

#include "kiosk/citizen_drawing.h"
#include "kiosk/visit_screen.h"

#include <chrono>
#include <utility>

namespace luot::kiosk {

namespace {

using namespace std::chrono_literals;
using protocol::Field;
using vision::CardLayout;
using vision::Cell;
using vision::Pose;
using vision::RingState;

std::vector<Field> sampleFields()
{
    const auto field
        = [](const char* id, const char* name, const char* icon, int waiting, protocol::WaitRange wait) {
              return Field{FieldId{id}, name, {}, icon, true, waiting, wait};
          };
    return {field("A", "Hộ tịch", "family", 6, {15, 25}),
            field("B", "Chứng thực", "document-check", 9, {20, 30}),
            field("C", "Đất đai – Môi trường", "map-pin", 14, {40, 60}),
            field("D", "Xây dựng – Đô thị", "building", 2, {5, 10}),
            field("E", "Đăng ký kinh doanh", "shop", 3, {5, 15}),
            field("G", "Trả kết quả", "tray-check", 0, {})};
}

VisitView page(Page which)
{
    VisitView view;
    view.page = which;
    view.pointingWorks = true;
    view.faceBinding = FaceBinding::On;
    return view;
}

VisitView choice(Page which, CardLayout layout, std::optional<Cell> at = {}, double ring = 0.0,
                 Pose head = {})
{
    auto view = page(which);
    view.cards = std::move(layout);
    view.pointing.highlighted = at;
    view.pointing.progress = ring;
    view.pointing.ring = at ? RingState::Fill : RingState::None;
    view.pointing.direction = head;
    view.advice = at ? Advice::Hold : Advice::None;
    view.fields = sampleFields();
    view.field = view.fields.front();
    view.priorities = priorityChoices({});
    view.yes = {0, 1};
    view.no = {0, 0};
    return view;
}

VisitView consent(std::optional<Cell> at = {}, double ring = 0.0, Pose head = {})
{
    auto view = choice(Page::Consent, CardLayout::two(), at, ring, head);
    std::swap(view.yes, view.no);
    return view;
}

VisitView numbered(Page which, Paper paper)
{
    auto view = choice(which, CardLayout::two());
    if (which != Page::PrintUnknown)
        view.cards.reset();
    protocol::IssuedTicket issued;
    issued.ticket.label = "A045";
    issued.ticket.field = FieldId{"A"};
    issued.ahead = 6;
    issued.wait = {15, 25};
    issued.counters = {CounterId{"2"}, CounterId{"3"}};
    view.ticket = issued;
    view.paper = paper;
    view.advice = Advice::None;
    return view;
}

VisitView withSeconds(VisitView view, int seconds)
{
    view.secondsLeft = seconds;
    return view;
}

VisitView eightFields()
{
    auto view = choice(Page::Choose, CardLayout::fields(8), Cell{0, 2}, 0.4, {-11, 6});
    view.fields.push_back({FieldId{"H"}, "Lao động – Bảo trợ xã hội", {}, "hand-heart", true, 7, {}});
    view.fields.push_back({FieldId{"K"}, "Y tế – Giáo dục – Văn hóa", {}, "people", false, 0, {}});
    view.consented = true;
    return view;
}

VisitView refused()
{
    auto view = choice(Page::Refused, CardLayout::two());
    view.cards.reset();
    view.refusal = protocol::ErrorCode::QuotaFull;
    return view;
}

VisitView greeting(Page which, double circle)
{
    auto view = page(which);
    view.circle = circle;
    return view;
}

VisitView cameraFault(CameraTrouble trouble)
{
    auto view = page(Page::CameraFault);
    view.cameraTrouble = trouble;
    return view;
}

VisitView withoutBinding(VisitView view)
{
    view.faceBinding = FaceBinding::Off;
    return view;
}

VisitView advised(VisitView view, Advice advice)
{
    view.advice = advice;
    return view;
}

VisitView already(HeldNumber::Likeness likeness)
{
    auto view = choice(Page::Already, CardLayout::confirm(), Cell{0, 1}, 0.3, {-11, 0});
    view.held = HeldNumber{"A045", WallTime{1783995400000ms}, likeness};
    return view;
}

VisitView kept()
{
    auto view = already(HeldNumber::Likeness::Same);
    view.page = Page::Kept;
    view.cards.reset();
    return view;
}

VisitView twoFields()
{
    auto view = choice(Page::Choose, CardLayout::fields(2));
    view.fields.resize(2);
    return view;
}

}

std::vector<ui::SelfTestStep> samplePages(VisitScreen& visit)
{
    const auto step = [&visit](const char* name, const VisitView& view) {
        return ui::SelfTestStep{
            name, [&visit, view] {
                visit.setBranch({BranchId{"an-thinh"}, "Trung tâm Phục vụ hành chính công", "Phường An Thịnh",
                                 "1900 0000", "https://luot.example"});
                visit.setTime(WallTime{1783995880000ms});
                visit.setMirror(CitizenDrawing::picture(288));
                visit.setCode(view.ticket ? "https://luot.example/t/AAAAAAAAAAAAAAAAAAAAAA" : "");
                visit.setView(view);
            }};
    };
    const Cell left{0, 0};
    const Cell right{0, 1};
    return {step("kiosk-a-attract", page(Page::Attract)),
            step("kiosk-a-attract-dark", advised(page(Page::Attract), Advice::TooDark)),
            step("kiosk-b-greeting", greeting(Page::Greeting, 0.45)),
            step("kiosk-b-greeting-no-binding", withoutBinding(greeting(Page::Greeting, 0.45))),
            step("kiosk-b-closer", advised(greeting(Page::Greeting, 0.9), Advice::ComeCloser)),
            step("kiosk-b-one-person", advised(greeting(Page::Greeting, 0.9), Advice::OnePerson)),
            step("kiosk-b-middle", advised(greeting(Page::Greeting, 0.9), Advice::ToMiddle)),
            step("kiosk-b-dark", advised(greeting(Page::Greeting, 0.9), Advice::TooDark)),
            step("kiosk-b-backlit", advised(greeting(Page::Greeting, 0.9), Advice::Backlit)),
            step("kiosk-b-bright", advised(greeting(Page::Greeting, 0.9), Advice::TooBright)),
            step("kiosk-c-consent", consent()),
            step("kiosk-c-consent-mask", advised(consent(), Advice::TakeMaskOff)),
            step("kiosk-c2-consent-pointing", consent(right, 0.4, {-11, 0})),
            step("kiosk-d-neutral", greeting(Page::Neutral, 0.56)),
            step("kiosk-d-neutral-backlit", advised(greeting(Page::Neutral, 0.1), Advice::Backlit)),
            step("kiosk-e-choose", choice(Page::Choose, CardLayout::fields(6), left, 0.6, {11, 5})),
            step("kiosk-e-choose-closer",
                 advised(choice(Page::Choose, CardLayout::fields(6)), Advice::ComeCloser)),
            step("kiosk-e-choose-2", twoFields()),
            step("kiosk-e-choose-2-glasses", advised(twoFields(), Advice::TakeGlassesOff)),
            step("kiosk-e-choose-ring8", eightFields()),
            step("kiosk-e-choose-ring8-glasses", advised(eightFields(), Advice::TakeGlassesOff)),
            step("kiosk-f-priority", choice(Page::Priority, CardLayout::fields(6))),
            step("kiosk-g-confirm", choice(Page::Confirm, CardLayout::confirm(), right, 0.6, {-11, 0})),
            step("kiosk-j-already", already(HeldNumber::Likeness::Alike)),
            step("kiosk-j-already-same", already(HeldNumber::Likeness::Same)),
            step("kiosk-j-kept", kept()),
            step("kiosk-issuing",
                 [] {
                     auto view = choice(Page::Issuing, CardLayout::two());
                     view.cards.reset();
                     return view;
                 }()),
            step("kiosk-h-issued", withSeconds(numbered(Page::Issued, Paper::Printed), 5)),
            step("kiosk-h-printing", numbered(Page::Issued, Paper::Printing)),
            step("kiosk-i-no-paper", withSeconds(numbered(Page::NoPaper, Paper::Missing), 30)),
            step("kiosk-o-print-unknown", withSeconds(numbered(Page::PrintUnknown, Paper::Unknown), 30)),
            step("kiosk-printer-trouble", withSeconds(choice(Page::PrinterTrouble, CardLayout::two()), 30)),
            step("kiosk-cancelled", numbered(Page::Cancelled, Paper::Printed)),
            step("kiosk-p-quota", refused()),
            step("kiosk-n-camera-fault", cameraFault(CameraTrouble::Camera)),
            step("kiosk-n-camera-fault-models", cameraFault(CameraTrouble::Models)),
            step("kiosk-n-no-camera", cameraFault(CameraTrouble::NoCamera)),
            step("kiosk-n-other-ways", page(Page::OtherWays)),
            step("kiosk-service-lost", page(Page::ServiceLost)),
            step("kiosk-k-closed", page(Page::Closed))};
}

}
