/* A delegation: who stands in and why, what it lacks, locked names, canceled registrations.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-error.h"
#include "cohort-test-builder.h"

#define FALL "'convening':'fall-2024'"

static CohortSnapshot *
make_team (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  return snapshot;
}

static const CohortAttendance *
get (const CohortSnapshot *snapshot, const char *family)
{
  return cohort_snapshot_get_attendance (snapshot, cohort_test_person (snapshot, family)->record.id,
                                         "fall-2024");
}

static void
lock_names (CohortSnapshot **snapshot, const char *day)
{
  g_autofree char *command
      = g_strdup_printf ("{'do':'setting.set','key':'names.lock.fall-2024','value':'%s'}", day);

  cohort_test_run (snapshot, command);
}

/* The commands of the tests are of Sep 3, 2024. */
static void
test_names_lock (void)
{
  static const struct {
    const char *lock; /* (nullable) */
    const char *command;
    gboolean needs_reason;
  } cases[] = {
      {NULL, "{'do':'attendance.plan','person':'lena'," FALL "%s}", FALSE},
      {"2024-09-03", "{'do':'attendance.plan','person':'lena'," FALL "%s}", FALSE},
      {"2024-09-02", "{'do':'attendance.plan','person':'lena'," FALL "%s}", TRUE},
      {"2024-09-02", "{'do':'attendance.withdraw','person':'grace'," FALL "%s}", TRUE},
      {"2024-09-02", "{'do':'attendance.replace','person':'grace','with':'lena'," FALL "%s}", TRUE},
      {"2024-09-02", "{'do':'attendance.set','person':'grace'," FALL ",'status':'declined'%s}",
       TRUE},
      {"2024-09-02", "{'do':'attendance.set','person':'grace'," FALL ",'status':'cancelled'%s}",
       TRUE},
      {"2024-09-02", "{'do':'attendance.set','person':'tomas'," FALL ",'status':'invited'%s}",
       TRUE},
      {"2024-09-02", "{'do':'attendance.set','person':'grace'," FALL ",'status':'accepted'%s}",
       FALSE},
      {"2024-09-02", "{'do':'attendance.register','person':'grace'," FALL "}", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    g_autofree char *silent = g_strdup_printf (cases[i].command, "");
    g_autofree char *spoken = g_strdup_printf (cases[i].command, ",'reason':'ill'");

    cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
    cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'tomas'," FALL "}");
    cohort_test_run (&snapshot,
                     "{'do':'attendance.set','person':'tomas'," FALL ",'status':'declined'}");
    if (cases[i].lock != NULL)
      lock_names (&snapshot, cases[i].lock);
    if (!cases[i].needs_reason) {
      cohort_test_run (&snapshot, silent);
      continue;
    }
    g_free (cohort_test_refuse (snapshot, silent, COHORT_ERROR_REFUSED));
    cohort_test_run (&snapshot, spoken);
    g_assert_true (g_strcmp0 (get (snapshot, "Whitfield")->note, "ill") == 0
                   || g_strcmp0 (get (snapshot, "Herrera-Lund")->note, "ill") == 0
                   || g_strcmp0 (get (snapshot, "Abubakar")->note, "ill") == 0);
  }
}

/* A reason does not push out what was noted before, and is not lost with a withdrawal. */
static void
test_reason_is_kept (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.edit','person':'grace'," FALL ",'note':'vegan'}");
  lock_names (&snapshot, "2024-09-01");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.withdraw','person':'grace'," FALL ",'reason':'ill'}");
  g_assert_cmpstr (get (snapshot, "Whitfield")->status, ==, "cancelled");
  g_assert_cmpstr (get (snapshot, "Whitfield")->note, ==, "vegan\nill");
}

static void
test_unregister (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  const CohortAttendance *attendance;
  CohortSpots spots;

  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'grace'," FALL
                              ",'confirmation':'C-5','on':'2024-09-01'}");
  cohort_test_run (&snapshot, "{'do':'attendance.unregister','person':'grace'," FALL
                              ",'on':'2024-09-02','reason':'wrong option'}");
  attendance = get (snapshot, "Whitfield");
  g_assert_cmpstr (attendance->status, ==, "accepted");
  g_assert_cmpuint (attendance->cancelled_on, ==, cohort_date_parse ("2024-09-02"));
  g_assert_cmpstr (attendance->note, ==, "wrong option");
  cohort_spots_count (snapshot, "fall-2024", &spots);
  g_assert_cmpuint (spots.held, ==, 1);
  g_free (cohort_test_refuse (snapshot, "{'do':'attendance.unregister','person':'grace'," FALL "}",
                              COHORT_ERROR_REFUSED));

  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'grace'," FALL "}");
  attendance = get (snapshot, "Whitfield");
  g_assert_cmpuint (attendance->cancelled_on, ==, 0);
  g_assert_cmpuint (attendance->registered_on, ==, cohort_date_parse (COHORT_TEST_DAY));
  g_assert_null (attendance->confirmation);

  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'grace'," FALL ",'status':'declined'}");
  cohort_test_run (&snapshot, "{'do':'attendance.unregister','person':'grace'," FALL "}");
  g_assert_cmpstr (get (snapshot, "Whitfield")->status, ==, "declined");
  g_assert_cmpuint (get (snapshot, "Whitfield")->cancelled_on, !=, 0);
}

static void
test_unregister_refused (void)
{
  static const char *const statuses[] = {"attended", "partial", "no-show"};

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    g_autofree char *command = g_strdup_printf (
        "{'do':'attendance.set','person':'grace'," FALL ",'status':'%s'}", statuses[i]);

    cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
    g_free (cohort_test_refuse (snapshot,
                                "{'do':'attendance.unregister','person':'grace'," FALL "}",
                                COHORT_ERROR_REFUSED));
    cohort_test_run (&snapshot, "{'do':'attendance.register','person':'grace'," FALL "}");
    cohort_test_run (&snapshot, command);
    g_free (cohort_test_refuse (snapshot,
                                "{'do':'attendance.unregister','person':'grace'," FALL "}",
                                COHORT_ERROR_REFUSED));
  }
}

/* Edge case 2: the registration goes over, or it is canceled and the successor has none. */
static void
test_replace_registration (void)
{
  static const struct {
    const char *first; /* what happens to Lena before */
    const char *fate;
    const char *status; /* Grace's */
    const char *confirmation;
    gboolean cancelled;
  } cases[] = {
      {NULL, "", "registered", "C-6", FALSE},
      {NULL, ",'registration':'moved'", "registered", "C-6", FALSE},
      {NULL, ",'registration':'cancelled'", "accepted", NULL, TRUE},
      {"{'do':'attendance.set','person':'lena'," FALL ",'status':'declined'}", "", "registered",
       "C-6", FALSE},
      {"{'do':'attendance.set','person':'lena'," FALL ",'status':'declined'}",
       ",'registration':'cancelled'", "accepted", NULL, TRUE},
      {"{'do':'attendance.unregister','person':'lena'," FALL "}", "", "accepted", NULL, TRUE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    g_autofree char *command = g_strdup_printf (
        "{'do':'attendance.replace','person':'lena','with':'grace'," FALL "%s}", cases[i].fate);

    cohort_test_run (&snapshot, "{'do':'attendance.register','person':'lena'," FALL
                                ",'option':'scop-day','confirmation':'C-6'}");
    if (cases[i].first != NULL)
      cohort_test_run (&snapshot, cases[i].first);
    cohort_test_run (&snapshot, command);
    g_test_message ("%u %s", (guint)i, cases[i].fate);
    g_assert_cmpstr (get (snapshot, "Whitfield")->status, ==, cases[i].status);
    g_assert_cmpstr (get (snapshot, "Whitfield")->confirmation, ==, cases[i].confirmation);
    g_assert_cmpint (get (snapshot, "Whitfield")->price_cents, ==, 15000);
    g_assert_cmpuint (get (snapshot, "Whitfield")->cancelled_on, ==, 0);
    g_assert_cmpstr (get (snapshot, "Abubakar")->status, ==, "replaced");
    g_assert_cmpint (get (snapshot, "Abubakar")->cancelled_on != 0, ==, cases[i].cancelled);
    g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_LINE)->len, ==, 1);
  }
}

/* Of a registration that was paid, the line stays with the first and the second gets her own. */
static void
test_replace_paid (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  const CohortPlanLine *one, *other;
  GPtrArray *lines;

  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'lena'," FALL ",'option':'scop-day'}");
  cohort_test_run (&snapshot, "{'do':'expense.add','id':'fee','person':'lena'," FALL
                              ",'category':'registration','amount':'150.00','on':'2024-09-01'}");
  cohort_test_run (&snapshot, "{'do':'expense.submit','expense':'fee'}");
  cohort_test_run (&snapshot, "{'do':'attendance.replace','person':'lena','with':'grace'," FALL
                              ",'registration':'cancelled'}");
  lines = cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_LINE);
  g_assert_cmpuint (lines->len, ==, 2);
  one = g_ptr_array_index (lines, 0);
  other = g_ptr_array_index (lines, 1);
  g_assert_cmpstr (one->person, ==, cohort_test_person (snapshot, "Abubakar")->record.id);
  g_assert_cmpstr (one->state, ==, "closed");
  g_assert_cmpstr (other->person, ==, cohort_test_person (snapshot, "Whitfield")->record.id);
  g_assert_cmpstr (other->state, ==, "open");
  g_free (cohort_test_refuse (snapshot,
                              "{'do':'attendance.replace','person':'grace','with':'devon'," FALL
                              ",'registration':'burnt'}",
                              COHORT_ERROR_INVALID));
}

static void
test_forward_link (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'lena'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.forward-link','people':['grace','lena']," FALL
                              ",'on':'2024-09-01'}");
  g_assert_cmpuint (get (snapshot, "Whitfield")->link_sent_on, ==,
                    cohort_date_parse ("2024-09-01"));
  g_assert_cmpuint (get (snapshot, "Abubakar")->link_sent_on, ==, cohort_date_parse ("2024-09-01"));
  cohort_test_run (&snapshot, "{'do':'attendance.forward-link','person':'lena'," FALL "}");
  g_assert_cmpuint (get (snapshot, "Abubakar")->link_sent_on, ==,
                    cohort_date_parse (COHORT_TEST_DAY));
  g_free (cohort_test_refuse (snapshot,
                              "{'do':'attendance.forward-link','people':['devon']," FALL "}",
                              COHORT_ERROR_REFUSED));
  g_free (cohort_test_refuse (snapshot,
                              "{'do':'attendance.forward-link','people':'grace'," FALL "}",
                              COHORT_ERROR_INVALID));
}

/* The rank of somebody among the suggested, or -1. */
static int
find (GPtrArray *list, const char *family)
{
  for (guint i = 0; i < list->len; i++) {
    const CohortSubstitute *substitute = g_ptr_array_index (list, i);

    if (g_strcmp0 (substitute->person->family, family) == 0)
      return (int)i;
  }
  return -1;
}

static const CohortSubstitute *
get_suggested (GPtrArray *list, const char *family)
{
  int rank = find (list, family);

  if (rank < 0)
    g_error ("%s is not suggested", family);
  return g_ptr_array_index (list, (guint)rank);
}

static gboolean
has_reason (const CohortSubstitute *substitute, const char *reason)
{
  return g_ptr_array_find_with_equal_func (substitute->reasons, reason, g_str_equal, NULL);
}

/* Noor is like Lena; whoever goes, has an offer or has declined is not suggested. */
static void
test_suggest_instead (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autoptr (GPtrArray) list = NULL;
  const CohortSubstitute *first;

  cohort_test_run (&snapshot,
                   "{'do':'person.add','id':'noor','given':'Noor','family':'Castellanos',"
                   "'role':'community-partner','organization':'Valley Expanded Learning Network',"
                   "'bands':'tk-2 3-5','status':'prospect'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'lena'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'marisol'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'devon'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'devon'," FALL ",'status':'declined'}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'waitlist.set','person':'grace'," FALL ",'state':'offered'}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'tomas'," FALL "}");
  list = cohort_delegation_suggest (snapshot, "fall-2024", get (snapshot, "Abubakar"),
                                    cohort_date_parse (COHORT_TEST_DAY));
  g_assert_cmpuint (list->len, ==, 3);
  first = g_ptr_array_index (list, 0);
  g_assert_cmpstr (first->person->family, ==, "Castellanos");
  g_assert_true (has_reason (first, "same role: Community partner / expanded learning"));
  g_assert_true (has_reason (first, "same grade band: TK–2, 3–5"));
  g_assert_true (has_reason (get_suggested (list, "Raman"), "same grade band: 3–5"));
  g_assert_true (has_reason (get_suggested (list, "Herrera-Lund"), "number 1 on the waitlist"));
  g_assert_cmpuint (first->score, >, get_suggested (list, "Raman")->score);
}

/* For an empty spot: what nobody going brings, by the chosen targets and the bands of school. */
static void
test_suggest_for_empty (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autoptr (GPtrArray) list = NULL;
  const CohortSubstitute *priya;

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'tomas'," FALL "}");
  list = cohort_delegation_suggest (snapshot, "fall-2024", NULL,
                                    cohort_date_parse (COHORT_TEST_DAY));
  g_assert_cmpuint (list->len, ==, 5);
  priya = g_ptr_array_index (list, 0);
  g_assert_cmpstr (priya->person->family, ==, "Raman");
  g_assert_true (has_reason (priya, "covers grades 3–5, which nobody going does"));
  g_assert_cmpuint (priya->reasons->len, ==, 2);
  g_assert_cmpuint (get_suggested (list, "Whitfield")->reasons->len, ==, 1);

  cohort_test_run (&snapshot, "{'do':'membership.end','person':'priya','on':'2024-09-01'}");
  g_clear_pointer (&list, g_ptr_array_unref);
  list = cohort_delegation_suggest (snapshot, "fall-2024", NULL,
                                    cohort_date_parse (COHORT_TEST_DAY));
  g_assert_cmpint (find (list, "Raman"), ==, -1);
}

static void
test_gaps (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  static const struct {
    const char *command;
    guint n;
    const char *last;
  } steps[] = {
      {"{'do':'setting.set','key':'coverage.target','value':'groups'}", 10, "Grades 9–12"},
      {"{'do':'attendance.plan','person':'grace'," FALL "}", 8, "Grades 6–8"},
      {"{'do':'attendance.plan','person':'marisol'," FALL "}", 7, "Grades 6–8"},
      {"{'do':'setting.set','key':'coverage.system-fills','value':'yes'}", 4, NULL},
      {"{'do':'setting.set','key':'coverage.target','value':'sjcoe-example'}", 4, NULL},
      {"{'do':'attendance.plan','person':'devon'," FALL "}", 3, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (GPtrArray) gaps = NULL;

    g_test_message ("%s", steps[i].command);
    cohort_test_run (&snapshot, steps[i].command);
    gaps = cohort_delegation_list_gaps (snapshot, "fall-2024", cohort_date_parse (COHORT_TEST_DAY));
    g_assert_cmpuint (gaps->len, ==, steps[i].n);
    if (steps[i].last != NULL)
      g_assert_cmpstr (g_ptr_array_index (gaps, gaps->len - 1), ==, steps[i].last);
  }
}

static void
test_release_message (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autofree char *subject = NULL;
  g_autofree char *text = NULL;
  g_autofree char *to = NULL;
  const CohortSpotAdjustment *release;
  GPtrArray *releases;

  text = cohort_delegation_dup_release_message (snapshot, "fall-2024", 2, "no substitutes", &to,
                                                &subject);
  g_assert_nonnull (strchr (to, '@'));
  g_assert_cmpstr (subject, ==, "San Joaquin County releases 2 spots for Fall 2024");
  g_assert_nonnull (strstr (text, "releases 2 spots"));
  g_assert_nonnull (strstr (text, "Reason: no substitutes"));
  g_assert_nonnull (strstr (text, "San Joaquin County Office of Education"));

  cohort_test_run (&snapshot,
                   "{'do':'spots.release'," FALL ",'count':2,'reason':'no substitutes'}");
  cohort_test_run (&snapshot,
                   "{'do':'spots.release'," FALL ",'count':1,'message':'We are one short.'}");
  releases = cohort_snapshot_get_records (snapshot, COHORT_RECORD_SPOT_ADJUSTMENT);
  release = g_ptr_array_index (releases, 0);
  g_assert_cmpstr (release->message, ==, text);
  release = g_ptr_array_index (releases, 1);
  g_assert_cmpstr (release->message, ==, "We are one short.");
}

/* Edge cases 16 and 17: all announced spots go back in one act, and do not come back by another. */
static void
test_participation (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  CohortSpots spots;

  g_free (cohort_test_refuse (snapshot, "{'do':'participation.resume'}", COHORT_ERROR_REFUSED));
  g_free (cohort_test_refuse (snapshot, "{'do':'participation.decline'}", COHORT_ERROR_INVALID));
  cohort_test_run (&snapshot, "{'do':'spots.release'," FALL ",'count':2}");
  cohort_test_run (&snapshot, "{'do':'participation.decline','reason':'no substitutes'}");
  cohort_spots_count (snapshot, "fall-2024", &spots);
  g_assert_cmpint (spots.limit, ==, 0);
  g_assert_cmpint (spots.released, ==, 6);
  g_assert_cmpstr (cohort_delegation_get_declined (snapshot), ==, "no substitutes");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_SPOT_ADJUSTMENT)->len, ==,
                    2);
  g_free (cohort_test_refuse (snapshot, "{'do':'participation.decline','reason':'again'}",
                              COHORT_ERROR_REFUSED));

  cohort_test_run (&snapshot, "{'do':'participation.resume'}");
  g_assert_null (cohort_delegation_get_declined (snapshot));
  cohort_spots_count (snapshot, "fall-2024", &spots);
  g_assert_cmpint (spots.limit, ==, 0);
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'spots.grant'," FALL ",'count':1}");
  cohort_spots_count (snapshot, "fall-2024", &spots);
  g_assert_cmpint (spots.free, ==, 1);
  g_assert_cmpuint (spots.waiting, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/delegation/names-lock", test_names_lock);
  g_test_add_func ("/delegation/reason-is-kept", test_reason_is_kept);
  g_test_add_func ("/delegation/unregister", test_unregister);
  g_test_add_func ("/delegation/unregister-refused", test_unregister_refused);
  g_test_add_func ("/delegation/replace-registration", test_replace_registration);
  g_test_add_func ("/delegation/replace-paid", test_replace_paid);
  g_test_add_func ("/delegation/forward-link", test_forward_link);
  g_test_add_func ("/delegation/suggest-instead", test_suggest_instead);
  g_test_add_func ("/delegation/suggest-for-empty", test_suggest_for_empty);
  g_test_add_func ("/delegation/gaps", test_gaps);
  g_test_add_func ("/delegation/release-message", test_release_message);
  g_test_add_func ("/delegation/participation", test_participation);

  return g_test_run ();
}
