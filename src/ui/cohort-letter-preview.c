/* A letter on the screen, page below page, drawn by the very code that prints it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-preview.h"

#include <glib/gi18n-lib.h>

#define PAGE_GAP 18
/* Points to pixels at which the text of a letter is comfortable to read. */
#define NATURAL_SCALE 1.1
#define MIN_WIDTH     280

struct _CohortLetterPreview {
  GtkWidget parent_instance;

  CohortLetterLayout *layout; /* (owned) (nullable) */
  CohortLetterItem *item;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CohortLetterPreview, cohort_letter_preview, GTK_TYPE_WIDGET)

/** cohort_letter_preview_get_n_pages: Returns: how many pages the letter has; 0 without one */
guint
cohort_letter_preview_get_n_pages (CohortLetterPreview *self)
{
  return self->item != NULL ? cohort_letter_layout_get_n_pages (self->layout) : 0;
}

static double
get_scale (int width)
{
  return width / COHORT_LETTER_PAGE_WIDTH;
}

static GtkSizeRequestMode
cohort_letter_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_letter_preview_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  guint n_pages = cohort_letter_preview_get_n_pages (COHORT_LETTER_PREVIEW (widget));
  int width = for_size > 0 ? for_size : (int)(COHORT_LETTER_PAGE_WIDTH * NATURAL_SCALE);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MIN_WIDTH;
    *natural = (int)(COHORT_LETTER_PAGE_WIDTH * NATURAL_SCALE);
    return;
  }
  *minimum = *natural = (int)(n_pages * (COHORT_LETTER_PAGE_HEIGHT * get_scale (width) + PAGE_GAP));
}

static void
draw_page (CohortLetterPreview *self, GtkSnapshot *snapshot, guint page, double scale)
{
  const GdkRGBA paper = {1, 1, 1, 1}, edge = {0, 0, 0, 0.25f};
  graphene_rect_t sheet
      = GRAPHENE_RECT_INIT (0, 0, COHORT_LETTER_PAGE_WIDTH, COHORT_LETTER_PAGE_HEIGHT);
  GskRoundedRect outline;
  cairo_t *cr;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (0, page * (COHORT_LETTER_PAGE_HEIGHT * scale + PAGE_GAP)));
  gtk_snapshot_scale (snapshot, scale, scale);
  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 1, 1, 4);
  gtk_snapshot_append_color (snapshot, &paper, &sheet);
  cr = gtk_snapshot_append_cairo (snapshot, &sheet);
  cohort_letter_layout_draw_page (self->layout, cr, page);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
cohort_letter_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CohortLetterPreview *self = COHORT_LETTER_PREVIEW (widget);
  double scale = get_scale (gtk_widget_get_width (widget));

  for (guint i = 0; i < cohort_letter_preview_get_n_pages (self); i++)
    draw_page (self, snapshot, i, scale);
}

static void
cohort_letter_preview_dispose (GObject *object)
{
  cohort_letter_preview_set_item (COHORT_LETTER_PREVIEW (object), NULL);

  G_OBJECT_CLASS (cohort_letter_preview_parent_class)->dispose (object);
}

static void
cohort_letter_preview_class_init (CohortLetterPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_letter_preview_dispose;
  widget_class->get_request_mode = cohort_letter_preview_get_request_mode;
  widget_class->measure = cohort_letter_preview_measure;
  widget_class->snapshot = cohort_letter_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cohort_letter_preview_init (CohortLetterPreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
}

/* A picture of text says nothing to a screen reader: give it the words. */
static void
describe (CohortLetterPreview *self)
{
  GPtrArray *blocks = cohort_letter_get_blocks (self->item->letter);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *plain = NULL;

    if (pango_parse_markup (block->markup, -1, 0, NULL, &plain, NULL, NULL))
      g_string_append_printf (text, "%s\n", plain);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Letter"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  g_string_free (text, TRUE);
}

/** cohort_letter_preview_set_item: @item: (transfer full) (nullable): what is shown */
void
cohort_letter_preview_set_item (CohortLetterPreview *self, CohortLetterItem *item)
{
  g_return_if_fail (COHORT_IS_LETTER_PREVIEW (self));

  g_clear_pointer (&self->layout, cohort_letter_layout_free);
  g_clear_pointer (&self->item, cohort_letter_item_free);
  if (item != NULL) {
    self->item = item;
    self->layout = cohort_letter_layout_new (item->letterhead);
    cohort_letter_layout_set_letter (self->layout, item->letter);
    describe (self);
  }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** cohort_letter_preview_nobody_new: see the header */
GtkWidget *
cohort_letter_preview_nobody_new (GtkWidget *preview)
{
  GtkWidget *label
      = gtk_label_new (_ ("The letter shows here once there is somebody to write to."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "padded");
  g_object_bind_property (preview, "visible", label, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return label;
}
