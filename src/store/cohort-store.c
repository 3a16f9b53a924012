/* The window's way to the database: commands in, snapshots out, all work on threads of its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-attachments.h"
#include "cohort-own-files.h"
#include "cohort-store-private.h"

#include <glib/gi18n-lib.h>

struct _CohortStore {
  GObject           parent_instance;

  GMainContext     *context; /* (owned): of the thread that made the store */
  CohortWorker     *worker; /* (owned) (nullable): while something is open */
  CohortWorker     *daily; /* (owned) (nullable): makes the backup of the day meanwhile */
  GCancellable     *closing; /* (owned) (nullable): of what @daily does */
  CohortStoreState *state; /* (owned) (nullable): what is shown */
  char             *path;        /* (owned) (nullable): of the database that is shown */
  char             *attachments; /* (owned) (nullable): the folder of its receipts */
  guint             n_pending; /* jobs that have not come back */
  gboolean          is_closing;
};

G_DEFINE_FINAL_TYPE (CohortStore, cohort_store, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_SNAPSHOT,
  PROP_UNDO_SENTENCE,
  PROP_REDO_SENTENCE,
  PROP_BUSY,
  N_PROPS,
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_PROBLEM,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_pending (CohortStore *self, guint n_pending)
{
  gboolean was_busy = self->n_pending > 0;

  self->n_pending = n_pending;
  if (was_busy != (n_pending > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
notify_if (CohortStore *self, gboolean changed, guint property)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Shows @state. All of it is in place before anybody hears of any of it. */
static void
show_state (CohortStore *self, CohortStoreState *state, gboolean is_opened)
{
  CohortStoreState *before = self->state;
  static const CohortStoreState nothing;
  const CohortStoreState *old = before != NULL ? before : &nothing;

  self->state = state;
  notify_if (self, is_opened || old->snapshot != state->snapshot, PROP_SNAPSHOT);
  notify_if (self, g_strcmp0 (old->undo_sentence, state->undo_sentence) != 0, PROP_UNDO_SENTENCE);
  notify_if (self, g_strcmp0 (old->redo_sentence, state->redo_sentence) != 0, PROP_REDO_SENTENCE);
  cohort_store_state_free (before);
}

static void
set_path (CohortStore *self, const char *path)
{
  g_free (self->path);
  g_free (self->attachments);
  self->path = g_strdup (path);
  self->attachments = cohort_attachments_get_folder (path);
}

static void
finish_closing (CohortStore *self)
{
  g_clear_pointer (&self->worker, cohort_worker_free);
  self->is_closing = FALSE;
}

/* The backup has ended, so that nothing reads the database but its own worker. */
static void
finish_daily (CohortStore *self)
{
  g_clear_pointer (&self->daily, cohort_worker_free);
  g_clear_object (&self->closing);
}

static void
return_result (CohortJob *job)
{
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->free_result != NULL)
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  else
    g_task_return_boolean (job->task, TRUE);
}

static void job_done (CohortJob *job);

static CohortJob *
begin (CohortStore *self, CohortJobFunc func, gpointer tag, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* A cancelled job says so itself, and a finished one is not taken back. */
  g_task_set_check_cancellable (task, FALSE);
  return cohort_job_new (task, func);
}

static void
submit (CohortStore *self, CohortJob *job)
{
  g_return_if_fail (g_task_get_context (job->task) == self->context);

  if (self->worker == NULL || self->is_closing) {
    g_task_return_new_error (job->task, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN,
                             _("No database is open."));
    cohort_job_free (job);
    return;
  }
  set_pending (self, self->n_pending + 1);
  cohort_worker_push (self->worker, job);
}

static gboolean
finish (CohortStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
finish_pointer (CohortStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* It is cancelled only where an older one will do. */
static void
daily_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!finish (COHORT_STORE (source), result, daily_ready_cb, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (source, signals[SIGNAL_PROBLEM], 0, error->message);
}

/* With many receipts it takes a while, for which no edit may wait. The task is not cancelled by
 * closing: the job has to look first whether there is an older backup. */
static void
start_daily (CohortStore *self)
{
  CohortJob *job;

  if (self->daily == NULL) {
    self->daily = cohort_worker_new (self->context, job_done);
    self->closing = g_cancellable_new ();
  }
  job = begin (self, cohort_job_daily, daily_ready_cb, NULL, daily_ready_cb, NULL);
  job->closing = g_object_ref (self->closing);
  job->path = g_strdup (self->path);
  set_pending (self, self->n_pending + 1);
  cohort_worker_push (self->daily, job);
}

/* The end of the backup came back; the database is closed by the worker that has it. */
static void
go_on_closing (CohortStore *self, CohortJob *job)
{
  finish_daily (self);
  cohort_worker_push (self->worker, job);
}

/* A job has come back: show what is new, tell of it, and answer who asked. */
static void
job_done (CohortJob *job)
{
  g_autoptr (CohortStore) self = g_object_ref (g_task_get_source_object (job->task));
  gboolean is_opened = job->func == cohort_job_open || job->func == cohort_job_restore;
  g_autofree char *sentence = NULL, *kind = NULL;

  if (job->is_last && self->daily != NULL) {
    go_on_closing (self, job);
    return;
  }
  if (job->state != NULL && job->func == cohort_job_open) {
    set_path (self, job->path);
    if (job->state->snapshot != NULL && !self->is_closing)
      start_daily (self);
  }
  if (job->state != NULL) {
    sentence = g_steal_pointer (&job->state->sentence);
    kind = g_steal_pointer (&job->state->kind);
    show_state (self, g_steal_pointer (&job->state), is_opened);
  }
  if (sentence != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, sentence, kind);
  if (job->is_last)
    finish_closing (self);
  set_pending (self, self->n_pending - 1);
  return_result (job);
  cohort_job_free (job);
}

static void
push_last (CohortWorker *worker)
{
  CohortJob *job = cohort_job_new (NULL, cohort_job_close);

  job->is_last = TRUE;
  cohort_worker_push (worker, job);
}

static void
cohort_store_dispose (GObject *object)
{
  CohortStore *self = COHORT_STORE (object);

  /* Pending jobs hold a reference, so there is none; only the threads are left to end. */
  if (self->daily != NULL) {
    push_last (self->daily);
    finish_daily (self);
  }
  if (self->worker != NULL) {
    push_last (self->worker);
    finish_closing (self);
  }
  G_OBJECT_CLASS (cohort_store_parent_class)->dispose (object);
}

static void
cohort_store_finalize (GObject *object)
{
  CohortStore *self = COHORT_STORE (object);

  cohort_store_state_free (self->state);
  g_free (self->path);
  g_free (self->attachments);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (cohort_store_parent_class)->finalize (object);
}

static void
cohort_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CohortStore *self = COHORT_STORE (object);

  switch (id) {
  case PROP_SNAPSHOT:
    g_value_set_pointer (value, cohort_store_get_snapshot (self));
    break;
  case PROP_UNDO_SENTENCE:
    g_value_set_string (value, self->state != NULL ? self->state->undo_sentence : NULL);
    break;
  case PROP_REDO_SENTENCE:
    g_value_set_string (value, self->state != NULL ? self->state->redo_sentence : NULL);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->n_pending > 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
cohort_store_class_init (CohortStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = cohort_store_dispose;
  object_class->finalize = cohort_store_finalize;
  object_class->get_property = cohort_store_get_property;

  properties[PROP_SNAPSHOT] = g_param_spec_pointer ("snapshot", NULL, NULL, flags);
  properties[PROP_UNDO_SENTENCE] = g_param_spec_string ("undo-sentence", NULL, NULL, NULL, flags);
  properties[PROP_REDO_SENTENCE] = g_param_spec_string ("redo-sentence", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cohort_store_init (CohortStore *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/** cohort_store_new: Returns: (transfer full): a store in which nothing is open */
CohortStore *
cohort_store_new (void)
{
  return g_object_new (COHORT_TYPE_STORE, NULL);
}

/**
 * cohort_store_open_async:
 * @path: the database, made if it is not there
 *
 * Opens a database in the place of the one that is open, if any. The backup of the day is made
 * once it is open, beside what is asked for then; if that fails, the signal "problem" tells why.
 */
void
cohort_store_open_async (CohortStore *self, const char *path, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_open, cohort_store_open_async, cancellable, callback, user_data);

  if (self->worker == NULL)
    self->worker = cohort_worker_new (self->context, job_done);
  job->path = g_strdup (path);
  submit (self, job);
}

/** cohort_store_open_finish: Returns: whether it is open */
gboolean
cohort_store_open_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cohort_store_open_async, error);
}

/**
 * cohort_store_close_async:
 *
 * Does what was asked for before, closes the database and ends the workers. What is asked for
 * afterwards fails, until another database is opened. The snapshot stays. A backup of the day that
 * is being made is left for the next time when there is one younger than three days; else it is
 * waited for, or those who always close sooner would never have one.
 */
void
cohort_store_close_async (CohortStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_close, cohort_store_close_async, NULL, callback, user_data);

  if (self->worker == NULL) {
    g_task_return_boolean (job->task, TRUE);
    cohort_job_free (job);
    return;
  }
  job->is_last = TRUE;
  if (self->daily == NULL || self->is_closing) {
    submit (self, job);
  } else {
    g_cancellable_cancel (self->closing);
    set_pending (self, self->n_pending + 1);
    cohort_worker_push (self->daily, job);
  }
  self->is_closing = TRUE;
}

/** cohort_store_close_finish: Returns: whether it was open and is closed */
gboolean
cohort_store_close_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cohort_store_close_async, error);
}

/** cohort_store_init_async: @year: (nullable): see cohort_db_init() */
void
cohort_store_init_async (CohortStore *self,
                         int county,
                         const char *year,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_init, cohort_store_init_async, NULL, callback, user_data);

  job->number = county;
  job->year = g_strdup (year);
  submit (self, job);
}

/** cohort_store_init_finish: Returns: whether the county was chosen */
gboolean
cohort_store_init_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cohort_store_init_async, error);
}

/**
 * cohort_store_run_async:
 * @command: (transfer none): a command, copied
 *
 * Runs a command against the rows as they are when its turn comes, see cohort_db_run().
 */
void
cohort_store_run_async (CohortStore *self, JsonObject *command, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_run, cohort_store_run_async, cancellable, callback, user_data);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), command);

  job->command = json_to_string (node, FALSE);
  submit (self, job);
}

/** cohort_store_run_finish: Returns: whether it was done; if not, nothing was */
gboolean
cohort_store_run_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cohort_store_run_async, error);
}

/**
 * cohort_store_attach_async:
 * @expense: id of an expense
 * @file: what to attach: a PDF, JPEG or PNG file
 *
 * Copies the file and notes it as a receipt of the expense, see cohort_db_attach(). What is on its
 * way can be cancelled.
 */
void
cohort_store_attach_async (CohortStore *self, const char *expense, GFile *file,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  CohortJob *job = begin (self, cohort_job_attach, cohort_store_attach_async, cancellable, callback,
                          user_data);

  job->expense = g_strdup (expense);
  job->file = g_object_ref (file);
  submit (self, job);
}

/** cohort_store_attach_finish: Returns: whether it is attached; if not, nothing is */
gboolean
cohort_store_attach_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cohort_store_attach_async, error);
}

/**
 * cohort_store_save_async:
 * @basis: (transfer none): what cohort_store_get_snapshot() gave when @change was worked out from
 *   it; held since
 * @change: (transfer none): a change; nobody must change it any more
 *
 * Saves a change that was looked at, see cohort_db_save_over(). When it is stale, the store shows
 * what the county is now before the answer comes.
 */
void
cohort_store_save_async (CohortStore *self, CohortSnapshot *basis, CohortChange *change,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_save, cohort_store_save_async, NULL, callback, user_data);

  job->basis = cohort_snapshot_ref (basis);
  job->change = cohort_change_ref (change);
  submit (self, job);
}

/** cohort_store_save_finish: Returns: whether it was saved; if not, nothing was */
gboolean
cohort_store_save_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cohort_store_save_async, error);
}

/** cohort_store_undo_async: takes back what was done last, see cohort_db_undo() */
void
cohort_store_undo_async (CohortStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  submit (self, begin (self, cohort_job_undo, cohort_store_undo_async, NULL, callback, user_data));
}

/** cohort_store_undo_finish: Returns: (transfer full): the sentence of what was undone, or %NULL
 * with an error */
char *
cohort_store_undo_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, cohort_store_undo_async, error);
}

/** cohort_store_redo_async: does again what was undone last, see cohort_db_redo() */
void
cohort_store_redo_async (CohortStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  submit (self, begin (self, cohort_job_redo, cohort_store_redo_async, NULL, callback, user_data));
}

/** cohort_store_redo_finish: Returns: (transfer full): the sentence of what was done again, or
 * %NULL with an error */
char *
cohort_store_redo_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, cohort_store_redo_async, error);
}

/** cohort_store_revert_async: takes back group @number however old, see cohort_db_revert() */
void
cohort_store_revert_async (CohortStore *self, gint64 number, gboolean dry_run,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_revert, cohort_store_revert_async, NULL, callback, user_data);

  job->group = number;
  job->dry_run = dry_run;
  submit (self, job);
}

/** cohort_store_revert_finish: Returns: (transfer full): what went back and what stays, or %NULL
 * with an error */
CohortRevertReport *
cohort_store_revert_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, cohort_store_revert_async, error);
}

/** cohort_store_history_async: @limit: at most so many groups; 0 is all */
void
cohort_store_history_async (CohortStore *self,
                            guint limit,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_history, cohort_store_history_async, NULL, callback, user_data);

  job->number = (int) limit;
  submit (self, job);
}

/** cohort_store_history_finish: Returns: (transfer full) (element-type CohortGroup): newest first,
 * with entries */
GPtrArray *
cohort_store_history_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, cohort_store_history_async, error);
}

/** cohort_store_check_async: looks whether all is well, see cohort_db_check() */
void
cohort_store_check_async (CohortStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  submit (self,
          begin (self, cohort_job_check, cohort_store_check_async, NULL, callback, user_data));
}

/** cohort_store_check_finish: Returns: (transfer full) (element-type utf8): a sentence for each
 * thing wrong */
GPtrArray *
cohort_store_check_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, cohort_store_check_async, error);
}

/** cohort_store_backup_async: @zip_path: the file to make or replace */
void
cohort_store_backup_async (CohortStore *self, const char *zip_path, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_backup, cohort_store_backup_async, NULL, callback, user_data);

  job->path = g_strdup (zip_path);
  submit (self, job);
}

/** cohort_store_backup_finish: Returns: whether the backup is all there */
gboolean
cohort_store_backup_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cohort_store_backup_async, error);
}

/**
 * cohort_store_restore_async:
 * @zip_path: a backup
 *
 * Puts a backup in the place of the open database, see cohort_restore(), and opens that.
 */
void
cohort_store_restore_async (CohortStore *self, const char *zip_path, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  CohortJob *job
      = begin (self, cohort_job_restore, cohort_store_restore_async, NULL, callback, user_data);

  job->path = g_strdup (zip_path);
  submit (self, job);
}

/** cohort_store_restore_finish: Returns: whether it was restored; if not, what was there is open
 * again */
gboolean
cohort_store_restore_finish (CohortStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cohort_store_restore_async, error);
}

/** cohort_store_get_snapshot: Returns: (transfer none) (nullable): what there is, %NULL before a
 * county is chosen */
CohortSnapshot *
cohort_store_get_snapshot (CohortStore *self)
{
  return self->state != NULL ? self->state->snapshot : NULL;
}

/** cohort_store_get_years: Returns: (transfer none): years that can be looked at, oldest first;
 * none before opening */
const char *const *
cohort_store_get_years (CohortStore *self)
{
  static const char *const none[] = { NULL };

  return self->state != NULL ? (const char *const *) self->state->years : none;
}

/** cohort_store_get_device: Returns: (transfer none) (nullable): the id of the open database */
const char *
cohort_store_get_device (CohortStore *self)
{
  return self->state != NULL ? self->state->device : NULL;
}

/** cohort_store_get_program: Returns: (transfer none) (nullable): the program of the first year,
 * once it is open */
CohortProgram *
cohort_store_get_program (CohortStore *self)
{
  return self->state != NULL ? self->state->program : NULL;
}

/** cohort_store_open_receipt: Returns: (transfer full) (nullable): the path of the file of @receipt
 * (an id), which may be missing; %NULL when there is no such receipt */
char *
cohort_store_open_receipt (CohortStore *self, const char *receipt)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self);
  const CohortReceipt *found
      = snapshot != NULL ? cohort_snapshot_find (snapshot, COHORT_RECORD_RECEIPT, receipt) : NULL;

  return found != NULL ? cohort_attachments_get_path (self->path, found->sha256) : NULL;
}

/** cohort_store_get_attachments: Returns: (transfer none) (nullable): the folder of the receipts,
 * there already or not; %NULL before anything was opened */
const char *
cohort_store_get_attachments (CohortStore *self)
{
  return self->attachments;
}

/** cohort_store_check_destination: Returns: whether @path is none of the files of what is open, see
 * cohort_own_files_check() */
gboolean
cohort_store_check_destination (CohortStore *self, const char *path, GError **error)
{
  return self->path == NULL || cohort_own_files_check (self->path, path, error);
}
