"""A client of LQ1 in Python, written from docs/protocol.md alone: it shares no code with the service."""

import hashlib
import json
import random
import struct
import time
import uuid

import zmq

ENDED = {"completed", "no_show", "cancelled", "expired"}
BACKOFF = [0.25, 0.5, 1, 2, 4, 5]


class Refused(Exception):
    def __init__(self, error):
        super().__init__(f"{error['code']}: {error['msg']}")
        self.code = error["code"]
        self.error = error


def new_id():
    """A UUID of version 7."""
    stamp = int(time.time() * 1000).to_bytes(6, "big")
    rest = bytearray(random.randbytes(10))
    rest[0] = 0x70 | rest[0] & 0x0F
    rest[2] = 0x80 | rest[2] & 0x3F
    return str(uuid.UUID(bytes=stamp + bytes(rest)))


def open_socket(context, kind, host, port, key):
    socket = context.socket(kind)
    socket.linger = 0
    if key is not None:
        socket.curve_publickey = key["public_key"].encode()
        socket.curve_secretkey = key["secret_key"].encode()
        socket.curve_serverkey = key["server_key"].encode()
    socket.setsockopt(zmq.IMMEDIATE, 1)
    socket.setsockopt(zmq.RECONNECT_IVL, 100)
    socket.setsockopt(zmq.RECONNECT_IVL_MAX, 400)
    socket.setsockopt(zmq.CONNECT_TIMEOUT, 1000)
    socket.setsockopt(zmq.HEARTBEAT_IVL, 1000)
    socket.setsockopt(zmq.HEARTBEAT_TIMEOUT, 3000)
    socket.setsockopt(zmq.HEARTBEAT_TTL, 3000)
    socket.connect(f"tcp://{host}:{port}")
    return socket


class Commands:
    """§3: one request at a time, asked again with the same id until the answer is final."""

    def __init__(self, key, port, host="127.0.0.1"):
        self.context = zmq.Context()
        self.key, self.host, self.port = key, host, port
        self.socket = open_socket(self.context, zmq.DEALER, host, port, key)

    def close(self):
        self.socket.close()
        self.context.term()

    def ask(self, op, args=None, request_id=None, ttl_ms=3000, patience=30.0):
        """The whole reply. Raises Refused for a final refusal, TimeoutError when the outcome is unknown."""
        request_id = request_id or new_id()
        until = time.monotonic() + patience
        attempt = 0
        while time.monotonic() < until:
            attempt += 1
            reply = self._try(request_id, op, args or {}, ttl_ms, attempt, until)
            pause = BACKOFF[min(attempt, len(BACKOFF)) - 1] * random.uniform(0.8, 1.2)
            if reply is None:
                self.socket.close()
                self.socket = open_socket(self.context, zmq.DEALER, self.host, self.port, self.key)
            elif reply["ok"]:
                return reply
            elif reply["error"]["retry"] != "same_id":
                raise Refused(reply["error"])
            else:
                pause = max(pause, reply["error"]["retry_after_ms"] / 1000)
            time.sleep(min(pause, max(0.0, until - time.monotonic())))
        raise TimeoutError(f"{op}: no final answer")

    def _try(self, request_id, op, args, ttl_ms, attempt, until):
        text = json.dumps({"v": 1, "id": request_id, "op": op, "ttl_ms": ttl_ms, "try": attempt, "args": args})
        answer_by = min(until, time.monotonic() + (ttl_ms + 500) / 1000)
        if not self.socket.poll(max(0, (answer_by - time.monotonic()) * 1000), zmq.POLLOUT):
            return None
        self.socket.send_multipart([b"LQ1Q", text.encode()])
        while self.socket.poll(max(0, (answer_by - time.monotonic()) * 1000)):
            frames = self.socket.recv_multipart()
            if len(frames) == 2 and frames[0] == b"LQ1R":
                reply = json.loads(frames[1])
                if reply["id"] == request_id:
                    return reply
        return None


class View:
    """§5, "The view"."""

    def __init__(self):
        self.branch, self.notice, self.business_date = {}, "", ""
        self.fields, self.counters, self.calls, self.tickets, self.devices = [], [], [], {}, {}

    def take_part(self, part):
        self.branch = part.get("branch", self.branch)
        self.notice = part.get("notice", self.notice)
        self.business_date = part.get("business_date", self.business_date)
        for name in ("fields", "counters", "calls"):
            getattr(self, name).extend(part.get(name, []))
        for ticket in part.get("tickets", []):
            self.tickets[ticket["label"]] = ticket
        for device in part.get("devices", []):
            self.devices[device["device"]] = device

    def apply(self, kind, data, at):
        if kind.startswith("ticket."):
            self._apply_ticket(kind, data, at)
        elif kind.startswith("counter."):
            self._replace(self.counters, "counter", data)
        elif kind.startswith("field."):
            self._replace(self.fields, "field", data)
        elif kind == "notice.set":
            self.notice = data["text"]
        elif kind == "device.status":
            self.devices[data["device"]] = data
        elif kind in ("face.bound", "face.erased"):
            for ticket in self.tickets.values():
                if ticket.get("ticket") == data["ticket"]:
                    ticket.pop("face_bound", None)
                    if kind == "face.bound":
                        ticket["face_bound"] = True

    def _apply_ticket(self, kind, ticket, at):
        label, state = ticket["label"], ticket["state"]
        if ticket.get("business_date", "") > self.business_date:
            self.business_date = ticket["business_date"]
            self.tickets = {k: t for k, t in self.tickets.items() if t["state"] not in ENDED}
        if "ticket" not in ticket and state in ENDED:
            self.tickets.pop(label, None)
        else:
            self.tickets[label] = dict(ticket)
        is_call = kind in ("ticket.called", "ticket.recalled", "ticket.resumed") and state == "called"
        if is_call or state == "waiting":
            self.calls = [call for call in self.calls if call["label"] != label]
        if is_call:
            call = {name: ticket.get(name, "") for name in ("label", "counter", "priority", "call_count")}
            self.calls = [{**call, "at": ticket.get("called_at", at)}, *self.calls][:12]

    @staticmethod
    def _replace(items, name, item):
        for i, other in enumerate(items):
            if other[name] == item[name]:
                items[i] = item
                return
        items.append(item)

    def comparable(self):
        return {name: getattr(self, name) for name in vars(self)}


class Follower:
    """§5, "Following a stream". Call `step` again and again."""

    def __init__(self, key, port, stream, host="127.0.0.1"):
        self.context = zmq.Context()
        self.key, self.host, self.port, self.stream = key, host, port, stream
        self.kind = stream.rsplit(".", 1)[1]
        self.topic = f"e/{stream}/".encode()
        self.view, self.epoch, self.n = View(), None, 0
        self.state, self.news, self.syncs = "connecting", [], []
        self.events = self.sync = None
        self._connect()

    def _connect(self):
        self.close_sockets()
        self.events = open_socket(self.context, zmq.SUB, self.host, self.port + (2 if self.kind == "pub" else 3), self.key)
        self.events.setsockopt(zmq.RCVHWM, 10000)
        self.events.setsockopt(zmq.SUBSCRIBE, self.topic)
        self.sync = open_socket(self.context, zmq.DEALER, self.host, self.port + 1, self.key)
        now = time.monotonic()
        self.heard = now
        self.ask_at, self.answer_by, self.request, self.ahead_since = now + 1.2, None, None, None
        self.kept, self.whole = [], False

    def close_sockets(self):
        for socket in (self.events, self.sync):
            if socket is not None:
                socket.close()

    def close(self):
        self.close_sockets()
        self.context.term()

    def step(self, patience=0.05):
        poller = zmq.Poller()
        poller.register(self.events, zmq.POLLIN)
        poller.register(self.sync, zmq.POLLIN)
        ready = dict(poller.poll(patience * 1000))
        if self.events in ready:
            self._hear(self.events.recv_multipart())
        if self.sync in ready:
            self._hear_sync(self.sync.recv_multipart())
        now = time.monotonic()
        if now - self.heard > 3 and self.epoch is not None:
            self.state = "stale"
        if now - self.heard > 5:
            self._connect()
        if self.ahead_since is not None and now - self.ahead_since > 0.2:
            self._want_sync()
        if self.answer_by is not None and now > self.answer_by:
            self.answer_by, self.ask_at = None, now + random.uniform(0, 0.5)
        if self.ask_at is not None and now > self.ask_at and self.sync.poll(0, zmq.POLLOUT):
            self._ask()

    def _want_sync(self):
        self.ahead_since = None
        if self.ask_at is None and self.answer_by is None:
            self.state = "syncing"
            self.ask_at = time.monotonic() + (random.uniform(0, 0.5) if self.epoch is not None else 0)

    def _ask(self):
        self.ask_at, self.answer_by = None, time.monotonic() + 4
        args = {"stream": self.stream}
        if self.epoch is not None and not self.whole:
            args |= {"epoch": str(self.epoch), "after_n": self.n}
        self.request = {"id": new_id(), "begin": None, "parts": [], "hash": hashlib.sha256()}
        text = json.dumps({"v": 1, "id": self.request["id"], "op": "sync.get", "args": args})
        self.sync.send_multipart([b"LQ1Q", text.encode()])

    def _hear(self, frames):
        self.heard = time.monotonic()
        if len(frames) == 1:
            if self.answer_by is None:
                self.ask_at = None
                self._want_sync()
            return
        if len(frames) != 3 or frames[0] != self.topic or len(frames[1]) != 24 or frames[1][:4] != b"LQ1E":
            return
        flags, epoch, n = struct.unpack(">IQQ", frames[1][4:])
        event = json.loads(frames[2])
        if flags & 1:
            if epoch != self.epoch:
                self._want_sync()
            elif n > self.n and self.state != "syncing" and self.ahead_since is None:
                self.ahead_since = self.heard
            elif n == self.n and self.ask_at is None and self.answer_by is None:
                self.state = "live"
        elif self.ask_at is not None or self.answer_by is not None or epoch != self.epoch or n > self.n + 1:
            self.kept.append((epoch, n, event))
            self._want_sync()
        elif n == self.n + 1:
            self._apply(n, event)
            self.state = "live"

    def _hear_sync(self, frames):
        if len(frames) != 2 or self.request is None:
            return
        message = json.loads(frames[1])
        if frames[0] == b"LQ1R":
            if message["id"] == self.request["id"]:
                pause = message["error"]["retry_after_ms"] / 1000 if message["error"]["retry"] == "same_id" else 5
                self.syncs.append(message["error"]["code"])
                self.answer_by, self.request, self.ask_at = None, None, time.monotonic() + pause
            return
        self.answer_by = time.monotonic() + 4
        if message["t"] == "sync.begin" and message["id"] == self.request["id"]:
            self.request["begin"] = message
        elif message["t"] == "sync.part" and self.request["begin"]:
            self.request["parts"].append(message)
            self.request["hash"].update(frames[1])
        elif message["t"] == "sync.end" and message["id"] == self.request["id"]:
            self._finish(self.request, message)

    def _finish(self, request, end):
        self.answer_by, self.request = None, None
        begin, parts = request["begin"], request["parts"]
        is_whole = len(parts) == begin["parts"] and [part["i"] for part in parts] == list(range(len(parts)))
        if not is_whole or request["hash"].hexdigest() != end["sha256"]:
            self.whole, self.ask_at = True, time.monotonic() + random.uniform(0, 0.5)
            return
        self.whole = False
        self.syncs.append(begin["kind"])
        if begin["kind"] == "snapshot":
            view = View()
            for part in parts:
                view.take_part(part["d"])
            self.view, self.epoch, self.n = view, int(begin["epoch"]), begin["n"]
        else:
            for event in (event for part in parts for event in part["d"]["events"]):
                assert event["n"] == self.n + 1, "a delta has no gap"
                self._apply(event["n"], event)
            assert self.n == begin["n"]
        kept, self.kept = self.kept, []
        for epoch, n, event in kept:
            if epoch == self.epoch and n == self.n + 1:
                self._apply(n, event)
            elif epoch != self.epoch or n > self.n:
                self.kept.append((epoch, n, event))
        self.state = "live" if time.monotonic() - self.heard < 3 else "stale"
        if self.kept:
            self._want_sync()

    def _apply(self, n, event):
        self.n = n
        self.view.apply(event["t"], event["d"], event["at"])
        self.news.append(event)
