# Runs the built program for a test: a county in a folder of its own, with no display.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`County` is a database that goes away with its `with`; `Cohort` runs jobs without one."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
SAMPLES = os.path.join(TESTS, "samples")
STORIES = os.path.join(TESTS, "stories")
sys.path.insert(0, os.path.join(TESTS, "lib"))

PROGRAM = sys.argv[1]
SAN_JOAQUIN = os.path.join(SAMPLES, "san-joaquin-form-responses.csv")


def environment():
    """Nothing of a display, of the person's own folders or language."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LANG",
                            "LANGUAGE", "XDG_DATA_HOME")}
    kept["LC_ALL"] = "C.UTF-8"
    return kept


def run(*words, stdin="", env=None):
    """One call of the program; its output as text."""
    return subprocess.run([PROGRAM, *words], input=stdin, capture_output=True, text=True,
                          encoding="utf-8", env=env or environment(), check=False, timeout=300)


class County:
    """A database about one county in a folder that is removed afterwards."""

    def __init__(self, name="San Joaquin"):
        self.folder = tempfile.mkdtemp(prefix="cohort-cli-")
        self.path = os.path.join(self.folder, "county.db")
        if name:
            self.must("init", "--county", name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self, *words, stdin=""):
        """One job on this database."""
        return run("--db", self.path, *words, stdin=stdin)

    def must(self, *words, stdin=""):
        """One job that has to succeed; its standard output."""
        result = self.run(*words, stdin=stdin)
        if result.returncode != 0:
            raise AssertionError(f"{words}: {result.returncode}: {result.stderr}")
        return result.stdout

    def json(self, *words):
        """What a job prints as JSON."""
        return json.loads(self.must(*words, "--json"))

    def report(self):
        """`report --json` as it was printed, to be compared bit for bit."""
        return self.must("report", "--json")

    def file(self, name, content):
        """A file in the folder; its path."""
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path


def story(name):
    """A file of commands of the worked story."""
    return os.path.join(STORIES, name)


def five_parts(contract):
    """The sum that must be the cap (identity I-1)."""
    return sum(contract[part] for part in
               ("paid", "approved", "submitted", "committed", "available"))
