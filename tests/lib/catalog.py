# What a catalog of translations says.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`entries` reads a .po or .pot file."""

import ast
import re


def unquote(lines):
    return "".join(ast.literal_eval(line) for line in lines.strip().splitlines())


def entries(catalog):
    """Pairs of what the source says and what the catalog says for it."""
    with open(catalog, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks:
        if block.startswith("#~") or "\n#, fuzzy" in "\n" + block:
            continue
        source = re.search(r'^msgid ((?:".*"\n?)+)', block, re.MULTILINE)
        said = re.search(r'^msgstr(?:\[0\])? ((?:".*"\n?)+)', block, re.MULTILINE)
        if source and said:
            yield unquote(source[1]), unquote(said[1])
