/* Texts that keep their own direction among those of another.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-isolate.h"

#include <gtk/gtk.h>

/* U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE */
#define BEGIN "\xe2\x81\xa8"
#define END   "\xe2\x81\xa9"

/**
 * cohort_dup_isolated:
 * @text: what stands by itself, as "9–12", which has no letter that tells its direction
 *
 * Where texts go from right to left, "9–12" reads "12–9" without this. To show only: nothing that
 * is compared, copied or stored has the marks.
 *
 * Returns: (transfer full): @text, within marks where they are needed
 */
char *
cohort_dup_isolated (const char *text)
{
  if (*text == '\0' || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);
  return g_strconcat (BEGIN, text, END, NULL);
}
