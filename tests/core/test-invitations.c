/* Invitations: recorded, answered, counted, and what they do to the attendance.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-team.h"
#include "cohort-test-builder.h"

#define FALL "'person':'grace','convening':'fall-2024'"

static const CohortInvitation *
get_last (const CohortSnapshot *snapshot, const char *convening)
{
  return cohort_team_find_invitation (
      snapshot, cohort_test_person (snapshot, "Whitfield")->record.id, convening);
}

static const char *
get_status (const CohortSnapshot *snapshot)
{
  const CohortAttendance *attendance = cohort_snapshot_get_attendance (
      snapshot, cohort_test_person (snapshot, "Whitfield")->record.id, "fall-2024");

  return attendance != NULL ? attendance->status : NULL;
}

static void
test_add (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortInvitation *invitation;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'invitation.add','person':'grace'}");
  invitation = get_last (snapshot, NULL);
  g_assert_cmpstr (invitation->outcome, ==, "sent");
  g_assert_cmpuint (invitation->sent_on, ==, cohort_date_parse (COHORT_TEST_DAY));
  g_assert_cmpuint (invitation->outcome_on, ==, 0);
  g_assert_null (invitation->convening);

  cohort_test_run (&snapshot,
                   "{'do':'invitation.add','id':'i'," FALL ",'channel':'letter',"
                   "'letter':'39-2024-001','sent_on':'2024-08-20','reply_by':'2024-09-10',"
                   "'outcome':'accepted','outcome_on':'2024-08-28','note':'Gladly'}");
  invitation = get_last (snapshot, "fall-2024");
  g_assert_cmpstr (invitation->letter, ==, "39-2024-001");
  g_assert_cmpstr (invitation->channel, ==, "letter");
  g_assert_cmpstr (invitation->note, ==, "Gladly");
  g_assert_cmpuint (invitation->outcome_on, ==, cohort_date_parse ("2024-08-28"));
  /* Nobody put her on the list, so she is not on it. */
  g_assert_null (get_status (snapshot));

  cohort_test_run (&snapshot, "{'do':'invitation.edit','invitation':'i','letter':null,"
                              "'channel':'phone','sent_on':'2024-08-21'}");
  invitation = get_last (snapshot, "fall-2024");
  g_assert_null (invitation->letter);
  g_assert_cmpstr (invitation->channel, ==, "phone");
  g_assert_cmpstr (invitation->outcome, ==, "accepted");
  cohort_test_run (&snapshot, "{'do':'invitation.remove','invitation':'i'}");
  g_assert_null (get_last (snapshot, "fall-2024"));
  g_assert_nonnull (get_last (snapshot, NULL));
}

static void
test_draft (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'invitation.add'," FALL ",'outcome':'draft'}");
  g_assert_cmpuint (get_last (snapshot, "fall-2024")->sent_on, ==, 0);
  g_assert_cmpstr (get_status (snapshot), ==, "planned");
  cohort_test_run (&snapshot,
                   "{'do':'invitation.set'," FALL ",'outcome':'sent','on':'2024-09-05'}");
  g_assert_cmpuint (get_last (snapshot, "fall-2024")->sent_on, ==,
                    cohort_date_parse ("2024-09-05"));
  g_assert_cmpstr (get_status (snapshot), ==, "invited");
}

/* Which outcome moves an attendance of which status; a letter never puts anybody back. */
static void
test_moves (void)
{
  static const struct {
    const char *before; /* the command that brings the attendance where it is, or NULL */
    const char *outcome;
    const char *status;
  } cases[] = {
      {"{'do':'attendance.plan'," FALL "}", "sent", "invited"},
      {"{'do':'attendance.plan'," FALL "}", "accepted", "accepted"},
      {"{'do':'attendance.plan'," FALL "}", "declined", "declined"},
      {"{'do':'attendance.plan'," FALL "}", "no-reply", "planned"},
      {"{'do':'attendance.plan'," FALL "}", "withdrawn", "planned"},
      {"{'do':'attendance.register'," FALL "}", "sent", "registered"},
      {"{'do':'attendance.register'," FALL "}", "accepted", "registered"},
      {"{'do':'attendance.register'," FALL "}", "declined", "declined"},
      {"{'do':'attendance.register'," FALL ",'option':'case-only'}", "sent", "case-only"},
      {NULL, "accepted", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autofree char *command
        = g_strdup_printf ("{'do':'invitation.add'," FALL ",'outcome':'%s'}", cases[i].outcome);

    cohort_test_team (&snapshot);
    if (cases[i].before != NULL)
      cohort_test_run (&snapshot, cases[i].before);
    cohort_test_run (&snapshot, command);
    g_test_message ("%s: %s", cases[i].before, cases[i].outcome);
    g_assert_cmpstr (get_status (snapshot), ==, cases[i].status);
  }
}

/* Case 3: declined, asked once more, accepted: two invitations, and the last one counts. */
static void
test_again (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortInvitation *first, *second;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'invitation.add','id':'one'," FALL "}");
  cohort_test_run_on (&snapshot, "2024-09-08",
                      "{'do':'invitation.set'," FALL ",'outcome':'declined'}");
  g_assert_cmpstr (get_status (snapshot), ==, "declined");
  cohort_test_run_on (&snapshot, "2024-09-20", "{'do':'invitation.add','id':'two'," FALL "}");
  g_assert_cmpstr (get_status (snapshot), ==, "invited");

  /* A late word about the first one changes nothing any more. */
  cohort_test_run_on (&snapshot, "2024-09-21",
                      "{'do':'invitation.set','invitation':'one','outcome':'accepted'}");
  g_assert_cmpstr (get_status (snapshot), ==, "invited");
  cohort_test_run_on (&snapshot, "2024-09-22",
                      "{'do':'invitation.set'," FALL ",'outcome':'accepted','note':'Yes'}");
  g_assert_cmpstr (get_status (snapshot), ==, "accepted");

  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_INVITATION)->len, ==, 2);
  first = cohort_snapshot_get_records (snapshot, COHORT_RECORD_INVITATION)->pdata[0];
  second = cohort_snapshot_get_records (snapshot, COHORT_RECORD_INVITATION)->pdata[1];
  g_assert_cmpuint (cohort_team_number_invitation (snapshot, first), ==, 1);
  g_assert_cmpuint (cohort_team_number_invitation (snapshot, second), ==, 2);
  g_assert_true (get_last (snapshot, "fall-2024") == second);
  g_assert_cmpstr (second->note, ==, "Yes");
}

/* One recorded late is numbered by the day it was sent. */
static void
test_number (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const struct {
    const char *sent_on;
    guint number;
  } sent[] = {{"2024-08-10", 2}, {"2024-08-01", 1}, {"2024-08-20", 3}, {"2024-08-20", 4}};

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'invitation.add','person':'grace'}");
  for (gsize i = 0; i < G_N_ELEMENTS (sent); i++) {
    g_autofree char *command
        = g_strdup_printf ("{'do':'invitation.add'," FALL ",'sent_on':'%s'}", sent[i].sent_on);

    cohort_test_run (&snapshot, command);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (sent); i++)
    g_assert_cmpuint (
        cohort_team_number_invitation (
            snapshot,
            cohort_snapshot_get_records (snapshot, COHORT_RECORD_INVITATION)->pdata[i + 1]),
        ==, sent[i].number);
}

static void
test_refused (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'invitation.add'}", COHORT_ERROR_INVALID},
      {"{'do':'invitation.add','person':'nobody'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'invitation.add','person':'grace','convening':'nowhere'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'invitation.add','person':'grace','outcome':'maybe'}", COHORT_ERROR_INVALID},
      {"{'do':'invitation.add','person':'grace','channel':'pigeon'}", COHORT_ERROR_INVALID},
      {"{'do':'invitation.add','person':'grace','sent_on':'2024-09-01','reply_by':'2024-08-01'}",
       COHORT_ERROR_REFUSED},
      {"{'do':'invitation.add','person':'grace','sent_on':'2024-09-01','outcome':'accepted',"
       "'outcome_on':'2024-08-01'}",
       COHORT_ERROR_REFUSED},
      {"{'do':'invitation.add','id':'i','person':'lena'}", COHORT_ERROR_INVALID},
      {"{'do':'invitation.set','person':'grace','outcome':'accepted'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'invitation.set'," FALL ",'outcome':'accepted'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'invitation.set','invitation':'i'}", COHORT_ERROR_INVALID},
      {"{'do':'invitation.set','invitation':'i','outcome':'accepted','on':'2024-09-01'}",
       COHORT_ERROR_REFUSED},
      {"{'do':'invitation.edit','invitation':'none','note':'x'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'invitation.edit','invitation':'i','outcome':'sent'}", COHORT_ERROR_INVALID},
      {"{'do':'invitation.remove'}", COHORT_ERROR_INVALID},
  };

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'invitation.add','id':'i','person':'lena'}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/invitations/add", test_add);
  g_test_add_func ("/invitations/draft", test_draft);
  g_test_add_func ("/invitations/moves", test_moves);
  g_test_add_func ("/invitations/again", test_again);
  g_test_add_func ("/invitations/number", test_number);
  g_test_add_func ("/invitations/refused", test_refused);

  return g_test_run ();
}
