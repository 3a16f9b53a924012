/* What a county sets of an opportunity of the program: its link, and days that were uncertain.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunities.h"

#include "cohort-date.h"
#include "cohort-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * cohort_opportunity_check_link:
 * @link: an address somebody typed
 * @error: return location for a #CohortError
 *
 * Returns: whether it is an address of the web, which alone is ever opened
 */
gboolean
cohort_opportunity_check_link (const char *link, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (link, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if (uri != NULL && (g_str_equal (scheme, "https") || g_str_equal (scheme, "http"))
      && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0')
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("“%s” is no address of a page. It should begin with https://."), link);
  return FALSE;
}

static const CohortOpportunity *
find_shared (const CohortSnapshot *snapshot, const char *code, GError **error)
{
  GPtrArray *shared = cohort_program_get_opportunities (cohort_snapshot_get_program (snapshot));

  for (guint i = 0; i < shared->len; i++) {
    const CohortOpportunity *self = g_ptr_array_index (shared, i);

    if (g_str_equal (self->code, code))
      return self;
  }
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
               _ ("The program has no opportunity “%s”."), code);
  return NULL;
}

static gboolean
check_days (const char *value, GError **error)
{
  g_auto (GStrv) days = g_strsplit (value, " ", -1);
  guint n = g_strv_length (days);
  CohortDate first = n > 0 ? cohort_date_parse (days[0]) : 0;
  CohortDate last = n > 1 ? cohort_date_parse (days[1]) : first;

  if (n <= 2 && first != 0 && last >= first)
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("“%s” is no day and no first and last day. Write them as 2025-01-30 2025-01-31."),
               value);
  return FALSE;
}

/* @name: the opportunity's code, a point, and the number of the part. */
static gboolean
check_part (const CohortSnapshot *snapshot, const char *name, const char *value, GError **error)
{
  const char *point = strrchr (name, '.');
  g_autofree char *code = point != NULL ? g_strndup (name, (gsize)(point - name)) : NULL;
  const CohortOpportunity *self = find_shared (snapshot, code != NULL ? code : name, error);
  guint64 number;

  if (self == NULL)
    return FALSE;
  if (point == NULL
      || !g_ascii_string_to_unsigned (point + 1, 10, 1, MAX (self->parts->len, 1), &number, NULL)
      || number > self->parts->len) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                 ngettext ("“%1$s” has %2$u part. Name it by its number.",
                           "“%1$s” has %2$u parts. Name one of them by its number.",
                           self->parts->len),
                 self->title, self->parts->len);
    return FALSE;
  }
  if (self->convening != NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_REFUSED,
                 _ ("“%s” is a convening, whose days are the program's."), self->title);
    return FALSE;
  }
  return check_days (value, error);
}

/**
 * cohort_opportunity_check_setting:
 * @key: of a setting
 * @value: what it shall be
 * @error: return location for a #CohortError
 *
 * Returns: whether @value may be set, where @key is about an opportunity; %TRUE of other keys
 */
gboolean
cohort_opportunity_check_setting (const CohortSnapshot *snapshot,
                                  const char *key,
                                  const char *value,
                                  GError **error)
{
  static const char link[] = COHORT_SETTING_OPPORTUNITY_LINK ".";
  static const char days[] = COHORT_SETTING_OPPORTUNITY_DAYS ".";

  if (g_str_has_prefix (key, link))
    return find_shared (snapshot, key + strlen (link), error) != NULL
           && cohort_opportunity_check_link (value, error);
  if (g_str_has_prefix (key, days))
    return check_part (snapshot, key + strlen (days), value, error);
  return TRUE;
}
