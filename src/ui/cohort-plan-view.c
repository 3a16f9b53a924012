/* The county's action plans: what plan A lists, the goals of plan B, and who serves which.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-plan-view.h"

#include "cohort-columns-layout.h"
#include "cohort-date.h"
#include "cohort-focus.h"
#include "cohort-goal-cover-group.h"
#include "cohort-goal-dialog.h"
#include "cohort-goal-row.h"
#include "cohort-goals.h"
#include "cohort-kept-rows.h"
#include "cohort-paper-export.h"
#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-shown-layout.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* Rows that are made at a time: more would hold up a frame. */
#define ROWS_AT_ONCE 6

/* The lists of plan A. */
static const struct {
  const char *kind;
  const char *title;
  const char *description; /* while it is empty */
  const char *add;
} kinds[] = {
    {"asset", N_ ("Assets"), N_ ("What the county can build on."), N_ ("Add an Asset")},
    {"need", N_ ("Needs"), N_ ("What it lacks."), N_ ("Add a Need")},
    {"curiosity", N_ ("Curiosities"), N_ ("What it wants to find out."), N_ ("Add a Curiosity")},
    {"concern", N_ ("Concerns"), N_ ("What it worries over."), N_ ("Add a Concern")},
};

#define N_KINDS G_N_ELEMENTS (kinds)

struct _CohortPlanView {
  AdwBin parent_instance;

  CohortStore *store;       /* (owned) (nullable) */
  CohortSnapshot *snapshot; /* (owned) (nullable): what is shown */
  CohortDate today;         /* the day it is shown for */
  char *wanted;             /* (owned) (nullable): id of what shall have the focus */
  guint idle;               /* makes the rows that are still missing */
  guint tick;               /* waits for @wanted to have its place */

  GtkStack *stack;
  AdwPreferencesGroup *goals_group;
  CohortGoalCoverGroup *cover_group;
  GtkWidget *lists;
  GtkWidget *paper_button;
  GtkListBox *goals;
  AdwPreferencesGroup *groups[N_KINDS];
  GtkListBox *lines[N_KINDS];
};

G_DEFINE_FINAL_TYPE (CohortPlanView, cohort_plan_view, ADW_TYPE_BIN)

/* (transfer floating) */
typedef GtkWidget *(*MakeFunc) (const CohortSnapshot *snapshot,
                                const CohortGoal *goal,
                                CohortDate today);

/* FALSE when rows are missing because @budget is spent. */
static gboolean
fill_list (CohortPlanView *self, GtkListBox *list, GPtrArray *goals, MakeFunc make, guint *budget)
{
  guint n = 0;

  for (; n < goals->len; n++) {
    const CohortGoal *goal = g_ptr_array_index (goals, n);
    g_autofree char *text = cohort_goal_row_dup_text (self->snapshot, goal, self->today);

    if (cohort_kept_rows_has (list, (int)n, goal->record.id, text))
      continue;
    if (*budget == 0)
      break;
    cohort_kept_rows_put (list, (int)n, make (self->snapshot, goal, self->today), goal->record.id,
                          text);
    (*budget)--;
  }
  cohort_kept_rows_cut (list, (int)n);
  gtk_widget_set_visible (GTK_WIDGET (list), goals->len > 0);
  return n == goals->len;
}

static char *
dup_summary (CohortPlanView *self, GPtrArray *goals)
{
  guint n_reached = 0, n_overdue = 0;
  g_autofree char *reached = NULL, *overdue = NULL;

  for (guint i = 0; i < goals->len; i++) {
    const CohortGoal *goal = g_ptr_array_index (goals, i);

    n_reached += g_strcmp0 (goal->status, "reached") == 0;
    n_overdue += cohort_goal_is_overdue (goal, self->today);
  }
  if (goals->len == 0)
    return g_strdup (_ ("No goals yet. Say what the county does, by when and with whom."));
  reached = g_strdup_printf (
      ngettext ("%1$u of %2$u goal reached", "%1$u of %2$u goals reached", goals->len), n_reached,
      goals->len);
  if (n_overdue == 0)
    return g_steal_pointer (&reached);
  overdue = g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_overdue), n_overdue);
  /* Translators: "2 of 5 goals reached", "1 overdue". */
  return g_strdup_printf (_ ("%1$s, %2$s"), reached, overdue);
}

static gboolean
fill_goals (CohortPlanView *self, guint *budget)
{
  g_autoptr (GPtrArray) goals = cohort_goals_list (self->snapshot, "B", NULL);
  g_autofree char *summary = dup_summary (self, goals);

  adw_preferences_group_set_description (self->goals_group, summary);
  gtk_widget_set_sensitive (self->paper_button, goals->len > 0);
  return fill_list (self, self->goals, goals, cohort_goal_row_new, budget);
}

static gboolean
fill_lines (CohortPlanView *self, guint kind, guint *budget)
{
  g_autoptr (GPtrArray) lines = cohort_goals_list (self->snapshot, "A", kinds[kind].kind);

  adw_preferences_group_set_description (self->groups[kind],
                                         lines->len == 0 ? _ (kinds[kind].description) : NULL);
  return fill_list (self, self->lines[kind], lines, cohort_plan_line_row_new, budget);
}

static gboolean fill_cb (gpointer user_data);

static void
fill (CohortPlanView *self)
{
  g_autoptr (CohortFocus) focus = cohort_focus_save (GTK_WIDGET (self));
  guint budget = ROWS_AT_ONCE;
  gboolean is_whole = fill_goals (self, &budget);

  for (guint i = 0; i < N_KINDS; i++)
    is_whole = fill_lines (self, i, &budget) && is_whole;
  cohort_focus_restore (GTK_WIDGET (self), focus);
  if (!is_whole && self->idle == 0)
    self->idle = g_idle_add (fill_cb, self);
}

static gboolean
fill_cb (gpointer user_data)
{
  CohortPlanView *self = user_data;

  self->idle = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
find_row (CohortPlanView *self, const char *id)
{
  GtkWidget *row = cohort_kept_rows_find (self->goals, id);

  for (guint i = 0; row == NULL && i < N_KINDS; i++)
    row = cohort_kept_rows_find (self->lines[i], id);
  return row;
}

/* A row that is focused before it has its place would scroll to the wrong one. */
static gboolean
focus_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CohortPlanView *self = COHORT_PLAN_VIEW (widget);
  GtkWidget *row = find_row (self, self->wanted);

  if ((row == NULL && self->idle != 0) || (row != NULL && gtk_widget_get_height (row) == 0))
    return G_SOURCE_CONTINUE;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/** cohort_plan_view_open: Returns: whether there is such a line */
gboolean
cohort_plan_view_open (CohortPlanView *self, const char *goal)
{
  g_return_val_if_fail (COHORT_IS_PLAN_VIEW (self), FALSE);

  if (self->snapshot == NULL
      || cohort_snapshot_find (self->snapshot, COHORT_RECORD_GOAL, goal) == NULL)
    return FALSE;
  g_free (self->wanted);
  self->wanted = g_strdup (goal);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_tick_cb, NULL, NULL);
  return TRUE;
}

/** cohort_plan_view_refresh: shows @snapshot; of @store, by which it is edited */
void
cohort_plan_view_refresh (CohortPlanView *self, CohortStore *store, CohortSnapshot *snapshot)
{
  gboolean is_empty;

  g_return_if_fail (COHORT_IS_PLAN_VIEW (self));

  if (self->snapshot == snapshot && self->today == cohort_date_today ())
    return;
  g_set_object (&self->store, store);
  cohort_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = snapshot;
  self->today = cohort_date_today ();
  is_empty = cohort_snapshot_get_records (snapshot, COHORT_RECORD_GOAL)->len == 0;
  fill (self);
  cohort_goal_cover_group_show_convenings (self->cover_group, snapshot, self->today);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "content");
}

static void
row_activated_cb (CohortPlanView *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goal.edit", "s",
                              gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_goal_dialog_present (widget, COHORT_PLAN_VIEW (widget)->store, NULL);
}

static void
add_line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_plan_line_dialog_present (widget, COHORT_PLAN_VIEW (widget)->store, NULL,
                                   g_variant_get_string (parameter, NULL));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortPlanView *self = COHORT_PLAN_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const CohortGoal *goal = cohort_snapshot_find (self->snapshot, COHORT_RECORD_GOAL, id);

  if (goal != NULL && g_strcmp0 (goal->kind, "goal") == 0)
    cohort_goal_dialog_present (widget, self->store, id);
  else if (goal != NULL)
    cohort_plan_line_dialog_present (widget, self->store, id, goal->kind);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_run (
      widget, COHORT_PLAN_VIEW (widget)->store,
      cohort_command_new ("goal.remove", "goal", g_variant_get_string (parameter, NULL), NULL));
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *goal, *status;

  g_variant_get (parameter, "(&s&s)", &goal, &status);
  cohort_run (widget, COHORT_PLAN_VIEW (widget)->store,
              cohort_command_new ("goal.status", "goal", goal, "status", status, NULL));
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_goal_link_dialog_present (widget, COHORT_PLAN_VIEW (widget)->store,
                                   g_variant_get_string (parameter, NULL));
}

static void
why_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_goal_why_dialog_present (widget, COHORT_PLAN_VIEW (widget)->store,
                                  g_variant_get_string (parameter, NULL));
}

static void
unlink_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortPlanView *self = COHORT_PLAN_VIEW (widget);
  const CohortGoalPerson *link = cohort_snapshot_find (self->snapshot, COHORT_RECORD_GOAL_PERSON,
                                                       g_variant_get_string (parameter, NULL));

  if (link != NULL)
    cohort_run (
        widget, self->store,
        cohort_command_new ("goal.unlink", "goal", link->goal, "person", link->person, NULL));
}

/* @offset: -1: before the one above it; 1: behind the one below it */
static void
move_line (CohortPlanView *self, const char *id, int offset)
{
  const CohortGoal *line = cohort_snapshot_find (self->snapshot, COHORT_RECORD_GOAL, id);
  g_autoptr (GPtrArray) lines
      = line != NULL ? cohort_goals_list (self->snapshot, "A", line->kind) : g_ptr_array_new ();
  guint place, before;

  if (!g_ptr_array_find (lines, line, &place) || (offset < 0 && place == 0)
      || (offset > 0 && place + 1 == lines->len))
    return;
  before = offset < 0 ? place - 1 : place + 2;
  if (before < lines->len)
    cohort_run (GTK_WIDGET (self), self->store,
                cohort_command_new ("goal.move", "goal", id, "before",
                                    COHORT_RECORD (g_ptr_array_index (lines, before))->id, NULL));
  else
    cohort_run (GTK_WIDGET (self), self->store, cohort_command_new ("goal.move", "goal", id, NULL));
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_line (COHORT_PLAN_VIEW (widget), g_variant_get_string (parameter, NULL), -1);
}

static void
down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_line (COHORT_PLAN_VIEW (widget), g_variant_get_string (parameter, NULL), 1);
}

static void
paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_paper_export (widget, COHORT_PAPER_EXPORT_PLAN, NULL);
}

static void
cohort_plan_view_dispose (GObject *object)
{
  CohortPlanView *self = COHORT_PLAN_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_PLAN_VIEW);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cohort_plan_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "goal.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "goal.add-line", "s", add_line_action);
  gtk_widget_class_install_action (widget_class, "goal.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "goal.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "goal.status", "(ss)", status_action);
  gtk_widget_class_install_action (widget_class, "goal.link", "s", link_action);
  gtk_widget_class_install_action (widget_class, "goal.why", "s", why_action);
  gtk_widget_class_install_action (widget_class, "goal.unlink", "s", unlink_action);
  gtk_widget_class_install_action (widget_class, "goal.up", "s", up_action);
  gtk_widget_class_install_action (widget_class, "goal.down", "s", down_action);
  gtk_widget_class_install_action (widget_class, "goal.paper", NULL, paper_action);
}

static void
cohort_plan_view_class_init (CohortPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_plan_view_dispose;
  g_type_ensure (COHORT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (COHORT_TYPE_GOAL_COVER_GROUP);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortPlanView, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortPlanView, goals_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPlanView, cover_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPlanView, lists);
  gtk_widget_class_bind_template_child (widget_class, CohortPlanView, paper_button);
}

static GtkListBox *
make_list (CohortPlanView *self, AdwPreferencesGroup *group, const char *label)
{
  GtkListBox *list = cohort_kept_rows_new (label);

  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (list));
  return list;
}

static void
make_kind (CohortPlanView *self, guint kind)
{
  GtkWidget *group = cohort_row_group_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ (kinds[kind].add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kinds[kind].add), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kinds[kind].kind);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "goal.add-line");
  self->groups[kind] = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->groups[kind], _ (kinds[kind].title));
  adw_preferences_group_set_header_suffix (self->groups[kind], button);
  self->lines[kind] = make_list (self, self->groups[kind], _ (kinds[kind].title));
  gtk_box_append (GTK_BOX (self->lists), group);
}

static void
cohort_plan_view_init (CohortPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->goals = make_list (self, self->goals_group, _ ("Goals of plan B"));
  for (guint i = 0; i < N_KINDS; i++)
    make_kind (self, i);
}

/** cohort_plan_view_new: Returns: (transfer floating): a view that shows nothing yet */
GtkWidget *
cohort_plan_view_new (void)
{
  return g_object_new (COHORT_TYPE_PLAN_VIEW, NULL);
}
