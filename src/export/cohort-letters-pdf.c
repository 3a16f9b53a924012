/* Letters as one accessible PDF.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-pdf.h"

#include "cohort-letter-press.h"
#include "cohort-pdf-file.h"

/* Letters with what tells how far they are. */
typedef struct {
  GPtrArray *items;
  CohortLettersProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Drawing;

static gboolean
draw_letters (cairo_t *cr, gpointer data, GError **error)
{
  const Drawing *drawing = data;
  g_autoptr (CohortLetterPress) press = cohort_letter_press_new ();

  for (guint i = 0; i < drawing->items->len; i++) {
    if (g_cancellable_set_error_if_cancelled (drawing->cancellable, error))
      return FALSE;
    cohort_letter_press_draw (press, cr, g_ptr_array_index (drawing->items, i));
    if (drawing->progress != NULL)
      drawing->progress (i + 1, drawing->items->len, drawing->user_data);
  }
  return !g_cancellable_set_error_if_cancelled (drawing->cancellable, error);
}

static char *
dup_title (const CohortSnapshot *snapshot, GPtrArray *items, const CohortLettersOptions *options)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  const CohortLetterItem *first = g_ptr_array_index (items, 0);
  const char *whose = county != NULL && county->name != NULL ? county->name : "";

  if (options->title != NULL)
    return g_strdup (options->title);
  return g_strdup_printf ("%s – %s", first->title,
                          items->len > 1 ? whose : cohort_letter_get_name (first->letter));
}

gboolean
cohort_letters_write_pdf (const CohortSnapshot *snapshot,
                          GPtrArray *items,
                          const CohortLettersOptions *options,
                          const char *path,
                          CohortLettersProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *title = dup_title (snapshot, items, options);
  const CohortPdfProperties properties
      = {.title = title, .exported_at = options->exported_at, .cancellable = cancellable};
  Drawing drawing = {items, progress, user_data, cancellable};

  return cohort_pdf_write (snapshot, &properties, path, draw_letters, &drawing, NULL, error);
}
