/* What a county sets for all its letters: whether it can be used.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-settings.h"

#include "cohort-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
is_margin (int points)
{
  return points >= COHORT_LETTER_LEAST_MARGIN && points <= COHORT_LETTER_MOST_MARGIN;
}

/**
 * cohort_letter_sides_parse:
 * @text: as COHORT_SETTING_LETTER_MARGINS keeps it: "72 72 72 72"
 * @sides: (out): the margins
 * @error: return location for a #CohortError
 *
 * Returns: %FALSE with %COHORT_ERROR_INVALID when no letter can have them
 */
gboolean
cohort_letter_sides_parse (const char *text, CohortLetterSides *sides, GError **error)
{
  int end = -1;

  if (sscanf (text, "%4d %4d %4d %4d %n", &sides->top, &sides->right, &sides->bottom, &sides->left,
              &end)
          == 4
      && end >= 0 && text[end] == '\0' && is_margin (sides->top) && is_margin (sides->right)
      && is_margin (sides->bottom) && is_margin (sides->left))
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("The margins of the letters cannot be used: “%s”. Give four whole numbers of "
                  "points from %d to %d: top, right, bottom and left."),
               text, COHORT_LETTER_LEAST_MARGIN, COHORT_LETTER_MOST_MARGIN);
  return FALSE;
}

static gboolean
is_base64 (const char *text)
{
  return strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n")
         == strlen (text);
}

static gboolean
begins_as_picture (const guint8 *data, gsize size)
{
  static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  static const guint8 jpeg[] = {0xff, 0xd8, 0xff};

  return (size > sizeof png && memcmp (data, png, sizeof png) == 0)
         || (size > sizeof jpeg && memcmp (data, jpeg, sizeof jpeg) == 0);
}

/**
 * cohort_letter_check_picture:
 * @base64: a logo, or a signature
 * @error: return location for a #CohortError
 *
 * Looks at how it begins and how large it is; whether it can be drawn is known once it is.
 *
 * Returns: %FALSE with %COHORT_ERROR_INVALID when it cannot be a picture of a letter
 */
gboolean
cohort_letter_check_picture (const char *base64, GError **error)
{
  g_autofree guchar *data = NULL;
  gsize size = 0;

  if (is_base64 (base64))
    data = g_base64_decode (base64, &size);
  if (data != NULL && size <= COHORT_LETTER_PICTURE_BYTES && begins_as_picture (data, size))
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("This is no picture that a letter can have. Give a PNG or JPEG file of at most "
                  "%d MB, written in base64."),
               COHORT_LETTER_PICTURE_BYTES / 1024 / 1024);
  return FALSE;
}
