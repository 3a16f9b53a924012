/* A row to type a day in, as the reader writes it, or to choose it from a calendar.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date-row.h"

#include "cohort-date.h"
#include "cohort-entry-row.h"

#include <glib/gi18n-lib.h>

struct _CohortDateRow {
  AdwEntryRow parent_instance;

  GtkPopover *popover;   /* (unowned): of the button at the end */
  GtkCalendar *calendar; /* (unowned): its child */
  gboolean showing;      /* the calendar follows the text */
};

G_DEFINE_FINAL_TYPE (CohortDateRow, cohort_date_row, ADW_TYPE_ENTRY_ROW)

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

static void
changed_cb (CohortDateRow *self)
{
  if (cohort_date_row_check (self, NULL))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
}

static void
show_in_calendar (CohortDateRow *self)
{
  CohortDate date = cohort_date_row_get_date (self);
  g_autoptr (GDateTime) day = NULL;
  int year, month, day_of_month;

  cohort_date_get_parts (date != 0 ? date : cohort_date_today (), &year, &month, &day_of_month);
  day = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->showing = FALSE;
}

static void
day_selected_cb (CohortDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  if (self->showing)
    return;
  cohort_date_row_set_date (self, cohort_date_new (g_date_time_get_year (day),
                                                   g_date_time_get_month (day),
                                                   g_date_time_get_day_of_month (day)));
  gtk_popover_popdown (self->popover);
}

/* GTK gives the calendar's arrows no names. */
static void
name_arrows (GtkWidget *calendar)
{
  const char *const names[]
      = {_ ("Previous Month"), _ ("Next Month"), _ ("Previous Year"), _ ("Next Year")};
  GtkWidget *header = gtk_widget_get_first_child (calendar);
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (header);
       child != NULL && n < G_N_ELEMENTS (names); child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[n++], -1);
}

static void
cohort_date_row_class_init (CohortDateRowClass *klass)
{
}

static void
cohort_date_row_init (CohortDateRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  cohort_entry_row_tell_focus (ADW_ENTRY_ROW (self));
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  name_arrows (GTK_WIDGET (self->calendar));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (show_in_calendar), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a Day"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

/** cohort_date_row_new: Returns: (transfer floating): a row that says @date, 0 for nothing yet */
GtkWidget *
cohort_date_row_new (const char *title, CohortDate date)
{
  CohortDateRow *self = g_object_new (COHORT_TYPE_DATE_ROW, "title", title, NULL);

  cohort_date_row_set_date (self, date);
  return GTK_WIDGET (self);
}

/** cohort_date_row_set_date: says @date in the reader's format; 0 empties the row */
void
cohort_date_row_set_date (CohortDateRow *self, CohortDate date)
{
  g_autofree char *text = date != 0 ? cohort_date_format (date) : g_strdup ("");

  g_return_if_fail (COHORT_IS_DATE_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/** cohort_date_row_get_date: Returns: the day it holds, or 0 */
CohortDate
cohort_date_row_get_date (CohortDateRow *self)
{
  CohortDate date = 0;

  g_return_val_if_fail (COHORT_IS_DATE_ROW (self), 0);

  if (!cohort_date_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self)), &date, NULL))
    return 0;
  return date;
}

/** cohort_date_row_check: Returns: %FALSE with an error when what was typed is no day */
gboolean
cohort_date_row_check (CohortDateRow *self, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  CohortDate date;

  g_return_val_if_fail (COHORT_IS_DATE_ROW (self), FALSE);

  return is_blank (text) || cohort_date_parse_typed (text, &date, error);
}

/** cohort_date_row_dup_iso: Returns: (transfer full) (nullable): "2024-11-07", or %NULL for 0 */
char *
cohort_date_row_dup_iso (CohortDateRow *self)
{
  return cohort_date_format_iso (cohort_date_row_get_date (self));
}
