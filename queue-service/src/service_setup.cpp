#include "queue-service/service.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "queue-service/src/free_text.h"
#include "queue-service/src/people_desk.h"
#include "queue-service/src/reason_to_end.h"
#include "queue-service/src/setup_change.h"

namespace luot::queue_service {

using namespace protocol;

namespace {

const std::string ownName = "service";

/// What devices know of a branch by asking once.
std::string markOf(const BranchSetup& setup)
{
    BranchView bare;
    bare.branch = setup.branch;
    bare.fields = QueueBook{setup}.fields();
    bare.counters = QueueBook{setup}.counters();
    std::string mark = encodeView(bare);
    for (const ProcedureSetup& procedure : setup.procedures) {
        mark += "\n" + procedure.id.str() + "\t" + procedure.name + "\t" + procedure.field.str() + "\t"
            + std::to_string(procedure.legalDays);
        for (const std::string& document : procedure.documents)
            mark += "\t" + document;
    }
    return mark;
}

}

/// A changed branch file changes what fields, counters and procedures there are, which no event says:
/// everybody starts anew.
Stored<> Service::agreeWithSetup()
{
    const std::string mark = markOf(m_settings.setup);
    return m_store->setupMark().and_then([&](const std::string& before) -> Stored<> {
        if (before == mark)
            return {};
        const bool isNew = before.empty();
        return m_store->keepSetupMark(mark).and_then(
            [&] { return isNew ? Stored<>{} : m_store->renewEpoch(); });
    });
}

/// A good file is kept for the day on which it is none any more. What was changed while the service was not
/// running is said now.
Stored<> Service::agreeWithFile()
{
    if (m_settings.setupText.empty())
        return {};
    const WallTime now = m_clock.wall();
    if (!m_settings.setupFault.empty()) {
        m_setupRefusal = asFreeText(m_settings.setupFault + " The last good one is used.");
        spdlog::error("THE BRANCH FILE IS WRONG AND WAS NOT TAKEN: {}", m_setupRefusal);
        return record(now, ownName, {Alert{AlertKind::Config, m_setupRefusal}});
    }
    return m_store->setupText().and_then([&](const std::string& before) -> Stored<> {
        if (before == m_settings.setupText)
            return {};
        std::string what;
        if (const auto setup = parseBranchSetup(before, "before"); setup && !before.empty())
            what = differencesBetween(*setup, m_settings.setup);
        return m_store->keepSetupText(m_settings.setupText).and_then([&] {
            return what.empty() ? Stored<>{} : record(now, ownName, {ConfigChanged{what}});
        });
    });
}

Result<Service::Outcome> Service::offerSetup(const Result<std::string>& text, const std::string& actor)
{
    if (auto taken = takeSetup(text, actor); !taken)
        return tl::unexpected{taken.error()};
    return Outcome{{}, takeCommitted()};
}

Result<> Service::takeSetup(const Result<std::string>& text, const std::string& actor)
{
    const std::string name
        = m_settings.branchFile.empty() ? "The new set-up" : m_settings.branchFile.string();
    Result<BranchSetup> offered
        = text ? parseBranchSetup(*text, name) : Result<BranchSetup>{tl::unexpected{text.error()}};
    if (!offered)
        return refuseSetup(offered.error().message);
    if (const std::string why = whyNotNow(m_book, *offered, m_clock.wall()); !why.empty())
        return refuseSetup(name + ": " + why + ".");

    const std::string what = differencesBetween(m_settings.setup, *offered);
    BranchSetup before = std::exchange(m_settings.setup, std::move(*offered));
    m_book = QueueBook{m_settings.setup, m_book.state()};
    if (const auto changed = changeSetup(*text, what, actor); !changed) {
        m_settings.setup = std::move(before);
        if (auto back = backToCommitted(); !back || changed.error().fault == StoreFault::Broken)
            return tl::unexpected{reasonToEnd(changed.error())};
        m_isFileWaiting = true;
        turnReadOnly(changed.error());
        return {};
    }
    m_setupRefusal.clear();
    m_people->setSignInNeeded(m_settings.setup.rules.signInNeeded);
    if (!what.empty())
        spdlog::info("the branch file is another: {}", what);
    showSetup();
    return {};
}

Stored<> Service::changeSetup(const std::string& text, const std::string& what, const std::string& actor)
{
    const WallTime now = m_clock.wall();
    return m_store->begin()
        .and_then([&] { return m_store->keepSetupText(text); })
        .and_then([&] { return what.empty() ? Stored<>{} : record(now, actor, {ConfigChanged{what}}); })
        .and_then([&] { return agreeWithSetup(); })
        .and_then([&] { return recordDue(now); })
        .and_then([&] { return recordFieldChanges(now); })
        .and_then([&] { return m_store->commit(); });
}

/// The same file may be written again and again: what is wrong with it is told once.
Result<> Service::refuseSetup(const std::string& why)
{
    const std::string sentence = asFreeText(why + " The last good one stays.");
    if (sentence == m_setupRefusal)
        return {};
    spdlog::error("THE BRANCH FILE IS WRONG AND WAS NOT TAKEN: {}", sentence);
    const auto told = m_store->begin()
                          .and_then([&] {
                              return record(m_clock.wall(), ownName, {Alert{AlertKind::Config, sentence}});
                          })
                          .and_then([&] { return m_store->commit(); });
    if (told) {
        m_setupRefusal = sentence;
        return {};
    }
    if (auto back = backToCommitted(); !back || told.error().fault == StoreFault::Broken)
        return tl::unexpected{reasonToEnd(told.error())};
    m_isFileWaiting = true;
    turnReadOnly(told.error());
    return {};
}

Result<> Service::lookAtBranchFile()
{
    if (m_branchFile && m_branchFile->takeChange())
        m_isFileWaiting = true;
    if (!m_branchFile || !m_isFileWaiting || m_readOnly)
        return {};
    m_isFileWaiting = false;
    return takeSetup(readBranchText(m_branchFile->path()), ownName);
}

void Service::showSetup()
{
    for (BranchView* view : {&m_publicView, &m_staffView}) {
        view->branch = m_settings.setup.branch;
        view->fields = m_book.fields();
        view->counters = m_book.counters();
    }
    for (Counter& counter : m_publicView.counters)
        counter.openedBy.clear();
}

}
