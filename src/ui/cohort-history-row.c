/* One change of History: what it did, who did it when, and the way back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-history-row.h"

#include "cohort-button-names.h"
#include "cohort-date.h"

#include <glib/gi18n-lib.h>

/** cohort_history_row_dup_day: Returns: (transfer full): see the header */
char *
cohort_history_row_dup_day (const CohortGroup *group)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (group->at);
  CohortDate day = cohort_date_new (g_date_time_get_year (when), g_date_time_get_month (when),
                                    g_date_time_get_day_of_month (when));

  if (day == cohort_date_today ())
    return g_strdup (_ ("Today"));
  if (day + 1 == cohort_date_today ())
    return g_strdup (_ ("Yesterday"));
  return cohort_date_format_long (day);
}

static char *
dup_subtitle (const CohortGroup *group)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (group->at);
  g_autofree char *time
      = cohort_date_format_time (g_date_time_get_hour (when), g_date_time_get_minute (when));

  /* Translators: %1$s is a time, %2$s a person, %3$s a computer. */
  return g_strdup_printf (_ ("%1$s · %2$s on %3$s"), time, group->who, group->device);
}

/** cohort_history_row_dup_text: Returns: (transfer full): see the header */
char *
cohort_history_row_dup_text (const CohortGroup *group, gboolean is_next)
{
  g_autofree char *subtitle = dup_subtitle (group);

  return g_strdup_printf ("%s\n%s\n%d %d %d", group->sentence, subtitle, group->undone, is_next,
                          group->undoable);
}

/* Undoing is for what was done last; anything before that is taken back by itself. */
static GtkWidget *
make_take_back_button (const CohortGroup *group)
{
  gboolean is_import = g_str_equal (group->kind, "import");
  GtkWidget *button = is_import ? cohort_row_button_new (_ ("_Take Back…"))
                                : gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (!is_import) {
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, _ ("Take Back…"));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take Back…"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.take-back");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", group->number,
                                    group->sentence);
  return button;
}

static void
add_way_back (AdwActionRow *row, const CohortGroup *group, gboolean is_next)
{
  if (group->undone) {
    GtkWidget *chip = gtk_label_new (_ ("undone"));

    gtk_label_set_wrap (GTK_LABEL (chip), TRUE);
    gtk_widget_add_css_class (chip, "chip");
    gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
    adw_action_row_add_suffix (row, chip);
    gtk_widget_add_css_class (GTK_WIDGET (row), "undone");
  } else if (is_next) {
    GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Undo"));

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo");
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Undo"), -1);
    adw_action_row_add_suffix (row, button);
  } else if (group->undoable) {
    adw_action_row_add_suffix (row, make_take_back_button (group));
  }
}

/** cohort_history_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_history_row_new (const CohortGroup *group, gboolean is_next)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (group);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), group->sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  add_way_back (ADW_ACTION_ROW (row), group, is_next);
  return row;
}
