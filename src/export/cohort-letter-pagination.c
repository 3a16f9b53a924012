/* Where the pages of a letter break.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-page-private.h"

static const CohortLetterLine *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, CohortLetterLine, i);
}

/* The first line that does not fit any more on a page that begins with @first. */
static guint
find_overflow (GArray *lines, guint first, double height)
{
  double used = 0;
  guint i;

  for (i = first; i < lines->len; i++) {
    used += (i > first ? get_line (lines, i)->before : 0) + get_line (lines, i)->height;
    if (used > height)
      break;
  }
  return MAX (i, first + 1);
}

/* Goes back from @overflow to where a page may end. What can nowhere be parted is cut where it overflows. */
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

/**
 * cohort_letter_paginate:
 * @lines: (element-type CohortLetterLine): the letter from top to bottom
 * @first_height: points there are on the first page
 * @later_height: points there are on every other
 * @pages: (element-type guint): is filled with the first line of each page; at least one
 */
void
cohort_letter_paginate (GArray *lines, double first_height, double later_height, GArray *pages)
{
  guint first = 0;

  g_array_set_size (pages, 0);
  do {
    double height = pages->len == 0 ? first_height : later_height;

    g_array_append_val (pages, first);
    first = find_break (lines, first, find_overflow (lines, first, height));
  } while (first < lines->len);
}
