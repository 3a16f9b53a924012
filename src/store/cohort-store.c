/* The window's way to the database: commands in, snapshots out, all work on one worker thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-store.h"

#include "cohort-date.h"
#include "cohort-worker.h"

#include <glib/gi18n-lib.h>

/* What the worker hands back: the database as it is after a job. Made on the worker, taken by the store. */
typedef struct {
  CohortSnapshot *snapshot; /* (nullable) */
  char           *undo;     /* (nullable) */
  char           *redo;     /* (nullable) */
  char          **years;    /* (nullable) */
  char           *sentence; /* (nullable): of the change group that was made */
  char           *kind;     /* (nullable): its kind */
  gpointer        answer;   /* (nullable) (owned): of a job that asks */
  GDestroyNotify  free_answer;
} Outcome;

/* The worker's own; no other thread looks at it. */
typedef struct {
  CohortDb *db; /* (nullable) */
  gint64    newest; /* number of the newest change group told about */
} WorkerState;

struct _CohortStore {
  GObject parent_instance;

  CohortWorker   *worker;   /* (owned) (nullable): from the first job until it is closed */
  CohortProgram  *program;  /* (owned) (nullable) */
  CohortSnapshot *snapshot; /* (owned) (nullable) */
  char           *undo;
  char           *redo;
  char          **years;
  guint           n_jobs; /* asked for and not yet answered */
  gboolean        closed;
};

G_DEFINE_FINAL_TYPE (CohortStore, cohort_store, G_TYPE_OBJECT)

enum { PROP_0, PROP_SNAPSHOT, PROP_UNDO_SENTENCE, PROP_REDO_SENTENCE, PROP_BUSY, N_PROPS };
enum { CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->snapshot, cohort_snapshot_unref);
  if (outcome->answer != NULL)
    outcome->free_answer (outcome->answer);
  g_strfreev (outcome->years);
  g_free (outcome->undo);
  g_free (outcome->redo);
  g_free (outcome->sentence);
  g_free (outcome->kind);
  g_free (outcome);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static void
worker_state_free (gpointer data)
{
  WorkerState *state = data;

  g_clear_pointer (&state->db, cohort_db_close);
  g_free (state);
}

/* ---- On the worker ------------------------------------------------------------------------------- */

/* What a job does; @answer is for those that ask something. */
typedef gboolean (*JobFunc) (WorkerState *state, gpointer argument, Outcome *outcome, GError **error);

typedef struct {
  JobFunc        func;
  gpointer       argument; /* (owned), by free_argument */
  GDestroyNotify free_argument;
  gboolean       tells; /* a change group it makes is told to the person */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  if (request->free_argument != NULL)
    request->free_argument (request->argument);
  g_free (request);
}

static CohortMoment
get_moment (void)
{
  return (CohortMoment){ cohort_date_today (), g_get_real_time () / G_USEC_PER_SEC };
}

static gboolean
note_newest_group (WorkerState *state, gboolean tells, Outcome *outcome, GError **error)
{
  g_autoptr (GPtrArray) groups = cohort_db_list_history (state->db, 1, FALSE, error);
  const CohortGroup *newest;

  if (groups == NULL)
    return FALSE;
  newest = groups->len > 0 ? g_ptr_array_index (groups, 0) : NULL;
  if (newest == NULL || newest->number == state->newest)
    return TRUE;
  state->newest = newest->number;
  if (tells) {
    outcome->sentence = g_strdup (newest->sentence);
    outcome->kind = g_strdup (newest->kind);
  }
  return TRUE;
}

static gboolean
look (WorkerState *state, gboolean tells, Outcome *outcome, GError **error)
{
  if (cohort_db_get_county (state->db) != 0) {
    outcome->snapshot = cohort_db_load_snapshot (state->db, error);
    if (outcome->snapshot == NULL)
      return FALSE;
  }
  outcome->undo = cohort_db_dup_undo_sentence (state->db);
  outcome->redo = cohort_db_dup_redo_sentence (state->db);
  outcome->years = cohort_db_list_years (state->db, error);
  return outcome->years != NULL && note_newest_group (state, tells, outcome, error);
}

static void
do_request (GTask *task, gpointer data, gpointer payload)
{
  WorkerState *state = data;
  Request *request = payload;
  g_autoptr (Outcome) outcome = g_new0 (Outcome, 1);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (!request->func (state, request->argument, outcome, &error) || !look (state, request->tells, outcome, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&outcome), outcome_free);
}

static gboolean
do_open (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  CohortMoment moment = get_moment ();
  g_auto (GStrv) years = NULL;

  state->db = cohort_db_open (argument, TRUE, error);
  if (state->db == NULL)
    return FALSE;
  if (!cohort_db_backup_daily (state->db, &moment, error))
    return FALSE;
  years = cohort_db_list_years (state->db, error);
  outcome->answer = years != NULL ? cohort_db_load_program (state->db, years[0], error) : NULL;
  outcome->free_answer = (GDestroyNotify) cohort_program_unref;
  return outcome->answer != NULL;
}

typedef struct {
  int   county;
  char *year; /* (nullable) */
} InitArgument;

static void
init_argument_free (gpointer data)
{
  g_free (((InitArgument *) data)->year);
  g_free (data);
}

static gboolean
do_init (WorkerState *state, gpointer data, Outcome *outcome, GError **error)
{
  InitArgument *argument = data;
  CohortMoment moment = get_moment ();
  g_auto (GStrv) years = cohort_db_list_years (state->db, error);
  g_autoptr (CohortProgram) program = NULL;

  if (years != NULL)
    program = cohort_db_load_program (state->db, argument->year != NULL ? argument->year : years[0], error);
  return program != NULL
         && cohort_db_init (state->db, cohort_program_get_county (program, argument->county), argument->year, &moment, error);
}

static gboolean
do_run (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  CohortMoment moment = get_moment ();

  return cohort_db_run (state->db, argument, &moment, error);
}

static gboolean
do_save (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  CohortMoment moment = get_moment ();

  return cohort_db_save (state->db, argument, &moment, error);
}

static gboolean
do_undo (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  CohortMoment moment = get_moment ();

  outcome->free_answer = g_free;
  return cohort_db_undo (state->db, &moment, (char **) &outcome->answer, error);
}

static gboolean
do_redo (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  CohortMoment moment = get_moment ();

  outcome->free_answer = g_free;
  return cohort_db_redo (state->db, &moment, (char **) &outcome->answer, error);
}

static gboolean
do_history (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  outcome->free_answer = (GDestroyNotify) g_ptr_array_unref;
  outcome->answer = cohort_db_list_history (state->db, GPOINTER_TO_UINT (argument), FALSE, error);
  return outcome->answer != NULL;
}

static gboolean
do_check (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  outcome->free_answer = (GDestroyNotify) g_ptr_array_unref;
  outcome->answer = cohort_db_check (state->db, error);
  return outcome->answer != NULL;
}

static gboolean
do_backup (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  return cohort_db_backup (state->db, argument, error);
}

/* Whether or not the backup is any good, there is an open database afterwards. */
static gboolean
do_restore (WorkerState *state, gpointer argument, Outcome *outcome, GError **error)
{
  g_autofree char *path = g_strdup (cohort_db_get_path (state->db));
  g_autoptr (GError) refusal = NULL;

  g_clear_pointer (&state->db, cohort_db_close);
  cohort_restore (argument, path, &refusal);
  state->db = cohort_db_open (path, TRUE, refusal != NULL ? NULL : error);
  if (refusal != NULL) {
    g_propagate_error (error, g_steal_pointer (&refusal));
    return FALSE;
  }
  return state->db != NULL;
}

/* ---- On the thread of the store ------------------------------------------------------------------ */

static void
set_text (CohortStore *self, char **member, char **value, guint property)
{
  if (g_strcmp0 (*member, *value) == 0)
    return;
  g_free (*member);
  *member = g_steal_pointer (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
absorb (CohortStore *self, Outcome *outcome)
{
  g_strfreev (self->years);
  self->years = g_steal_pointer (&outcome->years);
  set_text (self, &self->undo, &outcome->undo, PROP_UNDO_SENTENCE);
  set_text (self, &self->redo, &outcome->redo, PROP_REDO_SENTENCE);
  if (self->snapshot != outcome->snapshot || outcome->snapshot == NULL) {
    g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
    self->snapshot = g_steal_pointer (&outcome->snapshot);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
  }
  if (outcome->sentence != NULL)
    g_signal_emit (self, signals[CHANGED], 0, outcome->sentence, outcome->kind);
}

static void
set_n_jobs (CohortStore *self, guint n_jobs)
{
  gboolean was_busy = self->n_jobs > 0;

  self->n_jobs = n_jobs;
  if (was_busy != (n_jobs > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CohortStore *self = COHORT_STORE (source);
  g_autoptr (GTask) asked = user_data;
  g_autoptr (Outcome) outcome = NULL;
  GError *error = NULL;

  outcome = g_task_propagate_pointer (G_TASK (result), &error);
  set_n_jobs (self, self->n_jobs - 1);
  if (outcome == NULL) {
    g_task_return_error (asked, error);
    return;
  }
  absorb (self, outcome);
  if (g_task_get_source_tag (asked) == cohort_store_open_async) {
    g_clear_pointer (&self->program, cohort_program_unref);
    self->program = g_steal_pointer (&outcome->answer);
    g_task_return_boolean (asked, TRUE);
  } else if (outcome->free_answer != NULL) {
    g_task_return_pointer (asked, g_steal_pointer (&outcome->answer), outcome->free_answer);
  } else {
    g_task_return_boolean (asked, TRUE);
  }
}

/* Takes @argument. */
static void
ask (CohortStore        *self,
     gpointer            tag,
     JobFunc             func,
     gpointer            argument,
     GDestroyNotify      free_argument,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  GTask *asked = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);
  GTask *task;

  g_task_set_source_tag (asked, tag);
  request->func = func;
  request->argument = argument;
  request->free_argument = free_argument;
  request->tells = func == do_run || func == do_save || func == do_undo || func == do_redo || func == do_init;
  if (self->closed || (self->worker == NULL && func != do_open)) {
    request_free (request);
    g_task_return_new_error (asked, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED, _ ("The data is not open."));
    g_object_unref (asked);
    return;
  }
  if (self->worker == NULL)
    self->worker = cohort_worker_new ("cohort-store", g_new0 (WorkerState, 1), worker_state_free);
  set_n_jobs (self, self->n_jobs + 1);
  task = g_task_new (self, cancellable, answered_cb, asked);
  /* What was done must be told, even if nobody waits for it any longer. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_check_cancellable (asked, FALSE);
  cohort_worker_push (self->worker, task, do_request, request, request_free);
}

static void
cohort_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CohortStore *self = COHORT_STORE (object);

  switch (id) {
  case PROP_SNAPSHOT:
    g_value_set_pointer (value, self->snapshot);
    break;
  case PROP_UNDO_SENTENCE:
    g_value_set_string (value, self->undo);
    break;
  case PROP_REDO_SENTENCE:
    g_value_set_string (value, self->redo);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->n_jobs > 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
cohort_store_finalize (GObject *object)
{
  CohortStore *self = COHORT_STORE (object);

  /* Closing is the owner's to do, and to wait for: here it would block. */
  g_warn_if_fail (self->worker == NULL);
  g_clear_pointer (&self->program, cohort_program_unref);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_strfreev (self->years);
  g_free (self->undo);
  g_free (self->redo);

  G_OBJECT_CLASS (cohort_store_parent_class)->finalize (object);
}

static void
cohort_store_class_init (CohortStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cohort_store_get_property;
  object_class->finalize = cohort_store_finalize;

  properties[PROP_SNAPSHOT] = g_param_spec_pointer ("snapshot", NULL, NULL, flags);
  properties[PROP_UNDO_SENTENCE] = g_param_spec_string ("undo-sentence", NULL, NULL, NULL, flags);
  properties[PROP_REDO_SENTENCE] = g_param_spec_string ("redo-sentence", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", COHORT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_STRING, G_TYPE_STRING);
}

static void
cohort_store_init (CohortStore *self)
{
}

/** cohort_store_new: Returns: (transfer full): a store over nothing yet */
CohortStore *
cohort_store_new (void)
{
  return g_object_new (COHORT_TYPE_STORE, NULL);
}

/** cohort_store_open_async: opens @path, or makes it; also makes the day's backup */
void
cohort_store_open_async (CohortStore *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_open_async, do_open, g_strdup (path), g_free, cancellable, callback, user_data);
}

/** cohort_store_init_async: chooses the county numbered @county; @year may be %NULL for the first */
void
cohort_store_init_async (CohortStore *self, int county, const char *year, GAsyncReadyCallback callback, gpointer user_data)
{
  InitArgument *argument = g_new0 (InitArgument, 1);

  argument->county = county;
  argument->year = g_strdup (year);
  ask (self, cohort_store_init_async, do_init, argument, init_argument_free, NULL, callback, user_data);
}

/** cohort_store_run_async: @command: see cohort_command_run(); referenced, not to be changed */
void
cohort_store_run_async (CohortStore *self, JsonObject *command, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_run_async, do_run, json_object_ref (command), (GDestroyNotify) json_object_unref, cancellable,
       callback, user_data);
}

/** cohort_store_save_async: saves @change as one change group */
void
cohort_store_save_async (CohortStore *self, CohortChange *change, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_save_async, do_save, cohort_change_ref (change), (GDestroyNotify) cohort_change_unref, NULL,
       callback, user_data);
}

/** cohort_store_undo_async: takes the last change back */
void
cohort_store_undo_async (CohortStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_undo_async, do_undo, NULL, NULL, NULL, callback, user_data);
}

/** cohort_store_redo_async: does again what was undone */
void
cohort_store_redo_async (CohortStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_redo_async, do_redo, NULL, NULL, NULL, callback, user_data);
}

/** cohort_store_history_async: lists the newest @limit change groups, or all for 0 */
void
cohort_store_history_async (CohortStore *self, guint limit, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_history_async, do_history, GUINT_TO_POINTER (limit), NULL, NULL, callback, user_data);
}

/** cohort_store_check_async: reads everything and says what is wrong with it */
void
cohort_store_check_async (CohortStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_check_async, do_check, NULL, NULL, NULL, callback, user_data);
}

/** cohort_store_backup_async: writes everything into one zip file */
void
cohort_store_backup_async (CohortStore *self, const char *zip_path, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_backup_async, do_backup, g_strdup (zip_path), g_free, NULL, callback, user_data);
}

/** cohort_store_restore_async: puts a backup in the place of what is there */
void
cohort_store_restore_async (CohortStore *self, const char *zip_path, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (self, cohort_store_restore_async, do_restore, g_strdup (zip_path), g_free, NULL, callback, user_data);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CohortStore *self = COHORT_STORE (source);
  g_autoptr (GTask) asked = user_data;

  g_clear_pointer (&self->worker, cohort_worker_free);
  g_task_return_boolean (asked, TRUE);
}

/** cohort_store_close_async: does what was asked for and ends the worker */
void
cohort_store_close_async (CohortStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *asked = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (asked, cohort_store_close_async);
  if (self->worker == NULL || self->closed) {
    self->closed = TRUE;
    g_task_return_boolean (asked, TRUE);
    g_object_unref (asked);
    return;
  }
  self->closed = TRUE;
  cohort_worker_finish (self->worker, g_task_new (self, NULL, closed_cb, asked));
}

#define DEFINE_BOOLEAN_FINISH(name)                                                          \
  gboolean cohort_store_##name##_finish (CohortStore *self, GAsyncResult *result, GError **error) \
  {                                                                                          \
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);                            \
                                                                                             \
    return g_task_propagate_boolean (G_TASK (result), error);                                \
  }

DEFINE_BOOLEAN_FINISH (open)
DEFINE_BOOLEAN_FINISH (init)
DEFINE_BOOLEAN_FINISH (run)
DEFINE_BOOLEAN_FINISH (save)
DEFINE_BOOLEAN_FINISH (backup)
DEFINE_BOOLEAN_FINISH (restore)
DEFINE_BOOLEAN_FINISH (close)

#define DEFINE_POINTER_FINISH(Type, name)                                                    \
  Type *cohort_store_##name##_finish (CohortStore *self, GAsyncResult *result, GError **error) \
  {                                                                                          \
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);                             \
                                                                                             \
    return g_task_propagate_pointer (G_TASK (result), error);                                \
  }

DEFINE_POINTER_FINISH (char, undo)
DEFINE_POINTER_FINISH (char, redo)
DEFINE_POINTER_FINISH (GPtrArray, history)
DEFINE_POINTER_FINISH (GPtrArray, check)

/** cohort_store_get_snapshot: Returns: (transfer none) (nullable): the county as it is */
CohortSnapshot *
cohort_store_get_snapshot (CohortStore *self)
{
  g_return_val_if_fail (COHORT_IS_STORE (self), NULL);

  return self->snapshot;
}

/** cohort_store_get_years: Returns: (transfer none) (nullable): program years, newest last */
const char *const *
cohort_store_get_years (CohortStore *self)
{
  return (const char *const *) self->years;
}

/** cohort_store_get_program: Returns: (transfer none) (nullable): the first year's, once it is open */
CohortProgram *
cohort_store_get_program (CohortStore *self)
{
  return self->program;
}
