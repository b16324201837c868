#pragma once

#include "tests/faults/chaos_proxy.h"
#include "tests/faults/whims.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/asking.h"
#include "tests/queue-service/centre_process.h"

#include <map>
#include <memory>
#include <string>

namespace luot::faults {

using queue_service::Asking;
using queue_service::eventually;
using queue_service::ticketIn;

/// A real service, real devices, and a line between them with the weather of the test. The seed is in every
/// failure's trace.
class Lab : public testing::Test {
protected:
    Lab();

    void SetUp() override;
    /// Starts the service, by itself under whims; `more` are options of its own.
    bool start(const std::vector<std::string>& more = {}) { return m_whims.start(m_centre, more); }
    /// Starts it likewise, and kills it while it gets up.
    void startAndKill(Milliseconds after) { m_whims.startAndKill(m_centre, after); }
    /// Requires: started.
    void makeProxy();
    protocol::ClientSettings throughProxy(const std::string& id) const;
    ChaosProxy& proxy() { return *m_proxy; }
    const queue_service::CentreProcess& centre() const { return m_centre; }
    Whims& whims() { return m_whims; }
    queue_service::CentreProcess& centre() { return m_centre; }
    unsigned seed() const { return m_seed; }

    /// What somebody sees who comes now and asks for everything.
    protocol::BranchView shownToNewcomer(const std::string& id);
    /// The watcher shows exactly what somebody sees who comes now and asks for everything.
    void expectSameAsService(protocol::Watcher& watcher, const std::string& id);
    /// Every acknowledged number is there once, and there is no other. Requires: nobody else asked.
    void expectOnceEach(const std::map<RequestId, std::string>& labels);
    /// Ends the service in good order; luotctl verify's checks hold.
    void endAndVerify();
    std::size_t openFiles() const; ///< of the service
    double residentMiB() const; ///< of the service

private:
    unsigned m_seed;
    testing::ScopedTrace m_trace;
    queue_service::CentreProcess m_centre;
    Whims m_whims;
    std::unique_ptr<ChaosProxy> m_proxy;
};

}
