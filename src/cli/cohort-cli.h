/* Every job without a window.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * cohort_cli_wants:
 *
 * Returns: whether the command line names a job (or asks for help or the version), so that no
 * window is to be opened
 */
gboolean cohort_cli_wants (int argc, char **argv);

/**
 * cohort_cli_run:
 *
 * Does the job. Prints what was done on standard output and errors as "cohort: …" on standard
 * error.
 *
 * Returns: 0 for success, 1 for a failure, 2 for wrong usage
 */
int cohort_cli_run (int argc, char **argv);

G_END_DECLS
