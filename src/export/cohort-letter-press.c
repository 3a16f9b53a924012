/* Draws letters one after the other, into one PDF or one each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-press.h"

#include "cohort-letter-layout.h"
#include "cohort-pdf-file.h"

struct _CohortLetterPress {
  GHashTable *layouts; /* CohortLetterhead -> CohortLetterLayout that holds it */
};

/** cohort_letter_press_new: Returns: (transfer full): a press that has drawn nothing yet */
CohortLetterPress *
cohort_letter_press_new (void)
{
  CohortLetterPress *self = g_new0 (CohortLetterPress, 1);

  self->layouts
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)cohort_letter_layout_free);
  return self;
}

/** cohort_letter_press_free: @self: (transfer full): a press */
void
cohort_letter_press_free (CohortLetterPress *self)
{
  g_hash_table_unref (self->layouts);
  g_free (self);
}

static CohortLetterLayout *
get_layout (CohortLetterPress *self, CohortLetterhead *letterhead)
{
  CohortLetterLayout *layout = g_hash_table_lookup (self->layouts, letterhead);

  if (layout == NULL) {
    layout = cohort_letter_layout_new (letterhead);
    g_hash_table_insert (self->layouts, letterhead, layout);
  }
  return layout;
}

void
cohort_letter_press_draw (CohortLetterPress *self, cairo_t *cr, const CohortLetterItem *item)
{
  CohortLetterLayout *layout = get_layout (self, item->letterhead);

  cohort_letter_layout_set_letter (layout, item->letter);
  cohort_pdf_begin_page (cr);
  cairo_tag_begin (cr, "Sect", NULL);
  for (guint page = 0; page < cohort_letter_layout_get_n_pages (layout); page++) {
    if (page > 0)
      cohort_pdf_begin_page (cr);
    cohort_letter_layout_draw_page (layout, cr, page);
  }
  cairo_tag_end (cr, "Sect");
}

/* A letter and what draws it. */
typedef struct {
  CohortLetterPress *press;
  const CohortLetterItem *item;
} One;

static gboolean
draw_one (cairo_t *cr, gpointer data, GError **error)
{
  const One *one = data;

  cohort_letter_press_draw (one->press, cr, one->item);
  return TRUE;
}

GBytes *
cohort_letter_press_make_pdf (CohortLetterPress *self,
                              const CohortSnapshot *snapshot,
                              const CohortLetterItem *item,
                              gint64 exported_at,
                              GError **error)
{
  g_autofree char *title
      = g_strdup_printf ("%s – %s", item->title, cohort_letter_get_name (item->letter));
  const CohortPdfProperties properties = {.title = title, .exported_at = exported_at};
  One one = {self, item};

  return cohort_pdf_make (snapshot, &properties, draw_one, &one, error);
}
