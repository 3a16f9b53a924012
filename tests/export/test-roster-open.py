#!/usr/bin/python3
# The roster as other programs read it: cells, formulas, drop-down lists, and under any locale.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import pathlib
import re
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
GOLDEN = pathlib.Path(__file__).parent / "golden" / "roster"
tap = Tap()


def write(folder, kind, **environment):
    path = folder / f"{kind}.xlsx"
    subprocess.run([WRITER, kind, path], check=True, env={**os.environ, **environment})
    return path


def cells(path, data_only=False):
    """All cells of all sheets as {sheet: rows}."""
    book = openpyxl.load_workbook(path, data_only=data_only)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def trim(rows):
    """Rows without the empty cells and rows that a program adds or drops at the end."""
    rows = [list(row) for row in rows]
    for row in rows:
        while row and row[-1] in (None, ""):
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def recalculate(path, folder):
    """What LibreOffice makes of the workbook, every formula calculated anew."""
    profile = (folder / "profile").as_uri()
    subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "again", path],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
    return folder / "again" / path.name


def check_roster(path):
    book = openpyxl.load_workbook(path)
    sheet = book["Roster"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    heads = {cell.value: cell.column - 1 for cell in sheet[1]}
    vance = rows["Vance"]

    tap.equal("sheets", book.sheetnames,
              ["Roster", "Coverage", "Spots and money", "Ledger", "About", "Lists"])
    tap.equal("lists are hidden", book["Lists"].sheet_state, "hidden")
    tap.equal("one row a person, by family name", list(rows),
              ["Abubakar", "Herrera-Lund", "Okafor", "Raman", "Vance", "Whitfield"])
    tap.equal("accents", rows["Herrera-Lund"][1].value, "Tomás")
    tap.equal("a phone is text", (vance[heads["Phone"]].value, vance[heads["Phone"]].data_type),
              ("209-555-0101", "s"))
    since = vance[heads["On the team since"]]
    tap.equal("a date is a date", (since.value, since.is_date),
              (datetime.datetime(2024, 8, 15), True))
    price = vance[heads["Fall 2024 price"]]
    tap.equal("a price is a number", (price.value, price.data_type, "$" in price.number_format),
              (370, "n", True))
    tap.equal("an unknown price is an empty cell",
              rows["Herrera-Lund"][heads["Fall 2024 price"]].value, None)
    tap.equal("planned on the contract", vance[heads["Fall 2024 planned on contract"]].value, 820)
    tap.equal("status", rows["Raman"][heads["Fall 2024 status"]].value, "Accepted")
    tap.equal("yes and unknown", (vance[heads["CASE member"]].value,
                                  rows["Raman"][heads["CASE member"]].value), ("Yes", None))
    tap.check("no private column", "Needs (private)" not in heads)
    check_table(sheet, heads)
    check_choices(book, sheet, heads)
    check_print(sheet)


def check_table(sheet, heads):
    table = sheet.tables["Roster"]
    tap.equal("a table over everybody", table.ref, sheet.dimensions)
    tap.check("with a filter", table.autoFilter is not None)
    tap.equal("named as its header", [column.name for column in table.tableColumns], list(heads))
    tap.equal("frozen header and names", sheet.freeze_panes, "C2")
    tap.check("every column has a width", all(
        sheet.column_dimensions[cell.column_letter].width > 5 for cell in sheet[1]))


def check_choices(book, sheet, heads):
    choices = {}
    for choice in sheet.data_validations.dataValidation:
        for block in choice.sqref.ranges:
            choices[block.min_col - 1] = (choice, block)
    for head in ("Role", "Sector", "Team status", "Fall 2024 status", "Fall 2024 registration"):
        choice, block = choices[heads[head]]
        source = re.fullmatch(r"Lists!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)", choice.formula1)
        offered = {book["Lists"][f"{source[1]}{row}"].value for row in range(2, int(source[2]) + 1)}
        used = {row[heads[head]].value for row in sheet.iter_rows(min_row=2)} - {None}
        tap.check(f"{head}: what is there can be chosen", used <= offered and len(offered) > 1,
                  [used - offered])
        tap.check(f"{head}: in rows to come, too", block.max_row > sheet.max_row)
    tap.check("nothing can be chosen for what is not announced",
              heads["Spring 2025 registration"] not in choices)


def check_print(sheet):
    setup = sheet.page_setup
    tap.equal("US Letter, landscape, one page wide",
              (int(setup.paperSize), setup.orientation, int(setup.fitToWidth or 1),
               int(setup.fitToHeight)),
              (1, "landscape", 1, 0))
    tap.check("the header repeats", sheet.print_title_rows in ("1:1", "$1:$1"))
    tap.check("county and date at the head", "San Joaquin" in (sheet.oddHeader.left.text or "")
              and "2024" in (sheet.oddHeader.right.text or ""))


def check_money(path):
    formulas = openpyxl.load_workbook(path)["Spots and money"]
    values = openpyxl.load_workbook(path, data_only=True)["Spots and money"]
    at = {row[0].value: row[0].row for row in formulas.iter_rows() if row[0].value}
    fall, spring, contract = at["Fall 2024"], at["Spring 2025"], at["SJCOE contract"]
    total = at["All sources"]

    tap.equal("limit, held and free of Fall", [values.cell(fall, c).value for c in (5, 6, 7, 8)],
              [6, 6, 0, 0])
    tap.equal("free is a formula", formulas.cell(fall, 7).value, f"=E{fall}-F{fall}")
    tap.equal("Spring is not announced, in words",
              [values.cell(spring, c).value for c in (5, 7)], ["not announced"] * 2)
    tap.equal("five parts of the contract", [values.cell(contract, c).value for c in range(2, 9)],
              [8000, 370, 0, 0, 914.32, 6715.68, 1])
    tap.equal("available is a formula", formulas.cell(contract, 7).value,
              f"=B{contract}-SUM(C{contract}:F{contract})")
    tap.equal("the sum of all sources", [values.cell(total, c).value for c in range(2, 9)],
              [9000, 370, 0, 0, 914.32, 7715.68, 1])
    tap.equal("is a formula", formulas.cell(total, 2).value, f"=SUM(B{contract}:B{total - 1})")
    tap.check("days are dates", formulas.cell(fall, 3).is_date and formulas.cell(spring, 4).is_date)


def check_other_sheets(path):
    book = cells(path, data_only=True)
    coverage = {row[0]: row[1:] for row in book["Coverage"] if row[0]}
    tap.equal("people by band, and all",
              list(coverage["All roles"]), [1, 2, 1, 1, 0, 2, 6])
    tap.equal("a gap is said in words", coverage["Higher education"][:3], [0, 1, "nobody yet"])
    about = [row for row in book["About"] if row[0]]
    words = " ".join(str(cell) for row in about for cell in row)
    tap.check("about: county, code, year, time and version", all(
        [label, value] in about for label, value in (
            ("County", "San Joaquin"), ("CDS code", "39"), ("Program year", "2024-25"),
            ("Exported at", "2024-10-01 16:00 UTC"), ("Cohort", "0.1.0"))), about)
    tap.check("about: what is not known", "number of spots is not announced" in words
              and "1 planned item has no price" in words and "1 registration has no price" in words)


def check_libreoffice(path, folder):
    again = recalculate(path, folder)
    ours, theirs = cells(path, data_only=True), cells(again, data_only=True)
    for sheet in ours:
        tap.equal(f"LibreOffice has the same cells: {sheet}",
                  trim(theirs[sheet]), trim(ours[sheet]))


def check_hostile(path):
    book = openpyxl.load_workbook(path)
    sheet = book["Roster"]
    heads = {cell.value: cell.column - 1 for cell in sheet[1]}
    row = next(row for row in sheet.iter_rows(min_row=2)
               if str(row[0].value).startswith("=HYPERLINK"))

    tap.equal("what looks like a formula is text", [row[heads[head]].data_type for head in (
        "Family name", "Given name", "Role", "Organization", "Phone")], ["s"] * 5)
    tap.equal("as it was typed", [row[heads[head]].value for head in (
        "Given name", "Role", "Organization", "Phone")],
        ["-2+3", "=cmd|' /C calc'!A0", '@SUM(A1) <b>&amp; "Söhne" ]]>', "007"])
    tap.equal("without what XML cannot hold", row[heads["E-mail"]].value, "+1 at example")
    tap.equal("cut at the longest cell", len(row[heads["Note (private)"]].value), 32767)
    tap.equal("no formula and no link anywhere", [cell.coordinate for row in sheet.iter_rows()
              for cell in row if cell.data_type == "f" or cell.hyperlink], [])


def check_empty(path):
    sheet = openpyxl.load_workbook(path)["Roster"]
    tap.equal("a county without people still has its table", (sheet.max_row, list(sheet.tables)),
              (1, ["Roster"]) if sheet.max_row == 1 else (2, ["Roster"]))


def check_comma_locale(folder, reference):
    """German writes 1,5 for what every XML file needs as 1.5."""
    locales = folder / "locales"
    locales.mkdir()
    made = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", locales / "de_DE.UTF-8"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if made.returncode > 1:
        tap.skip("the same under a comma locale", "localedef cannot make de_DE here")
        return
    environment = {"LOCPATH": str(locales), "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "en"}
    comma = subprocess.run(["printf", "%.1f", "1,5"], env={**os.environ, **environment},
                           capture_output=True, text=True)
    tap.equal("the locale has a comma", comma.stdout, "1,5")
    (folder / "comma").mkdir()
    path = write(folder / "comma", "roster", **environment)
    with zipfile.ZipFile(path) as theirs, zipfile.ZipFile(reference) as ours:
        tap.equal("the same under a comma locale",
                  [name for name in ours.namelist() if ours.read(name) != theirs.read(name)], [])


with tempfile.TemporaryDirectory() as name:
    temporary = pathlib.Path(name)
    roster = write(temporary, "roster")
    check_roster(roster)
    golden.check_parts(tap, roster, GOLDEN)
    check_money(roster)
    check_other_sheets(roster)
    check_hostile(write(temporary, "roster-hostile"))
    check_empty(write(temporary, "roster-empty"))
    check_comma_locale(temporary, roster)
    check_libreoffice(roster, temporary)
sys.exit(tap.done())
