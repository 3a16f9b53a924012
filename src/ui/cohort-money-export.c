/* Writing invoices, claims and requests to travel to files the person chooses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-money-export.h"

#include "cohort-choices.h"
#include "cohort-claim-packet.h"
#include "cohort-date.h"
#include "cohort-export-actions.h"
#include "cohort-file-choice.h"
#include "cohort-form-values.h"
#include "cohort-invoice-files.h"
#include "cohort-job.h"
#include "cohort-message-dialog.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  char *attachments;        /* (owned) (nullable) */
  char *subject;            /* (owned): id of an invoice or a person */
  char *convening;          /* (owned) (nullable) */
  const char *title;
  CohortJobFunc write;
  char *path; /* (owned) (nullable): once it is chosen */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  cohort_snapshot_unref (export->snapshot);
  g_free (export->attachments);
  g_free (export->subject);
  g_free (export->convening);
  g_free (export->path);
  g_free (export);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
write_invoice_pdf (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  const CohortInvoiceOptions options = {cohort_date_today (), get_now (), export->subject};

  return cohort_invoice_write_pdf (export->snapshot, &options, export->path, cancellable, error);
}

static gboolean
write_invoice_xlsx (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  const CohortInvoiceOptions options = {cohort_date_today (), get_now (), export->subject};

  return cohort_invoice_write_xlsx (export->snapshot, &options, export->path, cancellable, error);
}

static gboolean
write_claim (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  const CohortClaimOptions options = {.today = cohort_date_today (),
                                      .exported_at = get_now (),
                                      .person = export->subject,
                                      .convening = export->convening,
                                      .attachments = export->attachments};

  return cohort_claim_packet_write_pdf (export->snapshot, &options, export->path, cancellable,
                                        error);
}

static gboolean
write_preapproval (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  const CohortPreapprovalOptions options
      = {cohort_date_today (), get_now (), export->subject, export->convening};

  return cohort_preapproval_write_pdf (export->snapshot, &options, export->path, cancellable,
                                       error);
}

static void
export_done (GtkWindow *parent, gpointer data, const GError *error)
{
  cohort_export_tell (parent, ((Export *)data)->path, error);
}

static void
chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  Export *export = user_data;

  export->path = g_file_get_path (file);
  cohort_job_start (parent, export->title, export->write, export_done, export, export_free);
}

/* A name a file may have: numbers of invoices have slashes. */
static void
ask_for_file (CohortWindow *window, Export *export, const char *title, const char *name)
{
  g_autofree char *file_name = g_strdelimit (g_strdup (name), "/\\:", '-');

  cohort_file_choice_save (GTK_WINDOW (window), title, file_name, chosen_cb, export, export_free);
}

static Export *
export_new (CohortWindow *window,
            const char *subject,
            const char *convening,
            const char *title,
            CohortJobFunc write)
{
  CohortStore *store = cohort_window_get_store (window);
  Export *export = g_new0 (Export, 1);

  export->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  export->attachments = g_strdup (cohort_store_get_attachments (store));
  export->subject = g_strdup (subject);
  export->convening = g_strdup (convening);
  export->title = title;
  export->write = write;
  return export;
}

/** cohort_invoice_export: asks where to and writes it */
void
cohort_invoice_export (CohortWindow *window, const char *invoice, gboolean as_workbook)
{
  Export *export = export_new (window, invoice, NULL, _ ("Writing the Invoice"),
                               as_workbook ? write_invoice_xlsx : write_invoice_pdf);
  const CohortInvoice *found
      = cohort_snapshot_find (export->snapshot, COHORT_RECORD_INVOICE, invoice);
  /* Translators: a file name; %s is the number of an invoice. */
  g_autofree char *name
      = g_strdup_printf (as_workbook ? _ ("Invoice %s.xlsx") : _ ("Invoice %s.pdf"),
                         found != NULL ? found->number : "");

  ask_for_file (window, export, _ ("Export Invoice"), name);
}

/** cohort_claim_export: asks where to and writes what @person claims, with its receipts */
void
cohort_claim_export (CohortWindow *window, const char *person, const char *convening)
{
  Export *export
      = export_new (window, person, convening, _ ("Writing the Claim Packet"), write_claim);
  g_autofree char *who = cohort_team_dup_person_name (export->snapshot, person);
  /* Translators: a file name; %s is a person. */
  g_autofree char *name = g_strdup_printf (_ ("Claim of %s.pdf"), who);

  ask_for_file (window, export, _ ("Export Claim Packet"), name);
}

/** cohort_preapproval_export: asks where to and writes the request of @person to travel */
void
cohort_preapproval_export (CohortWindow *window, const char *person, const char *convening)
{
  Export *export = export_new (window, person, convening, _ ("Writing the Pre-Approval Sheet"),
                               write_preapproval);
  g_autofree char *who = cohort_team_dup_person_name (export->snapshot, person);
  /* Translators: a file name; %s is a person. */
  g_autofree char *name = g_strdup_printf (_ ("Travel request of %s.pdf"), who);

  ask_for_file (window, export, _ ("Export Pre-Approval Sheet"), name);
}

typedef struct {
  CohortChoices *people;     /* (owned) */
  CohortChoices *convenings; /* (owned) */
  GtkWidget *person;
  GtkWidget *convening;
  void (*write) (CohortWindow *window, const char *person, const char *convening);
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  cohort_choices_free (question->people);
  cohort_choices_free (question->convenings);
  g_free (question);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  const Question *question = user_data;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "export") && window != NULL)
    question->write (COHORT_WINDOW (window),
                     cohort_form_get_choice (question->person, question->people),
                     cohort_form_get_choice (question->convening, question->convenings));
}

static GtkWidget *
add_choice (GtkWidget *list, const char *title, const CohortChoices *choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (cohort_choices_get_labels (choices));
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/* Takes @convenings. */
static void
ask_for_whom (CohortWindow *window,
              const char *title,
              const char *body,
              CohortChoices *convenings,
              void (*write) (CohortWindow *, const char *, const char *))
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (cohort_window_get_store (window));
  CohortChoices *people = cohort_choices_new_people (snapshot, NULL);
  gboolean has_people = cohort_choices_get (people, 0) != NULL;
  GtkWidget *dialog = cohort_message_dialog_new (
      GTK_WINDOW (window), title,
      has_people ? body : _ ("Nobody is on the team yet. Import a roster or add people first."));
  GtkWidget *list = gtk_list_box_new ();
  Question *question = g_new0 (Question, 1);

  question->people = people;
  question->convenings = convenings;
  question->write = write;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  question->person = add_choice (list, _ ("Person"), question->people);
  question->convening = add_choice (list, _ ("Convening"), convenings);
  gtk_widget_set_visible (list, has_people);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "export",
                                    _ ("_Export…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "export",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "export", has_people);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "export");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_claim_export_choose: asks who claims, and for which convening */
void
cohort_claim_export_choose (CohortWindow *window)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (cohort_window_get_store (window));

  ask_for_whom (window, _ ("Claim Packet"),
                _ ("What one person claims, with the receipts, for the office that pays."),
                cohort_choices_new_convenings (snapshot, _ ("All of them")), cohort_claim_export);
}

/** cohort_preapproval_export_choose: asks who wants to go, and where */
void
cohort_preapproval_export_choose (CohortWindow *window)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (cohort_window_get_store (window));

  ask_for_whom (window, _ ("Pre-Approval Sheet"),
                _ ("What a trip will cost, to be approved before it begins."),
                cohort_choices_new_convenings (snapshot, NULL), cohort_preapproval_export);
}
