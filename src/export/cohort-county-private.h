/* The parts of the county workbook, one file each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-county-workbook.h"
#include "cohort-workbook.h"

G_BEGIN_DECLS

/* Of every sheet of records. */
enum {
  COHORT_COUNTY_ROW_TITLE,
  COHORT_COUNTY_ROW_KEYS,
  COHORT_COUNTY_ROW_HEADINGS,
  COHORT_COUNTY_ROW_FIRST,
};
/* Rows below the last record for what is new; all there are in a template. */
#define COHORT_COUNTY_SPARE_ROWS 60
/* Excel grows slow over larger tables, and the library holds them in memory twice. */
#define COHORT_COUNTY_MOST_IN_TABLE 10000

/* Where the sheet "About" has the county. */
#define COHORT_COUNTY_CELL "B2"

typedef struct {
  const CohortRecordSheet *sheet;
  GPtrArray *rows; /* (owned) (element-type CohortSheetRow) */
  GArray *columns; /* (owned) (element-type guint): those that are written, of the sheet's */
} CohortCountySheet;

/** CohortCountyBook: the workbook being written. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortCountyWorkbookOptions *options;
  CohortWorkbook *workbook;
  GCancellable *cancellable;
  gboolean is_template;
  GArray *sheets;        /* (element-type CohortCountySheet) */
  GHashTable *lists;     /* (element-type utf8 GPtrArray): words, by the list's name */
  GPtrArray *list_names; /* (element-type utf8): in the order of their columns */
  lxw_format *formats[COHORT_SHEET_FLAG + 1][2]; /* by kind; locked, open */
} CohortCountyBook;

void cohort_county_make_formats (CohortCountyBook *book);
lxw_format *
cohort_county_get_format (const CohortCountyBook *book, CohortSheetKind kind, gboolean open);
void cohort_county_put_cell (CohortCountyBook *book,
                             lxw_worksheet *sheet,
                             guint row,
                             guint at,
                             const CohortSheetColumn *column,
                             const char *text,
                             gboolean open);

void cohort_county_gather_lists (CohortCountyBook *book);
/* (nullable): the name of the list whose words a column takes */
const char *cohort_county_get_list (const CohortSheetColumn *column);
/* "=Lists!$B$2:$B$17"; NULL for a list without words */
char *cohort_county_dup_range (const CohortCountyBook *book, const char *list);
const char *
cohort_county_get_label (const CohortCountyBook *book, const char *list, const char *code);
void cohort_county_add_lists (CohortCountyBook *book);

/* FALSE only when cancelled. */
gboolean
cohort_county_add_sheet (CohortCountyBook *book, const CohortCountySheet *part, GError **error);
void cohort_county_add_about (CohortCountyBook *book);
const char *cohort_county_get_about_title (void);
void cohort_county_add_base (CohortCountyBook *book);

/* A sheet with county and date at its head when printed. */
lxw_worksheet *
cohort_county_new_sheet (CohortCountyBook *book, const char *name, gboolean landscape);
const char *cohort_county_get_name (const CohortCountyBook *book);

G_END_DECLS
