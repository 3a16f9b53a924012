/* What can go wrong on the way from a snapshot to a file.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CohortExportError:
 * @COHORT_EXPORT_ERROR_WRITE: the file could not be written; nothing is left of it
 * @COHORT_EXPORT_ERROR_NOT_FOUND: a person asked for is not in the county, or a template does not
 *   exist
 * @COHORT_EXPORT_ERROR_MISSING: a letter lacks something its template requires; nothing was written
 * @COHORT_EXPORT_ERROR_LOGO: the letterhead's pictures or margins cannot be used
 *
 * Errors of export. A cancelled export is %G_IO_ERROR_CANCELLED. Messages are whole translated
 * sentences, fit to be shown to a person.
 */
typedef enum {
  COHORT_EXPORT_ERROR_WRITE,
  COHORT_EXPORT_ERROR_NOT_FOUND,
  COHORT_EXPORT_ERROR_MISSING,
  COHORT_EXPORT_ERROR_LOGO,
} CohortExportError;

#define COHORT_EXPORT_ERROR (cohort_export_error_quark ())
GQuark cohort_export_error_quark (void);

G_END_DECLS
