#include "tests/ticket-printer/at_a_printer.h"

namespace luot::ticket_printer {

namespace {

using Readiness = PrinterReadiness;
using Outcome = PrintOutcome;

class OnACable : public AtAPrinter {
protected:
    OnACable()
        : AtAPrinter{Line::Device}
    {
    }
};

}

TEST_F(OnACable, PrintsDotForDot)
{
    auto kiosk = printer();
    for (int count = 1; count <= 3; ++count) {
        EXPECT_EQ(kiosk.print(somePicture()).outcome, Outcome::Printed);
        EXPECT_EQ(wholes(somePicture()), count);
    }
}

TEST_F(OnACable, APulledPlugIsUnreachableAndAReplugPrintsAgain)
{
    auto kiosk = printer();
    ASSERT_EQ(kiosk.print(somePicture()).outcome, Outcome::Printed);
    for (int round = 0; round < 3; ++round) {
        fault("unplug");
        EXPECT_EQ(kiosk.preflight(), Readiness::Unreachable);
        const PrintReport report = kiosk.print(somePicture());
        EXPECT_EQ(report.outcome, Outcome::NotSent);
        EXPECT_EQ(report.sheet, Sheet::None);
        EXPECT_EQ(kiosk.listen(Milliseconds{1}), Readiness::Unreachable);
        fault("replug");
        EXPECT_EQ(kiosk.preflight(), Readiness::Ready);
        EXPECT_EQ(kiosk.print(somePicture()).outcome, Outcome::Printed);
        EXPECT_EQ(wholes(somePicture()), round + 2);
    }
}

TEST_F(OnACable, WhatAnEarlierProgramWasToldIsNoAnswerToThisOne)
{
    {
        auto before = printer();
        fault("rows_left=1");
        EXPECT_EQ(before.print(somePicture(576, 40)).outcome, Outcome::Unknown);
    }
    fault("paper ok"); // the rest comes out, and its answer waits on the cable
    auto kiosk = printer();
    ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
    fault("rows_left=1");
    const PrintReport report = kiosk.print(somePicture());
    EXPECT_EQ(report.outcome, Outcome::Unknown);
    EXPECT_EQ(report.trouble, Readiness::PaperOut);
    fault("ok");
}

}
