/* A row to type a day in, as the reader writes it, or to choose it from a calendar.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-types.h"

G_BEGIN_DECLS

#define COHORT_TYPE_DATE_ROW (cohort_date_row_get_type ())
G_DECLARE_FINAL_TYPE (CohortDateRow, cohort_date_row, COHORT, DATE_ROW, AdwEntryRow)

/**
 * CohortDateRow:
 *
 * An entry row that begins with a day in the reader's own format, takes every way of writing one
 * that cohort_date_parse_typed() knows, and is marked as wrong while it holds something else. An
 * empty row is a day that is not known. Signal "changed" of #GtkEditable tells of either.
 */
GtkWidget *cohort_date_row_new (const char *title, CohortDate date);

void cohort_date_row_set_date (CohortDateRow *self, CohortDate date); /* 0 empties it */
/* 0 while it is empty or holds no day. */
CohortDate cohort_date_row_get_date (CohortDateRow *self);
/* Whether it is empty or holds a day; else why it does not. */
gboolean cohort_date_row_check (CohortDateRow *self, GError **error);
/* As commands take it; NULL for 0. */
char *cohort_date_row_dup_iso (CohortDateRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
