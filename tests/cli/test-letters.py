#!/usr/bin/python3
# The worked story of San Joaquin's letters, and what becomes of a letter once it has left.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story A7: seven letters; one outdated, issued again, voided; undone, copied to a backup."""

import json
import os
import sqlite3
import sys

from cohort_runs import STORIES, County, story
from tap import Tap

TO = ["Marisol Vance", "Devon Okafor", "Priya Raman", "Tomás Herrera-Lund", "Grace Whitfield",
      "Lena Abubakar", "Noor Castellanos"]
NUMBERS = [f"39-2024-{n:03}" for n in range(1, 8)]
CORRECTED = {"do": "person.edit", "person": "grace.whitfield@example.org", "family": "Whitefield"}
AGAIN = {"do": "letter.reissue", "letter": "39-2024-005", "reason": "The name was misspelt"}
VOIDED = {"do": "letter.void", "letter": "39-2024-002", "reason": "Sent to the wrong address"}


def tell_sample(county):
    """The sample county up to its letters."""
    with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line and not line.startswith("#"):
                county.must("apply", story(line))
            if line.startswith("a7-"):
                break


def act(county, *commands):
    """Commands of one day."""
    lines = [{"at": "2024-12-03"}, *commands]
    county.must("apply", "-", stdin="\n".join(json.dumps(line) for line in lines))


def letters(county):
    return county.json("report")["letters"]


def stale(county):
    """The findings about letters that say what is no longer so."""
    return [finding["text"] for finding in county.json("report")["findings"]
            if finding["id"] == "LETTER_STALE"]


def kept(county):
    """Every letter and what it was made from, as the file has it."""
    with sqlite3.connect(f"file:{county.path}?mode=ro", uri=True) as database:
        tables = {table: database.execute(f"SELECT * FROM {table} WHERE deleted = 0 ORDER BY id")
                  .fetchall() for table in ("letter", "letter_part")}
    return tables


def check_issued(tap, county):
    """Seven letters, each an invitation; Lena's answer is with hers."""
    issued = letters(county)
    people = {each["id"]: f"{each['given']} {each['family']}"
              for each in county.json("report")["people"]}
    invitations = county.json("report")["invitations"]
    tap.equal("A7: seven letters", [(each["number"], each["to"]) for each in issued],
              list(zip(NUMBERS, TO)))
    tap.equal("A7: of the first edition, as they left",
              {(each["edition"], each["template"], each["version"], each["language"],
                each["state"], each["issued_on"], each["supersedes"]) for each in issued},
              {(1, "welcome", 0, "en", state, "2024-10-21", None)
               for state in ("issued", "declined")})
    tap.equal("A7: who said no", [each["to"] for each in issued if each["state"] == "declined"],
              ["Lena Abubakar"])
    tap.equal("A7: each is an invitation to the team",
              [(each["letter"], each["channel"], each["convening"]) for each in invitations],
              [(number, "letter", None) for number in NUMBERS])
    tap.equal("A7: Lena declined, the others accepted",
              {people[each["person"]]: each["outcome"] for each in invitations},
              {name: "declined" if name == "Lena Abubakar" else "accepted" for name in TO})
    tap.equal("A7: what they are made from is kept once",
              [len(rows) for rows in kept(county).values()], [7, 2])
    tap.equal("A7: the history", [change["sentence"] for change in county.json("history")[:3]],
              ["Issued letter 39-2024-007 to Noor Castellanos",
               "Invitation of Lena Abubakar, Team: Declined",
               "Issued letter 39-2024-001 … 39-2024-006 to Marisol Vance and 5 others"])


def check_again(tap, county):
    """A corrected name makes a letter outdated, until another edition of it is issued."""
    before, rows = county.report(), kept(county)
    tap.equal("outdated: none is", stale(county), [])
    act(county, CORRECTED)
    tap.equal("outdated: the one with the old name", stale(county),
              ["Letter 39-2024-005 to Grace Whitfield says what is no longer so. Family name: "
               "“Whitfield”, now “Whitefield”; Full name: “Grace Whitfield”, now “Grace "
               "Whitefield”. Issue it again."])
    tap.equal("outdated: nothing in it has changed", kept(county), rows)
    tap.equal("outdated: it is told apart", [each["number"] for each in letters(county)
                                             if each["state"] == "stale"], ["39-2024-005"])
    act(county, AGAIN)
    editions = [each for each in letters(county) if each["number"] == "39-2024-005"]
    tap.equal("again: two editions under one number",
              [(each["edition"], each["to"], each["state"], each["issued_on"], each["reason"])
               for each in editions],
              [(1, "Grace Whitfield", "superseded", "2024-10-21", None),
               (2, "Grace Whitefield", "issued", "2024-12-03", AGAIN["reason"])])
    tap.equal("again: the second follows the first", editions[1]["supersedes"], editions[0]["id"])
    tap.equal("again: nothing is outdated", stale(county), [])
    tap.check("again: the first is as it left, byte for byte",
              all(row in kept(county)["letter"] for row in rows["letter"]))
    told = county.report()
    for _ in range(2):
        county.must("undo")
    tap.equal("again: undone, bit for bit", county.report(), before)
    for _ in range(2):
        county.must("redo")
    tap.equal("again: redone, bit for bit", county.report(), told)


def check_void(tap, county):
    """A void letter keeps its number; whoever had it may get another."""
    act(county, VOIDED)
    void = next(each for each in letters(county) if each["number"] == "39-2024-002")
    tap.equal("void: it is kept, with the reason", (void["state"], void["reason"]),
              ("void", VOIDED["reason"]))
    act(county, {"do": "letter.issue", "template": "welcome",
                 "people": ["devon.okafor@example.org"]})
    tap.equal("void: the next has a number of its own",
              (letters(county)[-1]["number"], letters(county)[-1]["to"]),
              ("39-2024-008", "Devon Okafor"))
    tap.equal("void: the invitation goes along",
              [each["letter"] for each in county.json("report")["invitations"]][1],
              "39-2024-008")
    again = county.run("apply", "-", stdin=json.dumps(
        {"do": "letter.issue", "template": "welcome", "people": ["Devon Okafor", "Priya Raman"]}))
    tap.equal("twice: refused", again.returncode, 1)
    tap.check("twice: names both letters",
              all(number in again.stderr for number in ("39-2024-008", "39-2024-003")),
              [again.stderr])
    refused = county.run("apply", "-", stdin=json.dumps(
        {"do": "person.remove", "person": "Noor Castellanos"}))
    tap.equal("whoever was written to stays", refused.returncode, 1)


def check_backup(tap, county):
    """A backup has the letters and what they were made from."""
    backup = os.path.join(county.folder, "backup.zip")
    report, rows = county.report(), kept(county)
    county.must("backup", backup)
    with County(name=None) as other:
        other.must("restore", backup)
        tap.equal("backup: the same letters", (other.report(), kept(other)), (report, rows))
        tap.equal("backup: and sound", other.run("check").returncode, 0)


def main():
    tap = Tap()
    with County() as county:
        tell_sample(county)
        check_issued(tap, county)
        check_again(tap, county)
        check_void(tap, county)
        check_backup(tap, county)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
