/* One row of a roster as the person, membership and answers it speaks of.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-draft.h"

#include "cohort-contact.h"
#include "cohort-date.h"
#include "cohort-text.h"
#include "cohort-typed.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  const CohortDraftReader *reader;
  CohortDraft *draft;
} Reading;

/** cohort_problem_free: @data: (transfer full): a CohortProblem */
void
cohort_problem_free (gpointer data)
{
  CohortProblem *problem = data;

  g_free (problem->sheet);
  g_free (problem->column);
  g_free (problem->id);
  g_free (problem->text);
  g_free (problem);
}

/** cohort_problem_add: @column: its index, or -1 for the whole row; @text: (transfer full): a
 * sentence */
void
cohort_problem_add (GPtrArray *problems,
                    const CohortRosterTable *table,
                    guint row,
                    int column,
                    const char *id,
                    char *text)
{
  CohortProblem *problem = g_new0 (CohortProblem, 1);

  problem->sheet = g_strdup (table->sheet->name);
  problem->row = row;
  problem->column = column >= 0 ? cohort_cells_column ((guint)column) : NULL;
  problem->id = g_strdup (id);
  problem->text = text;
  g_ptr_array_add (problems, problem);
}

/** cohort_draft_free: @self: (transfer full) (nullable): a draft */
void
cohort_draft_free (CohortDraft *self)
{
  if (self == NULL)
    return;
  cohort_record_unref (self->person);
  cohort_record_unref (self->membership);
  g_ptr_array_unref (self->responses);
  g_free (self->organization);
  g_free (self->organization_typed);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static int
find_column (const CohortDraftReader *reader, const char *field)
{
  GArray *columns = reader->table->columns;

  for (guint i = 0; i < columns->len; i++)
    if (g_strcmp0 (g_array_index (columns, CohortTableColumn, i).field, field) == 0)
      return (int)i;
  return -1;
}

/** cohort_draft_get_text: Returns: (nullable): what stands in the column of @field; %NULL for
 * nothing */
const char *
cohort_draft_get_text (const CohortDraftReader *reader, const CohortRow *row, const char *field)
{
  int column = find_column (reader, field);

  return column >= 0 ? cohort_row_get_text (row, (guint)column) : NULL;
}

static const char *
get_text (const Reading *reading, const char *field)
{
  return cohort_draft_get_text (reading->reader, reading->draft->row, field);
}

/* Without the spaces around; line ends within stay. */
static void
set_trimmed (char **member, const char *text)
{
  g_autofree char *trimmed = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  cohort_set_text (member, trimmed);
}

static void
set_tidy (char **member, const char *text)
{
  g_autofree char *tidy = cohort_typed_tidy (text);

  cohort_set_text (member, tidy);
}

static void
report_unmatched (const Reading *reading, const char *field, const char *typed)
{
  GPtrArray *words = reading->reader->unmatched;
  g_autofree char *tidy = cohort_typed_tidy (typed);
  CohortUnmatchedWord *word;

  for (guint i = 0; i < words->len; i++) {
    word = g_ptr_array_index (words, i);
    if (g_str_equal (word->field, field) && g_str_equal (word->typed, tidy)) {
      word->n_rows++;
      return;
    }
  }
  word = g_new0 (CohortUnmatchedWord, 1);
  *word = (CohortUnmatchedWord){g_strdup (field), g_steal_pointer (&tidy), 1};
  g_ptr_array_add (words, word);
}

static void
keep_answer (const Reading *reading, guint column, const CohortTypedAnswer *answer)
{
  const CohortTableColumn *described
      = &g_array_index (reading->reader->table->columns, CohortTableColumn, column);
  CohortResponse *response = cohort_record_new (COHORT_RECORD_RESPONSE, NULL);

  cohort_set_text (&response->question, described->heading);
  set_trimmed (&response->answer, cohort_row_get_text (reading->draft->row, column));
  cohort_set_text (&response->state, "open");
  if (answer != NULL) {
    cohort_set_text (&response->convening, answer->convening);
    cohort_set_text (&response->meaning, answer->meaning);
    cohort_set_text (&response->option, answer->option);
  }
  g_ptr_array_add (reading->draft->responses, response);
}

/* Words that say nothing Cohort knows are kept as an answer to their heading, never dropped. */
static void
keep_unknown (const Reading *reading, const char *field)
{
  keep_answer (reading, (guint)find_column (reading->reader, field), NULL);
  report_unmatched (reading, field, get_text (reading, field));
}

/* The code whose label, in English or the reader's language, or which itself is @typed. */
static const char *
find_label (const char *vocabulary, const char *typed)
{
  g_autofree char *folded = cohort_text_fold (typed);
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n_words);

  for (guint i = 0; i < n_words; i++) {
    g_autofree char *code = cohort_text_fold (words[i].code);
    g_autofree char *label = cohort_text_fold (words[i].label);
    g_autofree char *translated
        = cohort_text_fold (cohort_vocabulary_get_label (vocabulary, words[i].code));

    if (g_str_equal (folded, code) || g_str_equal (folded, label)
        || g_str_equal (folded, translated))
      return words[i].code;
  }
  return NULL;
}

static const char *
find_mapped (const Reading *reading, const char *vocabulary, const char *typed)
{
  const CohortMapping *mapping = reading->reader->mapping;

  return mapping != NULL ? cohort_mapping_get_value (mapping, vocabulary, typed) : NULL;
}

static void
report_cell (const Reading *reading, const char *field, const char *id, char *text)
{
  cohort_problem_add (reading->draft->problems, reading->reader->table, reading->draft->row->number,
                      find_column (reading->reader, field), id, text);
}

/* A couple in one cell is kept, and told: only a person knows whether it is one. */
static void
report_several_names (const Reading *reading)
{
  g_autofree char *name = cohort_typed_tidy (get_text (reading, "name"));

  if (name != NULL && (strstr (name, " & ") != NULL || strstr (name, " and ") != NULL))
    report_cell (
        reading, "name", "SEVERAL_NAMES",
        g_strdup_printf (_ ("“%s” may be more than one person. It is kept as one; if it is "
                            "not, add the other by hand."),
                         name));
}

static void
read_name (const Reading *reading)
{
  CohortPerson *person = reading->draft->person;
  const char *given = get_text (reading, "given");
  const char *family = get_text (reading, "family");

  set_tidy (&person->preferred, get_text (reading, "preferred"));
  if (given != NULL || family != NULL) {
    set_tidy (&person->given, given);
    set_tidy (&person->family, family);
    return;
  }
  cohort_typed_split_name (reading->reader->synonyms, get_text (reading, "name"), &person->given,
                           &person->family);
  report_several_names (reading);
}

static gboolean
says_nothing (const Reading *reading, const char *typed)
{
  g_autofree char *folded = cohort_text_fold (typed);

  return *folded == '\0'
         || cohort_synonyms_get_code (reading->reader->synonyms, "nothing", typed, NULL) != NULL;
}

/* People write a work and a private address into one cell. */
static gboolean
take_first_email (const char *typed, char **email)
{
  g_auto (GStrv) words = g_strsplit_set (typed, ";,/ \n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strchr (words[i], '@') != NULL
        && cohort_email_normalise (words[i], email))
      return TRUE;
  return FALSE;
}

static void
read_email (const Reading *reading)
{
  CohortPerson *person = reading->draft->person;
  const char *typed = get_text (reading, "email");

  if (typed == NULL || says_nothing (reading, typed)
      || cohort_email_normalise (typed, &person->email))
    return;
  set_tidy (&person->email_typed, typed);
  if (take_first_email (typed, &person->email)) {
    report_cell (
        reading, "email", "SEVERAL_EMAILS",
        g_strdup_printf (_ ("“%1$s” is more than one e-mail address. %2$s is used, and the "
                            "rest kept as typed."),
                         person->email_typed, person->email));
    return;
  }
  report_cell (reading, "email", "BAD_EMAIL",
               g_strdup_printf (_ ("“%s” is not an e-mail address. It is kept as typed."),
                                person->email_typed));
}

static void
read_phone (const Reading *reading)
{
  CohortPerson *person = reading->draft->person;
  const char *typed = get_text (reading, "phone");

  if (typed == NULL || says_nothing (reading, typed))
    return;
  set_tidy (&person->phone_typed, typed);
  person->phone = cohort_phone_normalise (person->phone_typed);
  if (person->phone == NULL)
    report_cell (
        reading, "phone", "BAD_PHONE",
        g_strdup_printf (_ ("“%s” is not a phone number of ten digits. It is kept as typed."),
                         person->phone_typed));
}

static gboolean
read_yes_no (const Reading *reading, const char *field, gboolean *yes)
{
  const char *typed = get_text (reading, field);
  const char *code
      = typed != NULL ? cohort_synonyms_get_code (reading->reader->synonyms, "yes_no", typed, NULL)
                      : NULL;

  *yes = g_strcmp0 (code, "yes") == 0;
  if (typed != NULL && code == NULL)
    keep_unknown (reading, field);
  return code != NULL && !g_str_equal (code, "unknown");
}

/* A field whose section of the synonyms has its codes. */
static void
read_word (const Reading *reading, const char *field, char **member)
{
  const char *typed = get_text (reading, field);
  const char *code = typed != NULL
                         ? cohort_synonyms_get_code (reading->reader->synonyms, field, typed, NULL)
                         : NULL;

  if (typed != NULL && code == NULL)
    keep_unknown (reading, field);
  cohort_set_text (member, code);
}

static void
read_person (const Reading *reading)
{
  CohortPerson *person = reading->draft->person;
  gboolean yes;

  read_name (reading);
  read_email (reading);
  read_phone (reading);
  if (read_yes_no (reading, "case_member", &yes))
    cohort_set_text (&person->case_member, yes ? "yes" : "no");
  reading->draft->has_presenter = read_yes_no (reading, "case_presenter", &person->case_presenter);
  read_word (reading, "language", &person->language);
  set_tidy (&person->home_place, get_text (reading, "home_place"));
  set_trimmed (&person->needs, get_text (reading, "needs"));
  set_trimmed (&person->note, get_text (reading, "note"));
}

static void
read_organization (const Reading *reading)
{
  CohortDraft *draft = reading->draft;

  draft->organization_typed = cohort_typed_tidy (get_text (reading, "organization"));
  draft->organization = cohort_typed_name_organization (
      reading->reader->synonyms, reading->reader->program, draft->organization_typed);
  draft->organization_sector
      = cohort_typed_guess_sector (reading->reader->synonyms, draft->organization);
}

static void
read_role (const Reading *reading)
{
  CohortMembership *membership = reading->draft->membership;
  const char *typed = get_text (reading, "role");
  const char *code;

  if (typed == NULL)
    return;
  code = find_mapped (reading, "role", typed);
  reading->draft->role_mapped = code != NULL;
  if (code == NULL)
    code = find_label ("role", typed);
  if (code == NULL)
    code = cohort_synonyms_get_code (reading->reader->synonyms, "role", typed,
                                     reading->draft->organization_sector);
  if (code == NULL)
    report_unmatched (reading, "role", typed);

  cohort_set_text (&membership->role, code != NULL ? code : "other");
  if (code == NULL || g_strcmp0 (find_label ("role", typed), code) != 0)
    set_tidy (&membership->role_typed, typed);
}

static gboolean
is_of_schools (const char *sector)
{
  return g_strcmp0 (sector, "school") == 0 || g_strcmp0 (sector, "district") == 0;
}

/* A teacher whose district is named works at a school all the same; one at a county office does
 * not. */
static const char *
derive_sector (const CohortDraft *draft)
{
  const char *of_role = cohort_role_get_sector (draft->membership->role);
  const char *of_organization = draft->organization_sector;

  if (of_role == NULL)
    return of_organization;
  if (is_of_schools (of_role) && of_organization != NULL && !is_of_schools (of_organization))
    return of_organization;
  return of_role;
}

static void
read_sector (const Reading *reading)
{
  CohortMembership *membership = reading->draft->membership;
  const char *typed = get_text (reading, "sector");
  const char *code = typed != NULL ? find_mapped (reading, "sector", typed) : NULL;

  if (typed != NULL && code == NULL)
    code = find_label ("sector", typed);
  if (typed != NULL && code == NULL)
    code = cohort_synonyms_get_code (reading->reader->synonyms, "sector", typed, NULL);
  if (typed != NULL && code == NULL)
    keep_unknown (reading, "sector");
  reading->draft->sector_stated = code != NULL;
  cohort_set_text (&membership->sector, code != NULL ? code : derive_sector (reading->draft));
}

/* codes.md: "all" of a person who teaches is TK-12; of county, district-wide and partner people it
 * is the system. */
static guint
bands_for_all (const CohortMembership *membership)
{
  gboolean teaches = g_strcmp0 (cohort_role_get_group (membership->role), "teachers") == 0;

  return cohort_bands_parse (
      teaches || g_strcmp0 (membership->sector, "school") == 0 ? "tk-2 3-5 6-8 9-12" : "system");
}

static void
read_bands (const Reading *reading)
{
  CohortMembership *membership = reading->draft->membership;
  int column = find_column (reading->reader, "bands");
  const char *typed = get_text (reading, "bands");
  const char *mapped = typed != NULL ? find_mapped (reading, "bands", typed) : NULL;
  g_autofree char *bands = NULL, *label = NULL;
  CohortTypedGrades grades;

  if (typed == NULL)
    return;
  reading->draft->bands_mapped = mapped != NULL;
  cohort_typed_read_grades (reading->reader->synonyms, typed,
                            reading->draft->row->cells[column].kind, &grades);
  if (grades.all)
    grades.bands |= bands_for_all (membership);
  if (grades.unknown != NULL && mapped == NULL)
    report_unmatched (reading, "bands", typed);
  cohort_typed_clear_grades (&grades);

  bands = cohort_bands_format (mapped != NULL ? cohort_bands_parse (mapped) : grades.bands);
  label = cohort_bands_dup_label (bands);
  cohort_set_text (&membership->bands, bands);
  if (!g_str_equal (typed, label))
    set_tidy (&membership->bands_typed, typed);
}

static void
read_status (const Reading *reading)
{
  const char *typed = get_text (reading, "status");
  const char *code = typed != NULL ? find_mapped (reading, "status", typed) : NULL;

  if (typed != NULL && code == NULL)
    code = find_label ("membership-status", typed);
  if (typed != NULL && code == NULL)
    code = cohort_synonyms_get_code (reading->reader->synonyms, "status", typed, NULL);
  if (typed != NULL && code == NULL)
    keep_unknown (reading, "status");
  cohort_set_text (&reading->draft->membership->status, code);
}

static void
read_membership (const Reading *reading)
{
  CohortDraft *draft = reading->draft;

  read_organization (reading);
  read_role (reading);
  read_sector (reading);
  read_bands (reading);
  read_status (reading);
  read_word (reading, "content_area", &draft->membership->content_area);
  draft->has_lead = read_yes_no (reading, "lead", &draft->membership->lead);
}

static void
read_other_columns (const Reading *reading)
{
  const CohortDraftReader *reader = reading->reader;

  for (guint i = 0; i < reader->table->columns->len; i++) {
    const CohortTableColumn *column = &g_array_index (reader->table->columns, CohortTableColumn, i);
    const char *text = cohort_row_get_text (reading->draft->row, i);
    CohortTypedAnswer answer = {NULL, NULL, NULL};

    if (text == NULL)
      continue;
    if (g_strcmp0 (column->field, "attendance") == 0)
      cohort_typed_read_answer (reader->synonyms, reader->program, column->heading, text, &answer);
    else if (g_strcmp0 (column->field, "fee") == 0)
      cohort_typed_read_fee (reader->program, column->heading, text, &answer);
    else if (column->field != NULL && !g_str_equal (column->field, "answered"))
      continue;
    keep_answer (reading, i, &answer);
    if (g_strcmp0 (answer.meaning, "waitlist") == 0)
      reading->draft->wants_to_wait = TRUE;
  }
}

/** cohort_draft_report_errors: @problems: (element-type CohortProblem): added to */
void
cohort_draft_report_errors (const CohortDraftReader *reader,
                            const CohortRow *row,
                            GPtrArray *problems)
{
  for (guint i = 0; i < reader->table->columns->len; i++) {
    const CohortTableColumn *column = &g_array_index (reader->table->columns, CohortTableColumn, i);
    const char *shown = cohort_row_get_error (row, i);

    if (shown != NULL && g_strcmp0 (column->field, "skip") != 0)
      cohort_problem_add (
          problems, reader->table, row->number, (int)i, "ERROR_CELL",
          g_strdup_printf (_ ("“%s” is the error of a formula, so the cell counts as empty. "
                              "Correct the formula and import the file again, or add what is "
                              "missing by hand."),
                           shown));
  }
}

/* "9/3/2024 8:14:22" as seconds, only to be compared with other answers of the same file. */
static gint64
parse_moment (const char *text)
{
  const char *time = text != NULL ? strpbrk (text, " T") : NULL;
  const char *half = time != NULL ? strpbrk (time, "aApP") : NULL;
  int hour = 0, minute = 0, second = 0;
  CohortDate date;

  if (text == NULL || !cohort_date_parse_typed (text, &date, NULL))
    return 0;
  if (time != NULL && sscanf (time + 1, "%d:%d:%d", &hour, &minute, &second) >= 1 && hour <= 12
      && half != NULL)
    hour = hour % 12 + (g_ascii_tolower (*half) == 'p' ? 12 : 0);
  return (gint64)date * 86400 + hour * 3600 + minute * 60 + second;
}

/**
 * cohort_draft_read:
 * @row: a row that is not empty
 *
 * Returns: (transfer full): what it says
 */
CohortDraft *
cohort_draft_read (const CohortDraftReader *reader, const CohortRow *row)
{
  CohortDraft *draft = g_new0 (CohortDraft, 1);
  Reading reading = {reader, draft};

  draft->row = row;
  draft->person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
  draft->membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);
  draft->responses = g_ptr_array_new_with_free_func (cohort_record_unref);
  draft->problems = g_ptr_array_new_with_free_func (cohort_problem_free);
  draft->answered = parse_moment (get_text (&reading, "answered"));
  cohort_draft_report_errors (reader, row, draft->problems);
  read_person (&reading);
  read_membership (&reading);
  read_other_columns (&reading);
  return draft;
}
