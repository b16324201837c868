#!/usr/bin/env python3
"""What makes a machine a kiosk: the installer into a folder, and its units as systemd reads them."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
KIOSK = TOP / "packaging" / "kiosk"
UNITS = TOP / "packaging" / "systemd"
MOST_EXPOSED = 25  # tenths; systemd calls up to 4.9 "OK", an unguarded unit has 9.6


def run(*command, **more):
    return subprocess.run([str(part) for part in command], text=True, capture_output=True, timeout=60, **more)


class InAFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.root = self.folder / "root"
        self.root.mkdir()
        self.key = self.folder / "k1.key"
        self.key.write_text('{"secret": "not for everybody"}\n')

    def install(self, *options):
        return run(KIOSK / "install.sh", "--root", self.root, *options)

    def whole(self, *more):
        done = self.install("--server", "192.168.1.10:5560", "--key", self.key, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def read(self, name):
        return (self.root / name).read_text()

    def everything(self):
        return {str(path.relative_to(self.root)): path.read_bytes() for path in self.root.rglob("*") if path.is_file()}


class Installer(InAFolder):
    def test_everything_is_where_it_belongs(self):
        self.whole("--printer-serial", "ABC-123", "--printer-profile", "58mm")
        self.assertEqual(self.read("etc/luot/kiosk.env").splitlines()[1:], [
            "SERVER=192.168.1.10:5560",
            "OPTIONS=--camera /dev/video0 --printer /dev/luot-printer --printer-profile 58mm",
        ])
        self.assertIn('ATTRS{serial}=="ABC-123", GROUP="lp"', self.read("etc/udev/rules.d/70-luot-kiosk.rules"))
        self.assertIn("install usb-storage /bin/false", self.read("etc/modprobe.d/luot-kiosk.conf"))
        self.assertIn("kernel.sysrq = 0", self.read("etc/sysctl.d/70-luot-kiosk.conf"))
        self.assertIn("NAutoVTs=0", self.read("etc/systemd/logind.conf.d/luot-kiosk.conf"))
        self.assertIn("pam_systemd.so", self.read("etc/pam.d/luot-kiosk"))
        self.assertEqual(self.read("etc/luot/kiosk.key"), self.key.read_text())
        self.assertEqual((self.root / "etc/luot/kiosk.key").stat().st_mode & 0o777, 0o400)

    def test_done_again_nothing_changes(self):
        self.whole("--printer-serial", "ABC-123")
        before = self.everything()
        said = self.whole("--printer-serial", "ABC-123")
        self.assertEqual(self.everything(), before)
        self.assertNotRegex(said, r"(?m)^wrote")
        # What somebody changed by hand stays where nothing else is asked for.
        environment = self.root / "etc/luot/kiosk.env"
        environment.write_text("SERVER=10.0.0.7:5560\nOPTIONS=--camera /dev/video2\n")
        done = self.install("--printer-serial", "ABC-123")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("/dev/video2", environment.read_text())

    def test_another_printer_or_camera_keeps_the_server(self):
        self.whole()
        done = self.install("--camera", "none", "--printer", "tcp:192.168.1.20:9100")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.read("etc/luot/kiosk.env").splitlines()[1:], [
            "SERVER=192.168.1.10:5560", "OPTIONS=--printer tcp:192.168.1.20:9100 --printer-profile 80mm"])

    def test_a_dry_run_writes_nothing(self):
        done = self.install("--dry-run", "--server", "192.168.1.10:5560", "--key", self.key)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.everything(), {})
        for told in ("writes  /etc/luot/kiosk.key", "luot-kiosk-session.service", "systemctl mask getty@.service"):
            self.assertIn(told, done.stdout)
        self.assertNotIn("secret", done.stdout)

    def test_what_is_wrong_is_said_before_anything_is_done(self):
        for options, says in [
                (["--server", "192.168.1.10", "--key", self.key], "192.168.1.10:5560"),
                (["--key", self.key], "--server HOST:PORT"),
                (["--server", "a:1"], "--key FILE"),
                (["--server", "a:1", "--key", self.folder / "none"], "cannot be read"),
                (["--server", "a:1", "--key", self.key, "--printer-serial", 'x", RUN+="/bin/sh'], "letters, digits"),
                (["--server", "a:1\nOPTIONS=", "--key", self.key], "HOST:PORT"),
                (["--server", "a:1", "--key", self.key, "--models", self.folder / "none"], "./luot setup"),
                (["--what"], "is no option")]:
            done = self.install(*options)
            self.assertNotEqual(done.returncode, 0, options)
            self.assertIn(says, done.stderr, options)
            self.assertEqual(self.everything(), {}, options)

    def test_models_are_copied(self):
        models = self.folder / "models"
        models.mkdir()
        (models / "face.dat").write_bytes(b"\0\1\2")
        self.whole("--models", models)
        self.assertEqual((self.root / "usr/local/share/luot/models/face.dat").read_bytes(), b"\0\1\2")

    def test_the_page_names_what_there_is(self):
        page = (TOP / "docs/kiosk.md").read_text()
        self.whole()
        for name in self.everything():
            self.assertIn("/" + name, page)
        options = re.findall(r"^  (--[a-z-]+)", run(KIOSK / "install.sh", "--help").stdout, re.M)
        for option in re.findall(r"install\.sh (.*?)\n```", page, re.S)[0].split():
            if option.startswith("--"):
                self.assertIn(option, options)


class Units(InAFolder):
    def verify(self, unit):
        # As on a kiosk: the programs are there.
        for program in ("usr/bin/cage", "usr/bin/env", "usr/local/bin/luot-kiosk", "usr/local/bin/luot-queue-service",
                        "usr/local/bin/luot-display-board", "usr/local/bin/luot-clerk-terminal", "usr/local/bin/luot-supervisor"):
            path = self.root / program
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("#!/bin/sh\n")
            path.chmod(0o755)
        folder = self.root / "etc/systemd/system"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(unit, folder)
        done = run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", "--root", self.root, folder / unit.name)
        self.assertEqual((done.returncode, done.stderr.strip()), (0, ""), unit.name)

    def test_systemd_understands_the_session(self):
        self.verify(KIOSK / "luot-kiosk-session.service")

    def test_systemd_understands_the_others(self):
        for unit in sorted(UNITS.glob("*.service")):
            with self.subTest(unit.name):
                self.verify(unit)

    def test_a_mistake_would_be_seen(self):
        broken = self.folder / "broken.service"
        text = (KIOSK / "luot-kiosk-session.service").read_text()
        broken.write_text(text.replace("ProtectSystem=strict", "ProtectSytem=strict"))
        with self.assertRaises(AssertionError):
            self.verify(broken)

    def test_the_sandbox_is_narrow(self):
        unit = KIOSK / "luot-kiosk-session.service"
        done = run("systemd-analyze", "security", "--no-pager", "--offline=true", f"--threshold={MOST_EXPOSED}", unit)
        self.assertEqual(done.returncode, 0, done.stdout[-300:] + done.stderr)
        text = unit.read_text()
        for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "MemorySwapMax=0", "LimitCORE=0", "WatchdogSec=10",
                     "Restart=always", "DevicePolicy=closed", "User=luot-kiosk", "Type=notify"):
            self.assertIn("\n" + line + "\n", text)

    def test_every_screen_is_watched(self):
        for name in ("kiosk", "display-board", "clerk-terminal"):
            self.assertIn("WatchdogSec=10", (UNITS / f"luot-{name}.service").read_text())


if __name__ == "__main__":
    os.environ["SYSTEMD_LOG_LEVEL"] = "warning"
    sys.exit(unittest.main())
