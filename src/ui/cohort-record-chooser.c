/* A dialog to choose one of many by name: typed, searched, chosen.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-record-chooser.h"

#include "cohort-dialog-size.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

struct _CohortRecordChooser {
  AdwWindow parent_instance;

  CohortChosenFunc chosen;
  gpointer user_data; /* (owned), by free_data */
  GDestroyNotify free_data;
  GListStore *items; /* (owned) (element-type GtkStringObject): with "value" and "folded" */
  GtkFilter *filter; /* (owned) */
  char *wanted;      /* (owned): folded */

  GtkEditable *search;
  GtkListView *list;
  GtkWidget *names;
  GtkLabel *none; /* why there are no names */
};

G_DEFINE_FINAL_TYPE (CohortRecordChooser, cohort_record_chooser, ADW_TYPE_WINDOW)

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  CohortRecordChooser *self = user_data;

  return strstr (g_object_get_data (item, "folded"), self->wanted) != NULL;
}

static void
show_whether_empty (CohortRecordChooser *self)
{
  gboolean is_empty
      = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list))) == 0;
  gboolean has_names = g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0;

  gtk_label_set_label (self->none, has_names ? _ ("No name has that in it")
                                             : _ ("There are no names to choose from yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->none), is_empty);
  gtk_widget_set_visible (self->names, !is_empty);
}

static void
search_changed_cb (CohortRecordChooser *self)
{
  g_free (self->wanted);
  self->wanted = cohort_text_fold (gtk_editable_get_text (self->search));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_whether_empty (self);
}

static void
activated_cb (CohortRecordChooser *self, guint position)
{
  g_autoptr (GObject) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (item == NULL)
    return;
  self->chosen (g_object_get_data (item, "value"), self->user_data);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Enter in the search takes the first that is left. */
static void
search_activated_cb (CohortRecordChooser *self)
{
  activated_cb (self, 0);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
cohort_record_chooser_dispose (GObject *object)
{
  CohortRecordChooser *self = COHORT_RECORD_CHOOSER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->free_data != NULL)
    g_clear_pointer (&self->user_data, self->free_data);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_RECORD_CHOOSER);

  G_OBJECT_CLASS (cohort_record_chooser_parent_class)->dispose (object);
}

static void
cohort_record_chooser_class_init (CohortRecordChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_record_chooser_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-record-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortRecordChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CohortRecordChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CohortRecordChooser, names);
  gtk_widget_class_bind_template_child (widget_class, CohortRecordChooser, none);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
cohort_record_chooser_init (CohortRecordChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->wanted = g_strdup ("");
  self->items = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_dialog_keep_within_parent (GTK_WINDOW (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (
          g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (self->filter)))));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
}

static void
add_choices (CohortRecordChooser *self, const CohortChoices *choices, const char *without)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < choices->values->len; i++) {
    const char *value = g_ptr_array_index (choices->values, i);
    const char *label = g_ptr_array_index (choices->labels, i);
    GtkStringObject *item;

    if (g_strcmp0 (value, without) == 0)
      continue;
    item = gtk_string_object_new (label);
    g_object_set_data_full (G_OBJECT (item), "value", g_strdup (value), g_free);
    g_object_set_data_full (G_OBJECT (item), "folded", cohort_text_fold (label), g_free);
    g_ptr_array_add (items, item);
  }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  show_whether_empty (self);
}

/* Documented in the header. */
void
cohort_record_chooser_present (GtkWidget *widget,
                               const char *title,
                               const CohortChoices *choices,
                               const char *without,
                               CohortChosenFunc chosen,
                               gpointer user_data,
                               GDestroyNotify free_data)
{
  CohortRecordChooser *self = g_object_new (COHORT_TYPE_RECORD_CHOOSER, "title", title,
                                            "transient-for", gtk_widget_get_root (widget), NULL);

  self->chosen = chosen;
  self->user_data = user_data;
  self->free_data = free_data;
  add_choices (self, choices, without);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_window_present (GTK_WINDOW (self));
}
