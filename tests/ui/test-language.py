#!/usr/bin/python3
# Everything that is seen is translated, and has room for longer words.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-language.py PROGRAM GALLERY TOP SECTION…   the pages named, with all that opens from them

The program runs in a language made up by tests/lib/pseudo.py, whose letters no English text has:
what is left in plain letters is the county's own or of the program's papers, or was forgotten.
"""

import csv
import json
import os
import re
import sqlite3
import string
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path[1:1] = [os.path.join(os.path.dirname(__file__), "..", name) for name in ("cli", "lib")]

import pseudo
from cohort_runs import STORIES, County
from complaints import complaints_in
from locales import make_locale
from tap import Tap

PLAIN = re.compile("[A-Za-z]")
WORD = re.compile(r"[^\W_]+(?:[-'’.@+&/][^\W_]+)*", re.UNICODE)
BRACKETS = re.compile(r"\[!! | !!\]")
# The desktop's own words: keys in menus, the calendar, what empties a search, windows of which only
# the content is the program's; and initials in place of a face.
FOREIGN = re.compile("^GtkLabel < GtkModelButton|< GtkShortcutLabel|< GtkCalendar|< AdwAvatar"
                     "|< GtkHeaderBar < GtkShortcutsWindow|< AdwAboutWindow"
                     "|^GtkImage < GtkSearchEntry")
KEYS = re.compile(r"(Ctrl|Shift|Alt)\+|F\d+$")
# A choice is whole in the list that it opens.
IN_A_CHOICE = re.compile("< GtkListItemWidget < GtkListView .*(AdwComboRow|GtkDropDown)")
LEAST_TEXTS = 40
NAME = "Cohort"
# What the gallery imports beside the samples, and how much an example of a column says at most.
IMPORTED = ("2025-26.json", "sample.list", "county.xlsx", "Given name", "Travels from", "Manteca",
            "Ripon")
EXAMPLE = 24
# What begins an item of a page of the help or names a letter's head, and where links go.
MARKS = re.compile(r"^\s*(?:\d+\.|[-*#>]+|\w+:)\s+|\[([^]]*)\]\([^)]*\)")


def strings(value):
    """All texts in what JSON says, with the names that it uses for things."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def database_texts(path):
    with sqlite3.connect(path) as database:
        tables = [name for name, in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
        for table in tables:
            for row in database.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, str):
                        yield value
                        if value[:1] in "[{":
                            yield from strings(json.loads(value))


def paper_texts(top):
    """What the program's papers, letters and help say: they are not in the catalog."""
    for folder, _, names in os.walk(os.path.join(top, "data")):
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(".json"):
                with open(path, encoding="utf-8") as file:
                    yield from strings(json.load(file))
            elif name.endswith((".md", ".en.letter", "en.words")):
                with open(path, encoding="utf-8") as file:
                    yield from (MARKS.sub(r"\1", line) for line in file)


def sample_texts(top):
    """What is imported, the names of the files, and of their columns and cells."""
    folder = os.path.join(top, "tests", "samples")
    yield from IMPORTED
    for letter in string.ascii_uppercase:
        yield from (letter, *(f"{letter}{row}" for row in range(1, 10)))
    for name in os.listdir(folder):
        yield name
        if name.endswith(".csv"):
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace",
                      newline="") as file:
                for row in csv.reader(file):
                    yield from (*row, *(cell[:EXAMPLE] for cell in row))


def words_of(text):
    return tuple(word.lower() for word in WORD.findall(text))


class Known:
    """What need not be translated: whole texts, found again as runs of words."""

    def __init__(self, texts):
        self.runs = {words_of(text) for text in texts}
        self.longest = max(map(len, self.runs))

    def left_of(self, text):
        """The words in plain letters that no known text explains."""
        words, left, at = words_of(text), [], 0
        while at < len(words):
            for n in range(min(self.longest, len(words) - at), 0, -1):
                if words[at:at + n] in self.runs:
                    at += n
                    break
            else:
                if PLAIN.search(words[at]):
                    left.append(words[at])
                at += 1
        return left


def is_made_up(text):
    """Whether all of the text is the program's own, without a name or an amount of the county's."""
    return "[!!" in text and not PLAIN.search(text)


def say(seen):
    return f"{seen['where']}: “{seen['text']}” ({seen['kind']} {seen['cut']}; {seen['in'][:160]})"


def look(gallery, catalogs, county, sections):
    """What the program says on the pages, in dialogs, menus and tooltips, and what it complains of.

    A warning does not end it, so that all of them are seen.
    """
    run_folder = os.path.join(county.folder, "run")
    os.mkdir(run_folder, 0o700)
    texts = os.path.join(county.folder, "texts.json")
    env = os.environ | {
        "HOME": county.folder, "XDG_RUNTIME_DIR": run_folder, "XDG_DATA_HOME": county.folder,
        "GTK_A11Y": "none", "GTK_USE_PORTAL": "0", "LANGUAGE": pseudo.LANGUAGE, "G_DEBUG": "",
        **make_locale(county.folder, "en_US")}
    done = subprocess.run(
        ["dbus-run-session", "--", gallery, county.path, texts, "1100", "720", "1", catalogs,
         *sections], env=env, text=True, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"ui-gallery ended with {done.returncode}: {done.stderr}")
    with open(texts, encoding="utf-8") as file:
        return [json.loads(line) for line in file], complaints_in(done.stderr)


def is_foreign(seen):
    return (FOREIGN.search(seen["in"]) is not None
            and ("GtkModelButton" not in seen["in"] or KEYS.match(seen["text"]) is not None))


def is_told(seen, tooltips):
    """What has no room is said whole by a tooltip, or in the list of choices."""
    return (IN_A_CHOICE.search(seen["in"]) is not None
            or any(seen["text"] in tooltip for tooltip in tooltips))


def judge(tap, seen, known):
    """Each text once, however often it was seen."""
    untranslated, cut, tooltips = {}, {}, {}
    for text in seen:
        if text["kind"] == "tooltip":
            tooltips.setdefault(text["where"], set()).add(text["text"])
    for text in seen:
        left = known.left_of(BRACKETS.sub(" ", text["text"]))
        # A name that is typed into a letter is the same in every language.
        if left and text["kind"] != "code" and not is_foreign(text):
            untranslated.setdefault(text["text"], f"{' '.join(left)} in {say(text)}")
        if (text["cut"] and is_made_up(text["text"])
                and not is_told(text, tooltips.get(text["where"], ()))):
            cut.setdefault(text["text"], say(text))
    tap.check("much is said", len(seen) >= LEAST_TEXTS, [len(seen)])
    tap.check("all of it is translated", not untranslated, untranslated.values())
    tap.check("all of it has room", not cut, cut.values())


def main():
    gallery, top, *sections = sys.argv[2:]
    tap = Tap()
    with County() as county:
        with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as lines:
            for line in lines.read().splitlines():
                if line and not line.startswith("#"):
                    county.must("apply", os.path.join(STORIES, line))
        catalogs = os.path.join(county.folder, "catalogs")
        os.mkdir(catalogs)
        status, said = pseudo.make_catalog(top, catalogs)
        tap.equal("the language is accepted by gettext", (status, said), (0, ""))
        seen, complaints = look(gallery, catalogs, county, sections)
        tap.check("it complains of nothing", not complaints, complaints)
        judge(tap, seen, Known([NAME, *database_texts(county.path), *paper_texts(top),
                                *sample_texts(top)]))
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
