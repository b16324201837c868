#!/usr/bin/python3
"""The clerk's page in a real browser, by its keys alone."""

from browser import PIN, Keys, PageTest, main, until


class CounterPage(PageTest):
    SIZE = (1280, 800)

    def state(self, page, word):
        page.wait_text("#state", word)

    def key_on(self, page, cap):
        until(f"{cap} may be pressed", lambda: page.run(
            "return [...document.querySelectorAll('#keys button')].some(b => b.dataset.key === arguments[0] && b.className !== 'off')",
            cap))

    def press(self, page, cap):
        self.key_on(page, cap)
        page.press(getattr(Keys, cap))

    def spoken(self, page, selector=":focus"):
        """What a screen reader says of the list's row that the field, or the list, is at; empty: of none."""
        return page.run("""const at = document.querySelector(arguments[0]).getAttribute('aria-activedescendant');
            const row = at && document.getElementById(at);
            return row && row.getAttribute('role') === 'option' && row.getAttribute('aria-selected') === 'true' ? row.innerText : '';""", selector)

    def answer_all(self, page):
        """The first choice of every question that has no answer, then Enter."""
        page.wait(".form-title")
        for _ in range(4):
            if page.all("#form .action.main:not(.off)"):
                break
            page.press("1")
            until("the form has taken the answer", lambda: page.all(".question button[aria-pressed=true]"))
        until("the form is complete", lambda: page.all("#form .action.main:not(.off)"))
        page.press(Keys.ENTER)
        page.wait_gone(".form-title")

    def at_counter(self, person, counter, **more):
        page = self.page(person, **more)
        page.open("/counter")
        until("the page is there", lambda: page.text("#title") not in ("",))
        if page.find("#choice").is_displayed():
            page.wait("#places button")
            page.press(counter, Keys.ENTER)
        until("the counter is taken", lambda: page.find("#desk").is_displayed())
        return page

    def test_1_a_morning_by_keys_alone(self):
        page = self.page()
        page.open("/sign-in")
        page.wait("#person")
        page.press("lan", Keys.TAB, PIN, Keys.ENTER)
        page.wait("#places .free")
        page.picture("counter-choice")
        self.assert_accessible(page)
        page.press("3", Keys.ENTER)
        page.wait_text("#title", "Quầy 3")
        self.state(page, "Sẵn sàng")
        page.wait_text("#focus", "Phím tắt bật")

        first = self.centre.issue("A")["label"]
        second = self.centre.issue("B", priority="elderly")["label"]
        page.wait_text("#waiting", first)
        page.wait_text("#waiting", second)
        page.picture("counter-free")
        page.find("#waiting").send_keys(Keys.ARROW_DOWN)
        until("who is selected is spoken", lambda: first in self.spoken(page, "#waiting"))
        self.assert_accessible(page)
        page.press(Keys.ESCAPE)
        until("nobody is selected", lambda: not page.all("#waiting [aria-selected=true]"))
        self.press(page, "F1")
        self.state(page, "Đang gọi")
        called = page.text("#visit-head .number")
        self.assertIn(called, (first, second))
        page.picture("counter-called")
        self.press(page, "F3")
        self.state(page, "Đang phục vụ")
        page.press("1")
        page.wait("#dossier")
        page.wait("#procedure").click()
        page.wait("#matches li")
        self.assertEqual(self.spoken(page), page.all("#matches li")[0].text)
        if len(page.all("#matches li")) > 1:
            page.press(Keys.ARROW_DOWN)
            self.assertEqual(self.spoken(page), page.all("#matches li")[1].text)
            page.press(Keys.ARROW_UP)
        page.press(Keys.ENTER)
        until("the code is typed into its field", lambda: page.focused().get_attribute("id") == "code")
        self.assertEqual(self.spoken(page, "#procedure"), "")
        page.press("H26.10-260714-0031", Keys.ENTER)
        page.wait_text("#due-note", "theo quy định")
        page.picture("counter-serving")
        self.assert_accessible(page)
        page.open("/counter")
        until("what was typed is there after a reload",
              lambda: page.all("#code") and page.find("#code").get_property("value") == "H26.10-260714-0031")
        self.press(page, "F4")
        page.wait_text("#notice", "Đã kết thúc lượt " + called)
        self.state(page, "Sẵn sàng")
        page.wait_text("#today", "1")

        # Held, and back.
        self.press(page, "F1")
        self.press(page, "F3")
        self.state(page, "Đang phục vụ")
        self.press(page, "F7")
        page.wait(".form-title")
        page.picture("counter-hold")
        self.answer_all(page)
        page.wait_text("#notice", "Đã tạm giữ")
        self.press(page, "F7")
        self.answer_all(page)
        self.state(page, "Đang gọi")
        # Sent on.
        self.press(page, "F3")
        self.state(page, "Đang phục vụ")
        self.press(page, "F8")
        self.answer_all(page)
        page.wait_text("#notice", "Số giữ nguyên")
        self.state(page, "Sẵn sàng")

        # Nobody comes, and then somebody does.
        self.press(page, "F1")
        self.state(page, "Đang gọi")
        self.press(page, "F2")
        page.wait_text("#notice", "Đã gọi lại")
        self.press(page, "F6")
        page.wait_text("#notice", "vắng mặt")
        self.press(page, "F6")
        self.answer_all(page)
        page.wait_text("#notice", "trở lại hàng chờ")

    def test_2_a_lost_service_is_said_and_comes_back(self):
        page = self.at_counter("minh", "4")
        page.expects("ERR_|502|Failed to load")
        label = self.centre.issue("C")["label"]
        page.wait_text("#waiting", label)
        self.centre.end(self.centre.service)
        page.wait_text("#banner", "Mất kết nối")
        until("all keys are locked", lambda: not page.all("#keys button:not(.off)"))
        page.picture("counter-lost")
        self.centre.start_service()
        page.wait_gone("#banner")
        self.press(page, "F1")
        page.wait_text("#visit-head", label)
        self.key_on(page, "F3")
        page.press(Keys.ESCAPE)
        self.state(page, "Sẵn sàng")

        # The pages' own server: it is started again, and the clerk goes on with the same counter.
        self.press(page, "F1")
        self.press(page, "F3")
        self.state(page, "Đang phục vụ")
        page.press("1")
        page.wait("#code").click()
        self.centre.end(self.centre.web)
        page.press("H26.10-260714-0044")
        page.wait_text("#banner", "Mất kết nối")
        self.centre.start_web()
        self.centre.cookies.clear()
        until("somebody has to sign in again", lambda: "/sign-in" in page.driver.current_url)
        page.wait("#person")
        page.press("minh", Keys.TAB, PIN, Keys.ENTER)
        page.wait_text("#title", "Quầy 4")
        self.state(page, "Đang phục vụ")
        until("what was typed meanwhile is not lost",
              lambda: page.find("#code").get_property("value") == "H26.10-260714-0044")
        page.find("#visit-head").click()
        page.press("3")
        self.press(page, "F4")
        self.state(page, "Sẵn sàng")

    def test_3_a_key_held_down_counts_once_and_a_scanner_is_no_key(self):
        page = self.at_counter("minh", "4")
        for _ in range(3):
            self.centre.issue("D")
        page.run("for (let i = 0; i < 8; ++i) document.dispatchEvent(new KeyboardEvent('keydown', {key: 'F1', repeat: i > 0, bubbles: true, cancelable: true}))")
        self.state(page, "Đang gọi")
        self.press(page, "F3")
        self.state(page, "Đang phục vụ")
        page.expects("422")
        page.run("""const text = '12341234123412';
            for (const key of [...text, 'Enter']) document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));""")
        page.wait_text("#notice", "không phải mã trên phiếu")
        self.assertEqual(page.all(".outcomes button[aria-pressed=true]"), [])
        page.press("3")
        page.wait(".outcomes button[aria-pressed=true]")
        self.press(page, "F4")
        self.state(page, "Sẵn sàng")

    def test_4_a_key_that_waited_for_a_slow_server_is_not_sent_later(self):
        page = self.at_counter("minh", "4")
        self.centre.issue("C")
        self.press(page, "F1")
        self.state(page, "Đang gọi")
        # The first press gets through; its answer is long in coming.
        page.run("""const real = window.fetch.bind(window);
            window.sent = [];
            window.fetch = (path, options) => {
              if (path !== "/api/counter/press") return real(path, options);
              sent.push(JSON.parse(options.body).key);
              return sent.length > 1 ? real(path, options) : new Promise(done => { window.letGo = () => done(real(path, options)); });
            };""")
        page.press(Keys.F2)
        page.press(Keys.F6)
        page.press(Keys.F6)
        page.wait_text("#notice", "không được gửi")
        page.run("letGo()")
        self.press(page, "F3")
        self.state(page, "Đang phục vụ")
        self.assertEqual(page.run("return sent"), ["F2", "F3"])
        page.press("3")
        self.press(page, "F4")
        self.state(page, "Sẵn sàng")

    def test_5_a_visit_does_not_end_before_its_dossier_has_arrived(self):
        code = "H26.10-260714-0077"
        page = self.at_counter("minh", "4")
        label = self.centre.issue("C")["label"]
        page.wait_text("#waiting", label)
        self.press(page, "F1")
        self.press(page, "F3")
        self.state(page, "Đang phục vụ")
        page.press("1")
        page.wait("#procedure").click()
        page.wait("#matches li")
        page.press(Keys.ENTER)
        until("the code is typed into its field", lambda: page.focused().get_attribute("id") == "code")
        # Requests about the dossier are lost; all else goes on.
        page.run("""const real = window.fetch.bind(window);
            window.isLossy = true;
            window.fetch = (path, options) => isLossy && path === "/api/counter/dossier" ? Promise.reject(new TypeError("lost"))
              : real(path, options);""")
        page.press(code)
        page.wait_text("#notice", "chưa đến máy chủ")
        self.press(page, "F4")
        page.wait_text("#notice", "phím chưa được gửi")
        self.state(page, "Đang phục vụ")
        page.run("window.isLossy = false;")
        until("F4 is taken again", lambda: page.press(Keys.F4) or "Sẵn sàng" in page.text("#state"))
        recorded, after, last = [], 0, 1
        while after != last:
            part = self.centre.ask("admin", "log.get", {"after_seq": after, "limit": 1000})
            recorded += [event["d"]["dossier"] for event in part["events"] if event["t"] == "dossier.recorded"]
            after, last = part["next"], part["last"]
        self.assertIn(code, recorded)

    def test_6_whole_in_every_size_and_in_english(self):
        self.centre.issue("C")
        for size, language in (((1024, 768), "vi"), ((820, 1180), "vi"), ((1280, 800), "en"), ((390, 844), "vi")):
            page = self.at_counter("minh", "4", size=size, language=language)
            page.wait_text("#line-title", "Waiting" if language == "en" else "Đang chờ")
            self.assertLessEqual(page.overflow(), 0)
            page.picture(f"counter-{size[0]}-{language}")
            self.assert_accessible(page)


main()
