# The project's files as text, and the functions of a C file.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules look at a `Tree`: a plain mapping of paths, so that a test can plant one of its own."""

import os
import re
from typing import NamedTuple

FOLDERS = ("src", "data", "po", "tests", "flatpak", ".ci")
TOP_FILES = ("run", "meson.build", "meson_options.txt", "README.md")
BINARY = (".png", ".xlsx", ".pdf", ".db", ".zip", ".xls", ".bin", ".pyc")
# Copies of files that offices filled in, and stories written from them, are evidence, not source.
EVIDENCE = ("tests/samples/", "tests/stories/")

FUNCTION_NAME = re.compile(r"^(?:[A-Za-z_][\w \t*]*[ *])?([A-Za-z_]\w*) ?\(")


class Function(NamedTuple):
    name: str
    line: int
    length: int


class Tree(dict):
    """Path from the top of the project -> text of the file."""

    def under(self, folder, *endings):
        return {path: text for path, text in self.items()
                if path.startswith(folder + "/") and path.endswith(endings)}

    def written_by_hand(self, *endings):
        return {path: text for path, text in self.items()
                if path.endswith(endings) and not path.startswith(EVIDENCE)}


def load(root):
    """Read what the project is made of; build folders and the sandbox of a package stay out."""
    tree = Tree()
    for name in TOP_FILES:
        if os.path.exists(os.path.join(root, name)):
            add(tree, root, name)
    for folder in FOLDERS:
        for place, folders, names in os.walk(os.path.join(root, folder)):
            folders[:] = sorted(f for f in folders if f != "__pycache__")
            for name in sorted(names):
                add(tree, root, os.path.relpath(os.path.join(place, name), root))
    return tree


def add(tree, root, path):
    if not path.endswith(BINARY):
        with open(os.path.join(root, path), encoding="utf-8", errors="replace", newline="") as file:
            tree[path] = file.read()


def functions(text):
    """The functions of a C file in house style: name and both braces in column 0."""
    found = []
    name, start, opened = None, 0, False
    for number, line in enumerate(text.splitlines(), 1):
        match = FUNCTION_NAME.match(line)
        if match and not opened and not line.rstrip().endswith(";"):
            name, start = match[1], number
        elif line.startswith("{") and name:
            opened = True
        elif line.startswith("}") and opened:
            found.append(Function(name, start, number - start + 1))
            name, opened = None, False
        elif line.rstrip().endswith(";") and not opened and not line.startswith(" "):
            name = None
    return found
