/* The sentences of History: one for each kind of change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-change.h"

#include <glib/gi18n-lib.h>

/* %1$s is the subject, %2$s the object; a translation may turn them round. Kinds are stored and so are
 * never renamed. */
static const struct {
  const char *kind;
  const char *with_object;
  const char *without_object;
} sentences[] = {
  /* Translators: %1$s is a county, %2$s a program year. */
  { "init", N_ ("Chose %1$s County for %2$s"), N_ ("Chose %1$s County") },
  /* Translators: %1$s is a file, %2$s such as "8 added, 1 updated". */
  { "import", N_ ("Imported %1$s: %2$s"), N_ ("Imported %1$s") },
  /* Translators: %1$s is the sentence of the change that was undone. */
  { "undo", N_ ("Undid: %1$s"), N_ ("Undid: %1$s") },
  { "redo", N_ ("Did again: %1$s"), N_ ("Did again: %1$s") },
  { "batch", N_ ("%1$s: %2$s"), N_ ("%1$s") },
};

/* Takes the place of printf, whose format would come from a table: only %1$s and %2$s are known. */
static char *
fill_in (const char *format, const char *subject, const char *object)
{
  GString *text = g_string_new (format);

  g_string_replace (text, "%1$s", "\001", 0);
  g_string_replace (text, "%2$s", object != NULL ? object : "", 0);
  g_string_replace (text, "\001", subject, 0);
  return g_string_free (text, FALSE);
}

/**
 * cohort_change_describe:
 * @kind: the code of a change
 * @subject: whom or what it is about
 * @object: (nullable): an amount, a convening, a count
 *
 * Returns: (transfer full): the sentence History and toasts show; a kind this version does not know is
 *   shown as it is
 */
char *
cohort_change_describe (const char *kind, const char *subject, const char *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
    if (g_str_equal (sentences[i].kind, kind)) {
      const char *format = object != NULL ? sentences[i].with_object : sentences[i].without_object;

      return fill_in (_ (format), subject, object);
    }
  }
  return g_strjoin (" ", kind, subject, object, NULL);
}
