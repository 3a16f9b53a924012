#!/usr/bin/python3
# From an office's form answers to a team, a ledger and files, as a coordinator would.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import sys

import openpyxl

from cohort_runs import SAMPLES, SAN_JOAQUIN, County, environment, five_parts, run, story
from tap import Tap

HYPERLINK = '=HYPERLINK("http://example.org","click")'
# Whoever story A5 registers, by e-mail address.
REGISTERED = {"marisol.vance@example.org", "devon.okafor@example.org", "priya.raman@example.org",
              "tomas.hl@example.org", "grace.whitfield@example.org", "lena.abubakar@example.org"}


def convening(report, code):
    """One convening of a report."""
    return next(each for each in report["convenings"] if each["id"] == code)


def check_import(tap, county):
    """The form answers become eight people, one problem and nobody booked."""
    county.must("import", SAN_JOAQUIN)
    report = county.json("report")
    people = {f"{each['given']} {each['family']}": each for each in report["people"]}
    tap.equal("eight people", len(report["people"]), 8)
    tap.equal("no two of one name", len(people), 8)
    tap.equal("nobody is booked", [each["held"] for each in report["convenings"]], [0, 0])
    tap.equal("nobody waits", [each["waiting"] for each in report["convenings"]], [0, 0])
    tap.equal("the person without an address is kept", people["José Ángel Niño"]["email"], None)
    tap.equal("whoever asks to wait is a prospect", people["Ellis Marchetti"]["status"], "prospect")
    tap.equal("the limit of Fall", convening(report, "fall-2024")["limit"], 6)
    tap.equal("the limit of Spring is not known", convening(report, "spring-2025")["limit"], None)
    contract = report["ledger"]["contract"]
    tap.equal("the cap", contract["cap"], 800000)
    tap.equal("the five parts are the cap", five_parts(contract), 800000)
    log = json.dumps(county.json("history"), ensure_ascii=False)
    tap.check("a formula is kept as text", json.dumps(HYPERLINK)[1:-1] in log, [log[:2000]])


def check_counts(tap):
    """What is printed about the import, for people and for programs."""
    with County() as county:
        counts = county.json("import", SAN_JOAQUIN)
        tap.equal("created", counts["created"], 8)
        tap.equal("updated", counts["updated"], 0)
        tap.equal("unchanged", counts["unchanged"], 0)
        tap.equal("ignored: Grace's first answer and the empty row", counts["ignored"], 2)
        tap.equal("one problem", [(each["sheet"], each["row"], each["column"], each["id"])
                                  for each in counts["problems"]], [(None, 10, "B", "BAD_EMAIL")])
    with County() as county:
        text = county.must("import", SAN_JOAQUIN)
        tap.check("it is said that Grace answered twice",
                  "Grace Whitfield answered again in row 8" in text, [text])
        tap.check("the cell of the problem is named", "BAD_EMAIL B10" in text, [text])
        zebra = county.file("zebra.csv", "Name,Role,Zebra\nAna Ruiz,Teacher,striped\n")
        text = county.must("import", zebra)
        tap.check("a column nobody knows is named", "“Zebra”" in text, [text])


def check_dry_run(tap):
    """A dry run tells the same and writes nothing."""
    with County() as county:
        before = county.report()
        history = county.must("history", "--json")
        counts = county.json("import", SAN_JOAQUIN, "--dry-run")
        tap.equal("a dry run counts", counts["created"], 8)
        tap.equal("a dry run changes nothing", county.report(), before)
        tap.equal("a dry run leaves no trace", county.must("history", "--json"), history)


def check_again_and_undo(tap, county):
    """Importing again changes nothing; undo and redo go to the same state bit for bit."""
    imported = county.report()
    history = county.must("history", "--json")
    text = county.must("import", SAN_JOAQUIN)
    tap.check("importing again says so", "Nothing was changed." in text, [text])
    tap.equal("importing again changes nothing", county.report(), imported)
    tap.equal("and makes no change group", county.must("history", "--json"), history)
    counts = county.json("import", SAN_JOAQUIN)
    tap.equal("eight are unchanged", (counts["created"], counts["updated"], counts["unchanged"]),
              (0, 0, 8))

    with County() as empty:
        before = empty.report()
        empty.must("import", SAN_JOAQUIN)
        after = empty.report()
        empty.must("undo")
        tap.equal("undo brings the state before back, bit for bit", empty.report(), before)
        empty.must("redo")
        tap.equal("redo returns it, bit for bit", empty.report(), after)


def check_registrations(tap, county):
    """Six registrations of story A5, 1,770.00 paid."""
    county.must("apply", story("a5-registrations.jsonl"))
    report = county.json("report")
    emails = {each["id"]: each["email"] for each in report["people"]}
    fall = convening(report, "fall-2024")
    contract = report["ledger"]["contract"]
    tap.equal("six spots are held", fall["held"], 6)
    tap.equal("by those six", {emails[each["person"]] for each in fall["attendance"]}, REGISTERED)
    tap.equal("paid", contract["paid"], 177000)
    tap.equal("the five parts are still the cap", five_parts(contract), 800000)


def check_exports(tap, county):
    """Both files are written, with no display, and say the same people."""
    roster = os.path.join(county.folder, "roster.xlsx")
    letters = os.path.join(county.folder, "letters.pdf")
    one = os.path.join(county.folder, "one.pdf")
    county.must("export", "roster", roster)
    county.must("export", "letters", letters)
    county.must("export", "letters", one, "--person", "Grace Whitfield")
    sheet = openpyxl.load_workbook(roster).worksheets[0]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    tap.check("the roster has the addresses", REGISTERED <= texts, sorted(texts))
    text = subprocess.run(["pdftotext", one, "-"], capture_output=True, text=True, check=True)
    tap.check("a letter to one person is to her",
              "Grace" in text.stdout and "Marisol Vance" not in text.stdout, [text.stdout])
    unknown = county.run("export", "letters", one, "--person", "Nobody Known")
    tap.equal("a letter to nobody known is refused", unknown.returncode, 1)


def check_roster_again(tap, county):
    """The exported roster imports as nothing to do; a cell changed in it changes one person."""
    roster = os.path.join(county.folder, "again.xlsx")
    before = county.report()
    county.must("export", "roster", roster)
    counts = county.json("import", roster)
    tap.equal("our own roster is nothing to do", (counts["created"], counts["updated"]), (0, 0))
    tap.equal("and changes nothing", county.report(), before)
    book = openpyxl.load_workbook(roster)
    sheet = book.worksheets[0]
    column = [cell.value for cell in sheet[1]].index("Phone") + 1
    sheet.cell(2, column).value = "209-555-0199"
    book.save(roster)
    counts = county.json("import", roster)
    tap.equal("a changed cell updates one person", (counts["created"], counts["updated"]), (0, 1))
    tap.check("with what changed", any("209-555-0199" in reason for row in counts["rows"]
                                       for reason in row["reasons"]), counts["rows"])
    county.must("undo")


def check_other_samples(tap):
    """The other two offices' files, each into its own county."""
    for name, file, people in (("Alpine", "alpine-excel-export.csv", 3),
                               ("Fresno", "fresno-team.xlsx", 7)):
        with County(name) as county:
            county.must("import", os.path.join(SAMPLES, file))
            tap.equal(f"people of {name}", len(county.json("report")["people"]), people)


def check_mapping(tap):
    """What was recognized is a mapping file; with a code added it decides the role."""
    with County() as county:
        table = county.file("team.csv", "Name,Role,E-mail\nAna Ruiz,Beekeeper,ana@example.org\n")
        recognized = county.json("import", table)
        tap.equal("the unknown role is offered", recognized["unmatched"],
                  [{"field": "role", "text": "Beekeeper", "rows": 1}])
        mapping = recognized["mapping"]
        mapping["values"] = {"role": {"Beekeeper": "community-partner"}}
        path = county.file("map.json", json.dumps(mapping))
        tap.equal("with a mapping it is updated",
                  county.json("import", table, "--map", path)["updated"], 1)
        tap.equal("and known", county.json("report")["people"][0]["role"], "community-partner")


def check_plain_locale(tap, county):
    """Names are whole in a locale that knows no accents."""
    env = environment() | {"LC_ALL": "C"}
    result = run("--db", county.path, "report", env=env)
    tap.check("output is UTF-8 in every locale", "José Ángel Niño" in result.stdout,
              [result.stdout, result.stderr])


def main():
    tap = Tap()
    with County() as county:
        check_import(tap, county)
        check_again_and_undo(tap, county)
        check_registrations(tap, county)
        check_exports(tap, county)
        check_roster_again(tap, county)
        check_plain_locale(tap, county)
        tap.equal("the check finds nothing", county.run("check").returncode, 0)
    check_counts(tap)
    check_dry_run(tap)
    check_other_samples(tap)
    check_mapping(tap)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
