#!/usr/bin/python3
# Exports and prints where the desktop asks for the file, as it does for a sandboxed program.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the roster to the file a portal hands out, and prints letters through another."""

import re
import zipfile

from hands import read_question, start_portal
from harness import run
from waiting import expect_equal, wait_for

ROSTER = "San Joaquin roster 2024-25.xlsx"


def story(desktop):
    with desktop.case("the program starts where files come from a portal"):
        home = start_portal(desktop)
        database = desktop.make_sample(desktop.folder / "county.db")
        program = desktop.start("--db", database, GDK_DEBUG="portals")
        program.page("Overview")
    with desktop.case("the roster goes where the portal says"):
        program.key("ctrl+e")
        wait_for((home / ROSTER).exists, "the roster")
        expect_equal(read_question(desktop), {"title": "Export Roster", "name": ROSTER}, "asked")
        expect_equal(zipfile.ZipFile(home / ROSTER).testzip(), None, "damaged parts")
    with desktop.case("the letters are printed where the portal says"):
        program.key("alt+5")
        program.page("Letters")
        program.key("ctrl+p")
        expect_equal(read_question(desktop), {"printed": "Print"}, "told")
        title = re.search(r"Title:\s+(.*)", desktop.output("pdfinfo", home / "printed.pdf"))[1]
        expect_equal(title.startswith("Welcome to the Local Implementation Team, "), True, title)
    with desktop.case("the window closes"):
        program.key("ctrl+w")
        expect_equal(program.wait_for_end(), 0, "exit status")


run(story)
