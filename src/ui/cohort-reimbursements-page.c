/* The page of the money: what is left of the contract, the expenses, the plan and who pays.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-reimbursements-page.h"

#include "cohort-contract-card.h"
#include "cohort-contract-text.h"
#include "cohort-expense-dialog.h"
#include "cohort-expense-row.h"
#include "cohort-funding-view.h"
#include "cohort-invoice-dialog.h"
#include "cohort-invoice-rows.h"
#include "cohort-ledger-view.h"
#include "cohort-money-empty.h"
#include "cohort-money-export.h"
#include "cohort-parts-bar.h"
#include "cohort-plan-dialog.h"
#include "cohort-plan-row.h"
#include "cohort-projection-group.h"
#include "cohort-reimbursements-lists.h"
#include "cohort-row-group.h"
#include "cohort-shown-layout.h"
#include "cohort-source-dialog.h"
#include "cohort-source-row.h"
#include "cohort-spending-view.h"
#include "cohort-view-chips.h"
#include "cohort-why-dialog.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

/* Rows that are made at a time: more would hold up a frame. */
#define ROWS_AT_ONCE 6
#define WIDTH        1100
#define NARROW_WIDTH 900

typedef enum { VIEW_SUMMARY, VIEW_LEDGER, VIEW_MONTHS, VIEW_INVOICES, VIEW_FUNDING, N_VIEWS } View;

static const struct {
  const char *name;
  const char *label;
} view_infos[N_VIEWS] = {
    {"summary", N_ ("Expenses")},  {"ledger", N_ ("Ledger")},   {"months", N_ ("Months")},
    {"invoices", N_ ("Invoices")}, {"funding", N_ ("Funding")},
};

struct _CohortReimbursementsPage {
  CohortPage parent_instance;

  View view;
  char *subject;            /* (owned) (nullable): the record to bring into view */
  guint tick;               /* waits for the rows to have their places */
  guint idle;               /* makes the rows that are still missing */
  CohortSnapshot *snapshot; /* (owned) (nullable): what @ledger is of */
  CohortLedger *ledger;     /* (owned) (nullable) */

  GtkWidget *add_button;
  AdwStatusPage *empty_page;
  CohortViewChips *chips;
  GtkStack *views;
  CohortContractCard *contract;
  CohortProjectionGroup *projection;
  AdwPreferencesGroup *expenses_group;
  AdwPreferencesGroup *plan_group;
  GtkListBox *expenses;
  GtkListBox *plan;
  CohortLedgerView *ledger_view; /* (nullable): each made when it is first looked at */
  CohortSpendingView *months;
  AdwPreferencesGroup *invoices_group;
  GtkWidget *no_invoices;
  GtkListBox *invoices;
  GtkListBox *sources;
  CohortFundingView *funding;
};

G_DEFINE_FINAL_TYPE (CohortReimbursementsPage, cohort_reimbursements_page, COHORT_TYPE_PAGE)

static void
show_view (CohortReimbursementsPage *self, View view)
{
  self->view = view;
  cohort_view_chips_choose (self->chips, view);
  cohort_page_queue_refresh (COHORT_PAGE (self));
}

/* The view of that name, for the buttons of views that are empty. */
static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_view_chips_open (COHORT_REIMBURSEMENTS_PAGE (widget)->chips,
                          g_variant_get_string (parameter, NULL));
}

static void
view_changed_cb (CohortReimbursementsPage *self)
{
  show_view (self, cohort_view_chips_get_chosen (self->chips));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_expense_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)), NULL);
}

static void
activate_row (CohortReimbursementsPage *self, const char *action, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s",
                              gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
expense_activated_cb (CohortReimbursementsPage *self, GtkListBoxRow *row)
{
  activate_row (self, "expense.open", row);
}

static void
line_activated_cb (CohortReimbursementsPage *self, GtkListBoxRow *row)
{
  activate_row (self, "plan.open", row);
}

static void
invoice_activated_cb (CohortReimbursementsPage *self, GtkListBoxRow *row)
{
  activate_row (self, "invoice.open", row);
}

static void
source_activated_cb (CohortReimbursementsPage *self, GtkListBoxRow *row)
{
  activate_row (self, "source.open", row);
}

static gboolean
go_on_cb (gpointer user_data)
{
  CohortReimbursementsPage *self = user_data;

  self->idle = 0;
  cohort_page_queue_refresh (COHORT_PAGE (self));
  return G_SOURCE_REMOVE;
}

/* Where rows are missing because the budget is used up. */
static void
go_on_later (CohortReimbursementsPage *self, guint budget)
{
  if (budget == 0 && self->idle == 0)
    self->idle = g_idle_add (go_on_cb, self);
}

/* (transfer none): a boxed list of @label in a group of its own */
static GtkListBox *
make_list (AdwPreferencesGroup *group, const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_group_set_title (group, label);
  adw_preferences_group_add (group, list);
  return GTK_LIST_BOX (list);
}

static void
add_view (CohortReimbursementsPage *self, View view, GtkWidget *content)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 24);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), NARROW_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), viewport);
  gtk_stack_add_named (self->views, scrolled, view_infos[view].name);
}

static void
make_invoices (CohortReimbursementsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New Invoice…"));

  self->invoices_group = ADW_PREFERENCES_GROUP (cohort_row_group_new ());
  self->no_invoices = cohort_money_empty_new ();
  self->invoices = make_list (self->invoices_group, _ ("Invoices"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.new-invoice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New invoice"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (self->invoices_group, button);
  g_signal_connect_object (self->invoices, "row-activated", G_CALLBACK (invoice_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->invoices_group));
  gtk_box_append (GTK_BOX (box), self->no_invoices);
  add_view (self, VIEW_INVOICES, box);
}

static void
make_funding (CohortReimbursementsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = cohort_row_group_new ();

  self->sources = make_list (ADW_PREFERENCES_GROUP (group), _ ("Funding Sources"));
  g_signal_connect_object (self->sources, "row-activated", G_CALLBACK (source_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->funding = g_object_new (COHORT_TYPE_FUNDING_VIEW, NULL);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->funding));
  add_view (self, VIEW_FUNDING, box);
}

/* The summary is in the template; the others cost the first look at the page nothing. */
static void
ensure_view (CohortReimbursementsPage *self, View view)
{
  if (gtk_stack_get_child_by_name (self->views, view_infos[view].name) != NULL)
    return;
  if (view == VIEW_LEDGER) {
    self->ledger_view = g_object_new (COHORT_TYPE_LEDGER_VIEW, NULL);
    gtk_stack_add_named (self->views, GTK_WIDGET (self->ledger_view), view_infos[view].name);
  } else if (view == VIEW_MONTHS) {
    self->months = g_object_new (COHORT_TYPE_SPENDING_VIEW, NULL);
    add_view (self, view, GTK_WIDGET (self->months));
  } else if (view == VIEW_INVOICES) {
    make_invoices (self);
  } else {
    make_funding (self);
  }
}

static void
show_summary (CohortReimbursementsPage *self, CohortSnapshot *snapshot)
{
  guint budget = ROWS_AT_ONCE;
  guint n_expenses = cohort_list_fill_expenses (self->expenses, snapshot, &budget);
  guint n_lines = cohort_list_fill_plan (self->plan, snapshot, self->ledger, &budget);

  cohort_contract_card_show (self->contract, snapshot, self->ledger);
  go_on_later (self, budget);
  gtk_widget_set_visible (GTK_WIDGET (self->expenses), n_expenses > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->plan), n_lines > 0);
  adw_preferences_group_set_description (
      self->expenses_group,
      n_expenses == 0 ? _ ("None yet. Add what somebody paid or claims.") : NULL);
  adw_preferences_group_set_description (
      self->plan_group,
      n_lines == 0 ? _ ("Nothing is planned. Decide who goes, or add a line.") : NULL);
}

static void
show_invoices (CohortReimbursementsPage *self, CohortSnapshot *snapshot)
{
  guint budget = ROWS_AT_ONCE;
  guint n = cohort_list_fill_invoices (self->invoices, snapshot, self->ledger, &budget);

  go_on_later (self, budget);
  gtk_widget_set_visible (GTK_WIDGET (self->invoices_group), n > 0);
  gtk_widget_set_visible (self->no_invoices, n == 0);
  if (n == 0 && cohort_contract_is_missing (snapshot, self->ledger))
    cohort_money_empty_show (self->no_invoices, _ ("No Contract This Year"),
                             _ ("An invoice asks a contract’s payer for what the county has paid, "
                                "and no contract pays anything this year."),
                             _ ("_Show Funding"), "page.view::funding");
  else if (n == 0)
    cohort_money_empty_show (
        self->no_invoices, _ ("No Invoices Yet"),
        _ ("An invoice asks the contract’s payer for what the county has paid."),
        _ ("_New Invoice…"), "page.new-invoice");
}

/* What is below the list comes once the list is there. */
static void
show_funding (CohortReimbursementsPage *self, CohortSnapshot *snapshot)
{
  guint budget = ROWS_AT_ONCE;

  cohort_list_fill_sources (self->sources, self->ledger, &budget);
  go_on_later (self, budget);
  if (budget > 0)
    cohort_funding_view_show (self->funding, snapshot, self->ledger);
}

/* What is in the summary while no year has anything in it; the other views say so themselves. */
static void
show_empty (CohortReimbursementsPage *self, CohortSnapshot *snapshot)
{
  const CohortContractTerms *program
      = cohort_program_get_contract (cohort_snapshot_get_program (snapshot));
  gboolean has_none = cohort_contract_is_missing (snapshot, self->ledger);
  const char *note = has_none && program->cap_cents == 0 ? program->note : NULL;
  g_autofree char *escaped = note != NULL ? g_markup_escape_text (note, -1) : NULL;

  adw_status_page_set_title (self->empty_page,
                             has_none ? _ ("No Contract This Year") : _ ("No Money Planned Yet"));
  adw_status_page_set_description (
      self->empty_page, escaped != NULL
                            ? escaped
                            : _ ("Decide who goes to a convening, and what that costs is planned "
                                 "here. What was paid already can be added as an expense."));
}

static gboolean
is_empty (CohortSnapshot *snapshot)
{
  return cohort_snapshot_get_records (snapshot, COHORT_RECORD_EXPENSE)->len == 0
         && cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_LINE)->len == 0;
}

/* Whether the view has nothing to show but a button to begin with. */
static gboolean
begins (CohortReimbursementsPage *self, CohortSnapshot *snapshot)
{
  if (self->view == VIEW_INVOICES)
    return gtk_widget_get_visible (self->no_invoices);
  return self->view != VIEW_FUNDING && is_empty (snapshot);
}

static void
show_content (CohortReimbursementsPage *self, CohortSnapshot *snapshot)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  gboolean nothing = self->view == VIEW_SUMMARY && is_empty (snapshot);

  ensure_view (self, self->view);
  switch (self->view) {
  case VIEW_LEDGER:
    cohort_ledger_view_show (self->ledger_view, snapshot, self->ledger);
    break;
  case VIEW_MONTHS:
    cohort_spending_view_show (self->months, snapshot, self->ledger,
                               contract != NULL ? contract->record.id : NULL);
    break;
  case VIEW_INVOICES:
    show_invoices (self, snapshot);
    break;
  case VIEW_FUNDING:
    show_funding (self, snapshot);
    break;
  case VIEW_SUMMARY:
  case N_VIEWS:
  default:
    if (nothing)
      show_empty (self, snapshot);
    else
      show_summary (self, snapshot);
    break;
  }
  gtk_stack_set_visible_child_name (self->views, nothing ? "empty" : view_infos[self->view].name);
  cohort_page_suggest (self->add_button, !begins (self, snapshot));
}

static GtkWidget *
find_row (CohortReimbursementsPage *self, const char *id)
{
  GtkListBox *const lists[] = {self->expenses, self->plan, self->sources, self->invoices};

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    GtkWidget *row = lists[i] != NULL ? cohort_list_find_row (lists[i], id) : NULL;

    if (row != NULL)
      return row;
  }
  return NULL;
}

/* A row that is focused before it has its place would scroll to the wrong one. */
static gboolean
focus_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CohortReimbursementsPage *self = COHORT_REIMBURSEMENTS_PAGE (widget);
  GtkWidget *row = self->subject != NULL ? find_row (self, self->subject) : NULL;

  if ((row == NULL && self->idle != 0) || (row != NULL && gtk_widget_get_height (row) == 0))
    return G_SOURCE_CONTINUE;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  g_clear_pointer (&self->subject, g_free);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_focus (CohortReimbursementsPage *self, const char *id)
{
  g_free (self->subject);
  self->subject = g_strdup (id);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_tick_cb, NULL, NULL);
}

/* (nullable): the record whose row has the focus, which its successor shall have */
static const char *
get_focused_id (CohortReimbursementsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    row = GTK_IS_LIST_BOX_ROW (focus) ? focus
                                      : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  return row != NULL ? gtk_widget_get_name (row) : NULL;
}

/* While rows are still being made, the ledger stays the same. */
static void
follow_snapshot (CohortReimbursementsPage *self, CohortSnapshot *snapshot)
{
  if (self->snapshot == snapshot)
    return;
  g_clear_pointer (&self->ledger, cohort_ledger_free);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  self->ledger = cohort_ledger_new (snapshot);
  cohort_projection_group_show (self->projection, snapshot, self->ledger);
}

static void
cohort_reimbursements_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortReimbursementsPage *self = COHORT_REIMBURSEMENTS_PAGE (page);
  g_autofree char *focused = g_strdup (get_focused_id (self));

  follow_snapshot (self, snapshot);
  show_content (self, snapshot);
  if (focused != NULL && self->subject == NULL)
    queue_focus (self, focused);
}

/* What makes up @part of the contract. */
static void
show_part (CohortReimbursementsPage *self, const char *part)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (self));
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  follow_snapshot (self, snapshot);
  ensure_view (self, VIEW_LEDGER);
  cohort_ledger_view_show (self->ledger_view, snapshot, self->ledger);
  cohort_ledger_view_filter (self->ledger_view, part,
                             contract != NULL ? contract->record.id : NULL);
  show_view (self, VIEW_LEDGER);
}

static void
show_invoice (CohortReimbursementsPage *self, const char *invoice)
{
  ensure_view (self, VIEW_INVOICES);
  cohort_list_want (self->invoices, invoice);
  show_view (self, VIEW_INVOICES);
}

static void
part_activated_cb (CohortReimbursementsPage *self, const char *part)
{
  show_part (self, part);
}

/* A part of the contract, or the id of an expense, its payment, a plan line, a funding source or an
 * invoice. */
static void
cohort_reimbursements_page_open (CohortPage *page, const char *subject)
{
  CohortReimbursementsPage *self = COHORT_REIMBURSEMENTS_PAGE (page);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (page);
  const CohortPayment *payment
      = snapshot != NULL ? cohort_snapshot_find (snapshot, COHORT_RECORD_PAYMENT, subject) : NULL;

  if (snapshot == NULL)
    return;
  if (cohort_part_get_label (subject) != NULL) {
    show_part (self, subject);
    return;
  }
  cohort_list_want (self->expenses, payment != NULL ? payment->expense : subject);
  cohort_list_want (self->plan, subject);
  if (cohort_snapshot_find (snapshot, COHORT_RECORD_FUNDING_SOURCE, subject) != NULL)
    show_view (self, VIEW_FUNDING);
  else if (cohort_snapshot_find (snapshot, COHORT_RECORD_INVOICE, subject) != NULL)
    show_invoice (self, subject);
  else
    show_view (self, VIEW_SUMMARY);
  queue_focus (self, payment != NULL ? payment->expense : subject);
}

static void
new_invoice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_invoice_add_present (widget, cohort_page_get_store (COHORT_PAGE (widget)));
}

static void
add_invoice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cohort_invoice_add_present (user_data, cohort_page_get_store (user_data));
}

static void
claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cohort_claim_export_choose (COHORT_WINDOW (gtk_widget_get_root (user_data)));
}

static void
preapproval_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cohort_preapproval_export_choose (COHORT_WINDOW (gtk_widget_get_root (user_data)));
}

static void
add_plan_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cohort_plan_dialog_present (user_data, cohort_page_get_store (user_data), NULL);
}

static void
add_source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cohort_source_dialog_present (user_data, cohort_page_get_store (user_data), NULL);
}

static void
add_header_actions (CohortReimbursementsPage *self)
{
  static const GActionEntry entries[] = {
      {.name = "add-plan-line", .activate = add_plan_line_cb},
      {.name = "add-source", .activate = add_source_cb},
      {.name = "add-invoice", .activate = add_invoice_cb},
      {.name = "claim", .activate = claim_cb},
      {.name = "preapproval", .activate = preapproval_cb},
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  cohort_page_add_header_actions (COHORT_PAGE (self), "reimbursements", G_ACTION_GROUP (group));
}

static void
cohort_reimbursements_page_dispose (GObject *object)
{
  CohortReimbursementsPage *self = COHORT_REIMBURSEMENTS_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->ledger, cohort_ledger_free);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_REIMBURSEMENTS_PAGE);

  G_OBJECT_CLASS (cohort_reimbursements_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, views);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, contract);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, projection);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, expenses_group);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, plan_group);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, expenses);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, plan);
}

static void
cohort_reimbursements_page_class_init (CohortReimbursementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_reimbursements_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_reimbursements_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_reimbursements_page_open;

  g_type_ensure (COHORT_TYPE_CONTRACT_CARD);
  g_type_ensure (COHORT_TYPE_PROJECTION_GROUP);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_VIEW_CHIPS);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-reimbursements-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, part_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, expense_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "page.new-invoice", NULL, new_invoice_action);
  cohort_expense_install_actions (widget_class);
  cohort_plan_install_actions (widget_class);
  cohort_projection_install_actions (widget_class);
  cohort_source_install_actions (widget_class);
  cohort_invoice_install_actions (widget_class);
  cohort_why_install_actions (widget_class);
}

static void
cohort_reimbursements_page_init (CohortReimbursementsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_VIEWS; i++)
    cohort_view_chips_add (self->chips, view_infos[i].name, _ (view_infos[i].label));
  add_header_actions (self);
}
