#!/usr/bin/python3
# make-bundle takes away nothing but its own older files, and lays down all or nothing.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-make-bundle.py TOP-FOLDER APP-ID: Flatpak's tools are stood in for by scripts."""

import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap

RUNTIME = "org.gnome.Platform"
STAND_INS = {
    "flatpak": """case "$1" in
remotes) echo flathub ;;
info) echo 0123abcd ;;
build-bundle) [ "$2" = --runtime ] && shift; echo "made of $5" >"$4" ;;
esac
""",
    # Its last words are the folder it builds in, and the manifest.
    "flatpak-builder": """[ -z "$BREAKS_OFF" ] || exit 1
while [ $# -gt 2 ]; do shift; done
mkdir -p "$1"
printf '[Application]\\nname=APP\\nruntime=org.gnome.Platform/x86_64/50\\n' >"$1/metadata"
""",
    "ostree": "echo app/APP/x86_64/stable\n",
}


class Machine:
    def __init__(self, folder, root, app_id):
        self.folder, self.root, self.app = folder, root, f"{app_id}.flatpak"
        tools = folder / "tools"
        tools.mkdir()
        for name, script in STAND_INS.items():
            (tools / name).write_text("#!/bin/sh\n" + script.replace("APP", app_id))
            (tools / name).chmod(0o755)
        self.environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}

    def make(self, out, *options, **environment):
        return subprocess.run([self.root / "flatpak" / "make-bundle", "--state",
                               self.folder / "state", *options, out], text=True,
                              capture_output=True, check=False,
                              env={**self.environment, **environment})


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def check_sums(tap, out):
    sums = dict(reversed(line.split("  ")) for line in
                (out / "SHA256SUMS").read_text().splitlines())
    tap.equal("the checksums are of these files", sums,
              {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
               for path in out.glob("org.*.flatpak")})


def check_made(tap, machine, out):
    """What is made takes the place of what was made before, and of nothing else."""
    out.mkdir()
    (out / "org.other.Program.flatpak").write_text("another's")
    (out / f"{RUNTIME}.Sources.flatpak").write_text("of an older release")
    made = [machine.make(out), machine.make(out)]
    tap.equal("it can be made again", [result.returncode for result in made], [0, 0])
    tap.equal("the folder has all that is installed, and what others laid there", names(out),
              sorted(["INSTALL.md", "SHA256SUMS", machine.app, "org.other.Program.flatpak",
                      f"{RUNTIME}.Locale.flatpak", f"{RUNTIME}.flatpak"]))
    (out / "org.other.Program.flatpak").unlink()
    check_sums(tap, out)


def check_given(tap, machine, out):
    """A runtime that is taken from the folder itself is still there afterwards."""
    runtime = out / f"{RUNTIME}.flatpak"
    runtime.write_text("brought from elsewhere")
    result = machine.make(out, "--runtime", runtime)
    tap.equal("a runtime out of the folder is kept", (result.returncode, runtime.read_text()),
              (0, "brought from elsewhere"))
    check_sums(tap, out)


def check_broken_off(tap, machine, out):
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    result = machine.make(out, BREAKS_OFF="1")
    tap.check("a build that breaks off is told", result.returncode != 0)
    tap.equal("and leaves what was there", {path.name: path.read_bytes() for path in out.iterdir()},
              before)


def check_needed(tap, machine):
    """What is looked for before anything is made is what the help says is needed."""
    script = machine.root / "flatpak" / "make-bundle"
    needed = re.search(r"^for tool in (.*); do$", script.read_text(encoding="utf-8"), re.M)[1]
    tap.equal("it looks for the tools that it uses", sorted(needed.split()), sorted(STAND_INS))
    usage = subprocess.run([script, "--help"], text=True, capture_output=True, check=True).stdout
    told = re.findall(r"[a-z-]+", re.search(r"^Needs (.*?)\.$", usage, re.M | re.S)[1])
    tap.equal("its help names them", sorted(set(STAND_INS) - set(told)), [])


def check_refused(tap, machine, out):
    """Before an hour of building."""
    stray = machine.folder / "runtime.flatpak"
    stray.write_text("named by whoever downloaded it")
    for what, options, words in (
            ("a name that nobody would install", ("--runtime", stray), f"{RUNTIME}.flatpak"),
            ("a file that is not there", ("--runtime", machine.folder / "none"), "no file")):
        result = machine.make(out, *options, BREAKS_OFF="1")
        tap.check(f"{what} is refused", result.returncode == 1 and words in result.stderr,
                  [result.stderr])
    script = machine.root / "flatpak" / "make-bundle"
    for option in ("--runtime", "--manifest", "--remote", "--state"):
        result = subprocess.run([script, option], text=True, capture_output=True, check=False)
        tap.check(f"{option} needs a value",
                  result.returncode == 2 and f"{option} needs a value" in result.stderr,
                  [result.stderr])


def main():
    root, app_id = sys.argv[1:]
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(pathlib.Path(folder), pathlib.Path(root), app_id)
        out = machine.folder / "out"
        check_made(tap, machine, out)
        check_given(tap, machine, out)
        check_broken_off(tap, machine, out)
        check_needed(tap, machine)
        check_refused(tap, machine, out)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
