/* What the window said in passing since it was opened, the newest first.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-message-log.h"

#include "cohort-date.h"

#include <glib/gi18n-lib.h>

struct _CohortMessage {
  GObject parent_instance;

  GDateTime *when; /* (owned): local */
  char *text;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (CohortMessage, cohort_message, G_TYPE_OBJECT)

static void
cohort_message_finalize (GObject *object)
{
  CohortMessage *self = COHORT_MESSAGE (object);

  g_date_time_unref (self->when);
  g_free (self->text);
  G_OBJECT_CLASS (cohort_message_parent_class)->finalize (object);
}

static void
cohort_message_class_init (CohortMessageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_message_finalize;
}

static void
cohort_message_init (CohortMessage *self)
{
  self->when = g_date_time_new_now_local ();
}

/** cohort_message_get_text: Returns: (transfer none): what was said */
const char *
cohort_message_get_text (CohortMessage *self)
{
  g_return_val_if_fail (COHORT_IS_MESSAGE (self), NULL);

  return self->text;
}

/** cohort_message_dup_when: Returns: (transfer full): see the header; the day stands there too, as
 * a window may be open for days */
char *
cohort_message_dup_when (CohortMessage *self)
{
  g_autofree char *day = NULL, *time = NULL;

  g_return_val_if_fail (COHORT_IS_MESSAGE (self), NULL);

  day = cohort_date_format (cohort_date_new (g_date_time_get_year (self->when),
                                             g_date_time_get_month (self->when),
                                             g_date_time_get_day_of_month (self->when)));
  time = cohort_date_format_time (g_date_time_get_hour (self->when),
                                  g_date_time_get_minute (self->when));
  return g_strjoin (" · ", day, time, NULL);
}

/** cohort_message_log_new: Returns: (transfer full): see the header */
GListStore *
cohort_message_log_new (void)
{
  return g_list_store_new (COHORT_TYPE_MESSAGE);
}

/** cohort_message_log_add: see the header */
void
cohort_message_log_add (GListStore *log, const char *text)
{
  g_autoptr (CohortMessage) message = g_object_new (COHORT_TYPE_MESSAGE, NULL);

  g_return_if_fail (G_IS_LIST_STORE (log) && text != NULL);

  message->text = g_strdup (text);
  g_list_store_insert (log, 0, message);
  if (g_list_model_get_n_items (G_LIST_MODEL (log)) > COHORT_MESSAGE_LOG_MOST)
    g_list_store_remove (log, COHORT_MESSAGE_LOG_MOST);
}
