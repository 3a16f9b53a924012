/* A small form whose answer is one command; it stays open, with what was typed, when that is
 * refused. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"

#include "cohort-choices.h"
#include "cohort-date-row.h"
#include "cohort-dialog-pending.h"
#include "cohort-dialog-size.h"
#include "cohort-entry-row.h"
#include "cohort-form-guard.h"
#include "cohort-row-group.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

#define WIDTH 440

struct _CohortCommandDialog {
  AdwWindow parent_instance;

  CohortStore *store; /* (owned) */
  CohortCommandDialogFunc make;
  gpointer user_data; /* (owned), by free_data */
  GDestroyNotify free_data;

  AdwPreferencesPage *page;
  AdwPreferencesGroup *group; /* (unowned): the last one added */
  GtkWidget *accept_button;
  GtkLabel *preview;
  gboolean fits; /* it is as high as its rows */
  int fitted;    /* the height that was given to it last */
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (CohortCommandDialog, cohort_command_dialog, ADW_TYPE_WINDOW)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* (transfer none) (nullable): the first @type in @widget */
static GtkWidget *
find_within (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_within (child, type);
  return found;
}

static int
measure (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* What scrolls asks for the height of its lines unbroken; a form shows all its rows when there is
 * room, and its page has a least height of its own. A desktop that draws no shadows has a frame
 * inside the window.
 * Returns: the height the form needs at @width */
static int
measure_height (CohortCommandDialog *self, int width)
{
  GtkWidget *viewport = find_within (GTK_WIDGET (self->page), GTK_TYPE_VIEWPORT);
  GtkWidget *rows = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (self));
  int frame = measure (GTK_WIDGET (self), -1) - measure (content, -1);
  int room = width - frame;
  int least;

  gtk_widget_get_size_request (GTK_WIDGET (self->page), NULL, &least);
  return frame + measure (content, room) - measure (GTK_WIDGET (self->page), room)
         + MAX (measure (rows, room), least);
}

/* A form without a height of its own is as high as its rows, up to the height of its parent. */
static void
fit_height (CohortCommandDialog *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  int room = parent != NULL ? gtk_widget_get_height (parent) : 0;
  int width, height, wanted;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  wanted = measure_height (self, width);
  if (room > 0)
    wanted = MIN (wanted, room);
  if (wanted > MAX (height, self->fitted))
    gtk_window_set_default_size (GTK_WINDOW (self), width, wanted);
  self->fitted = MAX (wanted, self->fitted);
}

/** cohort_command_dialog_changed: asks whether the form is complete now */
void
cohort_command_dialog_changed (CohortCommandDialog *self)
{
  g_autoptr (JsonObject) command = NULL;

  g_return_if_fail (COHORT_IS_COMMAND_DIALOG (self));

  /* Rows that go away may say that they changed. */
  if (self->make == NULL)
    return;
  command = self->make (self, self->user_data);
  gtk_widget_set_sensitive (self->accept_button,
                            command != NULL && !cohort_dialog_is_pending (GTK_WINDOW (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  if (self->fits)
    fit_height (self);
}

static void
run_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortCommandDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  cohort_dialog_set_pending (GTK_WINDOW (self), FALSE);
  if (cohort_store_run_finish (COHORT_STORE (source), result, &error)) {
    g_signal_emit (self, signals[DONE], 0);
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  gtk_widget_set_sensitive (self->accept_button, TRUE);
}

static void
realize_cb (CohortCommandDialog *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  self->fits = height <= 0;
  if (self->fits)
    fit_height (self);
}

static void
accept_clicked_cb (CohortCommandDialog *self)
{
  g_autoptr (JsonObject) command = NULL;

  if (cohort_dialog_is_pending (GTK_WINDOW (self)))
    return;
  command = self->make (self, self->user_data);
  if (command == NULL)
    return;
  cohort_dialog_set_pending (GTK_WINDOW (self), TRUE);
  gtk_widget_set_sensitive (self->accept_button, FALSE);
  cohort_store_run_async (self->store, command, NULL, run_ready_cb, g_object_ref (self));
}

static void
cohort_command_dialog_dispose (GObject *object)
{
  CohortCommandDialog *self = COHORT_COMMAND_DIALOG (object);

  self->make = NULL;
  if (self->free_data != NULL)
    g_clear_pointer (&self->user_data, self->free_data);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cohort_command_dialog_parent_class)->dispose (object);
}

/* A text that is changed is all chosen; the cursor at its end would hide where a long one begins.
 */
static void
cohort_command_dialog_map (GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (GTK_IS_TEXT (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), -1, 0);
  GTK_WIDGET_CLASS (cohort_command_dialog_parent_class)->map (widget);
}

static void
cohort_command_dialog_class_init (CohortCommandDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_command_dialog_dispose;
  widget_class->map = cohort_command_dialog_map;
  signals[DONE] = g_signal_new ("done", COHORT_TYPE_COMMAND_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  cohort_form_class_guard (widget_class);

  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-command-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortCommandDialog, page);
  gtk_widget_class_bind_template_child (widget_class, CohortCommandDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, CohortCommandDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, CohortCommandDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
}

static void
cohort_command_dialog_init (CohortCommandDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept_button);
  cohort_dialog_keep_within_parent (GTK_WINDOW (self));
  cohort_form_guard (GTK_WINDOW (self), NULL);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
}

/* Documented in the header. */
CohortCommandDialog *
cohort_command_dialog_new (GtkWidget *parent,
                           CohortStore *store,
                           const char *title,
                           const char *accept,
                           CohortCommandDialogFunc make,
                           gpointer user_data,
                           GDestroyNotify free_data)
{
  CohortCommandDialog *self = g_object_new (
      COHORT_TYPE_COMMAND_DIALOG, "title", title, "modal", TRUE, "destroy-with-parent", TRUE,
      "transient-for", gtk_widget_get_root (parent), "default-width", WIDTH, NULL);

  self->store = g_object_ref (store);
  self->make = make;
  self->user_data = user_data;
  self->free_data = free_data;
  gtk_button_set_label (GTK_BUTTON (self->accept_button), accept);
  return self;
}

/* Names are long and dialogs narrow: no part of a title is left out. */
static void
wrap_title (AdwPreferencesGroup *group)
{
  GtkWidget *label = find_within (GTK_WIDGET (group), GTK_TYPE_LABEL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
}

/* (transfer full) (nullable): what stands over a group is markup always */
static char *
dup_plain (const char *text)
{
  return text != NULL ? g_markup_escape_text (text, -1) : NULL;
}

/** cohort_command_dialog_add_group: @title, @description: (nullable): over the rows that follow, as
 * they are: no markup */
void
cohort_command_dialog_add_group (CohortCommandDialog *self,
                                 const char *title,
                                 const char *description)
{
  g_autofree char *plain_title = dup_plain (title);
  g_autofree char *plain_description = dup_plain (description);

  self->group = ADW_PREFERENCES_GROUP (cohort_row_group_new ());
  if (title != NULL) {
    adw_preferences_group_set_title (self->group, plain_title);
    wrap_title (self->group);
  }
  adw_preferences_group_set_description (self->group, plain_description);
  adw_preferences_page_add (self->page, self->group);
}

/** cohort_command_dialog_take_group: @group: (transfer floating): an AdwPreferencesGroup, which
 * comes after the others */
void
cohort_command_dialog_take_group (CohortCommandDialog *self, GtkWidget *group)
{
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_page_add (self->page, self->group);
}

static void
add_row (CohortCommandDialog *self, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->group, row);
}

/** cohort_command_dialog_add_entry: Returns: (transfer none): a row to type in */
GtkWidget *
cohort_command_dialog_add_entry (CohortCommandDialog *self, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  cohort_entry_row_tell_focus (ADW_ENTRY_ROW (row));
  add_row (self, row, title);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (cohort_command_dialog_changed), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/** cohort_command_dialog_add_date: Returns: (transfer none): a row to type or choose a day in */
GtkWidget *
cohort_command_dialog_add_date (CohortCommandDialog *self, const char *title, CohortDate date)
{
  GtkWidget *row = cohort_date_row_new (title, date);

  add_row (self, row, title);
  g_signal_connect_object (row, "changed", G_CALLBACK (cohort_command_dialog_changed), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/** cohort_command_dialog_add_combo: Returns: (transfer none): a row to choose in */
GtkWidget *
cohort_command_dialog_add_combo (CohortCommandDialog *self,
                                 const char *title,
                                 const char *const *labels,
                                 guint selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);
  GtkWidget *row = adw_combo_row_new ();

  add_row (self, row, title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  cohort_combo_row_fit (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (cohort_command_dialog_changed),
                           self, G_CONNECT_SWAPPED);
  return row;
}

/** cohort_command_dialog_add_switch: Returns: (transfer none): the switch of a new row */
GtkWidget *
cohort_command_dialog_add_switch (CohortCommandDialog *self,
                                  const char *title,
                                  const char *subtitle,
                                  gboolean active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  add_row (self, row, title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (cohort_command_dialog_changed),
                           self, G_CONNECT_SWAPPED);
  return toggle;
}

/** cohort_command_dialog_add_widget: @widget: (transfer floating): a row of another kind, or what
 * stands under the rows of the group; its changes are told by cohort_command_dialog_changed() */
void
cohort_command_dialog_add_widget (CohortCommandDialog *self, GtkWidget *widget)
{
  adw_preferences_group_add (self->group, widget);
}

/** cohort_command_dialog_set_preview: @text: (nullable): what would come of it */
void
cohort_command_dialog_set_preview (CohortCommandDialog *self, const char *text)
{
  gtk_label_set_label (self->preview, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->preview), text != NULL);
}

/** cohort_entry_get_text: Returns: (transfer none) (nullable): what was typed, %NULL for nothing
 * but space */
const char *
cohort_entry_get_text (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return strspn (text, " \t") == strlen (text) ? NULL : text;
}
