#!/usr/bin/python3
# Every page, view, menu and dialog by keyboard and through a screen reader.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-access.py BUILD SECTION: a section of the sample county, with `empty-` before it that of a
county without people, or `choice`, where the county is chosen.

What can have the keyboard has a name, what has a value tells it, Tab goes around, and Escape
closes what was opened.
"""

import re
import sys

from access import Crawler
from hands import tab_to
from harness import run
from program import Role, name_of
from waiting import Failed, wait_for

PAGES = ("Overview", "Team", "Convenings", "Reimbursements", "Letters", "Year", "History")
# The menu of all pages is looked at with the first.
MENU = "Main Menu"
EMPTY = "empty-"


def expect_no_faults(crawler):
    if crawler.faults:
        raise Failed("\n".join(crawler.faults))


def go_through(program, title):
    crawler = Crawler(program, PAGES, () if title == PAGES[0] else (MENU,))
    window = crawler.tree.windows()[0]
    crawler.scan(window, title, [title])
    for where in crawler.views + crawler.dialogs:
        print("#", " > ".join(where), flush=True)
    expect_no_faults(crawler)


def start_on(desktop, title):
    program = desktop.start("--db", desktop.make_sample(desktop.folder / "county.db"))
    program.key(f"alt+{PAGES.index(title) + 1}")
    program.page(title)
    return program


def open_person(program):
    page = program.page("Team")
    program.key("ctrl+f")
    wait_for(lambda: name_of(program.focused()) == "Find people", "the search")
    program.type("okafor")
    program.label(re.compile("^1 of "), page)
    tab_to(program, "a row", lambda node: node.get_role() == Role.TABLE_ROW)
    program.key("Return")
    program.find(Role.PUSH_BUTTON, re.compile("^Back to the Team"), page)


def choose_county(desktop):
    """Before there is a county."""
    with desktop.case("the choice of the county"):
        program = desktop.start("--db", desktop.folder / "new.db")
        program.label("Which county is yours?")
        go_through(program, "Cohort")
        program.key("ctrl+w")
        program.wait_for_end()


def show_empty(desktop, title):
    """While there is nobody in the county."""
    database = desktop.folder / "new.db"
    desktop.cohort("--db", database, "init", "--county", "San Joaquin")
    with desktop.case(f"{title} of an empty county"):
        program = desktop.start("--db", database)
        program.key(f"alt+{PAGES.index(title) + 1}")
        program.page(title)
        go_through(program, title)


def story(desktop):
    section = sys.argv[2]
    # A menu that is pressed where nobody can see it, below the screen, has no monitor.
    desktop.expected.append("gdk_monitor_get_geometry")
    desktop.name += f"-{section}"
    if section == "choice":
        choose_county(desktop)
        return
    if section.startswith(EMPTY):
        show_empty(desktop, section.removeprefix(EMPTY).title())
        return
    title = "Team" if section == "person" else section.title()
    with desktop.case(f"{title} is shown"):
        program = start_on(desktop, title)
        if section == "person":
            open_person(program)
    with desktop.case(f"everything of {section} is named, told and left again"):
        go_through(program, title)
    with desktop.case("the window closes"):
        wait_for(lambda: program.active_window() is not None, "the window to have the keyboard")
        program.key("ctrl+w")
        program.wait_for_end()


run(story)
