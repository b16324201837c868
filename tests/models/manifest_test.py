#!/usr/bin/env python3
"""A damaged manifest of models is one sentence and exit code 1, whatever was done to it; nothing is fetched.

Usage: manifest_test.py MODELS_FOLDER
"""

import contextlib
import importlib.util
import io
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

FOLDER = pathlib.Path(sys.argv.pop())
MUTATIONS = 1500


def load(folder):
    spec = importlib.util.spec_from_file_location("fetch", folder / "fetch.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fetch = load(FOLDER)
GOOD = (FOLDER / "manifest.toml").read_bytes()


def check(content):
    """Exit code and what was said."""
    with tempfile.TemporaryDirectory() as folder:
        manifest = pathlib.Path(folder) / "m.toml"
        manifest.write_bytes(content)
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            code = fetch.main(["--check-only", str(manifest)])
    return code, said.getvalue()


class Manifest(unittest.TestCase):
    def refused(self, old, new):
        self.assertIn(old, GOOD)
        code, said = check(GOOD.replace(old, new, 1))
        self.assertEqual(code, 1, new)
        self.assertEqual(said.count("\n"), 1, said)
        self.assertNotIn("Traceback", said)
        return said

    def test_ours_is_in_order(self):
        self.assertEqual(check(GOOD), (0, ""))

    def test_what_leads_out_of_the_cache_or_into_an_option_is_refused(self):
        for name in (b"/etc/passwd", b"../up.onnx", b"models/../../up", b"models/-x", b"other/file", b""):
            self.assertIn("'name'", self.refused(b"models/fr_detect.onnx", name))
        self.assertIn("'package'", self.refused(b"face-recognition-models", b"--index-url=evil"))
        self.assertIn("'version'", self.refused(b'version = "0.3.0"', b'version = "0.3.0; rm"'))
        self.assertIn("'registry'", self.refused(b'"npm"', b'"ftp"'))

    def test_wrong_kinds_of_values_are_named(self):
        self.assertIn("'sha256'", self.refused(b'sha256 = "6c02', b'sha256 = "6C02'))
        self.assertIn("'version'", self.refused(b'version = "0.0.1"', b"version = 1"))
        self.assertIn("size", self.refused(b"size_mb = 41", b'size_mb = "41"'))
        self.assertIn("unknown archive", self.refused(b'archive = "faceplugin"', b'archive = "elsewhere"'))
        self.assertIn("twice", self.refused(b"portraits/obama2.jpg", b"portraits/obama.jpg"))
        for content in (b"", b"\xff\xfe", b"file = 3\narchive = []", b"[[file]]\n", b"file = [1]\narchive = [2]",
                        b"a = " + b"[" * 5000):
            code, said = check(content)
            self.assertEqual((code, said.count("\n")), (1, 1), said)

    def test_whatever_is_done_to_it(self):
        chance = random.Random(7)
        refused = 0
        for _ in range(MUTATIONS):
            content = bytearray(GOOD)
            for _ in range(chance.randint(1, 4)):
                at = chance.randrange(len(content))
                kind = chance.randrange(5)
                if kind == 0:
                    content[at] = chance.randrange(256)
                elif kind == 1:
                    del content[at:at + chance.randint(1, 40)]
                elif kind == 2:
                    content[at:at] = bytes(chance.choices(b'"[]=\n\\.#\x00{', k=chance.randint(1, 6)))
                elif kind == 3:
                    begin = chance.randrange(len(content))
                    content[at:at] = content[begin:begin + 60]
                else:
                    del content[max(at, 10):]
            code, said = check(bytes(content))
            self.assertIn(code, (0, 1))
            self.assertEqual(said.count("\n"), code, said)
            refused += code
        self.assertGreater(refused, MUTATIONS // 4)

    def test_as_a_program(self):
        done = subprocess.run(["/usr/bin/python3", FOLDER / "fetch.py", "--check-only", "/nowhere/m.toml"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn("/nowhere/m.toml", done.stderr)


if __name__ == "__main__":
    unittest.main()
