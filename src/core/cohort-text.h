/* Comparing what people typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *cohort_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
