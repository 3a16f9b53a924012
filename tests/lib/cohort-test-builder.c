/* A county in memory for tests: San Joaquin in 2024-25, changed by commands written as text.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-test-builder.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-findings.h"
#include "cohort-init.h"
#include "cohort-ledger.h"

/** cohort_test_program: Returns: (transfer full): the program of @year as it is built in */
CohortProgram *
cohort_test_program (const char *year)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX "/program/", year, ".json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  CohortProgram *program;

  g_assert_no_error (error);
  program = cohort_program_new_from_bytes (json, &error);
  g_assert_no_error (error);
  return program;
}

/** cohort_test_county: Returns: (transfer full): county @name in @year with nothing but its
 * contract */
CohortSnapshot *
cohort_test_county (const char *name, const char *year)
{
  g_autoptr (CohortProgram) program = cohort_test_program (year);
  const CohortCounty *county = cohort_program_find_county (program, name);
  CohortSnapshot *snapshot;

  g_assert_nonnull (county);
  snapshot = cohort_snapshot_new (county->number, program);
  cohort_snapshot_take (snapshot, cohort_init_new_contract (county->number, program));
  return snapshot;
}

/** cohort_test_snapshot: Returns: (transfer full): San Joaquin in 2024-25: class 2, six spots in
 * Fall */
CohortSnapshot *
cohort_test_snapshot (void)
{
  return cohort_test_county ("San Joaquin", "2024-25");
}

static JsonObject *
parse_command (const char *command)
{
  g_auto (GStrv) parts = g_strsplit (command, "'", -1);
  g_autofree char *json = g_strjoinv ("\"", parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);

  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (node));
}

static CohortChange *
run (const CohortSnapshot *snapshot, const char *day, const char *command, GError **error)
{
  g_autoptr (JsonObject) object = parse_command (command);
  CohortMoment moment = {.today = cohort_date_parse (day)};

  g_assert_cmpuint (moment.today, !=, 0);
  moment.now = ((gint64) moment.today - cohort_date_new (1970, 1, 1)) * 24 * 60 * 60;
  return cohort_command_run (snapshot, object, &moment, error);
}

/** cohort_test_change: Returns: (transfer full): what @command, which must succeed, does */
CohortChange *
cohort_test_change (const CohortSnapshot *snapshot, const char *day, const char *command)
{
  g_autoptr (GError) error = NULL;
  CohortChange *change = run (snapshot, day, command, &error);

  if (error != NULL)
    g_error ("%s: %s", command, error->message);
  return change;
}

/** cohort_test_run_on: runs @command on @day and replaces @snapshot by what is then */
void
cohort_test_run_on (CohortSnapshot **snapshot, const char *day, const char *command)
{
  g_autoptr (CohortChange) change = cohort_test_change (*snapshot, day, command);
  CohortSnapshot *next = cohort_snapshot_apply (*snapshot, change);

  cohort_snapshot_unref (*snapshot);
  *snapshot = next;
}

/** cohort_test_run: cohort_test_run_on() %COHORT_TEST_DAY */
void
cohort_test_run (CohortSnapshot **snapshot, const char *command)
{
  cohort_test_run_on (snapshot, COHORT_TEST_DAY, command);
}

/** cohort_test_refuse: cohort_test_refuse_on() %COHORT_TEST_DAY */
char *
cohort_test_refuse (const CohortSnapshot *snapshot, const char *command, int code)
{
  return cohort_test_refuse_on (snapshot, COHORT_TEST_DAY, command, code);
}

/** cohort_test_refuse_on: Returns: (transfer full): the sentence with which @command is refused for
 * @code on @day */
char *
cohort_test_refuse_on (const CohortSnapshot *snapshot,
                       const char *day,
                       const char *command,
                       int code)
{
  g_autoptr (GError) error = NULL;
  CohortChange *change = run (snapshot, day, command, &error);

  if (change != NULL)
    g_error ("%s: was not refused", command);
  g_test_message ("%s: %s", command, error->message);
  g_assert_error (error, COHORT_ERROR, code);
  return g_strdup (error->message);
}

static gboolean
is_about (const CohortFinding *finding, const CohortExpense *expense)
{
  return g_strcmp0 (finding->subject, expense->record.id) == 0
         || (expense->plan_line != NULL && g_strcmp0 (finding->subject, expense->plan_line) == 0);
}

/** cohort_test_check_expenses: see the header */
void
cohort_test_check_expenses (const CohortSnapshot *snapshot, CohortDate day)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, day);
  g_autoptr (GPtrArray) all = cohort_findings_new (snapshot, day);

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    g_autoptr (GPtrArray) own = cohort_findings_new_of_expense (snapshot, ledger, expense, day);
    guint n = 0;

    for (guint i = 0; i < all->len; i++) {
      const CohortFinding *finding = g_ptr_array_index (all, i);

      if (!is_about (finding, expense))
        continue;
      g_assert_cmpuint (n, <, own->len);
      g_assert_cmpstr (((CohortFinding *)g_ptr_array_index (own, n))->text, ==, finding->text);
      g_assert_cmpstr (((CohortFinding *)g_ptr_array_index (own, n))->id, ==, finding->id);
      n++;
    }
    g_assert_cmpuint (n, ==, own->len);
  }
}

/** cohort_test_person: Returns: (transfer none): the one person whose family name is @name */
const CohortPerson *
cohort_test_person (const CohortSnapshot *snapshot, const char *name)
{
  const CohortPerson *found = NULL;

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    if (g_strcmp0 (person->family, name) == 0) {
      g_assert_null (found);
      found = person;
    }
  }
  g_assert_nonnull (found);
  return found;
}

/** cohort_test_team: adds the six people of domain.md 4.A, none of them booked */
void
cohort_test_team (CohortSnapshot **snapshot)
{
  static const char *const people[] = {
    "{'do':'person.add','id':'marisol','given':'Marisol','family':'Vance','email':'marisol.vance@"
    "example.org',"
    "'phone':'209-555-0101','role':'coe-coordinator','organization':'San Joaquin "
    "COE','bands':'system',"
    "'lead':true,'case_member':'yes'}",
    "{'do':'person.add','id':'devon','given':'Devon','family':'Okafor','email':'devon.okafor@"
    "example.org',"
    "'role':'coe-coordinator','organization':'San Joaquin COE','bands':'system'}",
    "{'do':'person.add','id':'priya','given':'Priya','family':'Raman','email':'priya.raman@"
    "example.org',"
    "'role':'teacher-leader','organization':'Delta Oaks "
    "Unified','bands':'3-5','case_member':'no'}",
    "{'do':'person.add','id':'tomas','given':'Tomás','family':'Herrera-Lund','email':'tomas.hl@"
    "example.org',"
    "'role':'district-specialist','organization':'Delta Oaks "
    "Unified','bands':'6-8','case_presenter':true}",
    "{'do':'person.add','id':'grace','given':'Grace','family':'Whitfield',"
    "'email':'grace.whitfield@example.org','role':'district-specialist',"
    "'organization':'Calaveras Bend Unified','bands':'9-12'}",
    "{'do':'person.add','id':'lena','given':'Lena','family':'Abubakar','email':'lena.abubakar@"
    "example.org',"
    "'role':'community-partner','organization':'Valley Expanded Learning "
    "Network','bands':['tk-2','3-5']}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    cohort_test_run (snapshot, people[i]);
}
