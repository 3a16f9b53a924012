#!/usr/bin/python3
# Everything into one file and back, and what is no backup is refused.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import sys

from cohort_runs import SAN_JOAQUIN, County, story
from tap import Tap


def fill(county):
    """People, registrations and money."""
    county.must("import", SAN_JOAQUIN)
    county.must("apply", story("a5-registrations.jsonl"))


def check_round_trip(tap):
    """Into a new database, and in place of one that went another way since."""
    with County() as county, County(name=None) as other:
        fill(county)
        report, history = county.report(), county.must("history", "--json")
        backup = os.path.join(county.folder, "backup.zip")
        county.must("backup", backup)
        tap.equal("only its owner may read the backup", os.stat(backup).st_mode & 0o777, 0o600)
        other.must("restore", backup)
        tap.equal("a new database says the same", other.report(), report)
        tap.equal("and has the same history", other.must("history", "--json"), history)
        tap.equal("and is sound", other.run("check").returncode, 0)

        county.must("undo")
        county.must("undo")
        tap.check("the first went another way", county.report() != report)
        county.must("restore", backup)
        tap.equal("restored in its place it says the same", county.report(), report)
        county.must("undo")
        county.must("redo")
        tap.equal("undo and redo go on from there", county.report(), report)


def check_refusals(tap):
    """A file that is no backup leaves everything as it is."""
    with County() as county:
        fill(county)
        report = county.report()
        backup = os.path.join(county.folder, "backup.zip")
        county.must("backup", backup)
        with open(backup, "rb") as file:
            content = file.read()
        for name, bad in (("half.zip", content[: len(content) // 2]), ("garbage.zip", bytes(5000)),
                          ("empty.zip", b"")):
            result = county.run("restore", county.file(name, bad))
            tap.equal(f"{name}: refused", result.returncode, 1)
            tap.check(f"{name}: says why", result.stderr.startswith("cohort: "), [result.stderr])
            tap.equal(f"{name}: nothing changed", county.report(), report)
        foreign = os.path.join(county.folder, "foreign.zip")
        shutil.copy(SAN_JOAQUIN, foreign)
        tap.equal("a table is no backup", county.run("restore", foreign).returncode, 1)


def check_daily(tap):
    """The first job of a day that writes makes the day's backup; it can be restored."""
    with County() as county:
        before = county.report()
        county.must("import", SAN_JOAQUIN)
        folder = os.path.join(county.folder, "backups")
        backups = os.listdir(folder) if os.path.isdir(folder) else []
        tap.equal("one backup a day", len(backups), 1)
        county.must("undo")
        tap.equal("still one", len(os.listdir(folder)), 1)
        county.must("redo")
        county.must("restore", os.path.join(folder, backups[0]))
        tap.equal("it is of before", county.report(), before)


def main():
    tap = Tap()
    check_round_trip(tap)
    check_refusals(tap)
    check_daily(tap)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
