/* The sheet of people: a row for each membership of the year, with the person it is of.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-team-people.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

#define EDIT    COHORT_SHEET_EDITABLE
#define PRIVATE (COHORT_SHEET_EDITABLE | COHORT_SHEET_PRIVATE)
#define PERSON(key, heading, kind, list, flags, width)                                             \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, "person.edit", key,                     \
        COHORT_RECORD_PERSON, key                                                                  \
  }
#define MEMBER(key, heading, kind, list, flags, width)                                             \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, "membership.edit", key,                 \
        COHORT_RECORD_MEMBERSHIP, key                                                              \
  }

static const CohortSheetColumn columns[] = {
    PERSON ("family", N_ ("Family name"), TEXT, NULL, EDIT, 18),
    PERSON ("given", N_ ("Given name"), TEXT, NULL, EDIT, 16),
    PERSON ("preferred", N_ ("Goes by"), TEXT, NULL, EDIT, 12),
    MEMBER ("role", N_ ("Role"), CHOICE, "role", EDIT, 26),
    MEMBER ("role_typed", N_ ("Role in other words"), TEXT, NULL, EDIT, 20),
    MEMBER ("sector", N_ ("Sector"), CHOICE, "sector", EDIT, 18),
    {"organization", N_ ("Organization"), COHORT_SHEET_TEXT, NULL, EDIT, 28, "membership.edit",
     "organization", COHORT_RECORD_MEMBERSHIP, NULL},
    MEMBER ("bands", N_ ("Grade bands"), CHOICES, "band", EDIT, 16),
    MEMBER ("content_area", N_ ("Content area"), CHOICE, "content-area", EDIT, 14),
    MEMBER ("lead", N_ ("Lead"), FLAG, NULL, EDIT, 8),
    MEMBER ("status", N_ ("Team status"), CHOICE, "membership-status", EDIT, 12),
    MEMBER ("start", N_ ("On the team since"), DATE, NULL, EDIT, 14),
    {"end", N_ ("Last day on the team"), COHORT_SHEET_DATE, NULL, EDIT, 14, "membership.end", "on",
     COHORT_RECORD_MEMBERSHIP, "end"},
    PERSON ("email", N_ ("E-mail"), TEXT, NULL, EDIT, 28),
    PERSON ("phone", N_ ("Phone"), TEXT, NULL, EDIT, 16),
    PERSON ("language", N_ ("Language"), CHOICE, "language", EDIT, 10),
    PERSON ("case_member", N_ ("CASE member"), CHOICE, "yes-no", EDIT, 10),
    PERSON ("case_presenter", N_ ("CASE presenter"), FLAG, NULL, EDIT, 10),
    PERSON ("home_place", N_ ("Travels from"), TEXT, NULL, EDIT, 16),
    PERSON ("needs", N_ ("Needs (private)"), TEXT, NULL, PRIVATE, 24),
    PERSON ("note", N_ ("Note (private)"), TEXT, NULL, PRIVATE, 24),
};

const CohortRecordSheet cohort_sheet_team = {
    "team", N_ ("Team"), COHORT_RECORD_MEMBERSHIP, "person.add", columns, G_N_ELEMENTS (columns),
};

static void
lock_membership (CohortSheetBuild *build, CohortSheetRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].where == COHORT_RECORD_MEMBERSHIP)
      cohort_sheet_row_lock (build, row, columns[i].key);
}

/* What is no address or number is shown as it came, to be corrected. */
static void
read_contact (CohortSheetBuild *build, CohortSheetRow *row, const CohortPerson *person)
{
  if (person->email == NULL)
    cohort_sheet_row_set (build, row, "email", g_strdup (person->email_typed));
  if (person->phone == NULL)
    cohort_sheet_row_set (build, row, "phone", g_strdup (person->phone_typed));
}

static void
add_row (CohortSheetBuild *build, const CohortPerson *person, const CohortMembership *membership)
{
  const char *id = membership != NULL ? membership->record.id : person->record.id;
  CohortSheetRow *row = cohort_sheet_build_add (build, id, person->record.id, NULL);
  const CohortOrganization *organization;

  cohort_sheet_row_read (build, row, &person->record);
  read_contact (build, row, person);
  if (membership == NULL) {
    lock_membership (build, row);
    return;
  }
  cohort_sheet_row_read (build, row, &membership->record);
  organization = cohort_team_find_organization (build->snapshot, membership->organization);
  if (organization != NULL)
    cohort_sheet_row_set (build, row, "organization", g_strdup (organization->name));
}

static gboolean
is_of_year (const CohortSheetBuild *build, const CohortMembership *membership)
{
  CohortProgram *program = cohort_snapshot_get_program (build->snapshot);

  return membership->end == 0 || membership->end >= cohort_program_get_start (program);
}

/* Whoever left before the year is shown with what she was last, or with nothing. */
static void
add_person (CohortSheetBuild *build, const CohortPerson *person)
{
  const GPtrArray *own = cohort_snapshot_get_memberships (build->snapshot, person->record.id);
  guint before = build->rows->len;

  for (guint i = 0; own != NULL && i < own->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (own, i);

    if (is_of_year (build, membership))
      add_row (build, person, membership);
  }
  if (build->rows->len == before)
    add_row (build, person,
             own != NULL ? cohort_team_find_last_membership (build->snapshot, person->record.id,
                                                             build->today)
                         : NULL);
}

/** cohort_sheet_team_fill: everybody, by name */
void
cohort_sheet_team_fill (CohortSheetBuild *build)
{
  g_autoptr (GPtrArray) people
      = cohort_team_list_people (build->snapshot, COHORT_TEAM_EVERYBODY, NULL, build->today, NULL);

  for (guint i = 0; i < people->len; i++)
    add_person (build, g_ptr_array_index (people, i));
}
