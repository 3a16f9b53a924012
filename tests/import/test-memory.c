/* What a coordinator says about one file is known for the next.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-import.h"
#include "cohort-test-builder.h"

#include <string.h>

#define FIRST  "Quien,Cargo oficial,Mail\nAna Ruiz,Jefa de isla,ana.ruiz@example.org\n"
#define SECOND "Mail,Cargo oficial,Quien\nluz.mora@example.org,Jefa de Isla,Luz Mora\n"
#define SAID                                                                                       \
  "{\"columns\": {\"Quien\": \"name\", \"Cargo oficial\": \"role\", \"Mail\": \"email\"},"         \
  " \"values\": {\"role\": {\"Jefa de isla\": \"tosa\"}}}"

static CohortMapping *
read_mapping (const char *json)
{
  g_autoptr (GBytes) bytes = json != NULL ? g_bytes_new_static (json, strlen (json)) : NULL;
  g_autoptr (GError) error = NULL;
  CohortMapping *mapping = bytes != NULL ? cohort_mapping_new_from_json (bytes, &error) : NULL;

  g_assert_no_error (error);
  return mapping;
}

static CohortProposal *
propose (const CohortSnapshot *snapshot, const char *csv, const char *said, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "team.csv", NULL, NULL);
  g_autoptr (CohortMapping) mapping = read_mapping (said);
  const CohortMoment moment = {cohort_date_parse (COHORT_TEST_DAY), 1725321600};

  return cohort_import_propose (snapshot, cells, mapping, "team.csv", &moment, NULL, error);
}

static CohortSnapshot *
import (const CohortSnapshot *snapshot, const char *csv, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) proposal = propose (snapshot, csv, said, &error);

  g_assert_no_error (error);
  return cohort_snapshot_apply (snapshot, cohort_proposal_get_change (proposal));
}

static const char *
recall (const CohortSnapshot *snapshot)
{
  return cohort_snapshot_get_setting (snapshot, COHORT_SETTING_IMPORT_MAPPING);
}

static void
test_next_file (void)
{
  g_autoptr (CohortSnapshot) start = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) taught = import (start, FIRST, SAID);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) unaided = propose (start, SECOND, NULL, &error);
  g_autoptr (CohortProposal) aided = propose (taught, SECOND, NULL, NULL);
  g_autoptr (CohortSnapshot) after = NULL;
  const CohortPerson *luz;
  const CohortMembership *membership;

  g_assert_null (unaided);
  g_assert_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_NO_TABLE);
  g_assert_nonnull (aided);
  g_assert_cmpuint (cohort_proposal_count (aided, COHORT_OUTCOME_CREATE), ==, 1);
  g_assert_cmpuint (cohort_proposal_get_unmatched (aided)->len, ==, 0);
  g_assert_cmpuint (cohort_proposal_get_notes (aided)->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (cohort_proposal_get_notes (aided), 0), "“Quien”"));
  after = cohort_snapshot_apply (taught, cohort_proposal_get_change (aided));
  luz = cohort_test_person (after, "Mora");
  g_assert_cmpstr (luz->email, ==, "luz.mora@example.org");
  membership
      = cohort_snapshot_get_membership (after, luz->record.id, cohort_date_parse (COHORT_TEST_DAY));
  g_assert_cmpstr (membership->role, ==, "tosa");
  /* Nothing was said this time, so nothing is learned. */
  g_assert_cmpstr (recall (after), ==, recall (taught));
}

/* Only what would not have been recognized is worth remembering. */
static void
test_recognized_is_not_learned (void)
{
  g_autoptr (CohortSnapshot) start = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) plain
      = import (start, "Name,Role,Pet\nAna Ruiz,Teacher,cat\n",
                "{\"columns\": {\"Name\": \"name\", \"Role\": \"role\", \"Pet\": null}}");
  g_autoptr (CohortSnapshot) odd = import (start, "Name,Role,Pet\nAna Ruiz,Teacher,cat\n",
                                           "{\"columns\": {\"Pet\": \"skip\"}}");

  g_assert_null (recall (plain));
  g_assert_nonnull (recall (odd));
  g_assert_nonnull (strstr (recall (odd), "Pet"));
  g_assert_null (strstr (recall (odd), "Name"));
}

/* What is said now counts for more than what was said before, and is what is known from then on. */
static void
test_changed_mind (void)
{
  g_autoptr (CohortSnapshot) start = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) taught = import (start, FIRST, SAID);
  g_autoptr (CohortSnapshot) corrected
      = import (taught, SECOND, "{\"values\": {\"role\": {\"jefa de isla\": \"teacher-leader\"}}}");
  const CohortPerson *luz = cohort_test_person (corrected, "Mora");
  const CohortMembership *membership = cohort_snapshot_get_membership (
      corrected, luz->record.id, cohort_date_parse (COHORT_TEST_DAY));

  g_assert_cmpstr (membership->role, ==, "teacher-leader");
  g_assert_nonnull (strstr (recall (corrected), "teacher-leader"));
  g_assert_null (strstr (recall (corrected), "tosa"));
}

/* A sheet and a row of headings belong to the file they were said of. */
static void
test_place_is_not_learned (void)
{
  g_autoptr (CohortSnapshot) start = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) taught
      = import (start, "Our team\n" FIRST,
                "{\"header_row\": 2, \"columns\": {\"Quien\": \"name\", \"Mail\": \"email\"}}");
  g_autoptr (CohortSnapshot) after = import (taught, SECOND, NULL);

  g_assert_null (strstr (recall (taught), "header_row"));
  g_assert_nonnull (cohort_test_person (after, "Mora"));
}

/* A setting that came damaged from elsewhere stops no import. */
static void
test_damaged (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortChange) change = cohort_change_new ("setting.set", "import.mapping", NULL);
  g_autoptr (CohortSnapshot) damaged = NULL;
  g_autoptr (CohortProposal) proposal = NULL;

  cohort_change_put (change,
                     cohort_setting_new (COHORT_SETTING_IMPORT_MAPPING, "{\"columns\": 7}"));
  damaged = cohort_snapshot_apply (snapshot, change);
  proposal = propose (damaged, "Name,Role\nAna Ruiz,Teacher\n", NULL, NULL);
  g_assert_nonnull (proposal);
  g_assert_cmpuint (cohort_proposal_count (proposal, COHORT_OUTCOME_CREATE), ==, 1);
  g_assert_cmpuint (cohort_proposal_get_notes (proposal)->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/next-file", test_next_file);
  g_test_add_func ("/memory/recognized-is-not-learned", test_recognized_is_not_learned);
  g_test_add_func ("/memory/changed-mind", test_changed_mind);
  g_test_add_func ("/memory/place-is-not-learned", test_place_is_not_learned);
  g_test_add_func ("/memory/damaged", test_damaged);
  return g_test_run ();
}
