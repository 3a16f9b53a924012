#!/usr/bin/python3
# Letters as documents and mails, read by programs that are not ours.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
import email
import email.policy
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))
from tap import Tap

WRITER = sys.argv[1]
GOLDEN = pathlib.Path(__file__).parent / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
WRITER_FILTER = "/usr/lib/libreoffice/program/libswlo.so"
tap = Tap()


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, **options).stdout


def write(folder, kind, suffix=""):
    path = folder / f"{kind}{suffix}"
    run(WRITER, kind, path)
    return path


def squeeze(text):
    return " ".join(text.split())


def get_paragraphs(document):
    """The text of each paragraph that has any, lines joined by a blank."""
    paragraphs = []
    for paragraph in ElementTree.fromstring(document).iter(f"{W}p"):
        text = "".join(" " if node.tag == f"{W}br" else node.text or ""
                       for node in paragraph.iter() if node.tag in (f"{W}t", f"{W}br"))
        if text.strip():
            paragraphs.append(squeeze(text))
    return paragraphs


def get_pdf_paragraphs(path):
    """The same from the tags of the PDF, without what stands over later pages."""
    tree = run("pdfinfo", "-struct-text", path, text=True)
    words = re.findall(r'^ *(?:H1|P|LBody)[^\n]*\n((?: *"[^\n]*\n)+)', tree, re.M)
    found = [squeeze("".join(re.findall(r'"(.*)"$', lines, re.M))) for lines in words]
    return [text for text in found if text and not re.search(r" – (page|página) \d+$", text)]


def canonical(content):
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(content)
        file.flush()
        return run("xmllint", "--c14n", file.name).decode()


def check_parts(path, name):
    with zipfile.ZipFile(path) as archive:
        tap.equal(f"{name}: the zip is whole", archive.testzip(), None)
        names = archive.namelist()
        parts = {part: archive.read(part) for part in names}
    tap.equal(f"{name}: what it is comes first", names[:2], ["[Content_Types].xml", "_rels/.rels"])
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)
    known = ElementTree.fromstring(parts["[Content_Types].xml"])
    overrides = [node.get("PartName")[1:] for node in known if node.get("PartName")]
    tap.equal(f"{name}: every part that is named is there",
              [part for part in overrides if part not in parts], [])
    relations = ElementTree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {node.get("Id"): node.get("Target") for node in relations.iter(RELATION)}
    tap.equal(f"{name}: every relation leads somewhere",
              [target for target in targets.values() if f"word/{target}" not in parts], [])
    embedded = re.findall(rb'r:embed="([^"]+)"', parts["word/document.xml"])
    tap.equal(f"{name}: every picture is one of them",
              [id for id in embedded if id.decode() not in targets], [])
    return parts


def check_document(folder):
    parts = check_parts(write(folder, "docx", ".docx"), "docx")
    document = parts["word/document.xml"]
    paragraphs = get_paragraphs(document)
    tap.equal("the paragraphs of the PDF", paragraphs, get_pdf_paragraphs(
        write(folder, "letters", ".pdf")))
    tap.equal("each letter but the first begins a page", document.count(b"<w:pageBreakBefore"), 5)
    tap.check("on US Letter with an inch around", b'<w:pgSz w:w="12240" w:h="15840"/>' in document
              and b'w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"' in document)
    tap.check("Spanish is marked as Spanish", document.count(b'<w:lang w:val="es-US"/>') > 10)
    tap.check("bullets are a list", document.count(b'w:val="ListBullet"') >= 20)
    tap.check("it says what it is and when it was made",
              "Bienvenida al Equipo".encode() in parts["docProps/core.xml"]
              and b"2024-10-01T16:00:00Z" in parts["docProps/core.xml"])
    check_parts(write(folder, "docx-hostile", ".docx"), "hostile words")
    return paragraphs


def check_golden(folder):
    """One letter with logo and signature, word for word; COHORT_RENEW=1 writes it anew."""
    parts = check_parts(write(folder, "docx-letterhead", ".docx"), "letterhead")
    tap.equal("two pictures, once each", sorted(part for part in parts if "media" in part),
              ["word/media/picture1.jpeg", "word/media/picture2.png"])
    tap.equal("shown in each letter", parts["word/document.xml"].count(b"r:embed"), 12)
    parts = check_parts(write(folder, "docx-one", ".docx"), "one letter")
    document = canonical(parts["word/document.xml"]).replace("<w:p>", "\n<w:p>") + "\n"
    golden = GOLDEN / "letters-document.xml"
    if os.environ.get("COHORT_RENEW"):
        golden.write_text(document, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8").splitlines()
    got = document.splitlines()
    tap.equal("the document is as it was", [
        (line, *pair) for line, pair in enumerate(zip(got, expected), 1) if pair[0] != pair[1]
    ][:3] + [len(got)], [len(expected)])


def check_writer(folder, paragraphs):
    if not os.path.exists(WRITER_FILTER) or not shutil.which("soffice"):
        tap.skip("LibreOffice reads the same words", "its Writer is not installed")
        return
    run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
        "txt:Text (encoded):UTF8", "--outdir", folder, folder / "docx.docx", timeout=200)
    text = (folder / "docx.txt").read_text(encoding="utf-8-sig")
    lines = [squeeze(re.sub(r"^[\s•]+", "", line)) for line in text.splitlines()]
    tap.equal("LibreOffice reads the same words", squeeze(" ".join(lines)),
              squeeze(" ".join(paragraphs)))


def check_pictures(folder):
    images = run("pdfimages", "-list", write(folder, "letters-letterhead", ".pdf"), text=True)
    rows = [line.split() for line in images.splitlines()[2:]]
    tap.check("the JPEG is in the PDF as it is", any(row[8] == "jpeg" for row in rows), rows)
    tap.equal("each picture is in it once", len({row[10] for row in rows}), 2)


def check_mail(path, letter):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    name = path.stem
    tap.equal(f"{name}: no defects", [part.defects for part in message.walk() if part.defects], [])
    tap.equal(f"{name}: to be sent", (message["X-Unsent"], message["Date"], message["From"],
                                      message["MIME-Version"]), ("1", None, None, "1.0"))
    to = message["To"].addresses
    tap.equal(f"{name}: to her", [address.display_name for address in to], [name])
    tap.check(f"{name}: at her address", re.fullmatch(r"\w+@example\.org", to[0].addr_spec))
    attachments = list(message.iter_attachments())
    tap.equal(f"{name}: one PDF", [(part.get_content_type(), part.get_filename().endswith(
        f" {name}.pdf")) for part in attachments], [("application/pdf", True)])
    tap.check(f"{name}: the letter itself",
              attachments[0].get_content() == letter.read_bytes())
    return message


def check_drafts(folder):
    letters = write(folder, "folder")
    drafts = sorted(write(folder, "drafts").iterdir())
    tap.equal("a mail each", [path.name for path in drafts], [
        f"{name}.eml" for name in ("Devon Okafor", "Grace Whitfield", "Lena Abubakar",
                                   "Marisol Vance", "Priya Raman", "Tomás Herrera-Lund")])
    mails = {path.stem: check_mail(path, letters / f"{path.stem}.pdf") for path in drafts}
    body = {name: mail.get_body().get_content().replace("\r\n", "\n")
            for name, mail in mails.items()}
    tap.check("in English", body["Devon Okafor"].startswith("Dear Devon Okafor,\n"),
              [body["Devon Okafor"]])
    tap.check("in Spanish", "Saludos cordiales, Lena Abubakar:" in body["Lena Abubakar"]
              and "«Bienvenida" in body["Lena Abubakar"])
    tap.equal("what it is about", mails["Lena Abubakar"]["Subject"],
              "Bienvenida al Equipo Local de Implementación")
    tap.check("signed", all("Marisol Vance\nSan Joaquin County" in text for text in body.values()))
    tap.check("lines end as mail wants", all(
        b"\n" not in path.read_bytes().replace(b"\r\n", b"") for path in drafts))


def check_folder(folder):
    for path in (folder / "folder").iterdir():
        info = run("pdfinfo", path, text=True)
        tap.check(f"{path.name}: tagged, and named after her",
                  re.search(r"^Tagged: +yes$", info, re.M)
                  and re.search(rf"^Title: .* – {re.escape(path.stem)}$", info, re.M), [info])


with tempfile.TemporaryDirectory() as name:
    temporary = pathlib.Path(name)
    check_writer(temporary, check_document(temporary))
    check_golden(temporary)
    check_pictures(temporary)
    check_drafts(temporary)
    check_folder(temporary)
sys.exit(tap.done())
