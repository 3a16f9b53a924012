/* Letters as files, on paper or by mail: what can be made of one, of some or of all.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-outputs.h"

#include "cohort-date.h"
#include "cohort-export-actions.h"
#include "cohort-export-batch.h"
#include "cohort-file-choice.h"
#include "cohort-job.h"
#include "cohort-letter-print.h"
#include "cohort-letters-pdf.h"
#include "cohort-letters.h"
#include "cohort-mail-portal.h"
#include "cohort-message-dialog.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/** Batch: letters on their way out. Shared by what happens one after the other. */
typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  CohortLetterOutput output;
  char **ids;         /* (owned) (nullable): of issued letters, or of whom drafts are to */
  char *template;     /* (owned) (nullable): of drafts; NULL: issued letters */
  char *convening;    /* (owned) (nullable) */
  char *path;         /* (owned) (nullable): once it is chosen */
  char *text;         /* (owned) (nullable): of a mail */
  GPtrArray *items;   /* (owned) (nullable) (element-type CohortLetterItem): once they are merged */
  GPtrArray *without; /* (owned) (nullable): names of those without an address */
} Batch;

static void
batch_clear (gpointer data)
{
  Batch *batch = data;

  g_clear_pointer (&batch->items, g_ptr_array_unref);
  g_clear_pointer (&batch->without, g_ptr_array_unref);
  g_strfreev (batch->ids);
  g_free (batch->template);
  g_free (batch->convening);
  g_free (batch->path);
  g_free (batch->text);
  cohort_snapshot_unref (batch->snapshot);
}

static void
batch_unref (gpointer batch)
{
  g_atomic_rc_box_release_full (batch, batch_clear);
}

static Batch *
batch_new (CohortWindow *window, const char *const *ids, CohortLetterOutput output)
{
  Batch *batch = g_atomic_rc_box_new0 (Batch);

  batch->snapshot
      = cohort_snapshot_ref (cohort_store_get_snapshot (cohort_window_get_store (window)));
  batch->ids = g_strdupv ((char **)ids);
  batch->output = output;
  return batch;
}

/* On a worker */

static gboolean
merge_issued (Batch *batch, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();

  for (guint i = 0; batch->ids[i] != NULL; i++) {
    gpointer letter = cohort_snapshot_find (batch->snapshot, COHORT_RECORD_LETTER, batch->ids[i]);

    if (letter != NULL)
      g_ptr_array_add (letters, letter);
  }
  batch->items = cohort_letter_items_new_issued (batch->snapshot, letters, cancellable, error);
  return batch->items != NULL;
}

static gboolean
merge (Batch *batch, GCancellable *cancellable, GError **error)
{
  const CohortLetterDraftOptions options = {.today = cohort_date_today (),
                                            .template = batch->template,
                                            .convening = batch->convening,
                                            .ids = (const char *const *)batch->ids};

  if (batch->items != NULL)
    return TRUE;
  if (batch->template == NULL)
    return merge_issued (batch, cancellable, error);
  batch->items = cohort_letter_items_new_drafts (batch->snapshot, &options, cancellable, error);
  return batch->items != NULL;
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  cohort_job_set_progress (user_data, done, total);
}

static gboolean
write_files (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Batch *batch = data;
  const CohortLettersOptions options = {.exported_at = g_get_real_time () / G_USEC_PER_SEC};

  if (!merge (batch, cancellable, error))
    return FALSE;
  switch ((int)batch->output) {
  case COHORT_LETTER_OUTPUT_FOLDER:
    return cohort_letters_write_folder (batch->snapshot, batch->items, &options, batch->path,
                                        progress_cb, job, cancellable, error);
  case COHORT_LETTER_OUTPUT_DOCX:
    return cohort_letters_write_docx (batch->snapshot, batch->items, &options, batch->path,
                                      progress_cb, job, cancellable, error);
  case COHORT_LETTER_OUTPUT_MAIL:
    return cohort_letters_write_drafts (batch->snapshot, batch->items, &options, batch->path,
                                        progress_cb, job, cancellable, &batch->without, error);
  default:
    return cohort_letters_write_pdf (batch->snapshot, batch->items, &options, batch->path,
                                     progress_cb, job, cancellable, error);
  }
}

static gboolean
merge_only (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  return merge (data, cancellable, error);
}

/* Mail programs read the file when they please: it stays until the next one. */
static char *
make_mail_path (const CohortLetterItem *item)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "cohort", "mail", NULL);
  g_autofree char *words = g_strjoin (" ", item->number != NULL ? item->number : item->title,
                                      cohort_letter_get_name (item->letter), NULL);
  g_autofree char *safe = cohort_export_dup_safe_name (words);
  g_autofree char *name = g_strconcat (safe, ".pdf", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *old;

  g_mkdir_with_parents (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (old = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, old, NULL);

    g_unlink (path);
  }
  return g_build_filename (folder, name, NULL);
}

static gboolean
prepare_mail (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Batch *batch = data;
  const CohortLettersOptions options = {.exported_at = g_get_real_time () / G_USEC_PER_SEC};

  if (!merge (batch, cancellable, error))
    return FALSE;
  batch->text = cohort_letters_dup_mail_text (g_ptr_array_index (batch->items, 0), error);
  if (batch->text == NULL)
    return FALSE;
  batch->path = make_mail_path (g_ptr_array_index (batch->items, 0));
  return cohort_letters_write_pdf (batch->snapshot, batch->items, &options, batch->path,
                                   progress_cb, job, cancellable, error);
}

/* Afterwards */

static void
tell_without (GtkWindow *parent, GPtrArray *without)
{
  GtkWidget *dialog = cohort_message_dialog_new (parent, _ ("Some Have No E-Mail Address"), NULL);
  g_autofree char *names = NULL;

  g_ptr_array_add (without, NULL);
  names = g_strjoinv ("\n", (char **)without->pdata);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s\n\n%s",
                                  _ ("The drafts were written. Print the letters to:"), names);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written (GtkWindow *parent, gpointer data, const GError *error)
{
  Batch *batch = data;

  cohort_export_tell (parent, batch->path, error);
  if (error == NULL && batch->without != NULL && batch->without->len > 0)
    tell_without (parent, batch->without);
}

static void
merged_to_print (GtkWindow *parent, gpointer data, const GError *error)
{
  Batch *batch = data;

  if (error != NULL)
    cohort_show_error (GTK_WIDGET (parent), _ ("The Letters Could Not Be Printed"), error);
  else
    cohort_letters_print (parent, g_steal_pointer (&batch->items));
}

static void
chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  Batch *batch = user_data;

  g_free (batch->path);
  batch->path = g_file_get_path (file);
  cohort_job_start (parent, _ ("Writing the Letters"), write_files, written, batch, batch_unref);
}

static void
choose_folder (GtkWindow *parent, Batch *batch)
{
  cohort_file_choice_folder (parent,
                             batch->output == COHORT_LETTER_OUTPUT_MAIL
                                 ? _ ("Folder for the Drafts")
                                 : _ ("Folder for the Letters"),
                             chosen_cb, batch, batch_unref);
}

/* Where there is no such portal a draft in a folder does as well. */
static void
mail_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Batch *batch = user_data;

  if (cohort_mail_portal_open_finish (GTK_WINDOW (source), result, NULL)) {
    batch_unref (batch);
    return;
  }
  /* Nobody reads the letter there, and it is a person's. */
  g_unlink (batch->path);
  choose_folder (GTK_WINDOW (source), batch);
}

static void
mail_prepared (GtkWindow *parent, gpointer data, const GError *error)
{
  Batch *batch = data;
  const CohortLetterItem *item;

  if (error != NULL) {
    cohort_show_error (GTK_WIDGET (parent), _ ("The Mail Could Not Be Begun"), error);
    return;
  }
  item = g_ptr_array_index (batch->items, 0);
  cohort_mail_portal_open_async (parent, item->email, item->title, batch->text, batch->path,
                                 mail_opened_cb, g_atomic_rc_box_acquire (batch));
}

/* Before */

static char *
make_file_name (const Batch *batch, const char *suffix)
{
  const char *county = cohort_snapshot_get_county (batch->snapshot)->name;
  const char *year = cohort_snapshot_get_year (batch->snapshot);
  const CohortIssuedLetter *only
      = batch->template == NULL && g_strv_length (batch->ids) == 1
            ? cohort_snapshot_find (batch->snapshot, COHORT_RECORD_LETTER, batch->ids[0])
            : NULL;
  /* Translators: a file name; %1$s is a county, %2$s a program year. */
  g_autofree char *words = only != NULL ? g_strdup_printf ("%s %s", only->number, only->name)
                                        : g_strdup_printf (_ ("%1$s letters %2$s"), county, year);
  g_autofree char *safe = cohort_export_dup_safe_name (words);

  return g_strconcat (safe, suffix, NULL);
}

/* Takes @batch. */
static void
choose_file (GtkWindow *parent, Batch *batch, const char *suffix)
{
  g_autofree char *name = make_file_name (batch, suffix);

  cohort_file_choice_save (parent, _ ("Save Letters"), name, chosen_cb, batch, batch_unref);
}

/* Takes @batch. */
static void
start (GtkWindow *parent, Batch *batch)
{
  gboolean is_one = batch->ids != NULL && g_strv_length (batch->ids) == 1;

  switch ((int)batch->output) {
  case COHORT_LETTER_OUTPUT_PRINT:
    cohort_job_start (parent, _ ("Preparing the Letters"), merge_only, merged_to_print, batch,
                      batch_unref);
    break;
  case COHORT_LETTER_OUTPUT_FOLDER:
    choose_folder (parent, batch);
    break;
  case COHORT_LETTER_OUTPUT_MAIL:
    if (is_one)
      cohort_job_start (parent, _ ("Preparing the Mail"), prepare_mail, mail_prepared, batch,
                        batch_unref);
    else
      choose_folder (parent, batch);
    break;
  case COHORT_LETTER_OUTPUT_DOCX:
    choose_file (parent, batch, ".docx");
    break;
  default:
    choose_file (parent, batch, ".pdf");
  }
}

/** cohort_letters_output_issued: see the header */
void
cohort_letters_output_issued (CohortWindow *window,
                              const char *const *ids,
                              CohortLetterOutput output)
{
  start (GTK_WINDOW (window), batch_new (window, ids, output));
}

/** cohort_letters_output_drafts: see the header */
void
cohort_letters_output_drafts (CohortWindow *window,
                              const char *template,
                              const char *convening,
                              const char *const *ids,
                              CohortLetterOutput output)
{
  Batch *batch = batch_new (window, ids, output);

  batch->template = g_strdup (template);
  batch->convening = g_strdup (convening);
  start (GTK_WINDOW (window), batch);
}

/** cohort_letter_output_get_label: Returns: (transfer none): such as "Save as PDF…" */
const char *
cohort_letter_output_get_label (CohortLetterOutput output)
{
  static const char *const labels[COHORT_N_LETTER_OUTPUTS] = {
      [COHORT_LETTER_OUTPUT_PDF] = N_ ("_Save as PDF…"),
      [COHORT_LETTER_OUTPUT_FOLDER] = N_ ("Save One _File Each…"),
      [COHORT_LETTER_OUTPUT_DOCX] = N_ ("Save for _Word…"),
      [COHORT_LETTER_OUTPUT_PRINT] = N_ ("_Print…"),
      [COHORT_LETTER_OUTPUT_MAIL] = N_ ("Draft _Mail…"),
  };

  return _ (labels[output]);
}

/* Asking */

typedef struct {
  CohortWindow *window; /* (owned) */
  char **ids;           /* (owned) */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_strfreev (question->ids);
  g_free (question);
}

static void
output_clicked_cb (GtkWidget *button, Question *question)
{
  CohortLetterOutput output = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "output"));
  GtkRoot *dialog = gtk_widget_get_root (button);

  cohort_letters_output_issued (question->window, (const char *const *)question->ids, output);
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
make_buttons (CohortWindow *window, const char *const *ids)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint n = g_strv_length ((char **)ids);

  for (guint i = 0; i < COHORT_N_LETTER_OUTPUTS; i++) {
    g_auto (GStrv) parts
        = g_strsplit (cohort_letter_output_get_label ((CohortLetterOutput)i), "_", -1);
    g_autofree char *label = g_strjoinv ("", parts);
    GtkWidget *button;
    Question *question;

    if (i == COHORT_LETTER_OUTPUT_FOLDER && n == 1)
      continue;
    button = gtk_button_new_with_label (label);
    question = g_new0 (Question, 1);
    question->window = g_object_ref (window);
    question->ids = g_strdupv ((char **)ids);
    g_object_set_data (G_OBJECT (button), "output", GUINT_TO_POINTER (i));
    g_signal_connect_data (button, "clicked", G_CALLBACK (output_clicked_cb), question,
                           question_free, G_CONNECT_DEFAULT);
    gtk_box_append (GTK_BOX (box), button);
  }
  return box;
}

static char *
describe_numbers (CohortWindow *window, const char *const *ids)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (cohort_window_get_store (window));
  guint n = g_strv_length ((char **)ids);
  const CohortIssuedLetter *first = cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER, ids[0]);
  const CohortIssuedLetter *last
      = cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER, ids[n - 1]);

  if (first == NULL || last == NULL)
    return g_strdup ("");
  if (n == 1)
    /* Translators: the number of a letter, and whom it is to. */
    return g_strdup_printf (_ ("%1$s to %2$s."), first->number, first->name);
  /* Translators: both are numbers of letters. */
  return g_strdup_printf (_ ("%1$s to %2$s."), first->number, last->number);
}

/** cohort_letters_output_ask: see the header */
void
cohort_letters_output_ask (CohortWindow *window, const char *const *ids)
{
  guint n = g_strv_length ((char **)ids);
  g_autofree char *heading
      = g_strdup_printf (ngettext ("%u Letter Issued", "%u Letters Issued", n), n);
  g_autofree char *numbers = describe_numbers (window, ids);
  GtkWidget *dialog = cohort_message_dialog_new (GTK_WINDOW (window), heading, NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s %s", numbers,
                                  _ ("What comes next? All of it can also be done later."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_buttons (window, ids));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "done", _ ("_Done"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "done");
  gtk_window_present (GTK_WINDOW (dialog));
}
