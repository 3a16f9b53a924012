#!/usr/bin/python3
# Files that are no roster, whatever they are called: one clear error each and nothing changed.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os
import random
import sys
import zipfile

from cohort_runs import SAMPLES, SAN_JOAQUIN, County
from tap import Tap

MEGABYTE = 1 << 20
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def read(path):
    """The bytes of a file."""
    with open(path, "rb") as file:
        return file.read()


def zip_bomb():
    """A workbook whose sheet unpacks to a gigabyte of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(read(os.path.join(SAMPLES, "fresno-team.xlsx")))) as good, \
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            if not name.startswith("xl/worksheets/sheet"):
                bad.writestr(name, good.read(name))
                continue
            with bad.open(name, "w") as sheet:
                for _ in range(1024):
                    sheet.write(bytes(MEGABYTE))
    return out.getvalue()


def files():
    """Name, content and whether the message must name the file."""
    workbook = read(os.path.join(SAMPLES, "fresno-team.xlsx"))
    noise = random.Random(1)
    yield "garbage.csv", noise.randbytes(10 * MEGABYTE)
    yield "garbage.xlsx", noise.randbytes(10 * MEGABYTE)
    yield "letters.csv", bytes(noise.choices(b"abc ,;\n\"", k=10 * MEGABYTE))
    yield "truncated.xlsx", workbook[: len(workbook) // 2]
    yield "headless.xlsx", workbook[len(workbook) // 2:]
    yield "bomb.xlsx", zip_bomb()
    yield "roster.xls", OLD_EXCEL
    yield "roster-renamed.xlsx", OLD_EXCEL
    yield "roster.pdf", b"%PDF-1.7\n" + bytes(1000)
    yield "empty.csv", b""
    yield "shopping.csv", b"milk,2\nbread,1\n"
    yield "year.json", b'{"year": "2031-32"}'
    yield "broken.json", b'{"year": '


def main():
    tap = Tap()
    with County() as county:
        county.must("import", SAN_JOAQUIN)
        before, history = county.report(), county.must("history", "--json")
        for name, content in files():
            result = county.run("import", county.file(name, content))
            tap.equal(f"{name}: refused", result.returncode, 1)
            tap.check(f"{name}: one clear error", result.stderr.startswith("cohort: ")
                      and len(result.stderr.splitlines()) == 1 and len(result.stderr) < 400,
                      [result.stderr[:2000]])
            tap.equal(f"{name}: nothing else is printed", result.stdout, "")
            tap.equal(f"{name}: nothing changed", county.report(), before)
        tap.equal("nothing was logged", county.must("history", "--json"), history)
        tap.equal("the database is sound", county.run("check").returncode, 0)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
