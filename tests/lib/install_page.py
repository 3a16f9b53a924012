# What the page for IT says about where the data is, and what is there.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`read_places` reads the table of INSTALL.md; `find_strays` compares a person's folder with it."""

import re

# One of all that a county keeps: to be applied, and then `EXPENSE` has a receipt attached.
EXPENSE = "lodging-ana"
COMMANDS = """\
{"do": "person.add", "id": "ana", "given": "Ana", "family": "Reyes"}
{"do": "expense.add", "id": "lodging-ana", "person": "ana", "category": "lodging",\
 "on": "2024-11-10", "quantity": 1, "rate": 150000, "purpose": "A night"}
"""


def read_places(page):
    """Each place of a person's folder with what the page says is there; folders end in a slash."""
    section = re.search(r"^## Where the data is\n(.*?)(?=^## |\Z)", page, re.M | re.S)[1]
    return dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", section, re.M))


def find_place(places, path):
    """The place that says most exactly where the file of that path is, or None."""
    found = [place for place in places
             if path == place or (place.endswith("/") and path.startswith(place))]
    return max(found, key=len, default=None)


def list_files(folder, below):
    """The files below a part of a person's folder, as the page writes them."""
    return sorted(str(path.relative_to(folder)) for path in (folder / below).rglob("*")
                  if path.is_file())


def find_strays(places, folder, below):
    """Files that are in no place, and places below which there is none."""
    found = {path: find_place(places, path) for path in list_files(folder, below)}
    empty = {place for place in places if place.startswith(below)} - set(found.values())
    return [path for path, place in found.items() if place is None] + sorted(empty)
