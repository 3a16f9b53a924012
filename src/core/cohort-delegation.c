/* A county at one convening: who has not registered, until when names change, the words of a
 * release. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-delegation.h"

#include "cohort-date.h"

/* How long before a convening everybody should be registered, where the county chose no number of
 * its own: a month. A choice of ours; the program's papers name no day. */
#define REGISTER_DAYS 30

static const CohortConvening *
find_convening (const CohortSnapshot *snapshot, const char *convening)
{
  return cohort_program_find_convening (cohort_snapshot_get_program (snapshot), convening);
}

/**
 * cohort_delegation_list_unregistered:
 * @convening: its code
 *
 * Returns: (transfer container) (element-type CohortAttendance): who holds a spot and is neither
 * registered nor was there, in the order of the spots
 */
GPtrArray *
cohort_delegation_list_unregistered (const CohortSnapshot *snapshot, const char *convening)
{
  static const char *const statuses[] = {"planned", "invited", "accepted", NULL};
  g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < holders->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (holders, i);

    if (g_strv_contains (statuses, attendance->status))
      g_ptr_array_add (list, (gpointer)attendance);
  }
  return list;
}

/**
 * cohort_delegation_get_names_lock:
 * @convening: its code
 *
 * Returns: the last day on which names are changed without a reason: the county's own
 * (%COHORT_SETTING_NAMES_LOCK), else the program's; 0 where there is none
 */
CohortDate
cohort_delegation_get_names_lock (const CohortSnapshot *snapshot, const char *convening)
{
  const CohortConvening *found = find_convening (snapshot, convening);
  g_autofree char *key = g_strconcat (COHORT_SETTING_NAMES_LOCK, ".", convening, NULL);
  const char *own = cohort_snapshot_get_setting (snapshot, key);
  CohortDate day = own != NULL ? cohort_date_parse (own) : 0;

  if (day != 0)
    return day;
  return found != NULL ? found->names_lock : 0;
}

/** cohort_delegation_get_register_days: Returns: how many days before a convening everybody should
 * be registered, by %COHORT_SETTING_REGISTER_DAYS or by default */
guint
cohort_delegation_get_register_days (const CohortSnapshot *snapshot)
{
  const char *own = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_REGISTER_DAYS);
  guint64 days;

  if (own == NULL || !g_ascii_string_to_unsigned (own, 10, 0, G_MAXUINT16, &days, NULL))
    return REGISTER_DAYS;
  return (guint)days;
}

/** cohort_delegation_get_link: Returns: (transfer none) (nullable): where to register for the
 * convening of that code: the county's own link, else the program's */
const char *
cohort_delegation_get_link (const CohortSnapshot *snapshot, const char *convening)
{
  const CohortConvening *found = find_convening (snapshot, convening);
  g_autofree char *key = g_strconcat (COHORT_SETTING_REGISTRATION_LINK, ".", convening, NULL);
  const char *own = cohort_snapshot_get_setting (snapshot, key);

  return own != NULL || found == NULL ? own : found->registration_url;
}

/* An option for one part of the convening is for the days of that kind; others are for all of
 * them. */
static const char *
get_days_kind (const CohortAttendance *attendance)
{
  if (g_strcmp0 (attendance->option, "scop-day") == 0)
    return "scop";
  if (g_strcmp0 (attendance->status, "case-only") == 0
      || g_strcmp0 (attendance->option, "case-only") == 0)
    return "case";
  return NULL;
}

/**
 * cohort_delegation_find_days:
 * @convening: a convening
 * @attendance: (nullable): somebody's at it; %NULL: the convening's own days
 * @first: (out): the first day her registration is for
 * @last: (out): the last of them
 */
void
cohort_delegation_find_days (const CohortConvening *convening,
                             const CohortAttendance *attendance,
                             CohortDate *first,
                             CohortDate *last)
{
  const char *kind = attendance != NULL ? get_days_kind (attendance) : NULL;

  *first = 0;
  for (guint i = 0; kind != NULL && i < convening->days->len; i++) {
    const CohortConveningDay *day = g_ptr_array_index (convening->days, i);

    if (g_strcmp0 (day->kind, kind) != 0)
      continue;
    *first = *first != 0 ? *first : day->date;
    *last = day->date;
  }
  if (*first == 0) {
    *first = convening->first_day;
    *last = convening->last_day;
  }
}

/** cohort_delegation_get_declined: Returns: (transfer none) (nullable): why the county takes no
 * part in the year shown; %NULL when it does */
const char *
cohort_delegation_get_declined (const CohortSnapshot *snapshot)
{
  g_autofree char *key
      = g_strconcat (COHORT_SETTING_PARTICIPATION, ".", cohort_snapshot_get_year (snapshot), NULL);

  return cohort_snapshot_get_setting (snapshot, key);
}

static void
append_signature (const CohortSnapshot *snapshot, GString *text)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  const char *lines[] = {
      cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_SIGNATORY),
      cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_TITLE),
      county->coe_name,
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_string_append_printf (text, "%s\n", lines[i]);
}

/* Years of other programs may name nobody to ask. */
static const CohortContact *
find_contact (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  return convening->who_to_ask != NULL ? cohort_program_find_contact (
             cohort_snapshot_get_program (snapshot), convening->who_to_ask)
                                       : NULL;
}

/**
 * cohort_delegation_dup_release_message:
 * @convening: the code of a convening of the year shown
 * @count: how many spots are released
 * @reason: (nullable): why
 * @to: (out) (optional) (transfer full) (nullable): the address of whom the program's data names
 * @subject: (out) (optional) (transfer full): the subject of the message
 *
 * In English whatever the language of the window: it is the program's office that reads it.
 *
 * Returns: (transfer full): the text of the message
 */
char *
cohort_delegation_dup_release_message (const CohortSnapshot *snapshot,
                                       const char *convening,
                                       gint64 count,
                                       const char *reason,
                                       char **to,
                                       char **subject)
{
  const CohortConvening *found = find_convening (snapshot, convening);
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  const CohortContact *contact;
  g_autofree char *spots = NULL;
  GString *text;

  g_return_val_if_fail (found != NULL && county != NULL, NULL);
  contact = find_contact (snapshot, found);
  spots = g_strdup_printf ("%d %s", (int)count, count == 1 ? "spot" : "spots");
  if (to != NULL)
    *to = g_strdup (contact != NULL ? contact->email : NULL);
  if (subject != NULL)
    *subject = g_strdup_printf ("%s County releases %s for %s", county->name, spots, found->name);

  text = g_string_new (NULL);
  g_string_append_printf (text, "Dear %s,\n\n", contact != NULL ? contact->name : "colleagues");
  g_string_append_printf (text,
                          "%s County cannot send a full team to %s in %s and releases %s, "
                          "which may go to another county.\n\n",
                          county->name, found->name, found->city, spots);
  if (reason != NULL)
    g_string_append_printf (text, "Reason: %s\n\n", reason);
  append_signature (snapshot, text);
  return g_string_free (text, FALSE);
}
