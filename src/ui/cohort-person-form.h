/* The fields of a person's form: filled from her records, and read back as what was changed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-team.h"

G_BEGIN_DECLS

typedef struct _CohortPersonForm CohortPersonForm;

/**
 * cohort_person_form_new:
 * @dialog: a template widget of @type, whose children are named as the fields of "person.edit":
 *   entry rows, combo rows, switches, and a flow box "bands" for the grade bands
 * @changed: called with @user_data when anything was typed or chosen
 */
CohortPersonForm *cohort_person_form_new (GtkWidget *dialog, GType type, GCallback changed,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void cohort_person_form_free (CohortPersonForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortPersonForm, cohort_person_form_free)

/* Shows her from now on; what differs from this is a change. */
void cohort_person_form_fill (CohortPersonForm *self, const CohortTeamMember *member);
/* For somebody new: a form as it is before anything was typed. */
void cohort_person_form_fill_new (CohortPersonForm *self);
/* Marks what cannot be used; returns the first reason, or NULL. */
char *cohort_person_form_check (CohortPersonForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_person_form_has_name (CohortPersonForm *self);
/* Adds each field that was changed to @command; returns how many. */
guint cohort_person_form_add_changes (CohortPersonForm *self, JsonObject *command);

G_END_DECLS
