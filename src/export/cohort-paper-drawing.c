/* The ink of a form, with the tags of an accessible PDF.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-paper-private.h"

#include "cohort-pdf-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FOOT_SIZE    8.0
#define CAPTION_ROOM 26.0

static void
set_ink (cairo_t *cr, gboolean is_gray)
{
  double shade = is_gray ? 0.35 : 0.05;

  cairo_set_source_rgb (cr, shade, shade, shade);
}

static void
draw_line (cairo_t *cr, double left, double right, double y)
{
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, COHORT_PAPER_MARGIN + left, y);
  cairo_line_to (cr, COHORT_PAPER_MARGIN + right, y);
  cairo_stroke (cr);
}

/* Line by line, so that the words of two lines are not read as one. */
static void
draw_text (cairo_t *cr, PangoLayout *text, double left, double top)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);

  for (int line = 0; line < pango_layout_get_line_count (text); line++) {
    PangoRectangle box;

    pango_layout_iter_get_line_extents (iter, NULL, &box);
    cairo_move_to (cr, left + pango_units_to_double (box.x),
                   top + pango_units_to_double (pango_layout_iter_get_baseline (iter)));
    cohort_letter_show_line (cr, text, line);
    pango_layout_iter_next_line (iter);
  }
  pango_layout_iter_free (iter);
}

static void
draw_cell (cairo_t *cr, const CohortPaperCell *cell, double top, const char *tag)
{
  if (tag != NULL)
    cairo_tag_begin (cr, tag, NULL);
  if (cell->text != NULL)
    draw_text (cr, cell->text, COHORT_PAPER_MARGIN + cell->left, top);
  if (tag != NULL)
    cairo_tag_end (cr, tag);
}

static void
draw_cells (cairo_t *cr, const CohortPaperItem *item, double top, const char *tag)
{
  for (guint i = 0; i < item->cells->len; i++)
    draw_cell (cr, &g_array_index (item->cells, CohortPaperCell, i), top, tag);
}

/* The tint is beside the words, never instead of them. */
static void
draw_shades (cairo_t *cr, const CohortPaperItem *item, double top)
{
  for (guint i = 0; i < item->cells->len; i++) {
    const CohortPaperCell *cell = &g_array_index (item->cells, CohortPaperCell, i);

    if (cell->shade <= 0)
      continue;
    cairo_set_source_rgb (cr, 1 - 0.35 * cell->shade, 1 - 0.2 * cell->shade,
                          1 - 0.08 * cell->shade);
    cairo_rectangle (cr, COHORT_PAPER_MARGIN + cell->left - COHORT_PAPER_CELL_GAP / 2, top,
                     cell->width + COHORT_PAPER_CELL_GAP, item->height);
    cairo_fill (cr);
  }
}

/* Between the columns of a row to sign. */
static void
draw_dividers (cairo_t *cr, const CohortPaperItem *item, double top)
{
  for (guint i = 1; i < item->cells->len; i++) {
    double x = COHORT_PAPER_MARGIN - COHORT_PAPER_CELL_GAP / 2
               + g_array_index (item->cells, CohortPaperCell, i).left;

    cairo_move_to (cr, x, top);
    cairo_line_to (cr, x, top + item->height);
    cairo_stroke (cr);
  }
}

/* @tag is NULL where a head is repeated: it was read once. */
static void
draw_row (cairo_t *cr, const CohortPaperItem *item, double top, gboolean is_read)
{
  gboolean is_head = item->kind == COHORT_PAPER_ITEM_HEAD;

  if (is_head) {
    cairo_set_source_rgb (cr, 0.91, 0.93, 0.96);
    cairo_rectangle (cr, COHORT_PAPER_MARGIN - 3, top, COHORT_PAPER_WIDTH + 6, item->height);
    cairo_fill (cr);
  }
  draw_shades (cr, item, top);
  set_ink (cr, FALSE);
  if (is_read)
    cairo_tag_begin (cr, "TR", NULL);
  draw_cells (cr, item, top + 3, is_read ? (is_head ? "TH" : "TD") : NULL);
  if (is_read)
    cairo_tag_end (cr, "TR");
  set_ink (cr, TRUE);
  draw_line (cr, -3, COHORT_PAPER_WIDTH + 3, top + item->height);
  if (item->kind == COHORT_PAPER_ITEM_TO_SIGN)
    draw_dividers (cr, item, top);
}

static void
draw_pair (cairo_t *cr, const CohortPaperItem *item)
{
  cairo_tag_begin (cr, "P", NULL);
  set_ink (cr, TRUE);
  draw_cell (cr, &g_array_index (item->cells, CohortPaperCell, 0), item->top, NULL);
  set_ink (cr, FALSE);
  draw_cell (cr, &g_array_index (item->cells, CohortPaperCell, 1), item->top, NULL);
  cairo_tag_end (cr, "P");
}

static void
draw_signature (cairo_t *cr, const CohortPaperItem *item)
{
  double line = item->top + item->height - 14;

  set_ink (cr, TRUE);
  for (guint i = 0; i < item->cells->len; i++) {
    const CohortPaperCell *cell = &g_array_index (item->cells, CohortPaperCell, i);

    draw_line (cr, cell->left, cell->left + cell->width, line);
    draw_cell (cr, cell, line + 2, "P");
  }
}

/* As large as the page lets it be, never larger than 72 dots an inch would make it. */
static void
draw_picture (cairo_t *cr, const CohortPaperItem *item)
{
  gboolean lies = item->turn % 2 == 1;
  double width = lies ? item->picture_height : item->picture_width;
  double height = lies ? item->picture_width : item->picture_height;
  double room = COHORT_PAPER_BOTTOM - item->top - CAPTION_ROOM;
  double scale = MIN (1.0, MIN (COHORT_PAPER_WIDTH / width, room / height));

  cairo_save (cr);
  cairo_translate (cr, COHORT_PAPER_MARGIN + width * scale / 2,
                   item->top + CAPTION_ROOM + height * scale / 2);
  cairo_rotate (cr, item->turn * G_PI / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -item->picture_width / 2, -item->picture_height / 2);
  cairo_set_source_surface (cr, item->picture, 0, 0);
  /* Not cairo_paint(), see the letterhead. */
  cairo_rectangle (cr, 0, 0, item->picture_width, item->picture_height);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_item (CohortPaper *self, cairo_t *cr, const CohortPaperItem *item)
{
  switch (item->kind) {
  case COHORT_PAPER_ITEM_TITLE:
  case COHORT_PAPER_ITEM_HEADING:
    cairo_set_source_rgb (cr, 0.11, 0.27, 0.43);
    draw_cells (cr, item, item->top, item->kind == COHORT_PAPER_ITEM_TITLE ? "H1" : "H2");
    break;
  case COHORT_PAPER_ITEM_PAIR:
    draw_pair (cr, item);
    break;
  case COHORT_PAPER_ITEM_HEAD:
  case COHORT_PAPER_ITEM_ROW:
  case COHORT_PAPER_ITEM_TO_SIGN:
  case COHORT_PAPER_ITEM_TOTAL:
    draw_row (cr, item, item->top, TRUE);
    break;
  case COHORT_PAPER_ITEM_SIGNATURE:
    draw_signature (cr, item);
    break;
  case COHORT_PAPER_ITEM_PICTURE:
    set_ink (cr, FALSE);
    draw_cells (cr, item, item->top, "H2");
    draw_picture (cr, item);
    break;
  case COHORT_PAPER_ITEM_TEXT:
  default:
    set_ink (cr, FALSE);
    draw_cells (cr, item, item->top, "P");
    break;
  }
}

static void
draw_foot (CohortPaper *self, cairo_t *cr, guint page)
{
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);
  g_autofree char *words = g_strdup_printf ("%s – %s", self->title, number);
  PangoLayout *text = cohort_letter_make_text (self->context, FOOT_SIZE, PANGO_WEIGHT_NORMAL);

  pango_layout_set_width (text, (int)(COHORT_PAPER_WIDTH * PANGO_SCALE));
  pango_layout_set_height (text, -1);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_START);
  cohort_letter_set_words (text, words);
  set_ink (cr, TRUE);
  draw_text (cr, text, COHORT_PAPER_MARGIN, COHORT_LETTER_PAGE_HEIGHT - 42);
  g_object_unref (text);
}

/* A table begins at its head and goes on over pages. */
static void
open_or_close_table (CohortPaper *self, cairo_t *cr, guint i, gboolean *is_open)
{
  const CohortPaperItem *item = i < self->items->len ? g_ptr_array_index (self->items, i) : NULL;
  gboolean goes_on = item != NULL && cohort_paper_item_is_row (item);

  if (*is_open && !goes_on) {
    cairo_tag_end (cr, "Table");
    *is_open = FALSE;
  }
  if (item != NULL && item->kind == COHORT_PAPER_ITEM_HEAD) {
    cairo_tag_begin (cr, "Table", NULL);
    *is_open = TRUE;
  }
}

static void
turn_page (CohortPaper *self, cairo_t *cr, const CohortPaperItem *item, guint *page)
{
  draw_foot (self, cr, *page);
  cohort_pdf_begin_page (cr);
  *page = item->page;
  if (cohort_paper_item_is_row (item))
    draw_row (cr, g_ptr_array_index (self->items, item->head), COHORT_PAPER_TOP, FALSE);
}

/** cohort_paper_draw: draws all pages on @cr, in points, each begun by cohort_pdf_begin_page() */
void
cohort_paper_draw (CohortPaper *self, cairo_t *cr)
{
  gboolean in_table = FALSE;
  guint page = 0;

  (void)cohort_paper_get_n_pages (self);
  cohort_pdf_begin_page (cr);
  cohort_letterhead_drawing_draw (self->letterhead, cr);
  for (guint i = 0; i < self->items->len; i++) {
    const CohortPaperItem *item = g_ptr_array_index (self->items, i);

    open_or_close_table (self, cr, i, &in_table);
    if (item->page > page)
      turn_page (self, cr, item, &page);
    draw_item (self, cr, item);
  }
  open_or_close_table (self, cr, self->items->len, &in_table);
  draw_foot (self, cr, page);
}
