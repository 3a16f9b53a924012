/* A letter on pages of US Letter paper: one drawing for the screen, the printer and the PDF.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-layout.h"

#include "cohort-letter-page-private.h"

#define TEXT_SIZE 10.5
#define HEADING_SIZE 15.0
#define SMALL_SIZE 8.5
#define BULLET_INDENT 16.0
#define SIGNATURE_ROOM 34.0
#define SIGNATURE_AIR 4.0
#define RUNNING_HEAD_ROOM 26.0

/* The shaped text of one block, kept from letter to letter. */
typedef struct {
  PangoLayout          *text;
  CohortLetterBlockKind kind;
  char                 *markup;
} Shape;

struct _CohortLetterLayout {
  CohortLetterhead   *letterhead; /* (owned) */
  const CohortLetter *letter;     /* (unowned) (nullable) */
  PangoContext       *context;
  PangoLayout        *small; /* running heads */
  GArray             *shapes; /* Shape, as many as the longest letter so far had blocks */
  GArray             *lines;  /* CohortLetterLine */
  GArray             *pages;  /* guint: first line */
  CohortLetterAir     air;
  CohortLetterMargins margins;
  CohortLetterheadDrawing *head; /* (owned) */
  double head_height;
};

static void
clear_shape (gpointer data)
{
  Shape *shape = data;

  g_clear_object (&shape->text);
  g_clear_pointer (&shape->markup, g_free);
}

/**
 * cohort_letter_layout_new:
 * @letterhead: (transfer none): what stands on every first page
 *
 * Returns: (transfer full): a layout without a letter
 */
CohortLetterLayout *
cohort_letter_layout_new (CohortLetterhead *letterhead)
{
  CohortLetterLayout *self = g_new0 (CohortLetterLayout, 1);

  self->letterhead = cohort_letterhead_ref (letterhead);
  self->context = cohort_letter_make_context ();
  self->small = cohort_letter_make_text (self->context, SMALL_SIZE, PANGO_WEIGHT_NORMAL);
  self->shapes = g_array_new (FALSE, TRUE, sizeof (Shape));
  g_array_set_clear_func (self->shapes, clear_shape);
  self->lines = g_array_new (FALSE, FALSE, sizeof (CohortLetterLine));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->margins = *cohort_letterhead_get_margins (letterhead);
  self->head = cohort_letterhead_drawing_new (letterhead, &self->margins, self->context);
  self->head_height = cohort_letterhead_drawing_get_bottom (self->head);
  return self;
}

void
cohort_letter_layout_free (CohortLetterLayout *self)
{
  g_array_unref (self->shapes);
  g_array_unref (self->lines);
  g_array_unref (self->pages);
  g_object_unref (self->small);
  cohort_letterhead_drawing_free (self->head);
  g_object_unref (self->context);
  cohort_letterhead_unref (self->letterhead);
  g_free (self);
}

static double
get_indent (CohortLetterBlockKind kind)
{
  return kind == COHORT_LETTER_BULLET ? BULLET_INDENT : 0;
}

static double
get_text_width (const CohortLetterLayout *self, CohortLetterBlockKind kind)
{
  return COHORT_LETTER_PAGE_WIDTH - self->margins.left - self->margins.right - get_indent (kind);
}

static PangoLayout *
make_block_text (CohortLetterLayout *self, CohortLetterBlockKind kind)
{
  gboolean is_heading = kind == COHORT_LETTER_HEADING;
  PangoLayout *text
      = cohort_letter_make_text (self->context, is_heading ? HEADING_SIZE : TEXT_SIZE,
                                 is_heading ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (text, (int)(get_text_width (self, kind) * PANGO_SCALE));
  return text;
}

static void
shape_block (CohortLetterLayout *self, Shape *shape, const CohortLetterBlock *block)
{
  if (shape->text != NULL && shape->kind != block->kind)
    clear_shape (shape);
  if (shape->text == NULL)
    shape->text = make_block_text (self, block->kind);
  else if (g_str_equal (shape->markup, block->markup))
    return;
  shape->kind = block->kind;
  g_free (shape->markup);
  shape->markup = g_strdup (block->markup);
  cohort_letter_set_markup (shape->text, block->markup);
}

/* Space above a block, by what stands above it. */
static double
get_space (const CohortLetterBlock *above, const CohortLetterBlock *block)
{
  if (above == NULL)
    return 0;
  if (block->kind == COHORT_LETTER_HEADING)
    return 22;
  if (block->kind == COHORT_LETTER_BULLET)
    return above->kind == COHORT_LETTER_BULLET ? 1.5 : 4;
  return above->kind == COHORT_LETTER_HEADING ? 10 : 9;
}

static const CohortLetterBlock *
get_block (const CohortLetterLayout *self, guint i)
{
  return g_ptr_array_index (cohort_letter_get_blocks (self->letter), i);
}

static gboolean
is_above_signature (const CohortLetterLayout *self, guint i)
{
  return i + 1 < cohort_letter_get_blocks (self->letter)->len &&
         get_block (self, i + 1)->kind == COHORT_LETTER_SIGNATURE;
}

/* Whether block @i stays with the one above it: a list with what introduces it, text with its
 * heading, and the signature with the closing words and the last lines of the letter. */
static gboolean
clings (const CohortLetterLayout *self, guint i)
{
  const CohortLetterBlock *above = i > 0 ? get_block (self, i - 1) : NULL;
  const CohortLetterBlock *block = get_block (self, i);

  if (above == NULL || above->kind == COHORT_LETTER_HEADING)
    return TRUE;
  if (block->kind == COHORT_LETTER_BULLET)
    return above->kind != COHORT_LETTER_BULLET;
  return block->kind == COHORT_LETTER_SIGNATURE || above->kind == COHORT_LETTER_SIGNATURE ||
         is_above_signature (self, i);
}

/* Neither the first nor the last line of a paragraph stands alone on a page. */
static gboolean
may_part_above (int line, int n_lines)
{
  return line >= 2 && line <= n_lines - 2;
}

static void
add_text_lines (CohortLetterLayout *self, guint i, PangoLayout *text, double before, gboolean cling)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);
  int n_lines = pango_layout_get_line_count (text);

  for (int line = 0; line < n_lines; line++) {
    CohortLetterLine added = {.block = i, .index = line, .before = line == 0 ? before : 0};
    int top, bottom;

    pango_layout_iter_get_line_yrange (iter, &top, &bottom);
    added.height = pango_units_to_double (bottom - top);
    added.baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter) - top);
    added.may_part = line == 0 ? !cling : may_part_above (line, n_lines);
    g_array_append_val (self->lines, added);
    pango_layout_iter_next_line (iter);
  }
  pango_layout_iter_free (iter);
}

static double
get_signature_scale (const CohortLetterLayout *self)
{
  return cohort_letter_picture_get_scale (cohort_letterhead_get_signature (self->letterhead),
                                          COHORT_LETTER_SIGNATURE_WIDTH,
                                          COHORT_LETTER_SIGNATURE_HEIGHT);
}

/* A picture of the signature has a little air above and below. */
static double
get_signature_room (const CohortLetterLayout *self)
{
  const CohortLetterPicture *signature = cohort_letterhead_get_signature (self->letterhead);

  if (signature == NULL)
    return SIGNATURE_ROOM;
  return signature->height * get_signature_scale (self) + 2 * SIGNATURE_AIR;
}

static void
add_block_lines (CohortLetterLayout *self, guint i)
{
  const CohortLetterBlock *block = get_block (self, i);
  Shape *shape = &g_array_index (self->shapes, Shape, i);

  if (block->kind == COHORT_LETTER_SIGNATURE) {
    CohortLetterLine room = {.block = i, .index = -1, .height = get_signature_room (self)};

    g_array_append_val (self->lines, room);
    return;
  }
  shape_block (self, shape, block);
  add_text_lines (self, i, shape->text, get_space (i > 0 ? get_block (self, i - 1) : NULL, block),
                  clings (self, i));
}

void
cohort_letter_layout_set_letter (CohortLetterLayout *self, const CohortLetter *letter)
{
  GPtrArray *blocks = cohort_letter_get_blocks (letter);
  double bottom = COHORT_LETTER_PAGE_HEIGHT - self->margins.bottom;

  self->letter = letter;
  if (self->shapes->len < blocks->len)
    g_array_set_size (self->shapes, blocks->len);
  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < blocks->len; i++)
    add_block_lines (self, i);
  self->air
      = cohort_letter_paginate (self->lines, bottom - self->head_height,
                                bottom - self->margins.top - RUNNING_HEAD_ROOM, self->pages);
}

guint
cohort_letter_layout_get_n_pages (const CohortLetterLayout *self)
{
  return self->pages->len;
}

/* Drawing */

static void
draw_running_head (CohortLetterLayout *self, cairo_t *cr, guint page)
{
  g_autofree char *words = cohort_letter_dup_running_head (self->letter, (int) page + 1);

  cohort_letter_set_words (self->small, words);
  cairo_tag_begin (cr, "P", NULL);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, self->margins.left, self->margins.top - 6);
  pango_cairo_show_layout (cr, self->small);
  cairo_tag_end (cr, "P");
}

static void
draw_bullet (cairo_t *cr, double left, double baseline)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, left + 5, baseline - 3.6, 1.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_line (CohortLetterLayout *self, cairo_t *cr, const CohortLetterLine *line, double y)
{
  const Shape *shape = &g_array_index (self->shapes, Shape, line->block);
  double room = cohort_letter_line_get_height (line, &self->air) - line->height;
  double baseline = y + room / 2 + line->baseline;

  if (shape->kind == COHORT_LETTER_BULLET && line->index == 0)
    draw_bullet (cr, self->margins.left, baseline);
  cairo_move_to (cr, self->margins.left + get_indent (shape->kind), baseline);
  cohort_letter_show_line (cr, shape->text, line->index);
}

/* In the room there is: little air between the blocks makes it smaller. */
static void
draw_signature (CohortLetterLayout *self, cairo_t *cr, const CohortLetterLine *line, double y)
{
  const CohortLetterPicture *signature = cohort_letterhead_get_signature (self->letterhead);
  double room = cohort_letter_line_get_height (line, &self->air);
  double height = room - 2 * SIGNATURE_AIR;

  if (signature != NULL)
    cohort_letter_picture_draw (signature, cr, self->margins.left, y + SIGNATURE_AIR,
                                MIN (get_signature_scale (self), height / signature->height));
}

static const char *
get_tag (CohortLetterBlockKind kind)
{
  switch (kind) {
  case COHORT_LETTER_HEADING:
    return "H1";
  case COHORT_LETTER_BULLET:
    return "LBody";
  case COHORT_LETTER_PARAGRAPH:
  case COHORT_LETTER_SIGNATURE:
  default:
    return "P";
  }
}

/* A list is one list for as long as its bullets follow each other on the page. */
static void
begin_block (cairo_t *cr, CohortLetterBlockKind above, CohortLetterBlockKind kind)
{
  if (kind == COHORT_LETTER_BULLET) {
    if (above != COHORT_LETTER_BULLET)
      cairo_tag_begin (cr, "L", NULL);
    cairo_tag_begin (cr, "LI", NULL);
  }
  cairo_tag_begin (cr, get_tag (kind), NULL);
}

static void
end_block (cairo_t *cr, CohortLetterBlockKind kind, CohortLetterBlockKind below)
{
  cairo_tag_end (cr, get_tag (kind));
  if (kind == COHORT_LETTER_BULLET) {
    cairo_tag_end (cr, "LI");
    if (below != COHORT_LETTER_BULLET)
      cairo_tag_end (cr, "L");
  }
}

static CohortLetterBlockKind
get_line_kind (const CohortLetterLayout *self, guint line)
{
  return get_block (self, g_array_index (self->lines, CohortLetterLine, line).block)->kind;
}

static gboolean
starts_block (const CohortLetterLayout *self, guint line, guint first)
{
  return line == first || g_array_index (self->lines, CohortLetterLine, line).block !=
                            g_array_index (self->lines, CohortLetterLine, line - 1).block;
}

static void
draw_lines (CohortLetterLayout *self, cairo_t *cr, guint first, guint end, double y)
{
  for (guint i = first; i < end; i++) {
    const CohortLetterLine *line = &g_array_index (self->lines, CohortLetterLine, i);
    CohortLetterBlockKind kind = get_line_kind (self, i);
    gboolean last = i + 1 == end || starts_block (self, i + 1, first);

    if (i > first)
      y += cohort_letter_line_get_before (line, &self->air);
    if (line->index >= 0) {
      if (starts_block (self, i, first))
        begin_block (cr, i > first ? get_line_kind (self, i - 1) : COHORT_LETTER_PARAGRAPH, kind);
      draw_line (self, cr, line, y);
      if (last)
        end_block (cr, kind, i + 1 < end ? get_line_kind (self, i + 1) : COHORT_LETTER_PARAGRAPH);
    } else {
      draw_signature (self, cr, line, y);
    }
    y += cohort_letter_line_get_height (line, &self->air);
  }
}

void
cohort_letter_layout_draw_page (CohortLetterLayout *self, cairo_t *cr, guint page)
{
  guint first, end;
  double top;

  g_return_if_fail (page < self->pages->len);

  first = g_array_index (self->pages, guint, page);
  end = page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                    : self->lines->len;
  top = page == 0 ? self->head_height : self->margins.top + RUNNING_HEAD_ROOM;
  cairo_save (cr);
  if (page == 0)
    cohort_letterhead_drawing_draw (self->head, cr);
  else
    draw_running_head (self, cr, page);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  draw_lines (self, cr, first, end, top);
  cairo_restore (cr);
}
