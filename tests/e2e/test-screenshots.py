#!/usr/bin/python3
# The pictures that README and the software center show, taken of the sample county.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of each page of the sample county; `--update` keeps them in data/screenshots."""

import re
import shutil
import sys

from harness import TESTS, run
from program import Role
from waiting import expect_equal, wait_for

KEPT = TESTS.parent / "data" / "screenshots"
SIZE = (1000, 700)
MOST_BYTES = 200_000
# A page that shows nothing has a handful of colors.
LEAST_COLORS = 100

# Picture, page, and a text that is on it.
PAGES = (
    ("overview", "Overview", re.compile("of 6 spots held")),
    ("team", "Team", re.compile("^Marisol Vance$")),
    ("convenings", "Convenings", re.compile("of 6 spots held")),
    ("reimbursements", "Reimbursements", re.compile("^Paid ")),
)


def open_window(desktop, database):
    settings = desktop.folder / "config" / "glib-2.0" / "settings" / "keyfile"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[org/calmscs/Cohort]\nwindow-width={SIZE[0]}\nwindow-height={SIZE[1]}\n")
    return desktop.start("--db", database)


def take(desktop, path):
    """Take the window without what surrounds it, twice the same: then it is fully drawn."""
    window = desktop.output("xdotool", "getactivewindow", check=True).strip()

    def take_once():
        desktop.output("import", "-silent", "-window", window, "-strip", path, check=True)
        return path.read_bytes()

    wait_for(lambda: take_once() == take_once(), f"{path.name} to be fully drawn")
    desktop.output("mogrify", "-strip", "-define", "png:compression-level=9", path, check=True)


def check(desktop, path):
    seen = desktop.output("identify", "-format", "%w %h %k", path, check=True).split()
    width, height, colors = map(int, seen)
    expect_equal(width >= SIZE[0] and height >= SIZE[1], True, f"a picture of {width} x {height}")
    expect_equal(colors >= LEAST_COLORS, True, f"a picture of {colors} colors")
    expect_equal(path.stat().st_size < MOST_BYTES, True, f"{path.stat().st_size} bytes")


def story(desktop):
    folder = desktop.build / "screenshots"
    folder.mkdir(exist_ok=True)
    with desktop.case("the sample county opens"):
        program = open_window(desktop, desktop.make_sample(desktop.folder / "sample.db"))
    for name, title, text in PAGES:
        with desktop.case(f"the picture of the {name} shows it"):
            # By mouse: a ring around what has the keyboard is for those who use one.
            program.click(program.find(Role.LIST_ITEM, title))
            program.label(text, program.page(title))
            take(desktop, folder / f"{name}.png")
            check(desktop, folder / f"{name}.png")
            if "--update" in sys.argv:
                KEPT.mkdir(exist_ok=True)
                shutil.copy(folder / f"{name}.png", KEPT)
    with desktop.case("the window closes"):
        program.key("ctrl+w")
        expect_equal(program.wait_for_end(), 0, "exit status")


run(story)
