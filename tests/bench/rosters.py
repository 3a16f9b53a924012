#!/usr/bin/python3
# Writes large rosters with Cohort and with bare libxlsxwriter in turn; prints how they compare.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: rosters.py PROGRAM [PAIRS [FOLDER]]

PROGRAM is bench-rosters; 5 pairs unless said otherwise. Making the large county takes minutes, so
its database stays in FOLDER for the next time."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

import openpyxl

SIZES = (5800, 100000)
# Rows that are read back; more would take minutes.
MOST_COMPARED = 10000


def measure(*words):
    """(seconds on the clock, seconds of the processor, most memory in MiB) of one run."""
    begin = time.monotonic()
    process = subprocess.Popen(words)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{words}: {status}")
    return (time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare_cells(size, *paths):
    """Says whether both have the same cells, but for titles."""
    if size > MOST_COMPARED:
        return "cells not compared"
    both = []
    for path in paths:
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        both.append(sorted([tuple(cell or None for cell in row)
                            for row in sheet.iter_rows(min_row=2, values_only=True)], key=str))
    return "the same cells" if both[0] == both[1] else "NOT the same cells"


def compare(program, size, pairs, folder):
    database = os.path.join(folder, f"{size}.db")
    paths = [os.path.join(folder, f"{kind}-{size}.xlsx") for kind in ("ours", "bare")]
    if not os.path.exists(database):
        subprocess.run([program, "make", database + ".new", str(size)], check=True)
        os.rename(database + ".new", database)
    figures = []
    for _ in range(pairs):
        figures.append([measure(program, kind, database, path)
                        for kind, path in zip(("ours", "bare"), paths)])
    print(f"{size} rows, {compare_cells(size, *paths)}")
    for at, name in enumerate(("seconds", "of the processor", "MiB")):
        ours, bare = ([pair[kind][at] for pair in figures] for kind in (0, 1))
        ratio = statistics.median(one / other for one, other in zip(ours, bare))
        print(f"  {name:<17} ours {statistics.median(ours):8.2f}   bare "
              f"{statistics.median(bare):8.2f}   ratio {ratio:.2f}")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as temporary:
        for size in SIZES:
            compare(os.path.abspath(sys.argv[1]), size, pairs,
                    sys.argv[3] if len(sys.argv) > 3 else temporary)
    print("wanted: seconds at most 1.15, MiB at most 1.50 times those of bare libxlsxwriter")


main()
