#include "kiosk/src/sample_pages.h"
#include "kiosk/visit_screen.h"

#include <functional>

// What the caretaker of a kiosk sees, for the self-test.
namespace luot::kiosk {

namespace {

using Part = CaretakerFacts::Part;

CaretakerFacts well()
{
    return {"0.1.0",
            {Part::Well, "192.168.1.10:5560"},
            {Part::Well, CaretakerDesk::tr("%1 hình/giây").arg(24)},
            {Part::Well, CaretakerDesk::tr("Tốt (%1)").arg(118)},
            {Part::Well, "80mm"},
            {Part::Well, CaretakerDesk::tr("Có")},
            14,
            {"192.168.1.31"}};
}

}

std::vector<ui::SelfTestStep> sampleCaretaker(VisitScreen& visit, SampleLook look)
{
    const auto step = [&visit, look](const char* name, const std::function<void(CaretakerDesk&)>& show) {
        return ui::SelfTestStep{name, [&visit, look, show] {
                                    showSampleAttract(visit, look);
                                    auto& desk = *visit.caretaker();
                                    desk.setSettings({});
                                    show(desk);
                                }};
    };
    const auto open = [](CaretakerDesk& desk, const CaretakerFacts& facts) {
        desk.come(true, Milliseconds{0});
        desk.digit(1);
        desk.enter();
        desk.answer(true, Milliseconds{0});
        desk.setFacts(facts);
    };
    return {
        step("kiosk-t-no-pin", [](CaretakerDesk& desk) { desk.come(false, Milliseconds{0}); }),
        step("kiosk-t-pin",
             [](CaretakerDesk& desk) {
                 desk.come(true, Milliseconds{0});
                 for (const int value : {4, 1, 7, 2})
                     desk.digit(value);
             }),
        step("kiosk-t-pin-wrong",
             [](CaretakerDesk& desk) {
                 desk.come(true, Milliseconds{0});
                 desk.digit(1);
                 desk.enter();
                 desk.answer(false, Milliseconds{8000});
             }),
        step("kiosk-t-state",
             [open](CaretakerDesk& desk) {
                 open(desk, well());
                 desk.setNotice(CaretakerDesk::tr("Đã in phiếu thử. Xem chữ có đủ và rõ không."));
             }),
        step("kiosk-t-state-trouble",
             [open](CaretakerDesk& desk) {
                 auto facts = well();
                 facts.service = {Part::Bad, CaretakerDesk::tr("%1 không trả lời").arg("192.168.1.10:5560")};
                 facts.camera = {Part::Bad, CaretakerDesk::tr("Không nhận được hình: xem dây máy ảnh")};
                 facts.light = {Part::Low, CaretakerDesk::tr("Quá tối (%1): bật thêm đèn").arg(18)};
                 facts.printer = {Part::Bad, CaretakerDesk::tr("Có lỗi: xem nắp và dao cắt")};
                 facts.sound = {Part::Low, CaretakerDesk::tr("Không thấy loa")};
                 facts.addresses.clear();
                 open(desk, facts);
                 desk.setNotice(CaretakerDesk::tr("Không in được: xem giấy, nắp và dây máy in."));
             }),
        step("kiosk-t-settings",
             [open](CaretakerDesk& desk) {
                 open(desk, well());
                 desk.showTab("Settings");
             }),
        step("kiosk-t-settings-paused",
             [open](CaretakerDesk& desk) {
                 desk.setSettings({80, ui::Language::English, true, true});
                 open(desk, well());
                 desk.showTab("Settings");
             }),
        step("kiosk-u-paused",
             [](CaretakerDesk& desk) {
                 desk.setSettings({100, ui::Language::Vietnamese, false, true});
             }),
    };
}

}
