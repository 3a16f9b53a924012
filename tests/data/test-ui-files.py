#!/usr/bin/python3
# The window's .ui files are well-formed, say what they need and never carry a picture of the past.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ui-files.py TOP-FOLDER"""

import glob
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap

# Library -> the newest version that Debian 12 has, which is the floor.
FLOOR = {"gtk": (4, 8), "libadwaita": (1, 2)}
# Words in these properties are read by people and so must be marked for translation; a name is not.
NAME = "Cohort"
READ_BY_PEOPLE = {"title", "subtitle", "label", "tooltip-text", "placeholder-text", "description"}

# What has no role of its own, and so in GTK 4.18 no name.
NAMELESS = {"GtkBox", "GtkGrid", "GtkScrolledWindow", "GtkViewport"}

BUTTONS = {"GtkButton", "GtkCheckButton", "GtkMenuButton", "GtkToggleButton"}


def needs_too_much(interface):
    """The libraries a file asks for in a version newer than the floor."""
    return [f"{need.get('lib')} {need.get('version')}" for need in interface.findall("requires")
            if tuple(map(int, need.get("version").split("."))) > FLOOR.get(need.get("lib"), (0,))]


def untranslated_words(interface):
    """The properties with words that xgettext would not find."""
    return [f"{item.get('name')}: {item.text}" for item in interface.iter("property")
            if item.get("name") in READ_BY_PEOPLE and item.text != NAME
            and item.get("translatable") not in ("yes", "true")
            and any(letter.isalpha() for letter in item.text or "")]


def buttons_without_key(interface):
    """Buttons that say something and cannot be pressed by a letter of it.

    What is called otherwise by a screen reader, such as "Add to the waitlist", stays without.
    """
    for item in interface.iter("object"):
        said = {part.get("name"): part.text for part in item.findall("property")}
        if (item.get("class") not in BUTTONS or "label" not in said
                or item.find("accessibility") is not None):
            continue
        if "_" not in said["label"] or said.get("use-underline") != "True":
            yield said["label"]


def lost_names(interface):
    """What has a name for a screen reader, and no role that GTK 4.18 lets have one."""
    for item in interface.iter("object"):
        roles = [part for part in item.findall("property") if part.get("name") == "accessible-role"]
        if (item.get("class") in NAMELESS and not roles
                and item.find("accessibility/property[@name='label']") is not None):
            yield item.find("accessibility/property[@name='label']").text


def costly_stacks(interface):
    """Stacks as large as what they show that ask for it in GTK's way (cohort-shown-layout.h)."""
    for stack in interface.iter("object"):
        names = {part.get("name") for part in stack.findall("property")}
        if stack.get("class") == "GtkStack" and "vhomogeneous" in names:
            yield stack.get("id")


def check_form(tap, root, path):
    lint = subprocess.run(["xmllint", "--noout", "--nonet", path], text=True, capture_output=True,
                          check=False)
    name = os.path.relpath(path, root)
    return tap.check(f"{name} is well-formed", lint.returncode == 0, [lint.stderr])


def check_other_files(tap, root):
    """Icons, settings, lists of resources, and the parts that letters for Word begin with."""
    for top in ("src", "data"):
        for place, _, names in sorted(os.walk(os.path.join(root, top))):
            for name in sorted(names):
                if name.endswith((".xml", ".xml.in", ".svg")):
                    check_form(tap, root, os.path.join(place, name))


def main():
    root = sys.argv[1]
    tap = Tap()
    paths = sorted(glob.glob(os.path.join(root, "src", "ui", "**", "*.ui"), recursive=True))
    tap.check("the window has .ui files", paths)
    check_other_files(tap, root)
    for path in paths:
        name = os.path.relpath(path, root)
        if not check_form(tap, root, path):
            continue
        interface = ElementTree.parse(path).getroot()
        needs = {need.get("lib") for need in interface.findall("requires")}
        tap.check(f"{name} says what it needs", "gtk" in needs and needs <= set(FLOOR), needs)
        tap.equal(f"{name} needs nothing newer than Debian 12", needs_too_much(interface), [])
        tap.equal(f"{name} gives its buttons a key", list(buttons_without_key(interface)), [])
        tap.equal(f"{name} names what may have a name", list(lost_names(interface)), [])
        tap.equal(f"{name} lays its stacks out by what they show",
                  list(costly_stacks(interface)), [])
        tap.equal(f"{name} marks its words for translation", untranslated_words(interface), [])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
