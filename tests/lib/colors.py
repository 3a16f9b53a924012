# Colors as GTK's style sheets write them, and how well two of them are told apart (WCAG 2).
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The colors' values are those of libadwaita itself. A color is red, green, blue and opacity, each
from 0 to 1.
"""

import ctypes.util
import re
import subprocess
from pathlib import Path

STYLE = Path(__file__).resolve().parents[2] / "src" / "ui" / "style.css"
RESOURCES = "/org/gnome/Adwaita/styles/"
SCHEMES = ("light", "dark", "light-hc", "dark-hc")
# What text needs against what it stands on, and what anything else that says something needs.
TEXT, MARK = 4.5, 3.0
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def find_library():
    for folder in Path("/usr/lib").glob("*-linux-*"):
        if (folder / "libadwaita-1.so.0").exists():
            return folder / "libadwaita-1.so.0"
    return ctypes.util.find_library("adwaita-1")


def read_resource(name):
    return subprocess.run(["gresource", "extract", find_library(), RESOURCES + name], check=True,
                          capture_output=True, text=True).stdout


def read_colors(scheme):
    """The named colors of a scheme, as they are written: light, dark, light-hc or dark-hc."""
    plain, _, high = scheme.partition("-")
    text = read_resource(f"defaults-{plain}.css") + read_resource(
        "base-hc.css" if high else "base.css")
    return dict(re.findall(r"@define-color (\w+) ([^;]+);",
                           text + STYLE.read_text(encoding="utf-8")))


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
    text = re.sub(r"/\*.*?\*/|@define-color[^;]*;", "", STYLE.read_text(encoding="utf-8"),
                  flags=re.DOTALL)
    for selectors, body in RULE.findall(text):
        declared = dict(part.strip().split(":", 1) for part in body.split(";") if ":" in part)
        yield " ".join(selectors.split()), {key: value.strip() for key, value in declared.items()}
