# The rules of the house that a machine can see, each a function from a tree to sentences.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule yields one sentence per breach, beginning with the place; no sentence means it holds."""

import re
import statistics

from source_tree import functions

MEDIAN_FILE, LONGEST_FILE = 300, 800
LONGEST_FUNCTION, LONGEST_CLASS_INIT = 80, 120
LONGEST_HEADER, LONGEST_UI = 160, 250
COLUMNS = 100
HEAD_WORDS = ("Copyright 2026 The Cohort authors", "SPDX-License-Identifier: GPL-3.0-or-later")

# A layer -> the layers whose headers it may include.
LAYERS = {
    "core": {"core"},
    "store": {"core", "store"},
    "import": {"core", "import"},
    "export": {"core", "export"},
    "cli": {"core", "store", "import", "export", "cli"},
    "help": {"core", "help"},
    "ui": {"core", "store", "import", "export", "cli", "help", "ui"},
}
# The beginning of a system header -> the layers that may include it.
LIBRARIES = {
    "gtk/": {"ui"}, "gdk/": {"ui"}, "gsk/": {"ui"}, "adwaita.h": {"ui"},
    "sqlite3.h": {"store"},
    "cmark.h": {"help"},
    "libxml/": {"import", "export"},
    "xlsxwriter": {"export"},
    "libical-glib/": {"export"}, "gmime/": {"export"}, "gdk-pixbuf/": {"export", "ui"},
    "poppler": {"export"}, "cairo": {"export", "ui"}, "pango/": {"export", "ui"},
}

INCLUDE = re.compile(r'^#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
# Spelled apart so that this file does not breach its own rule.
LEFT_OPEN = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")


# Where money is counted: a cent that went through a fraction in binary need not come back.
MONEY = re.compile(r"^src/core/cohort-(?:command-)?(?:money|travel|trip|ledger|splits?|policy|"
                   r"rates?|projection|expense|plan|reprice|invoices?|funding|"
                   r"spending|why|terms|findings|report-money|report-travel)\b")
FLOATING = re.compile(r"\b(float|double|g_strtod|g_ascii_strtod|strtod|atof|l?l?round|"
                      r"json_node_get_double|G_TYPE_DOUBLE)\b")
# One text for a person; ngettext() takes two, and is another.
MARKED = re.compile(r'(?<!\w)(_|N_|NC?_|C_) ?\(\s*((?:"(?:[^"\\\n]|\\.)*"\s*)+)')
COUNTED = re.compile(r"(?<!of )(?<!of its )%(?:\d\$)?[ud] "
                     r"(?:people|(?!is\b|was\b|has\b|this\b|less\b)[a-z]+s)\b")
NEAR_LINES = 5


def lines_of(text):
    return len(text.splitlines())


def median_file(tree):
    """Half of the C files of src/ are no longer than 300 lines."""
    lengths = [lines_of(text) for text in tree.under("src", ".c").values()]
    if lengths and statistics.median(lengths) > MEDIAN_FILE:
        median = statistics.median(lengths)
        yield f"src: the median C file has {median:.0f} lines, over {MEDIAN_FILE}"


def file_sizes(tree):
    """No C or Python file over 800 lines, no header over 160, no .ui over 250."""
    limits = ((".c", LONGEST_FILE), (".py", LONGEST_FILE),
              (".h", LONGEST_HEADER), (".ui", LONGEST_UI))
    for path, text in tree.items():
        for ending, limit in limits:
            if path.endswith(ending) and lines_of(text) > limit:
                yield f"{path}: {lines_of(text)} lines, over {limit}; split it by concern"


def function_sizes(tree):
    """No function over 80 lines; a class_init is a table and may have 120."""
    for path, text in tree.written_by_hand(".c").items():
        for function in functions(text):
            is_table = function.name.endswith("_class_init")
            limit = LONGEST_CLASS_INIT if is_table else LONGEST_FUNCTION
            if function.length > limit:
                yield (f"{path}:{function.line}: {function.name} has {function.length} lines, "
                       f"over {limit}")


def white_space(tree):
    """No tab, no space at the end of a line, no carriage return, a line end at the end."""
    for path, text in tree.written_by_hand("").items():
        for number, line in enumerate(text.split("\n"), 1):
            if line.endswith("\r"):
                yield f"{path}:{number}: a carriage return at the end of the line"
            elif line != line.rstrip():
                yield f"{path}:{number}: white space at the end of the line"
            if "\t" in line:
                yield f"{path}:{number}: a tab"
        if text and not text.endswith("\n"):
            yield f"{path}: no line end at the end of the file"


def columns(tree):
    """No line of code over 100 columns."""
    for path, text in tree.written_by_hand(".c", ".h", ".py", ".sql", ".css", "run").items():
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > COLUMNS:
                yield f"{path}:{number}: {len(line)} columns, over {COLUMNS}"


def heads(tree):
    """Each source file says in its first six lines whose it is and under which licence."""
    for path, text in tree.written_by_hand(".c", ".h", ".py", ".sql", ".css", ".ui", "run").items():
        head = "\n".join(text.splitlines()[:6])
        for word in HEAD_WORDS:
            if word not in head:
                yield f"{path}:1: the head lacks “{word}”"


def header_guards(tree):
    """Each header says #pragma once."""
    for path, text in tree.written_by_hand(".h").items():
        if not re.search(r"^#pragma once$", text, re.MULTILINE):
            yield f"{path}:1: no #pragma once"


def own_headers(tree):
    """A layer includes the headers of its own layer and of those below it only."""
    owner = {path.rsplit("/", 1)[1]: path.split("/")[1] for path in tree.under("src", ".h")}
    for path, text in tree.under("src", ".c", ".h").items():
        layer = path.split("/")[1]
        for name, _ in INCLUDE.findall(text):
            of = owner.get(name.rsplit("/", 1)[-1])
            if layer in LAYERS and of and of not in LAYERS[layer]:
                yield f"{path}: includes {name} of src/{of}, which src/{layer} must not see"


def system_headers(tree):
    """A layer includes only the libraries it lists in its meson.build."""
    for path, text in tree.under("src", ".c", ".h").items():
        layer = path.split("/")[1]
        for _, name in INCLUDE.findall(text):
            for beginning, allowed in LIBRARIES.items():
                if layer in LAYERS and name.startswith(beginning) and layer not in allowed:
                    yield f"{path}: includes <{name}>, which only {sorted(allowed)} may see"


def file_names(tree):
    """No drawer for odds and ends: no file is called utils."""
    for path in tree:
        if re.search(r"\butils?\b", path.rsplit("/", 1)[-1].replace("_", "-")):
            yield f"{path}: name the file after what it does"


def singletons(tree):
    """Nothing is reached through a get_default (void)."""
    for path, text in tree.under("src", ".c", ".h").items():
        for match in re.finditer(r"^.*get_default \(void\)", text, re.MULTILINE):
            yield f"{path}: “{match[0].strip()}”: pass the object down instead"


def left_open(tree):
    """Nothing is left for later in a remark."""
    for path, text in tree.written_by_hand("").items():
        for number, line in enumerate(text.splitlines(), 1):
            match = LEFT_OPEN.search(line)
            if match:
                yield f"{path}:{number}: {match[0]}"


def whole_cents(tree):
    """No floating point where money is counted, outside of remarks."""
    for path, text in tree.under("src", ".c", ".h").items():
        if not MONEY.match(path):
            continue
        code = re.sub(r"/\*.*?\*/", lambda remark: "\n" * remark[0].count("\n"), text,
                      flags=re.DOTALL)
        for number, line in enumerate(code.splitlines(), 1):
            match = FLOATING.search(line)
            if match:
                yield f"{path}:{number}: {match[0]}: money is whole cents"


def is_translated(path, text):
    if path.endswith((".c", ".h")):
        code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        return bool(re.search(r'(?<!\w)(?:_|N_|C_|NC_|Q_|(?:g_d)?n?gettext) ?\(\s*["\w]', code)
                    and not re.search(r"^#define _\b", code, re.MULTILINE))
    return 'translatable="yes"' in text or 'translatable="true"' in text


def counted_words(tree):
    """What is counted has a plural, unless a remark says of the number that it is never one."""
    for path, text in tree.under("src", ".c").items():
        for found in MARKED.finditer(text):
            words = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found[2]))
            counted = COUNTED.search(words)
            before = text[:found.start()].rsplit("\n", NEAR_LINES)[1:]
            if counted and not any("never one" in line for line in before):
                line = text.count("\n", 0, found.start()) + 1
                yield f"{path}:{line}: “{counted[0]}” asks for ngettext"


def translated_files(tree):
    """po/POTFILES lists each file of src/ with words for a person and nothing that is not there."""
    listed = [line.strip() for line in tree.get("po/POTFILES", "").splitlines()
              if line.strip() and not line.startswith("#")]
    for path, text in tree.under("src", ".c", ".h", ".ui").items():
        if is_translated(path, text) and path not in listed:
            yield f"po/POTFILES: add the line “{path}”"
    for path in listed:
        if path not in tree:
            yield f"po/POTFILES: remove the line “{path}”: there is no such file"
    for path in sorted({path for path in listed if listed.count(path) > 1}):
        yield f"po/POTFILES: “{path}” stands there twice"


GROUPS = {
    "sizes": (median_file, file_sizes, function_sizes),
    "text": (white_space, columns, heads, header_guards),
    "layers": (own_headers, system_headers),
    "habits": (file_names, singletons, left_open, whole_cents),
    "translation": (counted_words, translated_files),
}
