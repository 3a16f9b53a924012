# Test results in TAP, the form that Meson counts, for tests written in Python.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One `Tap` per program: `check`, `equal` or `skip` per case, then `sys.exit(tap.done())`."""

import sys


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name, passed, problems=()):
        """Count one case; when it failed, `problems` go where Meson shows them."""
        self.count += 1
        if passed:
            print(f"ok {self.count} - {name}")
        else:
            self.failed += 1
            print(f"not ok {self.count} - {name}")
            for problem in problems:
                for line in str(problem).splitlines():
                    print(f"# {line}", file=sys.stderr)
        return passed

    def equal(self, name, got, expected):
        """Count one case that holds when both values are the same."""
        return self.check(name, got == expected, [f"expected: {expected!r}", f"got:      {got!r}"])

    def skip(self, name, reason):
        """Count one case that cannot be tried here."""
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {reason}")

    def done(self):
        """Print the plan; the exit status is 1 when a case failed or none was tried."""
        print(f"1..{self.count}", flush=True)
        return 1 if self.failed or not self.count else 0
