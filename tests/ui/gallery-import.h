/* Opens files whose import shows all that an import can show.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gallery-crawl.h"

G_BEGIN_DECLS

/* Over @window, which shows a county with a team: answers of a form, what is asked of columns and
 * words, a county workbook that was edited, a program year, and what cannot be read. The samples
 * are where G_TEST_SRCDIR says. */
void gallery_import_look (GalleryCrawl *crawl, GtkWindow *window, CohortStore *store);

G_END_DECLS
