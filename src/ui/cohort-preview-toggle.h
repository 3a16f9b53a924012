/* A button for the letter beside a form, where there is room for only one of them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the second child of @leaflet in place of the first; is itself seen only while it is folded.
 * (transfer floating) */
GtkWidget *cohort_preview_toggle_new (AdwLeaflet *leaflet);

G_END_DECLS
