/* Forward declarations of the values every layer passes around, and what "unknown" is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * COHORT_UNKNOWN:
 *
 * The value of a number nobody has stated: a price not announced, a limit not published. It is not
 * zero, is never added to anything, and is NULL in the database and in JSON.
 */
#define COHORT_UNKNOWN G_MININT64

/** cohort_is_known: %TRUE when @value was stated, be it zero. */
#define cohort_is_known(value) ((value) != COHORT_UNKNOWN)

/**
 * CohortDate:
 *
 * A local calendar day as a Julian day number (see g_date_get_julian()); 0 is an unknown day. Days
 * are subtracted to count nights and compared with `<`.
 */
typedef guint32 CohortDate;

typedef struct _CohortChange CohortChange;
typedef struct _CohortCoverage CohortCoverage;
typedef struct _CohortLedger CohortLedger;
typedef struct _CohortProgram CohortProgram;
typedef struct _CohortRecord CohortRecord;
typedef struct _CohortSnapshot CohortSnapshot;

G_END_DECLS
