/* Whether what is shown fits a small screen, and what in it does not.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A phone, held upright and on its side. */
#define UI_SMALL_WIDTH  360
#define UI_SMALL_HEIGHT 294

/* What scrolls sideways may be as wide as it likes. */
gboolean ui_scrolls_sideways (GtkWidget *widget);
/* Text @percent as large as usual. */
void ui_set_text_size (int percent);
/* Fails the test, saying what in it is too wide, when @window needs more than a small screen; a
 * negative @height is not looked at. @what: how it is called in the message. */
void ui_expect_room (GtkWindow *window, int width, int height, const char *what);
/* Fails the test when what scrolls in @widget, as large as that is now, shows less than a row. */
void ui_expect_no_slit (GtkWidget *widget, const char *what);
/* Fails the test when a text in @widget has less height than its lines, and so stands on others. */
void ui_expect_whole_lines (GtkWidget *widget, const char *what);

G_END_DECLS
