# What a catalog of translations says.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`sayings` and `entries` read a .po or .pot file."""

import ast
import re


def unquote(lines):
    return "".join(ast.literal_eval(line) for line in lines.strip().splitlines())


def sayings(catalog):
    """What the source says, with its plural, and all that the catalog says for it."""
    with open(catalog, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks:
        if block.startswith("#~") or "\n#, fuzzy" in "\n" + block:
            continue
        source = re.findall(r'^msgid(?:_plural)? ((?:".*"\n?)+)', block, re.MULTILINE)
        said = re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', block, re.MULTILINE)
        if source and said:
            yield [unquote(lines) for lines in source], [unquote(lines) for lines in said]


def entries(catalog):
    """Pairs of what the source says and what the catalog says for it."""
    for source, said in sayings(catalog):
        yield source[0], said[0]
