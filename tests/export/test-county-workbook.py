#!/usr/bin/python3
# The county workbook as other programs read it: kinds of cells, what may be edited, what is kept.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each cell is read back as Cohort's import reads it, and has to be what the base sheet says."""

import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))
import golden
from tap import Tap

WRITER = sys.argv[1]
GOLDEN = pathlib.Path(__file__).parent / "golden" / "county"
SPARE_ROWS = 60
RECORDS = ("Team", "Attendance", "Plan", "Expenses", "Funding", "Waitlist", "Opportunities",
           "Goals", "Activities")
# Columns whose words are several, or are not for editing, and so have no rule.
WITHOUT_RULE = {"Team": {"bands": "band"}, "Funding": {"categories": "expense-category"},
                "Plan": {"state": "line-state"}, "Expenses": {"status": "expense-status"},
                "Attendance": {"role": "role"},
                "Opportunities": {"audience": "role", "sectors": "sector"},
                "Goals": {"grant_goals": "grant-goal", "practice_goals": "practice-goal",
                          "beliefs": "belief"}}
tap = Tap()


def write(folder, kind, **environment):
    path = folder / f"{kind}.xlsx"
    subprocess.run([WRITER, kind, path], check=True, env={**os.environ, **environment})
    return path


def recalculate(path, folder):
    """What LibreOffice makes of the workbook."""
    profile = (folder / "profile").as_uri()
    subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "again", path],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
    return folder / "again" / path.name


class Base:
    """The very hidden sheet: what each cell was."""

    def __init__(self, book):
        self.facts, self.titles, self.keys, self.rows = {}, {}, {}, {}
        for line in book["_cohort"].iter_rows(values_only=True):
            line = [cell for cell in line if cell is not None]
            kind, words = line[0], line[1:]
            if kind == "sheet":
                self.titles[words[0]] = words[1]
            elif kind == "columns":
                self.keys[words[0]] = json.loads("".join(words[1:]))
            elif kind == "row":
                self.rows[words[0], words[1]] = json.loads("".join(words[2:]))
            else:
                self.facts[kind] = words[0] if len(words) == 1 else words


class Lists:
    """Words and codes of the hidden sheet, as {list: {word: code}}."""

    def __init__(self, book):
        self.codes = {}
        columns = list(book["Lists"].iter_cols(values_only=True))
        for codes, words in zip(columns[::2], columns[1::2]):
            self.codes[codes[0]] = dict(zip(words[1:], codes[1:]))
        self.names = {columns[at + 1][0]: at + 2 for at in range(0, len(columns), 2)}

    def of(self, sheet):
        """{key: {word: code}} of the columns of a sheet with choices, as its rules say."""
        found = {key: self.codes[name] for key, name in WITHOUT_RULE.get(sheet.title, {}).items()}
        for key, (rule, _) in rules(sheet).items():
            source = re.fullmatch(r"\$?Lists\.?!?\$([A-Z]+)\$2:.*", rule.formula1 or "")
            if rule.type == "list" and source:
                at = openpyxl.utils.column_index_from_string(source[1])
                found[key] = next(self.codes[name] for name, number in self.names.items()
                                  if number == at)
        return found


def decimals(value, least, most):
    """Without exponent, with `least` to `most` decimals."""
    text = f"{value:.{most}f}"
    while "." in text and text[-1] == "0" and len(text.split(".")[1]) > least:
        text = text[:-1]
    return text.rstrip(".")


def read(cell, codes):
    """The canonical text of a cell; `codes` are those of the words that may be chosen there."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, (int, float)):
        if "$" not in cell.number_format:
            return decimals(value, 0, 1)
        return decimals(value, 2, 3)
    return value if codes is None else " ".join(codes[word] for word in value.split("; "))


def compare(path):
    """Every cell that is not what the base says, as (sheet, id, key, base, cell)."""
    book = openpyxl.load_workbook(path)
    base, lists = Base(book), Lists(book)
    found, changed = set(), []
    for code, title in base.titles.items():
        sheet = book[title]
        keys = [cell.value for cell in sheet[2]][1:]
        choices = lists.of(sheet)
        for row in sheet.iter_rows(min_row=4):
            if row[0].value is None:
                continue
            found.add((code, row[0].value))
            texts = base.rows[code, row[0].value]
            for key, text, cell in zip(keys, texts, row[1:]):
                if read(cell, choices.get(key)) != text:
                    changed.append((code, row[0].value, key, text, cell.value))
    return changed, found ^ set(base.rows)


def heads(sheet):
    """{key: number of the column}, from 1."""
    return {cell.value: cell.column for cell in sheet[2]}


def find(sheet, key, value):
    """The row in which a column has a value."""
    at = heads(sheet)[key]
    return next(row[0].row for row in sheet.iter_rows(min_row=4)
                if sheet.cell(row[0].row, at).value == value)


def check_sheets(book):
    tap.equal("sheets", book.sheetnames,
              [*RECORDS, "Coverage", "Ledger", "About", "Lists", "_cohort"])
    tap.equal("who is hidden, and how well",
              [book[name].sheet_state for name in ("Team", "Lists", "_cohort")],
              ["visible", "hidden", "veryHidden"])
    for title in RECORDS:
        sheet = book[title]
        keys = list(heads(sheet))
        tap.check(f"{title}: marked, with ids in a hidden column and keys in a hidden row",
                  str(sheet["A1"].value).startswith("cohort:") and keys[0] == "id"
                  and sheet.column_dimensions["A"].hidden and sheet.row_dimensions[2].hidden)
        tap.equal(f"{title}: keys are unlike", len(set(keys)), len(keys))
        table = next(iter(sheet.tables.values()))
        tap.equal(f"{title}: a table over headings, records and empty rows",
                  table.ref.split(":")[1], sheet.dimensions.split(":")[1])
        tap.equal(f"{title}: named as its headings",
                  [column.name for column in table.tableColumns],
                  [cell.value for cell in sheet[3]])
        tap.check(f"{title}: protected without a password",
                  sheet.protection.sheet and not sheet.protection.password)
        tap.equal(f"{title}: frozen", sheet.freeze_panes, "D4")
        tap.check(f"{title}: prints on US Letter with its headings",
                  int(sheet.page_setup.paperSize) == 1
                  and sheet.print_title_rows in ("3:3", "$3:$3"))


def check_kinds(book):
    team, plan, going = book["Team"], book["Plan"], book["Attendance"]
    at = heads(team)
    vance = find(team, "family", "Vance")
    since = team.cell(vance, at["start"])
    phone = team.cell(vance, at["phone"])
    tap.equal("a date is a date", (since.value, since.is_date),
              (datetime.datetime(2024, 8, 15), True))
    tap.equal("a phone is text and stays it", (phone.value, phone.data_type, phone.number_format),
              ("209-555-0101", "s", "@"))
    tap.equal("words for codes", [team.cell(vance, at[key]).value for key in
                                  ("role", "bands", "lead", "case_member")],
              ["COE STEM / science coordinator", "System-wide", "Yes", "Yes"])
    tap.equal("several words", team.cell(find(team, "family", "Abubakar"), at["bands"]).value,
              "TK–2; 3–5")
    tap.check("nothing private", "needs" not in at and "note" not in at)
    at = heads(plan)
    lines = {tuple(plan.cell(row, at[key]).value for key in ("person", "category")):
             plan.cell(row, at["amount"]) for row in range(4, 9)}
    tap.equal("money is a number, what has no price is empty",
              [(lines[key].value, lines[key].data_type, "$" in lines[key].number_format)
               for key in (("Grace Whitfield", "Mileage"), ("Tomás Herrera-Lund", "Registration"))],
              [(64.32, "n", True), (None, "n", True)])
    at = heads(going)
    row = find(going, "person", "Marisol Vance")
    tap.equal("attendance", [going.cell(row, at[key]).value for key in
                             ("convening", "status", "price", "source", "planned")],
              ["Fall 2024", "Registered", 370, "SJCOE contract", 820])


def check_locks(book):
    team, funding, spent = book["Team"], book["Funding"], book["Expenses"]
    vance, at = find(team, "family", "Vance"), heads(team)
    gray = team.cell(vance, 1)
    tap.check("an id is locked", gray.protection.locked)
    tap.check("a name is not", not team.cell(vance, at["family"]).protection.locked)
    tap.check("nor an empty row", not team.cell(team.max_row, at["family"]).protection.locked)
    at = heads(funding)
    contract, district = find(funding, "kind", "SJCOE contract"), find(funding, "kind", "District")
    tap.equal("the contract's cap is amended elsewhere, another's is edited",
              [funding.cell(row, at["cap"]).protection.locked for row in (contract, district)],
              [True, False])
    at = heads(spent)
    tap.equal("what is paid is settled; a new expense is not",
              [spent.cell(row, at["amount"]).protection.locked for row in (4, 5)], [True, False])
    tap.equal("a status is no cell to edit", spent.cell(5, at["status"]).protection.locked, True)


def rules(sheet):
    """{key: rule} of the columns that have one."""
    names = {number: key for key, number in heads(sheet).items()}
    found = {}
    for rule in sheet.data_validations.dataValidation:
        for block in rule.sqref.ranges:
            found[names[block.min_col]] = (rule, block)
    return found


def check_rules(book):
    for title in RECORDS:
        sheet = book[title]
        for key, (rule, block) in rules(sheet).items():
            if block.max_row != sheet.max_row or block.min_row != 4:
                tap.check(f"{title}: {key} is checked in every row", False, [str(block)])
            source = re.fullmatch(r"Lists!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)", rule.formula1 or "")
            if rule.type != "list" or source is None:
                continue
            offered = {book["Lists"][f"{source[1]}{row}"].value
                       for row in range(2, int(source[2]) + 1)}
            used = {sheet.cell(row, heads(sheet)[key]).value
                    for row in range(4, sheet.max_row + 1)} - {None}
            tap.check(f"{title}: {key}: what is there can be chosen",
                      used <= offered and len(offered) > 1, [used - offered])
    tap.equal("only real dates", rules(book["Team"])["start"][0].type, "date")
    tap.equal("only numbers", rules(book["Plan"])["amount"][0].type, "decimal")
    tap.equal("sources as they stand on their sheet", rules(book["Plan"])["source"][0].formula1,
              f"Funding!$B$4:$B${3 + 2 + SPARE_ROWS}")
    tap.check("several words are told beside the cell",
              "TK–2; 3–5" in rules(book["Team"])["bands"][0].prompt)


def check_base(book, path):
    base = Base(book)
    tap.equal("whose, of when", [base.facts[fact] for fact in
                                 ("format", "county", "year", "exported_at", "version")],
              ["1", "39", "2024-25", "2024-10-01T16:00:00Z", "0.1.0"])
    for code, title in base.titles.items():
        tap.equal(f"{title}: keys", base.keys[code], list(heads(book[title]))[1:])
    tap.equal("each cell is what the base says", compare(path), ([], set()))


def totals(path):
    """The sums above the columns, as {(sheet, key): value}."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {(title, key): book[title].cell(1, number).value for title in RECORDS
            for key, number in heads(book[title]).items()
            if isinstance(book[title].cell(1, number).value, (int, float))}


def strip_results(path, stripped):
    """A copy in which no formula brings its result, so that whoever opens it has to calculate."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(stripped, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            target.writestr(name, content)


def check_sums(path):
    sums = totals(path)
    formula = openpyxl.load_workbook(path)["Plan"].cell(1, 8).value
    tap.equal("sums are live", formula, f"=ROUND(SUBTOTAL(9,H4:H{3 + 5 + SPARE_ROWS}),2)")
    tap.equal("and known beforehand", (sums["Plan", "amount"], sums["Expenses", "paid"],
                                       sums["Attendance", "price"], sums["Funding", "cap"]),
              (1284.32, 370, 1470, 9000))


def check_libreoffice(path, folder):
    if shutil.which("soffice") is None:
        tap.skip("LibreOffice", "there is no LibreOffice here")
        return
    bare = folder / "bare.xlsx"
    strip_results(path, bare)
    tap.equal("nothing is known without calculating", totals(bare), {})
    again = recalculate(bare, folder)
    tap.equal("LibreOffice adds up the same", totals(again), totals(path))
    ours, theirs = (openpyxl.load_workbook(each, data_only=True)["Ledger"].iter_rows(
        min_row=3, max_row=5, max_col=9, values_only=True) for each in (path, again))
    tap.equal("and the same ledger", list(theirs), list(ours))
    tap.equal("each cell is what the base says after LibreOffice saved it", compare(again),
              ([], set()))
    team = openpyxl.load_workbook(again)["Team"]
    tap.check("ids stay hidden", team.column_dimensions["A"].hidden)


def check_hostile(path):
    book = openpyxl.load_workbook(path)
    formulas = [(title, cell.coordinate) for title in RECORDS for row in
                book[title].iter_rows(min_row=2) for cell in row
                if cell.data_type == "f" or cell.hyperlink]
    team = book["Team"]
    row = find(team, "given", "-2+3")
    tap.equal("what looks like a formula is text", formulas, [])
    tap.equal("as it was typed", [team.cell(row, heads(team)[key]).value for key in
                                  ("role_typed", "organization", "phone")],
              ["=cmd|' /C calc'!A0", '@SUM(A1) <b>&amp; "Söhne" ]]>', "007"])
    tap.equal("cut at the longest cell", len(team.cell(row, heads(team)["note"]).value), 32767)
    tap.equal("and known as it was cut", compare(path), ([], set()))


def check_template(folder):
    book = openpyxl.load_workbook(write(folder, "template"))
    alpine = openpyxl.load_workbook(write(folder, "template-alpine"))
    tap.equal("sheets of a template", book.sheetnames,
              ["About", *RECORDS, "Lists", "_cohort"])
    tap.equal("nothing but empty rows", [(book[title].max_row,
              any(cell.value is not None for row in book[title].iter_rows(min_row=4)
                  for cell in row)) for title in RECORDS], [(3 + SPARE_ROWS, False)] * len(RECORDS))
    base = Base(book)
    sheet, cell = base.facts["county-cell"]
    tap.equal("no record and no county", (base.rows, base.facts["template"]), ({}, "yes"))
    choice = book[sheet].data_validations.dataValidation[0]
    tap.check("the county is chosen", book[sheet][cell].value is None and cell in choice.sqref
              and choice.formula1.startswith("Lists!")
              and not book[sheet][cell].protection.locked)
    tap.equal("58 to choose from", len([code for code in Lists(book).codes["county"].values()
                                        if code is not None]), 58)
    tap.equal("or is there already", (alpine[sheet][cell].value, Base(alpine).facts["county"]),
              ("Alpine", "2"))
    tap.check("what a row needs is marked", book["Attendance"]["B3"].value.endswith("*"))


def check_many(folder):
    book = openpyxl.load_workbook(write(folder, "many"), read_only=False)
    sheet = book["Team"]
    tap.equal("beyond ten thousand a filter takes the place of the table",
              (dict(sheet.tables), sheet.auto_filter.ref),
              ({}, f"A3:{sheet.dimensions.split(':')[1]}"))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = write(folder, "county")
        book = openpyxl.load_workbook(path)
        check_sheets(book)
        check_kinds(book)
        check_locks(book)
        check_rules(book)
        check_base(book, path)
        check_sums(path)
        golden.check_parts(tap, path, GOLDEN)
        check_hostile(write(folder, "hostile"))
        check_template(folder)
        check_many(folder)
        tap.equal("a county without anything", compare(write(folder, "empty")), ([], set()))
        check_libreoffice(path, folder)
    sys.exit(tap.done())


main()
