/* Rules S-1 to S-5: how many spots, who holds them, who waits.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"
#include "cohort-spots.h"
#include "cohort-test-builder.h"

#define FALL "'convening':'fall-2024'"

static CohortSpots
count (const CohortSnapshot *snapshot, const char *convening)
{
  CohortSpots spots;

  cohort_spots_count (snapshot, convening, &spots);
  return spots;
}

static void
test_class (void)
{
  static const struct {
    const char *county;
    gint64 spots;
  } cases[] = {
      {"Los Angeles", 9}, {"San Joaquin", 6}, {"Sonoma", 5}, {"Marin", 5},
      {"Napa", 4},        {"Lake", 4},        {"Inyo", 4},   {"Alpine", 4},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_county (cases[i].county, "2024-25");
    CohortSpots spots = count (snapshot, "fall-2024");

    g_test_message ("%s", cases[i].county);
    g_assert_cmpint (spots.class_spots, ==, cases[i].spots);
    g_assert_cmpint (spots.limit, ==, cases[i].spots);
    g_assert_cmpint (spots.free, ==, cases[i].spots);
    g_assert_cmpuint (spots.held, ==, 0);
  }
}

/* Unknown is not zero: nobody is over, whoever goes. */
static void
test_not_announced (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  CohortSpots spots;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'marisol','convening':'spring-2025'}");
  cohort_test_run (&snapshot, "{'do':'spots.grant','convening':'spring-2025','count':2}");
  spots = count (snapshot, "spring-2025");
  g_assert_cmpint (spots.class_spots, ==, COHORT_UNKNOWN);
  g_assert_cmpint (spots.limit, ==, COHORT_UNKNOWN);
  g_assert_cmpint (spots.free, ==, COHORT_UNKNOWN);
  g_assert_cmpint (spots.granted, ==, 2);
  g_assert_cmpuint (spots.held, ==, 1);

  cohort_test_run (&snapshot,
                   "{'do':'spots.override','convening':'spring-2025','count':3,'reason':'letter'}");
  spots = count (snapshot, "spring-2025");
  g_assert_cmpint (spots.limit, ==, 3);
  g_assert_cmpint (spots.free, ==, 2);
}

static void
test_adjustments (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  CohortSpots spots;

  cohort_test_run (&snapshot, "{'do':'spots.release'," FALL ",'count':2,'reason':'no full team'}");
  g_assert_cmpint (count (snapshot, "fall-2024").limit, ==, 4);
  cohort_test_run (&snapshot, "{'do':'spots.grant','id':'more'," FALL ",'count':3}");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpint (spots.limit, ==, 7);
  g_assert_cmpint (spots.released, ==, 2);
  g_assert_cmpint (spots.granted, ==, 3);
  g_assert_cmpint (spots.class_spots, ==, 6);

  cohort_test_run (&snapshot, "{'do':'spots.remove','adjustment':'more'}");
  g_assert_cmpint (count (snapshot, "fall-2024").limit, ==, 4);
  cohort_test_run (&snapshot,
                   "{'do':'spots.override'," FALL ",'count':9,'reason':'a','on':'2024-10-02'}");
  cohort_test_run (&snapshot,
                   "{'do':'spots.override'," FALL ",'count':8,'reason':'b','on':'2024-10-01'}");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpint (spots.limit, ==, 9);
  g_assert_cmpint (spots.overridden, ==, 9);
}

static void
test_refused_adjustments (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'spots.release'," FALL ",'count':7}", COHORT_ERROR_REFUSED},
      {"{'do':'spots.release'," FALL ",'count':0}", COHORT_ERROR_INVALID},
      {"{'do':'spots.release'," FALL ",'count':-1}", COHORT_ERROR_INVALID},
      {"{'do':'spots.release'," FALL "}", COHORT_ERROR_INVALID},
      {"{'do':'spots.release','convening':'spring-2025','count':1}", COHORT_ERROR_REFUSED},
      {"{'do':'spots.release','convening':'fall-1999','count':1}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'spots.override'," FALL ",'count':5}", COHORT_ERROR_INVALID},
      {"{'do':'spots.override'," FALL ",'count':-5,'reason':'x'}", COHORT_ERROR_INVALID},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cohort_test_refuse (snapshot, cases[i].command, cases[i].code);

    g_assert_cmpstr (text, !=, "");
  }
}

/* Releasing everything is one act of a county that sends nobody (case 16). */
static void
test_release_all (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_run (&snapshot, "{'do':'spots.release'," FALL ",'count':6,'reason':'not this year'}");
  g_assert_cmpint (count (snapshot, "fall-2024").limit, ==, 0);
  g_free (cohort_test_refuse (snapshot, "{'do':'spots.release'," FALL ",'count':1}",
                              COHORT_ERROR_REFUSED));
}

/* A spot keeps its number whatever its holder's status becomes, and its holder's substitute has it.
 */
static void
test_holders (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) holders = NULL;
  static const char *const order[] = {"Vance", "Whitfield", "Raman"};

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'marisol'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'devon'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'lena'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'priya'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'lena'," FALL ",'status':'declined'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'marisol'," FALL ",'status':'accepted'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.replace','person':'devon','with':'grace'," FALL "}");
  holders = cohort_spots_holders (snapshot, "fall-2024");
  g_assert_cmpuint (holders->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < holders->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (holders, i);
    const CohortPerson *person
        = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, attendance->person);

    g_assert_cmpstr (person->family, ==, order[i]);
  }
}

/* S-4: who declines frees a spot of the same county; the limit stays (story A8). Case 3: asked
 * again. */
static void
test_decline_is_no_release (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  CohortSpots spots;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'person.add','id':'ellis','given':'Ellis','family':'Marchetti',"
                   "'role':'higher-ed','status':'prospect'}");
  cohort_test_run (&snapshot,
                   "{'do':'waitlist.join','person':'ellis'," FALL ",'at':'2024-10-02T09:00:00Z'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'grace'," FALL ",'status':'declined'}");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpuint (spots.held, ==, 0);
  g_assert_cmpuint (spots.waiting, ==, 1);
  g_assert_cmpint (spots.limit, ==, 6);
  g_assert_cmpint (spots.released, ==, 0);

  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'grace'," FALL ",'status':'invited'}");
  g_assert_cmpuint (count (snapshot, "fall-2024").held, ==, 1);
}

static void
test_headcount (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  CohortSpots spots;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'priya'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'lena'," FALL ",'option':'case-only'}");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpuint (spots.held, ==, 2);
  g_assert_cmpuint (spots.headcount, ==, 1);
}

/* First come, first served; the same second in the order entered (case 31). */
static void
test_queue (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) queue = NULL;
  static const char *const order[] = {"Whitfield", "Abubakar", "Raman", "Vance"};
  CohortSpots spots;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'waitlist.join','id':'marisol','person':'marisol'," FALL
                              ",'at':'2024-10-02T09:00:01Z'}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','id':'lena','person':'lena'," FALL
                              ",'at':'2024-10-02T09:00:00Z'}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','id':'priya','person':'priya'," FALL
                              ",'at':'2024-10-02T02:00:00-07:00'}");
  cohort_test_run_on (&snapshot, "2024-10-01",
                      "{'do':'waitlist.join','id':'grace','person':'grace'," FALL
                      ",'source':'phone','together':'car'}");
  queue = cohort_spots_queue (snapshot, "fall-2024");
  g_assert_cmpuint (queue->len, ==, 4);
  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);

    g_assert_cmpstr (entry->person, ==, cohort_test_person (snapshot, order[i])->record.id);
  }
  g_assert_cmpstr (((CohortWaitlistEntry *)g_ptr_array_index (queue, 0))->requested_at, ==,
                   "2024-10-01T00:00:00Z");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpuint (spots.waiting, ==, 4);
  g_assert_cmpuint (spots.held, ==, 0);
}

static void
test_offer (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortAttendance *attendance;
  CohortSpots spots;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
  g_free (cohort_test_refuse (snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}",
                              COHORT_ERROR_REFUSED));
  g_free (cohort_test_refuse (snapshot,
                              "{'do':'waitlist.set','person':'grace'," FALL ",'state':'accepted'}",
                              COHORT_ERROR_REFUSED));
  cohort_test_run (&snapshot, "{'do':'waitlist.set','person':'grace'," FALL
                              ",'state':'offered','reply_by':'2024-10-09'}");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpuint (spots.held, ==, 1);
  g_assert_cmpuint (spots.waiting, ==, 0);

  cohort_test_run (&snapshot, "{'do':'waitlist.set','person':'grace'," FALL ",'state':'accepted'}");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpuint (spots.held, ==, 1);
  attendance = cohort_snapshot_get_attendance (
      snapshot, cohort_test_person (snapshot, "Whitfield")->record.id, "fall-2024");
  g_assert_cmpstr (attendance->status, ==, "accepted");
  g_free (cohort_test_refuse (snapshot,
                              "{'do':'waitlist.set','person':'grace'," FALL ",'state':'withdrawn'}",
                              COHORT_ERROR_NOT_FOUND));
  g_free (cohort_test_refuse (snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}",
                              COHORT_ERROR_REFUSED));
}

static void
test_offer_lapses (void)
{
  static const char *const states[] = {"declined", "expired", "withdrawn"};

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autofree char *command = g_strdup_printf (
        "{'do':'waitlist.set','person':'grace'," FALL ",'state':'%s','reason':'asked'}", states[i]);

    cohort_test_team (&snapshot);
    cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
    cohort_test_run (&snapshot,
                     "{'do':'waitlist.set','person':'grace'," FALL ",'state':'offered'}");
    cohort_test_run (&snapshot, command);
    g_assert_cmpuint (count (snapshot, "fall-2024").held, ==, 0);
    g_assert_cmpuint (count (snapshot, "fall-2024").waiting, ==, 0);
    cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
    g_assert_cmpuint (count (snapshot, "fall-2024").waiting, ==, 1);
  }
}

/* Edge case 18, and what else makes a limit. */
static void
test_limit_in_words (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const struct {
    const char *command;
    const char *text;
  } steps[] = {
      {"{'do':'spots.grant','id':'one'," FALL ",'count':1}", "6 + 1 granted"},
      {"{'do':'spots.release'," FALL ",'count':2}", "6 + 1 granted − 2 released"},
      {"{'do':'spots.remove','adjustment':'one'}", "6 − 2 released"},
      {"{'do':'spots.override'," FALL ",'count':5,'reason':'letter'}", "5, set by hand"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *text = NULL;
    CohortSpots spots;

    cohort_test_run (&snapshot, steps[i].command);
    spots = count (snapshot, "fall-2024");
    text = cohort_spots_dup_limit (&spots);
    g_assert_cmpstr (text, ==, steps[i].text);
  }
}

/* The program as it would be once the spots of Spring are announced: three for every class. */
static CohortProgram *
announce_spring (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PREFIX "/program/2024-25.json",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) json = g_string_new_len (g_bytes_get_data (bytes, NULL),
                                               (gssize) g_bytes_get_size (bytes));
  g_autoptr (GBytes) announced = NULL;
  g_autoptr (GError) error = NULL;
  CohortProgram *program;

  g_assert_cmpuint (g_string_replace (json, "\"allocation\": \"unknown\"",
                                      "\"allocation\": \"announced\"", 0),
                    ==, 1);
  g_assert_cmpuint (
      g_string_replace (json, "\"spots_by_class\": null",
                        "\"spots_by_class\": [3, 3, 3, 3, 3, 3, 3, 3]", 0),
      ==, 1);
  announced = g_bytes_new (json->str, json->len);
  program = cohort_program_new_from_bytes (announced, &error);
  g_assert_no_error (error);
  return program;
}

/* Edge case 19: who was planned before the limit was known stays planned; the count is what tells.
 */
static void
test_announced_later (void)
{
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (CohortProgram) program = announce_spring ();
  g_autoptr (CohortSnapshot) after
      = cohort_snapshot_new (cohort_snapshot_get_county_number (before), program);
  static const char *const people[] = {"marisol", "devon", "priya", "grace"};
  CohortSpots spots;

  cohort_test_team (&before);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *command = g_strdup_printf (
        "{'do':'attendance.plan','person':'%s','convening':'spring-2025'}", people[i]);

    cohort_test_run (&before, command);
  }
  COHORT_FOR_EACH (CohortAttendance, attendance, before, COHORT_RECORD_ATTENDANCE) {
    cohort_snapshot_take (after, cohort_record_copy (attendance));
  }
  g_assert_cmpint (count (before, "spring-2025").free, ==, COHORT_UNKNOWN);
  spots = count (after, "spring-2025");
  g_assert_cmpint (spots.limit, ==, 3);
  g_assert_cmpuint (spots.held, ==, 4);
  g_assert_cmpint (spots.free, ==, -1);
}

static void
take_attendance (CohortSnapshot *snapshot, const char *id, const char *status, const char *replaces)
{
  CohortAttendance *attendance = cohort_record_new (COHORT_RECORD_ATTENDANCE, id);

  cohort_set_text (&attendance->convening, "fall-2024");
  cohort_set_text (&attendance->status, status);
  cohort_set_text (&attendance->replaces, replaces);
  cohort_snapshot_take (snapshot, attendance);
}

#define A "00000000-0000-4000-8000-00000000000a"
#define B "00000000-0000-4000-8000-00000000000b"
#define C "00000000-0000-4000-8000-00000000000c"

/* S-6 on merged data: a fork, a circle, a dead end, two live ends, somebody who is not there. */
static void
test_chains (void)
{
  static const struct {
    const char *name;
    const char *rows[3][3];
    guint n;
  } cases[] = {
      {"sound", {{A, "replaced", NULL}, {B, "replaced", A}, {C, "planned", B}}, 0},
      {"ends with somebody who declined", {{A, "replaced", NULL}, {B, "declined", A}}, 0},
      {"fork", {{A, "replaced", NULL}, {B, "planned", A}, {C, "planned", A}}, 1},
      {"circle", {{A, "replaced", B}, {B, "replaced", A}}, 2},
      {"dead end", {{A, "replaced", NULL}, {B, "planned", NULL}}, 1},
      {"two live ends", {{A, "planned", NULL}, {B, "planned", A}}, 1},
      {"nobody", {{A, "planned", C}}, 1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autoptr (GPtrArray) sentences = NULL;
    g_autoptr (GPtrArray) holders = NULL;

    for (guint j = 0; j < 3 && cases[i].rows[j][0] != NULL; j++)
      take_attendance (snapshot, cases[i].rows[j][0], cases[i].rows[j][1], cases[i].rows[j][2]);
    sentences = cohort_spots_check (snapshot);
    holders = cohort_spots_holders (snapshot, "fall-2024");
    g_test_message ("%s", cases[i].name);
    g_assert_cmpuint (sentences->len, ==, cases[i].n);
    g_assert_cmpuint (holders->len, <=, 2);
  }
}

/* Whatever becomes of a successor, the chain keeps its end. */
static void
test_chain_keeps_its_end (void)
{
  static const char *const commands[] = {
      "{'do':'attendance.withdraw','person':'devon'," FALL "}",
      "{'do':'attendance.set','person':'devon'," FALL ",'status':'declined'}",
      "{'do':'attendance.replace','person':'devon','with':'marisol'," FALL "}",
      "{'do':'attendance.replace','person':'devon','with':'lena'," FALL
      ",'registration':'cancelled'}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autoptr (GPtrArray) sentences = NULL;

    cohort_test_team (&snapshot);
    cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'marisol'," FALL "}");
    cohort_test_run (&snapshot,
                     "{'do':'attendance.replace','person':'marisol','with':'devon'," FALL "}");
    cohort_test_run (&snapshot, commands[i]);
    g_free (cohort_test_refuse (snapshot, "{'do':'person.remove','person':'devon'}",
                                COHORT_ERROR_REFUSED));
    sentences = cohort_spots_check (snapshot);
    g_assert_cmpuint (sentences->len, ==, 0);
  }
}

/* Edge cases 16, 17 and 27 of the county's side: nobody is dropped, a seat used is a seat used. */
static void
test_no_show (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  CohortSpots spots;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'grace'," FALL "}");
  cohort_test_run_on (&snapshot, "2024-11-10",
                      "{'do':'attendance.set','person':'grace'," FALL ",'status':'no-show'}");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpuint (spots.held, ==, 1);
  g_assert_cmpuint (spots.headcount, ==, 0);
  cohort_test_run (&snapshot, "{'do':'participation.decline','reason':'no substitutes'}");
  spots = count (snapshot, "fall-2024");
  g_assert_cmpuint (spots.held, ==, 1);
  g_assert_cmpint (spots.free, ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spots/class", test_class);
  g_test_add_func ("/spots/not-announced", test_not_announced);
  g_test_add_func ("/spots/adjustments", test_adjustments);
  g_test_add_func ("/spots/refused-adjustments", test_refused_adjustments);
  g_test_add_func ("/spots/release-all", test_release_all);
  g_test_add_func ("/spots/holders", test_holders);
  g_test_add_func ("/spots/decline-is-no-release", test_decline_is_no_release);
  g_test_add_func ("/spots/headcount", test_headcount);
  g_test_add_func ("/spots/queue", test_queue);
  g_test_add_func ("/spots/offer", test_offer);
  g_test_add_func ("/spots/offer-lapses", test_offer_lapses);
  g_test_add_func ("/spots/limit-in-words", test_limit_in_words);
  g_test_add_func ("/spots/announced-later", test_announced_later);
  g_test_add_func ("/spots/chains", test_chains);
  g_test_add_func ("/spots/chain-keeps-its-end", test_chain_keeps_its_end);
  g_test_add_func ("/spots/no-show", test_no_show);

  return g_test_run ();
}
