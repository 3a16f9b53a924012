/* Whether buttons without words say in a tooltip what they do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Fails the test for each button of ours in @widget that shows a picture only and has no tooltip.
 * @what: how it is called in the message. */
void ui_expect_tooltips (GtkWidget *widget, const char *what);

G_END_DECLS
