/* A large county's money for the bench: made once, read as any other.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Makes a database at @path: 300 people, 600 lines of the plan, 2,000 expenses with their shares
 * and payments, 40 invoices. */
void bench_make_county (const char *path);
