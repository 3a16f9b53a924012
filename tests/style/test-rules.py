#!/usr/bin/python3
# Plants one breach per rule and sees that the rule, and it alone in its group, reports it.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

import rules
from source_tree import Tree, functions
from tap import Tap

HEAD = """/* Words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
"""
UI_HEAD = """<!-- Copyright 2026 The Cohort authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
"""


def function_of(name, body_lines):
    """A function in house style, four lines longer than its body."""
    return f"static int\n{name} (int a,\n     int b)\n{{\n" + "  a ();\n" * body_lines + "}\n"


CLEAN = {
    "meson.build": "project('cohort', 'c')\n",
    "po/POTFILES": "# Files.\nsrc/ui/cohort-page.c\nsrc/ui/cohort-page.ui\n",
    "src/core/cohort-money.c": HEAD + '#include "cohort-money.h"\n#include <glib.h>\n'
                               + function_of("add", 76),
    "src/core/cohort-money.h": HEAD + "#pragma once\n/* Not words for a person: _ (\"no\"). */\n",
    "src/store/cohort-store.h": HEAD + "#pragma once\n#include <sqlite3.h>\n",
    "src/ui/cohort-page.c": HEAD + '#include "cohort-store.h"\n#include <gtk/gtk.h>\n'
                            + 'char *t = _("Team");\n'
                            + function_of("cohort_page_class_init", 116),
    "src/ui/cohort-page.ui": UI_HEAD + '<a translatable="yes">Team</a>\n',
    "tests/samples/office.csv": "a\tb \r\nas the office wrote it",
}

# Rule, path, what is put there, a word of the sentence that must come back.
BREACHES = (
    ("median_file", "src/core/cohort-money.c", HEAD + "int a;\n" * 790, "median"),
    ("file_sizes", "src/core/cohort-long.c", HEAD + "\n" * 798, "over 800"),
    ("file_sizes", "src/core/cohort-money.h", HEAD + "#pragma once\n" + "\n" * 157, "over 160"),
    ("file_sizes", "src/ui/cohort-page.ui", UI_HEAD + "<a/>\n" * 249, "over 250"),
    ("whole_cents", "src/core/cohort-money.c", HEAD + "static double rate;\n", "double"),
    ("whole_cents", "src/core/cohort-command-trip.c", HEAD + "int a = g_ascii_strtod (b);\n",
     "strtod"),
    ("function_sizes", "src/core/cohort-money.c", HEAD + function_of("add", 77), "81"),
    ("function_sizes", "src/ui/cohort-page.c", HEAD + function_of("x_class_init", 117), "121"),
    ("counted_words", "src/core/cohort-count.c", HEAD + 'a = N_ ("Of "\n"%u cars");\n', "%u cars"),
    ("white_space", "src/core/cohort-tab.h", HEAD + "#pragma once\n\tint a;\n", "tab"),
    ("white_space", "src/core/cohort-end.h", HEAD + "#pragma once \n", "end of the line"),
    ("white_space", "src/core/cohort-cr.h", HEAD + "#pragma once\n\r\n", "carriage return"),
    ("white_space", "data/letters/welcome.txt", "Dear", "no line end"),
    ("columns", "src/core/cohort-wide.c", HEAD + "/* " + "é" * 95 + " */\n", "101 columns"),
    ("heads", "src/core/a.h", "/* SPDX-License-Identifier: GPL-3.0-or-later */\n", "Copyright"),
    ("heads", "src/core/b.h", "/* Copyright 2026 The Cohort authors */\n", "SPDX"),
    ("header_guards", "src/core/cohort-twice.h", HEAD + "#ifndef A\n", "pragma"),
    ("own_headers", "src/export/a.c", HEAD + '#include "cohort-store.h"\n', "src/store"),
    ("own_headers", "src/core/a.c", HEAD + '#include "../store/cohort-store.h"\n', "src/store"),
    ("system_headers", "src/core/a.c", HEAD + "#include <sqlite3.h>\n", "sqlite3"),
    ("system_headers", "src/store/cohort-store.h", HEAD + "#include <gtk/gtk.h>\n", "gtk"),
    ("system_headers", "src/cli/cohort-cli.c", HEAD + "# include <adwaita.h>\n", "adwaita"),
    ("file_names", "src/core/cohort-" + "utils.c", HEAD, "after what it does"),
    ("file_names", "tests/lib/test_" + "util.py", HEAD, "after what it does"),
    ("singletons", "src/core/a.h", HEAD + "Store *cohort_get_default (void);\n", "pass"),
    ("left_open", "src/core/a.h", HEAD + "/* TO" + "DO: later */\n", "a.h:4"),
    ("translated_files", "src/cli/a.c", HEAD + 'puts (_("Done"));\n', "add the line"),
    ("translated_files", "src/cli/a.c", HEAD + 'puts (N_ ("Done"));\n', "add the line"),
    ("translated_files", "src/ui/a.ui", UI_HEAD + '<a translatable="yes">b</a>\n', "add the line"),
    ("translated_files", "po/POTFILES", CLEAN["po/POTFILES"] + "src/gone.c\n", "remove"),
    ("translated_files", "po/POTFILES", CLEAN["po/POTFILES"] + "src/ui/cohort-page.c\n", "twice"),
)


def main():
    tap = Tap()
    every_rule = [rule for group in rules.GROUPS.values() for rule in group]
    for rule in every_rule:
        tap.equal(f"{rule.__name__} lets a clean project pass", list(rule(Tree(CLEAN))), [])
    for name, path, text, word in BREACHES:
        tree = Tree(CLEAN, **{path: text})
        sentences = list(getattr(rules, name)(tree))
        tap.check(f"{name} reports {path}", len(sentences) == 1 and word in sentences[0], sentences)
    tried = {breach[0] for breach in BREACHES}
    untried = {rule.__name__ for rule in every_rule} - tried
    tap.equal("every rule has a planted breach", untried, set())
    shape = functions(HEAD + "struct _A\n{\n  int b;\n};\n\nvoid declared (int a);\n"
                      + function_of("add", 1) + "\nstatic const int t[] = {\n  1,\n};\n")
    tap.equal("only functions are measured", [(f.name, f.length) for f in shape], [("add", 5)])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
