/* A year of the community of practice month by month: in which there was an activity.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cycle-group.h"

#include "cohort-columns-layout.h"
#include "cohort-date.h"

#include <glib/gi18n-lib.h>

/* Pixels: as wide as the short name of a month in large letters. */
/* Beside a log there are four in a line, on a phone three: no line of a year is short. */
#define MONTH_WIDTH 84
#define MOST_BESIDE 6

struct _CohortCycleGroup {
  CohortRowGroup parent_instance;

  GtkWidget *months;
};

G_DEFINE_FINAL_TYPE (CohortCycleGroup, cohort_cycle_group, COHORT_TYPE_ROW_GROUP)

static void
cohort_cycle_group_class_init (CohortCycleGroupClass *klass)
{
}

static void
cohort_cycle_group_init (CohortCycleGroup *self)
{
  g_autoptr (GtkLayoutManager) layout
      = g_object_new (COHORT_TYPE_COLUMNS_LAYOUT, "min-column-width", MONTH_WIDTH, "max-columns",
                      MOST_BESIDE, "spacing", 6, NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Through the Year"));
  self->months = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->months, g_steal_pointer (&layout));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->months);
}

/* "November 2024: 3 activities, 4 h 30 min" */
static char *
dup_sentence (const CohortCycleMonth *month)
{
  g_autofree char *name = cohort_date_format_month (month->first);
  g_autofree char *hours = cohort_effort_dup_hours (&month->effort);

  if (month->effort.n_activities == 0)
    /* Translators: %s is a month. */
    return g_strdup_printf (_ ("%s: no activity"), name);
  /* Translators: %1$s is a month, %3$s how long the activities took. */
  return g_strdup_printf (ngettext ("%1$s: %2$u activity, %3$s", "%1$s: %2$u activities, %3$s",
                                    month->effort.n_activities),
                          name, month->effort.n_activities, hours);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_month (const CohortCycleMonth *month, gboolean is_now)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  g_autofree char *name = cohort_date_format_column (month->first, FALSE);
  g_autofree char *sentence = dup_sentence (month);
  g_autofree char *now = g_strdup_printf (_ ("%s (this month)"), sentence);
  /* Translators: in a month there was no activity; there is little room. */
  g_autofree char *count = month->effort.n_activities > 0
                               ? g_strdup_printf ("%u", month->effort.n_activities)
                               : g_strdup (C_ ("activities", "none"));

  gtk_widget_add_css_class (box, "month");
  if (month->effort.n_activities > 0)
    gtk_widget_add_css_class (box, "active");
  if (is_now)
    gtk_widget_add_css_class (box, "now");
  gtk_box_append (GTK_BOX (box), make_label (name, is_now ? "heading" : "caption"));
  gtk_box_append (GTK_BOX (box),
                  make_label (count, month->effort.n_activities > 0 ? "numeric" : "caption"));
  gtk_widget_set_tooltip_text (box, is_now ? now : sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_now ? now : sentence, -1);
  return box;
}

static gboolean
is_in (const CohortCycle *cycle, guint month, CohortDate today)
{
  const CohortCycleMonth *next
      = month + 1 < cycle->months->len ? g_ptr_array_index (cycle->months, month + 1) : NULL;

  return today >= ((const CohortCycleMonth *)g_ptr_array_index (cycle->months, month))->first
         && next != NULL && today < next->first;
}

/** cohort_cycle_group_show: see the header */
void
cohort_cycle_group_show (CohortCycleGroup *self, const CohortCycle *cycle, CohortDate today)
{
  g_autofree char *summary = NULL;
  GtkWidget *child;

  g_return_if_fail (COHORT_IS_CYCLE_GROUP (self));

  while ((child = gtk_widget_get_first_child (self->months)) != NULL)
    gtk_box_remove (GTK_BOX (self->months), child);
  for (guint i = 0; i < cycle->months->len; i++)
    gtk_box_append (GTK_BOX (self->months),
                    make_month (g_ptr_array_index (cycle->months, i), is_in (cycle, i, today)));
  summary = g_strdup_printf (ngettext ("Activities in %1$u of %2$u month",
                                       "Activities in %1$u of %2$u months", cycle->months->len),
                             cycle->n_months, cycle->months->len);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), summary);
}
