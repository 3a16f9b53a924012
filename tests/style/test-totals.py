#!/usr/bin/python3
# The closing line of "./run test": cases are counted as they were, and a failure is never lost.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(1, os.path.join(HERE, "..", "lib"))

from tap import Tap

# On the other stream.
COMPLAINT = "# what is on screen\n# Failed: exit status: expected 0, got -11\n"

# What it is, the runner's status, (result, output) of each program, the line, our status.
CASES = (
    ("two good programs", "0",
     (("OK", "ok 1 /a\nok 2 /b # SKIP no display\n1..2\n"), ("OK", "# talk\nok 1 - c\n1..1\n")),
     "2 passed, 0 failed, 1 skipped", 0),
    ("a bad case", "1", (("FAIL", "ok 1 /a\nnot ok 2 /b\n1..2\n"),),
     "1 passed, 1 failed, 0 skipped", 1),
    ("a crash after good cases", "1", (("ERROR", "ok 1 /a\n"),),
     "1 passed, 1 failed, 0 skipped", 1),
    ("a program out of time", "1", (("TIMEOUT", ""),), "0 passed, 1 failed, 0 skipped", 1),
    ("a program without TAP", "0", (("OK", "fine"),), "1 passed, 0 failed, 0 skipped", 0),
    ("a skipped program", "0", (("SKIP", ""), ("OK", "")), "1 passed, 0 failed, 1 skipped", 0),
    ("a runner that fails", "1", (("OK", "ok 1 /a\n"),), "1 passed, 1 failed, 0 skipped", 1),
    ("no test at all", "0", (), "0 passed, 0 failed, 0 skipped", 1),
)


def totals(status, programs, folder):
    """Write the programs as a log of Meson's and return what is printed and the exit status."""
    log = os.path.join(folder, "log.json")
    with open(log, "w", encoding="utf-8") as file:
        for number, (result, output) in enumerate(programs):
            file.write(json.dumps({"name": f"p{number}", "result": result, "stdout": output,
                                   "stderr": COMPLAINT if result != "OK" else ""}))
            file.write("\n")
    result = subprocess.run([sys.executable, os.path.join(HERE, "..", "totals.py"), status, log],
                            text=True, capture_output=True, check=False)
    return result.stdout.splitlines(), result.returncode


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        for name, runner, programs, line, status in CASES:
            printed, ended = totals(runner, programs, folder)
            tap.equal(name, (printed[-1], ended), (line, status))
        printed, _ = totals("1", (("OK", "ok 1 /a\n"), ("FAIL", "not ok 1 /b\n")), folder)
        tap.equal("why it failed", printed[:-1],
                  ["failed: p1 (1)", "    not ok 1 /b", f"    {COMPLAINT.splitlines()[1]}"])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
