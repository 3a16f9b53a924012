/* The letters that were issued to a person, as rows of her page.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* (transfer container) (element-type GtkWidget): floating; each opens its letter */
GPtrArray *cohort_person_letter_rows_new (CohortSnapshot *snapshot,
                                          const char *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
