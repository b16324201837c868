#!/usr/bin/python3
"""The harness itself: it has nothing to say of the service as shipped, and catches each mutant of it.

Usage: mutants_test.py SERVICE BRANCH_FILE LUOTCTL ACK_BEFORE_COMMIT.so NO_DEDUPLICATION.so"""

import os
import random
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "interop"))
import interop_test  # noqa: E402
from lq1_client import Commands, Follower, new_id  # noqa: E402

SEED = int(os.environ.get("LUOT_SEED", random.randrange(1 << 31)))
LUOTCTL, ACK_BEFORE_COMMIT, NO_DEDUPLICATION = "", "", ""


def issue(turn):
    return {"field": "ABCDET"[turn % 6], "lang": "vi", "way": "head"}


class Laboratory:
    """A service that is killed again and again while a kiosk asks; what it promised is written down."""

    def __init__(self, preload=None):
        self.random = random.Random(SEED)
        self.centre = interop_test.Centre()
        self.key = self.centre.admit("k1", "kiosk")
        self.board_key = self.centre.admit("b1", "board")
        self.promised = {}
        self.environment = {"LD_PRELOAD": preload} if preload else {}

    def start(self):
        os.environ.update(self.environment)
        try:
            self.centre.start()
        finally:
            for name in self.environment:
                del os.environ[name]

    def kill(self):
        self.centre.process.kill()
        self.centre.process.wait()
        self.centre.process = None

    def ask_until_killed(self, after):
        kiosk = Commands(self.key, self.centre.port)
        killer = threading.Timer(after, self.kill)
        killer.start()
        try:
            while killer.is_alive():
                request_id, wanted = new_id(), issue(len(self.promised))
                reply = kiosk.ask("ticket.issue", wanted, request_id, ttl_ms=200, patience=0.3)
                self.promised[request_id] = reply["result"]["label"]
                time.sleep(0.003)
        except TimeoutError:
            pass  # the answer to the last one was never seen: nothing was promised
        finally:
            killer.join()
            kiosk.close()

    def complaints(self, rounds=4):
        """What the service did not keep of its promises."""
        found = []
        for _ in range(rounds):
            self.start()
            self.ask_until_killed(self.random.uniform(0.15, 0.4))
        self.start()
        kiosk = Commands(self.key, self.centre.port)
        for request_id, label in self.promised.items():
            again = kiosk.ask("ticket.issue", {**issue(0), "field": label[0]}, request_id)
            if not again["dup"]:
                found.append(f"{label} was acknowledged, and not known when asked again")
            if again["result"]["label"] != label:
                found.append(f"{label} became {again['result']['label']}")
        kiosk.close()
        if len(set(self.promised.values())) != len(self.promised):
            found.append("a number was given twice")
        self.centre.stop()
        verified = subprocess.run([LUOTCTL, "verify", self.centre.folder / "data" / "queue.db"],
                                  capture_output=True, text=True, check=False)
        if verified.returncode != 0:
            found.append("luotctl verify: " + verified.stdout + verified.stderr)
        return found


class Lossy(Follower):
    """A board whose line loses every fifth event."""

    def __init__(self, *arguments):
        self.heard_events = 0
        super().__init__(*arguments)

    def _hear(self, frames):
        if len(frames) == 3 and not frames[1][7] & 1:
            self.heard_events += 1
            if self.heard_events % 5 == 0:
                return
        super()._hear(frames)


class NoGapCheck(Lossy):
    """The mutant: takes the next event for the next, whatever its number."""

    def _hear(self, frames):
        if self.epoch is not None and len(frames) == 3 and self.state == "live":
            n = int.from_bytes(frames[1][16:], "big")
            self.n = n if frames[1][7] & 1 else max(self.n, n - 1)
        super()._hear(frames)


class Mutants(unittest.TestCase):
    def laboratory(self, preload=None):
        lab = Laboratory(preload)
        self.addCleanup(lab.centre.remove)
        return lab

    def test_the_service_as_shipped_keeps_its_promises(self):
        lab = self.laboratory()
        self.assertEqual(lab.complaints(), [])
        self.assertGreater(len(lab.promised), 10)

    def test_acknowledging_before_the_commit_is_caught(self):
        self.assertIn("was acknowledged, and not known", " ".join(self.laboratory(ACK_BEFORE_COMMIT).complaints()))

    def test_forgetting_what_was_answered_is_caught(self):
        self.assertIn("not known when asked again", " ".join(self.laboratory(NO_DEDUPLICATION).complaints(1)))

    def shown_after_losses(self, kind):
        lab = self.laboratory()
        lab.start()
        kiosk = Commands(lab.key, lab.centre.port)
        board = kind(lab.board_key, lab.centre.port, f"{interop_test.BRANCH}.pub")
        self.addCleanup(kiosk.close)
        self.addCleanup(board.close)
        end = time.monotonic() + 20
        while board.state != "live" and time.monotonic() < end:
            board.step()
        for turn in range(12):
            kiosk.ask("ticket.issue", issue(turn))
            board.step(0.01)
        board.heard_events = -1000
        end = time.monotonic() + 8
        while len(board.view.tickets) < 12 and time.monotonic() < end:
            board.step()
        return len(board.view.tickets)

    def test_a_board_that_counts_finds_what_it_lost_and_one_that_does_not_is_caught(self):
        self.assertEqual(self.shown_after_losses(Lossy), 12)
        self.assertLess(self.shown_after_losses(NoGapCheck), 12)


if __name__ == "__main__":
    service, branch, LUOTCTL, ACK_BEFORE_COMMIT, NO_DEDUPLICATION = sys.argv[1:6]
    interop_test.SERVICE[:] = [service, "--branch", branch, "--ballast-mib", "0"]
    print(f"LUOT_SEED={SEED}", flush=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)
