"""The description of the JSON API (/openapi.json) and what the program really answers, tried by schemathesis with
inputs of every kind; afterwards the pages and the queue service must be as well as before.

    api_test.py BIN_FOLDER
"""

import base64
import hashlib
import json
import os
import pathlib
import subprocess
import unittest
import urllib.request
import venv

import browser
from browser import CACHE, PIN, Centre

VERSION = "4.32.5"


def schemathesis():
    """The program, in a virtual environment in the cache; made at the first use."""
    folder = CACHE / "tools" / f"schemathesis-{VERSION}"
    program = folder / "bin" / "schemathesis"
    if not program.exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check",
                        f"schemathesis=={VERSION}"], check=True)
    return program


class Api(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = schemathesis()
        # Behind a proxy, so that each public request can come from an address of its own (api_hooks.py).
        cls.centre = Centre(options=["--proxy", "127.0.0.1"])
        cls.base = cls.centre.staff
        body = json.dumps({"person": "giamsat", "pin": PIN}).encode()
        asked = urllib.request.Request(cls.base + "/api/sign-in", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(asked) as answer:
            cls.cookie = answer.headers["Set-Cookie"].split(";")[0]
            cls.check = json.load(answer)["check"]

    @classmethod
    def tearDownClass(cls):
        cls.centre.stop()

    def attempt(self, base, *words, **environment):
        seed = str(int.from_bytes(os.urandom(4), "big"))
        run = subprocess.run(
            [self.program, "run", self.base + "/openapi.json", "--url", base, "--seed", seed, "--max-examples", "20",
             "--phases", "coverage,fuzzing", "--request-timeout", "15", "--checks",
             "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance", *words],
            capture_output=True, text=True, timeout=280, cwd=self.centre.folder, env={**os.environ, **environment})
        self.assertEqual(run.returncode, 0, f"seed {seed}\n{run.stdout[-6000:]}{run.stderr[-2000:]}")

    def test_answers_are_as_described_whatever_is_asked(self):
        self.attempt(self.base, "--exclude-tag", "public",
                     # Signed out, nothing more could be tried; locked, nobody could sign in.
                     "--exclude-path", "/api/sign-out", "--exclude-path", "/api/sign-in",
                     "-H", f"Cookie: {self.cookie}", "-H", f"x-luot-check: {self.check}")

    def test_answers_to_everybody_are_as_described_too(self):
        paper = base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")
        self.centre.issue("B", token_hash=hashlib.sha256(paper.encode()).hexdigest())
        code = self.centre.ask("kiosk", "ticket.invite")["code"]
        self.attempt(self.centre.public, "--include-tag", "public", SCHEMATHESIS_HOOKS="api_hooks",
                     PYTHONPATH=str(pathlib.Path(__file__).parent), LUOT_PAPER=paper, LUOT_CODE=code)
        with urllib.request.urlopen(f"{self.centre.public}/api/t/{paper}") as answer:
            self.assertEqual(json.load(answer)["state"], "cancelled", "a paper that there is was among those tried")

    def test_nobody_is_worse_for_it(self):
        with urllib.request.urlopen(self.base + "/api/centre") as answer:
            self.assertTrue(json.load(answer)["live"])
        self.assertTrue(self.centre.issue("A")["label"].startswith("A"))


if __name__ == "__main__":
    browser.main()
