/* Finds what a window can show: presses what asks for more, and looks at each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _GalleryCrawl GalleryCrawl;

/* Told each page, view, dialog or popover while it is on screen; @name says how it was reached. */
typedef void (*GalleryLook) (GtkWidget *widget, const char *name, gpointer data);

/* Told each dialog that was looked at, to close it. @opener: (nullable): what opened it */
typedef void (*GalleryClose) (GtkWindow *dialog, GtkWidget *opener, const char *name,
                              gpointer data);

GalleryCrawl *gallery_crawl_new (GtkWindow *window, GalleryLook look, gpointer data)
  G_GNUC_WARN_UNUSED_RESULT;
void gallery_crawl_free (GalleryCrawl *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GalleryCrawl, gallery_crawl_free)

/* From now on what opens a dialog has the keyboard first, and @close closes that. */
void gallery_crawl_set_close (GalleryCrawl *self, GalleryClose close);
/* The section that is shown, with all that opens from it. */
void gallery_crawl_page (GalleryCrawl *self, const char *section);
/* The same, where pictures have another name. */
void gallery_crawl_page_as (GalleryCrawl *self, const char *section, const char *name);
/* What is shown now, without what opens from it. */
void gallery_crawl_here (GalleryCrawl *self, const char *name);
/* A dialog that somebody else opened, with all that opens from it; closes it. */
void gallery_crawl_dialog (GalleryCrawl *self, GtkWindow *dialog, const char *name);
/* The windows that open from everywhere: preferences, shortcuts, help, about. */
void gallery_crawl_windows (GalleryCrawl *self);
guint gallery_crawl_get_n_looks (const GalleryCrawl *self);

G_END_DECLS
