#!/usr/bin/python3
# Exports and prints where the desktop asks for the file, as it does for a sandboxed program.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the roster to the file a portal hands out, and prints letters through another."""

import re
import zipfile

from hands import end_portal, expect_question, read_question, start_portal
from harness import run
from waiting import expect_equal, wait_for

ROSTER = "San Joaquin roster 2024-25.xlsx"


def make_documents(desktop):
    """A person's Documents, and the place that the document portal shows files of others in."""
    documents = desktop.folder / "home" / "Documents"
    (desktop.folder / "config" / "user-dirs.dirs").write_text(
        f'XDG_DOCUMENTS_DIR="{documents}"\n', encoding="utf-8")
    virtual = desktop.folder / "run" / "doc" / "1a2b3c4d"
    for folder in (documents, virtual):
        folder.mkdir(parents=True)
    return documents, virtual


def export_roster(desktop, program, folder, begins):
    """Where the question begins, and that the answer is written to."""
    roster = folder / ROSTER
    roster.unlink(missing_ok=True)
    program.key("ctrl+e")
    expect_question(desktop, title="Export Roster", name=ROSTER, current_folder=str(begins))
    wait_for(lambda: roster.exists() and zipfile.is_zipfile(roster), "the roster")
    expect_equal(zipfile.ZipFile(roster).testzip(), None, "damaged parts")
    # While it writes a slow machine shows how far it is, and keys go there.
    program.in_window("Overview")


def story(desktop):
    with desktop.case("the program starts where files come from a portal"):
        documents, virtual = make_documents(desktop)
        home = start_portal(desktop)
        database = desktop.make_sample(desktop.folder / "county.db")
        program = desktop.start("--db", database, GDK_DEBUG="portals")
        program.page("Overview")
        program.in_window("Overview")
    with desktop.case("the roster goes where the portal says"):
        export_roster(desktop, program, home, begins=documents)
    with desktop.case("the next question begins there"):
        export_roster(desktop, program, home, begins=home)
    with desktop.case("no question begins in a folder of the document portal"):
        end_portal(desktop)
        start_portal(desktop, folder=virtual)
        export_roster(desktop, program, virtual, begins=home)
        export_roster(desktop, program, virtual, begins=home)
        end_portal(desktop)
        start_portal(desktop)
    with desktop.case("the letters are printed where the portal says"):
        program.key("alt+5")
        program.label(re.compile("^[0-9]+ letters?$"), program.page("Letters"))
        program.key("ctrl+p")
        expect_equal(read_question(desktop), {"printed": "Print"}, "told")
        title = re.search(r"Title:\s+(.*)", desktop.output("pdfinfo", home / "printed.pdf"))[1]
        expect_equal(title.startswith("Welcome to the Local Implementation Team, "), True, title)
    with desktop.case("the window closes"):
        program.in_window("Letters")
        program.key("ctrl+w")
        expect_equal(program.wait_for_end(), 0, "exit status")


run(story)
