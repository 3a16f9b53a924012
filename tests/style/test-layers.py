#!/usr/bin/python3
# Tries to reach upward from each layer with the compiler's own command line: it must not compile.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import shlex
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap

# Layer -> headers it must not find. SQLite and the zip and workbook libraries lie in the compiler's
# own folder on Debian, where no build file can fence them: check-style.py looks after those.
OUT_OF_REACH = {
    "core": ("gtk/gtk.h", "adwaita.h", "cohort-store.h", "libxml/xmlreader.h", "pango/pango.h"),
    "store": ("gtk/gtk.h", "adwaita.h", "cohort-cells.h", "libxml/xmlreader.h", "pango/pango.h"),
    "import": ("gtk/gtk.h", "adwaita.h", "cohort-store.h", "pango/pango.h"),
    "export": ("gtk/gtk.h", "adwaita.h", "cohort-store.h", "cohort-cells.h"),
    "help": ("gtk/gtk.h", "adwaita.h", "cohort-store.h", "pango/pango.h"),
    "cli": ("gtk/gtk.h", "adwaita.h", "cohort-window.h"),
}


def layer_command(build, layer):
    """The arguments that compile the first file of a layer, without its source and its output."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    for entry in entries:
        source = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
        if f"{os.sep}src{os.sep}{layer}{os.sep}cohort-" in source:
            words = shlex.split(entry["command"])
            for option in ("-o", "-MF", "-MQ"):
                if option in words:
                    at = words.index(option)
                    del words[at:at + 2]
            return entry["directory"], [w for w in words if w not in (entry["file"], "-c", "-MD")]
    return None


def compiles(command, header, folder):
    """Whether a file that includes nothing but this header compiles, and what the compiler said."""
    directory, words = command
    source = os.path.join(folder, "breach.c")
    with open(source, "w", encoding="utf-8") as file:
        file.write(f"#include <{header}>\nextern int cohort_breach;\n")
    result = subprocess.run(words + ["-fsyntax-only", source], cwd=directory, text=True,
                            capture_output=True, check=False)
    return result.returncode == 0, result.stderr


def main():
    build = sys.argv[1]
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        for layer, headers in OUT_OF_REACH.items():
            command = layer_command(build, layer)
            if not tap.check(f"{layer} is built", command is not None):
                continue
            fine, said = compiles(command, "gio/gio.h", folder)
            tap.check(f"{layer} sees GIO", fine, [said])
            for header in headers:
                fine, said = compiles(command, header, folder)
                tap.check(f"{layer} does not see {header}",
                          not fine and "No such file" in said, [said or "it compiled"])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
