#!/usr/bin/python3
# Started by the desktop: one process, one window, and each file handed over to it.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Activation by the bus, "Open With", a second launch, a dragged file, and leaving meanwhile."""

import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

from harness import SAMPLES, STORIES, run
from program import Role, Served, is_visible
from waiting import expect_equal, wait_for

APP_ID = "org.calmscs.Cohort"
PREVIEW = re.compile(r"^\d+ to add")
LOOKS_PER_DRAG = 12
BUS = ("--dest=org.freedesktop.DBus", "--print-reply=literal", "/org/freedesktop/DBus")


def install(desktop):
    """Put the menu entry and the service where the desktop looks, for the program as built."""
    data = desktop.folder / "data"
    (data / "applications").mkdir()
    shutil.copy(desktop.build / "data" / f"{APP_ID}.desktop", data / "applications")
    desktop.output("update-desktop-database", data / "applications", check=True)
    service = (desktop.build / "data" / f"{APP_ID}.service").read_text(encoding="utf-8")
    services = data / "dbus-1" / "services"
    services.mkdir(parents=True)
    (services / f"{APP_ID}.service").write_text(
        re.sub(r"Exec=\S+/cohort", f"Exec={desktop.program_path}", service), encoding="utf-8")
    desktop.output("dbus-send", *BUS, "org.freedesktop.DBus.ReloadConfig", check=True)
    # A menu entry whose program is not to be found is none.
    desktop.env["PATH"] = f"{desktop.build / 'src'}{os.pathsep}{desktop.env['PATH']}"
    desktop.env["XDG_CURRENT_DESKTOP"] = "GNOME"


def served(desktop):
    """The process that has the program's name on the bus."""
    answer = desktop.output("dbus-send", *BUS, "org.freedesktop.DBus.GetConnectionUnixProcessID",
                            f"string:{APP_ID}", check=True)
    return int(answer.split()[-1])


def preview(program):
    """The import that is shown."""
    program.in_window("Import")
    dialog = program.window("Import")
    program.label(PREVIEW, dialog)
    return dialog


def close_preview(program):
    program.in_window("Import")
    program.key("Escape")


def no_preview(program):
    wait_for(lambda: all(each.get_name() != "Import" for each in program.windows()),
             "no import to be open")
    program.in_window("Overview")


def middle_of(desktop, title):
    """Where the middle of the window of that title is on the screen."""
    window = wait_for(lambda: desktop.output("xdotool", "search", "--onlyvisible", "--name",
                                             f"^{title}$").split(), title)[0]
    shape = dict(line.split("=") for line in
                 desktop.output("xdotool", "getwindowgeometry", "--shell", window).split())
    return (int(shape["X"]) + int(shape["WIDTH"]) // 2,
            int(shape["Y"]) + int(shape["HEIGHT"]) // 2)


def drag(desktop, program, target):
    """Take the file of the other window over ours, hold it there, and let it go."""
    x, y = middle_of(desktop, "Files")
    to_x, to_y = target

    def take():
        desktop.output("xdotool", "mousemove", x, y, "mousedown", "1", check=True)
        for step in range(1, 6):
            desktop.output("xdotool", "mousemove", x + step * 8, y + step * 8, "sleep", "0.05",
                           check=True)
        for _ in range(LOOKS_PER_DRAG):
            # A drag that has just begun does not follow the first moves.
            desktop.output("xdotool", "mousemove", to_x - 5, to_y, "mousemove", to_x, to_y)
            if next(program.nodes(Role.LABEL, "Drop to Import"), None) is not None:
                return True
        # On a busy machine GTK's drag at times finds no window: one takes the file once more.
        desktop.output("xdotool", "mousemove", 5, 5, "mouseup", "1", check=True)
        return False

    wait_for(take, "the hint")
    desktop.picture("drop-hint")
    desktop.output("xdotool", "mouseup", "1", check=True)


def serve(desktop, *arguments):
    """Ask the desktop for something while nothing runs, and return the program it starts."""
    desktop.output("gapplication", *arguments, check=True)
    program = Served(desktop, wait_for(lambda: served(desktop), "the service"))
    desktop.programs.append(program)
    program.wait_for_window()
    return program


def titles(program):
    """Of the windows that are to be seen."""
    return [window.get_name() for window in program.windows() if is_visible(window)]


def leave_and_come_back(desktop):
    """A file comes while the window that was left still tries to write."""
    with desktop.case("a window that was left writes what it can"):
        desktop.cohort("apply", STORIES / "a1-team.jsonl")
        program = serve(desktop, "launch", APP_ID)
        program.in_window("Overview")
        database = sqlite3.connect(desktop.folder / "data" / "cohort" / "cohort.db",
                                   isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        program.key("ctrl+z", "ctrl+w")
        wait_for(lambda: "Overview" not in titles(program), "the window to be left")
    with desktop.case("a file that comes then is shown in a new one"):
        desktop.output("gapplication", "launch", APP_ID, SAMPLES / "fresno-team.xlsx", check=True)
        program.label("fresno-team.xlsx", preview(program))
    with desktop.case("what could not be written is told all the same"):
        message = program.window("Could Not Undo")
        program.label("Could Not Undo", message)
        desktop.picture("could-not-undo")
        database.execute("ROLLBACK")
        database.close()
        program.press("Close", inside=message)
        program.wait_gone(Role.LABEL, "Could Not Undo")
        close_preview(program)
        no_preview(program)
        expect_equal(titles(program), ["Overview"], "windows")
    with desktop.case("the last window takes the process with it"):
        program.key("ctrl+w")
        program.wait_for_end()


def ask_without_window(desktop):
    """What the bus may ask of the program while it has no window."""
    with desktop.case("about has a window to be over"):
        program = serve(desktop, "action", APP_ID, "about")
        program.in_window("About Cohort")
        expect_equal(sorted(titles(program)), ["About Cohort", "Overview"], "windows")
        program.key("Escape")
        program.in_window("Overview")
        program.key("ctrl+q")
        program.wait_for_end()
    with desktop.case("quitting takes the help, too, that was there before the window"):
        program = serve(desktop, "action", APP_ID, "help")
        desktop.output("gapplication", "launch", APP_ID, check=True)
        program.in_window("Overview")
        expect_equal(len(titles(program)), 2, "windows")
        desktop.output("gapplication", "action", APP_ID, "quit", check=True)
        program.wait_for_end()


def story(desktop):
    with desktop.case("the desktop knows the program"):
        install(desktop)
        desktop.cohort("init", "--county", "San Joaquin")
        expect_equal("Default application" in desktop.output("gio", "mime", "text/csv"), True,
                     "a program for rosters")
    with desktop.case("the bus starts it"):
        program = serve(desktop, "launch", APP_ID)
        program.in_window("Overview")
    with desktop.case("a roster is handed over by the desktop"):
        desktop.output("gapplication", "launch", APP_ID, SAMPLES / "alpine-excel-export.csv",
                       check=True)
        program.label("alpine-excel-export.csv", preview(program))
    with desktop.case("one more waits until that is looked at"):
        desktop.cohort(SAMPLES / "fresno-team.xlsx")
        program.label("alpine-excel-export.csv", program.window("Import"))
        close_preview(program)
        program.label("fresno-team.xlsx")
        close_preview(program)
        no_preview(program)
        expect_equal(served(desktop), program.process.pid, "the process")
        expect_equal(len(program.windows()), 1, "windows")
    with desktop.case("“Open With” of the file manager opens a roster"):
        desktop.output("gio", "open", SAMPLES / "san-joaquin-form-responses.csv", check=True)
        program.label("san-joaquin-form-responses.csv", preview(program))
        close_preview(program)
        no_preview(program)
    with desktop.case("a file that is not there is told of where it was asked for"):
        told = subprocess.run([desktop.program_path, "rooster.xlsx"], env=desktop.env, text=True,
                              capture_output=True, check=False)
        expect_equal(told.returncode, 2, "exit status")
        expect_equal("There is no file “rooster.xlsx” here." in told.stderr, True, told.stderr)
    with desktop.case("a file that is dragged over the window is shown where it may fall"):
        target = middle_of(desktop, "Overview")
        desktop.serve(["/usr/bin/python3", str(Path(__file__).with_name("drag-source.py")),
                       str(SAMPLES / "fresno-team.xlsx")])
        wait_for(lambda: "Files" in desktop.output("xdotool", "getwindowfocus", "getwindowname"),
                 "the file manager")
        desktop.output("xdotool", "search", "--onlyvisible", "--name", "^Files$", "windowmove",
                       "--sync", 1000, 850)
        drag(desktop, program, target)
    with desktop.case("and opened where it falls"):
        program.label("fresno-team.xlsx", preview(program))
        close_preview(program)
        no_preview(program)
        expect_equal(next(program.nodes(Role.LABEL, "Drop to Import"), None), None, "the hint")
    with desktop.case("quitting ends the service"):
        program.key("ctrl+q")
        program.wait_for_end()
    leave_and_come_back(desktop)
    ask_without_window(desktop)


run(story)
