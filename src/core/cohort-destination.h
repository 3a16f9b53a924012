/* Where a file that is written comes to be: at the end of a link, and in the place of a file only.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *cohort_destination_follow (const char *path) G_GNUC_WARN_UNUSED_RESULT;
const char *cohort_destination_get_obstacle (const char *path);

G_END_DECLS
