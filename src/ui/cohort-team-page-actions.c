/* The team's page: what is done with those who are selected, by keys, menus and buttons.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-page-private.h"

#include "cohort-date.h"
#include "cohort-paper-export.h"
#include "cohort-team-bulk.h"
#include "cohort-team-export.h"
#include "cohort-team-menu.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
get_selected (CohortTeamPage *self)
{
  return cohort_slot_model_get_selected (cohort_team_model_get_slots (self->model));
}

static void
clear_selection (CohortTeamPage *self)
{
  gtk_selection_model_unselect_all (
      GTK_SELECTION_MODEL (cohort_team_model_get_slots (self->model)));
}

static GPtrArray *
add_listed (CohortTeamPage *self, GPtrArray *items)
{
  for (guint i = 0; i < cohort_team_model_get_n_listed (self->model); i++)
    g_ptr_array_add (items, cohort_team_model_get_item (self->model, i));
  return items;
}

/* The selected ones, or all that are listed when nobody is selected. */
static GPtrArray *
get_selected_or_listed (CohortTeamPage *self)
{
  GPtrArray *items = get_selected (self);

  return items->len > 0 ? items : add_listed (self, items);
}

/** cohort_team_page_selection_changed: what can be done with several shows when there are several
 */
void
cohort_team_page_selection_changed (CohortTeamPage *self)
{
  g_autoptr (GPtrArray) items = get_selected (self);

  cohort_team_selection_bar_set_count (self->selection_bar, items->len);
}

/* The only one selected; several are told by the bell that this is done to one. */
static CohortTeamItem *
get_one_selected (CohortTeamPage *self)
{
  g_autoptr (GPtrArray) items = get_selected (self);

  if (items->len == 1)
    return items->pdata[0];
  gtk_widget_error_bell (GTK_WIDGET (self));
  return NULL;
}

static void
remove_selected (CohortTeamPage *self)
{
  g_autoptr (GPtrArray) items = get_selected (self);

  if (items->len == 0)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (items->len == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "team.remove", "s",
                                cohort_team_item_get_id (items->pdata[0]));
  else
    cohort_team_bulk_remove (GTK_WIDGET (self), cohort_page_get_store (COHORT_PAGE (self)), items);
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  remove_selected (user_data);
  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CohortTeamPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  CohortTeamItem *item = get_one_selected (self);

  if (item != NULL)
    cohort_team_menu_popup (GTK_WIDGET (self), focus != NULL ? focus : widget, item);
  return TRUE;
}

/* The one that is or comes next; the last one of the year once all are over. */
static const CohortConvening *
find_next_convening (CohortTeamPage *self)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (self));
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  CohortDate today = cohort_date_today ();

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    if (convening->last_day >= today)
      return convening;
  }
  return convenings->len > 0 ? convenings->pdata[convenings->len - 1] : NULL;
}

static gboolean
goes (CohortTeamItem *item, const char *convening)
{
  guint n;
  const CohortTeamPlace *places = cohort_team_item_get_places (item, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (places[i].code, convening) == 0)
      return places[i].going;
  return FALSE;
}

/* Space says that she goes to the next convening, or that she does not. */
static gboolean
space_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CohortTeamPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const CohortConvening *convening = find_next_convening (self);
  g_autoptr (GPtrArray) items = get_selected (self);

  /* A button of the row, or a header to sort by, has the space bar for itself. */
  if (focus == NULL || GTK_IS_BUTTON (focus)
      || gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) || convening == NULL
      || items->len == 0)
    return FALSE;
  if (items->len == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "team.going", "(ssb)",
                                cohort_team_item_get_id (items->pdata[0]), convening->code,
                                !goes (items->pdata[0], convening->code));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "team.go", "s", convening->code);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  clear_selection (user_data);
  return TRUE;
}

static void
add_shortcut (GtkWidget *widget,
              GtkPropagationPhase phase,
              const char *keys,
              GtkShortcutAction *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), action));
  gtk_widget_add_controller (widget, controller);
}

/** cohort_team_page_add_keys: what the keys do in the table and in the list */
void
cohort_team_page_add_keys (CohortTeamPage *self)
{
  GtkWidget *const views[] = {GTK_WIDGET (self->table), self->list_window};

  for (guint i = 0; i < G_N_ELEMENTS (views); i++) {
    add_shortcut (views[i], GTK_PHASE_BUBBLE, "Delete|KP_Delete",
                  gtk_callback_action_new (delete_cb, self, NULL));
    add_shortcut (views[i], GTK_PHASE_BUBBLE, "Menu|<Shift>F10",
                  gtk_callback_action_new (menu_cb, self, NULL));
    add_shortcut (views[i], GTK_PHASE_CAPTURE, "space|KP_Space",
                  gtk_callback_action_new (space_cb, self, NULL));
    add_shortcut (views[i], GTK_PHASE_BUBBLE, "Escape",
                  gtk_callback_action_new (escape_cb, self, NULL));
    add_shortcut (views[i], GTK_PHASE_BUBBLE, "<Control>c|<Control>Insert",
                  gtk_named_action_new ("team.copy"));
  }
  /* Not in the search, which keeps it for what it pastes itself. */
  add_shortcut (GTK_WIDGET (self), GTK_PHASE_BUBBLE, "<Control>v|<Shift>Insert",
                gtk_named_action_new ("team.paste"));
}

static void
bulk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  CohortStore *store = cohort_page_get_store (COHORT_PAGE (self));
  g_autoptr (GPtrArray) items = get_selected (self);

  if (items->len == 0)
    gtk_widget_error_bell (widget);
  else if (g_str_equal (name, "team.edit-selected"))
    cohort_team_bulk_edit (widget, store, items);
  else if (g_str_equal (name, "team.invite-selected"))
    cohort_team_bulk_invite (widget, store, items);
  else
    cohort_team_bulk_go (widget, store, items, g_variant_get_string (parameter, NULL));
}

static void
remove_selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  remove_selected (COHORT_TEAM_PAGE (widget));
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);

  clear_selection (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  g_autoptr (GPtrArray) items = get_selected_or_listed (self);
  g_autoptr (GArray) columns = cohort_team_table_list_columns (self->table);

  cohort_team_copy (widget, items, columns);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  g_autoptr (GArray) columns = cohort_team_table_list_columns (self->table);

  cohort_team_paste (widget, cohort_page_get_store (COHORT_PAGE (self)), columns);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  gboolean listed = g_str_equal (name, "team.export");
  g_autoptr (GPtrArray) items
      = listed ? add_listed (self, g_ptr_array_new ()) : get_selected (self);
  g_autoptr (GArray) columns = cohort_team_table_list_columns (self->table);

  cohort_team_export (widget, cohort_page_get_snapshot (COHORT_PAGE (self)), items, columns);
}

static void
paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortPaperExport kind = COHORT_PAPER_EXPORT_YEAR_CALENDAR;

  if (g_str_equal (name, "team.roster-pdf"))
    kind = COHORT_PAPER_EXPORT_ROSTER;
  else if (g_str_equal (name, "team.coverage-pdf"))
    kind = COHORT_PAPER_EXPORT_COVERAGE;
  cohort_paper_export (widget, kind, NULL);
}

/** cohort_team_page_install_actions: for the page's class_init */
void
cohort_team_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "team.edit-selected", NULL, bulk_action);
  gtk_widget_class_install_action (widget_class, "team.invite-selected", NULL, bulk_action);
  gtk_widget_class_install_action (widget_class, "team.go", "s", bulk_action);
  gtk_widget_class_install_action (widget_class, "team.remove-selected", NULL,
                                   remove_selected_action);
  gtk_widget_class_install_action (widget_class, "team.unselect", NULL, unselect_action);
  gtk_widget_class_install_action (widget_class, "team.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "team.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "team.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "team.export-selected", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "team.roster-pdf", NULL, paper_action);
  gtk_widget_class_install_action (widget_class, "team.coverage-pdf", NULL, paper_action);
  gtk_widget_class_install_action (widget_class, "team.calendar", NULL, paper_action);
  cohort_team_menu_install_actions (widget_class);
}
