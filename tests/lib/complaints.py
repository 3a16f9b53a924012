# What the gallery says on its standard error when something is wrong.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`complaints_in(stderr)`: its own complaints, and the warnings of what it uses."""

import re

# GLib calls a program as it was started. The desktop's own dialogs complain of the bare desktop.
COMPLAINT = re.compile(
    r"gallery:|\((\S*/)?ui-gallery:.*(WARNING|CRITICAL)(?!.*measure available space)")


def complaints_in(stderr):
    return [line for line in stderr.splitlines() if COMPLAINT.match(line)]
