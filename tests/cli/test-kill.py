#!/usr/bin/python3
# Killed at any moment, an import has happened or it has not.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from cohort_runs import PROGRAM, County, environment
from tap import Tap

KILLS = 44
PEOPLE = 200
HEADINGS = "Timestamp,Name,E-mail,Role,Organization,Grades,Can you attend November 7?\n"


def roster():
    """Enough people that writing them takes a while."""
    rows = (f"9/3/2024 8:{i % 60:02}:22,Ana Number{i},p{i}@example.org,Teacher,School {i % 40},3-5,"
            f"\"Yes, all four days\"\n" for i in range(PEOPLE))
    return HEADINGS + "".join(rows)


def start(county, file):
    """An import under way."""
    return subprocess.Popen([PROGRAM, "--db", county.path, "import", file], env=environment(),
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def put_back(county, fresh):
    """The database as it was, without what a killed program left beside it."""
    for name in os.listdir(county.folder):
        if name.startswith("county.db"):
            os.remove(os.path.join(county.folder, name))
    shutil.copy(fresh, county.path)


def kill_once(county, file, delay):
    """Import, kill after `delay` seconds; whether it was still at work."""
    process = start(county, file)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def main():
    tap = Tap()
    chance = random.Random(20241107)
    with County() as county:
        file = county.file("roster.csv", roster())
        fresh = county.file("fresh", b"")
        shutil.copy(county.path, fresh)
        before = county.report()
        begun = time.monotonic()
        start(county, file).wait()
        duration = time.monotonic() - begun

        killed, done = 0, 0
        for _ in range(KILLS * 6):
            if killed == KILLS:
                break
            put_back(county, fresh)
            # The end, where it is written, is tried as often as all that goes before.
            moment = chance.uniform(0, 1.1) if chance.random() < 0.5 else chance.uniform(0.6, 1.1)
            if not kill_once(county, file, moment * duration):
                duration *= 0.85  # done before it was killed: the machine is faster than it was
                continue
            killed += 1
            report = county.report()
            people = len(json.loads(report)["people"])
            whole = report == before if people == 0 else people == PEOPLE
            done += people == PEOPLE
            if people == 0 and moment > 0.8:
                duration *= 1.15  # and now slower
            sound = county.run("check").returncode == 0
            if not whole or not sound:
                tap.check(f"killed after {moment:.3f} of its time", False,
                          [f"{people} people", f"sound: {sound}"])
                break
        print(f"# {killed} kills, {done} of them after all was written")
        tap.check(f"{KILLS} kills left all or nothing", killed == KILLS, [f"{killed} kills"])
        put_back(county, fresh)
        county.must("import", file)
        tap.equal("and the next import goes through", len(county.json("report")["people"]), PEOPLE)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
