/* What later releases of the toolkit do otherwise than GTK 4.8, mended in one place.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

void cohort_compat_install (void);
