#!/usr/bin/python3
"""What a citizen has on the phone: the ticket's page and taking a number, in a real browser."""

import base64
import hashlib
import os
import pathlib
import re
import tempfile

from browser import SOURCE, PageTest, main, until

PAGES = SOURCE / "supervisor" / "pages"


class CitizenPage(PageTest):
    SIZE = (390, 844)

    def paper(self, field="A", **more):
        """A number with a paper: what its code opens, and the ticket."""
        token = base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")
        ticket = self.centre.issue(field, token_hash=hashlib.sha256(token.encode()).hexdigest(), **more)
        return f"/t/{token}", ticket

    def test_waiting_called_completed_rated(self):
        path, ticket = self.paper("E")
        page = self.page()
        page.open(path, public=True)
        page.wait_text("#label", ticket["label"])
        page.wait_text("#ahead", "Quý công dân là người tiếp theo")
        page.picture("citizen-waiting")
        page.find("#sound").click()
        until("sound is on", lambda: "chuông" in page.text("#main"))

        self.assertEqual(self.centre.call_next("5")["ticket"], ticket["ticket"])
        page.wait_text("#counter", "5")
        self.assertIn("called", page.run("return document.documentElement.className"))
        self.assertIn("Quầy 5", page.driver.title)
        self.assertIn("Được gọi lúc", page.text("#main"))
        page.picture("citizen-called")

        for op, more in (("ticket.start", {}), ("ticket.finish", {"outcome": "dossier_received"})):
            self.centre.ask("admin", op, {"ticket": ticket["ticket"], "counter": "5", **more})
        page.wait_text("#main", "đã xong")
        self.assertIn("đã nhận hồ sơ", page.text("#main"))
        self.assertFalse(page.find("#rate").is_enabled(), "no face is preset")
        page.picture("citizen-done")
        page.run("document.querySelector('#rating input[value=\"4\"]').click()")
        page.find("#sentence").send_keys("Cán bộ nhiệt tình")
        page.find("#rate").click()
        page.wait_text("#main", "Lượt này đã được đánh giá")
        log = self.centre.ask("admin", "log.get", {"after_seq": 0})["events"]
        rated = [entry["d"] for entry in log if entry["t"] == "rating.added" and entry["d"]["label"] == ticket["label"]]
        self.assertEqual([(one["score"], one["text"]) for one in rated], [(4, "Cán bộ nhiệt tình")])
        # Looked at again it cannot be rated twice.
        page.open(path, public=True)
        page.wait_text("#main", "Lượt này đã được đánh giá")
        self.assertEqual(page.all("#rating"), [])

    def test_the_number_is_given_up_only_when_asked_twice(self):
        path, ticket = self.paper("B")
        page = self.page()
        page.open(path, public=True)
        page.wait("#cancel").click()
        page.wait_text("#sure", f"Hủy số {ticket['label']}?")
        self.assertEqual(page.focused().get_attribute("id"), "keep", "the harmless answer comes first")
        page.picture("citizen-cancel")
        page.find("#keep").click()
        page.wait("#cancel").click()
        page.wait("#really-cancel").click()
        page.wait_text("#main", "Số đã hủy")
        # Staff undo it, and the page is as before.
        self.centre.ask("admin", "ticket.reactivate", {"ticket": ticket["ticket"], "reason": "hủy nhầm"})
        page.driver.refresh()
        page.wait("#ahead")
        page.find("#cancel")

    def test_the_face_is_erased_and_the_number_stays(self):
        path, ticket = self.paper("B")
        self.centre.ask("kiosk", "face.bind", {"ticket": ticket["ticket"], "sealed": base64.b64encode(bytes(296)).decode()})
        page = self.page()
        page.open(path, public=True)
        page.wait("#erase-face").click()
        page.wait_gone("#erase-face")
        self.assertIn("Đã xóa dữ liệu khuôn mặt", page.text("#trouble"))
        self.assertEqual(page.text("#label"), ticket["label"])

    def test_what_stands_behind_the_hash_is_gone_at_once_and_nothing_is_loaded_from_elsewhere(self):
        path, ticket = self.paper("B")
        page = self.page()
        page.open(path + "#" + "k" * 43, public=True)
        page.wait_text("#label", ticket["label"])
        self.assertEqual(page.run("return location.hash"), "")
        loaded = page.run("return performance.getEntriesByType('resource').map(e => [e.name, e.decodedBodySize])")
        self.assertTrue(all(name.startswith(self.centre.public) for name, _ in loaded), loaded)
        own = page.run("return performance.getEntriesByType('navigation')[0].decodedBodySize")
        self.assertLessEqual(own + sum(size for _, size in loaded), 100 * 1024)
        self.assertNotIn("kkkk", page.run("return document.documentElement.innerHTML"))

    def test_a_number_by_phone(self):
        code = self.centre.ask("kiosk", "ticket.invite")["code"]
        page = self.page()
        page.open("/n/" + code, public=True)
        page.wait_text("#form", "Hộ tịch")
        self.assertFalse(page.find("#take").is_enabled(), "nothing is preset")
        page.run("document.getElementById('field-D').click()")
        page.wait_text("#take", "Lấy số Xây dựng – Đô thị")
        page.picture("phone-choice")
        page.find("#priority").click()
        page.wait_text("#take", "Chọn diện ưu tiên")
        page.run("document.getElementById('priority-class-elderly').click()")
        page.wait_text("#take", "Lấy số")
        page.find("#take").click()
        page.wait_text("#label", "D0")
        self.assertIn("Diện ưu tiên", page.text("#main"))
        self.assertRegex(page.driver.current_url, r"/t/[A-Za-z0-9_-]{22}$")

        # Somebody else with the same code.
        page.expects("403")
        page.run("sessionStorage.clear()")
        page.open("/n/" + code, public=True)
        page.wait_text("#form", "Hộ tịch")
        page.run("document.getElementById('field-A').click()")
        page.find("#take").click()
        page.wait_text("#over", "Mã này không dùng được nữa")
        page.picture("phone-over")

    def test_the_code_counts_down_and_is_over_by_itself(self):
        page = self.page()
        code = self.centre.ask("kiosk", "ticket.invite")
        page.open(f"/n/{code['code']}?until={code['until']}", public=True)
        first = page.wait("#life").text
        self.assertRegex(first, r"^[0-5]:\d\d$")
        until("it counts", lambda: page.text("#life") not in ("", first))
        page.open(f"/n/{'0' * 24}?until={code['until'] - 300_000 + 2_000}", public=True)
        page.wait("#over")
        page.open("/n/" + "1" * 24, public=True)
        self.assertRegex(page.wait("#life").text, r"^[45]:\d\d$", "a code without an end is good for five minutes at most")

    def test_an_unknown_code_is_said_kindly(self):
        page = self.page()
        page.expects("404")
        page.open("/t/AAAAAAAAAAAAAAAAAAAAAA", public=True)
        page.wait_text("#missing", "Không tìm thấy số này")
        self.assert_accessible(page)

    def test_it_is_whole_and_accessible_when_narrow_large_and_in_english(self):
        path, ticket = self.paper("C")
        self.paper("C")
        for size, language, zoom in (((320, 640), "vi", 100), ((320, 640), "en", 100), ((390, 844), "vi", 200)):
            page = self.page(size=size, language=language)
            for where in (path, "/n/000000000000000000000000"):
                page.open(where, public=True)
                page.wait("#label, #form")
                page.run(f"document.documentElement.style.fontSize = '{zoom}%'")
                self.assertLessEqual(page.overflow(), 0, (where, size, language, zoom))
                self.assert_accessible(page)
                page.picture(f"citizen-{where[1]}-{size[0]}-{language}-{zoom}")

    def test_scripts_of_the_phones_pages_are_es2017(self):
        """By what is newer, in words: an old phone shows nothing at all of a script that it cannot read."""
        newer = {r"\?\.[a-zA-Z_(\[]": "?.", r"\?\?": "??", r"catch\s*\{": "catch without a name", r"\{\s*\.\.\.": "spread in an object",
                 r",\s*\.\.\.\w+[\w.]*\s*\}": "spread in an object", r"\bimport\(": "import()", r"\.replaceChildren\(": "replaceChildren",
                 r"\.flat(Map)?\(": "flat", r"\.at\(": "at()", r"\.replaceAll\(": "replaceAll", r"#\w+\s*[=;(]\s*$": "private members",
                 r"\bfor await\b": "for await", r"\.finally\(": "finally", r"Object\.fromEntries": "fromEntries"}
        for name in ("common.js", "public.js", "ticket.js", "phone.js", "board.js", "scrub.js"):
            text = (PAGES / name).read_text()
            for pattern, word in newer.items():
                self.assertIsNone(re.search(pattern, text), f"{name}: {word}")
        self.assertNotRegex((PAGES / "board.js").read_text(), r"\basync\b|\bawait\b|^import |padStart|\.append\(|Object\.entries")


class AskedForTheProcedure(PageTest):
    SIZE = (390, 844)

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="luot-branch-")
        cls.addClassCleanup(folder.cleanup)
        cls.BRANCH = pathlib.Path(folder.name) / "branch.toml"
        demo = (SOURCE / "queue-service" / "branch.demo.toml").read_text()
        cls.BRANCH.write_text(demo.replace('name = "Hộ tịch"\n', 'name = "Hộ tịch"\nask_procedure = true\n', 1))
        super().setUpClass()

    def test_a_field_that_wants_to_know_is_asked_for_and_what_to_bring_is_said(self):
        page = self.page()
        page.open("/n/" + self.centre.ask("kiosk", "ticket.invite")["code"], public=True)
        page.wait_text("#form", "Hộ tịch")
        self.assertEqual(page.all("#procedures"), [])
        page.run("document.getElementById('field-A').click()")
        page.wait_text("#procedures", "Đăng ký kết hôn")
        page.wait_text("#take", "Chọn thủ tục")
        self.assertFalse(page.find("#take").is_enabled(), "nothing is preset")
        page.run("document.getElementById('procedure-khai-sinh').click()")
        page.wait_text("#documents", "Giấy chứng sinh")
        self.assertLessEqual(page.overflow(), 0)
        self.assert_accessible(page)
        page.picture("phone-procedure")
        page.wait_text("#take", "Lấy số Hộ tịch")
        # Another field has nothing of it.
        page.run("document.getElementById('field-B').click()")
        page.wait_gone("#procedures")
        page.run("document.getElementById('field-A').click()")
        page.wait_text("#take", "Chọn thủ tục")
        page.run("document.getElementById('procedure-').click()")
        page.wait_text("#take", "Lấy số Hộ tịch")
        page.run("document.getElementById('procedure-ket-hon').click()")
        page.find("#take").click()
        page.wait_text("#label", "A0")
        log = self.centre.ask("admin", "log.get", {"after_seq": 0})["events"]
        issued = [entry["d"] for entry in log if entry["t"] == "ticket.issued"]
        self.assertEqual([request["procedure"] for request in issued[-1]["requests"]], ["ket-hon"])


class LostServer(PageTest):
    SIZE = (390, 844)

    def test_the_page_says_from_when_it_is_and_comes_back_by_itself(self):
        code = self.centre.ask("kiosk", "ticket.invite")["code"]
        page = self.page()
        page.expects("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|503")
        page.open("/n/" + code, public=True)
        page.wait_text("#form", "Hộ tịch")
        page.run("document.getElementById('field-A').click()")
        page.wait("#take").click()
        page.wait_text("#label", "A001")

        self.centre.end(self.centre.web)
        page.wait_text("#lost", "Mất kết nối")
        self.assertRegex(page.text("#lost"), r"Số liệu lúc \d\d:\d\d:\d\d")
        self.assertEqual(page.text("#label"), "A001", "a number never disappears")
        drawn = page.run("return Array.from(document.querySelectorAll('main .icon use')).map(one => one.getBoundingClientRect().width)")
        self.assertTrue(drawn and all(width > 0 for width in drawn), "icons need no server")
        page.picture("citizen-lost")
        self.centre.start_web()
        page.wait_gone("#lost")

        self.centre.end(self.centre.service)
        page.wait_text("#lost", "Máy chủ hàng chờ chưa trả lời")
        self.centre.start_service()
        page.wait_gone("#lost")


main()
