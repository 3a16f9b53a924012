/* Sending somebody to a convening, and changing who goes once the names are locked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* Borrowed, (nullable): what she answered in a form and nobody has settled yet, when it says that
 * she comes. */
const CohortResponse *cohort_going_find_answer (const CohortSnapshot *snapshot,
                                                const char *person,
                                                const char *convening);
/* (transfer full) (nullable): what that answer makes of going: "going takes Science COP day" */
char *cohort_going_dup_answer_text (const CohortConvening *convening,
                                    const CohortResponse *answer) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): plans her place, with the registration she asked for where she did */
JsonObject *cohort_going_make_command (const CohortSnapshot *snapshot,
                                       const char *person,
                                       const char *convening) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a change of names at @convening has to say why today. */
gboolean cohort_going_needs_reason (const CohortSnapshot *snapshot, const char *convening);
/* Adds @reason to each change of names in @command, which may be a batch. */
void cohort_going_set_reason (JsonObject *command, const char *reason);
/* Runs @command, taking it; when the names are locked it asks for the reason first, under @title.
 */
void cohort_going_run (GtkWidget *widget,
                       CohortStore *store,
                       const char *convening,
                       const char *title,
                       JsonObject *command);

G_END_DECLS
