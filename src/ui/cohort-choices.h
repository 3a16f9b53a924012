/* What a row of a form can choose from: labels to read and the values they stand for.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *values; /* (element-type utf8): NULL for a first choice that is none */
  GPtrArray *labels; /* (element-type utf8), NULL-terminated */
} CohortChoices;

/* @none: (nullable): label of a first choice that stands for no value */
CohortChoices *cohort_choices_new (const char *none) G_GNUC_WARN_UNUSED_RESULT;
CohortChoices *cohort_choices_new_people (const CohortSnapshot *snapshot,
                                          const char *none) G_GNUC_WARN_UNUSED_RESULT;
CohortChoices *
cohort_choices_new_organizations (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
CohortChoices *cohort_choices_new_convenings (const CohortSnapshot *snapshot,
                                              const char *none) G_GNUC_WARN_UNUSED_RESULT;
CohortChoices *cohort_choices_new_sources (const CohortSnapshot *snapshot,
                                           const char *none) G_GNUC_WARN_UNUSED_RESULT;
CohortChoices *cohort_choices_new_words (const char *vocabulary) G_GNUC_WARN_UNUSED_RESULT;
void cohort_choices_free (CohortChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortChoices, cohort_choices_free)

void cohort_choices_add (CohortChoices *self, const char *value, const char *label);
void cohort_choices_ask (CohortChoices *self, const char *question);
void cohort_choices_add_words (CohortChoices *self, const char *vocabulary);
const char *const *cohort_choices_get_labels (const CohortChoices *self);
const char *cohort_choices_get (const CohortChoices *self, guint position);
guint cohort_choices_find (const CohortChoices *self, const char *value);

/* Shows the chosen string of an AdwComboRow where it has the room. */
void cohort_combo_row_fit (GtkWidget *row);

/* Names a drop-down for who does not see it. */
void cohort_drop_down_set_name (GtkWidget *drop_down, const char *name);

G_END_DECLS
