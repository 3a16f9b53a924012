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
    # From 1.6 on the program itself sets the accent: blue, until somebody chooses another.
    blue = re.search(r"--accent-blue: ([^;]+);", text)
    colors = {"accent_bg_color": blue[1], "accent_fg_color": "white"} if blue else {}
    return colors | dict(re.findall(r"@define-color (\w+) ([^;]+);",
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


# Of sRGB's linear light and OKLab, by https://bottosson.github.io/posts/oklab/.
TO_CONES = ((0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005))
FROM_CONES = ((4.0767416621, -3.3077115913, 0.2309699292),
              (-1.2684380046, 2.6097574011, -0.3413193965),
              (-0.0041960863, -0.7034186147, 1.7076147010))
TO_LAB = ((0.2104542553, 0.7936177850, -0.0040720468),
          (1.9779984951, -2.4285922050, 0.4505937099),
          (0.0259040371, 0.7827717662, -0.8086757660))
FROM_LAB = ((1, 0.3963377774, 0.2158037573), (1, -0.1055613458, -0.0638541728),
            (1, -0.0894841775, -1.2914855480))


def multiply(matrix, column):
    return [sum(a * b for a, b in zip(row, column)) for row in matrix]


def linear(part):
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def encoded(part):
    part = min(max(part, 0), 1)
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def relight(color, bound, limit):
    """A color of the same hue, at most (min) or at least (max) as light in OKLab as the limit."""
    cones = multiply(TO_CONES, [linear(part) for part in color[:3]])
    light, *hue = multiply(TO_LAB, [part ** (1 / 3) for part in cones])
    cones = multiply(FROM_LAB, [bound(light, limit), *hue])
    return (*(encoded(part) for part in multiply(FROM_CONES, [part ** 3 for part in cones])),
            color[3])


def parse(text, colors):
    """Red, green, blue and opacity, each from 0 to 1."""
    text = text.strip()
    if text == "card":
        return over(parse("@card_bg_color", colors), parse("@window_bg_color", colors))
    if text == "currentColor":
        return parse("@window_fg_color", colors)
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
    if name == "oklab":
        found = re.fullmatch(r"from (@\w+) (min|max)\(l, ([\d.]+)\) a b", inside)
        return relight(parse(found[1], colors), {"min": min, "max": max}[found[2]],
                       float(found[3]))
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
    parts = [linear(part) for part in color[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def split_rules(text):
    """Selector, and what it declares."""
    text = re.sub(r"/\*.*?\*/|@define-color[^;]*;", "", text, flags=re.DOTALL)
    for selectors, body in RULE.findall(text):
        declared = dict(part.strip().split(":", 1) for part in body.split(";") if ":" in part)
        yield " ".join(selectors.split()), {key: value.strip() for key, value in declared.items()}


def read_rules():
    """The rules of style.css."""
    return split_rules(STYLE.read_text(encoding="utf-8"))


def read_own_rules(scheme):
    """What the program declares in a scheme: style.css, and over it style-hc.css."""
    rules = list(read_rules())
    if scheme.endswith("-hc"):
        rules += split_rules(STYLE.with_name("style-hc.css").read_text(encoding="utf-8"))
    return rules


def read_theme_rules(scheme):
    """The theme's rules, with the values of its variables."""
    text = read_resource("base-hc.css" if scheme.endswith("-hc") else "base.css")
    values = dict(re.findall(r"(--[\w-]+): ([^;{}]+);", text))
    return split_rules(re.sub(r"var\((--[\w-]+)\)", lambda found: values.get(found[1], found[0]),
                              text))
