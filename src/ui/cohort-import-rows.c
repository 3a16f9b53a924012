/* The rows of a file as a list: what becomes of each, and why.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-import-rows.h"

#include "cohort-line.h"
#include "cohort-team-cell.h"

#include <glib/gi18n-lib.h>

struct _CohortImportRows {
  GtkWidget parent_instance;

  GtkWidget *scrolled; /* (owned): the child */
  GtkListView *view; /* (unowned): in it */
  const CohortProposal *proposal; /* (unowned) (nullable) */
  gboolean only_problems;
};

G_DEFINE_FINAL_TYPE (CohortImportRows, cohort_import_rows, GTK_TYPE_WIDGET)

/* A row of the proposal as an object, which lists are made of. */
#define COHORT_TYPE_IMPORT_ROW (cohort_import_row_get_type ())
G_DECLARE_FINAL_TYPE (CohortImportRow, cohort_import_row, COHORT, IMPORT_ROW, GObject)

struct _CohortImportRow {
  GObject parent_instance;

  const CohortProposalRow *row; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (CohortImportRow, cohort_import_row, G_TYPE_OBJECT)

static void
cohort_import_row_class_init (CohortImportRowClass *klass)
{
}

static void
cohort_import_row_init (CohortImportRow *self)
{
}

/* The widgets of a row, which belong to it. */
typedef struct {
  GtkWidget *name;
  GtkWidget *outcome;
  GtkWidget *place;
  GtkWidget *reasons;
  GtkWidget *problems;
} Row;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->name = cohort_line_new ("heading");
  row->outcome = cohort_chip_new ();
  row->place = cohort_line_new ("dim-label");
  row->reasons = cohort_line_new (NULL);
  row->problems = cohort_line_new ("error");
  gtk_widget_add_css_class (row->place, "caption");
  gtk_widget_add_css_class (row->place, "numeric");
  gtk_label_set_wrap (GTK_LABEL (row->place), FALSE);
  gtk_widget_set_hexpand (row->name, TRUE);
  gtk_widget_set_valign (row->reasons, GTK_ALIGN_START);
  gtk_widget_set_valign (lines, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (first), row->name);
  gtk_box_append (GTK_BOX (first), row->outcome);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), row->place);
  gtk_box_append (GTK_BOX (lines), row->reasons);
  gtk_box_append (GTK_BOX (lines), row->problems);
  /* Lists set what they hold wide apart; these lines belong together. */
  gtk_box_append (GTK_BOX (outer), lines);
  gtk_list_item_set_child (list_item, outer);
  gtk_list_item_set_activatable (list_item, FALSE);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static const char *
get_style (CohortOutcome outcome)
{
  switch (outcome) {
  case COHORT_OUTCOME_CREATE:
    return "success";
  case COHORT_OUTCOME_UPDATE:
    return "accent";
  case COHORT_OUTCOME_PROBLEM:
    return "error";
  case COHORT_OUTCOME_UNCHANGED:
  case COHORT_OUTCOME_IGNORED:
  case COHORT_N_OUTCOMES:
    return "";
  }
  g_assert_not_reached ();
}

static char *
format_place (const CohortProposalRow *row)
{
  if (row->sheet == NULL)
    /* Translators: a row of a spreadsheet. */
    return g_strdup_printf (_ ("Row %u"), row->row);
  /* Translators: %1$s is a sheet of a workbook. */
  return g_strdup_printf (_ ("%1$s, row %2$u"), row->sheet, row->row);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
set_reasons (GtkWidget *label, GPtrArray *reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (reasons, i));
  set_text (label, text->str);
  g_string_free (text, TRUE);
}

static void
set_problems (GtkWidget *label, GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    const CohortProblem *problem = g_ptr_array_index (problems, i);

    if (i > 0)
      g_string_append_c (text, '\n');
    if (problem->column != NULL)
      /* Translators: %1$s%2$u is a cell, "E5"; %3$s what is wrong in it. */
      g_string_append_printf (text, _ ("%1$s%2$u: %3$s"), problem->column, problem->row,
                              problem->text);
    else
      g_string_append (text, problem->text);
  }
  set_text (label, text->str);
  g_string_free (text, TRUE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  const Row *widgets = g_object_get_data (G_OBJECT (list_item), "row");
  CohortImportRow *item = gtk_list_item_get_item (list_item);
  const CohortProposalRow *row = item->row;
  g_autofree char *place = format_place (row);

  gtk_label_set_label (GTK_LABEL (widgets->name), *row->name != '\0' ? row->name : _ ("Nobody"));
  cohort_chip_set (widgets->outcome, cohort_outcome_get_label (row->outcome),
                   get_style (row->outcome));
  set_text (widgets->place, place);
  set_reasons (widgets->reasons, row->reasons);
  set_problems (widgets->problems, row->problems);
}

static gboolean
has_problem (const CohortProposalRow *row)
{
  return row->problems->len > 0 || row->outcome == COHORT_OUTCOME_PROBLEM;
}

static void
show_rows (CohortImportRows *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkSelectionModel) selection = NULL;
  GPtrArray *rows = self->proposal != NULL ? cohort_proposal_get_rows (self->proposal) : NULL;
  GListStore *store;

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const CohortProposalRow *row = g_ptr_array_index (rows, i);
    CohortImportRow *item;

    if (self->only_problems && !has_problem (row))
      continue;
    item = g_object_new (COHORT_TYPE_IMPORT_ROW, NULL);
    item->row = row;
    g_ptr_array_add (items, item);
  }
  store = g_list_store_new (COHORT_TYPE_IMPORT_ROW);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store)));
  gtk_list_view_set_model (self->view, selection);
}

/** cohort_import_rows_set_proposal: @proposal: (nullable): shows its rows */
void
cohort_import_rows_set_proposal (CohortImportRows *self, const CohortProposal *proposal)
{
  self->proposal = proposal;
  show_rows (self);
}

/** cohort_import_rows_set_only_problems: whether rows without any are left out */
void
cohort_import_rows_set_only_problems (CohortImportRows *self, gboolean only_problems)
{
  self->only_problems = only_problems;
  show_rows (self);
}

static void
cohort_import_rows_dispose (GObject *object)
{
  CohortImportRows *self = COHORT_IMPORT_ROWS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (cohort_import_rows_parent_class)->dispose (object);
}

static void
cohort_import_rows_class_init (CohortImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_import_rows_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cohort_import_rows_init (CohortImportRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (NULL, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = GTK_LIST_VIEW (view);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (view, "rich-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows of the file"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
