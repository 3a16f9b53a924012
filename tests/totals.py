#!/usr/bin/python3
# Adds up what Meson's test logs say: totals.py STATUS LOG.json... prints one line of totals.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exit status 0 when something passed and nothing failed.

What failed is named, with the lines of its output that may say why: of a long run often only the
end is kept.

A program that prints TAP counts as many cases as it tried; any other counts as one. A program that
failed as a whole (it crashed, ran out of time or stopped early) counts as one failure more than the
cases it reported, unless one of those says so already. STATUS is that of the runner: when it is not
0 and no program failed, the runner itself did, which is a failure too.
"""

import json
import re
import sys

CASE = re.compile(r"^(not )?ok\b(?:[^#]|\\#)*(#\s*SKIP)?", re.IGNORECASE)
TELLING = re.compile(r"^not ok|^Bail out|Failed|Error|ERROR|CRITICAL|WARNING|assert|ended with")
MOST_TOLD = 12
BROKEN = ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS")


def count_program(record):
    """The passed, failed and skipped cases of one line of the log."""
    passed = failed = skipped = 0
    for line in record.get("stdout", "").splitlines():
        case = CASE.match(line)
        if case and case[2]:
            skipped += 1
        elif case and case[1]:
            failed += 1
        elif case:
            passed += 1
    if record["result"] in BROKEN:
        failed = max(failed, 1)
    elif not passed + failed + skipped:
        skipped, passed = (1, 0) if record["result"] == "SKIP" else (0, 1)
    return passed, failed, skipped


def tell(record):
    """The lines that may say why it failed."""
    lines = (record.get("stdout", "") + "\n" + record.get("stderr", "")).splitlines()
    return [line for line in lines if TELLING.search(line)][:MOST_TOLD]


def main():
    totals = [0, 0, 0]
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as log:
            for line in log:
                record = json.loads(line)
                counts = count_program(record)
                totals = [sum(pair) for pair in zip(totals, counts)]
                if counts[1]:
                    print(f"failed: {record['name']} ({counts[1]})",
                          *tell(record), sep="\n    ")
    passed, failed, skipped = totals
    if sys.argv[1] != "0" and not failed:
        failed = 1
        print("failed: the test runner itself")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
