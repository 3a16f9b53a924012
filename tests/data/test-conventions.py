#!/usr/bin/python3
# The forty conventions of GNOME's and Flathub's applications: where each is kept, or why not.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-conventions.py TOP-FOLDER BUILD-FOLDER BASE-ID

POINTS has a line for each point of libraries.md 2, in its order. Most are checked here; a point
that another test keeps names that test and words in it, which must be there; a point that cannot
be kept yet says why.
"""

import glob
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap

TOP, BUILD, BASE_ID = sys.argv[1:4]
THEME = "/usr/share/icons/Adwaita"
# JSON has straight quotation marks, and "[JOB …]" of a usage is no unfinished sentence.
STRAIGHT = ("src/core/cohort-command-trip.c", "src/cli/cohort-cli-apply.c",
            "src/cli/cohort-cli-proposal.c", "src/cli/cohort-cli.c")
NO_ADDRESS = "the project has no public address yet; one is invented nowhere"


def read(*path):
    with open(os.path.join(TOP, *path), encoding="utf-8") as file:
        return file.read()


def sources(*patterns):
    """{path: text} of the files of src that match one of the patterns."""
    paths = [path for pattern in patterns
             for path in glob.glob(os.path.join(TOP, "src", "**", pattern), recursive=True)]
    return {os.path.relpath(path, TOP): read(path) for path in sorted(paths)}


def found(pattern, texts, allowed=()):
    """["path: what was found"] but for what is allowed."""
    return [f"{path}: {match[0]}" for path, text in texts.items()
            for match in re.finditer(pattern, text) if match[0] not in allowed]


def metainfo():
    return ElementTree.parse(os.path.join(TOP, "data", BASE_ID + ".metainfo.xml.in")).getroot()


def desktop_entry():
    return dict(line.split("=", 1) for line in
                read("data", BASE_ID + ".desktop.in").splitlines() if re.match(r"\w+=", line))


# Each check returns what is wrong, best with the place.

def application_id():
    parts = BASE_ID.split(".")
    wrong = [] if 3 <= len(parts) <= 5 else [BASE_ID]
    wrong += [part for part in parts if not re.fullmatch(r"[A-Za-z_]\w*", part)]
    wrong += [part for part in parts[:2] if part != part.lower()]
    return wrong + [BASE_ID] * (BASE_ID.startswith("org.gnome.") or parts[-1] in ("app", "desktop"))


def development_profile():
    window = read("src", "ui", "cohort-window.c")
    texts = {"meson.build": (read("meson.build"), ".Devel"), "cohort-window.c": (window, '"devel"')}
    return [name for name, (text, word) in texts.items() if word not in text]


def menu_entry():
    entry = desktop_entry()
    wanted = {"Icon": "@app_id@", "StartupNotify": "true", "Terminal": "false"}
    wrong = [f"{key}={entry.get(key)}" for key, value in wanted.items() if entry.get(key) != value]
    wrong += [f"no category {name}" for name in ("Office", "GTK", "GNOME")
              if name not in entry["Categories"].split(";")]
    return wrong + [f"Exec={entry['Exec']}"] * (not entry["Exec"].startswith("cohort "))


def licenses():
    root = metainfo()
    got = root.findtext("metadata_license"), root.findtext("project_license")
    return [] if got == ("CC0-1.0", "GPL-3.0-or-later") else list(got)


def name():
    said = metainfo().findtext("name")
    return [] if said == desktop_entry()["Name"] and len(said) <= 15 else [said]


def summary():
    said = metainfo().findtext("summary")
    fits = 10 <= len(said) <= 25 and said[0].isupper() and not said.endswith(".")
    return [] if fits and "Cohort" not in said and said.split()[0] not in ("A", "An", "The") \
        else [said]


def description():
    root = metainfo().find("description")
    said = " ".join(root.findtext("p").split())
    wrong = [said] * (not 100 <= len(said) <= 400)
    return wrong + ["more than ten items"] * (len(root.findall("ul/li")) > 10)


def content_rating():
    return [] if metainfo().find("content_rating").get("type") == "oars-1.1" else ["no rating"]


def branding():
    colors = metainfo().findall("branding/color")
    schemes = sorted(color.get("scheme_preference") for color in colors)
    values = {color.text for color in colors}
    return [] if schemes == ["dark", "light"] and len(values) == 2 else [schemes, values]


def controls():
    root = metainfo()
    said = sorted(item.text for item in root.findall("supports/control"))
    least = root.find("requires/display_length")
    fits = least.get("compare") == "ge" and least.text == "360"
    return [] if said == ["keyboard", "pointing", "touch"] and fits else [said]


def pictures():
    """Shot by a test in default settings; a PNG's size stands in its bytes 16 to 24."""
    wrong, paths = [], glob.glob(os.path.join(TOP, "data", "screenshots", "*.png"))
    for path in paths:
        with open(path, "rb") as file:
            head = file.read(24)
        width, height = (int.from_bytes(head[at:at + 4], "big") for at in (16, 20))
        if (width, height) != (1000, 700):
            wrong.append(f"{path}: {width} x {height}")
    return wrong + [f"{len(paths)} pictures"] * (not 3 <= len(paths) <= 6)


def releases():
    found_releases = metainfo().findall("releases/release")
    wrong = [item.get("version") for item in found_releases
             if not (item.findtext("description/p") or "").strip()]
    dates = [item.get("date") for item in found_releases]
    return wrong + dates * (dates != sorted(dates, reverse=True))


def translation_domain():
    item = metainfo().find("translation")
    return [] if (item.get("type"), item.text) == ("gettext", "cohort") else [item.text]


def theme_icons():
    names = {os.path.basename(path)[:-4] for path in
             glob.glob(os.path.join(THEME, "*", "*", "*-symbolic.svg"))
             + glob.glob(os.path.join(TOP, "src", "ui", "icons", "scalable", "*", "*.svg"))}
    if not os.path.isdir(THEME):
        return ["the theme of Debian's adwaita-icon-theme is not installed"]
    texts = sources("ui/*.c", "ui/*.ui")
    # Names of files and of classes of style end alike.
    words = {match[1]: path for path, text in texts.items()
             for match in re.finditer(r'[">]([a-z0-9]+(?:-[a-z0-9]+)*-symbolic)["<]', text)}
    loud = found(r'icon-name">(?!\w[\w-]*-symbolic)[^<]*'
                 r'|icon_name \([^,()]*, "(?!\w[\w-]*-symbolic)', texts)
    return [f"{path}: {icon}" for icon, path in words.items() if icon not in names] + loud


def window_state():
    schema = read("data", BASE_ID + ".gschema.xml")
    return [key for key in ("window-width", "window-height", "window-maximized")
            if f'name="{key}"' not in schema
            or f'"{key}"' not in read("src", "ui", "cohort-window.c")]


def floor():
    build = read("meson.build")
    return [word for word in ("GLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74",
                              "GDK_VERSION_MAX_ALLOWED=GDK_VERSION_4_8",
                              "ADW_VERSION_MAX_ALLOWED=ADW_VERSION_1_2", "werror=true")
            if word not in build]


def typography():
    """“…” and its like, as gettext checks them."""
    said = subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
         "--check=ellipsis-unicode", "--check=space-ellipsis", "--check=quote-unicode",
         "--directory", TOP, "--files-from", os.path.join(TOP, "po", "POTFILES"), "-o", os.devnull],
        text=True, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return [line for line in said.stderr.splitlines()
            if not line.startswith(STRAIGHT) and "fatal error" not in line]


def portals():
    texts = {path: text for path, text in sources("*.c").items()
             if not path.startswith(os.path.join("src", "cli"))}
    return found(r'g_get_home_dir|"/home|\bfopen \(', texts)


def primary_menu():
    window = read("src", "ui", "cohort-window.ui")
    root = ElementTree.fromstring(window)
    last = root.findall("menu[@id='primary_menu']/section")[-1]
    labels = [item.find("attribute[@name='label']").text.replace("_", "") for item in last]
    wanted = ["Preferences", "Keyboard Shortcuts", "Help", "About Cohort"]
    wrong = labels * (labels not in (wanted, wanted[:2] + wanted[3:]))
    every = re.findall(r'name="label"[^>]*>([^<]*)<', window)
    wrong += [label for label in every if label.replace("_", "") in ("Quit", "Close")]
    return wrong + ["no tooltip"] * (">Main Menu</property>" not in window)


def accelerators():
    """{action: [key, …]} of the application."""
    table = re.findall(r'\{"((?:app|win|window)\.[^"]+)", \{([^}]*)\}\}',
                       read("src", "ui", "cohort-application.c"))
    return {action: re.findall(r'"([^"]+)"', keys) for action, keys in table}


def shortcuts():
    keys = accelerators()
    wanted = {"app.quit": "<Control>q", "window.close": "<Control>w", "win.search": "<Control>f",
              "win.new": "<Control>n", "win.undo": "<Control>z", "win.redo": "<Control><Shift>z",
              "win.print": "<Control>p", "win.preferences": "<Control>comma",
              "win.show-help-overlay": "<Control>question"}
    overlay = ElementTree.fromstring(read("src", "ui", "gtk", "help-overlay.ui"))
    shown = {item.text for item in overlay.iter("property")
             if item.get("name") in ("action-name", "accelerator")}
    return [f"{action} is not {key}" for action, key in wanted.items()
            if key not in keys.get(action, [])] \
        + [f"{action} is not in the shortcuts window" for action, own in keys.items()
           if action not in shown and not shown & set(own)] \
        + ["the main menu has no F10"] * ('name="primary">True<'
                                         not in read("src", "ui", "cohort-window.ui"))


def verbs_on_buttons():
    """A row may answer Yes; what closes a dialog says what it does."""
    return found(r'(?:add_response|with_mnemonic|button_new_with_label) \('
                 r'[^;]*?_ \("_?(?:Yes|No|OK|Ok)"\)', sources("ui/*.c"))


def style_colors():
    return found(r"#[0-9a-fA-F]{3,8}\b", sources("ui/*.css"))


def status_pages():
    """What a page shows when there is nothing says so in a status page."""
    pages = [path for path, text in sources("ui/*-page.c", "ui/*-page.ui", "ui/*-empty.ui").items()
             if "StatusPage" in text or "STATUS_PAGE" in text]
    return [] if len(pages) >= 4 else pages


def notices():
    wrong = ["no license"] * ("GNU GENERAL PUBLIC LICENSE" not in read("COPYING"))
    return wrong + ["warnings are not fatal"] * ("fatal" not in read("tests", "meson.build"))


def kept(*words):
    """The point is kept by another test, and these are words of it."""
    path = os.path.join(*words[0].split("/"))
    return lambda: [f"{path} has no “{word}”" for word in words[1:] if word not in read(path)]


POINTS = (
    ("the application id is well formed", application_id),
    ("one id everywhere", kept("tests/data/test-desktop-files.py", "check_ids")),
    ("a development build has an id of its own", development_profile),
    ("the menu entry is valid", kept("tests/data/test-desktop-files.py", "desktop-file-validate")),
    ("the menu entry says what it should", menu_entry),
    ("started by the bus", kept("tests/e2e/test-open-with.py", '"gapplication", "launch"')),
    ("the metainfo is valid", kept("tests/data/test-desktop-files.py", '"appstreamcli"')),
    ("one developer", kept("tests/data/test-desktop-files.py", "developer[@id]")),
    ("licenses are named", licenses),
    ("the name is short", name),
    ("the summary is short and says what one does", summary),
    ("the description is of a size to read", description),
    ("the metainfo starts our menu entry", kept("tests/data/test-desktop-files.py", "launchable")),
    ("brand colors for light and dark", branding),
    ("a content rating", content_rating),
    ("addresses for bugs, source and help", NO_ADDRESS),
    ("controls and the least width", controls),
    ("screenshots of the right size", pictures),
    ("each release says what changed", releases),
    ("the domain of the translations", translation_domain),
    ("the icon", kept("tests/data/test-desktop-files.py", "check_icons")),
    ("the symbolic icon", kept("tests/data/test-desktop-files.py", "SYMBOLIC_COLORS")),
    ("all icons are symbolic and there", theme_icons),
    ("the window's state is remembered", window_state),
    ("the window's files are sound", kept("tests/data/test-ui-files.py", "FLOOR", "xmllint")),
    ("no newer API than the floor's", floor),
    ("translations are well formed", kept("tests/data/test-catalogs.py", "--check-accelerators=_")),
    ("every word can be translated", kept("tests/style/rules.py", "translated_files")),
    ("typography of the words", typography),
    ("the sandbox has no needless holes", kept("tests/data/test-flatpak.py", "ALLOWED")),
    ("sources are pinned", kept("tests/data/test-flatpak.py", "is_pinned")),
    ("files only as the person chose them", portals),
    ("the main menu ends as all do", primary_menu),
    ("the usual keys, each in the shortcuts window", shortcuts),
    ("every control has a name", kept("tests/e2e/test-keyboard.py", "is_named")),
    ("all by keyboard", kept("tests/e2e/test-keyboard.py", "Tab")),
    ("buttons say what they do", verbs_on_buttons),
    ("empty pages say what to do", status_pages),
    ("no colors of our own in the style", style_colors),
    ("open license; no warning in any test", notices),
)


def main():
    tap = Tap()
    tap.equal("there are forty points", len(POINTS), 40)
    for number, (title, check) in enumerate(POINTS, start=1):
        if isinstance(check, str):
            tap.skip(f"point {number}: {title}", check)
        else:
            wrong = check()
            tap.check(f"point {number}: {title}", not wrong, wrong)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
