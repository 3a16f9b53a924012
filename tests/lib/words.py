# The words of the source that are to be translated, as gettext takes them out.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`take_out` writes the template; the one list of keywords is here."""

import os
import subprocess

# Where words for people stand in C: what the “glib” preset of Meson's i18n module looks for.
KEYWORDS = (
    "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
    "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
    "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
    "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_append_printf:2:c-format", "--flag=g_set_error:4:c-format")


def take_out(top, template):
    """Write all words of the source into the file `template`; what xgettext says against it."""
    done = subprocess.run(["xgettext", *KEYWORDS, "--directory", top, "--output", template,
                           "--files-from", os.path.join(top, "po", "POTFILES")],
                          text=True, capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.returncode, done.stdout + done.stderr
