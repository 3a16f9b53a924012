#!/usr/bin/python3
# Files of commands: all or nothing, or each for itself.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import sys

from cohort_runs import County
from tap import Tap

ANA = '{"do": "person.add", "given": "Ana", "family": "Ruiz", "email": "ana@example.org"}'
LEO = '{"do": "person.add", "given": "Leo", "family": "Diaz", "email": "leo@example.org"}'

# A bad line as the third of a file, and a word of what is said about it.
BAD_LINES = (
    ('{"do": "person.frobnicate"}', "person.frobnicate"),
    ('{"do": "person.add", "given": "X", "family": "Y", "shoe": 42}', "shoe"),
    ('{"do": "person.edit", "person": "nobody@example.org"}', "nobody@example.org"),
    ('{"at": "tomorrow"}', "at"),
    ('{"at": "2024-11-20", "do": "person.add"}', "line 3"),
    ('{"given": "X"}', "do"),
    ('["do"]', "JSON object"),
    ('{"do": "person.add"', "JSON"),
    ("[" * 100000, "deep"),
    ('{"do": "person.add", "given": "X", "given": "Y"}', "twice"),
    ('{"do": "person.add", "given": "X\\u0000Y"}', "character"),
    ('{"do": "person.add", "given": "X\\u001b[2J"}', "given"),
    ('{"do": "source.add", "name": "S", "kind": "coe", "cap": 9223372036854775807}', "cap"),
    ('{"do": "plan.add", "category": "other", "quantity": 1e9, "rate": 9999999999}', "too much"),
    ("\x00", "text"),
)


def check_refusals(tap):
    """One bad line refuses the file; its number is told and nothing is done."""
    for line, word in BAD_LINES:
        with County() as county:
            before, history = county.report(), county.must("history", "--json")
            file = county.file("bad.jsonl", f"{ANA}\n\n{line}\n{LEO}\n")
            result = county.run("apply", file)
            name = json.dumps(line[:60])
            tap.equal(f"{name}: refused", result.returncode, 1)
            tap.check(f"{name}: says which line and why", word in result.stderr
                      and (line == "\x00" or f"{file} line 3: " in result.stderr), [result.stderr])
            tap.equal(f"{name}: prints nothing as done", result.stdout, "")
            tap.equal(f"{name}: nothing is done", county.report(), before)
            tap.equal(f"{name}: nor logged", county.must("history", "--json"), history)


def check_each(tap):
    """With --each the good ones are kept, and the status says that some were not."""
    with County() as county:
        file = county.file("some.jsonl", f"{ANA}\n{{}}\n{LEO}\n{ANA[:-1]}, \"id\": 3}}\n")
        result = county.run("apply", file, "--each")
        tap.equal("--each with bad lines: status", result.returncode, 1)
        lines = [line.split(":")[1].split()[-1] for line in result.stderr.splitlines()]
        tap.equal("--each tells each bad line", lines, ["2", "4"])
        tap.equal("--each keeps the good ones", len(county.json("report")["people"]), 2)
        tap.equal("all good: status", county.run("apply", "-", "--each", stdin="").returncode, 0)


def check_groups(tap):
    """Each command is a change group of its own, dated by the last “at”."""
    with County() as county:
        lines = f'\ufeff{{"at": "2024-11-20"}}\r\n\r\n{ANA}\r\n{{"at": "2024-12-01"}}\r\n{LEO}'
        printed = county.must("apply", "-", stdin=lines)
        history = county.json("history")
        tap.equal("each is a group, with the day it was done",
                  [(group["kind"], group["at"][:10]) for group in history[:2]],
                  [("person.add", "2024-12-01"), ("person.add", "2024-11-20")])
        tap.check("what was done is printed", "Ana Ruiz" in printed and "2 commands" in printed,
                  [printed])
        tap.equal("undo says what it undid", county.must("undo"),
                  "Undid: Added Leo Diaz to the team\n")
        people = county.json("report")["people"]
        tap.equal("undo takes one back", [each["given"] for each in people], ["Ana"])


def main():
    tap = Tap()
    check_refusals(tap)
    check_each(tap)
    check_groups(tap)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
