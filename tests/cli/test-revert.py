#!/usr/bin/python3
# Taking one change back long after, over the command line.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An import of 500 people is taken back after 20 of them were edited; none of the edits is lost."""

import json
import sys

from cohort_runs import County

from tap import Tap

PEOPLE = 500
EDITED = 20


def import_people(county):
    """A roster of 500 people; the number of the change."""
    lines = ["First Name,Last Name,Email,Phone,Organization"]
    lines += [f"Given{i},Family{i},p{i}@example.org,209-555-{i:04},District {i % 10}"
              for i in range(PEOPLE)]
    county.must("import", county.file("roster.csv", "\n".join(lines) + "\n"))
    return county.json("history")[0]["number"]


def check_edits_stay(tap):
    """What was edited since stays and is named; the rest goes."""
    with County() as county:
        before = county.report()
        number = import_people(county)
        people = json.loads(county.report())["people"]
        tap.equal("all were imported", len(people), PEOPLE)
        edits = [{"do": "person.edit", "person": person["id"], "note": f"Edited {i}"}
                 for i, person in enumerate(people[::PEOPLE // EDITED])]
        county.must("apply", "-", stdin="\n".join(json.dumps(edit) for edit in edits))
        imported = county.report()

        told = json.loads(county.must("revert", str(number), "--dry-run", "--json"))
        tap.equal("a dry run changes nothing", county.report(), imported)
        report = json.loads(county.must("revert", str(number), "--json"))
        tap.equal("and tells what will be", (told["reverted"], told["kept"]),
                  (report["reverted"], report["kept"]))
        tap.equal("each that stays is named", len(report["kept"]), EDITED)
        tap.check("with what was changed", all(": the note was changed since" in sentence
                                               for sentence in report["kept"]), report["kept"])
        left = json.loads(county.report())["people"]
        tap.equal("those edited are left", sorted(person["id"] for person in left),
                  sorted(edit["person"] for edit in edits))
        tap.check("the database is sound", county.run("check").returncode == 0)
        again = county.run("revert", str(number))
        tap.check("twice is refused", again.returncode == 1 and "taken back already" in
                  again.stderr, [again.stderr])
        county.must("undo")
        tap.equal("undo puts all back", county.report(), imported)
        for _ in range(EDITED + 1):
            county.must("undo")
        tap.equal("and goes on from there", county.report(), before)


def check_words(tap):
    """What is printed, and what is refused."""
    with County() as county:
        county.must("apply", "-", stdin='{"do": "person.add", "given": "Ana", "family": "Ruiz"}')
        history = county.must("history")
        number = history.split()[0]
        tap.check("history shows the numbers", number.isdigit() and "Added Ana Ruiz" in history,
                  [history])
        printed = county.must("revert", number, "--dry-run")
        tap.check("a dry run says would", "would be taken back" in printed, [printed])
        county.must("revert", number)
        tap.check("history says it", "Took back: Added Ana Ruiz" in county.must("history"))
        for word, status in (("0", 2), ("x", 2), ("-1", 2), ("99999999999999999999", 2),
                             ("999", 1), ("1", 1)):
            result = county.run("revert", "--", word)
            tap.check(f"{word}: refused", result.returncode == status and result.stderr != "",
                      [result])


def main():
    tap = Tap()
    check_edits_stay(tap)
    check_words(tap)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
