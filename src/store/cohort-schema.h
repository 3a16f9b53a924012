/* The versions of the database's schema and the way from each to the next.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cohort-store-error.h"

G_BEGIN_DECLS

/* "Coht": says that a file is ours, see PRAGMA application_id. */
#define COHORT_APPLICATION_ID 0x436f6874

typedef gboolean (*CohortMigrationHook) (sqlite3 *sqlite, GError **error);

/* To add a version: a numbered SQL file in the resource, a line in the list, a fixture made by the
 * version before (tests/store/fixtures/schema). A released file is never edited. */
typedef struct {
  int                 version;  /* what the database is afterwards */
  const char         *resource; /* (nullable): name of the SQL file */
  CohortMigrationHook hook;     /* (nullable): runs after it */
} CohortMigration;

const CohortMigration *cohort_schema_get_migrations (guint *n_migrations);
int                    cohort_schema_get_version    (void);

/* Takes each step above the database's version and not above @target, each all or nothing. */
gboolean cohort_schema_migrate (sqlite3 *sqlite, const CohortMigration *steps, guint n_steps,
                                int target, GError **error);

G_END_DECLS
