#!/usr/bin/python3
# Files do not depend on the language: what is written in one country is read in the other.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-locales.py PROGRAM   writes each file in lands of other commas and dates"""

import os
import re
import subprocess
import sys
import zipfile

from cohort_runs import STORIES, County, environment, run
from tap import Tap

LOCALES = ("en_US", "es_US", "de_DE")
STAMP = re.compile(rb"DTSTAMP:\d{8}T\d{6}Z")
MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
JOBS = (
    ("roster.xlsx", ("export", "roster")),
    ("workbook.xlsx", ("export", "workbook")),
    ("calendar.ics", ("export", "calendar")),
)


def make_locales(folder):
    """The locales that can be made here; a machine need not have them installed."""
    made = []
    for name in LOCALES:
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8",
                        os.path.join(folder, name + ".UTF-8")], capture_output=True, check=False)
        if os.path.isdir(os.path.join(folder, name + ".UTF-8")):
            made.append(name)
    return made


def content(path):
    """What is in a file, or in each part of a workbook, but for the moment it was made."""
    if not path.endswith(".xlsx"):
        with open(path, "rb") as file:
            return STAMP.sub(b"", file.read())
    with zipfile.ZipFile(path) as book:
        return {name: MOMENT.sub(b"", book.read(name)) for name in book.namelist()
                if name != "docProps/core.xml"}


def write(county, words, path, env):
    result = run("--db", county.path, *words, path, env=env)
    return content(path) if result.returncode == 0 else result.stderr


def check(tap, county, folder, name):
    env = environment() | {"LOCPATH": folder, "LC_ALL": name + ".UTF-8", "LANGUAGE": "en"}
    for file, words in JOBS:
        plain = write(county, words, os.path.join(folder, "plain-" + file), environment())
        tap.check(f"{file} is the same in {name}",
                  not isinstance(plain, str)
                  and write(county, words, os.path.join(folder, name + "-" + file), env) == plain)
    plain = run("--db", county.path, "report", "--json").stdout
    tap.equal(f"the report as JSON is the same in {name}",
              run("--db", county.path, "report", "--json", env=env).stdout, plain)


def main():
    tap = Tap()
    with County() as county:
        with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as lines:
            for line in lines.read().splitlines():
                if line and not line.startswith("#"):
                    county.must("apply", os.path.join(STORIES, line))
        folder = os.path.join(county.folder, "locales")
        os.mkdir(folder)
        made = make_locales(folder)
        for name in LOCALES:
            if name in made:
                check(tap, county, folder, name)
            else:
                tap.skip(name, "localedef cannot make it here")
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
