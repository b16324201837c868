#include "vision/hindrance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <map>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;
using Person = HindranceWatch::Person;
using Seen = HindranceWatch::Seen;

constexpr auto frameTime = 50ms;

Person wellSeen(Person::State state) { return {.state = state, .eyeDistancePx = 80.0, .brightness = 120.0}; }

Seen somebody(const Person& person, double frameBrightness = 120.0)
{
    return {.frameBrightness = frameBrightness, .person = person};
}

/// What hinders in this view, once it has lasted.
Hindrance of(const Seen& seen)
{
    HindranceWatch watch;
    watch.update(seen, SteadyTime{});
    for (int i = 1; i < 20; ++i)
        EXPECT_EQ(watch.update(seen, SteadyTime{} + i * frameTime), Hindrance::None) << "said at once";
    return watch.update(seen, SteadyTime{} + 1s);
}

TEST(Hindrance, nothingHindersWhoIsWellSeen)
{
    EXPECT_EQ(of(somebody(wellSeen(Person::State::Locked))), Hindrance::None);
    EXPECT_EQ(of(somebody(wellSeen(Person::State::Greeted))), Hindrance::None);
    EXPECT_EQ(of({.frameBrightness = 120.0}), Hindrance::None) << "an empty hall";
}

TEST(Hindrance, aDarkPictureWithoutAFaceIsSaid)
{
    EXPECT_EQ(of({.frameBrightness = 8.0}), Hindrance::TooDark);
}

TEST(Hindrance, lightIsJudgedOnTheFace)
{
    Person person = wellSeen(Person::State::Locked);
    person.brightness = 30.0;
    EXPECT_EQ(of(somebody(person, 35.0)), Hindrance::TooDark);
    EXPECT_EQ(of(somebody(person, 150.0)), Hindrance::Backlit);
    person.brightness = 240.0;
    EXPECT_EQ(of(somebody(person, 150.0)), Hindrance::TooBright);
    person.brightness = 60.0;
    EXPECT_EQ(of(somebody(person, 150.0)), Hindrance::None) << "dark skin before a white wall";
}

TEST(Hindrance, distanceHindersTheLockThenTheTemplate)
{
    Person person = wellSeen(Person::State::Greeted);
    person.eyeDistancePx = 40.0;
    EXPECT_EQ(of(somebody(person)), Hindrance::TooFar);
    person.eyeDistancePx = 50.0;
    EXPECT_EQ(of(somebody(person)), Hindrance::None);
    person.state = Person::State::Locked;
    EXPECT_EQ(of(somebody(person)), Hindrance::TooFarForTemplate);
    person.eyeDistancePx = 60.0;
    EXPECT_EQ(of(somebody(person)), Hindrance::None);
}

TEST(Hindrance, ofTwoAlikeOneIsAskedForUntilThereIsALock)
{
    Person person = wellSeen(Person::State::Greeted);
    Seen seen = somebody(person);
    seen.nextEyeDistancePx = 70.0;
    EXPECT_EQ(of(seen), Hindrance::TwoPeople);
    seen.person->state = Person::State::Locked;
    EXPECT_EQ(of(seen), Hindrance::SomebodyBeside) << "as near, which only hinders a template";
    seen.nextEyeDistancePx = 50.0;
    EXPECT_EQ(of(seen), Hindrance::None);
    seen.person->state = Person::State::Greeted;
    seen.nextEyeDistancePx = 60.0;
    EXPECT_EQ(of(seen), Hindrance::None) << "clearly smaller";
}

TEST(Hindrance, whoStandsAsideIsAskedToTheMiddle)
{
    Person person = wellSeen(Person::State::Greeted);
    person.offMiddle = 0.45;
    EXPECT_EQ(of(somebody(person)), Hindrance::Aside);
}

TEST(Hindrance, coveredFacesComeLast)
{
    Person person = wellSeen(Person::State::Locked);
    person.covered = Hindrance::Mask;
    EXPECT_EQ(of(somebody(person)), Hindrance::Mask);
    person.covered = Hindrance::DarkGlasses;
    EXPECT_EQ(of(somebody(person)), Hindrance::DarkGlasses);
    person.brightness = 20.0;
    EXPECT_EQ(of(somebody(person, 20.0)), Hindrance::TooDark);
}

TEST(Hindrance, isForgottenHalfASecondAfterItWent)
{
    HindranceWatch watch;
    SteadyTime now{};
    Person far = wellSeen(Person::State::Greeted);
    far.eyeDistancePx = 40.0;
    for (int i = 0; i < 30; ++i)
        watch.update(somebody(far), now += frameTime);
    const SteadyTime last = now;
    const Seen near = somebody(wellSeen(Person::State::Greeted));
    while (now < last + 450ms)
        ASSERT_EQ(watch.update(near, now += frameTime), Hindrance::TooFar);
    EXPECT_EQ(watch.update(near, now += frameTime), Hindrance::None);
}

TEST(Hindrance, measurementsThatAreNoNumbersHinderNothing)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(of({.frameBrightness = nan}), Hindrance::None);
    EXPECT_EQ(of({.frameBrightness = nan,
                  .person = Person{.state = Person::State::Greeted,
                                   .eyeDistancePx = nan,
                                   .brightness = nan,
                                   .offMiddle = nan},
                  .nextEyeDistancePx = nan}),
              Hindrance::None);
}

/// Any view at all, often one at the border of what hinders.
Seen anyView()
{
    Seen seen{.frameBrightness = *rc::gen::element(5.0, 24.0, 26.0, 120.0, 250.0)};
    if (*rc::gen::weightedElement<bool>({{4, true}, {1, false}})) {
        seen.person
            = Person{.state = *rc::gen::element(Person::State::Greeted, Person::State::Locked),
                     .eyeDistancePx = *rc::gen::element(36.0, 44.0, 46.0, 59.0, 61.0, 90.0),
                     .brightness = *rc::gen::element(20.0, 44.0, 46.0, 120.0, 230.0),
                     .offMiddle = *rc::gen::element(0.0, 0.39, 0.41),
                     .covered = *rc::gen::element(Hindrance::None, Hindrance::Mask, Hindrance::DarkGlasses)};
    }
    if (*rc::gen::weightedElement<bool>({{1, true}, {3, false}}))
        seen.nextEyeDistancePx = *rc::gen::element(30.0, 50.0, 80.0);
    return seen;
}

RC_GTEST_PROP(Hindrance, neverFlickersAndTellsNothingThatWasNotThere, ())
{
    HindranceWatch watch;
    SteadyTime now{};
    Hindrance shown = Hindrance::None;
    std::map<Hindrance, SteadyTime> begun;
    const int views = *rc::gen::inRange(1, 30);
    for (int view = 0; view < views; ++view) {
        const Seen seen = anyView();
        const int frames = *rc::gen::element(1, 2, 5, 12, 40);
        for (int i = 0; i < frames; ++i) {
            now += Milliseconds{*rc::gen::inRange(20, 120)};
            const Hindrance next = watch.update(seen, now);
            if (next == shown)
                continue;
            // Something more urgent may take its place at any time; the same never comes back within a second
            // of having begun.
            if (next != Hindrance::None && (shown == Hindrance::None || next < shown)) {
                if (const auto before = begun.find(next); before != begun.end())
                    RC_ASSERT(now - before->second >= 1s);
                begun[next] = now;
            }
            RC_ASSERT(now - SteadyTime{} >= 1s);
            shown = next;
        }
    }
}

RC_GTEST_PROP(Hindrance, aViewThatLastsGivesAlwaysTheSameAnswer, ())
{
    const Seen seen = anyView();
    HindranceWatch fresh;
    HindranceWatch worn;
    SteadyTime now{};
    for (int i = 0; i < 40; ++i)
        worn.update(anyView(), now += frameTime);
    Hindrance answer = Hindrance::None;
    Hindrance wornAnswer = Hindrance::None;
    for (int i = 0; i < 40; ++i) {
        answer = fresh.update(seen, now += frameTime);
        wornAnswer = worn.update(seen, now);
    }
    RC_ASSERT(answer == wornAnswer);
}

}
}
