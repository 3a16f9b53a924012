/* The first thing a new user sees: which county is hers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-welcome.h"

#include "cohort-focus-child.h"
#include "cohort-run.h"
#include "cohort-text.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

struct _CohortWelcome {
  AdwBin parent_instance;

  CohortStore *store;     /* (owned) */
  CohortProgram *program; /* (owned) (nullable): whose counties are in the list */

  GtkSearchEntry *search_entry;
  GtkStack *results;
  GtkListBox *list;
  gboolean choosing; /* a county was chosen and is being set up */
};

G_DEFINE_FINAL_TYPE (CohortWelcome, cohort_welcome, ADW_TYPE_BIN)

static const CohortCounty *
get_county (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "county");
}

static gboolean
fits (const CohortCounty *county, const char *typed)
{
  g_autofree char *name = cohort_text_fold (county->name);
  g_autofree char *office = cohort_text_fold (county->coe_name);

  if (strstr (name, typed) != NULL || strstr (office, typed) != NULL)
    return TRUE;
  for (guint i = 0; county->aliases[i] != NULL; i++) {
    g_autofree char *alias = cohort_text_fold (county->aliases[i]);

    if (strstr (alias, typed) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  CohortWelcome *self = user_data;
  g_autofree char *typed
      = cohort_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  return *typed == '\0' || fits (get_county (row), typed);
}

static GtkListBoxRow *
find_first_shown (CohortWelcome *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (filter_row (row, self))
      return row;
  return NULL;
}

static void
search_changed_cb (CohortWelcome *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_stack_set_visible_child_name (self->results,
                                    find_first_shown (self) != NULL ? "list" : "none");
}

static void
init_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortWelcome) self = user_data;
  g_autoptr (GError) error = NULL;

  self->choosing = FALSE;
  if (!cohort_store_init_finish (COHORT_STORE (source), result, &error))
    cohort_show_error (GTK_WIDGET (self), _ ("The County Could Not Be Set Up"), error);
}

static void
row_activated_cb (CohortWelcome *self, GtkListBoxRow *row)
{
  if (self->choosing || row == NULL)
    return;
  self->choosing = TRUE;
  cohort_store_init_async (self->store, get_county (row)->number, NULL, init_ready_cb,
                           g_object_ref (self));
}

static void
search_activate_cb (CohortWelcome *self)
{
  row_activated_cb (self, find_first_shown (self));
}

static void
append_county (CohortWelcome *self, CohortCounty *county)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), county->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), county->coe_name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "county", county);
  gtk_list_box_append (self->list, row);
}

/** cohort_welcome_set_store: offers the counties of @store's program, once that is open */
void
cohort_welcome_set_store (CohortWelcome *self, CohortStore *store)
{
  g_return_if_fail (COHORT_IS_WELCOME (self));

  g_set_object (&self->store, store);
}

/* Only whoever has no county yet pays for the list of them. */
static void
fill (CohortWelcome *self)
{
  CohortProgram *program = self->store != NULL ? cohort_store_get_program (self->store) : NULL;
  GPtrArray *counties;

  if (program == NULL || gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    return;
  /* The store takes up another one with the county, while the list is still on screen. */
  self->program = cohort_program_ref (program);
  counties = cohort_program_get_counties (program);
  for (guint i = 0; i < counties->len; i++)
    append_county (self, g_ptr_array_index (counties, i));
}

static gboolean
cohort_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (COHORT_WELCOME (widget)->search_entry));
}

static void
cohort_welcome_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cohort_welcome_parent_class)->map (widget);
  fill (COHORT_WELCOME (widget));
  gtk_widget_grab_focus (widget);
}

static void
cohort_welcome_dispose (GObject *object)
{
  CohortWelcome *self = COHORT_WELCOME (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_WELCOME);
  g_clear_pointer (&self->program, cohort_program_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cohort_welcome_parent_class)->dispose (object);
}

static void
cohort_welcome_class_init (CohortWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_welcome_dispose;
  widget_class->focus = cohort_focus_child;
  widget_class->grab_focus = cohort_welcome_grab_focus;
  widget_class->map = cohort_welcome_map;

  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortWelcome, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CohortWelcome, results);
  gtk_widget_class_bind_template_child (widget_class, CohortWelcome, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cohort_welcome_init (CohortWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
}
