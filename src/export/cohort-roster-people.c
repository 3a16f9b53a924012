/* The sheet "Roster": one row a person, as an Excel table.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-private.h"

#include "cohort-export-people.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define HEADER_HEIGHT 32
/* Rows below the last person in which the drop-down lists already work. */
#define SPARE_ROWS 200
#define NO_LIST G_MAXUINT

/* One person, looked up once for all columns. */
typedef struct {
  const CohortPerson       *person;
  const CohortMembership   *membership;   /* (nullable) */
  const CohortOrganization *organization; /* (nullable) */
} Row;

typedef struct _Column Column;
typedef void (*FillFunc) (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about);

struct _Column {
  char                  *title;
  double                 width;
  guint                  list; /* whose words may be chosen; NO_LIST */
  FillFunc               fill;
  const CohortConvening *convening; /* (nullable) */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
}

static void
put (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const char *text)
{
  cohort_workbook_put_text (self->workbook, sheet, row, column, text, COHORT_STYLE_TEXT);
}

/* Columns about the person */

static void
fill_family (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put (self, sheet, row, column, who->person->family);
}

static void
fill_given (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put (self, sheet, row, column, who->person->given);
}

static void
fill_email (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put (self, sheet, row, column,
       who->person->email != NULL ? who->person->email : who->person->email_typed);
}

static void
fill_phone (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put (self, sheet, row, column,
       who->person->phone != NULL ? who->person->phone : who->person->phone_typed);
}

static void
fill_case_member (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  const char *answer = who->person->case_member;

  put (self, sheet, row, column, answer == NULL ? NULL : g_str_equal (answer, "yes") ? _("Yes") : _("No"));
}

static void
fill_needs (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put (self, sheet, row, column, who->person->needs);
}

static void
fill_note (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put (self, sheet, row, column, who->person->note);
}

/* Columns about the membership */

static void
put_label (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const char *vocabulary, const char *code)
{
  put (self, sheet, row, column, code != NULL ? cohort_vocabulary_get_label (vocabulary, code) : NULL);
}

static void
fill_role (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  const CohortMembership *membership = who->membership;

  if (membership == NULL)
    put (self, sheet, row, column, NULL);
  else if (g_strcmp0 (membership->role, "other") == 0 && membership->role_typed != NULL)
    put (self, sheet, row, column, membership->role_typed);
  else
    put_label (self, sheet, row, column, "role", membership->role);
}

static void
fill_sector (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put_label (self, sheet, row, column, "sector", who->membership != NULL ? who->membership->sector : NULL);
}

static void
fill_organization (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put (self, sheet, row, column, who->organization != NULL ? who->organization->name : NULL);
}

static void
fill_bands (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  g_autofree char *bands = NULL;

  if (who->membership != NULL && who->membership->bands != NULL)
    bands = cohort_bands_dup_label (who->membership->bands);
  put (self, sheet, row, column, bands);
}

static void
fill_team_status (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put_label (self, sheet, row, column, "membership-status",
             who->membership != NULL ? who->membership->status : NULL);
}

static void
fill_since (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  cohort_workbook_put_date (self->workbook, sheet, row, column,
                            who->membership != NULL ? who->membership->start : 0);
}

static void
fill_lead (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  put (self, sheet, row, column, who->membership != NULL && who->membership->lead ? _("Yes") : NULL);
}

/* Columns about a convening */

static const CohortAttendance *
find_attendance (CohortRoster *self, const Row *who, const Column *about)
{
  return cohort_snapshot_get_attendance (self->snapshot, who->person->record.id,
                                         about->convening->code);
}

static void
fill_status (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  const CohortAttendance *attendance = find_attendance (self, who, about);

  put_label (self, sheet, row, column, "attendance-status",
             attendance != NULL ? attendance->status : NULL);
}

static void
fill_option (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  const CohortAttendance *attendance = find_attendance (self, who, about);
  const CohortOption *option = NULL;

  if (attendance != NULL && attendance->option != NULL)
    option = cohort_convening_find_option (about->convening, attendance->option);
  if (option != NULL)
    put (self, sheet, row, column, option->label);
  else
    put_label (self, sheet, row, column, "registration-option",
               attendance != NULL ? attendance->option : NULL);
}

static void
fill_price (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  const CohortAttendance *attendance = find_attendance (self, who, about);

  cohort_workbook_put_money (self->workbook, sheet, row, column,
                             attendance != NULL ? attendance->price_cents : COHORT_UNKNOWN,
                             COHORT_STYLE_MONEY);
}

static void
fill_planned (CohortRoster *self, lxw_worksheet *sheet, guint row, guint column, const Row *who, const Column *about)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (self->snapshot);
  gint64 cents = 0;

  if (contract != NULL)
    cents = cohort_ledger_planned (self->ledger, contract->record.id, who->person->record.id,
                                   about->convening->code);
  /* Nothing planned and nothing priced are both empty rather than $0.00. */
  cohort_workbook_put_money (self->workbook, sheet, row, column, cents != 0 ? cents : COHORT_UNKNOWN,
                             COHORT_STYLE_MONEY);
}

/* The table */

static void
add_column (GArray *columns, char *title, double width, guint list, FillFunc fill, const CohortConvening *convening)
{
  Column column = {title, width, list, fill, convening};

  g_array_append_val (columns, column);
}

static void
add_plain (GArray *columns, const char *title, double width, guint list, FillFunc fill)
{
  add_column (columns, g_strdup (title), width, list, fill, NULL);
}

static void
add_convening_columns (GArray *columns, const CohortConvening *convening, guint option_list)
{
  /* Translators: headings of columns; %s is a convening: "Fall 2024 status" */
  add_column (columns, g_strdup_printf (_("%s status"), convening->name), 13,
              COHORT_ROSTER_LIST_STATUS, fill_status, convening);
  add_column (columns, g_strdup_printf (_("%s registration"), convening->name), 30, option_list,
              fill_option, convening);
  add_column (columns, g_strdup_printf (_("%s price"), convening->name), 12, NO_LIST, fill_price,
              convening);
  add_column (columns, g_strdup_printf (_("%s planned on contract"), convening->name), 14, NO_LIST,
              fill_planned, convening);
}

static GArray *
make_columns (CohortRoster *self)
{
  GPtrArray *convenings =
    cohort_program_get_convenings (cohort_snapshot_get_program (self->snapshot));
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  g_array_set_clear_func (columns, clear_column);
  add_plain (columns, _("Family name"), 17, NO_LIST, fill_family);
  add_plain (columns, _("Given name"), 15, NO_LIST, fill_given);
  add_plain (columns, _("Role"), 34, COHORT_ROSTER_LIST_ROLE, fill_role);
  add_plain (columns, _("Sector"), 25, COHORT_ROSTER_LIST_SECTOR, fill_sector);
  add_plain (columns, _("Organization"), 30, NO_LIST, fill_organization);
  add_plain (columns, _("Grade bands"), 14, NO_LIST, fill_bands);
  add_plain (columns, _("E-mail"), 30, NO_LIST, fill_email);
  add_plain (columns, _("Phone"), 15, NO_LIST, fill_phone);
  add_plain (columns, _("Team status"), 11, COHORT_ROSTER_LIST_TEAM_STATUS, fill_team_status);
  add_plain (columns, _("On the team since"), 14, NO_LIST, fill_since);
  add_plain (columns, _("Lead"), 8, COHORT_ROSTER_LIST_YES_NO, fill_lead);
  add_plain (columns, _("CASE member"), 11, COHORT_ROSTER_LIST_YES_NO, fill_case_member);
  for (guint i = 0; i < convenings->len; i++)
    add_convening_columns (columns, g_ptr_array_index (convenings, i), COHORT_ROSTER_N_LISTS + i);
  if (self->options->include_private) {
    add_plain (columns, _("Needs (private)"), 30, NO_LIST, fill_needs);
    add_plain (columns, _("Note (private)"), 40, NO_LIST, fill_note);
  }
  return columns;
}

static void
add_choice (CohortRoster *self, lxw_worksheet *sheet, guint column, guint list, guint last_row)
{
  g_autofree char *range = list != NO_LIST ? cohort_roster_dup_list_range (self, list) : NULL;
  lxw_data_validation choice = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .value_formula = range,
    /* Words of one's own are allowed after a question: Cohort keeps them as they were typed. */
    .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
  };

  if (range != NULL)
    cohort_workbook_check (self->workbook,
                           worksheet_data_validation_range (sheet, 1, (lxw_col_t) column, last_row,
                                                            (lxw_col_t) column, &choice));
}

static void
add_table (CohortRoster *self, lxw_worksheet *sheet, GArray *columns, guint last_row)
{
  g_autofree lxw_table_column *heads = g_new0 (lxw_table_column, columns->len);
  g_autofree lxw_table_column **all = g_new0 (lxw_table_column *, columns->len + 1);
  lxw_table_options options = {
    .name = (char *) "Roster",
    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
    .style_type_number = 1,
    .columns = all,
  };

  for (guint i = 0; i < columns->len; i++) {
    const Column *column = &g_array_index (columns, Column, i);

    heads[i].header = column->title;
    heads[i].header_format = cohort_workbook_get_format (self->workbook, COHORT_STYLE_HEADER);
    all[i] = &heads[i];
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, column->width, NULL);
    add_choice (self, sheet, i, column->list, last_row + SPARE_ROWS);
  }
  cohort_workbook_check (self->workbook,
                         worksheet_add_table (sheet, 0, 0, last_row, (lxw_col_t) (columns->len - 1),
                                              &options));
}

static void
fill_row (CohortRoster *self, lxw_worksheet *sheet, GArray *columns, guint row, const CohortPerson *person)
{
  Row who = {.person = person};

  who.membership =
    cohort_export_find_membership (self->snapshot, person->record.id, self->options->today);
  if (who.membership != NULL)
    who.organization = cohort_team_find_organization (self->snapshot, who.membership->organization);
  for (guint i = 0; i < columns->len; i++) {
    const Column *column = &g_array_index (columns, Column, i);

    column->fill (self, sheet, row, i, &who, column);
  }
}

/** cohort_roster_add_people: Adds the sheet "Roster". Returns: %FALSE only when cancelled */
gboolean
cohort_roster_add_people (CohortRoster *self, GError **error)
{
  lxw_worksheet *sheet = cohort_roster_add_sheet (self, _("Roster"), TRUE);
  g_autoptr (GArray) columns = make_columns (self);
  /* Excel wants a row in a table even when there is nobody yet. */
  guint last_row = MAX (self->people->len, 1);

  add_table (self, sheet, columns, last_row);
  for (guint i = 0; i < self->people->len; i++) {
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    fill_row (self, sheet, columns, i + 1, g_ptr_array_index (self->people, i));
  }
  worksheet_set_row (sheet, 0, HEADER_HEIGHT, NULL);
  worksheet_freeze_panes (sheet, 1, 2);
  worksheet_repeat_rows (sheet, 0, 0);
  worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  return TRUE;
}
