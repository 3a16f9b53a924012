#!/usr/bin/python3
# The worked story of San Joaquin about people and spots, told through the window.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories A1, A8 and A6, and a change of role, by the accessibility tree and the keyboard."""

import json
import re

from hands import choose_in_row, choose_of_menu, tab_to, wait_for_choice, write
from harness import SAMPLES, STORIES, run
from program import Role, name_of
from waiting import expect_equal, wait_for

FALL = "fall-2024"
ANSWERS = SAMPLES / "san-joaquin-form-responses.csv"
CELLS = ("COE STEM / science coordinator, System-wide: 2 on the team",
         "District science coordinator / specialist, grades 6–8: 1 on the team",
         "District administrator, grades 6–8: Nobody",
         "Teacher leader, grades 3–5: 1 on the team",
         "Higher education faculty / researcher, Postsecondary: 1 on the bench",
         "Community partner / expanded learning, grades TK–2: 1 on the team",
         "All roles, grades 3–5: 2 on the team",
         "All roles, in all: 6 people")


def read_report(desktop, database):
    return json.loads(desktop.cohort("--db", database, "report", "--json"))


def read_fall(desktop, database):
    return next(convening for convening in read_report(desktop, database)["convenings"]
                if convening["id"] == FALL)


def read_places(desktop, database):
    """The status of each person at Fall."""
    report = read_report(desktop, database)
    names = {each["id"]: f"{each['given']} {each['family']}" for each in report["people"]}
    return {names[each["person"]]: each["status"]
            for each in read_fall(desktop, database)["attendance"]}


def make_team(desktop, database):
    desktop.cohort("--db", database, "init", "--county", "San Joaquin")
    for chapter in ("a1-team.jsonl", "a2-fall-plan.jsonl"):
        desktop.cohort("--db", database, "apply", STORIES / chapter)
    return database


def choose(program, window, name, button):
    """Choose somebody of a dialog's list, and do what it asks about."""
    program.in_window(window)
    dialog = program.window(window)
    program.click(program.find(Role.LIST_ITEM, name, dialog))
    program.press(button, inside=dialog)


# A1


def look_at_coverage(program):
    program.key("alt+2")
    page = program.page("Team")
    program.press("Coverage", Role.TOGGLE_BUTTON, page)
    program.label("3 of 6 groups covered", page)
    program.label(re.compile("^6 people, 7 placements · largest organizations: San Joaquin County "
                             "Office of Education, Delta Oaks Unified, 2 of 6 each$"), page)
    table = program.find(Role.TABLE, "Coverage", page)
    for name in CELLS:
        program.find(Role.TABLE_CELL, name, table)


def go_by_arrows(program):
    """A cell tells row, column and value; arrows go on to the next."""
    page = program.page("Team")
    program.find(Role.TABLE, "Coverage", page)
    tab_to(program, "the cells", lambda node: node.get_role() == Role.TABLE_CELL
           and name_of(node).startswith("COE STEM"))
    program.key("Down")
    wait_for(lambda: program.focused_name()
             == "District science coordinator / specialist, grades TK–2: Nobody", "the cell below")
    program.key("Right", "Right")
    wait_for(lambda: program.focused_name() == CELLS[1], "the cell beside")


def choose_target(program, desktop, database):
    row = tab_to(program, "the target", lambda node: node.get_role() == Role.COMBO_BOX
                 and name_of(node).startswith("Target"))
    program.key("space")
    first = wait_for_choice(program, row, "the list of targets")
    program.key("Down")
    wait_for_choice(program, first, "the next target")
    program.key("Return")
    wait_for(lambda: read_report(desktop, database)["coverage"]["target"] == "sjcoe-example",
             "the database to know the target")
    page = program.page("Team")
    program.label("4 of 4 goals met", page)
    program.key("ctrl+z")
    program.label("3 of 6 groups covered", page)


def follow_a_cell(program):
    """Enter on a cell shows who is in it."""
    page = program.page("Team")
    table = program.find(Role.TABLE, "Coverage", page)
    program.press(CELLS[3], Role.TABLE_CELL, table)
    program.label("1 of 8", page)
    program.label("Priya Raman", program.find(Role.TREE_TABLE, "Team", page))


# A person


def open_person(program):
    """By keys: find her, go to her row, Enter."""
    page = program.page("Team")
    program.key("ctrl+f")
    wait_for(lambda: program.focused_name() == "Find people", "the search")
    program.type("lena")
    program.label("1 of 8", page)
    tab_to(program, "her row", lambda node: node.get_role() == Role.TABLE_ROW)
    program.key("Return")
    program.find(Role.PUSH_BUTTON, re.compile("^Back to the Team"), page)


def change_role(program, desktop, database):
    """From a day on; what was before stays, and both are told in the timeline."""
    page = program.page("Team")
    choose_of_menu(program, page, "this person", "Change Role from a Date…")
    program.in_window("Change from a Date")
    dialog = program.window("Change from a Date")
    write(program, dialog, "From this day on", "2025-01-06")
    choose_in_row(program, dialog, "Role", "COE STEM / science coordinator")
    program.press("Change", inside=dialog)
    program.in_window("Team")
    program.label("Changed role from Community partner / expanded learning to "
                  "COE STEM / science coordinator", page)
    program.label("Joined the team", page)
    people = read_report(desktop, database)["people"]
    expect_equal([each["role"] for each in people if each["given"] == "Lena"], ["coe-coordinator"],
                 "the role of Lena")
    program.key("ctrl+z")
    wait_for(lambda: [each["role"] for each in read_report(desktop, database)["people"]
                      if each["given"] == "Lena"] == ["community-partner"], "it to be undone")


# A8


def decline(program, desktop, database):
    program.key("alt+3")
    page = program.page("Convenings")
    program.label("6 of 6 spots held", page)
    for number in range(1, 7):
        program.label(f"Spot {number}", page)
    choose_of_menu(program, page, "Grace Whitfield", re.compile("^Declined"))
    program.label("5 of 6 spots held", page)
    program.label(re.compile("Not coming after all: Grace Whitfield"), page)
    fall = read_fall(desktop, database)
    expect_equal([fall[key] for key in ("limit", "held", "free", "released", "waitlist")],
                 [6, 5, 1, 0, []], "spots of Fall")


def join_waitlist(program, desktop, database):
    page = program.page("Convenings")
    program.press("Add to the waitlist", inside=page)
    choose(program, "Add to the Waitlist", "Ellis Marchetti", "Add")
    program.in_window("Convenings")
    wait_for(lambda: [each["state"] for each in read_fall(desktop, database)["waitlist"]]
             == ["waiting"], "Ellis to wait")
    program.label("5 of 6 spots held · 1 waiting", page)
    expect_equal("Ellis Marchetti" in read_places(desktop, database), False, "Ellis has a place")


def release(program, desktop, database):
    page = program.page("Convenings")
    program.press("Release to the State…", inside=page)
    program.in_window("Release Spots")
    dialog = program.window("Release Spots")
    program.label("Spots held: 5 of 6 → 5 of 5", dialog)
    write(program, dialog, "Reason", "We cannot send a full team.")
    program.press("Release", inside=dialog)
    program.in_window("Convenings")
    program.label("5 of 5 spots held · 1 waiting", page)
    expect_equal(read_fall(desktop, database)["released"], 1, "spots released")
    program.key("ctrl+z")
    program.label("5 of 6 spots held · 1 waiting", page)


def fill(program, desktop, database):
    page = program.page("Convenings")
    program.press("Fill from Your Team or Waiting List…", inside=page)
    choose(program, "Fill a Spot", "Ellis Marchetti", "Fill")
    program.in_window("Convenings")
    program.label("6 of 6 spots held", page)
    program.label("Offered to Ellis Marchetti", page)
    expect_equal([each["state"] for each in read_fall(desktop, database)["waitlist"]], ["offered"],
                 "what Ellis has")
    program.key("ctrl+z", "ctrl+z", "ctrl+z")
    wait_for(lambda: read_places(desktop, database)["Grace Whitfield"] == "planned",
             "everything to be undone")
    program.label("6 of 6 spots held", page)


# A6


def replace(program, desktop, database):
    page = program.page("Convenings")
    before = read_report(desktop, database)["ledger"]["contract"]
    choose_of_menu(program, page, "Lena Abubakar", "Replace with…")
    program.in_window("Replace")
    program.label(re.compile("same role: Community partner"), program.window("Replace"))
    choose(program, "Replace", "Noor Castellanos", "Replace")
    program.in_window("Convenings")
    program.label("replaces Lena Abubakar", page)
    program.label("6 of 6 spots held", page)
    places = read_places(desktop, database)
    expect_equal([places[name] for name in ("Lena Abubakar", "Noor Castellanos")],
                 ["replaced", "planned"], "who goes")
    program.key("ctrl+z")
    wait_for(lambda: read_places(desktop, database)["Lena Abubakar"] == "planned",
             "the replacement to be undone")
    expect_equal(read_report(desktop, database)["ledger"]["contract"], before, "the contract")
    program.key("ctrl+shift+z")
    program.label("replaces Lena Abubakar", page)
    expect_equal(read_places(desktop, database), places, "who goes after redo")


# An import


def take_back_import(program, desktop, database):
    """All but who was edited since; she stays, and is named before anything is done."""
    program.key("alt+7")
    page = program.page("History")
    row = program.find(Role.LIST_ITEM, re.compile("^Imported san-joaquin"), page)
    program.press(re.compile("^Take Back"), inside=row)
    wait_for(lambda: len(program.windows()) > 1, "the question")
    question = program.windows()[-1]
    program.label(re.compile("Grace Whitfield"), question)
    program.press(re.compile("^Take Back"), inside=question)
    wait_for(lambda: [each["given"] for each in read_report(desktop, database)["people"]]
             == ["Grace"], "the import to be taken back")
    program.find(Role.LIST_ITEM, re.compile("^Took back: Imported san-joaquin"), page)


def close(program):
    program.key("ctrl+w")
    expect_equal(program.wait_for_end(), 0, "exit status")


def story(desktop):
    database = desktop.folder / "county.db"
    with desktop.case("the county is told as far as its fall plan"):
        make_team(desktop, database)
        program = desktop.start("--db", database)
    with desktop.case("A8: a spot that is declined is offered both ways, and to nobody by itself"):
        decline(program, desktop, database)
        join_waitlist(program, desktop, database)
    with desktop.case("A8: it is released to the state"):
        release(program, desktop, database)
    with desktop.case("A8: or offered to who waits"):
        fill(program, desktop, database)
    with desktop.case("A6: a replacement is linked, undone and redone"):
        replace(program, desktop, database)
        close(program)
    with desktop.case("A1: the coverage says who is covered"):
        program = desktop.start("--db", make_team(desktop, desktop.folder / "coverage.db"))
        look_at_coverage(program)
    with desktop.case("A1: its cells are walked by arrows"):
        go_by_arrows(program)
    with desktop.case("A1: another target is chosen"):
        choose_target(program, desktop, desktop.folder / "coverage.db")
    with desktop.case("A1: a cell shows who is in it"):
        follow_a_cell(program)
        close(program)
    with desktop.case("a person is opened by keys, and changes role from a day on"):
        program = desktop.start("--db", desktop.folder / "coverage.db")
        open_person(program)
        change_role(program, desktop, desktop.folder / "coverage.db")
        close(program)
    with desktop.case("an import is taken back, all but what was edited since"):
        imported = desktop.folder / "imported.db"
        desktop.cohort("--db", imported, "init", "--county", "San Joaquin")
        desktop.cohort("--db", imported, "import", ANSWERS)
        edit = desktop.folder / "edit.jsonl"
        edit.write_text(json.dumps({"do": "person.edit", "person": "Grace Whitfield",
                                    "phone": "209-555-0155"}), encoding="utf-8")
        desktop.cohort("--db", imported, "apply", edit)
        program = desktop.start("--db", imported)
        take_back_import(program, desktop, imported)
        close(program)


run(story)
