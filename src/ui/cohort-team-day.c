/* The day the team is seen as of: a button that says so, and chooses another.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-day.h"

#include "cohort-date-row.h"
#include "cohort-date.h"

#include <glib/gi18n-lib.h>

struct _CohortTeamDay {
  AdwBin parent_instance;

  CohortDate day; /* 0: today */
  GtkMenuButton *button;
  GtkWidget *row;  /* a CohortDateRow */
  GtkWidget *show; /* a button */
};

G_DEFINE_FINAL_TYPE (CohortTeamDay, cohort_team_day, ADW_TYPE_BIN)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_label (CohortTeamDay *self)
{
  g_autofree char *date = self->day != 0 ? cohort_date_format (self->day) : NULL;
  /* Translators: the team is shown as it was on the day %s, "November 7, 2024". */
  g_autofree char *text = date != NULL ? g_strdup_printf (_ ("As of %s"), date) : NULL;

  gtk_menu_button_set_label (self->button, text != NULL ? text : _ ("As of today"));
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "accent");
}

/** cohort_team_day_get: Returns: the day chosen; 0 for today */
CohortDate
cohort_team_day_get (CohortTeamDay *self)
{
  return self->day;
}

/** cohort_team_day_set: @day: 0 for today, which is also what today's date means */
void
cohort_team_day_set (CohortTeamDay *self, CohortDate day)
{
  if (day == cohort_date_today ())
    day = 0;
  if (self->day == day)
    return;
  self->day = day;
  show_label (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
typed_cb (CohortTeamDay *self)
{
  gtk_widget_set_sensitive (self->show,
                            cohort_date_row_get_date (COHORT_DATE_ROW (self->row)) != 0);
}

static void
show_cb (CohortTeamDay *self)
{
  CohortDate day = cohort_date_row_get_date (COHORT_DATE_ROW (self->row));

  if (day == 0) {
    gtk_widget_error_bell (self->row);
    return;
  }
  gtk_menu_button_popdown (self->button);
  cohort_team_day_set (self, day);
}

static void
today_cb (CohortTeamDay *self)
{
  gtk_menu_button_popdown (self->button);
  cohort_team_day_set (self, 0);
}

static void
opened_cb (CohortTeamDay *self)
{
  cohort_date_row_set_date (COHORT_DATE_ROW (self->row),
                            self->day != 0 ? self->day : cohort_date_today ());
}

static GtkWidget *
make_content (CohortTeamDay *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_mnemonic (_ ("_Today"));

  self->row = cohort_date_row_new (_ ("The team as of"), cohort_date_today ());
  self->show = gtk_button_new_with_mnemonic (_ ("_Show"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  gtk_widget_add_css_class (self->show, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (today), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the team as of today"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the team as of this day"), -1);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), today);
  gtk_box_append (GTK_BOX (buttons), self->show);
  g_signal_connect_swapped (self->row, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->row, "entry-activated", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_cb), self);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_size_request (box, 280, -1);
  return box;
}

static void
cohort_team_day_class_init (CohortTeamDayClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", COHORT_TYPE_TEAM_DAY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_team_day_init (CohortTeamDay *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->button = GTK_MENU_BUTTON (button);
  gtk_popover_set_child (GTK_POPOVER (popover), make_content (self));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_tooltip_text (button, _ ("See the team as it was on another day"));
  g_signal_connect_swapped (popover, "map", G_CALLBACK (opened_cb), self);
  show_label (self);
  adw_bin_set_child (ADW_BIN (self), button);
}
