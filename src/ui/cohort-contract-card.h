/* What is left of the contract, its five parts, and what has no price yet.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

#define COHORT_TYPE_CONTRACT_CARD (cohort_contract_card_get_type ())
G_DECLARE_FINAL_TYPE (CohortContractCard, cohort_contract_card, COHORT, CONTRACT_CARD, GtkBox)

/**
 * CohortContractCard:
 *
 * Signal "part-activated" (part: those of #CohortPartsBar, and "unpriced") when one is asked about.
 */
void cohort_contract_card_show (CohortContractCard *self,
                                const CohortSnapshot *snapshot,
                                const CohortLedger *ledger);

G_END_DECLS
