#!/usr/bin/python3
"""Fault 43: devices of an earlier release at this service, and devices of this one at an earlier release's service,
which says what tests/fixtures/VERSION/golden has to the letter.

Usage: releases_test.py SERVICE BRANCH_FILE LUOTCTL FIXTURES"""

import json
import os
import pathlib
import random
import struct
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "interop"))
import zmq  # noqa: E402

import interop_test  # noqa: E402
from lq1_client import Follower, new_id, open_socket  # noqa: E402

SEED = int(os.environ.get("LUOT_SEED", random.randrange(1 << 31)))
LUOTCTL, FIXTURES = "", pathlib.Path()
# What a request may be refused for by its content; never for its form.
BY_CONTENT = {"NOT_FOUND", "CONFLICT", "INVALID_STATE", "FIELD_CLOSED", "QUOTA_FULL", "FORBIDDEN", "ID_REUSED"}


def releases():
    return sorted(path.parent for path in FIXTURES.glob("*/golden"))


def missing(wanted, given, where=""):
    """Members that somebody who knows `wanted` would look for in `given` and not find, or find of another kind."""
    if isinstance(wanted, dict) and isinstance(given, dict):
        return [lack for name, value in wanted.items()
                for lack in ([f"{where}.{name}"] if name not in given else missing(value, given[name], f"{where}.{name}"))]
    if isinstance(wanted, list) and isinstance(given, list):
        return [lack for value in given[:1] for lack in (missing(wanted[0], value, where + "[]") if wanted else [])]
    return [] if type(wanted) is type(given) else [f"{where}: {type(given).__name__}"]


class EarlierDevices(unittest.TestCase):
    def setUp(self):
        self.centre = interop_test.Centre()
        self.addCleanup(self.centre.remove)
        self.keys = {role: self.centre.admit(role, role, ["1", "2", "3"]) for role in ("kiosk", "board", "clerk")}
        self.centre.start()
        self.context = zmq.Context()
        self.addCleanup(lambda: self.context.destroy(linger=0))
        self.lines = {role: open_socket(self.context, zmq.DEALER, "127.0.0.1", self.centre.port, key)
                      for role, key in self.keys.items()}
        self.board = Follower(self.keys["board"], self.centre.port, f"{interop_test.BRANCH}.pub")
        self.addCleanup(self.board.close)
        self.until(lambda: self.board.state == "live", "an earlier board goes live")

    def until(self, is_so, what):
        end = time.monotonic() + 20
        while not is_so():
            self.assertLess(time.monotonic(), end, what)
            self.board.step(0.02)

    def said(self, role, frames, patience=5000):
        line = self.lines[role]
        self.assertTrue(line.poll(patience, zmq.POLLOUT))
        line.send_multipart(frames)
        return line.recv_multipart() if line.poll(patience) else None

    def asked(self, role, text, **changes):
        request = json.loads(text) | {"id": new_id()} | changes
        frames = self.said(role, [b"LQ1Q", json.dumps(request).encode()])
        self.assertIsNotNone(frames, request["op"])
        self.assertEqual(frames[0], b"LQ1R")
        reply = json.loads(frames[1])
        self.assertEqual((reply["v"], reply["id"]), (1, request["id"]))
        return reply

    def test_43_each_request_of_an_earlier_release_is_understood(self):
        for golden in (release / "golden" for release in releases()):
            for file in sorted(golden.glob("request-*.json")):
                # Staff have to give a reason since; no earlier terminal could ask for numbers.
                for role in ("kiosk",) if file.name == "request-ticket-issue.json" else self.keys:
                    # Each paper has a token of its own.
                    text = file.read_text().replace("e" * 64, random.randbytes(32).hex())
                    reply = self.asked(role, text)
                    if not reply["ok"]:
                        self.assertIn(reply["error"]["code"], BY_CONTENT, f"{file}: {reply}")

    def test_43_an_earlier_release_finds_what_it_looks_for_in_replies_and_events(self):
        for golden in (release / "golden" for release in releases()):
            issue = {"args": {"field": "A", "lang": "vi", "way": "head"}}
            reply = self.asked("kiosk", (golden / "request-ticket-issue.json").read_text(), **issue)
            known = json.loads((golden / "reply-issued.json").read_text())
            # A ticket that waits has no counter, no call and no token yet.
            later = {".result." + name for name in ("counter", "called_at", "call_reason", "call_count", "priority_class",
                                                    "priority", "token_hash", "face_bound", "printed")}
            self.assertEqual(set(missing(known, reply)) - later, set())
            for name, role in (("sys-hello", "kiosk"), ("field-list", "board")):
                reply = self.asked(role, (golden / f"request-{name}.json").read_text())
                known = json.loads((golden / f"reply-{name.replace('sys-', '')}.json").read_text())
                self.assertEqual([lack for lack in missing(known, reply) if "opens" not in lack], [])
            listed = {field["field"]: field for field in reply["result"]["fields"]}
            counter = next(one["counter"] for one in reply["result"]["counters"]
                           if one["counter"] in ("1", "2", "3") and "A" in one["fields"])
            self.assertIn("A", listed)
            self.asked("clerk", (golden / "request-counter-open.json").read_text(), args={"counter": counter})
            called = self.asked("clerk", (golden / "request-ticket-call-next.json").read_text(), args={"counter": counter})
            self.assertEqual(called["result"]["label"], "A001")
            self.until(lambda: any(event["t"] == "ticket.called" for event in self.board.news), "the board hears")
            event = next(event for event in self.board.news if event["t"] == "ticket.called")
            known = json.loads((golden / "event-ticket-called-public.json").read_text())
            self.assertEqual(missing(known, event), [])
            self.asked("clerk", (golden / "request-ticket-cancel.json").read_text())
        newcomer = Follower(self.keys["board"], self.centre.port, f"{interop_test.BRANCH}.pub")
        self.addCleanup(newcomer.close)
        end = time.monotonic() + 20
        while newcomer.state != "live" or newcomer.n != self.board.n:
            self.assertLess(time.monotonic(), end, "a newcomer is right")
            newcomer.step(0.02)
            self.board.step(0.02)
        self.assertEqual(newcomer.view.comparable(), self.board.view.comparable())

    def test_43_what_this_release_does_not_know_is_said_so(self):
        golden = releases()[-1] / "golden"
        for version in (0, 2, 99):
            reply = self.asked("kiosk", (golden / "request-sys-ping.json").read_text(), v=version)
            self.assertEqual(reply["error"]["code"], "UNSUPPORTED_VERSION")
        self.assertIsNone(self.said("kiosk", [b"LQ2Q", b'{"v":1,"id":"%s","op":"sys.ping"}' % new_id().encode()], 300))

    def tearDown(self):
        self.centre.stop()
        done = subprocess.run([LUOTCTL, "verify", self.centre.folder / "data" / "queue.db"], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class EarlierService:
    """A service that knows no more than its release's golden messages."""

    def __init__(self, golden):
        self.golden = golden
        public, secret = zmq.curve_keypair()
        self.public = public.decode()
        self.context = zmq.Context()
        while True:
            self.port = random.randrange(20000, 50000)
            self.sockets = [self.context.socket(kind) for kind in (zmq.ROUTER, zmq.ROUTER, zmq.XPUB, zmq.XPUB)]
            try:
                for offset, socket in enumerate(self.sockets):
                    socket.linger, socket.curve_server, socket.curve_secretkey = 0, True, secret
                    if offset > 1:
                        socket.setsockopt(zmq.XPUB_WELCOME_MSG, f"e/{interop_test.BRANCH}.pub/".encode())
                    socket.bind(f"tcp://127.0.0.1:{self.port + offset}")
                break
            except zmq.ZMQError:
                for socket in self.sockets:
                    socket.close()
        self.isEnding, self.n, self.heard = False, 500, []
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def text(self, name, **changes):
        return json.dumps(json.loads((self.golden / name).read_text()) | changes).encode()

    def run(self):
        next_hb = 0.0
        while not self.isEnding:
            for socket in (socket for socket in self.sockets if socket.poll(10)):
                frames = socket.recv_multipart()
                if len(frames) == 3:
                    self.answer(socket, frames[0], json.loads(frames[2]))
            if time.monotonic() > next_hb:
                next_hb = time.monotonic() + 0.5
                beat = json.loads((self.golden / "event-heartbeat.json").read_text())
                beat["d"]["n"], beat["up"] = self.n, int(time.monotonic() * 1000)
                self.send(1, self.n, json.dumps(beat).encode())
        for socket in self.sockets:
            socket.close()
        self.context.term()

    def send(self, flags, n, text):
        epoch = (self.golden / "event-heartbeat.bin").read_bytes()[8:16]
        self.sockets[2].send_multipart([f"e/{interop_test.BRANCH}.pub/".encode(),
                                        b"LQ1E" + struct.pack(">I", flags) + epoch + struct.pack(">Q", n), text])

    def answer(self, socket, route, request):
        self.heard.append(request["op"])
        known = {"ticket.issue": "reply-issued.json", "sys.hello": "reply-hello.json", "field.list": "reply-field-list.json"}
        same = {"id": request["id"]}
        if request["op"] == "sync.get":
            for name, changes in (("begin", same), ("part", None), ("end", same)):
                file = f"sync-snapshot-{name}.json"
                text = (self.golden / file).read_bytes() if changes is None else self.text(file, **changes)
                socket.send_multipart([route, b"LQ1S", text])
            self.n += 1
            called = json.loads((self.golden / "event-ticket-called-public.json").read_text())
            called["up"] = int(time.monotonic() * 1000)
            called["d"]["label"] = "A046"
            self.send(0, self.n, json.dumps(called).encode())
        elif request["op"] in known:
            socket.send_multipart([route, b"LQ1R", self.text(known[request["op"]], **same)])
        else:
            error = {"code": "UNKNOWN_OP", "retry": "never", "msg": "not known here", "retry_after_ms": 0}
            socket.send_multipart([route, b"LQ1R", json.dumps({"v": 1, "ok": False, "error": error} | same).encode()])

    def end(self):
        self.isEnding = True
        self.thread.join()


class AtAnEarlierService(unittest.TestCase):
    def run_luotctl(self, golden, *arguments, until=None):
        service = EarlierService(golden)
        self.addCleanup(service.end)
        centre = interop_test.Centre()
        self.addCleanup(centre.remove)
        key = centre.admit("k1", "kiosk")
        file = centre.folder / "k1.key"
        file.write_text(json.dumps({"id": "k1", "role": "kiosk", "branch": interop_test.BRANCH,
                                    "public_key": key["public_key"], "secret_key": key["secret_key"],
                                    "server_key": service.public}))
        file.chmod(0o600)
        child = subprocess.Popen([LUOTCTL, *arguments, "--server", f"127.0.0.1:{service.port}", "--key", file],
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        lines = []
        killer = threading.Timer(20, child.kill)
        killer.start()
        for line in child.stdout:
            lines.append(line)
            if until is not None and until in line:
                child.terminate()
        killer.cancel()
        child.stdout.close()
        return child.wait(), "".join(lines)

    def test_43_a_number_of_an_earlier_service(self):
        for release in releases():
            code, said = self.run_luotctl(release / "golden", "issue", "--field", "A")
            self.assertEqual(code, 0, said)
            self.assertIn("A045", said)

    def test_43_what_an_earlier_service_shows_is_followed(self):
        for release in releases():
            _, said = self.run_luotctl(release / "golden", "watch", until="A046")
            self.assertIn('"live"', said)
            self.assertIn("A046", said)
            self.assertIn("Nghỉ trưa", said)


if __name__ == "__main__":
    service, branch, LUOTCTL, fixtures = sys.argv[1:5]
    FIXTURES = pathlib.Path(fixtures)
    interop_test.SERVICE[:] = [service, "--branch", branch, "--ballast-mib", "0"]
    print(f"LUOT_SEED={SEED}", flush=True)
    random.seed(SEED)
    unittest.main(argv=[sys.argv[0], *sys.argv[5:]], verbosity=2)
