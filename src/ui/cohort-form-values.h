/* What the forms of the money read from their rows and write into a command.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "cohort-choices.h"

G_BEGIN_DECLS

gboolean cohort_form_mark (GtkWidget *entry, gboolean is_good);
const char *cohort_form_get_choice (GtkWidget *row, const CohortChoices *choices);
gboolean cohort_form_is_chosen (GtkWidget *row, const CohortChoices *choices);
void cohort_form_write_text (JsonObject *command, const char *name, const char *text);
void cohort_form_write_source (JsonObject *command, const char *source);

G_END_DECLS
