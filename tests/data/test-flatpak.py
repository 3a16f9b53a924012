#!/usr/bin/python3
# The Flatpak may touch no more than it must, and is built of sources that cannot change.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-flatpak.py TOP-FOLDER APP-ID PROGRAM"""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import yaml

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from install_page import COMMANDS, EXPENSE, find_place, find_strays, list_files, read_places
from tap import Tap

# A window, and the graphics card to draw it. Files, paper and mail come through portals.
ALLOWED = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
# The oldest that GNOME still repairs.
LEAST_RUNTIME = 50
SHA256 = re.compile(r"[0-9a-f]{64}")
COMMIT = re.compile(r"[0-9a-f]{40}")
# The page's words for what the window remembers; a schema and its key begin with the first.
BASE = "org.calmscs.Cohort"
REMEMBERED = ((f"{BASE} window-", "its size"), (f"{BASE} last-page", "the last page"),
              (f"{BASE} team-", "the columns of the team"),
              (f"{BASE} last-export-folder", "the folder of the last export"),
              (f"{BASE}.Guide ", "the guide"))
# A folder of the person's that the program makes a path in.
OWN_FOLDER = re.compile(r"g_get_user_(data|cache|config|state)_dir \(\)((?:, [\w\"]+)*)")


def is_pinned(source):
    """Whether it is the same at every build: named by what is in it, and fetched safely."""
    if source["type"] == "dir":
        return source["path"] == ".."
    # Done to sources that are there already, without a network.
    if source["type"] == "shell":
        return True
    if source["type"] == "git":
        pin = COMMIT.fullmatch(source.get("commit", ""))
    else:
        pin = source["type"] in ("archive", "file") and SHA256.fullmatch(source.get("sha256", ""))
    return bool(pin) and source["url"].startswith("https://")


def check_application(tap, manifest, app_id):
    tap.equal("the Flatpak has our id", manifest["id"], app_id)
    tap.equal("it runs on GNOME's runtime", (manifest["runtime"], manifest["sdk"]),
              ("org.gnome.Platform", "org.gnome.Sdk"))
    release = str(manifest["runtime-version"])
    tap.check(f"the runtime is of GNOME {LEAST_RUNTIME} or later",
              release.isdigit() and int(release) >= LEAST_RUNTIME, [release])
    tap.equal("a bundle carries the languages", manifest["separate-locales"], False)
    tap.equal("it may touch what a window needs, nothing else", set(manifest["finish-args"]),
              ALLOWED)


def check_source(tap, root, manifest):
    """What builds leave in the tree, as the pages tell to make it, is no part of the next one."""
    with open(os.path.join(root, "flatpak", manifest["id"] + ".yml"), encoding="utf-8") as file:
        head = file.readline() + file.readline()
    with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
        made = re.findall(r"meson setup (?:-\S+ )*([\w-]+)", file.read())
    made += re.findall(r"(\w+) THIS", head)
    skipped = manifest["modules"][-1]["sources"][0]["skip"]
    tap.check("the folders of builds are named", "_flatpak" in made and len(made) > 1, made)
    tap.equal("no folder of a build is copied", sorted(set(made) - set(skipped)), [])


def installs_licenses(module, folder, names):
    """Whether one of its last steps puts the notices of its source where notices are looked for."""
    step = (r'cd "\$FLATPAK_BUILDER_BUILDDIR" && install -Dm644 -t /app/share/licenses/'
            + re.escape(folder) + names)
    return any(re.fullmatch(step, command, re.IGNORECASE)
               for command in module.get("post-install", ()))


def check_modules(tap, manifest):
    modules = manifest["modules"]
    tap.equal("the program is built last", modules[-1]["name"], "cohort")
    networks = [module["name"] for module in modules if "build-options" in module]
    tap.equal("no module is built with other rights", networks, [])
    for module in modules:
        loose = [source for source in module["sources"] if not is_pinned(source)]
        tap.equal(f"the source of {module['name']} is pinned", loose, [])
    for module in modules[:-1]:
        tap.check(f"the licenses of {module['name']} are installed",
                  installs_licenses(module, module["name"], r"(?: (?:COPYING|LICEN[CS]E)[\w.]*)+"),
                  module.get("post-install", ()))
    tap.check("the license of Cohort is installed",
              installs_licenses(modules[-1], manifest["id"], " COPYING"))


def check_install_page(tap, root, manifest, program):
    """What IT is told is what is so."""
    with open(os.path.join(root, "flatpak", "INSTALL.md"), encoding="utf-8") as file:
        page = file.read()
    files = [manifest["id"] + ".flatpak", manifest["runtime"] + ".flatpak", "SHA256SUMS"]
    tap.equal("the page names the files", [name for name in files if f"`{name}`" not in page], [])
    strays = set(re.findall(r"org\.\w+\.\w+", page)) - {manifest["id"], manifest["runtime"]}
    tap.equal("the page names no other application", strays, set())
    places = read_places(page)
    check_data_places(tap, root, places, program)
    check_window_places(tap, root, page, places)


def keep_all(program, folder, receipt):
    """Let the program keep one of all that it keeps where it does so by itself."""
    environment = {name: value for name, value in os.environ.items() if "XDG" not in name}
    environment |= {f"XDG_{name.upper()}_HOME": str(folder / name)
                    for name in ("data", "config", "cache", "state")}
    for arguments, words in ((("init", "--county", "San Joaquin"), ""), (("apply", "-"), COMMANDS),
                             (("attach", EXPENSE, receipt), "")):
        subprocess.run([program, *arguments], input=words, text=True, check=True,
                       stdout=subprocess.DEVNULL, env=environment | {"HOME": str(folder)})


def check_data_places(tap, root, places, program):
    """Where the page says that the data is, there it is, and nowhere else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keep_all(program, folder, os.path.join(root, "data", "screenshots", "overview.png"))
        tap.equal("the page names each place of the data", find_strays(places, folder, "data/"), [])
        tap.equal("without the window nothing is kept elsewhere",
                  set(list_files(folder, "")) - set(list_files(folder, "data")), set())
        receipts = [path for path in list_files(folder, "data")
                    if (folder / path).read_bytes()[:4] == b"\x89PNG"]
    tap.check("a receipt is a file", len(receipts) == 1, receipts)
    tap.equal("the page says of the place of receipts that it is, and of no other",
              [place for place, words in places.items() if words.startswith("the receipts")],
              [find_place(places, path) for path in receipts])
    tap.check("it does not say so of the database",
              "receipt" not in places.get("data/cohort/cohort.db", "receipt"), [places])


def check_window_places(tap, root, page, places):
    """What the window keeps, the page names: where its paths are made, and by its settings."""
    kept, asks_for_folders = {}, False
    for path in sorted(Path(root, "src").rglob("*.c")):
        text = path.read_text(encoding="utf-8")
        asks_for_folders |= bool(re.search(r"^ .*\bcohort_file_choice_folder \(", text, re.M))
        for kind, parts in OWN_FOLDER.findall(text):
            kept.setdefault(kind, set()).add("/".join(re.findall(r'"([^"]+)"', parts)))
    tap.equal("the page says whether it is handed folders",
              "hands out that one folder" in " ".join(page.split()), asks_for_folders)
    tap.equal("data and the cache are all that paths are made in", sorted(kept), ["cache", "data"])
    tap.equal("the page names each folder in the cache",
              {f"cache/{part}/" for part in kept["cache"]},
              {place for place in places if re.match(r"cache/.", place)})
    tap.check("it tells of the letter for the mail program",
              "letter" in places.get("cache/cohort/mail/", ""), [places])
    schemas = ElementTree.parse(Path(root, "data", f"{BASE}.gschema.xml")).getroot()
    keys = [f"{schema.get('id')} {key.get('name')}"
            for schema in schemas.iter("schema") for key in schema.iter("key")]
    untold = [key for key in keys
              if not any(key.startswith(begin) and words in places.get("config/", "")
                         for begin, words in REMEMBERED)]
    tap.equal("it tells what the window remembers", untold, [])


def check_substitutes(tap, root, manifest):
    """The opt-in test can build each library that is a module, with a network or without."""
    with open(os.path.join(root, "tests", "on-flatpak"), encoding="utf-8") as file:
        pairs = re.search(r"^readonly DEBIAN_SOURCES=\(([^)]*)\)", file.read(), re.M)[1].split()
    tap.equal("each library has a source of Debian's", [pair.split("=")[0] for pair in pairs],
              [module["name"] for module in manifest["modules"][:-1]])


def check_scripts(tap, root):
    for place in (("flatpak", "make-bundle"), ("tests", "on-flatpak"), ("tests", "on-debian13")):
        script, name = os.path.join(root, *place), "/".join(place)
        result = subprocess.run([script, "--help"], text=True, capture_output=True, check=False)
        tap.check(f"{name} tells how it is used",
                  result.returncode == 0 and f"Usage: {name}" in result.stdout, [result.stderr])
        tap.equal(f"{name} refuses what it does not know",
                  subprocess.run([script, "--nonsense"], capture_output=True).returncode, 2)


def main():
    root, app_id, program = sys.argv[1:]
    tap = Tap()
    with open(os.path.join(root, "flatpak", app_id + ".yml"), encoding="utf-8") as file:
        manifest = yaml.safe_load(file)
    check_application(tap, manifest, app_id)
    check_source(tap, root, manifest)
    check_modules(tap, manifest)
    check_install_page(tap, root, manifest, program)
    check_substitutes(tap, root, manifest)
    check_scripts(tap, root)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
