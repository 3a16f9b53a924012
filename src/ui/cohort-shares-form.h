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
  GtkWidget *choice;
  GPtrArray *entries;   /* (owned) (element-type GtkWidget): one for each source */
  gboolean has_amounts; /* shares may be amounts, not only parts of the whole */
} CohortSharesForm;

/* Adds the rows to the present group of @dialog. @none: (nullable): leaves it to the command */
void cohort_shares_form_add (CohortSharesForm *self,
                             CohortCommandDialog *dialog,
                             const CohortSnapshot *snapshot,
                             const char *none,
                             gboolean has_amounts);
void cohort_shares_form_clear (CohortSharesForm *self);

/* Says what @splits are; (element-type CohortSplit). */
void cohort_shares_form_fill (CohortSharesForm *self, GArray *splits);
/* (transfer full) (nullable): what is wrong for @cents, which may be unknown; marks the rows */
char *cohort_shares_form_check (CohortSharesForm *self, gint64 cents);
/* (transfer full) (nullable): what each source pays of @cents, to the cent; NULL with one source */
char *cohort_shares_form_describe (const CohortSharesForm *self, gint64 cents);
void cohort_shares_form_write (const CohortSharesForm *self, JsonObject *command);

G_END_DECLS
