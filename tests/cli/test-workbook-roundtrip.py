#!/usr/bin/python3
# The county workbook there and back: nothing changes by itself, and what was edited does.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random counties are exported, edited with openpyxl and imported; each step has to say exactly
what was edited. The counties are made from seeds, so that a failure comes back."""

import datetime
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import zipfile

import openpyxl

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cohort_runs import County, run, story
from tap import Tap

# Seeds; more are tried with COHORT_WORKBOOK_COUNTIES=100.
COUNTIES = int(os.environ.get("COHORT_WORKBOOK_COUNTIES", "10"))
WITH_OFFICE = 2
EDITS = 25
RECORDS = ("team", "attendance", "plan", "ledger", "funding", "waitlist", "opportunities", "goals",
           "activities")
GIVEN = ("Ana", "José", "Mei-Lin", "Ngozi", "D’Arcy", "Søren", "Priya", "=Bob", "Zoë", "Lupe",
         "Tràn", "Ruth")
FAMILY = ("Ruiz", "O'Neil", "Nguyễn", "Park", "+Plus", "de la Cruz", "Smith-Jones", "Ōta",
          "Bell", "@Home", "Gómez")
ROLES = ("teacher", "teacher-leader", "district-coach", "site-administrator", "coe-coordinator")
BANDS = ("tk-2", "3-5", "6-8", "9-12")
CONVENINGS = ("fall-2024", "spring-2025")
tap = Tap()


# Counties


def day(chance, text=True):
    when = datetime.date(2024, 9, 4) + datetime.timedelta(days=chance.randrange(60))
    return when.isoformat() if text else when


def words(chance):
    some = ("room", "7%", "“north”", "a,b", "c;d", "-3", "=A1", "1/2", "ñandú")
    return " ".join(chance.choice(some) for _ in range(chance.randint(1, 4)))


def person(chance, at):
    command = {"do": "person.add", "id": f"p{at}", "given": chance.choice(GIVEN),
               "family": f"{chance.choice(FAMILY)} {at}", "role": chance.choice(ROLES)}
    optional = {"email": f"p{at}@example.org", "phone": f"209-555-{at:04d}",
                "organization": f"School {at % 7}", "language": chance.choice(("en", "es")),
                "case_member": chance.choice(("yes", "no")), "home_place": words(chance),
                "case_presenter": True, "needs": words(chance), "note": words(chance) + "\nmore",
                "bands": " ".join(sorted(set(chance.choices(BANDS, k=2)), key=BANDS.index)),
                "content_area": chance.choice(("math", "cs")), "start": day(chance), "lead": True}
    command.update((key, value) for key, value in optional.items() if chance.random() < 0.6)
    return command


def make_year(chance, n):
    """Opportunities of the county's own, lines of both action plans, and what was done."""
    for at in range(n // 4):
        yield {"do": "opportunity.add", "title": words(chance), "start": day(chance),
               "cost": f"{chance.randint(0, 999)}.00", "audience": "site-administrator teacher",
               "uncertain": chance.random() < 0.5, "note": words(chance)}
        yield {"do": "goal.add", "kind": chance.choice(("asset", "need", "concern")),
               "text": words(chance), "beliefs": ["learning", "students"]}
        yield {"do": "goal.add", "id": f"g{at}", "text": words(chance), "due": day(chance),
               "owner": f"p{at}", "grant_goals": ["capacity", "coordination"]}
        yield {"do": "goal.link", "goal": f"g{at}", "person": f"p{at}", "why": words(chance)}
        yield {"do": "activity.add", "component": chance.choice(("convenings", "networking")),
               "title": words(chance), "on": "2024-08-20", "people": [f"p{at}", "p0"],
               "goal": f"g{at}", "resources": words(chance) + "\nmore",
               "minutes": chance.choice((None, 90, 480))}


def make_commands(chance):
    """A county of some people, two sources, and who goes, waits, plans and spends."""
    n = chance.randint(5, 40)
    yield {"at": "2024-09-03"}
    yield {"do": "source.add", "name": "District = 5%", "kind": "district", "cap": "5000.00",
           "start": "2024-07-01"}
    yield from (person(chance, at) for at in range(n))
    for at in range(n):
        for convening in CONVENINGS:
            kind = chance.random()
            about = {"person": f"p{at}", "convening": convening}
            if kind < 0.4:
                yield {"do": "attendance.plan", **about}
            elif kind < 0.5:
                yield {"do": "waitlist.join", **about, "at": f"2024-09-02T1{at % 10}:00:00Z"}
            if kind < 0.3:
                yield {"do": "plan.add", **about, "category": "materials", "amount":
                       f"{chance.randint(1, 99999) / 100:.2f}", "description": words(chance)}
            if kind < 0.2:
                yield {"do": "expense.add", **about, "category": "materials", "on": day(chance),
                       "amount": f"{chance.randint(1, 9999) / 100:.2f}", "purpose": words(chance)}
            if kind < 0.1:
                yield {"do": "membership.end", "person": f"p{at}", "on": "2025-06-30"}
    yield from make_year(chance, n)


def make_county(seed):
    """A county that `apply` took all it could of."""
    chance = random.Random(seed)
    county = County()
    lines = "\n".join(json.dumps(command) for command in make_commands(chance))
    county.run("apply", county.file("commands.jsonl", lines), "--each")
    return county, chance


# Workbooks


class Book:
    """A workbook to be edited: cells by sheet, id and key."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheets = {}
        for sheet in self.book:
            mark = str(sheet["A1"].value or "")
            if mark.startswith("cohort:"):
                self.sheets[mark[7:]] = sheet
        columns = list(self.book["Lists"].iter_cols(values_only=True))
        self.labels = {codes[0]: dict(zip(codes[1:], words[1:]))
                       for codes, words in zip(columns[::2], columns[1::2])}

    def keys(self, code):
        return {cell.value: cell.column for cell in self.sheets[code][2] if cell.value}

    def rows(self, code):
        """(row, id) of the records."""
        sheet = self.sheets[code]
        return [(row, sheet.cell(row, 1).value) for row in range(4, sheet.max_row + 1)
                if sheet.cell(row, 1).value]

    def cell(self, code, row, key):
        return self.sheets[code].cell(row, self.keys(code)[key])

    def find(self, code, **texts):
        """The row whose cells have these texts."""
        for row, _ in self.rows(code):
            if all(self.cell(code, row, key).value == text for key, text in texts.items()):
                return row
        raise AssertionError(f"{code}: {texts}")

    def free(self, code):
        """The first empty row."""
        sheet = self.sheets[code]
        return next(row for row in range(4, sheet.max_row + 2)
                    if all(sheet.cell(row, at).value is None
                           for at in range(1, sheet.max_column + 1)))

    def add(self, code, **texts):
        row = self.free(code)
        for key, text in texts.items():
            self.cell(code, row, key).value = text
        return row

    def save(self, name="edited.xlsx"):
        path = os.path.join(os.path.dirname(self.path), name)
        self.book.save(path)
        return path


def export(county, name="county.xlsx", *options):
    path = os.path.join(county.folder, name)
    county.must("export", "workbook", path, *options)
    return path


def preview(county, path, *options):
    return json.loads(county.must("import", path, "--dry-run", "--json", *options))


def base(county):
    """What the workbook says now, as {(sheet, id, key): canonical text}."""
    book = openpyxl.load_workbook(export(county, "base.xlsx", "--private"))
    texts, keys = {}, {}
    for line in book["_cohort"].iter_rows(values_only=True):
        line = [cell for cell in line if cell is not None]
        if line[0] == "columns":
            keys[line[1]] = json.loads("".join(line[2:]))
        elif line[0] == "row":
            for key, text in zip(keys[line[1]], json.loads("".join(line[3:]))):
                texts[line[1], line[2], key] = text
    return texts


def through_office(path):
    """The workbook opened and saved by LibreOffice."""
    folder = pathlib.Path(path).parent
    profile = (folder / "profile").as_uri()
    subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "office",
                    path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   timeout=240)
    return str(folder / "office" / pathlib.Path(path).name)


# Edits: what is typed, and its canonical text


def typed_text(chance, _labels):
    text = f"{chance.choice(('new', '=1+1', 'ü', '007'))} {chance.randrange(1000)}"
    return text, text


def typed_day(chance, _labels):
    when = day(chance, text=False) + datetime.timedelta(days=200)
    shapes = (when, datetime.datetime(when.year, when.month, when.day), when.isoformat(),
              f"{when.month}/{when.day}/{when.year}")
    return chance.choice(shapes), when.isoformat()


def typed_money(chance, _labels):
    cents = chance.randint(1, 30000)
    text = f"{cents // 100}.{cents % 100:02d}"
    return chance.choice((cents / 100, text, f"${text}")), text


def typed_phone(chance, _labels):
    last = f"{chance.randrange(10000):04d}"
    return chance.choice((f"(916) 555-{last}", f"916555{last}")), f"916-555-{last}"


def typed_choice(list_name, codes, other=None):
    def typed(chance, labels):
        code = chance.choice(codes)
        shapes = [labels[list_name][code], code, labels[list_name][code].upper()]
        if other and code in other:
            shapes.append(other[code])
        return chance.choice(shapes), code
    return typed


def typed_bands(chance, labels):
    codes = [band for band in BANDS if chance.random() < 0.5] or ["6-8"]
    shown = [labels["band"][code] for code in reversed(codes)]
    return chance.choice(("; ", ";", ", ", "\n")).join(shown), " ".join(codes)


def typed_flag(chance, labels):
    return chance.choice((True, labels["yes-no"]["yes"], "yes", "X", "sí")), "yes"


TYPED = {
    ("team", "preferred"): typed_text, ("team", "home_place"): typed_text,
    ("team", "role_typed"): typed_text, ("team", "organization"): typed_text,
    ("team", "family"): typed_text, ("team", "note"): typed_text,
    ("team", "phone"): typed_phone, ("team", "bands"): typed_bands,
    ("team", "start"): lambda chance, labels: (datetime.date(2024, 7, 9), "2024-07-09"),
    ("team", "language"): typed_choice("language", ("en", "es"), {"es": "español"}),
    ("team", "case_member"): typed_choice("yes-no", ("yes", "no"), {"yes": "sí"}),
    ("team", "content_area"): typed_choice("content-area", ("science", "math", "cs")),
    ("team", "case_presenter"): typed_flag, ("team", "lead"): typed_flag,
    ("attendance", "confirmation"): typed_text, ("attendance", "affiliation"): typed_text,
    ("attendance", "hotel_rate"): typed_flag, ("attendance", "registered_on"): typed_day,
    ("plan", "description"): typed_text, ("plan", "amount"): typed_money,
    ("plan", "account_code"): typed_text, ("plan", "override_reason"): typed_text,
    ("ledger", "purpose"): typed_text, ("ledger", "amount"): typed_money,
    ("ledger", "account_code"): typed_text, ("ledger", "on"): typed_day,
    ("funding", "tags"): typed_text, ("funding", "number"): typed_text,
    ("waitlist", "together"): typed_text,
    ("opportunities", "title"): typed_text, ("opportunities", "cost"): typed_money,
    ("opportunities", "deadline"): typed_day, ("opportunities", "uncertain"): typed_flag,
    ("goals", "text"): typed_text, ("goals", "due"): typed_day,
    ("goals", "status"): typed_choice("goal-status", ("open", "under-way", "reached", "dropped")),
    ("goals", "content_area"): typed_choice("content-area", ("science", "math", "cs")),
    ("activities", "title"): typed_text, ("activities", "resources"): typed_text,
    ("activities", "minutes"): lambda chance, labels: (45, "45"),
    ("activities", "component"): typed_choice("component", ("lesson-study", "leadership")),
}


def edit_some(book, chance, before, n):
    """Types into random cells; {(sheet, id, key): text} of what is no longer as it was."""
    places = [(code, row, record, key) for code in book.sheets for row, record in book.rows(code)
              for key in book.keys(code)
              if (code, key) in TYPED and not book.cell(code, row, key).protection.locked]
    edits = {}
    for code, row, record, key in chance.sample(places, min(n, len(places))):
        value, text = TYPED[code, key](chance, book.labels)
        if text == before[code, record, key]:
            continue
        cell = book.cell(code, row, key)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        edits[code, record, key] = text
    return edits


def listed(found, kind="edits"):
    return {(item["sheet"], item["id"], item["key"]): item["theirs"] for item in found[kind]}


def differences(expected, got):
    return [f"{key}: expected {expected.get(key)!r}, got {got.get(key)!r}"
            for key in sorted(set(expected) | set(got), key=str)
            if expected.get(key) != got.get(key)]


# Cases


def check_same(county, path, name):
    found = preview(county, path)
    problems = [str(found[kind]) for kind in ("edits", "conflicts", "new", "deletions", "problems",
                                              "notes") if found[kind]]
    return tap.check(name, found["nothing_to_do"] and not problems, problems)


def check_edits(seed, county, chance, with_office):
    path = export(county, "county.xlsx", "--private")
    before = base(county)
    book = Book(path)
    edits = edit_some(book, chance, before, EDITS)
    edited = book.save()
    if with_office:
        edited = through_office(edited)
    found = preview(county, edited)
    tap.check(f"county {seed}: exactly the {len(edits)} edits are found"
              + (" after LibreOffice" if with_office else ""), listed(found) == edits
              and not found["conflicts"] and not found["problems"] and not found["deletions"],
              differences(edits, listed(found)) + found["problems"])
    tap.check(f"county {seed}: a preview changes nothing", base(county) == before)
    county.must("import", edited)
    refused = [item for item in found["edits"] if not item["taken"]]
    after = base(county)
    wanted = {**before, **edits}
    typed = {key for key in edits if key[2] in ("family", "role", "amount", "text")}
    wrong = [key for key in edits if after[key] != wanted[key]]
    others = [key for key in before if key not in edits and after.get(key) != before[key]
              and not follows(key, typed)]
    tap.check(f"county {seed}: what was edited is so, and nothing else changed",
              not refused and not wrong and not others, [*refused, *wrong, *others])
    tap.check(f"county {seed}: imported once more it changes nothing",
              preview(county, edited)["nothing_to_do"], [preview(county, edited)])
    county.must("undo")
    tap.check(f"county {seed}: one undo takes all of it back", base(county) == before)


def follows(key, typed):
    """Names and sums on other sheets follow what they are of."""
    code, record, name = key
    return (name in ("person", "owner", "people", "goal", "shares", "used", "planned")
            or (code, record, "amount") in typed and name in ("quantity", "rate"))


def check_random():
    for seed in range(COUNTIES):
        county, chance = make_county(seed)
        office = seed < WITH_OFFICE and shutil.which("soffice") is not None
        with county:
            path = export(county)
            check_same(county, path, f"county {seed}: an untouched workbook changes nothing")
            if office:
                check_same(county, through_office(path),
                           f"county {seed}: nor does one that LibreOffice saved")
            check_edits(seed, county, chance, office)


def sample():
    county = County()
    for name in ("a1-team.jsonl", "a2-fall-plan.jsonl", "a5-registrations.jsonl"):
        county.must("apply", story(name))
    return county


def check_merge():
    """An older export merged with what the county did since."""
    with sample() as county:
        book = Book(export(county, "county.xlsx", "--private"))
        (one, first), (two, second), (three, third) = book.rows("team")[:3]
        book.cell("team", one, "preferred").value = "Workbook"
        book.cell("team", two, "home_place").value = "Lodi"
        book.cell("team", three, "preferred").value = "Same"
        path = book.save()
        names = {row: [book.cell("team", row, key).value for key in ("given", "family")]
                 for row in (one, two, three)}
        for row, change in ((one, {"preferred": "Cohort"}), (two, {"preferred": "Two"}),
                            (three, {"preferred": "Same"})):
            command = {"do": "person.edit", "person": " ".join(names[row]), **change}
            county.must("apply", county.file("edit.jsonl", json.dumps(command)))
        found = preview(county, path)
        tap.equal("a cell edited on both sides is a conflict, shown with all three",
                  [(item["id"], item["base"], item["theirs"], item["ours"], item["taken"])
                   for item in found["conflicts"]], [(first, "", "Workbook", "Cohort", False)])
        tap.equal("a cell edited in the workbook alone is taken, whatever else changed in its row",
                  listed(found), {("team", second, "home_place"): "Lodi"})
        county.must("import", path)
        after = base(county)
        tap.equal("Cohort's stays in a conflict, and what was edited in Cohort stays as well",
                  [after["team", first, "preferred"], after["team", second, "preferred"],
                   after["team", second, "home_place"], after["team", third, "preferred"]],
                  ["Cohort", "Two", "Lodi", "Same"])
        county.must("import", path, "--take-conflicts")
        tap.equal("unless the workbook's is asked for",
                  base(county)["team", first, "preferred"], "Workbook")


def check_people():
    """Who took part in what was done: names in any order, by whom they are called now or then."""
    with sample() as county:
        command = {"do": "activity.add", "component": "networking", "title": "A meeting",
                   "on": "2024-09-02", "people": ["Priya Raman", "Grace Whitfield"]}
        county.must("apply", county.file("add.jsonl", json.dumps(command)))
        path = export(county)
        book = Book(path)
        (row, record), = book.rows("activities")
        book.cell("activities", row, "people").value = "Priya Raman;Grace Whitfield"
        check_same(county, book.save(), "people: another order is no change")
        book.cell("activities", row, "people").value = "Priya Raman; Devon Okafor"
        book.cell("team", book.find("team", given="Priya"), "family").value = "Rao"
        edited = book.save()
        tap.equal("people: one more and one less is an edit",
                  listed(preview(county, edited)).get(("activities", record, "people")),
                  "Devon Okafor; Priya Raman")
        county.must("import", edited)
        tap.equal("people: it is so, also of her whose name was changed",
                  base(county)["activities", record, "people"], "Devon Okafor; Priya Rao")
        county.must("undo")
        command = {"do": "activity.edit", "activity": "A meeting", "people": ["Tomás Herrera-Lund"]}
        county.must("apply", county.file("edit.jsonl", json.dumps(command)))
        found = preview(county, edited)
        tap.equal("people: edited on both sides is a conflict",
                  [(item["base"], item["theirs"], item["ours"]) for item in found["conflicts"]],
                  [("Grace Whitfield; Priya Raman", "Devon Okafor; Priya Raman",
                    "Tomás Herrera-Lund")])
        book.cell("activities", row, "people").value = "Priya Raman; Nobody At All"
        refused = preview(county, book.save(), "--take-conflicts")
        county.must("import", book.path.replace("county.xlsx", "edited.xlsx"), "--take-conflicts")
        tap.equal("people: a name nobody has changes nothing of the cell",
                  base(county)["activities", record, "people"], "Tomás Herrera-Lund")
        tap.check("people: and is told", "Nobody At All" in json.dumps(refused), [str(refused)])


def check_rows():
    """Rows that are gone, sorted, hidden, copied, inserted and new."""
    with sample() as county:
        path = export(county)
        before = base(county)
        book = Book(path)
        sheet = book.sheets["team"]
        row, gone = book.rows("team")[2]
        sheet.delete_rows(row)
        deleted = book.save("deleted.xlsx")
        found = preview(county, deleted)
        tap.equal("a row that was deleted is asked about, and nothing else is",
                  [(item["sheet"], item["id"], item["taken"]) for item in found["deletions"]]
                  + found["edits"] + found["problems"], [("team", gone, False)])
        county.must("import", deleted)
        tap.check("and kept", base(county) == before)
        county.must("import", deleted, "--delete-missing")
        tap.equal("unless it is asked for: then the membership ends",
                  base(county)["team", gone, "status"], "ended")
        county.must("undo")

        book = Book(path)
        sheet = book.sheets["team"]
        rows = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=4)]
        filled = [line for line in rows if line[0]]
        for at, line in enumerate(reversed(filled)):
            for column, value in enumerate(line):
                sheet.cell(4 + at, column + 1).value = value
        sheet.row_dimensions[5].hidden = True
        sheet.title = "Our people"
        check_same(county, book.save("sorted.xlsx"),
                   "sorted rows, hidden rows and a sheet of another name change nothing")

        book = Book(path)
        book.sheets["team"].insert_cols(3)
        book.sheets["team"].cell(3, 3).value = "Shirt"
        book.sheets["team"].cell(4, 3).value = "XL"
        check_same(county, book.save("inserted.xlsx"), "nor does a column that was put between")

        book = Book(path)
        row, record = book.rows("team")[0]
        book.cell("team", row, "preferred").value = "First"
        book.sheets["team"].delete_rows(3)
        found = preview(county, book.save("headless.xlsx"))
        tap.equal("without its headings a sheet still has its first row",
                  (listed(found), found["deletions"], found["problems"]),
                  ({("team", record, "preferred"): "First"}, [], []))

        book = Book(path)
        sheet = book.sheets["team"]
        free, (copied, _) = book.free("team"), book.rows("team")[0]
        for at in range(1, sheet.max_column + 1):
            sheet.cell(free, at).value = sheet.cell(copied, at).value
        book.cell("team", free, "given").value = "Copied"
        found = preview(county, book.save("copied.xlsx"))
        tap.equal("a copied row with its hidden id is told with its row, and the first one counts",
                  ([(item["sheet"], item["row"]) for item in found["problems"]], found["edits"],
                   f"row {copied}" in found["problems"][0]["text"]),
                  ([("team", free)], [], True))


def check_cells():
    """What cannot be taken is said with sheet, row and column."""
    with sample() as county:
        path = export(county)
        before = base(county)
        book = Book(path)
        attending = book.rows("attendance")[0][0]
        planned = book.rows("plan")[0][0]
        member, record = book.rows("team")[0]
        book.cell("attendance", attending, "person").value = "Somebody Else"
        book.cell("attendance", attending, "registered_on").value = "next week"
        book.cell("plan", planned, "amount").value = "about 300"
        book.cell("team", member, "role").value = "Wizard"
        book.cell("team", member, "email").value = "no address"
        book.cell("team", member, "home_place").value = "Tracy"
        book.cell("team", member, "preferred").value = "=CONCATENATE(\"A\",\"b\")"
        book.cell("team", member, "given").value = "#N/A"
        found = preview(county, book.save())
        places = {(item["sheet"], item["row"], item["key"]) for item in found["problems"]}
        tap.equal("locked cells, no days, no amounts, unknown words, errors and formulas "
                  "without a value",
                  places, {("attendance", attending, "person"),
                           ("attendance", attending, "registered_on"), ("plan", planned, "amount"),
                           ("team", member, "role"), ("team", member, "preferred"),
                           ("team", member, "given")})
        tap.check("each with a sentence and a column",
                  all(item["text"] and item["column"] for item in found["problems"]),
                  found["problems"])
        tap.equal("one cell that is refused does not keep the others of its row out",
                  {(item["key"], item["taken"]) for item in found["edits"]},
                  {("email", False), ("home_place", True)})
        county.must("import", os.path.join(county.folder, "edited.xlsx"))
        after = base(county)
        tap.equal("and nothing else is changed",
                  {key for key in before if after[key] != before[key]},
                  {("team", record, "home_place")})

        book = Book(path)
        book.cell("team", member, "status").value = None
        found = preview(county, book.save("emptied.xlsx"))
        tap.equal("a cell that cannot be without anything is told, not counted as edited",
                  ([(item["key"], item["taken"], bool(item["text"])) for item in found["edits"]],
                   found["nothing_to_do"]), ([("status", False, True)], True))

        book = Book(path)
        book.cell("plan", planned, "amount").value = "=100+20.10"
        edited = book.save("formula.xlsx")
        if shutil.which("soffice") is None:
            tap.skip("the value of a formula is taken", "LibreOffice is not installed")
        else:
            found = preview(county, through_office(edited))
            tap.equal("the value of a formula is taken",
                      [(item["key"], item["theirs"]) for item in found["edits"]],
                      [("amount", "120.10")])


def fill_template(path):
    book = Book(path)
    book.add("team", family="Ruiz", given="Ana", role=book.labels["role"]["teacher"],
             bands="3–5; 6–8", organization="Lincoln Middle School", email="ana@example.org",
             start=datetime.date(2024, 8, 1))
    book.add("team", family="Bell", given="Zoë", role="teacher", email="zoe@example.org")
    book.add("funding", name="Title II", kind=book.labels["funding-kind"]["district"],
             cap=1200.5)
    book.add("attendance", person="Ana Ruiz", convening=book.labels["convening"][CONVENINGS[0]],
             status=book.labels["attendance-status"]["registered"], confirmation="X-12")
    book.add("plan", person="Ana Ruiz", convening=book.labels["convening"][CONVENINGS[0]],
             category=book.labels["expense-category"]["materials"], amount=120)
    book.add("ledger", on=datetime.date(2024, 10, 1), person="zoe@example.org",
             category=book.labels["expense-category"]["materials"], amount="$45.10",
             purpose="Markers")
    book.add("waitlist", person="Zoë Bell", convening=book.labels["convening"][CONVENINGS[0]])
    book.add("opportunities", title="Science night", start=datetime.date(2024, 11, 2), cost=0)
    book.add("goals", kind=book.labels["goal-kind"]["goal"], text="Open labs", owner="Ana Ruiz",
             due=datetime.date(2025, 5, 1), status=book.labels["goal-status"]["under-way"],
             grant_goals=book.labels["grant-goal"]["capacity"])
    book.add("goals", kind=book.labels["goal-kind"]["need"], text="Somebody for TK")
    book.add("activities", on=datetime.date(2024, 9, 1), title="First meeting", minutes=90,
             component=book.labels["component"]["convenings"], people="Ana Ruiz; Zoë Bell")
    return book


def check_template():
    with County() as county:
        path = export(county, "template.xlsx", "--template")
        book = fill_template(path)
        filled = book.save("filled.xlsx")
        nobody = county.run("import", filled)
        tap.check("a template without a county is refused, saying where to choose it",
                  nobody.returncode == 1 and "B2" in nobody.stderr, [nobody.stderr])
        book.book["About"]["B2"].value = "San Joaquin"
        filled = book.save("filled.xlsx")
        found = preview(county, filled)
        tap.equal("each filled row of a template is a new one",
                  ([(item["sheet"], item["taken"]) for item in found["new"]], found["problems"]),
                  ([(code, True) for code in ("team", "team", "attendance", "plan", "ledger",
                                              "funding", "waitlist", "opportunities",
                                              "goals", "goals", "activities")], []))
        county.must("import", filled)
        report = json.loads(county.report())
        after = base(county)
        texts = {(code, key): text for (code, _, key), text in after.items() if text}
        tap.equal("the people are on the team", report["team"]["people"], 2)
        tap.equal("with what was typed",
                  [texts["attendance", "status"], texts["attendance", "confirmation"],
                   texts["plan", "amount"], texts["ledger", "amount"], texts["waitlist", "person"],
                   texts["opportunities", "cost"], texts["goals", "owner"],
                   texts["activities", "minutes"],
                   sorted(texts["activities", "people"].split("; ")),
                   {text for (code, _, key), text in after.items() if key == "start" and text
                    and code == "team"},
                   {text for (code, _, key), text in after.items() if key == "cap" and text}
                   >= {"1200.50"}],
                  ["registered", "X-12", "120.00", "45.10", "Zoë Bell", "0.00", "Ana Ruiz",
                   "90", ["Ana Ruiz", "Zoë Bell"], {"2024-08-01"}, True])
        again = preview(county, filled)
        tap.check("imported once more nothing is booked twice", again["nothing_to_do"], [again])
        county.must("undo")
        tap.equal("one undo takes all of it back", json.loads(county.report())["team"]["people"], 0)


def check_refusals():
    """Files that are no workbook of this county."""
    with sample() as county, County("Fresno") as other:
        path = export(county)
        result = other.run("import", path)
        tap.check("another county's workbook is refused", result.returncode == 1
                  and "San Joaquin" in result.stderr and "Fresno" in result.stderr, [result.stderr])
        for name, change, word in (
                ("a newer format", lambda sheet: sheet.cell(1, 2, "99"), "newer"),
                ("a damaged line", lambda sheet: sheet.cell(12, 4, "[1"), "damaged"),
                ("another year", lambda sheet: sheet.cell(4, 2, "2019-20"), "2019-20")):
            book = Book(path)
            change(book.book["_cohort"])
            result = county.run("import", book.save("other.xlsx"))
            tap.check(f"{name} is refused", result.returncode == 1 and word in result.stderr,
                      [result.stderr])
        with open(path, "rb") as file:
            whole = file.read()
        results = [county.run("import", county.file("cut.xlsx", whole[:size]), "--dry-run")
                   for size in range(0, len(whole), max(1, len(whole) // 25))]
        tap.check("truncated files are refused with a sentence",
                  all(result.returncode == 1 and result.stderr.startswith("cohort: ")
                      for result in results))
        linked = os.path.join(county.folder, "linked.xlsx")
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(linked, "w") as target:
            for name in source.namelist():
                target.writestr(name, source.read(name))
            target.writestr("xl/externalLinks/externalLink1.xml",
                            '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
                            '2006/main"><externalBook><sheetNames><sheetName val="x"/></sheetNames>'
                            "</externalBook></externalLink>")
        check_same(county, linked, "links to other files are left alone")
        book = Book(path)
        for at in range(5000):
            book.sheets["plan"].append([None, None, None, "materials", "x" * 50, None, None, at])
        result = county.run("import", book.save("many.xlsx"), "--dry-run", "--json")
        tap.check("thousands of new rows are read", result.returncode == 0, [result.stderr])


def main():
    check_merge()
    check_people()
    check_rows()
    check_cells()
    check_template()
    check_refusals()
    check_random()
    usage = run("--help").stdout
    tap.check("the options are told", "--take-conflicts" in usage and "--delete-missing" in usage)
    return tap.done()


sys.exit(main())
