#!/usr/bin/python3
# Merges a thousand letters with Cohort and with LibreOffice's mail merge; prints how they compare.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: mail-merge.py PROGRAM [LETTERS [FOLDER]]

PROGRAM is bench-letters; 1,000 letters unless said otherwise, and FOLDER keeps both PDFs. Needs the
Debian packages libreoffice-writer-nogui, libreoffice-base-drivers, python3-uno and poppler-utils.

LibreOffice gets the same letters: a document with what all of them say, and fields for the rest
from a CSV file. Its program is started, and the document opened, before the clock runs; of Cohort
everything counts, from the start of its process to the end."""
import csv
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

try:
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException
    from com.sun.star.text.ControlCharacter import LINE_BREAK, PARAGRAPH_BREAK
except ImportError:
    uno = None

NAME = "letters"  # of the table, its file and the data source
KINDS = {  # points, boldness, and the gap that follows in points
    "office": (14, True, 0), "address": (8.5, False, 0), "heading": (15, True, 8),
    "paragraph": (10.5, False, 8), "bullet": (10.5, False, 8), "signature": (10.5, False, 34)}
PLEASE = {"libreoffice-writer-nogui": "/usr/bin/soffice", "poppler-utils": "/usr/bin/pdftotext",
          "libreoffice-base-drivers": "/usr/lib/libreoffice/program/libflatlo.so"}


def list_missing():
    missing = [name for name, path in PLEASE.items() if not os.path.exists(path)]
    return missing + ([] if uno else ["python3-uno"])


def read_runs(markup):
    """[(boldness, text)] of one block."""
    runs = []

    def walk(element, bold):
        bold = bold or element.tag == "b"
        runs.append((bold, element.text or ""))
        for inner in element:
            walk(inner, bold)
            runs.append((bold, inner.tail or ""))
    walk(ElementTree.fromstring(f"<block>{markup}</block>"), False)
    return [run for run in runs if run[1]]


def split_common(texts):
    """(what all begin with, what is left of each, what all end with)"""
    first = os.path.commonprefix(texts)
    rest = [text[len(first):] for text in texts]
    last = os.path.commonprefix([text[::-1] for text in rest])[::-1]
    return first, [text[:len(text) - len(last)] for text in rest], last


def make_blocks(letters):
    """([(kind, [(boldness, text or number of a column)])], columns) of letters of one shape."""
    columns = []
    blocks = []
    for same in zip(*letters, strict=True):
        assert len({kind for kind, _ in same}) == 1
        pieces = []
        for run in zip(*[read_runs(markup) for _, markup in same], strict=True):
            first, rest, last = split_common([text for _, text in run])
            pieces.append((run[0][0], first))
            if any(rest):
                pieces.append((run[0][0], len(columns)))
                columns.append(rest)
            pieces.append((run[0][0], last))
        blocks.append((same[0][0], [piece for piece in pieces if piece[1] != ""]))
    return blocks, columns


def write_table(folder, columns):
    os.mkdir(os.path.join(folder, "table"))
    with open(os.path.join(folder, "table", NAME + ".csv"), "w", encoding="utf-8",
              newline="") as file:
        table = csv.writer(file, quoting=csv.QUOTE_ALL)
        table.writerow([f"column{i}" for i in range(len(columns))])
        table.writerows(zip(*columns))


def make_value(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Office:
    """LibreOffice as a process of its own, with nobody's settings."""

    def __init__(self, folder):
        self.folder = folder
        pipe = os.path.basename(folder)
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo",
             f"-env:UserInstallation=file://{folder}/profile", f"--accept=pipe,name={pipe};urp"],
            start_new_session=True, stdout=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(600):
            try:
                self.context = resolver.resolve(
                    f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.1)
        self.desktop = self.create("com.sun.star.frame.Desktop")

    def create(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def get_seconds(self):
        """Of the processor, of all processes of its session."""
        ticks = 0
        for path in glob.glob("/proc/[0-9]*/stat"):
            try:
                with open(path, encoding="utf-8", errors="replace") as file:
                    words = file.read().rsplit(")", 1)[1].split()
            except OSError:  # gone meanwhile
                continue
            if int(words[3]) == self.process.pid:
                ticks += int(words[11]) + int(words[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def connect(self):
        """A data source that no file keeps: writing one takes a package that brings a window."""
        source = self.create("com.sun.star.sdb.DatabaseContext").createInstance()
        source.URL = f"sdbc:flat:file://{self.folder}/table"
        source.Info = (make_value("Extension", "csv"), make_value("HeaderLine", True),
                       make_value("FieldDelimiter", ","), make_value("StringDelimiter", '"'),
                       make_value("CharSet", "UTF-8"))
        return source.getConnection("", "")

    def make_field(self, document, column):
        master = document.createInstance("com.sun.star.text.FieldMaster.Database")
        master.DataBaseName, master.DataTableName = NAME, NAME
        master.DataCommandType, master.DataColumnName = 0, f"column{column}"
        field = document.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        return field

    def set_page(self, document):
        style = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
        style.Width, style.Height = 21590, 27940
        style.TopMargin, style.BottomMargin = 1587, 2540
        style.LeftMargin = style.RightMargin = 2540

    def add_block(self, document, cursor, kind, pieces):
        points, bold, gap = KINDS[kind]
        text = document.Text
        cursor.CharHeight, cursor.CharFontName = points, "Cantarell"
        cursor.ParaBottomMargin = round(gap * 2540 / 72)
        cursor.ParaLeftMargin = round(16 * 2540 / 72) if kind == "bullet" else 0
        for is_bold, piece in pieces:
            cursor.CharWeight = 150 if bold or is_bold else 100
            if isinstance(piece, int):
                text.insertTextContent(cursor, self.make_field(document, piece), False)
                continue
            for i, line in enumerate(piece.split("\n")):
                if i > 0:
                    text.insertControlCharacter(cursor, LINE_BREAK, False)
                text.insertString(cursor, line, False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.gotoEnd(False)

    def make_document(self, blocks):
        document = self.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0,
                                                     (make_value("Hidden", True),))
        self.set_page(document)
        cursor = document.Text.createTextCursor()
        for kind, pieces in blocks:
            self.add_block(document, cursor, kind, pieces)
        document.storeAsURL(f"file://{self.folder}/letter.odt", ())
        document.close(True)

    def merge(self, connection):
        """(seconds on the clock, seconds of the processor) of one PDF with all letters."""
        rows = self.create("com.sun.star.sdb.RowSet")
        rows.ActiveConnection, rows.CommandType, rows.Command = connection, 0, NAME
        rows.execute()
        job = self.create("com.sun.star.text.MailMerge")
        job.DataSourceName, job.CommandType, job.Command = NAME, 0, NAME
        job.ActiveConnection, job.ResultSet = connection, rows
        job.DocumentURL = f"file://{self.folder}/letter.odt"
        job.OutputType = 2
        job.OutputURL = f"file://{self.folder}"
        job.SaveAsSingleFile = True
        job.SaveFilter = "writer_pdf_Export"
        job.FileNamePrefix = "theirs"
        begin, used = time.monotonic(), self.get_seconds()
        job.execute(())
        return time.monotonic() - begin, self.get_seconds() - used

    def close(self):
        try:
            self.desktop.terminate()
        except uno.getClass("com.sun.star.lang.DisposedException"):
            pass  # it was quick to go
        self.process.wait(60)


def write_ours(program, path, count):
    """(seconds on the clock, seconds of the processor) of a whole process."""
    begin = time.monotonic()
    process = subprocess.Popen([program, "write", path, str(count)])
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{program}: {status}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime


def read_words(path):
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True)
    return sorted(text.stdout.replace("•", " ").split())


def compare(program, count, folder):
    ours, theirs = os.path.join(folder, "ours.pdf"), os.path.join(folder, "theirs.pdf")
    letters = json.loads(subprocess.run([program, "list", str(count)], check=True,
                                        capture_output=True, text=True).stdout)
    blocks, columns = make_blocks(letters)
    write_table(folder, columns)
    office = Office(folder)
    try:
        office.make_document(blocks)
        connection = office.connect()
        before = write_ours(program, ours, count)
        merged = office.merge(connection)
        after = write_ours(program, ours, count)
    finally:
        office.close()
    os.rename(glob.glob(os.path.join(folder, "theirs*.pdf"))[0], theirs)
    same = "the same words" if read_words(ours) == read_words(theirs) else "NOT the same words"
    print(f"{count} letters, {same}")
    for at, name in enumerate(("on the clock", "of the processor")):
        mean = (before[at] + after[at]) / 2
        print(f"  seconds {name:<17} ours {mean:7.2f}   LibreOffice {merged[at]:7.2f}   "
              f"{merged[at] / mean:.0f} times as long")
    print("wanted: at least 25 times")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    missing = list_missing()
    if missing:
        print("not measured; this needs the packages " + ", ".join(missing))
        sys.exit(77)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory(prefix="cohort-merge-") as temporary:
        compare(os.path.abspath(sys.argv[1]), count, temporary)
        if len(sys.argv) > 3:
            for name in ("ours.pdf", "theirs.pdf"):
                shutil.copy(os.path.join(temporary, name), sys.argv[3])


main()
