/* From cells to people: what a file would change, shown before anything is written.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-import.h"

#include "cohort-draft.h"
#include "cohort-mapping-memory.h"
#include "cohort-matcher.h"
#include "cohort-merge.h"
#include "cohort-proposal-private.h"
#include "cohort-text.h"
#include "cohort-typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As much of a row as a sentence can quote. */
#define MAX_QUOTED 120
/* What is shown of a column beside its heading. */
#define SAMPLE_CELLS  3
#define SAMPLE_LENGTH 24

/* One row with what it says, until it is known which of several about one person counts. */
typedef struct {
  CohortProposalRow *row;   /* of the proposal */
  CohortDraft *draft;       /* (owned) */
  CohortIdentity *identity; /* of the matcher */
  gboolean counts;
} Candidate;

typedef struct {
  CohortProposal *proposal;
  CohortDraftReader reader;
  CohortMatcher *matcher;
  GPtrArray *candidates; /* (owned) (element-type Candidate) */
} Import;

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  cohort_draft_free (candidate->draft);
  g_free (candidate);
}

static void
set_name (CohortProposalRow *row, char *name)
{
  g_free (row->name);
  row->name = name;
}

static char *
quote_row (const CohortRow *row)
{
  g_autoptr (GString) quoted = g_string_new (NULL);

  for (guint i = 0; i < row->n_cells; i++) {
    const char *text = cohort_row_get_text (row, i);

    if (text == NULL)
      text = cohort_row_get_error (row, i);
    if (text != NULL)
      g_string_append_printf (quoted, "%s%s", quoted->len > 0 ? " · " : "", text);
  }
  if (g_utf8_strlen (quoted->str, -1) > MAX_QUOTED) {
    g_autofree char *start = g_utf8_substring (quoted->str, 0, MAX_QUOTED);

    return g_strconcat (start, "…", NULL);
  }
  return g_strdup (quoted->str);
}

/* Some forms repeat their headings on every printed page. */
static gboolean
repeats_headings (const Import *import, const CohortRow *row)
{
  const CohortRosterTable *table = import->reader.table;
  const CohortRow *header = g_ptr_array_index (table->sheet->rows, table->header);

  for (guint i = 0; i < MAX (row->n_cells, header->n_cells); i++)
    if (g_strcmp0 (cohort_row_get_text (row, i), cohort_row_get_text (header, i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_total_word (const Import *import, const char *text)
{
  return text != NULL
         && cohort_synonyms_get_code (import->reader.synonyms, "total", text, NULL) != NULL;
}

/* Nobody is named, or the name is "Total"; somewhere a word says that it is a sum. */
static gboolean
is_total (const Import *import, const CohortRow *row)
{
  static const char *const naming[] = {"name", "given", "family", "email"};

  for (guint i = 0; i < G_N_ELEMENTS (naming); i++) {
    const char *text = cohort_draft_get_text (&import->reader, row, naming[i]);

    if (text != NULL && !is_total_word (import, text))
      return FALSE;
  }
  for (guint i = 0; i < row->n_cells; i++)
    if (is_total_word (import, cohort_row_get_text (row, i)))
      return TRUE;
  return FALSE;
}

static const char *
find_reason_to_ignore (const Import *import, const CohortRow *row)
{
  if (cohort_row_is_empty (row))
    return _ ("The row is empty.");
  if (repeats_headings (import, row))
    return _ ("The row repeats the headings.");
  return is_total (import, row) ? _ ("A row of totals is no person.") : NULL;
}

/* The earlier of two answers of one person, as the file dates them, else as it lists them. */
static Candidate *
find_earlier (Candidate *first, Candidate *second)
{
  gboolean dated = first->draft->answered != 0 && second->draft->answered != 0;

  return dated && second->draft->answered < first->draft->answered ? second : first;
}

static void
supersede (Candidate *loser, Candidate *winner)
{
  loser->counts = FALSE;
  loser->row->outcome = COHORT_OUTCOME_IGNORED;
  g_ptr_array_add (loser->row->reasons,
                   g_strdup_printf (_ ("%s answered again in row %u; the later answer counts."),
                                    loser->row->name, winner->row->row));
  g_ptr_array_add (
      winner->row->reasons,
      g_strdup_printf (_ ("A later answer than row %u, so this one counts."), loser->row->row));
}

static void
report_near (const Import *import,
             Candidate *candidate,
             CohortNearMatch near,
             const CohortIdentity *like)
{
  GPtrArray *problems = candidate->draft->problems;
  guint number = candidate->row->row;

  if (near == COHORT_NEAR_EMAIL)
    cohort_problem_add (
        problems, import->reader.table, number, -1, "SHARED_EMAIL",
        g_strdup_printf (_ ("%s has the e-mail address of somebody else (%s). Both are kept."),
                         candidate->row->name, like->email));
  else if (near == COHORT_NEAR_NAME)
    cohort_problem_add (
        problems, import->reader.table, number, -1, "SAME_NAME",
        g_strdup_printf (_ ("Somebody else is called %s too. Both are kept; if they are one "
                            "person, delete one."),
                         candidate->row->name));
}

static void
identify (const Import *import, Candidate *candidate)
{
  CohortNearMatch near;
  CohortIdentity *like;
  Candidate *other;

  candidate->identity = cohort_matcher_find (import->matcher, candidate->draft, &near, &like);
  candidate->counts = TRUE;
  if (candidate->identity == NULL) {
    report_near (import, candidate, near, like);
    candidate->identity = cohort_matcher_add (import->matcher, candidate->draft);
  }
  other = candidate->identity->row;
  cohort_matcher_learn (import->matcher, candidate->identity, candidate->draft);
  candidate->identity->row = candidate;
  if (other != NULL) {
    Candidate *loser = find_earlier (other, candidate);

    supersede (loser, loser == other ? candidate : other);
    candidate->identity->row = loser == other ? candidate : other;
  }
}

static gboolean
names_somebody (const CohortDraft *draft)
{
  return draft->person->given != NULL || draft->person->family != NULL
         || draft->person->email != NULL;
}

static void
read_row (Import *import, const CohortRow *row)
{
  CohortProposalRow *shown
      = cohort_proposal_add_row (import->proposal, import->reader.table->sheet->name, row->number);
  const char *reason = find_reason_to_ignore (import, row);
  g_autoptr (CohortDraft) draft = NULL;
  Candidate *candidate;

  if (reason != NULL) {
    g_ptr_array_add (shown->reasons, g_strdup (reason));
    return;
  }
  draft = cohort_draft_read (&import->reader, row);
  if (!names_somebody (draft)) {
    g_autofree char *quoted = quote_row (row);

    shown->outcome = COHORT_OUTCOME_PROBLEM;
    cohort_problem_add (
        shown->problems, import->reader.table, row->number, -1, "NOBODY",
        g_strdup_printf (_ ("The row names nobody, so nothing is kept of it: %s"), quoted));
    cohort_draft_report_errors (&import->reader, row, shown->problems);
    return;
  }
  set_name (shown, cohort_person_dup_name (draft->person));
  if (*shown->name == '\0') {
    set_name (shown, g_strdup (draft->person->email));
    cohort_problem_add (
        draft->problems, import->reader.table, row->number, -1, "NO_NAME",
        g_strdup_printf (_ ("The row has no name; %s stands in its place."), shown->name));
  }
  candidate = g_new0 (Candidate, 1);
  *candidate = (Candidate){shown, g_steal_pointer (&draft), NULL, FALSE};
  g_ptr_array_add (import->candidates, candidate);
  identify (import, candidate);
}

static gboolean
merge_candidates (const Import *import,
                  CohortMerge *merge,
                  GCancellable *cancellable,
                  GError **error)
{
  for (guint i = 0; i < import->candidates->len; i++) {
    Candidate *candidate = g_ptr_array_index (import->candidates, i);
    CohortProposalRow *row = candidate->row;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!candidate->counts)
      continue;
    row->outcome = cohort_merge_row (merge, candidate->draft, candidate->identity->person,
                                     row->reasons, &row->person);
    g_ptr_array_extend_and_steal (row->problems, g_steal_pointer (&candidate->draft->problems));
    candidate->draft->problems = g_ptr_array_new ();
  }
  return TRUE;
}

static void
append_start (GString *sample, const char *line)
{
  if (g_utf8_strlen (line, -1) <= SAMPLE_LENGTH) {
    g_string_append (sample, line);
    return;
  }
  g_string_append_len (sample, line, g_utf8_offset_to_pointer (line, SAMPLE_LENGTH) - line);
  g_string_append (sample, "…");
}

/* A few different cells of a column, so that a person sees what it holds. */
static char *
dup_sample (const CohortRosterTable *table, guint column)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  g_autoptr (GString) sample = g_string_new (NULL);
  GPtrArray *rows = table->sheet->rows;

  for (guint i = table->header + 1; i < rows->len && seen->len < SAMPLE_CELLS; i++) {
    const char *text = cohort_row_get_text (g_ptr_array_index (rows, i), column);
    g_autofree char *line = text != NULL ? cohort_typed_tidy (text) : NULL;

    if (line == NULL || g_ptr_array_find_with_equal_func (seen, text, g_str_equal, NULL))
      continue;
    g_ptr_array_add (seen, (gpointer)text);
    g_string_append (sample, sample->len > 0 ? " · " : "");
    append_start (sample, line);
  }
  return sample->len > 0 ? g_string_free (g_steal_pointer (&sample), FALSE) : NULL;
}

/* How the file was read; of what is remembered only what the file has. */
static CohortMapping *
describe_table (const CohortRosterTable *table,
                const CohortMapping *mapping,
                const CohortMapping *memory)
{
  CohortMapping *recognized
      = mapping != NULL ? cohort_mapping_copy (mapping) : cohort_mapping_new ();
  const CohortRow *header = g_ptr_array_index (table->sheet->rows, table->header);

  if (!cohort_mapping_get_complete (recognized)) {
    cohort_mapping_add_values (recognized, memory);
    if (mapping != NULL)
      cohort_mapping_add_values (recognized, mapping);
  }
  cohort_mapping_set_complete (recognized, TRUE);
  cohort_mapping_set_sheet (recognized, table->sheet->name);
  cohort_mapping_set_header_row (recognized, header->number);
  for (guint i = 0; i < table->columns->len; i++) {
    const CohortTableColumn *column = &g_array_index (table->columns, CohortTableColumn, i);
    CohortMappingColumn *described;

    cohort_mapping_set_column (recognized, column->heading, column->field);
    described = (CohortMappingColumn *)cohort_mapping_find_column (recognized, column->heading);
    g_free (described->letter);
    described->letter = cohort_cells_column (i);
    g_free (described->sample);
    described->sample = dup_sample (table, i);
  }
  return recognized;
}

/* As it would be without anything said, which is not worth remembering; NULL when that cannot be.
 */
static CohortRosterTable *
find_plain_table (const Import *import,
                  const CohortCells *cells,
                  const CohortMapping *said,
                  const char *file_name)
{
  g_autoptr (CohortMapping) place = cohort_mapping_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  cohort_mapping_set_sheet (place, cohort_mapping_get_sheet (said));
  cohort_mapping_set_header_row (place, cohort_mapping_get_header_row (said));
  return cohort_roster_table_find (cells, place, import->reader.synonyms, import->reader.program,
                                   file_name, notes, NULL);
}

static void
learn (const Import *import,
       const CohortCells *cells,
       const CohortMapping *memory,
       const CohortMapping *said,
       const char *file_name,
       CohortChange *change)
{
  g_autoptr (CohortRosterTable) plain = find_plain_table (import, cells, said, file_name);
  CohortSetting *setting
      = cohort_mapping_memory_learn (memory, said, import->reader.table, plain);

  if (setting != NULL)
    cohort_change_put (change, setting);
}

static gboolean
read_rows (Import *import,
           const CohortSnapshot *snapshot,
           CohortChange *change,
           CohortDate today,
           GCancellable *cancellable,
           GError **error)
{
  const CohortRosterTable *table = import->reader.table;
  g_autoptr (CohortOrganizationBook) book
      = cohort_organization_book_new (snapshot, import->reader.synonyms);
  g_autoptr (CohortMatcher) matcher = cohort_matcher_new (snapshot, book, today);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (free_candidate);
  CohortMerge merge = {snapshot, book, change, today, NULL};
  gboolean ok;

  import->matcher = matcher;
  import->candidates = candidates;
  for (guint i = table->header + 1; i < table->sheet->rows->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    read_row (import, g_ptr_array_index (table->sheet->rows, i));
  }
  cohort_merge_init (&merge);
  ok = merge_candidates (import, &merge, cancellable, error);
  cohort_merge_clear (&merge);
  return ok;
}

/**
 * cohort_import_propose:
 * @snapshot: the county as it is
 * @cells: the file
 * @mapping: (nullable): what a person said about it, over what the county said about earlier files;
 *   the rest is recognized. The change remembers it for the next file
 * @file_name: what the file is called, for messages and History
 * @moment: the day whose team the file is about
 * @cancellable: (nullable): looked at for each row
 *
 * Works out what becomes of each row. Writes nothing and never books anybody: answers about a
 * convening are kept and offered.
 *
 * Returns: (transfer full): the proposal, or %NULL with a #CohortImportError or
 * %G_IO_ERROR_CANCELLED
 */
CohortProposal *
cohort_import_propose (const CohortSnapshot *snapshot,
                       const CohortCells *cells,
                       const CohortMapping *mapping,
                       const char *file_name,
                       const CohortMoment *moment,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (CohortProposal) proposal = cohort_proposal_new ();
  g_autoptr (CohortSynonyms) synonyms = cohort_synonyms_load (error);
  g_autoptr (CohortMapping) memory = cohort_mapping_memory_recall (snapshot, proposal->notes);
  g_autoptr (CohortMapping) both = cohort_mapping_memory_lay_over (memory, mapping);
  g_autoptr (CohortChange) change = cohort_change_new ("import", file_name, NULL);
  g_autoptr (CohortRosterTable) table = NULL;
  char *note;
  Import import;

  if (synonyms == NULL)
    return NULL;
  table
      = cohort_roster_table_find (cells, both, synonyms, cohort_snapshot_get_program (snapshot),
                                  file_name, proposal->notes, error);
  if (table == NULL)
    return NULL;
  note = cohort_mapping_memory_describe (memory, mapping, table);
  if (note != NULL)
    g_ptr_array_add (proposal->notes, note);

  import = (Import){
      .proposal = proposal,
      .reader
      = {table, both, synonyms, cohort_snapshot_get_program (snapshot), proposal->unmatched},
  };
  proposal->mapping = describe_table (table, mapping, memory);
  if (mapping != NULL)
    learn (&import, cells, memory, mapping, file_name, change);
  if (!read_rows (&import, snapshot, change, moment->today, cancellable, error))
    return NULL;
  cohort_proposal_finish (proposal, change, file_name);
  return g_steal_pointer (&proposal);
}

/**
 * cohort_import_is_program:
 * @bytes: a file
 *
 * Returns: whether it begins like a JSON object, as a program year does and no roster
 */
gboolean
cohort_import_is_program (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize i = size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (text[i]))
    i++;
  return i < size && text[i] == '{';
}
