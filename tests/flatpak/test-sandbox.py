#!/usr/bin/python3
# Cohort as IT installs it: from its bundles, with no remote, used in its sandbox.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-sandbox.py FOLDER NEWER takes from FOLDER what make-bundle put there, and as NEWER the
bundle of a later build, to put in the place of the program's.

It does what INSTALL.md says, word for word, as root in place of sudo and with the runtime's name.
The files that the program opens and writes lie where the sandbox does not reach; they come and go
by the document portal, as with a desktop's own file dialog.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import sys
import zipfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[1:1] = [str(TESTS / "e2e"), str(TESTS / "lib")]

from hands import expect_question, read_question, start_portal  # noqa: E402
from harness import SAMPLES, Desktop, StoryEnds  # noqa: E402
from install_page import COMMANDS, EXPENSE, find_strays, read_places  # noqa: E402
from program import Atspi, Program, Role, children  # noqa: E402
from waiting import Failed, expect_equal, wait_for  # noqa: E402

APP_ID = "org.calmscs.Cohort"
ANSWERS = "san-joaquin-form-responses.csv"
ROSTER = "San Joaquin roster 2024-25.xlsx"
DATABASE = Path(".var", "app", APP_ID, "data", "cohort", "cohort.db")
RECEIPT = TESTS.parent / "data" / "screenshots" / "overview.png"
DOCUMENT_PORTAL = Path("/usr/libexec/xdg-document-portal")
MODULES = ("libxlsxwriter", "libical", "poppler", "gmime", "cmark")
PERMISSIONS = {"shared": {"ipc"}, "sockets": {"wayland", "fallback-x11"}, "devices": {"dri"}}


class SandboxedProgram(Program):
    """The program in its sandbox, where its process has another number than outside."""

    def root(self):
        for application in children(Atspi.get_desktop(0)):
            if application.get_name() == "cohort":
                return application
        return None

    def active_window(self):
        window = self.desktop.output("xdotool", "getwindowfocus").strip()
        title = self.desktop.output("xdotool", "getwindowname", window) if window else ""
        return title.rstrip("\n") or None


class SandboxDesktop(Desktop):
    """A desktop whose Flatpak installations are its own, and empty at first."""

    def __init__(self, folder):
        super().__init__("sandbox", folder)
        self.share = self.folder / "share"
        self.share.mkdir()
        for path in folder.iterdir():
            (self.share / path.name).symlink_to(path)
        runtimes = [path.stem for path in folder.glob("*.flatpak") if path.stem != APP_ID]
        self.runtime = min(runtimes, key=len)
        for name in ("user", "system"):
            self.env[f"FLATPAK_{name.upper()}_DIR"] = str(self.folder / f"flatpak-{name}")
        for name in ("GSETTINGS_SCHEMA_DIR", "GSETTINGS_BACKEND", "GDK_BACKEND"):
            del self.env[name]

    def flatpak(self, *arguments):
        return self.output("flatpak", *arguments, check=True)

    def follow_page(self, section, meanwhile=""):
        """Give the commands of that section of the page for IT, and before the last another."""
        page = (self.share / "INSTALL.md").read_text(encoding="utf-8")
        text = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", page, re.M | re.S)[1]
        lines = re.findall(r"^    (.*)", text, re.M)
        commands = "\n".join([*lines[:-1], meanwhile, lines[-1]])
        for said, here in (("sudo ", ""), ("org.gnome.Platform", self.runtime)):
            commands = commands.replace(said, here)
        self.output("bash", "-euc", f'cd "$0"\n{commands}', self.share, check=True)

    def sandbox(self, script):
        """What a shell in the program's sandbox prints."""
        return self.flatpak("run", "--command=sh", APP_ID, "-c", script).strip()

    def cohort(self, *arguments):
        return self.flatpak("run", APP_ID, *arguments)

    def start(self, *arguments, **env):
        program = SandboxedProgram(self, ["flatpak", "run", APP_ID, *arguments], env)
        self.programs.append(program)
        program.wait_for_window()
        return program


def list_installed(desktop):
    """The parts of the program and of its runtime that are installed."""
    return set(desktop.flatpak("list", "--all", "--columns=application").split())


def install_bundles(desktop):
    desktop.follow_page("Install")
    bundles = {path.stem for path in desktop.share.glob("*.flatpak")}
    expect_equal(list_installed(desktop), bundles, "what is installed")
    # Each bundle leaves an origin without an address, from which nothing can come.
    expect_equal(desktop.flatpak("remotes", "--columns=url").split(), [], "addresses")


def read_permissions(desktop):
    """The part of the installed program's metadata that says what it may touch."""
    parts = re.split(r"^\[(.*)\]$", desktop.flatpak("info", "-M", APP_ID), flags=re.M)
    named = dict(zip(parts[1::2], parts[2::2]))
    expect_equal([name for name in named if name.endswith("Bus Policy")], [], "names on a bus")
    given = dict(line.split("=", 1) for line in named["Context"].split())
    permissions = {name: set(filter(None, what.split(";"))) for name, what in given.items()}
    # A Flatpak too old to know the fallback is given what it falls back to.
    if "fallback-x11" in permissions.get("sockets", ()):
        permissions["sockets"].discard("x11")
    return permissions


def look_around(desktop):
    """What the sandbox must not have, and what it must."""
    secret = desktop.folder / "home" / "secret.txt"
    secret.write_text("nobody's business\n", encoding="utf-8")
    expect_equal(desktop.sandbox(f"cat '{secret}' 2>/dev/null || echo hidden"), "hidden", "a file")
    links = desktop.sandbox("cut -d: -f1 /proc/net/dev | tail -n +3").split()
    expect_equal(links, ["lo"], "networks")
    expect_equal(desktop.sandbox("touch /app/x 2>/dev/null || echo refused"), "refused", "/app")
    expect_equal(desktop.sandbox("ls /app/lib | grep -cE '[.](a|la)$|pkgconfig' || :"), "0",
                 "left-overs of the build")


def look_for_parts(desktop):
    license_path = f"/app/share/licenses/{APP_ID}/COPYING"
    expect_equal(desktop.sandbox(f"head -1 {license_path}").strip(),
                 "GNU GENERAL PUBLIC LICENSE", "the license")
    folders = desktop.sandbox("ls /app/share/licenses").split()
    expect_equal([name for name in MODULES if name not in folders], [], "libraries without notice")
    expect_equal(desktop.sandbox("find /app/share/licenses -type f -empty"), "", "empty notices")
    expect_equal(desktop.sandbox("test -s /app/share/locale/es/LC_MESSAGES/cohort.mo; echo $?"),
                 "0", "Spanish")
    expect_equal(desktop.sandbox("test -s /usr/share/locale/es/LC_MESSAGES/gtk40.mo; echo $?"),
                 "0", "the toolkit's Spanish")
    family = desktop.sandbox("fc-match -f '%{family}' Cantarell")
    expect_equal(family.split(",")[0], "Cantarell", "the typeface of the letters")
    expect_equal(desktop.cohort("--version").startswith("cohort "), True, "the version")


def choose_county(program):
    program.label("Which county is yours?")
    program.type("san joa")
    wait_for(lambda: len(list(program.nodes(Role.LIST_ITEM))) == 1, "one county in the list")
    program.key("Return")
    program.label("Your First Hour", program.page("Overview"))


def import_roster(desktop, program):
    shutil.copy(SAMPLES / ANSWERS, desktop.folder / "home")
    program.press("Import a Roster…", inside=program.page("Overview"))
    expect_equal(read_question(desktop)["name"], None, "asked")
    program.label(re.compile("^8 to add · 1 problem"))
    program.press("Import 8 People")
    program.in_window("Overview")
    program.key("alt+2")
    program.label("Marisol Vance", program.page("Team"))


def export_roster(desktop, program):
    roster = desktop.folder / "home" / ROSTER
    before = roster.stat().st_mtime_ns if roster.exists() else None
    program.key("ctrl+e")
    # Where it goes by documents no folder is known in which the next file could be saved.
    expect_question(desktop, title="Export Roster", name=ROSTER, current_folder=None)
    wait_for(lambda: (roster.exists() and roster.stat().st_mtime_ns != before
                      and zipfile.is_zipfile(roster)), "the roster")
    with zipfile.ZipFile(roster) as parts:
        expect_equal(parts.testzip(), None, "damaged parts")
    strays = [path.name for path in roster.parent.iterdir() if path.name.startswith(ROSTER[:11])]
    expect_equal(strays, [ROSTER], "files that the export left")


def look_at_data(desktop):
    """With a receipt, what the program keeps is in the places that the page names."""
    folder = desktop.folder / "home" / ".var" / "app" / APP_ID
    receipt, commands = folder / "data" / RECEIPT.name, folder / "data" / "receipt.jsonl"
    shutil.copy(RECEIPT, receipt)
    commands.write_text(COMMANDS, encoding="utf-8")
    desktop.cohort("apply", commands)
    desktop.cohort("attach", EXPENSE, receipt)
    page = (desktop.share / "INSTALL.md").read_text(encoding="utf-8")
    expect_equal(find_strays(read_places(page), folder, "data/cohort/"), [],
                 "what is in no place, or a place without anything")
    settings = (folder / "config" / "glib-2.0" / "settings" / "keyfile").read_text(encoding="utf-8")
    expect_equal("[org/calmscs/Cohort]" in settings, True, "the settings")


def read_commit(desktop):
    return desktop.flatpak("info", "--show-commit", APP_ID).strip()


def back_up(desktop):
    """A change between the backup and its restoring is gone again, and all else is there."""
    folder = desktop.folder / "home" / ".var" / "app" / APP_ID / "data"
    before, changed = desktop.cohort("report", "--json"), folder / "changed.json"
    edit = '{"do": "person.add", "given": "Ana", "family": "Ruiz"}'
    desktop.follow_page("Back up and restore", f"flatpak run {APP_ID} apply - <<<'{edit}'\n"
                        f"flatpak run {APP_ID} report --json >'{changed}'")
    expect_equal(len(json.loads(changed.read_text(encoding="utf-8"))["people"]),
                 len(json.loads(before)["people"]) + 1, "people before it is restored")
    expect_equal(desktop.cohort("report", "--json"), before, "the report")
    expect_equal(zipfile.is_zipfile(folder / "today.zip"), True, "the backup")
    expect_equal(len(list((folder / "cohort" / "backups").iterdir())) > 0, True, "daily backups")
    desktop.cohort("check")


def update(desktop, newer):
    before, report = read_commit(desktop), desktop.cohort("report")
    bundle = desktop.share / f"{APP_ID}.flatpak"
    bundle.unlink()
    bundle.symlink_to(newer)
    desktop.follow_page("Update")
    expect_equal(read_commit(desktop) != before, True, "another build")
    expect_equal(desktop.cohort("report"), report, "the report")
    expect_equal("Marisol Vance" in report, True, report)


def remove(desktop):
    desktop.follow_page("Remove")
    expect_equal(list_installed(desktop), set(), "what is installed")
    expect_equal((desktop.folder / "home" / DATABASE).exists(), True, "the data, which stays")


def story(desktop, newer):
    with desktop.case("the bundles install with no remote"):
        install_bundles(desktop)
    with desktop.case("the program may touch what it must, and nothing else"):
        expect_equal(read_permissions(desktop), PERMISSIONS, "permissions")
        look_around(desktop)
    with desktop.case("license, language and typeface are inside"):
        look_for_parts(desktop)
    with desktop.case("the window opens in the sandbox"):
        home = start_portal(desktop, ANSWERS, APP_ID)
        program = desktop.start()
        choose_county(program)
        expect_equal((home / DATABASE).exists(), True, "the database where IT is told it is")
    with desktop.case("a roster is imported through the portal"):
        import_roster(desktop, program)
    with desktop.case("a roster is exported through the portal"):
        export_roster(desktop, program)
    with desktop.case("and another one, beginning nowhere that only the sandbox knows"):
        program.in_window("Team")
        export_roster(desktop, program)
    with desktop.case("the window closes"):
        program.key("ctrl+w")
        expect_equal(program.wait_for_end(), 0, "exit status")
    with desktop.case("all is kept where IT is told"):
        look_at_data(desktop)
    with desktop.case("a backup is made and restored"):
        back_up(desktop)
    with desktop.case("the data outlives an update"):
        update(desktop, newer)
    with desktop.case("the program is removed, and the data stays"):
        remove(desktop)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    desktop = SandboxDesktop(Path(sys.argv[1]).resolve())
    try:
        with contextlib.suppress(StoryEnds):
            with desktop.case("a desktop with documents is there"):
                desktop.begin()
                desktop.serve([str(DOCUMENT_PORTAL)])
                documents = desktop.folder / "run" / "doc"
                wait_for(lambda: os.path.ismount(documents), "the document portal")
            story(desktop, Path(sys.argv[2]).resolve())
            desktop.check_quiet()
    except Failed as error:
        sys.exit(f"test-sandbox: {error}")
    finally:
        desktop.end()
    sys.exit(desktop.tap.done())


main()
