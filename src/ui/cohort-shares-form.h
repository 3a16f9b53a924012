/* The rows of a form that say who pays: one source, or several by amount or by share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-choices.h"
#include "cohort-command-dialog.h"

G_BEGIN_DECLS

/** CohortSharesForm: zeroed at first; emptied by cohort_shares_form_clear(). */
typedef struct {
  CohortChoices *sources; /* (owned): those of the year, and "several" */
  GtkWidget *choice;      /* (nullable): NULL when several are asked for anyhow */
  GtkWidget *way;         /* (nullable): whether bare numbers are amounts or percentages */
  gint64 whole;           /* cents that @way speaks of */
  GPtrArray *entries;     /* (owned) (element-type GtkWidget): one for each source */
  gboolean has_amounts;   /* shares may be amounts, not only parts of the whole */
  gboolean is_busy;       /* the form changes itself: nobody typed */
} CohortSharesForm;

/* Adds the rows to the present group of @dialog. @none: (nullable): leaves it to the command */
void cohort_shares_form_add (CohortSharesForm *self,
                             CohortCommandDialog *dialog,
                             const CohortSnapshot *snapshot,
                             const char *none,
                             gboolean has_amounts);
/* The same for who always shares @whole cents: first by amount or by share, then the sources. */
void cohort_shares_form_add_ways (CohortSharesForm *self,
                                  CohortCommandDialog *dialog,
                                  const CohortSnapshot *snapshot,
                                  gint64 whole);
void cohort_shares_form_clear (CohortSharesForm *self);

/* Says what @splits are; (element-type CohortSplit). */
void cohort_shares_form_fill (CohortSharesForm *self, GArray *splits);
/* (transfer full) (nullable): what is wrong for @cents, which may be unknown; marks the rows */
char *cohort_shares_form_check (CohortSharesForm *self, gint64 cents);
/* (transfer full) (nullable): what each source pays of @cents, to the cent, and why that adds up
 * where no share is a whole cent; NULL with one source */
char *cohort_shares_form_describe (const CohortSharesForm *self, gint64 cents);
void cohort_shares_form_write (const CohortSharesForm *self, JsonObject *command);

G_END_DECLS
