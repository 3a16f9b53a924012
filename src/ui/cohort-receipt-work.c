/* Attaching receipts to an expense, looking at them and taking them off.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-receipt-work.h"

#include "cohort-command.h"
#include "cohort-compat.h"
#include "cohort-dialog-pending.h"
#include "cohort-message-dialog.h"
#include "cohort-run.h"
#include "cohort-store-error.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 330
#define TICK_MS     100

/* Files on their way to an expense. */
typedef struct {
  GtkWidget *widget;  /* (owned) */
  CohortStore *store; /* (owned) */
  char *expense;      /* (owned) */
  GPtrArray *files;   /* (owned) (element-type GFile) */
  guint n_done;
  guint n_attached;
  GString *problems;         /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GtkWidget *dialog;         /* (unowned) (nullable): while it is shown */
  GtkWidget *bar;            /* (unowned) (nullable): in the dialog */
  guint patience;            /* source id, or 0 */
  guint tick;                /* source id, or 0 */
} Attaching;

static void attach_next (Attaching *work);

static void
attaching_free (Attaching *work)
{
  g_clear_handle_id (&work->patience, g_source_remove);
  g_clear_handle_id (&work->tick, g_source_remove);
  if (work->dialog != NULL) {
    g_signal_handlers_disconnect_by_data (work->dialog, work);
    gtk_window_destroy (GTK_WINDOW (work->dialog));
  }
  g_object_unref (work->widget);
  g_object_unref (work->store);
  g_object_unref (work->cancellable);
  g_ptr_array_unref (work->files);
  g_string_free (work->problems, TRUE);
  g_free (work->expense);
  g_free (work);
}

static void
show_progress (Attaching *work)
{
  g_autofree char *text = g_strdup_printf (_ ("%1$u of %2$u"), work->n_done, work->files->len);

  if (work->files->len == 1) {
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (work->bar));
    return;
  }
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (work->bar),
                                 (double)work->n_done / work->files->len);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (work->bar), text);
}

static gboolean
tick_cb (gpointer user_data)
{
  show_progress (user_data);
  return G_SOURCE_CONTINUE;
}

static void
stop_cb (Attaching *work)
{
  g_cancellable_cancel (work->cancellable);
}

static gboolean show_dialog_cb (gpointer user_data);

/* Stopped; or the form under it was saved and went, and it comes back over what is left. */
static void
dialog_gone_cb (Attaching *work)
{
  work->dialog = NULL;
  work->bar = NULL;
  g_clear_handle_id (&work->tick, g_source_remove);
  work->patience = g_timeout_add (PATIENCE_MS, show_dialog_cb, work);
}

static gboolean
show_dialog_cb (gpointer user_data)
{
  Attaching *work = user_data;
  const char *title
      = ngettext ("Attaching the Receipt…", "Attaching the Receipts…", work->files->len);

  GtkWindow *window = cohort_find_shown_window (work->widget);

  work->patience = 0;
  if (window == NULL || g_cancellable_is_cancelled (work->cancellable))
    return G_SOURCE_REMOVE;
  work->dialog = cohort_message_dialog_new (window, title, NULL);
  work->bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (work->bar), work->files->len > 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (work->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (work->dialog), work->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (work->dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (work->dialog), "cancel");
  cohort_dialog_set_working (GTK_WINDOW (work->dialog));
  g_signal_connect_swapped (work->dialog, "response", G_CALLBACK (stop_cb), work);
  g_signal_connect_swapped (work->dialog, "unrealize", G_CALLBACK (dialog_gone_cb), work);
  work->tick = g_timeout_add (TICK_MS, tick_cb, work);
  gtk_window_present (GTK_WINDOW (work->dialog));
  return G_SOURCE_REMOVE;
}

/* Those that are attached stay so: only what went wrong is told. */
static void
tell_problems (const Attaching *work)
{
  GtkWidget *dialog = cohort_message_new (
      work->widget,
      work->n_attached == 0 ? _ ("No Receipt Was Attached") : _ ("Not Every Receipt Was Attached"));

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), work->problems->str);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *work = user_data;
  g_autoptr (GError) error = NULL;

  work->n_done++;
  if (cohort_store_attach_finish (work->store, result, &error))
    work->n_attached++;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_string_append_printf (work->problems, "%s%s", work->problems->len > 0 ? "\n\n" : "",
                            error->message);
  attach_next (work);
}

static void
attach_next (Attaching *work)
{
  if (work->n_done < work->files->len && !g_cancellable_is_cancelled (work->cancellable)) {
    cohort_store_attach_async (work->store, work->expense,
                               g_ptr_array_index (work->files, work->n_done), work->cancellable,
                               attached_cb, work);
    return;
  }
  if (work->problems->len > 0)
    tell_problems (work);
  attaching_free (work);
}

/** cohort_receipts_attach: @files: (element-type GFile): borrowed */
void
cohort_receipts_attach (GtkWidget *widget,
                        CohortStore *store,
                        const char *expense,
                        GPtrArray *files)
{
  Attaching *work;

  if (files->len == 0)
    return;
  work = g_new0 (Attaching, 1);
  work->widget = g_object_ref (widget);
  work->store = g_object_ref (store);
  work->expense = g_strdup (expense);
  work->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (work->files, g_object_ref (g_ptr_array_index (files, i)));
  work->problems = g_string_new (NULL);
  work->cancellable = g_cancellable_new ();
  work->patience = g_timeout_add (PATIENCE_MS, show_dialog_cb, work);
  attach_next (work);
}

typedef struct {
  GWeakRef widget;
  GtkFileChooserNative *chooser; /* (owned) */
  CohortReceiptFilesFunc func;
  gpointer user_data;
} Choice;

static void
chosen_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&choice->widget);

  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  if (response == GTK_RESPONSE_ACCEPT && widget != NULL)
    choice->func (widget, files, choice->user_data);
  g_weak_ref_clear (&choice->widget);
  cohort_compat_let_go (choice->chooser);
  g_free (choice);
}

/** cohort_receipts_choose_files: see the header */
void
cohort_receipts_choose_files (GtkWidget *widget, CohortReceiptFilesFunc func, gpointer user_data)
{
  static const char *const suffixes[] = {"pdf", "jpg", "jpeg", "png"};
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Choice *choice = g_new0 (Choice, 1);

  gtk_file_filter_set_name (filter, _ ("PDF documents and pictures"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  g_weak_ref_init (&choice->widget, widget);
  choice->func = func;
  choice->user_data = user_data;
  choice->chooser
      = gtk_file_chooser_native_new (_ ("Attach Receipts"), cohort_find_shown_window (widget),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Attach"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (choice->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (choice->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

typedef struct {
  CohortStore *store; /* (owned) */
  char *expense;      /* (owned) */
} Target;

static void
attach_chosen_cb (GtkWidget *widget, GPtrArray *files, gpointer user_data)
{
  const Target *target = user_data;

  cohort_receipts_attach (widget, target->store, target->expense, files);
}

static void
target_free (gpointer data)
{
  Target *target = data;

  g_object_unref (target->store);
  g_free (target->expense);
  g_free (target);
}

/** cohort_receipts_choose: see the header */
void
cohort_receipts_choose (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Target *target = g_new0 (Target, 1);

  target->store = g_object_ref (store);
  target->expense = g_strdup (expense);
  /* Lives as long as the widget whose answer needs it. */
  g_object_set_data_full (G_OBJECT (widget), "receipt-target", target, target_free);
  cohort_receipts_choose_files (widget, attach_chosen_cb, target);
}

typedef struct {
  CohortReceiptFilesFunc func;
  gpointer user_data;
} Drop;

static void
drop_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drop *drop)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GSList *list = g_value_get_boxed (value);

  for (GSList *link = list; link != NULL; link = link->next)
    g_ptr_array_add (files, link->data);
  if (files->len == 0)
    return FALSE;
  drop->func (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), files,
              drop->user_data);
  return TRUE;
}

/** cohort_receipts_accept_drops: see the header */
void
cohort_receipts_accept_drops (GtkWidget *widget, CohortReceiptFilesFunc func, gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Drop *drop = g_new0 (Drop, 1);

  drop->func = func;
  drop->user_data = user_data;
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drop, drop_free, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cohort_show_error (widget, _ ("The Receipt Cannot Be Shown"), error);
}

/** cohort_receipt_show: see the header */
void
cohort_receipt_show (GtkWidget *widget, CohortStore *store, const char *receipt)
{
  g_autofree char *path = cohort_store_open_receipt (store, receipt);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
  const CohortReceipt *found
      = cohort_snapshot_find (cohort_store_get_snapshot (store), COHORT_RECORD_RECEIPT, receipt);
  g_autoptr (GError) error = NULL;

  if (found == NULL)
    return;
  if (uri != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    gtk_show_uri_full (cohort_find_shown_window (widget), uri, GDK_CURRENT_TIME, NULL, shown_cb,
                       g_object_ref (widget));
    return;
  }
  g_set_error (&error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT,
               _ ("The file of the receipt “%s” is missing. Attach it again, or restore a backup "
                  "that has it."),
               found->name);
  cohort_show_error (widget, _ ("The Receipt Cannot Be Shown"), error);
}

/** cohort_receipt_take_off: see the header */
void
cohort_receipt_take_off (GtkWidget *widget, CohortStore *store, const char *receipt)
{
  cohort_run (widget, store, cohort_command_new ("receipt.remove", "receipt", receipt, NULL));
}
