/* A large county's money for the bench: made once, read as any other.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "money-county.h"

#include "cohort-date.h"
#include "cohort-db.h"
#include "cohort-vocabulary.h"

#define PEOPLE   300
#define LINES    600
#define EXPENSES 2000
#define INVOICES 40
#define SOURCES  6
#define YEAR     "2024-25"

/* What is being made, and the ids that later records name. */
typedef struct {
  CohortChange *change;
  const char *people[PEOPLE];
  const char *lines[LINES];
  const char *sources[SOURCES + 1];
  const char *invoices[INVOICES];
  CohortDate first;
} County;

static const char *const convenings[] = {"fall-2024", "spring-2025", NULL};

static const char *
put (County *county, gpointer record)
{
  cohort_change_put (county->change, record);
  return COHORT_RECORD (record)->id;
}

static void
add_people (County *county)
{
  guint n_roles;
  const CohortWord *roles = cohort_vocabulary_get_words ("role", &n_roles);

  for (guint i = 0; i < PEOPLE; i++) {
    CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
    CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);

    person->given = g_strdup_printf ("Priya %u", i);
    person->family = g_strdup_printf ("Raman %u", i * 7 % PEOPLE);
    person->email = g_strdup_printf ("person%u@example.org", i);
    county->people[i] = put (county, person);
    membership->person = g_strdup (county->people[i]);
    membership->role = g_strdup (roles[i % n_roles].code);
    membership->bands = g_strdup ("9-12");
    membership->status = g_strdup ("active");
    put (county, membership);
  }
}

static void
add_sources (County *county, const char *contract)
{
  county->sources[0] = contract;
  for (guint i = 1; i <= SOURCES; i++) {
    CohortFundingSource *source = cohort_record_new (COHORT_RECORD_FUNDING_SOURCE, NULL);

    source->year = g_strdup (YEAR);
    source->name = g_strdup_printf ("Source %u", i);
    source->kind = g_strdup (i % 2 == 0 ? "district" : "coe");
    source->cap_cents = COHORT_UNKNOWN;
    county->sources[i] = put (county, source);
  }
}

static void
add_line (County *county, guint i)
{
  static const char *const categories[] = {"lodging", "mileage", "registration", "substitute"};
  CohortPlanLine *line = cohort_record_new (COHORT_RECORD_PLAN_LINE, NULL);

  line->year = g_strdup (YEAR);
  line->person = g_strdup (county->people[i % PEOPLE]);
  line->convening = g_strdup (convenings[i % 2]);
  line->category = g_strdup (categories[i % G_N_ELEMENTS (categories)]);
  line->quantity = line->rate = COHORT_UNKNOWN;
  line->amount_cents = i % 50 == 0 ? COHORT_UNKNOWN : (gint64)(10000 + i * 37);
  line->basis = g_strdup ("typed");
  line->state = g_strdup (i % 9 == 0 ? "closed" : "open");
  county->lines[i] = put (county, line);
  for (guint j = 0; j < (i % 3 == 0 ? 2U : 1U); j++) {
    CohortPlanSplit *split = cohort_record_new (COHORT_RECORD_PLAN_SPLIT, NULL);

    split->plan_line = g_strdup (county->lines[i]);
    split->source = g_strdup (county->sources[(i + j) % SOURCES]);
    split->cents = COHORT_UNKNOWN;
    split->permille = i % 3 == 0 ? 500 : 1000;
    split->position = j;
    put (county, split);
  }
}

static void
add_shares (County *county, const char *expense, guint i, gint64 cents)
{
  guint n = i % 3 == 0 ? 2 : 1;

  for (guint j = 0; j < n; j++) {
    CohortExpenseSplit *split = cohort_record_new (COHORT_RECORD_EXPENSE_SPLIT, NULL);

    split->expense = g_strdup (expense);
    split->source = g_strdup (county->sources[j == 0 && i % 4 != 0 ? 0 : 1 + i % SOURCES]);
    split->cents = n == 1 ? cents : j == 0 ? cents / 2 : cents - cents / 2;
    split->position = j;
    put (county, split);
  }
}

static void
add_payment (County *county, const CohortExpense *expense)
{
  CohortPayment *payment = cohort_record_new (COHORT_RECORD_PAYMENT, NULL);

  payment->expense = g_strdup (expense->record.id);
  payment->on = expense->incurred_on + 30;
  payment->cents = expense->approved_cents;
  put (county, payment);
}

static void
add_expense (County *county, guint i)
{
  static const char *const statuses[]
      = {"draft", "submitted", "submitted", "approved", "approved", "paid", "paid", "paid"};
  const char *status = statuses[i % G_N_ELEMENTS (statuses)];
  CohortExpense *expense = cohort_record_new (COHORT_RECORD_EXPENSE, NULL);
  guint line = i % LINES;

  expense->year = g_strdup (YEAR);
  expense->person = g_strdup (county->people[line % PEOPLE]);
  expense->convening = g_strdup (convenings[line % 2]);
  expense->plan_line = i % 5 != 0 ? g_strdup (county->lines[line]) : NULL;
  expense->category = g_strdup (i % 2 == 0 ? "lodging" : "parking");
  expense->incurred_on = county->first + i % 200;
  expense->purpose = g_strdup_printf ("Purpose of the expense number %u", i);
  expense->quantity = expense->rate = COHORT_UNKNOWN;
  expense->claimed_cents = 1500 + i * 13 % 9000;
  expense->approved_cents = i % 8 >= 3 ? expense->claimed_cents : COHORT_UNKNOWN;
  expense->status = g_strdup (status);
  expense->status_on = expense->incurred_on + 20;
  put (county, expense);
  add_shares (county, expense->record.id, i, expense->claimed_cents);
  if (g_str_equal (status, "paid"))
    add_payment (county, expense);
  if (i % 8 >= 3 && i / 8 % 2 == 0) {
    CohortInvoiceLine *on = cohort_record_new (COHORT_RECORD_INVOICE_LINE, NULL);

    on->invoice = g_strdup (county->invoices[i / 8 % INVOICES]);
    on->expense = g_strdup (expense->record.id);
    on->cents = COHORT_UNKNOWN;
    put (county, on);
  }
}

static void
add_invoices (County *county)
{
  for (guint i = 0; i < INVOICES; i++) {
    CohortInvoice *invoice = cohort_record_new (COHORT_RECORD_INVOICE, NULL);

    invoice->source = g_strdup (county->sources[0]);
    invoice->number = g_strdup_printf ("SJ-%u", i + 1);
    invoice->received_cents = COHORT_UNKNOWN;
    county->invoices[i] = put (county, invoice);
  }
}

static void
fill (CohortDb *db, const CohortMoment *moment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (db, &error);
  g_autofree County *county = g_new0 (County, 1);
  g_autoptr (CohortChange) change = cohort_change_new ("expense.add", "Bench", NULL);

  g_assert_no_error (error);
  county->change = change;
  county->first = cohort_date_new (2024, 9, 1);
  add_people (county);
  add_sources (county, cohort_snapshot_get_contract (snapshot)->record.id);
  for (guint i = 0; i < LINES; i++)
    add_line (county, i);
  add_invoices (county);
  for (guint i = 0; i < EXPENSES; i++)
    add_expense (county, i);
  cohort_db_save (db, change, moment, &error);
  g_assert_no_error (error);
}

/** bench_make_county: see the header */
void
bench_make_county (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = cohort_db_open (path, TRUE, &error);
  const CohortMoment moment = {cohort_date_new (2025, 3, 1), 1740787200};
  g_autoptr (CohortProgram) program = NULL;

  g_assert_no_error (error);
  program = cohort_db_load_program (db, YEAR, &error);
  g_assert_no_error (error);
  cohort_db_init (db, cohort_program_find_county (program, "San Joaquin"), YEAR, &moment, &error);
  g_assert_no_error (error);
  fill (db, &moment);
}
