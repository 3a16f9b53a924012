#!/usr/bin/python3
# The county workbook there and back through the window.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exported, edited by another program, imported: what was edited, and nothing else; and undone."""

import json
import re

import openpyxl

from hands import read_question, start_portal
from harness import run
from program import Role
from waiting import expect_equal, wait_for

WORKBOOK = "San Joaquin workbook 2024-25.xlsx"
# {family name: (column, value)} of the sheet Team.
EDITS = {"Raman": ("phone", "209-555-0177"), "Whitfield": ("home_place", "Tracy")}
SENTENCE = re.compile(r"^(.*): .* becomes “?([^”]*)”?\.$")


def edit(source, target):
    """Write the two cells; returns {heading: value}."""
    book = openpyxl.load_workbook(source)
    sheet = book["Team"]
    columns = {cell.value: cell.column for cell in sheet[2]}
    told = {}
    for row in range(4, sheet.max_row + 1):
        column, value = EDITS.get(sheet.cell(row, columns["family"]).value, (None, None))
        if column is not None:
            sheet.cell(row, columns[column]).value = value
            told[sheet.cell(3, columns[column]).value] = value
    book.save(target)
    return told


def open_import(program, desktop):
    # The dialog that was open before is closed only when the window has the keyboard again. GTK
    # 4.18 does not survive being asked for a window just closed, so it is not asked.
    program.in_window("Overview")
    program.key("ctrl+o")
    read_question(desktop)
    program.in_window("Import")
    return program.window("Import")


def close_import(program):
    program.key("Escape")
    program.in_window("Overview")


def read_edits(program, dialog):
    """{heading: value} of each sentence about an edit."""
    found = [SENTENCE.match(text) for text in program.labels(dialog)]
    return {match[1]: match[2] for match in found if match is not None}


def read_people(desktop, database):
    return json.loads(desktop.cohort("--db", database, "report", "--json"))["people"]


def story(desktop):
    with desktop.case("the program starts where files come from a portal"):
        home = start_portal(desktop)
        database = desktop.make_sample(desktop.folder / "county.db")
        program = desktop.start("--db", database, GDK_DEBUG="portals")
        program.page("Overview")
    with desktop.case("the workbook goes where the portal says"):
        program.press("Main Menu", Role.TOGGLE_BUTTON)
        program.press("Export County Workbook…", Role.MENU_ITEM)
        expect_equal(read_question(desktop)["name"], WORKBOOK, "asked")
        wait_for((home / WORKBOOK).exists, "the workbook")
        told = edit(home / WORKBOOK, home / "edited.xlsx")
        before = read_people(desktop, database)
        expect_equal(len(told), len(EDITS), "cells that were edited")
    with desktop.case("what was edited is shown, and nothing else"):
        dialog = open_import(program, desktop)
        program.label("2 edits", dialog)
        expect_equal(read_edits(program, dialog), told, "edits")
    with desktop.case("and applied"):
        program.press("Apply 2 Changes", inside=dialog)
        dialog = open_import(program, desktop)
        program.label("Everything in this workbook is as Cohort has it.", dialog)
        close_import(program)
    with desktop.case("one undo takes all of it back"):
        program.key("ctrl+z")
        wait_for(lambda: read_people(desktop, database) == before, "the undo to be stored")
        dialog = open_import(program, desktop)
        program.label("2 edits", dialog)
        expect_equal(read_edits(program, dialog), told, "edits")
        close_import(program)
    with desktop.case("the window closes"):
        program.key("ctrl+w")
        expect_equal(program.wait_for_end(), 0, "exit status")


run(story)
