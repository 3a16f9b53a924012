/* Commands that correct a waitlist entry and that move it, for a reason that is written down.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-waitlist-private.h"

#include "cohort-error.h"
#include "cohort-spots.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static gboolean
take_reply_by (const CohortAct *act,
               const CohortBookingTarget *target,
               CohortWaitlistEntry *entry,
               GError **error)
{
  static const char *const fields[] = {"reply_by", NULL};
  g_autofree char *name = NULL;

  if (!cohort_arguments_has (act->arguments, "reply_by"))
    return TRUE;
  if (cohort_waitlist_holds_spot (entry->state))
    return cohort_arguments_fill (act->arguments, entry, fields, error);
  name = cohort_person_dup_name (target->person);
  return cohort_act_refuse (error,
                            _ ("%1$s has no offer for %2$s to answer. Offer the spot first."), name,
                            target->convening->name);
}

static gboolean
take_source (const CohortAct *act, CohortWaitlistEntry *entry, GError **error)
{
  const char *source;

  if (!cohort_arguments_has (act->arguments, "source"))
    return TRUE;
  if (!cohort_arguments_code (act->arguments, "source", FALSE, "waitlist-source", &source, error))
    return FALSE;
  cohort_set_text (&entry->source, source);
  return TRUE;
}

static gboolean
take_together (const CohortAct *act, CohortWaitlistEntry *entry, GError **error)
{
  const char *together;

  if (!cohort_arguments_has (act->arguments, "together"))
    return TRUE;
  if (!cohort_arguments_text (act->arguments, "together", FALSE, &together, error))
    return FALSE;
  cohort_set_text (&entry->together_tag, together);
  return TRUE;
}

/** cohort_waitlist_edit: corrects a live entry; neither when she asked nor where she stands */
CohortChange *
cohort_waitlist_edit (const CohortSnapshot *snapshot,
                      CohortArguments *arguments,
                      const CohortMoment *moment,
                      GError **error)
{
  static const char *const fields[] = {"note", NULL};
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) copy = NULL;
  CohortBookingTarget target;
  const CohortWaitlistEntry *entry = cohort_waitlist_get_entry (&act, &target, error);
  CohortChange *change;

  if (entry == NULL)
    return NULL;
  copy = cohort_record_copy (entry);
  if (!cohort_arguments_fill (arguments, copy, fields, error)
      || !take_source (&act, (CohortWaitlistEntry *)copy, error)
      || !take_together (&act, (CohortWaitlistEntry *)copy, error)
      || !take_reply_by (&act, &target, (CohortWaitlistEntry *)copy, error))
    return NULL;
  change = cohort_booking_start (&act, "waitlist.edit", &target);
  cohort_act_put_edited (change, entry, g_steal_pointer (&copy));
  return change;
}

/* Microseconds since 1970 of where @entry stands; what another program wrote and is no instant
 * stands at the beginning. */
static gint64
get_instant (const CohortWaitlistEntry *entry)
{
  const char *text = entry->order_at != NULL ? entry->order_at : entry->requested_at;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) instant = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  if (instant == NULL)
    return 0;
  return g_date_time_to_unix (instant) * G_USEC_PER_SEC + g_date_time_get_microsecond (instant);
}

static void
set_instant (CohortWaitlistEntry *entry, gint64 microseconds)
{
  gint64 fraction = ((microseconds % G_USEC_PER_SEC) + G_USEC_PER_SEC) % G_USEC_PER_SEC;
  g_autoptr (GDateTime) instant
      = g_date_time_new_from_unix_utc ((microseconds - fraction) / G_USEC_PER_SEC);
  g_autofree char *second = g_date_time_format (instant, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *text = fraction != 0
                              ? g_strdup_printf ("%s.%06" G_GINT64_FORMAT "Z", second, fraction)
                              : g_strconcat (second, "Z", NULL);

  cohort_set_text (&entry->order_at, text);
}

/* Half way between those before and behind, on a whole second where there is one. */
static gint64
choose_instant (GPtrArray *queue, guint place)
{
  gint64 before = place > 0 ? get_instant (g_ptr_array_index (queue, place - 1)) : 0;
  gint64 behind, middle, second;

  if (place + 1 == queue->len)
    return before + 1;
  behind = get_instant (g_ptr_array_index (queue, place + 1));
  if (place == 0)
    return behind - G_USEC_PER_SEC;
  middle = before + (behind - before) / 2;
  second = middle - middle % G_USEC_PER_SEC;
  return second > before ? second : MAX (middle, before + 1);
}

/* Whoever asked in the same instant as the next makes room for whoever comes between them. */
static void
keep_order (GPtrArray *queue, guint place, gint64 instant, CohortChange *change)
{
  for (guint i = place + 1; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);
    CohortWaitlistEntry *copy;

    if (get_instant (entry) > instant)
      return;
    copy = cohort_record_copy (entry);
    set_instant (copy, ++instant);
    cohort_change_put (change, copy);
  }
}

/* (out) @place: where she shall stand among the others: before whom "before" names, else last */
static gboolean
take_place (const CohortAct *act,
            const CohortBookingTarget *target,
            GPtrArray *others,
            guint *place,
            GError **error)
{
  const CohortWaitlistEntry *entry;
  const CohortPerson *before;
  g_autofree char *name = NULL;
  const char *text;

  *place = others->len;
  if (!cohort_arguments_text (act->arguments, "before", FALSE, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  before = cohort_arguments_find_record (act->snapshot, COHORT_RECORD_PERSON, text, error);
  if (before == NULL)
    return FALSE;
  name = cohort_person_dup_name (before);
  if (before == target->person)
    return cohort_act_refuse (error, _ ("Nobody can stand before herself or himself."));
  entry = cohort_spots_find_entry (act->snapshot, target->convening->code, before->record.id);
  if (entry != NULL && g_ptr_array_find (others, entry, place))
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("%1$s does not wait for %2$s."),
               name, target->convening->name);
  return FALSE;
}

/**
 * cohort_waitlist_move:
 *
 * Lets somebody stand elsewhere in line. When she asked is never rewritten; the instant she stands
 * at is, between her neighbors', so that whoever joins later comes behind.
 */
CohortChange *
cohort_waitlist_move (const CohortSnapshot *snapshot,
                      CohortArguments *arguments,
                      const CohortMoment *moment,
                      GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (GPtrArray) queue = NULL;
  CohortBookingTarget target;
  const CohortWaitlistEntry *entry = cohort_waitlist_get_entry (&act, &target, error);
  CohortWaitlistEntry *copy;
  CohortChange *change;
  const char *reason;
  guint was, place;

  if (entry == NULL || !cohort_arguments_text (arguments, "reason", TRUE, &reason, error))
    return NULL;
  queue = cohort_spots_queue (snapshot, target.convening->code);
  g_ptr_array_find (queue, entry, &was);
  g_ptr_array_remove_index (queue, was);
  if (!take_place (&act, &target, queue, &place, error))
    return NULL;
  change = cohort_booking_start (&act, "waitlist.move", &target);
  if (place == was)
    return change;

  g_ptr_array_insert (queue, (int)place, (gpointer)entry);
  copy = cohort_record_copy (entry);
  set_instant (copy, choose_instant (queue, place));
  cohort_set_text (&copy->reorder_reason, reason);
  keep_order (queue, place, get_instant (copy), change);
  cohort_change_put (change, copy);
  return change;
}
