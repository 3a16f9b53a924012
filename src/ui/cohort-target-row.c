/* A line of a target as a row: whom it asks for, and whether they are there.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-target-row.h"

#include "cohort-row-layout.h"

#include <glib/gi18n-lib.h>

/* More names than this are no longer read, only how many. */
#define MOST_NAMES 8

static char *
dup_names (const CohortTargetResult *result, const CohortSnapshot *snapshot)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->people->len && i < MOST_NAMES; i++) {
    const CohortPerson *person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON,
                                                       g_ptr_array_index (result->people, i));
    g_autofree char *name = cohort_person_dup_name (person);

    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
  }
  if (result->people->len > MOST_NAMES)
    g_string_append_printf (text, _ (", and %u more"), result->people->len - MOST_NAMES);
  return g_string_free (text, FALSE);
}

/* "2", "1 of 2 · 1 missing", "missing": told by words as well as by the icon. */
static char *
describe (const CohortTargetResult *result)
{
  guint least = result->item->least;

  if (result->count >= least)
    return g_strdup_printf ("%u", result->count);
  if (result->count == 0 && least == 1)
    return g_strdup (_ ("missing"));
  return g_strdup_printf (_ ("%1$u of %2$u · %3$u missing"), result->count, least,
                          least - result->count);
}

/** cohort_target_row_dup_text: Returns: (transfer full): all that the row says, in words */
char *
cohort_target_row_dup_text (const CohortTargetResult *result, const CohortSnapshot *snapshot)
{
  g_autofree char *names = dup_names (result, snapshot);
  g_autofree char *text = describe (result);

  return g_strdup_printf ("%s: %s %s", result->item->label, text, names);
}

/** cohort_target_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_target_row_new (const CohortTargetResult *result, const CohortSnapshot *snapshot)
{
  gboolean met = result->count >= result->item->least;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon
      = gtk_image_new_from_icon_name (met ? "object-select-symbolic" : "cohort-missing-symbolic");
  g_autofree char *names = dup_names (result, snapshot);
  g_autofree char *text = describe (result);
  g_autofree char *description = g_strdup_printf ("%s %s", text, names);
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), result->item->label);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (*names != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), names);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_widget_add_css_class (icon, met ? "success" : "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  if (!met)
    gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  cohort_row_layout_adopt (row);
  return row;
}
