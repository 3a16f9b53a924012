/* Where the Tab key goes in a window, and whether one sees it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fails the test when Tab, pressed in @root (a window or a popover) until it comes
 * back to where it began, leaves out something that takes the keyboard, or when Shift+Tab does not
 * come by the same in opposite order. A list counts as one.
 * @what: how it is called in the message. Returns: how many stops there are */
guint ui_expect_tab_order (GtkWidget *root, const char *what);
/* Fails the test when something looks the same with the keyboard and without it. Of things of one
 * kind and style only the first is looked at. @seen: (element-type utf8): the kinds seen so far */
void ui_expect_visible_focus (GtkWidget *root, GHashTable *seen, const char *what);

G_END_DECLS
