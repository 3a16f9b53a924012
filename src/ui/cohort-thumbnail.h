/* A small picture of a file, read off the main thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cohort_thumbnail_new:
 * @path: (nullable): of the file; need not exist
 * @media: (nullable): what is in it, "image/png"; NULL: nobody looked yet
 *
 * An icon at once, the picture itself, or a document's first page, once it is read. What is none,
 * too large, or a document that is not among the attachments yet, keeps its icon. It says nothing
 * to who does not see it: the name of the file stands beside it.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *cohort_thumbnail_new (const char *path, const char *media);

G_END_DECLS
