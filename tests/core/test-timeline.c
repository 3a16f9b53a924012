/* One person's timeline: what is told, in which order, and that nobody else's is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-test-builder.h"
#include "cohort-timeline.h"

#define FALL "'person':'grace','convening':'fall-2024'"

static GPtrArray *
make_timeline (const CohortSnapshot *snapshot, const char *family)
{
  return cohort_timeline_new (snapshot, cohort_test_person (snapshot, family)->record.id);
}

typedef struct {
  const char *on; /* NULL: no day */
  const char *kind;
  const char *title;
  const char *detail; /* part of it, or NULL */
  gint64 cents;
} Expected;

static void
assert_events (GPtrArray *events, const Expected *expected, guint n)
{
  for (guint i = 0; i < events->len; i++) {
    const CohortEvent *event = g_ptr_array_index (events, i);

    g_test_message ("%u %s: %s (%s)", event->on, event->kind, event->title, event->detail);
  }
  g_assert_cmpuint (events->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const CohortEvent *event = g_ptr_array_index (events, i);

    g_assert_cmpstr (event->title, ==, expected[i].title);
    g_assert_cmpstr (event->kind, ==, expected[i].kind);
    g_assert_cmpuint (event->on, ==,
                      expected[i].on != NULL ? cohort_date_parse (expected[i].on) : 0);
    if (expected[i].detail != NULL)
      g_assert_nonnull (strstr (event->detail != NULL ? event->detail : "", expected[i].detail));
    g_assert_cmpint (event->cents, ==, expected[i].cents);
  }
}

static void
test_story (void)
{
  static const Expected expected[] = {
      {"2025-01-06", "membership",
       "Changed role from District science coordinator / specialist to District administrator",
       "Calaveras Bend", COHORT_UNKNOWN},
      {"2024-12-05", "payment", "Paid: Mileage, Fall 2024", "W-7", 6432},
      {"2024-11-10", "attendance", "Fall 2024: Attended", "Nov 7", COHORT_UNKNOWN},
      {"2024-11-07", "expense", "Mileage, Fall 2024", "Paid", 6432},
      {"2024-10-01", "registration", "Registered for Fall 2024", "C-1", 15000},
      {"2024-09-22", "invitation", "Accepted the invitation to Fall 2024", "Gladly",
       COHORT_UNKNOWN},
      {"2024-09-20", "invitation", "Invited to Fall 2024 (2nd time)", "Phone", COHORT_UNKNOWN},
      {"2024-09-08", "invitation", "Declined the invitation to Fall 2024", NULL, COHORT_UNKNOWN},
      {"2024-09-03", "invitation", "Invited to Fall 2024", "39-2024-001", COHORT_UNKNOWN},
      {"2024-07-01", "membership", "Joined the team", "Calaveras Bend", COHORT_UNKNOWN},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) others = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'membership.edit','person':'grace','start':'2024-07-01'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan'," FALL ",'option':'scop-day'}");
  cohort_test_run (&snapshot, "{'do':'invitation.add'," FALL ",'letter':'39-2024-001'}");
  cohort_test_run_on (&snapshot, "2024-09-08",
                      "{'do':'invitation.set'," FALL ",'outcome':'declined'}");
  cohort_test_run_on (&snapshot, "2024-09-20",
                      "{'do':'invitation.add'," FALL ",'channel':'phone'}");
  cohort_test_run_on (&snapshot, "2024-09-22",
                      "{'do':'invitation.set'," FALL ",'outcome':'accepted','note':'Gladly'}");
  cohort_test_run_on (&snapshot, "2024-10-01",
                      "{'do':'attendance.register'," FALL ",'confirmation':'C-1'}");
  cohort_test_run_on (&snapshot, "2024-11-10",
                      "{'do':'attendance.set'," FALL ",'status':'attended'}");
  cohort_test_run_on (&snapshot, "2024-11-10",
                      "{'do':'attendance.edit'," FALL ",'days':['2024-11-07']}");
  cohort_test_run_on (&snapshot, "2024-11-12",
                      "{'do':'expense.add','id':'e'," FALL
                      ",'category':'mileage','amount':'64.32','on':'2024-11-07'}");
  cohort_test_run_on (&snapshot, "2024-11-13", "{'do':'expense.submit','expense':'e'}");
  cohort_test_run_on (&snapshot, "2024-11-14", "{'do':'expense.approve','expense':'e'}");
  cohort_test_run_on (&snapshot, "2024-12-05",
                      "{'do':'expense.pay','expense':'e','reference':'W-7'}");
  cohort_test_run_on (&snapshot, "2024-12-06",
                      "{'do':'membership.change','person':'grace','on':'2025-01-06',"
                      "'role':'district-administrator'}");
  events = make_timeline (snapshot, "Whitfield");
  assert_events (events, expected, G_N_ELEMENTS (expected));
  others = make_timeline (snapshot, "Raman");
  g_assert_cmpuint (others->len, ==, 1);
}

/* Case 2: who replaced whom stands with both; the letters stay with the one they were sent to. */
static void
test_replaced (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  static const Expected before[] = {
      {"2024-10-05", "attendance", "Fall 2024: Replaced", "replaced by Lena Abubakar",
       COHORT_UNKNOWN},
      {"2024-09-03", "invitation", "Invited to Fall 2024", "39-2024-001", COHORT_UNKNOWN},
      {NULL, "membership", "Joined the team", NULL, COHORT_UNKNOWN},
  };

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan'," FALL ",'option':'scop-day'}");
  cohort_test_run (&snapshot, "{'do':'invitation.add'," FALL ",'letter':'39-2024-001'}");
  cohort_test_run_on (&snapshot, "2024-10-05",
                      "{'do':'attendance.replace'," FALL ",'with':'lena'}");
  first = make_timeline (snapshot, "Whitfield");
  assert_events (first, before, G_N_ELEMENTS (before));
  second = make_timeline (snapshot, "Abubakar");
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_nonnull (
      strstr (((const CohortEvent *)second->pdata[0])->detail, "replaces Grace Whitfield"));
}

static void
test_waiting_and_merged (void)
{
  static const Expected expected[] = {
      {"2025-01-20", "membership", "Left the team", "Moved away", COHORT_UNKNOWN},
      {"2024-10-04", "waitlist", "Was offered a spot at Fall 2024", "reply by", COHORT_UNKNOWN},
      {"2024-10-02", "waitlist", "Asked for a spot at Fall 2024", "Offered", COHORT_UNKNOWN},
      {NULL, "merge", "Gracie Whitfield was merged into this person", "gracie@example.org",
       COHORT_UNKNOWN},
      {NULL, "membership", "Joined the team", "Calaveras Bend", COHORT_UNKNOWN},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *id = NULL;

  cohort_test_team (&snapshot);
  id = g_strdup (cohort_test_person (snapshot, "Whitfield")->record.id);
  cohort_test_run (&snapshot, "{'do':'person.add','id':'two','given':'Gracie',"
                              "'family':'Whitfield','email':'gracie@example.org'}");
  cohort_test_run_on (&snapshot, "2024-10-02",
                      "{'do':'waitlist.join','person':'two','convening':'fall-2024'}");
  cohort_test_run_on (&snapshot, "2024-10-03",
                      "{'do':'person.merge','person':'grace','other':'two'}");
  cohort_test_run_on (&snapshot, "2024-10-04",
                      "{'do':'waitlist.set'," FALL ",'state':'offered','reply_by':'2024-10-10'}");
  cohort_test_run_on (&snapshot, "2025-01-21",
                      "{'do':'membership.end','person':'grace','reason':'Moved away'}");
  events = cohort_timeline_new (snapshot, id);
  assert_events (events, expected, G_N_ELEMENTS (expected));
}

/* What she does in the year stands among the rest by its day. */
static void
test_year (void)
{
  static const Expected expected[] = {
      {"2024-09-02", "activity", "Erosion", "Lesson Study Cycles · 1 h", COHORT_UNKNOWN},
      {"2024-08-30", "opportunity", "Science Leadership Academy with the Exploratorium", "Applied",
       COHORT_UNKNOWN},
      {NULL, "goal", "Serves the goal “Labs”", "Has kits", COHORT_UNKNOWN},
      {NULL, "membership", "Joined the team", "Calaveras Bend", COHORT_UNKNOWN},
  };
  static const char *const commands[] = {
      "{'do':'goal.add','id':'labs','text':'Labs'}",
      "{'do':'goal.link','goal':'labs','person':'grace','why':'Has kits'}",
      "{'do':'activity.add','component':'lesson-study','title':'Erosion','minutes':60,"
      "'on':'2024-09-02','people':['grace']}",
      "{'do':'opportunity.person','opportunity':'science-leadership-academy','person':'grace',"
      "'status':'applied','on':'2024-08-30'}",
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) events = NULL;

  cohort_test_team (&snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  events = cohort_timeline_new (snapshot, cohort_test_person (snapshot, "Whitfield")->record.id);
  assert_events (events, expected, G_N_ELEMENTS (expected));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/story", test_story);
  g_test_add_func ("/timeline/replaced", test_replaced);
  g_test_add_func ("/timeline/waiting-and-merged", test_waiting_and_merged);
  g_test_add_func ("/timeline/year", test_year);

  return g_test_run ();
}
