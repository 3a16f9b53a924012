/* What a county sets for all its letters: whether it can be used.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A picture larger than this is a photograph somebody chose by mistake, or a trap. */
#define COHORT_LETTER_PICTURE_BYTES (8 * 1024 * 1024)

/* A quarter of an inch, less than which few printers can do, to three inches, which leave a column
 * to read; in points. */
#define COHORT_LETTER_LEAST_MARGIN 18
#define COHORT_LETTER_MOST_MARGIN  216

/** CohortLetterSides: the margins of a page, in points. */
typedef struct {
  int top;
  int right;
  int bottom;
  int left;
} CohortLetterSides;

gboolean cohort_letter_sides_parse (const char *text, CohortLetterSides *sides, GError **error);
gboolean cohort_letter_check_picture (const char *base64, GError **error);

G_END_DECLS
