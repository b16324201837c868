#pragma once

#include "base/result.h"
#include "benchmarks/src/bench_centre.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luot::benchmarks {

/// A centre with its pages, somebody signed in at them, and somebody who gives numbers and calls them.
class PagedCentre {
public:
    static Result<std::unique_ptr<PagedCentre>> open();

    std::uint16_t staffPort() const { return m_staffPort; }
    std::uint16_t publicPort() const { return m_publicPort; }
    pid_t webPid() const { return m_web->pid(); }
    /// "luot=…", a session each: one alone may not listen at as many pages as are measured.
    const std::vector<std::string>& cookies() const { return m_cookies; }
    const std::filesystem::path& folder() const { return m_centre->folder(); }

    Result<protocol::Ticket> issue(const FieldId& field, const std::string& tokenHash = {});
    /// ms of each of `count` numbers given, one after the other.
    Result<std::vector<double>> issuingTimes(int count);
    /// The address of a phone's choice, as a kiosk shows it: "/n/…".
    Result<std::string> invite();

private:
    explicit PagedCentre(std::unique_ptr<BenchCentre> centre)
        : m_centre{std::move(centre)}
    {
    }

    Result<> begin();
    Result<> startWeb(const protocol::DeviceKey& staff, const protocol::DeviceKey& reception);
    Result<std::string> signIn(std::uint32_t address);

    std::unique_ptr<BenchCentre> m_centre;
    std::unique_ptr<protocol::Client> m_caller;
    std::unique_ptr<protocol::Client> m_kiosk;
    std::optional<luotctl::ChildProcess> m_web;
    std::uint16_t m_staffPort = 0;
    std::uint16_t m_publicPort = 0;
    std::vector<std::string> m_cookies;
};

}
