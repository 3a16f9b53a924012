#!/usr/bin/python3
# The worked story of San Joaquin about people and spots, and what becomes of people afterwards.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories A1, A6 and A8; then imports, merges and changes of role, each taken back."""

import json
import sys

from cohort_runs import SAN_JOAQUIN, County, five_parts, story
from tap import Tap

TEAM = ("a1-team", "a2-fall-plan")
YEAR = TEAM + ("a3-spring-plan", "a4-resource", "a5-registrations", "a5-ledger", "a5-replacement")
REPLACED = "Replaced Lena Abubakar with Noor Castellanos"
GOING = ["Marisol Vance", "Devon Okafor", "Priya Raman", "Tomás Herrera-Lund", "Grace Whitfield",
         "Lena Abubakar"]


class Told(County):
    """A county of which some chapters have been told."""

    def __init__(self, *chapters):
        super().__init__()
        self.tell(*chapters)

    def tell(self, *chapters):
        for chapter in chapters:
            self.must("apply", story(f"{chapter}.jsonl"))

    def act(self, day, *commands):
        """Commands of one day."""
        lines = [{"at": day}, *commands]
        self.must("apply", "-", stdin="\n".join(json.dumps(line) for line in lines))

    def last(self, count):
        """The latest sentences of the history, the newest first."""
        return [change["sentence"] for change in self.json("history")[:count]]


class Seen:
    """A report, asked by name."""

    def __init__(self, county):
        self.report = county.json("report")
        self.people = {f"{each['given']} {each['family']}": each for each in self.report["people"]}
        self.names = {each["id"]: name for name, each in self.people.items()}
        self.contract = self.report["ledger"]["contract"]
        self.coverage = self.report["coverage"]

    def convening(self, code="fall-2024"):
        return next(each for each in self.report["convenings"] if each["id"] == code)

    def spots(self, code="fall-2024"):
        """Limit, held, free, waiting, released."""
        found = self.convening(code)
        return tuple(found[key] for key in ("limit", "held", "free", "waiting", "released"))

    def places(self, code="fall-2024"):
        """The status of each person at a convening."""
        return {self.names[each["person"]]: each["status"]
                for each in self.convening(code)["attendance"]}

    def waitlist(self, code="fall-2024"):
        return [(self.names[each["person"]], each["state"], each["place"])
                for each in self.convening(code)["waitlist"]]

    def target(self, code):
        return next(each for each in self.coverage["targets"] if each["id"] == code)

    def cells(self, scope):
        """Who of a scope is in each cell, as far as they go or have been."""
        matrix = next(each for each in self.coverage["matrix"] if each["scope"] == scope)
        return {(cell["role"], cell["band"]): cell["count"] for cell in matrix["cells"]
                if cell["state"] != "bench"}

    def gaps(self):
        return [finding["text"] for finding in self.report["findings"]
                if finding["id"] == "GAP_ROLE"]


def check_a1(tap):
    """A1: who goes, what she covers, and who is missing by each target."""
    with Told(*TEAM) as county:
        seen = Seen(county)
        fall = next(each for each in seen.coverage["matrix"] if each["scope"] == "fall-2024")
        tap.equal("A1: spots 6 of 6", seen.spots()[:2], (6, 6))
        tap.equal("A1: held by those six", list(seen.places()), GOING)
        tap.equal("A1: 4 organizations, 4 sectors",
                  [seen.report["team"][key] for key in ("organizations", "sectors")], [4, 4])
        tap.equal("A1: people by band", seen.report["team"]["by_band"],
                  {"tk-2": 1, "3-5": 2, "6-8": 1, "9-12": 1, "system": 2})
        tap.equal("A1: 7 placements, 6 people, of the team and at Fall",
                  [(each["placements"], each["people"]) for each in (seen.report["team"], fall)],
                  [(7, 6), (7, 6)])
        tap.equal("A1: nobody goes twice into a cell", sum(seen.cells("fall-2024").values()), 7)

        groups = seen.target("groups")
        tap.equal("A1: 3 of 6 groups covered", (len(groups["items"]), groups["gaps"]), (6, 3))
        tap.equal("A1: the covered ones",
                  [item["id"] for item in groups["items"] if item["count"] >= item["least"]],
                  ["teachers", "district-leads", "county-leads"])
        tap.equal("A1: the gaps",
                  [item["label"] for item in groups["items"] if item["count"] < item["least"]],
                  ["Site and district administrators", "Higher education",
                   "Informal science partners"])
        tap.equal("A1: each gap is a finding", len(seen.gaps()), 3)
        tap.equal("A1: the family-and-community lens",
                  [[seen.names[each] for each in seen.coverage["face"][scope]]
                   for scope in ("team", "fall-2024", "spring-2025")],
                  [["Lena Abubakar"], ["Lena Abubakar"], []])
        tap.equal("A1: the largest organizations tie", seen.coverage["largest"],
                  {"organizations": ["San Joaquin County Office of Education",
                                     "Delta Oaks Unified"], "people": 2, "permille": 333})
        tap.equal("A1: SJCOE example has no gaps", seen.target("sjcoe-example")["gaps"], 0)

        county.tell("a1-coverage")
        chosen = Seen(county)
        tap.equal("A1: another target is chosen", chosen.coverage["target"], "sjcoe-example")
        tap.equal("A1: by it nobody is missing", chosen.gaps(), [])
        county.must("undo")
        tap.equal("A1: the choice is undone", Seen(county).report, seen.report)


def check_a6(tap):
    """A6: the replacement undone and redone; the A4 re-sourcing reversed by hand."""
    with Told(*YEAR) as county:
        replaced, first = Seen(county), county.report()
        tap.equal("A6: the newest change", county.last(1), [REPLACED])
        tap.equal("A6: Noor stands for Lena",
                  [replaced.places()[name] for name in ("Lena Abubakar", "Noor Castellanos")],
                  ["replaced", "registered"])
        chain = {replaced.names[each["person"]]: each
                 for each in replaced.convening()["attendance"]}
        tap.equal("A6: linked to what it replaces",
                  [(name, each["replaces"]) for name, each in chain.items() if each["replaces"]],
                  [("Noor Castellanos", chain["Lena Abubakar"]["id"])])
        tap.equal("A6: spots 6 of 6", replaced.spots()[:2], (6, 6))

        county.must("undo")
        undone = Seen(county)
        tap.equal("A6: Lena is registered again", undone.places()["Lena Abubakar"], "registered")
        tap.check("A6: Noor is not at Fall", "Noor Castellanos" not in undone.places())
        tap.equal("A6: Noor is a prospect", undone.people["Noor Castellanos"]["status"],
                  "prospect")
        tap.equal("A6: every cent as before", undone.report["ledger"], replaced.report["ledger"])
        tap.equal("A6: still 6 of 6", undone.spots(), replaced.spots())
        tap.equal("A6: history says what was undone", county.last(2),
                  [f"Undid: {REPLACED}", REPLACED])

        county.must("redo")
        tap.equal("A6: redo returns it, bit for bit", county.report(), first)
        tap.equal("A6: and is told", county.last(1), [f"Did again: {REPLACED}"])

        county.tell("a6-back-on-contract")
        contract = Seen(county).contract
        tap.equal("A6: Spring is back on the contract",
                  (contract["committed"], contract["available"]), (641296, -219336))
        tap.equal("A6: the five parts are the cap", five_parts(contract), contract["cap"])
        for _ in range(16):
            county.must("undo")
        tap.equal("A6: undone one by one", county.report(), first)


def check_a8(tap):
    """A8: a spot that becomes free is offered to nobody by itself; both ways are open."""
    for way in ("fill", "release"):
        with Told(*TEAM) as county:
            before = Seen(county).contract
            county.tell("a8-waitlist")
            seen, freed = Seen(county), county.report()
            entry = seen.convening()["waitlist"][0]
            tap.equal(f"A8, {way}: Ellis waits since nine o'clock, by form",
                      (seen.waitlist(), entry["requested_at"], entry["source"]),
                      ([("Ellis Marchetti", "waiting", 1)], "2024-10-02T16:00:00Z", "form"))
            tap.equal(f"A8, {way}: Grace declined", seen.places()["Grace Whitfield"], "declined")
            tap.equal(f"A8, {way}: nothing is offered by itself",
                      (entry["offered_at"], entry["reply_by"], len(seen.places())),
                      (None, None, 6))
            tap.equal(f"A8, {way}: declining is not releasing", seen.spots(), (6, 5, 1, 1, 0))
            tap.equal(f"A8, {way}: only what was done is in the history", county.last(2),
                      ["Grace Whitfield, Fall 2024: Declined",
                       "Ellis Marchetti waits for Fall 2024"])

            county.tell(f"a8-{way}")
            after = Seen(county)
            if way == "fill":
                tap.equal("A8: Ellis takes the spot of the county",
                          (after.waitlist(), after.places()["Ellis Marchetti"], after.spots()),
                          ([("Ellis Marchetti", "accepted", None)], "accepted", (6, 6, 0, 0, 0)))
                tap.equal("A8: at the fee Grace was planned at", after.contract["committed"],
                          before["committed"] - 6432)
                county.must("undo")
                tap.equal("A8: an offer holds the spot", (Seen(county).spots(),
                                                          Seen(county).waitlist()[0][1]),
                          ((6, 6, 0, 0, 0), "offered"))
            else:
                tap.equal("A8: the state has the spot, and Ellis waits on",
                          (after.waitlist(), after.spots()),
                          ([("Ellis Marchetti", "waiting", 1)], (5, 5, 0, 1, 1)))
                county.tell("a8-fill")
                tap.equal("A8: a released spot, filled all the same, is one too many",
                          [finding["text"] for finding in Seen(county).report["findings"]
                           if finding["id"] == "OVER_SPOTS"],
                          ["Fall 2024: 6 people for 5 spots. "
                           "The last to be added is Ellis Marchetti."])
                county.must("undo")
                county.must("undo")
            county.must("undo")
            tap.equal(f"A8, {way}: undone", county.report(), freed)


def check_import_taken_back(tap):
    """What was edited since an import stays; the rest goes, and comes back."""
    with County() as county:
        empty = Seen(county)
        county.must("import", SAN_JOAQUIN)
        number = county.json("history")[0]["number"]
        county.must("apply", "-", stdin="\n".join(json.dumps(line) for line in (
            {"do": "person.edit", "person": "Grace Whitfield", "phone": "209-555-0155"},
            {"do": "attendance.plan", "person": "Marisol Vance", "convening": "fall-2024"})))
        edited = county.report()
        kept = county.json("revert", str(number))["kept"]
        left = Seen(county)
        tap.equal("reverted import: whoever was edited or goes is left", sorted(left.people),
                  ["Grace Whitfield", "Marisol Vance"])
        tap.equal("reverted import: the edit is", left.people["Grace Whitfield"]["phone"],
                  "209-555-0155")
        tap.equal("reverted import: the place is", left.places(), {"Marisol Vance": "planned"})
        for name in left.people:
            tap.check(f"reverted import: {name} is named",
                      any(name in sentence for sentence in kept), kept)
        county.must("undo")
        tap.equal("reverted import: undone, bit for bit", county.report(), edited)
        for _ in range(3):
            county.must("undo")
        tap.equal("reverted import: and back to the beginning", Seen(county).report, empty.report)


def check_merge_undone(tap):
    """Two entries of one person are suggested, merged field by field, and parted again."""
    with Told(*TEAM) as county:
        county.act("2024-09-20", {
            "do": "person.add", "given": "Grace", "family": "Whitfield",
            "email": "gwhitfield@example.org", "phone": "209-555-0199",
            "role": "district-specialist", "organization": "Calaveras Bend Unified"},
            {"do": "attendance.plan", "person": "gwhitfield@example.org",
             "convening": "spring-2025"})
        pairs, before = county.json("report")["duplicates"], county.report()
        tap.equal("merge: the pair is suggested with its reasons",
                  [[reason["text"] for reason in pair["reasons"]] for pair in pairs],
                  [["the same name", "the same organization"]])
        tap.equal("merge: and left alone", len(county.json("report")["people"]), 9)
        county.act("2024-09-21", {"do": "person.merge", "person": "grace.whitfield@example.org",
                                  "other": "gwhitfield@example.org", "take": ["phone"]})
        seen = Seen(county)
        grace = seen.people["Grace Whitfield"]
        tap.equal("merge: one is left", (len(seen.report["people"]), seen.report["duplicates"]),
                  (8, []))
        tap.equal("merge: each field from whom it was taken", (grace["email"], grace["phone"]),
                  ("grace.whitfield@example.org", "209-555-0199"))
        tap.equal("merge: her places come along",
                  (seen.places()["Grace Whitfield"], seen.places("spring-2025")),
                  ("planned", {"Grace Whitfield": "planned"}))
        county.must("undo")
        tap.equal("merge: undone, bit for bit", county.report(), before)
        county.act("2024-09-22", {"do": "person.distinguish", "other": "gwhitfield@example.org",
                                  "person": "grace.whitfield@example.org"})
        tap.equal("merge: told apart, not suggested again",
                  county.json("report")["duplicates"], [])


def check_change_of_role(tap):
    """A change of role in January leaves Fall as it was, and counts in Spring (domain.md 3.9)."""
    with Told(*YEAR) as county:
        before = county.report()
        county.act("2025-01-06", {
            "do": "membership.change", "person": "priya.raman@example.org",
            "role": "district-administrator", "sector": "district", "bands": ["system"]})
        seen = Seen(county)
        old, new = ("teacher-leader", "3-5"), ("district-administrator", "system")
        tap.equal("change of role: of the year's convenings",
                  [[seen.cells(scope).get(cell, 0) for cell in (old, new)]
                   for scope in ("fall-2024", "spring-2025", "team")], [[1, 0], [0, 1], [0, 1]])
        tap.equal("change of role: nobody counts twice", [seen.spots(code)[1] for code in
                                                          ("fall-2024", "spring-2025")], [6, 6])
        tap.equal("change of role: the administrators are no gap any more",
                  [item["count"] for item in seen.target("groups")["items"]
                   if item["id"] in ("administrators", "teachers")], [0, 1])
        tap.equal("change of role: history", county.last(1), ["Priya Raman changed role"])
        county.must("undo")
        tap.equal("change of role: undone, bit for bit", county.report(), before)


def main():
    tap = Tap()
    check_a1(tap)
    check_a6(tap)
    check_a8(tap)
    check_import_taken_back(tap)
    check_merge_undone(tap)
    check_change_of_role(tap)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
