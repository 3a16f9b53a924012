#!/usr/bin/python3
# A coordinator's first hour: from an empty computer to a roster, letters and a budget.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes the way of a new coordinator of San Joaquin County through the window."""

import json
import re

import openpyxl

from harness import SAMPLES, run
from program import Role, text_of
from waiting import expect_equal, wait_for

ANSWERS = SAMPLES / "san-joaquin-form-responses.csv"
TEAM = ["Lena Abubakar", "Tomás Herrera-Lund", "Ellis Marchetti", "José Ángel Niño",
        "Devon Okafor", "Priya Raman", "Marisol Vance", "Grace Whitfield"]
GOING = ["Marisol Vance", "Devon Okafor", "Priya Raman", "Tomás Herrera-Lund",
         "Grace Whitfield", "Lena Abubakar"]
PARTS = ("paid", "approved", "submitted", "committed", "available")


def read_report(desktop, database):
    return json.loads(desktop.cohort("--db", database, "report", "--json"))


def read_fall(desktop, database):
    convenings = read_report(desktop, database)["convenings"]
    return next(convening for convening in convenings if convening["id"] == "fall-2024")


def read_contract(desktop, database):
    return read_report(desktop, database)["ledger"]["contract"]


def dollars(cents):
    return f"${cents // 100:,}.{cents % 100:02d}"


def choose_county(program):
    program.label("Which county is yours?")
    expect_equal(len(list(program.nodes(Role.LIST_ITEM))), 58, "counties in the list")
    program.type("san joa")
    wait_for(lambda: program.focused_text() == "san joa", "the typing to arrive")
    program.key("Return")
    program.label("Your First Hour", program.page("Overview"))


def open_answers(program):
    program.press("Import a Roster…", inside=program.page("Overview"))
    program.choose_file("Import", ANSWERS)
    program.label(re.compile("^8 to add · 1 problem"))


def import_answers(program):
    program.press("Import 8 People")
    program.in_window("Overview")
    program.key("alt+2")
    page = program.page("Team")
    for name in TEAM:
        program.label(name, page)
    expect_equal(len(list(program.nodes(Role.PUSH_BUTTON, re.compile("^More about"), page))) // 2,
                 len(TEAM), "rows of the team")


def set_going(program, page, name):
    program.press(re.compile(f"^{name} goes"), Role.CHECK_BOX, page)


def send_to_sacramento(program, desktop, database):
    program.key("alt+3")
    page = program.page("Convenings")
    program.label("0 of 6 spots held", page)
    for count, name in enumerate(GOING, 1):
        set_going(program, page, name)
        program.label(f"{count} of 6 spots held", page)
    wait_for(lambda: read_fall(desktop, database)["held"] == 6, "the database to know")


def check_money(program, desktop, database):
    contract = read_contract(desktop, database)
    expect_equal(sum(contract[part] for part in PARTS), contract["cap"], "the parts' sum")
    expect_equal(contract["committed"] > 0, True, "fees in the plan")
    program.label(re.compile(f"{re.escape(dollars(contract['available']))} of the contract"),
                  program.page("Convenings"))
    program.key("alt+4")
    page = program.page("Reimbursements")
    for part in PARTS:
        program.label(f"{part.capitalize()} {dollars(contract[part])}", page)


def undo_and_redo(program, desktop, database):
    program.key("alt+3")
    page = program.page("Convenings")
    program.key("ctrl+z")
    program.label("5 of 6 spots held", page)
    expect_equal(read_fall(desktop, database)["held"], 5, "spots held after undo")
    program.key("ctrl+shift+z")
    program.label("6 of 6 spots held", page)
    expect_equal(read_fall(desktop, database)["held"], 6, "spots held after redo")


def wait_for_file(program, path, page):
    """While it is written a slow machine shows how far it is, and keys go there."""
    wait_for(path.exists, f"{path.name} to be written")
    program.in_window(page)


def export_roster(program, path):
    program.key("ctrl+e")
    program.choose_new_file("Export Roster", path)
    wait_for_file(program, path, "Convenings")


def save_letters(program, path):
    program.key("alt+5")
    program.label("7 letters", program.page("Letters"))
    program.press("Select All Not Issued", inside=program.page("Letters"))
    program.press("More about the letters", Role.TOGGLE_BUTTON)
    program.press("Save as PDF…", Role.MENU_ITEM)
    program.in_window("Save Letters")
    # Its entry has the keyboard, but the button of the menu that closed tells so later.
    entry = program.find(Role.TEXT, "Name:", program.window("Save Letters"))
    program.key("ctrl+a")
    program.type(str(path))
    wait_for(lambda: text_of(entry) == str(path), f"{path} to be typed")
    program.key("Return")
    wait_for_file(program, path, "Letters")


def check_roster(path):
    book = openpyxl.load_workbook(path)
    cells = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    for name in TEAM:
        given, family = name.rsplit(" ", 1)
        expect_equal(name in cells or {given, family} <= cells, True, f"{name} in the roster")


def check_letters(desktop, path):
    about = desktop.output("pdfinfo", path, check=True)
    expect_equal(re.search(r"Tagged: +(\w+)", about)[1], "yes", "tagged")
    expect_equal("letter" in re.search(r"Page size: +(.*)", about)[1], True, "US Letter")
    text = desktop.output("pdftotext", path, "-", check=True)
    for name in GOING:
        expect_equal(name in text, True, f"a letter to {name}")


def close(program):
    program.key("ctrl+w")
    expect_equal(program.wait_for_end(), 0, "exit status")


def come_back(desktop, database):
    """Start once more: the page of yesterday is there, and everything on it."""
    program = desktop.start("--db", database)
    program.page("Letters")
    program.key("alt+3")
    program.label("6 of 6 spots held", program.page("Convenings"))
    program.key("alt+2")
    page = program.page("Team")
    for name in TEAM:
        program.label(name, page)
    program.key("alt+7")
    program.find(Role.LIST_ITEM, re.compile("^Imported san-joaquin"), program.page("History"))
    close(program)


def story(desktop):
    database = desktop.folder / "county.db"
    roster = desktop.folder / "home" / "roster.xlsx"
    letters = desktop.folder / "home" / "letters.pdf"

    with desktop.case("the first start asks for the county"):
        program = desktop.start("--db", database)
        choose_county(program)
    with desktop.case("a file says what it would change"):
        open_answers(program)
    with desktop.case("the team has its eight people"):
        import_answers(program)
    with desktop.case("six people take the six spots"):
        send_to_sacramento(program, desktop, database)
    with desktop.case("every page tells the same amounts"):
        check_money(program, desktop, database)
    with desktop.case("what was done is undone and redone by keys"):
        undo_and_redo(program, desktop, database)
    with desktop.case("the roster is written where it was asked for"):
        export_roster(program, roster)
        check_roster(roster)
    with desktop.case("the letters are written beside it"):
        save_letters(program, letters)
        check_letters(desktop, letters)
    with desktop.case("the window closes and the program ends"):
        before = read_report(desktop, database)
        close(program)
    with desktop.case("everything is there the next time"):
        come_back(desktop, database)
        expect_equal(read_report(desktop, database), before, "the report")


run(story)
