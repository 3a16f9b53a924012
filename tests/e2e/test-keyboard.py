#!/usr/bin/python3
# The same window without a mouse: every page, the menu, a new person, and no place to get stuck.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the sample county by keyboard alone, and walks over each page with Tab."""

import json
import re

from hands import go_to_item, tab_to
from harness import run
from program import Role, name_of, text_of, walk
from waiting import Failed, expect_equal, wait_for

PAGES = ("Overview", "Team", "Convenings", "Reimbursements", "Letters", "Year",
         "History")
# A walk that came so far is not stuck; the rest is more of the same rows.
ENOUGH_STOPS = 40
# GTK calls what has no name after its type.
TYPE_NAME = re.compile("^(Gtk|Adw|Cohort)[A-Z]")
# What GTK 4.8 cannot name; a screen reader reads what is inside.
ROWS = (Role.TABLE_ROW, Role.LIST_ITEM, Role.TABLE_CELL, Role.LIST, Role.TREE_TABLE)


def place_of(node):
    """Where a node is in the tree: the way to know it again."""
    path = []
    while node is not None and node.get_parent() is not None:
        path.append(node.get_index_in_parent())
        node = node.get_parent()
    return tuple(path)


def is_named(node):
    name = name_of(node)
    if name and not TYPE_NAME.match(name):
        return True
    if node.get_role() in ROWS:
        return any(child.get_name() for child in walk(node) if child.get_role() == Role.LABEL)
    return False


def tab_on(program, before):
    """Press Tab and wait for what has the keyboard then."""
    program.key("Tab")

    def look():
        focused = program.focused()
        return focused if focused is not None and place_of(focused) != before else None

    return wait_for(look, "Tab to move on")


def walk_with_tab(program, title):
    """Press Tab until it is back where it was, or far enough; every stop has a name."""
    node = program.focused() or tab_on(program, None)
    seen = {}
    while place_of(node) not in seen and len(seen) < ENOUGH_STOPS:
        seen[place_of(node)] = f"{node.get_role_name()} {node.get_name()!r}"
        if not is_named(node):
            raise Failed(f"no name on {title}, after {list(seen.values())[-3:]}")
        node = tab_on(program, place_of(node))
    expect_equal(len(seen) > len(PAGES), True, f"stops on {title}")


def find_person(program):
    program.key("alt+2")
    page = program.page("Team")
    program.key("ctrl+f")
    wait_for(lambda: program.focused_name() == "Find people", "the search")
    program.type("silver")
    wait_for(lambda: program.focused_text() == "silver", "the typing to arrive")
    program.key("Escape")
    wait_for(lambda: text_of(program.find(Role.ENTRY, "Find people", page)) == "",
             "Escape to clear the search")


def add_person(program, desktop, database):
    program.key("ctrl+n")
    program.in_window("Add Person")
    program.type("Ada")
    program.key("Tab")
    program.type("Birch")
    program.key("Return")
    program.in_window("Team")
    people = json.loads(desktop.cohort("--db", database, "report", "--json"))["people"]
    expect_equal([person["given"] for person in people if person["family"] == "Birch"], ["Ada"],
                 "people named Birch")


def use_menu(program):
    program.key("F10")
    program.find(Role.MENU_ITEM, re.compile("Check Data"))
    program.key("Escape")
    wait_for(lambda: program.of_focused(lambda node: node.get_role() != Role.MENU_ITEM),
             "the menu to close")


def use_row_menu(program, key, title):
    """By the menu of the first row to a dialog, and by Escape back to where that was."""
    program.key(key)
    program.page(title)
    menu = tab_to(program, "a row's menu", lambda node: name_of(node).startswith("More about "))
    name = name_of(menu)
    program.key("Return")
    item = go_to_item(program, "item that opens something", lambda name: name.endswith("…"))
    program.key("Return")
    wait_for(lambda: program.active_window() not in (title, None), f"what {item} opens")
    program.key("Escape")
    program.in_window(title)
    wait_for(lambda: program.focused_name() == name, f"the keyboard to be back on {name}")


def read_help(program):
    """The page that fits, whatever has the keyboard; another by its words; and back."""
    program.key("alt+4", "F1")
    program.in_window("The money and its five parts")
    program.key("ctrl+f")
    wait_for(lambda: program.focused_name() == "Search the help", "the search of the help")
    program.type("memory stick")
    wait_for(lambda: program.focused_text() == "memory stick", "the typing to arrive")
    program.key("Return")
    program.in_window("Undo, backup and another computer")
    program.key("alt+Left")
    program.in_window("The money and its five parts")
    program.key("Escape")
    program.in_window("Reimbursements")
    program.key("alt+2", "ctrl+n")
    program.in_window("Add Person")
    program.key("F1")
    program.in_window("People and roles")
    program.key("Escape")
    program.in_window("Add Person")
    program.key("Escape")
    program.in_window("Team")


def use_guide(desktop):
    """An empty county, step by step: each button goes where it says; a step is skipped."""
    database = desktop.folder / "empty.db"
    desktop.cohort("--db", database, "init", "--county", "Yolo")
    program = desktop.start("--db", database)
    program.key("alt+1")
    page = program.page("Overview")
    program.label("Your First Hour", page)
    walk_to(program, "Choose Who Goes")
    program.key("Return")
    program.page("Convenings")
    program.key("alt+1")
    walk_to(program, "Skip: Import or add people")
    program.key("space")
    wait_for(lambda: program.focused_name() == "Choose Who Goes", "the next step")
    walk_to(program, "Hide the Guide")
    program.key("Return")
    program.label("Start with Your Team", page)
    close(program)


def walk_to(program, name):
    """Press Tab until what is called so has the keyboard."""
    for _ in range(ENOUGH_STOPS):
        node = program.focused()
        if node is not None and name_of(node) == name:
            return
        tab_on(program, place_of(node) if node is not None else None)
    raise Failed(f"Tab does not come to {name}")


def close(program):
    program.key("ctrl+w")
    expect_equal(program.wait_for_end(), 0, "exit status")


def story(desktop):
    database = desktop.folder / "county.db"
    with desktop.case("the sample county is made"):
        desktop.make_sample(database)
    for index, title in enumerate(PAGES, 1):
        with desktop.case(f"Tab goes around {title}, and every stop has a name"):
            # Anew each time: a window that has shown all pages takes long to look through.
            program = desktop.start("--db", database)
            program.key(f"alt+{index}")
            program.page(title)
            walk_with_tab(program, title)
            close(program)
    with desktop.case("the window opens where it was closed"):
        program = desktop.start("--db", database)
        program.page(PAGES[-1])
    with desktop.case("Ctrl+F finds a person and Escape gives up the search"):
        find_person(program)
    with desktop.case("Ctrl+N and Enter add a person"):
        add_person(program, desktop, database)
    with desktop.case("F10 opens the menu and Escape closes it"):
        use_menu(program)
    for key, title in (("alt+3", "Convenings"), ("alt+4", "Reimbursements")):
        with desktop.case(f"what a row's menu opens gives the keyboard back, on {title}"):
            use_row_menu(program, key, title)
    with desktop.case("F1 opens the help that fits, in dialogs too, and Escape closes it"):
        read_help(program)
    with desktop.case("Ctrl+W closes the window"):
        close(program)
    with desktop.case("the guide of an empty county is gone through by keyboard"):
        use_guide(desktop)


run(story)
