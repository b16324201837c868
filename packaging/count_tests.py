#!/usr/bin/env python3
"""Prints "PASSED FAILED" of a CTest JUnit file. A test that did not run counts as failed."""

import sys
import xml.etree.ElementTree

root = xml.etree.ElementTree.parse(sys.argv[1]).getroot()
cases = list(root.iter("testcase"))
passed = sum(case.get("status") == "run" and case.find("failure") is None for case in cases)
print(passed, len(cases) - passed)
