#!/usr/bin/python3
# What each call ends with: 0 done, 1 failed, 2 wrongly called; and what it says.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

from cohort_runs import SAN_JOAQUIN, County, run
from tap import Tap

JOBS = ("init", "import", "export", "apply", "attach", "report", "history", "undo", "redo",
        "revert", "check", "backup", "restore")

# Words after "--db county.db", the status, and what standard error says.
WRONG = (
    (("frobnicate",), 2, "There is no job “frobnicate”"),
    (("rooster.xlsx",), 2, "There is no file “rooster.xlsx” here"),
    (("no/such/folder/rooster",), 2, "There is no file “no/such/folder/rooster” here"),
    (("import",), 2, "Something is missing"),
    (("import", "a", "b"), 2, "one word too many"),
    (("import", "--frobnicate", "a"), 2, "--frobnicate"),
    (("import", "a", "--map"), 2, "map"),
    (("export", "roster"), 2, "Something is missing"),
    (("export", "poster", "out"), 2, "“poster” is not in this version"),
    (("export", "roster", "out", "--convening", "nope"), 2, "“export roster” takes no --convening"),
    (("export", "roster", "out", "--from", "zz"), 2, "“export roster” takes no --from"),
    (("export", "calendar", "out", "--private"), 2, "“export calendar” takes no --private"),
    (("export", "plan", "out", "--person", "Ana"), 2, "“export plan” takes no --person"),
    (("export", "release", "out", "--invoice", "1"), 2, "“export release” takes no --invoice"),
    (("export", "letters", "out", "--private"), 2, "--private"),
    (("export", "--template", "welcome", "roster", "out"), 2, "--template"),
    (("export", "--template"), 2, "template"),
    (("export", "roster", "t.csv"), 2, "“export roster” writes .xlsx or .pdf, not .csv"),
    (("export", "workbook", "t.pdf"), 2, "“export workbook” writes .xlsx, not .pdf"),
    (("export", "letters", "T.ODT"), 2, "“export letters” writes .pdf or .docx, not .ODT"),
    (("export", "letters", "t.docx", "--as", "pdf"), 2,
     "“export letters --as pdf” writes .pdf, not .docx"),
    (("export", "letters", "t.pdf", "--as", "docx"), 2,
     "“export letters --as docx” writes .docx, not .pdf"),
    (("export", "claim", "t.xlsx"), 2, "“export claim” writes .pdf, not .xlsx"),
    (("export", "preapproval", "t.txt"), 2, "“export preapproval” writes .pdf, not .txt"),
    (("export", "invoice", "t.docx"), 2, "“export invoice” writes .pdf or .xlsx, not .docx"),
    (("export", "calendar", "t.pdf"), 2, "“export calendar” writes .ics, not .pdf"),
    (("export", "sign-in", "t.xlsx"), 2, "“export sign-in” writes .pdf, not .xlsx"),
    (("export", "coverage", "t.png"), 2, "“export coverage” writes .pdf, not .png"),
    (("export", "plan", "t.txt"), 2, "“export plan” writes .pdf, not .txt"),
    (("export", "year", "t.ics"), 2, "“export year” writes .pdf, not .ics"),
    (("export", "release", "t.pdf"), 2, "“export release” writes .txt, not .pdf"),
    (("export", "sign-in", "out", "--convening", "Fall 2024"), 1,
     "“Fall 2024” is no convening of 2024-25. Say one of: fall-2024, spring-2025."),
    (("export", "letters", "out", "--convening", "Fall 2024"), 1,
     "Say one of: fall-2024, spring-2025."),
    (("export", "letters", "out", "--number", "39-2024-001", "--person", "Ana"), 2,
     "--number says which letters. Leave it out, or leave --person out."),
    (("export", "letters", "out", "--number", "39-2024-001", "--template", "welcome"), 2,
     "leave --template out"),
    (("export", "claim", "out"), 1, "Say one --person NAME, or --payee NAME"),
    (("export", "claim", "out", "--payee", "Nobody"), 1, "nothing to claim"),
    (("export", "preapproval", "out", "--person", "Nobody"), 1, "“Nobody” was not found"),
    (("export", "invoice", "out"), 1, "Which invoice?"),
    (("export", "invoice", "out", "--invoice", "7"), 1, "“7” was not found"),
    (("report", "extra"), 2, "one word too many"),
    (("init",), 2, "Which county?"),
    (("help", "frobnicate"), 2, "There is no job “frobnicate”"),
    (("init", "--county", "San Joaqin"), 1, "no county “San Joaqin”"),
    (("init", "--county", "Fresno", "--year", "1999-00"), 1, "1999-00"),
    (("--county", "Atlantis", "report"), 1, "no county “Atlantis”"),
    (("--county", "Fresno", "report"), 1, "nothing of that county"),
    (("import", "no-such-file.csv"), 1, "no-such-file.csv"),
    (("apply", "no-such-file.jsonl"), 1, "no-such-file.jsonl"),
    (("import", ".",), 1, "cannot be"),
    (("attach", "id"), 2, "Something is missing"),
    (("attach", "id", "no-such-file.pdf"), 1, "no-such-file.pdf"),
    (("redo",), 1, "redo"),
    (("restore", "no-such-file.zip"), 1, "no-such-file.zip"),
    (("export", "roster", "/no/such/folder/roster.xlsx"), 1, "/no/such/folder"),
)


def check_wrong_calls(tap, county):
    """Each is told on standard error, in one sentence after "cohort: "."""
    before = county.report()
    for words, status, text in WRONG:
        result = county.run(*words)
        name = " ".join(words)
        tap.equal(f"{name}: status", result.returncode, status)
        said = result.stderr
        tap.check(f"{name}: says why", said.startswith("cohort: ") and text in said, [said])
        tap.equal(f"{name}: prints nothing else", result.stdout, "")
    tap.equal("nothing was changed", county.report(), before)


def check_before_the_job(tap):
    """Options before the job, alone or without their value."""
    for words in (("--db",), ("--county", "Fresno"), ("--frobnicate",)):
        result = run(*words)
        tap.equal(f"{' '.join(words)}: wrong usage", result.returncode, 2)
        tap.check(f"{' '.join(words)}: says why", result.stderr.startswith("cohort: "),
                  [result.stderr])


def check_without_display(tap):
    """Without a job it is the window, which cannot open here."""
    with County() as county:
        result = county.run()
        tap.equal("no display: status", result.returncode, 1)
        tap.check("no display: says so", result.stderr.startswith("cohort: There is no display")
                  and len(result.stderr.splitlines()) == 1, [result.stderr])


def check_help(tap):
    """Help and the version go to standard output."""
    text = run("--help").stdout
    for job in JOBS:
        tap.check(f"--help lists {job}", f"\n  {job}" in text, [text])
        for words in ((job, "--help"), ("help", job)):
            result = run(*words)
            tap.check(f"{' '.join(words)}: about it",
                      result.returncode == 0 and f" {job} " in result.stdout + " ",
                      [result.stdout, result.stderr])
    version = run("--version")
    tap.check("--version", version.returncode == 0 and version.stdout.startswith("cohort "),
              [version.stdout])


def check_without_database(tap):
    """Every job but init and restore says how to begin, and makes no file."""
    with County(name=None) as county:
        for job in JOBS:
            words = {"import": (SAN_JOAQUIN,), "apply": ("-",), "export": ("roster", "out"),
                     "attach": ("id", "file"), "backup": ("out.zip",),
                     "revert": ("1",)}.get(job, ())
            if job in ("init", "restore"):
                continue
            result = county.run(job, *words)
            tap.equal(f"{job} without a database: status", result.returncode, 1)
            tap.check(f"{job} without a database: says how to begin",
                      "cohort init --county NAME" in result.stderr, [result.stderr])
        county.run("init", "--county", "Atlantis")
        tap.equal("no file is left behind",
                  [name for name in os.listdir(county.folder) if not name.startswith("out")], [])


def check_counties(tap):
    """A database may hold several counties; --county looks at one for this time."""
    with County() as county:
        county.must("import", SAN_JOAQUIN)
        county.must("init", "--county", "10")
        tap.equal("a county by its code", county.json("report")["county"]["name"], "Fresno")
        tap.equal("whose team is empty", county.json("report")["people"], [])
        tap.equal("the other is still there",
                  len(county.json("--county", "San Joaquin", "report")["people"]), 8)
        county.must("init", "--county", "sjcoe", "--year", "2025-26")
        tap.equal("another year", county.json("report")["year"], "2025-26")


def check_modes(tap):
    """Only its owner may read the database."""
    with County() as county:
        tap.equal("mode of the database", os.stat(county.path).st_mode & 0o777, 0o600)


def main():
    tap = Tap()
    with County() as county:
        check_wrong_calls(tap, county)
    check_before_the_job(tap)
    check_without_display(tap)
    check_help(tap)
    check_without_database(tap)
    check_counties(tap)
    check_modes(tap)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
