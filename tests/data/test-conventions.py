#!/usr/bin/python3
# The forty conventions of GNOME's and Flathub's applications: where each is kept, or why not.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-conventions.py TOP-FOLDER BUILD-FOLDER BASE-ID

POINTS has a line for each point of libraries.md 2, in its order. Most are checked here; a point
that another test keeps names that test and its cases, which must be there, registered, and never
skipped; a point that cannot be kept yet says why, and what of it can be is checked.
"""

import datetime
import glob
import json
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
# The pages and dialogs of which a test looks at every button.
SMALL_PARTS = ("overview", "team", "convenings", "reimbursements", "letters", "year", "history",
               "person", "import", "windows")
# What a letter is on is paper in the dark, too.
PAPER_STYLE, PAPER_FILE = ".letterhead-picture", "src/ui/cohort-letter-preview.c"
COLOR_NAMES = ("white", "black", "red", "green", "blue", "yellow", "orange", "purple", "brown",
               "pink", "gray", "grey", "silver", "navy", "teal", "maroon")


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


def registered_tests():
    """{name: as Meson has it} of all tests of the build."""
    with open(os.path.join(BUILD, "meson-info", "intro-tests.json"), encoding="utf-8") as file:
        return {test["name"]: test for test in json.load(file)}


def script_of(test):
    """The text of the Python program that the test is, with the modules beside it; or ""."""
    path = next((word for word in test["cmd"] if word.endswith(".py")), None)
    if path is None:
        return ""
    text = read(path)
    beside = [os.path.join(os.path.dirname(path), name + ".py")
              for name in re.findall(r"^(?:import|from) (\w+)", text, re.MULTILINE)]
    return "\n".join([text] + [read(other) for other in beside if os.path.exists(other)])


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
    wrong += [f"{path} is taken by no test" for path in paths
              if f'("{os.path.basename(path)[:-4]}", ' not in read("tests", "e2e",
                                                                   "test-screenshots.py")]
    wrong += kept("e2e-screenshots")()
    wrong += ["the metainfo has an address for them"] * len(metainfo().findall("screenshots"))
    return wrong + [f"{len(paths)} pictures"] * (not 3 <= len(paths) <= 6)


def homepage():
    """The program's own page at the office that pays for it is all the metainfo may name."""
    urls = [(item.get("type"), item.text) for item in metainfo().findall("url")]
    return [] if [kind for kind, _ in urls] == ["homepage"] \
        and urls[0][1].startswith("https://") else urls


def releases():
    found_releases = metainfo().findall("releases/release")
    wrong = [item.get("version") for item in found_releases
             if not (item.findtext("description/p") or "").strip()]
    dates = [item.get("date") for item in found_releases]
    today = datetime.date.today().isoformat()
    return wrong + dates * (dates != sorted(dates, reverse=True) or max(dates) > today)


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
              "win.show-help-overlay": "<Control>question", "app.help": "F1"}
    overlay = ElementTree.fromstring(read("src", "ui", "gtk", "help-overlay.ui"))
    listed = [item.text.partition("...") for item in overlay.iter("property")
              if item.get("name") in ("action-name", "accelerator")]
    # "<Alt>1...7" is each of them.
    shown = {first[:-1] + str(number) if last else first for first, _, last in listed
             for number in range(int(first[-1]) if last else 0, int(last or 0) + 1)}
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
    """Named colors of the theme and of GNOME's palette; none that is spelled out."""
    sheets = {path: re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
              for path, text in sources("ui/*.css").items()}
    sheets = {path: re.sub(re.escape(PAPER_STYLE) + r" \{[^}]*\}", "", text)
              for path, text in sheets.items()}
    drawn = sources("ui/*.c")
    drawn.pop(PAPER_FILE)
    return found(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\s*\("
                 rf"|(?<![@\w.-])(?:{'|'.join(COLOR_NAMES)})\b(?![\w-])", sheets) \
        + found(r"GdkRGBA [^;()=]*= *\{|\(GdkRGBA\) *\{|gdk_rgba_parse \([^,;]*, *\""
                r"|set_source_rgba? \([^,;]*, *[\d.]", drawn)


def status_pages():
    """Each section has a status page, and a test opens it with nothing in it."""
    shown = dict(re.findall(r'\{"(\w+)", N_ \("[^{}]*?\bcohort_(\w+)_get_type\}',
                            read("src", "ui", "cohort-sections.c")))
    pages = sources("ui/*-page.ui", "ui/*-empty.ui")
    wrong = ["no sections were found"] * (len(shown) < 2)
    for section, kind in shown.items():
        page = pages.get(f"src/ui/cohort-{kind.replace('_', '-')}.ui", "")
        if 'class="AdwStatusPage"' not in pages.get(f"src/ui/cohort-{section}-empty.ui", page):
            wrong.append(f"{section} has no status page")
        wrong += kept(f"e2e-access-empty-{section}")()
    return wrong


def notices():
    """Where the program runs apart from the test, its log is read (harness.py)."""
    wrong = ["no license"] * ("GNU GENERAL PUBLIC LICENSE" not in read("COPYING"))
    said = " ".join(read("README.md").split())
    wrong += [f"README says nothing of “{words}”" for words in
              ("GNOME’s code of conduct", "no contributor license agreement", "GPL-3.0-or-later")
              if words not in said]
    for name, test in registered_tests().items():
        if not any(suite.endswith("e2e") for suite in test["suite"]):
            fits = "fatal-warnings" in test["env"].get("G_DEBUG", "").split(",")
        else:
            fits = "\nrun(" in script_of(test) and "desktop.check_quiet()" in read(
                "tests", "e2e", "harness.py")
        wrong += [f"warnings are not fatal in {name}"] * (not fits)
    return wrong


def kept(name, *cases):
    """The point is kept by these cases of another test, which Meson knows by that name."""
    def check():
        test = registered_tests().get(name)
        if test is None:
            return [f"there is no test {name}"]
        text = script_of(test)
        wrong = [f"{name} has no case “{case}”" for case in cases if f'"{case}' not in text]
        return wrong + [f"{name} may skip a case"] * bool(re.search(r"\.skip\(", text))
    return check


def all_kept(*checks):
    return lambda: [wrong for check in checks for wrong in check()]


POINTS = (
    ("the application id is well formed", application_id),
    ("one id everywhere", kept("data-desktop", "one application id everywhere")),
    ("a development build has an id of its own",
     all_kept(development_profile, kept("e2e-window", "a development build shows its window"))),
    ("the menu entry is valid", kept("data-desktop", "the menu entry is valid")),
    ("the menu entry says what it should", menu_entry),
    ("started by the bus", kept("e2e-open-with", "the bus starts it")),
    ("the metainfo is valid", kept("data-desktop", "the metainfo is valid")),
    ("one developer", kept("data-desktop", "one developer with an id")),
    ("licenses are named", licenses),
    ("the name is short", name),
    ("the summary is short and says what one does", summary),
    ("the description is of a size to read", description),
    ("the metainfo starts our menu entry",
     kept("data-desktop", "the metainfo starts our menu entry")),
    ("brand colors for light and dark", branding),
    ("a content rating", content_rating),
    ("addresses for bugs, source and help", homepage, NO_ADDRESS),
    ("controls and the least width", controls),
    ("screenshots of the right size", pictures, NO_ADDRESS),
    ("each release says what changed", releases),
    ("the domain of the translations", translation_domain),
    ("the icon", kept("data-desktop", "the {kind} icon has its size")),
    ("the symbolic icon", kept("data-desktop", "the symbolic icon has one color")),
    ("all icons are symbolic and there", theme_icons),
    ("the window's state is remembered",
     kept("e2e-window", "has that size the next time", "is so the next time")),
    ("the window's files are sound",
     all_kept(kept("data-ui", "{name} is well-formed", "{name} needs nothing newer than Debian 12"),
              kept("test-templates"))),
    ("no newer API than the floor's", floor),
    ("translations are well formed",
     kept("data-catalogs", "{language} is accepted by gettext", "--check-accelerators=_")),
    ("every word can be translated",
     kept("style-translation", '""po/POTFILES lists each file of src/')),
    ("typography and plurals of the words",
     all_kept(typography, kept("style-translation", '""What is counted has a plural'))),
    ("the sandbox has no needless holes",
     kept("data-flatpak", "it may touch what a window needs, nothing else")),
    ("sources are pinned", kept("data-flatpak", "the source of {module['name']} is pinned")),
    ("files only as the person chose them", portals),
    ("the main menu ends as all do", primary_menu),
    ("the usual keys, each in the shortcuts window", shortcuts),
    ("every control has a name, and a tooltip where it shows no word",
     all_kept(kept("e2e-keyboard", "Tab goes around {title}, and every stop has a name"),
              *(kept(f"test-small-window-{part}") for part in SMALL_PARTS))),
    ("all by keyboard, also what can be dragged",
     all_kept(kept("e2e-keyboard", "Ctrl+F finds a person", "Ctrl+N and Enter add a person",
                   "the guide of an empty county is gone through by keyboard"),
              kept("test-table-columns"), kept("e2e-first-hour"),
              kept("e2e-open-with", "and opened where it falls"))),
    ("buttons say what they do", verbs_on_buttons),
    ("empty pages say what to do", status_pages),
    ("looks right in every scheme, size and direction, with no colors of our own",
     all_kept(style_colors, kept("contrast-seen-0"), kept("contrast-seen-1"),
              kept("test-small-window-overview"), kept("test-coverage-view"))),
    ("open license; no warning in any test", notices),
)


def main():
    tap = Tap()
    tap.equal("there are forty points", len(POINTS), 40)
    for number, (title, check, *reason) in enumerate(POINTS, start=1):
        wrong = check()
        if reason and not wrong:
            tap.skip(f"point {number}: {title}", *reason)
        else:
            tap.check(f"point {number}: {title}", not wrong, wrong)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
