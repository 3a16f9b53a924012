/* The sheet of who goes: a row for each attendance of the year's convenings.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-money.h"
#include "cohort-planned.h"

#include <glib/gi18n-lib.h>

#define EDIT COHORT_SHEET_EDITABLE
#define NEW  (COHORT_SHEET_FOR_NEW | COHORT_SHEET_REQUIRED)
#define HERE COHORT_RECORD_ATTENDANCE
#define COLUMN(key, heading, kind, list, flags, width, command, argument)                          \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, command, argument, HERE, key            \
  }
#define OTHER(key, heading, kind, list, flags, width, command, argument)                           \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, command, argument, HERE, NULL           \
  }

static const CohortSheetColumn columns[] = {
    OTHER ("person", N_ ("Person"), TEXT, NULL, NEW, 26, NULL, "person"),
    COLUMN ("convening", N_ ("Convening"), CHOICE, "convening", NEW, 16, NULL, "convening"),
    COLUMN ("status",
            N_ ("Status"),
            CHOICE,
            "attendance-status",
            EDIT,
            14,
            "attendance.set",
            "status"),
    COLUMN ("option",
            N_ ("Registration"),
            CHOICE,
            "registration-option",
            EDIT,
            26,
            "attendance.option",
            "option"),
    OTHER ("price", N_ ("Price"), MONEY, NULL, EDIT, 12, "attendance.option", "price"),
    COLUMN ("price_confirmed",
            N_ ("Price confirmed"),
            FLAG,
            NULL,
            EDIT,
            10,
            "attendance.edit",
            "price_confirmed"),
    COLUMN ("confirmation",
            N_ ("Confirmation"),
            TEXT,
            NULL,
            EDIT,
            16,
            "attendance.edit",
            "confirmation"),
    COLUMN ("registered_on",
            N_ ("Registered on"),
            DATE,
            NULL,
            EDIT,
            14,
            "attendance.edit",
            "registered_on"),
    COLUMN ("affiliation",
            N_ ("Registered with"),
            TEXT,
            NULL,
            EDIT,
            24,
            "attendance.edit",
            "affiliation"),
    COLUMN ("hotel_rate",
            N_ ("Conference hotel rate"),
            FLAG,
            NULL,
            EDIT,
            10,
            "attendance.edit",
            "hotel_rate"),
    OTHER ("source",
           N_ ("Registration paid by"),
           CHOICE,
           "source",
           EDIT,
           24,
           "attendance.edit",
           "source"),
    COLUMN ("days", N_ ("Days attended"), DATES, NULL, EDIT, 24, "attendance.edit", "days"),
    COLUMN ("role", N_ ("Role then"), CHOICE, "role", 0, 26, NULL, NULL),
    COLUMN ("link_sent_on", N_ ("Link sent on"), DATE, NULL, 0, 14, NULL, NULL),
    COLUMN ("cancelled_on", N_ ("Registration canceled on"), DATE, NULL, 0, 14, NULL, NULL),
    OTHER ("planned", N_ ("Planned on contract"), MONEY, NULL, 0, 14, NULL, NULL),
    COLUMN ("note",
            N_ ("Note (private)"),
            TEXT,
            NULL,
            EDIT | COHORT_SHEET_PRIVATE,
            24,
            "attendance.edit",
            "note"),
};

const CohortRecordSheet cohort_sheet_attendance = {
    "attendance",      N_ ("Attendance"), COHORT_RECORD_ATTENDANCE,
    "attendance.plan", columns,           G_N_ELEMENTS (columns),
};

/* Commands name a person and a convening, and mean the attendance that may still move. */
static gboolean
is_the_one (const CohortSnapshot *snapshot, const CohortAttendance *attendance)
{
  const CohortAttendance *found
      = cohort_snapshot_get_attendance (snapshot, attendance->person, attendance->convening);

  return g_strcmp0 (attendance->status, "replaced") != 0 && found == attendance;
}

/* Nothing planned and nothing priced are both empty rather than 0.00. */
static char *
dup_planned (const CohortPlanned *planned, const CohortAttendance *attendance)
{
  gint64 cents = cohort_planned_get (planned, attendance->person, attendance->convening);

  return cents != 0 ? cohort_money_format_plain (cents) : NULL;
}

static void
add_row (CohortSheetBuild *build, const CohortPlanned *planned, const CohortAttendance *attendance)
{
  CohortSheetRow *row = cohort_sheet_build_add (build, attendance->record.id, attendance->person,
                                                attendance->convening);
  const CohortFundingSource *source = cohort_sheet_build_find_source (build, attendance->paid_by);

  cohort_sheet_row_read (build, row, &attendance->record);
  cohort_sheet_row_set (build, row, "person",
                        g_strdup (cohort_sheet_build_get_name (build, attendance->person)));
  cohort_sheet_row_set (build, row, "price", cohort_money_format_plain (attendance->price_cents));
  cohort_sheet_row_set (build, row, "source", g_strdup (source != NULL ? source->name : NULL));
  cohort_sheet_row_set (build, row, "planned", dup_planned (planned, attendance));
  if (!is_the_one (build->snapshot, attendance))
    cohort_sheet_row_lock_all (row);
}

/** cohort_sheet_attendance_fill: by convening, then by name */
void
cohort_sheet_attendance_fill (CohortSheetBuild *build)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (build->snapshot);
  g_autoptr (CohortPlanned) planned = cohort_planned_new (
      ledger, build->snapshot, cohort_snapshot_get_contract (build->snapshot));

  COHORT_FOR_EACH (CohortAttendance, attendance, build->snapshot, COHORT_RECORD_ATTENDANCE) {
    if (cohort_sheet_build_has_convening (build, attendance->convening))
      add_row (build, planned, attendance);
  }
  cohort_sheet_build_sort (build);
}
