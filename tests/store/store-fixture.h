/* A database in a folder of its own, and changes made up from a seed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-db.h"

G_BEGIN_DECLS

#define SAN_JOAQUIN 39

typedef struct {
  char        *folder; /* removed afterwards */
  char        *path;   /* of the database in it */
  CohortDb    *db;     /* begun for San Joaquin in 2024-25; NULL after fixture_set_up_folder() */
  CohortMoment moment;
} Fixture;

void fixture_set_up        (Fixture *fixture, gconstpointer data);
void fixture_set_up_folder (Fixture *fixture, gconstpointer data);
void fixture_tear_down     (Fixture *fixture, gconstpointer data);
void fixture_reopen        (Fixture *fixture);
void fixture_init          (Fixture *fixture, CohortDb *db, const char *county, const char *year);
void fixture_remove_folder (const char *folder);
/* A test of the fixture: an open database of San Joaquin. */
#define fixture_add(name, func) \
  g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
/* A test that opens what it needs in an empty folder. */
#define fixture_add_folder(name, func) \
  g_test_add (name, Fixture, NULL, fixture_set_up_folder, func, fixture_tear_down)

/* Makes a database file of the SQL of tests/store/fixtures/schema/@name, as an old Cohort left
 * it. */
void fixture_load_schema   (const char *path, const char *name);

/* One person of that name, saved as one change; returns her id. */
char *fixture_add_person   (Fixture *fixture, const char *given);
void  fixture_save         (Fixture *fixture, CohortChange *change);
/* Fails the test for each thing wrong; made-up money does not add up and is not looked at. */
void  fixture_check        (CohortDb *db);

/* Everything a snapshot holds, in its order, as one text. */
char *dump_snapshot (CohortSnapshot *snapshot);
char *dump_db       (CohortDb *db);

/* A record of @kind with every field filled in or not as @rand says; ids are those of @snapshot. */
gpointer      make_random_record (GRand *rand, CohortSnapshot *snapshot, CohortRecordKind kind);
/* A change of up to @n records: new ones, edits, deletions. */
CohortChange *make_random_change (GRand *rand, CohortSnapshot *snapshot, guint n);

G_END_DECLS
