#!/usr/bin/python3
# Each fact of the program's papers can be pointed at in the shipped data or in the report.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""seed-facts.json was written from the papers: the paper, what it says, where that must stand. The
papers are, in this order, the guidance and information resource, the scope and sequence, the
article about leadership, the page about communities of practice, and the Trending Tuesday's slides.

"at" is a path: a.b, a[0], a[name=value] or a.length; "is" is the value, or "~" and words it holds.
"in" is "program" (of 2024-25), another program year, or "report" (of a county without people).
"""

import json
import os
import re
import subprocess
import sys
import tempfile

ROOT, PROGRAM = sys.argv[1:3]
sys.path.insert(0, os.path.join(ROOT, "tests", "lib"))

from tap import Tap  # noqa: E402

STEP = re.compile(r"\.?([a-z_]+)|\[(\d+)\]|\[([a-z]+)=([^\]]+)\]")
PAPERS = ("guidance", "scope", "article", "community", "tuesday")
LEAST_FACTS = 5


def load(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return json.load(file)


def report():
    """What the program says of a county that has just begun."""
    with tempfile.TemporaryDirectory() as folder:
        base = [PROGRAM, "--db", os.path.join(folder, "county.db")]
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        subprocess.run([*base, "init", "--county", "San Joaquin", "--year", "2024-25"],
                       check=True, capture_output=True, env=environment)
        result = subprocess.run([*base, "report", "--json"], check=True, capture_output=True,
                                env=environment)
        return json.loads(result.stdout)


def find(value, path):
    """The value at the path; KeyError when there is no such place."""
    at = 0
    while at < len(path):
        step = STEP.match(path, at)
        if step is None:
            raise KeyError(f"no path: {path}")
        name, number, key, wanted = step.groups()
        if name == "length" and isinstance(value, list):
            value = len(value)
        elif name is not None:
            value = value[name]
        elif number is not None:
            value = value[int(number)]
        else:
            matches = [item for item in value if item[key] == wanted]
            if len(matches) != 1:
                raise KeyError(f"{len(matches)} have {key} {wanted}")
            value = matches[0]
        at = step.end()
    return value


def holds(found, wanted):
    if isinstance(wanted, str) and wanted.startswith("~"):
        return found is not None and wanted[1:] in found
    return type(found) is type(wanted) and found == wanted


def main():
    tap = Tap()
    facts = load("tests", "data", "seed-facts.json")
    sources = {"program": load("data", "program", "2024-25.json"), "report": report()}
    for year in ("2025-26", "2026-27"):
        sources[year] = load("data", "program", year + ".json")
    for fact in facts:
        name = f"{fact['paper']}: {fact['fact']} ({fact['in']} {fact['at']})".replace("#", "no.")
        try:
            found = find(sources[fact["in"]], fact["at"])
            tap.check(name, holds(found, fact["is"]),
                      [f"expected: {fact['is']!r}", f"got:      {found!r}"])
        except (KeyError, IndexError, TypeError) as error:
            tap.check(name, False, [f"not there: {error}"])
    for paper in PAPERS:
        count = sum(fact["paper"] == paper for fact in facts)
        tap.check(f"{paper}: enough facts to speak of", count >= LEAST_FACTS, [f"only {count}"])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
