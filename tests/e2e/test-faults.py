#!/usr/bin/python3
# The look through a screen reader and by keyboard finds what is at fault, and nothing else.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-faults.py BUILD: a window with one fault of each kind, and one without."""

import re
from pathlib import Path

import access
from access import Crawler
from harness import run
from waiting import Failed

TITLE = "Window"
# What it goes through where nothing is wrong.
CLEAN_TITLES, CLEAN_VIEWS = {"Question", "Notice", "Details"}, {"Days", "Weeks"}
NO_ROW = "do not come to the row 'Row'"
# What is told of a window with these faults: all of that, and nothing else.
TOLD = {
    "nameless": (r"button '(GtkButton)?' has no name", "Tab stops at .* without name"),
    "mark": ("'_Save' has the mark of its key in its name",),
    "unreadable": ("'Remark' cannot be read",),
    "blank": ("'Note' reads as '' of 15 letters",),
    "no choice": ("'County' does not say what is chosen",),
    "no value": ("'People' has no value",),
}
DEAF = {
    "no action": ("Ask…: cannot be pressed",),
    "no menu": ("More: does not open",),
    "no view": ("'Weeks' does not come up",),
    "row": (NO_ROW,),
}
DIALOG = {
    "no state": ("'Agreed' does not say whether it is checked",),
    "stays": ("Escape does not close it",),
}
TRAP = {"trap": ("Tab does not move on after .*'Third'", NO_ROW)}
LOOP = {
    "loop": ("Tab comes back to stop [0-9]+ only", NO_ROW),
    "nothing": ("Ask…: nothing comes",),
    "no check": ("Tab does not come to 'Agreed'",),
}
# Newer GTK reads a text aloud that is not to be seen.
READS_UNSEEN = ("blank",)
# For what does not come.
SOON_S = 10
OLDEST = (4, 8)


def look(desktop, faults):
    desktop.program_path = "/usr/bin/python3"
    program = desktop.start(Path(__file__).with_name("faulty.py"), *faults)
    crawler = Crawler(program)
    crawler.scan(crawler.tree.windows()[0], TITLE, [TITLE])
    toolkit = crawler.tree.toolkit()
    program.kill()
    return crawler, toolkit


def expect(crawler, told):
    patterns = [pattern for each in told.values() for pattern in each]
    wrong = [f"not told: {pattern}" for pattern in patterns
             if not any(re.search(pattern, fault) for fault in crawler.faults)]
    wrong += [f"told: {fault}" for fault in crawler.faults
              if not any(re.search(pattern, fault) for pattern in patterns)]
    if wrong:
        raise Failed("\n".join(wrong))


def story(desktop):
    with desktop.case("nothing is found in a window without a fault"):
        crawler, toolkit = look(desktop, ())
        expect(crawler, {})
        if (crawler.titles, crawler.views) != (CLEAN_TITLES, CLEAN_VIEWS):
            raise Failed(f"only {crawler.titles} and {crawler.views} came up")
    access.COMES_S = access.STUCK_S = SOON_S
    if toolkit > OLDEST:
        for fault in READS_UNSEEN:
            del TOLD[fault]
    for told in (TOLD, DEAF, DIALOG, LOOP, TRAP):
        with desktop.case(f"found: {', '.join(told)}"):
            expect(look(desktop, told)[0], told)


run(story)
