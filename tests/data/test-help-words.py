#!/usr/bin/python3
# What the help prints in bold are words of the window itself, in the language of the page.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-help-words.py TOP-FOLDER"""

import glob
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from catalog import entries
from tap import Tap

KEYWORDS = ("--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
            "--keyword=NC_:1c,2", "--keyword=ngettext:1,2")
BOLD = re.compile(r"\*\*(.+?)\*\*")


def plain(label):
    """A label as it is read: without the mark of its mnemonic."""
    return label.replace("_", "")


def words_of_source(top):
    """All that xgettext finds."""
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "cohort.pot")
        subprocess.run(["xgettext", *KEYWORDS, "--directory", top, "--output", template,
                        "--files-from", os.path.join(top, "po", "POTFILES")], check=True,
                       env={**os.environ, "LC_ALL": "C.UTF-8"})
        return [source for source, _ in entries(template)]


def main():
    top = sys.argv[1]
    tap = Tap()
    source = set(words_of_source(top))
    tap.check("the window has words", len(source) > 500, [len(source)])
    for folder in sorted(glob.glob(os.path.join(top, "data", "help", "??"))):
        language = os.path.basename(folder)
        if language == "en":
            known = {plain(word) for word in source}
        else:
            catalog = entries(os.path.join(top, "po", language + ".po"))
            known = {plain(said) for word, said in catalog if word in source}
        bold = 0
        for path in sorted(glob.glob(os.path.join(folder, "*.md"))):
            with open(path, encoding="utf-8") as file:
                quoted = BOLD.findall(file.read())
            bold += len(quoted)
            tap.equal(f"{language}/{os.path.basename(path)} quotes the window",
                      [word for word in quoted if word not in known], [])
        tap.check(f"{language} quotes the window at all", bold > 30, [bold])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
