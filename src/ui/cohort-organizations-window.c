/* The organizations people come from: found, corrected, merged, removed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-organizations-window.h"

#include "cohort-dialog-size.h"
#include "cohort-merge-dialog.h"
#include "cohort-organization-dialog.h"
#include "cohort-organization-item.h"
#include "cohort-organization-row.h"
#include "cohort-run.h"
#include "cohort-text.h"
#include "cohort-window.h"

#include <glib/gi18n-lib.h>

struct _CohortOrganizationsWindow {
  AdwWindow parent_instance;

  CohortStore *store;           /* (owned) */
  GListStore *items;            /* (owned) (element-type CohortOrganizationItem) */
  GtkFilter *filter;            /* (owned) */
  GtkFilterListModel *filtered; /* (owned) */
  GCancellable *loading;        /* (owned) (nullable): of items under way */
  char *wanted;                 /* (owned): what is searched for, folded */
  AdwToast *toast;              /* (unowned) (nullable): the one on screen */

  AdwToastOverlay *toasts;
  GtkEditable *search;
  GtkToggleButton *alike_toggle;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (CohortOrganizationsWindow, cohort_organizations_window, ADW_TYPE_WINDOW)

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  CohortOrganizationsWindow *self = user_data;

  if (gtk_toggle_button_get_active (self->alike_toggle)
      && cohort_organization_item_get_alike (item) == NULL)
    return FALSE;
  return cohort_organization_item_matches (item, self->wanted);
}

static void
show_state (CohortOrganizationsWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  gtk_stack_set_visible_child_name (self->stack, n == 0         ? "empty"
                                                 : n_found == 0 ? "no-match"
                                                                : "list");
}

static void
filter_changed_cb (CohortOrganizationsWindow *self)
{
  g_free (self->wanted);
  self->wanted = cohort_text_fold (gtk_editable_get_text (self->search));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
show_all_cb (CohortOrganizationsWindow *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_toggle_button_set_active (self->alike_toggle, FALSE);
  filter_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_alike_count (CohortOrganizationsWindow *self, GPtrArray *items)
{
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += cohort_organization_item_get_alike (g_ptr_array_index (items, i)) != NULL ? 1 : 0;
  /* Translators: %u is how many organizations look like another one. */
  label = g_strdup_printf (_ ("_Look Alike (%u)"), n);
  gtk_button_set_label (GTK_BUTTON (self->alike_toggle), label);
  gtk_widget_set_visible (GTK_WIDGET (self->alike_toggle), n > 0);
  if (n == 0)
    gtk_toggle_button_set_active (self->alike_toggle, FALSE);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, cohort_organization_items_new (data),
                         (GDestroyNotify)g_ptr_array_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CohortOrganizationsWindow *self = COHORT_ORGANIZATIONS_WINDOW (source);
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: there is a newer snapshot, or the window has gone. */
  if (items == NULL || self->list == NULL)
    return;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  show_alike_count (self, items);
  filter_changed_cb (self);
}

static void
load (CohortOrganizationsWindow *self)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (snapshot == NULL) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, loaded_cb, NULL);
  g_task_set_task_data (task, cohort_snapshot_ref (snapshot),
                        (GDestroyNotify)cohort_snapshot_unref);
  g_task_run_in_thread (task, load_thread);
}

static void
activated_cb (CohortOrganizationsWindow *self, guint position)
{
  g_autoptr (CohortOrganizationItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (item != NULL)
    cohort_organization_dialog_present (GTK_WIDGET (self), self->store,
                                        cohort_organization_item_get_id (item));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_organization_dialog_present (widget, COHORT_ORGANIZATIONS_WINDOW (widget)->store, NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_organization_dialog_present (widget, COHORT_ORGANIZATIONS_WINDOW (widget)->store,
                                      g_variant_get_string (parameter, NULL));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_merge_dialog_choose (widget, COHORT_ORGANIZATIONS_WINDOW (widget)->store,
                              COHORT_RECORD_ORGANIZATION, g_variant_get_string (parameter, NULL));
}

/* (nullable): what looks most like the organization @id */
static const char *
find_alike (CohortOrganizationsWindow *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (CohortOrganizationItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    if (g_str_equal (cohort_organization_item_get_id (item), id))
      return cohort_organization_item_get_alike (item);
  }
  return NULL;
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOrganizationsWindow *self = COHORT_ORGANIZATIONS_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const char *other = find_alike (self, id);

  if (other != NULL)
    cohort_merge_dialog_present (widget, self->store, COHORT_RECORD_ORGANIZATION, id, other);
}

static void
distinguish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOrganizationsWindow *self = COHORT_ORGANIZATIONS_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const char *other = find_alike (self, id);

  if (other != NULL)
    cohort_run (
        widget, self->store,
        cohort_command_new ("organization.distinguish", "organization", id, "other", other, NULL));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_run (widget, COHORT_ORGANIZATIONS_WINDOW (widget)->store,
              cohort_command_new ("organization.remove", "organization",
                                  g_variant_get_string (parameter, NULL), NULL));
}

static void
people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *main = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (COHORT_IS_WINDOW (main))
    cohort_window_open (COHORT_WINDOW (main), "team", g_variant_get_string (parameter, NULL));
  gtk_window_close (GTK_WINDOW (widget));
}

static void
undo_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = cohort_store_undo_finish (COHORT_STORE (source), result, &error);

  if (sentence == NULL)
    cohort_show_error (widget, _ ("Could Not Undo"), error);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_store_undo_async (COHORT_ORGANIZATIONS_WINDOW (widget)->store, undo_ready_cb,
                           g_object_ref (widget));
}

static void
toast_dismissed_cb (CohortOrganizationsWindow *self)
{
  self->toast = NULL;
}

/* The main window says so too, but may be behind this one. */
static void
changed_cb (CohortOrganizationsWindow *self, const char *sentence, const char *kind)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  if (self->toasts == NULL)
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  self->toast = adw_toast_new (escaped);
  if (g_strcmp0 (kind, "undo") != 0) {
    adw_toast_set_button_label (self->toast, _ ("Undo"));
    adw_toast_set_action_name (self->toast, "organization.undo");
  }
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->toast);
}

static void
cohort_organizations_window_dispose (GObject *object)
{
  CohortOrganizationsWindow *self = COHORT_ORGANIZATIONS_WINDOW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_ORGANIZATIONS_WINDOW);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cohort_organizations_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "organization.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "organization.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "organization.merge", "s", merge_action);
  gtk_widget_class_install_action (widget_class, "organization.compare", "s", compare_action);
  gtk_widget_class_install_action (widget_class, "organization.distinguish", "s",
                                   distinguish_action);
  gtk_widget_class_install_action (widget_class, "organization.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "organization.people", "s", people_action);
  gtk_widget_class_install_action (widget_class, "organization.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "organization.undo", NULL);
}

static void
cohort_organizations_window_class_init (CohortOrganizationsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_organizations_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX
                                               "/ui/cohort-organizations-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortOrganizationsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CohortOrganizationsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CohortOrganizationsWindow, alike_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortOrganizationsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortOrganizationsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  install_actions (widget_class);
}

static void
cohort_organizations_window_init (CohortOrganizationsWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = cohort_organization_row_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->wanted = g_strdup ("");
  self->items = g_list_store_new (COHORT_TYPE_ORGANIZATION_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (NULL, NULL, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                              g_object_ref (self->filter));
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_dialog_keep_within_parent (GTK_WINDOW (self));
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), matches_cb, self, NULL);
  selection = GTK_SELECTION_MODEL (
      gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered))));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
}

/** cohort_organizations_window_present: shows every organization of the county */
void
cohort_organizations_window_present (GtkWidget *widget, CohortStore *store)
{
  CohortOrganizationsWindow *self = g_object_new (COHORT_TYPE_ORGANIZATIONS_WINDOW, "transient-for",
                                                  gtk_widget_get_root (widget), NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}
