/* What a letter says about a convening, and about somebody who goes there.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-letter-values-private.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#define GOES (COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_CASE_HEADCOUNT)

const CohortAttendance *
cohort_letter_draft_find_going (const CohortLetterDraft *draft,
                                const char *person,
                                const char *convening)
{
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (draft->snapshot, person, convening);

  if (attendance == NULL || (cohort_attendance_status_get_flags (attendance->status) & GOES) == 0)
    return NULL;
  return attendance;
}

static gboolean
has_attended (const CohortAttendance *attendance)
{
  static const char *const statuses[] = {"attended", "partial", NULL};

  return attendance->status != NULL && g_strv_contains (statuses, attendance->status);
}

/* "November 7–8, 2024", or each day where there is a gap; NULL when nobody wrote days down. */
static char *
format_attended (const CohortLetterDraft *draft, const CohortAttendance *attendance)
{
  g_auto (GStrv) words = g_strsplit (attendance->days != NULL ? attendance->days : "", " ", -1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++) {
    CohortDate first = cohort_date_parse (words[i]);
    CohortDate last = first;

    if (first == 0)
      continue;
    while (words[i + 1] != NULL && cohort_date_parse (words[i + 1]) == last + 1) {
      last++;
      i++;
    }
    g_ptr_array_add (texts, cohort_letter_template_format_days (draft->template, first, last));
  }
  return cohort_letter_template_join (draft->template, texts);
}

static const char *
find_inclusion_label (const CohortConvening *convening, const char *code)
{
  for (guint i = 0; i < convening->inclusions->len; i++) {
    const CohortInclusion *inclusion = g_ptr_array_index (convening->inclusions, i);

    if (g_str_equal (inclusion->code, code))
      return inclusion->label;
  }
  return NULL;
}

static void
fill_option (const CohortLetterDraft *draft,
             CohortLetterFields *fields,
             const CohortConvening *convening,
             const CohortAttendance *attendance)
{
  const CohortOption *option = attendance->option != NULL
                                   ? cohort_convening_find_option (convening, attendance->option)
                                   : NULL;

  if (option == NULL)
    return;
  cohort_letter_draft_set (
      fields, "convening.option",
      cohort_letter_draft_translate (draft, "option", option->code, option->label));
  for (guint i = 0; option->covers != NULL && option->covers[i] != NULL; i++) {
    const char *label = find_inclusion_label (convening, option->covers[i]);

    if (label != NULL)
      cohort_letter_draft_set (
          cohort_letter_fields_append (fields, "covered"), "covered.item",
          cohort_letter_draft_translate (draft, "inclusion", option->covers[i], label));
  }
}

static void
fill_attendance (const CohortLetterDraft *draft,
                 CohortLetterFields *fields,
                 const CohortConvening *convening,
                 const CohortAttendance *attendance)
{
  gboolean attended = has_attended (attendance);

  cohort_letter_draft_set_flag (fields, "convening.registered",
                                attended || g_strcmp0 (attendance->status, "registered") == 0);
  cohort_letter_draft_set_flag (fields, "convening.attended", attended);
  if (attended)
    cohort_letter_fields_take (fields, "convening.attended_days",
                               format_attended (draft, attendance));
  cohort_letter_draft_set_flag (fields, "convening.case_only",
                                g_strcmp0 (attendance->status, "case-only") == 0);
  cohort_letter_draft_set_flag (fields, "convening.presenter",
                                g_strcmp0 (attendance->option, "presenter") == 0);
  cohort_letter_draft_set (fields, "convening.confirmation", attendance->confirmation);
  if (cohort_is_known (attendance->price_cents))
    cohort_letter_fields_take (fields, "convening.price",
                               cohort_money_format (attendance->price_cents));
  fill_option (draft, fields, convening, attendance);
  if (cohort_letter_template_uses (draft->template, "paid"))
    cohort_letter_draft_fill_paid (draft, fields, attendance);
  if (cohort_letter_template_uses (draft->template, "convening.teammates"))
    cohort_letter_draft_fill_companions (draft, fields, attendance);
}

static void
fill_convening (const CohortLetterDraft *draft,
                CohortLetterFields *fields,
                const CohortConvening *convening,
                const CohortAttendance *attendance)
{
  const CohortContact *contact
      = convening->who_to_ask != NULL ? cohort_program_find_contact (
            cohort_snapshot_get_program (draft->snapshot), convening->who_to_ask)
                                      : NULL;
  CohortDate first, last;

  cohort_delegation_find_days (convening, attendance, &first, &last);
  cohort_letter_draft_set (fields, "convening.name",
                           cohort_letter_draft_call_convening (draft, convening->code));
  cohort_letter_draft_set (fields, "convening.city", convening->city);
  cohort_letter_fields_take (fields, "convening.days",
                             cohort_letter_template_format_days (draft->template, first, last));
  cohort_letter_draft_set_flag (fields, "convening.announced", convening->options->len > 0);
  cohort_letter_draft_set (fields, "convening.link",
                           cohort_delegation_get_link (draft->snapshot, convening->code));
  if (contact != NULL) {
    cohort_letter_draft_set (fields, "convening.contact_name", contact->name);
    cohort_letter_draft_set (fields, "convening.contact_email", contact->email);
  }
  if (attendance != NULL)
    fill_attendance (draft, fields, convening, attendance);
}

void
cohort_letter_draft_fill_convenings (const CohortLetterDraft *draft,
                                     CohortLetterFields *fields,
                                     const CohortPerson *person)
{
  GPtrArray *convenings
      = cohort_program_get_convenings (cohort_snapshot_get_program (draft->snapshot));
  gboolean saves_dates = cohort_letter_template_uses (draft->template, "save_dates");

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    const CohortAttendance *attendance
        = cohort_letter_draft_find_going (draft, person->record.id, convening->code);

    if (!cohort_letter_draft_is_about (draft, convening->code))
      continue;
    if (attendance != NULL)
      fill_convening (draft, cohort_letter_fields_append (fields, "convenings"), convening,
                      attendance);
    /* Nobody can save a date that is over. */
    else if (saves_dates && convening->last_day >= draft->today)
      fill_convening (draft, cohort_letter_fields_append (fields, "save_dates"), convening, NULL);
  }
}
