#!/usr/bin/python3
# The worked story of San Joaquin about letters, told through the window.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story A7: seven letters get their numbers and leave as one PDF; one is issued again."""

import re
import zipfile

from hands import (bring_into_view, expect_question, read_question, start_portal, tab_to,
                   write)
from harness import run
from program import Role, State, has, name_of
from waiting import expect_equal, wait_for

LETTERS = "San Joaquin letters 2024-25.pdf"
AGAIN = "Tomás Herrera"
NUMBERS = [f"39-2024-00{place}" for place in range(1, 8)]


def read_pages(desktop, path):
    return desktop.output("pdftotext", "-layout", path, "-", check=True)


def read_numbers(desktop, path):
    return re.findall(r"No\. (39-2024-\d+)", read_pages(desktop, path))


def open_letters(program):
    program.key("alt+5")
    return program.page("Letters")


def issue_all(program):
    page = open_letters(program)
    program.label("7 letters", page)
    program.press("Select All Not Issued", inside=page)
    program.label("7 chosen", page)
    program.press("Issue 7…")
    program.in_window("Issue Letters")
    dialog = program.window("Issue Letters")
    program.label("7 letters, numbered from 39-2024-001 on.", dialog)
    program.press("Issue", inside=dialog)
    program.label("7 Letters Issued")


def save_all(program, desktop, home):
    program.press("Save as PDF…")
    wait_for((home / LETTERS).exists, "the letters")
    expect_question(desktop, title="Save Letters", name=LETTERS)
    wait_for(lambda: (home / LETTERS).stat().st_size > 0, "the letters to be written")
    expect_equal(read_numbers(desktop, home / LETTERS), NUMBERS, "numbers in the file")
    program.in_window("Letters")


def rename(program):
    """By keys: find him, go to his row, Enter, and write another name."""
    program.key("alt+2")
    page = program.page("Team")
    program.key("ctrl+f")
    wait_for(lambda: program.focused_name() == "Find people", "the search")
    program.type("herrera")
    program.label(re.compile("^1 of "), page)
    tab_to(program, "his row", lambda node: node.get_role() == Role.TABLE_ROW)
    program.key("Return")
    program.find(Role.PUSH_BUTTON, re.compile("^Back to the Team"), page)
    program.label(re.compile("^39-2024-00. · "), page)
    program.press(re.compile("^Edit this person"), inside=page)
    program.in_window(f"{AGAIN}-Lund")
    dialog = program.window(f"{AGAIN}-Lund")
    write(program, dialog, "Last name", "Herrera")
    program.press("Save", inside=dialog)
    program.label("Changed since", page)


def reissue(program):
    """From his page to his letter, and again."""
    page = program.page("Team")
    program.click(bring_into_view(
        program, page, lambda: program.find(Role.LABEL, "Changed since", page)))
    page = program.page("Letters")
    program.label("Changed since it was issued", page)
    program.press("Reissue…", inside=page)
    program.in_window("Reissue Letter")
    dialog = program.window("Reissue Letter")
    write(program, dialog, "Reason", "He goes by one name")
    program.press("Reissue", inside=dialog)
    program.label(re.compile("^39-2024-00., edition 2$"), page)


def save_again(program, desktop, home):
    """What is saved again is the new edition, under the same number."""
    program.press("More about this letter", Role.TOGGLE_BUTTON)
    program.press("Save as PDF…", Role.MENU_ITEM)
    name = read_question(desktop)["name"]
    wait_for(lambda: (home / name).exists() and (home / name).stat().st_size > 0, name)
    pages = read_pages(desktop, home / name)
    expect_equal(AGAIN in pages and f"{AGAIN}-Lund" not in pages, True, "his name in the letter")
    expect_equal(name, f"{read_numbers(desktop, home / name)[0]} {AGAIN}.pdf", "the file's name")
    program.in_window("Letters")


def begin_mail(program, desktop):
    """The mail program gets the letter with the words that go with it."""
    program.press("More about this letter", Role.TOGGLE_BUTTON)
    program.press("Draft Mail…", Role.MENU_ITEM)
    expect_equal(read_question(desktop),
                 {"to": "tomas.hl@example.org", "attached": "%PDF-",
                  "subject": "Welcome to the Local Implementation Team"}, "the mail")
    handed = sorted((desktop.folder / "cache" / "cohort" / "mail").iterdir())
    expect_equal([path.suffix for path in handed], [".pdf"], "what the mail program may read")


def choose_of_letters(program, item):
    """What can be done with the letters that are chosen."""
    program.press("More about the letters", Role.TOGGLE_BUTTON)
    program.press(item, Role.MENU_ITEM)


def choose_two(program):
    """As a screen reader does: a box has a name, says whether it is ticked, and can be pressed."""
    page = program.page("Letters")
    letters = program.find(Role.LIST, "Letters", page)
    boxes = list(program.nodes(Role.CHECK_BOX, re.compile("^Choose the letter to "), page))
    for name in [name_of(box) for box in boxes[:2]]:
        box = bring_into_view(
            program, letters, lambda name=name: program.find(Role.CHECK_BOX, name, page), 0, 0)
        expect_equal(has(box, State.CHECKED), False, f"{name} before")
        program.press(name, Role.CHECK_BOX, page)
        wait_for(lambda node=box: has(node, State.CHECKED), f"{name} to be ticked")
    program.label("2 chosen", page)


def save_each(program, desktop, home):
    for old in home.glob("39-*.pdf"):
        old.unlink()
    choose_of_letters(program, "Save One File Each…")
    expect_equal(read_question(desktop)["title"], "Folder for the Letters", "asked")
    wait_for(lambda: len(list(home.glob("39-2024-00? *.pdf"))) == 2, "two files")
    for path in home.glob("39-2024-00? *.pdf"):
        expect_equal(read_numbers(desktop, path), [path.name[:11]], f"number in {path.name}")
    program.in_window("Letters")


def save_for_word(program, desktop, home):
    choose_of_letters(program, "Save for Word…")
    path = home / read_question(desktop)["name"]
    expect_equal(path.suffix, ".docx", "suffix")
    wait_for(lambda: path.exists() and zipfile.is_zipfile(path), path.name)
    text = zipfile.ZipFile(path).read("word/document.xml").decode()
    expect_equal(len(set(re.findall(r"39-2024-00\d", text))), 2, "numbers in the document")
    program.in_window("Letters")


def save_drafts(program, desktop, home):
    choose_of_letters(program, "Draft Mail…")
    expect_equal(read_question(desktop)["title"], "Folder for the Drafts", "asked")
    wait_for(lambda: len(list(home.glob("*.eml"))) == 2, "two drafts")
    for path in home.glob("*.eml"):
        expect_equal(b"X-Unsent: 1" in path.read_bytes(), True, path.name)


def print_two(program, desktop, home):
    program.in_window("Letters")
    program.key("ctrl+p")
    expect_equal(read_question(desktop), {"printed": "Print"}, "printed")
    expect_equal(re.findall(r"Title:\s+(.*)", desktop.output("pdfinfo", home / "printed.pdf")),
                 ["2 letters"], "what the printer is told")
    expect_equal(len(read_numbers(desktop, home / "printed.pdf")), 2, "letters on paper")


def story(desktop):
    with desktop.case("the program shows whom letters go to"):
        home = start_portal(desktop)
        database = desktop.make_sample(desktop.folder / "county.db", without="a7-")
        program = desktop.start("--db", database, GDK_DEBUG="portals")
    with desktop.case("all are issued at once"):
        issue_all(program)
    with desktop.case("and leave as one PDF with their numbers"):
        save_all(program, desktop, home)
    with desktop.case("another name makes a letter stale"):
        rename(program)
    with desktop.case("it is issued again"):
        reissue(program)
    with desktop.case("and saved again"):
        save_again(program, desktop, home)
    with desktop.case("and goes into a mail"):
        begin_mail(program, desktop)
    with desktop.case("two leave in a file each"):
        choose_two(program)
        save_each(program, desktop, home)
    with desktop.case("as a document to edit"):
        save_for_word(program, desktop, home)
    with desktop.case("as drafts of mails"):
        save_drafts(program, desktop, home)
    with desktop.case("and on paper"):
        print_two(program, desktop, home)
    with desktop.case("the window closes"):
        # While it prints a slow machine shows how far it is.
        program.in_window("Letters")
        program.key("ctrl+w")
        expect_equal(program.wait_for_end(), 0, "exit status")


run(story)
