/* Commands about people, memberships, organizations, answers and settings.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-team.h"
#include "cohort-test-builder.h"

#define LATER "2024-10-01"

static const CohortMembership *
get_membership (const CohortSnapshot *snapshot, const char *family, const char *day)
{
  const CohortPerson *person = cohort_test_person (snapshot, family);

  return cohort_snapshot_get_membership (snapshot, person->record.id, cohort_date_parse (day));
}

static guint
count_records (const CohortSnapshot *snapshot, CohortRecordKind kind)
{
  return cohort_snapshot_get_records (snapshot, kind)->len;
}

static void
test_add (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortMembership *membership;
  const CohortPerson *person;

  cohort_test_run (
      &snapshot,
      "{'do':'person.add','given':'Tomás','family':'Herrera-Lund','preferred':'Tom',"
      "'email':' Tomas.HL@Example.org','phone':'+1 209 555 0104 ext 3','language':'es',"
      "'case_member':'no','case_presenter':true,'home_place':'Stockton','needs':'Vegetarian',"
      "'note':'Saturday','role':'district-specialist','organization':'Delta Oaks Unified',"
      "'bands':'6-8, 3-5','content_area':'science','start':'2024-07-01'}");
  person = cohort_test_person (snapshot, "Herrera-Lund");
  g_assert_cmpstr (person->given, ==, "Tomás");
  g_assert_cmpstr (person->email, ==, "tomas.hl@example.org");
  g_assert_null (person->email_typed);
  g_assert_cmpstr (person->phone, ==, "209-555-0104 x3");
  g_assert_cmpstr (person->phone_typed, ==, "+1 209 555 0104 ext 3");
  g_assert_cmpstr (person->case_member, ==, "no");
  g_assert_true (person->case_presenter);
  g_assert_cmpstr (person->needs, ==, "Vegetarian");

  membership = get_membership (snapshot, "Herrera-Lund", "2024-07-01");
  g_assert_cmpstr (membership->status, ==, "active");
  g_assert_cmpstr (membership->sector, ==, "district");
  g_assert_cmpstr (membership->bands, ==, "3-5 6-8");
  g_assert_false (membership->lead);
  g_assert_null (get_membership (snapshot, "Herrera-Lund", "2024-06-30"));
}

static void
test_add_little (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortMembership *membership;

  cohort_test_run (&snapshot, "{'do':'person.add','family':'Niño','phone':'+44 20 7946 0958',"
                              "'role':'other','role_typed':'Parent'}");
  membership = get_membership (snapshot, "Niño", "2024-07-01");
  g_assert_cmpstr (membership->role_typed, ==, "Parent");
  g_assert_null (membership->sector);
  g_assert_null (membership->organization);
  g_assert_null (membership->bands);
  g_assert_null (cohort_test_person (snapshot, "Niño")->phone);
  g_assert_cmpstr (cohort_test_person (snapshot, "Niño")->phone_typed, ==, "+44 20 7946 0958");
}

static void
test_refused (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'person.add'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':''}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','email':'not an address'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','role':'wizard'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','sector':'wizard'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','bands':'K-5'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','bands':[3]}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','bands':3}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','status':'ended'}", COHORT_ERROR_REFUSED},
      {"{'do':'person.add','given':'A','status':'wizard'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','case_member':'maybe'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','start':'soon'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','emial':'a@example.org'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','id':'marisol'}", COHORT_ERROR_INVALID},
      {"{'do':'person.add','given':'A','organization':'00000000-0000-0000-0000-000000000000'}",
       COHORT_ERROR_NOT_FOUND},
      {"{'do':'person.edit','person':'nobody','given':'A'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'person.edit','given':'A'}", COHORT_ERROR_INVALID},
      {"{'do':'person.edit','person':'marisol','given':null,'family':''}", COHORT_ERROR_INVALID},
      {"{'do':'person.edit','person':'marisol','email':'marisol'}", COHORT_ERROR_INVALID},
      {"{'do':'membership.add','person':'marisol'}", COHORT_ERROR_REFUSED},
      {"{'do':'membership.change','person':'nobody'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'organization.add','name':'San Joaquin coe'}", COHORT_ERROR_REFUSED},
      {"{'do':'organization.add'}", COHORT_ERROR_INVALID},
      {"{'do':'organization.edit','organization':'Delta Oaks Unified','name':'San Joaquin COE'}",
       COHORT_ERROR_REFUSED},
      {"{'do':'organization.edit','organization':'Nowhere','city':'X'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'setting.set','key':'color','value':'red'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'setting.set','key':'year','value':'2024'}", COHORT_ERROR_INVALID},
      {"{'do':'setting.set','key':'year','value':'2024-26'}", COHORT_ERROR_INVALID},
      {"{'do':'setting.set','key':'year'}", COHORT_ERROR_INVALID},
      {"{'do':'response.confirm','response':'none'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'person.explode'}", COHORT_ERROR_NOT_FOUND},
  };

  cohort_test_team (&snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
}

static void
test_edit (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortChange) nothing = NULL;
  const CohortMembership *membership;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'person.edit','person':'lena.abubakar@example.org','email':null,"
                   "'role':'family','bands':['9-12'],'lead':true}");
  membership = get_membership (snapshot, "Abubakar", "2024-09-03");
  g_assert_null (cohort_test_person (snapshot, "Abubakar")->email);
  g_assert_cmpstr (membership->role, ==, "family");
  g_assert_cmpstr (membership->sector, ==, "family");
  g_assert_cmpstr (membership->bands, ==, "9-12");
  g_assert_true (membership->lead);
  g_assert_nonnull (membership->organization);

  nothing = cohort_test_change (snapshot, LATER,
                                "{'do':'person.edit','person':'Lena Abubakar',"
                                "'given':'Lena','role':'family'}");
  g_assert_true (cohort_change_is_empty (nothing));
}

/* What was typed for a role goes with it; a chosen sector stays until the role changes. */
static void
test_edit_role (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortMembership *membership;

  cohort_test_run (&snapshot, "{'do':'person.add','id':'p','family':'Pike','role':'other',"
                              "'role_typed':'Designee','sector':'coe'}");
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'p','note':'x'}");
  membership = get_membership (snapshot, "Pike", LATER);
  g_assert_cmpstr (membership->role_typed, ==, "Designee");
  g_assert_cmpstr (membership->sector, ==, "coe");
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'p','role':'coe-administrator'}");
  membership = get_membership (snapshot, "Pike", LATER);
  g_assert_null (membership->role_typed);
  g_assert_cmpstr (membership->sector, ==, "coe");
}

static void
test_organizations (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortOrganization *organization;

  cohort_test_team (&snapshot);
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_ORGANIZATION), ==, 4);
  cohort_test_run (&snapshot, "{'do':'organization.edit','organization':'Calaveras Bend Unified',"
                              "'name':'Calaveras Bend USD','sector':'district','aliases':'CBUSD'}");
  cohort_test_run (&snapshot, "{'do':'person.add','family':'Pike','organization':'cbusd'}");
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_ORGANIZATION), ==, 4);
  g_assert_cmpstr (get_membership (snapshot, "Pike", LATER)->sector, ==, "district");

  /* The old name is free again, though the row that had it lives on. */
  cohort_test_run (&snapshot,
                   "{'do':'person.add','family':'Reed','organization':'Calaveras Bend Unified'}");
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_ORGANIZATION), ==, 5);
  cohort_test_run (&snapshot,
                   "{'do':'organization.add','id':'museum','name':'Museum','sector':'informal'}");
  organization = cohort_snapshot_find_organization (snapshot, "museum");
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'Reed','organization':'museum'}");
  g_assert_cmpstr (get_membership (snapshot, "Reed", LATER)->organization, ==,
                   organization->record.id);
}

/* Case 1: a change of role closes one membership the day before and opens the next. */
static void
test_change (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortMembership *before, *after;

  cohort_test_team (&snapshot);
  cohort_test_run_on (&snapshot, LATER,
                      "{'do':'membership.change','person':'grace','on':'2025-01-06',"
                      "'role':'district-administrator','bands':'system'}");
  before = get_membership (snapshot, "Whitfield", "2025-01-05");
  after = get_membership (snapshot, "Whitfield", "2025-01-06");
  g_assert_true (before != after);
  g_assert_cmpstr (before->role, ==, "district-specialist");
  g_assert_cmpstr (before->status, ==, "ended");
  g_assert_cmpuint (before->end, ==, cohort_date_parse ("2025-01-05"));
  g_assert_cmpstr (before->bands, ==, "9-12");
  g_assert_cmpstr (after->role, ==, "district-administrator");
  g_assert_cmpstr (after->status, ==, "active");
  g_assert_cmpstr (after->organization, ==, before->organization);
  g_assert_cmpstr (after->follows, ==, before->record.id);
  g_assert_cmpuint (after->end, ==, 0);

  g_free (cohort_test_refuse (snapshot,
                              "{'do':'membership.change','person':'grace','on':'2025-01-06',"
                              "'role':'teacher'}",
                              COHORT_ERROR_REFUSED));
}

static void
test_end_and_return (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run_on (&snapshot, LATER,
                      "{'do':'membership.end','person':'grace','on':'2024-12-31',"
                      "'reason':'moved away'}");
  g_assert_cmpstr (get_membership (snapshot, "Whitfield", "2024-12-31")->end_reason, ==,
                   "moved away");
  g_assert_null (get_membership (snapshot, "Whitfield", "2025-01-01"));

  cohort_test_run_on (&snapshot, "2025-02-01",
                      "{'do':'membership.add','person':'grace',"
                      "'role':'teacher','bands':'9-12'}");
  g_assert_null (get_membership (snapshot, "Whitfield", "2025-01-31"));
  g_assert_cmpstr (get_membership (snapshot, "Whitfield", "2025-02-01")->role, ==, "teacher");

  /* Without a day it is over now. */
  cohort_test_run_on (&snapshot, "2025-03-01", "{'do':'membership.end','person':'grace'}");
  g_assert_null (get_membership (snapshot, "Whitfield", "2025-03-01"));
  g_assert_nonnull (get_membership (snapshot, "Whitfield", "2025-02-28"));
  g_free (cohort_test_refuse (snapshot, "{'do':'membership.end','person':'nobody'}",
                              COHORT_ERROR_NOT_FOUND));
}

static void
test_edit_reopens (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run_on (&snapshot, LATER,
                      "{'do':'membership.end','person':'grace','on':'2024-12-31'}");
  cohort_test_run_on (&snapshot, LATER,
                      "{'do':'membership.edit','person':'grace','status':'active'}");
  g_assert_nonnull (get_membership (snapshot, "Whitfield", "2025-06-30"));
}

/* Which of several memberships speaks for a person: active before paused or invited before the
 * bench, then the lead, then the earliest, then the one made first. */
static void
test_primary (void)
{
  static const struct {
    const char *one; /* role 'teacher' */
    const char *two; /* role 'family' */
    const char *role;
  } cases[] = {
      {"'start':'2024-07-01'", "'start':'2024-08-01'", "teacher"},
      {"'start':'2024-08-01'", "'start':'2024-07-01'", "family"},
      {"'start':'2024-08-01'", "'start':'2024-08-01'", "teacher"},
      {"'start':null", "'start':'2024-07-01'", "teacher"},
      {"'start':'2024-07-01'", "'start':'2024-08-01','lead':true", "family"},
      {"'start':'2024-07-01','status':'paused'", "'start':'2024-08-01'", "family"},
      {"'start':'2024-07-01','status':'invited'", "'start':'2024-08-01'", "family"},
      {"'start':'2024-08-01','status':'invited'", "'start':'2024-07-01','status':'paused'",
       "family"},
      {"'start':'2024-07-01','status':'prospect','lead':true",
       "'start':'2024-08-01','status':'invited'", "family"},
      {"'start':'2024-07-01','lead':true,'status':'paused'", "'start':'2024-08-01'", "family"},
      {"'start':'2024-10-01','lead':true", "'start':'2024-08-01'", "family"},
      {"'start':'2024-11-01'", "'start':'2024-10-01'", "family"},
      {"'start':'2024-10-01'", "'start':'2024-10-01','lead':true", "family"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autofree char *one = g_strdup_printf (
        "{'do':'person.add','id':'p','family':'Pike','role':'teacher',%s}", cases[i].one);
    g_autofree char *two
        = g_strdup_printf ("{'do':'membership.add','person':'p','role':'family',%s}", cases[i].two);
    const CohortPerson *person;

    cohort_test_run (&snapshot, one);
    cohort_test_run (&snapshot, two);
    g_test_message ("%s; %s", one, two);
    person = cohort_test_person (snapshot, "Pike");
    g_assert_cmpuint (cohort_snapshot_get_memberships (snapshot, person->record.id)->len, ==, 2);
    g_assert_cmpstr (cohort_team_find_membership (snapshot, person->record.id,
                                                  cohort_date_parse (COHORT_TEST_DAY))
                         ->role,
                     ==, cases[i].role);

    /* What is edited by the person's name, and what an attendance copies, is the same one. */
    cohort_test_run (&snapshot, "{'do':'person.edit','person':'p','bands':'9-12'}");
    g_assert_cmpstr (cohort_team_find_membership (snapshot, person->record.id,
                                                  cohort_date_parse (COHORT_TEST_DAY))
                         ->bands,
                     ==, "9-12");
  }
}

static void
test_several (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const char *const refused[] = {
      "{'do':'membership.add','person':'grace','role':'district-specialist'}",
      "{'do':'membership.add','person':'grace','organization':'Calaveras Bend Unified'}",
      "{'do':'membership.add','person':'grace','role':'family','organization':'delta oaks "
      "unified'}",
      "{'do':'membership.add','person':'grace','role':'family','start':'2024-06-01',"
      "'organization':'Delta Oaks Unified'}",
  };
  const CohortAttendance *attendance;
  const char *grace;

  cohort_test_team (&snapshot);
  grace = cohort_test_person (snapshot, "Whitfield")->record.id;
  cohort_test_run (&snapshot, "{'do':'membership.add','id':'m','person':'grace','role':'family',"
                              "'organization':'Delta Oaks Unified','bands':'3-5'}");
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_free (cohort_test_refuse (snapshot, refused[i], COHORT_ERROR_REFUSED));
  cohort_test_run (&snapshot, "{'do':'membership.add','person':'grace','role':'family',"
                              "'organization':'Lodi Unified'}");
  g_assert_cmpuint (cohort_snapshot_get_memberships (snapshot, grace)->len, ==, 3);

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace','convening':'fall-2024'}");
  attendance = cohort_snapshot_get_attendance (snapshot, grace, "fall-2024");
  g_assert_cmpstr (attendance->role, ==, "district-specialist");
  g_assert_cmpstr (attendance->bands, ==, "9-12");

  /* One role ends; the person is still on the team, and then leaves it altogether. */
  cohort_test_run_on (&snapshot, LATER, "{'do':'membership.end','membership':'m'}");
  g_assert_cmpstr (get_membership (snapshot, "Whitfield", LATER)->role, ==, "district-specialist");
  cohort_test_run_on (&snapshot, LATER,
                      "{'do':'membership.end','person':'grace','on':'2024-12-31'}");
  g_assert_nonnull (get_membership (snapshot, "Whitfield", "2024-12-31"));
  g_assert_null (get_membership (snapshot, "Whitfield", "2025-01-01"));
}

/* Case 1 for the attendance: Fall was attended in the old role, Spring is planned in the new one.
 */
static void
test_change_keeps_attendance (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const char *grace;

  cohort_test_team (&snapshot);
  grace = cohort_test_person (snapshot, "Whitfield")->record.id;
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace','convening':'fall-2024'}");
  cohort_test_run_on (&snapshot, LATER,
                      "{'do':'membership.change','person':'grace','on':'2025-01-06',"
                      "'role':'district-administrator','bands':'system'}");
  cohort_test_run_on (&snapshot, LATER,
                      "{'do':'attendance.plan','person':'grace','convening':'spring-2025'}");
  g_assert_cmpstr (cohort_snapshot_get_attendance (snapshot, grace, "fall-2024")->role, ==,
                   "district-specialist");
  g_assert_cmpstr (cohort_snapshot_get_attendance (snapshot, grace, "spring-2025")->role, ==,
                   "district-administrator");
  g_assert_cmpstr (cohort_snapshot_get_attendance (snapshot, grace, "spring-2025")->bands, ==,
                   "system");
}

/* Cases 14 and 15: a family shares one address or has none, and none of them has an employer. */
static void
test_family (void)
{
  static const char *const people[] = {
      "{'do':'person.add','given':'Rosa','family':'Lima','email':'lima@example.org',"
      "'role':'family'}",
      "{'do':'person.add','given':'Hugo','family':'Lima','email':'lima@example.org',"
      "'role':'family','bands':'tk-2'}",
      "{'do':'person.add','given':'Inés','family':'Lima','role':'family'}",
      "{'do':'person.add','given':'Rosa','family':'Lima','role':'family','email':null}",
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) team = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    cohort_test_run (&snapshot, people[i]);
  team = cohort_team_list (snapshot, cohort_date_parse (LATER));
  g_assert_cmpuint (team->len, ==, G_N_ELEMENTS (people));
  for (guint i = 0; i < team->len; i++) {
    const CohortTeamMember *member = g_ptr_array_index (team, i);

    g_assert_null (member->organization);
    g_assert_cmpstr (member->membership->sector, ==, "family");
    g_assert_true (cohort_team_counts (member->membership));
  }
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'Inés Lima','convening':'fall-2024'}");
  g_free (cohort_test_refuse (snapshot, "{'do':'person.edit','person':'lima@example.org'}",
                              COHORT_ERROR_AMBIGUOUS));
}

static void
test_remove (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace','convening':'fall-2024'}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace','convening':'spring-2025'}");
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_PLAN_SPLIT), ==, 1);
  cohort_test_run (&snapshot, "{'do':'person.remove','person':'grace'}");
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_PERSON), ==, 5);
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_MEMBERSHIP), ==, 5);
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_ATTENDANCE), ==, 0);
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_WAITLIST_ENTRY), ==, 0);
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_PLAN_LINE), ==, 0);
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_PLAN_SPLIT), ==, 0);
}

static void
test_remove_refused (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autofree char *about_expense = NULL;
  g_autofree char *about_past = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'expense.add','person':'grace','category':'mileage',"
                              "'amount':'64.32','on':'2024-11-07'}");
  about_expense = cohort_test_refuse (snapshot, "{'do':'person.remove','person':'grace'}",
                                      COHORT_ERROR_REFUSED);
  g_assert_nonnull (strstr (about_expense, "End the membership"));
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'lena','convening':'fall-2024'}");
  cohort_test_run (&snapshot, "{'do':'attendance.set','person':'lena','convening':'fall-2024',"
                              "'status':'attended','on':'2024-11-10'}");
  about_past = cohort_test_refuse (snapshot, "{'do':'person.remove','person':'lena'}",
                                   COHORT_ERROR_REFUSED);
  g_assert_nonnull (strstr (about_past, "End the membership"));
}

static void
answer (CohortSnapshot **snapshot,
        const char *id,
        const char *convening,
        const char *meaning,
        const char *option)
{
  CohortResponse *response = cohort_record_new (COHORT_RECORD_RESPONSE, id);
  g_autoptr (CohortChange) change = cohort_change_new ("import", "form.csv", NULL);
  CohortSnapshot *next;

  cohort_set_text (&response->person, cohort_test_person (*snapshot, "Whitfield")->record.id);
  cohort_set_text (&response->question, "Can you attend?");
  cohort_set_text (&response->answer, "Yes");
  cohort_set_text (&response->convening, convening);
  cohort_set_text (&response->meaning, meaning);
  cohort_set_text (&response->option, option);
  cohort_set_text (&response->state, "open");
  cohort_change_put (change, response);
  next = cohort_snapshot_apply (*snapshot, change);
  cohort_snapshot_unref (*snapshot);
  *snapshot = next;
}

#define ANSWER "11111111-1111-4111-8111-11111111111"

static const CohortAttendance *
get_attendance (const CohortSnapshot *snapshot)
{
  return cohort_snapshot_get_attendance (
      snapshot, cohort_test_person (snapshot, "Whitfield")->record.id, "fall-2024");
}

static void
test_responses (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  answer (&snapshot, ANSWER "1", "fall-2024", "planned", "scop-day");
  answer (&snapshot, ANSWER "2", "fall-2024", "option", "bundle");
  answer (&snapshot, ANSWER "3", "fall-2024", "declined", NULL);
  answer (&snapshot, ANSWER "4", "fall-2024", "waitlist", NULL);
  answer (&snapshot, ANSWER "5", NULL, NULL, NULL);
  g_assert_null (get_attendance (snapshot));

  cohort_test_run (&snapshot, "{'do':'response.confirm','response':'" ANSWER "1'}");
  g_assert_cmpstr (get_attendance (snapshot)->option, ==, "scop-day");
  cohort_test_run (&snapshot, "{'do':'response.confirm','response':'" ANSWER "2'}");
  g_assert_cmpstr (get_attendance (snapshot)->option, ==, "bundle");
  cohort_test_run (&snapshot, "{'do':'response.confirm','response':'" ANSWER "3'}");
  g_assert_cmpstr (get_attendance (snapshot)->status, ==, "declined");
  cohort_test_run (&snapshot, "{'do':'response.confirm','response':'" ANSWER "4'}");
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_WAITLIST_ENTRY), ==, 1);
  cohort_test_run (&snapshot, "{'do':'response.dismiss','response':'" ANSWER "5'}");
  COHORT_FOR_EACH (CohortResponse, response, snapshot, COHORT_RECORD_RESPONSE) {
    g_assert_cmpstr (response->state, ==,
                     g_str_has_suffix (response->record.id, "5") ? "dismissed" : "confirmed");
  }
  g_free (cohort_test_refuse (snapshot, "{'do':'response.confirm','response':'" ANSWER "1'}",
                              COHORT_ERROR_REFUSED));
}

static void
test_settings (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortChange) nothing = NULL;

  cohort_test_run (&snapshot, "{'do':'setting.set','key':'year','value':'2025-26'}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'year','value':'1999-00'}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'registration.link.fall-2024',"
                              "'value':'http://example.org/r'}");
  g_assert_cmpuint (count_records (snapshot, COHORT_RECORD_SETTING), ==, 2);
  g_assert_cmpstr (cohort_snapshot_get_setting (snapshot, "year"), ==, "1999-00");
  nothing
      = cohort_test_change (snapshot, LATER, "{'do':'setting.set','key':'year','value':'1999-00'}");
  g_assert_true (cohort_change_is_empty (nothing));
  cohort_test_run (&snapshot, "{'do':'setting.unset','key':'year'}");
  g_assert_null (cohort_snapshot_get_setting (snapshot, "year"));
}

static JsonObject *
make_load (const char *year)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX "/program/", year, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *content = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return cohort_command_new ("program.load", "content", content, "name", "year.json", NULL);
}

static void
test_load_program (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (JsonObject) command = make_load ("2025-26");
  g_autoptr (CohortChange) change = NULL;
  g_autoptr (CohortChange) again = NULL;
  g_autoptr (CohortSnapshot) loaded = NULL;
  g_autoptr (GError) error = NULL;
  CohortMoment moment = {.today = cohort_date_parse (LATER)};

  change = cohort_command_run (snapshot, command, &moment, &error);
  g_assert_no_error (error);
  loaded = cohort_snapshot_apply (snapshot, change);
  g_assert_cmpuint (count_records (loaded, COHORT_RECORD_PROGRAM_FILE), ==, 1);
  g_assert_cmpuint (count_records (loaded, COHORT_RECORD_FUNDING_SOURCE), ==, 2);
  again = cohort_command_run (loaded, command, &moment, &error);
  g_assert_no_error (error);
  g_assert_true (cohort_change_is_empty (again));
}

static void
test_load_garbage (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const char *const contents[] = {"", "{", "[]", "{\"year\":\"2027-28\"}"};

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (JsonObject) command
        = cohort_command_new ("program.load", "content", contents[i], NULL);
    g_autoptr (GError) error = NULL;
    CohortMoment moment = {.today = cohort_date_parse (LATER)};

    g_assert_null (cohort_command_run (snapshot, command, &moment, &error));
    g_assert_nonnull (error);
  }
}

/* Every kind of change has its sentence, and none shows its code. */
static void
test_sentences (void)
{
  guint n;
  g_autofree CohortCommand *commands = cohort_command_get_all (&n);

  g_assert_cmpuint (n, >, 40);
  for (guint i = 0; i < n; i++) {
    g_autofree char *both = cohort_change_describe (commands[i].name, "Subject", "Object");
    g_autofree char *one = cohort_change_describe (commands[i].name, "Subject", NULL);

    g_test_message ("%s", both);
    g_assert_nonnull (strstr (both, "Subject"));
    g_assert_null (strstr (both, commands[i].name));
    g_assert_null (strstr (one, commands[i].name));
    g_assert_null (strchr (both, '%'));
    g_assert_null (strchr (one, '%'));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/add", test_add);
  g_test_add_func ("/people/add-little", test_add_little);
  g_test_add_func ("/people/refused", test_refused);
  g_test_add_func ("/people/edit", test_edit);
  g_test_add_func ("/people/edit-role", test_edit_role);
  g_test_add_func ("/people/organizations", test_organizations);
  g_test_add_func ("/people/change", test_change);
  g_test_add_func ("/people/end-and-return", test_end_and_return);
  g_test_add_func ("/people/edit-reopens", test_edit_reopens);
  g_test_add_func ("/people/primary", test_primary);
  g_test_add_func ("/people/several", test_several);
  g_test_add_func ("/people/change-keeps-attendance", test_change_keeps_attendance);
  g_test_add_func ("/people/family", test_family);
  g_test_add_func ("/people/remove", test_remove);
  g_test_add_func ("/people/remove-refused", test_remove_refused);
  g_test_add_func ("/people/responses", test_responses);
  g_test_add_func ("/people/settings", test_settings);
  g_test_add_func ("/people/load-program", test_load_program);
  g_test_add_func ("/people/load-garbage", test_load_garbage);
  g_test_add_func ("/people/sentences", test_sentences);

  return g_test_run ();
}
