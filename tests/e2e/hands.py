# What several stories do with the program's window.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Going by Tab, choosing in menus and lists, writing into forms, and the portal for files."""

import json
import select
from pathlib import Path

from program import Role, name_of, place_of, text_of
from waiting import Failed, expect_equal, wait_for

# More stops than a page has before what is looked for.
MOST_STOPS = 120
# How much of a page or a dialog its bars may hide.
TOP, BOTTOM = 50, 55


def tab_to(program, what, wanted):
    """Press Tab until what has the keyboard is `wanted`."""
    stops = []
    for _ in range(MOST_STOPS):
        node = program.focused()
        if node is not None and wanted(node):
            return node
        stops.append(program.focused_name())
        program.key("Tab")
        wait_for(lambda: program.focused() not in (None, node), "Tab to move on")
    raise Failed(f"Tab does not come to {what}, but to {stops}")


def has_moved(node, place):
    now = place_of(node)
    return now is None or now.y != place.y


def bring_into_view(program, area, find, top=TOP, bottom=BOTTOM):
    """Turn the wheel until what `find` finds in a page or a dialog is that well inside of it.

    It is found anew when it has gone: a change makes the rows of a page again. Returns it.
    """
    node = find()
    for _ in range(MOST_STOPS):
        # A form that has just come may still grow.
        frame = wait_for(lambda: place_of(area), "the place of a page")
        place = place_of(node)
        if place is None:
            node = find()
            continue
        if frame.y + top < place.y and place.y + place.height < frame.y + frame.height - bottom:
            return node
        is_above = place.y + place.height // 2 < frame.y + frame.height // 2
        # One notch at a time: with more, it moves on after the first was seen.
        program.turn_wheel(area, is_above)
        wait_for(lambda: has_moved(node, place), "the page to scroll")
    raise Failed(f"the wheel does not come to {name_of(node)!r}")


def choose_of_menu(program, page, subject, item):
    """Choose `item` of the menu that says more about `subject`."""
    name = f"More about {subject}"
    # Pressed without the mouse: a bar over it does no harm, and a short page has no room to turn.
    bring_into_view(program, page, lambda: program.find(Role.PUSH_BUTTON, name, page), 0, 0)
    program.press(name, inside=page)
    program.press(item, Role.MENU_ITEM)


def wait_for_item(program, before):
    """Wait until another item of a menu than the one before has the keyboard; return its name."""
    def look():
        focused = program.focused()
        if focused is None or focused.get_role() != Role.MENU_ITEM:
            return None
        name = name_of(focused)
        return name if name != before else None

    return wait_for(look, f"an item after {before}")


def go_to_item(program, what, wanted):
    """Press Down in a menu that opened until what has the keyboard is `wanted`; return its name."""
    names = [wait_for_item(program, None)]
    while not wanted(names[-1]):
        program.key("Down")
        names.append(wait_for_item(program, names[-1]))
        if names[-1] in names[:-1]:
            raise Failed(f"no {what} in the menu, but {names}")
    return names[-1]


def write(program, dialog, name, text):
    """Write into a row of a form; libadwaita 1.2 does not tell that its entry has the keyboard."""
    entry = bring_into_view(program, dialog, lambda: program.find(Role.TEXT, name, dialog))
    program.click(entry)
    program.key("ctrl+a")
    program.type(text)
    wait_for(lambda: text_of(entry) == text, f"{text!r} to stand in {name!r}")


def wait_for_choice(program, before, what, wanted=lambda _: True):
    """Wait until another node than `before`, in a list of choices, has the keyboard; return it."""
    def look():
        node = program.focused()
        if node in (None, before) or node.get_role() == Role.COMBO_BOX:
            return None
        return node if wanted(node) else None

    return wait_for(look, what)


def choose_in_row(program, dialog, name, choice):
    """Choose in a row of a form by the keys that move in its list."""
    def find():
        return program.find(Role.COMBO_BOX, name, dialog)

    before = program.focused()
    # GTK 4.18 does not tell where the rows of a question stand; the first has the keyboard.
    if before == find():
        program.key("space")
    else:
        program.click(bring_into_view(program, dialog, find))
    wait_for_choice(program, before, f"the list of {name!r}")
    program.key("Home")
    node = wait_for_choice(program, None, f"the first choice of {name!r}",
                           lambda node: node.get_index_in_parent() == 0)
    seen = []
    for _ in range(MOST_STOPS):
        seen.append(name_of(next(program.nodes(Role.LABEL, None, node), node)))
        if seen[-1] == choice:
            program.key("Return")
            return
        program.key("Down")
        node = wait_for_choice(program, node, f"the choice after {seen[-1]!r}")
    raise Failed(f"no {choice!r} in {name!r}, but {seen}")


def start_portal(desktop, *to_open, folder=None):
    """Answer each question for a file; returns the folder where what is saved goes."""
    folder = folder or desktop.folder / "home"
    portal = [Path(__file__).with_name("portal.py"), folder, *to_open]
    expect_equal(desktop.serve_and_read(["/usr/bin/python3", *map(str, portal)]), "ready",
                 "the portal")
    return folder


def end_portal(desktop):
    """End the portal that was started last, so that another can take its place."""
    portal = desktop.servers.pop()
    portal.terminate()
    portal.wait()


def read_question(desktop):
    """What the program asked of the portal that was started last."""
    told = desktop.servers[-1].stdout
    wait_for(lambda: select.select([told], [], [], 0)[0], "a question to the portal")
    return json.loads(told.readline())


def expect_question(desktop, **expected):
    """Compare what the program asked of the portal next, as far as it is given."""
    asked = read_question(desktop)
    expect_equal({key: asked.get(key) for key in expected}, expected, "asked")
