/* People in new rows of the county workbook, matched and added as those of a roster are.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-private.h"

#include "cohort-contact.h"
#include "cohort-date.h"
#include "cohort-id.h"
#include "cohort-matcher.h"
#include "cohort-merge.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static const char *
get_text (const CohortWorkbookItem *item, const char *key)
{
  const CohortSheetColumn *column = cohort_sheet_find_column (item->sheet, key);
  const char *text = item->texts[column - item->sheet->columns];

  return *text != '\0' ? text : NULL;
}

static void
fill_record (const CohortWorkbookItem *item, gpointer record)
{
  for (guint i = 0; i < item->sheet->n_columns; i++) {
    const CohortSheetColumn *column = &item->sheet->columns[i];
    const CohortField *field
        = column->where == COHORT_RECORD (record)->kind && column->field != NULL
              ? cohort_record_kind_find_field (column->where, column->field)
              : NULL;
    gint64 day;

    if (field == NULL || *item->texts[i] == '\0')
      continue;
    if (column->kind == COHORT_SHEET_FLAG)
      cohort_record_set_number (record, field, 1);
    else if (column->kind == COHORT_SHEET_DATE
             && cohort_sheet_parse_number (column->kind, item->texts[i], &day, NULL))
      cohort_record_set_number (record, field, day);
    else if (column->kind != COHORT_SHEET_DATE)
      cohort_record_set_text (record, field, item->texts[i]);
  }
}

static void
fill_contact (CohortPerson *person)
{
  g_autofree char *typed_email = g_steal_pointer (&person->email);
  g_autofree char *typed_phone = g_steal_pointer (&person->phone);

  if (typed_email != NULL && !cohort_email_normalise (typed_email, &person->email))
    cohort_set_text (&person->email_typed, typed_email);
  if (typed_phone != NULL)
    person->phone = cohort_phone_normalise (typed_phone);
  cohort_set_text (&person->phone_typed, typed_phone);
}

/* The row as one of a roster would be understood. */
static CohortDraft *
new_draft (const CohortWorkbookItem *item)
{
  CohortDraft *draft = g_new0 (CohortDraft, 1);

  draft->person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
  draft->membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);
  draft->responses = g_ptr_array_new ();
  draft->problems = g_ptr_array_new ();
  fill_record (item, draft->person);
  fill_contact (draft->person);
  fill_record (item, draft->membership);
  draft->organization = g_strdup (get_text (item, "organization"));
  draft->organization_typed = g_strdup (draft->organization);
  draft->has_lead = get_text (item, "lead") != NULL;
  draft->has_presenter = get_text (item, "case_presenter") != NULL;
  draft->role_mapped = TRUE;
  draft->bands_mapped = TRUE;
  draft->sector_stated = get_text (item, "sector") != NULL;
  if (!draft->sector_stated)
    cohort_set_text (&draft->membership->sector, cohort_role_get_sector (draft->membership->role));
  return draft;
}

static gboolean
names_somebody (const CohortDraft *draft)
{
  return draft->person->given != NULL || draft->person->family != NULL
         || draft->person->email != NULL;
}

static void
refuse (CohortWorkbookItem *item, char *text)
{
  g_free (item->text);
  item->text = text;
  item->taken = FALSE;
  item->refused = TRUE;
}

/* A first membership begins and ends as the row says; the rest of it comes from the draft. */
static void
set_days (const CohortDraft *draft, const char *person, CohortChange *change)
{
  g_autofree char *id = cohort_id_derive ("membership", person);
  const CohortMembership *made = cohort_change_find (change, COHORT_RECORD_MEMBERSHIP, id);
  CohortMembership *dated;

  if (made == NULL || (draft->membership->start == 0 && draft->membership->end == 0))
    return;
  dated = cohort_record_copy (made);
  dated->start = draft->membership->start;
  dated->end = draft->membership->end;
  if (dated->end != 0)
    cohort_set_text (&dated->status, "ended");
  cohort_change_put (change, dated);
}

static void
describe_near (CohortWorkbookItem *item, CohortNearMatch near, const CohortIdentity *like)
{
  if (near == COHORT_NEAR_EMAIL)
    item->text = g_strdup_printf (
        _ ("%1$s has the e-mail address of somebody else (%2$s). Both are kept."), item->name,
        like->email);
  else if (near == COHORT_NEAR_NAME)
    item->text
        = g_strdup_printf (_ ("Somebody else is called %s too. Both are kept; if they are one "
                              "person, merge them."),
                           item->name);
}

static char *
join (GPtrArray *sentences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *)g_ptr_array_index (sentences, i));
  return g_string_free (text, FALSE);
}

static void
merge_draft (CohortMerge *merge,
             CohortMatcher *matcher,
             CohortWorkbookItem *item,
             const CohortDraft *draft)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *person = NULL;
  CohortNearMatch near;
  CohortIdentity *like;
  CohortIdentity *known = cohort_matcher_find (matcher, draft, &near, &like);
  CohortOutcome outcome;

  if (known != NULL && known->row != NULL) {
    refuse (item,
            g_strdup_printf (_ ("It is about the same person as row %u, which is the one that "
                                "is taken."),
                             ((const CohortWorkbookItem *)known->row)->row));
    return;
  }
  if (known == NULL) {
    describe_near (item, near, like);
    known = cohort_matcher_add (matcher, draft);
  }
  known->row = item;
  outcome = cohort_merge_row (merge, draft, known->person, reasons, &person);
  if (outcome == COHORT_OUTCOME_CREATE) {
    set_days (draft, person, merge->change);
    return;
  }
  item->taken = outcome == COHORT_OUTCOME_UPDATE;
  g_free (item->text);
  item->text = item->taken ? join (reasons)
                           : g_strdup (_ ("Cohort has it already, so it is not added once more."));
}

static void
merge_item (CohortMerge *merge, CohortMatcher *matcher, CohortWorkbookItem *item)
{
  g_autoptr (CohortDraft) draft = new_draft (item);

  g_clear_pointer (&item->text, g_free);
  item->refused = FALSE;
  item->taken = TRUE;
  if (names_somebody (draft))
    merge_draft (merge, matcher, item, draft);
  else
    refuse (item, g_strdup (_ ("The row names nobody. Type a name.")));
}

/** cohort_workbook_add_people: puts the people of new rows into @change; an item says what became
 * of its row. Returns: FALSE when it was cancelled */
gboolean
cohort_workbook_add_people (CohortWorkbookImport *self,
                            CohortChange *change,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (CohortOrganizationBook) book
      = cohort_organization_book_new (self->snapshot, self->synonyms);
  g_autoptr (CohortMatcher) matcher = cohort_matcher_new (self->snapshot, book, self->moment.today);
  CohortMerge merge = {self->snapshot, book, change, self->moment.today, NULL};
  gboolean cancelled = FALSE;

  cohort_merge_init (&merge);
  for (guint i = 0; i < self->items->len && !cancelled; i++) {
    CohortWorkbookItem *item = g_ptr_array_index (self->items, i);

    cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    if (!cancelled && item->kind == COHORT_WORKBOOK_NEW
        && item->sheet->kind == COHORT_RECORD_MEMBERSHIP)
      merge_item (&merge, matcher, item);
  }
  cohort_merge_clear (&merge);
  return !cancelled;
}
