/* Draws the letterhead: logo, office, address, and a rule under them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-page-private.h"

/* How far the head reaches into the margin above it, which no margin is narrow enough to forbid. */
#define RISE 27.0
#define LEAST_TOP 18.0
#define GAP 14.0
#define RULE_GAP 10.0
#define TEXT_GAP 30.0
#define OFFICE_SIZE 14.0
#define ADDRESS_SIZE 8.5
#define ADDRESS_WIDTH 170.0

/* Everything measured once, so that measuring and drawing cannot differ, and a thousand letters
 * need it only once. */
struct _CohortLetterheadDrawing {
  CohortLetterhead *letterhead; /* (owned) */
  CohortLetterMargins margins;
  PangoLayout *office;
  PangoLayout *address; /* (nullable) */
  double logo_width;
  double logo_height;
  double logo_scale;
  double office_height;
  double address_height;
  double height;
};

static double
get_height (PangoLayout *text)
{
  int height;

  pango_layout_get_size (text, NULL, &height);
  return pango_units_to_double (height);
}

static double
get_top (const CohortLetterMargins *margins)
{
  return MAX (LEAST_TOP, margins->top - RISE);
}

static void
measure_logo (CohortLetterheadDrawing *self)
{
  const CohortLetterPicture *logo = cohort_letterhead_get_logo (self->letterhead);

  if (logo == NULL)
    return;
  self->logo_scale = cohort_letter_picture_get_scale (logo, COHORT_LETTER_LOGO_WIDTH,
                                                      COHORT_LETTER_LOGO_HEIGHT);
  self->logo_width = logo->width * self->logo_scale;
  self->logo_height = logo->height * self->logo_scale;
}

static void
measure_address (CohortLetterheadDrawing *self, PangoContext *context)
{
  const char *address = cohort_letterhead_get_address (self->letterhead);

  if (address == NULL)
    return;
  self->address = cohort_letter_make_text (context, ADDRESS_SIZE, PANGO_WEIGHT_NORMAL);
  pango_layout_set_width (self->address, (int) (ADDRESS_WIDTH * PANGO_SCALE));
  pango_layout_set_line_spacing (self->address, 1.2f);
  cohort_letter_set_words (self->address, address);
  self->address_height = get_height (self->address);
}

static double
get_office_left (const CohortLetterheadDrawing *self)
{
  return self->margins.left + (self->logo_width > 0 ? self->logo_width + GAP : 0);
}

static double
get_right (const CohortLetterheadDrawing *self)
{
  return COHORT_LETTER_PAGE_WIDTH - self->margins.right;
}

static void
measure_office (CohortLetterheadDrawing *self, PangoContext *context)
{
  double right = get_right (self) - (self->address != NULL ? ADDRESS_WIDTH + GAP : 0);

  self->office = cohort_letter_make_text (context, OFFICE_SIZE, PANGO_WEIGHT_BOLD);
  pango_layout_set_width (self->office, (int) ((right - get_office_left (self)) * PANGO_SCALE));
  cohort_letter_set_words (self->office, cohort_letterhead_get_office (self->letterhead));
  self->office_height = get_height (self->office);
}

CohortLetterheadDrawing *
cohort_letterhead_drawing_new (CohortLetterhead *letterhead,
                               const CohortLetterMargins *margins,
                               PangoContext *context)
{
  CohortLetterheadDrawing *self = g_new0 (CohortLetterheadDrawing, 1);

  self->letterhead = cohort_letterhead_ref (letterhead);
  self->margins = *margins;
  measure_logo (self);
  measure_address (self, context);
  measure_office (self, context);
  self->height = MAX (MAX (self->logo_height, self->office_height), self->address_height);
  return self;
}

void
cohort_letterhead_drawing_free (CohortLetterheadDrawing *self)
{
  g_clear_object (&self->office);
  g_clear_object (&self->address);
  cohort_letterhead_unref (self->letterhead);
  g_free (self);
}

double
cohort_letterhead_drawing_get_bottom (const CohortLetterheadDrawing *self)
{
  return get_top (&self->margins) + self->height + RULE_GAP + TEXT_GAP;
}

static void
draw_words (cairo_t *cr, PangoLayout *text, double x, double y)
{
  cairo_tag_begin (cr, "P", NULL);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, text);
  cairo_tag_end (cr, "P");
}

/* How wide a line is without the space that ends it. */
static double
get_line_width (PangoLayout *text, int line)
{
  const PangoLayoutLine *shown = pango_layout_get_line_readonly (text, line);
  int end = shown->start_index + shown->length;
  int width;

  if (shown->length > 0 && pango_layout_get_text (text)[end - 1] == ' ')
    end--;
  pango_layout_line_index_to_x ((PangoLayoutLine *) shown, end, FALSE, &width);
  return pango_units_to_double (width);
}

/* Aligned to the right by hand: Pango would count the space at the end of a line. */
static void
draw_address (cairo_t *cr, PangoLayout *text, double right, double top)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);

  cairo_tag_begin (cr, "P", NULL);
  for (int line = 0; line < pango_layout_get_line_count (text); line++) {
    double baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));

    cairo_move_to (cr, right - get_line_width (text, line), top + baseline);
    cohort_letter_show_line (cr, text, line);
    pango_layout_iter_next_line (iter);
  }
  cairo_tag_end (cr, "P");
  pango_layout_iter_free (iter);
}

void
cohort_letterhead_drawing_draw (const CohortLetterheadDrawing *self, cairo_t *cr)
{
  const CohortLetterPicture *logo = cohort_letterhead_get_logo (self->letterhead);
  double right = get_right (self), top = get_top (&self->margins);
  double rule = top + self->height + RULE_GAP;

  if (logo != NULL)
    cohort_letter_picture_draw (logo, cr, self->margins.left,
                                top + (self->height - self->logo_height) / 2, self->logo_scale);
  cairo_set_source_rgb (cr, 0.11, 0.27, 0.43);
  draw_words (cr, self->office, get_office_left (self),
              top + (self->height - self->office_height) / 2);
  if (self->address != NULL) {
    cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
    draw_address (cr, self->address, right, top + (self->height - self->address_height) / 2);
  }
  cairo_set_source_rgb (cr, 0.11, 0.27, 0.43);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, self->margins.left, rule);
  cairo_line_to (cr, right, rule);
  cairo_stroke (cr);
}
