# What every paper that leaves the office has to be, read back with poppler and qpdf.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`check_pdf` counts the cases of one PDF and gives its pages as text."""

import re
import subprocess


def read(*command):
    """What a program says."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def squeeze(text):
    """Words in one line."""
    return " ".join(text.split())


def check_pdf(tap, name, path, title, size="612 x 792"):
    """Tagged, on US Letter, with a title, fonts and structure; returns its pages."""
    info = dict(re.findall(r"^([^:\n]+): +(.*)$", read("pdfinfo", path), re.M))
    tap.equal(f"{name}: tagged, on US Letter", (info["Tagged"], info["Page size"]),
              ("yes", f"{size} pts (letter)"))
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
