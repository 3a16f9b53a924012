/* The sheet of who goes: a row for each attendance of the year's convenings.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-ledger.h"
#include "cohort-money.h"

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

const CohortSheet cohort_sheet_attendance = {
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

static char *
make_key (const char *person, const char *convening)
{
  return g_strdup_printf ("%s %s", person != NULL ? person : "",
                          convening != NULL ? convening : "");
}

/* (transfer full): cents planned on the contract, by person and convening; each line is looked at
 * once, whatever the number of attendances */
static GHashTable *
sum_planned (const CohortSnapshot *snapshot)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);

  if (contract == NULL)
    return sums;
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    char *key = make_key (line->person, line->convening);
    gint64 *sum = g_hash_table_lookup (sums, key);

    if (sum == NULL) {
      sum = g_new0 (gint64, 1);
      g_hash_table_insert (sums, key, sum);
    } else {
      g_free (key);
    }
    cohort_money_add (sum,
                      cohort_ledger_line_planned (ledger, line->record.id, contract->record.id));
  }
  return sums;
}

/* Nothing planned and nothing priced are both empty rather than 0.00. */
static char *
dup_planned (GHashTable *planned, const CohortAttendance *attendance)
{
  g_autofree char *key = make_key (attendance->person, attendance->convening);
  const gint64 *cents = g_hash_table_lookup (planned, key);

  return cents != NULL && *cents != 0 ? cohort_money_format_plain (*cents) : NULL;
}

static void
add_row (CohortSheetBuild *build, GHashTable *planned, const CohortAttendance *attendance)
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
  g_autoptr (GHashTable) planned = sum_planned (build->snapshot);

  COHORT_FOR_EACH (CohortAttendance, attendance, build->snapshot, COHORT_RECORD_ATTENDANCE) {
    if (cohort_sheet_build_has_convening (build, attendance->convening))
      add_row (build, planned, attendance);
  }
  cohort_sheet_build_sort (build);
}
