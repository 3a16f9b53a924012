/* Pictures of receipts for a PDF: a JPEG goes into it as it is, a PNG is decoded.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** CohortReceiptPicture: @turn is how many quarters to the right it stands upright. */
typedef struct {
  cairo_surface_t *surface;
  guint width;
  guint height;
  guint turn;
} CohortReceiptPicture;

/* FALSE for what is no whole picture of a sensible size. */
gboolean
cohort_receipt_picture_read (GBytes *content, const char *media, CohortReceiptPicture *picture);
void cohort_receipt_picture_clear (CohortReceiptPicture *picture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CohortReceiptPicture, cohort_receipt_picture_clear)

G_END_DECLS
