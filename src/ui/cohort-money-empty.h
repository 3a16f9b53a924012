/* What a view of the money shows while there is nothing for it to show.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer floating): a status page, hidden until cohort_money_empty_show() */
GtkWidget *cohort_money_empty_new (void);
/* @button: a label with a mnemonic, which activates the detailed action @action; both NULL for no
 * button. */
void cohort_money_empty_show (GtkWidget *empty,
                              const char *title,
                              const char *description,
                              const char *button,
                              const char *action);

G_END_DECLS
