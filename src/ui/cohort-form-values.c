/* What the forms of the money read from their rows and write into a command.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-form-values.h"

#define WHOLE 1000 /* permille */

/** cohort_form_mark: shows that what is typed in @entry cannot be read. Returns: @is_good */
gboolean
cohort_form_mark (GtkWidget *entry, gboolean is_good)
{
  if (is_good)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  return is_good;
}

/** cohort_form_get_choice: Returns: (transfer none) (nullable): the value chosen in @row */
const char *
cohort_form_get_choice (GtkWidget *row, const CohortChoices *choices)
{
  return cohort_choices_get (choices, adw_combo_row_get_selected (ADW_COMBO_ROW (row)));
}

/** cohort_form_is_chosen: whether a choice was made in @row, be it the one that stands for none */
gboolean
cohort_form_is_chosen (GtkWidget *row, const CohortChoices *choices)
{
  return g_strcmp0 (cohort_form_get_choice (row, choices), "") != 0;
}

/** cohort_form_write_text: @text: (nullable): %NULL takes the value away */
void
cohort_form_write_text (JsonObject *command, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (command, name, text);
  else
    json_object_set_null_member (command, name);
}

/** cohort_form_write_source: @source, an id, shall pay all of it; %NULL leaves it to the command */
void
cohort_form_write_source (JsonObject *command, const char *source)
{
  JsonArray *splits;
  JsonObject *split;

  if (source == NULL)
    return;
  splits = json_array_new ();
  split = json_object_new ();
  json_object_set_string_member (split, "source", source);
  json_object_set_int_member (split, "permille", WHOLE);
  json_array_add_object_element (splits, split);
  json_object_set_array_member (command, "splits", splits);
}
