/* E-mail addresses and phone numbers as people type them, and as they are compared.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean cohort_email_normalise (const char *typed, char **email);
char *cohort_phone_normalise (const char *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
