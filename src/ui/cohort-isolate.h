/* Texts that keep their own direction among those of another.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cohort_dup_isolated (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
