/* The county's year in one place, as JSON for programs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report-private.h"

#include "cohort-coverage.h"
#include "cohort-delegation.h"
#include "cohort-findings.h"
#include "cohort-json.h"
#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

static JsonObject *
report_county (const CohortSnapshot *snapshot)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "cds", county->cds);
  cohort_json_set_text (object, "name", county->name);
  json_object_set_int_member (object, "class", county->county_class);
  return object;
}

static JsonObject *
report_person (const CohortSnapshot *snapshot,
               const CohortPerson *person,
               const CohortMembership *membership)
{
  const CohortOrganization *organization
    = cohort_team_find_organization (snapshot, membership->organization);
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "id", person->record.id);
  cohort_json_set_text (object, "given", person->given);
  cohort_json_set_text (object, "family", person->family);
  cohort_json_set_text (object, "preferred", person->preferred);
  cohort_json_set_text (object, "role", membership->role);
  cohort_json_set_text (object, "role_typed", membership->role_typed);
  cohort_json_set_text (object, "sector", membership->sector);
  cohort_json_set_text (object, "organization", organization != NULL ? organization->name : NULL);
  json_object_set_array_member (object, "bands", cohort_json_new_words (membership->bands));
  json_object_set_boolean_member (object, "lead", membership->lead);
  cohort_json_set_text (object, "email", person->email);
  cohort_json_set_text (object, "phone",
                        person->phone != NULL ? person->phone : person->phone_typed);
  cohort_json_set_text (object, "case_member", person->case_member);
  cohort_json_set_text (object, "status", membership->status);
  return object;
}

static JsonArray *
report_people (const CohortSnapshot *snapshot, CohortDate today)
{
  JsonArray *array = json_array_new ();

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    const CohortMembership *membership
      = cohort_team_find_membership (snapshot, person->record.id, today);

    if (membership != NULL && person->merged_into == NULL
        && g_strcmp0 (membership->status, "ended") != 0)
      json_array_add_object_element (array, report_person (snapshot, person, membership));
  }
  return array;
}

typedef guint (*CountFunc) (const CohortCoverage *coverage, const char *code);

static JsonObject *
report_counts (const CohortCoverage *coverage, const char *vocabulary, CountFunc count)
{
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n_words);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < n_words; i++)
    if (count (coverage, words[i].code) > 0)
      json_object_set_int_member (object, words[i].code, count (coverage, words[i].code));
  return object;
}

static JsonObject *
report_team (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (CohortCoverage) coverage
    = cohort_coverage_new (snapshot, COHORT_COVERAGE_TEAM, NULL, today);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "people", cohort_coverage_get_people (coverage));
  json_object_set_int_member (object, "placements", cohort_coverage_get_placements (coverage));
  json_object_set_int_member (object, "organizations",
                              cohort_coverage_get_organizations (coverage));
  json_object_set_int_member (object, "sectors", cohort_coverage_get_sectors (coverage));
  json_object_set_object_member (object, "by_role",
                                 report_counts (coverage, "role", cohort_coverage_count_role));
  json_object_set_object_member (object, "by_sector",
                                 report_counts (coverage, "sector", cohort_coverage_count_sector));
  json_object_set_object_member (object, "by_band",
                                 report_counts (coverage, "band", cohort_coverage_count_band));
  return object;
}

static JsonArray *
report_attendance (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  JsonArray *array = json_array_new ();

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    JsonObject *object;

    if (g_strcmp0 (attendance->convening, convening->code) != 0)
      continue;
    object = json_object_new ();
    cohort_json_set_text (object, "id", attendance->record.id);
    cohort_json_set_text (object, "person", attendance->person);
    cohort_json_set_text (object, "status", attendance->status);
    cohort_json_set_text (object, "option", attendance->option);
    cohort_json_set_number (object, "price", attendance->price_cents);
    cohort_json_set_text (object, "confirmation", attendance->confirmation);
    cohort_json_set_text (object, "replaces", attendance->replaces);
    json_object_set_array_member (object, "days", cohort_json_new_words (attendance->days));
    cohort_json_set_date (object, "link_sent_on", attendance->link_sent_on);
    cohort_json_set_date (object, "registered_on", attendance->registered_on);
    cohort_json_set_date (object, "cancelled_on", attendance->cancelled_on);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
report_unregistered (const CohortSnapshot *snapshot, const char *convening)
{
  g_autoptr (GPtrArray) attendances = cohort_delegation_list_unregistered (snapshot, convening);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < attendances->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (attendances, i);

    if (attendance->person != NULL)
      json_array_add_string_element (array, attendance->person);
  }
  return array;
}

/* How far a convening's registration is: the link, until when names may change, who is missing. */
static void
report_registration (JsonObject *object, const CohortSnapshot *snapshot, const char *convening)
{
  g_autofree char *key = g_strconcat (COHORT_SETTING_REGISTRATION_LINK_ON, ".", convening, NULL);

  cohort_json_set_text (object, "link_on", cohort_snapshot_get_setting (snapshot, key));
  cohort_json_set_date (object, "names_lock",
                        cohort_delegation_get_names_lock (snapshot, convening));
  json_object_set_array_member (object, "unregistered", report_unregistered (snapshot, convening));
  json_object_set_array_member (object, "waitlist", cohort_report_waitlist (snapshot, convening));
}

static JsonObject *
report_participation (const CohortSnapshot *snapshot)
{
  const char *declined = cohort_delegation_get_declined (snapshot);
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "takes_part", declined == NULL);
  cohort_json_set_text (object, "reason", declined);
  return object;
}

static JsonArray *
report_convenings (const CohortSnapshot *snapshot)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    JsonObject *object = json_object_new ();
    CohortSpots spots;

    cohort_spots_count (snapshot, convening->code, &spots);
    cohort_json_set_text (object, "id", convening->code);
    cohort_json_set_text (object, "name", convening->name);
    cohort_json_set_number (object, "limit", spots.limit);
    json_object_set_int_member (object, "held", spots.held);
    json_object_set_int_member (object, "waiting", spots.waiting);
    json_object_set_int_member (object, "released", spots.released);
    json_object_set_int_member (object, "granted", spots.granted);
    cohort_json_set_number (object, "free", spots.free);
    json_object_set_int_member (object, "headcount", spots.headcount);
    json_object_set_array_member (object, "attendance", report_attendance (snapshot, convening));
    report_registration (object, snapshot, convening->code);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
report_findings (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, today);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "id", finding->id);
    cohort_json_set_text (object, "subject", finding->subject);
    cohort_json_set_text (object, "text", finding->text);
    cohort_json_set_number (object, "cents", finding->cents);
    json_object_set_boolean_member (object, "urgent", finding->urgent);
    json_array_add_object_element (array, object);
  }
  return array;
}

/**
 * cohort_report_to_json:
 * @today: the day to look at the team and the findings
 *
 * The contract with scripts and tests, documented in the README: money in cents, what is unknown as
 * null, codes rather than labels. People, attendances and sources are in the order they were made.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
cohort_report_to_json (const CohortSnapshot *snapshot, CohortDate today)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_object_member (object, "county", report_county (snapshot));
  cohort_json_set_text (object, "year", cohort_snapshot_get_year (snapshot));
  json_object_set_array_member (object, "people", report_people (snapshot, today));
  json_object_set_object_member (object, "team", report_team (snapshot, today));
  json_object_set_object_member (object, "coverage", cohort_report_coverage (snapshot, today));
  json_object_set_object_member (object, "participation", report_participation (snapshot));
  json_object_set_array_member (object, "invitations", cohort_report_invitations (snapshot));
  json_object_set_array_member (object, "letters", cohort_report_letters (snapshot));
  json_object_set_array_member (object, "duplicates", cohort_report_duplicates (snapshot));
  json_object_set_int_member (
    object, "distinctions", cohort_snapshot_get_records (snapshot, COHORT_RECORD_DISTINCTION)->len);
  json_object_set_array_member (object, "convenings", report_convenings (snapshot));
  json_object_set_object_member (object, "ledger", cohort_report_ledger (snapshot, today));
  json_object_set_array_member (object, "invoices", cohort_report_invoices (snapshot));
  json_object_set_array_member (object, "overrides", cohort_report_overrides (snapshot));
  json_object_set_object_member (object, "policy", cohort_report_policy (snapshot));
  json_object_set_array_member (object, "trips", cohort_report_trips (snapshot));
  json_object_set_array_member (object, "projections", cohort_report_projections (snapshot));
  json_object_set_array_member (object, "goals", cohort_report_goals (snapshot, today));
  json_object_set_array_member (object, "activities", cohort_report_activities (snapshot));
  json_object_set_object_member (object, "cycle", cohort_report_cycle (snapshot));
  json_object_set_array_member (object, "start", cohort_report_start (snapshot, today));
  json_object_set_array_member (object, "opportunities",
                                cohort_report_opportunities (snapshot, today));
  json_object_set_array_member (object, "findings", report_findings (snapshot, today));
  json_node_take_object (node, object);
  return node;
}
