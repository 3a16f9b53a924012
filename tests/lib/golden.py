# Parts of a workbook, compared with what they were when somebody last looked at them.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""COHORT_GOLDEN=write makes the kept parts anew; what changed is then seen in the diff."""

import os
import re
import xml.etree.ElementTree
import zipfile


def normalize(content):
    """One element a line, attributes in order; of the rows that nobody has filled, the first."""
    text = xml.etree.ElementTree.canonicalize(content.decode("utf-8"))
    spare = r"<row [^>]*>(?:<c [^>]*></c>)+</row>"
    return re.sub(rf"({spare})(?:{spare})+", r"\1", text).replace("><", ">\n<") + "\n"


def check_parts(tap, path, folder):
    """Every part of the workbook `path` but the theme, which is libxlsxwriter's own."""
    with zipfile.ZipFile(path) as book:
        parts = {part.replace("/", "-"): normalize(book.read(part)) for part in book.namelist()
                 if "theme" not in part}
        tap.equal("the archive is whole", book.testzip(), None)
    if os.environ.get("COHORT_GOLDEN") == "write":
        folder.mkdir(exist_ok=True)
        for name, text in parts.items():
            (folder / name).write_text(text, encoding="utf-8")
    tap.equal("the parts are those", sorted(parts), sorted(each.name for each in folder.iterdir()))
    for name, text in parts.items():
        golden = folder / name
        tap.equal(f"{name} is as before", text.splitlines(), golden.read_text(
            encoding="utf-8").splitlines() if golden.exists() else None)
