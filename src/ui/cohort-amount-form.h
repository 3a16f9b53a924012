/* The rows of a form that say how much: an amount, or so many at a rate.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command-dialog.h"

G_BEGIN_DECLS

typedef struct {
  GtkWidget *amount;
  GtkWidget *quantity;
  GtkWidget *rate;
  const char *category; /* (unowned): a code of the vocabulary */
} CohortAmountForm;

void cohort_amount_form_add (CohortAmountForm *self,
                             CohortCommandDialog *dialog,
                             const char *amount_title);
void cohort_amount_form_fill (CohortAmountForm *self, gint64 quantity, gint64 rate, gint64 cents);
void cohort_amount_form_set_category (CohortAmountForm *self, const char *category);
/* The program's rate, unless one is typed. */
void cohort_amount_form_suggest_rate (CohortAmountForm *self, gint64 mills);

gint64 cohort_amount_form_get_cents (const CohortAmountForm *self);
/* NULL when it can be put into a command, else the sentence that says what is wrong. */
const char *cohort_amount_form_check (CohortAmountForm *self);
void cohort_amount_form_write (const CohortAmountForm *self, JsonObject *command);

G_END_DECLS
