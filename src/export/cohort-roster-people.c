/* The sheet "Roster": one row a person, as an Excel table.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-private.h"

#include "cohort-team-people.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_HEIGHT 32
/* Rows below the last person in which the drop-down lists already work. */
#define SPARE_ROWS 200
#define NO_LIST G_MAXUINT
#define MAX_WIDTH 40.0
/* Excel grows slow over larger tables; a filter does there. */
#define MOST_IN_TABLE 10000

typedef struct _Column Column;

/* The cell being written, with its person looked up once for all columns. */
typedef struct {
  CohortRoster             *roster;
  lxw_worksheet            *sheet;
  guint                     row;
  guint                     column;
  const CohortPerson       *person;
  const CohortMembership   *membership;   /* (nullable) */
  const CohortOrganization *organization; /* (nullable) */
  const GPtrArray          *attendances;  /* CohortAttendance (nullable), of each convening */
  Column                   *about;
} Cell;

struct _Column {
  char                  *title;
  double                 width; /* grows with what is written, up to MAX_WIDTH */
  guint                  list;  /* whose words may be chosen; NO_LIST */
  void                 (*fill) (Cell *cell);
  const CohortConvening *convening; /* (nullable) */
  guint                  nth;       /* of the convening, in the program */
  GHashTable            *words;     /* (owned) what codes are called, once asked for */
};

typedef void (*FillFunc) (Cell *cell);

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_free (column->title);
  g_hash_table_unref (column->words);
}

static void
put (Cell *cell, const char *text)
{
  /* Of more bytes than the column has room for it may still be few characters. */
  if (text != NULL && (double)strlen (text) + 1 > cell->about->width
      && cell->about->width < MAX_WIDTH) {
    double width = (double)g_utf8_strlen (text, -1) + 1;

    cell->about->width = MAX (cell->about->width, MIN (width, MAX_WIDTH));
  }
  cohort_workbook_put_text (cell->roster->workbook, cell->sheet, cell->row, cell->column, text,
                            COHORT_STYLE_TEXT);
}

static void
put_money (Cell *cell, gint64 cents)
{
  cohort_workbook_put_money (cell->roster->workbook, cell->sheet, cell->row, cell->column, cents,
                             COHORT_STYLE_MONEY);
}

/* Columns about the person */

static void
fill_family (Cell *cell)
{
  put (cell, cell->person->family);
}

static void
fill_given (Cell *cell)
{
  put (cell, cell->person->given);
}

static void
fill_email (Cell *cell)
{
  put (cell, cell->person->email != NULL ? cell->person->email : cell->person->email_typed);
}

static void
fill_phone (Cell *cell)
{
  put (cell, cell->person->phone != NULL ? cell->person->phone : cell->person->phone_typed);
}

static void
fill_case_member (Cell *cell)
{
  const char *answer = cell->person->case_member;

  put (cell, answer == NULL ? NULL : g_str_equal (answer, "yes") ? _("Yes") : _("No"));
}

static void
fill_needs (Cell *cell)
{
  put (cell, cell->person->needs);
}

static void
fill_note (Cell *cell)
{
  put (cell, cell->person->note);
}

/* Columns about the membership */

/* Each of a hundred thousand people has one of a few codes. @vocabulary: (nullable): of bands */
static void
put_label (Cell *cell, const char *vocabulary, const char *code)
{
  GHashTable *words = cell->about->words;
  char *label = code != NULL ? g_hash_table_lookup (words, code) : NULL;

  if (code != NULL && label == NULL) {
    label = vocabulary != NULL ? g_strdup (cohort_vocabulary_get_label (vocabulary, code))
                               : cohort_bands_dup_label (code);
    g_hash_table_insert (words, g_strdup (code), label);
  }
  put (cell, label);
}

static void
fill_role (Cell *cell)
{
  const CohortMembership *membership = cell->membership;

  if (membership == NULL)
    put (cell, NULL);
  else if (g_strcmp0 (membership->role, "other") == 0 && membership->role_typed != NULL)
    put (cell, membership->role_typed);
  else
    put_label (cell, "role", membership->role);
}

static void
fill_sector (Cell *cell)
{
  put_label (cell, "sector", cell->membership != NULL ? cell->membership->sector : NULL);
}

static void
fill_organization (Cell *cell)
{
  put (cell, cell->organization != NULL ? cell->organization->name : NULL);
}

static void
fill_bands (Cell *cell)
{
  put_label (cell, NULL, cell->membership != NULL ? cell->membership->bands : NULL);
}

static void
fill_team_status (Cell *cell)
{
  put_label (cell, "membership-status",
             cell->membership != NULL ? cell->membership->status : NULL);
}

static void
fill_since (Cell *cell)
{
  cohort_workbook_put_date (cell->roster->workbook, cell->sheet, cell->row, cell->column,
                            cell->membership != NULL ? cell->membership->start : 0);
}

static void
fill_lead (Cell *cell)
{
  put (cell, cell->membership != NULL && cell->membership->lead ? _("Yes") : NULL);
}

/* Columns about a convening */

static const CohortAttendance *
get_attendance (const Cell *cell)
{
  return g_ptr_array_index (cell->attendances, cell->about->nth);
}

static void
fill_status (Cell *cell)
{
  const CohortAttendance *attendance = get_attendance (cell);

  put_label (cell, "attendance-status",
             attendance != NULL ? attendance->status : NULL);
}

static void
fill_option (Cell *cell)
{
  const CohortAttendance *attendance = get_attendance (cell);
  const CohortOption *option = NULL;

  if (attendance != NULL && attendance->option != NULL)
    option = cohort_convening_find_option (cell->about->convening, attendance->option);
  if (option != NULL)
    put (cell, option->label);
  else
    put_label (cell, "registration-option",
               attendance != NULL ? attendance->option : NULL);
}

static void
fill_price (Cell *cell)
{
  const CohortAttendance *attendance = get_attendance (cell);

  put_money (cell, attendance != NULL ? attendance->price_cents : COHORT_UNKNOWN);
}

static void
fill_planned (Cell *cell)
{
  gint64 cents = cohort_planned_get (cell->roster->planned, cell->person->record.id,
                                     cell->about->convening->code);

  /* Nothing planned and nothing priced are both empty rather than $0.00. */
  put_money (cell, cents != 0 ? cents : COHORT_UNKNOWN);
}

/* The table */

static void
add_column (GArray *columns,
            char *title,
            double width,
            guint list,
            FillFunc fill,
            const CohortConvening *convening,
            guint nth)
{
  Column column = {
    title, width, list, fill, convening, nth,
    .words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };

  g_array_append_val (columns, column);
}

static void
add_plain (GArray *columns, const char *title, double width, guint list, FillFunc fill)
{
  add_column (columns, g_strdup (title), width, list, fill, NULL, 0);
}

/* What a convening costs a person: in columns of their own behind those that are printed. */
static void
add_registration_columns (GArray *columns, const CohortConvening *convening, guint nth)
{
  /* Translators: headings of columns; %s is a convening: "Fall 2024 price" */
  add_column (columns, g_strdup_printf (_("%s registration"), convening->name), 14,
              COHORT_ROSTER_N_LISTS + nth, fill_option, convening, nth);
  add_column (columns, g_strdup_printf (_("%s price"), convening->name), 12, NO_LIST, fill_price,
              convening, nth);
  add_column (columns, g_strdup_printf (_("%s planned on contract"), convening->name), 14, NO_LIST,
              fill_planned, convening, nth);
}

static void
add_person_columns (GArray *columns)
{
  add_plain (columns, _("Family name"), 11, NO_LIST, fill_family);
  add_plain (columns, _("Given name"), 10, NO_LIST, fill_given);
  add_plain (columns, _("Role"), 12, COHORT_ROSTER_LIST_ROLE, fill_role);
  add_plain (columns, _("Sector"), 12, COHORT_ROSTER_LIST_SECTOR, fill_sector);
  add_plain (columns, _("Organization"), 14, NO_LIST, fill_organization);
  add_plain (columns, _("Grade bands"), 10, NO_LIST, fill_bands);
  add_plain (columns, _("E-mail"), 14, NO_LIST, fill_email);
  add_plain (columns, _("Phone"), 13, NO_LIST, fill_phone);
  add_plain (columns, _("Team status"), 9, COHORT_ROSTER_LIST_TEAM_STATUS, fill_team_status);
  add_plain (columns, _("On the team since"), 13, NO_LIST, fill_since);
  add_plain (columns, _("Lead"), 7, COHORT_ROSTER_LIST_YES_NO, fill_lead);
  add_plain (columns, _("CASE member"), 10, COHORT_ROSTER_LIST_YES_NO, fill_case_member);
}

/* @n_printed: the columns that fit on paper in a legible size: who somebody is, and where she
 * goes. */
static GArray *
make_columns (CohortRoster *self, guint *n_printed)
{
  GPtrArray *convenings =
    cohort_program_get_convenings (cohort_snapshot_get_program (self->snapshot));
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  g_array_set_clear_func (columns, clear_column);
  add_person_columns (columns);
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    add_column (columns, g_strdup_printf (_("%s status"), convening->name), 11,
                COHORT_ROSTER_LIST_STATUS, fill_status, convening, i);
  }
  *n_printed = columns->len;
  for (guint i = 0; i < convenings->len; i++)
    add_registration_columns (columns, g_ptr_array_index (convenings, i), i);
  if (self->options->include_private) {
    add_plain (columns, _("Needs (private)"), 16, NO_LIST, fill_needs);
    add_plain (columns, _("Note (private)"), 16, NO_LIST, fill_note);
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
  }
  cohort_workbook_check (self->workbook,
                         worksheet_add_table (sheet, 0, 0, last_row, (lxw_col_t) (columns->len - 1),
                                              &options));
}

static void
add_filter (CohortRoster *self, lxw_worksheet *sheet, GArray *columns, guint last_row)
{
  for (guint i = 0; i < columns->len; i++)
    cohort_workbook_put_text (self->workbook, sheet, 0, i,
                              g_array_index (columns, Column, i).title, COHORT_STYLE_HEADER);
  cohort_workbook_check (self->workbook, worksheet_autofilter (sheet, 0, 0, last_row,
                                                               (lxw_col_t) (columns->len - 1)));
}

/* Once for all columns about a convening. */
static void
list_attendances (const CohortSnapshot *snapshot,
                  const CohortPerson *person,
                  GPtrArray *attendances)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  g_ptr_array_set_size (attendances, 0);
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    g_ptr_array_add (attendances, (gpointer)cohort_snapshot_get_attendance (
                                      snapshot, person->record.id, convening->code));
  }
}

/* @attendances: room for them */
static void
fill_row (CohortRoster       *self,
          lxw_worksheet      *sheet,
          GArray             *columns,
          guint               row,
          const CohortPerson *person,
          GPtrArray          *attendances)
{
  Cell cell = {
    .roster = self, .sheet = sheet, .row = row, .person = person, .attendances = attendances
  };

  list_attendances (self->snapshot, person, attendances);
  cell.membership =
    cohort_team_find_last_membership (self->snapshot, person->record.id, self->options->today);
  if (cell.membership != NULL)
    cell.organization =
      cohort_team_find_organization (self->snapshot, cell.membership->organization);
  for (cell.column = 0; cell.column < columns->len; cell.column++) {
    cell.about = &g_array_index (columns, Column, cell.column);
    cell.about->fill (&cell);
  }
}

static void
set_view (CohortRoster *self,
          lxw_worksheet *sheet,
          GArray *columns,
          guint n_printed,
          guint last_row)
{
  for (guint i = 0; i < columns->len; i++)
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i,
                          g_array_index (columns, Column, i).width, NULL);
  worksheet_set_row (sheet, 0, HEADER_HEIGHT, NULL);
  worksheet_freeze_panes (sheet, 1, 2);
  worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  cohort_workbook_check (self->workbook, worksheet_repeat_rows (sheet, 0, 0));
  cohort_workbook_check (self->workbook, worksheet_print_area (sheet, 0, 0, last_row,
                                                               (lxw_col_t) (n_printed - 1)));
}

/** cohort_roster_add_people: Adds the sheet "Roster". Returns: %FALSE only when cancelled */
gboolean
cohort_roster_add_people (CohortRoster *self, GError **error)
{
  lxw_worksheet *sheet = cohort_roster_add_sheet (self, _("Roster"), TRUE);
  guint n_printed;
  g_autoptr (GArray) columns = make_columns (self, &n_printed);
  g_autoptr (GPtrArray) attendances = g_ptr_array_new ();
  /* Excel wants a row in a table even when there is nobody yet. */
  guint last_row = MAX (self->people->len, 1);

  for (guint i = 0; i < columns->len; i++)
    add_choice (self, sheet, i, g_array_index (columns, Column, i).list, last_row + SPARE_ROWS);
  if (self->people->len <= MOST_IN_TABLE)
    add_table (self, sheet, columns, last_row);
  else
    add_filter (self, sheet, columns, last_row);
  for (guint i = 0; i < self->people->len; i++) {
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    fill_row (self, sheet, columns, i + 1, g_ptr_array_index (self->people, i), attendances);
  }
  set_view (self, sheet, columns, n_printed, last_row);
  return TRUE;
}
