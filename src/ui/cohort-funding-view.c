/* The contract's terms and days, and who pays how much for whom.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-funding-view.h"

#include "cohort-cap.h"
#include "cohort-contract-text.h"
#include "cohort-date.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-terms.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

struct _CohortFundingView {
  GtkBox parent_instance;

  CohortSnapshot *snapshot; /* (owned) (nullable): what is shown */
};

G_DEFINE_FINAL_TYPE (CohortFundingView, cohort_funding_view, GTK_TYPE_BOX)

static void
cohort_funding_view_dispose (GObject *object)
{
  g_clear_pointer (&COHORT_FUNDING_VIEW (object)->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_funding_view_parent_class)->dispose (object);
}

static void
cohort_funding_view_class_init (CohortFundingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_funding_view_dispose;
}

static void
cohort_funding_view_init (CohortFundingView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

static GtkWidget *
add_group (CohortFundingView *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (self), group);
  return group;
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_button (GtkWidget *group,
            const char *label,
            const char *name,
            const char *action,
            const char *id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
}

static void
add_terms (CohortFundingView *self, const CohortFundingSource *contract)
{
  GtkWidget *group = add_group (self, _ ("Contract"), NULL);
  guint n;
  const CohortMilestone *milestones = cohort_milestones_get (&n);

  add_button (group, _ ("_Edit…"), _ ("Edit the contract"), "source.edit", contract->record.id);
  for (guint i = 0; i < n; i++) {
    g_autofree char *day
        = cohort_contract_text_day (cohort_milestone_get_day (contract, &milestones[i]),
                                    _ ("not yet, or the day is not stated"));

    add_row (group, cohort_contract_status_get_label (milestones[i].status), day);
  }
  for (guint i = 0; i < COHORT_N_CONTRACT_TERMS; i++) {
    g_autofree char *value = cohort_contract_text_term (contract, i);

    add_row (group, cohort_contract_term_get_label (i), value);
  }
}

static void
add_amendments (CohortFundingView *self,
                const CohortSnapshot *snapshot,
                const CohortLedger *ledger,
                const CohortFundingSource *contract)
{
  g_autoptr (GPtrArray) amendments
      = cohort_snapshot_select (snapshot, COHORT_RECORD_AMENDMENT, "source", contract->record.id);
  GtkWidget *group
      = add_group (self, _ ("Amendments"),
                   amendments->len == 0 ? _ ("None. What was first agreed holds.") : NULL);

  add_button (group, _ ("_Amend Contract…"), _ ("Amend contract"), "source.amend",
              contract->record.id);
  for (guint i = 0; i < amendments->len; i++) {
    const CohortAmendment *amendment = g_ptr_array_index (amendments, i);
    g_autofree char *amount = cohort_money_format (amendment->delta_cents);
    g_autofree char *day = cohort_contract_text_day (amendment->on, _ ("no day stated"));
    gboolean counts = cohort_amendment_counts (amendment, cohort_ledger_get_day (ledger));
    g_autofree char *title
        = g_strjoin (" · ", amount, day, counts ? NULL : _ ("not counted yet"), NULL);

    add_row (group, title, amendment->reason != NULL ? amendment->reason : "");
  }
}

static GtkWidget *
make_heading (const char *text, gboolean is_amount)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_xalign (GTK_LABEL (label), is_amount ? 1 : 0);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static void
asked_cb (GtkButton *button)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "money.why-planned", "(sss)",
                              g_object_get_data (G_OBJECT (button), "source"),
                              g_object_get_data (G_OBJECT (button), "person"), "");
}

/* A button that asks why: the plan lines of one person on one source. */
static GtkWidget *
make_cell (const char *person,
           const char *who,
           const CohortFundingSource *source,
           const CohortPaidFor *paid)
{
  g_autofree char *text = cohort_paid_for_text (paid);
  g_autofree char *name
      = g_strdup_printf (_ ("%1$s, %2$s: %3$s, why this number?"), who, source->name, text);
  GtkWidget *button;

  if (paid->cents == 0 && paid->unpriced == 0) {
    GtkWidget *label = gtk_label_new ("–");

    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_widget_add_css_class (label, "dim-label");
    return label;
  }
  button = gtk_button_new_with_label (text);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "why");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_tooltip_text (button, _ ("Why This Number?"));
  g_object_set_data_full (G_OBJECT (button), "source", g_strdup (source->record.id), g_free);
  g_object_set_data_full (G_OBJECT (button), "person", g_strdup (person), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (asked_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* A person is a line, a source a column; wider than the window, it scrolls by itself. */
static void
add_matrix (CohortFundingView *self, const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  GtkWidget *group = add_group (self, _ ("Who Pays for Whom"),
                                _ ("What is planned for each person, by who pays."));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  GPtrArray *sources = cohort_ledger_get_sources (ledger);
  g_autoptr (GPtrArray) people = cohort_paid_for_list_people (snapshot);

  if (people->len == 0) {
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (group),
        _ ("Nobody’s costs are planned yet. Decide who goes to a convening first."));
    g_object_ref_sink (scrolled);
    g_object_unref (scrolled);
    return;
  }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "padded");
  gtk_grid_attach (GTK_GRID (grid), make_heading (_ ("Person"), FALSE), 0, 0, 1, 1);
  for (guint i = 0; i < sources->len; i++)
    gtk_grid_attach (
        GTK_GRID (grid),
        make_heading (((CohortFundingSource *)g_ptr_array_index (sources, i))->name, TRUE), i + 1,
        0, 1, 1);
  for (guint i = 0; i < people->len; i++) {
    const char *person = g_ptr_array_index (people, i);
    g_autofree char *who = cohort_money_text_who (snapshot, person, NULL);
    GtkWidget *label = gtk_label_new (who);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_grid_attach (GTK_GRID (grid), label, 0, i + 1, 1, 1);
    for (guint j = 0; j < sources->len; j++) {
      const CohortFundingSource *source = g_ptr_array_index (sources, j);
      CohortPaidFor paid;

      cohort_paid_for_count (snapshot, ledger, source->record.id, person, &paid);
      gtk_grid_attach (GTK_GRID (grid), make_cell (person, who, source, &paid), j + 1, i + 1, 1, 1);
    }
  }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scrolled);
}

/* What a letter asks each district for (domain.md 4.A). */
static void
add_shares (CohortFundingView *self, const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  GPtrArray *sources = cohort_ledger_get_sources (ledger);
  GtkWidget *group = NULL;

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    g_autofree char *text = NULL;
    CohortPaidFor paid;

    if (g_strcmp0 (source->kind, "district") != 0)
      continue;
    if (group == NULL)
      group = add_group (self, _ ("Cost Shares of Districts"),
                         _ ("What each district is asked to pay, as planned."));
    cohort_paid_for_count (snapshot, ledger, source->record.id, NULL, &paid);
    text = cohort_paid_for_text (&paid);
    add_row (group, source->name, text);
  }
}

/** cohort_funding_view_show: @ledger: of @snapshot */
void
cohort_funding_view_show (CohortFundingView *self,
                          CohortSnapshot *snapshot,
                          const CohortLedger *ledger)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  GtkWidget *child;

  g_return_if_fail (COHORT_IS_FUNDING_VIEW (self));

  if (self->snapshot == snapshot)
    return;
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  if (contract != NULL) {
    add_terms (self, contract);
    add_amendments (self, snapshot, ledger, contract);
  }
  add_matrix (self, snapshot, ledger);
  add_shares (self, snapshot, ledger);
}
