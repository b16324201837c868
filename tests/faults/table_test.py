#!/usr/bin/python3
"""Each test that docs/faults.md names exists. Usage: table_test.py SOURCE_FOLDER"""

import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
known = set()
for file in (source / "tests").rglob("*_test.cpp"):
    known |= {f"{suite}.{name}" for suite, name in re.findall(r"^TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)", file.read_text(), re.M)}
for file in (source / "tests").rglob("*_test.py"):
    suite = ""
    for line in file.read_text().splitlines():
        if begins := re.match(r"class (\w+)", line):
            suite = begins[1]
        elif named := re.match(r"    def (test_\w+)", line):
            known.add(f"{suite}.{named[1]}")
for file in (source / "tests").rglob("CMakeLists.txt"):
    known |= set(re.findall(r"add_test\(NAME ([\w.]+)", file.read_text()))

named = re.findall(r"`([A-Z]\w+\.\w+)`", (source / "docs" / "faults.md").read_text())
unknown = sorted(set(named) - known)
print(f"{len(named)} tests are named, {len(unknown)} of them do not exist")
for name in unknown:
    print(f"docs/faults.md names {name}, and there is no such test: rename it there too")
sys.exit(1 if unknown or len(named) < 40 else 0)
