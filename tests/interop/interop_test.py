#!/usr/bin/python3
"""Issues, calls, watches and re-syncs against a running service with a client that knows only docs/protocol.md.

Usage: interop_test.py SERVICE [ARGUMENT...]. SERVICE takes --keys, --data, --port and --ready-file."""

import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import zmq

from lq1_client import Commands, Follower, Refused, new_id, open_socket

SERVICE = []
BRANCH = "an-thinh"
PATIENCE = 30.0


class Centre:
    """A service of its own, with its keys."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="luot-interop-"))
        self.keys = self.folder / "keys"
        (self.keys / "keys.d").mkdir(parents=True)
        self.server_public, secret = (half.decode() for half in zmq.curve_keypair())
        self._write("server.key", {"public_key": self.server_public, "secret_key": secret}, 0o400)
        self.port = random.randrange(20000, 50000)
        self.process = None

    def _write(self, name, content, mode):
        path = self.keys / name
        part = path.with_suffix(".part")
        part.write_text(json.dumps(content))
        part.chmod(mode)
        part.rename(path)

    def admit(self, name, role, counters=()):
        public, secret = (half.decode() for half in zmq.curve_keypair())
        allowed = {"z85": public, "id": name, "role": role, "branch": BRANCH, "counters": list(counters),
                   "rate": {"per_second": 1000, "burst": 1000}}
        self._write(f"keys.d/{name}.json", allowed, 0o640)
        return {"public_key": public, "secret_key": secret, "server_key": self.server_public}

    def start(self):
        for _ in range(20):
            ready = self.folder / "ready"
            ready.unlink(missing_ok=True)
            self.process = subprocess.Popen([*SERVICE, "--keys", self.keys, "--data", self.folder / "data",
                                             "--port", str(self.port), "--ready-file", ready])
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until and self.process.poll() is None:
                if ready.exists():
                    return
                time.sleep(0.02)
            self.port = random.randrange(20000, 50000)
        raise RuntimeError("the service does not start")

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(PATIENCE)
            self.process = None

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder)


class Interop(unittest.TestCase):
    def setUp(self):
        self.centre = Centre()
        self.addCleanup(self.centre.remove)
        self.kiosk_key = self.centre.admit("k1", "kiosk")
        self.clerk_key = self.centre.admit("c1", "clerk", ["1", "2", "3", "4", "5", "6"])
        self.board_key = self.centre.admit("b1", "board")
        self.centre.start()
        self.kiosk = self.commands(self.kiosk_key)
        self.clerk = self.commands(self.clerk_key)

    def commands(self, key):
        device = Commands(key, self.centre.port)
        self.addCleanup(device.close)
        return device

    def follow(self, key, kind):
        follower = Follower(key, self.centre.port, f"{BRANCH}.{kind}")
        self.addCleanup(follower.close)
        return follower

    def until(self, follower, is_so, what):
        end = time.monotonic() + PATIENCE
        while not is_so(follower):
            self.assertLess(time.monotonic(), end, what)
            follower.step()

    def assert_agree(self, follower):
        """Who followed from the start and who comes now see the same."""
        newcomer = self.follow(follower.key, follower.kind)
        self.until(newcomer, lambda f: f.state == "live", "a newcomer goes live")
        self.until(follower, lambda f: f.n >= newcomer.n, "hears the rest")
        self.until(newcomer, lambda f: f.n >= follower.n, "hears the rest")
        self.assertEqual(follower.view.comparable(), newcomer.view.comparable())

    def issue(self, request_id=None):
        return self.kiosk.ask("ticket.issue", {"field": "A", "lang": "vi", "way": "head"}, request_id)

    def test_a_visit(self):
        hello = self.kiosk.ask("sys.hello")["result"]
        self.assertEqual((hello["user"], hello["role"], hello["branch"]), ("kiosk:k1", "kiosk", BRANCH))
        listed = self.kiosk.ask("field.list")["result"]
        self.assertIn("A", [field["field"] for field in listed["fields"]])
        counter = next(counter["counter"] for counter in listed["counters"] if "A" in counter["fields"])
        board = self.follow(self.board_key, "pub")
        staff = self.follow(self.clerk_key, "staff")
        for follower in (board, staff):
            self.until(follower, lambda f: f.state == "live", "goes live")

        self.clerk.ask("counter.open", {"counter": counter})
        ticket = self.issue()["result"]
        self.assertEqual((ticket["label"], ticket["number"], ticket["state"]), ("A001", 1, "waiting"))
        self.kiosk.ask("ticket.print_result", {"ticket": ticket["ticket"], "result": "printed"})
        called = self.clerk.ask("ticket.call_next", {"counter": counter})["result"]
        self.assertEqual((called["label"], called["counter"], called["call_count"]), ("A001", counter, 1))
        self.until(board, lambda f: f.view.calls and f.view.calls[0]["label"] == "A001", "the board shows the call")

        at_counter = {"ticket": ticket["ticket"], "counter": counter}
        self.clerk.ask("ticket.start", at_counter)
        ended = self.clerk.ask("ticket.finish", {**at_counter, "outcome": "guidance"})["result"]
        self.assertEqual(ended["state"], "completed")
        self.until(board, lambda f: "A001" not in f.view.tickets, "the hall forgets who was served")
        self.until(staff, lambda f: f.view.tickets.get("A001", {}).get("state") == "completed", "the staff know")
        self.assertIsNone(self.clerk.ask("ticket.call_next", {"counter": counter})["result"]["ticket"])

        kinds = [event["t"] for event in staff.news if event["t"].startswith("ticket.")]
        for kind in ("ticket.issued", "ticket.print_result", "ticket.called", "ticket.started", "ticket.completed"):
            self.assertIn(kind, kinds)
        for event in board.news:
            self.assertNotIn("actor", event)
            for secret in ("ticket", "number", "token_hash", "priority_class", "issued_by"):
                self.assertNotIn(secret, event["d"])
        self.assert_agree(board)
        self.assert_agree(staff)

    def test_the_same_id_has_one_effect(self):
        request_id = new_id()
        first = self.issue(request_id)
        again = self.issue(request_id)
        self.assertFalse(first["dup"])
        self.assertTrue(again["dup"])
        self.assertEqual(first["result"], again["result"])
        with self.assertRaises(Refused) as other:
            self.kiosk.ask("ticket.issue", {"field": "B", "lang": "vi", "way": "head"}, request_id)
        self.assertEqual(other.exception.code, "ID_REUSED")

    def test_nobody_may_more_than_its_role(self):
        for device, op, args in ((self.commands(self.board_key), "ticket.issue", {"field": "A"}),
                                 (self.kiosk, "ticket.call_next", {"counter": "1"})):
            with self.assertRaises(Refused) as refused:
                device.ask(op, args)
            self.assertEqual(refused.exception.code, "FORBIDDEN")
        with self.assertRaises(Refused) as unknown:
            self.kiosk.ask("ticket.fly")
        self.assertEqual(unknown.exception.code, "UNKNOWN_OP")
        board = self.follow(self.board_key, "staff")
        self.until(board, lambda f: "FORBIDDEN" in f.syncs, "the staff stream is not a board's")
        self.assertEqual(board.news, [])

    def test_a_stranger_hears_nothing(self):
        context = zmq.Context()
        self.addCleanup(context.term)
        public, secret = (half.decode() for half in zmq.curve_keypair())
        unknown = {"public_key": public, "secret_key": secret, "server_key": self.centre.server_public}
        sockets = []
        for key in (unknown, None):
            socket = open_socket(context, zmq.SUB, "127.0.0.1", self.centre.port + 2, key)
            socket.setsockopt(zmq.SUBSCRIBE, b"")
            self.addCleanup(socket.close)
            sockets.append(socket)
        board = self.follow(self.board_key, "pub")
        self.until(board, lambda f: f.state == "live", "a friend hears")
        for _ in range(10):
            self.issue()
        self.until(board, lambda f: len(f.view.tickets) == 10, "a friend hears all of it")
        for socket in sockets:
            self.assertEqual(socket.poll(500), 0)

    def test_what_was_missed_is_fetched(self):
        board = self.follow(self.board_key, "pub")
        self.until(board, lambda f: f.state == "live", "goes live")
        self.issue()
        self.until(board, lambda f: "A001" in f.view.tickets, "hears")
        # As with a cable pulled: two are issued while the board has no socket at all.
        board.close_sockets()
        board.events = board.sync = None
        self.issue()
        self.issue()
        board._connect()
        self.until(board, lambda f: f.state == "live" and "A003" in f.view.tickets, "catches up")
        self.assertEqual(board.syncs[-1], "delta")
        self.assert_agree(board)


class Restart(Interop):
    """Only for a service that keeps what it knows."""

    def test_a_service_that_comes_back_knows_everything(self):
        board = self.follow(self.board_key, "pub")
        request_id = new_id()
        first = self.issue(request_id)
        self.until(board, lambda f: "A001" in f.view.tickets, "hears")
        self.centre.stop()
        self.until(board, lambda f: f.state == "stale", "notices")
        self.centre.start()
        again = self.issue(request_id)
        self.assertTrue(again["dup"])
        self.assertEqual(again["result"]["label"], first["result"]["label"])
        self.assertEqual(self.issue()["result"]["label"], "A002")
        self.until(board, lambda f: f.state == "live" and "A002" in f.view.tickets, "comes back")

    def test_a_visit_of_two_fields(self):
        board = self.follow(self.board_key, "pub")
        staff = self.follow(self.clerk_key, "staff")
        self.clerk.ask("counter.open", {"counter": "3"})
        ticket = self.issue()["result"]["ticket"]
        at_counter = {"ticket": ticket, "counter": "3"}
        self.clerk.ask("ticket.call", {**at_counter, "reason": "cannot stand"})
        self.clerk.ask("ticket.start", at_counter)
        held = self.clerk.ask("ticket.hold", {**at_counter, "reason": "a copy", "back_in_min": 15})["result"]
        self.assertEqual((held["state"], held["bound_to"], held["reason"]), ("on_hold", "3", "a copy"))
        back = self.clerk.ask("ticket.resume", at_counter)["result"]
        self.assertEqual((back["state"], back["call_reason"]), ("called", "back_from_hold"))
        self.until(board, lambda f: f.view.calls and f.view.calls[0]["label"] == "A001", "the board calls again")
        self.clerk.ask("ticket.start", at_counter)
        moved = self.clerk.ask("ticket.transfer", {**at_counter, "field": "B", "outcome": "dossier_received"})["result"]
        self.assertEqual((moved["label"], moved["field"], moved["state"]), ("A001", "B", "waiting"))
        self.assertEqual([request.get("outcome") for request in moved["requests"]], ["dossier_received", None])
        called = self.clerk.ask("ticket.call_next", {"counter": "3"})["result"]
        self.assertEqual(called["label"], "A001")
        self.clerk.ask("ticket.start", at_counter)
        self.clerk.ask("ticket.finish", {**at_counter, "outcomes": ["result_returned"]})
        paused = self.clerk.ask("counter.pause", {"counter": "3", "reason": "meeting"})["result"]
        self.assertEqual((paused["open"], paused["paused"], paused["pause_reason"]), (True, True, "meeting"))
        with self.assertRaises(Refused) as refused:
            self.clerk.ask("counter.release", {"counter": "3", "reason": "x"})
        self.assertEqual(refused.exception.code, "FORBIDDEN")
        self.until(staff, lambda f: f.view.tickets.get("A001", {}).get("state") == "completed", "the staff know")
        self.assert_agree(board)
        self.assert_agree(staff)

    def test_a_number_from_a_phone_and_its_paper(self):
        reception = self.commands(self.centre.admit("r1", "reception"))
        code = self.kiosk.ask("ticket.invite")["result"]["code"]
        paper = "what the page keeps of it"
        wanted = {"field": "A", "way": "phone", "invite": code,
                  "token_hash": hashlib.sha256(paper.encode()).hexdigest()}
        label = reception.ask("ticket.issue", wanted)["result"]["label"]
        with self.assertRaises(Refused) as spent:
            reception.ask("ticket.issue", {**wanted, "token_hash": "0" * 64})
        self.assertEqual(spent.exception.code, "FORBIDDEN")
        shown = reception.ask("ticket.get", {"paper_token": paper})["result"]
        self.assertEqual((shown["label"], shown["way"]), (label, "phone"))
        with self.assertRaises(Refused) as guessed:
            reception.ask("ticket.get", {"paper_token": "another paper"})
        self.assertEqual(guessed.exception.code, "NOT_FOUND")
        ended = reception.ask("ticket.cancel", {"paper_token": paper, "reason": "phone"})["result"]
        self.assertEqual(ended["state"], "cancelled")
        monitor = self.commands(self.centre.admit("m1", "monitor"))
        visits = monitor.ask("stats.get")["result"]["visits"]
        self.assertEqual((visits["issued"], visits["cancelled"]), (1, 1))

    def test_a_copy_is_the_paper_from_then_on(self):
        papers = ["the first paper", "its copy"]
        hashes = [hashlib.sha256(paper.encode()).hexdigest() for paper in papers]
        wanted = {"field": "A", "way": "scan", "token_hash": hashes[0], "took_ms": 7400}
        first = self.kiosk.ask("ticket.issue", wanted)["result"]
        copy = self.kiosk.ask("ticket.reprint", {"ticket": first["ticket"], "token_hash": hashes[1]})["result"]
        self.assertEqual([copy[key] for key in ("label", "ahead", "counters")],
                         [first[key] for key in ("label", "ahead", "counters")])
        self.assertEqual((copy["token_hash"], copy["printed"]), (hashes[1], "not_yet"))
        reception = self.commands(self.centre.admit("r1", "reception"))
        with self.assertRaises(Refused) as old:
            reception.ask("ticket.get", {"paper_token": papers[0]})
        self.assertEqual(old.exception.code, "NOT_FOUND")
        self.assertEqual(reception.ask("ticket.get", {"paper_token": papers[1]})["result"]["label"], first["label"])
        monitor = self.commands(self.centre.admit("m1", "monitor"))
        ways = monitor.ask("stats.get")["result"]["ways"]
        self.assertEqual([(way["way"], way["taking"]["median_s"]) for way in ways], [("scan", 7)])

    def test_what_a_kiosk_says_before_a_number(self):
        branch = self.kiosk.ask("field.list")["result"]["branch"]
        self.assertEqual(branch["online_url"], "https://dichvucong.gov.vn")
        procedures = self.kiosk.ask("procedure.list", {"field": "A"})["result"]["procedures"]
        self.assertIn("Giấy chứng sinh (bản chính)", procedures[0]["documents"])

    def test_a_supervisor_sees_who_is_there(self):
        self.kiosk.ask("sys.ping")
        watching = self.commands(self.centre.admit("s1", "supervisor"))
        told = watching.ask("device.list")["result"]
        ago = {device["device"]: device["heard_ms_ago"] for device in told["devices"]}
        self.assertIn("kiosk:k1", ago)
        self.assertLessEqual(max(ago.values()), told["listening_ms"], "nobody was heard before it began")
        with self.assertRaises(Refused) as refused:
            self.kiosk.ask("device.list")
        self.assertEqual(refused.exception.code, "FORBIDDEN")

    def test_staff_see_how_a_device_is(self):
        staff = self.follow(self.clerk_key, "staff")
        self.until(staff, lambda f: f.state == "live", "goes live")
        self.kiosk.ask("device.report", {"help": True, "parts": {"printer": "out"}, "text": "no paper"})
        self.until(staff, lambda f: any(d["help"] for d in f.view.devices.values()), "hears")
        self.assertEqual(next(iter(staff.view.devices.values()))["parts"], {"printer": "out"})
        self.assert_agree(staff)


def load_tests(loader, _tests, _pattern):
    is_durable = "luot-queue-service" in os.path.basename(SERVICE[0])
    return loader.loadTestsFromTestCase(Restart if is_durable else Interop)


if __name__ == "__main__":
    SERVICE = sys.argv[1:]
    unittest.main(argv=sys.argv[:1], verbosity=2)
