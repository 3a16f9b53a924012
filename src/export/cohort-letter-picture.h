/* Pictures of a letterhead: a logo, and the signature of whoever signs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-settings.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Likewise with more dots a side; see COHORT_LETTER_PICTURE_BYTES. */
#define COHORT_LETTER_PICTURE_SIDE 4000

/** CohortLetterPicture: Immutable. One surface serves all pages of a file, which then holds the
 * picture once. */
typedef struct {
  cairo_surface_t *surface; /* with dots for the screen; of a JPEG, itself as well */
  GBytes *content;          /* the file, as it was chosen */
  gboolean is_jpeg;
  int width; /* dots of @surface */
  int height;
} CohortLetterPicture;

/* @width, @height: points it is drawn within; a PNG with more dots than a good printer shows there
 * loses them. NULL for what is no picture or is too large, see COHORT_LETTER_PICTURE_SIDE. */
CohortLetterPicture *
cohort_letter_picture_new_from_base64 (const char *base64,
                                       double width,
                                       double height) G_GNUC_WARN_UNUSED_RESULT;
void cohort_letter_picture_free (CohortLetterPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterPicture, cohort_letter_picture_free)

/* Points per dot when it is fitted into @width and @height. */
double
cohort_letter_picture_get_scale (const CohortLetterPicture *self, double width, double height);
void cohort_letter_picture_draw (const CohortLetterPicture *self,
                                 cairo_t *cr,
                                 double x,
                                 double y,
                                 double scale);

G_END_DECLS
