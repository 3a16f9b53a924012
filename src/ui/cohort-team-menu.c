/* What can be done with one person of the team: the menu of her row.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-menu.h"

#include "cohort-command.h"
#include "cohort-date.h"
#include "cohort-membership-dialog.h"
#include "cohort-organizations-window.h"
#include "cohort-page.h"
#include "cohort-person-dialog.h"
#include "cohort-run.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

static void
going_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  GtkWidget *widget = user_data;
  const char *person = g_object_get_data (G_OBJECT (action), "person");
  const char *code = g_action_get_name (G_ACTION (action));

  gtk_widget_activate_action (widget, "team.going", "(ssb)", person, code,
                              g_variant_get_boolean (state));
}

/* Whether she goes is a state of the row, so each row has these actions of its own. */
static void
insert_going_actions (GtkWidget *widget, CohortTeamItem *item)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  guint n;
  const CohortTeamPlace *places = cohort_team_item_get_places (item, &n);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      places[i].code, NULL, g_variant_new_boolean (places[i].going));

    g_object_set_data_full (G_OBJECT (action), "person", g_strdup (cohort_team_item_get_id (item)),
                            g_free);
    g_signal_connect_object (action, "change-state", G_CALLBACK (going_cb), widget, 0);
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  }
  gtk_widget_insert_action_group (widget, "going", G_ACTION_GROUP (group));
}

static void
append_person_action (GMenu *menu, const char *label, const char *action, CohortTeamItem *item)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "s", cohort_team_item_get_id (item));
  g_menu_append_item (menu, entry);
}

static GMenuModel *
make_menu (CohortTeamItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) form = g_menu_new ();
  g_autoptr (GMenu) going = g_menu_new ();
  g_autoptr (GMenu) leaving = g_menu_new ();
  gboolean ended = g_str_equal (cohort_team_item_get_status (item), "ended");
  guint n;
  const CohortTeamPlace *places = cohort_team_item_get_places (item, &n);

  append_person_action (form, _ ("_Edit…"), "team.edit", item);
  for (guint i = 0; i < n && !ended; i++) {
    /* Translators: %s is a convening, "Fall 2024". */
    g_autofree char *label = g_strdup_printf (_ ("Going to %s"), places[i].name);
    g_autofree char *action = g_strdup_printf ("going.%s", places[i].code);

    g_menu_append (going, label, action);
  }
  if (ended)
    append_person_action (leaving, _ ("_Put Back on the Team"), "team.return", item);
  else
    append_person_action (leaving, _ ("End _Membership…"), "team.end", item);
  append_person_action (leaving, _ ("_Remove"), "team.remove", item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (form));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (going));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (leaving));
  return G_MENU_MODEL (menu);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  CohortTeamItem *item = g_object_get_data (G_OBJECT (button), "item");
  g_autoptr (GMenuModel) menu = NULL;

  if (item == NULL)
    return;
  menu = make_menu (item);
  insert_going_actions (GTK_WIDGET (button), item);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

/** cohort_team_menu_button_new: Returns: (transfer floating): the button at the end of a row */
GtkWidget *
cohort_team_menu_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("More about this person"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup_cb, NULL, NULL);
  /* The row keeps the focus, and with it the space bar; its menu is at Shift+F10 too. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/** cohort_team_menu_button_set_item: @item: (nullable): whom the menu is about from now on */
void
cohort_team_menu_button_set_item (GtkWidget *button, CohortTeamItem *item)
{
  g_autofree char *label = NULL;

  g_object_set_data_full (G_OBJECT (button), "item", item != NULL ? g_object_ref (item) : NULL,
                          g_object_unref);
  if (item == NULL)
    return;
  label = g_strdup_printf (_ ("More about %s"), cohort_team_item_get_name (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static gboolean
unparent_later_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The chosen item's action still needs the popover's place in the window. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_later_cb, g_object_ref (popover),
                   g_object_unref);
}

/** cohort_team_menu_popup: the menu of @item, beside @row, which is somewhere in @page */
void
cohort_team_menu_popup (GtkWidget *page, GtkWidget *row, CohortTeamItem *item)
{
  g_autoptr (GMenuModel) menu = make_menu (item);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  graphene_rect_t bounds;

  gtk_widget_set_parent (popover, page);
  if (gtk_widget_compute_bounds (row, page, &bounds)) {
    const GdkRectangle place = {(int) bounds.origin.x, (int) bounds.origin.y,
                                (int) bounds.size.width, (int) bounds.size.height};

    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  }
  insert_going_actions (popover, item);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  /* The window may be left before that. */
  g_signal_connect_object (page, "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_person_dialog_edit (widget, cohort_page_get_store (COHORT_PAGE (widget)),
                             g_variant_get_string (parameter, NULL));
}

static void
run (GtkWidget *widget, JsonObject *command)
{
  cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)), command);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (widget, cohort_command_new ("person.remove", "person",
                                   g_variant_get_string (parameter, NULL), NULL));
}

static void
return_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (widget, cohort_command_new ("membership.add", "person",
                                   g_variant_get_string (parameter, NULL), NULL));
}

static void
going_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;
  gboolean going;

  g_variant_get (parameter, "(&s&sb)", &person, &convening, &going);
  run (widget, cohort_command_new (going ? "attendance.plan" : "attendance.withdraw", "person",
                                   person, "convening", convening, NULL));
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortStore *store = cohort_page_get_store (COHORT_PAGE (widget));
  const CohortMembership *membership
    = cohort_team_find_membership (cohort_store_get_snapshot (store),
                                   g_variant_get_string (parameter, NULL), cohort_date_today ());

  if (membership != NULL)
    cohort_membership_end_present (widget, store, membership->record.id);
}

static void
organizations_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_organizations_window_present (widget, cohort_page_get_store (COHORT_PAGE (widget)));
}

/** cohort_team_menu_install_actions: what the menu's items do, on the page around the rows */
void
cohort_team_menu_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "team.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "team.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "team.return", "s", return_action);
  gtk_widget_class_install_action (widget_class, "team.end", "s", end_action);
  gtk_widget_class_install_action (widget_class, "team.going", "(ssb)", going_action);
  gtk_widget_class_install_action (widget_class, "team.organizations", NULL, organizations_action);
}
