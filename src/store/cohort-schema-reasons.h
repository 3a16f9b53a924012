/* The data of schema 6: reasons that stood in the descriptions of plan lines.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-schema.h"

G_BEGIN_DECLS

gboolean cohort_schema_move_reasons (sqlite3 *sqlite, GError **error);

G_END_DECLS
