/* Convenings, deadlines and trips as a file that calendar programs read (RFC 5545).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-calendar.h"

#include "cohort-calendar-private.h"
#include "cohort-date.h"
#include "cohort-export-error.h"
#include "cohort-export-file.h"
#include "cohort-team.h"

/* How its makers want it said that its functions may still change. */
#define LIBICAL_GLIB_UNSTABLE_API 1

#include <glib/gi18n-lib.h>
#include <libical-glib/libical-glib.h>
#include <string.h>

/* A day without a time, which has no time zone either. */
static ICalTime *
make_day (CohortDate date)
{
  ICalTime *day = i_cal_time_new_null_date ();
  int year, month, number;

  cohort_date_get_parts (date, &year, &month, &number);
  i_cal_time_set_date (day, year, month, number);
  i_cal_time_set_is_date (day, TRUE);
  return day;
}

static ICalTime *
make_stamp (gint64 seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = g_date_time_format (when, "%Y%m%dT%H%M%SZ");

  return i_cal_time_new_from_string (text);
}

/* Takes @time. */
static void
set_time (ICalComponent *component, ICalProperty *(*make) (ICalTime *), ICalTime *time)
{
  i_cal_component_take_property (component, make (time));
  g_object_unref (time);
}

static ICalComponent *
make_event (const CohortCalendarEvent *event, gint64 exported_at)
{
  ICalComponent *component = i_cal_component_new_vevent ();

  i_cal_component_take_property (component, i_cal_property_new_uid (event->uid));
  set_time (component, i_cal_property_new_dtstamp, make_stamp (exported_at));
  set_time (component, i_cal_property_new_dtstart, make_day (event->first));
  /* The end of whole days is the first day after them. */
  set_time (component, i_cal_property_new_dtend, make_day (event->last + 1));
  i_cal_component_take_property (component, i_cal_property_new_summary (event->summary));
  if (event->location != NULL)
    i_cal_component_take_property (component, i_cal_property_new_location (event->location));
  if (event->description != NULL)
    i_cal_component_take_property (component, i_cal_property_new_description (event->description));
  i_cal_component_take_property (
      component,
      i_cal_property_new_transp (event->is_busy ? I_CAL_TRANSP_OPAQUE : I_CAL_TRANSP_TRANSPARENT));
  if (event->is_tentative)
    i_cal_component_take_property (component, i_cal_property_new_status (I_CAL_STATUS_TENTATIVE));
  return component;
}

/* What a calendar program calls it. */
static char *
dup_name (const CohortSnapshot *snapshot, const CohortCalendarOptions *options)
{
  g_autofree char *who = options->person != NULL
                             ? cohort_team_dup_person_name (snapshot, options->person)
                             : g_strdup (cohort_snapshot_get_county (snapshot)->name);

  /* Translators: a county or a person, and a program year: the name of a calendar */
  return g_strdup_printf (_ ("%1$s – CAL-MSCS %2$s"), who, cohort_snapshot_get_year (snapshot));
}

static ICalComponent *
make_calendar (const CohortSnapshot *snapshot,
               const CohortCalendarOptions *options,
               GPtrArray *events)
{
  ICalComponent *calendar = i_cal_component_new_vcalendar ();
  g_autofree char *name = dup_name (snapshot, options);
  ICalProperty *title = i_cal_property_new_x (name);

  i_cal_property_set_x_name (title, "X-WR-CALNAME");
  i_cal_component_take_property (calendar, i_cal_property_new_version ("2.0"));
  i_cal_component_take_property (
      calendar,
      i_cal_property_new_prodid ("-//The Cohort authors//Cohort " PACKAGE_VERSION "//EN"));
  i_cal_component_take_property (calendar, i_cal_property_new_method (I_CAL_METHOD_PUBLISH));
  i_cal_component_take_property (calendar, title);
  for (guint i = 0; i < events->len; i++)
    i_cal_component_take_component (
        calendar, make_event (g_ptr_array_index (events, i), options->exported_at));
  return calendar;
}

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (CohortExportFile) file = cohort_export_file_new (path, error);

  if (file == NULL)
    return FALSE;
  (void)cohort_export_file_write (file, text, strlen (text));
  return cohort_export_file_commit (file, error);
}

/**
 * cohort_calendar_write:
 * @snapshot: a county
 * @options: what about
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Writes the county's convenings and deadlines, or one person's convenings, deadlines and trips, as
 * events of whole days. An event keeps its name (UID) from one export to the next, so that a
 * calendar that reads the file again changes the event rather than adding another.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_calendar_write (const CohortSnapshot *snapshot,
                       const CohortCalendarOptions *options,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) events = cohort_calendar_list_events (snapshot, options);
  g_autofree char *text = NULL;
  ICalComponent *calendar;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (events->len == 0) {
    g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                         _ ("There is no day to put into a calendar yet: no convening, no trip and "
                            "no deadline."));
    return FALSE;
  }
  calendar = make_calendar (snapshot, options, events);
  text = i_cal_component_as_ical_string (calendar);
  g_object_unref (calendar);
  return write_text (path, text, error);
}
