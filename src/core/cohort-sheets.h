/* The county workbook, described once for writing it and for reading it back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command.h"

G_BEGIN_DECLS

/**
 * CohortSheetKind:
 *
 * What the cells of a column are, and so their canonical text: the same in every language, "" for
 * empty and for unknown alike.
 *
 * @COHORT_SHEET_TEXT: as it is
 * @COHORT_SHEET_CHOICE: the code of one word of the column's list
 * @COHORT_SHEET_CHOICES: codes, separated by spaces, in the order of the list
 * @COHORT_SHEET_DATE: "2024-11-20"
 * @COHORT_SHEET_DATES: such days, separated by spaces, in order
 * @COHORT_SHEET_MONEY: dollars with two decimals, "370.00", "-12.50"
 * @COHORT_SHEET_RATE: dollars with two or three decimals, "169.00", "0.655"
 * @COHORT_SHEET_QUANTITY: with at most one decimal, "104.6", "2"
 * @COHORT_SHEET_COUNT: "3"
 * @COHORT_SHEET_FLAG: "yes", or "" for no
 */
typedef enum {
  COHORT_SHEET_TEXT,
  COHORT_SHEET_CHOICE,
  COHORT_SHEET_CHOICES,
  COHORT_SHEET_DATE,
  COHORT_SHEET_DATES,
  COHORT_SHEET_MONEY,
  COHORT_SHEET_RATE,
  COHORT_SHEET_QUANTITY,
  COHORT_SHEET_COUNT,
  COHORT_SHEET_FLAG,
} CohortSheetKind;

/**
 * CohortSheetFlags:
 * @COHORT_SHEET_EDITABLE: may be changed in a row that is there, by the column's command
 * @COHORT_SHEET_FOR_NEW: may be filled in a row that is new; an editable column always may
 * @COHORT_SHEET_REQUIRED: has to be filled in a row that is new
 * @COHORT_SHEET_PRIVATE: leaves the house only when asked for
 * @COHORT_SHEET_NAMES: of text: names between semicolons, in any order; see
 *   cohort_sheet_dup_names()
 */
typedef enum {
  COHORT_SHEET_EDITABLE = 1 << 0,
  COHORT_SHEET_FOR_NEW = 1 << 1,
  COHORT_SHEET_REQUIRED = 1 << 2,
  COHORT_SHEET_PRIVATE = 1 << 3,
  COHORT_SHEET_NAMES = 1 << 4,
} CohortSheetFlags;

typedef struct {
  const char *key;     /* of the sheet's own, for ever: what a reader goes by */
  const char *heading; /* untranslated; see cohort_sheet_column_get_heading() */
  CohortSheetKind kind;
  const char *list; /* (nullable): of choices; see cohort_sheets_list_words() */
  CohortSheetFlags flags;
  guint width;            /* characters */
  const char *command;    /* (nullable): "person.edit"; NULL when it is not editable */
  const char *argument;   /* (nullable): of the commands that edit and that add, "given"; the
                           * "source" of a new line or expense is its only share, in "splits" */
  CohortRecordKind where; /* the record @field is one of */
  const char *field;      /* (nullable): NULL when the sheet's own code makes the text */
} CohortSheetColumn;

/* Sheets: "team" (a row a membership), "attendance", "plan", "ledger" (a row an expense),
 * "funding", "waitlist", "opportunities" (the county's own), "goals" (both plans), "activities". */
typedef struct {
  const char *code;
  const char *title; /* untranslated; see cohort_sheet_get_title() */
  CohortRecordKind kind;
  const char *add; /* the command that makes a new row's record: "person.add" */
  const CohortSheetColumn *columns;
  guint n_columns;
} CohortRecordSheet;

/* A row and its cells. */
typedef struct {
  char *id;       /* of the record of the sheet's kind; of somebody without a membership, hers */
  char *person;   /* (nullable): id of whom it is about */
  char *where;    /* (nullable): code of the convening it is about */
  char **texts;   /* canonical, one a column, never NULL */
  guint64 locked; /* a bit a column: here it cannot be edited although the column can */
} CohortSheetRow;

typedef struct {
  char *code;
  char *label; /* translated */
} CohortSheetWord;

const CohortRecordSheet *cohort_sheets_get (guint index); /* (nullable): NULL behind the last */
const CohortRecordSheet *cohort_sheets_find (const char *code);
const char *cohort_sheet_get_title (const CohortRecordSheet *sheet);
const CohortSheetColumn *cohort_sheet_find_column (const CohortRecordSheet *sheet, const char *key);
const char *cohort_sheet_column_get_heading (const CohortSheetColumn *column);
gboolean
cohort_sheet_can_edit (const CohortRecordSheet *sheet, const CohortSheetRow *row, guint column);

/* (element-type CohortSheetRow): what the snapshot's year has, in the order people read it */
GPtrArray *cohort_sheets_build (const CohortSnapshot *snapshot,
                                const CohortRecordSheet *sheet,
                                CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
void cohort_sheet_row_free (CohortSheetRow *row);
/* (nullable): the canonical text of a number or day: cents, tenths, tenths of a cent */
char *cohort_sheet_dup_number (CohortSheetKind kind, gint64 number) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the canonical text of names, so that their order makes no difference */
char *cohort_sheet_dup_names (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean
cohort_sheet_parse_number (CohortSheetKind kind, const char *text, gint64 *number, GError **error);

/* (element-type CohortSheetWord): of a vocabulary, or of "convening", "county", "source",
 * "grant-goal", "practice-goal", "belief", "component", "language", "content-area",
 * "contract-status", "line-state" and "yes-no" */
GPtrArray *cohort_sheets_list_words (const CohortSnapshot *snapshot,
                                     const char *list) G_GNUC_WARN_UNUSED_RESULT;

/* Beside the sheets of records a workbook has one nobody sees, with what each cell was when it was
 * written; laid out in cohort-county-workbook.h. */
#define COHORT_SHEETS_BASE   "_cohort"
#define COHORT_SHEETS_LISTS  "Lists"
#define COHORT_SHEETS_FORMAT 1

/** CohortSheetEdit: a cell that was changed. */
typedef struct {
  const CohortRecordSheet *sheet;
  char *id;   /* of the row; "+12" of the twelfth row of the sheet, which is new */
  char *key;  /* of the column; NULL: the row's record is to be removed */
  char *old;  /* canonical; "" in a new row */
  char *text; /* canonical, as it shall be */
} CohortSheetEdit;

/** CohortSheetRefusal: what cannot be done, and why. */
typedef struct {
  const CohortSheetEdit *edit;
  gboolean whole_row; /* nothing of the row is taken */
  char *text;         /* a translated sentence */
} CohortSheetRefusal;

/* @edits: (element-type CohortSheetEdit). One change, made of the existing commands: all that can
 * be done (NULL only when it is cancelled), or nothing when anything is refused. */
CohortChange *cohort_sheets_try (const CohortSnapshot *snapshot,
                                 const GPtrArray *edits,
                                 const CohortMoment *moment,
                                 GPtrArray *refused,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cohort_sheets_new_refusals (void) G_GNUC_WARN_UNUSED_RESULT;
CohortChange *cohort_sheets_apply (const CohortSnapshot *snapshot,
                                   const GPtrArray *edits,
                                   const CohortMoment *moment,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
