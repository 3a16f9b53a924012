/* What can go wrong with the database.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CohortStoreError:
 * @COHORT_STORE_ERROR_OPEN: the file cannot be opened or is not a Cohort database
 * @COHORT_STORE_ERROR_TOO_NEW: written by a newer Cohort; nothing was touched
 * @COHORT_STORE_ERROR_NO_COUNTY: no county was chosen yet
 * @COHORT_STORE_ERROR_CONSTRAINT: the database refused a value
 * @COHORT_STORE_ERROR_NOTHING: nothing to undo or redo
 * @COHORT_STORE_ERROR_BUSY: another program holds it
 * @COHORT_STORE_ERROR_NO_SPACE: the disk is full
 * @COHORT_STORE_ERROR_READ_ONLY: it may not be written
 * @COHORT_STORE_ERROR_CORRUPT: it is damaged
 * @COHORT_STORE_ERROR_ATTACHMENT: a file cannot be a receipt, or a receipt's file is not sound
 * @COHORT_STORE_ERROR_STALE: the county changed since the change was worked out
 * @COHORT_STORE_ERROR_FAILED: anything else
 *
 * Messages are whole translated sentences that say what happened, that nothing was lost, and what
 * to do.
 */
typedef enum {
  COHORT_STORE_ERROR_OPEN,
  COHORT_STORE_ERROR_TOO_NEW,
  COHORT_STORE_ERROR_NO_COUNTY,
  COHORT_STORE_ERROR_CONSTRAINT,
  COHORT_STORE_ERROR_NOTHING,
  COHORT_STORE_ERROR_BUSY,
  COHORT_STORE_ERROR_NO_SPACE,
  COHORT_STORE_ERROR_READ_ONLY,
  COHORT_STORE_ERROR_CORRUPT,
  COHORT_STORE_ERROR_ATTACHMENT,
  COHORT_STORE_ERROR_STALE,
  COHORT_STORE_ERROR_FAILED,
} CohortStoreError;

#define COHORT_STORE_ERROR (cohort_store_error_quark ())
GQuark cohort_store_error_quark (void);

G_END_DECLS
