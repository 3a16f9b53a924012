/* What the parts of the XLSX reader share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-xml.h"

G_BEGIN_DECLS

/** CohortXlsx: what the cells of a workbook refer to. */
typedef struct {
  GPtrArray  *strings;      /* (owned) shared strings, as cells show them; %NULL for an empty one */
  GByteArray *date_styles;  /* (owned) per cell style, whether it shows a number as a date */
  gboolean    epoch_1904;   /* days are counted from 1904, as old Macs did */
} CohortXlsx;

gboolean     cohort_xlsx_read_styles     (CohortXlsx *book, CohortZip *zip, const char *path,
                                          GError **error);
gboolean     cohort_xlsx_read_sheet      (CohortXlsx *book, CohortReading *reading, CohortZip *zip,
                                          const char *path, CohortSheet *sheet, GError **error);

gboolean     cohort_xlsx_format_is_date  (const char *format_code);
gboolean     cohort_xlsx_parse_number    (const char *text, double *number);
char        *cohort_xlsx_dup_number_text (double number) G_GNUC_WARN_UNUSED_RESULT;
char        *cohort_xlsx_dup_date_text   (double serial, gboolean epoch_1904, CohortCellKind *kind)
  G_GNUC_WARN_UNUSED_RESULT;
char        *cohort_xlsx_dup_iso_text    (const char *iso) G_GNUC_WARN_UNUSED_RESULT;
char        *cohort_xlsx_dup_string_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
