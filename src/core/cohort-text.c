/* Comparing what people typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-text.h"

/**
 * cohort_text_fold:
 * @text: (nullable): any UTF-8 text
 *
 * What is left of @text when case, accents, punctuation and spacing are not looked at: "José Ángel"
 * and "jose angel" fold to the same, so do "Delta-Oaks USD" and "delta oaks usd". For comparing
 * only.
 *
 * Returns: (transfer full): the folded text, words separated by one space
 */
char *
cohort_text_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL);
  g_autofree char *folded = decomposed != NULL ? g_utf8_casefold (decomposed, -1) : g_strdup ("");
  GString *result = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_ismark (c) || c == '\'' || c == 0x2019)
      continue;
    if (!g_unichar_isalnum (c)) {
      space = TRUE;
      continue;
    }
    if (space && result->len > 0)
      g_string_append_c (result, ' ');
    space = FALSE;
    g_string_append_unichar (result, c);
  }
  return g_string_free (result, FALSE);
}
