/* An Excel workbook being written: only complete, and the same under every locale.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook.h"

#include "cohort-date.h"
#include "cohort-export-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define PAPER_US_LETTER 1
#define MAX_CELL 32767
#define MAX_SHEET_NAME 31
#define MAX_MARGIN_TEXT 100
#define TITLE_HEIGHT 28

struct _CohortWorkbook {
  CohortExportFile *file;
  lxw_workbook     *book; /* NULL once closed */
  lxw_format       *formats[COHORT_N_STYLES];
  char             *well_hidden; /* (owned) (nullable): the name of a sheet */
  lxw_error         result; /* the first that was none of success */
  locale_t          point;  /* as the thread's locale was, but with "." in numbers */
  locale_t          before;
};

/* Making it */

/* Of each byte: 1 if it is not ASCII, 2 if it may not be in a cell, or begins what may not. */
static const guchar byte_kinds[256] = {
  [0x01 ... 0x08] = 2, [0x0b ... 0x1f] = 2, [0x7f] = 2, [0x80 ... 0xee] = 1, [0xef] = 2,
  [0xf0 ... 0xff] = 1,
};

/* Almost every text can be a cell as it is, and then is not copied. */
static gboolean
is_cell_text (const char *text)
{
  const guchar *end = (const guchar *) text;
  guchar kinds = 0;
  gsize length;

  for (; *end != '\0'; end++)
    kinds |= byte_kinds[*end];
  length = (gsize) (end - (const guchar *) text);
  return (kinds & 2) == 0 && length <= MAX_CELL
         && ((kinds & 1) == 0 || g_utf8_validate (text, (gssize) length, NULL));
}

/** cohort_workbook_dup_cell_text: Returns: (transfer full): @text as XML can hold it and Excel
 * takes it: no control characters, nothing beyond the longest cell */
char *
cohort_workbook_dup_cell_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *kept = g_string_new (NULL);
  glong n = 0;

  for (const char *c = valid; *c != '\0' && n < MAX_CELL; c = g_utf8_next_char (c)) {
    gunichar character = g_utf8_get_char (c);

    if ((character < 0x20 && character != '\t' && character != '\n') || character == 0x7f ||
        character == 0xfffe || character == 0xffff)
      continue;
    g_string_append_unichar (kept, character);
    n += character > 0xffff ? 2 : 1;
  }
  return g_string_free (kept, FALSE);
}

static void
dress (lxw_format *format, CohortStyle style)
{
  static const char *const money = "\"$\"#,##0.00;[Red]-\"$\"#,##0.00";
  static const char *const count = "0;-0;\"–\"";
  static const char *const numbers[COHORT_N_STYLES] = {
    [COHORT_STYLE_COUNT] = count,        [COHORT_STYLE_NUMBER] = "0",
    [COHORT_STYLE_MONEY] = money,        [COHORT_STYLE_DATE] = "mmm d, yyyy",
    [COHORT_STYLE_TOTAL_COUNT] = count,  [COHORT_STYLE_TOTAL_MONEY] = money,
  };

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (numbers[style] != NULL) {
    format_set_num_format (format, numbers[style]);
    format_set_align (format, style == COHORT_STYLE_DATE ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
  }
  if (style >= COHORT_STYLE_HEADER) {
    format_set_bottom (format, LXW_BORDER_THIN);
    format_set_bottom_color (format, 0xDDDDDD);
  }
}

static void
dress_header (lxw_format *format, CohortStyle style)
{
  format_set_bold (format);
  format_set_font_color (format, 0xFFFFFF);
  format_set_bg_color (format, 0x1C456E);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (style == COHORT_STYLE_HEADER_RIGHT)
    format_set_align (format, LXW_ALIGN_RIGHT);
}

static void
dress_words (lxw_format *format, CohortStyle style)
{
  if (style == COHORT_STYLE_TITLE) {
    format_set_font_size (format, 16);
    format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  }
  if (style == COHORT_STYLE_SUBTITLE || style == COHORT_STYLE_REMARK
      || style == COHORT_STYLE_UNKNOWN)
    format_set_font_color (format, 0x5E5C64);
  if (style == COHORT_STYLE_REMARK || style == COHORT_STYLE_UNKNOWN)
    format_set_italic (format);
  if (style == COHORT_STYLE_REMARK) {
    /* Said aloud, since versions of the library differ in what an indent alone means. */
    format_set_align (format, LXW_ALIGN_LEFT);
    format_set_indent (format, 1);
  }
  if (style == COHORT_STYLE_UNKNOWN)
    format_set_align (format, LXW_ALIGN_RIGHT);
  if (style == COHORT_STYLE_WRAPPED)
    format_set_text_wrap (format);
  if (style == COHORT_STYLE_TITLE || style == COHORT_STYLE_LABEL || style >= COHORT_STYLE_TOTAL)
    format_set_bold (format);
  if (style == COHORT_STYLE_HEADER || style == COHORT_STYLE_HEADER_RIGHT)
    dress_header (format, style);
}

static void
make_formats (CohortWorkbook *self)
{
  for (guint i = 0; i < COHORT_N_STYLES; i++) {
    self->formats[i] = workbook_add_format (self->book);
    dress (self->formats[i], (CohortStyle) i);
    dress_words (self->formats[i], (CohortStyle) i);
  }
}

static void
set_properties (CohortWorkbook *self, const CohortWorkbookProperties *properties)
{
  g_autofree char *title = cohort_workbook_dup_cell_text (properties->title);
  g_autofree char *author = cohort_workbook_dup_cell_text (properties->author);
  g_autofree char *comments = g_strdup_printf ("Cohort %s", properties->version);
  lxw_doc_properties given = {
    .title = title,
    .author = author,
    .company = author,
    .comments = comments,
    .created = (time_t) properties->created,
  };

  cohort_workbook_check (self, workbook_set_properties (self->book, &given));
}

/* The library prints numbers with printf(), which would write "0,5" under many a locale. Messages
 * and everything else stay in the person's language. */
static void
switch_locale (CohortWorkbook *self)
{
  locale_t copy = duplocale (uselocale ((locale_t) 0));

  self->point = newlocale (LC_NUMERIC_MASK, "C", copy);
  if (self->point == (locale_t) 0)
    freelocale (copy);
  else
    self->before = uselocale (self->point);
}

/**
 * cohort_workbook_new:
 * @path: where it shall be
 * @properties: what it says about itself
 * @error: return location for a #CohortExportError
 *
 * Returns: (transfer full): a workbook without sheets, which vanishes when freed before
 *   cohort_workbook_commit(). To be used and freed in this thread.
 */
CohortWorkbook *
cohort_workbook_new (const char                     *path,
                     const CohortWorkbookProperties *properties,
                     GError                        **error)
{
  g_autoptr (CohortExportFile) file = cohort_export_file_new (path, error);
  g_autoptr (CohortWorkbook) self = NULL;

  if (file == NULL)
    return NULL;
  self = g_new0 (CohortWorkbook, 1);
  self->file = g_steal_pointer (&file);
  switch_locale (self);
  self->book = workbook_new (cohort_export_file_get_temporary_path (self->file));
  if (self->book == NULL) {
    cohort_export_file_set_error (self->file, lxw_strerror (LXW_ERROR_MEMORY_MALLOC_FAILED), error);
    return NULL;
  }
  make_formats (self);
  set_properties (self, properties);
  return g_steal_pointer (&self);
}

void
cohort_workbook_free (CohortWorkbook *self)
{
  if (self->book != NULL)
    lxw_workbook_free (self->book);
  if (self->point != (locale_t) 0) {
    (void) uselocale (self->before);
    freelocale (self->point);
  }
  cohort_export_file_free (self->file);
  g_free (self->well_hidden);
  g_free (self);
}

void
cohort_workbook_check (CohortWorkbook *self, lxw_error result)
{
  if (self->result == LXW_NO_ERROR)
    self->result = result;
}

lxw_format *
cohort_workbook_get_format (const CohortWorkbook *self, CohortStyle style)
{
  return self->formats[style];
}

/** cohort_workbook_add_format: Returns: (transfer none): a plain format, to be dressed */
lxw_format *
cohort_workbook_add_format (CohortWorkbook *self)
{
  return workbook_add_format (self->book);
}

/* The library can hide a sheet only so that anybody can show it again; the rest is done when it is
 * written. */
void
cohort_workbook_hide_well (CohortWorkbook *self, lxw_worksheet *sheet)
{
  worksheet_hide (sheet);
  g_free (self->well_hidden);
  self->well_hidden = g_strdup (sheet->name);
}

/* A translation could be too long or have a character that is not allowed; the library of Debian 12
 * does not look before it writes. */
static char *
dup_sheet_name (const char *name)
{
  g_autofree char *clean = cohort_workbook_dup_cell_text (name);

  g_strdelimit (clean, "[]:*?/\\", ' ');
  return g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MAX_SHEET_NAME));
}

lxw_worksheet *
cohort_workbook_add_sheet (CohortWorkbook *self, const char *name)
{
  g_autofree char *clean = dup_sheet_name (name);
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, clean);

  if (sheet == NULL) {
    cohort_workbook_check (self, LXW_ERROR_SHEETNAME_ALREADY_USED);
    sheet = workbook_add_worksheet (self->book, NULL);
  }
  return sheet;
}

/* Cells */

void
cohort_workbook_put_text (CohortWorkbook *self,
                          lxw_worksheet  *sheet,
                          guint           row,
                          guint           column,
                          const char     *text,
                          CohortStyle     style)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    text = "";
  if (!is_cell_text (text))
    text = clean = cohort_workbook_dup_cell_text (text);
  /* As a string whatever it looks like: "=1+1" typed by somebody is text and not a formula. */
  cohort_workbook_check (self, worksheet_write_string (sheet, row, (lxw_col_t) column, text,
                                                       self->formats[style]));
  if (style == COHORT_STYLE_TITLE)
    worksheet_set_row (sheet, row, TITLE_HEIGHT, NULL);
}

void
cohort_workbook_put_number (CohortWorkbook *self,
                            lxw_worksheet  *sheet,
                            guint           row,
                            guint           column,
                            gint64          value,
                            CohortStyle     style)
{
  cohort_workbook_check (self, worksheet_write_number (sheet, row, (lxw_col_t) column,
                                                       (double) value, self->formats[style]));
}

/* Amounts stay whole cents until here; a cell of Excel has nothing but floating point. */
static double
get_dollars (gint64 cents)
{
  return (double) cents / 100.0;
}

void
cohort_workbook_put_money (CohortWorkbook *self,
                           lxw_worksheet  *sheet,
                           guint           row,
                           guint           column,
                           gint64          cents,
                           CohortStyle     style)
{
  lxw_format *format = self->formats[style];
  lxw_error result;

  if (cohort_is_known (cents))
    result = worksheet_write_number (sheet, row, (lxw_col_t) column, get_dollars (cents), format);
  else
    result = worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
  cohort_workbook_check (self, result);
}

void
cohort_workbook_put_date (CohortWorkbook *self,
                          lxw_worksheet  *sheet,
                          guint           row,
                          guint           column,
                          CohortDate      date)
{
  lxw_format *format = self->formats[COHORT_STYLE_DATE];
  lxw_datetime day = {0};
  lxw_error result;

  cohort_date_get_parts (date, &day.year, &day.month, &day.day);
  /* Excel knows no day before 1900. */
  if (day.year >= 1900)
    result = worksheet_write_datetime (sheet, row, (lxw_col_t) column, &day, format);
  else
    result = worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
  cohort_workbook_check (self, result);
}

void
cohort_workbook_put_sum (CohortWorkbook *self,
                         lxw_worksheet  *sheet,
                         guint           row,
                         guint           column,
                         const char     *formula,
                         gint64          value,
                         CohortStyle     style)
{
  cohort_workbook_check (self, worksheet_write_formula_num (sheet, row, (lxw_col_t) column, formula,
                                                            self->formats[style], (double) value));
}

void
cohort_workbook_put_balance (CohortWorkbook *self,
                             lxw_worksheet  *sheet,
                             guint           row,
                             guint           column,
                             const char     *formula,
                             gint64          cents,
                             CohortStyle     style)
{
  cohort_workbook_check (self,
                         worksheet_write_formula_num (sheet, row, (lxw_col_t) column, formula,
                                                      self->formats[style], get_dollars (cents)));
}

/* "&" begins a code in a header, so that "A & B" needs two. */
static char *
dup_margin_text (const char *text)
{
  g_autofree char *clean = cohort_workbook_dup_cell_text (text);
  g_autofree char *cut =
    g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MAX_MARGIN_TEXT));
  g_auto (GStrv) parts = g_strsplit (cut, "&", -1);

  return g_strjoinv ("&&", parts);
}

void
cohort_workbook_set_page (lxw_worksheet *sheet,
                          gboolean landscape,
                          const char *left,
                          const char *right)
{
  g_autofree char *left_text = dup_margin_text (left);
  g_autofree char *right_text = dup_margin_text (right);
  g_autofree char *header = g_strdup_printf ("&L%s&R%s", left_text, right_text);
  /* Translators: the foot of a printed page; &P is its number and &N how many there are. */
  g_autofree char *footer = g_strdup_printf ("&LCohort&R%s", _("Page &P of &N"));

  if (landscape)
    worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, PAPER_US_LETTER);
  worksheet_set_margins (sheet, 0.5, 0.5, 0.75, 0.75);
  worksheet_fit_to_pages (sheet, 1, 0);
  (void) worksheet_set_header (sheet, header);
  (void) worksheet_set_footer (sheet, footer);
}

/* Finishing it */

/**
 * cohort_workbook_commit:
 * @self: a workbook
 * @error: return location for a #CohortExportError
 *
 * Writes the workbook, reads it back and only then gives it its name.
 *
 * Returns: %FALSE when anything failed; nothing is then left of it
 */
gboolean
cohort_workbook_commit (CohortWorkbook *self, GError **error)
{
  g_return_val_if_fail (self->book != NULL, FALSE);

  errno = 0;
  /* Frees the workbook whether or not it could be written. */
  cohort_workbook_check (self, workbook_close (g_steal_pointer (&self->book)));
  if (self->result != LXW_NO_ERROR) {
    cohort_export_file_set_error (
      self->file, errno != 0 ? g_strerror (errno) : lxw_strerror (self->result), error);
    return FALSE;
  }
  if ((self->well_hidden != NULL
       && !cohort_workbook_hide_very (cohort_export_file_get_temporary_path (self->file),
                                      self->well_hidden))
      || !cohort_workbook_is_whole (cohort_export_file_get_temporary_path (self->file))) {
    cohort_export_file_set_error (self->file, _("there was not enough room for all of it"), error);
    return FALSE;
  }
  return cohort_export_file_commit (self->file, error);
}
