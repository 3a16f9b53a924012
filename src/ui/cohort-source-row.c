/* Funding sources as rows: terms, what is left and the five parts.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-source-row.h"

#include "cohort-money-row.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-parts-bar.h"
#include "cohort-run.h"
#include "cohort-source-dialog.h"

#include <glib/gi18n-lib.h>

static GMenuModel *
make_menu (GtkWidget *row, const char *id)
{
  CohortPage *page = COHORT_PAGE (gtk_widget_get_ancestor (row, COHORT_TYPE_PAGE));
  const CohortFundingSource *source
      = cohort_snapshot_find (cohort_page_get_snapshot (page), COHORT_RECORD_FUNDING_SOURCE, id);
  GMenu *menu = g_menu_new ();

  cohort_money_menu_append (menu, _ ("_Edit…"), "source.edit", id);
  if (source != NULL && g_strcmp0 (source->kind, "contract") == 0)
    cohort_money_menu_append (menu, _ ("A_mend Contract…"), "source.amend", id);
  else
    cohort_money_menu_append (menu, _ ("Re_move"), "source.remove", id);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_head (const CohortFundingSource *source, const CohortLedger *ledger, const char *answer)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *terms = cohort_source_text_terms (source, ledger);
  g_autofree char *more = g_strdup_printf (_ ("More about %s"), source->name);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (source->name, "heading"));
  gtk_box_append (GTK_BOX (words), make_label (terms, "dim-label"));
  if (cohort_is_known (parts->available))
    gtk_box_append (GTK_BOX (words), make_label (answer, parts->available < 0 ? "error" : "body"));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), cohort_money_menu_new (source->record.id, more, make_menu));
  return head;
}

/** cohort_source_row_dup_text: Returns: (transfer full): the row in words, all that it shows */
char *
cohort_source_row_dup_text (const CohortFundingSource *source, const CohortLedger *ledger)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  g_autofree char *answer = cohort_parts_text_answer (parts);
  g_autofree char *terms = cohort_source_text_terms (source, ledger);
  g_autofree char *paid = cohort_money_format (parts->paid);
  g_autofree char *approved = cohort_money_format (parts->approved);
  g_autofree char *submitted = cohort_money_format (parts->submitted);
  g_autofree char *committed = cohort_money_format (parts->committed);

  /* Translators: a funding source: name, terms, what is left, and four amounts. */
  return g_strdup_printf (
      _ ("%1$s, %2$s, %3$s, paid %4$s, approved %5$s, submitted %6$s, committed %7$s"),
      source->name, terms, answer, paid, approved, submitted, committed);
}

/** cohort_source_row_new: Returns: (transfer floating): a row named by the id */
GtkWidget *
cohort_source_row_new (const CohortFundingSource *source, const CohortLedger *ledger)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *bar = cohort_parts_bar_new ();
  g_autofree char *answer = cohort_parts_text_answer (parts);
  g_autofree char *label = cohort_source_row_dup_text (source, ledger);

  cohort_parts_bar_set_compact (COHORT_PARTS_BAR (bar), TRUE);
  cohort_parts_bar_set_parts (COHORT_PARTS_BAR (bar), parts);
  gtk_box_append (GTK_BOX (box), make_head (source, ledger, answer));
  gtk_box_append (GTK_BOX (box), bar);
  return cohort_money_row_new (source->record.id, label, box);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_source_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)),
                                g_variant_get_string (parameter, NULL));
}

static void
amend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_amend_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)),
                               g_variant_get_string (parameter, NULL));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_run (
      widget, cohort_page_get_store (COHORT_PAGE (widget)),
      cohort_command_new ("source.remove", "source", g_variant_get_string (parameter, NULL), NULL));
}

/** cohort_source_install_actions: each takes the id of a funding source */
void
cohort_source_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "source.open", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "source.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "source.amend", "s", amend_action);
  gtk_widget_class_install_action (widget_class, "source.remove", "s", remove_action);
}
