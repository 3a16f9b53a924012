/* An Excel workbook being written: only complete, and the same under every locale.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

typedef enum {
  COHORT_STYLE_TITLE,
  COHORT_STYLE_SUBTITLE,
  COHORT_STYLE_REMARK,       /* beside a number */
  COHORT_STYLE_HEADER,       /* of a table, over words */
  COHORT_STYLE_HEADER_RIGHT, /* and over numbers */
  COHORT_STYLE_TEXT,
  COHORT_STYLE_WRAPPED,
  COHORT_STYLE_LABEL,
  COHORT_STYLE_UNKNOWN, /* words in the place of a number nobody has stated */
  COHORT_STYLE_COUNT,   /* zero is a dash */
  COHORT_STYLE_NUMBER,
  COHORT_STYLE_MONEY,
  COHORT_STYLE_DATE,
  COHORT_STYLE_TOTAL,
  COHORT_STYLE_TOTAL_COUNT,
  COHORT_STYLE_TOTAL_MONEY,
  COHORT_N_STYLES,
} CohortStyle;

typedef struct _CohortWorkbook CohortWorkbook;

/* What a workbook says about itself. */
typedef struct {
  const char *title;
  const char *author;
  const char *version;
  gint64      created; /* seconds since 1970, UTC */
} CohortWorkbookProperties;

/* From here until it is freed, the calling thread writes numbers with a point, whatever its
 * locale. */
CohortWorkbook *cohort_workbook_new  (const char                     *path,
                                      const CohortWorkbookProperties *properties,
                                      GError                        **error)
  G_GNUC_WARN_UNUSED_RESULT;
void            cohort_workbook_free (CohortWorkbook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortWorkbook, cohort_workbook_free)

lxw_worksheet *cohort_workbook_add_sheet  (CohortWorkbook *self, const char *name);
lxw_format    *cohort_workbook_get_format (const CohortWorkbook *self, CohortStyle style);
lxw_format    *cohort_workbook_add_format (CohortWorkbook *self);
/* Nobody is offered to show @sheet, as somebody is a sheet that is only hidden. */
void           cohort_workbook_hide_well  (CohortWorkbook *self, lxw_worksheet *sheet);
char          *cohort_workbook_dup_cell_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Cells. What goes wrong is kept, and told by cohort_workbook_commit(). */
void cohort_workbook_put_text (CohortWorkbook *self,
                               lxw_worksheet  *sheet,
                               guint           row,
                               guint           column,
                               const char     *text,
                               CohortStyle     style);
void cohort_workbook_put_number (CohortWorkbook *self,
                                 lxw_worksheet  *sheet,
                                 guint           row,
                                 guint           column,
                                 gint64          value,
                                 CohortStyle     style);
void cohort_workbook_put_money (CohortWorkbook *self,
                                lxw_worksheet  *sheet,
                                guint           row,
                                guint           column,
                                gint64          cents,
                                CohortStyle     style);
void cohort_workbook_put_date (CohortWorkbook *self,
                               lxw_worksheet  *sheet,
                               guint           row,
                               guint           column,
                               CohortDate      date);
/* A live formula and what it comes to, for readers that do not calculate. */
void cohort_workbook_put_sum (CohortWorkbook *self,
                              lxw_worksheet  *sheet,
                              guint           row,
                              guint           column,
                              const char     *formula,
                              gint64          value,
                              CohortStyle     style);
void cohort_workbook_put_balance (CohortWorkbook *self,
                                  lxw_worksheet  *sheet,
                                  guint           row,
                                  guint           column,
                                  const char     *formula,
                                  gint64          cents,
                                  CohortStyle     style);
void cohort_workbook_check (CohortWorkbook *self, lxw_error result);

/* Page, header and footer for printing on US Letter, one page wide. */
void cohort_workbook_set_page (lxw_worksheet *sheet,
                               gboolean       landscape,
                               const char    *left,
                               const char    *right);

gboolean cohort_workbook_commit (CohortWorkbook *self, GError **error);

/* Makes the hidden sheet @name of a finished workbook a very hidden one. */
gboolean cohort_workbook_hide_very (const char *path, const char *name);

/* Reads a workbook back: FALSE when a part of it is not whole. */
gboolean cohort_workbook_is_whole (const char *path);

G_END_DECLS
