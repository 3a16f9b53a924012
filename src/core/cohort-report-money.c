/* The money of the report: the five parts, what amended a cap, what is recovered, and invoices.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report-private.h"

#include "cohort-cap.h"
#include "cohort-invoices.h"
#include "cohort-json.h"

static JsonArray *
report_amendments (const CohortSnapshot *snapshot, const char *source, CohortDate on)
{
  JsonArray *array = json_array_new ();

  COHORT_FOR_EACH (CohortAmendment, amendment, snapshot, COHORT_RECORD_AMENDMENT) {
    JsonObject *object;

    if (g_strcmp0 (amendment->source, source) != 0)
      continue;
    object = json_object_new ();
    cohort_json_set_date (object, "on", amendment->on);
    cohort_json_set_number (object, "cents", amendment->delta_cents);
    cohort_json_set_text (object, "reason", amendment->reason);
    json_object_set_boolean_member (object, "counts", cohort_amendment_counts (amendment, on));
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonObject *
report_recovery (const CohortSnapshot *snapshot, const CohortLedger *ledger, const char *source)
{
  JsonObject *object = json_object_new ();
  CohortRecovery recovery;

  cohort_recovery_count (snapshot, ledger, source, &recovery);
  json_object_set_int_member (object, "draft", recovery.draft);
  json_object_set_int_member (object, "sent", recovery.sent);
  json_object_set_int_member (object, "received", recovery.received);
  json_object_set_int_member (object, "disallowed", recovery.disallowed);
  json_object_set_int_member (object, "unrecovered", recovery.unrecovered);
  json_object_set_int_member (object, "uninvoiced", recovery.uninvoiced);
  return object;
}

static JsonObject *
report_source (const CohortSnapshot *snapshot,
               const CohortLedger *ledger,
               const CohortFundingSource *source)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "id", source->record.id);
  cohort_json_set_text (object, "name", source->name);
  cohort_json_set_text (object, "kind", source->kind);
  cohort_json_set_number (object, "cap", parts->cap);
  json_object_set_int_member (object, "paid", parts->paid);
  json_object_set_int_member (object, "approved", parts->approved);
  json_object_set_int_member (object, "submitted", parts->submitted);
  json_object_set_int_member (object, "committed", parts->committed);
  cohort_json_set_number (object, "available", parts->available);
  json_object_set_int_member (object, "unpriced", parts->unpriced);
  cohort_json_set_number (object, "headroom", parts->headroom);
  json_object_set_array_member (
      object, "amendments",
      report_amendments (snapshot, source->record.id, cohort_ledger_get_day (ledger)));
  json_object_set_object_member (object, "recovery",
                                 report_recovery (snapshot, ledger, source->record.id));
  return object;
}

static JsonObject *
report_override (const char *kind,
                 const char *id,
                 const char *person,
                 const char *convening,
                 const char *category,
                 gint64 cents,
                 const char *reason)
{
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "kind", kind);
  cohort_json_set_text (object, "id", id);
  cohort_json_set_text (object, "person", person);
  cohort_json_set_text (object, "convening", convening);
  cohort_json_set_text (object, "category", category);
  cohort_json_set_number (object, "cents", cents);
  cohort_json_set_text (object, "reason", reason);
  return object;
}

/** cohort_report_overrides: Returns: (transfer full): the year's plan lines and expenses that are
 * charged although a rule speaks against it, each with the reason */
JsonArray *
cohort_report_overrides (const CohortSnapshot *snapshot)
{
  const char *year = cohort_snapshot_get_year (snapshot);
  JsonArray *array = json_array_new ();

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (line->override_reason != NULL && g_strcmp0 (line->year, year) == 0)
      json_array_add_object_element (
          array, report_override ("plan_line", line->record.id, line->person, line->convening,
                                  line->category, line->amount_cents, line->override_reason));
  }
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (expense->override_reason != NULL && g_strcmp0 (expense->year, year) == 0)
      json_array_add_object_element (
          array,
          report_override ("expense", expense->record.id, expense->person, expense->convening,
                           expense->category, expense->claimed_cents, expense->override_reason));
  }
  return array;
}

/** cohort_report_ledger: Returns: (transfer full): the contract by itself, and all sources */
JsonObject *
cohort_report_ledger (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, today);
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  GPtrArray *sources = cohort_ledger_get_sources (ledger);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  json_object_set_null_member (object, "contract");
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    if (source == contract)
      json_object_set_object_member (object, "contract", report_source (snapshot, ledger, source));
    json_array_add_object_element (array, report_source (snapshot, ledger, source));
  }
  json_object_set_array_member (object, "sources", array);
  return object;
}

static JsonArray *
report_lines (const CohortSnapshot *snapshot, const CohortLedger *ledger, const char *invoice)
{
  g_autoptr (GPtrArray) lines = cohort_invoice_list_lines (snapshot, invoice);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lines->len; i++) {
    const CohortInvoiceLine *line = g_ptr_array_index (lines, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "expense", line->expense);
    cohort_json_set_number (object, "cents",
                            cohort_invoice_line_get_cents (snapshot, ledger, line));
    json_array_add_object_element (array, object);
  }
  return array;
}

/** cohort_report_invoices: Returns: (transfer full): those of the year, in the order they were made
 */
JsonArray *
cohort_report_invoices (const CohortSnapshot *snapshot)
{
  static const char *const states[] = {"draft", "sent", "received"};
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autoptr (GPtrArray) invoices = cohort_invoices_list (snapshot, NULL);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < invoices->len; i++) {
    const CohortInvoice *invoice = g_ptr_array_index (invoices, i);
    const char *id = invoice->record.id;
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "id", id);
    cohort_json_set_text (object, "number", invoice->number);
    cohort_json_set_text (object, "source", invoice->source);
    cohort_json_set_text (object, "state", states[cohort_invoice_get_state (invoice)]);
    cohort_json_set_date (object, "period_start", invoice->period_start);
    cohort_json_set_date (object, "period_end", invoice->period_end);
    cohort_json_set_date (object, "sent_on", invoice->sent_on);
    cohort_json_set_date (object, "received_on", invoice->received_on);
    cohort_json_set_number (object, "cents", cohort_invoice_get_cents (snapshot, ledger, id));
    cohort_json_set_number (object, "received", invoice->received_cents);
    json_object_set_array_member (object, "lines", report_lines (snapshot, ledger, id));
    json_array_add_object_element (array, object);
  }
  return array;
}
