#!/usr/bin/python3
"""Faults 25 to 31 and 35: strangers, thieves, garbage and floods against the real service. Each test ends in
`luotctl verify`, and in a board that shows what the service has.

Usage: strangers_test.py SERVICE BRANCH_FILE LUOTCTL WHIMS.so [TEST...]"""

import os
import pathlib
import random
import resource
import socket
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "interop"))
import zmq  # noqa: E402

import interop_test  # noqa: E402
from lq1_client import Commands, Follower, Refused, new_id, open_socket  # noqa: E402

SEED = int(os.environ.get("LUOT_SEED", random.randrange(1 << 31)))
LUOTCTL, WHIMS = "", ""
SUBSCRIPTIONS = int(os.environ.get("LUOT_SUBSCRIPTIONS", 100_000))
ISSUE = {"field": "A", "lang": "vi", "way": "head"}
# Printed in zmq_curve(7), so everybody has their secret halves.
MANUAL_PAGE = {"public_key": "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID",
               "secret_key": "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs"}


class Strangers(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(SEED)
        self.centre = interop_test.Centre()
        self.addCleanup(self.centre.remove)
        self.keys = {"k1": self.centre.admit("k1", "kiosk"), "k2": self.centre.admit("k2", "kiosk"),
                     "b1": self.centre.admit("b1", "board"), "b2": self.centre.admit("b2", "board")}
        self.centre.start()
        self.context = zmq.Context()
        self.addCleanup(lambda: self.context.destroy(linger=0))
        self.kiosk = Commands(self.keys["k1"], self.centre.port)
        self.addCleanup(self.kiosk.close)
        self.board = Follower(self.keys["b1"], self.centre.port, f"{interop_test.BRANCH}.pub")
        self.addCleanup(self.board.close)
        self.until(lambda: self.board.state == "live", "the board goes live")

    def until(self, is_so, what, patience=20):
        end = time.monotonic() + patience
        while not is_so():
            self.assertLess(time.monotonic(), end, what)
            self.board.step(0.02)

    def issue(self):
        return self.kiosk.ask("ticket.issue", ISSUE)["result"]["label"]

    def raw(self, kind, offset, key):
        return open_socket(self.context, kind, "127.0.0.1", self.centre.port + offset, key)

    def resident_mib(self):
        status = pathlib.Path(f"/proc/{self.centre.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def still_well(self):
        """The service serves, the board shows what a newcomer sees, and the log is whole."""
        label = self.issue()
        self.until(lambda: label in self.board.view.tickets, "the board hears")
        newcomer = Follower(self.keys["b1"], self.centre.port, f"{interop_test.BRANCH}.pub")
        self.addCleanup(newcomer.close)
        end = time.monotonic() + 20
        while newcomer.state != "live" or newcomer.n != self.board.n:
            self.assertLess(time.monotonic(), end, "a newcomer is right")
            newcomer.step(0.02)
            self.board.step(0.02)
        self.assertEqual(newcomer.view.comparable(), self.board.view.comparable())
        self.centre.stop()
        done = subprocess.run([LUOTCTL, "verify", self.centre.folder / "data" / "queue.db"], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_25_who_has_no_key_learns_nothing(self):
        public, secret = (half.decode() for half in zmq.curve_keypair())
        unknown = {"public_key": public, "secret_key": secret, "server_key": self.keys["k1"]["server_key"]}
        printed = {**MANUAL_PAGE, "server_key": self.keys["k1"]["server_key"]}
        heard = []
        for key in (unknown, printed, None, "plain"):
            for offset, kind in enumerate((zmq.DEALER, zmq.DEALER, zmq.SUB, zmq.SUB)):
                if key == "plain":
                    line = self.context.socket(kind)
                    line.linger, line.plain_username, line.plain_password = 0, b"kiosk", b"k1"
                    line.connect(f"tcp://127.0.0.1:{self.centre.port + offset}")
                else:
                    line = self.raw(kind, offset, key)
                if kind == zmq.SUB:
                    line.setsockopt(zmq.SUBSCRIBE, b"")
                elif line.poll(100, zmq.POLLOUT):
                    line.send_multipart([b"LQ1Q", b'{"v":1,"id":"%s","op":"sys.hello"}' % new_id().encode()])
                heard.append(line)
        for _ in range(5):
            self.issue()
        time.sleep(0.7)
        self.assertEqual([line.poll(0) for line in heard], [0] * len(heard))
        self.still_well()

    def test_25_a_revoked_key_is_nobody_s(self):
        other = Commands(self.keys["k2"], self.centre.port)
        self.addCleanup(other.close)
        other.ask("ticket.issue", ISSUE)
        (self.centre.keys / "keys.d" / "k2.json").unlink()
        end = time.monotonic() + 10
        with self.assertRaises((Refused, TimeoutError)):
            while time.monotonic() < end:
                other.ask("ticket.issue", ISSUE, ttl_ms=300, patience=1)
        self.until(lambda: self.board.state == "live", "everybody else comes back")
        self.still_well()

    def test_28_a_stolen_routing_id_gets_nobody_s_answers(self):
        lines = []
        for name in ("k1", "k2"):
            line = self.context.socket(zmq.DEALER)
            line.linger = 0
            line.setsockopt(zmq.ROUTING_ID, b"the-same")
            key = self.keys[name]
            line.curve_publickey, line.curve_secretkey, line.curve_serverkey = (
                key[half].encode() for half in ("public_key", "secret_key", "server_key"))
            line.connect(f"tcp://127.0.0.1:{self.centre.port}")
            lines.append(line)
        ids = [new_id() for _ in lines]
        for line, request_id in zip(lines, ids):
            if line.poll(500, zmq.POLLOUT):
                line.send_multipart([b"LQ1Q", b'{"v":1,"id":"%s","op":"sys.hello"}' % request_id.encode()])
        time.sleep(0.7)
        for line, request_id, name in zip(lines, ids, ("k1", "k2")):
            while line.poll(0):
                text = line.recv_multipart()[1].decode()
                self.assertIn(request_id, text)
                self.assertIn(f"kiosk:{name}", text)
        for line in lines:
            line.close()
        self.still_well()

    def test_29_nothing_that_is_said_ends_the_service(self):
        before = self.resident_mib()
        line = self.raw(zmq.DEALER, 0, self.keys["k2"])
        sync = self.raw(zmq.DEALER, 1, self.keys["b2"])
        texts = [b"", b"{}", b"[" * 16000, b'{"a":' * 3000, b'{"v":1,"v":1}', b'{"v":1e400}', b'{"v":1,"id":"\\u0000"}',
                 b"\xff\xfe\x00", b"\0" * 100, b'{"v":9007199254740993}', b"null", b'"x"', b"{" + b'"k":1,' * 1000,
                 b'{"v":1,"id":7,"op":[],"args":"x"}', self.random.randbytes(16000)]
        for turn in range(400):
            target = self.random.choice((line, sync))
            count = self.random.randrange(1, 21)
            frames = [self.random.choice((b"LQ1Q", b"LQ1R", b"", b"GET / HTTP/1.1"))]
            frames += [self.random.choice(texts)[:500 if target is sync else None] for _ in range(count)]
            if turn % 2:
                frames = [b"LQ1Q", self.random.choice(texts)[:500 if target is sync else None]]
            if target.poll(1000, zmq.POLLOUT):
                target.send_multipart(frames)
            while target.poll(0):
                target.recv_multipart()
        huge = self.raw(zmq.DEALER, 0, self.keys["k2"])
        if huge.poll(2000, zmq.POLLOUT):
            huge.send_multipart([b"LQ1Q", b"x" * (16 << 20)])
        time.sleep(0.5)
        for target in (line, sync, huge):
            target.close()
        self.assertLess(self.resident_mib(), before + 40)
        self.still_well()

    def test_30_garbage_on_the_bare_line_is_cut_off(self):
        greetings = [b"", b"\xff", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET / HTTP/1.1\r\n\r\n",
                     self.random.randbytes(4096), b"\xff" + b"\0" * 8 + b"\x7f\x03\x01CURVE" + b"\0" * 47]
        lines = []
        for offset in range(4):
            for greeting in greetings:
                line = socket.create_connection(("127.0.0.1", self.centre.port + offset), 5)
                line.sendall(greeting)
                lines.append(line)
        end = time.monotonic() + 8
        for line in lines:
            line.settimeout(max(0.1, end - time.monotonic()))
            try:
                while line.recv(4096):
                    pass
            except ConnectionError:
                pass
            except TimeoutError:
                self.fail("somebody who never shakes hands is still there after eight seconds")
            line.close()
        self.still_well()

    def test_31_a_board_that_subscribes_to_everything_is_put_out(self):
        before = self.resident_mib()
        greedy = self.raw(zmq.SUB, 2, self.keys["b2"])
        greedy.setsockopt(zmq.SUBSCRIBE, f"e/{interop_test.BRANCH}.pub/".encode())
        self.assertTrue(greedy.poll(5000))
        for turn in range(SUBSCRIPTIONS):
            greedy.setsockopt(zmq.SUBSCRIBE, b"%08d" % turn + b"x" * 400)
        while greedy.poll(1500):
            greedy.recv_multipart()
        self.until(lambda: self.board.state == "live", "the others come back")
        label = self.issue()
        self.until(lambda: label in self.board.view.tickets, "the others hear")
        self.assertEqual(greedy.poll(1000), 0, "it was put out")
        self.assertLess(self.resident_mib(), before + 60)
        self.still_well()


class Door(unittest.TestCase):
    """Fault 26: nobody is there to say who may come in."""

    NOT_WATCHED, DOORKEEPER_DIES = 2, 3  # places in whim_page.h

    def setUp(self):
        self.centre = interop_test.Centre()
        self.addCleanup(self.centre.remove)
        self.key = self.centre.admit("k1", "kiosk")
        public, secret = (half.decode() for half in zmq.curve_keypair())
        self.unknown = {**self.key, "public_key": public, "secret_key": secret}
        self.context = zmq.Context()
        self.addCleanup(lambda: self.context.destroy(linger=0))
        self.whims = self.centre.folder / "whims"
        self.whims.write_bytes(bytes(32))

    def set(self, place, value):
        with self.whims.open("r+b") as page:
            page.seek(8 * place)
            page.write(value.to_bytes(8, sys.byteorder))

    def start(self):
        under = {"LD_PRELOAD": WHIMS, "LUOT_WHIMS": str(self.whims)}
        os.environ.update(under)
        try:
            self.centre.start()
        finally:
            for name in under:
                del os.environ[name]

    def told(self, key, seconds=2.5):
        """What each of the four endpoints says to somebody who asks and listens."""
        lines = []
        for offset, kind in enumerate((zmq.DEALER, zmq.DEALER, zmq.SUB, zmq.SUB)):
            line = open_socket(self.context, kind, "127.0.0.1", self.centre.port + offset, key)
            if kind == zmq.SUB:
                line.setsockopt(zmq.SUBSCRIBE, b"")
            elif line.poll(300, zmq.POLLOUT):
                line.send_multipart([b"LQ1Q", b'{"v":1,"id":"%s","op":"sys.hello"}' % new_id().encode()])
            lines.append(line)
        time.sleep(seconds)
        heard = [line.poll(0) for line in lines]
        for line in lines:
            line.close()
        return heard

    def verify(self):
        self.centre.stop()
        done = subprocess.run([LUOTCTL, "verify", self.centre.folder / "data" / "queue.db"], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_26_without_a_watched_door_nobody_comes_in(self):
        self.set(self.NOT_WATCHED, 1)
        self.start()
        self.assertEqual(self.told(self.unknown), [0] * 4)
        self.assertEqual(self.told(self.key), [0] * 4, "nobody can say that he may")
        self.centre.stop()
        self.set(self.NOT_WATCHED, 0)
        self.start()
        self.assertEqual(self.told(self.unknown), [0] * 4)
        self.assertEqual([bool(heard) for heard in self.told(self.key)], [True, True, True, False])
        self.verify()

    def test_26_when_the_doorkeeper_dies_nobody_else_comes_in_and_who_is_in_stays(self):
        self.start()
        kiosk = Commands(self.key, self.centre.port)
        self.addCleanup(kiosk.close)
        kiosk.ask("ticket.issue", ISSUE)
        self.set(self.DOORKEEPER_DIES, 1)
        self.told(self.unknown, 0.5)
        self.assertEqual(self.told(self.unknown), [0] * 4)
        self.assertEqual(self.told(self.key), [0] * 4)
        self.assertEqual(kiosk.ask("ticket.issue", ISSUE)["result"]["label"], "A002")
        self.verify()


class FewFiles(unittest.TestCase):
    def test_35_when_files_run_out_newcomers_wait_and_nothing_ends(self):
        centre = interop_test.Centre()
        self.addCleanup(centre.remove)
        key = centre.admit("k1", "kiosk")
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (128, hard))
        try:
            centre.start()
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        kiosk = Commands(key, centre.port)
        self.addCleanup(kiosk.close)
        kiosk.ask("ticket.issue", ISSUE)
        crowd = [socket.create_connection(("127.0.0.1", centre.port + turn % 4), 5) for turn in range(200)]
        kiosk.ask("ticket.issue", ISSUE)
        for line in crowd:
            line.close()
        late = Commands(key, centre.port)
        self.addCleanup(late.close)
        self.assertEqual(late.ask("ticket.issue", ISSUE)["result"]["label"], "A003")
        self.assertIsNone(centre.process.poll())
        centre.stop()
        done = subprocess.run([LUOTCTL, "verify", centre.folder / "data" / "queue.db"], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    service, branch, LUOTCTL, WHIMS = sys.argv[1:5]
    interop_test.SERVICE[:] = [service, "--branch", branch, "--ballast-mib", "0"]
    print(f"LUOT_SEED={SEED}", flush=True)
    unittest.main(argv=[sys.argv[0], *sys.argv[5:]], verbosity=2)
