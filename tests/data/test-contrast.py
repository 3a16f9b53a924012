#!/usr/bin/python3
# Whether our own colors can be read, in light and in dark.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes the contrast of each text that style.css colors with what it stands on (WCAG 2, 1.4.3),
and of each mark (1.4.11). The colors' values are those of libadwaita itself.
"""

import ctypes.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from tap import Tap  # noqa: E402

STYLE = Path(__file__).resolve().parents[2] / "src" / "ui" / "style.css"
RESOURCES = "/org/gnome/Adwaita/styles/"
TEXT, MARK = 4.5, 3.0
# Where what has a color may stand.
GROUNDS = ("window_bg_color", "card", "view_bg_color")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TELLING = {"color", "background", "background-color", "opacity"}


def find_library():
    for folder in Path("/usr/lib").glob("*-linux-*"):
        if (folder / "libadwaita-1.so.0").exists():
            return folder / "libadwaita-1.so.0"
    return ctypes.util.find_library("adwaita-1")


def read_resource(name):
    return subprocess.run(["gresource", "extract", find_library(), RESOURCES + name], check=True,
                          capture_output=True, text=True).stdout


def read_colors(scheme):
    """The named colors of a scheme, as they are written."""
    text = read_resource(f"defaults-{scheme}.css") + read_resource("base.css")
    return dict(re.findall(r"@define-color (\w+) ([^;]+);", text))


def split_arguments(text):
    """What stands between commas, but for those in parentheses."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def parse(text, colors):
    """Red, green, blue and opacity, each from 0 to 1."""
    text = text.strip()
    if text == "card":
        return over(parse("@card_bg_color", colors), parse("@window_bg_color", colors))
    if text.startswith("@"):
        return parse(colors[text[1:]], colors)
    if text in ("white", "black"):
        return (*(3 * [float(text == "white")]), 1.0)
    if text.startswith("#"):
        return (*(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5)), 1.0)
    name, inside = text[:-1].split("(", 1)
    parts = split_arguments(inside)
    if name == "mix":
        share = float(parts[2])
        return tuple((1 - share) * a + share * b
                     for a, b in zip(parse(parts[0], colors), parse(parts[1], colors)))
    if name == "alpha":
        red, green, blue, opacity = parse(parts[0], colors)
        return (red, green, blue, opacity * float(parts[1]))
    if name == "RGB":  # as libadwaita 1.7 writes it: red green blue/percent
        solid, _, opacity = inside.partition("/")
        return (*(float(part) / 255 for part in solid.split()),
                float(opacity.rstrip("%")) / 100 if opacity else 1.0)
    if name in ("rgb", "rgba"):
        return (*(float(part) / 255 for part in parts[:3]),
                float(parts[3]) if len(parts) > 3 else 1.0)
    raise ValueError(f"a color that is not understood: {text}")


def over(top, ground):
    return (*(top[3] * a + (1 - top[3]) * b for a, b in zip(top[:3], ground[:3])), 1.0)


def luminance(color):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in color[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def read_rules():
    """Selector, and what it declares."""
    text = re.sub(r"/\*.*?\*/", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    for selectors, body in RULE.findall(text):
        declared = dict(part.strip().split(":", 1) for part in body.split(";") if ":" in part)
        yield " ".join(selectors.split()), {key: value.strip() for key, value in declared.items()}


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
    for scheme in ("light", "dark"):
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
