/* Where the pages of a letter break.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-page-private.h"

/* From how a letter should look to how it may look when that saves a page: a page with nothing on
 * it but the signature is worse than lines that stand a little closer. */
static const CohortLetterAir airs[] = {{1.13, 1.0}, {1.08, 0.85}, {1.03, 0.7}};

static const CohortLetterLine *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, CohortLetterLine, i);
}

double
cohort_letter_line_get_height (const CohortLetterLine *line, const CohortLetterAir *air)
{
  return line->height * (line->index >= 0 ? air->lines : air->blocks);
}

double
cohort_letter_line_get_before (const CohortLetterLine *line, const CohortLetterAir *air)
{
  return line->before * air->blocks;
}

/* The first line that does not fit any more on a page that begins with @first. */
static guint
find_overflow (GArray *lines, const CohortLetterAir *air, guint first, double height)
{
  double used = 0;
  guint i;

  for (i = first; i < lines->len; i++) {
    const CohortLetterLine *line = get_line (lines, i);

    used += i > first ? cohort_letter_line_get_before (line, air) : 0;
    used += cohort_letter_line_get_height (line, air);
    if (used > height)
      break;
  }
  return MAX (i, first + 1);
}

/* Goes back from @overflow to where a page may end. What can nowhere be parted is cut where it
 * overflows. */
static guint
find_break (GArray *lines, guint first, guint overflow)
{
  if (overflow >= lines->len)
    return lines->len;
  for (guint i = overflow; i > first; i--)
    if (get_line (lines, i)->may_part)
      return i;
  return overflow;
}

static void
break_pages (GArray                *lines,
             const CohortLetterAir *air,
             double                 first_height,
             double                 later_height,
             GArray                *pages)
{
  guint first = 0;

  g_array_set_size (pages, 0);
  do {
    double height = pages->len == 0 ? first_height : later_height;

    g_array_append_val (pages, first);
    first = find_break (lines, first, find_overflow (lines, air, first, height));
  } while (first < lines->len);
}

/**
 * cohort_letter_paginate:
 * @lines: (element-type CohortLetterLine): the letter from top to bottom
 * @first_height: points there are on the first page
 * @later_height: points there are on every other
 * @pages: (element-type guint): is filled with the first line of each page; at least one
 *
 * Returns: the most air with which the letter takes no page more than with the least
 */
CohortLetterAir
cohort_letter_paginate (GArray *lines, double first_height, double later_height, GArray *pages)
{
  guint least;

  break_pages (lines, &airs[G_N_ELEMENTS (airs) - 1], first_height, later_height, pages);
  least = pages->len;
  for (guint i = 0; i < G_N_ELEMENTS (airs); i++) {
    break_pages (lines, &airs[i], first_height, later_height, pages);
    if (pages->len <= least)
      return airs[i];
  }
  return airs[G_N_ELEMENTS (airs) - 1];
}
