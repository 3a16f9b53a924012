#!/usr/bin/python3
# Every page, view, menu and dialog by keyboard and through a screen reader.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-access.py BUILD SECTION: a section of the sample county, with `empty-` before it that of a
county without people, `choice`, where the county is chosen, or `import`, what files are shown as.

What can have the keyboard has a name, what has a value tells it, Tab goes around, and Escape
closes what was opened.
"""

import re
import sys

import openpyxl

from access import Crawler
from hands import tab_to
from harness import SAMPLES, run
from program import Role
from waiting import Failed, wait_for

PAGES = ("Overview", "Team", "Convenings", "Reimbursements", "Letters", "Year", "History")
# The menu of all pages is looked at with the first.
MENU = "Main Menu"
EMPTY = "empty-"
# What other sections of a page are for, and the section of its first view, which leaves them; of
# Convenings, the view that it begins with.
OF_PAGE = "Add Expense|Add or export something else"
WITHOUT = {
    "convenings": "Fall 2024",
    "person": "Add Person|Columns, Copy and Export|Coverage|People",
    "reimbursements": "More about .*|Ledger|Months|Invoices|Funding",
    "reimbursements-rows": "(?!More about ).*",
    "reimbursements-books": f"{OF_PAGE}|More about .*|Expenses|Invoices|Funding",
    "reimbursements-funding": f"{OF_PAGE}|More about (?!SJCOE).*|Expenses|Ledger|Months",
    "year": "Action Plan|Community",
    "year-plan": "Add Opportunity|Export or print the year|Timeline|Opportunities",
}
# The views that have to have come up.
VIEWS = {
    "convenings": {"Spring 2025"},
    "history": {"Imports", "Messages"},
    "letters": {"Issued"},
    "overview": {"Travel"},
    "reimbursements-books": {"Ledger", "Months"},
    "reimbursements-funding": {"Invoices", "Funding"},
    "team": {"Coverage", "People"},
    "year": {"Opportunities", "Timeline"},
    "year-plan": {"Action Plan", "Community"},
}
# The sections that begin with another view than the first of their page.
LATER = ("reimbursements-books", "reimbursements-funding", "year-plan")
# The pages of the help, each a title of its window.
HELP = ("Keys", "Letters", "People and roles", "Receipts and claims",
        "Rosters and workbooks in Excel", "The money and its five parts", "The year",
        "Undo, backup and another computer", "Who goes, and the spots", "Your first hour")
# What has to have come up, beside what else did.
TITLES = {
    "convenings": {"Add to the Waitlist", "Another Number of Spots", "Approval of the Trip",
                   "Cancel Registration", "Fill a Spot", "Forward the Link", "Names Locked",
                   "Plan Trip", "Registration", "Registration Link", "Release Spots", "Replace",
                   "Spots Granted", "We Send Nobody This Year", "Who Was There"},
    "history": {"Take Back This Change?"},
    "letters": {"Issue Letter", "Letterhead", "Text of the Letter"},
    "overview": {"About Cohort", "Add Rate", "Keyboard Shortcuts", "New Travel Policy",
                 "Preferences", "Why This Number?", *HELP},
    "person": {"Add Membership", "Change from a Date", "Merge With", "Plan Trip", "Registration"},
    "reimbursements": {"Add Expense", "Add Funding Source", "Add Plan Line", "New Invoice",
                       "Why This Number?"},
    "reimbursements-funding": {"Amend Contract", "New Invoice"},
    "reimbursements-rows": {"Approve Expense", "Expense", "Plan Trip", "Record Payment",
                            "Split Expense", "Void Expense", "Who Pays"},
    "team": {"Add Person", "Organizations", "Our Target"},
    "year": {"Add Opportunity", "Link"},
    "year-plan": {"Link Person", "Log Activity", "New Goal"},
}
IMPORT = "Import"
# What it offers once the file is read.
READ = re.compile("^(Import [0-9]|Load Program Year|Apply [0-9]|Choose Another File)")


def expect_no_faults(crawler):
    if crawler.below:
        print("# menus that may be on no monitor:", len(crawler.below))
        crawler.program.desktop.expected.append("gdk_monitor_get_geometry")
    if crawler.faults:
        raise Failed(f"{len(crawler.faults)} faults, told above")


def go_through(program, title, section=""):
    without = "|".join(pattern for pattern in
                       (MENU if title != PAGES[0] else "", WITHOUT.get(section, "")) if pattern)
    crawler = Crawler(program, PAGES, without or "$")
    window = crawler.tree.windows()[0]
    if title not in PAGES:
        # Enter on a county would choose it.
        crawler.pass_by(crawler.settle(window, title))
    if section in LATER:
        crawler.show_views(window, title, crawler.settle(window, title), [title])
    else:
        crawler.scan(window, title, [title])
    expect_no_faults(crawler)
    return crawler


def start_on(desktop, title):
    program = desktop.start("--db", desktop.make_sample(desktop.folder / "county.db"))
    program.key(f"alt+{PAGES.index(title) + 1}")
    program.page(title)
    return program


def open_person(program):
    page = program.page("Team")
    program.key("ctrl+f")
    wait_for(lambda: program.focused_name() == "Find people", "the search")
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


def edit_workbook(path):
    """Two people travel from elsewhere, and one is taken out."""
    book = openpyxl.load_workbook(path)
    sheet = book["Team"]
    columns = {cell.value: cell.column for cell in sheet[2]}
    for row in (4, 5):
        sheet.cell(row, columns["home_place"]).value = "Manteca"
    sheet.delete_rows(6)
    book.save(path)


def unfold(crawler, dialog):
    """Show what the columns and words mean; whether the file has some."""
    root = crawler.settle(dialog, IMPORT)
    for node in root.walk():
        if node.name.startswith("Columns and words"):
            if not crawler.has_keyboard(node):
                raise Failed(f"Tab does not come to {node.name!r}")
            crawler.program.key("space")
            return True
    return False


def show_imports(desktop):
    """What `cohort FILE` shows before anything is written."""
    database = desktop.make_sample(desktop.folder / "county.db")
    workbook = desktop.folder / "county.xlsx"
    desktop.cohort("--db", database, "export", "workbook", workbook)
    edit_workbook(workbook)
    files = (SAMPLES / "san-joaquin-form-responses.csv", SAMPLES / "problems.csv", workbook,
             SAMPLES.parents[1] / "data" / "program" / "2025-26.json",
             SAMPLES.parent / "stories" / "sample.list")
    for file in files:
        with desktop.case(f"everything of {file.name} is named, told and left again"):
            program = desktop.start("--db", database, file)
            program.in_window(IMPORT)
            program.find(Role.PUSH_BUTTON, READ)
            crawler = Crawler(program, PAGES)
            dialog = next(each for each in crawler.tree.windows() if each.name == IMPORT)
            if unfold(crawler, dialog) != (file.suffix == ".csv"):
                raise Failed("the columns are shown, or not, as they should not be")
            crawler.look_at_dialog(dialog, [file.name])
            expect_no_faults(crawler)
            program.in_window(PAGES[0])
            program.key("ctrl+w")
            program.wait_for_end()


def story(desktop):
    section = sys.argv[2]
    desktop.name += f"-{section}"
    if section == "choice":
        choose_county(desktop)
        return
    if section == "import":
        show_imports(desktop)
        return
    if section.startswith(EMPTY):
        show_empty(desktop, section.removeprefix(EMPTY).title())
        return
    title = "Team" if section == "person" else section.partition("-")[0].title()
    with desktop.case(f"{title} is shown"):
        program = start_on(desktop, title)
        if section == "person":
            open_person(program)
    with desktop.case(f"everything of {section} is named, told and left again"):
        crawler = go_through(program, title, section)
    with desktop.case("what should open has opened"):
        missing = (TITLES.get(section, set()) - crawler.titles
                   | VIEWS.get(section, set()) - crawler.views)
        if missing:
            raise Failed(f"not {missing}, only {crawler.titles} and {crawler.views}")
    with desktop.case("the window closes"):
        wait_for(lambda: program.active_window() is not None, "the window to have the keyboard")
        program.key("ctrl+w")
        program.wait_for_end()


run(story)
