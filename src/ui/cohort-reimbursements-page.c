/* The page of the money: what is left of the contract, the expenses, the plan and who pays.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-reimbursements-page.h"

#include "cohort-contract-card.h"
#include "cohort-expense-dialog.h"
#include "cohort-expense-row.h"
#include "cohort-plan-dialog.h"
#include "cohort-plan-row.h"
#include "cohort-reimbursements-lists.h"
#include "cohort-source-dialog.h"
#include "cohort-source-row.h"

#include <glib/gi18n-lib.h>

/* Rows that are made at a time: more would hold up a frame. */
#define ROWS_AT_ONCE 14

struct _CohortReimbursementsPage {
  CohortPage parent_instance;

  char *part;    /* (owned) (nullable): the part the lists are filtered by */
  char *subject; /* (owned) (nullable): the record to bring into view */
  guint tick;    /* waits for the rows to have their places */
  guint idle;    /* makes the rows that are still missing */

  GtkWidget *header_box;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  CohortContractCard *contract;
  GtkWidget *filter_box;
  GtkWidget *filter_button;
  GtkLabel *filter_label;
  GtkLabel *filter_sum;
  AdwPreferencesGroup *expenses_group;
  AdwPreferencesGroup *plan_group;
  AdwPreferencesGroup *sources_group;
  GtkListBox *expenses;
  GtkListBox *plan;
  GtkListBox *sources;
};

G_DEFINE_FINAL_TYPE (CohortReimbursementsPage, cohort_reimbursements_page, COHORT_TYPE_PAGE)

static void
set_part (CohortReimbursementsPage *self, const char *part)
{
  g_free (self->part);
  self->part = g_strdup (part);
  cohort_page_queue_refresh (COHORT_PAGE (self));
}

static void
part_activated_cb (CohortReimbursementsPage *self, const char *part)
{
  set_part (self, part);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortReimbursementsPage *self = COHORT_REIMBURSEMENTS_PAGE (widget);

  set_part (self, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->expenses), GTK_DIR_TAB_FORWARD);
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
source_activated_cb (CohortReimbursementsPage *self, GtkListBoxRow *row)
{
  activate_row (self, "source.open", row);
}

static void
show_filter (CohortReimbursementsPage *self,
             CohortSnapshot *snapshot,
             const CohortLedger *ledger,
             const CohortPartFilter *filter)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  g_autofree char *label = NULL;
  g_autofree char *sum = NULL;

  gtk_widget_set_visible (self->filter_box, filter != NULL);
  if (filter == NULL)
    return;
  /* Translators: %s is a part of the contract such as "submitted". */
  label = g_strdup_printf (_ ("Showing: %s"), cohort_part_get_label (filter->part));
  sum = cohort_part_filter_describe (
      filter, contract != NULL ? cohort_ledger_get_parts (ledger, contract->record.id)
                               : cohort_ledger_get_total (ledger));
  gtk_label_set_label (self->filter_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_label (self->filter_sum, sum);
}

static gboolean
go_on_cb (gpointer user_data)
{
  CohortReimbursementsPage *self = user_data;

  self->idle = 0;
  cohort_page_queue_refresh (COHORT_PAGE (self));
  return G_SOURCE_REMOVE;
}

static void
show_lists (CohortReimbursementsPage *self,
            CohortSnapshot *snapshot,
            const CohortLedger *ledger,
            const CohortPartFilter *filter)
{
  guint budget = ROWS_AT_ONCE;
  guint n_expenses = cohort_list_fill_expenses (self->expenses, snapshot, filter, &budget);
  guint n_lines = cohort_list_fill_plan (self->plan, snapshot, ledger, filter, &budget);

  cohort_list_fill_sources (self->sources, ledger, &budget);
  if (budget == 0 && self->idle == 0)
    self->idle = g_idle_add (go_on_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->expenses), n_expenses > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->plan), n_lines > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->expenses_group), n_expenses > 0 || filter == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_group), n_lines > 0 || filter == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sources_group), filter == NULL);
  adw_preferences_group_set_description (
      self->expenses_group,
      n_expenses == 0 ? _ ("None yet. Add what somebody paid or claims.") : NULL);
  adw_preferences_group_set_description (
      self->plan_group,
      n_lines == 0 ? _ ("Nothing is planned. Decide who goes, or add a line.") : NULL);
}

static GtkWidget *
find_row (CohortReimbursementsPage *self, const char *id)
{
  GtkListBox *const lists[] = {self->expenses, self->plan, self->sources};

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    GtkWidget *row = cohort_list_find_row (lists[i], id);

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

static gboolean
is_empty (CohortSnapshot *snapshot)
{
  return cohort_snapshot_get_records (snapshot, COHORT_RECORD_EXPENSE)->len == 0
         && cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_LINE)->len == 0;
}

static void
show_empty (CohortReimbursementsPage *self, CohortSnapshot *snapshot)
{
  const CohortContractTerms *program
      = cohort_program_get_contract (cohort_snapshot_get_program (snapshot));

  adw_status_page_set_description (
      self->empty_page, program->cap_cents == 0 && program->note != NULL
                            ? program->note
                            : _ ("Decide who goes to a convening, and what that costs is planned "
                                 "here. What was paid already can be added as an expense."));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
cohort_reimbursements_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortReimbursementsPage *self = COHORT_REIMBURSEMENTS_PAGE (page);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autoptr (CohortPartFilter) filter = NULL;
  g_autofree char *focused = g_strdup (get_focused_id (self));

  if (is_empty (snapshot)) {
    show_empty (self, snapshot);
    return;
  }
  if (self->part != NULL)
    filter = cohort_part_filter_new (snapshot, ledger, self->part);
  gtk_stack_set_visible_child_name (self->stack, "content");
  cohort_contract_card_show (self->contract, snapshot, ledger);
  show_filter (self, snapshot, ledger, filter);
  show_lists (self, snapshot, ledger, filter);
  if (focused != NULL && self->subject == NULL)
    queue_focus (self, focused);
}

/* A part of the contract, or the id of an expense, its payment, a plan line or a funding source. */
static void
cohort_reimbursements_page_open (CohortPage *page, const char *subject)
{
  CohortReimbursementsPage *self = COHORT_REIMBURSEMENTS_PAGE (page);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (page);
  const CohortPayment *payment
      = snapshot != NULL ? cohort_snapshot_find (snapshot, COHORT_RECORD_PAYMENT, subject) : NULL;

  if (cohort_part_is_known (subject)) {
    set_part (self, subject);
    return;
  }
  if (self->part != NULL)
    set_part (self, NULL);
  queue_focus (self, payment != NULL ? payment->expense : subject);
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

/* The buttons of the header bar are outside the page, so its own actions do not reach them. */
static void
add_header_actions (CohortReimbursementsPage *self)
{
  static const GActionEntry entries[] = {
      {.name = "add-plan-line", .activate = add_plan_line_cb},
      {.name = "add-source", .activate = add_source_cb},
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->header_box, "reimbursements", G_ACTION_GROUP (group));
}

static void
cohort_reimbursements_page_dispose (GObject *object)
{
  CohortReimbursementsPage *self = COHORT_REIMBURSEMENTS_PAGE (object);

  if (self->header_box != NULL)
    gtk_widget_insert_action_group (self->header_box, "reimbursements", NULL);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->part, g_free);
  g_clear_pointer (&self->subject, g_free);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_REIMBURSEMENTS_PAGE);

  G_OBJECT_CLASS (cohort_reimbursements_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, header_box);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, contract);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, filter_box);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, filter_label);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, filter_sum);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, expenses_group);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, plan_group);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, sources_group);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, expenses);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, plan);
  gtk_widget_class_bind_template_child (widget_class, CohortReimbursementsPage, sources);
}

static void
cohort_reimbursements_page_class_init (CohortReimbursementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_reimbursements_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_reimbursements_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_reimbursements_page_open;

  g_type_ensure (COHORT_TYPE_CONTRACT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-reimbursements-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, part_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, expense_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_activated_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all_action);
  cohort_expense_install_actions (widget_class);
  cohort_plan_install_actions (widget_class);
  cohort_source_install_actions (widget_class);
}

static void
cohort_reimbursements_page_init (CohortReimbursementsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_header_actions (self);
}
