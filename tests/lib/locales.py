# Locales that a test makes for itself.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`make_locale` makes one that the machine need not have.

From Debian 13 on the C library heeds no LANGUAGE in C.UTF-8: only a real locale speaks otherwise.
"""

import subprocess
from pathlib import Path


def make_locale(folder, name):
    """Make a locale such as "es_US" in `folder`; what a program needs to be started in it."""
    path = Path(folder) / f"{name}.UTF-8"
    # It tells a warning as a failure: what counts is what it made.
    done = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", path], text=True,
                          capture_output=True, check=False)
    if not path.exists():
        raise RuntimeError(f"localedef cannot make {name}: {done.stderr}")
    return {"LC_ALL": f"{name}.UTF-8", "LOCPATH": str(folder)}
