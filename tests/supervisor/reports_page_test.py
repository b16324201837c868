"""The reports' page in a real browser: figures of a day that was, by field, hour and counter."""

import csv
import io

from browser import PageTest, main, until


class ReportsPage(PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for field, count in (("A", 4), ("B", 3)):
            for _ in range(count):
                cls.centre.issue(field)
        for _ in range(3):
            ticket = cls.centre.call_next("1")
            if ticket.get("ticket") is None:
                break
            where = {"ticket": ticket["ticket"], "counter": "1"}
            cls.centre.ask("admin", "ticket.start", where)
            cls.centre.ask("admin", "ticket.finish", {**where, "outcome": "guidance"})
        cls.served = int(cls.centre.ask("admin", "stats.get")["visits"]["completed"])

    def shown(self, language="vi", size=None):
        page = self.page("giamsat", size=size, language=language)
        page.open("/reports")
        page.wait("#fields tbody tr")
        return page

    def text(self, page, selector):
        return page.driver.execute_script("return document.querySelector(arguments[0]).innerText", selector)

    def test_a_day_by_field_and_counter(self):
        page = self.shown()
        until("all numbers are there", lambda: "7" in self.text(page, "#sums").split())
        table = self.text(page, "#fields")
        self.assertIn("Hộ tịch", table)
        self.assertIn("Tất cả", table)
        self.assertIn(str(self.served), self.text(page, "#sums").split())
        self.assertIn("1", self.text(page, "#counters"))
        page.picture("reports-day")
        self.assert_accessible(page)

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
        self.assertEqual(by_kind["counter"][0]["completed"], str(self.served))


main()
