#!/usr/bin/python3
# `export letters`: as they would be issued, and as they left, in each form.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.dirname(os.path.abspath(__file__)))

import cohort_runs
from tap import Tap

TEAM = ["Devon Okafor", "Grace Whitfield", "Lena Abubakar", "Marisol Vance", "Noor Castellanos",
        "Priya Raman", "Tomás Herrera-Lund"]
tap = Tap()


def get_stories():
    """Those that make the sample county, which has its letters."""
    with open(cohort_runs.story("sample.list"), encoding="utf-8") as file:
        return [line for line in file.read().splitlines() if line and not line.startswith("#")]


def get_text(path):
    return " ".join(subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True,
                                   text=True).stdout.split())


def export(county, name, *words):
    """Writes letters to a path of that name; the path and what was said."""
    path = os.path.join(county.folder, name)
    return path, county.must("export", "letters", path, *words)


def check_drafts(county):
    path, said = export(county, "all.pdf")
    tap.equal("everybody who is on the team", len(re.findall(
        r"(?:Dear|Saludos cordiales,) \w+[,:]", get_text(path))), 7)
    tap.check("it says what it wrote", "all.pdf" in said, [said])
    path, _ = export(county, "one.pdf", "--person", "Grace Whitfield", "--language", "es")
    tap.check("in the language asked for", "Saludos cordiales, Grace:" in get_text(path))
    path = os.path.join(county.folder, "french.pdf")
    french = county.run("export", "letters", path, "--language", "fr")
    tap.check("and in no other instead", french.returncode == 1 and "welcome.fr" in french.stderr
              and not os.path.exists(path), [french])
    path, _ = export(county, "drafts", "--as", "folder", "--person", "Grace Whitfield")
    tap.equal("a file of her name", os.listdir(path), ["Grace Whitfield.pdf"])


def check_issued(county):
    path, _ = export(county, "issued", "--issued", "--as", "folder")
    names = sorted(os.listdir(path))
    tap.equal("numbers from 1 to 7", [name[:11] for name in names],
              [f"39-2024-{number:03}" for number in range(1, 8)])
    tap.equal("to seven people", sorted(name[12:-4] for name in names), TEAM)
    for name, words, expected in (
            ("one person's", ("--person", "Grace Whitfield"), ["Grace Whitfield"]),
            ("two people's", ("--person", "Grace Whitfield", "--person", "Priya Raman"),
             ["Grace Whitfield", "Priya Raman"]),
            ("from a template", ("--template", "welcome", "--language", "en"), TEAM),
            ("two people's before the kind", None, ["Grace Whitfield", "Priya Raman"])):
        path = os.path.join(county.folder, name)
        if words is None:
            county.must("export", "--template", "welcome", "--issued", "--person",
                        "Grace Whitfield", "--person=Priya Raman", "letters", "--as", "folder",
                        path)
        else:
            export(county, name, "--issued", "--as", "folder", *words)
        tap.equal(f"issued: {name}", sorted(each[12:-4] for each in os.listdir(path)), expected)
    for words in (("--template", "release"), ("--language", "es"), ("--convening", "fall-2024"),
                  ("--organization", "Delta Oaks Unified")):
        path = os.path.join(county.folder, "none.pdf")
        none = county.run("export", "letters", path, "--issued", *words)
        tap.check(f"issued: none of {words[0]}", none.returncode == 1 and not os.path.exists(path)
                  and "No such letter was issued" in none.stderr, [none])
    path, _ = export(county, "letters.docx", "--issued")
    with zipfile.ZipFile(path) as archive:
        tap.equal("a document by its name", archive.read("word/document.xml").count(
            b"<w:pageBreakBefore"), 6)
    for name, first in (("CAPITALS.DOCX", b"PK"), ("CAPITALS.PDF", b"%PDF")):
        path, _ = export(county, name, "--issued")
        with open(path, "rb") as file:
            tap.equal(f"{name} is what it is called", file.read(len(first)), first)
    path, _ = export(county, "two.pdf", "--number", "39-2024-002", "--number", "39-2024-007")
    text = get_text(path)
    tap.check("those of two numbers", "Devon" in text and "Noor" in text and "Priya" not in text)


def check_as_they_left(county):
    """What a letter said does not change with the person, nor does the letterhead."""
    before = get_text(export(county, "before.pdf", "--number", "39-2024-005")[0])
    county.must("apply", "-", stdin='{"do": "person.edit", "person": "grace.whitfield@example.org",'
                ' "family": "Whitfield-Osei"}\n{"do": "setting.set", "key": "letter.address",'
                ' "value": "1 New Street"}\n')
    tap.equal("the letter as it left", get_text(
        export(county, "after.pdf", "--number", "39-2024-005")[0]), before)
    now = get_text(export(county, "now.pdf", "--person", "Grace Whitfield-Osei")[0])
    tap.check("the letter as it would be", "Whitfield-Osei" in now and "1 New Street" in now)


def check_mails(county):
    county.must("apply", "-", stdin='{"do": "person.edit", "person": "devon.okafor@example.org",'
                ' "email": ""}\n')
    result = county.run("export", "letters", os.path.join(county.folder, "mails"), "--issued",
                        "--as", "drafts")
    tap.equal("a mail to each who has an address", (result.returncode, len(os.listdir(
        os.path.join(county.folder, "mails")))), (0, 6))
    tap.check("who has none is said", "No mail to Devon Okafor" in result.stdout, [result.stdout])


def check_refusals(county):
    county.must("apply", "-", stdin='{"do": "letter.void", "letter": "39-2024-001",'
                ' "reason": "sent twice"}\n')
    for name, words, status, sentence in (
            ("a void letter", ("--number", "39-2024-001"), 1, "is void"),
            ("no such letter", ("--number", "39-2024-099"), 1, "There is no letter"),
            ("no such template", ("--template", "nothing"), 1, "nothing"),
            ("no such convening", ("--convening", "summer"), 1, "is no convening"),
            ("no such form", ("--as", "odt"), 2, "--as is"),
            ("no such person", ("--person", "Nobody Known"), 1, "Nobody Known")):
        result = county.run("export", "letters", os.path.join(county.folder, "no"), *words)
        tap.check(f"{name} is refused", result.returncode == status and sentence in result.stderr
                  and not os.path.exists(os.path.join(county.folder, "no")),
                  [result.returncode, result.stderr])
    path, _ = export(county, "without", "--issued", "--as", "folder")
    tap.equal("a void letter is not among all", len(os.listdir(path)), 6)


def main():
    with cohort_runs.County() as county:
        for name in get_stories():
            county.must("apply", cohort_runs.story(name))
        check_drafts(county)
        check_issued(county)
        check_as_they_left(county)
        check_mails(county)
        check_refusals(county)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
