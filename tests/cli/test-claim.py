#!/usr/bin/python3
# Claims, requests to travel and invoices as the offices that get them read them.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import re
import subprocess
import sys

import openpyxl

from cohort_runs import STORIES, County, story
from tap import Tap

LONG = "María Guadalupe " + "Fernández-" * 20 + "Ñandú"


def read(*command):
    """What a program says."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def squeeze(text):
    """Words in one line."""
    return " ".join(text.split())


def apply(county, *commands):
    """Commands, one a line."""
    county.must("apply", "-", stdin="\n".join(json.dumps(each) for each in commands))


def tell_story(county):
    """The worked story up to December 1, 2024."""
    with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as file:
        names = [line.strip() for line in file if not line.startswith("#") and line.strip()]
    for name in names:
        county.must("apply", story(name))


def check_pdf(tap, name, path, title):
    """Tagged, on US Letter, with a title, fonts and structure; returns its pages."""
    info = dict(re.findall(r"^([^:\n]+): +(.*)$", read("pdfinfo", path), re.M))
    tap.equal(f"{name}: tagged, on US Letter", (info["Tagged"], info["Page size"]),
              ("yes", "612 x 792 pts (letter)"))
    tap.check(f"{name}: title", info["Title"].startswith(title), [info["Title"]])
    fonts = read("pdffonts", path).splitlines()[2:]
    tap.check(f"{name}: every font is embedded", fonts and all(
        re.search(r" yes +yes +yes ", font) for font in fonts), fonts)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    tap.check(f"{name}: qpdf finds nothing",
              "No syntax or stream encoding errors" in checked.stdout, [checked])
    pages = read("pdftotext", "-layout", path, "-").split("\f")[:-1]
    tap.equal(f"{name}: each page has its number",
              [n for n, page in enumerate(pages, 1) if f"Page {n} of {len(pages)}" not in page], [])
    return pages


def make_receipts(county):
    """A picture as a camera made it, held upright, a drawing, and a document."""
    paths = [os.path.join(county.folder, name) for name in ("hotel.jpg", "taxi.png", "folio.pdf")]
    subprocess.run(["convert", "-size", "640x480", "plasma:red-blue", "-orient", "RightTop",
                    paths[0]], check=True)
    subprocess.run(["convert", "-size", "300x200", "xc:white", "-fill", "black", "-draw",
                    "rectangle 20,20 90,90", paths[1]], check=True)
    county.must("export", "letters", paths[2], "--person", "Marisol Vance")
    return paths


def check_claim(tap, county):
    """Marisol's Fall: lines, rates, sources, totals, receipts."""
    jpeg, png, pdf = make_receipts(county)
    for expense, path in (("lodging-marisol", jpeg), ("lodging-marisol", pdf),
                          ("mileage-marisol", jpeg), ("mileage-marisol", png)):
        county.must("attach", expense, path)
    out = os.path.join(county.folder, "claim.pdf")
    county.must("export", "claim", out, "--person", "Marisol Vance", "--convening", "fall-2024")
    pages = check_pdf(tap, "claim", out, "Claim for reimbursement – Marisol Vance")
    text = squeeze("\n".join(pages))
    for words in ("Marisol Vance, COE STEM / science coordinator, San Joaquin County",
                  "Fall 2024, Sacramento, November 7–10, 2024", "3 × $169.00", "96 × $0.67",
                  "$507.00", "$64.32", "By funding source", "Approved by (designated officer)",
                  "enclosed file", "actual and necessary"):
        tap.check(f"claim: says {words}", words in text, [text[:3000]])
    tap.check("claim: says where the rate is from", "Rate:" in text)
    # Registration 370.00, lodging 507.00, mileage 64.32, meals 256.00.
    tap.check("claim: totals to the cent", "Total $1,197.32 $1,197.32" in text, [text])
    images = [line.split() for line in read("pdfimages", "-list", out).splitlines()[2:]]
    tap.equal("claim: each picture once, the JPEG as it is",
              sorted((row[2], row[8]) for row in images), [("image", "image"), ("image", "jpeg")])
    tap.equal("claim: on pages of their own", len(pages) - 2,
              next(n for n, page in enumerate(pages) if "Receipt 1 –" in page))
    shown = re.findall(r"page (\d+)", text[text.index("Receipt File"):])
    tap.equal("claim: the list names these pages", shown,
              [str(len(pages) - 1), str(len(pages))])
    listed = read("qpdf", "--list-attachments", out)
    tap.check("claim: the document is in it", "folio.pdf" in listed, [listed])
    with open(pdf, "rb") as file:
        key = listed.split(" -> ")[0]
        shown = subprocess.run(["qpdf", f"--show-attachment={key}", out], check=True,
                               capture_output=True).stdout
        tap.check("claim: whole and unchanged", shown == file.read())
    tags = read("pdfinfo", "-struct", out)
    tap.check("claim: a table with heads and cells", all(
        re.search(rf"^ *{tag}\b", tags, re.M) for tag in ("Table", "TR", "TH", "TD", "H1", "H2")))


def check_missing(tap, county):
    """A file that was changed is not shown; the rest still is."""
    folder = county.path + ".attachments"
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            if file.read(3) == b"\xff\xd8\xff":
                path = os.path.join(folder, name)
    os.truncate(path, 20)
    out = os.path.join(county.folder, "claim-2.pdf")
    county.must("export", "claim", out, "--person", "Marisol Vance", "--convening", "fall-2024")
    text = squeeze(read("pdftotext", "-layout", out, "-"))
    tap.check("a changed receipt is not at hand", "not at hand" in text)
    result = county.run("check")
    tap.check("check tells of it", "hotel.jpg" in result.stdout + result.stderr, [result])


def check_long(tap):
    """Sixty lines over several pages, names that do not fit, and Spanish."""
    with County() as county:
        apply(county, {"do": "person.add", "given": LONG, "family": "Núñez", "id": "long",
                       "language": "es"},
              *({"do": "expense.add", "person": "long", "category": "parking",
                 "on": f"2024-11-{n % 28 + 1:02}", "amount": 1001 + n,
                 "purpose": f"Estacionamiento número {n}, señal – " + "ñ" * (n * 7 % 90),
                 "missing_receipt_reason": "La máquina no dio recibo"} for n in range(60)))
        out = os.path.join(county.folder, "claim.pdf")
        county.must("export", "claim", out, "--person", "long")
        pages = check_pdf(tap, "long claim", out, "Claim for reimbursement – María")
        text = squeeze("\n".join(pages))
        tap.check("several pages", len(pages) > 3, [len(pages)])
        tap.equal("each line once", [n for n in range(60) if len(re.findall(
            rf"número {n}\b", text)) != 1], [])
        total = sum(1001 + n for n in range(60))
        tap.check("its total", f"${total / 100:,.2f}" in text, [text[-600:]])
        tap.equal("heads on each page with lines", [n for n, page in enumerate(pages, 1)
                  if "número" in page and "What for" not in page], [])
        tap.check("the reason for no receipt", "No receipt: La máquina no dio recibo" in text)
        tap.check("nothing runs off the page", all(
            len(line) < 200 for page in pages for line in page.splitlines()))


def check_preapproval(tap, county):
    """Role, event, place, days, costs by kind, funding, board."""
    out = os.path.join(county.folder, "request.pdf")
    county.must("export", "preapproval", out, "--person", "Priya Raman", "--convening",
                "fall-2024")
    text = squeeze("\n".join(check_pdf(tap, "request", out, "Request to travel – Priya Raman")))
    for words in ("Teacher leader", "Delta Oaks Unified", "Sacramento", "Anticipated costs",
                  "Substitute", "$440.00", "$1,610.32", "board", "Approved by (superintendent"):
        tap.check(f"request: says {words}", words in text, [text])
    result = county.run("export", "preapproval", out, "--person", "Ellis Marchetti",
                        "--convening", "spring-2025")
    tap.check("nothing planned, nothing asked", result.returncode == 1
              and "Nothing is planned" in result.stderr, [result.stderr])


def check_invoice(tap, county):
    """As PDF and as a workbook, with the same total."""
    apply(county, {"do": "invoice.add", "number": "SJ-1", "id": "sj-1",
                   "period_start": "2024-07-01", "period_end": "2024-12-31",
                   "expenses": ["lodging-priya", "lodging-tomas"]})
    out = os.path.join(county.folder, "invoice.pdf")
    county.must("export", "invoice", out, "--invoice", "SJ-1")
    text = squeeze("\n".join(check_pdf(tap, "invoice", out, "Invoice SJ-1")))
    for words in ("Priya Raman", "$450.00", "$300.00", "Total due $750.00", "Jul 1 – Dec 31, 2024"):
        tap.check(f"invoice: says {words}", words in text, [text])
    out = os.path.join(county.folder, "invoice.xlsx")
    county.must("export", "invoice", out, "--invoice", "SJ-1")
    cells = [row for row in openpyxl.load_workbook(out)["Invoice"].iter_rows(values_only=True)]
    values = [row for row in openpyxl.load_workbook(out, data_only=True)["Invoice"].iter_rows(
        values_only=True)]
    tap.check("the workbook's total is a formula", str(cells[-1][5]).startswith("=SUM(F"), cells)
    tap.equal("and what it comes to", values[-1][5], 750)


def main():
    tap = Tap()
    with County() as county:
        tell_story(county)
        check_claim(tap, county)
        check_missing(tap, county)
        check_preapproval(tap, county)
        check_invoice(tap, county)
    check_long(tap)
    sys.exit(tap.done())


main()
