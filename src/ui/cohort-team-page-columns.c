/* The team's page: which columns the table shows, remembered, and the menu that chooses them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-page-private.h"

#include <glib/gi18n-lib.h>

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
make_menu (CohortTeamPage *self, GArray *columns)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) cells = g_menu_new ();
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) usual = g_menu_new ();
  g_autoptr (GMenu) papers = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();

  g_menu_append (cells, _ ("_Copy"), "team.copy");
  g_menu_append (cells, _ ("_Paste Cells…"), "team.paste");
  g_menu_append (cells, _ ("_Export What Is Shown…"), "team.export");
  g_menu_append (papers, _ ("_Roster as PDF…"), "team.roster-pdf");
  g_menu_append (papers, _ ("Co_verage as PDF…"), "team.coverage-pdf");
  g_menu_append (papers, _ ("Ca_lendar of the Year…"), "team.calendar");
  for (guint i = 0; i < columns->len; i++) {
    const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, i);
    g_autofree char *action = g_strdup_printf ("columns.%s", column->id);

    g_menu_append (shown, column->title, action);
  }
  g_menu_append (usual, _ ("_Usual Columns"), "team.usual-columns");
  g_menu_append (places, _ ("_Organizations…"), "team.organizations");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cells));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (papers));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
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
  make_menu (self, columns);
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

/** cohort_team_page_install_columns: for the page's class_init */
void
cohort_team_page_install_columns (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "team.usual-columns", NULL, usual_columns_action);
}
