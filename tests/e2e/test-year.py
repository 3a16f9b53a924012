#!/usr/bin/python3
# The year around the team, used through the window by keyboard.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline is read in order, its dates open, what fits is found, and an answer is noted."""

import json
import re

from hands import go_to_item, tab_to
from harness import run
from program import Role, children, name_of
from waiting import expect_equal, wait_for

ACADEMY = "Science Leadership Academy with the Exploratorium"
# How the dates of the program year begin, as a screen reader says them.
IN_ORDER = [
    "August 13, 2024: Trending Tuesdays",
    f"Sep 15, 2024: {ACADEMY} – Last day to apply",
    "September 27, 2024 at 10:30 AM: Administrators Science Support Network",
    f"October 16, 2024: {ACADEMY}",
    "November 7, 2024: In-Person Science COP",
    "November 8–10, 2024: In-Person Science COP",
    "November 10, 2024: In-Person Science COP",
    f"January 30-3, 2025, to be confirmed: {ACADEMY}",
    "Feb 12, 2025: Lesson Study Open House – Last day to sign up",
    "February 26, 2025: Lesson Study Open House",
    "May 19–20, 2025: In-Person Science COP",
    "throughout the year: Administrators Science Support Network",
    f"year-long: {ACADEMY}",
]


def open_year(program):
    program.key("alt+6")
    return program.page("Year")


def read_timeline(program, page):
    timeline = program.find(Role.PANEL, "Dates of the year, in order", page)
    names = [name_of(node) for node in children(timeline)]
    expect_equal(len(names), len(IN_ORDER), "dates")
    for name, beginning in zip(names, IN_ORDER):
        expect_equal(name[:len(beginning)], beginning, "a date in its place")


def wait_for_date(program, beginning, what):
    """Wait until what has the keyboard is called so at its beginning."""
    wait_for(lambda: (program.focused_name() or "").startswith(beginning), what)


def walk_timeline(program):
    """One Tab leads into it, arrows from date to date, Enter to what it is about."""
    tab_to(program, "the timeline", lambda node: name_of(node) in read_names(program))
    program.key("Home")
    wait_for_date(program, IN_ORDER[0], "the first date")
    for beginning in IN_ORDER[1:4]:
        program.key("Right")
        wait_for_date(program, beginning, beginning)
    program.key("End")
    wait_for_date(program, IN_ORDER[-1], "the last date")
    program.key("Return")
    program.label("Particulars")


def read_names(program):
    timeline = program.find(Role.PANEL, "Dates of the year, in order")
    return [name_of(node) for node in children(timeline)]


def find_by_words(program, page):
    program.key("ctrl+f")
    wait_for(lambda: program.focused_name() == "Find opportunities", "the search")
    program.type("exploratorium")
    program.label("1 opportunity", page)
    wait_for(lambda: program.focused_text() == "exploratorium", "the typing to arrive")
    program.key("ctrl+a", "BackSpace")
    program.label("6 opportunities", page)


def open_date(program, page):
    """A date that is not drawn yet cannot be pressed: until the window has turned to its place."""
    program.key("alt+6")
    program.press("Timeline", inside=page)
    wait_for(lambda: program.focused_name() is not None, "something to have the keyboard")
    tab_to(program, "the timeline", lambda node: name_of(node) in read_names(program))
    program.key("Home", "Right")
    wait_for_date(program, f"Sep 15, 2024: {ACADEMY}", "the last day to apply")
    program.key("Return")
    wait_for_date(program, ACADEMY, "what the date is about")


def answers(desktop, database):
    report = json.loads(desktop.cohort("--db", database, "report", "--json"))
    academy = next(item for item in report["opportunities"] if item["title"] == ACADEMY)
    return json.dumps(academy).count('"applied"')


def answer(program, page, desktop, database):
    """By Tab to the menu of the one whom it fits, and by keys in it."""
    before = answers(desktop, database)
    node = tab_to(program, "somebody's answer",
                  lambda node: name_of(node).endswith(": Accepted"))
    who = name_of(node).removesuffix(": Accepted")
    program.key("space")
    go_to_item(program, "answer of that name", lambda name: name == "Applied")
    program.key("Return")
    program.find(Role.TOGGLE_BUTTON, f"{who}: Applied", page)
    expect_equal(answers(desktop, database), before + 1, "people who applied")
    return who, before


def undo(program, page, desktop, database, noted):
    who, before = noted
    program.key("ctrl+z")
    program.find(Role.TOGGLE_BUTTON, f"{who}: Accepted", page)
    expect_equal(answers(desktop, database), before, "people who applied")


def add_own(program, page):
    program.key("ctrl+n")
    program.in_window("Add Opportunity")
    program.type("Delta Science Fair")
    program.key("Return")
    program.label("7 opportunities", page)
    program.key("ctrl+z")
    program.label("6 opportunities", page)


def story(desktop):
    database = desktop.folder / "county.db"
    with desktop.case("the sample county is made"):
        desktop.make_sample(database)
    with desktop.case("the timeline is read in the order of its days"):
        program = desktop.start("--db", database)
        page = open_year(program)
        read_timeline(program, page)
    with desktop.case("and walked by arrows"):
        walk_timeline(program)
    with desktop.case("words find what has them"):
        find_by_words(program, page)
    with desktop.case("what somebody answered is noted by keyboard"):
        open_date(program, page)
        noted = answer(program, page, desktop, database)
    with desktop.case("and undone"):
        undo(program, page, desktop, database, noted)
    with desktop.case("one's own is added, and undone"):
        add_own(program, page)
    with desktop.case("the window closes"):
        program.key("ctrl+w")
        expect_equal(program.wait_for_end(), 0, "exit status")


run(story)
