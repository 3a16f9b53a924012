/* What the community of practice did in the year, and how one is started.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-community-view.h"

#include "cohort-activities.h"
#include "cohort-activity-dialog.h"
#include "cohort-activity-item.h"
#include "cohort-activity-row.h"
#include "cohort-compat.h"
#include "cohort-cycle-group.h"
#include "cohort-date.h"
#include "cohort-focus.h"
#include "cohort-growing-list.h"
#include "cohort-kept-rows.h"
#include "cohort-line.h"
#include "cohort-money-row.h"
#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-shown-layout.h"
#include "cohort-start-group.h"
#include "cohort-wrap-layout.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

/* The name of the row of all components. */
#define ALL "all"

struct _CohortCommunityView {
  AdwBin parent_instance;

  CohortStore *store;         /* (owned) (nullable) */
  CohortSnapshot *snapshot;   /* (owned) (nullable): what is shown */
  CohortDate today;           /* the day it is shown for */
  CohortCycle *cycle;         /* (owned) (nullable) */
  char *component;            /* (owned) (nullable): whose activities are listed; NULL: of all */
  GListStore *items;          /* (owned) (element-type CohortActivityItem) */
  CohortGrowingList *growing; /* (owned): what of them is on screen or about to be */
  GtkSingleSelection *choice; /* (owned) */

  AdwLeaflet *leaflet;
  GtkWidget *summary_pane;
  GtkWidget *log_pane;
  GtkWidget *groups;
  AdwPreferencesGroup *components_group;
  CohortCycleGroup *cycle_group;
  CohortStartGroup *start_group;
  GtkWidget *back_button;
  GtkWidget *add_button;
  GtkLabel *log_title;
  GtkLabel *log_summary;
  GtkStack *log_stack;
  GtkListView *log;
  GtkListBox *components;
};

G_DEFINE_FINAL_TYPE (CohortCommunityView, cohort_community_view, ADW_TYPE_BIN)

/* "3 activities, 4 h 30 min, and 1 of unknown length" */
static char *
dup_effort (const CohortEffort *effort)
{
  g_autofree char *hours = cohort_effort_dup_hours (effort);

  if (effort->n_activities == 0)
    return g_strdup (_ ("Nothing logged yet"));
  /* Translators: %2$s is how long they took. */
  return g_strdup_printf (
      ngettext ("%1$u activity, %2$s", "%1$u activities, %2$s", effort->n_activities),
      effort->n_activities, hours);
}

static char *
dup_component (const CohortComponentEffort *component)
{
  g_autofree char *effort = dup_effort (&component->effort);
  g_autofree char *last = component->last != 0 ? cohort_date_format (component->last) : NULL;

  if (last == NULL)
    return g_steal_pointer (&effort);
  /* Translators: %1$s is such as "3 activities, 4 h", %2$s the day of the latest. */
  return g_strdup_printf (_ ("%1$s; the latest on %2$s"), effort, last);
}

static GtkWidget *
make_component (const char *code, const char *label, const char *text, const char *effort)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *const lines[] = {label, effort, text};
  const char *const classes[] = {"heading", "numeric", "dim-label"};
  g_autofree char *name = g_strdup_printf ("%s: %s", label, effort);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    GtkWidget *line;

    if (lines[i] == NULL)
      continue;
    line = cohort_line_new (classes[i]);
    gtk_label_set_label (GTK_LABEL (line), lines[i]);
    gtk_box_append (GTK_BOX (box), line);
  }
  return cohort_money_row_new (code, name, box);
}

static void
put_component (CohortCommunityView *self,
               int position,
               const char *code,
               const char *label,
               const char *text,
               const char *effort)
{
  if (cohort_kept_rows_has (self->components, position, code, effort))
    return;
  cohort_kept_rows_put (self->components, position, make_component (code, label, text, effort),
                        code, effort);
}

static void
fill_components (CohortCommunityView *self)
{
  g_autofree char *whole = dup_effort (&self->cycle->effort);

  put_component (self, 0, ALL, _ ("All Activities"), NULL, whole);
  for (guint i = 0; i < self->cycle->components->len; i++) {
    const CohortComponentEffort *component = g_ptr_array_index (self->cycle->components, i);
    g_autofree char *effort = dup_component (component);

    put_component (self, (int)i + 1, component->code, component->label, component->text, effort);
  }
  cohort_kept_rows_cut (self->components, (int)self->cycle->components->len + 1);
}

/* (nullable): what is listed, NULL for all of it */
static const CohortComponentEffort *
get_listed (CohortCommunityView *self)
{
  for (guint i = 0; i < self->cycle->components->len; i++) {
    const CohortComponentEffort *component = g_ptr_array_index (self->cycle->components, i);

    if (g_strcmp0 (component->code, self->component) == 0)
      return component;
  }
  return NULL;
}

static void
fill_log (CohortCommunityView *self)
{
  const CohortComponentEffort *listed = get_listed (self);
  g_autoptr (GPtrArray) items
      = cohort_activity_items_list (self->snapshot, listed != NULL ? listed->code : NULL);
  g_autofree char *effort = dup_effort (listed != NULL ? &listed->effort : &self->cycle->effort);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    cohort_growing_list_restart (self->growing, GTK_WIDGET (self->log));
  cohort_activity_items_splice (self->items, items);
  gtk_label_set_label (self->log_title, listed != NULL ? listed->label : _ ("All Activities"));
  gtk_label_set_label (self->log_summary, effort);
  gtk_stack_set_visible_child_name (self->log_stack, items->len > 0 ? "log" : "empty");
}

/* The row of what is listed looks chosen. */
static void
mark_listed (CohortCommunityView *self)
{
  const CohortComponentEffort *listed = get_listed (self);
  GtkWidget *row = cohort_kept_rows_find (self->components, listed != NULL ? listed->code : ALL);
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  gtk_list_box_select_row (self->components, is_folded ? NULL : GTK_LIST_BOX_ROW (row));
}

/* Before anything was done, how to start comes first. */
static void
order_groups (CohortCommunityView *self)
{
  gboolean is_new = self->cycle->effort.n_activities == 0;

  gtk_box_reorder_child_after (GTK_BOX (self->groups), GTK_WIDGET (self->start_group),
                               is_new ? NULL : GTK_WIDGET (self->cycle_group));
}

/** cohort_community_view_refresh: shows @snapshot; of @store, by which it is edited */
void
cohort_community_view_refresh (CohortCommunityView *self,
                               CohortStore *store,
                               CohortSnapshot *snapshot)
{
  g_autoptr (CohortFocus) focus = NULL;

  g_return_if_fail (COHORT_IS_COMMUNITY_VIEW (self));

  if (self->snapshot == snapshot && self->today == cohort_date_today ())
    return;
  focus = cohort_focus_save (self->summary_pane);
  g_set_object (&self->store, store);
  cohort_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_pointer (&self->cycle, cohort_cycle_free);
  self->snapshot = snapshot;
  self->today = cohort_date_today ();
  self->cycle = cohort_cycle_new (snapshot);
  fill_components (self);
  fill_log (self);
  mark_listed (self);
  cohort_cycle_group_show (self->cycle_group, self->cycle, self->today);
  cohort_start_group_show (self->start_group, snapshot, self->today);
  order_groups (self);
  cohort_focus_restore (self->summary_pane, focus);
}

static void
list_component (CohortCommunityView *self, const char *code)
{
  g_free (self->component);
  self->component = g_strdup (g_strcmp0 (code, ALL) == 0 ? NULL : code);
  cohort_growing_list_restart (self->growing, GTK_WIDGET (self->log));
  fill_log (self);
  mark_listed (self);
}

static void
component_activated_cb (CohortCommunityView *self, GtkListBoxRow *row)
{
  list_component (self, gtk_widget_get_name (GTK_WIDGET (row)));
  if (!adw_leaflet_get_folded (self->leaflet))
    return;
  adw_leaflet_set_visible_child (self->leaflet, self->log_pane);
  gtk_widget_grab_focus (self->back_button);
}

static void
folded_cb (CohortCommunityView *self)
{
  gtk_widget_set_visible (self->back_button, adw_leaflet_get_folded (self->leaflet));
  if (self->cycle != NULL)
    mark_listed (self);
}

/** cohort_community_view_open: Returns: whether there is such an activity in the year shown */
gboolean
cohort_community_view_open (CohortCommunityView *self, const char *activity)
{
  GListModel *model;

  g_return_val_if_fail (COHORT_IS_COMMUNITY_VIEW (self), FALSE);

  if (self->snapshot == NULL)
    return FALSE;
  list_component (self, NULL);
  model = G_LIST_MODEL (self->items);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (CohortActivityItem) item = g_list_model_get_item (model, i);

    if (g_strcmp0 (cohort_activity_item_get_id (item), activity) != 0)
      continue;
    adw_leaflet_set_visible_child (self->leaflet, self->log_pane);
    cohort_growing_list_reach (self->growing, i);
    gtk_single_selection_set_selected (self->choice, i);
    gtk_widget_activate_action (GTK_WIDGET (self->log), "list.scroll-to-item", "u", i);
    cohort_compat_focus_selected (self->log);
    return TRUE;
  }
  return FALSE;
}

static void
log_activated_cb (CohortCommunityView *self, guint position)
{
  g_autoptr (CohortActivityItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->choice), position);

  if (item != NULL)
    cohort_activity_dialog_present (GTK_WIDGET (self), self->store,
                                    cohort_activity_item_get_id (item), NULL);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortCommunityView *self = COHORT_COMMUNITY_VIEW (widget);

  cohort_activity_dialog_present (widget, self->store, NULL, self->component);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_activity_dialog_present (widget, COHORT_COMMUNITY_VIEW (widget)->store,
                                  g_variant_get_string (parameter, NULL), NULL);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_run (widget, COHORT_COMMUNITY_VIEW (widget)->store,
              cohort_command_new ("activity.remove", "activity",
                                  g_variant_get_string (parameter, NULL), NULL));
}

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_start_dialog_present (widget, COHORT_COMMUNITY_VIEW (widget)->store,
                               g_variant_get_string (parameter, NULL));
}

static void
unmark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *key
      = g_strconcat (COHORT_SETTING_START, ".", g_variant_get_string (parameter, NULL), NULL);

  cohort_run (widget, COHORT_COMMUNITY_VIEW (widget)->store,
              cohort_command_new ("setting.unset", "key", key, NULL));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortCommunityView *self = COHORT_COMMUNITY_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->summary_pane);
  gtk_widget_child_focus (GTK_WIDGET (self->components), GTK_DIR_TAB_FORWARD);
}

static void
cohort_community_view_dispose (GObject *object)
{
  CohortCommunityView *self = COHORT_COMMUNITY_VIEW (object);

  if (self->log != NULL)
    gtk_list_view_set_model (self->log, NULL);
  g_clear_object (&self->choice);
  g_clear_object (&self->growing);
  g_clear_object (&self->items);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_COMMUNITY_VIEW);
  g_clear_pointer (&self->cycle, cohort_cycle_free);
  g_clear_pointer (&self->component, g_free);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cohort_community_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, summary_pane);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, log_pane);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, groups);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, components_group);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, cycle_group);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, start_group);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, back_button);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, add_button);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, log_title);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, log_summary);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, log_stack);
  gtk_widget_class_bind_template_child (widget_class, CohortCommunityView, log);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_activated_cb);
}

static void
cohort_community_view_class_init (CohortCommunityViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_community_view_dispose;
  g_type_ensure (COHORT_TYPE_CYCLE_GROUP);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_START_GROUP);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_install_action (widget_class, "activity.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "activity.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "activity.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "start.mark", "s", mark_action);
  gtk_widget_class_install_action (widget_class, "start.unmark", "s", unmark_action);
  gtk_widget_class_install_action (widget_class, "community.back", NULL, back_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-community-view.ui");
  bind_children (widget_class);
}

static void
cohort_community_view_init (CohortCommunityView *self)
{
  g_autoptr (GtkListItemFactory) factory = cohort_activity_row_new_factory ();

  self->items = g_list_store_new (COHORT_TYPE_ACTIVITY_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->growing = cohort_growing_list_new (GTK_WIDGET (self->log), G_LIST_MODEL (self->items));
  self->choice = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->growing)));
  gtk_single_selection_set_autoselect (self->choice, FALSE);
  gtk_single_selection_set_can_unselect (self->choice, TRUE);
  gtk_list_view_set_factory (self->log, factory);
  gtk_list_view_set_model (self->log, GTK_SELECTION_MODEL (self->choice));
  self->components = cohort_kept_rows_new (_ ("Components"));
  gtk_list_box_set_selection_mode (self->components, GTK_SELECTION_SINGLE);
  g_signal_connect_object (self->components, "row-activated", G_CALLBACK (component_activated_cb),
                           self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->components_group, GTK_WIDGET (self->components));
}

/** cohort_community_view_new: Returns: (transfer floating): a view that shows nothing yet */
GtkWidget *
cohort_community_view_new (void)
{
  return g_object_new (COHORT_TYPE_COMMUNITY_VIEW, NULL);
}
