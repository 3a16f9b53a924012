#!/usr/bin/python3
# Where files are written to: never over the data, through links, and over nothing but files.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import stat
import sys

from cohort_runs import County, run, story
from tap import Tap

# What is exported, the ending of its file, and how it begins.
KINDS = (
    (["roster"], "xlsx", b"PK"),
    (["roster"], "PDF", b"%PDF"),
    (["workbook"], "xlsx", b"PK"),
    (["letters"], "pdf", b"%PDF"),
    (["letters"], "docx", b"PK"),
    (["claim", "--person", "Marisol Vance"], "pdf", b"%PDF"),
    (["preapproval", "--person", "Priya Raman", "--convening", "spring-2025"], "pdf", b"%PDF"),
    (["invoice", "--invoice", "SJ-1"], "pdf", b"%PDF"),
    (["invoice", "--invoice", "SJ-1"], "XLSX", b"PK"),
    (["calendar"], "ics", b"BEGIN"),
    (["sign-in", "--convening", "fall-2024"], "pdf", b"%PDF"),
    (["coverage"], "pdf", b"%PDF"),
    (["plan"], "pdf", b"%PDF"),
    (["year"], "pdf", b"%PDF"),
    (["release", "--convening", "fall-2024"], "txt", b""),
)
BEFORE = b"what was there before"


def tell_story(county):
    """The worked story, with an invoice and a message about spots."""
    with open(story("sample.list"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                county.must("apply", story(line.strip()))
    county.must("apply", "-", stdin="\n".join(json.dumps(each) for each in (
        {"do": "invoice.add", "number": "SJ-1"},
        {"do": "spots.release", "convening": "fall-2024", "count": 1, "reason": "Nobody can"})))


def write(county, words, path):
    """An export, or with no words a backup."""
    return county.run(*(["export", words[0], path, *words[1:]] if words else ["backup", path]))


def content(path):
    with open(path, "rb") as file:
        return file.read()


def make_own(county, ending):
    """Names of that ending for what is the data's; a folder to hold them."""
    folder = os.path.join(county.folder, "own")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    attachments = county.path + ".attachments"
    os.makedirs(attachments, exist_ok=True)
    links = {"link": county.path, "wal": county.path + "-wal", "shm": county.path + "-shm",
             "journal": county.path + "-journal", "receipts": os.path.join(attachments, "new")}
    for name, target in links.items():
        os.symlink(target, os.path.join(folder, f"{name}.{ending}"))
    os.symlink(f"link.{ending}", os.path.join(folder, f"second.{ending}"))
    os.link(county.path, os.path.join(folder, f"same.{ending}"))
    os.symlink(attachments, os.path.join(folder, "folder"))
    return [*(os.path.join(folder, f"{name}.{ending}") for name in (*links, "second", "same")),
            os.path.join(folder, "folder", f"receipt.{ending}"),
            os.path.join(attachments, f"receipt.{ending}")]


def check_own(tap, county):
    """Nothing is written over the data, whatever it is called."""
    report = county.report()
    for words, ending, _ in (*KINDS, ([], "zip", b"")):
        name = " ".join([words[0] if words else "backup", ending])
        places = make_own(county, ending)
        # All names at one kind; at the others one by a link, one without, and a receipt's.
        for path in places if words == ["roster"] else [places[0], places[-3], places[-1]]:
            kept = os.lstat(path).st_ino if os.path.lexists(path) else None
            result = write(county, words, path)
            tap.check(f"{name}: {os.path.basename(path)} is refused", result.returncode == 1
                      and "belongs to the data" in result.stderr and result.stdout == "", [result])
            tap.equal(f"{name}: {os.path.basename(path)} is as it was",
                      os.lstat(path).st_ino if os.path.lexists(path) else None, kept)
        tap.equal(f"{name}: no receipt is new", os.listdir(county.path + ".attachments"), [])
    for form in ("folder", "drafts"):
        for path in (county.path + ".attachments", os.path.join(county.folder, "own", "folder")):
            result = county.run("export", "letters", path, "--as", form)
            tap.check(f"{form}: the receipts' folder is refused", result.returncode == 1
                      and "belongs to the data" in result.stderr, [result])
    for path in (county.path, county.path + "-wal"):
        tap.check("backup: not over the database", "belongs to the data" in
                  county.run("backup", path).stderr)
    shutil.rmtree(os.path.join(county.folder, "own"))
    tap.equal("the data is as it was", county.report(), report)


def check_named(tap, county):
    """A database that is called as what is exported."""
    for words, ending, _ in KINDS:
        path = os.path.join(county.folder, f"data.{ending}")
        shutil.copy(county.path, path)
        result = run("--db", path, "export", words[0], path, *words[1:])
        tap.check(f"{words[0]}: a database called data.{ending} stays one",
                  result.returncode == 1 and "belongs to the data" in result.stderr
                  and content(path).startswith(b"SQLite format 3"), [result])


def check_links(tap, county):
    """A link stays one; what it leads to is written, there before or not."""
    for words, ending, begin in (*KINDS, ([], "zip", b"PK")):
        name = " ".join([words[0] if words else "backup", ending])
        for there in (True, False):
            with County(name=None) as other:
                target = os.path.join(other.folder, "target")
                link = os.path.join(other.folder, f"link.{ending}")
                os.symlink("target", link)
                if there:
                    other.file("target", BEFORE)
                result = write(county, words, link)
                tap.check(f"{name}: written through a link", result.returncode == 0
                          and os.path.islink(link) and content(target).startswith(begin)
                          and content(target) != BEFORE, [result])
                tap.equal(f"{name}: and nothing beside it", sorted(os.listdir(other.folder)),
                          [f"link.{ending}", "target"])


def check_pipes(tap, county):
    """A pipe is refused, by its name and by a link, and is a pipe as before."""
    for words, ending, _ in (*KINDS, ([], "zip", b"")):
        name = " ".join([words[0] if words else "backup", ending])
        with County(name=None) as other:
            pipe, link = (os.path.join(other.folder, f"{each}.{ending}")
                          for each in ("pipe", "to-pipe"))
            os.mkfifo(pipe)
            os.symlink(pipe, link)
            for path in (pipe, link) if words == ["roster"] else (pipe,):
                result = write(county, words, path)
                tap.check(f"{name}: no pipe is replaced", result.returncode == 1
                          and "a device or a pipe is in its place" in result.stderr
                          and stat.S_ISFIFO(os.stat(path).st_mode), [result])
            tap.equal(f"{name}: nothing beside it", len(os.listdir(other.folder)), 2)
    with County(name=None) as other:
        os.mkfifo(os.path.join(other.folder, "Marisol Vance.pdf"))
        result = county.run("export", "letters", other.folder, "--as", "folder")
        tap.check("folder: no pipe is replaced", result.returncode == 1
                  and os.listdir(other.folder) == ["Marisol Vance.pdf"], [result])


def main():
    tap = Tap()
    with County() as county:
        tell_story(county)
        check_own(tap, county)
        check_named(tap, county)
        check_links(tap, county)
        check_pipes(tap, county)
    sys.exit(tap.done())


main()
