/* What can be wrong with a command or a value.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CohortError:
 * @COHORT_ERROR_INVALID: a value is not of the kind asked for (a date, an amount, a code)
 * @COHORT_ERROR_NOT_FOUND: a person, source, line … the command names does not exist
 * @COHORT_ERROR_AMBIGUOUS: the name given fits more than one
 * @COHORT_ERROR_REFUSED: a rule of the program or of the ledger forbids it; the message says which
 *
 * Errors of core. Messages are whole translated sentences, fit to be shown to a person.
 */
typedef enum {
  COHORT_ERROR_INVALID,
  COHORT_ERROR_NOT_FOUND,
  COHORT_ERROR_AMBIGUOUS,
  COHORT_ERROR_REFUSED,
} CohortError;

#define COHORT_ERROR (cohort_error_quark ())
GQuark cohort_error_quark (void);

G_END_DECLS
