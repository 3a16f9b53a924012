#!/usr/bin/python3
# The letters as readers of PDFs see them: tags, text, fonts, paper, and where pages break.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))
from tap import Tap

WRITER = sys.argv[1]
tap = Tap()


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def write(folder, kind):
    path = folder / f"{kind}.pdf"
    run(WRITER, kind, path)
    return path


def get_pages(path):
    return run("pdftotext", "-layout", path, "-").split("\f")[:-1]


def check_file(path, name):
    info = dict(re.findall(r"^([^:\n]+): +(.*)$", run("pdfinfo", path), re.M))
    tap.equal(f"{name}: tagged, on US Letter", (info["Tagged"], info["Page size"]),
              ("yes", "612 x 792 pts (letter)"))
    fonts = run("pdffonts", path).splitlines()[2:]
    tap.check(f"{name}: every font is embedded with its characters", fonts and all(
        re.search(r" yes +yes +yes ", font) for font in fonts), fonts)
    tap.check(f"{name}: qpdf finds nothing", "No syntax or stream encoding errors" in run(
        "qpdf", "--check", path))
    return info


def check_letters(path):
    info = check_file(path, "letters")
    tap.equal("title, author, subject", (info["Title"], info["Author"], info["Subject"]), (
        "Bienvenida al Equipo Local de Implementación – San Joaquin",
        "San Joaquin County Office of Education",
        "CAL-MSCS Science Community of Practice, 2024-25"))
    tap.check("made when it says", "Oct  1 16:00:00 2024" in info["CreationDate"])
    pages = get_pages(path)
    text = "\n".join(pages)
    tap.equal("one salutation a person", sorted(re.findall(
        r"^ *(?:Dear|Saludos cordiales,) (\w+)[,:]$", text, re.M)),
        ["Devon", "Grace", "Lena", "Marisol", "Priya", "Tomás"])
    first = [page for page in pages if re.search("Transworld Drive", page)]
    tap.equal("one first page a person, with the letterhead", len(first), 6)
    tap.equal("all others name person and page", len(pages) - len(first),
              len(re.findall(r"^ *\S.* – (?:page|página) \d$", text, re.M)))
    check_words(pages)
    check_tags(run("pdfinfo", "-struct-text", path))


def check_words(pages):
    letter = {}
    for page in pages:
        name = re.search(r"^ *(?:Dear|Saludos cordiales,) (\w+)|^ *(\w+) .* – ", page, re.M)
        letter.setdefault(name[1] or name[2], []).append(" ".join(page.split()))
    letter = {name: " ".join(parts) for name, parts in letter.items()}
    tap.check("her days are those of her registration",
              "November 7, 2024." in letter["Grace"] and "November 7–10, 2024." in letter["Devon"])
    tap.check("what her registration covers", "Breakfast, lunch and evening reception" in
              letter["Grace"] and "Keynote speaker" not in letter["Grace"]
              and "Keynote speaker" in letter["Devon"])
    tap.check("who pays for what", "SJCOE contract: registration and mileage" in letter["Grace"])
    tap.check("what is not announced is said", all(
        "Details about registration will be announced" in words or "se anunciarán" in words
        for words in letter.values()))
    tap.check("whom to ask", all("marisol@example.org" in words and "msmith@sjcoe.net" in words
                                 for words in letter.values()))
    tap.check("Spanish for who prefers it", "condado de San Joaquin" in letter["Lena"]
              and "Aprendizaje profesional" in letter["Lena"])
    tap.check("nothing private", not any("shellfish" in words for words in letter.values()))
    tap.check("nothing unmerged", not any(mark in words for words in letter.values()
                                          for mark in ("{{", "}}", "**", "[person")))


def check_tags(tree):
    tap.equal("the tree is a document of letters", (
        re.findall(r"^(\w+)", tree, re.M), len(re.findall(r"^  Sect$", tree, re.M))),
        (["Document"], 6))
    tap.equal("one heading a letter", len(re.findall(r"^ *H1 ", tree, re.M)), 6)
    items = re.findall(r"^ *LI .*\n *LBody .*\n", tree, re.M)
    tap.check("lists are lists", len(items) >= 20 and len(items) == len(
        re.findall(r"^ *LI ", tree, re.M)), [len(items)])
    tap.check("words stay whole across lines", "Implementation Team of San Joaquin County for "
              "the CAL-MSCS Science Community of Practice" in tree
              and "Transworld Drive Stockton, CA" in tree)


def check_paragraphs(path):
    """No first or last line of a paragraph alone on a page, and nothing lost."""
    where = {}
    for number, page in enumerate(get_pages(path)):
        for paragraph, line, total in re.findall(r"\bp(\d+)-(\d+)-(\d+)\b", page):
            where.setdefault((int(paragraph), int(total)), []).append((int(line), number))
    tap.equal("500 paragraphs", len(where), 500)
    tap.equal("with all lines, in order", [key for key, lines in where.items()
              if [line for line, _ in lines] != list(range(1, key[1] + 1))], [])
    split = {key: [page for _, page in lines] for key, lines in where.items()
             if lines[0][1] != lines[-1][1]}
    tap.check("some break across pages", len(split) > 5, [len(split)])
    tap.equal("never a line alone", {key: pages for key, pages in split.items() if min(
        pages.count(page) for page in set(pages)) < 2}, {})


with tempfile.TemporaryDirectory() as name:
    temporary = pathlib.Path(name)
    check_letters(write(temporary, "letters"))
    check_file(write(temporary, "letters-hostile"), "hostile words")
    long = write(temporary, "letters-long")
    check_file(long, "a long name and eight convenings")
    words = " ".join(" ".join(get_pages(long)).split())
    tap.equal("each of the eight convenings",
              len(re.findall(r"in (?:Sacramento|San Diego), ", words)), 8)
    check_paragraphs(write(temporary, "letters-paragraphs"))
sys.exit(tap.done())
