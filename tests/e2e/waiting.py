# Waiting for what should come, never for a time.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`wait_for` looks again and again until what it looks for is there, or fails in words."""

import time

from gi.repository import GLib

PATIENCE_S = 40  # for a busy machine; what works takes a fraction of a second
LOOK_AGAIN_S = 0.03


class Failed(Exception):
    """Something that should have come did not, or came wrong."""


def wait_for(look, what):
    """Look until `look()` is true and return what it saw; `what` says what was expected."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            seen = look()
        except GLib.Error:  # it looked at something that has just gone
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise Failed(f"waited in vain for {what() if callable(what) else what}")
        time.sleep(LOOK_AGAIN_S)


def expect_equal(got, expected, what):
    """Fail unless both are the same."""
    if got != expected:
        raise Failed(f"{what}: expected {expected!r}, got {got!r}")
