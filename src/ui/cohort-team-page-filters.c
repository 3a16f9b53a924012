/* The team's page: who is listed, by what was typed, chosen or saved.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-page-private.h"

#include "cohort-command.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

/** cohort_team_page_is_filtered: Returns: whether anything keeps people from being listed */
gboolean
cohort_team_page_is_filtered (CohortTeamPage *self)
{
  return self->only_title != NULL || !cohort_team_filter_is_empty (self->filter)
         || *cohort_team_filter_get_words (self->filter) != '\0';
}

static void
add_chip (CohortTeamPage *self, const char *text, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  /* Translators: a button that lists people again who are not %s, "Active" or "Going to Fall 2024".
   */
  g_autofree char *tip = g_strdup_printf (_ ("Stop showing only: %s"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pill-chip");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_flow_box_append (self->chips, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
add_value_chip (CohortTeamFacet facet, const char *value, gpointer user_data)
{
  CohortTeamPage *self = user_data;
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (self));
  g_autofree char *label
      = cohort_team_facet_dup_label (facet, value, cohort_snapshot_get_program (snapshot));

  add_chip (self, label, "team.drop-value", g_variant_new ("(us)", (guint)facet, value));
}

static void
show_chips (CohortTeamPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  if (self->only_title != NULL)
    add_chip (self, self->only_title, "team.drop-people", NULL);
  cohort_team_filter_foreach (self->filter, add_value_chip, self);
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          gtk_toggle_button_get_active (self->people_toggle)
                              && gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}

/** cohort_team_page_filter_changed: lists those who have what is chosen now */
void
cohort_team_page_filter_changed (CohortTeamPage *self)
{
  cohort_team_model_set_filter (self->model, self->filter);
  gtk_toggle_button_set_active (self->people_toggle, TRUE);
  show_chips (self);
  cohort_team_page_show_state (self);
}

/** cohort_team_page_search: lists those who match @text, of those who have what is chosen */
void
cohort_team_page_search (CohortTeamPage *self, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (self->search), text) != 0)
    gtk_editable_set_text (self->search, text);
  cohort_team_filter_set_words (self->filter, text);
  if (!cohort_team_model_search (self->model, text))
    return;
  if (*text != '\0')
    gtk_toggle_button_set_active (self->people_toggle, TRUE);
  cohort_team_page_show_state (self);
}

static void
drop_people (CohortTeamPage *self)
{
  g_clear_pointer (&self->only_title, g_free);
  cohort_team_model_set_only (self->model, NULL);
}

/** cohort_team_page_show_everybody: forgets what was typed and chosen */
void
cohort_team_page_show_everybody (CohortTeamPage *self)
{
  cohort_team_filter_clear (self->filter);
  cohort_team_filter_popover_set_filter (self->filter_popover, self->filter);
  drop_people (self);
  cohort_team_page_search (self, "");
  cohort_team_page_filter_changed (self);
}

/** cohort_team_page_fill_filters: what can be chosen in @snapshot, and what was saved in it */
void
cohort_team_page_fill_filters (CohortTeamPage *self, CohortSnapshot *snapshot)
{
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  self->saved = cohort_team_filters_parse (
      cohort_snapshot_get_setting (snapshot, COHORT_SETTING_TEAM_FILTERS));
  cohort_team_filter_popover_fill (self->filter_popover, cohort_snapshot_get_program (snapshot),
                                   self->saved);
  show_chips (self);
}

static void
keep_saved (CohortTeamPage *self, GPtrArray *filters)
{
  g_autofree char *json = cohort_team_filters_format (filters);

  cohort_run (
      GTK_WIDGET (self), cohort_page_get_store (COHORT_PAGE (self)),
      cohort_command_new ("setting.set", "key", COHORT_SETTING_TEAM_FILTERS, "value", json, NULL));
}

/* All saved ones but those called @name. */
static GPtrArray *
copy_saved_but (CohortTeamPage *self, const char *name)
{
  GPtrArray *filters = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_team_filter_free);

  for (guint i = 0; i < self->saved->len; i++)
    if (g_strcmp0 (cohort_team_filter_get_name (self->saved->pdata[i]), name) != 0)
      g_ptr_array_add (filters, cohort_team_filter_copy (self->saved->pdata[i]));
  return filters;
}

static void
save_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  const char *title = g_variant_get_string (parameter, NULL);
  g_autoptr (GPtrArray) filters = copy_saved_but (self, title);
  CohortTeamFilter *filter = cohort_team_filter_copy (self->filter);

  cohort_team_filter_set_name (filter, title);
  g_ptr_array_add (filters, filter);
  keep_saved (self, filters);
}

static const CohortTeamFilter *
get_saved (CohortTeamPage *self, GVariant *parameter)
{
  int number = g_variant_get_int32 (parameter);

  return self->saved != NULL && number >= 0 && number < (int)self->saved->len
             ? self->saved->pdata[number]
             : NULL;
}

static void
remove_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  const CohortTeamFilter *filter = get_saved (self, parameter);
  g_autoptr (GPtrArray) filters = NULL;

  if (filter == NULL)
    return;
  filters = copy_saved_but (self, cohort_team_filter_get_name (filter));
  keep_saved (self, filters);
}

static void
recall_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  const CohortTeamFilter *filter = get_saved (self, parameter);

  if (filter == NULL)
    return;
  gtk_menu_button_popdown (self->filter_button);
  drop_people (self);
  cohort_team_filter_popover_set_filter (self->filter_popover, NULL);
  cohort_team_filter_free (self->filter);
  self->filter = cohort_team_filter_copy (filter);
  cohort_team_filter_set_name (self->filter, NULL);
  cohort_team_filter_popover_set_filter (self->filter_popover, self->filter);
  cohort_team_page_search (self, cohort_team_filter_get_words (filter));
  cohort_team_page_filter_changed (self);
}

static void
drop_value_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  const char *value;
  guint facet;

  g_variant_get (parameter, "(u&s)", &facet, &value);
  if (facet >= COHORT_TEAM_N_FACETS)
    return;
  cohort_team_filter_set (self->filter, facet, value, FALSE);
  cohort_team_filter_popover_set_filter (self->filter_popover, self->filter);
  cohort_team_page_filter_changed (self);
  /* The chip that had the focus is gone. */
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_button));
}

static void
drop_people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);

  drop_people (self);
  cohort_team_page_filter_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Lists nobody but some people, named by what they have in common, until its chip is removed. */
static void
show_people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  g_autofree const char **people = NULL;
  const char *title;

  g_variant_get (parameter, "(&s^a&s)", &title, &people);
  cohort_team_page_leave_person (self);
  cohort_team_page_show_everybody (self);
  self->only_title = g_strdup (title);
  cohort_team_model_set_only (self->model, people);
  cohort_team_page_filter_changed (self);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);

  cohort_team_page_leave_person (self);
  cohort_team_page_search (self, g_variant_get_string (parameter, NULL));
  gtk_toggle_button_set_active (self->people_toggle, TRUE);
}

/** cohort_team_page_install_filters: for the page's class_init */
void
cohort_team_page_install_filters (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "team.find", "s", find_action);
  gtk_widget_class_install_action (widget_class, "team.show-people", "(sas)", show_people_action);
  gtk_widget_class_install_action (widget_class, "team.drop-people", NULL, drop_people_action);
  gtk_widget_class_install_action (widget_class, "team.drop-value", "(us)", drop_value_action);
  gtk_widget_class_install_action (widget_class, "team.save-filter", "s", save_filter_action);
  gtk_widget_class_install_action (widget_class, "team.recall-filter", "i", recall_filter_action);
  gtk_widget_class_install_action (widget_class, "team.remove-filter", "i", remove_filter_action);
}
