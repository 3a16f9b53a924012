#!/usr/bin/python3
# The window is opened as it was closed, and a development build opens one of its own.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Size and maximizing from one start to the next; the program under a development build's id."""

import re

from harness import run
from program import place_of
from waiting import expect_equal, wait_for

# Neither what the schema says nor what the screen has.
SIZE = (931, 687)
# The button's name, by what it would do.
MAXIMIZE = re.compile("^(Maximize|Restore)$")
DEVEL_ID = "org.calmscs.Cohort.Devel"
BUS = ("--dest=org.freedesktop.DBus", "--print-reply=literal", "/org/freedesktop/DBus")


def size(desktop):
    """Of the window that has the keyboard, in pixels, or None while there is none."""
    shape = dict(line.split("=") for line in desktop.output(
        "xdotool", "getwindowfocus", "getwindowgeometry", "--shell").split())
    return (int(shape["WIDTH"]), int(shape["HEIGHT"])) if "HEIGHT" in shape else None


def is_maximized(desktop):
    window = desktop.output("xdotool", "getwindowfocus").strip()
    return "MAXIMIZED_VERT" in desktop.output("xprop", "-id", window, "_NET_WM_STATE")


def laid_out(program):
    """The size that the program itself knows of, some moments after the desktop does, or None."""
    window = next(iter(program.windows()), None)
    place = place_of(window) if window is not None else None
    return (place.width, place.height) if place is not None else None


def is_laid_out_larger(program):
    now = laid_out(program)
    return now is not None and now[0] > SIZE[0] and now[1] > SIZE[1]


def change(program, what, do, is_done):
    """Do that to the window, until both the desktop and the program have it so."""
    before = wait_for(lambda: laid_out(program), "the size of the window")
    do()
    wait_for(is_done, what)
    wait_for(lambda: laid_out(program) not in (None, before),
             lambda: f"the program to know {what}")


def start(desktop, *arguments):
    program = desktop.start(*arguments)
    program.in_window("Overview")
    return program


def close(program):
    program.key("ctrl+w")
    expect_equal(program.wait_for_end(), 0, "exit status")


def remember(desktop, database):
    def resize():
        desktop.output("xdotool", "getwindowfocus", "windowsize", *SIZE, check=True)

    def press_maximize():
        program.press(MAXIMIZE)

    def has_size():
        return size(desktop) == SIZE

    def is_large():
        return is_maximized(desktop)

    with desktop.case("a window of another size"):
        program = start(desktop, "--db", database)
        change(program, f"{SIZE}", resize, has_size)
        close(program)
    with desktop.case("has that size the next time, and not more"):
        program = start(desktop, "--db", database)
        wait_for(has_size, lambda: f"{SIZE}; it is {size(desktop)}")
        expect_equal(is_large(), False, "maximized")
    with desktop.case("a window that was maximized"):
        change(program, "a maximized window", press_maximize, is_large)
        close(program)
    with desktop.case("is so the next time"):
        program = start(desktop, "--db", database)
        wait_for(is_large, "a maximized window")
        wait_for(lambda: is_laid_out_larger(program), "the program to know that it is so")
    with desktop.case("and knows the size it had before"):
        change(program, f"{SIZE}", press_maximize, has_size)
        close(program)


def develop(desktop):
    """Without --db, so that the name is taken on the bus; the data are where the program looks."""
    desktop.program_path = str(desktop.build / "tests" / "e2e" / "cohort-devel")
    desktop.make_sample()
    program = start(desktop)
    answer = desktop.output("dbus-send", *BUS, "org.freedesktop.DBus.GetConnectionUnixProcessID",
                            f"string:{DEVEL_ID}", check=True)
    expect_equal(int(answer.split()[-1]), program.process.pid, "the process of that name")
    close(program)


def story(desktop):
    remember(desktop, desktop.make_sample(desktop.folder / "sample.db"))
    with desktop.case("a development build shows its window beside the installed program"):
        develop(desktop)


run(story)
