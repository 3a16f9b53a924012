#!/usr/bin/python3
# Whether our own colors can be read, in each color scheme.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes the contrast of each text that style.css colors with what it stands on (WCAG 2, 1.4.3),
and of each mark (1.4.11). The colors' values are those of libadwaita itself.
"""

import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from colors import (  # noqa: E402
    MARK, SCHEMES, TEXT, contrast, over, parse, read_colors, read_rules)
from tap import Tap  # noqa: E402

# Where what has a color may stand.
GROUNDS = ("window_bg_color", "card", "view_bg_color")
TELLING = {"color", "background", "background-color", "opacity"}


def stripes_of(declared):
    """The other color of a striped ground."""
    found = re.search(r"alpha\(@\w+, [\d.]+\)", declared.get("background-image", ""))
    return [found[0]] if found else []


def check_rule(selector, declared, colors):
    """What of a rule cannot be read, in words."""
    ground = declared.get("background-color", declared.get("background", "none"))
    words = declared.get("color")
    opacity = float(declared.get("opacity", 1))
    if words is None and opacity == 1 and ground in ("none", "transparent"):
        return
    least = MARK if "image" in selector or "mark" in selector else TEXT
    for name in GROUNDS:
        below = parse(name if name == "card" else "@" + name, colors)
        grounds = [below]
        if ground != "none":
            grounds = [over(parse(ground, colors), below)]
        grounds += [over(parse(stripe, colors), grounds[0]) for stripe in stripes_of(declared)]
        for what in grounds:
            red, green, blue, own = parse(words or "@window_fg_color", colors)
            seen = contrast(over((red, green, blue, own * opacity), what), what)
            if seen < least:
                yield f"{selector} on {name}: {seen:.2f}, under {least}"


def main():
    tap = Tap()
    if shutil.which("gresource") is None:
        tap.skip("contrast", "there is no gresource to read the theme with")
        sys.exit(tap.done())
    for scheme in SCHEMES:
        colors = read_colors(scheme)
        problems = []
        n_checked = 0
        for selector, declared in read_rules():
            if TELLING & set(declared):
                n_checked += 1
                problems += check_rule(selector, declared, colors)
        tap.check(f"{scheme}: rules that color something are found", n_checked > 20, [n_checked])
        tap.check(f"{scheme}: what has a color of ours can be read", not problems, problems)
    sys.exit(tap.done())


main()
