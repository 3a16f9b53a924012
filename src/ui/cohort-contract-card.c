/* What is left of the contract, its five parts, and what has no price yet.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-contract-card.h"

#include "cohort-contract-text.h"
#include "cohort-invoices.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-parts-bar.h"
#include "cohort-why-dialog.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* Figures of the second level, each of which may be nothing and is then left out. */
static const CohortFigure recovered[] = {
    COHORT_FIGURE_UNINVOICED,
    COHORT_FIGURE_DRAFT_INVOICES,
    COHORT_FIGURE_SENT_INVOICES,
    COHORT_FIGURE_RECEIVED,
};

struct _CohortContractCard {
  GtkBox parent_instance;

  GtkBox *answer_box;
  GtkWidget *answer;
  GtkWidget *terms;
  CohortPartsBar *bar;
  GtkWidget *unpriced;
  GtkLabel *unpriced_label;
  GtkWidget *recovery_box;
  GtkWidget *recovery; /* what stands beside the five parts */
  GtkWidget *invoiced[G_N_ELEMENTS (recovered)];
};

G_DEFINE_FINAL_TYPE (CohortContractCard, cohort_contract_card, GTK_TYPE_BOX)

enum { PART_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
part_activated_cb (CohortContractCard *self, const char *part)
{
  g_signal_emit (self, signals[PART_ACTIVATED], 0, part);
}

static void
unpriced_clicked_cb (CohortContractCard *self)
{
  g_signal_emit (self, signals[PART_ACTIVATED], 0, "unpriced");
}

static void
cohort_contract_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), COHORT_TYPE_CONTRACT_CARD);

  G_OBJECT_CLASS (cohort_contract_card_parent_class)->dispose (object);
}

static void
cohort_contract_card_class_init (CohortContractCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_contract_card_dispose;
  signals[PART_ACTIVATED]
      = g_signal_new ("part-activated", COHORT_TYPE_CONTRACT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (COHORT_TYPE_PARTS_BAR);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-contract-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, answer_box);
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, bar);
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, unpriced);
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, unpriced_label);
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, recovery_box);
  gtk_widget_class_bind_template_callback (widget_class, part_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, unpriced_clicked_cb);
}

static void
cohort_contract_card_init (CohortContractCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->answer = cohort_why_button_new ("title-1");
  self->terms = cohort_why_button_new ("dim-label");
  gtk_box_append (self->answer_box, self->answer);
  gtk_box_append (self->answer_box, self->terms);
  self->recovery = cohort_why_button_new ("heading");
  gtk_box_append (GTK_BOX (self->recovery_box), self->recovery);
  for (guint i = 0; i < G_N_ELEMENTS (recovered); i++) {
    self->invoiced[i] = cohort_why_button_new (NULL);
    gtk_box_append (GTK_BOX (self->recovery_box), self->invoiced[i]);
  }
}

static void
show_figure (GtkWidget *button, const char *source, CohortFigure figure, gint64 cents)
{
  g_autofree char *amount = cohort_money_format (cents);
  /* Translators: a figure and its amount, such as "Received: $450.00". */
  g_autofree char *text
      = g_strdup_printf (_ ("%1$s: %2$s"), cohort_figure_get_label (figure), amount);

  cohort_why_button_set (button, text, source, figure);
}

/* Outside the five parts: what the county has paid, and what of it came back. */
static void
show_recovery (CohortContractCard *self,
               const CohortSnapshot *snapshot,
               const CohortLedger *ledger,
               const char *source)
{
  CohortRecovery recovery = {0};

  if (source != NULL)
    cohort_recovery_count (snapshot, ledger, source, &recovery);
  show_figure (self->recovery, source, COHORT_FIGURE_UNRECOVERED, recovery.unrecovered);
  for (guint i = 0; i < G_N_ELEMENTS (recovered); i++) {
    const gint64 cents[] = {recovery.uninvoiced, recovery.draft, recovery.sent, recovery.received};

    show_figure (self->invoiced[i], source, recovered[i], cents[i]);
    gtk_widget_set_visible (self->invoiced[i], cents[i] != 0);
  }
  gtk_widget_set_visible (gtk_widget_get_parent (self->recovery_box), source != NULL);
}

static void
show_answer (CohortContractCard *self,
             const CohortFundingSource *contract,
             const CohortContractTerms *program,
             const CohortLedger *ledger,
             const CohortParts *parts,
             gboolean has_none)
{
  g_autofree char *answer = cohort_parts_text_answer (parts);
  g_autofree char *terms = contract != NULL ? cohort_source_text_terms (contract, ledger) : NULL;
  const char *source = contract != NULL ? contract->record.id : NULL;
  const char *words = has_none && program->note != NULL ? program->note : terms;

  cohort_why_button_set (self->answer, has_none ? _ ("No contract this year") : answer, source,
                         COHORT_FIGURE_AVAILABLE);
  cohort_why_button_set (self->terms, words != NULL ? words : "", source, COHORT_FIGURE_CAP);
  gtk_widget_set_visible (self->terms, words != NULL);
}

/** cohort_contract_card_show: a year without a contract says so in the program's words */
void
cohort_contract_card_show (CohortContractCard *self,
                           const CohortSnapshot *snapshot,
                           const CohortLedger *ledger)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  const char *source = contract != NULL ? contract->record.id : NULL;
  const CohortParts *parts = contract != NULL ? cohort_ledger_get_parts (ledger, source)
                                              : cohort_ledger_get_total (ledger);
  g_autofree char *unpriced = cohort_parts_text_unpriced (parts);

  g_return_if_fail (COHORT_IS_CONTRACT_CARD (self));

  show_answer (self, contract, cohort_program_get_contract (cohort_snapshot_get_program (snapshot)),
               ledger, parts, cohort_contract_is_missing (snapshot, ledger));
  cohort_parts_bar_set_parts (self->bar, parts);
  cohort_parts_bar_set_source (self->bar, source);
  gtk_widget_set_visible (self->unpriced, unpriced != NULL);
  gtk_label_set_label (self->unpriced_label, unpriced != NULL ? unpriced : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unpriced), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->unpriced_label), -1);
  show_recovery (self, snapshot, ledger, source);
}
