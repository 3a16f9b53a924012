#!/usr/bin/python3
# The look and the words of letters, changed through the window.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A logo is chosen for the letterhead, and a field inserted into the welcome letter."""

import datetime
import sqlite3
from pathlib import Path

from hands import read_question, start_portal
from harness import run
from program import Role, name_of, text_of
from waiting import expect_equal, wait_for

SHIPPED = Path(__file__).parents[2] / "data" / "letters" / "welcome.en.letter"
LETTERHEAD = "Letterhead"
EDITOR = "Text of the Letter"
FIELD = "{{letter.date}}"
SIZE = "120", "60"


def choose_of_letters(program, item):
    program.press("More about the letters", Role.TOGGLE_BUTTON)
    program.press(item, Role.MENU_ITEM)


def save_letter(program, desktop, home):
    """The letter on screen as a PDF; returns its path."""
    program.press("More about this letter", Role.TOGGLE_BUTTON)
    program.press("Save as PDF…", Role.MENU_ITEM)
    path = home / read_question(desktop)["name"]
    wait_for(lambda: path.exists() and path.read_bytes().rstrip().endswith(b"%%EOF"), path.name)
    # While it is written a slow machine shows how far it is, and keys go there.
    program.in_window("Letters")
    return path


def list_pictures(desktop, path):
    """(width, height) of the pictures in a PDF, but for their masks."""
    lines = desktop.output("pdfimages", "-list", path, check=True).splitlines()[2:]
    return [tuple(line.split()[3:5]) for line in lines if line.split()[2] == "image"]


def count_days(desktop, path):
    """How often a letter says its date: today, or yesterday when midnight was meanwhile."""
    text = desktop.output("pdftotext", path, "-", check=True)
    today = datetime.datetime.now(datetime.timezone.utc).date()
    days = today, today - datetime.timedelta(days=1)
    return sum(text.count(f"{day:%B} {day.day}, {day.year}") for day in days)


def choose_logo(program, desktop):
    choose_of_letters(program, "Letterhead…")
    program.in_window(LETTERHEAD)
    window = program.window(LETTERHEAD)
    program.press("Choose a picture: Logo", inside=window)
    expect_equal(read_question(desktop)["title"], "Choose a Picture", "asked")
    program.find(Role.PUSH_BUTTON, "Take off: Logo", window)
    program.key("Escape")
    wait_for(lambda: all(each.get_name() != LETTERHEAD for each in program.windows()),
             "the letterhead to close")


def has_row(program, title):
    """Whether that row of a list has the keyboard."""
    node = program.focused()
    return (node is not None and node.get_role() == Role.LIST_ITEM
            and any(label.startswith(title) for label in [name_of(node), *program.labels(node)]))


def insert_field(program):
    """By the list of fields, without the mouse."""
    choose_of_letters(program, "Edit Text…")
    program.in_window(EDITOR)
    window = program.window(EDITOR)
    view = program.find(Role.TEXT, "Text of the letter", window)
    before = text_of(view)
    program.press("Insert Field", Role.TOGGLE_BUTTON, window)
    wait_for(lambda: has_row(program, "Number of the letter"), "the fields to have the keyboard")
    program.key("Down")
    wait_for(lambda: has_row(program, "Date of the letter"), "the next field")
    program.key("Return")
    wait_for(lambda: text_of(view) != before, "the field to be inserted")
    expect_equal(text_of(view), FIELD + before, "the text")
    program.press("Save", inside=window)
    program.label("Saved", window)
    program.press("Close", inside=window)
    wait_for(lambda: all(each.get_name() != EDITOR for each in program.windows()),
             "the editor to close")


def story(desktop):
    database = desktop.make_sample(desktop.folder / "county.db", without="a7-")
    with desktop.case("the letters are shown"):
        home = start_portal(desktop)
        home.mkdir(exist_ok=True)
        desktop.output("convert", "-size", "x".join(SIZE), "gradient:navy-orange",
                       f"PNG24:{home / 'logo.png'}", check=True)
        program = desktop.start("--db", database, GDK_DEBUG="portals")
        program.key("alt+5")
        program.page("Letters")
    with desktop.case("a letter without a logo"):
        path = save_letter(program, desktop, home)
        expect_equal(list_pictures(desktop, path), [], "pictures")
        n_days = count_days(desktop, path)
    with desktop.case("a logo is chosen"):
        choose_logo(program, desktop)
    with desktop.case("a field is inserted, and the text saved"):
        insert_field(program)
    with desktop.case("the letter has both"):
        path.unlink()
        path = save_letter(program, desktop, home)
        expect_equal(list_pictures(desktop, path), [SIZE], "pictures")
        expect_equal(count_days(desktop, path), n_days + 1, "the date in it")
    with desktop.case("the window closes"):
        program.key("ctrl+w")
        expect_equal(program.wait_for_end(), 0, "exit status")
    with desktop.case("the county keeps the text"):
        rows = sqlite3.connect(database).execute("SELECT name, body FROM letter_template")
        expect_equal([(name, body.count(FIELD)) for name, body in rows],
                     [("welcome", SHIPPED.read_text(encoding="utf-8").count(FIELD) + 1)], "saved")


run(story)
