/* What is left of the contract, its five parts, and what has no price yet.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-contract-card.h"

#include "cohort-money-text.h"
#include "cohort-parts-bar.h"

#include <glib/gi18n-lib.h>

struct _CohortContractCard {
  GtkBox parent_instance;

  GtkLabel *answer;
  GtkLabel *terms;
  CohortPartsBar *bar;
  GtkWidget *unpriced;
  GtkLabel *unpriced_label;
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-contract-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, answer);
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, terms);
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, bar);
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, unpriced);
  gtk_widget_class_bind_template_child (widget_class, CohortContractCard, unpriced_label);
  gtk_widget_class_bind_template_callback (widget_class, part_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, unpriced_clicked_cb);
}

static void
cohort_contract_card_init (CohortContractCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** cohort_contract_card_show: a year without a contract says so in the program's words */
void
cohort_contract_card_show (CohortContractCard *self,
                           const CohortSnapshot *snapshot,
                           const CohortLedger *ledger)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  const CohortContractTerms *program
      = cohort_program_get_contract (cohort_snapshot_get_program (snapshot));
  const CohortParts *parts = contract != NULL
                                 ? cohort_ledger_get_parts (ledger, contract->record.id)
                                 : cohort_ledger_get_total (ledger);
  g_autofree char *answer = cohort_parts_text_answer (parts);
  g_autofree char *terms = contract != NULL ? cohort_source_text_terms (contract, parts) : NULL;
  g_autofree char *unpriced = cohort_parts_text_unpriced (parts);
  gboolean has_none = contract == NULL || parts->cap == 0;
  const char *words = has_none && program->note != NULL ? program->note : terms;

  g_return_if_fail (COHORT_IS_CONTRACT_CARD (self));

  gtk_label_set_label (self->answer, has_none ? _ ("No contract this year") : answer);
  gtk_label_set_label (self->terms, words != NULL ? words : "");
  cohort_parts_bar_set_parts (self->bar, parts);
  gtk_widget_set_visible (self->unpriced, unpriced != NULL);
  gtk_label_set_label (self->unpriced_label, unpriced != NULL ? unpriced : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unpriced), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->unpriced_label), -1);
}
