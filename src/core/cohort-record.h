/* What every stored thing has in common: a kind, an id, and fields that can be walked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cohort-texts.h"
#include "cohort-types.h"

G_BEGIN_DECLS

/**
 * CohortRecordKind:
 *
 * The kinds of records. Ordinals are for this process only; what is stored is the table's name. A
 * kind comes after the kinds it refers to, so that writing in this order satisfies every reference.
 */
typedef enum {
  COHORT_RECORD_SETTING,
  COHORT_RECORD_PROGRAM_FILE,
  COHORT_RECORD_ORGANIZATION,
  COHORT_RECORD_PERSON,
  COHORT_RECORD_MEMBERSHIP,
  COHORT_RECORD_RESPONSE,
  COHORT_RECORD_INVITATION,
  COHORT_RECORD_DISTINCTION,
  COHORT_RECORD_ATTENDANCE,
  COHORT_RECORD_SPOT_ADJUSTMENT,
  COHORT_RECORD_WAITLIST_ENTRY,
  COHORT_RECORD_TRIP,
  COHORT_RECORD_TRAVEL_POLICY,
  COHORT_RECORD_TRAVEL_RATE,
  COHORT_RECORD_FUNDING_SOURCE,
  COHORT_RECORD_AMENDMENT,
  COHORT_RECORD_PLAN_LINE,
  COHORT_RECORD_PLAN_SPLIT,
  COHORT_RECORD_EXPENSE,
  COHORT_RECORD_EXPENSE_SPLIT,
  COHORT_RECORD_PAYMENT,
  COHORT_RECORD_RECEIPT,
  COHORT_RECORD_INVOICE,
  COHORT_RECORD_INVOICE_LINE,
  COHORT_RECORD_LETTER_PART,
  COHORT_RECORD_LETTER_TEMPLATE,
  COHORT_RECORD_LETTER,
  COHORT_RECORD_OPPORTUNITY,
  COHORT_RECORD_OPPORTUNITY_PERSON,
  COHORT_RECORD_GOAL,
  COHORT_RECORD_GOAL_PERSON,
  COHORT_RECORD_ACTIVITY,
  COHORT_RECORD_ACTIVITY_PERSON,
  COHORT_N_RECORD_KINDS,
} CohortRecordKind;

/**
 * CohortFieldKind:
 * @COHORT_FIELD_TEXT: char *, %NULL when empty
 * @COHORT_FIELD_ID: char *, the UUID of another record; %NULL when none
 * @COHORT_FIELD_NUMBER: gint64, %COHORT_UNKNOWN when not stated
 * @COHORT_FIELD_FLAG: gboolean
 * @COHORT_FIELD_DATE: CohortDate, 0 when not stated
 */
typedef enum {
  COHORT_FIELD_TEXT,
  COHORT_FIELD_ID,
  COHORT_FIELD_NUMBER,
  COHORT_FIELD_FLAG,
  COHORT_FIELD_DATE,
} CohortFieldKind;

typedef struct {
  const char *name; /* also the column's name */
  CohortFieldKind kind;
  gsize offset;
  CohortRecordKind target; /* of COHORT_FIELD_ID */
} CohortField;

typedef struct {
  const char *table; /* singular, also its name in the database */
  gsize size;
  const CohortField *fields;
  guint n_fields;
} CohortRecordClass;

/* Rows of a class's table of fields. */
#define COHORT_FIELD(Type, member, Kind)                                                           \
  {                                                                                                \
#member, COHORT_FIELD_##Kind, G_STRUCT_OFFSET(Type, member), COHORT_N_RECORD_KINDS             \
  }
#define COHORT_LINK(Type, member, Target)                                                          \
  {                                                                                                \
#member, COHORT_FIELD_ID, G_STRUCT_OFFSET(Type, member), COHORT_RECORD_##Target                \
  }

/* The first member of every record. Reference-counted, and unchanging once anybody else can see it:
 * an edit is a copy. Which county it belongs to is told by the snapshot that holds it. */
struct _CohortRecord {
  CohortRecordKind kind;
  gboolean deleted; /* soft delete: the row stays, nothing shows it */
  char *id;
  CohortTexts *texts; /* (owned) (nullable): where its id and texts are; NULL: each is its own */
};

#define COHORT_RECORD(record) ((CohortRecord *)(record))

const CohortRecordClass *cohort_record_kind_get_class (CohortRecordKind kind);
const CohortField *cohort_record_kind_find_field (CohortRecordKind kind, const char *name);

gpointer cohort_record_new (CohortRecordKind kind, const char *id) G_GNUC_WARN_UNUSED_RESULT;
gpointer cohort_record_new_among (CohortRecordKind kind, const char *id, CohortTexts *texts)
    G_GNUC_WARN_UNUSED_RESULT;
gpointer cohort_record_copy (gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;
gpointer cohort_record_ref (gpointer record);
void cohort_record_unref (gpointer record);
gboolean cohort_record_equal (gconstpointer a, gconstpointer b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortRecord, cohort_record_unref)

/* Fields by descriptor. Text is copied in; the empty string is stored as NULL. */
const char *cohort_record_get_text (gconstpointer record, const CohortField *field);
gint64 cohort_record_get_number (gconstpointer record, const CohortField *field);
void cohort_record_set_text (gpointer record, const CohortField *field, const char *value);
void cohort_record_set_link (gpointer record,
                             const CohortField *field,
                             const char *id,
                             const CohortRecord *target);
void cohort_record_set_number (gpointer record, const CohortField *field, gint64 value);

/* Sets a text member, freeing what it held and keeping NULL for "". */
void cohort_set_text (char **member, const char *value);

G_END_DECLS
