#!/usr/bin/python3
# Each language of po/LINGUAS has a catalog that says every word of today's source, and calls each
# thing by one name, as its help and its letters do.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-catalogs.py TOP-FOLDER"""

import glob
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

import words
from catalog import sayings
from tap import Tap

# What each thing is called, what it is not called, and the word of the source it stands for where
# the other word is right elsewhere. Without such a word the help and the letters are read, too.
GLOSSARY = {
    "es": (
        ("lugar", r"cupos?|plazas?|asientos?|vacantes?", None),
        ("función", r"rol(es)?", None),
        ("banda de grados", r"grupos? de grados?|niveles|nivel", None),
        ("libro de cuentas", r"libro mayor|libro de gastos", None),
        ("fuente de fondos", r"fuentes? de financiamiento", None),
        ("respaldo", r"copias? de seguridad", None),
        ("preocupación", r"inquietud(es)?", None),
        ("aliado", r"soci[oa]s?", None),
        ("hospedaje", r"alojamientos?", None),
        ("auto de alquiler", r"autos? rentados?", None),
        ("planear", r"planific\w+", None),
        ("solicitar", r"reclam\w+", None),
        ("cronología", r"líneas? de tiempo", None),
        ("computadora", r"ordenador(es)?", None),
        ("quizá", r"quizás", None),
        ("usted", r"tú|tus?|contigo|vosotros", None),
        ("monto", r"importes?|cantidad(es)?", r"amounts?"),
        ("encuentro", r"eventos?|reuni(ón|ones)|convocatorias?", r"convenings?"),
        ("partida", r"líneas?", r"plan lines?|lines? of the plan"),
        ("enmendar", r"modifi\w+", r"amend\w*"),
        ("manejar", r"conduc\w+", r"driv\w+"),
        ("postularse", r"solicit\w+", r"apply|application"),
        ("reintegro", r"reembolsos?", r"refunds?"),
        ("computadora", r"equipos?", r"(?:on|of) this computer"),
    ),
}
# Where such a word means something else.
ALLOWED = {"es": ("anidados a más de %d niveles", "demasiados niveles", "niveles escolares")}


def is_in(pattern, text):
    return re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)


def texts_of(top, language):
    """What is said to the county in a language, with what of the source it stands for."""
    for source, said in sayings(os.path.join(top, "po", language + ".po")):
        if source[0]:
            yield " ".join(source), " ".join(said)
    for pattern in (f"data/help/{language}/*.md", f"data/letters/*{language}.letter",
                    f"data/letters/{language}.words"):
        for path in sorted(glob.glob(os.path.join(top, pattern))):
            with open(path, encoding="utf-8") as file:
                yield from ((None, line.strip()) for line in file)


def check_glossary(tap, language, top):
    """Two names for one thing are read as two things."""
    allowed = ALLOWED.get(language, ())
    texts = list(texts_of(top, language))
    for phrase in allowed:
        tap.check(f"{language} still says “{phrase}”", any(phrase in said for _, said in texts))
    for name, others, of in GLOSSARY.get(language, ()):
        found = []
        for source, said in texts:
            for phrase in allowed:
                said = said.replace(phrase, "")
            if (of is None or source and is_in(of, source)) and is_in(others, said):
                found.append(said)
        tap.equal(f"{language} says “{name}”, not {others}", found, [])


def said_by(*command):
    result = subprocess.run(command, text=True, capture_output=True, check=False,
                            env={**os.environ, "LC_ALL": "C.UTF-8"})
    return result.returncode, result.stdout + result.stderr


def open_words(path, *which):
    """The words of the catalog that are left in English, or only guessed."""
    _, said = said_by("msgattrib", *which, "--no-obsolete", "--no-wrap", path)
    found = re.findall(r'^msgid ((?:".*"\n)+)', said, re.MULTILINE)
    return [text for text in ("".join(re.findall(r'"(.*)"', lines)) for lines in found) if text]


def check_language(tap, language, catalog, template, folder):
    status, said = said_by("msgfmt", "-c", "--check-accelerators=_", "-o", os.devnull, catalog)
    tap.check(f"{language} is accepted by gettext", status == 0, [said])
    merged = os.path.join(folder, language + ".po")
    status, said = said_by("msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap",
                           catalog, template, "-o", merged)
    tap.check(f"{language} can be brought up to date", status == 0, [said])
    tap.equal(f"{language} says every word of the source", open_words(merged, "--untranslated"), [])
    tap.equal(f"{language} is sure of each of them", open_words(merged, "--only-fuzzy"), [])


def main():
    top = sys.argv[1]
    po = os.path.join(top, "po")
    tap = Tap()
    with open(os.path.join(po, "LINGUAS"), encoding="utf-8") as file:
        languages = re.findall(r"^[a-z]\w*", file.read(), re.MULTILINE)
    tap.check("there is a language", languages)
    catalogs = sorted(name[:-3] for name in os.listdir(po) if name.endswith(".po"))
    tap.equal("po/LINGUAS names the catalogs that are there", catalogs, sorted(languages))
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "cohort.pot")
        status, said = words.take_out(top, template)
        tap.check("all words of the source can be taken out", status == 0 and not said, [said])
        for language in catalogs:
            check_language(tap, language, os.path.join(po, language + ".po"), template, folder)
            check_glossary(tap, language, top)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
