/* What a county shows before there is anything in it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gallery-crawl.h"

G_BEGIN_DECLS

/* Over @window, which asks for the county: all of them, some, and none. */
void gallery_new_look_welcome (GalleryCrawl *crawl, GtkWindow *window);
/* Chooses the county there. */
void gallery_new_choose (GtkWindow *window);
/* Over @window, whose county was just chosen: each section with all that opens from it, and how the
 * guide of the first hour goes on. */
void gallery_new_look_empty (GalleryCrawl *crawl, GtkWindow *window);

G_END_DECLS
