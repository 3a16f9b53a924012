#!/usr/bin/python3
# Files that are none: one clear message each, and nothing changes.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a broken, an old and a vanished file in the window and looks at what it says."""

import re

from harness import SAMPLES, run
from program import Role
from waiting import expect_equal

OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)
UNCHANGED = "Nothing was changed."


def make_files(folder):
    """Name, file, and what the message must speak of."""
    broken = folder / "broken.xlsx"
    broken.write_bytes((SAMPLES / "fresno-team.xlsx").read_bytes()[:1500])
    old = folder / "old.xls"
    old.write_bytes(OLD_EXCEL)
    # As a file manager passes a file that was there a moment ago.
    vanished = (folder / "vanished.csv").as_uri()
    return [("a broken workbook", broken, re.compile("damaged or incomplete")),
            ("a workbook of old Excel", old, re.compile("xls|Excel")),
            ("a file that vanished", vanished,
             re.compile("vanished.csv|no longer|not there|found"))]


def close_dialog(program):
    program.key("Escape")
    program.in_window("Overview")


def try_file(desktop, database, path, expected):
    """Open `path` with the program, as a file manager does, and read what it says."""
    before = desktop.cohort("--db", database, "report", "--json")
    program = desktop.start("--db", database, path)
    program.in_window("Import")
    program.label("The File Could Not Be Imported")
    text = program.label(re.compile(UNCHANGED))
    expect_equal(expected.search(text) is not None, True, f"the message {text!r}")
    expect_equal(next(program.nodes(Role.PUSH_BUTTON, re.compile("^Import .*Pe")), None), None,
                 "a button to import it all the same")
    close_dialog(program)
    program.key("ctrl+w")
    expect_equal(program.wait_for_end(), 0, "exit status")
    expect_equal(desktop.cohort("--db", database, "report", "--json"), before, "the report")


def story(desktop):
    database = desktop.folder / "county.db"
    desktop.cohort("--db", database, "init", "--county", "San Joaquin")
    for name, path, expected in make_files(desktop.folder / "home"):
        with desktop.case(f"{name} gives one message and changes nothing"):
            try_file(desktop, database, path, expected)


run(story)
