/* Draws the letterhead: logo, office, address, and a rule under them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-page-private.h"

#define TOP 45.0
#define LOGO_HEIGHT 46.0
#define LOGO_WIDTH 150.0
#define GAP 14.0
#define RULE_GAP 10.0
#define TEXT_GAP 30.0
#define OFFICE_SIZE 14.0
#define ADDRESS_SIZE 8.5
#define ADDRESS_WIDTH 170.0

/* Everything measured, so that measuring and drawing cannot differ. */
typedef struct {
  PangoLayout *office;
  PangoLayout *address; /* (nullable) */
  double       logo_width;
  double       logo_height;
  double       logo_scale;
  double       office_height;
  double       address_height;
  double       height;
} Head;

static double
get_height (PangoLayout *text)
{
  int height;

  pango_layout_get_size (text, NULL, &height);
  return pango_units_to_double (height);
}

static void
measure_logo (const CohortLetterhead *self, Head *head)
{
  cairo_surface_t *logo = cohort_letterhead_get_logo (self);
  int width, height;

  if (logo == NULL)
    return;
  width = cairo_image_surface_get_width (logo);
  height = cairo_image_surface_get_height (logo);
  head->logo_scale = MIN (LOGO_HEIGHT / height, LOGO_WIDTH / width);
  head->logo_width = width * head->logo_scale;
  head->logo_height = height * head->logo_scale;
}

static void
measure_address (const CohortLetterhead *self, PangoContext *context, Head *head)
{
  const char *address = cohort_letterhead_get_address (self);

  if (address == NULL)
    return;
  head->address = cohort_letter_make_text (context, ADDRESS_SIZE, PANGO_WEIGHT_NORMAL);
  pango_layout_set_width (head->address, (int) (ADDRESS_WIDTH * PANGO_SCALE));
  pango_layout_set_line_spacing (head->address, 1.2f);
  cohort_letter_set_words (head->address, address);
  head->address_height = get_height (head->address);
}

static double
get_office_left (const Head *head)
{
  return COHORT_LETTER_MARGIN + (head->logo_width > 0 ? head->logo_width + GAP : 0);
}

static void
measure (const CohortLetterhead *self, PangoContext *context, Head *head)
{
  double right = COHORT_LETTER_PAGE_WIDTH - COHORT_LETTER_MARGIN;

  *head = (Head){NULL};
  measure_logo (self, head);
  measure_address (self, context, head);
  if (head->address != NULL)
    right -= ADDRESS_WIDTH + GAP;
  head->office = cohort_letter_make_text (context, OFFICE_SIZE, PANGO_WEIGHT_BOLD);
  pango_layout_set_width (head->office, (int) ((right - get_office_left (head)) * PANGO_SCALE));
  cohort_letter_set_words (head->office, cohort_letterhead_get_office (self));
  head->office_height = get_height (head->office);
  head->height = MAX (MAX (head->logo_height, head->office_height), head->address_height);
}

static void
clear (Head *head)
{
  g_clear_object (&head->office);
  g_clear_object (&head->address);
}

double
cohort_letterhead_measure (const CohortLetterhead *self, PangoContext *context)
{
  Head head;

  measure (self, context, &head);
  clear (&head);
  return TOP + head.height + RULE_GAP + TEXT_GAP;
}

static void
draw_logo (const CohortLetterhead *self, const Head *head, cairo_t *cr)
{
  if (cohort_letterhead_get_logo (self) == NULL)
    return;
  cairo_save (cr);
  cairo_translate (cr, COHORT_LETTER_MARGIN, TOP + (head->height - head->logo_height) / 2);
  cairo_scale (cr, head->logo_scale, head->logo_scale);
  cairo_set_source_surface (cr, cohort_letterhead_get_logo (self), 0, 0);
  /* Not cairo_paint(): cairo 1.16 takes it for the whole page and forgets the tags begun before
   * it. */
  cairo_rectangle (cr, 0, 0, head->logo_width / head->logo_scale,
                   head->logo_height / head->logo_scale);
  cairo_fill (cr);
  cairo_restore (cr);
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
cohort_letterhead_draw (const CohortLetterhead *self, PangoContext *context, cairo_t *cr)
{
  double right = COHORT_LETTER_PAGE_WIDTH - COHORT_LETTER_MARGIN;
  double rule;
  Head head;

  measure (self, context, &head);
  rule = TOP + head.height + RULE_GAP;
  draw_logo (self, &head, cr);
  cairo_set_source_rgb (cr, 0.11, 0.27, 0.43);
  draw_words (cr, head.office, get_office_left (&head),
              TOP + (head.height - head.office_height) / 2);
  if (head.address != NULL) {
    cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
    draw_address (cr, head.address, right, TOP + (head.height - head.address_height) / 2);
  }
  cairo_set_source_rgb (cr, 0.11, 0.27, 0.43);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, COHORT_LETTER_MARGIN, rule);
  cairo_line_to (cr, right, rule);
  cairo_stroke (cr);
  clear (&head);
}
