#include "kiosk/src/sample_pages.h"

#include "kiosk/citizen_drawing.h"
#include "kiosk/src/sample_centre.h"
#include "kiosk/src/sample_views.h"
#include "kiosk/visit_screen.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace luot::kiosk {

using namespace sample;

std::vector<ui::SelfTestStep> samplePages(VisitScreen& visit, SampleLook look)
{
    const Views all{look.large};
    auto closed = sample::fields();
    for (auto& field : closed) {
        field.open = false;
        field.opensAt = sample::nextMorning;
    }
    const auto stepOf
        = [&visit, look](const char* name, const VisitView& view, const std::vector<Field>& fields) {
              return ui::SelfTestStep{name, [&visit, look, view = look.low ? lowered(view) : view, fields] {
                                          visit.caretaker()->setSettings({});
                                          visit.caretaker()->shut();
                                          visit.setLanguage(look.language);
                                          visit.setBranch(sample::branch());
                                          visit.setFields(fields);
                                          visit.setTime(now);
                                          visit.setMirror(CitizenDrawing::picture(288));
                                          visit.setCode(codeOf(view));
                                          visit.setView(view);
                                      }};
          };
    const auto step
        = [&stepOf](const char* name, const VisitView& view) { return stepOf(name, view, sample::fields()); };
    const auto six = sample::fields();
    const std::vector<Field> two{six[0], six[1]};
    const auto five = std::vector<Field>{six.begin(), six.end() - 1};
    std::vector<ui::SelfTestStep> steps{
        step("kiosk-a-attract", all.page(Page::Attract)),
        step("kiosk-a-attract-dark", advised(all.page(Page::Attract), Advice::TooDark)),
        step("kiosk-b-greeting", all.circle(Page::Greeting, 0.45)),
        step("kiosk-b-greeting-no-binding", withoutBinding(all.circle(Page::Greeting, 0.45))),
        step("kiosk-b-closer", advised(all.circle(Page::Greeting, 0.9), Advice::ComeCloser)),
        step("kiosk-b-one-person", advised(all.circle(Page::Greeting, 0.9), Advice::OnePerson)),
        step("kiosk-b-middle", advised(all.circle(Page::Greeting, 0.9), Advice::ToMiddle)),
        step("kiosk-b-dark", advised(all.circle(Page::Greeting, 0.9), Advice::TooDark)),
        step("kiosk-b-backlit", advised(all.circle(Page::Greeting, 0.9), Advice::Backlit)),
        step("kiosk-b-bright", advised(all.circle(Page::Greeting, 0.9), Advice::TooBright)),
        step("kiosk-c-consent", all.consent()),
        step("kiosk-c-consent-mask", advised(all.consent(), Advice::TakeMaskOff)),
        step("kiosk-c-consent-low", lowered(all.consent())),
        step("kiosk-c2-consent-pointing", all.consent(right, 0.4, {-11, 0})),
        step("kiosk-d-neutral", all.circle(Page::Neutral, 0.56)),
        step("kiosk-d-neutral-backlit", advised(all.circle(Page::Neutral, 0.1), Advice::Backlit)),
        step("kiosk-e-choose", all.choose(six, left, 0.6, {11, 5})),
        step("kiosk-e-choose-low", lowered(all.choose(six, left, 0.6, {11, 5}))),
        step("kiosk-e-choose-without-pages", withoutPages(all.choose(six, left, 0.6, {11, 5}))),
        step("kiosk-e-choose-touch", by(all.choose(six), IssueWay::Touch)),
        step("kiosk-e-choose-keys", by(all.choose(five), IssueWay::Keyboard)),
        step("kiosk-e-choose-closer", advised(all.choose(six), Advice::ComeCloser)),
        step("kiosk-e-choose-other-way", advised(all.choose(six), Advice::OtherWay)),
        step("kiosk-e-choose-2", all.choose(two, left, 0.6, {11, 0})),
        step("kiosk-e-choose-2-glasses", advised(all.choose(two), Advice::TakeGlassesOff)),
        stepOf("kiosk-e-choose-ring8",
               consented(all.choose(sample::eightFields(), Cell{0, 2}, 0.4, {-11, 6})),
               sample::eightFields()),
        stepOf("kiosk-e-choose-ring8-glasses",
               advised(all.choose(sample::eightFields()), Advice::TakeGlassesOff), sample::eightFields()),
        step("kiosk-f-priority", all.choice(Page::Priority, CardLayout::fields(6))),
        step("kiosk-g-confirm", all.confirm()),
        step("kiosk-g-confirm-low", lowered(all.confirm())),
        step("kiosk-g-confirm-documents", all.confirmDocuments()),
        step("kiosk-h-issued", withSeconds(all.numbered(Page::Issued, Paper::Printed), 5)),
        step("kiosk-h-issued-documents", all.issuedDocuments()),
        step("kiosk-h-printing", all.numbered(Page::Issued, Paper::Printing)),
        step("kiosk-i-no-paper", withSeconds(all.numbered(Page::NoPaper, Paper::Missing), 30)),
        step("kiosk-j-already", all.already(HeldNumber::Likeness::Alike)),
        step("kiosk-j-already-same", all.already(HeldNumber::Likeness::Same)),
        step("kiosk-j-kept", all.kept(Paper::Missing)),
        step("kiosk-j-kept-printing", all.kept(Paper::Printing)),
        step("kiosk-j-kept-printed", all.kept(Paper::Printed)),
        stepOf("kiosk-k-closed", all.page(Page::Closed), closed),
        step("kiosk-l-bystander", interrupted(all.confirm(), Interruption::Bystander)),
        step("kiosk-l2-step-back", interrupted(all.circle(Page::Greeting, 0.0), Interruption::StepBack)),
        step("kiosk-m-scan", scanned(all.choose(six), right, 2)),
        step("kiosk-m-scan-phone", scannedToPhone(all.choose(six))),
        step("kiosk-m-scan-two", scanned(all.choose(two), right, 2)),
        stepOf("kiosk-m-scan-eight", scanned(all.choose(sample::eightFields()), right, 2),
               sample::eightFields()),
        step("kiosk-m-scan-consent", scanned(all.consent(), right, 2)),
        step("kiosk-m-scan-confirm", scanned(all.confirm(), std::nullopt, 4)),
        step("kiosk-n-camera-fault", all.cameraFault(CameraTrouble::Camera)),
        step("kiosk-n-camera-fault-models", all.cameraFault(CameraTrouble::Models)),
        step("kiosk-n-no-camera", helped(all.cameraFault(CameraTrouble::NoCamera))),
        step("kiosk-n-other-ways", all.page(Page::OtherWays)),
        step("kiosk-n-other-ways-without-pages", withoutPages(all.page(Page::OtherWays))),
        step("kiosk-o-print-unknown", withSeconds(all.numbered(Page::PrintUnknown, Paper::Unknown), 30)),
        step("kiosk-p-quota", all.quota()),
        step("kiosk-p-refused", all.refused(protocol::ErrorCode::QuotaFull)),
        step("kiosk-p-refused-closed", helped(all.refused(protocol::ErrorCode::FieldClosed))),
        step("kiosk-r-procedures", all.procedurePage(IssueWay::Head)),
        step("kiosk-r-procedures-touch", all.procedurePage(IssueWay::Touch)),
        step("kiosk-s-withdraw", withSeconds(all.withdrawn(Page::Withdraw, Withdrawal::Awaiting), 24)),
        step("kiosk-s-withdraw-asking", withSeconds(all.withdrawn(Page::Withdraw, Withdrawal::Asking), 20)),
        step("kiosk-s-withdrawn", all.withdrawn(Page::Withdrawn, Withdrawal::Erased)),
        step("kiosk-s-withdrawn-no-ticket", all.withdrawn(Page::Withdrawn, Withdrawal::NoTicket)),
        step("kiosk-s-withdrawn-no-answer", all.withdrawn(Page::Withdrawn, Withdrawal::NoAnswer)),
        step("kiosk-u-on-phone", withSeconds(all.onPhone(PhoneCode::Shown), 42)),
        step("kiosk-u-on-phone-scan", by(withSeconds(all.onPhone(PhoneCode::Shown), 42), IssueWay::Scan)),
        step("kiosk-u-on-phone-asked", all.onPhone(PhoneCode::Asked)),
        step("kiosk-u-on-phone-failed", all.onPhone(PhoneCode::Failed)),
        step("kiosk-u-on-phone-lost", withoutPages(all.onPhone(PhoneCode::Failed))),
        step("kiosk-issuing", all.issuing()),
        step("kiosk-issuing-waiting", advised(all.issuing(), Advice::Waiting)),
        step("kiosk-printer-trouble", withSeconds(all.choice(Page::PrinterTrouble, CardLayout::two()), 30)),
        step("kiosk-cancelled", all.numbered(Page::Cancelled, Paper::Printed)),
        step("kiosk-service-lost", all.page(Page::ServiceLost)),
    };
    std::ranges::move(sampleCaretaker(visit, look), std::back_inserter(steps));
    return steps;
}

void showSampleAttract(VisitScreen& visit, SampleLook look)
{
    visit.caretaker()->shut();
    visit.setLanguage(look.language);
    visit.setBranch(sample::branch());
    visit.setFields(sample::fields());
    visit.setTime(now);
    visit.setView(Views{look.large}.page(Page::Attract));
}

std::vector<ui::SelfTestStep> samplePages(VisitScreen& visit)
{
    std::vector<ui::SelfTestStep> steps;
    for (const auto language : {ui::Language::Vietnamese, ui::Language::English}) {
        for (const bool large : {false, true}) {
            for (auto step : samplePages(visit, {language, large})) {
                step.name += QString{large ? "-text200" : ""}
                    + (language == ui::Language::English ? "-english" : "");
                steps.push_back(std::move(step));
            }
        }
    }
    return steps;
}

}
