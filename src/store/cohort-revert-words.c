/* What is said of a row that was not taken back: whose it is, and what came since.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-revert-private.h"

#include <glib/gi18n-lib.h>

/* A row is named by the person it belongs to; no row is further away than this. */
#define MOST_STEPS 4

/* What a column is called within a sentence. Several may be one thing to the reader. */
static const struct {
  const char *column;
  const char *words;
} columns[] = {
    {"affiliation", N_ ("the affiliation")},
    {"aliases", N_ ("the other spellings")},
    {"amount_cents", N_ ("the amount")},
    {"answer", N_ ("the answer")},
    {"approved_cents", N_ ("the approved amount")},
    {"bands", N_ ("the grade bands")},
    {"bands_typed", N_ ("the grade bands")},
    {"beliefs", N_ ("the tags")},
    {"cap_cents", N_ ("the cap")},
    {"case_member", N_ ("the CASE membership")},
    {"case_presenter", N_ ("the CASE membership")},
    {"category", N_ ("the category")},
    {"cents", N_ ("the amount")},
    {"channel", N_ ("the channel")},
    {"city", N_ ("the city")},
    {"claimed_cents", N_ ("the amount")},
    {"component", N_ ("the component")},
    {"confirmation", N_ ("the confirmation")},
    {"content_area", N_ ("the content area")},
    {"convening", N_ ("the convening")},
    {"count", N_ ("the number of spots")},
    {"days", N_ ("the days attended")},
    {"deadline", N_ ("the deadline")},
    {"description", N_ ("the description")},
    {"due", N_ ("the date")},
    {"email", N_ ("the e-mail address")},
    {"email_typed", N_ ("the e-mail address")},
    {"end", N_ ("the end")},
    {"end_reason", N_ ("the end")},
    {"family", N_ ("the name")},
    {"given", N_ ("the name")},
    {"goal", N_ ("the goal")},
    {"grant_goals", N_ ("the tags")},
    {"home_place", N_ ("the place of living")},
    {"incurred_on", N_ ("the date")},
    {"kind", N_ ("the kind")},
    {"language", N_ ("the language")},
    {"lead", N_ ("who leads the team")},
    {"link", N_ ("the link")},
    {"merged_into", N_ ("who it is the same as")},
    {"minutes", N_ ("the length")},
    {"name", N_ ("the name")},
    {"needs", N_ ("the needs")},
    {"note", N_ ("the note")},
    {"on", N_ ("the date")},
    {"option", N_ ("the registration")},
    {"organization", N_ ("the organization")},
    {"outcome", N_ ("the outcome")},
    {"outcome_on", N_ ("the outcome")},
    {"owner", N_ ("the owner")},
    {"paid_by", N_ ("who pays")},
    {"payee", N_ ("the payee")},
    {"person", N_ ("the person")},
    {"phone", N_ ("the phone number")},
    {"phone_typed", N_ ("the phone number")},
    {"plan", N_ ("the plan")},
    {"practice_goals", N_ ("the tags")},
    {"preferred", N_ ("the name")},
    {"price_cents", N_ ("the price")},
    {"price_confirmed", N_ ("the price")},
    {"purpose", N_ ("the purpose")},
    {"quantity", N_ ("the quantity")},
    {"rate", N_ ("the rate")},
    {"reason", N_ ("the reason")},
    {"registered_on", N_ ("the registration")},
    {"reply_by", N_ ("the date of the reply")},
    {"resources", N_ ("the resources")},
    {"role", N_ ("the role")},
    {"role_typed", N_ ("the role")},
    {"sector", N_ ("the sector")},
    {"spot_kind", N_ ("the spot")},
    {"start", N_ ("the start")},
    {"state", N_ ("the state")},
    {"status", N_ ("the status")},
    {"status_on", N_ ("the status")},
    {"text", N_ ("the text")},
    {"title", N_ ("the title")},
    {"value", N_ ("the value")},
    {"why", N_ ("the reason")},
};

static const char *const kinds[COHORT_N_RECORD_KINDS] = {
    [COHORT_RECORD_SETTING] = N_ ("a setting"),
    [COHORT_RECORD_PROGRAM_FILE] = N_ ("a program year"),
    [COHORT_RECORD_ORGANIZATION] = N_ ("an organization"),
    [COHORT_RECORD_PERSON] = N_ ("a person"),
    [COHORT_RECORD_MEMBERSHIP] = N_ ("a membership"),
    [COHORT_RECORD_RESPONSE] = N_ ("an answer"),
    [COHORT_RECORD_INVITATION] = N_ ("an invitation"),
    [COHORT_RECORD_DISTINCTION] = N_ ("a decision about a look-alike"),
    [COHORT_RECORD_ATTENDANCE] = N_ ("an attendance"),
    [COHORT_RECORD_SPOT_ADJUSTMENT] = N_ ("a change of spots"),
    [COHORT_RECORD_WAITLIST_ENTRY] = N_ ("a place on the waitlist"),
    [COHORT_RECORD_TRIP] = N_ ("a trip"),
    [COHORT_RECORD_TRAVEL_POLICY] = N_ ("a travel policy"),
    [COHORT_RECORD_TRAVEL_RATE] = N_ ("a rate"),
    [COHORT_RECORD_FUNDING_SOURCE] = N_ ("a funding source"),
    [COHORT_RECORD_AMENDMENT] = N_ ("an amendment"),
    [COHORT_RECORD_PLAN_LINE] = N_ ("a line of the plan"),
    [COHORT_RECORD_PLAN_SPLIT] = N_ ("who pays a line of the plan"),
    [COHORT_RECORD_EXPENSE] = N_ ("an expense"),
    [COHORT_RECORD_EXPENSE_SPLIT] = N_ ("who pays an expense"),
    [COHORT_RECORD_PAYMENT] = N_ ("a payment"),
    [COHORT_RECORD_RECEIPT] = N_ ("a receipt"),
    [COHORT_RECORD_INVOICE] = N_ ("an invoice"),
    [COHORT_RECORD_INVOICE_LINE] = N_ ("a line of an invoice"),
    [COHORT_RECORD_LETTER_PART] = N_ ("a part of a letter"),
    [COHORT_RECORD_LETTER_TEMPLATE] = N_ ("a letter template"),
    [COHORT_RECORD_LETTER] = N_ ("a letter"),
    [COHORT_RECORD_OPPORTUNITY] = N_ ("an opportunity"),
    [COHORT_RECORD_OPPORTUNITY_PERSON] = N_ ("an answer to an opportunity"),
    [COHORT_RECORD_GOAL] = N_ ("a line of the action plan"),
    [COHORT_RECORD_GOAL_PERSON] = N_ ("a link to a goal"),
    [COHORT_RECORD_ACTIVITY] = N_ ("an activity"),
    [COHORT_RECORD_ACTIVITY_PERSON] = N_ ("a part in an activity"),
};

static const char *
get_column_words (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].column, column))
      return _ (columns[i].words);
  return _ ("the entry");
}

static char *
dup_convening (const CohortRevertPlan *plan, const char *code)
{
  const CohortConvening *convening
      = cohort_program_find_convening (cohort_snapshot_get_program (plan->snapshot), code);

  return g_strdup (convening != NULL ? convening->name : code);
}

/* The name of a record that has one of its own. */
static char *
dup_own_name (const CohortRevertPlan *plan, const CohortRecord *record)
{
  static const struct {
    CohortRecordKind kind;
    const char *column;
  } names[] = {
      {COHORT_RECORD_ORGANIZATION, "name"},
      {COHORT_RECORD_FUNDING_SOURCE, "name"},
      {COHORT_RECORD_TRAVEL_POLICY, "name"},
      {COHORT_RECORD_OPPORTUNITY, "title"},
      {COHORT_RECORD_GOAL, "text"},
      {COHORT_RECORD_ACTIVITY, "title"},
      {COHORT_RECORD_SETTING, "key"},
      {COHORT_RECORD_PROGRAM_FILE, "year"},
  };

  if (record->kind == COHORT_RECORD_PERSON)
    return cohort_person_dup_name ((const CohortPerson *)record);
  if (record->kind == COHORT_RECORD_SPOT_ADJUSTMENT)
    return dup_convening (plan, ((const CohortSpotAdjustment *)record)->convening);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].kind == record->kind)
      return g_strdup (cohort_record_get_text (
          record, cohort_record_kind_find_field (record->kind, names[i].column)));
  return NULL;
}

/* (transfer full) (nullable): the record @record is a part of, also one deleted since. */
static CohortRecord *
load_owner (const CohortRevertPlan *plan, const CohortRecord *record)
{
  const CohortField *field = cohort_revert_find_owner_field (record->kind);
  const char *id = field != NULL ? cohort_record_get_text (record, field) : NULL;
  const CohortRecord *owner
      = id != NULL ? cohort_revert_plan_find_record (plan, field->target, id) : NULL;

  if (owner != NULL)
    return cohort_record_ref ((gpointer)owner);
  return id != NULL ? cohort_db_find_record (plan->db, field->target, id, NULL) : NULL;
}

static char *
dup_subject (const CohortRevertPlan *plan, const CohortRecord *record)
{
  g_autoptr (CohortRecord) owner = cohort_record_ref ((gpointer)record);

  for (guint i = 0; owner != NULL && i < MOST_STEPS; i++) {
    g_autoptr (CohortRecord) part = g_steal_pointer (&owner);
    char *name = dup_own_name (plan, part);

    if (name != NULL)
      return name;
    owner = load_owner (plan, part);
  }
  return g_strdup (_ (kinds[record->kind]));
}

/* "the phone number, the note" */
static char *
join_edited (const CohortRevertItem *item, guint *n)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < item->edited->len; i++) {
    const char *said = get_column_words (g_ptr_array_index (item->edited, i));

    if (!g_ptr_array_find_with_equal_func (words, said, g_str_equal, NULL))
      g_ptr_array_add (words, (gpointer)said);
  }
  *n = words->len;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **)words->pdata);
}

static char *
describe_edited (const CohortRevertItem *item, const char *subject)
{
  guint n;
  g_autofree char *what = join_edited (item, &n);

  if (item->stays)
    /* Translators: %1$s is a person, %2$s is such as "the phone number, the note". */
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$s was changed since, so the entry stays whole.",
                     "%1$s: %2$s were changed since, so the entry stays whole.", n),
        subject, what);
  /* Translators: %1$s is a person, %2$s is such as "the phone number, the note". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$s was changed since, and stays.",
                                       "%1$s: %2$s were changed since, and stay.", n),
                          subject, what);
}

/**
 * cohort_revert_describe_item:
 *
 * Returns: (transfer full) (nullable): the sentence of a row that stays or stays in part; %NULL for
 *   one that goes back, is gone anyway, or only stays with another that is told
 */
char *
cohort_revert_describe_item (const CohortRevertPlan *plan, const CohortRevertItem *item)
{
  g_autofree char *subject = dup_subject (plan, item->now);

  if (item->now->deleted && item->stays && !item->refers)
    return NULL;
  if (item->edited->len > 0)
    return describe_edited (item, subject);
  if (item->hanging != NULL)
    /* Translators: %1$s is a person, %2$s such as "an attendance". */
    return g_strdup_printf (_ ("%1$s: %2$s came since, so the entry stays whole."), subject,
                            _ (kinds[item->hanging->kind]));
  if (item->refers)
    return g_strdup_printf (_ ("%s: what it belonged to is gone, so it stays as it is."), subject);
  return NULL;
}
