/* From the snapshot to the values of one person's letter, in the letter's own language.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-fields-private.h"
#include "cohort-money.h"
#include "cohort-team-people.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <string.h>

typedef struct {
  const CohortLetterTemplate *template;
  const CohortSnapshot       *snapshot;
  const CohortPerson         *person;
} Letter;

static const CohortConveningDay *
get_day (const CohortConvening *convening, guint i)
{
  return g_ptr_array_index (convening->days, i);
}

static void
set (CohortLetterFields *fields, const char *field, const char *value)
{
  cohort_letter_fields_take (fields, field, g_strdup (value));
}

static void
set_flag (CohortLetterFields *fields, const char *field, gboolean value)
{
  set (fields, field, value ? "yes" : NULL);
}

/* What the letter's language calls @code, else @label. */
static const char *
translate (const Letter *letter, const char *group, const char *code, const char *label)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", group, code);
  const char *word = cohort_letter_template_get_word (letter->template, key);

  return word != NULL ? word : label;
}

/* "a, b and c" */
static char *
join (const Letter *letter, GPtrArray *words)
{
  const char *and = cohort_letter_template_get_word (letter->template, "and");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++) {
    if (i > 0 && i == words->len - 1)
      g_string_append_printf (text, " %s ", and != NULL ? and : "and");
    else if (i > 0)
      g_string_append (text, ", ");
    g_string_append (text, g_ptr_array_index (words, i));
  }
  return g_string_free (text, FALSE);
}

/* A setting of several lines on one. */
static char *
dup_on_one_line (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strstrip (lines[i])[0] != '\0')
      g_ptr_array_add (kept, lines[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (", ", (char **) kept->pdata);
}

/* Who pays for what */

typedef struct {
  const char *source;     /* id */
  GPtrArray  *categories; /* (element-type utf8) in the order found */
} Payer;

static void
clear_payer (gpointer data)
{
  g_ptr_array_unref (((Payer *) data)->categories);
}

static void
add_payment (GArray *payers, const char *source, const char *category)
{
  Payer *payer = NULL;

  if (source == NULL || category == NULL)
    return;
  for (guint i = 0; i < payers->len && payer == NULL; i++)
    if (g_str_equal (g_array_index (payers, Payer, i).source, source))
      payer = &g_array_index (payers, Payer, i);
  if (payer == NULL) {
    Payer added = {source, g_ptr_array_new ()};

    g_array_append_val (payers, added);
    payer = &g_array_index (payers, Payer, payers->len - 1);
  }
  if (!g_ptr_array_find_with_equal_func (payer->categories, category, g_str_equal, NULL))
    g_ptr_array_add (payer->categories, (gpointer) category);
}

static gboolean
is_hers (const Letter *letter, const char *person, const char *convening, const char *code)
{
  return g_strcmp0 (person, letter->person->record.id) == 0 && g_strcmp0 (convening, code) == 0;
}

/* The registration's payer is stated with the registration; the plan only fills in when it is
 * not. */
static void
collect_plan (const Letter *letter, const char *code, gboolean has_payer, GArray *payers)
{
  COHORT_FOR_EACH (CohortPlanSplit, split, letter->snapshot, COHORT_RECORD_PLAN_SPLIT) {
    const CohortPlanLine *line =
      cohort_snapshot_find (letter->snapshot, COHORT_RECORD_PLAN_LINE, split->plan_line);

    if (line != NULL && is_hers (letter, line->person, line->convening, code) &&
        !(has_payer && g_strcmp0 (line->category, "registration") == 0))
      add_payment (payers, split->source, line->category);
  }
}

static void
collect_expenses (const Letter *letter, const char *code, gboolean has_payer, GArray *payers)
{
  static const char *const counted[] = {"submitted", "approved", "paid", NULL};

  COHORT_FOR_EACH (CohortExpenseSplit, split, letter->snapshot, COHORT_RECORD_EXPENSE_SPLIT) {
    const CohortExpense *expense =
      cohort_snapshot_find (letter->snapshot, COHORT_RECORD_EXPENSE, split->expense);

    if (expense != NULL && is_hers (letter, expense->person, expense->convening, code) &&
        expense->status != NULL && g_strv_contains (counted, expense->status) &&
        !(has_payer && g_strcmp0 (expense->category, "registration") == 0))
      add_payment (payers, split->source, expense->category);
  }
}

static char *
list_categories (const Letter *letter, const Payer *payer)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < payer->categories->len; i++) {
    const char *code = g_ptr_array_index (payer->categories, i);
    const char *label = cohort_vocabulary_get_label ("expense-category", code);

    g_ptr_array_add (words, (gpointer) translate (letter, "category", code, label));
  }
  return join (letter, words);
}

static void
fill_paid (const Letter           *letter,
           CohortLetterFields     *fields,
           const CohortAttendance *attendance,
           const char             *code)
{
  g_autoptr (GArray) payers = g_array_new (FALSE, FALSE, sizeof (Payer));
  gboolean has_payer = attendance->paid_by != NULL;

  g_array_set_clear_func (payers, clear_payer);
  add_payment (payers, attendance->paid_by, "registration");
  collect_plan (letter, code, has_payer, payers);
  collect_expenses (letter, code, has_payer, payers);
  for (guint i = 0; i < payers->len; i++) {
    const Payer *payer = &g_array_index (payers, Payer, i);
    const CohortFundingSource *source =
      cohort_snapshot_find (letter->snapshot, COHORT_RECORD_FUNDING_SOURCE, payer->source);
    CohortLetterFields *item;

    if (source == NULL)
      continue;
    item = cohort_letter_fields_append (fields, "paid");
    set (item, "paid.source", source->name);
    cohort_letter_fields_take (item, "paid.items", list_categories (letter, payer));
  }
}

/* Convenings */

/* An option for one part of the convening is for the days of that kind; others are for all of
 * them. */
static const char *
get_days_kind (const CohortAttendance *attendance)
{
  if (attendance == NULL)
    return NULL;
  if (g_strcmp0 (attendance->option, "scop-day") == 0)
    return "scop";
  if (g_strcmp0 (attendance->status, "case-only") == 0 ||
      g_strcmp0 (attendance->option, "case-only") == 0)
    return "case";
  return NULL;
}

static char *
format_days (const Letter           *letter,
             const CohortConvening  *convening,
             const CohortAttendance *attendance)
{
  const char *kind = get_days_kind (attendance);
  CohortDate first = 0;
  CohortDate last = 0;

  for (guint i = 0; kind != NULL && i < convening->days->len; i++)
    if (g_strcmp0 (get_day (convening, i)->kind, kind) == 0) {
      first = first != 0 ? first : get_day (convening, i)->date;
      last = get_day (convening, i)->date;
    }
  if (first == 0) {
    first = convening->first_day;
    last = convening->last_day;
  }
  return cohort_letter_template_format_days (letter->template, first, last);
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
fill_option (const Letter           *letter,
             CohortLetterFields     *fields,
             const CohortConvening  *convening,
             const CohortAttendance *attendance)
{
  const CohortOption *option = attendance->option != NULL
                                   ? cohort_convening_find_option (convening, attendance->option)
                                   : NULL;

  if (option == NULL)
    return;
  set (fields, "convening.option", translate (letter, "option", option->code, option->label));
  for (guint i = 0; option->covers != NULL && option->covers[i] != NULL; i++) {
    const char *label = find_inclusion_label (convening, option->covers[i]);

    if (label != NULL)
      set (cohort_letter_fields_append (fields, "covered"), "covered.item",
           translate (letter, "inclusion", option->covers[i], label));
  }
}

static gboolean
has_attended (const CohortAttendance *attendance)
{
  static const char *const statuses[] = {"attended", "partial", NULL};

  return attendance->status != NULL && g_strv_contains (statuses, attendance->status);
}

static void
fill_attendance (const Letter           *letter,
                 CohortLetterFields     *fields,
                 const CohortConvening  *convening,
                 const CohortAttendance *attendance)
{
  set_flag (fields, "convening.registered",
            has_attended (attendance) || g_strcmp0 (attendance->status, "registered") == 0);
  set_flag (fields, "convening.attended", has_attended (attendance));
  set_flag (fields, "convening.case_only", g_strcmp0 (attendance->status, "case-only") == 0);
  set (fields, "convening.confirmation", attendance->confirmation);
  if (cohort_is_known (attendance->price_cents))
    cohort_letter_fields_take (fields, "convening.price",
                               cohort_money_format (attendance->price_cents));
  fill_option (letter, fields, convening, attendance);
  fill_paid (letter, fields, attendance, convening->code);
}

static void
fill_link (const Letter *letter, CohortLetterFields *fields, const CohortConvening *convening)
{
  g_autofree char *key =
    g_strdup_printf (COHORT_SETTING_REGISTRATION_LINK ".%s", convening->code);
  const char *link = cohort_snapshot_get_setting (letter->snapshot, key);

  set (fields, "convening.link", link != NULL ? link : convening->registration_url);
}

static void
fill_convening (const Letter           *letter,
                CohortLetterFields     *fields,
                const CohortConvening  *convening,
                const CohortAttendance *attendance)
{
  CohortProgram *program = cohort_snapshot_get_program (letter->snapshot);
  const CohortContact *contact =
    convening->who_to_ask != NULL ? cohort_program_find_contact (program, convening->who_to_ask)
                                  : NULL;

  set (fields, "convening.name",
       translate (letter, "convening", convening->code, convening->name));
  set (fields, "convening.city", convening->city);
  cohort_letter_fields_take (fields, "convening.days",
                             format_days (letter, convening, attendance));
  set_flag (fields, "convening.announced", convening->options->len > 0);
  fill_link (letter, fields, convening);
  if (contact != NULL) {
    set (fields, "convening.contact_name", contact->name);
    set (fields, "convening.contact_email", contact->email);
  }
  if (attendance != NULL)
    fill_attendance (letter, fields, convening, attendance);
}

static void
fill_convenings (const Letter *letter, CohortLetterFields *fields, CohortDate today)
{
  CohortProgram *program = cohort_snapshot_get_program (letter->snapshot);
  GPtrArray *convenings = cohort_program_get_convenings (program);

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    const CohortAttendance *attendance = cohort_snapshot_get_attendance (
      letter->snapshot, letter->person->record.id, convening->code);
    CohortStatusFlags flags = 0;

    if (attendance != NULL)
      flags = cohort_attendance_status_get_flags (attendance->status);
    if ((flags & (COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_CASE_HEADCOUNT)) == 0)
      attendance = NULL;
    /* Nobody can save a date that is over. */
    if (attendance == NULL && convening->last_day < today)
      continue;
    fill_convening (letter,
                    cohort_letter_fields_append (fields, attendance != NULL ? "convenings"
                                                                            : "save_dates"),
                    convening, attendance);
  }
}

/* Person, county and program */

static void
fill_person (const Letter *letter, CohortLetterFields *fields, CohortDate today)
{
  const CohortPerson *person = letter->person;
  const CohortMembership *membership =
    cohort_team_find_last_membership (letter->snapshot, person->record.id, today);
  const CohortOrganization *organization = NULL;

  cohort_letter_fields_take (fields, "person.name", cohort_person_dup_name (person));
  set (fields, "person.given", person->given);
  set (fields, "person.family", person->family);
  set (fields, "person.called", person->preferred != NULL ? person->preferred : person->given);
  if (membership == NULL)
    return;
  if (membership->role != NULL)
    set (fields, "person.role",
         membership->role_typed != NULL
           ? membership->role_typed
           : translate (letter, "role", membership->role,
                        cohort_vocabulary_get_label ("role", membership->role)));
  organization = cohort_team_find_organization (letter->snapshot, membership->organization);
  if (organization != NULL) {
    set (fields, "organization.name", organization->name);
    set (fields, "organization.city", organization->city);
  }
}

static void
fill_county (const Letter *letter, CohortLetterFields *fields)
{
  const CohortSnapshot *snapshot = letter->snapshot;
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);

  if (county != NULL) {
    set (fields, "county.name", county->name);
    set (fields, "county.office", county->coe_name);
  }
  cohort_letter_fields_take (
    fields, "county.contact",
    dup_on_one_line (cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_CONTACT)));
  set (fields, "letter.signatory",
       cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_SIGNATORY));
  set (fields, "letter.title", cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_TITLE));
}

static void
fill_program (const Letter *letter, CohortLetterFields *fields)
{
  CohortProgram *program = cohort_snapshot_get_program (letter->snapshot);
  const CohortContact *contact = cohort_program_find_contact (program, "science");

  set (fields, "program.year", cohort_snapshot_get_year (letter->snapshot));
  if (contact == NULL)
    return;
  set (fields, "program.contact_name", contact->name);
  set (fields, "program.contact_organization", contact->organization);
  set (fields, "program.contact_email", contact->email);
}

/**
 * cohort_letter_fields_new:
 * @template: the template, whose language dates and lists are in
 * @snapshot: a county
 * @person: (transfer none): to whom the letter goes
 * @today: the date of the letter
 *
 * Returns: (transfer full): everything a letter may say about @person; needs and notes are not in
 *   it
 */
CohortLetterFields *
cohort_letter_fields_new (const CohortLetterTemplate *template,
                          const CohortSnapshot       *snapshot,
                          const CohortPerson         *person,
                          CohortDate                  today)
{
  CohortLetterFields *fields = cohort_letter_fields_make (NULL);
  Letter letter = {template, snapshot, person};

  cohort_letter_fields_take (fields, "letter.date",
                             cohort_letter_template_format_days (template, today, today));
  fill_person (&letter, fields, today);
  fill_county (&letter, fields);
  fill_program (&letter, fields);
  fill_convenings (&letter, fields, today);
  return fields;
}
