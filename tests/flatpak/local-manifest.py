#!/usr/bin/python3
# Cohort's own Flatpak manifest, to be built against a runtime that was made here.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""local-manifest.py MANIFEST RUNTIME SDK BRANCH SOURCES prints the manifest as JSON.

Only what must differ does: the runtime, and where a module's source is out of reach from here, its
source, which is then an archive of Debian's in the folder SOURCES/MODULE. Those are told on stderr.
"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import yaml

PATIENCE_S = "20"


def is_in_reach(source):
    """Whether the source's host answers; what is on this machine is."""
    if source["type"] == "git":
        look = ["git", "ls-remote", "--exit-code", "-q", source["url"], "HEAD"]
    elif source["type"] == "archive":
        look = ["curl", "-fsSLI", "-o", "/dev/null", source["url"]]
    else:
        return True
    look = ["timeout", PATIENCE_S, *look]
    return subprocess.run(look, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def find_archive(sources, module):
    """Debian's archive of that module's source, as a source of a manifest."""
    archives = sorted((sources / module).glob("*.orig.tar.*"))
    if len(archives) != 1:
        sys.exit(f"local-manifest: {sources / module} does not hold one archive but {archives}")
    digest = hashlib.sha256(archives[0].read_bytes()).hexdigest()
    return {"type": "archive", "path": str(archives[0]), "sha256": digest}


def settle_sources(module, folder, sources):
    """The module's sources, each from where it can be had."""
    for source in module["sources"]:
        if source["type"] == "dir":
            yield source | {"path": str((folder / source["path"]).resolve())}
        elif is_in_reach(source):
            yield source
        else:
            archive = find_archive(sources, module["name"])
            print(f"{module['name']}: {source['url']} is out of reach; building Debian's "
                  f"{Path(archive['path']).name} instead", file=sys.stderr)
            yield archive


def main():
    path, runtime, sdk, branch, sources = sys.argv[1:]
    path = Path(path).resolve()
    manifest = yaml.safe_load(path.read_text(encoding="utf-8"))
    manifest |= {"runtime": runtime, "sdk": sdk, "runtime-version": branch}
    for module in manifest["modules"]:
        module["sources"] = list(settle_sources(module, path.parent, Path(sources)))
    json.dump(manifest, sys.stdout, indent=2)
    print()


main()
