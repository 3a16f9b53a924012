# A catalog of a language that nobody speaks: longer words in letters that no source has.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`make_catalog` writes it from all the words of the source; `dress` is what it says for one."""

import calendar
import os
import re
import subprocess

import words

LANGUAGE = "en_XA"
# Most have an accent; where the typeface of the desktop has none, a letter that looks alike.
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                        "åßçđéғĝĥíĵķļɱñöþԛŕšţüѵŵχýžÅΒÇĐÉҒĜĤÎĴĶĻΜÑÖÞԚŔŠŢÛѴŴΧÝŽ")
VOWELS = re.compile("[aeiou]", re.IGNORECASE)
# What a program reads, not a person: directives of printf and dates, fields, markup, entities.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0-9.*']*(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]|\{\{.*?\}\}"
                  r"|</?[a-z]+[^<>]*>|&[a-z#0-9]+;|\\n")
LONGER = 1.4
HEADS = ("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team")
MONTHS = {*calendar.month_name, *calendar.month_abbr}


def dress_words(text, missing):
    """Other letters, and as many vowels twice as make up for what is missing."""
    dressed = []
    for letter in text:
        times = 1
        if missing > 0 and VOWELS.match(letter):
            times, missing = 2, missing - 1
        dressed.append(letter.translate(LETTERS) * times)
    return "".join(dressed), missing


def dress(text):
    """What the language says for the English text."""
    if not re.search("[a-zA-Z]", KEPT.sub("", text)):
        return text
    # What may be typed, as a part of a date, has no brackets in any language.
    if text in MONTHS:
        return text.translate(LETTERS)
    # A button that asks ends so in every language; the spaces around a text are part of it.
    start, body, end = re.fullmatch(r"(\s*)(.*?)(…?\s*)", text, re.DOTALL).groups()
    missing = round(len(body) * (LONGER - 1)) - len("[!!  !!]")
    parts, at = [], 0
    for kept in [*KEPT.finditer(body), None]:
        words, missing = dress_words(body[at:kept.start() if kept else len(body)], missing)
        parts += [words, kept.group() if kept else ""]
        at = kept.end() if kept else at
    return f"{start}[!! {''.join(parts)} !!]{end}"


def unquote(lines):
    text = "".join(re.findall(r'"(.*)"$', lines, re.MULTILINE))
    return re.sub(r'\\(["\\])', r"\1", text.replace("\\n", "\n").replace("\\t", "\t"))


def quote(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t") + '"'


def entries(template):
    """Context, singular, plural of each text, and whether it is one for printf()."""
    pattern = re.compile(r'((?:^#.*\n)*)(?:^msgctxt ((?:".*"\n)+))?^msgid ((?:".*"\n)+)'
                         r'(?:^msgid_plural ((?:".*"\n)+))?', re.MULTILINE)
    for comments, context, one, many in pattern.findall(template):
        if unquote(one):
            flags = "".join(re.findall("^#,.*\n", comments, re.MULTILINE)).replace("fuzzy", "")
            yield flags, context, unquote(one), unquote(many)


def write_catalog(template):
    lines = ['msgid ""', 'msgstr ""', f'"Language: {LANGUAGE}\\n"',
             *(f'"{head}: -\\n"' for head in HEADS),
             '"MIME-Version: 1.0\\n"', '"Content-Type: text/plain; charset=UTF-8\\n"',
             '"Content-Transfer-Encoding: 8bit\\n"',
             '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"', ""]
    for flags, context, one, many in entries(template):
        lines += [flags.strip()] if flags else []
        lines += ["msgctxt " + context.strip()] if context else []
        lines.append("msgid " + quote(one))
        if many:
            lines += ["msgid_plural " + quote(many), "msgstr[0] " + quote(dress(one)),
                      "msgstr[1] " + quote(dress(many)), ""]
        else:
            lines += ["msgstr " + quote(dress(one)), ""]
    return "\n".join(lines)


def make_catalog(top, folder):
    """Below the folder, as bindtextdomain() looks for it; what msgfmt says against it."""
    template = os.path.join(folder, "cohort.pot")
    words.take_out(top, template)
    with open(template, encoding="utf-8") as file:
        catalog = write_catalog(file.read())
    path = os.path.join(folder, LANGUAGE, "LC_MESSAGES", "cohort.mo")
    os.makedirs(os.path.dirname(path))
    done = subprocess.run(["msgfmt", "-c", "-o", path, "-"], input=catalog, text=True,
                          capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.returncode, done.stdout + done.stderr
