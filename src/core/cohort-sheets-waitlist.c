/* The sheet of who waits: a row for each entry of the year's waitlists.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-spots.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define EDIT COHORT_SHEET_EDITABLE
#define NEW  (COHORT_SHEET_FOR_NEW | COHORT_SHEET_REQUIRED)
#define ENTRY(key, heading, kind, list, flags, width, command, argument, field)                    \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, command, argument,                      \
        COHORT_RECORD_WAITLIST_ENTRY, field                                                        \
  }

static const CohortSheetColumn columns[] = {
    ENTRY ("person", N_ ("Person"), TEXT, NULL, NEW, 26, NULL, "person", NULL),
    ENTRY ("convening",
           N_ ("Convening"),
           CHOICE,
           "convening",
           NEW,
           16,
           NULL,
           "convening",
           "convening"),
    ENTRY ("place", N_ ("Place"), COUNT, NULL, 0, 8, NULL, NULL, NULL),
    ENTRY ("requested_at",
           N_ ("Asked at (UTC)"),
           TEXT,
           NULL,
           COHORT_SHEET_FOR_NEW,
           22,
           NULL,
           "at",
           "requested_at"),
    ENTRY ("state",
           N_ ("State"),
           CHOICE,
           "waitlist-state",
           EDIT,
           12,
           "waitlist.set",
           "state",
           "state"),
    ENTRY ("source",
           N_ ("Asked by"),
           CHOICE,
           "waitlist-source",
           EDIT,
           12,
           "waitlist.edit",
           "source",
           "source"),
    ENTRY ("together",
           N_ ("Comes together with"),
           TEXT,
           NULL,
           EDIT,
           18,
           "waitlist.edit",
           "together",
           "together_tag"),
    ENTRY ("offered_at", N_ ("Offered at (UTC)"), TEXT, NULL, 0, 22, NULL, NULL, "offered_at"),
    ENTRY ("reply_by",
           N_ ("Reply by"),
           DATE,
           NULL,
           EDIT,
           14,
           "waitlist.edit",
           "reply_by",
           "reply_by"),
    ENTRY ("reorder_reason",
           N_ ("Why out of turn"),
           TEXT,
           NULL,
           0,
           26,
           NULL,
           NULL,
           "reorder_reason"),
    ENTRY ("note",
           N_ ("Note (private)"),
           TEXT,
           NULL,
           EDIT | COHORT_SHEET_PRIVATE,
           24,
           "waitlist.edit",
           "note",
           "note"),
};

const CohortRecordSheet cohort_sheet_waitlist = {
    "waitlist",      N_ ("Waitlist"), COHORT_RECORD_WAITLIST_ENTRY,
    "waitlist.join", columns,         G_N_ELEMENTS (columns),
};

/* @place: from 1; 0 when it is over, and can no longer be edited */
static void
add_row (CohortSheetBuild *build, const CohortWaitlistEntry *entry, guint place)
{
  CohortSheetRow *row
      = cohort_sheet_build_add (build, entry->record.id, entry->person, entry->convening);

  cohort_sheet_row_read (build, row, &entry->record);
  cohort_sheet_row_set (build, row, "person",
                        g_strdup (cohort_sheet_build_get_name (build, entry->person)));
  if (place > 0)
    cohort_sheet_row_set (build, row, "place", g_strdup_printf ("%u", place));
  else
    cohort_sheet_row_lock_all (row);
}

static void
add_convening (CohortSheetBuild *build, const char *code)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (build->snapshot, code);

  for (guint i = 0; i < queue->len; i++)
    add_row (build, g_ptr_array_index (queue, i), i + 1);
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, build->snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (g_strcmp0 (entry->convening, code) == 0
        && *cohort_waitlist_get_moves (entry->state) == NULL)
      add_row (build, entry, 0);
  }
}

/** cohort_sheet_waitlist_fill: by convening, in the order of the queue, and then what is over */
void
cohort_sheet_waitlist_fill (CohortSheetBuild *build)
{
  CohortProgram *program = cohort_snapshot_get_program (build->snapshot);
  GPtrArray *convenings = cohort_program_get_convenings (program);

  for (guint i = 0; i < convenings->len; i++)
    add_convening (build, ((const CohortConvening *)g_ptr_array_index (convenings, i))->code);
}
