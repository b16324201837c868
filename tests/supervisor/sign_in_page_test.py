#!/usr/bin/python3
"""The sign-in page in a real browser."""

from browser import Keys, PageTest, main, until


class SignInPage(PageTest):
    def test_a_wrong_pin_is_said_and_a_right_one_goes_on(self):
        page = self.page()
        page.expects("403")
        page.open("/sign-in?to=/sign-in")
        page.wait_text("#centre", "Trung tâm Phục vụ hành chính công")
        page.picture("sign-in")
        # By keyboard alone: the name has the focus.
        page.press("giamsat", Keys.TAB, "00000000", Keys.ENTER)
        page.wait_text("#said", "không đúng")
        self.assertEqual(page.focused().get_attribute("id"), "pin")
        page.press("27182818", Keys.ENTER)
        until("the page goes on", lambda: page.driver.get_cookie("luot"))

    def test_it_is_accessible_and_whole_on_a_phone_and_in_english(self):
        for size, language in (((1440, 900), "vi"), ((320, 640), "vi"), ((390, 844), "en")):
            page = self.page(size=size, language=language)
            page.open("/sign-in")
            page.wait_text("#go", "Sign in" if language == "en" else "Đăng nhập")
            page.wait_text("#centre", "Trung tâm")
            self.assertLessEqual(page.overflow(), 0)
            self.assert_accessible(page)
            page.picture(f"sign-in-{size[0]}-{language}")


main()
