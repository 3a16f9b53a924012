#!/usr/bin/python3
# Starts Cohort on the sample county, a bare libadwaita window and two of GNOME's programs in turn.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: start.py [--check] BUILD_DIR [STARTS]   (on a display; 20 starts of each unless told)

Prints the median and the spread of each, and ours in proportion to each of the others, pair by
pair. Time of the processor says the same on a busy machine, where time of the clock says little.

--check ends with 1 when the first frame or the resident memory is too many times the bare window's,
or when one of GNOME's programs is not installed or shows its first frame sooner than Cohort.
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
FIRST_FRAME, RESIDENT = 1, 3  # columns of what a start gives
# How many times what the bare window, which does nothing, takes.
MOST = {FIRST_FRAME: 1.3, RESIDENT: 1.25}
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


def compare(column, measured, name):
    """Ours in proportion to what that program took, a start of ours with one of its own."""
    return [ours[column] / theirs[column]
            for ours, theirs in zip(measured["Cohort"], measured[name])]


def print_figures(title, column, measured):
    starts = len(measured["Cohort"])
    print(f"{title}: median (least to most) of {starts} alternated starts")
    print("  " + describe("Cohort", [figures[column] for figures in measured["Cohort"]]))
    for name in list(measured)[1:]:
        ratios = compare(column, measured, name)
        print(f"  {describe(name, [figures[column] for figures in measured[name]])}   "
              f"Cohort is {statistics.median(ratios):.2f} of it "
              f"({min(ratios):.2f} to {max(ratios):.2f})")


def find_faults(measured):
    """What is slower, or larger, than it may be, each in a sentence."""
    for column, most in MOST.items():
        ratio = statistics.median(compare(column, measured, "bare window"))
        if ratio > most:
            yield f"{TITLES[column - 1]}: {ratio:.2f} of the bare window, more than {most}"
    for name, *_ in OTHERS:
        if name not in measured:
            yield f"{name} is not installed: there is nothing to compare with"
        elif statistics.median(compare(FIRST_FRAME, measured, name)) > 1:
            yield f"{name} shows its first frame sooner"


def main():
    arguments = [word for word in sys.argv[1:] if word != "--check"]
    if not 1 <= len(arguments) <= 2 or arguments[0].startswith("-"):
        sys.exit(__doc__)
    build = os.path.abspath(arguments[0])
    starts = int(arguments[1]) if len(arguments) > 1 else 20
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
    faults = list(find_faults(measured)) if "--check" in sys.argv else []
    for fault in faults:
        print(f"too much: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
