/* What `export` writes: the options each kind takes, and how its files are called.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-cli-private.h"

G_BEGIN_DECLS

const char *cohort_cli_find_kind_word (char **words);
/* @entries: those of the call that may be given; each has a place for its value */
const char *cohort_cli_find_given (const GOptionEntry *entries, const char *const *taken);
gboolean
cohort_cli_check_kind (const CohortCliCall *call, const GOptionEntry *entries, int *status);

/* @ending: without its dot; in capitals or not */
gboolean cohort_cli_has_ending (const char *path, const char *ending);
/* @endings: those of what is written by @words, "letters --as pdf" */
gboolean cohort_cli_check_ending (const CohortCliCall *call,
                                  const char *words,
                                  const char *const *endings,
                                  int *status);

G_END_DECLS
