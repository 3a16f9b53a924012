/* One person's place at one convening: which registration, which status.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-booking.h"

#include "cohort-error.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* The cheaper price of members where it is known that somebody is one, else the whole program. */
static const CohortOption *
suggest_option (const CohortSnapshot *snapshot,
                const char *person,
                const CohortConvening *convening)
{
  const CohortPerson *found = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person);
  const CohortOption *option = NULL;

  if (found != NULL && g_strcmp0 (found->case_member, "yes") == 0)
    option = cohort_convening_find_option (convening, "bundle-member");
  return option != NULL ? option : cohort_convening_find_option (convening, "bundle");
}

static void
set_option (CohortAttendance *attendance, const CohortOption *option)
{
  cohort_set_text (&attendance->option, option != NULL ? option->code : NULL);
  attendance->price_cents = option != NULL ? option->price_cents : COHORT_UNKNOWN;
  attendance->price_confirmed = FALSE;
}

static gboolean
take_named_option (const CohortAct *act,
                   CohortAttendance *attendance,
                   const CohortConvening *convening,
                   GError **error)
{
  const CohortOption *option;
  const char *code;

  if (!cohort_arguments_text (act->arguments, "option", FALSE, &code, error))
    return FALSE;
  option = code != NULL ? cohort_convening_find_option (convening, code) : NULL;
  if (code != NULL && option == NULL && convening->options->len == 0)
    return cohort_act_refuse (error,
                              _ ("The registration options of %s are not announced yet. Leave the "
                                 "option empty; it can be chosen later."),
                              convening->name);
  if (code != NULL && option == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("%1$s has no registration option “%2$s”."), convening->name, code);
    return FALSE;
  }
  if (g_strcmp0 (code, attendance->option) != 0)
    set_option (attendance, option);
  return TRUE;
}

/**
 * cohort_booking_take_option:
 * @suggest: whether to choose an option where none is named and none is there
 *
 * Sets option and price from the arguments "option", "price" and "price_confirmed". A price that is
 * not given is that of a newly chosen option, and unknown where the option's is typed per person.
 */
gboolean
cohort_booking_take_option (const CohortAct *act,
                            CohortAttendance *attendance,
                            const CohortConvening *convening,
                            gboolean suggest,
                            GError **error)
{
  static const char *const fields[] = {"price_confirmed", NULL};

  if (cohort_arguments_has (act->arguments, "option")) {
    if (!take_named_option (act, attendance, convening, error))
      return FALSE;
  } else if (suggest && attendance->option == NULL) {
    set_option (attendance, suggest_option (act->snapshot, attendance->person, convening));
  }
  if (cohort_arguments_has (act->arguments, "price")) {
    gint64 price;

    if (!cohort_arguments_money (act->arguments, "price", FALSE, &price, error))
      return FALSE;
    if (cohort_is_known (price) && price < 0) {
      g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                           _ ("A price cannot be less than nothing."));
      return FALSE;
    }
    attendance->price_cents = price;
  }
  return cohort_arguments_fill (act->arguments, attendance, fields, error);
}

static void
set_status (CohortAttendance *attendance, const char *status)
{
  gboolean was_case_only = g_strcmp0 (attendance->status, "case-only") == 0;
  gboolean is_case_only = g_str_equal (status, "case-only");

  cohort_set_text (&attendance->status, status);
  if (was_case_only != is_case_only)
    cohort_set_text (&attendance->spot_kind, is_case_only ? "none" : "allocated");
}

/** cohort_booking_fit_status: an option that holds no spot is "case-only", and one that does is not
 */
void
cohort_booking_fit_status (CohortAttendance *attendance, const CohortConvening *convening)
{
  const CohortOption *option = attendance->option != NULL
                                 ? cohort_convening_find_option (convening, attendance->option)
                                 : NULL;

  if (option == NULL)
    return;
  if (!option->holds_spot && cohort_attendance_may_move (attendance->status, "case-only"))
    set_status (attendance, "case-only");
  else if (option->holds_spot && g_strcmp0 (attendance->status, "case-only") == 0)
    set_status (attendance, cohort_booking_is_registered (attendance) ? "registered" : "planned");
}

static char *
list_moves (const char *status)
{
  const char *const *moves = cohort_attendance_get_moves (status);
  GString *list = g_string_new (NULL);

  for (guint i = 0; moves[i] != NULL; i++) {
    /* Replacing is an act of its own: it needs to know by whom. */
    if (g_str_equal (moves[i], "replaced"))
      continue;
    g_string_append_printf (list, "%s“%s”", list->len > 0 ? ", " : "",
                            cohort_vocabulary_get_label ("attendance-status", moves[i]));
  }
  return g_string_free (list, FALSE);
}

/** cohort_booking_renew_registration: notes the day somebody registered, where none is noted or the
 * registration of before was canceled, whose confirmation is worth nothing any more */
void
cohort_booking_renew_registration (CohortAttendance *attendance, CohortDate on)
{
  if (attendance->cancelled_on != 0)
    cohort_set_text (&attendance->confirmation, NULL);
  if (attendance->cancelled_on != 0 || attendance->registered_on == 0)
    attendance->registered_on = on;
  attendance->cancelled_on = 0;
}

/**
 * cohort_booking_move:
 * @status: an attendance status that differs from the present one
 * @on: the day of the move
 *
 * Returns: %FALSE with a sentence that says what is possible instead, when the move is not legal
 */
gboolean
cohort_booking_move (CohortAttendance *attendance,
                     const char *status,
                     CohortDate on,
                     GError **error)
{
  if (!cohort_attendance_may_move (attendance->status, status)) {
    const char *from = cohort_vocabulary_get_label ("attendance-status", attendance->status);
    const char *to = cohort_vocabulary_get_label ("attendance-status", status);
    g_autofree char *moves = list_moves (attendance->status);

    if (*moves == '\0')
      return cohort_act_refuse (error, _ ("“%s” is final: only undo takes it back."), from);
    return cohort_act_refuse (error, _ ("From “%1$s” one cannot go to “%2$s”, only to %3$s."), from,
                              to, moves);
  }

  set_status (attendance, status);
  attendance->status_on = on;
  if (g_str_equal (status, "registered"))
    cohort_booking_renew_registration (attendance, on);
  return TRUE;
}
