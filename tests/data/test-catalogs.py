#!/usr/bin/python3
# Each language of po/LINGUAS has a catalog that says every word of today's source.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-catalogs.py TOP-FOLDER"""

import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

import words
from tap import Tap

def said_by(*command):
    result = subprocess.run(command, text=True, capture_output=True, check=False,
                            env={**os.environ, "LC_ALL": "C.UTF-8"})
    return result.returncode, result.stdout + result.stderr


def open_words(path, *which):
    """The words of the catalog that are left in English, or only guessed."""
    _, said = said_by("msgattrib", *which, "--no-obsolete", "--no-wrap", path)
    found = re.findall(r'^msgid ((?:".*"\n)+)', said, re.MULTILINE)
    return [text for text in ("".join(re.findall(r'"(.*)"', lines)) for lines in found) if text]


def check_language(tap, language, catalog, template, folder):
    status, said = said_by("msgfmt", "-c", "--check-accelerators=_", "-o", os.devnull, catalog)
    tap.check(f"{language} is accepted by gettext", status == 0, [said])
    merged = os.path.join(folder, language + ".po")
    status, said = said_by("msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap",
                           catalog, template, "-o", merged)
    tap.check(f"{language} can be brought up to date", status == 0, [said])
    tap.equal(f"{language} says every word of the source", open_words(merged, "--untranslated"), [])
    tap.equal(f"{language} is sure of each of them", open_words(merged, "--only-fuzzy"), [])


def main():
    top = sys.argv[1]
    po = os.path.join(top, "po")
    tap = Tap()
    with open(os.path.join(po, "LINGUAS"), encoding="utf-8") as file:
        languages = re.findall(r"^[a-z]\w*", file.read(), re.MULTILINE)
    tap.check("there is a language", languages)
    catalogs = sorted(name[:-3] for name in os.listdir(po) if name.endswith(".po"))
    tap.equal("po/LINGUAS names the catalogs that are there", catalogs, sorted(languages))
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "cohort.pot")
        status, said = words.take_out(top, template)
        tap.check("all words of the source can be taken out", status == 0 and not said, [said])
        for language in catalogs:
            check_language(tap, language, os.path.join(po, language + ".po"), template, folder)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
