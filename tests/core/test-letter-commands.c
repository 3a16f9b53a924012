/* Letters that leave the office: numbered, kept as they left, issued again, voided, outdated.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-findings.h"
#include "cohort-letter-settings.h"
#include "cohort-letters.h"
#include "cohort-team.h"
#include "cohort-test-builder.h"

#include <string.h>

#define HEAD                                                                                       \
  "months: January February March April May June July August September October November "          \
  "December\\nweekdays: Monday Tuesday Wednesday Thursday Friday Saturday Sunday\\n"
#define OWN(name, head, text)                                                                      \
  "{'do':'template.save','name':'" name "','language':'en','body':'Cohort letter 1\\nname: " name  \
  "\\nlanguage: en\\ntitle: Ours\\n" HEAD head "\\n---\\n" text "\\n'}"
#define ISSUE(people) "{'do':'letter.issue','template':'welcome','people':[" people "]}"

static const CohortIssuedLetter *
find (const CohortSnapshot *snapshot, const char *number)
{
  const CohortIssuedLetter *letter = cohort_letters_find (snapshot, number);

  g_assert_nonnull (letter);
  return letter;
}

static CohortIssuedLetterState
get_state (const CohortSnapshot *snapshot, const char *number)
{
  return cohort_issued_letter_get_state (snapshot, find (snapshot, number));
}

static guint
count (const CohortSnapshot *snapshot, CohortRecordKind kind)
{
  return cohort_snapshot_get_records (snapshot, kind)->len;
}

/* The number of findings of @id a long time later. */
static guint
count_findings (const CohortSnapshot *snapshot, const char *id)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse ("2025-06-01"));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((CohortFinding *)g_ptr_array_index (findings, i))->id, id);
  return n;
}

static void
test_numbers (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) letters = NULL;
  g_autofree char *next = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, ISSUE ("'priya','grace'"));
  cohort_test_run (&snapshot, ISSUE ("'lena'"));
  g_assert_cmpstr (find (snapshot, "39-2024-001")->name, ==, "Priya Raman");
  g_assert_cmpstr (find (snapshot, "39-2024-002")->name, ==, "Grace Whitfield");
  g_assert_cmpstr (find (snapshot, "39-2024-003")->name, ==, "Lena Abubakar");
  g_assert_null (cohort_letters_find (snapshot, "39-2024-004"));

  /* A void letter keeps its number. */
  cohort_test_run (&snapshot, "{'do':'letter.void','letter':'39-2024-003','reason':'Wrong date'}");
  cohort_test_run (&snapshot, ISSUE ("'lena'"));
  g_assert_cmpint (get_state (snapshot, "39-2024-003"), ==, COHORT_LETTER_STATE_VOID);
  g_assert_cmpstr (find (snapshot, "39-2024-003")->void_reason, ==, "Wrong date");
  g_assert_cmpstr (find (snapshot, "39-2024-004")->name, ==, "Lena Abubakar");
  letters = cohort_letters_list (snapshot);
  g_assert_cmpuint (letters->len, ==, 4);
  next = cohort_letters_dup_next_number (snapshot);
  g_assert_cmpstr (next, ==, "39-2024-005");
}

/* After 999 comes 1000, last in the list. */
static void
test_many (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  CohortIssuedLetter *letter = cohort_record_new (COHORT_RECORD_LETTER, NULL);
  g_autoptr (GPtrArray) letters = NULL;

  cohort_set_text (&letter->number, "39-2024-999");
  cohort_snapshot_take (snapshot, letter);
  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, ISSUE ("'lena'"));
  letters = cohort_letters_list (snapshot);
  g_assert_cmpstr (((CohortIssuedLetter *)letters->pdata[1])->number, ==, "39-2024-1000");
}

/* What is kept is what was: the record, its parts once, and the text made from them. */
static void
test_kept (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortRecord) before = NULL;
  g_autoptr (CohortLetter) merged = NULL;
  g_autoptr (GError) error = NULL;
  const CohortIssuedLetter *letter;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'setting.set','key':'letter.signatory','value':'Jordan Reyes'}");
  cohort_test_run (&snapshot, "{'do':'letter.issue','template':'welcome','people':['grace',"
                              "'lena','grace'],'on':'2024-09-01','ids':['g','l']}");
  g_assert_cmpuint (count (snapshot, COHORT_RECORD_LETTER), ==, 2);
  g_assert_cmpuint (count (snapshot, COHORT_RECORD_LETTER_PART), ==, 2);
  letter = find (snapshot, "39-2024-001");
  before = cohort_record_copy (letter);
  g_assert_cmpint (letter->edition, ==, 1);
  g_assert_cmpint (letter->template_version, ==, 0);
  g_assert_cmpstr (letter->language, ==, "en");
  g_assert_cmpstr (letter->signatory, ==, "Jordan Reyes");
  g_assert_cmpint (letter->issued_on, ==, cohort_date_parse ("2024-09-01"));

  cohort_test_run (&snapshot, "{'do':'person.edit','person':'grace','family':'Whitefield'}");
  cohort_test_run (&snapshot, OWN ("welcome", "required: person.name", "Hello {{person.name}}"));
  g_assert_true (cohort_record_equal (before, find (snapshot, "39-2024-001")));
  merged = cohort_issued_letter_merge (snapshot, find (snapshot, "39-2024-001"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cohort_letter_get_name (merged), ==, "Grace Whitfield");
  g_assert_cmpuint (cohort_letter_get_blocks (merged)->len, >, 5);
}

static void
test_reissue (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortRecord) first = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  const CohortIssuedLetter *second;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, ISSUE ("'grace'"));
  first = cohort_record_ref ((gpointer)find (snapshot, "39-2024-001"));
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'grace','family':'Whitefield'}");
  g_assert_cmpint (get_state (snapshot, "39-2024-001"), ==, COHORT_LETTER_STATE_STALE);
  g_assert_cmpuint (count_findings (snapshot, "LETTER_STALE"), ==, 1);

  cohort_test_run_on (&snapshot, "2024-09-10",
                      "{'do':'letter.reissue','letter':'39-2024-001','reason':'Name corrected'}");
  second = find (snapshot, "39-2024-001");
  g_assert_cmpint (second->edition, ==, 2);
  g_assert_cmpstr (second->supersedes, ==, first->id);
  g_assert_cmpstr (second->reason, ==, "Name corrected");
  g_assert_cmpstr (second->name, ==, "Grace Whitefield");
  g_assert_cmpint (get_state (snapshot, "39-2024-001"), ==, COHORT_LETTER_STATE_ISSUED);
  g_assert_cmpuint (count_findings (snapshot, "LETTER_STALE"), ==, 0);
  g_assert_true (cohort_record_equal (
      cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER, first->id), first));
  g_assert_cmpint (cohort_issued_letter_get_state (snapshot, (CohortIssuedLetter *)first), ==,
                   COHORT_LETTER_STATE_SUPERSEDED);
  editions = cohort_letters_list_editions (snapshot);
  g_assert_cmpuint (editions->len, ==, 2);
}

/* What makes a letter outdated, and what does not. */
static void
test_stale (void)
{
  static const struct {
    const char *command;
    const char *field; /* the one value that is another; NULL: none is */
  } cases[] = {
      {"{'do':'person.edit','person':'grace','preferred':'Gracie'}", "person.called"},
      {"{'do':'person.edit','person':'grace','phone':'209-555-0199'}", NULL},
      {"{'do':'person.edit','person':'grace','needs':'Vegan','note':'Call first'}", NULL},
      {"{'do':'person.edit','person':'lena','given':'Leena'}", NULL},
      {"{'do':'setting.set','key':'letter.signatory','value':'Sam Lee'}", NULL},
      {"{'do':'setting.set','key':'letter.contact','value':'Ask Sam'}", "county.contact"},
      {"{'do':'organization.edit','organization':'Calaveras Bend Unified','city':'Angels'}",
       "organization.city"},
      {"{'do':'attendance.plan','person':'grace','convening':'spring-2025'}", "convenings"},
      {"{'do':'attendance.set','person':'grace','convening':'fall-2024','status':'attended',"
       "'on':'2024-11-10'}",
       NULL},
      {"{'do':'attendance.edit','person':'grace','convening':'fall-2024','confirmation':'C-7'}",
       "convening.confirmation"},
      {"{'do':'template.remove','name':'ours','language':'en'}", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autoptr (GPtrArray) changes = NULL;

    cohort_test_team (&snapshot);
    cohort_test_run (&snapshot, OWN ("ours", "required: person.name", "Hello {{person.name}}"));
    cohort_test_run (&snapshot, "{'do':'attendance.register','person':'grace','convening':"
                                "'fall-2024','option':'bundle','confirmation':'C-5'}");
    cohort_test_run (&snapshot, ISSUE ("'grace'"));
    g_assert_cmpuint (count_findings (snapshot, "LETTER_STALE"), ==, 0);
    g_test_message ("%s", cases[i].command);
    cohort_test_run_on (&snapshot, "2024-11-11", cases[i].command);
    changes = cohort_issued_letter_list_changes (snapshot, find (snapshot, "39-2024-001"));
    g_assert_cmpuint (changes->len, >=, cases[i].field != NULL);
    if (cases[i].field == NULL)
      g_assert_cmpuint (changes->len, ==, 0);
    else
      g_assert_cmpstr (((CohortLetterChange *)changes->pdata[0])->field, ==, cases[i].field);
  }
}

/* Chosen another program year, the letters of this one are no longer compared, nor listed. */
static void
test_other_year (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) next = cohort_test_county ("San Joaquin", "2025-26");
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *number = NULL;
  g_autofree char *why = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, ISSUE ("'grace'"));
  for (guint kind = COHORT_RECORD_ORGANIZATION; kind < COHORT_N_RECORD_KINDS; kind++)
    if (kind != COHORT_RECORD_FUNDING_SOURCE)
      COHORT_FOR_EACH (CohortRecord, record, snapshot, kind)
        cohort_snapshot_take (next, cohort_record_ref ((gpointer)record));
  letters = cohort_letters_list (next);
  changes = cohort_issued_letter_list_changes (next, find (next, "39-2024-001"));
  number = cohort_letters_dup_next_number (next);
  g_assert_cmpuint (letters->len, ==, 0);
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpstr (number, ==, "39-2025-001");
  why = cohort_test_refuse (next, "{'do':'letter.reissue','letter':'39-2024-001','reason':'x'}",
                            COHORT_ERROR_REFUSED);
  cohort_test_run (&next, ISSUE ("'grace'"));
}

static void
test_refused (void)
{
  static const struct {
    const char *command;
    int code;
    const char *says; /* part of the sentence */
  } cases[] = {
      {"{'do':'letter.issue','people':['grace']}", COHORT_ERROR_INVALID, "template"},
      {"{'do':'letter.issue','template':'greeting','people':['grace']}", COHORT_ERROR_NOT_FOUND,
       "greeting"},
      {"{'do':'letter.issue','template':'welcome','people':['lena'],'language':'fr'}",
       COHORT_ERROR_NOT_FOUND, "welcome.fr"},
      {"{'do':'letter.issue','template':'welcome'}", COHORT_ERROR_INVALID, "people"},
      {"{'do':'letter.issue','template':'welcome','people':[]}", COHORT_ERROR_INVALID, "people"},
      {"{'do':'letter.issue','template':'welcome','people':[1]}", COHORT_ERROR_INVALID, "people"},
      {ISSUE ("'nobody'"), COHORT_ERROR_NOT_FOUND, "nobody"},
      {ISSUE ("'grace'"), COHORT_ERROR_REFUSED, "39-2024-001"},
      {"{'do':'letter.issue','template':'welcome','people':['lena'],'convening':'fall-2024'}",
       COHORT_ERROR_REFUSED, "convening"},
      {"{'do':'letter.issue','template':'about','people':['lena']}", COHORT_ERROR_INVALID,
       "convening"},
      {"{'do':'letter.issue','template':'about','people':['lena'],'convening':'winter'}",
       COHORT_ERROR_NOT_FOUND, "winter"},
      {"{'do':'letter.issue','template':'program','invite':true}", COHORT_ERROR_REFUSED, "invite"},
      {"{'do':'letter.issue','template':'welcome','people':['lena'],'ids':['a','b']}",
       COHORT_ERROR_INVALID, "ids"},
      {"{'do':'letter.issue','template':'welcome','people':['lena'],'ids':[1]}",
       COHORT_ERROR_INVALID, "ids"},
      {"{'do':'letter.issue','template':'welcome','people':['lena','priya'],'ids':['a','a']}",
       COHORT_ERROR_INVALID, "ids"},
      {"{'do':'letter.reissue','letter':'39-2024-001'}", COHORT_ERROR_INVALID, "reason"},
      {"{'do':'letter.reissue','letter':'39-2024-009','reason':'x'}", COHORT_ERROR_NOT_FOUND,
       "39-2024-009"},
      {"{'do':'letter.reissue','letter':'39-2024-001','reason':'x','on':'2024-09-02'}",
       COHORT_ERROR_REFUSED, "39-2024-001"},
      {"{'do':'letter.reissue','letter':'39-2024-002','reason':'x'}", COHORT_ERROR_REFUSED, "void"},
      {"{'do':'letter.void','letter':'39-2024-002','reason':'x'}", COHORT_ERROR_REFUSED, "void"},
      {"{'do':'letter.void','letter':'39-2024-001'}", COHORT_ERROR_INVALID, "reason"},
      {"{'do':'person.remove','person':'grace'}", COHORT_ERROR_REFUSED, "letters"},
      {"{'do':'template.save','name':'Über','language':'en','body':'x'}", COHORT_ERROR_INVALID,
       "small letters"},
      {"{'do':'template.save','name':'../x','language':'en','body':'x'}", COHORT_ERROR_INVALID,
       "small letters"},
      {"{'do':'template.save','name':'ours','language':'en','body':'Dear'}", COHORT_ERROR_INVALID,
       "Cohort letter 1"},
      {"{'do':'template.save','name':'theirs','language':'en','body':'Cohort letter 1\\nname: "
       "ours\\nlanguage: en\\ntitle: Ours\\n" HEAD "---\\nHello\\n'}",
       COHORT_ERROR_REFUSED, "theirs"},
      {"{'do':'template.remove','name':'welcome','language':'en'}", COHORT_ERROR_NOT_FOUND,
       "welcome"},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, OWN ("about", "about: convening", "Hello"));
  cohort_test_run (&snapshot, OWN ("program", "to: program", "Hello"));
  cohort_test_run (&snapshot, ISSUE ("'grace','devon'"));
  cohort_test_run (&snapshot, "{'do':'letter.void','letter':'39-2024-002','reason':'Lost'}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cohort_test_refuse (snapshot, cases[i].command, cases[i].code);

    g_assert_nonnull (strstr (text, cases[i].says));
  }
}

/* What any of the letters lacks is told at once, and none is issued. */
static void
test_incomplete (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autofree char *text = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'organization.edit','organization':'Delta Oaks Unified',"
                              "'city':'Lodi'}");
  cohort_test_run (&snapshot, OWN ("ours", "required: person.name organization.city",
                                   "{{person.name}} in {{organization.city}}"));
  text = cohort_test_refuse (
      snapshot, "{'do':'letter.issue','template':'ours','people':['grace','priya','lena']}",
      COHORT_ERROR_REFUSED);
  g_assert_nonnull (strstr (text, "Grace Whitfield"));
  g_assert_nonnull (strstr (text, "Lena Abubakar"));
  g_assert_null (strstr (text, "Priya Raman"));
  g_assert_nonnull (strstr (text, "organization.city"));
  cohort_test_run (&snapshot, "{'do':'letter.issue','template':'ours','people':['priya']}");
}

static const CohortInvitation *
get_invitation (const CohortSnapshot *snapshot, const char *family)
{
  return cohort_team_find_invitation (snapshot, cohort_test_person (snapshot, family)->record.id,
                                      NULL);
}

/* The letter is an invitation: the one there is, or another. */
static void
test_invitations (void)
{
  static const struct {
    const char *before; /* a command, or NULL */
    guint n;            /* invitations afterwards */
    const char *outcome;
    const char *sent_on;
  } cases[] = {
      {NULL, 1, "accepted", COHORT_TEST_DAY},
      {"{'do':'membership.edit','person':'grace','status':'prospect'}", 1, "sent", COHORT_TEST_DAY},
      {"{'do':'invitation.add','person':'grace','outcome':'draft'}", 1, "sent", COHORT_TEST_DAY},
      {"{'do':'invitation.add','person':'grace','sent_on':'2024-08-20'}", 1, "sent", "2024-08-20"},
      {"{'do':'invitation.add','person':'grace','sent_on':'2024-08-20','outcome':'accepted'}", 1,
       "accepted", "2024-08-20"},
      {"{'do':'invitation.add','person':'grace','sent_on':'2024-08-20','outcome':'declined'}", 2,
       "accepted", COHORT_TEST_DAY},
      {"{'do':'invitation.add','person':'grace','letter':'older'}", 2, "accepted", COHORT_TEST_DAY},
      {"{'do':'invitation.add','person':'grace','convening':'fall-2024'}", 2, "accepted",
       COHORT_TEST_DAY},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    const CohortInvitation *invitation;

    cohort_test_team (&snapshot);
    g_test_message ("%s", cases[i].before);
    if (cases[i].before != NULL)
      cohort_test_run (&snapshot, cases[i].before);
    cohort_test_run (&snapshot, ISSUE ("'grace'"));
    invitation = get_invitation (snapshot, "Whitfield");
    g_assert_cmpuint (count (snapshot, COHORT_RECORD_INVITATION), ==, cases[i].n);
    g_assert_cmpstr (invitation->letter, ==, "39-2024-001");
    g_assert_cmpstr (invitation->outcome, ==, cases[i].outcome);
    g_assert_cmpuint (invitation->sent_on, ==, cohort_date_parse (cases[i].sent_on));
    g_assert_nonnull (invitation->channel);
  }
}

/* Declined: the letter is history, and asking once more takes another one. */
static void
test_declined (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, ISSUE ("'lena'"));
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'lena','family':'Abubakarr'}");
  g_assert_cmpint (get_state (snapshot, "39-2024-001"), ==, COHORT_LETTER_STATE_STALE);
  cohort_test_run (&snapshot, "{'do':'invitation.set','person':'lena','outcome':'declined'}");
  g_assert_cmpint (get_state (snapshot, "39-2024-001"), ==, COHORT_LETTER_STATE_DECLINED);
  g_assert_cmpstr (
      cohort_issued_letter_get_outcome (snapshot, find (snapshot, "39-2024-001")), ==, "declined");
  g_assert_cmpuint (count_findings (snapshot, "LETTER_STALE"), ==, 0);
  cohort_test_run (&snapshot, ISSUE ("'lena'"));
  g_assert_cmpstr (get_invitation (snapshot, "Abubakarr")->letter, ==, "39-2024-002");
  g_assert_cmpuint (count (snapshot, COHORT_RECORD_INVITATION), ==, 2);
}

/* Without an invitation, of other kinds than a person, and with somebody else to sign. */
static void
test_options (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortLetterPart *head, *other;
  CohortLetterSubject program = {COHORT_LETTER_TO_PROGRAM, NULL, NULL};
  g_autofree char *present = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, OWN ("program", "to: program", "Hello"));
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'letter.signatory','value':'Sam Lee'}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'letter.title','value':'Director'}");
  cohort_test_run (&snapshot, "{'do':'letter.issue','template':'welcome','people':['lena'],"
                              "'invite':false}");
  g_assert_cmpuint (count (snapshot, COHORT_RECORD_INVITATION), ==, 0);
  cohort_test_run (&snapshot, "{'do':'letter.issue','template':'welcome','people':['grace'],"
                              "'signatory':'Ana Ruiz'}");
  head = cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER_PART,
                               find (snapshot, "39-2024-001")->letterhead);
  other = cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER_PART,
                                find (snapshot, "39-2024-002")->letterhead);
  present = cohort_letterhead_dup_json (snapshot);
  g_assert_cmpstr (head->content, ==, present);
  g_assert_nonnull (strstr (head->content, "Director"));
  g_assert_nonnull (strstr (other->content, "Ana Ruiz"));
  g_assert_null (strstr (other->content, "Director"));
  g_assert_cmpstr (find (snapshot, "39-2024-002")->signatory, ==, "Ana Ruiz");

  cohort_test_run (&snapshot, "{'do':'letter.issue','template':'program'}");
  g_assert_true (cohort_letters_find_for (snapshot, "program", &program)
                 == find (snapshot, "39-2024-003"));
}

static const CohortLetterKind *
find_kind (GPtrArray *kinds, const char *name)
{
  for (guint i = 0; i < kinds->len; i++) {
    const CohortLetterKind *kind = g_ptr_array_index (kinds, i);

    if (g_str_equal (kind->name, name))
      return kind;
  }
  g_error ("no letter is called %s", name);
}

/* The county's own goes before the one that comes with Cohort, until it is removed. */
static void
test_templates (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) before = cohort_letters_list_templates (snapshot);
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = NULL;
  const CohortLetterKind *kind = find_kind (before, "welcome");

  g_assert_true (kind->invites);
  g_assert_false (kind->is_own);
  g_assert_cmpuint (g_strv_length (kind->languages), ==, 2);
  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, OWN ("welcome", "required: person.name", "Hi {{person.name}}"));
  cohort_test_run (&snapshot, OWN ("welcome", "required: person.name", "Hello {{person.name}}"));
  cohort_test_run (&snapshot, OWN ("welcome", "required: person.name", "Hello {{person.name}}"));
  cohort_test_run (&snapshot, OWN ("annual", "required: person.name", "Hello {{person.name}}"));
  g_assert_cmpint (cohort_letters_get_template_version (snapshot, "welcome", NULL), ==, 2);
  g_assert_cmpint (cohort_letters_get_template_version (snapshot, "welcome", "es"), ==, 0);
  g_assert_cmpint (cohort_letters_get_template_version (snapshot, "welcome", "vi"), ==, 2);
  after = cohort_letters_list_templates (snapshot);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_true (find_kind (after, "welcome")->is_own);
  g_assert_cmpstr (((CohortLetterKind *)after->pdata[before->len])->name, ==, "annual");

  cohort_test_run (&snapshot, ISSUE ("'grace'"));
  g_assert_cmpint (find (snapshot, "39-2024-001")->template_version, ==, 2);
  g_assert_cmpstr (find (snapshot, "39-2024-001")->title, ==, "Ours");
  cohort_test_run (&snapshot, "{'do':'template.remove','name':'welcome','language':'en'}");
  g_assert_cmpint (cohort_letters_get_template_version (snapshot, "welcome", NULL), ==, 0);
  text = cohort_letters_dup_template_text (snapshot, "welcome", "vi", NULL);
  g_assert_null (strstr (text, "title: Ours"));
  /* Its number of versions goes on: the letter names version 2. */
  cohort_test_run (&snapshot, OWN ("welcome", "required: person.name", "Dear {{person.name}}"));
  g_assert_cmpint (cohort_letters_get_template_version (snapshot, "welcome", NULL), ==, 3);
}

/* Spanish for whoever wants it; what is asked for goes before. */
static void
test_languages (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'lena','language':'es'}");
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'priya','language':'es'}");
  cohort_test_run (&snapshot, ISSUE ("'lena','grace'"));
  cohort_test_run (&snapshot, "{'do':'letter.issue','template':'welcome','people':['priya'],"
                              "'language':'en'}");
  g_assert_cmpstr (find (snapshot, "39-2024-001")->language, ==, "es");
  g_assert_cmpstr (find (snapshot, "39-2024-002")->language, ==, "en");
  g_assert_cmpstr (find (snapshot, "39-2024-003")->language, ==, "en");
}

/* Two who are one: the letters of both are the survivor's. */
static void
test_merge (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const char *survivor;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, ISSUE ("'grace','lena'"));
  cohort_test_run (&snapshot, "{'do':'person.merge','person':'grace','other':'lena'}");
  survivor = cohort_test_person (snapshot, "Whitfield")->record.id;
  g_assert_cmpstr (find (snapshot, "39-2024-001")->person, ==, survivor);
  g_assert_cmpstr (find (snapshot, "39-2024-002")->person, ==, survivor);
  g_assert_cmpstr (find (snapshot, "39-2024-002")->name, ==, "Lena Abubakar");
  /* It is to somebody who goes by another name now. */
  g_assert_cmpint (get_state (snapshot, "39-2024-002"), ==, COHORT_LETTER_STATE_STALE);
}

/* An organization is found by whatever it was called; one that was written to stays. */
static void
test_organizations (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  CohortLetterSubject subject = {.to = COHORT_LETTER_TO_ORGANIZATION};

  cohort_test_run (&snapshot, "{'do':'organization.add','id':'delta','name':'Delta Oaks'}");
  cohort_test_run (&snapshot, "{'do':'organization.add','id':'oaks','name':'Delta Oaks Unified'}");
  cohort_test_run (&snapshot, OWN ("district", "to: organization\\nrequired: organization.name",
                                   "To {{organization.name}}"));
  cohort_test_run (&snapshot, "{'do':'letter.issue','template':'district','organizations':"
                              "['oaks']}");
  g_free (cohort_test_refuse (snapshot, "{'do':'organization.remove','organization':'oaks'}",
                              COHORT_ERROR_REFUSED));
  cohort_test_run (&snapshot, "{'do':'organization.merge','organization':'delta','other':'oaks'}");
  subject.id = cohort_snapshot_find_organization (snapshot, "Delta Oaks")->record.id;
  g_assert_true (cohort_letters_find_for (snapshot, "district", &subject)
                 == find (snapshot, "39-2024-001"));
  g_assert_cmpint (get_state (snapshot, "39-2024-001"), ==, COHORT_LETTER_STATE_STALE);
}

/* Two copies of a county that issued while they were apart. */
static void
test_number_twice (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) together = NULL;
  g_autoptr (CohortChange) one = NULL;
  g_autoptr (CohortChange) other = NULL;
  g_autofree char *command = NULL;
  const CohortRecord *second;

  cohort_test_team (&snapshot);
  one = cohort_test_change (snapshot, COHORT_TEST_DAY, ISSUE ("'grace'"));
  other = cohort_test_change (snapshot, COHORT_TEST_DAY, ISSUE ("'lena'"));
  cohort_change_merge (one, other);
  together = cohort_snapshot_apply (snapshot, one);
  /* Both made the same parts. */
  g_assert_cmpuint (count (together, COHORT_RECORD_LETTER_PART), ==, 2);
  g_assert_cmpuint (count_findings (together, "LETTER_NUMBER_TWICE"), ==, 1);
  g_free (cohort_test_refuse (together, "{'do':'letter.void','letter':'39-2024-001','reason':'x'}",
                              COHORT_ERROR_AMBIGUOUS));
  second = cohort_snapshot_get_records (together, COHORT_RECORD_LETTER)->pdata[1];
  command = g_strdup_printf ("{'do':'letter.void','letter':'%s','reason':'Twice'}", second->id);
  cohort_test_run (&together, command);
  g_assert_cmpuint (count_findings (together, "LETTER_NUMBER_TWICE"), ==, 0);
}

static char *
encode_picture (const char *start, gsize length, gsize size)
{
  g_autofree guchar *bytes = g_malloc0 (size);

  memcpy (bytes, start, length);
  return g_base64_encode (bytes, size);
}

/* What no letter could be written with is not kept. */
static void
test_settings (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n";
  static const char jpeg[] = "\xff\xd8\xff\xe0";
  const struct {
    const char *key;
    char *value; /* (owned) */
    gboolean taken;
  } cases[] = {
      {"letter.margins", g_strdup ("36 72 36 72"), TRUE},
      {"letter.margins", g_strdup ("18 216 18 216 "), TRUE},
      {"letter.margins", g_strdup ("0 0 0 0"), FALSE},
      {"letter.margins", g_strdup ("17 72 72 72"), FALSE},
      {"letter.margins", g_strdup ("72 72 72 217"), FALSE},
      {"letter.margins", g_strdup ("72 72 72"), FALSE},
      {"letter.margins", g_strdup ("72 72 72 72 72"), FALSE},
      {"letter.margins", g_strdup ("wide"), FALSE},
      {"letter.logo", encode_picture (png, strlen (png), 100), TRUE},
      {"letter.logo", encode_picture (jpeg, strlen (jpeg), 100), TRUE},
      {"letter.logo", encode_picture ("GIF89a", 6, 100), FALSE},
      {"letter.logo", g_strdup ("notbase64"), FALSE},
      {"letter.logo", g_strdup ("not base 64!"), FALSE},
      {"letter.signature", encode_picture (jpeg, strlen (jpeg), 100), TRUE},
      {"letter.signature", g_strdup ("iVBO"), FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autofree char *command = g_strdup_printf ("{'do':'setting.set','key':'%s','value':'%s'}",
                                                cases[i].key, cases[i].value);

    g_test_message ("%s %.20s", cases[i].key, cases[i].value);
    if (cases[i].taken)
      cohort_test_run (&snapshot, command);
    else
      g_free (cohort_test_refuse (snapshot, command, COHORT_ERROR_INVALID));
    g_assert_cmpstr (cohort_snapshot_get_setting (snapshot, cases[i].key), ==,
                     cases[i].taken ? cases[i].value : NULL);
    g_free (cases[i].value);
  }
}

static void
test_picture_size (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n";
  g_autofree char *most = encode_picture (png, strlen (png), COHORT_LETTER_PICTURE_BYTES);
  g_autofree char *more = encode_picture (png, strlen (png), COHORT_LETTER_PICTURE_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (cohort_letter_check_picture (most, NULL));
  g_assert_false (cohort_letter_check_picture (more, &error));
  g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/letter-commands/numbers", test_numbers);
  g_test_add_func ("/letter-commands/many", test_many);
  g_test_add_func ("/letter-commands/kept", test_kept);
  g_test_add_func ("/letter-commands/reissue", test_reissue);
  g_test_add_func ("/letter-commands/stale", test_stale);
  g_test_add_func ("/letter-commands/other-year", test_other_year);
  g_test_add_func ("/letter-commands/refused", test_refused);
  g_test_add_func ("/letter-commands/incomplete", test_incomplete);
  g_test_add_func ("/letter-commands/invitations", test_invitations);
  g_test_add_func ("/letter-commands/declined", test_declined);
  g_test_add_func ("/letter-commands/options", test_options);
  g_test_add_func ("/letter-commands/templates", test_templates);
  g_test_add_func ("/letter-commands/languages", test_languages);
  g_test_add_func ("/letter-commands/merge", test_merge);
  g_test_add_func ("/letter-commands/organizations", test_organizations);
  g_test_add_func ("/letter-commands/number-twice", test_number_twice);
  g_test_add_func ("/letter-commands/settings", test_settings);
  g_test_add_func ("/letter-commands/picture-size", test_picture_size);

  return g_test_run ();
}
