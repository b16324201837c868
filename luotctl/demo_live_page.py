#!/usr/bin/python3
"""The demo's picture of the supervisor's live page, with a number that has just been called on it.

Usage: demo_live_page.py STAFF_ADDRESS PERSON PICTURE. The first line of standard input is the person's PIN; the second, as soon
as it is called, the number. Ends with 0 when the number was on the page and PICTURE is there, with 3 where there is no browser.
"""

import os
import sys
import tempfile
import time

BROWSER, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
NO_BROWSER = 3
PATIENCE = 60.0

try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
except ImportError:
    webdriver = None


def until(what, is_so):
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if is_so():
                return
        except WebDriverException:
            pass  # the page is just being drawn anew
        if time.monotonic() > end:
            sys.exit(f"within {PATIENCE:.0f} s it did not happen that {what}")
        time.sleep(0.05)


def open_browser(profile):
    options = Options()
    options.binary_location = BROWSER
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=vi",
                 "--disable-background-networking", "--no-first-run", f"--user-data-dir={profile}"):
        options.add_argument(word)
    browser = webdriver.Chrome(service=Service(DRIVER), options=options)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": False})
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument",
                            {"source": "try { localStorage.setItem('luot-language', 'vi'); } catch {}"})
    return browser


def take_picture(browser, address, person, picture):
    def text(selector):
        return browser.find_element(By.CSS_SELECTOR, selector).text

    browser.get(address + "/sign-in?to=/live")
    for field, typed in (("#person", person), ("#pin", sys.stdin.readline().strip())):
        browser.find_element(By.CSS_SELECTOR, field).send_keys(typed)
    browser.find_element(By.CSS_SELECTOR, "#go").click()
    until("the live page opens", lambda: browser.find_element(By.CSS_SELECTOR, "#fields tr").is_displayed())
    label = sys.stdin.readline().strip()
    if not label:
        sys.exit("no number was called")
    until(f"{label} is on the live page, called", lambda: label in text("#counters") and label in text("#calls"))
    browser.save_screenshot(picture)


def main():
    if webdriver is None or not (os.path.exists(BROWSER) and os.path.exists(DRIVER)):
        print("There is no browser here: install chromium, chromium-driver and python3-selenium.", flush=True)
        sys.exit(NO_BROWSER)
    with tempfile.TemporaryDirectory(prefix="luot-demo-") as profile:
        browser = open_browser(profile)
        try:
            take_picture(browser, *sys.argv[1:])
        finally:
            browser.quit()


main()
