/* A question or a message over a window, on the smallest screen too.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An AdwMessageDialog whose words scroll where they have no room, so that its buttons are always in
 * reach. @parent, @heading, @body: (nullable). Returns: (transfer floating) */
GtkWidget *cohort_message_dialog_new (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
