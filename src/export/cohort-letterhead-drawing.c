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

static double
get_top (const CohortLetterMargins *margins)
{
  return MAX (LEAST_TOP, margins->top - RISE);
}

static void
measure_logo (const CohortLetterhead *self, Head *head)
{
  const CohortLetterPicture *logo = cohort_letterhead_get_logo (self);

  if (logo == NULL)
    return;
  head->logo_scale = cohort_letter_picture_get_scale (logo, COHORT_LETTER_LOGO_WIDTH,
                                                      COHORT_LETTER_LOGO_HEIGHT);
  head->logo_width = logo->width * head->logo_scale;
  head->logo_height = logo->height * head->logo_scale;
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
get_office_left (const CohortLetterMargins *margins, const Head *head)
{
  return margins->left + (head->logo_width > 0 ? head->logo_width + GAP : 0);
}

static void
measure (const CohortLetterhead *self,
         const CohortLetterMargins *margins,
         PangoContext *context,
         Head *head)
{
  double right = COHORT_LETTER_PAGE_WIDTH - margins->right;

  *head = (Head){NULL};
  measure_logo (self, head);
  measure_address (self, context, head);
  if (head->address != NULL)
    right -= ADDRESS_WIDTH + GAP;
  head->office = cohort_letter_make_text (context, OFFICE_SIZE, PANGO_WEIGHT_BOLD);
  pango_layout_set_width (head->office,
                          (int) ((right - get_office_left (margins, head)) * PANGO_SCALE));
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
cohort_letterhead_measure (const CohortLetterhead *self,
                           const CohortLetterMargins *margins,
                           PangoContext *context)
{
  Head head;

  measure (self, margins, context, &head);
  clear (&head);
  return get_top (margins) + head.height + RULE_GAP + TEXT_GAP;
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
cohort_letterhead_draw (const CohortLetterhead *self,
                        const CohortLetterMargins *margins,
                        PangoContext *context,
                        cairo_t *cr)
{
  const CohortLetterPicture *logo = cohort_letterhead_get_logo (self);
  double right = COHORT_LETTER_PAGE_WIDTH - margins->right, top = get_top (margins), rule;
  Head head;

  measure (self, margins, context, &head);
  rule = top + head.height + RULE_GAP;
  if (logo != NULL)
    cohort_letter_picture_draw (logo, cr, margins->left,
                                top + (head.height - head.logo_height) / 2, head.logo_scale);
  cairo_set_source_rgb (cr, 0.11, 0.27, 0.43);
  draw_words (cr, head.office, get_office_left (margins, &head),
              top + (head.height - head.office_height) / 2);
  if (head.address != NULL) {
    cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
    draw_address (cr, head.address, right, top + (head.height - head.address_height) / 2);
  }
  cairo_set_source_rgb (cr, 0.11, 0.27, 0.43);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, margins->left, rule);
  cairo_line_to (cr, right, rule);
  cairo_stroke (cr);
  clear (&head);
}
