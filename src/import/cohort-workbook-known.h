/* What a county has already, so that the new rows of a workbook are looked for in it only once.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-sheets.h"

G_BEGIN_DECLS

/** CohortKnownRows: the rows of a sheet, by what they say. */
typedef struct _CohortKnownRows CohortKnownRows;

/* @rows: (element-type CohortSheetRow): only looked at here */
CohortKnownRows *cohort_known_rows_new (const CohortRecordSheet *sheet,
                                        const GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;
void cohort_known_rows_free (CohortKnownRows *self);
/* Whether a row says the same as @texts (one a column) in every column that they fill; never of
 * texts that fill none. */
gboolean cohort_known_rows_contain (CohortKnownRows *self, char *const *texts);

/** CohortKnownPeople: the people of a snapshot, by all of their names and by address. */
typedef struct _CohortKnownPeople CohortKnownPeople;

/* @snapshot: must stay as long */
CohortKnownPeople *
cohort_known_people_new (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
void cohort_known_people_free (CohortKnownPeople *self);
/* (nullable): the first who is called @text, or has that address */
const CohortPerson *cohort_known_people_find (const CohortKnownPeople *self, const char *text);

G_END_DECLS
