#!/usr/bin/python3
"""The reception page in a real browser."""

import base64
import os
import pathlib

from browser import Keys, PageTest, main, until


class ReceptionPage(PageTest):
    SIZE = (1280, 800)

    def test_a_number_for_somebody_is_shown_printed_and_printed_again(self):
        page = self.page("lan")
        page.open("/reception")
        page.wait("#fields .pick")
        # By keyboard alone, from the first field on.
        page.run("document.querySelector('#fields input').focus()")
        page.press(Keys.SPACE)
        page.wait("#procedure")
        page.press(Keys.TAB, "khai sinh")
        page.wait("#matches li")
        self.assertEqual(page.run("const at = document.activeElement.getAttribute('aria-activedescendant');"
                                  "return at && document.getElementById(at).innerText"), page.text("#matches li"))
        page.press(Keys.ENTER)
        page.wait_text("#documents", "Cần mang theo")
        page.press(Keys.TAB, Keys.ARROW_RIGHT, Keys.TAB, Keys.SPACE, Keys.ENTER)
        label = page.wait("#paper .number").text
        self.assertRegex(label, r"^A\d{3}$")
        page.wait("#paper svg.qr path")
        page.wait_text("#tickets", label)
        page.picture("reception")
        self.assert_accessible(page)

        for size in ("roll", "sheet"):
            page.run("const size = document.getElementById('size'); size.value = arguments[0]; size.onchange();", size)
            pdf = base64.b64decode(page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
            self.assertEqual(pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page "), 1, "one ticket, one page")
            folder = os.environ.get("LUOT_PICTURES")
            if folder:
                (pathlib.Path(folder) / f"reception-{size}.pdf").write_bytes(pdf)

        before = page.run("return document.querySelector('#paper svg.qr path').getAttribute('d')")
        page.find("#tickets button").click()
        page.wait("#again-yes").click()
        until("the paper has another code", lambda: page.run(
            "return document.querySelector('#paper svg.qr path').getAttribute('d')") != before)
        self.assertEqual(page.text("#paper .number"), label)

    def test_what_is_missing_is_said(self):
        page = self.page("lan")
        page.open("/reception")
        page.wait("#fields .pick")
        page.find("#go").click()
        page.wait_text("#said", "Chọn lĩnh vực")

    def fill(self, page, field):
        page.wait(f"#fields input[value='{field}'] + span").click()
        page.find("#reasons label").click()

    def test_pressed_again_without_an_answer_it_is_the_same_number_whatever_is_printed_meanwhile(self):
        earlier = self.centre.issue("B")["label"]
        page = self.page("lan")
        page.expects("504")
        page.open("/reception")
        page.wait_text("#tickets", earlier)
        # The number is given, but the answer does not come through; the same for the first copy of another's paper.
        page.run("""const real = window.fetch.bind(window);
            window.lost = { issue: 1, reprint: 1 };
            window.fetch = async (path, options) => {
              const answer = await real(path, options), what = path.split("/").pop();
              return lost[what]-- > 0 ? new Response(JSON.stringify({ text: "Chưa có trả lời" }), { status: 504 }) : answer;
            };""")
        self.fill(page, "D")
        page.find("#go").click()
        page.wait_text("#said", "Chưa có trả lời")
        page.wait_text("#tickets", "D001")
        for sentence in ("Chưa có trả lời", ""):
            page.find(f"#tickets button[aria-label='In lại {earlier}']").click()
            page.wait("#again-yes").click()
            until("the reprint is answered", lambda: page.text("#said") == sentence and not page.all("#again-yes:disabled"))
        page.wait_text("#paper .number", earlier)
        page.find("#go").click()
        page.wait_text("#paper .number", "D001")
        self.assertEqual(self.centre.ask("reception", "field.list")["fields"][3]["waiting"], 1, "one number of D")

    def test_an_ended_session_leads_to_signing_in(self):
        label = self.centre.issue("B")["label"]
        page = self.page("lan")
        page.expects("401")
        page.open("/reception")
        page.wait_text("#tickets", label)
        page.run("const real = window.fetch.bind(window); window.fetch = (path, options) => path.includes('reprint') ? "
                 "Promise.resolve(new Response('{}', { status: 401 })) : real(path, options);")
        page.find(f"#tickets button[aria-label='In lại {label}']").click()
        page.wait("#again-yes").click()
        until("the page asks to sign in", lambda: "/sign-in?to=/reception" in page.driver.current_url)

    def test_a_number_is_found_among_all_of_the_day(self):
        first = self.centre.issue("E")["label"]
        for _ in range(210):
            self.centre.ask("admin", "ticket.issue", {"field": "A", "reason": "Cần người giúp"})
        page = self.page("lan")
        page.open("/reception")
        page.wait("#tickets tr")
        self.assertNotIn(first, page.text("#tickets"))
        page.find("#find").send_keys(first.lower())
        page.wait_text("#tickets", first)
        page.picture("reception-found")

    def test_whole_in_every_size_and_in_english(self):
        for size, language in (((1024, 768), "vi"), ((820, 1180), "en"), ((390, 844), "vi")):
            page = self.page("lan", size=size, language=language)
            page.open("/reception")
            page.wait("#fields .pick")
            self.assertLessEqual(page.overflow(), 0)
            self.assert_accessible(page)
            page.picture(f"reception-{size[0]}-{language}")


main()
