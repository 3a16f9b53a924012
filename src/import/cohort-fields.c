/* What a column of a roster can be.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-mapping.h"

#include <glib/gi18n-lib.h>

static const char *const fields[] = {
    "name",         "given",      "family",       "preferred",   "email",
    "phone",        "role",       "organization", "sector",      "bands",
    "content_area", "lead",       "status",       "case_member", "case_presenter",
    "language",     "home_place", "needs",        "note",        "attendance",
    "fee",          "answered",   "skip",         NULL,
};

static const char *const labels[] = {
    N_ ("Name"),
    N_ ("First name"),
    N_ ("Last name"),
    N_ ("Preferred name"),
    N_ ("E-mail"),
    N_ ("Phone"),
    N_ ("Role"),
    N_ ("Organization"),
    N_ ("Sector"),
    N_ ("Grade bands"),
    N_ ("Content area"),
    N_ ("Lead of the team"),
    N_ ("Status"),
    N_ ("CASE member"),
    N_ ("CASE presenter"),
    N_ ("Language"),
    N_ ("Travels from"),
    N_ ("Dietary and access needs"),
    N_ ("Note"),
    N_ ("Answer about a convening"),
    N_ ("Registration fee"),
    N_ ("When it was answered"),
    N_ ("Left out"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (labels) + 1 == G_N_ELEMENTS (fields));

/** cohort_field_list: Returns: (array zero-terminated=1): the fields, most usual first */
const char *const *
cohort_field_list (void)
{
  return fields;
}

/**
 * cohort_field_get_label:
 * @field: (nullable): one of cohort_field_list()
 *
 * Returns: what it is called in the reader's language; for %NULL what becomes of a column without
 * one
 */
const char *
cohort_field_get_label (const char *field)
{
  for (guint i = 0; field != NULL && i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (fields[i], field))
      return _ (labels[i]);
  return field != NULL ? field : _ ("Kept as an answer");
}
