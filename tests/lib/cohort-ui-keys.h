/* Keys, pressed where the keyboard is, and the letters that press things.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does what the key does in @window, whether or not the desktop made that the active one: asks the
 * controllers between it and what has the keyboard, down and up again, as GTK does. What a key
 * writes into a text is not written. Returns: whether anything came of it */
gboolean ui_press_key (GtkWindow *window, guint key, GdkModifierType modifiers);
/* Fails the test when two letters are the same among what can be pressed in @root (a window or a
 * popover), or in one menu of it. @what: how it is called in the message. Returns: how many there
 * are */
guint ui_expect_mnemonics (GtkWidget *root, const char *what);

G_END_DECLS
