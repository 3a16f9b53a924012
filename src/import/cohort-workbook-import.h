/* The county workbook coming back: what was edited in it, merged with what the county did since.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-cells.h"
#include "cohort-sheets.h"

G_BEGIN_DECLS

/**
 * CohortWorkbookItemKind:
 * @COHORT_WORKBOOK_EDIT: a cell that was edited, and is as it was in Cohort
 * @COHORT_WORKBOOK_CONFLICT: a cell that was edited both in the workbook and in Cohort, to
 * different ends; taken only when somebody chooses so
 * @COHORT_WORKBOOK_NEW: a row without an id
 * @COHORT_WORKBOOK_MISSING: a row that is no longer in the workbook; its record is removed only
 * when somebody chooses so
 * @COHORT_WORKBOOK_PROBLEM: what cannot be taken whatever is chosen
 */
typedef enum {
  COHORT_WORKBOOK_EDIT,
  COHORT_WORKBOOK_CONFLICT,
  COHORT_WORKBOOK_NEW,
  COHORT_WORKBOOK_MISSING,
  COHORT_WORKBOOK_PROBLEM,
  COHORT_N_WORKBOOK_KINDS,
} CohortWorkbookItemKind;

/** CohortWorkbookItem: one cell, or one row, that is not as Cohort has it. */
typedef struct {
  CohortWorkbookItemKind kind;
  const CohortRecordSheet *sheet;
  const CohortSheetColumn *column; /* (nullable): NULL: it is about the whole row */
  char *sheet_name;                /* as the file calls it */
  guint row;                       /* as the spreadsheet counts, from 1; 0: none */
  char *letter;                    /* (nullable): of the column */
  char *id;                        /* of the row; "+12" of a new one */
  char *name;                      /* whom or what the row is about */
  char *base, *theirs, *ours;      /* (nullable): canonical: when written, in the file, in Cohort */
  char **texts;                    /* (nullable): of a new row, canonical, one a column */
  gboolean taken;   /* whether it is done: theirs of a conflict, the removal of a missing row */
  gboolean refused; /* although chosen: @text says why */
  char *text;       /* (nullable): a translated sentence about it */
} CohortWorkbookItem;

/** CohortWorkbookImport: a county workbook laid over a county. */
typedef struct _CohortWorkbookImport CohortWorkbookImport;

gboolean cohort_workbook_import_is_ours (const CohortCells *cells);
CohortWorkbookImport *cohort_workbook_import_new (const CohortSnapshot *snapshot,
                                                  const CohortCells *cells,
                                                  const char *file_name,
                                                  const CohortMoment *moment,
                                                  GCancellable *cancellable,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_workbook_import_free (CohortWorkbookImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortWorkbookImport, cohort_workbook_import_free)

/* Chooses for a conflict or a missing row, or for all of a kind; cohort_workbook_import_settle()
 * then makes the change anew. */
void cohort_workbook_import_choose (CohortWorkbookImport *self, guint item, gboolean taken);
void cohort_workbook_import_choose_all (CohortWorkbookImport *self,
                                        CohortWorkbookItemKind kind,
                                        gboolean taken);
/* What was chosen in @before, an earlier import of the same file, where the same is asked. */
void cohort_workbook_import_choose_as (CohortWorkbookImport *self,
                                       const CohortWorkbookImport *before);
gboolean cohort_workbook_import_settle (CohortWorkbookImport *self,
                                        GCancellable *cancellable,
                                        GError **error);

/* Borrowed. */
GPtrArray *cohort_workbook_import_get_items (const CohortWorkbookImport *self);
GPtrArray *cohort_workbook_import_get_notes (const CohortWorkbookImport *self); /* utf8 */
CohortChange *cohort_workbook_import_get_change (const CohortWorkbookImport *self);
guint cohort_workbook_import_count (const CohortWorkbookImport *self,
                                    CohortWorkbookItemKind kind,
                                    gboolean taken);
char *
cohort_workbook_import_dup_summary (const CohortWorkbookImport *self) G_GNUC_WARN_UNUSED_RESULT;

/* A cell's text as people read it: "Nov 20, 2024", "$370.00", "Middle school teacher", "nothing".
 */
char *cohort_workbook_import_dup_label (const CohortWorkbookImport *self,
                                        const CohortSheetColumn *column,
                                        const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* What becomes of an item, in a sentence. */
char *cohort_workbook_import_describe (const CohortWorkbookImport *self,
                                       const CohortWorkbookItem *item) G_GNUC_WARN_UNUSED_RESULT;
/* "Team, D7" */
char *cohort_workbook_item_dup_place (const CohortWorkbookItem *item) G_GNUC_WARN_UNUSED_RESULT;
const char *cohort_workbook_kind_get_code (CohortWorkbookItemKind kind);
const char *cohort_workbook_kind_get_label (CohortWorkbookItemKind kind); /* translated */

G_END_DECLS
