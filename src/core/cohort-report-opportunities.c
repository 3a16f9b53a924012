/* Opportunities of the year in the report.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report-private.h"

#include "cohort-json.h"
#include "cohort-opportunities.h"

static JsonArray *
list_codes (char **codes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    json_array_add_string_element (array, codes[i]);
  return array;
}

static JsonArray *
report_parts (const CohortOpportunity *opportunity)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < opportunity->parts->len; i++) {
    const CohortOpportunityPart *part = g_ptr_array_index (opportunity->parts, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "label", part->label);
    cohort_json_set_date (object, "start", part->start);
    cohort_json_set_date (object, "end", part->end);
    cohort_json_set_text (object, "time", part->time);
    cohort_json_set_text (object, "text", part->text);
    json_object_set_boolean_member (object, "certain", part->certain);
    json_array_add_object_element (array, object);
  }
  return array;
}

static void
report_people (JsonObject *object,
               const CohortSnapshot *snapshot,
               const CohortOpportunity *opportunity,
               CohortDate today)
{
  g_autoptr (GPtrArray) places = cohort_opportunity_list_people (snapshot, opportunity, today);
  JsonArray *array = json_array_new ();
  gint64 n_fits = 0;

  for (guint i = 0; i < places->len; i++) {
    const CohortOpportunityPlace *place = g_ptr_array_index (places, i);
    JsonObject *one = json_object_new ();

    n_fits += place->fits;
    cohort_json_set_text (one, "person", place->person->record.id);
    json_object_set_boolean_member (one, "fits", place->fits);
    cohort_json_set_text (one, "status", place->status);
    cohort_json_set_date (one, "on", place->on);
    json_array_add_object_element (array, one);
  }
  json_object_set_int_member (object, "fit", n_fits);
  json_object_set_array_member (object, "people", array);
}

static void
report_next (JsonObject *object, const CohortOpportunity *opportunity, CohortDate today)
{
  CohortOpportunityDay next = cohort_opportunity_get_next (opportunity, today);

  cohort_json_set_date (object, "next_on", next.on);
  cohort_json_set_number (object, "days_left", next.on != 0 ? next.days_left : COHORT_UNKNOWN);
  json_object_set_boolean_member (object, "over", cohort_opportunity_is_over (opportunity, today));
}

static JsonObject *
report_opportunity (const CohortSnapshot *snapshot,
                    const CohortOpportunity *opportunity,
                    CohortDate today)
{
  JsonObject *object = json_object_new ();
  g_autofree char *words = cohort_opportunity_dup_words (snapshot, opportunity, today);

  cohort_json_set_text (object, "id", opportunity->code);
  json_object_set_boolean_member (object, "own", opportunity->is_own);
  cohort_json_set_text (object, "title", opportunity->title);
  cohort_json_set_text (object, "provider", opportunity->provider);
  json_object_set_array_member (object, "roles", list_codes (opportunity->roles));
  json_object_set_array_member (object, "sectors", list_codes (opportunity->sectors));
  cohort_json_set_text (object, "audience", opportunity->audience_text);
  cohort_json_set_number (object, "cost_cents", opportunity->cost_cents);
  cohort_json_set_text (object, "cost", opportunity->cost_text);
  cohort_json_set_text (object, "capacity", opportunity->capacity_text);
  cohort_json_set_date (object, "deadline", opportunity->deadline);
  cohort_json_set_text (object, "deadline_text", opportunity->deadline_text);
  json_object_set_boolean_member (object, "application", opportunity->application);
  cohort_json_set_text (object, "convening", opportunity->convening);
  cohort_json_set_text (object, "link", cohort_opportunity_get_link (snapshot, opportunity));
  json_object_set_array_member (object, "parts", report_parts (opportunity));
  report_next (object, opportunity, today);
  report_people (object, snapshot, opportunity, today);
  cohort_json_set_text (object, "words", words);
  cohort_json_set_text (object, "source", opportunity->source);
  return object;
}

/** cohort_report_opportunities: Returns: (transfer full): those of the year, by their deadline or
 * first day */
JsonArray *
cohort_report_opportunities (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) list = cohort_opportunities_list (snapshot);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    json_array_add_object_element (
        array, report_opportunity (snapshot, g_ptr_array_index (list, i), today));
  return array;
}
