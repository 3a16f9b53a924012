/* San Joaquin as in the worked story, made record by record, and places to write files to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define EXPORT_DAY "2024-10-01"
#define EXPORT_INSTANT 1727798400 /* 2024-10-01T16:00:00Z */

CohortSnapshot *export_fixture_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
CohortSnapshot *export_fixture_new       (void) G_GNUC_WARN_UNUSED_RESULT;
CohortDate      export_fixture_get_day   (void);

/* Adds a record whose fields are given as text, by name. */
void export_fixture_put (CohortSnapshot *snapshot, CohortRecordKind kind, const char *id, ...)
  G_GNUC_NULL_TERMINATED;

/* A person whose words look like formulas, markup and worse, beside the team. */
CohortSnapshot *export_fixture_new_hostile (void) G_GNUC_WARN_UNUSED_RESULT;
/* One person with a very long name who goes to eight convenings. */
CohortSnapshot *export_fixture_new_long    (void) G_GNUC_WARN_UNUSED_RESULT;
/* @n people on the team. */
CohortSnapshot *export_fixture_new_many    (guint n) G_GNUC_WARN_UNUSED_RESULT;

/* The head every template for tests begins with, and a template of it and @body. */
extern const char export_fixture_head[];
GBytes *export_fixture_make_template (const char *body) G_GNUC_WARN_UNUSED_RESULT;

/* Pictures as the settings hold them, and a letterhead with a logo and a signature. */
extern const char export_fixture_jpeg[];
extern const char export_fixture_png[];
void export_fixture_put_letterhead (CohortSnapshot *snapshot,
                                    const char     *logo,
                                    const char     *signature);

/* A folder of this run; removed with all that is in it. */
char *export_fixture_make_folder   (void) G_GNUC_WARN_UNUSED_RESULT;
void  export_fixture_remove_folder (char *folder);
guint export_fixture_count_files   (const char *folder);

/* Until it is lifted, no file can grow beyond @bytes: as on a full disk. */
void  export_fixture_limit_files   (guint64 bytes);
void  export_fixture_lift_limit    (void);

G_END_DECLS
