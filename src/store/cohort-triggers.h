/* The triggers that write the change log, made from the registry.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cohort-store-error.h"

G_BEGIN_DECLS

/* Makes the triggers what the registry says; writes nothing when they are. */
gboolean cohort_triggers_install (sqlite3 *sqlite, GError **error);
gboolean cohort_triggers_drop    (sqlite3 *sqlite, GError **error);
/* Whether the triggers in the database are exactly those of the registry. */
gboolean cohort_triggers_check   (sqlite3 *sqlite, gboolean *same, GError **error);

G_END_DECLS
