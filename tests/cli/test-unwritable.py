#!/usr/bin/python3
# A full disk, a folder that cannot be written and one that is not there: each file stays as it was.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import resource
import sqlite3
import subprocess
import sys

from cohort_runs import PROGRAM, STORIES, County, environment, story
from tap import Tap

NOBODY = 65534
BEFORE = b"what was there before"
# What leaves the office: the name of the file, then what is exported into it.
FILES = {
    "roster.xlsx": ["roster"],
    "roster.pdf": ["roster"],
    "county.xlsx": ["workbook"],
    "template.xlsx": ["workbook", "--template"],
    "letters.pdf": ["letters"],
    "letters.docx": ["letters"],
    "issued.pdf": ["letters", "--issued"],
    "claim.pdf": ["claim", "--person", "Marisol Vance"],
    "preapproval.pdf": ["preapproval", "--person", "Priya Raman", "--convening", "spring-2025"],
    "invoice.pdf": ["invoice", "--invoice", "SJ-1"],
    "invoice.xlsx": ["invoice", "--invoice", "SJ-1"],
    "county.ics": ["calendar"],
    "person.ics": ["calendar", "--person", "Priya Raman"],
    "sign-in.pdf": ["sign-in", "--convening", "fall-2024"],
    "coverage.pdf": ["coverage"],
    "year.pdf": ["year"],
    "release.txt": ["release", "--convening", "fall-2024"],
}
FOLDERS = {"folder": ["letters", "--as", "folder"], "drafts": ["letters", "--as", "drafts"]}


def tell_story(county):
    """The worked story, with an invoice and a message about spots."""
    with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                county.must("apply", story(line.strip()))
    county.must("apply", "-", stdin="\n".join(json.dumps(each) for each in (
        {"do": "invoice.add", "number": "SJ-1"},
        {"do": "spots.release", "convening": "fall-2024", "count": 1, "reason": "Nobody can",
         "message": "Dear colleagues,\n\nOne spot.\n"})))


def fill_disk():
    """No file of the program grows, as if the disk were full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def export(county, out, words, **options):
    """One export; how it ended and what it said."""
    return subprocess.run([PROGRAM, "--db", county.path, "export", words[0], out, *words[1:]],
                          capture_output=True, text=True, encoding="utf-8", env=environment(),
                          check=False, timeout=300, **options)


def fill(folder):
    """A folder with a file of each name; the folder."""
    os.mkdir(folder)
    for name in FILES:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(BEFORE)
    for name in FOLDERS:
        os.mkdir(os.path.join(folder, name))
    return folder


def contents(folder):
    """Everything below, hidden files too."""
    found = {}
    for place, names, files in os.walk(folder):
        found.update({os.path.join(place, name): None for name in names})
        for name in files:
            with open(os.path.join(place, name), "rb") as file:
                found[os.path.join(place, name)] = file.read()
    return found


def check_kept(tap, county, folder, why, **options):
    """Every export fails, says so and leaves everything as it was."""
    before = contents(folder)
    for name, words in {**FILES, **FOLDERS}.items():
        result = export(county, os.path.join(folder, name), words, **options)
        # The library that writes workbooks says something of its own first.
        said = result.stderr.splitlines()[-1:]
        tap.check(f"{why}: {name} is told", result.returncode == 1 and result.stdout == ""
                  and said and said[0].startswith("cohort: ") and "was not written" in said[0]
                  and "What was there before is unchanged" in said[0], [result])
        tap.equal(f"{why}: {name} is as it was", contents(folder), before)


def check_full(tap, county):
    """The database is open elsewhere, so that what it shares needs no room."""
    with sqlite3.connect(county.path) as database:
        database.execute("SELECT COUNT(*) FROM person").fetchone()
        check_kept(tap, county, fill(os.path.join(county.folder, "full")), "full disk",
                   preexec_fn=fill_disk, restore_signals=False)


def check_read_only(tap, county):
    """Root may write everywhere, so that it becomes nobody."""
    folder = fill(os.path.join(county.folder, "read-only"))
    options = {}
    if os.geteuid() == 0:
        options = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        for place, _, files in os.walk(county.folder):
            for name in ["", *files] if place == county.folder else []:
                os.chown(os.path.join(place, name), NOBODY, NOBODY)
    try:
        reached = subprocess.run([PROGRAM, "--version"], capture_output=True, check=False,
                                 env=environment(), **options).returncode == 0
    except PermissionError:
        reached = False
    if not reached:
        tap.skip("read-only", "nobody else may run the program here")
        return
    places = [folder, *(os.path.join(folder, name) for name in FOLDERS)]
    for place in places:
        os.chmod(place, 0o555)
    check_kept(tap, county, folder, "read-only", **options)
    for place in places:
        os.chmod(place, 0o755)


def check_gone(tap, county):
    """The folder was there when it was chosen."""
    gone = os.path.join(county.folder, "gone")
    for name, words in FILES.items():
        result = export(county, os.path.join(gone, name), words)
        tap.check(f"gone: {name} is told", result.returncode == 1 and name in result.stderr
                  and "No such file or directory" in result.stderr, [result])
    tap.check("gone: and stays so", not os.path.exists(gone))


def check_good(tap, county):
    """With room, each takes the place of what was there, and leaves nothing beside it."""
    folder = fill(os.path.join(county.folder, "good"))
    for name, words in FILES.items():
        result = export(county, os.path.join(folder, name), words)
        with open(os.path.join(folder, name), "rb") as file:
            content = file.read()
        tap.check(f"written: {name}", result.returncode == 0 and content != BEFORE, [result])
    tap.equal("written: nothing else", sorted(os.listdir(folder)), sorted({**FILES, **FOLDERS}))


def main():
    tap = Tap()
    with County() as county:
        tell_story(county)
        check_good(tap, county)
        check_full(tap, county)
        check_gone(tap, county)
        check_read_only(tap, county)
    sys.exit(tap.done())


main()
