/* Lines of the action plans as rows: goals with who serves them, and what plan A lists.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-goal-row.h"

#include "cohort-button-names.h"
#include "cohort-date.h"
#include "cohort-goals.h"
#include "cohort-line.h"
#include "cohort-money-row.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* The style adds to the word it stands with. */
static const char *
get_style (const char *status)
{
  if (g_strcmp0 (status, "reached") == 0)
    return "success";
  return g_strcmp0 (status, "under-way") == 0 ? "accent" : "";
}

/* (nullable): "due on Sep 15, 2024 · 3 days overdue" */
static char *
dup_due (const CohortGoal *goal, CohortDate today)
{
  g_autofree char *day = goal->due != 0 ? cohort_date_format (goal->due) : NULL;
  g_autofree char *left = cohort_goal_dup_due (goal, today);

  if (day == NULL)
    return NULL;
  /* Translators: the day by which a goal is to be reached. */
  if (left == NULL)
    return g_strdup_printf (_ ("due %s"), day);
  /* Translators: %1$s is such as "3 days overdue", %2$s the day. */
  return g_strdup_printf (_ ("%1$s (%2$s)"), left, day);
}

static char *
dup_owner (const CohortSnapshot *snapshot, const CohortGoal *goal)
{
  g_autofree char *name
      = goal->owner != NULL ? cohort_team_dup_person_name (snapshot, goal->owner) : NULL;

  if (name == NULL)
    return g_strdup (_ ("No owner yet"));
  /* Translators: %s is who sees to it that a goal is reached. */
  return g_strdup_printf (_ ("Owner: %s"), name);
}

static char *
dup_link (const CohortSnapshot *snapshot, const CohortGoalPerson *link)
{
  g_autofree char *name = cohort_team_dup_person_name (snapshot, link->person);

  if (link->why == NULL)
    return g_steal_pointer (&name);
  /* Translators: %1$s is a person, %2$s why this person serves a goal. */
  return g_strdup_printf (_ ("%1$s – %2$s"), name, link->why);
}

static void
append (GString *text, const char *words)
{
  if (words != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

static gboolean
is_goal (const CohortGoal *goal)
{
  return g_str_equal (cohort_goal_kind_get_plan (goal->kind), "B");
}

/** cohort_goal_row_dup_text: Returns: (transfer full): see the header */
char *
cohort_goal_row_dup_text (const CohortSnapshot *snapshot, const CohortGoal *goal, CohortDate today)
{
  g_autoptr (GPtrArray) links = cohort_goals_list_people (snapshot, goal->record.id);
  GString *text = g_string_new (goal->text);

  if (is_goal (goal)) {
    g_autofree char *due = dup_due (goal, today);
    g_autofree char *tags = cohort_goal_dup_tags (snapshot, goal);
    g_autofree char *owner = dup_owner (snapshot, goal);

    append (text, cohort_vocabulary_get_label ("goal-status", goal->status));
    append (text, due);
    append (text, tags);
    append (text, owner);
    if (links->len == 0 && cohort_goal_is_open (goal))
      append (text, _ ("nobody serves it yet"));
  }
  append (text, goal->note);
  for (guint i = 0; i < links->len; i++) {
    g_autofree char *who = dup_link (snapshot, g_ptr_array_index (links, i));

    append (text, who);
  }
  return g_string_free (text, FALSE);
}

static void
append_statuses (GMenu *menu, const char *goal)
{
  g_autoptr (GMenu) section = g_menu_new ();
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("goal-status", &n);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GMenuItem) item
        = g_menu_item_new (cohort_vocabulary_get_label ("goal-status", words[i].code), NULL);

    g_menu_item_set_action_and_target (item, "goal.status", "(ss)", goal, words[i].code);
    g_menu_append_item (section, item);
  }
  g_menu_append_section (menu, _ ("Status"), G_MENU_MODEL (section));
}

static GMenuModel *
make_goal_menu (GtkWidget *row, const char *id)
{
  g_autoptr (GMenu) first = g_menu_new (), last = g_menu_new ();
  GMenu *menu = g_menu_new ();

  cohort_money_menu_append (first, _ ("_Edit…"), "goal.edit", id);
  cohort_money_menu_append (first, _ ("_Link Person…"), "goal.link", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  append_statuses (menu, id);
  cohort_money_menu_append (last, _ ("Re_move"), "goal.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_line_menu (GtkWidget *row, const char *id)
{
  GMenu *menu = g_menu_new ();

  cohort_money_menu_append (menu, _ ("_Edit…"), "goal.edit", id);
  cohort_money_menu_append (menu, _ ("Move _Up"), "goal.up", id);
  cohort_money_menu_append (menu, _ ("Move _Down"), "goal.down", id);
  cohort_money_menu_append (menu, _ ("_Link Person…"), "goal.link", id);
  cohort_money_menu_append (menu, _ ("Re_move"), "goal.remove", id);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_link_menu (GtkWidget *row, const char *id)
{
  GMenu *menu = g_menu_new ();

  cohort_money_menu_append (menu, _ ("_Edit Why…"), "goal.why", id);
  cohort_money_menu_append (menu, _ ("_Unlink"), "goal.unlink", id);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *line;

  if (text == NULL)
    return NULL;
  line = cohort_line_new (css_class);
  gtk_label_set_label (GTK_LABEL (line), text);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), line);
  return line;
}

static void
add_chips (GtkWidget *box, const CohortGoal *goal, CohortDate today)
{
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GtkLayoutManager) layout = g_object_new (COHORT_TYPE_WRAP_LAYOUT, "spacing", 6, NULL);
  g_autofree char *due = dup_due (goal, today);

  gtk_widget_set_layout_manager (chips, g_steal_pointer (&layout));
  gtk_box_append (GTK_BOX (chips),
                  cohort_money_chip_new (cohort_vocabulary_get_label ("goal-status", goal->status),
                                         get_style (goal->status)));
  if (due != NULL)
    gtk_box_append (GTK_BOX (chips), cohort_money_chip_new (
                                         due, cohort_goal_is_overdue (goal, today) ? "error" : ""));
  gtk_box_append (GTK_BOX (box), chips);
}

static void
add_people (GtkWidget *box, const CohortSnapshot *snapshot, const CohortGoal *goal)
{
  g_autoptr (GPtrArray) links = cohort_goals_list_people (snapshot, goal->record.id);

  for (guint i = 0; i < links->len; i++) {
    const CohortGoalPerson *link = g_ptr_array_index (links, i);
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *icon = gtk_image_new_from_icon_name ("avatar-default-symbolic");
    g_autofree char *name = cohort_team_dup_person_name (snapshot, link->person);
    g_autofree char *words = dup_link (snapshot, link);
    /* Translators: %s is a person. */
    g_autofree char *more = g_strdup_printf (_ ("More about %s"), name);

    gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_widget_add_css_class (icon, "dim-label");
    gtk_box_append (GTK_BOX (line), icon);
    add_line (line, words, "body");
    gtk_box_append (GTK_BOX (line), cohort_money_menu_new (link->record.id, more, make_link_menu));
    gtk_box_append (GTK_BOX (box), line);
  }
  if (links->len == 0 && cohort_goal_is_open (goal))
    add_line (box, _ ("Nobody serves this goal yet."), "warning");
}

static GtkWidget *
make_link_button (const CohortGoal *goal)
{
  GtkWidget *button = cohort_row_button_new (_ ("_Link Person…"));
  /* Translators: %s is a goal. */
  g_autofree char *label = g_strdup_printf (_ ("Link a person to “%s”"), goal->text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "contact");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", goal->record.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "goal.link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

/* The menus of people, who are @below, stand under that of the goal. */
static GtkWidget *
make_row (const CohortSnapshot *snapshot,
          const CohortGoal *goal,
          CohortDate today,
          GtkWidget *words,
          GtkWidget *below,
          CohortMoneyMenuFunc make_menu)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *menu;
  g_autofree char *text = cohort_goal_row_dup_text (snapshot, goal, today);
  g_autofree char *more = g_strdup_printf (_ ("More about “%s”"), goal->text);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  menu = cohort_money_menu_new (goal->record.id, more, make_menu);
  gtk_widget_set_valign (menu, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_box_append (GTK_BOX (whole), box);
  gtk_box_append (GTK_BOX (whole), below);
  gtk_widget_set_visible (below, gtk_widget_get_first_child (below) != NULL);
  return cohort_money_row_new (goal->record.id, text, whole);
}

/** cohort_goal_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_goal_row_new (const CohortSnapshot *snapshot, const CohortGoal *goal, CohortDate today)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *tags = cohort_goal_dup_tags (snapshot, goal);
  g_autofree char *owner = dup_owner (snapshot, goal);

  add_line (words, goal->text, "heading");
  add_chips (words, goal, today);
  add_line (words, tags, "dim-label");
  add_line (words, owner, "body");
  add_people (below, snapshot, goal);
  add_line (below, goal->note, "dim-label");
  if (cohort_goal_is_open (goal))
    gtk_box_append (GTK_BOX (below), make_link_button (goal));
  return make_row (snapshot, goal, today, words, below, make_goal_menu);
}

/** cohort_plan_line_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_plan_line_row_new (const CohortSnapshot *snapshot, const CohortGoal *line, CohortDate today)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  add_line (words, line->text, "body");
  add_line (words, line->note, "dim-label");
  add_people (below, snapshot, line);
  return make_row (snapshot, line, today, words, below, make_line_menu);
}
