/* Invoices as rows, and what may be done with each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-invoice-rows.h"

#include "cohort-date.h"
#include "cohort-invoice-dialog.h"
#include "cohort-invoices.h"
#include "cohort-money-export.h"
#include "cohort-money-row.h"
#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

static void
append_acts (GMenu *menu, const CohortInvoice *invoice)
{
  const char *id = invoice->record.id;

  cohort_money_menu_append (menu, _ ("_Edit…"), "invoice.edit", id);
  switch (cohort_invoice_get_state (invoice)) {
  case COHORT_INVOICE_DRAFT:
    cohort_money_menu_append (menu, _ ("_Add Expenses…"), "invoice.put", id);
    cohort_money_menu_append (menu, _ ("_Take Expenses Off…"), "invoice.take", id);
    cohort_money_menu_append (menu, _ ("_Mark as Sent…"), "invoice.send", id);
    cohort_money_menu_append (menu, _ ("Re_move"), "invoice.remove", id);
    break;
  case COHORT_INVOICE_SENT:
    cohort_money_menu_append (menu, _ ("_Record What Came In…"), "invoice.receive", id);
    cohort_money_menu_append (menu, _ ("Re_open"), "invoice.reopen", id);
    break;
  case COHORT_INVOICE_RECEIVED:
  default:
    cohort_money_menu_append (menu, _ ("Re_open"), "invoice.reopen", id);
    break;
  }
}

static GMenuModel *
make_menu (GtkWidget *row, const char *id)
{
  CohortPage *page = COHORT_PAGE (gtk_widget_get_ancestor (row, COHORT_TYPE_PAGE));
  const CohortInvoice *invoice
      = cohort_snapshot_find (cohort_page_get_snapshot (page), COHORT_RECORD_INVOICE, id);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();

  if (invoice == NULL)
    return G_MENU_MODEL (menu);
  append_acts (acts, invoice);
  cohort_money_menu_append (files, _ ("Export as _PDF…"), "invoice.pdf", id);
  cohort_money_menu_append (files, _ ("Export as E_xcel…"), "invoice.xlsx", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}

static char *
describe_period (const CohortInvoice *invoice)
{
  g_autofree char *from = cohort_date_format (invoice->period_start);
  g_autofree char *to = cohort_date_format (invoice->period_end);

  if (invoice->period_start != 0 && invoice->period_end != 0)
    return cohort_date_format_range (invoice->period_start, invoice->period_end);
  if (invoice->period_start != 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("from %s"), from);
  if (invoice->period_end != 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("until %s"), to);
  return g_strdup (_ ("no period stated"));
}

/* How far it is, with the day. */
static char *
describe_state (const CohortInvoice *invoice)
{
  g_autofree char *sent = cohort_date_format (invoice->sent_on);
  g_autofree char *received = cohort_date_format (invoice->received_on);

  switch (cohort_invoice_get_state (invoice)) {
  case COHORT_INVOICE_SENT:
    return g_strdup_printf (_ ("sent %s"), sent);
  case COHORT_INVOICE_RECEIVED:
    return g_strdup_printf (_ ("sent %1$s, answered %2$s"), sent, received);
  case COHORT_INVOICE_DRAFT:
  default:
    return g_strdup (_ ("not sent"));
  }
}

/* What the cells of an invoice say. */
typedef struct {
  char *amount;
  char *came; /* in: the amount, or that it has not */
  char *period;
  char *far; /* how far it is */
  char *count;
} Texts;

static void
read_texts (Texts *texts,
            const CohortSnapshot *snapshot,
            const CohortLedger *ledger,
            const CohortInvoice *invoice)
{
  const char *id = invoice->record.id;
  g_autoptr (GPtrArray) lines = cohort_invoice_list_lines (snapshot, id);

  texts->amount = cohort_money_format (cohort_invoice_get_cents (snapshot, ledger, id));
  texts->came = cohort_is_known (invoice->received_cents)
                    ? cohort_money_format (invoice->received_cents)
                    : g_strdup (_ ("not yet"));
  texts->period = describe_period (invoice);
  texts->far = describe_state (invoice);
  texts->count = g_strdup_printf (ngettext ("%u expense", "%u expenses", lines->len), lines->len);
}

static void
clear_texts (Texts *texts)
{
  g_free (texts->amount);
  g_free (texts->came);
  g_free (texts->period);
  g_free (texts->far);
  g_free (texts->count);
}

static char *
describe (const CohortInvoice *invoice, const Texts *texts)
{
  g_autofree char *came = g_strdup_printf (_ ("received: %s"), texts->came);

  /* Translators: an invoice: number, period, how far it is, expenses, amount, what came in. */
  return g_strdup_printf (_ ("Invoice %1$s, %2$s, %3$s, %4$s, %5$s, %6$s"), invoice->number,
                          texts->period, texts->far, texts->count, texts->amount, came);
}

/** cohort_invoice_row_dup_text: Returns: (transfer full): the row in a sentence */
char *
cohort_invoice_row_dup_text (const CohortSnapshot *snapshot,
                             const CohortLedger *ledger,
                             const CohortInvoice *invoice)
{
  Texts texts;
  char *text;

  read_texts (&texts, snapshot, ledger, invoice);
  text = describe (invoice, &texts);
  clear_texts (&texts);
  return text;
}

static void
fill_columns (CohortColumns *columns, const CohortInvoice *invoice, const Texts *texts)
{
  static const char *const styles[] = {"", "accent", "success"};
  CohortInvoiceState state = cohort_invoice_get_state (invoice);
  g_autofree char *what = g_strdup_printf ("%s\n%s", texts->period, texts->far);
  g_autofree char *came = g_strdup_printf (_ ("received: %s"), texts->came);
  g_autofree char *more = g_strdup_printf (_ ("More about invoice %s"), invoice->number);

  cohort_columns_set_text (columns, COHORT_COLUMN_WHO, invoice->number, "heading");
  cohort_columns_set_text (columns, COHORT_COLUMN_WHAT, what, NULL);
  cohort_columns_set_text (columns, COHORT_COLUMN_FROM, texts->count, "dim-label");
  cohort_columns_set_text (columns, COHORT_COLUMN_NOTE, came, "dim-label");
  cohort_columns_set_cell (
      columns, COHORT_COLUMN_STATUS,
      cohort_money_chip_new (cohort_invoice_state_get_label (state), styles[state]));
  cohort_columns_set_text (columns, COHORT_COLUMN_AMOUNT, texts->amount, NULL);
  cohort_columns_set_text (columns, COHORT_COLUMN_RESULT, texts->came,
                           cohort_is_known (invoice->received_cents) ? NULL : "dim-label");
  cohort_columns_set_cell (columns, COHORT_COLUMN_MENU,
                           cohort_money_menu_new (invoice->record.id, more, make_menu));
}

/** cohort_invoice_row_new: Returns: (transfer floating): a row to activate */
GtkWidget *
cohort_invoice_row_new (const CohortSnapshot *snapshot,
                        const CohortLedger *ledger,
                        const CohortInvoice *invoice,
                        GPtrArray *alignment)
{
  GtkWidget *columns = cohort_columns_new (alignment);
  g_autofree char *label = NULL;
  Texts texts;

  read_texts (&texts, snapshot, ledger, invoice);
  label = describe (invoice, &texts);
  fill_columns (COHORT_COLUMNS (columns), invoice, &texts);
  clear_texts (&texts);
  return cohort_money_row_new (invoice->record.id, label, columns);
}

/** cohort_invoice_heading_new: Returns: (transfer floating): a row that names the columns */
GtkWidget *
cohort_invoice_heading_new (GPtrArray *alignment)
{
  static const struct {
    CohortColumn column;
    const char *label;
  } headings[] = {
      {COHORT_COLUMN_WHO, N_ ("Invoice")},   {COHORT_COLUMN_WHAT, N_ ("Period")},
      {COHORT_COLUMN_FROM, N_ ("Expenses")}, {COHORT_COLUMN_STATUS, N_ ("Status")},
      {COHORT_COLUMN_AMOUNT, N_ ("Amount")}, {COHORT_COLUMN_RESULT, N_ ("Received")},
  };
  CohortColumns *columns = COHORT_COLUMNS (cohort_columns_new (alignment));

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    cohort_columns_set_text (columns, headings[i].column, _ (headings[i].label), "caption-heading");
  cohort_columns_set_text (columns, COHORT_COLUMN_MENU, "", "caption-heading");
  return cohort_money_heading_new (GTK_WIDGET (columns));
}

typedef void (*PresentFunc) (GtkWidget *widget, CohortStore *store, const char *invoice);

static const struct {
  const char *action;
  PresentFunc present; /* (nullable): NULL runs the command of the action's name at once */
} acts[] = {
    {"invoice.open", cohort_invoice_edit_present},
    {"invoice.edit", cohort_invoice_edit_present},
    {"invoice.put", cohort_invoice_put_present},
    {"invoice.take", cohort_invoice_take_present},
    {"invoice.send", cohort_invoice_send_present},
    {"invoice.receive", cohort_invoice_receive_present},
    {"invoice.reopen", NULL},
    {"invoice.remove", NULL},
};

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortStore *store = cohort_page_get_store (COHORT_PAGE (widget));
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    if (!g_str_equal (acts[i].action, name))
      continue;
    if (acts[i].present != NULL)
      acts[i].present (widget, store, id);
    else
      cohort_run (widget, store, cohort_command_new (name, "invoice", id, NULL));
  }
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_invoice_export (COHORT_WINDOW (gtk_widget_get_root (widget)),
                         g_variant_get_string (parameter, NULL),
                         g_str_equal (name, "invoice.xlsx"));
}

/** cohort_invoice_install_actions: each takes the id of an invoice */
void
cohort_invoice_install_actions (GtkWidgetClass *page_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (page_class, acts[i].action, "s", act_action);
  gtk_widget_class_install_action (page_class, "invoice.pdf", "s", export_action);
  gtk_widget_class_install_action (page_class, "invoice.xlsx", "s", export_action);
}
