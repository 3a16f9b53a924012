#!/usr/bin/python3
# The Flatpak may touch no more than it must, and is built of sources that cannot change.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-flatpak.py TOP-FOLDER APP-ID"""

import os
import re
import subprocess
import sys

import yaml

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap

# A window, and the graphics card to draw it. Files, paper and mail come through portals.
ALLOWED = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
SHA256 = re.compile(r"[0-9a-f]{64}")
COMMIT = re.compile(r"[0-9a-f]{40}")


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
    tap.check("the runtime has a release", str(manifest["runtime-version"]).isdigit())
    tap.equal("a bundle carries the languages", manifest["separate-locales"], False)
    tap.equal("it may touch what a window needs, nothing else", set(manifest["finish-args"]),
              ALLOWED)


def check_modules(tap, manifest):
    modules = manifest["modules"]
    tap.equal("the program is built last", modules[-1]["name"], "cohort")
    networks = [module["name"] for module in modules if "build-options" in module]
    tap.equal("no module is built with other rights", networks, [])
    for module in modules:
        loose = [source for source in module["sources"] if not is_pinned(source)]
        tap.equal(f"the source of {module['name']} is pinned", loose, [])
    license_step = r'/app/share/licenses/\S+ "\$FLATPAK_BUILDER_BUILDDIR/COPYING"$'
    license_steps = [step for step in modules[-1]["post-install"] if re.search(license_step, step)]
    tap.equal("the license is installed", len(license_steps), 1)


def check_install_page(tap, root, manifest):
    """What IT is told is what is so."""
    with open(os.path.join(root, "flatpak", "INSTALL.md"), encoding="utf-8") as file:
        page = file.read()
    files = [manifest["id"] + ".flatpak", manifest["runtime"] + ".flatpak", "SHA256SUMS"]
    tap.equal("the page names the files", [name for name in files if f"`{name}`" not in page], [])
    strays = set(re.findall(r"org\.\w+\.\w+", page)) - {manifest["id"], manifest["runtime"]}
    tap.equal("the page names no other application", strays, set())


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
    root, app_id = sys.argv[1:]
    tap = Tap()
    with open(os.path.join(root, "flatpak", app_id + ".yml"), encoding="utf-8") as file:
        manifest = yaml.safe_load(file)
    check_application(tap, manifest, app_id)
    check_modules(tap, manifest)
    check_install_page(tap, root, manifest)
    check_substitutes(tap, root, manifest)
    check_scripts(tap, root)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
