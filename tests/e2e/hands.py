# What several stories do with the program's window.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Going by Tab, choosing in menus and lists, writing into forms, and the portal for files."""

import json
import select
from pathlib import Path

from program import Atspi, Role, name_of, text_of
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
        stops.append(name_of(node) if node is not None else None)
        program.key("Tab")
        wait_for(lambda: program.focused() not in (None, node), "Tab to move on")
    raise Failed(f"Tab does not come to {what}, but to {stops}")


def place_of(node):
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)


def bring_into_view(program, area, node, top=TOP, bottom=BOTTOM):
    """Turn the wheel until something in a page or a dialog is that well inside of it."""
    frame = place_of(area)
    for _ in range(MOST_STOPS):
        place = place_of(node)
        if frame.y + top < place.y and place.y + place.height < frame.y + frame.height - bottom:
            break
        is_above = place.y + place.height // 2 < frame.y + frame.height // 2
        # One notch at a time: with more, it moves on after the first was seen.
        program.turn_wheel(area, is_above)
        wait_for(lambda: place_of(node).y != place.y, "the page to scroll")


def choose_of_menu(program, page, subject, item):
    """Choose `item` of the menu that says more about `subject`."""
    name = f"More about {subject}"
    # Pressed without the mouse: a bar over it does no harm, and a short page has no room to turn.
    bring_into_view(program, page, program.find(Role.PUSH_BUTTON, name, page), 0, 0)
    program.press(name, inside=page)
    program.press(item, Role.MENU_ITEM)


def write(program, dialog, name, text):
    """Write into a row of a form; libadwaita 1.2 does not tell that its entry has the keyboard."""
    entry = program.find(Role.TEXT, name, dialog)
    bring_into_view(program, dialog, entry)
    program.click(entry)
    program.key("ctrl+a")
    program.type(text)
    wait_for(lambda: text_of(entry) == text, f"{text!r} to stand in {name!r}")


def choose_in_row(program, dialog, name, choice):
    """Choose in a row of a form by the keys that move in its list."""
    row = program.find(Role.COMBO_BOX, name, dialog)
    # GTK 4.18 does not tell where the rows of a question stand; the first has the keyboard.
    if program.focused() == row:
        program.key("space")
    else:
        bring_into_view(program, dialog, row)
        program.click(row)
    wait_for(lambda: program.focused() is not None
             and program.focused().get_role() != Role.COMBO_BOX, f"the list of {name!r}")
    program.key("Home")
    seen = []
    for _ in range(MOST_STOPS):
        node = wait_for(program.focused, "something to have the keyboard")
        label = next(program.nodes(Role.LABEL, None, node), None)
        seen.append(name_of(label) if label is not None else name_of(node))
        if seen[-1] == choice:
            program.key("Return")
            return
        program.key("Down")
        wait_for(lambda: program.focused() not in (None, node), "the next choice")
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
