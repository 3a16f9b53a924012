#!/usr/bin/python3
# The roster of story A7 and the county workbook, written by the program from the whole story.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys
import zipfile

import openpyxl

from cohort_runs import STORIES, County, run, story
from tap import Tap

tap = Tap()
# Who was to go in the fall: the team, and Noor in Lena's place (A5).
ROWS = ["Abubakar", "Castellanos", "Herrera-Lund", "Okafor", "Raman", "Vance", "Whitfield"]
HOLDING = {"Planned", "Invited", "Accepted", "Registered", "Attended", "Attended in part",
           "No-show"}


def tell_story(county):
    with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                county.must("apply", story(line.strip()))


def read(path, title, heading_row):
    """Rows of a sheet as dictionaries by heading."""
    sheet = openpyxl.load_workbook(path, data_only=True)[title]
    names = [cell.value for cell in sheet[heading_row]]
    return [dict(zip(names, row)) for row in sheet.iter_rows(min_row=heading_row + 1,
                                                              values_only=True) if any(row)]


def check_roster(county):
    path = os.path.join(county.folder, "roster.xlsx")
    county.must("export", "roster", path)
    people = read(path, "Roster", 1)
    tap.equal("A7: seven rows with a status",
              [row["Family name"] for row in people if row["Fall 2024 status"]], ROWS)
    tap.equal("A7: six held spots", sum(row["Fall 2024 status"] in HOLDING for row in people), 6)
    tap.check("A7: phones are text", all(isinstance(row["Phone"], (str, type(None)))
                                         for row in people))
    tap.check("A7: dates are dates", all(hasattr(row["On the team since"], "year")
                                         for row in people if row["On the team since"]))
    ledger = openpyxl.load_workbook(path, data_only=True)["Ledger"]
    contract = next(row for row in ledger.iter_rows(min_row=3, values_only=True) if row[0] == 1)
    open_and_actual = round(sum(contract[3:7]) * 100)
    tap.equal("A7: open and actual on the contract", open_and_actual, 742436)


def check_workbook(county):
    path = os.path.join(county.folder, "county.xlsx")
    said = county.must("export", "workbook", path)
    tap.equal("it says what it wrote", said, f"Wrote {path}\n")
    report = county.json("report")
    expenses = [row for row in read(path, "Expenses", 3) if row["id"]]
    paid = sum(round((row["Paid"] or 0) * 100) for row in expenses)
    tap.equal("what was paid, to the cent", paid,
              sum(source["paid"] for source in report["ledger"]["sources"]))
    plan = [row for row in read(path, "Plan", 3) if row["id"]]
    tap.check("plan lines with and without a price",
              len(plan) > 5 and any(row["Amount"] is None for row in plan))
    going = [row for row in read(path, "Attendance", 3) if row["id"]]
    listed = sum(len(each["attendance"]) for each in report["convenings"])
    tap.equal("every attendance", len(going), listed)
    tap.equal("a row a member", len([row for row in read(path, "Team", 3) if row["id"]]),
              len(report["people"]))
    again = os.path.join(county.folder, "private.xlsx")
    county.must("export", "workbook", again, "--private")
    tap.check("private columns only when asked for",
              "Note (private)" in read(again, "Team", 3)[0]
              and "Note (private)" not in read(path, "Team", 3)[0])


def check_template(county):
    path = os.path.join(county.folder, "template.xlsx")
    county.must("export", "workbook", path, "--template")
    tap.equal("a template has no rows of anybody", read(path, "Team", 3), [])
    county.must("export", "workbook", path, "--template", "--county", "Alpine")
    about = openpyxl.load_workbook(path)["About"]
    tap.equal("and may have its county", about["B2"].value, "Alpine")
    refused = county.run("export", "workbook", path, "--template", "--county", "Nowhere")
    tap.check("but only one there is", refused.returncode == 1 and "Nowhere" in refused.stderr)
    tap.check("what was there stays", zipfile.is_zipfile(path))
    tap.equal("a county is for the template", county.run("export", "workbook", path, "--county",
                                                         "Alpine").returncode, 2)
    tap.equal("an unwritable place is told", county.run(
        "export", "workbook", "/nonexistent/county.xlsx").returncode, 1)


def main():
    with County() as county:
        tell_story(county)
        check_roster(county)
        check_workbook(county)
        check_template(county)
    tap.equal("without data it says how to begin",
              run("--db", "/nonexistent/county.db", "export", "workbook", "x.xlsx").returncode, 1)
    sys.exit(tap.done())


main()
