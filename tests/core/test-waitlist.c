/* The waitlist: who stands where, what an offer holds, and that nothing happens by itself.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-findings.h"
#include "cohort-spots.h"
#include "cohort-test-builder.h"

#define FALL "'convening':'fall-2024'"

static CohortSnapshot *
make_team (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  return snapshot;
}

static CohortSpots
count (const CohortSnapshot *snapshot)
{
  CohortSpots spots;

  cohort_spots_count (snapshot, "fall-2024", &spots);
  return spots;
}

static const CohortWaitlistEntry *
get_entry (const CohortSnapshot *snapshot, const char *family)
{
  const char *person = cohort_test_person (snapshot, family)->record.id;

  COHORT_FOR_EACH (CohortWaitlistEntry, entry, snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (g_strcmp0 (entry->person, person) == 0)
      return entry;
  }
  return NULL;
}

/* The given names of those that wait, in their order. */
static char *
list_queue (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, "fall-2024");
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);
    const CohortPerson *person
        = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, entry->person);

    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", person->given);
  }
  return g_string_free (names, FALSE);
}

static void
join (CohortSnapshot **snapshot, const char *person, const char *at)
{
  g_autofree char *command = g_strdup_printf (
      "{'do':'waitlist.join','person':'%s'," FALL ",'at':'2024-10-02T%sZ'}", person, at);

  cohort_test_run (snapshot, command);
}

/* Each step moves one person on what the steps before it left. */
static void
test_move (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  static const struct {
    const char *person;
    const char *before; /* JSON */
    const char *order;
  } steps[] = {
      {"lena", "'marisol'", "Lena Marisol Devon Priya Grace"},
      {"grace", "'devon'", "Lena Marisol Grace Devon Priya"},
      {"lena", "null", "Marisol Grace Devon Priya Lena"},
      {"marisol", "'priya'", "Grace Devon Marisol Priya Lena"},
      {"grace", "'lena'", "Devon Marisol Priya Grace Lena"},
      {"priya", "'marisol'", "Devon Priya Marisol Grace Lena"},
      {"devon", "'priya'", "Devon Priya Marisol Grace Lena"},
  };

  /* Devon and Priya asked in the same second. */
  join (&snapshot, "marisol", "09:00:00");
  join (&snapshot, "devon", "09:00:01");
  join (&snapshot, "priya", "09:00:01");
  join (&snapshot, "grace", "10:00:00");
  join (&snapshot, "lena", "11:00:00");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *command = g_strdup_printf ("{'do':'waitlist.move','person':'%s'," FALL
                                                ",'before':%s,'reason':'agreed'}",
                                                steps[i].person, steps[i].before);
    g_autofree char *order = NULL;

    g_test_message ("%s", command);
    cohort_test_run (&snapshot, command);
    order = list_queue (snapshot);
    g_assert_cmpstr (order, ==, steps[i].order);
  }
  g_assert_cmpstr (get_entry (snapshot, "Raman")->requested_at, ==, "2024-10-02T09:00:01Z");
  g_assert_cmpstr (get_entry (snapshot, "Raman")->reorder_reason, ==, "agreed");
}

/* However often somebody is moved into the same gap, there is room. */
static void
test_move_often (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  join (&snapshot, "marisol", "09:00:00");
  join (&snapshot, "devon", "09:00:00");
  join (&snapshot, "priya", "09:00:00");
  for (guint i = 0; i < 60; i++) {
    g_autofree char *order = NULL;

    cohort_test_run (&snapshot, i % 2 == 0 ? "{'do':'waitlist.move','person':'priya'," FALL
                                             ",'before':'devon','reason':'r'}"
                                           : "{'do':'waitlist.move','person':'devon'," FALL
                                             ",'before':'priya','reason':'r'}");
    order = list_queue (snapshot);
    g_assert_cmpstr (order, ==, i % 2 == 0 ? "Marisol Priya Devon" : "Marisol Devon Priya");
  }
}

/* Whoever joins after somebody was put last stands behind her. */
static void
test_join_behind (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autofree char *order = NULL;

  join (&snapshot, "marisol", "09:00:00");
  join (&snapshot, "devon", "10:00:00");
  cohort_test_run (&snapshot,
                   "{'do':'waitlist.move','person':'marisol'," FALL ",'reason':'asked for it'}");
  join (&snapshot, "priya", "10:00:01");
  order = list_queue (snapshot);
  g_assert_cmpstr (order, ==, "Devon Marisol Priya");
}

static void
test_refused (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'waitlist.move','person':'devon'," FALL ",'before':'marisol'}", COHORT_ERROR_INVALID},
      {"{'do':'waitlist.move','person':'devon'," FALL ",'before':'devon','reason':'r'}",
       COHORT_ERROR_REFUSED},
      {"{'do':'waitlist.move','person':'devon'," FALL ",'before':'lena','reason':'r'}",
       COHORT_ERROR_NOT_FOUND},
      {"{'do':'waitlist.move','person':'lena'," FALL ",'reason':'r'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'waitlist.edit','person':'lena'," FALL ",'note':'n'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'waitlist.edit','person':'devon'," FALL ",'source':'pigeon'}", COHORT_ERROR_INVALID},
      {"{'do':'waitlist.edit','person':'devon'," FALL ",'reply_by':'2024-10-09'}",
       COHORT_ERROR_REFUSED},
      {"{'do':'waitlist.set','person':'devon'," FALL ",'state':'offered'}", COHORT_ERROR_REFUSED},
      {"{'do':'waitlist.set','person':'marisol'," FALL ",'state':'expired'}", COHORT_ERROR_REFUSED},
  };

  join (&snapshot, "marisol", "09:00:00");
  join (&snapshot, "devon", "10:00:00");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
}

/* Out of turn only for a reason; of two who asked in the same second either may be first. */
static void
test_out_of_turn (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  join (&snapshot, "marisol", "09:00:00");
  join (&snapshot, "devon", "09:00:00");
  join (&snapshot, "priya", "10:00:00");
  cohort_test_run (&snapshot, "{'do':'waitlist.set','person':'devon'," FALL ",'state':'offered'}");
  cohort_test_run (&snapshot, "{'do':'waitlist.set','person':'priya'," FALL
                              ",'state':'offered','reason':'one spot, they want two'}");
  g_assert_cmpstr (get_entry (snapshot, "Raman")->reorder_reason, ==, "one spot, they want two");
  cohort_test_run (&snapshot,
                   "{'do':'waitlist.set','person':'marisol'," FALL ",'state':'offered'}");
  g_assert_cmpuint (count (snapshot).held, ==, 3);
}

static void
test_edit (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  const CohortWaitlistEntry *entry;

  join (&snapshot, "marisol", "09:00:00");
  cohort_test_run (&snapshot, "{'do':'waitlist.edit','person':'marisol'," FALL
                              ",'source':'e-mail','together':'Delta','note':'drives'}");
  cohort_test_run (&snapshot,
                   "{'do':'waitlist.set','person':'marisol'," FALL ",'state':'offered'}");
  cohort_test_run (&snapshot,
                   "{'do':'waitlist.edit','person':'marisol'," FALL ",'reply_by':'2024-10-09'}");
  entry = get_entry (snapshot, "Vance");
  g_assert_cmpstr (entry->source, ==, "e-mail");
  g_assert_cmpstr (entry->together_tag, ==, "Delta");
  g_assert_cmpstr (entry->note, ==, "drives");
  g_assert_cmpuint (entry->reply_by, ==, cohort_date_parse ("2024-10-09"));

  cohort_test_run (&snapshot,
                   "{'do':'waitlist.set','person':'marisol'," FALL ",'state':'waiting'}");
  entry = get_entry (snapshot, "Vance");
  g_assert_null (entry->offered_at);
  g_assert_cmpuint (entry->reply_by, ==, 0);
  cohort_test_run (&snapshot, "{'do':'waitlist.edit','person':'marisol'," FALL ",'together':null}");
  g_assert_null (get_entry (snapshot, "Vance")->together_tag);
}

/* Two who want to come together and one free spot: said, and never acted on. */
static void
test_together (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autofree char *text = NULL;
  g_autofree char *alone = NULL;
  gint64 free;

  cohort_test_run (&snapshot, "{'do':'spots.release'," FALL ",'count':5}");
  cohort_test_run (&snapshot,
                   "{'do':'waitlist.join','person':'priya'," FALL ",'together':'Delta Oaks'}");
  cohort_test_run (&snapshot,
                   "{'do':'waitlist.join','person':'tomas'," FALL ",'together':'delta oaks '}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
  g_assert_cmpuint (cohort_spots_count_together (snapshot, get_entry (snapshot, "Raman"), &free),
                    ==, 2);
  g_assert_cmpint (free, ==, 1);
  g_assert_cmpuint (cohort_spots_count_together (snapshot, get_entry (snapshot, "Whitfield"), NULL),
                    ==, 1);
  text = cohort_spots_dup_together (snapshot, get_entry (snapshot, "Raman"));
  alone = cohort_spots_dup_together (snapshot, get_entry (snapshot, "Whitfield"));
  g_assert_cmpstr (text, ==, "2 spots needed, 1 free");
  g_assert_null (alone);
  g_assert_cmpuint (count (snapshot).waiting, ==, 3);
}

/* An offer with no spot free is allowed, and found; accepting it takes no further one (S-2). */
static void
test_offer_when_full (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, "{'do':'spots.release'," FALL ",'count':5}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'marisol'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
  g_assert_cmpint (count (snapshot).free, ==, 0);
  cohort_test_run (&snapshot, "{'do':'waitlist.set','person':'grace'," FALL ",'state':'offered'}");
  g_assert_cmpint (count (snapshot).free, ==, -1);
  cohort_test_run (&snapshot, "{'do':'waitlist.set','person':'grace'," FALL ",'state':'accepted'}");
  g_assert_cmpint (count (snapshot).free, ==, -1);
  g_assert_cmpuint (count (snapshot).held, ==, 2);
}

/* Whoever gets a spot by another way waits no longer, and does not hold it twice. */
static void
test_settled (void)
{
  static const char *const commands[] = {
      "{'do':'attendance.plan','person':'grace'," FALL "}",
      "{'do':'attendance.register','person':'grace'," FALL "}",
      "{'do':'attendance.replace','person':'marisol','with':'grace'," FALL "}",
  };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (commands); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    guint held = i / 2 == 2 ? 1 : 2;

    cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'marisol'," FALL "}");
    cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
    if (i % 2 == 1)
      cohort_test_run (&snapshot,
                       "{'do':'waitlist.set','person':'grace'," FALL ",'state':'offered'}");
    cohort_test_run (&snapshot, commands[i / 2]);
    g_assert_cmpuint (count (snapshot).held, ==, held);
    g_assert_cmpuint (count (snapshot).waiting, ==, 0);
    g_assert_cmpstr (get_entry (snapshot, "Whitfield")->state, ==, "accepted");
  }
}

/* Story A8: the seat of whoever declines is offered to nobody; the coordinator chooses. */
static void
test_decline_offers_nothing (void)
{
  static const char *const choices[] = {
      "{'do':'attendance.plan','person':'ellis'," FALL "}",
      "{'do':'spots.release'," FALL ",'count':1}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();

    cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
    cohort_test_run (&snapshot,
                     "{'do':'person.add','id':'ellis','given':'Ellis','family':'Marchetti',"
                     "'role':'higher-ed','status':'prospect'}");
    join (&snapshot, "ellis", "09:00:00");
    cohort_test_run (&snapshot,
                     "{'do':'attendance.set','person':'grace'," FALL ",'status':'declined'}");
    g_assert_cmpstr (get_entry (snapshot, "Marchetti")->state, ==, "waiting");
    g_assert_cmpint (count (snapshot).free, ==, 6);
    g_assert_cmpint (count (snapshot).released, ==, 0);
    cohort_test_run (&snapshot, choices[i]);
    g_assert_cmpint (count (snapshot).free, ==, 5);
    g_assert_cmpstr (get_entry (snapshot, "Marchetti")->state, ==, i == 0 ? "accepted" : "waiting");
  }
}

/* A prospect who takes a spot that was offered is on the team from then on; one who does not stays
 * on its bench. */
static void
test_bench (void)
{
  static const struct {
    const char *state;
    const char *status;
  } cases[] = {
      {NULL, "prospect"},
      {"declined", "prospect"},
      {"withdrawn", "prospect"},
      {"accepted", "active"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    g_autofree char *command = g_strdup_printf (
        "{'do':'waitlist.set','person':'ellis'," FALL ",'state':'%s'}", cases[i].state);

    cohort_test_run (&snapshot,
                     "{'do':'person.add','id':'ellis','given':'Ellis','family':'Marchetti',"
                     "'role':'higher-ed','status':'prospect'}");
    join (&snapshot, "ellis", "09:00:00");
    cohort_test_run (&snapshot,
                     "{'do':'waitlist.set','person':'ellis'," FALL ",'state':'offered'}");
    if (cases[i].state != NULL)
      cohort_test_run (&snapshot, command);
    g_assert_cmpstr (
        cohort_snapshot_get_membership (snapshot,
                                        cohort_test_person (snapshot, "Marchetti")->record.id,
                                        cohort_date_parse (COHORT_TEST_DAY))
            ->status,
        ==, cases[i].status);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waitlist/move", test_move);
  g_test_add_func ("/waitlist/move-often", test_move_often);
  g_test_add_func ("/waitlist/join-behind", test_join_behind);
  g_test_add_func ("/waitlist/refused", test_refused);
  g_test_add_func ("/waitlist/out-of-turn", test_out_of_turn);
  g_test_add_func ("/waitlist/edit", test_edit);
  g_test_add_func ("/waitlist/together", test_together);
  g_test_add_func ("/waitlist/offer-when-full", test_offer_when_full);
  g_test_add_func ("/waitlist/settled", test_settled);
  g_test_add_func ("/waitlist/decline-offers-nothing", test_decline_offers_nothing);
  g_test_add_func ("/waitlist/bench", test_bench);

  return g_test_run ();
}
