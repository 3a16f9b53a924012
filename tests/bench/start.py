#!/usr/bin/python3
# Starts Cohort on the sample county and a bare libadwaita window in turn; prints how they compare.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: start.py BUILD_DIR [STARTS]   (on a display; 20 starts of each unless said otherwise)"""
import os
import statistics
import subprocess
import sys
import tempfile
import time


def start(watch, program, environment):
    """(ms to map, ms to painted, RSS KiB, PSS KiB) of one start."""
    for _ in range(5):
        result = subprocess.run([watch, *program], env=environment, capture_output=True,
                                text=True, check=False)
        if result.returncode != 2:
            break
        time.sleep(0.5)  # a display without clients begins anew and answers nobody meanwhile
    result.check_returncode()
    return tuple(float(figure) for figure in result.stdout.split())


def describe(name, figures):
    return (f"{name:<16} {statistics.median(figures):8.1f}  "
            f"({min(figures):.1f} to {max(figures):.1f})")


def make_sample(build, source, folder):
    cohort = os.path.join(build, "src", "cohort")
    database = os.path.join(folder, "sample.db")
    stories = os.path.join(source, "tests", "stories")
    subprocess.run([cohort, "--db", database, "init", "--county", "San Joaquin"],
                   check=True, capture_output=True)
    with open(os.path.join(stories, "sample.list"), encoding="utf-8") as lines:
        for line in lines:
            name = line.strip()
            if name and not name.startswith("#"):
                subprocess.run([cohort, "--db", database, "apply", os.path.join(stories, name)],
                               check=True, capture_output=True)
    return database


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    build = os.path.abspath(sys.argv[1])
    starts = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    source = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    watch = os.path.join(build, "tests", "bench", "startwatch")
    bare = [os.path.join(build, "tests", "bench", "bare-window")]
    with tempfile.TemporaryDirectory() as folder:
        runtime = os.path.join(folder, "run")
        os.mkdir(runtime, 0o700)
        environment = dict(os.environ, HOME=folder, XDG_RUNTIME_DIR=runtime,
                           XDG_DATA_HOME=folder + "/data", GSETTINGS_BACKEND="memory",
                           GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"),
                           GSK_RENDERER="cairo", ADW_DISABLE_PORTAL="1", GTK_A11Y="none")
        cohort = [os.path.join(build, "src", "cohort"), "--db", make_sample(build, source, folder)]
        measured = {"Cohort": [], "bare window": []}
        for program in (cohort, bare):  # once unmeasured: both with warm caches
            start(watch, program, environment)
        for i in range(starts):
            pair = [("Cohort", cohort), ("bare window", bare)]
            for name, program in pair if i % 2 == 0 else reversed(pair):
                measured[name].append(start(watch, program, environment))
    titles = ("first painted frame, ms", "resident memory, KiB", "proportional memory, KiB")
    for column, title in enumerate(titles, start=1):
        print(f"{title}: median (least to most) of {starts} alternated starts")
        ours = [figures[column] for figures in measured["Cohort"]]
        theirs = [figures[column] for figures in measured["bare window"]]
        print("  " + describe("Cohort", ours))
        print("  " + describe("bare window", theirs))
        ratios = [a / b for a, b in zip(ours, theirs)]
        print(f"  ratio, pair by pair: {statistics.median(ratios):.2f} "
              f"({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
