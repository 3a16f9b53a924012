#!/usr/bin/python3
# The set-up script: how it is used, and its list of packages.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-run.py TOP-FOLDER"""

import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap

# Arguments, the exit status, where the usage is printed.
USES = (
    (("--help",), 0, "stdout"),
    (("-h",), 0, "stdout"),
    (("tests",), 2, "stderr"),
    (("test", "core"), 2, "stderr"),
    (("--help", "test"), 2, "stderr"),
)


def check_usage(tap, run):
    for arguments, status, stream in USES:
        result = subprocess.run([run, *arguments], text=True, capture_output=True, check=False)
        name = " ".join(("./run", *arguments))
        tap.equal(f"{name} ends with {status}", result.returncode, status)
        tap.check(f"{name} prints the usage", "Usage: ./run" in getattr(result, stream))


def check_packages(tap, run):
    with open(run, encoding="utf-8") as file:
        listed = re.search(r"<<'LIST'\n(.*?)^LIST$", file.read(), re.DOTALL | re.MULTILINE)[1]
    lines = listed.splitlines()
    shape = re.compile(r"(build|run|test) +[a-z0-9][a-z0-9.+-]+ +\S.*")
    tap.equal("each package says when and why", [li for li in lines if not shape.fullmatch(li)], [])
    names = [line.split()[1] for line in lines]
    tap.equal("no package is listed twice", sorted(set(names)), sorted(names))


def main():
    root = sys.argv[1]
    tap = Tap()
    run = os.path.join(root, "run")
    ci = os.path.join(root, ".ci", "run")
    for script in (run, ci):
        name = os.path.relpath(script, root)
        tap.check(f"{name} can be started", os.access(script, os.X_OK))
        tap.equal(f"{name} is a whole script", subprocess.run(["bash", "-n", script]).returncode, 0)
    check_usage(tap, run)
    check_packages(tap, run)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
