#!/usr/bin/python3
# The ledger's sheet: what LibreOffice makes of its formulas is what the report says, to the cent.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import openpyxl

from cohort_runs import STORIES, County, story
from tap import Tap

PARTS = ("cap", "paid", "approved", "submitted", "committed", "available")


def tell_story(county):
    """The worked story up to December 1, 2024."""
    with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as file:
        names = [line.strip() for line in file if not line.startswith("#") and line.strip()]
    for name in names:
        county.must("apply", story(name))


def strip_results(path, stripped):
    """A copy in which no formula brings its result, so that whoever opens it has to calculate."""
    formulas = 0
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(stripped, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content, n = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
                formulas += n
            target.writestr(name, content)
    return formulas


def recalculate(path, folder):
    """What LibreOffice saves after it calculated."""
    profile = pathlib.Path(folder, "profile").as_uri()
    subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", os.path.join(folder, "again"), path],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return os.path.join(folder, "again", os.path.basename(path))


def read_parts(path, data_only=True):
    """Name of each source: its cells from the cap to the check; and the sum of all checks."""
    sheet = openpyxl.load_workbook(path, data_only=data_only)["Ledger"]
    sources, check = {}, None
    for row in sheet.iter_rows(min_row=3, values_only=True):
        if row[0] == "No.":
            break
        if isinstance(row[0], (int, float)):
            sources[row[1]] = row[2:9]
        elif row[8] is not None:
            check = row[8]
    return sources, check


def as_cents(value):
    """Dollars of a cell as cents; words stand for what is not known."""
    return round(value * 100) if isinstance(value, (int, float)) else None


def check_parts(tap, name, path, report):
    """The same cents as the report's."""
    sources, check = read_parts(path)
    tap.equal(f"{name}: every source", sorted(sources),
              sorted(each["name"] for each in report["ledger"]["sources"]))
    for source in report["ledger"]["sources"]:
        got = [as_cents(value) for value in sources[source["name"]]]
        tap.equal(f"{name}: {source['name']}", got[:6], [source[part] for part in PARTS])
        tap.check(f"{name}: {source['name']}: parts less cap", got[6] in (0, None), [got])
    tap.equal(f"{name}: the check of all", as_cents(check), 0)


def main():
    tap = Tap()
    with County() as county:
        tell_story(county)
        report = county.json("report")
        path = os.path.join(county.folder, "roster.xlsx")
        county.must("export", "roster", path)
        contract = report["ledger"]["contract"]
        tap.equal("the story's contract", contract["available"], 57564)
        check_parts(tap, "as written", path, report)
        formulas, _ = read_parts(path, data_only=False)
        tap.check("parts are live formulas", all(
            str(value).startswith("=ROUND(SUMIFS(") for row in formulas.values()
            for value in row[1:5]), [formulas])
        if shutil.which("soffice") is None:
            tap.skip("LibreOffice calculates the same", "there is no LibreOffice here")
            sys.exit(tap.done())
        bare = os.path.join(county.folder, "bare.xlsx")
        tap.check("results were taken away", strip_results(path, bare) > 20)
        tap.equal("nothing can be read without calculating",
                  {value for row in read_parts(bare)[0].values() for value in row[1:5]}, {None})
        check_parts(tap, "LibreOffice", recalculate(bare, county.folder), report)
    sys.exit(tap.done())


main()
