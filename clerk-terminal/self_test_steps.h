#pragma once

#include <QQuickWindow>

#include "clerk-terminal/counter_eyes.h"
#include "clerk-terminal/desk.h"
#include "clerk-terminal/sample_day.h"
#include "ui/self_test.h"

#include <memory>
#include <vector>

namespace luot::clerk_terminal {

/// A desk of the sample day, without a service: its clock stands still and it answers its own commands.
///
/// Thread: the GUI thread.
class SampleDesk {
public:
    SampleDesk();
    ~SampleDesk();

    Desk& desk() { return *m_desk; }
    /// One step for each state of the screen, named as its picture. Requires: the window outlives the steps.
    std::vector<ui::SelfTestStep> steps(QQuickWindow& window);

private:
    void show(const protocol::BranchView& view);
    void showSignIn();
    void signIn();
    void answer();
    void tellProcedures();
    void lookAtVisit();
    void showPaper(bool isTheirs);
    void lookIntoCamera(double distance);

    SampleDay m_day;
    VirtualClock m_clock;
    RequestId m_asked;
    RequestId m_asksProcedures;
    RequestId m_asksPeople;
    RequestId m_asksForFace;
    int m_check = 0; ///< the number of the latest
    CounterEyes* m_eyes = nullptr; ///< the face desk's
    std::unique_ptr<FaceDesk> m_face;
    std::unique_ptr<SignInDesk> m_signIn;
    std::unique_ptr<Desk> m_desk;
};

}
