/* Commands about a registration that is canceled, and the link it is made with.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-attendance-private.h"

#include "cohort-booking.h"
#include "cohort-error.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static gboolean
check_registered (const CohortBookingTarget *target, GError **error)
{
  static const char *const over[] = {"attended", "partial", "no-show", NULL};
  g_autofree char *name = cohort_person_dup_name (target->person);
  const CohortAttendance *attendance = target->attendance;

  if (g_strv_contains (over, attendance->status))
    return cohort_act_refuse (
        error, _ ("%1$s is marked “%2$s” for %3$s: the registration was used. Change that first."),
        name, cohort_vocabulary_get_label ("attendance-status", attendance->status),
        target->convening->name);
  if (!cohort_booking_is_registered (attendance))
    return cohort_act_refuse (error, _ ("%1$s has no registration for %2$s that stands."), name,
                              target->convening->name);
  return TRUE;
}

/**
 * cohort_attendance_unregister:
 *
 * The registration is canceled, and its price to be refunded (REFUND_DUE); the spot is kept. Of
 * somebody who stepped back only the registration is canceled.
 */
CohortChange *
cohort_attendance_unregister (const CohortSnapshot *snapshot,
                              CohortArguments *arguments,
                              const CohortMoment *moment,
                              GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  CohortAttendance *attendance;
  CohortBookingTarget target;
  CohortChange *change;
  CohortDate on;

  if (!cohort_booking_require_target (&act, &target, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error)
      || !check_registered (&target, error))
    return NULL;
  attendance = cohort_record_copy (target.attendance);
  record = COHORT_RECORD (attendance);
  attendance->cancelled_on = on;
  if (!cohort_booking_note_reason (&act, attendance, error)
      || (g_str_equal (attendance->status, "registered")
          && !cohort_booking_move (attendance, "accepted", on, error)))
    return NULL;

  change = cohort_booking_start (&act, "attendance.unregister", &target);
  cohort_booking_put (&act, &target, attendance, change);
  return change;
}

static gboolean
refuse_list (GError **error)
{
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       _ ("“people” should be a list of names."));
  return FALSE;
}

static gboolean
add_person (const CohortAct *act, JsonNode *node, GPtrArray *people, GError **error)
{
  const CohortPerson *person;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse_list (error);
  person = cohort_arguments_find_record (act->snapshot, COHORT_RECORD_PERSON,
                                         json_node_get_string (node), error);
  if (person == NULL)
    return FALSE;
  g_ptr_array_add (people, (gpointer)person);
  return TRUE;
}

/* (transfer container) (element-type CohortPerson): "person", or the list "people" */
static GPtrArray *
take_people (const CohortAct *act, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GError) no_list = NULL;
  JsonArray *names;

  if (!cohort_arguments_has (act->arguments, "people")) {
    const CohortPerson *person = cohort_act_get_person (act, error);

    if (person == NULL)
      return NULL;
    g_ptr_array_add (people, (gpointer)person);
    return g_steal_pointer (&people);
  }
  names = cohort_arguments_array (act->arguments, "people", &no_list);
  if (names == NULL) {
    refuse_list (error);
    return NULL;
  }
  for (guint i = 0; i < json_array_get_length (names); i++)
    if (!add_person (act, json_array_get_element (names, i), people, error))
      return NULL;
  return g_steal_pointer (&people);
}

static gboolean
put_link (const CohortAct *act,
          const CohortPerson *person,
          const CohortConvening *convening,
          CohortDate on,
          CohortChange *change,
          GError **error)
{
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (act->snapshot, person->record.id, convening->code);
  g_autofree char *name = cohort_person_dup_name (person);
  CohortAttendance *copy;

  if (attendance == NULL || cohort_booking_is_off (attendance->status)
      || g_strcmp0 (attendance->status, "replaced") == 0)
    return cohort_act_refuse (error, _ ("%1$s does not go to %2$s and needs no link."), name,
                              convening->name);
  copy = cohort_record_copy (attendance);
  copy->link_sent_on = on;
  cohort_act_put_edited (change, attendance, copy);
  return TRUE;
}

static char *
join_names (GPtrArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++) {
    g_autofree char *name = cohort_person_dup_name (g_ptr_array_index (people, i));

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
  }
  return g_string_free (names, FALSE);
}

/** cohort_attendance_forward_link: notes that the registration link was sent on to somebody, or to
 * several people at once */
CohortChange *
cohort_attendance_forward_link (const CohortSnapshot *snapshot,
                                CohortArguments *arguments,
                                const CohortMoment *moment,
                                GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (GPtrArray) people = take_people (&act, error);
  const CohortConvening *convening = people != NULL ? cohort_act_get_convening (&act, error) : NULL;
  g_autoptr (CohortChange) change = NULL;
  g_autofree char *names = NULL;
  CohortDate on;

  if (convening == NULL || !cohort_act_get_day (&act, "on", moment->today, &on, error))
    return NULL;
  names = join_names (people);
  change = cohort_change_new ("attendance.forward-link", names, convening->name);
  for (guint i = 0; i < people->len; i++)
    if (!put_link (&act, g_ptr_array_index (people, i), convening, on, change, error))
      return NULL;
  return g_steal_pointer (&change);
}
