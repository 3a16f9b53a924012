/* A line of words in a row of a list.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cohort_line_new:
 * @css_class: (nullable): how it is shown, such as "heading"
 *
 * Returns: (transfer floating): a label without text that wraps where it has to, even within a
 *   word, so that no row is wider than its list
 */
GtkWidget *cohort_line_new (const char *css_class) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
