#!/usr/bin/python3
# The keys that the help names are those of the program, and none of the program's is missing.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-help-keys.py TOP-FOLDER

Reads the keys out of what sets them: the table of the application, the classes' bindings, the
controllers. Compares them with what keys.md quotes, in each language, and with the window of
shortcuts. A key with Control or Alt has to be in the help; of several for one thing, one of them.
"""

import os
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from catalog import entries
from tap import Tap

# What GTK itself gives to any control.
GTK_KEYS = {"F10", "Tab", "Alt", "Enter", "Space", "Escape"}
SPANISH = {"Mayús": "Shift", "Izquierda": "Left", "Derecha": "Right", "Entrar": "Enter",
           "Espacio": "Space", "Supr": "Delete"}
NAMES = {"Control": "Ctrl", "CONTROL": "Ctrl", "ALT": "Alt", "SHIFT": "Shift", "comma": ",",
         "question": "?", "space": "Space", "Return": "Enter"}
QUOTED = re.compile(r"`([^`]+)`(?: (?:to|a) `([^`]+)`)?")


def make_key(modifiers, key):
    """As the help writes it, with the modifiers in the order of the alphabet."""
    names = sorted(NAMES.get(name, name) for name in modifiers)
    key = NAMES.get(key, key)
    return "+".join([*names, key.upper() if len(key) == 1 else key])


def read_accel(text):
    """<Control><Shift>z"""
    return make_key(re.findall(r"<(\w+)>", text), text.rpartition(">")[2])


def read_table(source):
    """The actions of the application's table, each with its keys."""
    table = re.search(r"\bset_accels .*?\} keys\[\] = \{\n(.*?)\n  \};", source, re.DOTALL)[1]
    return {action: [read_accel(text) for text in re.findall(r'"([^"]+)"', keys)]
            for action, keys in re.findall(r'\{"([^"]+)", \{(.*?)\}\}', table)}


def read_bindings(source):
    """The keys of the classes and controllers, as groups that do the same."""
    for key, masks in re.findall(r"\bGDK_KEY_(\w+),\s*((?:GDK_\w+_MASK[ |]*)*)", source):
        yield [make_key(re.findall(r"GDK_(\w+)_MASK", masks), key)]
    for keys in re.findall(r'(?:parse_string \(|GTK_PHASE_\w+, )"([^"]+)"', source):
        yield [read_accel(key) for key in keys.split("|")]


def expand(first, last):
    """Alt+1 to Alt+7: each of them."""
    if not last:
        return [first]
    start, _, low = first.rpartition("+")
    return [f"{start}+{number}" for number in range(int(low), int(last.rpartition("+")[2]) + 1)]


def read_help(text):
    """The keys that a page quotes."""
    for first, last in QUOTED.findall(text):
        for key in expand(first, last):
            parts = [SPANISH.get(part, part) for part in key.split("+")]
            yield make_key(parts[:-1], parts[-1])


def read_overlay(text):
    """What the window of shortcuts lists: actions, and keys; "<Alt>1...7" are seven."""
    told = [key.replace("&lt;", "<").replace("&gt;", ">").partition("...")
            for key in re.findall(r'"accelerator">([^<]+)<', text)]
    return (set(re.findall(r'"action-name">([^<]+)<', text)),
            {key for first, _, last in told for key in expand(read_accel(first), last)})


def check_overlay(tap, top, table, groups):
    actions, keys = read_overlay(
        (top / "src" / "ui" / "gtk" / "help-overlay.ui").read_text(encoding="utf-8"))
    listed = {action for action, accels in table.items()
              if action in actions or set(accels) & keys}
    tap.equal("the window of shortcuts lists each key", sorted(set(table) - listed), [])
    shown = keys.union(*(accels for action, accels in table.items() if action in actions))
    told = [group for group in groups if any("Ctrl" in key or "Alt" in key for key in group)]
    tap.equal("and each of a list, a text and the help",
              [group for group in told if not shown & set(group)], [])
    known = {key for group in groups for key in group} | GTK_KEYS
    tap.equal("the window of shortcuts lists no other", sorted(keys - known), [])
    tap.equal("nor an action without a key", sorted(actions - set(table)), [])


def list_sections(top, language):
    """The sections as the window calls them, in the order of their keys."""
    source = (top / "src" / "ui" / "cohort-sections.c").read_text(encoding="utf-8")
    titles = re.findall(r'\{"\w+", N_ \("(\w+)"\)', source)
    said = {}
    if language != "en":
        for word, translation in entries(top / "po" / f"{language}.po"):
            said.setdefault(word, translation)
    return [said.get(title, title) for title in titles]


def check_page(tap, top, language, groups):
    text = (top / "data" / "help" / language / "keys.md").read_text(encoding="utf-8")
    quoted = set(read_help(text))
    known = {key for group in groups for key in group}
    told = [group for group in groups if any("Ctrl" in key or "Alt" in key for key in group)]
    tap.equal(f"{language}: the help names no key that does nothing",
              sorted(quoted - known - GTK_KEYS), [])
    tap.equal(f"{language}: the help names each key of the program",
              [group for group in told if not quoted & set(group)], [])
    sections = list_sections(top, language)
    sentence = re.search(r"^`Alt\+1` \w+ `Alt\+(\d)` \w+ ([^.]+)\.", text, re.MULTILINE)
    tap.equal(f"{language}: the sections are in the order of their keys",
              [int(sentence[1]), *re.split(r", | and | [ey] ", sentence[2])],
              [len(sections), *sections])


def main():
    top = Path(sys.argv[1])
    tap = Tap()
    sources = {path.name: path.read_text(encoding="utf-8")
               for path in sorted((top / "src" / "ui").glob("*.c"))}
    table = read_table(sources["cohort-application.c"])
    # Each key of the table is for itself: the help says both ways to do again.
    groups = [[key] for keys in table.values() for key in keys]
    tap.check("the application's keys are found", len(groups) > 15, groups)
    groups += [group for source in sources.values() for group in read_bindings(source)]
    check_overlay(tap, top, table, groups)
    for language in ("en", "es"):
        check_page(tap, top, language, groups)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
