#!/usr/bin/python3
# Applies one group of the house's rules to the project: check-style.py GROUP TOP-FOLDER.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

import rules
import source_tree
from tap import Tap


def main():
    group, root = sys.argv[1:]
    tree = source_tree.load(root)
    tap = Tap()
    tap.check("the project is read", "meson.build" in tree and tree.under("src", ".c"))
    for rule in rules.GROUPS[group]:
        breaches = list(rule(tree))
        tap.check(rule.__doc__, not breaches, breaches)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
