#!/usr/bin/python3
# Starts Cohort on the sample county, a bare libadwaita window and two of GNOME's programs in turn.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: start.py BUILD_DIR [STARTS]   (on a display; 20 starts of each unless said otherwise)

Prints the median and the spread of each, and ours in proportion to each of the others, pair by
pair. Time of the processor says the same on a busy machine, where time of the clock says little.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


# A process of their own each time, as ours is.
OTHERS = (("gnome-text-editor", "--standalone"), ("gnome-contacts",))
TITLES = ("first painted frame, ms", "processor until then, ms", "resident memory, KiB",
          "proportional memory, KiB")


def start(watch, program, environment):
    """(ms to map, ms to painted, ms of processor until then, RSS KiB, PSS KiB) of one start."""
    for _ in range(5):
        result = subprocess.run([watch, *program], env=environment, capture_output=True,
                                text=True, check=False)
        if result.returncode != 2:
            break
        time.sleep(0.5)  # a display without clients begins anew and answers nobody meanwhile
    result.check_returncode()
    return tuple(float(figure) for figure in result.stdout.split())


def describe(name, figures):
    return (f"{name:<18} {statistics.median(figures):8.1f}  "
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


def make_environment(build, folder):
    runtime = os.path.join(folder, "run")
    os.mkdir(runtime, 0o700)
    return dict(os.environ, HOME=folder, XDG_RUNTIME_DIR=runtime, XDG_DATA_HOME=folder + "/data",
                GSETTINGS_BACKEND="memory", GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"),
                GSK_RENDERER="cairo", ADW_DISABLE_PORTAL="1", GTK_A11Y="none")


def find_programs(build, source, folder):
    """{name: command}, ours first; those that are not installed are told of and left out."""
    programs = {
        "Cohort": [os.path.join(build, "src", "cohort"), "--db",
                   make_sample(build, source, folder)],
        "bare window": [os.path.join(build, "tests", "bench", "bare-window")],
    }
    for command in OTHERS:
        path = shutil.which(command[0])
        if path is None:
            print(f"{command[0]} is not installed, and so not compared")
        else:
            programs[command[0]] = [path, *command[1:]]
    return programs


def print_figures(title, column, measured):
    starts = len(measured["Cohort"])
    print(f"{title}: median (least to most) of {starts} alternated starts")
    ours = [figures[column] for figures in measured["Cohort"]]
    print("  " + describe("Cohort", ours))
    for name, starts_of in list(measured.items())[1:]:
        theirs = [figures[column] for figures in starts_of]
        ratios = [a / b for a, b in zip(ours, theirs)]
        print(f"  {describe(name, theirs)}   Cohort is {statistics.median(ratios):.2f} of it "
              f"({min(ratios):.2f} to {max(ratios):.2f})")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    build = os.path.abspath(sys.argv[1])
    starts = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    source = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    watch = os.path.join(build, "tests", "bench", "startwatch")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = make_environment(build, folder)
        programs = find_programs(build, source, folder)
        measured = {name: [] for name in programs}
        for command in programs.values():  # once unmeasured: all with warm caches
            start(watch, command, environment)
        for i in range(starts):
            names = list(programs)
            for name in names[i % len(names):] + names[:i % len(names)]:
                measured[name].append(start(watch, programs[name], environment))
    for column, title in enumerate(TITLES, start=1):
        print_figures(title, column, measured)


if __name__ == "__main__":
    main()
