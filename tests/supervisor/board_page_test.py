#!/usr/bin/python3
"""The hall's board in a browser: a smart TV's."""

from browser import PageTest, main, until


def texts(page, selector):
    """All at once: a board may be drawn anew between one and the next."""
    return page.run("return Array.from(document.querySelectorAll(arguments[0])).map(one => one.textContent)", selector)


class BoardPage(PageTest):
    SIZE = (1920, 1080)

    def test_calls_waiting_zones_and_a_lost_line(self):
        page = self.page()
        page.expects("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_NETWORK")
        page.open("/board", public=True)
        page.wait_text("#centre", "Trung tâm Phục vụ hành chính công")
        labels = [self.centre.issue(field, priority_class=priority)["label"]
                  for field, priority in (("A", "none"), ("B", "elderly"), ("C", "none"), ("A", "none"), ("T", "none"))]
        until("five people wait", lambda: sum(map(int, texts(page, "#fields .number"))) == 5)
        self.assertFalse(page.find("#call").is_displayed(), "nobody has been called")

        first = self.centre.call_next("2")
        page.wait_text("#label", first["label"])
        page.wait_text("#counter", "2")
        self.assertEqual(page.find("#call").get_attribute("class"), "fresh")
        self.centre.call_next("4")
        self.centre.call_next("1")
        until("all calls are on the board", lambda: set(texts(page, "#label, #last .who .number"))
              >= {labels[2], labels[4]})
        self.assertEqual(page.overflow(), 0)
        page.picture("board-calls")
        self.assert_accessible(page)

        self.centre.ask("admin", "notice.set", {"text": "Nghỉ trưa 11:30–13:30. <b>Số</b> đã lấy vẫn giữ nguyên."})
        page.wait_text("#line", "<b>Số</b>")

        # A part of the hall: only its counter's calls and its field's waiting.
        page.open("/board?counters=4&fields=C", public=True)
        page.wait_text("#label", labels[2])
        self.assertEqual(texts(page, "#fields .letter"), ["C"])
        self.assertNotIn(labels[4], page.text("#last"))

        for size, name in (((1080, 1920), "board-portrait"), ((1280, 720), "board-720")):
            page = self.page(size=size)
            page.open("/board", public=True)
            page.wait("#label")
            self.assertEqual(page.overflow(), 0)
            cut = page.run("const box = document.getElementById('call').getBoundingClientRect();"
                           "return ['label', 'counter'].filter(id => { const one = document.getElementById(id).getBoundingClientRect();"
                           " return one.right > box.right || one.bottom > box.bottom + 2; })")
            self.assertEqual(cut, [], name)
            page.picture(name)

        page = self.page()
        page.expects("ERR_|503")
        page.open("/board", public=True)
        page.wait("#label")
        big = page.text("#label")
        self.centre.end(self.centre.web)
        self.addCleanup(lambda: self.centre.web.poll() is None or self.centre.start_web())
        page.wait_text("#line", "Đang kết nối lại")
        self.assertIn("Xin nghe cán bộ mời tại quầy", page.text("#line"))
        self.assertEqual(page.text("#label"), big, "never blank")
        self.assertLess(float(page.run("return getComputedStyle(document.querySelector('main')).opacity")), 1, "dimmed")
        page.picture("board-lost")
        # A minute later no figures of the past are told. The page's clock is the test's.
        page.run("const real = Date.now; Date.now = () => real() + 61000;")
        until("nothing is said of who waits", lambda: set(texts(page, "#fields .number")) == {"–"})
        page.run("const ahead = Date.now; Date.now = () => ahead() - 61000;")
        self.centre.start_web()
        until("it is back by itself", lambda: "Đang kết nối lại" not in page.text("#line"), patience=40)
        self.assertEqual(page.text("#label"), big)

    def test_without_a_stream_it_asks_by_itself(self):
        page = self.page()
        page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": "delete window.EventSource;"})
        page.open("/board", public=True)
        page.wait_text("#centre", "Trung tâm")
        ticket = self.centre.issue("E")
        self.centre.call_next("5")
        page.wait_text("#left", ticket["label"])


main()
