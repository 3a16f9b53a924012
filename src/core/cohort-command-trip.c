/* Planning a trip at once: how somebody travels, and what it costs by the county's policy.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-funding-arguments.h"
#include "cohort-id.h"
#include "cohort-splits.h"
#include "cohort-trip-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the command was given; nothing in it is owned. */
typedef struct {
  const CohortSnapshot *snapshot;
  CohortArguments *arguments;
  const CohortPerson *person;
  const CohortConvening *convening;
} Plan;

static gboolean
read_plan (Plan *plan, GError **error)
{
  const char *code;

  plan->person = cohort_arguments_record (plan->arguments, "person", TRUE, plan->snapshot,
                                          COHORT_RECORD_PERSON, error);
  if (plan->person == NULL
      || !cohort_arguments_text (plan->arguments, "convening", TRUE, &code, error))
    return FALSE;
  plan->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (plan->snapshot), code);
  if (plan->convening != NULL)
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("%1$s has no convening “%2$s”."),
               cohort_snapshot_get_year (plan->snapshot), code);
  return FALSE;
}

/* The trip as it is so far, or a new one whose id two machines would choose alike. */
static CohortTripRecord *
make_record (const Plan *plan)
{
  const char *person = plan->person->record.id;
  const CohortTripRecord *present
      = cohort_trip_find (plan->snapshot, person, plan->convening->code);
  g_autofree char *key = g_strjoin ("/", person, plan->convening->code, NULL);
  g_autofree char *id = cohort_id_derive ("trip", key);
  CohortTripRecord *record;

  if (present != NULL)
    return cohort_record_copy (present);
  record = cohort_record_new (COHORT_RECORD_TRIP, id);
  cohort_set_text (&record->person, person);
  cohort_set_text (&record->convening, plan->convening->code);
  return record;
}

/* An approval is of the days it was given for. */
static void
follow_days (CohortTripRecord *record, CohortDate depart, CohortDate back)
{
  if (record->depart != depart || record->back != back)
    cohort_trip_clear_approval (record);
}

/* A trip of several days is one with nights, unless it goes to where everybody lives. */
static gboolean
read_days (const Plan *plan, CohortTripRecord *record, GError **error)
{
  gboolean has_days = cohort_arguments_has (plan->arguments, "depart")
                      || cohort_arguments_has (plan->arguments, "return") || record->depart == 0;

  if (has_days) {
    CohortDate depart = record->depart, back = record->back;

    if (!cohort_arguments_date (plan->arguments, "depart", record->depart == 0, &record->depart,
                                error)
        || !cohort_arguments_date (plan->arguments, "return", FALSE, &record->back, error))
      return FALSE;
    if (record->back == 0)
      record->back = record->depart;
    follow_days (record, depart, back);
  }
  if (cohort_arguments_has (plan->arguments, "overnight"))
    return cohort_arguments_flag (plan->arguments, "overnight", &record->overnight, error);
  if (has_days)
    record->overnight
        = record->back > record->depart && !cohort_travel_is_host (plan->snapshot, plan->convening);
  return TRUE;
}

static gboolean
check_amount (gint64 value, const char *name, GError **error)
{
  return !cohort_is_known (value) || value >= 0
         || cohort_funding_refuse (error, _ ("“%s” cannot be less than nothing."), name);
}

static gboolean
read_amounts (const Plan *plan, CohortTripRecord *record, GError **error)
{
  CohortArguments *arguments = plan->arguments;

  if ((cohort_arguments_has (arguments, "miles")
       && !cohort_arguments_tenths (arguments, "miles", FALSE, &record->miles, error))
      || (cohort_arguments_has (arguments, "fare")
          && !cohort_arguments_money (arguments, "fare", FALSE, &record->fare_cents, error))
      || (cohort_arguments_has (arguments, "substitute_days")
          && !cohort_arguments_tenths (arguments, "substitute_days", FALSE,
                                       &record->substitute_days, error))
      || (cohort_arguments_has (arguments, "substitute")
          && !cohort_arguments_money (arguments, "substitute", FALSE, &record->substitute_cents,
                                      error)))
    return FALSE;
  return check_amount (record->miles, "miles", error)
         && check_amount (record->fare_cents, "fare", error)
         && check_amount (record->substitute_days, "substitute_days", error)
         && check_amount (record->substitute_cents, "substitute", error);
}

static gboolean
has_miles (const CohortTripRecord *record)
{
  return cohort_is_known (record->miles) && record->miles > 0;
}

/* One claim a car (domain.md 3.5): whoever rides along has no miles, and rides with a driver. */
static gboolean
check_driver (const Plan *plan, const CohortTripRecord *record, GError **error)
{
  const CohortTripRecord *of_driver
      = cohort_trip_find (plan->snapshot, record->driver, record->convening);

  if (g_strcmp0 (record->driver, record->person) == 0)
    return cohort_funding_refuse (error, _ ("Nobody rides along with herself."));
  if (record->driver != NULL && of_driver != NULL && g_strcmp0 (of_driver->mode, "passenger") == 0)
    return cohort_funding_refuse (error,
                                  _ ("The driver named rides along herself. Name who drives."));
  return TRUE;
}

static gboolean
settle_passenger (const Plan *plan, CohortTripRecord *record, GError **error)
{
  if (cohort_arguments_has (plan->arguments, "miles") && has_miles (record))
    return cohort_funding_refuse (
        error, _ ("Whoever rides along claims no miles. The driver claims them."));
  record->miles = 0;
  return check_driver (plan, record, error);
}

static gboolean
settle_fare (const Plan *plan, CohortTripRecord *record, GError **error)
{
  if (g_strcmp0 (record->mode, "air") == 0 || g_strcmp0 (record->mode, "rail") == 0)
    return TRUE;
  if (cohort_arguments_has (plan->arguments, "fare") && cohort_is_known (record->fare_cents))
    return cohort_funding_refuse (
        error, _ ("A fare belongs to a trip by air or rail. Say which in “mode”."));
  record->fare_cents = COHORT_UNKNOWN;
  return TRUE;
}

static gboolean
read_mode (const Plan *plan, CohortTripRecord *record, GError **error)
{
  gboolean has_driver = cohort_arguments_has (plan->arguments, "driver");
  const char *mode = NULL;

  if (!cohort_arguments_code (plan->arguments, "mode", FALSE, "trip-mode", &mode, error)
      || !cohort_funding_read_link (plan->arguments, "driver", plan->snapshot, COHORT_RECORD_PERSON,
                                    &record->driver, error))
    return FALSE;
  if (mode == NULL && has_driver && record->driver != NULL)
    mode = "passenger";
  else if (mode == NULL && !cohort_arguments_has (plan->arguments, "mode"))
    mode = record->mode != NULL ? record->mode : has_miles (record) ? "drive" : NULL;
  if (mode != record->mode)
    cohort_set_text (&record->mode, mode);

  if (g_strcmp0 (record->mode, "passenger") == 0)
    return settle_passenger (plan, record, error);
  if (has_driver && record->driver != NULL)
    return cohort_funding_refuse (error, _ ("Only who rides along has a driver."));
  cohort_set_text (&record->driver, NULL);
  return TRUE;
}

static gboolean
check_letters (const char *letters)
{
  return letters != NULL && strspn (letters, "bld") == strlen (letters);
}

static gboolean
add_stated_day (GString *text, JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *letters = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (cohort_date_parse (name) == 0 || !check_letters (letters)) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("Write provided meals as {\"2024-11-07\": \"bld\"}, with the first letters of "
                    "breakfast, lunch and dinner; “%s” is not so."),
                 name);
    return FALSE;
  }
  g_string_append_printf (text, "%s%s:%s", text->len > 0 ? " " : "", name, letters);
  return TRUE;
}

static gboolean
read_provided (const Plan *plan, CohortTripRecord *record, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  JsonObject *object = cohort_arguments_object (plan->arguments, "provided", &failure);
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (!cohort_arguments_has (plan->arguments, "provided"))
    return TRUE;
  names = g_list_sort (names, (GCompareFunc)strcmp);
  for (GList *item = names; item != NULL; item = item->next)
    if (!add_stated_day (text, object, item->data, error))
      return FALSE;
  cohort_set_text (&record->provided, text->str);
  return TRUE;
}

static gboolean
has_reception (const CohortConvening *convening, const char *stated)
{
  for (guint i = 0; i < convening->days->len; i++) {
    const CohortConveningDay *day = g_ptr_array_index (convening->days, i);
    g_autofree char *date = cohort_date_format_iso (day->date);

    if (day->reception && g_str_has_prefix (stated, date))
      return TRUE;
  }
  return FALSE;
}

/* What was stated before stays, but for the days whose reception is asked about now. */
static GString *
keep_stated (const Plan *plan, const CohortTripRecord *record)
{
  gboolean is_now = cohort_arguments_has (plan->arguments, "provided");
  g_auto (GStrv) days = g_strsplit (record->provided != NULL ? record->provided : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; days[i] != NULL; i++)
    if (*days[i] != '\0' && (is_now || !has_reception (plan->convening, days[i])))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", days[i]);
  return text;
}

/* The argument goes before the policy, and is kept as what is provided on the day. */
static gboolean
read_reception (const Plan *plan, CohortTripRecord *record, GError **error)
{
  g_autoptr (GString) text = keep_stated (plan, record);
  gboolean is_dinner;

  if (!cohort_arguments_has (plan->arguments, "reception_is_dinner"))
    return TRUE;
  if (!cohort_arguments_flag (plan->arguments, "reception_is_dinner", &is_dinner, error))
    return FALSE;
  for (guint i = 0; i < plan->convening->days->len; i++) {
    const CohortConveningDay *day = g_ptr_array_index (plan->convening->days, i);
    g_autofree char *date = cohort_date_format_iso (day->date);

    if (day->reception && strstr (text->str, date) == NULL)
      g_string_append_printf (text, "%s%s:%s%s%s", text->len > 0 ? " " : "", date,
                              day->breakfast ? "b" : "", day->lunch ? "l" : "",
                              day->dinner || is_dinner ? "d" : "");
  }
  cohort_set_text (&record->provided, text->str);
  return TRUE;
}

static gboolean
read_trip (const Plan *plan, CohortTripRecord *record, GError **error)
{
  static const char *const fields[] = {"origin", "note", NULL};

  return read_days (plan, record, error) && read_amounts (plan, record, error)
         && read_mode (plan, record, error) && settle_fare (plan, record, error)
         && read_provided (plan, record, error) && read_reception (plan, record, error)
         && cohort_arguments_fill (plan->arguments, record, fields, error);
}

static CohortChange *
put_trip (const Plan *plan, CohortTripRecord *record, GError **error)
{
  g_autofree char *who = cohort_person_dup_name (plan->person);
  g_autoptr (CohortChange) change = cohort_change_new ("plan.trip", who, plan->convening->name);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) splits
      = cohort_splits_read (plan->arguments, plan->snapshot, COHORT_UNKNOWN, &failure);
  const char *override;

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (!cohort_arguments_text (plan->arguments, "override", FALSE, &override, error)
      || !cohort_trip_put_lines (record, plan->snapshot, splits, override, FALSE, change, error))
    return NULL;
  cohort_change_put (change, cohort_record_ref (record));
  return g_steal_pointer (&change);
}

/* plan.trip: how one person travels, and the lines of the plan that follow; what is not said of a
 * trip that is planned already stays as it is */
CohortChange *
cohort_plan_trip (const CohortSnapshot *snapshot,
                  CohortArguments *arguments,
                  const CohortMoment *moment,
                  GError **error)
{
  Plan plan = {.snapshot = snapshot, .arguments = arguments};
  g_autoptr (CohortRecord) record = NULL;

  if (!read_plan (&plan, error))
    return NULL;
  record = COHORT_RECORD (make_record (&plan));
  if (!read_trip (&plan, (CohortTripRecord *)record, error))
    return NULL;
  return put_trip (&plan, (CohortTripRecord *)record, error);
}
