/* What a file would change, looked at before anything is written.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-import-dialog.h"

#include "cohort-dialog-pending.h"
#include "cohort-dialog-size.h"
#include "cohort-file-choice.h"
#include "cohort-form-guard.h"
#include "cohort-head-layout.h"
#include "cohort-import-columns.h"
#include "cohort-import-program.h"
#include "cohort-import-rows.h"
#include "cohort-import-work.h"
#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-shown-layout.h"
#include "cohort-workbook-view.h"
#include "cohort-workbook-work.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below it a header bar has no room for a number. */
#define NARROW 480

struct _CohortImportDialog {
  AdwWindow parent_instance;

  CohortStore *store; /* (owned) */
  GCancellable *cancellable; /* (owned): of the work under way */
  CohortImportFile *file; /* (owned) (nullable) */
  CohortSnapshot *basis; /* (owned) (nullable): what the changes were worked out from */
  CohortProposal *proposal; /* (owned) (nullable) */
  CohortWorkbookImport *workbook; /* (owned) (nullable): in place of @proposal */
  guint n_chosen; /* of it, when it was accepted */
  gboolean is_chosen; /* somebody said what to do with the file */
  char *offer; /* (owned) (nullable): what the button does, and of how many */
  const char *brief; /* the same without the number */

  AdwWindowTitle *window_title;
  GtkWidget *cancel_button;
  GtkWidget *accept_button;
  GtkStack *stack;
  GtkLabel *busy_label;
  GtkWidget *changed;
  AdwStatusPage *error_page;
  AdwBin *program_bin;
  GtkLabel *summary;
  GtkLabel *notes;
  GtkLabel *problem;
  GtkCheckButton *only_problems;
  GtkWidget *another_button;
  GtkExpander *columns_expander;
  GtkLabel *columns_label;
  CohortImportColumns *columns;
  GtkWidget *forget_row;
  CohortImportRows *rows;
  CohortWorkbookView *edits;
};

G_DEFINE_FINAL_TYPE (CohortImportDialog, cohort_import_dialog, ADW_TYPE_WINDOW)

static void
show_error (CohortImportDialog *self, const GError *error)
{
  g_autofree char *text
    = g_strdup_printf ("%s\n\n%s", error->message, _ ("Nothing was changed."));
  /* A status page reads its description as markup. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
  gtk_widget_set_visible (self->accept_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), _ ("_Close"));
  gtk_widget_grab_focus (self->another_button);
}

static void
show_problem (CohortImportDialog *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* How many there are is said under the header too. With large text a short word may be cut. */
static void
show_offer (CohortImportDialog *self)
{
  GtkLabel *label;
  gboolean narrow;
  int width, height, least;

  if (self->offer == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  narrow = width < NARROW;
  gtk_button_set_label (GTK_BUTTON (self->accept_button), narrow ? self->brief : self->offer);
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->accept_button)));
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_visible (self->accept_button, TRUE);
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (self)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  /* It comes with the file, after the dialog has got its size; newer GTK forgets it with a text. */
  if (!narrow || least > width)
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
}

static void
offer (CohortImportDialog *self, const char *label, const char *brief, gboolean possible)
{
  g_free (self->offer);
  self->offer = g_strdup (label);
  self->brief = brief;
  show_offer (self);
  gtk_widget_set_sensitive (self->accept_button, possible);
  if (!possible)
    return;
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept_button);
  /* The focus was where the busy page left it, on Cancel: Enter would have canceled. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == self->cancel_button)
    gtk_widget_grab_focus (self->accept_button);
}

static void
append_count (GString *text, guint n, const char *format)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, format, n);
}

/* "8 to add · 1 problem · 2 ignored" */
static void
show_summary (CohortImportDialog *self)
{
  guint n_added = cohort_proposal_count (self->proposal, COHORT_OUTCOME_CREATE);
  guint n_updated = cohort_proposal_count (self->proposal, COHORT_OUTCOME_UPDATE);
  guint n_unchanged = cohort_proposal_count (self->proposal, COHORT_OUTCOME_UNCHANGED);
  guint n_ignored = cohort_proposal_count (self->proposal, COHORT_OUTCOME_IGNORED);
  guint n_problems = cohort_proposal_get_problems (self->proposal)->len;
  g_autoptr (GString) text = g_string_new (NULL);

  append_count (text, n_added, ngettext ("%u to add", "%u to add", n_added));
  append_count (text, n_updated, ngettext ("%u to change", "%u to change", n_updated));
  append_count (text, n_unchanged, ngettext ("%u unchanged", "%u unchanged", n_unchanged));
  append_count (text, n_problems, ngettext ("%u problem", "%u problems", n_problems));
  append_count (text, n_ignored, ngettext ("%u ignored", "%u ignored", n_ignored));
  gtk_label_set_label (self->summary, text->len > 0 ? text->str : _ ("No rows"));
  gtk_widget_set_visible (GTK_WIDGET (self->only_problems), n_problems > 0);
}

static void
show_accept (CohortImportDialog *self)
{
  guint n = cohort_proposal_count (self->proposal, COHORT_OUTCOME_CREATE)
            + cohort_proposal_count (self->proposal, COHORT_OUTCOME_UPDATE);
  g_autofree char *label
    = g_strdup_printf (ngettext ("_Import %u Person", "_Import %u People", n), n);
  gboolean empty = cohort_change_is_empty (cohort_proposal_get_change (self->proposal));

  offer (self, empty ? _ ("Nothing to Import") : n > 0 ? label : _ ("_Import"), _ ("_Import"),
         !empty);
}

static void
show_columns (CohortImportDialog *self)
{
  guint n = cohort_proposal_get_unmatched (self->proposal)->len;
  /* Translators: words of a file that mean nothing to the program yet. */
  g_autofree char *label = g_strdup_printf (
    ngettext ("Columns and words · %u word not known", "Columns and words · %u words not known", n),
    n);

  cohort_import_columns_set_proposal (self->columns, self->proposal);
  gtk_widget_set_visible (self->forget_row,
                          cohort_snapshot_get_setting (cohort_store_get_snapshot (self->store),
                                                       COHORT_SETTING_IMPORT_MAPPING)
                            != NULL);
  gtk_label_set_label (self->columns_label, n > 0 ? label : _ ("Columns and words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns_expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->columns_label), -1);
}

static void
show_notes (CohortImportDialog *self)
{
  GPtrArray *notes = cohort_proposal_get_notes (self->proposal);
  g_autoptr (GString) text = g_string_new (NULL);

  if (cohort_change_is_empty (cohort_proposal_get_change (self->proposal)))
    g_string_append (text, _ ("Everything in this file is in Cohort already."));
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (notes, i));
  gtk_label_set_label (self->notes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
}

/* Keeps what the store shows while a change is worked out from it and looked at: it is saved over
 * nothing else. */
static CohortSnapshot *
take_basis (CohortImportDialog *self)
{
  g_clear_pointer (&self->basis, cohort_snapshot_unref);
  self->basis = cohort_snapshot_ref (cohort_store_get_snapshot (self->store));
  return self->basis;
}

static void
propose_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  CohortProposal *proposal = cohort_import_propose_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL) {
    cohort_proposal_free (proposal);
    return;
  }
  if (proposal == NULL && self->proposal != NULL) {
    /* A column was given a meaning that leaves no table: what was shown stands. */
    gtk_widget_set_sensitive (self->accept_button, FALSE);
    show_problem (self, error->message);
    gtk_stack_set_visible_child_name (self->stack, "preview");
    return;
  }
  if (proposal == NULL) {
    show_error (self, error);
    return;
  }
  cohort_import_rows_set_proposal (self->rows, proposal);
  cohort_proposal_free (self->proposal);
  self->proposal = proposal;
  show_problem (self, NULL);
  show_summary (self);
  show_notes (self);
  show_columns (self);
  show_accept (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
propose (CohortImportDialog *self, const CohortMapping *mapping)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* What is shown is no longer what was chosen; show_accept() offers the new one. */
  gtk_widget_set_sensitive (self->accept_button, FALSE);
  cohort_import_propose_async (self->file, take_basis (self), mapping, self->cancellable,
                               propose_ready_cb, g_object_ref (self));
}

/* All that is done when it is accepted. */
static guint
count_edits (const CohortImportDialog *self)
{
  guint n = 0;

  for (guint kind = 0; kind < COHORT_N_WORKBOOK_KINDS; kind++)
    n += cohort_workbook_import_count (self->workbook, kind, TRUE);
  return n;
}

static void
show_edits (CohortImportDialog *self)
{
  guint n = count_edits (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Apply %u Change", "_Apply %u Changes", n),
                                            n);

  offer (self, n > 0 ? label : _ ("Nothing to Apply"), _ ("_Apply"), n > 0);
}

/* @workbook: (transfer full) */
static void
show_workbook (CohortImportDialog *self, CohortWorkbookImport *workbook)
{
  g_autoptr (CohortWorkbookImport) before = self->workbook;

  if (before != NULL)
    cohort_workbook_import_choose_as (workbook, before);
  self->workbook = workbook;
  cohort_workbook_view_set_import (self->edits, workbook);
  gtk_stack_set_visible_child_name (self->stack, "workbook");
  show_edits (self);
}

static void
workbook_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  CohortWorkbookImport *workbook = cohort_workbook_work_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    cohort_workbook_import_free (workbook);
  else if (workbook == NULL)
    show_error (self, error);
  else
    show_workbook (self, workbook);
}

static void
compare_workbook (CohortImportDialog *self)
{
  cohort_workbook_compare_async (self->file, take_basis (self), self->cancellable,
                                 workbook_ready_cb, g_object_ref (self));
}

static void
show_program (CohortImportDialog *self)
{
  adw_bin_set_child (self->program_bin, cohort_import_program_new (self->file->program));
  gtk_stack_set_visible_child_name (self->stack, "program");
  offer (self, _ ("_Load Program Year"), _ ("_Load"), TRUE);
}

static void
read_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortImportFile) file = cohort_import_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (file == NULL) {
    show_error (self, error);
    return;
  }
  self->file = g_steal_pointer (&file);
  if (self->file->program != NULL) {
    show_program (self);
  } else if (cohort_workbook_import_is_ours (self->file->cells)) {
    compare_workbook (self);
  } else {
    cohort_import_columns_set_cells (self->columns, self->file->cells);
    propose (self, NULL);
  }
}

static void
edits_chosen_cb (CohortImportDialog *self)
{
  self->is_chosen = TRUE;
  show_edits (self);
}

static void
mapping_changed_cb (CohortImportDialog *self)
{
  self->is_chosen = TRUE;
  propose (self, cohort_import_columns_get_mapping (self->columns));
}

static void
only_problems_toggled_cb (CohortImportDialog *self)
{
  cohort_import_rows_set_only_problems (self->rows,
                                        gtk_check_button_get_active (self->only_problems));
}

/* What is asked for is worked out anew from what the county is now, and shown again; what was said
 * of the file, and chosen, still holds. */
static void
start_over (CohortImportDialog *self)
{
  gtk_label_set_label (self->busy_label, _ ("Reading the file…"));
  gtk_widget_set_visible (self->changed, TRUE);
  if (self->workbook != NULL)
    compare_workbook (self);
  else
    propose (self, cohort_import_columns_get_mapping (self->columns));
}

static void
finish_saving (CohortImportDialog *self, gboolean saved, const GError *error)
{
  cohort_dialog_set_pending (GTK_WINDOW (self), FALSE);
  if (saved)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (self->store != NULL
           && g_error_matches (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_STALE))
    start_over (self);
  else if (self->store != NULL)
    show_error (self, error);
}

static void
save_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = cohort_store_save_finish (COHORT_STORE (source), result, &error);

  finish_saving (self, saved, error);
}

static void
save (CohortImportDialog *self, CohortChange *change)
{
  cohort_store_save_async (self->store, self->basis, change, save_ready_cb, g_object_ref (self));
}

static void
load_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = cohort_store_run_finish (COHORT_STORE (source), result, &error);

  finish_saving (self, saved, error);
}

static void
load_program (CohortImportDialog *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->file->bytes, &size);
  g_autofree char *content = g_strndup (data, size);
  g_autoptr (JsonObject) command = cohort_command_new ("program.load", "content", content, "name",
                                                       self->file->name, NULL);

  cohort_store_run_async (self->store, command, NULL, load_ready_cb, g_object_ref (self));
}

/* What a rule refuses of what was chosen is shown before anything is saved. */
static void
settle_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  CohortWorkbookImport *workbook = cohort_workbook_work_finish (result, &error);

  if (self->store == NULL || workbook == NULL) {
    cohort_dialog_set_pending (GTK_WINDOW (self), FALSE);
    cohort_workbook_import_free (workbook);
    return;
  }
  show_workbook (self, workbook);
  if (count_edits (self) < self->n_chosen) {
    cohort_dialog_set_pending (GTK_WINDOW (self), FALSE);
    return;
  }
  gtk_widget_set_sensitive (self->accept_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  save (self, cohort_workbook_import_get_change (workbook));
}

static void
save_workbook (CohortImportDialog *self)
{
  self->n_chosen = count_edits (self);
  cohort_workbook_view_set_import (self->edits, NULL);
  cohort_workbook_settle_async (g_steal_pointer (&self->workbook), self->cancellable,
                                settle_ready_cb, g_object_ref (self));
}

static void
accept_clicked_cb (CohortImportDialog *self)
{
  gtk_widget_set_sensitive (self->accept_button, FALSE);
  cohort_dialog_set_pending (GTK_WINDOW (self), TRUE);
  gtk_label_set_label (self->busy_label, _ ("Saving…"));
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_widget_set_visible (self->changed, FALSE);
  if (self->file->program != NULL)
    load_program (self);
  else if (self->workbook != NULL)
    save_workbook (self);
  else
    save (self, cohort_proposal_get_change (self->proposal));
}

static void
mapping_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)
      && self->store != NULL)
    cohort_show_error (GTK_WIDGET (self), _ ("The Mapping Could Not Be Saved"), error);
}

static void
save_mapping_to (GtkWindow *parent, GFile *file, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const CohortMapping *mapping = cohort_import_columns_get_mapping (self->columns);
  char *text;

  if (mapping == NULL)
    mapping = cohort_proposal_get_mapping (self->proposal);
  node = cohort_mapping_to_json (mapping);
  text = json_to_string (node, TRUE);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       mapping_saved_cb, g_object_ref (self));
}

static void
save_mapping (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (COHORT_IMPORT_DIALOG (widget)->proposal != NULL)
    cohort_file_choice_save (GTK_WINDOW (widget), _ ("Save Columns and Words"),
                             /* Translators: name of a file. */
                             _ ("Columns and words.json"), save_mapping_to,
                             g_object_ref (widget), g_object_unref);
}

static void
mapping_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (CohortMapping) mapping = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (bytes != NULL)
    mapping = cohort_mapping_new_from_json (bytes, &error);
  /* What is shown is being imported. */
  if (self->store == NULL || cohort_dialog_is_pending (GTK_WINDOW (self)))
    return;
  if (mapping == NULL)
    cohort_show_error (GTK_WIDGET (self), _ ("The Mapping Could Not Be Used"), error);
  else
    cohort_import_columns_start_again (self->columns, mapping);
}

static void
load_mapping_from (GtkWindow *parent, GFile *file, gpointer user_data)
{
  g_file_load_bytes_async (file, NULL, mapping_loaded_cb, user_data);
}

static void
load_mapping (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = {"*.json", NULL};

  cohort_file_choice_open (GTK_WINDOW (widget), _ ("Use Saved Columns and Words"),
                           _ ("Columns and words"), patterns, load_mapping_from,
                           g_object_ref (widget), g_object_unref);
}

static void
forgot_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortImportDialog) self = user_data;
  g_autoptr (CohortMapping) nothing = cohort_mapping_new ();
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  if (!cohort_store_run_finish (COHORT_STORE (source), result, &error)) {
    cohort_show_error (GTK_WIDGET (self), _ ("What Was Learned Was Not Forgotten"), error);
    return;
  }
  if (cohort_dialog_is_pending (GTK_WINDOW (self)))
    return;
  cohort_import_columns_start_again (self->columns, nothing);
  self->is_chosen = FALSE;
}

static void
forget_mapping (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CohortImportDialog *self = COHORT_IMPORT_DIALOG (widget);
  g_autoptr (JsonObject) command
    = cohort_command_new ("setting.unset", "key", COHORT_SETTING_IMPORT_MAPPING, NULL);

  cohort_store_run_async (self->store, command, NULL, forgot_cb, g_object_ref (self));
}

static void
another_clicked_cb (CohortImportDialog *self)
{
  cohort_import_dialog_choose (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                               self->store);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What is under way holds the dialog, which is disposed of only when that has come back. */
static void
cohort_import_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (COHORT_IMPORT_DIALOG (widget)->cancellable);
  GTK_WIDGET_CLASS (cohort_import_dialog_parent_class)->unrealize (widget);
}

static void
cohort_import_dialog_dispose (GObject *object)
{
  CohortImportDialog *self = COHORT_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rows != NULL)
    cohort_import_rows_set_proposal (self->rows, NULL);
  g_clear_pointer (&self->proposal, cohort_proposal_free);
  g_clear_pointer (&self->offer, g_free);
  if (self->edits != NULL)
    cohort_workbook_view_set_import (self->edits, NULL);
  g_clear_pointer (&self->workbook, cohort_workbook_import_free);
  g_clear_pointer (&self->basis, cohort_snapshot_unref);
  g_clear_pointer (&self->file, cohort_import_file_unref);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (cohort_import_dialog_parent_class)->dispose (object);
}

static void
cohort_import_dialog_class_init (CohortImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_import_dialog_dispose;
  widget_class->unrealize = cohort_import_dialog_unrealize;

  g_type_ensure (COHORT_TYPE_HEAD_LAYOUT);
  g_type_ensure (COHORT_TYPE_IMPORT_COLUMNS);
  g_type_ensure (COHORT_TYPE_IMPORT_ROWS);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_WORKBOOK_VIEW);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, changed);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, program_bin);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, only_problems);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, columns_expander);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, columns_label);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, another_button);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, forget_row);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, CohortImportDialog, edits);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_problems_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edits_chosen_cb);
  gtk_widget_class_install_action (widget_class, "mapping.save", NULL, save_mapping);
  gtk_widget_class_install_action (widget_class, "mapping.load", NULL, load_mapping);
  gtk_widget_class_install_action (widget_class, "mapping.forget", NULL, forget_mapping);
  cohort_form_class_guard (widget_class);
}

/* Its rows come and go with the file. */
static gboolean
is_changed (GtkWindow *window)
{
  return COHORT_IMPORT_DIALOG (window)->is_chosen;
}

static void
cohort_import_dialog_init (CohortImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->another_button))), TRUE);
  cohort_dialog_keep_within_parent (GTK_WINDOW (self));
  cohort_form_guard (GTK_WINDOW (self), is_changed);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (show_offer), NULL);
}

static CohortImportDialog *
present_dialog (GtkWidget *widget, CohortStore *store, const char *name)
{
  CohortImportDialog *self = g_object_new (COHORT_TYPE_IMPORT_DIALOG, "transient-for",
                                           gtk_widget_get_root (widget), NULL);

  self->store = g_object_ref (store);
  adw_window_title_set_subtitle (self->window_title, name);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * cohort_import_dialog_open:
 * @widget: in the window the dialog belongs to
 * @store: with a county chosen
 *
 * Reads @file and shows what it would change; saves it when the person agrees.
 */
void
cohort_import_dialog_open (GtkWidget *widget, CohortStore *store, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  CohortImportDialog *self = present_dialog (widget, store, shown);

  cohort_import_read_async (file, self->cancellable, read_ready_cb, g_object_ref (self));
}

/** cohort_import_dialog_open_bytes: the same of text that was pasted */
void
cohort_import_dialog_open_bytes (GtkWidget *widget,
                                 CohortStore *store,
                                 GBytes *bytes,
                                 const char *name)
{
  CohortImportDialog *self = present_dialog (widget, store, name);

  cohort_import_read_bytes_async (bytes, name, self->cancellable, read_ready_cb,
                                  g_object_ref (self));
}

static void
chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  g_autoptr (CohortStore) store = user_data;

  cohort_import_dialog_open (GTK_WIDGET (parent), store, file);
}

/** cohort_import_dialog_choose: asks for a file, then opens it */
void
cohort_import_dialog_choose (GtkWidget *widget, CohortStore *store)
{
  static const char *const patterns[] = {"*.xlsx", "*.csv", "*.tsv", "*.txt", "*.json", NULL};

  cohort_file_choice_open (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Import"),
                           _ ("Rosters, workbooks, form answers and program years"), patterns,
                           chosen_cb, g_object_ref (store), g_object_unref);
}
