/* What a team should have: the presets of the data, a county's own, and the findings about both.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-findings.h"
#include "cohort-targets.h"
#include "cohort-test-builder.h"
#include "cohort-vocabulary.h"

#define CUSTOM "{\\\"items\\\":[{\\\"roles\\\":[\\\"family\\\"],\\\"least\\\":2}]}"

static guint
count (const CohortSnapshot *snapshot, const char *id, const char *text)
{
  g_autoptr (GPtrArray) findings
      = cohort_findings_new (snapshot, cohort_date_parse (COHORT_TEST_DAY));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->id, id) && (text == NULL || strstr (finding->text, text) != NULL))
      n++;
    g_assert_false (g_str_has_prefix (finding->id, "GAP_") && finding->urgent);
  }
  return n;
}

static GPtrArray *
check (CohortTarget *target, const CohortSnapshot *snapshot, const char *convening)
{
  return cohort_target_check (target, snapshot, convening, cohort_date_parse (COHORT_TEST_DAY));
}

/* Each year has both, and the six are those of codes.md. */
static void
test_presets (void)
{
  static const char *const years[] = {"2024-25", "2025-26", "2026-27"};

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_county ("San Joaquin", years[i]);
    g_autoptr (GPtrArray) targets = cohort_targets_list (snapshot);
    const CohortTarget *groups = g_ptr_array_index (targets, 0);
    const CohortTarget *example = g_ptr_array_index (targets, 1);
    guint n_roles;
    const CohortWord *roles = cohort_vocabulary_get_words ("role", &n_roles);

    g_assert_cmpuint (targets->len, ==, 2);
    g_assert_cmpstr (groups->code, ==, "groups");
    g_assert_cmpstr (groups->name, ==, "Community-of-practice groups");
    g_assert_nonnull (groups->source);
    g_assert_cmpuint (groups->items->len, ==, 6);
    g_assert_cmpstr (example->code, ==, "sjcoe-example");
    g_assert_cmpuint (example->items->len, ==, 4);
    for (guint j = 0; j < n_roles; j++)
      for (guint k = 0; k < groups->items->len; k++) {
        const CohortTargetItem *item = g_ptr_array_index (groups->items, k);

        g_assert_cmpint (g_strcmp0 (cohort_role_get_group (roles[j].code), item->code) == 0, ==,
                         g_strv_contains ((const char *const *)item->roles, roles[j].code));
      }
  }
}

static void
test_story (void)
{
  static const guint counts[] = {1, 2, 0, 2, 0, 0};
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) targets = cohort_targets_list (snapshot);
  CohortTarget *groups = g_ptr_array_index (targets, 0);
  CohortTarget *example = g_ptr_array_index (targets, 1);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) of_example = NULL;
  g_autoptr (GPtrArray) going = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'priya','convening':'fall-2024'}");
  results = check (groups, snapshot, NULL);
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpuint (((CohortTargetResult *)g_ptr_array_index (results, i))->count, ==, counts[i]);
  g_assert_cmpuint (cohort_target_count_gaps (results), ==, 3);
  of_example = check (example, snapshot, NULL);
  g_assert_cmpuint (cohort_target_count_gaps (of_example), ==, 0);
  g_assert_cmpstr (((CohortTargetItem *)g_ptr_array_index (example->items, 1))->label, ==,
                   "Teacher leader (TK–2, 3–5)");
  going = check (example, snapshot, "fall-2024");
  g_assert_cmpuint (cohort_target_count_gaps (going), ==, 3);
}

static void
test_findings (void)
{
  static const struct {
    const char *command;
    const char *id;
    guint n;
    const char *text;
  } steps[] = {
      {NULL, "GAP_ROLE", 3, NULL},
      {NULL, "GAP_ROLE", 1, "Nobody yet for “Higher education”"},
      {"{'do':'person.add','id':'h','family':'H','role':'higher-ed'}", "GAP_ROLE", 2, NULL},
      {"{'do':'setting.set','key':'coverage.target','value':'sjcoe-example'}", "GAP_ROLE", 0, NULL},
      {"{'do':'membership.end','person':'devon'}", "GAP_ROLE", 1,
       "“COE STEM / science coordinator”: the team has 1 of 2"},
      {"{'do':'person.edit','person':'h','role':'coe-coordinator'}", "GAP_ROLE", 0, NULL},
      {"{'do':'setting.set','key':'coverage.custom','value':'" CUSTOM "'}", "GAP_ROLE", 0, NULL},
      {"{'do':'setting.set','key':'coverage.target','value':'custom'}", "GAP_ROLE", 1,
       "“Family member or caregiver”: the team has 0 of 2 (Custom)"},
      {"{'do':'person.add','id':'f','family':'F','role':'family'}", "GAP_ROLE", 1,
       "the team has 1 of 2"},
      {"{'do':'person.add','family':'G','role':'family'}", "GAP_ROLE", 0, NULL},
      {"{'do':'setting.unset','key':'coverage.custom'}", "GAP_ROLE", 3, NULL},
      {"{'do':'membership.end','person':'grace'}", "GAP_BAND", 1, "9–12"},
      {"{'do':'setting.set','key':'coverage.system-fills','value':'yes'}", "GAP_BAND", 0, NULL},
      {"{'do':'setting.set','key':'coverage.system-fills','value':'no'}", "GAP_BAND", 1, NULL},
      {"{'do':'person.edit','person':'f','bands':'9-12'}", "GAP_BAND", 0, NULL},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i].command != NULL)
      cohort_test_run (&snapshot, steps[i].command);
    g_test_message ("%s", steps[i].command);
    g_assert_cmpuint (count (snapshot, steps[i].id, steps[i].text), ==, steps[i].n);
  }
}

/* A band the county asks for itself is told once, as it asks for it. */
static void
test_bands_of_a_target (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'membership.end','person':'grace'}");
  g_assert_cmpuint (count (snapshot, "GAP_BAND", NULL), ==, 1);
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'coverage.custom','value':'{\\\"items\\\":"
                              "[{\\\"bands\\\":[\\\"9-12\\\"],\\\"least\\\":2}]}'}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'coverage.target','value':'custom'}");
  g_assert_cmpuint (count (snapshot, "GAP_BAND", NULL), ==, 1);
  g_assert_cmpuint (count (snapshot, "GAP_BAND", "“9–12”: the team has 0 of 2"), ==, 1);
  g_assert_cmpuint (count (snapshot, "GAP_ROLE", NULL), ==, 0);
}

static void
test_lead_and_concentration (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  g_assert_cmpuint (count (snapshot, "NO_LEAD", NULL), ==, 0);
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'marisol','lead':false}");
  g_assert_cmpuint (count (snapshot, "NO_LEAD", NULL), ==, 1);
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'grace','lead':true,"
                              "'organization':'Delta Oaks Unified'}");
  g_assert_cmpuint (count (snapshot, "NO_LEAD", NULL), ==, 0);
  g_assert_cmpuint (count (snapshot, "SINGLE_SECTOR", NULL), ==, 0);
  cohort_test_run (&snapshot,
                   "{'do':'person.edit','person':'lena','organization':'Delta Oaks Unified'}");
  g_assert_cmpuint (count (snapshot, "SINGLE_SECTOR", "4 of 6 people are from Delta Oaks"), ==, 1);
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'lena','organization':'Museum'}");
  g_assert_cmpuint (count (snapshot, "SINGLE_SECTOR", NULL), ==, 0);
}

static void
test_refusals (void)
{
  static const struct {
    const char *json;
    const char *place;
  } cases[] = {
      {"", NULL},
      {"{", NULL},
      {"[]", NULL},
      {"{\"items\": []}", "items: "},
      {"{\"name\": \"\", \"items\": []}", "name: "},
      {"{\"items\": [], \"more\": 1}", "more: "},
      {"{\"items\": [{\"least\": 1}]}", "items[0]: "},
      {"{\"items\": [{\"roles\": [], \"least\": 1}]}", "items[0]: "},
      {"{\"items\": [{\"roles\": [\"dean\"], \"least\": 1}]}", "items[0].roles: "},
      {"{\"items\": [{\"bands\": [\"k-12\"], \"least\": 1}]}", "items[0].bands: "},
      {"{\"items\": [{\"sectors\": [\"coe\"], \"least\": 0}]}", "items[0].least: "},
      {"{\"items\": [{\"sectors\": [\"coe\"], \"least\": 1.5}]}", "items[0].least: "},
      {"{\"items\": [{\"sectors\": [\"coe\"]}]}", "items[0].least: "},
      {"{\"items\": [{\"code\": \"a\", \"roles\": [\"family\"], \"least\": 1},"
       " {\"code\": \"a\", \"roles\": [\"family\"], \"least\": 1}]}",
       "items[1].code: "},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (cohort_target_new_custom (cases[i].json, &error));
    g_test_message ("%s", error->message);
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    if (cases[i].place != NULL)
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
  }
}

static void
test_settings (void)
{
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'setting.set','key':'coverage.target','value':'ours'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'setting.set','key':'coverage.target','value':'custom'}", COHORT_ERROR_REFUSED},
      {"{'do':'setting.set','key':'coverage.custom','value':'two families'}", COHORT_ERROR_INVALID},
      {"{'do':'setting.set','key':'coverage.system-fills','value':'maybe'}", COHORT_ERROR_INVALID},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
}

static void
test_round_trip (void)
{
  static const char json[]
      = "{\"name\":\"Ours\",\"items\":[{\"code\":\"families\",\"label\":\"Families of the valley\","
        "\"roles\":[\"family\"],\"bands\":[\"tk-2\",\"3-5\"],\"sectors\":[\"community\",\"family\"]"
        ","
        "\"least\":2},{\"code\":\"item-2\",\"roles\":[\"tosa\"],\"least\":1}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortTarget) target = cohort_target_new_custom (json, &error);
  g_autofree char *written = NULL;
  const CohortTargetItem *item;

  g_assert_no_error (error);
  g_assert_cmpstr (target->code, ==, "custom");
  g_assert_cmpstr (target->name, ==, "Ours");
  item = g_ptr_array_index (target->items, 1);
  g_assert_cmpstr (item->label, ==, "Teacher on special assignment");
  written = cohort_target_to_json (target);
  g_assert_cmpstr (written, ==, json);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/targets/presets", test_presets);
  g_test_add_func ("/targets/story", test_story);
  g_test_add_func ("/targets/findings", test_findings);
  g_test_add_func ("/targets/bands-of-a-target", test_bands_of_a_target);
  g_test_add_func ("/targets/lead-and-concentration", test_lead_and_concentration);
  g_test_add_func ("/targets/refusals", test_refusals);
  g_test_add_func ("/targets/settings", test_settings);
  g_test_add_func ("/targets/round-trip", test_round_trip);

  return g_test_run ();
}
