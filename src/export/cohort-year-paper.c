/* The year around the team on one page: months, and every date of its opportunities.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-paper.h"

#include "cohort-date.h"
#include "cohort-letter-page-private.h"
#include "cohort-pdf-file.h"
#include "cohort-year-dates.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN      36.0
#define TITLE_SIZE  16.0
#define LINE_SIZE   9.5
#define MONTH_SIZE  8.5
#define FOOT_SIZE   8.0
#define WORDS_SIZE  8.5
#define WORDS_WIDTH 160.0
#define SHAPE       8.0
#define GAP         4.0
#define LANE_HEIGHT 40.0
#define HEAD_HEIGHT 18.0
/* The whole year stays on one page: the fuller it is, the smaller. */
#define SMALLER  0.92
#define SMALLEST 0.3

/** Sheet: the page being drawn. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortProgram *program;
  CohortDate today;
  PangoContext *context;
  cairo_t *cr;
  GPtrArray *dates; /* (element-type CohortYearDate) */
  double width;     /* of the chart, before it is made smaller */
  double scale;
} Sheet;

/** Place: where a date stands in the chart. */
typedef struct {
  double left; /* of its shape */
  double top;
  gboolean is_flipped; /* its words stand before its shape */
} Place;

static void
set_ink (cairo_t *cr, double shade)
{
  cairo_set_source_rgb (cr, shade, shade, shade);
}

/* Returns: the height */
static double
draw_words (const Sheet *sheet,
            const char *words,
            double size,
            PangoWeight weight,
            double left,
            double top,
            double width,
            PangoAlignment alignment)
{
  PangoLayout *text = cohort_letter_make_text (sheet->context, size, weight);
  PangoRectangle box;

  cohort_letter_set_words (text, words);
  pango_layout_set_width (text, (int)(width * PANGO_SCALE));
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (text, alignment);
  pango_layout_get_extents (text, NULL, &box);
  cairo_move_to (sheet->cr, left + pango_units_to_double (box.x),
                 top + pango_units_to_double (pango_layout_get_baseline (text)));
  cohort_letter_show_line (sheet->cr, text, 0);
  g_object_unref (text);
  return pango_units_to_double (box.height);
}

static double
draw_head (const Sheet *sheet)
{
  g_autofree char *day = cohort_date_format (sheet->today);
  /* Translators: %s is a program year, "2024-25". */
  g_autofree char *title = g_strdup_printf (_ ("The Year around the Team, %s"),
                                            cohort_snapshot_get_year (sheet->snapshot));
  /* Translators: a county, and the day on which a paper was made. */
  g_autofree char *line = g_strdup_printf (_ ("%1$s County, as of %2$s"),
                                           cohort_snapshot_get_county (sheet->snapshot)->name, day);
  double width = COHORT_YEAR_PAPER_WIDTH - 2 * MARGIN;
  double y = MARGIN;

  set_ink (sheet->cr, 0.05);
  cairo_tag_begin (sheet->cr, "H1", NULL);
  y += draw_words (sheet, title, TITLE_SIZE, PANGO_WEIGHT_BOLD, MARGIN, y, width, PANGO_ALIGN_LEFT);
  cairo_tag_end (sheet->cr, "H1");
  cairo_tag_begin (sheet->cr, "P", NULL);
  y += draw_words (sheet, line, LINE_SIZE, PANGO_WEIGHT_NORMAL, MARGIN, y + 2, width,
                   PANGO_ALIGN_LEFT);
  cairo_tag_end (sheet->cr, "P");
  return y + 2;
}

static void
trace_shape (cairo_t *cr, CohortYearDateKind kind)
{
  switch (kind) {
  case COHORT_YEAR_DATE_DEADLINE:
    cairo_move_to (cr, SHAPE / 2, 0);
    cairo_line_to (cr, SHAPE, SHAPE / 2);
    cairo_line_to (cr, SHAPE / 2, SHAPE);
    cairo_line_to (cr, 0, SHAPE / 2);
    cairo_close_path (cr);
    break;
  case COHORT_YEAR_DATE_CONVENING:
    cairo_rectangle (cr, 0.5, 0.5, SHAPE - 1, SHAPE - 1);
    break;
  case COHORT_YEAR_DATE_UNDATED:
    cairo_rectangle (cr, 0, SHAPE * 3 / 8, SHAPE, SHAPE / 4);
    break;
  case COHORT_YEAR_DATE_SESSION:
  default:
    cairo_new_sub_path (cr);
    cairo_arc (cr, SHAPE / 2, SHAPE / 2, SHAPE / 2, 0, 2 * G_PI);
    break;
  }
}

static void
draw_shape (const Sheet *sheet, CohortYearDateKind kind, gboolean is_certain, double x, double y)
{
  static const double colors[][3] = {
      [COHORT_YEAR_DATE_DEADLINE] = {0.68, 0.36, 0},
      [COHORT_YEAR_DATE_SESSION] = {0.1, 0.35, 0.7},
      [COHORT_YEAR_DATE_CONVENING] = {0.1, 0.45, 0.2},
      [COHORT_YEAR_DATE_UNDATED] = {0.3, 0.3, 0.3},
  };
  cairo_t *cr = sheet->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  trace_shape (cr, kind);
  cairo_set_source_rgb (cr, colors[kind][0], colors[kind][1], colors[kind][2]);
  cairo_set_line_width (cr, 1);
  if (is_certain)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  cairo_restore (cr);
}

/* What each shape means, in words. */
static void
draw_legend (const Sheet *sheet, double y)
{
  static const struct {
    CohortYearDateKind kind;
    gboolean is_certain;
    const char *label;
  } keys[] = {
      {COHORT_YEAR_DATE_DEADLINE, TRUE, N_ ("Last day to apply")},
      {COHORT_YEAR_DATE_SESSION, TRUE, N_ ("Session")},
      {COHORT_YEAR_DATE_CONVENING, TRUE, N_ ("Convening")},
      {COHORT_YEAR_DATE_SESSION, FALSE, N_ ("Day to be confirmed")},
  };
  double step = 110;
  double x = COHORT_YEAR_PAPER_WIDTH - MARGIN - step * G_N_ELEMENTS (keys);

  cairo_tag_begin (sheet->cr, "P", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    draw_shape (sheet, keys[i].kind, keys[i].is_certain, x, y + 2);
    set_ink (sheet->cr, 0.05);
    draw_words (sheet, _ (keys[i].label), MONTH_SIZE, PANGO_WEIGHT_NORMAL, x + SHAPE + GAP, y,
                step - SHAPE - 2 * GAP, PANGO_ALIGN_LEFT);
    x += step;
  }
  cairo_tag_end (sheet->cr, "P");
}

static double
get_place (const Sheet *sheet, CohortDate day)
{
  return sheet->width * cohort_year_get_place (sheet->program, day)
         / cohort_year_count_months (sheet->program);
}

/* @places: (out): of each date, below the names of the months. Returns: the height */
static double
arrange (const Sheet *sheet, Place *places, double *undated_top)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (double));
  double all = SHAPE + GAP + WORDS_WIDTH;
  double x = 0, y;
  guint i;

  for (i = 0; i < sheet->dates->len; i++) {
    const CohortYearDate *date = g_ptr_array_index (sheet->dates, i);
    double left = get_place (sheet, date->start) - SHAPE / 2;

    if (date->start == 0)
      break;
    places[i].left = MAX (left, 0);
    places[i].is_flipped = places[i].left + all > sheet->width;
    left = places[i].is_flipped ? places[i].left + SHAPE - all : places[i].left;
    places[i].top
        = HEAD_HEIGHT + GAP + LANE_HEIGHT * cohort_year_take_lane (lanes, left, left + all + GAP);
  }
  *undated_top = HEAD_HEIGHT + GAP + LANE_HEIGHT * lanes->len;
  y = *undated_top + HEAD_HEIGHT;
  if (i == sheet->dates->len)
    return *undated_top;
  for (; i < sheet->dates->len; i++, x += all + GAP) {
    if (x + all > sheet->width) {
      x = 0;
      y += LANE_HEIGHT;
    }
    places[i] = (Place){x, y, FALSE};
  }
  return y + LANE_HEIGHT;
}

static void
draw_months (const Sheet *sheet, double height)
{
  guint n = cohort_year_count_months (sheet->program);
  double month = sheet->width / n;
  cairo_t *cr = sheet->cr;

  for (guint i = 0; i < n; i++) {
    g_autofree char *name = cohort_year_dup_month_name (sheet->program, i);

    set_ink (cr, i % 2 == 0 ? 0.95 : 1);
    cairo_rectangle (cr, i * month, 0, month, height);
    cairo_fill (cr);
    set_ink (cr, 0.05);
    draw_words (sheet, name, MONTH_SIZE, PANGO_WEIGHT_BOLD, i * month + GAP, 2, month - GAP,
                PANGO_ALIGN_LEFT);
  }
  set_ink (cr, 0.4);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, HEAD_HEIGHT - 2);
  cairo_line_to (cr, sheet->width, HEAD_HEIGHT - 2);
  cairo_stroke (cr);
}

static void
draw_today (const Sheet *sheet, double height)
{
  double x = get_place (sheet, sheet->today);

  if (sheet->today < cohort_program_get_start (sheet->program)
      || sheet->today > cohort_program_get_end (sheet->program))
    return;
  cairo_set_source_rgb (sheet->cr, 0.75, 0.1, 0.1);
  cairo_set_line_width (sheet->cr, 1.2);
  cairo_move_to (sheet->cr, x, HEAD_HEIGHT - 2);
  cairo_line_to (sheet->cr, x, height);
  cairo_stroke (sheet->cr);
  draw_words (sheet, _ ("Today"), WORDS_SIZE, PANGO_WEIGHT_BOLD, MAX (x - 60, 0), -8, 120,
              PANGO_ALIGN_CENTER);
}

/* The line under the shape is as long as its days. */
static void
draw_span (const Sheet *sheet, const CohortYearDate *date, const Place *place)
{
  double length = get_place (sheet, date->end + 1) - get_place (sheet, date->start);

  if (date->start == 0 || date->end == date->start || length <= SHAPE)
    return;
  set_ink (sheet->cr, 0.5);
  cairo_set_line_width (sheet->cr, 1.5);
  cairo_move_to (sheet->cr, place->left, place->top + LANE_HEIGHT - 4);
  cairo_line_to (sheet->cr, MIN (place->left + length, sheet->width), place->top + LANE_HEIGHT - 4);
  cairo_stroke (sheet->cr);
}

/* Title, days, and what it is, below each other. */
static void
draw_date_words (const Sheet *sheet, const CohortYearDate *date, const Place *place)
{
  double left = place->is_flipped ? place->left - GAP - WORDS_WIDTH : place->left + SHAPE + GAP;
  PangoAlignment alignment = place->is_flipped ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
  g_autofree char *days = cohort_year_date_dup_days (date);
  g_autofree char *what = cohort_year_date_dup_what (date);
  const char *const lines[] = {date->opportunity->title, days, what};
  double y = place->top;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      y += draw_words (sheet, lines[i], WORDS_SIZE,
                       i == 0 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, left, y, WORDS_WIDTH,
                       alignment);
}

static void
draw_date (const Sheet *sheet, const CohortYearDate *date, const Place *place)
{
  draw_shape (sheet, date->kind, date->certain, place->left, place->top + 2);
  draw_span (sheet, date, place);
  set_ink (sheet->cr, 0.05);
  cairo_tag_begin (sheet->cr, "LI", NULL);
  cairo_tag_begin (sheet->cr, "LBody", NULL);
  draw_date_words (sheet, date, place);
  cairo_tag_end (sheet->cr, "LBody");
  cairo_tag_end (sheet->cr, "LI");
}

static void
draw_chart (Sheet *sheet, double top)
{
  g_autofree Place *places = g_new0 (Place, MAX (sheet->dates->len, 1));
  double room = COHORT_YEAR_PAPER_HEIGHT - MARGIN - top;
  double height, undated_top;

  sheet->scale = 1;
  sheet->width = COHORT_YEAR_PAPER_WIDTH - 2 * MARGIN;
  while ((height = arrange (sheet, places, &undated_top)) * sheet->scale > room
         && sheet->scale > SMALLEST) {
    sheet->scale *= SMALLER;
    sheet->width = (COHORT_YEAR_PAPER_WIDTH - 2 * MARGIN) / sheet->scale;
  }
  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, MARGIN, top);
  cairo_scale (sheet->cr, sheet->scale, sheet->scale);
  draw_months (sheet, undated_top);
  draw_today (sheet, undated_top);
  if (height > undated_top) {
    set_ink (sheet->cr, 0.05);
    draw_words (sheet, _ ("No day is stated"), MONTH_SIZE, PANGO_WEIGHT_BOLD, 0, undated_top + GAP,
                sheet->width, PANGO_ALIGN_LEFT);
  }
  cairo_tag_begin (sheet->cr, "L", NULL);
  for (guint i = 0; i < sheet->dates->len; i++)
    draw_date (sheet, g_ptr_array_index (sheet->dates, i), &places[i]);
  cairo_tag_end (sheet->cr, "L");
  cairo_restore (sheet->cr);
}

static void
draw_foot (const Sheet *sheet)
{
  /* Translators: %s is a program year, "2024-25". */
  g_autofree char *title = g_strdup_printf (_ ("The Year around the Team, %s"),
                                            cohort_snapshot_get_year (sheet->snapshot));
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), 1, 1);
  g_autofree char *words = g_strdup_printf ("%s – %s", title, number);

  set_ink (sheet->cr, 0.35);
  draw_words (sheet, words, FOOT_SIZE, PANGO_WEIGHT_NORMAL, MARGIN,
              COHORT_YEAR_PAPER_HEIGHT - MARGIN + GAP, COHORT_YEAR_PAPER_WIDTH - 2 * MARGIN,
              PANGO_ALIGN_LEFT);
}

/** cohort_year_paper_draw: see the header */
void
cohort_year_paper_draw (const CohortSnapshot *snapshot, CohortDate today, cairo_t *cr)
{
  g_autoptr (GPtrArray) opportunities = cohort_opportunities_list (snapshot);
  g_autoptr (GPtrArray) dates = cohort_year_dates_list (opportunities);
  Sheet sheet = {.snapshot = snapshot,
                 .program = cohort_snapshot_get_program (snapshot),
                 .today = today,
                 .context = cohort_letter_make_context (),
                 .cr = cr,
                 .dates = dates};
  double y = draw_head (&sheet);

  draw_legend (&sheet, MARGIN + GAP);
  if (dates->len > 0) {
    draw_chart (&sheet, y + HEAD_HEIGHT);
  } else {
    cairo_tag_begin (cr, "P", NULL);
    draw_words (&sheet, _ ("No opportunities are known for this year."), LINE_SIZE,
                PANGO_WEIGHT_NORMAL, MARGIN, y + HEAD_HEIGHT, COHORT_YEAR_PAPER_WIDTH - 2 * MARGIN,
                PANGO_ALIGN_LEFT);
    cairo_tag_end (cr, "P");
  }
  draw_foot (&sheet);
  g_object_unref (sheet.context);
}

typedef struct {
  const CohortSnapshot *snapshot;
  CohortDate today;
} Drawing;

static gboolean
draw (cairo_t *cr, gpointer data, GError **error)
{
  const Drawing *drawing = data;

  cohort_pdf_begin_page (cr);
  cohort_year_paper_draw (drawing->snapshot, drawing->today, cr);
  return TRUE;
}

/**
 * cohort_year_paper_write_pdf:
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is there
 */
gboolean
cohort_year_paper_write_pdf (const CohortSnapshot *snapshot,
                             const CohortTeamPaperOptions *options,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error)
{
  /* Translators: %s is a program year, "2024-25". */
  g_autofree char *title
      = g_strdup_printf (_ ("The Year around the Team, %s"), cohort_snapshot_get_year (snapshot));
  const CohortPdfProperties properties
      = {.title = title, .exported_at = options->exported_at, .is_wide = TRUE};
  Drawing drawing = {snapshot, options->today};

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return cohort_pdf_write (snapshot, &properties, path, draw, &drawing, NULL, error);
}
