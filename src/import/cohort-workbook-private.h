/* A county workbook as a file, and while it is laid over a county.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-synonyms.h"
#include "cohort-workbook-import.h"

G_BEGIN_DECLS

/** CohortWorkbookPart: a sheet of records. */
typedef struct {
  const CohortRecordSheet *sheet;
  char *title;              /* (owned): as it was called when written */
  const CohortSheet *cells; /* (nullable): NULL: it is not in the file any more */
  GArray *base_at; /* (owned) (element-type int): place in a base row, by column; -1: none */
  GArray *places;  /* (owned) (element-type int): column of the file, by column; -1: none */
  int id_place;
  guint first;      /* index of the first row of records */
  GHashTable *base; /* (owned) (element-type utf8 GStrv): canonical texts by id */
  GPtrArray *ids;   /* (owned) (element-type utf8): in their order; belong to @base */
} CohortWorkbookPart;

/** CohortWorkbookFile: what a county workbook says about itself; borrows the cells. */
typedef struct {
  const CohortCells *cells;
  GPtrArray *parts;  /* (owned) (element-type CohortWorkbookPart) */
  GHashTable *words; /* (owned) (element-type utf8 GPtrArray): of CohortSheetWord, by list */
  guint format;
  int county;         /* 0: to be chosen in the file */
  char *county_sheet; /* (nullable): where it is chosen */
  char *county_cell;  /* (nullable) */
  char *year;         /* (nullable) */
  char *exported_at;  /* (nullable) */
} CohortWorkbookFile;

CohortWorkbookFile *cohort_workbook_file_new (const CohortCells *cells,
                                              const char *file_name,
                                              GPtrArray *notes,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_workbook_file_free (CohortWorkbookFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortWorkbookFile, cohort_workbook_file_free)
const CohortCell *
cohort_workbook_part_get_cell (const CohortWorkbookPart *self, const CohortRow *row, guint column);
const char *cohort_workbook_part_get_name (const CohortWorkbookPart *self);
const char *cohort_workbook_part_get_id (const CohortWorkbookPart *self, const CohortRow *row);
/* (nullable): as it was when written; NULL when the column was not */
const char *
cohort_workbook_part_get_base (const CohortWorkbookPart *self, const char *id, guint column);
const CohortSheet *cohort_workbook_find_sheet (const CohortCells *cells, const char *name);
const char *cohort_workbook_get_text (const CohortRow *row, guint column);

/** CohortWorkbookReader: what cells are read with; all borrowed. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortWorkbookFile *file;
  const CohortSynonyms *synonyms;
  GHashTable *words; /* (element-type utf8 GPtrArray): of this Cohort, by list */
} CohortWorkbookReader;

/* The canonical text of a cell, "" when it is empty; NULL with a sentence when it is none. */
char *cohort_workbook_read_cell (const CohortWorkbookReader *self,
                                 const CohortSheetColumn *column,
                                 const CohortCell *cell,
                                 char **sentence) G_GNUC_WARN_UNUSED_RESULT;
/* What two texts are compared by. */
char *cohort_workbook_tidy (const char *text) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
cohort_workbook_get_words (GHashTable *words, const CohortSnapshot *snapshot, const char *list);

struct _CohortWorkbookImport {
  CohortSnapshot *snapshot; /* (owned) */
  CohortSynonyms *synonyms; /* (owned) */
  CohortMoment moment;
  char *file_name;      /* (owned) */
  GHashTable *words;    /* (owned): see CohortWorkbookReader */
  GPtrArray *items;     /* (owned) (element-type CohortWorkbookItem) */
  GPtrArray *notes;     /* (owned) (element-type utf8) */
  CohortChange *change; /* (owned) (nullable) */
};

/* Adds an item for all that differs; fails only when it is cancelled. */
gboolean cohort_workbook_compare (CohortWorkbookImport *self,
                                  const CohortWorkbookFile *file,
                                  GCancellable *cancellable,
                                  GError **error);
CohortWorkbookItem *cohort_workbook_add_item (CohortWorkbookImport *self,
                                              CohortWorkbookItemKind kind,
                                              const CohortWorkbookPart *part,
                                              const CohortRow *row,
                                              int column);
char *cohort_workbook_dup_name (CohortWorkbookImport *self,
                                const CohortRecordSheet *sheet,
                                char *const *texts);
/* Puts the people of new rows into @change, matched as those of a roster are; fails only when it is
 * cancelled. */
gboolean cohort_workbook_add_people (CohortWorkbookImport *self,
                                     CohortChange *change,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
