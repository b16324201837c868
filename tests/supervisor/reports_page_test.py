"""The reports' page in a real browser: figures of a day that was, by field, hour and counter."""

import csv
import io

from browser import PageTest, main, until


SERVED = 3


class ReportsPage(PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for field, count in (("A", 4), ("B", 3)):
            for _ in range(count):
                cls.centre.issue(field)
        for _ in range(SERVED):
            ticket = cls.centre.call_next("2")
            where = {"ticket": ticket["ticket"], "counter": "2"}
            cls.centre.ask("admin", "ticket.start", where)
            cls.centre.ask("admin", "ticket.finish", {**where, "outcome": "guidance"})

    def shown(self, language="vi", size=None):
        page = self.page("giamsat", size=size, language=language)
        page.open("/reports")
        page.wait("#fields tbody tr")
        return page

    def text(self, page, selector):
        return page.driver.execute_script("return document.querySelector(arguments[0]).innerText", selector)

    def sum(self, page, name):
        """The figure over that name."""
        return page.run("return [...document.querySelectorAll('#sums div')].filter(one => one.querySelector('dt').innerText"
                        ".startsWith(arguments[0])).map(one => one.querySelector('dd').innerText)[0]", name)

    def row(self, page, table, first):
        """The cells of the row that begins with these words."""
        rows = page.run("return [...document.querySelectorAll(arguments[0] + ' tbody tr')]"
                        ".map(row => [...row.cells].map(cell => cell.innerText.trim()))", table)
        return next(row for row in rows if first in row[0])

    def test_a_day_by_field_and_counter(self):
        page = self.shown()
        until("all numbers are there", lambda: self.sum(page, "đã cấp") == "7")
        until("all visits are there", lambda: self.sum(page, "đã phục vụ") == str(SERVED))
        self.assertEqual(self.row(page, "#fields", "Hộ tịch")[1], "4")
        self.assertEqual(self.row(page, "#fields", "Chứng thực")[1], "3")
        self.assertEqual(self.row(page, "#fields", "Tất cả")[1:4], ["7", str(SERVED), "0"])
        self.assertEqual(self.row(page, "#counters", "2")[:4], ["2", str(SERVED), str(SERVED), "0"])
        page.picture("reports-day")
        self.assert_accessible(page)

    def test_days_that_are_over_are_not_asked_for_again_and_again(self):
        page = self.page("giamsat")
        page.before("""window.ticks = []; window.setInterval = tick => { ticks.push(tick); return 0; };
            const real = window.fetch.bind(window); window.asked = [];
            window.fetch = (path, options) => { if (path.includes('/api/report')) asked.push(path); return real(path, options); };""")
        page.open("/reports")
        page.wait("#fields tbody tr")
        self.assertEqual(len(page.run("ticks.forEach(tick => tick()); return asked")), 2, "today goes on")
        page.find("#by-month").click()
        until("the month is shown", lambda: "ngày có khách" in self.text(page, ".choose"))
        before = len(page.run("return asked"))
        page.run("ticks.forEach(tick => tick());")
        self.assertEqual(len(page.run("return asked")), before + 1, "so does this month")
        page.run("document.getElementById('before').click();")
        until("the month before is shown", lambda: "0 ngày có khách" in self.text(page, ".choose"))
        before = len(page.run("return asked"))
        page.run("ticks.forEach(tick => tick());")
        self.assertEqual(len(page.run("return asked")), before)

    def test_a_server_that_does_not_answer_is_said_and_asked_again(self):
        page = self.page("giamsat")
        page.before("""window.isAway = true; const real = window.fetch.bind(window);
            window.fetch = (path, options) => isAway ? Promise.reject(new TypeError("away")) : real(path, options);""")
        page.open("/reports")
        page.wait_text("#state", "Chưa liên lạc được")
        page.run("window.isAway = false;")
        page.wait("#fields tbody tr")
        page.wait_text("#state", "Số liệu đến")
        page.run("window.isAway = true; document.getElementById('by-month').click();")
        page.wait_text("#state", "Số liệu lúc")
        page.picture("reports-away")
        page.run("window.isAway = false;")
        page.wait_text("#state", "Số liệu đến")

    def test_the_time_of_the_figures_is_the_servers(self):
        page = self.page("giamsat")
        page.before("const now = Date.now; Date.now = () => now() - 5 * 3600 * 1000;")
        page.open("/reports")
        page.wait_text("#state", "Số liệu đến")
        said = page.text("#state").split()[-1]
        answer = page.driver.execute_async_script("fetch('/api/report').then(a => a.json()).then(arguments[0])")
        times = page.run("return [0, 1].map(i => new Date(arguments[0] - i * 60000).toTimeString().slice(0, 5))", answer["at"])
        self.assertIn(said, times)

    def test_an_ended_session_leads_to_signing_in(self):
        page = self.shown()
        page.expects("401")
        page.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        page.find("#by-month").click()
        until("the page asks to sign in", lambda: "/sign-in?to=/reports" in page.driver.current_url)

    def test_a_month_in_english_on_a_phone(self):
        page = self.shown("en", (390, 844))
        page.find("#by-month").click()
        until("the month is shown", lambda: "days with visits" in self.text(page, ".choose"))
        self.assertIn("By field", self.text(page, "main"))
        width = page.driver.execute_script("return document.documentElement.scrollWidth")
        self.assertLessEqual(width, 390, "nothing has to be scrolled sideways")
        page.picture("reports-phone")
        self.assert_accessible(page)

    def test_the_table_for_a_spreadsheet(self):
        page = self.shown()
        text = page.driver.execute_async_script(
            "const done = arguments[0]; fetch(document.querySelector('#csv').href).then(a => a.text()).then(done)")
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
        by_kind = {kind: [row for row in rows if row["kind"] == kind] for kind in ("all", "field", "counter")}
        self.assertEqual(by_kind["all"][0]["issued"], "7")
        self.assertEqual({row["id"]: row["issued"] for row in by_kind["field"]}, {"A": "4", "B": "3"})
        self.assertEqual(by_kind["counter"][0]["completed"], str(SERVED))


main()
