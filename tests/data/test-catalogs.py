#!/usr/bin/python3
# Each language of po/LINGUAS has a catalog that is complete and that gettext accepts.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-catalogs.py TOP-FOLDER"""

import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap


def said_by(*command):
    result = subprocess.run(command, text=True, capture_output=True, check=False,
                            env={**os.environ, "LC_ALL": "C.UTF-8"})
    return result.returncode, result.stdout + result.stderr


def main():
    po = os.path.join(sys.argv[1], "po")
    tap = Tap()
    with open(os.path.join(po, "LINGUAS"), encoding="utf-8") as file:
        languages = re.findall(r"^[a-z]\w*", file.read(), re.MULTILINE)
    tap.check("there is a language", languages)
    catalogs = sorted(name[:-3] for name in os.listdir(po) if name.endswith(".po"))
    tap.equal("po/LINGUAS names the catalogs that are there", catalogs, sorted(languages))
    for language in catalogs:
        path = os.path.join(po, language + ".po")
        status, said = said_by("msgfmt", "-c", "--check-accelerators=_", "-o", os.devnull, path)
        tap.check(f"{language} is accepted by gettext", status == 0, [said])
        _, left = said_by("msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", path)
        _, unsure = said_by("msgattrib", "--only-fuzzy", "--no-obsolete", "--no-wrap", path)
        open_words = re.findall(r'^msgid "(.+)"$', left + unsure, re.MULTILINE)
        tap.equal(f"{language} is complete", open_words, [])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
