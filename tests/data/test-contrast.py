#!/usr/bin/python3
# Whether our own colors can be read, in each color scheme.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes the contrast of each text that style.css colors with what it stands on (WCAG 2, 1.4.3),
and of each mark (1.4.11). The colors' values are those of libadwaita itself. Each text that the
theme dims is found in the theme, and has to be made readable by a rule of ours; what is disabled
or in a window behind need not be. (tests/ui/test-contrast-seen.c looks at the pixels of some.)
"""

import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from colors import (  # noqa: E402
    MARK, SCHEMES, TEXT, contrast, over, parse, read_colors, read_own_rules, read_theme_rules,
    split_arguments)
from tap import Tap  # noqa: E402

# Where what has a color may stand.
GROUNDS = ("window_bg_color", "card", "view_bg_color")
TELLING = {"color", "background", "background-color", "opacity"}
# What stands in bars, menus and panels, and in a row below the pointer.
BARS = ("headerbar_bg_color", "popover_bg_color", "dialog_bg_color", "sidebar_bg_color",
        "secondary_sidebar_bg_color")
TINTS = ("alpha(@window_fg_color, 0.07)", "alpha(@window_fg_color, 0.1)")
# Texts whose color says how it stands with them.
STATES = (".accent", ".success", ".warning", ".error")
# Nodes that are text, and what of them is not to be read now, or is nowhere in the program.
TEXTS = re.compile(r"(label|accelerator|placeholder|value|text|\.subtitle|\.title|\.dim-label|"
                   r"\.dimmed|\.day-number|header > button\S* > box)[.:\w()-]*$")
ASIDE = re.compile(r":disabled|:backdrop|:selected|treeview|tabbar|notebook|window\.print|\.osd|"
                   r"emoji|filechooser|label\.separator|row\.property|colorswatch|shortcut")
DIM = re.compile(r"alpha\(currentColor, ?([\d.]+)\)|color-mix\(in srgb, currentColor ([\d.]+)%,")


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


def dimness(declared):
    """How much of its color a text keeps by a rule; None: the rule does not say."""
    found = DIM.match(declared.get("color", ""))
    if found:
        return float(found[1]) if found[1] else float(found[2]) / 100
    if declared.get("color") == "currentColor":
        return 1.0
    said = declared.get("opacity")
    if said is None:
        return None
    return float(said[:-1]) / 100 if said.endswith("%") else float(said)


def list_dim_texts(scheme):
    """Selectors of the texts that the theme dims, each as the program names it."""
    for selectors, declared in read_theme_rules(scheme):
        kept = dimness(declared)
        for selector in split_arguments(selectors):
            if kept is not None and kept < 1 and TEXTS.search(selector) and not (
                    ASIDE.search(selector)):
                yield selector.replace("columnview.view", "columnview"), kept


def list_grounds(colors, rules):
    """Whatever plain text may stand on."""
    window = parse("@window_bg_color", colors)
    plain = [parse(name if name == "card" else "@" + name, colors)
             for name in (*GROUNDS, *BARS) if name == "card" or name in colors]
    tints = [*TINTS, *(declared["background-color"] for selector, declared in rules
                       if re.fullmatch(r"\.(fault|what-if|month|month\.active)", selector))]
    plain = [over(ground, window) for ground in plain]
    return plain + [over(parse(tint, colors), ground) for tint in tints for ground in plain]


def check_dim_texts(scheme, colors):
    """Returns: how many there are, and which cannot be read."""
    rules = list(read_own_rules(scheme))
    own = {selector: dimness(declared) for selectors, declared in rules
           for selector in split_arguments(selectors) if dimness(declared) is not None}
    red, green, blue, full = parse("@window_fg_color", colors)
    problems = []
    count = 0
    for selector, kept in list_dim_texts(scheme):
        count += 1
        words = (red, green, blue, full * own.get(selector, kept))
        least = min(contrast(over(words, ground), ground) for ground in list_grounds(colors, rules))
        if least < TEXT:
            problems.append(f"{selector}: {least:.2f}, under {TEXT}")
    for selector in STATES:
        words = [declared["color"] for selectors, declared in rules
                 if selector in split_arguments(selectors) and "color" in declared]
        words = parse(words[-1] if words else f"@{selector[1:]}_color", colors)
        least = min(contrast(over(words, ground), ground) for ground in list_grounds(colors, rules))
        if least < TEXT:
            problems.append(f"{selector}: {least:.2f}, under {TEXT}")
    return count, problems


def list_avatars(scheme, colors):
    """The words and the grounds of the avatars, each as the theme or a rule of ours says."""
    own = {key: value for selector, declared in read_own_rules(scheme) if selector == "avatar"
           for key, value in declared.items()}
    window = parse("@window_bg_color", colors)
    for selector, declared in read_theme_rules(scheme):
        if re.fullmatch(r"avatar\.color\d+", selector):
            declared = declared | own
            grounds = [over(parse(declared["background-color"], colors), below)
                       for below in (window, parse("card", colors))
                       if "background-color" in declared] + [
                parse(stop, colors)
                for stop in re.findall(r"#\w{6}", declared["background-image"])]
            yield selector, parse(declared["color"], colors), grounds


def check_avatars(scheme, colors):
    """Returns: how many colors there are, and which cannot be read."""
    avatars = [(selector, min(contrast(over(words, ground), ground) for ground in grounds))
               for selector, words, grounds in list_avatars(scheme, colors)]
    return len(avatars), [f"{selector}: {least:.2f}, under {TEXT}" for selector, least in avatars
                          if least < TEXT]


def main():
    tap = Tap()
    if shutil.which("gresource") is None:
        tap.skip("contrast", "there is no gresource to read the theme with")
        sys.exit(tap.done())
    for scheme in SCHEMES:
        colors = read_colors(scheme)
        problems = []
        n_checked = 0
        for selector, declared in read_own_rules(scheme):
            if TELLING & set(declared):
                n_checked += 1
                problems += check_rule(selector, declared, colors)
        tap.check(f"{scheme}: rules that color something are found", n_checked > 20, [n_checked])
        tap.check(f"{scheme}: what has a color of ours can be read", not problems, problems)
        count, problems = check_dim_texts(scheme, colors)
        tap.check(f"{scheme}: texts that the theme dims are found", count >= 8, [count])
        tap.check(f"{scheme}: what the theme dims can be read", not problems, problems)
        count, problems = check_avatars(scheme, colors)
        tap.check(f"{scheme}: the colors of avatars are found", count >= 14, [count])
        tap.check(f"{scheme}: initials of avatars can be read", not problems, problems)
    sys.exit(tap.done())


main()
