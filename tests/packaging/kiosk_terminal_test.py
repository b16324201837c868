#!/usr/bin/env python3
"""What the installer does on the terminal with the real program. Usage: kiosk_terminal_test.py LUOT-KIOSK"""
import os
import pathlib
import pty
import shutil
import subprocess
import sys
import tempfile
import unittest

KIOSK = str(pathlib.Path(sys.argv[1]).resolve())


class Terminal(unittest.TestCase):
    def setUp(self):
        self.state = pathlib.Path(tempfile.mkdtemp(prefix="luot-state-"))
        self.addCleanup(shutil.rmtree, self.state)

    def kiosk(self, *options, given=""):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_QPA")}
        return subprocess.run([KIOSK, *options, "--state", str(self.state)], input=given, text=True, capture_output=True,
                              timeout=60, env=environment)

    def test_a_pin_is_set_without_a_display_and_kept_hashed(self):
        done = self.kiosk("--set-pin", given="271828\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        kept = (self.state / "caretaker.pin").read_text()
        self.assertTrue(kept.startswith("$argon2id$"))
        self.assertNotIn("271828", kept + done.stdout + done.stderr)

    def test_a_bad_pin_or_none_changes_nothing(self):
        for given in ("123456\n", "27\n", "\n", ""):
            done = self.kiosk("--set-pin", given=given)
            self.assertNotEqual(done.returncode, 0, given)
        self.assertEqual(list(self.state.iterdir()), [])

    def test_at_a_terminal_it_asks_twice_and_shows_nothing(self):
        def typed(first, second):
            here, there = pty.openpty()
            kiosk = subprocess.Popen([KIOSK, "--set-pin", "--state", str(self.state)], stdin=there, stdout=there, stderr=there)
            os.close(there)
            shown = b""
            for answer, question in ((first, b"digits: "), (second, b"once more: ")):
                while question not in shown:
                    shown += os.read(here, 1024)
                os.write(here, answer + b"\n")
            try:
                while chunk := os.read(here, 1024):
                    shown += chunk
            except OSError:
                pass  # the other end is closed
            os.close(here)
            return kiosk.wait(60), shown

        code, shown = typed(b"271828", b"271829")
        self.assertNotEqual(code, 0, shown)
        self.assertEqual(list(self.state.iterdir()), [])
        code, shown = typed(b"271828", b"271828")
        self.assertEqual(code, 0, shown)
        self.assertNotIn(b"271828", shown)

    def test_checking_without_anything_says_what_to_do_in_either_language(self):
        for language, to_do, network in (("vi", "[CẦN LÀM] Mạng:", "luotctl key add"), ("en", "[TO DO] Network:", "luotctl key add")):
            done = self.kiosk("--check", "--language", language, "--loudspeaker", 'sh -c "cat >/dev/null"')
            self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
            line = next(line for line in done.stdout.splitlines() if line.startswith(to_do))
            self.assertIn(network, line)
            self.assertGreaterEqual(len(done.stdout.splitlines()), 6)

    def test_two_tasks_at_once_are_refused(self):
        self.assertNotEqual(self.kiosk("--check", "--set-pin").returncode, 0)


if __name__ == "__main__":
    sys.exit(unittest.main(argv=sys.argv[:1]))
