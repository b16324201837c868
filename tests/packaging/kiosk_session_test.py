#!/usr/bin/env python3
"""The kiosk in the session it has on a kiosk: cage on a screen in memory, as an account without rights, told to systemd's
socket. Usage: kiosk_session_test.py LUOT-KIOSK LUOTCTL"""
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
UNIT = TOP / "packaging" / "kiosk" / "luot-kiosk-session.service"
KIOSK, LUOTCTL = (str(pathlib.Path(program).resolve()) for program in sys.argv[1:3])
PATIENCE = 60  # seconds; the machine may be busy


def start_line():
    """What the unit starts, as words."""
    return re.search(r"^ExecStart=(.*)$", UNIT.read_text(), re.M).group(1).split()


class Session(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="luot-session-"))
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copy(KIOSK, self.folder / "luot-kiosk")
        keys = self.folder / "keys"
        for command in (["init", "--dir", keys], ["add", "--dir", keys, "--branch", "an-thinh", "--id", "k1", "--role", "kiosk"]):
            subprocess.run([LUOTCTL, "key", *command], cwd=self.folder, check=True, capture_output=True)
        self.account = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        (self.folder / "run").mkdir(mode=0o700)
        (self.folder / "state").mkdir(mode=0o700)
        if os.getuid() == 0:
            # As on every machine: Xwayland takes no folder of somebody else. (On a kiosk /tmp is the session's own.)
            sockets = pathlib.Path("/tmp/.X11-unix")
            if not sockets.exists():
                sockets.mkdir()
                sockets.chmod(0o1777)
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, self.account.pw_uid, self.account.pw_gid)
        self.notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notices.bind(str(self.folder / "notify"))
        os.chmod(self.folder / "notify", 0o777)
        self.notices.settimeout(1)
        self.session = None
        self.log = open(self.folder / "log", "w")

    def tearDown(self):
        if self.session and self.session.poll() is None:
            os.killpg(self.session.pid, signal.SIGTERM)
            try:
                self.session.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.session.pid, signal.SIGKILL)
                self.session.wait()
        self.notices.close()
        self.log.close()

    def environment(self, **more):
        unit = dict(re.findall(r"^Environment=([A-Z_]+)=(.*)$", UNIT.read_text(), re.M))
        return {
            "PATH": os.environ["PATH"], "HOME": str(self.folder / "state"), "XDG_RUNTIME_DIR": str(self.folder / "run"),
            **unit,
            # No graphics card, no keyboard.
            "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1",
            "QT_QUICK_BACKEND": "software", "TZ": "Asia/Ho_Chi_Minh", **more}

    def start(self):
        values = {"${SERVER}": "127.0.0.1:9", "$OPTIONS": None, "/usr/local/bin/luot-kiosk": self.folder / "luot-kiosk",
                  "/etc/luot/kiosk.key": self.folder / "k1.key", "/var/lib/luot-kiosk": self.folder / "state"}
        line = [values.get(word, word) for word in start_line()]
        # A turned screen: a window as it is would go past the picture that grim takes (direct scan-out).
        line.insert(1, "-r")
        as_other = dict(user=self.account.pw_uid, group=self.account.pw_gid, extra_groups=[]) if os.getuid() == 0 else {}
        self.session = subprocess.Popen(
            [str(word) for word in line if word is not None], start_new_session=True, stdout=self.log, stderr=self.log,
            cwd=self.folder,
            # As systemd does for cage: the kiosk has to feed it although it is not the main process.
            env=self.environment(NOTIFY_SOCKET=str(self.folder / "notify"), WATCHDOG_USEC="1500000", WATCHDOG_PID="1"),
            **as_other)

    def hear(self, wanted):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if wanted in self.notices.recv(4096).decode().splitlines():
                    return True
            except socket.timeout:
                if self.session.poll() is not None:
                    break
        return False

    def said(self):
        self.log.flush()
        return (self.folder / "log").read_text()[-2000:]

    def picture(self):
        display = next(path.name for path in (self.folder / "run").iterdir() if re.fullmatch(r"wayland-\d+", path.name))
        as_other = dict(user=self.account.pw_uid, group=self.account.pw_gid, extra_groups=[]) if os.getuid() == 0 else {}
        file = self.folder / "state" / "screen.ppm"
        subprocess.run(["grim", "-t", "ppm", str(file)], env=self.environment(WAYLAND_DISPLAY=display), check=True,
                       timeout=PATIENCE, **as_other)
        kind, size, _, pixels = file.read_bytes().split(b"\n", 3)
        self.assertEqual(kind, b"P6")
        width, height = map(int, size.split())
        keep = os.environ.get("LUOT_PICTURES")
        if keep:
            shutil.copy(file, keep)
        return width, height, pixels

    def test_it_fills_the_screen_and_feeds_the_watchdog(self):
        self.start()
        self.assertTrue(self.hear("READY=1"), self.said())
        for _ in range(3):
            self.assertTrue(self.hear("WATCHDOG=1"), self.said())
        width, height, pixels = self.picture()
        corners = [pixels[3 * (y * width + x):][:3] for x in (2, width - 3) for y in (2, height - 3)]
        self.assertNotIn(b"\0\0\0", corners, "the window does not fill the screen")
        self.assertGreater(len({pixels[i:i + 3] for i in range(0, len(pixels), 3 * 97)}), 20, "nothing is drawn")

    def test_when_the_kiosk_ends_the_session_ends_with_it(self):
        self.start()
        self.assertTrue(self.hear("READY=1"), self.said())
        kiosks = [int(path.name) for path in pathlib.Path("/proc").iterdir() if path.name.isdigit() and self.is_kiosk(path)]
        self.assertEqual(len(kiosks), 1)
        os.kill(kiosks[0], signal.SIGTERM)
        self.assertTrue(self.hear("STOPPING=1"), self.said())
        self.session.wait(PATIENCE)  # and systemd begins anew

    def is_kiosk(self, process):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return words[0] == str(self.folder / "luot-kiosk").encode()


if __name__ == "__main__":
    sys.exit(unittest.main(argv=sys.argv[:1]))
