"""A whole centre with its pages, and a real browser before them: what the page tests of this folder start from.

    from browser import PageTest, main

    class LivePage(PageTest):
        def test_...(self):
            page = self.page("giamsat")             # a browser in which that person is signed in
            page.open("/live")
            page.wait("#fields tr")                 # the element, once it is shown
            self.centre.ask("kiosk", "ticket.issue", {"field": "A"})

    main()                                          # last line of a test: browser tests BIN_FOLDER [unittest's words]

Pictures go to the folder in LUOT_PICTURES, if it is set. A message of level SEVERE in the browser's console fails the
test, unless the test has said that it comes (page.expects("...")).
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys  # noqa: F401  (for the tests)

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
sys.path.insert(0, str(SOURCE / "tests" / "interop"))
from lq1_client import Commands, Follower, Refused, new_id  # noqa: E402,F401

BIN = pathlib.Path(os.environ.get("LUOT_BIN", SOURCE / "build" / "dev" / "bin"))
CACHE = pathlib.Path(os.environ.get("LUOT_CACHE")
                     or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "luot")
AXE = CACHE / "tools" / "axe.min.js"
PATIENCE = 20.0
PIN = "27182818"
PEOPLE = {"lan": ("clerk", "Lan"), "minh": ("clerk", "Minh"), "giamsat": ("supervisor", "Giám sát 1"),
          "quantri": ("admin", "Quản trị")}


def until(what, is_so, patience=PATIENCE):
    """The first value of `is_so` that counts as true. Raises AssertionError with `what` if none comes."""
    end = time.monotonic() + patience
    while True:
        value = is_so()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"within {patience:.0f} s it did not happen that {what}")
        time.sleep(0.05)


class Centre:
    """luot-queue-service and luot-supervisor in a folder of their own, with keys and people."""

    def __init__(self, branch=None, options=()):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="luot-pages-"))
        self.branch_file = pathlib.Path(branch or SOURCE / "queue-service" / "branch.demo.toml")
        self.options = list(options)
        self.lines, self.cookies = {}, {}
        self.service = self.web = None
        branch_id = re.search(r'^id *= *"(.*)"', self.branch_file.read_text(), re.M).group(1)
        self._luotctl("key", "init", "--dir", self.folder / "keys")
        for role in ("admin", "supervisor", "reception", "kiosk", "board"):
            self._luotctl("key", "add", "--dir", self.folder / "keys", "--id", role, "--role", role, "--branch", branch_id,
                          "--out", self.folder / f"{role}.key")
        self.start_service()
        for person, (role, name) in PEOPLE.items():
            self._luotctl("user", "add", "--server", f"127.0.0.1:{self.port}", "--key", self.folder / "admin.key", "--user",
                          person, "--name", name, "--role", role, input=PIN + "\n")
        self.start_web()

    def _luotctl(self, *words, input=None):
        ended = subprocess.run([BIN / "luotctl", *map(str, words)], input=input, capture_output=True, text=True, timeout=60)
        if ended.returncode != 0:
            raise AssertionError(f"luotctl {' '.join(map(str, words))}: {ended.stderr or ended.stdout}")

    def _start(self, name, words, again):
        """Starts a program at ports of `again()` until its ready file is there."""
        for _ in range(20):
            ready = self.folder / f"{name}.ready"
            ready.unlink(missing_ok=True)
            log = open(self.folder / f"{name}.log", "a")
            process = subprocess.Popen([BIN / name, *map(str, words(again())), "--ready-file", ready], stderr=log)
            log.close()
            end = time.monotonic() + PATIENCE
            while process.poll() is None and time.monotonic() < end:
                if ready.exists() and ready.read_text().endswith("\n"):
                    return process, ready.read_text().split()
                time.sleep(0.02)
            process.kill()
            process.wait()
        raise AssertionError(f"{name} does not start: " + (self.folder / f"{name}.log").read_text()[-2000:])

    def start_service(self):
        """At the port it had before, if it had one: devices find it again."""
        def port():
            self.port = getattr(self, "port", None) if self.lines else 20000 + (os.getpid() * 8 + time.time_ns()) % 30000
            return self.port
        self.service, _ = self._start("luot-queue-service", lambda p: [
            "--data", self.folder / "data", "--keys", self.folder / "keys", "--branch", self.branch_file, "--port", p,
            "--bind", "127.0.0.1", "--ballast-mib", "0"], port)
        self.lines.setdefault("", None)

    def start_web(self):
        ports = getattr(self, "web_ports", ("0", "0"))
        self.web, self.web_ports = self._start("luot-supervisor", lambda _: [
            "--server", "127.0.0.1", "--server-port", self.port, "--key", self.folder / "supervisor.key", "--public-key",
            self.folder / "reception.key", "--bind", "127.0.0.1", "--public-bind", "127.0.0.1", "--port", ports[0],
            "--public-port", ports[1], "--data", self.folder / "reports", *self.options], lambda: None)
        self.staff, self.public = (f"http://127.0.0.1:{port}" for port in self.web_ports)

    @staticmethod
    def end(process):
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def stop(self):
        for line in self.lines.values():
            if line:
                line.close()
        for process in (self.web, self.service):
            if process and process.poll() is None:
                self.end(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, device, op, args=None):
        """The result of a device's command: device is "admin", "kiosk", "reception", "board". Raises Refused."""
        if device not in self.lines:
            key = json.loads((self.folder / f"{device}.key").read_text())
            self.lines[device] = Commands(key, self.port)
        return self.lines[device].ask(op, args)["result"]

    def issue(self, field="A", **more):
        """A number from the kiosk."""
        return self.ask("kiosk", "ticket.issue", {"field": field, **more})

    def call_next(self, counter):
        """Whom the counter calls, by the administrator's hand; it is opened first if it is closed."""
        try:
            return self.ask("admin", "ticket.call_next", {"counter": counter})
        except Refused:
            self.ask("admin", "counter.open", {"counter": counter})
            return self.ask("admin", "ticket.call_next", {"counter": counter})


class Page:
    """One browser window."""

    def __init__(self, driver, centre, size):
        self.driver, self.centre = driver, centre
        self.expected, self.scripts = [], []
        self.said = None
        self.resize(*size)

    def resize(self, width, height):
        """The size of what the page sees, in CSS pixels: a window cannot be as narrow as a phone."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def open(self, path, public=False):
        self.driver.get((self.centre.public if public else self.centre.staff) + path)

    def sign_in(self, person):
        """By the form the first time; later with the cookie of then: many sign-ins from one address are refused."""
        if person in self.centre.cookies:
            cookie = {key: self.centre.cookies[person][key] for key in ("name", "value", "path", "httpOnly")}
            self.driver.execute_cdp_cmd("Network.setCookie", {**cookie, "url": self.centre.staff})
            return
        self.open("/sign-in")
        self.wait("#person").send_keys(person)
        self.find("#pin").send_keys(PIN)
        self.find("#go").click()
        self.centre.cookies[person] = until("the browser has the session's cookie", lambda: self.driver.get_cookie("luot"))
        until("the page goes on", lambda: "/sign-in" not in self.driver.current_url)
        # Whatever comes after signing in is not what this test is about.
        self.driver.get("about:blank")
        self.driver.get_log("browser")

    def language(self, which):
        """"vi" or "en", for pages opened from now on."""
        if self.said:
            self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": self.said})
        self.said = self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {
            "source": f"try {{ localStorage.setItem('luot-language', '{which}'); }} catch {{ }}"})["identifier"]

    def before(self, script):
        """Runs first in each page that is opened from now on."""
        self.scripts.append(self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})["identifier"])

    def close(self):
        self.driver.get("about:blank")
        for script in self.scripts:
            self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": script})
        self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": self.said})

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        """What can be read there; empty if it is not there."""
        try:
            return self.find(selector).text
        except (NoSuchElementException, StaleElementReferenceException):
            return ""

    def button(self, words):
        """The button that can be seen with these words; None: there is none."""
        return next((button for button in self.all("button") if button.is_displayed() and button.text == words), None)

    def _shown(self, selector):
        try:
            element = self.find(selector)
            return element if element.is_displayed() else None
        except (NoSuchElementException, StaleElementReferenceException):
            return None

    def wait(self, selector):
        """The element, once somebody can see it."""
        return until(f"“{selector}” is shown", lambda: self._shown(selector))

    def wait_gone(self, selector):
        until(f"“{selector}” is gone", lambda: self._shown(selector) is None)

    def wait_text(self, selector, text):
        """Until it can be read there."""
        until(f"“{selector}” says “{text}” (it says “{self.text(selector)}”)", lambda: text in self.text(selector))

    def press(self, *keys):
        """Keys, to whatever has the focus."""
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def focused(self):
        return self.driver.switch_to.active_element

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def overflow(self):
        """By how many CSS pixels the page is wider than the window."""
        return self.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def picture(self, name):
        folder = os.environ.get("LUOT_PICTURES")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            self.driver.save_screenshot(str(pathlib.Path(folder) / f"{name}.png"))

    def axe(self):
        """Findings of axe that count (serious, critical), in words."""
        if not AXE.is_file():
            raise AssertionError(f"{AXE} is not there: ./luot setup fetches it")
        self.run(AXE.read_text())
        self.driver.set_script_timeout(60)
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations), e => done([{id: String(e)}]));")
        return [f"{v['id']}: {v.get('help', '')} – " + "; ".join(n["html"][:120] for n in v.get("nodes", [])[:3])
                for v in found if v.get("impact") in ("serious", "critical", None)]

    def expects(self, pattern):
        """Messages of the console that match are no fault."""
        self.expected.append(re.compile(pattern))

    def complaints(self):
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] == "SEVERE" and not any(p.search(entry["message"]) for p in self.expected)]


def new_driver():
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                 "--force-color-profile=srgb", "--lang=vi", "--autoplay-policy=no-user-gesture-required",
                 "--disable-background-networking", "--no-first-run"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    environment = {**os.environ, "TZ": "Asia/Ho_Chi_Minh"}
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver", env=environment), options=options)
    driver.set_page_load_timeout(60)
    return driver


class PageTest(unittest.TestCase):
    """One centre and one browser a class; every page of a test begins without cookies."""

    SIZE = (1440, 900)
    BRANCH = None
    OPTIONS = ()  # more words for luot-supervisor

    @classmethod
    def setUpClass(cls):
        cls.centre = Centre(cls.BRANCH, cls.OPTIONS)
        cls.addClassCleanup(cls.centre.stop)
        cls.driver = new_driver()
        cls.addClassCleanup(cls.driver.quit)

    def page(self, person=None, size=None, language="vi"):
        """The class's browser, signed in as that person; None: nobody."""
        self.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        page = Page(self.driver, self.centre, size or self.SIZE)
        page.language(language)
        self.addCleanup(page.close)
        if person:
            page.sign_in(person)
        self.addCleanup(lambda: self.assertEqual(page.complaints(), []))
        return page

    def assert_accessible(self, page):
        self.assertEqual(page.axe(), [])


def main():
    """BIN_FOLDER comes first, then unittest's own words."""
    global BIN
    if len(sys.argv) > 1 and pathlib.Path(sys.argv[1]).is_dir():
        BIN = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
