/* Which goals of plan B are served by who goes to a convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-goal-cover-group.h"

#include "cohort-goals.h"

#include <glib/gi18n-lib.h>

struct _CohortGoalCoverGroup {
  CohortRowGroup parent_instance;

  GPtrArray *rows; /* (owned) (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (CohortGoalCoverGroup, cohort_goal_cover_group, COHORT_TYPE_ROW_GROUP)

static void
cohort_goal_cover_group_finalize (GObject *object)
{
  g_ptr_array_unref (COHORT_GOAL_COVER_GROUP (object)->rows);

  G_OBJECT_CLASS (cohort_goal_cover_group_parent_class)->finalize (object);
}

static void
cohort_goal_cover_group_class_init (CohortGoalCoverGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_goal_cover_group_finalize;
}

static void
cohort_goal_cover_group_init (CohortGoalCoverGroup *self)
{
  self->rows = g_ptr_array_new ();
}

static void
clear (CohortGoalCoverGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* The mark adds to what the count says. */
static void
add_row (CohortGoalCoverGroup *self,
         const char *title,
         const char *subtitle,
         const char *count,
         gboolean is_good)
{
  GtkWidget *row = adw_action_row_new (), *label = gtk_label_new (count);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_good ? "object-select-symbolic"
                                                          : "cohort-missing-symbolic");
  const char *style = is_good ? "success" : "dim-label";

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count,
                                  -1);
  gtk_widget_add_css_class (icon, style);
  gtk_widget_add_css_class (label, is_good ? "numeric" : "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* (transfer full) (nullable): "Ana Ruiz, Ben Cho" */
static char *
dup_names (GPtrArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++) {
    g_autofree char *name = cohort_person_dup_name (g_ptr_array_index (people, i));

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
  }
  return g_string_free (names, people->len == 0);
}

/** cohort_goal_cover_group_show_goals: see the header */
void
cohort_goal_cover_group_show_goals (CohortGoalCoverGroup *self,
                                    const CohortSnapshot *snapshot,
                                    const char *convening,
                                    CohortDate today)
{
  g_autoptr (GPtrArray) covers = cohort_goals_cover (snapshot, convening, today);

  g_return_if_fail (COHORT_IS_GOAL_COVER_GROUP (self));

  clear (self);
  for (guint i = 0; i < covers->len; i++) {
    const CohortGoalCover *cover = g_ptr_array_index (covers, i);
    GPtrArray *people = convening != NULL ? cover->going : cover->people;
    g_autofree char *names = dup_names (people);
    g_autofree char *count
        = people->len > 0 ? g_strdup_printf ("%u", people->len) : g_strdup (_ ("nobody"));

    add_row (self, cover->goal->text, names, count, people->len > 0);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), covers->len > 0);
}

static void
add_convening (CohortGoalCoverGroup *self,
               const CohortSnapshot *snapshot,
               const CohortConvening *convening,
               CohortDate today)
{
  g_autoptr (GPtrArray) covers = cohort_goals_cover (snapshot, convening->code, today);
  g_autofree char *count = NULL;
  guint n_served = 0;

  for (guint i = 0; i < covers->len; i++)
    n_served += ((const CohortGoalCover *)g_ptr_array_index (covers, i))->going->len > 0;
  if (covers->len == 0)
    return;
  /* Translators: how many of the open goals somebody who goes serves. */
  count = g_strdup_printf (_ ("%1$u of %2$u"), n_served, covers->len);
  add_row (self, convening->name, NULL, count, n_served == covers->len);
}

/** cohort_goal_cover_group_show_convenings: see the header */
void
cohort_goal_cover_group_show_convenings (CohortGoalCoverGroup *self,
                                         const CohortSnapshot *snapshot,
                                         CohortDate today)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  g_return_if_fail (COHORT_IS_GOAL_COVER_GROUP (self));

  clear (self);
  for (guint i = 0; i < convenings->len; i++)
    add_convening (self, snapshot, g_ptr_array_index (convenings, i), today);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}
