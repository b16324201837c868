#!/usr/bin/python3
"""The bytes of a ticket are those that python-escpos, which knows nothing of this project, makes of its picture.

Usage: encoder_cross_check.py BIN_FOLDER

luotctl prints a test ticket into a file, the virtual printer makes a picture of it, and the encoder of python-escpos
makes bytes of that picture again. Without the network for the first run it is skipped (77).
"""

import contextlib
import io
import os
import pathlib
import subprocess
import sys
import tempfile

PINNED = ["python-escpos==3.1", "pillow>=9,<13"]
CACHE = pathlib.Path(os.environ.get("LUOT_CACHE") or pathlib.Path.home() / ".cache" / "luot")
SKIPPED = 77
BAND = 128


def inside_the_venv():
    """Runs this again with the encoder installed; makes the place for it on the first run."""
    venv = CACHE / "python-escpos"
    python = venv / "bin" / "python3"
    made = [["/usr/bin/python3", "-m", "venv", str(venv)],
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "15", *PINNED]]
    if not (venv / "complete").exists():
        for command in made:
            if subprocess.run(command, check=False).returncode != 0:
                print(f"skipped: python-escpos could not be installed into {venv}; it needs the package index once")
                return SKIPPED
        (venv / "complete").touch()
    return subprocess.run([str(python), __file__, *sys.argv[1:], "--inside"], check=False).returncode


def check(bin_folder):
    from escpos.printer import Dummy
    from PIL import Image

    failures = 0
    # What the encoder's "image" makes of each way, and how it cuts.
    cases = [("80mm-silent", 576, "bitImageRaster"), ("58mm-silent", 384, "bitImageRaster"),
             ("80mm-180dpi", 512, "bitImageRaster"), ("80mm-epson", 576, "graphics")]
    for profile, width, way in cases:
        with tempfile.TemporaryDirectory() as folder:
            job = pathlib.Path(folder) / "job"
            printed = subprocess.run([bin_folder / "luotctl", "printer", "test", "--printer", f"file:{job}", "--profile", profile],
                                     stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
            ours = job.read_bytes()
            subprocess.run([bin_folder / "luot-virtual-printer", "--input", job, "--width", str(width), "--out", folder],
                           check=True, capture_output=True)
            picture = Image.open(pathlib.Path(folder) / "ticket-0001.png").convert("1")
            start = ours.index(b"\x1dv0\x00" if way == "bitImageRaster" else b"\x1d(L")

            encoder = Dummy()
            encoder.hw("INIT")
            encoder.line_spacing(0)
            same_start = ours.startswith(encoder.output)

            encoder = Dummy()
            rows = rows_in(ours, start, way)
            with contextlib.redirect_stdout(io.StringIO()):  # it wonders about a paper's width that it is not told
                encoder.image(picture.crop((0, 0, width, rows)), impl=way, fragment_height=BAND, center=False,
                              high_density_vertical=True, high_density_horizontal=True)
            reference = encoder.output
            same_picture = ours[start:start + len(reference)] == reference

            encoder = Dummy()
            encoder.cut(feed=False)
            rest = ours[start + len(reference):]
            same_cut = rest == encoder.output if profile not in ("80mm-silent", "58mm-silent") else rest[:2] == b"\x1bJ"
            print(f"{profile}: {len(ours)} bytes, {rows} rows: start {same_start}, picture {same_picture}, cut {same_cut}")
            if not (same_start and same_picture and same_cut):
                failures += 1
                print(printed.stdout, printed.stderr, "ours", ours[:24].hex(" "), "theirs", reference[:24].hex(" "), "rest", rest.hex(" "))
    return 1 if failures else 0


def rows_in(job, at, way):
    """How many rows of dots the bands of a job have."""
    rows = 0
    while job[at:at + 4] == b"\x1dv0\x00" or job[at:at + 3] == b"\x1d(L":
        if way == "bitImageRaster":
            across, down = job[at + 4] | job[at + 5] << 8, job[at + 6] | job[at + 7] << 8
            rows += down
            at += 8 + across * down
        else:
            length = job[at + 3] | job[at + 4] << 8
            if job[at + 6] == 0x70:
                rows += job[at + 13] | job[at + 14] << 8
            at += 5 + length
    return rows


if __name__ == "__main__":
    sys.exit(check(pathlib.Path(sys.argv[1])) if "--inside" in sys.argv else inside_the_venv())
