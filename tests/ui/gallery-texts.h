/* Keeps what a window says, and whether it has the room to say it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _GalleryTexts GalleryTexts;

/* What is kept goes to the file at @path, a JSON object a line:
 *   "where": the name of the page, view, dialog or menu,
 *   "kind": "label", "tooltip", "item" (of a drop-down) or "drawn" (without a widget),
 *   "text": what it says, without markup,
 *   "cut": how it is cut off, or "",
 *   "in": what it is, and what it is in, from inside out. */
GalleryTexts *gallery_texts_new  (const char *path);
void          gallery_texts_free (GalleryTexts *self);
void          gallery_texts_keep (GalleryTexts *self, GtkWidget *root, const char *where);

G_END_DECLS
