/* People in the report: who was invited, who waits, who may be entered twice.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report-private.h"

#include "cohort-duplicates.h"
#include "cohort-json.h"
#include "cohort-spots.h"
#include "cohort-team.h"

/** cohort_report_invitations: Returns: (transfer full): all, in the order they were entered */
JsonArray *
cohort_report_invitations (const CohortSnapshot *snapshot)
{
  JsonArray *array = json_array_new ();

  COHORT_FOR_EACH (CohortInvitation, invitation, snapshot, COHORT_RECORD_INVITATION) {
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "id", invitation->record.id);
    cohort_json_set_text (object, "person", invitation->person);
    cohort_json_set_text (object, "convening", invitation->convening);
    json_object_set_int_member (object, "number",
                                cohort_team_number_invitation (snapshot, invitation));
    cohort_json_set_text (object, "channel", invitation->channel);
    cohort_json_set_text (object, "letter", invitation->letter);
    cohort_json_set_date (object, "sent_on", invitation->sent_on);
    cohort_json_set_date (object, "reply_by", invitation->reply_by);
    cohort_json_set_text (object, "outcome", invitation->outcome);
    cohort_json_set_date (object, "outcome_on", invitation->outcome_on);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
report_reasons (const GPtrArray *reasons)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < reasons->len; i++) {
    const CohortDuplicateReason *reason = g_ptr_array_index (reasons, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "text", reason->text);
    json_object_set_int_member (object, "weight", reason->weight);
    json_array_add_object_element (array, object);
  }
  return array;
}

/** cohort_report_duplicates: Returns: (transfer full): pairs that may be one, likeliest first */
JsonArray *
cohort_report_duplicates (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) duplicates = cohort_duplicates_new (snapshot);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < duplicates->len; i++) {
    const CohortDuplicate *duplicate = g_ptr_array_index (duplicates, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "kind",
                          duplicate->kind == COHORT_RECORD_PERSON ? "person" : "organization");
    cohort_json_set_text (object, "one", duplicate->one);
    cohort_json_set_text (object, "other", duplicate->other);
    json_object_set_int_member (object, "score", duplicate->score);
    json_object_set_array_member (object, "reasons", report_reasons (duplicate->reasons));
    json_array_add_object_element (array, object);
  }
  return array;
}

static void
add_entry (JsonArray *array, const CohortWaitlistEntry *entry, gint64 place)
{
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "id", entry->record.id);
  cohort_json_set_text (object, "person", entry->person);
  cohort_json_set_text (object, "state", entry->state);
  cohort_json_set_number (object, "place", place);
  cohort_json_set_text (object, "requested_at", entry->requested_at);
  cohort_json_set_text (object, "order_at", entry->order_at);
  cohort_json_set_text (object, "source", entry->source);
  cohort_json_set_text (object, "together", entry->together_tag);
  cohort_json_set_text (object, "offered_at", entry->offered_at);
  cohort_json_set_date (object, "reply_by", entry->reply_by);
  cohort_json_set_text (object, "reorder_reason", entry->reorder_reason);
  json_array_add_object_element (array, object);
}

/** cohort_report_waitlist: Returns: (transfer full): who waits or has an offer, first come first,
 * then who waits no longer and has no place */
JsonArray *
cohort_report_waitlist (const CohortSnapshot *snapshot, const char *convening)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, convening);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < queue->len; i++)
    add_entry (array, g_ptr_array_index (queue, i), (gint64)i + 1);
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (g_strcmp0 (entry->convening, convening) == 0 && !g_ptr_array_find (queue, entry, NULL))
      add_entry (array, entry, COHORT_UNKNOWN);
  }
  return array;
}
