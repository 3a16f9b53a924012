#!/usr/bin/python3
# A new coordinator's first hour by keyboard alone, in English and in Spanish.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to a roster, six people with spots and their letters, in under 40 steps.

A step is a key, or a text that is typed. What is on screen is read as a screen reader does.
"""

import gettext
import json
import re
import shutil

from hands import read_question, start_portal
from harness import SAMPLES, run
from locales import make_locale
from program import Role
from tree import Keyboard, Tree
from waiting import Failed, expect_equal, wait_for

LOCALES = {"en": "en_US", "es": "es_US"}
ANSWERS = "san-joaquin-form-responses.csv"
MOST_STEPS = 40
SPOTS = 6
PEOPLE = 8
# One of them left: letters go to the others.
LETTERS = 7
# More than a page has before its list of people.
MOST_STOPS = 15


class Hour:
    """The program under the hands of somebody who counts."""

    def __init__(self, desktop, language):
        self.desktop = desktop
        self.steps = 0
        self.database = desktop.folder / f"{language}.db"
        catalogs = desktop.build / "po"
        self.words = gettext.translation("cohort", catalogs, [language], fallback=language == "en")
        # Nobody was here before.
        shutil.rmtree(desktop.folder / "config" / "glib-2.0", ignore_errors=True)
        locale = make_locale(desktop.folder, LOCALES[language])
        self.program = desktop.start("--db", self.database, GDK_DEBUG="portals", LANGUAGE=language,
                                     COHORT_LOCALE_DIR=str(catalogs), **locale)
        self.tree = Tree(self.program.process.pid)
        self.keyboard = Keyboard(self.tree)

    def say(self, text):
        return self.words.gettext(text)

    def key(self, key):
        self.steps += 1
        self.program.key(key)

    def type(self, text):
        self.steps += 1
        self.program.type(text)

    def mnemonic(self, label):
        """The key that the label of a button underlines."""
        self.key("alt+" + re.search("_(.)", self.say(label))[1].lower())

    def focused_name(self):
        path = self.keyboard.read()
        return self.tree.look_at(path).name if path is not None else ""

    def wait_for_focus(self, what, wanted):
        return wait_for(lambda: wanted(self.focused_name()) and self.focused_name(),
                        lambda: f"{what} to have the keyboard; {self.focused_name()!r} has it")

    def tab_to(self, what, wanted):
        """Tab until what has the keyboard is wanted, and return its name."""
        for _ in range(MOST_STOPS):
            before = self.keyboard.read()
            self.key("Tab")
            wait_for(lambda path=before: self.keyboard.read() != path, "Tab to move on")
            if wanted(self.focused_name()):
                return self.focused_name()
        raise Failed(f"Tab does not come to {what}")

    def report(self):
        return json.loads(self.desktop.cohort("--db", self.database, "report", "--json"))

    def names(self):
        return [f"{person['given']} {person['family']}" for person in self.report()["people"]]

    def held(self):
        return self.report()["convenings"][0]["held"]


def choose_county(hour):
    hour.program.label(hour.say("Which county is yours?"))
    hour.type("san joa")
    hour.program.find(None, "San Joaquin")
    hour.key("Return")
    hour.program.label(hour.say("Import or add people"))


def import_roster(hour):
    hour.key("ctrl+o")
    hour.program.in_window(hour.say("Import"))
    hour.wait_for_focus("the import", lambda name: str(PEOPLE) in name)
    hour.key("Return")
    hour.program.in_window(hour.say("Overview"))
    wait_for(lambda: len(hour.names()) == PEOPLE, "the people")


def choose_six(hour):
    """By Tab to the people, then down their list."""
    names = hour.names()
    hour.key("alt+3")
    hour.program.in_window(hour.say("Convenings"))
    hour.wait_for_focus("the convening", lambda name: "2024" in name)
    hour.tab_to("the people", lambda name: name in names)
    for held in range(1, SPOTS + 1):
        if held > 1:
            before = hour.keyboard.read()
            hour.key("Down")
            wait_for(lambda path=before: hour.keyboard.read() != path, "the next person")
            expect_equal(hour.focused_name() in names, True, f"{hour.focused_name()!r} a person")
        hour.key("space")
        wait_for(lambda count=held: hour.held() == count, f"{held} spots held")


def send_letters(hour, home):
    hour.key("alt+5")
    hour.program.in_window(hour.say("Letters"))
    # The list is read beside the window; before it is there the key does nothing.
    select = "_Select All Not Issued"
    hour.program.find(Role.PUSH_BUTTON, hour.say(select).replace("_", ""))
    hour.mnemonic(select)
    hour.program.find(None, re.compile(rf"\b{LETTERS}…$"))
    hour.mnemonic("_Issue %u…")
    wait_for(lambda: hour.program.active_window() not in (None, hour.say("Letters")),
             "the dialog to issue letters")
    hour.key("Return")
    wait_for(lambda: (hour.program.active_window() or "").startswith(str(LETTERS)),
             "the letters to be issued")
    hour.key("Return")
    expect_written(hour, home, ".pdf")


def expect_written(hour, home, suffix):
    path = home / read_question(hour.desktop)["name"]
    expect_equal(path.suffix, suffix, "suffix")
    wait_for(lambda: path.exists() and path.stat().st_size > 0, path.name)
    path.unlink()


def export_roster(hour, home):
    hour.program.in_window(hour.say("Letters"))
    hour.key("ctrl+e")
    expect_written(hour, home, ".xlsx")


def close_in_time(hour):
    print(f"# {hour.steps} steps", flush=True)
    expect_equal(hour.steps < MOST_STEPS, True, f"{hour.steps} steps, under {MOST_STEPS}")
    # While it writes a slow machine shows how far it is, and keys go there.
    hour.program.in_window(hour.say("Letters"))
    hour.program.key("ctrl+w")
    expect_equal(hour.program.wait_for_end(), 0, "exit status")


def tell(desktop, language, home):
    with desktop.case(f"{language}: the county is chosen"):
        hour = Hour(desktop, language)
        choose_county(hour)
    with desktop.case(f"{language}: the roster is read"):
        import_roster(hour)
        read_question(desktop)
    with desktop.case(f"{language}: six go"):
        choose_six(hour)
    with desktop.case(f"{language}: their letters are issued and saved"):
        send_letters(hour, home)
    with desktop.case(f"{language}: the roster is written"):
        export_roster(hour, home)
    with desktop.case(f"{language}: in few steps"):
        close_in_time(hour)


def story(desktop):
    with desktop.case("files come from a portal"):
        home = start_portal(desktop, ANSWERS)
        shutil.copy(SAMPLES / ANSWERS, home / ANSWERS)
    for language in LOCALES:
        tell(desktop, language, home)


run(story)
