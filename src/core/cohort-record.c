/* What every stored thing has in common: a kind, an id, and fields that can be walked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-record.h"

#include "cohort-attendance.h"
#include "cohort-funding.h"
#include "cohort-id.h"
#include "cohort-letter-records.h"
#include "cohort-people.h"
#include "cohort-settings.h"
#include "cohort-trip.h"
#include "cohort-year.h"

/**
 * cohort_record_kind_get_class:
 *
 * Returns: (transfer none): the table, size and fields of the records of @kind
 */
const CohortRecordClass *
cohort_record_kind_get_class (CohortRecordKind kind)
{
  static const CohortRecordClass *(*const getters[COHORT_N_RECORD_KINDS]) (void) = {
      [COHORT_RECORD_SETTING] = cohort_setting_get_class,
      [COHORT_RECORD_PROGRAM_FILE] = cohort_program_file_get_class,
      [COHORT_RECORD_ORGANIZATION] = cohort_organization_get_class,
      [COHORT_RECORD_PERSON] = cohort_person_get_class,
      [COHORT_RECORD_MEMBERSHIP] = cohort_membership_get_class,
      [COHORT_RECORD_RESPONSE] = cohort_response_get_class,
      [COHORT_RECORD_INVITATION] = cohort_invitation_get_class,
      [COHORT_RECORD_DISTINCTION] = cohort_distinction_get_class,
      [COHORT_RECORD_ATTENDANCE] = cohort_attendance_get_class,
      [COHORT_RECORD_SPOT_ADJUSTMENT] = cohort_spot_adjustment_get_class,
      [COHORT_RECORD_WAITLIST_ENTRY] = cohort_waitlist_entry_get_class,
      [COHORT_RECORD_TRIP] = cohort_trip_get_class,
      [COHORT_RECORD_TRAVEL_POLICY] = cohort_travel_policy_get_class,
      [COHORT_RECORD_TRAVEL_RATE] = cohort_travel_rate_get_class,
      [COHORT_RECORD_FUNDING_SOURCE] = cohort_funding_source_get_class,
      [COHORT_RECORD_AMENDMENT] = cohort_amendment_get_class,
      [COHORT_RECORD_PLAN_LINE] = cohort_plan_line_get_class,
      [COHORT_RECORD_PLAN_SPLIT] = cohort_plan_split_get_class,
      [COHORT_RECORD_EXPENSE] = cohort_expense_get_class,
      [COHORT_RECORD_EXPENSE_SPLIT] = cohort_expense_split_get_class,
      [COHORT_RECORD_PAYMENT] = cohort_payment_get_class,
      [COHORT_RECORD_RECEIPT] = cohort_receipt_get_class,
      [COHORT_RECORD_INVOICE] = cohort_invoice_get_class,
      [COHORT_RECORD_INVOICE_LINE] = cohort_invoice_line_get_class,
      [COHORT_RECORD_LETTER_PART] = cohort_letter_part_get_class,
      [COHORT_RECORD_LETTER_TEMPLATE] = cohort_own_template_get_class,
      [COHORT_RECORD_LETTER] = cohort_issued_letter_get_class,
      [COHORT_RECORD_OPPORTUNITY] = cohort_opportunity_get_class,
      [COHORT_RECORD_OPPORTUNITY_PERSON] = cohort_opportunity_person_get_class,
      [COHORT_RECORD_GOAL] = cohort_goal_get_class,
      [COHORT_RECORD_GOAL_PERSON] = cohort_goal_person_get_class,
      [COHORT_RECORD_ACTIVITY] = cohort_activity_get_class,
      [COHORT_RECORD_ACTIVITY_PERSON] = cohort_activity_person_get_class,
  };

  g_return_val_if_fail (kind < COHORT_N_RECORD_KINDS, NULL);

  return getters[kind]();
}

/**
 * cohort_record_kind_find_field:
 *
 * Returns: (nullable) (transfer none): the field called @name
 */
const CohortField *
cohort_record_kind_find_field (CohortRecordKind kind, const char *name)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (kind);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];
  return NULL;
}

static gpointer
get_member (gconstpointer record, const CohortField *field)
{
  return (char *)record + field->offset;
}

static gboolean
is_text (const CohortField *field)
{
  return field->kind == COHORT_FIELD_TEXT || field->kind == COHORT_FIELD_ID;
}

static CohortRecord *
make_record (CohortRecordKind kind)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (kind);
  CohortRecord *record = g_atomic_rc_box_alloc0 (klass->size);

  record->kind = kind;
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == COHORT_FIELD_NUMBER)
      *(gint64 *)get_member (record, &klass->fields[i]) = COHORT_UNKNOWN;
  return record;
}

/**
 * cohort_record_new:
 * @id: (nullable): its UUID, or %NULL for a random one
 *
 * Returns: (transfer full): a record of @kind whose numbers are all unknown and whose text is all
 * empty
 */
gpointer
cohort_record_new (CohortRecordKind kind, const char *id)
{
  CohortRecord *record = make_record (kind);

  record->id = id != NULL ? g_strdup (id) : cohort_id_new ();
  return record;
}

/**
 * cohort_record_new_among:
 * @id: its UUID
 * @texts: where its texts shall be, with those of others
 *
 * Returns: (transfer full): an empty record whose fields are set one by one, by
 * cohort_record_set_text() and the like, and which nobody changes after that
 */
gpointer
cohort_record_new_among (CohortRecordKind kind, const char *id, CohortTexts *texts)
{
  CohortRecord *record = make_record (kind);

  record->texts = cohort_texts_ref (texts);
  record->id = cohort_texts_add (texts, id);
  return record;
}

/**
 * cohort_record_copy:
 *
 * Returns: (transfer full): a copy with the same id, free to be changed until somebody else sees it
 */
gpointer
cohort_record_copy (gconstpointer record)
{
  const CohortRecord *from = record;
  const CohortRecordClass *klass = cohort_record_kind_get_class (from->kind);
  CohortRecord *copy = g_atomic_rc_box_dup (klass->size, (CohortRecord *)from);

  copy->texts = NULL;
  copy->id = g_strdup (from->id);
  for (guint i = 0; i < klass->n_fields; i++) {
    if (is_text (&klass->fields[i])) {
      char **member = get_member (copy, &klass->fields[i]);
      *member = g_strdup (*member);
    }
  }
  return copy;
}

/** cohort_record_ref: Returns: (transfer full): @record */
gpointer
cohort_record_ref (gpointer record)
{
  return g_atomic_rc_box_acquire (record);
}

static void
clear_record (gpointer data)
{
  CohortRecord *record = data;
  const CohortRecordClass *klass = cohort_record_kind_get_class (record->kind);

  if (record->texts != NULL) {
    cohort_texts_unref (record->texts);
    return;
  }
  g_free (record->id);
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_text (&klass->fields[i]))
      g_free (*(char **)get_member (record, &klass->fields[i]));
}

/** cohort_record_unref: @record: (transfer full) (nullable): a record */
void
cohort_record_unref (gpointer record)
{
  if (record != NULL)
    g_atomic_rc_box_release_full (record, clear_record);
}

/**
 * cohort_record_equal:
 *
 * Returns: whether both are of one kind and id and agree in every field
 */
gboolean
cohort_record_equal (gconstpointer a, gconstpointer b)
{
  const CohortRecord *one = a, *other = b;
  const CohortRecordClass *klass = cohort_record_kind_get_class (one->kind);

  if (one->kind != other->kind || one->deleted != other->deleted
      || !g_str_equal (one->id, other->id))
    return FALSE;

  for (guint i = 0; i < klass->n_fields; i++) {
    const CohortField *field = &klass->fields[i];

    if (is_text (field)
            ? g_strcmp0 (cohort_record_get_text (a, field), cohort_record_get_text (b, field)) != 0
            : cohort_record_get_number (a, field) != cohort_record_get_number (b, field))
      return FALSE;
  }
  return TRUE;
}

/** cohort_record_get_text: Returns: (nullable) (transfer none): the value of a text or id field */
const char *
cohort_record_get_text (gconstpointer record, const CohortField *field)
{
  g_return_val_if_fail (is_text (field), NULL);

  return *(char **)get_member (record, field);
}

/** cohort_record_get_number: Returns: the value of a number, flag (0 or 1) or date (Julian day)
 * field */
gint64
cohort_record_get_number (gconstpointer record, const CohortField *field)
{
  if (field->kind == COHORT_FIELD_NUMBER)
    return *(gint64 *)get_member (record, field);
  if (field->kind == COHORT_FIELD_FLAG)
    return *(gboolean *)get_member (record, field) ? 1 : 0;

  g_return_val_if_fail (field->kind == COHORT_FIELD_DATE, COHORT_UNKNOWN);
  return *(CohortDate *)get_member (record, field);
}

/** cohort_record_set_text: @value: (nullable): copied; "" is kept as %NULL */
void
cohort_record_set_text (gpointer record, const CohortField *field, const char *value)
{
  CohortTexts *texts = COHORT_RECORD (record)->texts;

  g_return_if_fail (is_text (field));

  if (texts == NULL)
    cohort_set_text (get_member (record, field), value);
  else
    *(char **)get_member (record, field)
        = value != NULL && *value != '\0' ? cohort_texts_add (texts, value) : NULL;
}

/**
 * cohort_record_set_link:
 * @field: one that refers to another record
 * @id: (nullable): the other's UUID
 * @target: (nullable): the other, if it is known; where its texts are those of @record too, its id
 *   is not copied
 */
void
cohort_record_set_link (gpointer record,
                        const CohortField *field,
                        const char *id,
                        const CohortRecord *target)
{
  const CohortTexts *texts = COHORT_RECORD (record)->texts;

  g_return_if_fail (field->kind == COHORT_FIELD_ID);

  if (texts != NULL && target != NULL && target->texts == texts)
    *(char **)get_member (record, field) = target->id;
  else
    cohort_record_set_text (record, field, id);
}

/** cohort_record_set_number: sets a number, flag or date field, see cohort_record_get_number() */
void
cohort_record_set_number (gpointer record, const CohortField *field, gint64 value)
{
  if (field->kind == COHORT_FIELD_NUMBER)
    *(gint64 *)get_member (record, field) = value;
  else if (field->kind == COHORT_FIELD_FLAG)
    *(gboolean *)get_member (record, field) = value != 0 && cohort_is_known (value);
  else if (field->kind == COHORT_FIELD_DATE)
    *(CohortDate *)get_member (record, field) = cohort_is_known (value) ? (CohortDate)value : 0;
  else
    g_return_if_reached ();
}

/**
 * cohort_set_text:
 * @member: a text member of a record that nobody else has seen
 * @value: (nullable): copied; may be the member's own value
 */
void
cohort_set_text (char **member, const char *value)
{
  char *copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;

  g_free (*member);
  *member = copy;
}
