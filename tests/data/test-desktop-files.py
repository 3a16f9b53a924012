#!/usr/bin/python3
# What the desktop reads of Cohort is valid and speaks of one application.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-desktop-files.py TOP-FOLDER BUILD-FOLDER APP-ID BASE-ID VERSION"""

import configparser
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap

APP_ID = re.compile(r"\borg\.calmscs\.[A-Za-z]\w*")
START = re.compile(r"Exec=/.*/cohort --gapplication-service")
# One color, which the desktop replaces by that of its text.
SYMBOLIC_COLORS = {"#2e3436", "none"}


def run_tool(tap, name, *command):
    """One case: the tool, which ./run installs, finds nothing wrong."""
    if not shutil.which(command[0]):
        tap.check(name, False, [f"{command[0]} is not installed"])
        return
    result = subprocess.run(command, text=True, capture_output=True, check=False)
    tap.check(name, result.returncode == 0, [result.stdout, result.stderr])


def check_desktop_file(tap, path, app_id):
    run_tool(tap, "the menu entry is valid", "desktop-file-validate", path)
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    entry = parser["Desktop Entry"]
    tap.equal("the menu entry has our icon", entry["Icon"], app_id)
    tap.equal("the menu entry is started by the bus", entry["DBusActivatable"], "true")
    tap.check("the menu entry is translated", "Comment[es]" in entry and "Keywords[es]" in entry)
    tap.check("the menu entry opens workbooks and CSV files",
              "spreadsheetml.sheet;" in entry["MimeType"] and "text/csv;" in entry["MimeType"])


def check_service(tap, path, app_id):
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    tap.check("the service has our name", f"Name={app_id}" in lines, lines)
    starts = [line for line in lines if START.fullmatch(line)]
    tap.equal("the service starts the program by its whole path", len(starts), 1)


def check_metainfo(tap, path, app_id, version):
    run_tool(tap, "the metainfo is valid", "appstreamcli", "validate", "--no-net", path)
    root = ElementTree.parse(path).getroot()
    tap.equal("the metainfo has our id", root.findtext("id"), app_id)
    tap.equal("the metainfo starts our menu entry", root.findtext("launchable"),
              app_id + ".desktop")
    tap.equal("one developer with an id", len(root.findall("developer[@id]")), 1)
    newest = root.find("releases/release").get("version")
    tap.equal("the newest release is this version", newest, version)
    summary = root.findtext("summary")
    tap.check("the summary is short", 10 <= len(summary) <= 35, [summary])
    colors = {color.text for color in root.findall("branding/color")}
    tap.equal("two brand colors", len(colors), 2)


def check_icons(tap, root, app_id):
    icons = os.path.join(root, "data", "icons", "hicolor")
    for kind, size in (("scalable", "128"), ("symbolic", "16")):
        name = app_id + ("-symbolic" if kind == "symbolic" else "") + ".svg"
        svg = ElementTree.parse(os.path.join(icons, kind, "apps", name)).getroot()
        shape = (svg.get("width"), svg.get("height"), svg.get("viewBox"))
        tap.equal(f"the {kind} icon has its size", shape, (size, size, f"0 0 {size} {size}"))
        if kind == "symbolic":
            fills = {element.get("fill") for element in svg.iter() if element.get("fill")}
            tap.check("the symbolic icon has one color", fills <= SYMBOLIC_COLORS, fills)


def check_schema(tap, root, app_id):
    data = os.path.join(root, "data")
    run_tool(tap, "the settings are valid",
             "glib-compile-schemas", "--strict", "--dry-run", data)
    schema = ElementTree.parse(os.path.join(data, app_id + ".gschema.xml")).find("schema")
    tap.equal("the settings have our id and path", (schema.get("id"), schema.get("path")),
              (app_id, "/" + app_id.replace(".", "/") + "/"))


def check_ids(tap, root, app_id):
    """No file spells the id of another application of ours, neither inside nor in its name."""
    strays = []
    for folder in ("src", "data", "flatpak"):
        for place, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                path = os.path.join(place, name)
                with open(path, encoding="utf-8", errors="replace") as file:
                    words = set(APP_ID.findall(file.read() + " " + name))
                strays += [f"{path}: {word}" for word in words - {app_id}]
    tap.equal("one application id everywhere", strays, [])


def main():
    root, build, app_id, base_id, version = sys.argv[1:]
    tap = Tap()
    built = os.path.join(build, "data", app_id)
    check_desktop_file(tap, built + ".desktop", app_id)
    check_service(tap, built + ".service", app_id)
    check_metainfo(tap, built + ".metainfo.xml", app_id, version)
    check_icons(tap, root, base_id)
    check_schema(tap, root, base_id)
    check_ids(tap, root, base_id)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
