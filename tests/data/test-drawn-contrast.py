#!/usr/bin/python3
# Whether what the program draws itself is told apart, in each color scheme.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar of the parts, the spending chart, the coverage matrix, the year's timeline and the lines
of style.css: text against what it is drawn on (WCAG 2, 1.4.3), and parts against their ground and
against what may stand beside them (1.4.11), by their colors or by a line between them. The colors
are read out of style.css and of what draws. Lines that only divide (of months, of amounts) are left
out: what they divide is said in words.
"""

import re
import shutil
import sys
from itertools import permutations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from colors import (  # noqa: E402
    MARK, SCHEMES, STYLE, TEXT, contrast, over, parse, read_colors, read_rules)
from tap import Tap  # noqa: E402

GROUNDS = ("@window_bg_color", "card", "@view_bg_color")
PARTS = ("paid", "approved", "submitted", "committed", "available")
STATES = ("bench", "going", "attended")
COLOR = re.compile(r"(?:alpha|mix)\([^()]*\)|@\w+")


class Scheme:
    """One scheme's colors, what is declared with them, and what is not told apart."""

    def __init__(self, name):
        self.colors = read_colors(name)
        self.rules = {}
        for selectors, declared in read_rules():
            for selector in selectors.split(", "):
                self.rules.setdefault(selector, {}).update(declared)
        self.problems = []
        self.count = 0

    def declared(self, selector, *properties):
        """The color that style.css gives to something."""
        text = next(self.rules[selector][name] for name in properties
                    if name in self.rules.get(selector, {}))
        return COLOR.search(text)[0]

    def paint(self, *layers):
        """Colors one over the other, from the ground up."""
        seen = parse(layers[0], self.colors)
        for layer in layers[1:]:
            seen = over(parse(layer, self.colors), seen)
        return seen

    def require(self, least, seen, what):
        self.count += 1
        if seen < least:
            self.problems.append(f"{what}: {seen:.2f}, under {least}")

    def on(self, least, top, grounds, what):
        """Something on what lies below it."""
        below = self.paint(*grounds)
        self.require(least, contrast(over(parse(top, self.colors), below), below),
                     f"{what} on {' + '.join(grounds)}")

    def beside(self, bands, what):
        """Two areas with the lines between them: somewhere there is a clear step."""
        self.require(MARK, max(map(contrast, bands, bands[1:])), what)


def drawn(name, variable):
    """The named color that a source file draws something with."""
    source = (STYLE.parent / name).read_text(encoding="utf-8")
    return "@" + re.search(rf'\b{variable} = get_color \(self, "(\w+)"\)', source)[1]


def shade_of(name, variable):
    """An opacity that a source file gives a color: a number, or the name of one."""
    source = (STYLE.parent / name).read_text(encoding="utf-8")
    found = re.search(rf"\b{variable}\.alpha = (\w[\w.]*?)f?;", source)[1]
    if found[0].isdigit():
        return found
    return re.search(rf"#define {found} +([\d.]+)f", source)[1]


def check_parts(scheme):
    """Whatever stands beside what in the bar, on whichever ground."""
    for ground in GROUNDS:
        fills, edges = {}, {}
        for part in PARTS:
            rule = f"partsbar .{part}"
            layers = [ground, scheme.declared(rule, "background-color")]
            fills[part] = [scheme.paint(*layers)]
            edge = scheme.declared(rule, "box-shadow")
            outline = scheme.rules["partsbar > button.segment:focus:focus-visible"]["outline"]
            focus = scheme.declared(rule, "color") if "currentColor" in outline else (
                COLOR.search(outline)[0])
            scheme.on(MARK, focus, layers, f"the focus of {part}")
            if "background-image" in scheme.rules[rule]:
                stripe = scheme.declared(rule, "background-image")
                fills[part].append(scheme.paint(*layers, stripe))
                scheme.on(MARK, focus, [*layers, stripe], f"the focus of {part}")
            edges[part] = scheme.paint(*layers, edge)
            for fill in fills[part]:
                scheme.beside([fill, edges[part], scheme.paint(ground)], f"{part} and {ground}")
        for one, other in permutations(PARTS, 2):
            for fill in fills[one]:
                scheme.beside([fill, edges[one], edges[other], fills[other][0]],
                              f"{one} and {other}")


def check_chart(scheme):
    name = "cohort-spending-chart.c"
    edge, words = drawn(name, "edge"), drawn(name, "words")
    for ground in GROUNDS:
        scheme.on(TEXT, words, [ground], "an amount")
        below, line = scheme.paint(ground), scheme.paint(ground, edge)
        bars = {bar: scheme.paint(ground, drawn(name, f"{bar}_color"))
                for bar in ("planned", "paid", "approved")}
        pale = f"alpha({drawn(name, 'planned_color')}, {shade_of(name, 'pale')})"
        bars["the pale stripes"] = scheme.paint(ground, pale)
        for bar, fill in bars.items():
            bands = [fill, below] if bar == "paid" else [fill, line, below]
            scheme.beside(bands, f"{bar} and {ground}")
        scheme.beside([bars["paid"], line, bars["approved"]], "paid and approved")


def check_coverage(scheme):
    for ground in GROUNDS:
        for state in ("none", *STATES):
            rule = f"matrix > .coverage.{state}"
            plain = scheme.declared("matrix > .coverage", "background")
            own = plain if state == "none" else scheme.declared(rule, "background")
            words = (scheme.declared(rule, "color") if "color" in scheme.rules[rule]
                     else "@window_fg_color")
            for cell in (own, scheme.declared("matrix > .coverage:hover", "background")):
                scheme.on(TEXT, words, [ground, cell], f"the number of {state}")
                if state != "none":
                    image = scheme.declared(f".coverage.{state} image", "color")
                    scheme.on(MARK, image, [ground, cell], f"the mark of {state}")
            if state != "none":
                scheme.on(MARK, scheme.declared(f".mark.{state}", "color"), [ground],
                          f"the key of {state}")


def check_year(scheme):
    mark, timeline = "cohort-year-mark.c", "cohort-year-timeline-draw.c"
    source = (STYLE.parent / mark).read_text(encoding="utf-8")
    kinds = re.findall(r'\[COHORT_YEAR_DATE_(\w+)\] = "(\w+)"', source)
    shade = f"alpha({drawn(timeline, 'shade')}, {shade_of(timeline, 'shade')})"
    hover = scheme.declared("yearmark:hover", "background-color")
    today = drawn(timeline, "line_color")
    for month in (["@window_bg_color"], ["@window_bg_color", shade]):
        for grounds in (month, [*month, hover]):
            for kind, color in kinds:
                scheme.on(MARK, "@" + color, grounds, f"a date's shape, {kind.lower()},")
            scheme.on(TEXT, scheme.declared("yearmark", "color"), grounds, "a date's words")
        scheme.on(MARK, today, month, "today's line")
        scheme.on(MARK, scheme.declared("yearmark:focus:focus-visible", "outline"), month,
                  "a date's focus")
    scheme.on(TEXT, drawn(timeline, "words"), [drawn(timeline, "background")], "a month's name")
    scheme.on(TEXT, drawn(timeline, "label_words"), [drawn(timeline, "label_color")],
              "today's words")
    scheme.require(len(STATES), len(kinds), "kinds of dates")


def fills_of(scheme, selector):
    """What something, in whichever state, is filled with."""
    name = re.match(r"\.?[\w-]+", selector)[0]
    for other, declared in scheme.rules.items():
        found = COLOR.search(declared.get("background-color", ""))
        if found and re.match(r"\.?[\w-]+", other)[0] == name:
            yield [found[0]]


def check_lines(scheme):
    """What has an outline or a border of ours is told from its ground by it."""
    for selector, declared in scheme.rules.items():
        for key in ("border", "outline"):
            found = COLOR.search(declared.get(key, ""))
            for ground in GROUNDS if found else ():
                for own in ([], *fills_of(scheme, selector)):
                    scheme.on(MARK, found[0], [ground, *own], f"the {key} of {selector}")


def main():
    tap = Tap()
    if shutil.which("gresource") is None:
        tap.skip("drawn contrast", "there is no gresource to read the theme with")
        sys.exit(tap.done())
    for name in SCHEMES:
        for what, check, least in (("the bar of the parts", check_parts, 80),
                                   ("the spending chart", check_chart, 18),
                                   ("the coverage matrix", check_coverage, 51),
                                   ("the year's timeline", check_year, 20),
                                   ("lines", check_lines, 12)):
            scheme = Scheme(name)
            check(scheme)
            scheme.require(least, scheme.count, "what was compared")
            tap.check(f"{name}: {what} can be seen", not scheme.problems, scheme.problems)
    sys.exit(tap.done())


main()
