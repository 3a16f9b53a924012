/* Two that are one: what moves, what collapses, what is refused, and that it can be taken back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-arguments.h"
#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-team.h"
#include "cohort-test-builder.h"

#define MERGE "{'do':'person.merge','person':'grace','other':'two'}"

/* The county's team and a second Grace, whom everything happened to. */
static CohortSnapshot *
make_two (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();
  static const char *const commands[] = {
      "{'do':'person.add','id':'two','given':'Gracie','family':'Whitfeld','preferred':'Gigi',"
      "'email':'gigi@example.org','phone':'209-555-0199','needs':'Vegetarian','case_presenter':"
      "true,"
      "'role':'tosa','organization':'Lodi Unified'}",
      "{'do':'attendance.register','person':'two','convening':'fall-2024','option':'scop-day'}",
      "{'do':'waitlist.join','person':'two','convening':'spring-2025'}",
      "{'do':'invitation.add','person':'two','convening':'fall-2024'}",
      "{'do':'expense.add','person':'two','category':'mileage','amount':'64.32','on':'2024-11-07'}",
      "{'do':'attendance.plan','person':'lena','convening':'fall-2024'}",
      "{'do':'invitation.add','person':'lena'}",
  };

  cohort_test_team (&snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  return snapshot;
}

static const CohortPerson *
find_person (const CohortSnapshot *snapshot, const char *label)
{
  g_autoptr (GError) error = NULL;
  const CohortPerson *person
      = cohort_arguments_find_record (snapshot, COHORT_RECORD_PERSON, label, &error);

  g_assert_no_error (error);
  return person;
}

static gboolean
names (const CohortRecord *record, const char *id)
{
  const CohortRecordClass *class = cohort_record_kind_get_class (record->kind);

  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].kind == COHORT_FIELD_ID
        && g_strcmp0 (cohort_record_get_text (record, &class->fields[i]), id) == 0)
      return TRUE;
  return FALSE;
}

static guint
count_naming (const CohortSnapshot *snapshot, const char *id)
{
  guint n = 0;

  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    COHORT_FOR_EACH (CohortRecord, record, snapshot, kind)
      n += names (record, id);
  }
  return n;
}

/* Everything goes along, and nothing else is even copied. */
static void
test_moves (void)
{
  g_autoptr (CohortSnapshot) before = make_two ();
  g_autoptr (CohortChange) change = cohort_test_change (before, COHORT_TEST_DAY, MERGE);
  g_autoptr (CohortSnapshot) after = cohort_snapshot_apply (before, change);
  const CohortPerson *grace = find_person (after, "grace");
  const CohortPerson *other = find_person (after, "two");
  guint n_hers = count_naming (before, grace->record.id);
  guint n_others = count_naming (before, other->record.id);

  g_assert_cmpuint (n_others, >=, 6);
  g_assert_cmpuint (count_naming (after, other->record.id), ==, 0);
  /* And one more: the other herself, who points to her. */
  g_assert_cmpuint (count_naming (after, grace->record.id), ==, n_hers + n_others + 1);
  g_assert_cmpstr (other->merged_into, ==, grace->record.id);
  g_assert_cmpstr (cohort_change_get_object (change), ==, "Gigi Whitfeld");
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    COHORT_FOR_EACH (CohortRecord, record, before, kind) {
      gboolean concerned = names (record, other->record.id) || record == &grace->record
                           || g_str_equal (record->id, other->record.id)
                           || g_str_equal (record->id, grace->record.id);

      g_assert_true (concerned
                     || cohort_snapshot_find (after, kind, record->id) == (gpointer)record);
    }
  }
}

/* What undo does: every record as it was. */
static CohortChange *
invert (const CohortSnapshot *before, const CohortChange *change)
{
  CohortChange *inverse = cohort_change_new ("undo", "", NULL);
  GPtrArray *records = cohort_change_get_records (change);

  for (guint i = 0; i < records->len; i++) {
    CohortRecord *record = g_ptr_array_index (records, i);
    CohortRecord *was = cohort_snapshot_find (before, record->kind, record->id);

    if (was != NULL)
      cohort_change_put (inverse, cohort_record_ref (was));
    else
      cohort_change_delete (inverse, record);
  }
  return inverse;
}

static void
assert_same (const CohortSnapshot *one, const CohortSnapshot *other)
{
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    g_assert_cmpuint (cohort_snapshot_get_records (one, kind)->len, ==,
                      cohort_snapshot_get_records (other, kind)->len);
    COHORT_FOR_EACH (CohortRecord, record, one, kind) {
      gpointer same = cohort_snapshot_find (other, kind, record->id);

      g_assert_nonnull (same);
      g_assert_true (cohort_record_equal (record, same));
    }
  }
}

static void
test_undone (gconstpointer command)
{
  g_autoptr (CohortSnapshot) before = make_two ();
  g_autoptr (CohortChange) change = NULL;
  g_autoptr (CohortChange) inverse = NULL;
  g_autoptr (CohortSnapshot) after = NULL;
  g_autoptr (CohortSnapshot) again = NULL;

  cohort_test_run (&before, "{'do':'person.distinguish','person':'two','other':'lena'}");
  cohort_test_run (&before, "{'do':'membership.change','person':'two','on':'2024-10-01',"
                            "'role':'district-specialist','organization':'Calaveras Bend "
                            "Unified'}");
  change = cohort_test_change (before, COHORT_TEST_DAY, command);
  after = cohort_snapshot_apply (before, change);
  inverse = invert (before, change);
  again = cohort_snapshot_apply (after, inverse);
  assert_same (before, again);
}

static void
test_fields (void)
{
  static const struct {
    const char *take; /* NULL: not given */
    const char *given;
    const char *preferred;
    const char *email;
    const char *needs;
    gboolean presenter;
  } cases[] = {
      {NULL, "Grace", "Gigi", "grace.whitfield@example.org", "Vegetarian", TRUE},
      {"[]", "Grace", NULL, "grace.whitfield@example.org", NULL, FALSE},
      {"['given','email']", "Gracie", NULL, "gigi@example.org", NULL, FALSE},
      {"['preferred','phone','needs','case_presenter']", "Grace", "Gigi",
       "grace.whitfield@example.org", "Vegetarian", TRUE},
      {"['language','note','home_place','case_member','family']", "Grace", NULL,
       "grace.whitfield@example.org", NULL, FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_two ();
    g_autofree char *command
        = cases[i].take != NULL ? g_strdup_printf (
              "{'do':'person.merge','person':'grace','other':'two','take':%s}", cases[i].take)
                                : g_strdup (MERGE);
    const CohortPerson *grace;

    cohort_test_run (&snapshot, command);
    grace = find_person (snapshot, "grace");
    g_assert_cmpstr (grace->given, ==, cases[i].given);
    g_assert_cmpstr (grace->preferred, ==, cases[i].preferred);
    g_assert_cmpstr (grace->email, ==, cases[i].email);
    g_assert_cmpstr (grace->needs, ==, cases[i].needs);
    g_assert_cmpint (grace->case_presenter, ==, cases[i].presenter);
    g_assert_cmpstr (grace->family, ==, i == 4 ? "Whitfeld" : "Whitfield");
    g_assert_cmpstr (find_person (snapshot, "two")->given, ==, "Gracie");
  }
}

static const CohortMembership *
get_only (const CohortSnapshot *snapshot, const char *label)
{
  const GPtrArray *all
      = cohort_snapshot_get_memberships (snapshot, find_person (snapshot, label)->record.id);

  g_assert_nonnull (all);
  g_assert_cmpuint (all->len, ==, 1);
  return all->pdata[0];
}

/* What the second membership says, and what is left of the two. */
static void
test_memberships (void)
{
  static const struct {
    const char *other; /* Grace is a district specialist at Calaveras Bend, 9-12, since July 1 */
    guint n;
    const char *start;
    const char *bands;
  } cases[] = {
      {"'role':'district-specialist','organization':'Calaveras Bend Unified','bands':'6-8',"
       "'start':'2024-06-01'",
       1, "2024-06-01", "6-8 9-12"},
      {"'role':'district-specialist','organization':'Calaveras Bend Unified','start':'2024-08-01'",
       1, "2024-07-01", "9-12"},
      {"'start':'2024-07-01'", 1, "2024-07-01", "9-12"},
      {"'role':'district-specialist','organization':'Lodi Unified','start':'2024-07-01'", 2, NULL,
       NULL},
      {"'role':'family','organization':'Calaveras Bend Unified','start':'2024-07-01'", 2, NULL,
       NULL},
      {"'role':'other','role_typed':'Scout','organization':'Calaveras Bend Unified'", 2, NULL,
       NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autofree char *add
        = g_strdup_printf ("{'do':'person.add','id':'two','given':'Grace',%s}", cases[i].other);
    const CohortMembership *membership;

    cohort_test_team (&snapshot);
    cohort_test_run (&snapshot, "{'do':'membership.edit','person':'grace','start':'2024-07-01'}");
    cohort_test_run (&snapshot, add);
    g_test_message ("%s", add);
    cohort_test_run (&snapshot, MERGE);
    g_assert_cmpuint (
        cohort_snapshot_get_memberships (snapshot, find_person (snapshot, "grace")->record.id)->len,
        ==, cases[i].n);
    g_assert_null (
        cohort_snapshot_get_memberships (snapshot, find_person (snapshot, "two")->record.id));
    if (cases[i].n > 1)
      continue;
    membership = get_only (snapshot, "grace");
    g_assert_cmpuint (membership->start, ==, cohort_date_parse (cases[i].start));
    g_assert_cmpstr (membership->bands, ==, cases[i].bands);
    g_assert_cmpstr (membership->role, ==, "district-specialist");
  }
}

/* The state of the one that goes on, and one after the other stay two. */
static void
test_ended_memberships (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const GPtrArray *all;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'membership.edit','person':'grace','start':'2024-07-01'}");
  cohort_test_run (&snapshot, "{'do':'membership.end','person':'grace','on':'2024-08-31'}");
  cohort_test_run (&snapshot,
                   "{'do':'person.add','id':'two','given':'Grace','status':'prospect',"
                   "'role':'district-specialist','organization':'Calaveras Bend Unified',"
                   "'start':'2024-08-15'}");
  cohort_test_run (&snapshot, MERGE);
  g_assert_cmpuint (get_only (snapshot, "grace")->end, ==, 0);
  g_assert_cmpstr (get_only (snapshot, "grace")->status, ==, "prospect");
  g_assert_null (get_only (snapshot, "grace")->end_reason);

  cohort_test_run (&snapshot,
                   "{'do':'person.add','id':'three','given':'Grace',"
                   "'role':'district-specialist','organization':'Calaveras Bend Unified',"
                   "'start':'2023-08-15'}");
  cohort_test_run (&snapshot, "{'do':'membership.end','person':'three','on':'2024-06-30'}");
  cohort_test_run (&snapshot, "{'do':'person.merge','person':'grace','other':'three'}");
  all = cohort_snapshot_get_memberships (snapshot, find_person (snapshot, "grace")->record.id);
  g_assert_cmpuint (all->len, ==, 2);
}

static void
test_refused (void)
{
  static const struct {
    const char *before; /* (nullable) */
    const char *command;
    int code;
  } cases[] = {
      {NULL, "{'do':'person.merge','person':'grace','other':'grace'}", COHORT_ERROR_REFUSED},
      {NULL, "{'do':'person.merge','person':'grace'}", COHORT_ERROR_INVALID},
      {NULL, "{'do':'person.merge','person':'grace','other':'nobody'}", COHORT_ERROR_NOT_FOUND},
      {NULL, "{'do':'person.merge','person':'grace','other':'two','take':['id']}",
       COHORT_ERROR_INVALID},
      {NULL, "{'do':'person.merge','person':'grace','other':'two','take':[1]}",
       COHORT_ERROR_INVALID},
      {NULL, "{'do':'person.merge','person':'grace','other':'two','take':'given'}",
       COHORT_ERROR_INVALID},
      /* S-5: a spot and a spot, a spot and a wait, a wait and a wait. */
      {"{'do':'attendance.plan','person':'grace','convening':'fall-2024'}", MERGE,
       COHORT_ERROR_REFUSED},
      {"{'do':'waitlist.join','person':'grace','convening':'fall-2024'}", MERGE,
       COHORT_ERROR_REFUSED},
      {"{'do':'waitlist.join','person':'grace','convening':'spring-2025'}", MERGE,
       COHORT_ERROR_REFUSED},
      /* No chain and no circle. */
      {MERGE, "{'do':'person.merge','person':'two','other':'grace'}", COHORT_ERROR_REFUSED},
      {MERGE, "{'do':'person.merge','person':'lena','other':'two'}", COHORT_ERROR_REFUSED},
      {MERGE, "{'do':'person.distinguish','person':'grace','other':'two'}", COHORT_ERROR_REFUSED},
      {MERGE, "{'do':'person.edit','person':'two','given':'A'}", COHORT_ERROR_REFUSED},
      {MERGE, "{'do':'attendance.plan','person':'two','convening':'spring-2025'}",
       COHORT_ERROR_REFUSED},
      {NULL, "{'do':'person.distinguish','person':'two','other':'two'}", COHORT_ERROR_REFUSED},
      {NULL, "{'do':'organization.remove','organization':'Lodi Unified'}", COHORT_ERROR_REFUSED},
      {NULL, "{'do':'organization.merge','organization':'Lodi Unified','other':'Nowhere'}",
       COHORT_ERROR_NOT_FOUND},
      {NULL, "{'do':'organization.merge','organization':'Lodi Unified','other':'lodi unified'}",
       COHORT_ERROR_REFUSED},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_two ();

    if (cases[i].before != NULL)
      cohort_test_run (&snapshot, cases[i].before);
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
  }
}

/* Whoever went into one that goes on into a third leads there in one step; and rows a copy left
 * with a merged one, not knowing, follow when it is merged again. */
static void
test_onward (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_two ();
  g_autoptr (CohortChange) elsewhere
      = cohort_test_change (snapshot, COHORT_TEST_DAY,
                            "{'do':'invitation.add','person':'two','convening':'spring-2025'}");
  g_autoptr (CohortSnapshot) met = NULL;
  const char *priya;

  cohort_test_run (&snapshot, MERGE);
  cohort_test_run (&snapshot, "{'do':'person.merge','person':'priya','other':'grace'}");
  priya = find_person (snapshot, "priya")->record.id;
  g_assert_cmpstr (find_person (snapshot, "grace")->merged_into, ==, priya);
  g_assert_cmpstr (find_person (snapshot, "two")->merged_into, ==, priya);

  met = cohort_snapshot_apply (snapshot, elsewhere);
  g_assert_cmpuint (count_naming (met, find_person (met, "two")->record.id), ==, 1);
  cohort_test_run (&met, "{'do':'person.merge','person':'priya','other':'two'}");
  g_assert_cmpuint (count_naming (met, find_person (met, "two")->record.id), ==, 0);
}

/* The names of the other lead to nobody, or to the survivor when she has them. */
static void
test_names (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortPerson *grace;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'person.add','id':'two','given':'Grace',"
                              "'family':'Whitfield','email':'grace.whitfield@example.org'}");
  g_free (cohort_test_refuse (snapshot, "{'do':'person.edit','person':'Grace Whitfield'}",
                              COHORT_ERROR_AMBIGUOUS));
  cohort_test_run (&snapshot, MERGE);
  grace = find_person (snapshot, "grace");
  g_assert_true (find_person (snapshot, "Grace Whitfield") == grace);
  g_assert_true (find_person (snapshot, "grace.whitfield@example.org") == grace);
}

/* Told apart from a third stays so for the survivor; what was told apart may still be one. */
static void
test_distinctions (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_two ();
  GPtrArray *records;

  cohort_test_run (&snapshot, "{'do':'person.distinguish','person':'two','other':'lena'}");
  cohort_test_run (&snapshot, "{'do':'person.distinguish','person':'lena','other':'two'}");
  cohort_test_run (&snapshot, "{'do':'person.distinguish','person':'two','other':'grace'}");
  records = cohort_snapshot_get_records (snapshot, COHORT_RECORD_DISTINCTION);
  g_assert_cmpuint (records->len, ==, 2);
  cohort_test_run (&snapshot, MERGE);
  records = cohort_snapshot_get_records (snapshot, COHORT_RECORD_DISTINCTION);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_true (names (records->pdata[1], find_person (snapshot, "grace")->record.id));
  g_assert_true (names (records->pdata[1], find_person (snapshot, "lena")->record.id));
}

static const CohortOrganization *
get_organization (const CohortSnapshot *snapshot, const char *family)
{
  const CohortMembership *membership = cohort_snapshot_get_membership (
      snapshot, cohort_test_person (snapshot, family)->record.id, cohort_date_parse ("2024-10-01"));

  return cohort_team_find_organization (snapshot, membership->organization);
}

/* Case 29: a district under another name is one by an alias, and old rows lead to it. */
static void
test_organizations (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortOrganization *delta;
  guint n;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'organization.add','id':'usd','name':'Delta-Oaks USD',"
                              "'city':'Stockton','aliases':'DOUSD\\ndelta oaks unified'}");
  cohort_test_run (&snapshot, "{'do':'person.add','family':'Pike','organization':'usd'}");
  n = cohort_snapshot_get_records (snapshot, COHORT_RECORD_ORGANIZATION)->len;
  cohort_test_run (&snapshot, "{'do':'organization.merge','organization':'Delta Oaks Unified',"
                              "'other':'usd'}");
  delta = get_organization (snapshot, "Raman");
  g_assert_cmpstr (delta->aliases, ==, "Delta-Oaks USD\nDOUSD");
  g_assert_cmpstr (delta->city, ==, "Stockton");
  g_assert_true (get_organization (snapshot, "Pike") == delta);
  cohort_test_run (&snapshot, "{'do':'person.add','family':'Reed','organization':'dousd'}");
  g_assert_true (get_organization (snapshot, "Reed") == delta);

  cohort_test_run (&snapshot, "{'do':'organization.merge','organization':'Calaveras Bend Unified',"
                              "'other':'Delta Oaks Unified'}");
  g_assert_true (get_organization (snapshot, "Pike") == get_organization (snapshot, "Whitfield"));
  g_assert_cmpstr (get_organization (snapshot, "Raman")->name, ==, "Calaveras Bend Unified");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ORGANIZATION)->len, ==, n);
}

static void
test_remove_organization (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'organization.add','id':'o','name':'Delta Oak Unified'}");
  cohort_test_run (&snapshot, "{'do':'organization.distinguish','organization':'o',"
                              "'other':'Delta Oaks Unified'}");
  cohort_test_run (&snapshot, "{'do':'organization.remove','organization':'o'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ORGANIZATION)->len, ==, 4);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_DISTINCTION)->len, ==, 0);
}

#define TRIP(who) "{'do':'plan.trip','convening':'fall-2024','depart':'2024-11-07','person':'" who

static guint
count_miles (const CohortSnapshot *snapshot, const char *person, const char *state)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    n += g_str_equal (line->category, "mileage") && g_str_equal (line->person, person)
         && g_str_equal (line->state, state);
  }
  return n;
}

/* Nobody travels twice: her trip stays who has a place there, else the survivor's. */
static void
test_trips (void)
{
  static const struct {
    const char *name;
    const char *before; /* (nullable) */
    const char *note;
    guint open, closed;
  } cases[] = {
      {"the other has a place", NULL, "other", 1, 0},
      {"nobody has", "{'do':'attendance.withdraw','person':'two','convening':'fall-2024'}",
       "survivor", 1, 0},
      {"what money was claimed of",
       "{'do':'expense.add','person':'grace','convening':'fall-2024','category':'mileage',"
       "'on':'2024-11-07','amount':1000}",
       "other", 1, 1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) before = make_two ();
    g_autoptr (CohortChange) change = NULL;
    g_autoptr (CohortChange) inverse = NULL;
    g_autoptr (CohortSnapshot) after = NULL;
    g_autoptr (CohortSnapshot) again = NULL;
    g_autofree char *grace = g_strdup (find_person (before, "grace")->record.id);
    GPtrArray *trips;

    g_test_message ("%s", cases[i].name);
    cohort_test_run (&before, TRIP ("grace") "','miles':96,'note':'survivor'}");
    cohort_test_run (&before, TRIP ("two") "','miles':50,'note':'other'}");
    cohort_test_run (&before, TRIP ("lena") "','mode':'passenger','driver':'two'}");
    cohort_test_run (&before, "{'do':'plan.trip','convening':'spring-2025','depart':'2025-05-18',"
                              "'person':'grace','mode':'passenger','driver':'two'}");
    if (cases[i].before != NULL)
      cohort_test_run (&before, cases[i].before);
    g_assert_cmpuint (count_miles (before, grace, "open"), ==, 1);
    change = cohort_test_change (before, COHORT_TEST_DAY, MERGE);
    after = cohort_snapshot_apply (before, change);
    inverse = invert (before, change);
    again = cohort_snapshot_apply (after, inverse);
    assert_same (before, again);

    trips = cohort_snapshot_get_records (after, COHORT_RECORD_TRIP);
    g_assert_cmpuint (trips->len, ==, 3);
    for (guint j = 0; j < trips->len; j++) {
      const CohortTripRecord *trip = g_ptr_array_index (trips, j);

      g_assert_cmpstr (trip->driver, !=, trip->person);
      if (g_str_equal (trip->person, grace) && g_str_equal (trip->convening, "fall-2024"))
        g_assert_cmpstr (trip->note, ==, cases[i].note);
    }
    g_assert_cmpuint (count_miles (after, grace, "open"), ==, cases[i].open);
    g_assert_cmpuint (count_miles (after, grace, "closed"), ==, cases[i].closed);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/moves", test_moves);
  g_test_add_data_func ("/merge/undone", MERGE, test_undone);
  g_test_add_data_func (
      "/merge/undone-organization",
      "{'do':'organization.merge','organization':'Lodi Unified','other':'Delta Oaks Unified'}",
      test_undone);
  g_test_add_func ("/merge/trips", test_trips);
  g_test_add_func ("/merge/fields", test_fields);
  g_test_add_func ("/merge/memberships", test_memberships);
  g_test_add_func ("/merge/ended-memberships", test_ended_memberships);
  g_test_add_func ("/merge/refused", test_refused);
  g_test_add_func ("/merge/onward", test_onward);
  g_test_add_func ("/merge/names", test_names);
  g_test_add_func ("/merge/distinctions", test_distinctions);
  g_test_add_func ("/merge/organizations", test_organizations);
  g_test_add_func ("/merge/remove-organization", test_remove_organization);

  return g_test_run ();
}
