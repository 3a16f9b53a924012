/* A form on pages of US Letter paper: headings, pairs, tables that go on over pages, signatures.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-paper-private.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH     118.0
#define SIGNATURE_WIDTH 310.0
#define SIGNATURE_ROOM  30.0
#define ROOM_TO_SIGN    30.0
/* Lines after which a cell or paragraph that somebody made very long is cut with "…". */
#define MOST_LINES 40

/* How the text of each kind of item looks, and what room it has. */
static const struct {
  double size;
  PangoWeight weight;
  double before;
  double padding; /* above and below */
  gboolean keep;
} looks[] = {
    [COHORT_PAPER_ITEM_TITLE] = {16, PANGO_WEIGHT_BOLD, 0, 2, TRUE},
    [COHORT_PAPER_ITEM_HEADING] = {11, PANGO_WEIGHT_BOLD, 14, 2, TRUE},
    [COHORT_PAPER_ITEM_TEXT] = {9.5, PANGO_WEIGHT_NORMAL, 5, 0, FALSE},
    [COHORT_PAPER_ITEM_PAIR] = {9.5, PANGO_WEIGHT_NORMAL, 3, 0, FALSE},
    [COHORT_PAPER_ITEM_HEAD] = {8.5, PANGO_WEIGHT_BOLD, 6, 3, TRUE},
    [COHORT_PAPER_ITEM_ROW] = {8.5, PANGO_WEIGHT_NORMAL, 0, 3, FALSE},
    [COHORT_PAPER_ITEM_TO_SIGN] = {8.5, PANGO_WEIGHT_NORMAL, 0, 3, FALSE},
    [COHORT_PAPER_ITEM_TOTAL] = {8.5, PANGO_WEIGHT_BOLD, 0, 3, FALSE},
    [COHORT_PAPER_ITEM_SIGNATURE] = {8.5, PANGO_WEIGHT_NORMAL, 0, 0, TRUE},
    [COHORT_PAPER_ITEM_PICTURE] = {9.5, PANGO_WEIGHT_BOLD, 0, 0, FALSE},
};

static void
clear_cell (gpointer data)
{
  CohortPaperCell *cell = data;

  g_clear_object (&cell->text);
}

static void
free_item (gpointer data)
{
  CohortPaperItem *item = data;

  g_array_unref (item->cells);
  g_clear_pointer (&item->picture, cairo_surface_destroy);
  g_free (item);
}

/**
 * cohort_paper_new:
 * @letterhead: (transfer none): what stands at the top of the first page
 * @title: the first heading, and what the feet of the pages say
 *
 * Returns: (transfer full): a form with nothing but its title
 */
CohortPaper *
cohort_paper_new (CohortLetterhead *letterhead, const char *title)
{
  CohortPaper *self = g_new0 (CohortPaper, 1);
  CohortPaperItem *item;

  self->title = g_strdup (title);
  self->context = cohort_letter_make_context ();
  self->letterhead
      = cohort_letterhead_drawing_new (letterhead, &cohort_letter_margins, self->context);
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->columns = g_array_new (FALSE, TRUE, sizeof (CohortPaperColumn));
  item = cohort_paper_add_item (self, COHORT_PAPER_ITEM_TITLE);
  cohort_paper_add_cell (self, item, title, 0, COHORT_PAPER_WIDTH, FALSE);
  return self;
}

void
cohort_paper_free (CohortPaper *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->items);
  cohort_letterhead_drawing_free (self->letterhead);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self);
}

CohortPaperItem *
cohort_paper_add_item (CohortPaper *self, CohortPaperItemKind kind)
{
  CohortPaperItem *item = g_new0 (CohortPaperItem, 1);

  item->kind = kind;
  item->cells = g_array_new (FALSE, TRUE, sizeof (CohortPaperCell));
  g_array_set_clear_func (item->cells, clear_cell);
  item->before = looks[kind].before;
  item->height = 2 * looks[kind].padding;
  item->keep = looks[kind].keep;
  g_ptr_array_add (self->items, item);
  self->is_ready = FALSE;
  return item;
}

/* The item becomes as high as its highest cell. */
void
cohort_paper_add_cell (CohortPaper *self,
                       CohortPaperItem *item,
                       const char *text,
                       double left,
                       double width,
                       gboolean is_number)
{
  CohortPaperCell cell = {NULL, left, width, 0};

  if (text != NULL && *text != '\0') {
    PangoRectangle size;

    cell.text
        = cohort_letter_make_text (self->context, looks[item->kind].size, looks[item->kind].weight);
    pango_layout_set_wrap (cell.text, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width (cell.text, (int)(width * PANGO_SCALE));
    pango_layout_set_height (cell.text, -MOST_LINES);
    pango_layout_set_ellipsize (cell.text, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment (cell.text, is_number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    cohort_letter_set_words (cell.text, text);
    pango_layout_get_extents (cell.text, NULL, &size);
    item->height
        = MAX (item->height, pango_units_to_double (size.height) + 2 * looks[item->kind].padding);
  }
  g_array_append_val (item->cells, cell);
}

static CohortPaperItem *
add_words (CohortPaper *self, CohortPaperItemKind kind, const char *text)
{
  CohortPaperItem *item = cohort_paper_add_item (self, kind);

  cohort_paper_add_cell (self, item, text, 0, COHORT_PAPER_WIDTH, FALSE);
  return item;
}

void
cohort_paper_add_heading (CohortPaper *self, const char *text)
{
  (void)add_words (self, COHORT_PAPER_ITEM_HEADING, text);
}

void
cohort_paper_add_text (CohortPaper *self, const char *text)
{
  (void)add_words (self, COHORT_PAPER_ITEM_TEXT, text);
}

void
cohort_paper_add_pair (CohortPaper *self, const char *label, const char *value)
{
  CohortPaperItem *item;

  if (value == NULL || *value == '\0')
    return;
  item = cohort_paper_add_item (self, COHORT_PAPER_ITEM_PAIR);
  cohort_paper_add_cell (self, item, label, 0, LABEL_WIDTH - COHORT_PAPER_CELL_GAP, FALSE);
  cohort_paper_add_cell (self, item, value, LABEL_WIDTH, COHORT_PAPER_WIDTH - LABEL_WIDTH, FALSE);
}

static void
add_cells (CohortPaper *self, CohortPaperItem *item, const char *const *cells)
{
  double left = 0;

  for (guint i = 0; i < self->columns->len; i++) {
    const CohortPaperColumn *column = &g_array_index (self->columns, CohortPaperColumn, i);

    cohort_paper_add_cell (self, item, cells[i], left, column->width - COHORT_PAPER_CELL_GAP,
                           column->is_number);
    left += column->width;
  }
}

void
cohort_paper_begin_table (CohortPaper *self, const CohortPaperColumn *columns, guint n)
{
  g_autofree const char **titles = g_new0 (const char *, n);

  g_array_set_size (self->columns, 0);
  g_array_append_vals (self->columns, columns, n);
  for (guint i = 0; i < n; i++)
    titles[i] = columns[i].title;
  self->head = self->items->len;
  add_cells (self, cohort_paper_add_item (self, COHORT_PAPER_ITEM_HEAD), titles);
}

void
cohort_paper_add_row (CohortPaper *self, const char *const *cells, CohortPaperRow kind)
{
  static const CohortPaperItemKind kinds[] = {
      [COHORT_PAPER_ROW] = COHORT_PAPER_ITEM_ROW,
      [COHORT_PAPER_TOTAL] = COHORT_PAPER_ITEM_TOTAL,
      [COHORT_PAPER_TO_SIGN] = COHORT_PAPER_ITEM_TO_SIGN,
  };
  CohortPaperItem *item = cohort_paper_add_item (self, kinds[kind]);

  item->head = self->head;
  if (kind == COHORT_PAPER_TO_SIGN)
    item->height = ROOM_TO_SIGN;
  add_cells (self, item, cells);
  /* A total does not stand alone on a page. */
  if (kind == COHORT_PAPER_TOTAL && self->items->len >= 2)
    ((CohortPaperItem *)g_ptr_array_index (self->items, self->items->len - 2))->keep = TRUE;
}

void
cohort_paper_shade_cell (CohortPaper *self, guint column, double shade)
{
  const CohortPaperItem *item = g_ptr_array_index (self->items, self->items->len - 1);

  g_return_if_fail (cohort_paper_item_is_row (item) && column < item->cells->len);
  g_array_index (item->cells, CohortPaperCell, column).shade = CLAMP (shade, 0, 1);
}

void
cohort_paper_end_table (CohortPaper *self)
{
  g_array_set_size (self->columns, 0);
}

void
cohort_paper_add_signatures (CohortPaper *self, const char *statement, const char *const *labels)
{
  CohortPaperItem *item = add_words (self, COHORT_PAPER_ITEM_TEXT, statement);

  item->before = 16;
  item->keep = TRUE;
  for (guint i = 0; labels[i] != NULL; i++) {
    item = cohort_paper_add_item (self, COHORT_PAPER_ITEM_SIGNATURE);
    cohort_paper_add_cell (self, item, labels[i], 0, SIGNATURE_WIDTH, FALSE);
    cohort_paper_add_cell (self, item, _ ("Date"), SIGNATURE_WIDTH + 2 * COHORT_PAPER_CELL_GAP,
                           COHORT_PAPER_WIDTH - SIGNATURE_WIDTH - 2 * COHORT_PAPER_CELL_GAP, FALSE);
    item->height += SIGNATURE_ROOM;
  }
  item->keep = FALSE;
}

void
cohort_paper_add_picture (CohortPaper *self,
                          const char *caption,
                          cairo_surface_t *picture,
                          double width,
                          double height,
                          guint turn)
{
  CohortPaperItem *item = add_words (self, COHORT_PAPER_ITEM_PICTURE, caption);

  item->picture = cairo_surface_reference (picture);
  item->picture_width = width;
  item->picture_height = height;
  item->turn = turn % 4;
}

/* What has to fit below each other: the item, and those it is kept with. */
static double
measure_kept (const CohortPaper *self, guint first)
{
  double height = 0;

  for (guint i = first; i < self->items->len; i++) {
    const CohortPaperItem *item = g_ptr_array_index (self->items, i);

    height += item->height + (i > first ? item->before : 0);
    if (!item->keep)
      break;
  }
  return height;
}

gboolean
cohort_paper_item_is_row (const CohortPaperItem *item)
{
  return item->kind > COHORT_PAPER_ITEM_HEAD && item->kind <= COHORT_PAPER_ITEM_TOTAL;
}

/* Below the head of its table, which stands on every page the table is on. */
static double
get_page_top (const CohortPaper *self, const CohortPaperItem *item)
{
  const CohortPaperItem *head = g_ptr_array_index (self->items, item->head);

  return COHORT_PAPER_TOP + (cohort_paper_item_is_row (item) ? head->height : 0);
}

static void
lay_out (CohortPaper *self)
{
  double y = cohort_letterhead_drawing_get_bottom (self->letterhead);
  guint page = 0;

  for (guint i = 0; i < self->items->len; i++) {
    CohortPaperItem *item = g_ptr_array_index (self->items, i);
    gboolean kept = i > 0 && ((CohortPaperItem *)g_ptr_array_index (self->items, i - 1))->keep
                    && item->kind != COHORT_PAPER_ITEM_PICTURE;
    double needed = kept ? item->height : measure_kept (self, i);

    if (item->kind == COHORT_PAPER_ITEM_PICTURE
        || y + item->before + needed > COHORT_PAPER_BOTTOM) {
      page++;
      y = get_page_top (self, item);
    } else if (i > 0) {
      y += item->before;
    }
    item->page = page;
    item->top = y;
    y = item->kind == COHORT_PAPER_ITEM_PICTURE ? COHORT_PAPER_BOTTOM : y + item->height;
  }
  self->n_pages = page + 1;
  self->is_ready = TRUE;
}

/** cohort_paper_get_n_pages: Returns: how many pages there are so far */
guint
cohort_paper_get_n_pages (CohortPaper *self)
{
  if (!self->is_ready)
    lay_out (self);
  return self->n_pages;
}
