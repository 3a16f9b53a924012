/* A locale that the machine need not have, for a test in C.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes @name, such as "de_DE", in a folder of its own and lets the program start in it; before
 * anything asks for the locale. The words stay English. Returns: (transfer full) (nullable): the
 * folder; NULL, having told that the tests are skipped, where it cannot be made. */
char *test_make_locale (const char *name);
/* Takes @folder. */
void test_remove_locale (char *folder);

G_END_DECLS
