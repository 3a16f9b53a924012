/* A line of the ledger as a row of a table: one record's share of one source in one part.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ledger-item.h"

#include "cohort-date.h"
#include "cohort-money-text.h"
#include "cohort-parts-bar.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

struct _CohortLedgerItem {
  GObject parent_instance;

  CohortRecord *record; /* (owned) */
  char *source;         /* (owned) */
  char *person;         /* (owned) (nullable) */
  char *convening;      /* (owned) (nullable) */
  const char *part;     /* of the ledger's words */
  const char *kind;     /* untranslated */
  const char *category; /* (nullable): of the record it is in, which @record or @expense keeps */
  CohortRecord *expense; /* (owned) (nullable): of a payment */
  CohortDate day;
  gint64 cents;
  /* (owned) (nullable): who and from which source are there from the beginning, the others from
   * when they are asked for: most lines of a long ledger never come on screen */
  char *texts[COHORT_N_LEDGER_CELLS];
};

G_DEFINE_FINAL_TYPE (CohortLedgerItem, cohort_ledger_item, G_TYPE_OBJECT)

static void
cohort_ledger_item_finalize (GObject *object)
{
  CohortLedgerItem *self = COHORT_LEDGER_ITEM (object);

  g_clear_pointer (&self->expense, cohort_record_unref);
  cohort_record_unref (self->record);
  g_free (self->source);
  g_free (self->person);
  g_free (self->convening);
  for (guint i = 0; i < COHORT_N_LEDGER_CELLS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (cohort_ledger_item_parent_class)->finalize (object);
}

static void
cohort_ledger_item_class_init (CohortLedgerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_ledger_item_finalize;
}

static void
cohort_ledger_item_init (CohortLedgerItem *self)
{
}

/** cohort_ledger_cell_get_title: Returns: (transfer none): the heading of a column, translated */
const char *
cohort_ledger_cell_get_title (CohortLedgerCell cell)
{
  static const char *const titles[COHORT_N_LEDGER_CELLS]
      = {N_ ("Date"), N_ ("Person or Payee"), N_ ("Kind"), N_ ("Category"), N_ ("Source"),
         N_ ("Part"), N_ ("Amount")};

  return _ (titles[cell]);
}

static void
read_plan_line (CohortLedgerItem *self, const CohortSnapshot *snapshot, const CohortPlanLine *line)
{
  const CohortConvening *convening = line->convening != NULL ? cohort_program_find_convening (
                                         cohort_snapshot_get_program (snapshot), line->convening)
                                                             : NULL;

  self->person = g_strdup (line->person);
  self->convening = g_strdup (line->convening);
  self->day = convening != NULL ? convening->first_day : 0;
  self->texts[COHORT_LEDGER_CELL_WHO] = cohort_money_text_who (snapshot, line->person, NULL);
  self->kind = N_ ("Plan");
  self->category = line->category;
}

/* @payment: (nullable): the line is what was paid of the expense */
static void
read_expense (CohortLedgerItem *self,
              const CohortSnapshot *snapshot,
              const CohortExpense *expense,
              const CohortPayment *payment)
{
  gboolean is_refund
      = payment != NULL ? payment->cents < 0 : g_strcmp0 (expense->parent_kind, "refund") == 0;

  self->person = g_strdup (expense->person);
  self->convening = g_strdup (expense->convening);
  self->day = payment != NULL ? payment->on : expense->incurred_on;
  self->texts[COHORT_LEDGER_CELL_WHO]
      = cohort_money_text_who (snapshot, expense->person, expense->payee);
  self->kind = is_refund         ? N_ ("Refund")
               : payment != NULL ? N_ ("Payment")
                                 : N_ ("Expense");
  self->category = expense->category;
  if (payment != NULL)
    self->expense = cohort_record_ref ((gpointer)expense);
}

static void
read_record (CohortLedgerItem *self, const CohortSnapshot *snapshot)
{
  if (self->record->kind == COHORT_RECORD_PLAN_LINE) {
    read_plan_line (self, snapshot, (const CohortPlanLine *)self->record);
  } else if (self->record->kind == COHORT_RECORD_PAYMENT) {
    const CohortPayment *payment = (const CohortPayment *)self->record;
    const CohortExpense *expense
        = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, payment->expense);

    if (expense != NULL)
      read_expense (self, snapshot, expense, payment);
  } else {
    read_expense (self, snapshot, (const CohortExpense *)self->record, NULL);
  }
}

static CohortLedgerItem *
make_item (const CohortSnapshot *snapshot,
           const CohortFundingSource *source,
           const CohortLedgerLine *line)
{
  CohortLedgerItem *self = g_object_new (COHORT_TYPE_LEDGER_ITEM, NULL);

  self->record = cohort_record_ref (line->record);
  self->source = g_strdup (source->record.id);
  self->part = g_intern_string (line->part);
  self->cents = line->cents;
  read_record (self, snapshot);
  self->texts[COHORT_LEDGER_CELL_SOURCE] = g_strdup (source->name);
  return self;
}

/** cohort_ledger_items_list: see the header */
GPtrArray *
cohort_ledger_items_list (const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *sources = cohort_ledger_get_sources (ledger);

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    GArray *lines = cohort_ledger_get_lines (ledger, source->record.id);

    for (guint j = 0; lines != NULL && j < lines->len; j++)
      g_ptr_array_add (items,
                       make_item (snapshot, source, &g_array_index (lines, CohortLedgerLine, j)));
  }
  return items;
}

/** cohort_ledger_item_equal: Returns: whether both say the same of the same record */
gboolean
cohort_ledger_item_equal (CohortLedgerItem *self, CohortLedgerItem *other)
{
  if (g_strcmp0 (self->record->id, other->record->id) != 0 || self->part != other->part
      || self->cents != other->cents || self->day != other->day
      || g_strcmp0 (self->source, other->source) != 0
      || g_strcmp0 (self->person, other->person) != 0
      || g_strcmp0 (self->convening, other->convening) != 0)
    return FALSE;
  return g_strcmp0 (self->kind, other->kind) == 0
         && g_strcmp0 (self->category, other->category) == 0
         && g_strcmp0 (self->texts[COHORT_LEDGER_CELL_WHO], other->texts[COHORT_LEDGER_CELL_WHO])
                == 0
         && g_strcmp0 (self->texts[COHORT_LEDGER_CELL_SOURCE],
                       other->texts[COHORT_LEDGER_CELL_SOURCE])
                == 0;
}

static char *
make_text (const CohortLedgerItem *self, CohortLedgerCell cell)
{
  switch (cell) {
  case COHORT_LEDGER_CELL_DAY:
    return self->day != 0 ? cohort_date_format (self->day) : g_strdup (_ ("no day stated"));
  case COHORT_LEDGER_CELL_KIND:
    return g_strdup (self->kind != NULL ? _ (self->kind) : NULL);
  case COHORT_LEDGER_CELL_CATEGORY:
    return g_strdup (cohort_vocabulary_get_label ("expense-category", self->category));
  case COHORT_LEDGER_CELL_PART:
    return g_strdup (cohort_part_get_label (self->part));
  case COHORT_LEDGER_CELL_AMOUNT:
    return cohort_money_text_amount (self->cents);
  case COHORT_LEDGER_CELL_WHO:
  case COHORT_LEDGER_CELL_SOURCE:
  case COHORT_N_LEDGER_CELLS:
  default:
    return NULL;
  }
}

/** cohort_ledger_item_get_text: Returns: (transfer none): what a cell says */
const char *
cohort_ledger_item_get_text (CohortLedgerItem *self, CohortLedgerCell cell)
{
  if (self->texts[cell] == NULL)
    self->texts[cell] = make_text (self, cell);
  return self->texts[cell] != NULL ? self->texts[cell] : "";
}

/** cohort_ledger_item_compare: Returns: the order of two lines by one column; what has no day comes
 * last, what has no price comes first */
int
cohort_ledger_item_compare (CohortLedgerItem *one, CohortLedgerItem *other, CohortLedgerCell cell)
{
  CohortDate day = one->day != 0 ? one->day : G_MAXINT;
  CohortDate other_day = other->day != 0 ? other->day : G_MAXINT;

  if (cell == COHORT_LEDGER_CELL_DAY)
    return (day > other_day) - (day < other_day);
  if (cell == COHORT_LEDGER_CELL_AMOUNT)
    return (one->cents > other->cents) - (one->cents < other->cents);
  return g_utf8_collate (cohort_ledger_item_get_text (one, cell),
                         cohort_ledger_item_get_text (other, cell));
}

/** cohort_ledger_item_get_cents: Returns: cents, or COHORT_UNKNOWN */
gint64
cohort_ledger_item_get_cents (CohortLedgerItem *self)
{
  return self->cents;
}

/** cohort_ledger_item_get_part: Returns: (transfer none): "paid" and so on */
const char *
cohort_ledger_item_get_part (CohortLedgerItem *self)
{
  return self->part;
}

/** cohort_ledger_item_get_source: Returns: (transfer none): the id of who pays */
const char *
cohort_ledger_item_get_source (CohortLedgerItem *self)
{
  return self->source;
}

/** cohort_ledger_item_get_person: Returns: (transfer none) (nullable): whose it is */
const char *
cohort_ledger_item_get_person (CohortLedgerItem *self)
{
  return self->person;
}

/** cohort_ledger_item_get_convening: Returns: (transfer none) (nullable): what it is for */
const char *
cohort_ledger_item_get_convening (CohortLedgerItem *self)
{
  return self->convening;
}

/** cohort_ledger_item_get_subject: Returns: (transfer none): the id of the record to open */
const char *
cohort_ledger_item_get_subject (CohortLedgerItem *self)
{
  return self->record->id;
}
