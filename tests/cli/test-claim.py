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
from pdf_papers import check_pdf, read, squeeze
from tap import Tap

# Whether this build draws the pages of documents; else they are enclosed.
DRAWS = os.environ.get("COHORT_PDF_RECEIPTS") == "1"
MOST_PAGES = 40
LONG = "María Guadalupe " + "Fernández-" * 20 + "Ñandú"


def apply(county, *commands):
    """Commands, one a line."""
    county.must("apply", "-", stdin="\n".join(json.dumps(each) for each in commands))


def tell_story(county):
    """The worked story up to December 1, 2024."""
    with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as file:
        names = [line.strip() for line in file if not line.startswith("#") and line.strip()]
    for name in names:
        county.must("apply", story(name))


def make_receipts(county):
    """A picture as a camera made it, held upright, a drawing, and a document."""
    paths = [os.path.join(county.folder, name) for name in ("hotel.jpg", "taxi.png", "folio.pdf")]
    subprocess.run(["convert", "-size", "640x480", "plasma:red-blue", "-orient", "RightTop",
                    paths[0]], check=True)
    subprocess.run(["convert", "-size", "300x200", "xc:white", "-fill", "black", "-draw",
                    "rectangle 20,20 90,90", paths[1]], check=True)
    letter = os.path.join(county.folder, "letter.pdf")
    county.must("export", "letters", letter, "--person", "Marisol Vance")
    read("qpdf", "--empty", "--pages", letter, "1", "--", paths[2])
    return paths


def check_enclosed(tap, name, out, title, path):
    """The file is in the PDF as it was attached."""
    listed = read("qpdf", "--list-attachments", out)
    keys = [line.split(" -> ")[0] for line in listed.splitlines() if title in line]
    tap.equal(f"{name}: {title} is in it", len(keys), 1)
    with open(path, "rb") as file:
        shown = subprocess.run(["qpdf", f"--show-attachment={keys[0]}", out], check=True,
                               capture_output=True).stdout
        tap.check(f"{name}: {title} is whole and unchanged", shown == file.read())


def make_documents(county):
    """Two pages, a locked one, a damaged one, and one that is far too long."""
    pages = [os.path.join(county.folder, name) for name in ("one.pdf", "two.pdf")]
    for path, person in zip(pages, ("Marisol Vance", "Priya Raman")):
        county.must("export", "letters", path, "--person", person)
    both, locked, damaged, many = (os.path.join(county.folder, name) for name in (
        "both.pdf", "locked.pdf", "damaged.pdf", "many.pdf"))
    read("qpdf", "--empty", "--pages", pages[0], "1", pages[1], "1", "--", both)
    read("qpdf", "--encrypt", "secret", "secret", "256", "--", pages[0], locked)
    with open(damaged, "wb") as file:
        file.write(b"%PDF-1.5\nnothing that anybody can read\n")
    read("qpdf", "--empty", "--pages", *[pages[0], "1"] * (MOST_PAGES + 5), "--", many)
    return both, locked, damaged, many


def claim_with(county, name):
    """Priya's claim as it is now: where it is, its pages and its words."""
    out = os.path.join(county.folder, name)
    county.must("export", "claim", out, "--person", "Priya Raman", "--convening", "fall-2024")
    pages = read("pdftotext", "-layout", out, "-").split("\f")[:-1]
    return out, pages, squeeze("\n".join(pages))


def check_documents(tap, county):
    """Each page of a document is drawn; what cannot be is enclosed, and the claim says why."""
    both, locked, damaged, many = make_documents(county)
    before = len(claim_with(county, "bare.pdf")[1])
    county.must("attach", "lodging-priya", both)
    out, pages, text = claim_with(county, "both-claim.pdf")
    check_pdf(tap, "documents", out, "Claim for reimbursement – Priya Raman")
    if DRAWS:
        drawn = [page for page in pages if "Receipt 1 – both.pdf" in page]
        tap.equal("documents: two pages more, each with its number", [
            re.search(r"page (\d+ of \d+)", page).group(1) for page in drawn],
            ["1 of 2", "2 of 2"])
        tap.check("documents: the list may grow the form, no more",
                  before + 2 <= len(pages) <= before + 3, [before, len(pages)])
        tap.check("documents: the words of each page are on it",
                  "Marisol" in drawn[0] and "Priya" in drawn[1], drawn)
        tap.check("documents: the list names both pages", re.search(
            rf"both\.pdf 1?\d+ pages {len(pages) - 1}–{len(pages)}", text), [text])
        tap.equal("documents: what is drawn is not enclosed too",
                  read("qpdf", "--list-attachments", out).count("both.pdf"), 0)
    else:
        check_enclosed(tap, "documents", out, "both.pdf", both)
    for path in (locked, damaged, many):
        county.must("attach", "lodging-priya", path)
    out, pages, text = claim_with(county, "all-claim.pdf")
    check_pdf(tap, "all documents", out, "Claim for reimbursement – Priya Raman")
    for path in (locked, damaged, many):
        check_enclosed(tap, "all documents", out, os.path.basename(path), path)
    if DRAWS:
        tap.check("a locked one is told of", "Receipt 2 is locked with a password" in text, [text])
        tap.check("a damaged one is told of", "Receipt 3 is damaged" in text, [text])
        tap.check("a long one is told of", f"the first {MOST_PAGES} of its {MOST_PAGES + 5} pages"
                  in text, [text])
        tap.equal("and cut", sum("Receipt 4 – many.pdf" in page for page in pages), MOST_PAGES)


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
                  "actual and necessary"):
        tap.check(f"claim: says {words}", words in text, [text[:3000]])
    tap.check("claim: says where the rate is from", "Rate:" in text)
    # Registration 370.00, lodging 507.00, mileage 64.32, meals 256.00.
    tap.check("claim: totals to the cent", "Total $1,197.32 $1,197.32" in text, [text])
    images = [line.split() for line in read("pdfimages", "-list", out).splitlines()[2:]]
    tap.equal("claim: each picture once, the JPEG as it is",
              sorted((row[2], row[8]) for row in images), [("image", "image"), ("image", "jpeg")])
    own = 3 if DRAWS else 2
    tap.equal("claim: on pages of their own", len(pages) - own,
              next(n for n, page in enumerate(pages) if "Receipt 1 –" in page))
    shown = re.findall(r"\bpage (\d+)", text[text.index("Receipt File"):])
    tap.equal("claim: the list names these pages", shown,
              [str(len(pages) - n) for n in reversed(range(own))])
    if not DRAWS:
        check_enclosed(tap, "claim", out, "folio.pdf", pdf)
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
    tap.check("request: no approval is claimed", "Approved on" not in text, [text])
    apply(county, {"do": "plan.trip", "person": "Priya Raman", "convening": "fall-2024"},
          {"do": "trip.approve", "person": "Priya Raman", "convening": "fall-2024",
           "on": "2024-10-08", "approval": "Board of October 8, item 12"})
    county.must("export", "preapproval", out, "--person", "Priya Raman", "--convening",
                "fall-2024")
    text = squeeze("\n".join(check_pdf(tap, "approved", out, "Request to travel – Priya Raman")))
    tap.check("request: says who approved", "Approved on Oct 8, 2024: Board of October 8, item 12."
              in text and "anew" not in text, [text])
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
        check_documents(tap, county)
        check_preapproval(tap, county)
        check_invoice(tap, county)
    check_long(tap)
    sys.exit(tap.done())


main()
