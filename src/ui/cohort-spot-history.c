/* What was released, granted or set instead: each change of the number of spots, with its reason.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spot-history.h"

#include "cohort-command.h"
#include "cohort-date.h"
#include "cohort-page.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

static char *
describe_count (const CohortSpotAdjustment *adjustment)
{
  int count = (int)adjustment->count;

  if (g_strcmp0 (adjustment->kind, "release") == 0)
    return g_strdup_printf (ngettext ("%d spot released", "%d spots released", count), count);
  if (g_strcmp0 (adjustment->kind, "grant") == 0)
    return g_strdup_printf (ngettext ("%d spot granted", "%d spots granted", count), count);
  return g_strdup_printf (ngettext ("%d spot instead of the usual number",
                                    "%d spots instead of the usual number", count),
                          count);
}

static GtkWidget *
make_button (const char *label, const char *name, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* One above the other: in a narrow window the reason needs the room beside them. */
static GtkWidget *
make_buttons (const CohortSpotAdjustment *adjustment, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *take_back = g_strdup_printf (_ ("Take back: %s"), title);
  g_autofree char *copy = g_strdup_printf (_ ("Copy the message: %s"), title);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box),
                  make_button (_ ("Take Back"), take_back, "spots.remove", adjustment->record.id));
  if (adjustment->message != NULL)
    gtk_box_append (GTK_BOX (box),
                    make_button (_ ("Copy Message"), copy, "spots.copy", adjustment->message));
  return box;
}

/** cohort_spot_history_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_spot_history_row_new (const CohortSpotAdjustment *adjustment)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = describe_count (adjustment);
  g_autofree char *day = adjustment->on != 0 ? cohort_date_format_long (adjustment->on)
                                             : g_strdup (_ ("on an unknown day"));
  g_autofree char *subtitle = adjustment->reason != NULL
                                  ? g_strdup_printf (_ ("%1$s · %2$s"), day, adjustment->reason)
                                  : g_strdup (day);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (adjustment->message != NULL)
    gtk_widget_set_tooltip_text (row, adjustment->message);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_buttons (adjustment, title));
  return row;
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)),
              cohort_command_new ("spots.remove", "adjustment",
                                  g_variant_get_string (parameter, NULL), NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
}

/** cohort_spot_history_install_actions: see the header */
void
cohort_spot_history_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "spots.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "spots.copy", "s", copy_action);
}
