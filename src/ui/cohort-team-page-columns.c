/* The team's page: which columns the table shows and how, remembered, and the menu of all that.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-page-private.h"

#include <glib/gi18n-lib.h>

#define ASCENDING  "ascending"
#define DESCENDING "descending"

static void
shown_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CohortTeamPage *self = user_data;

  g_simple_action_set_state (action, state);
  cohort_team_table_show_column (self->table, g_action_get_name (G_ACTION (action)),
                                 g_variant_get_boolean (state));
}

static void
add_action (CohortTeamPage *self, const CohortTeamColumn *column)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new_stateful (column->id, NULL, g_variant_new_boolean (column->shown));

  g_simple_action_set_enabled (action, column->cell != COHORT_TEAM_CELL_NAME);
  g_signal_connect_object (action, "change-state", G_CALLBACK (shown_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->columns), G_ACTION (action));
}

static void
append_target (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* By what a heading of the table sorts; the toolkit lets no keyboard go to those. */
static void
append_order (GMenu *menu, GArray *columns, const char *present)
{
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) directions = g_menu_new ();

  for (guint i = 0; i < columns->len; i++) {
    const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, i);

    if (column->shown || g_str_equal (column->id, present))
      append_target (by, column->title, "order.by", g_variant_new_string (column->id));
  }
  append_target (directions, _ ("_Ascending"), "order.direction", g_variant_new_string (ASCENDING));
  append_target (directions, _ ("_Descending"), "order.direction",
                 g_variant_new_string (DESCENDING));
  g_menu_append_section (order, NULL, G_MENU_MODEL (by));
  g_menu_append_section (order, NULL, G_MENU_MODEL (directions));
  g_menu_append_submenu (menu, _ ("_Sort By"), G_MENU_MODEL (order));
}

static void
append_acts (GMenu *menu, const CohortTeamColumn *column, const gboolean *can_move)
{
  g_autoptr (GMenu) acts = g_menu_new ();
  gboolean is_mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  if (can_move[is_mirrored])
    append_target (acts, _ ("Move _Left"), "team.move-column",
                   g_variant_new ("(sb)", column->id, is_mirrored));
  if (can_move[!is_mirrored])
    append_target (acts, _ ("Move _Right"), "team.move-column",
                   g_variant_new ("(sb)", column->id, !is_mirrored));
  append_target (acts, _ ("_Wider"), "team.widen-column", g_variant_new ("(sb)", column->id, TRUE));
  append_target (acts, _ ("_Narrower"), "team.widen-column",
                 g_variant_new ("(sb)", column->id, FALSE));
  g_menu_append_submenu (menu, column->title, G_MENU_MODEL (acts));
}

/* What else is dragged: each column that is shown, past one of its neighbors and in width. */
static void
append_arrangement (GMenu *menu, GArray *columns)
{
  g_autoptr (GMenu) arrangement = g_menu_new ();
  int last = -1;
  gboolean can_move[] = {FALSE, FALSE}; /* to come sooner, later */

  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, CohortTeamColumn, i).shown)
      last = (int)i;
  for (int i = 0; i <= last; i++) {
    const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, i);

    if (!column->shown)
      continue;
    can_move[TRUE] = i < last;
    append_acts (arrangement, column, can_move);
    can_move[FALSE] = TRUE;
  }
  g_menu_append_submenu (menu, _ ("_Arrange Columns"), G_MENU_MODEL (arrangement));
}

/* A list has the order of the table, but none of its columns. */
static GMenu *
make_arrangement (CohortTeamPage *self, GArray *columns)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GVariant) present
      = g_action_group_get_action_state (G_ACTION_GROUP (self->order), "by");

  append_order (menu, columns, g_variant_get_string (present, NULL));
  if (adw_squeezer_get_visible_child (self->squeezer) != self->list_window)
    append_arrangement (menu, columns);
  return menu;
}

static GMenu *
make_shown (GArray *columns)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < columns->len; i++) {
    const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, i);
    g_autofree char *action = g_strdup_printf ("columns.%s", column->id);

    g_menu_append (menu, column->title, action);
  }
  return menu;
}

/* Anew each time it opens: columns come, go and change places. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  CohortTeamPage *self = user_data;
  g_autoptr (GArray) columns = cohort_team_table_list_columns (self->table);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) cells = g_menu_new ();
  g_autoptr (GMenu) arrangement = make_arrangement (self, columns);
  g_autoptr (GMenu) shown = make_shown (columns);
  g_autoptr (GMenu) usual = g_menu_new ();
  g_autoptr (GMenu) papers = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();

  g_menu_append (cells, _ ("_Copy"), "team.copy");
  g_menu_append (cells, _ ("_Paste Cells…"), "team.paste");
  g_menu_append (cells, _ ("_Export What Is Shown…"), "team.export");
  g_menu_append (papers, _ ("_Roster as PDF…"), "team.roster-pdf");
  g_menu_append (papers, _ ("Co_verage as PDF…"), "team.coverage-pdf");
  g_menu_append (papers, _ ("Ca_lendar of the Year…"), "team.calendar");
  g_menu_append (usual, _ ("_Usual Columns"), "team.usual-columns");
  g_menu_append (places, _ ("_Organizations…"), "team.organizations");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cells));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (papers));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (arrangement));
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (shown));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (usual));
  gtk_menu_button_set_menu_model (self->more_button, G_MENU_MODEL (menu));
}

static void
fill_menu (CohortTeamPage *self)
{
  g_autoptr (GArray) columns = cohort_team_table_list_columns (self->table);

  g_clear_object (&self->columns);
  self->columns = g_simple_action_group_new ();
  for (guint i = 0; i < columns->len; i++)
    add_action (self, &g_array_index (columns, CohortTeamColumn, i));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->columns));
  make_menu_cb (self->more_button, self);
}

static const char *
get_order (CohortTeamPage *self, const char *name)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->order), name);

  return g_intern_string (g_variant_get_string (state, NULL));
}

/* What comes of it says cohort_team_page_show_order(). */
static void
order_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CohortTeamPage *self = user_data;
  gboolean is_column = g_str_equal (g_action_get_name (G_ACTION (action)), "by");
  const char *chosen = g_variant_get_string (state, NULL);

  cohort_team_table_sort_by (
      self->table, is_column ? chosen : get_order (self, "by"),
      g_str_equal (is_column ? get_order (self, "direction") : chosen, DESCENDING));
}

/** cohort_team_page_show_order: see the header */
void
cohort_team_page_show_order (CohortTeamPage *self, const char *column, gboolean descending)
{
  GActionMap *order = G_ACTION_MAP (self->order);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (order, "by")),
                             g_variant_new_string (column));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (order, "direction")),
                             g_variant_new_string (descending ? DESCENDING : ASCENDING));
}

/** cohort_team_page_add_menu: for the page's init */
void
cohort_team_page_add_menu (CohortTeamPage *self)
{
  static const GActionEntry entries[] = {
      {.name = "by", .parameter_type = "s", .state = "'name'", .change_state = order_cb},
      {.name = "direction",
       .parameter_type = "s",
       .state = "'" ASCENDING "'",
       .change_state = order_cb},
  };

  self->order = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->order), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "order", G_ACTION_GROUP (self->order));
  gtk_menu_button_set_create_popup_func (self->more_button, make_menu_cb, self, NULL);
}

/** cohort_team_page_fill_columns: the columns of @program, as they were arranged before */
void
cohort_team_page_fill_columns (CohortTeamPage *self, CohortProgram *program)
{
  g_autofree char *column = g_settings_get_string (self->settings, "team-sort-column");

  if (cohort_team_table_set_program (self->table, program)) {
    g_autoptr (GVariant) layout = g_settings_get_value (self->settings, "team-columns");

    cohort_team_table_set_layout (self->table, layout);
    fill_menu (self);
  }
  cohort_team_table_sort_by (self->table, column,
                             g_settings_get_boolean (self->settings, "team-sort-descending"));
}

/** cohort_team_page_layout_changed: remembers how the columns are arranged now */
void
cohort_team_page_layout_changed (CohortTeamPage *self)
{
  g_settings_set_value (self->settings, "team-columns", cohort_team_table_get_layout (self->table));
}

static void
usual_columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  g_autoptr (GVariant) none
      = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(sib)"), NULL, 0));

  cohort_team_table_set_layout (self->table, none);
  g_settings_reset (self->settings, "team-columns");
  fill_menu (self);
}

static void
move_column_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *column;
  gboolean later;

  g_variant_get (parameter, "(&sb)", &column, &later);
  cohort_team_table_move_column (COHORT_TEAM_PAGE (widget)->table, column, later);
}

static void
widen_column_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *column;
  gboolean wider;

  g_variant_get (parameter, "(&sb)", &column, &wider);
  cohort_team_table_widen_column (COHORT_TEAM_PAGE (widget)->table, column, wider);
}

/** cohort_team_page_install_columns: for the page's class_init */
void
cohort_team_page_install_columns (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "team.usual-columns", NULL, usual_columns_action);
  gtk_widget_class_install_action (widget_class, "team.move-column", "(sb)", move_column_action);
  gtk_widget_class_install_action (widget_class, "team.widen-column", "(sb)", widen_column_action);
}
