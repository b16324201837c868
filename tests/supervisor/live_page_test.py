#!/usr/bin/python3
"""The supervisor's live page in a real browser, at a real centre."""

from browser import Keys, PageTest, Refused, main, until


class LivePage(PageTest):
    OPTIONS = ("--alert-gone-s", "0")  # the tests' own kiosk says nothing by itself

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.labels = [cls.centre.issue(field)["label"] for field in "AABCCE"]

    def live(self, **how):
        page = self.page("giamsat", **how)
        page.open("/live")
        page.wait("#fields tr")
        return page

    def row(self, page, field):
        return f"#fields tr[data-key='{field}']"

    def counter(self, number):
        return next(c for c in self.centre.ask("admin", "field.list")["counters"] if c["counter"] == number)

    def test_it_shows_who_waits_where_and_what_happens_without_being_asked(self):
        page = self.live()
        page.wait_text(self.row(page, "C") + " .count", "2")
        self.assertEqual(len(page.all(self.row(page, "C") + " .dot")), 2)
        self.assertIn("2 người chờ", page.find(self.row(page, "C") + " svg.axis").get_attribute("aria-label"))
        page.picture("live-morning")
        label = self.centre.issue("C")["label"]
        page.wait_text(self.row(page, "C") + " .count", "3")
        self.centre.call_next("4")
        page.wait_text("#counters li[data-key='4']", "Đang gọi")
        page.wait_text("#calls tr", "Quầy 4")
        page.wait_text(self.row(page, "C") + " .count", "2")
        page.picture("live")
        self.assertTrue(label)

    def test_it_is_accessible_and_whole_at_every_size_and_in_both_languages(self):
        for size, language in (((1440, 900), "vi"), ((1440, 900), "en"), ((1024, 768), "vi"), ((390, 844), "vi"), ((320, 640), "en")):
            page = self.live(size=size, language=language)
            page.wait_text("#state", "Live" if language == "en" else "Trực tiếp")
            self.assertLessEqual(page.overflow(), 0, (size, language))
            self.assert_accessible(page)
            page.picture(f"live-{size[0]}-{language}")
            for part in ("counters", "devices") if size[0] <= 640 else ():
                page.find(f".tabs [data-part={part}]").click()
                self.assertLessEqual(page.overflow(), 0, (size, part))
                self.assert_accessible(page)
                page.picture(f"live-{size[0]}-{language}-{part}")

    def test_a_counter_is_moved_by_keyboard_and_shown_when_it_is_so(self):
        page = self.live()
        page.wait("#counters li[data-key='5'] button").send_keys(Keys.ENTER)
        page.wait("#form[open]")
        self.assert_accessible(page)
        page.picture("live-counter-form")
        page.find("#form input[value='B']").send_keys(Keys.SPACE)
        page.find("#form button.main").send_keys(Keys.ENTER)
        self.assertEqual(page.focused().get_attribute("id"), "counter-reason", "a reason is wanted first")
        self.assertEqual(page.focused().get_attribute("validationMessage"), "Chọn hoặc ghi lý do.")
        page.button("Hàng chờ dài").send_keys(Keys.ENTER)
        self.assertEqual(page.find("#counter-reason").get_attribute("value"), "Hàng chờ dài")
        self.assertEqual(page.button("Hàng chờ dài").get_attribute("aria-pressed"), "true")
        self.assertEqual(page.button("Đổi ca").get_attribute("aria-pressed"), "false")
        self.assert_accessible(page)
        page.find("#form button.main").send_keys(Keys.ENTER)
        page.wait_text("#done", "quầy 5")
        page.wait_gone("#form[open]")
        self.assertEqual(sorted(self.counter("5")["fields"]), ["B", "E"])

    def test_a_ticket_is_cancelled_with_a_reason(self):
        label = self.centre.issue("T")["label"]
        page = self.live()
        page.wait_text(self.row(page, "T") + " .count", "1")
        page.find(self.row(page, "T") + " button.name").click()
        page.wait_text("#form .people", label)
        page.find("#form .people button").click()
        page.wait_text("#form-title", label)
        page.find("#form button.harm").click()
        self.assertTrue(page.find("#form").get_attribute("open"), "a reason is wanted first")
        page.button("Công dân đã về").click()
        page.find("#form button.harm").click()
        page.wait_text("#done", label)
        page.wait_text(self.row(page, "T") + " .count", "0")

    def test_a_field_is_closed_and_opened_again(self):
        page = self.live()
        page.find(self.row(page, "D") + " button.name").click()
        page.wait("#form button.harm").click()
        self.assertTrue(page.find("#form").get_attribute("open"), "a reason is wanted first")
        page.press("Mất điện tầng 2")
        page.picture("live-field-form")
        page.find("#form button.harm").click()
        page.wait_text(self.row(page, "D"), "ngừng cấp số")
        with self.assertRaises(Refused):
            self.centre.issue("D")
        page.find(self.row(page, "D") + " button.name").click()
        page.wait("#form .ideas button").click()
        page.find("#form button.main").click()
        page.wait_gone(self.row(page, "D") + " .tag")
        self.assertTrue(self.centre.issue("D"))

    def test_a_pause_is_ended_from_here_and_a_closed_counter_is_opened_at_the_counter(self):
        self.centre.ask("admin", "counter.open", {"counter": "1"})
        self.centre.ask("admin", "counter.pause", {"counter": "1", "reason": "meeting"})
        page = self.live()
        page.wait_text("#counters li[data-key='1']", "Họp đột xuất")
        page.find("#counters li[data-key='1'] button").click()
        page.wait("#form[open]")
        page.button("Trở lại bình thường").click()
        page.button("Mở lại quầy").click()
        page.wait_text("#done", "mở lại quầy 1")
        until("the pause is over", lambda: not self.counter("1").get("paused"))
        self.centre.ask("admin", "counter.close", {"counter": "1"})
        page.wait_text("#counters li[data-key='1']", "Đóng")
        page.find("#counters li[data-key='1'] button").click()
        page.wait("#form[open]")
        self.assertTrue(page.button("Đổi lĩnh vực"))
        self.assertIsNone(page.button("Mở quầy"))
        page.press(Keys.ESCAPE)

    def test_the_same_order_much_later_is_a_new_order(self):
        page = self.live()
        page.expects("504")
        # The first order is done, but its answer does not come through.
        page.run("""const real = window.fetch.bind(window);
            window.ids = [];
            window.fetch = async (path, options) => {
              if (!path.includes("/fields/")) return real(path, options);
              ids.push(JSON.parse(options.body).id);
              const answer = await real(path, options);
              return ids.length > 1 ? answer : new Response("{}", { status: 504 });
            };""")
        def turn(button):
            page.find(self.row(page, "B") + " button.name").click()
            page.wait("#form .ideas button").click()
            page.find("#form button." + button).click()
        turn("harm")
        page.wait_text("#form .said", "Chưa rõ")
        page.press(Keys.ESCAPE)
        page.wait_text(self.row(page, "B"), "ngừng cấp số")
        turn("main")
        page.wait_gone(self.row(page, "B") + " .tag")
        page.run("const then = performance.now.bind(performance); performance.now = () => then() + 3600 * 1000;")
        turn("harm")
        page.wait_text(self.row(page, "B"), "ngừng cấp số")
        turn("main")
        page.wait_gone(self.row(page, "B") + " .tag")
        self.assertEqual(len(set(page.run("return ids"))), 4)

    def test_an_alert_is_red_spoken_of_and_put_aside_with_a_name(self):
        self.centre.ask("kiosk", "device.report", {"help": True, "parts": {"printer": "low"}})
        page = self.live()
        page.wait_text(".alert.red", "có người gọi cán bộ")
        page.wait_text(".alert.amber", "Sắp hết giấy")
        self.assertIn("(1)", page.driver.title)
        self.assertIn("có người gọi cán bộ", page.find("#announce").get_attribute("textContent"))
        self.assert_accessible(page)
        page.picture("live-alerts")
        page.find(".alert.red button").click()
        page.wait_text("#known", "1 việc đã biết")
        page.wait_gone(".alert.red")
        page.find("#known summary").click()
        page.wait_text("#known-list", "Giám sát 1")
        self.centre.ask("kiosk", "device.report", {"parts": {"printer": "out"}})
        page.wait_text(".alert.red", "Hết giấy")
        self.centre.ask("kiosk", "device.report", {"parts": {"printer": "ok"}})
        page.wait_gone(".alert.red")

    def test_scripts_in_what_others_write_stay_words(self):
        self.centre.ask("admin", "notice.set", {"text": "<img src=x onerror=document.title='x'>"})
        page = self.live()
        page.wait_text("#notice", "<img src=x")
        self.assertNotEqual(page.driver.title, "x")
        self.centre.ask("admin", "notice.set", {"text": ""})
        page.wait_gone("#notice")

    def test_a_service_that_is_gone_is_said_and_the_page_comes_back_by_itself(self):
        page = self.live()
        page.expects("503")
        page.wait_text("#state", "Trực tiếp")
        self.centre.end(self.centre.service)
        page.wait_text("#lost", "Số liệu lúc")
        self.assertIn("is-old", page.find("body").get_attribute("class"))
        page.wait_text("#state", "Mất kết nối")
        self.assert_accessible(page)
        page.picture("live-lost")
        page.find("#counters li[data-key='1'] button").click()
        page.wait("#form .ideas button").click()
        page.find("#form button.main").click()
        page.wait_text("#form .said", "chưa được gửi")
        page.press(Keys.ESCAPE)
        self.centre.start_service()
        page.wait_text("#state", "Trực tiếp")
        page.wait_gone("#lost")

    def test_a_page_whose_own_server_is_gone_says_so_and_asks_to_sign_in_when_it_is_back(self):
        page = self.live()
        page.expects("ERR_|Failed to load resource|401")
        page.wait_text("#state", "Trực tiếp")
        self.centre.end(self.centre.web)
        page.wait_text("#lost", "Mất liên lạc với trang web")
        self.centre.start_web()
        # Sessions live in memory alone: a restart signs everybody out.
        self.centre.cookies.clear()
        until("the page asks to sign in", lambda: "/sign-in?to=%2Flive" in page.driver.current_url)

    def test_the_sound_can_be_switched_off_and_stays_so(self):
        page = self.live()
        page.wait_text("#sound", "Âm báo bật")
        page.find("#sound").click()
        page.wait_text("#sound", "Âm báo tắt")
        page.open("/live")
        page.wait_text("#sound", "Âm báo tắt")
        page.find("#sound").click()
        page.wait_text("#sound", "Âm báo bật")

    def test_no_style_script_or_picture_comes_from_elsewhere(self):
        page = self.live()
        elsewhere = page.run("return performance.getEntriesByType('resource').map(e => e.name)"
                             ".filter(name => !name.startsWith(location.origin))")
        self.assertEqual(elsewhere, [])
        sizes = page.run("return performance.getEntriesByType('resource').filter(e => !e.name.includes('/events/'))"
                         ".reduce((sum, e) => sum + e.decodedBodySize, 0)")
        self.assertLess(sizes, 100 * 1024)


class WhoIsThere(PageTest):
    OPTIONS = ("--alert-gone-s", "10")

    def test_a_kiosk_that_is_heard_no_more_is_gone_and_comes_back(self):
        self.centre.ask("kiosk", "sys.ping")
        page = self.page("giamsat")
        page.open("/live")
        page.wait_text("#devices [data-key='kiosk:kiosk']", "Đã kết nối")
        page.wait_text(".alert.amber", "Máy lấy số KIOSK: vừa mất kết nối")
        page.wait_text("#devices [data-key='kiosk:kiosk']", "Mất kết nối từ ")
        self.assert_accessible(page)
        page.picture("live-gone")
        self.centre.ask("kiosk", "sys.ping")
        page.wait_gone(".alert.amber")
        page.wait_text("#devices [data-key='kiosk:kiosk']", "Đã kết nối")


main()
