#!/usr/bin/python3
"""How soon a page can be used on a slow phone, by chromium's own profile of one.

    page_speed.py OUT COUNT COOKIE URL SELECTOR [URL SELECTOR]…

Writes to OUT one line of JSON a page: {"url", "seconds": […]}, from the start of the navigation until the element can
be seen, with nothing in the browser's cache. COOKIE is "name=value", or "-".
"""

import json
import pathlib
import sys
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SOURCE / "tests" / "supervisor"))
from browser import new_driver  # noqa: E402

# "Slow 4G" and "mid-tier mobile" of the browser's own tools: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up, and a
# processor a quarter as fast.
ROUND_TRIP_MS = 150
DOWN = 1.6e6 / 8
UP = 750e3 / 8
SLOWER = 4

# Looks each frame, as an eye would, whether the element is there and has a size.
WATCH = """
const look = () => {
  const one = document.querySelector(%s), box = one && one.getBoundingClientRect();
  if (box && box.width > 0 && box.height > 0 && one.textContent.trim() !== "") window.luotShownAt = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def seconds_of(driver, url, selector):
    watch = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH % json.dumps(selector)})
    try:
        driver.get(url)
        end = time.monotonic() + 20
        while time.monotonic() < end:
            at = driver.execute_script("return window.luotShownAt || 0")
            if at:
                return at / 1000
            time.sleep(0.05)
        raise SystemExit(f"{url}: “{selector}” is not there after 20 s")
    finally:
        driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", watch)
        driver.get("about:blank")


def main():
    out, count, cookie, *pages = sys.argv[1:]
    driver = new_driver()
    try:
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
            "offline": False, "latency": ROUND_TRIP_MS, "downloadThroughput": DOWN, "uploadThroughput": UP})
        driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                               {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True})
        lines = []
        for url, selector in zip(pages[::2], pages[1::2]):
            if cookie != "-":
                name, value = cookie.split("=", 1)
                driver.execute_cdp_cmd("Network.setCookie", {"name": name, "value": value, "url": url})
            seconds_of(driver, url, selector)  # the browser's own start
            lines.append({"url": url, "seconds": [seconds_of(driver, url, selector) for _ in range(int(count))]})
        pathlib.Path(out).write_text("".join(json.dumps(line) + "\n" for line in lines))
    finally:
        driver.quit()


main()
