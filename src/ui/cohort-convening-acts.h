/* What can be done about a whole delegation: actions of the page of a convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-convenings-page.h"

G_BEGIN_DECLS

/* (transfer full): fill, join, days, link, forward, lock, sign-in, calendar, release, grant,
 * override, nobody and resume, on the convening @page shows; @page is not kept alive */
GSimpleActionGroup *
cohort_convening_acts_new (CohortConveningsPage *page) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): all of them but "resume", for a menu */
GMenuModel *cohort_convening_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
