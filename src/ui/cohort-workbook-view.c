/* What was edited in a county workbook, with a choice wherever there is one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-view.h"

#include "cohort-choices.h"
#include "cohort-line.h"
#include "cohort-team-cell.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

struct _CohortWorkbookView {
  GtkWidget parent_instance;

  GtkWidget *box;    /* (owned): the child */
  GtkLabel *summary; /* (unowned): in it, like those below */
  GtkLabel *notes;
  GtkListView *view;
  CohortWorkbookImport *import; /* (unowned) (nullable) */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CohortWorkbookView, cohort_workbook_view, GTK_TYPE_WIDGET)

/* An item of the import as an object, which lists are made of. */
#define COHORT_TYPE_WORKBOOK_ROW (cohort_workbook_row_get_type ())
G_DECLARE_FINAL_TYPE (CohortWorkbookRow, cohort_workbook_row, COHORT, WORKBOOK_ROW, GObject)

struct _CohortWorkbookRow {
  GObject parent_instance;

  guint at; /* of the import's items */
};

G_DEFINE_FINAL_TYPE (CohortWorkbookRow, cohort_workbook_row, G_TYPE_OBJECT)

static void
cohort_workbook_row_class_init (CohortWorkbookRowClass *klass)
{
}

static void
cohort_workbook_row_init (CohortWorkbookRow *self)
{
}

/* The widgets of a row, which belong to it. */
typedef struct {
  CohortWorkbookView *view; /* (unowned) */
  GtkListItem *item;        /* (unowned) */
  GtkWidget *name;
  GtkWidget *kind;
  GtkWidget *place;
  GtkWidget *sentence;
  GtkWidget *problem;
  GtkWidget *choice;
  GtkStringList *words; /* (unowned): of @choice */
  gboolean binding;     /* while it is shown what was chosen */
} Row;

static const CohortWorkbookItem *
get_item (const Row *row)
{
  CohortWorkbookRow *object = gtk_list_item_get_item (row->item);

  return object != NULL && row->view->import != NULL
             ? g_ptr_array_index (cohort_workbook_import_get_items (row->view->import), object->at)
             : NULL;
}

static void
chosen_cb (Row *row)
{
  const CohortWorkbookItem *item = get_item (row);
  CohortWorkbookRow *object = gtk_list_item_get_item (row->item);
  gboolean taken = gtk_drop_down_get_selected (GTK_DROP_DOWN (row->choice)) == 1;

  if (row->binding || item == NULL || item->taken == taken)
    return;
  cohort_workbook_import_choose (row->view->import, object->at, taken);
  g_signal_emit (row->view, signals[CHANGED], 0);
}

static void
make_choice (Row *row)
{
  row->words = gtk_string_list_new (NULL);
  row->choice = gtk_drop_down_new (G_LIST_MODEL (row->words), NULL);
  gtk_widget_set_halign (row->choice, GTK_ALIGN_START);
  gtk_widget_set_margin_top (row->choice, 3);
  g_signal_connect_swapped (row->choice, "notify::selected", G_CALLBACK (chosen_cb), row);
}

static void
setup_cb (CohortWorkbookView *self, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->view = self;
  row->item = list_item;
  row->name = cohort_line_new ("heading");
  row->kind = cohort_chip_new ();
  row->place = cohort_line_new ("dim-label");
  row->sentence = cohort_line_new (NULL);
  row->problem = cohort_line_new ("error");
  gtk_widget_add_css_class (row->place, "caption");
  gtk_widget_add_css_class (row->place, "numeric");
  gtk_widget_set_hexpand (row->name, TRUE);
  make_choice (row);
  gtk_box_append (GTK_BOX (first), row->name);
  gtk_box_append (GTK_BOX (first), row->kind);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), row->place);
  gtk_box_append (GTK_BOX (lines), row->sentence);
  gtk_box_append (GTK_BOX (lines), row->problem);
  gtk_box_append (GTK_BOX (lines), row->choice);
  /* Lists set what they hold wide apart; these lines belong together. */
  gtk_box_append (GTK_BOX (outer), lines);
  gtk_list_item_set_child (list_item, outer);
  gtk_list_item_set_activatable (list_item, FALSE);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static const char *
get_style (CohortWorkbookItemKind kind)
{
  switch (kind) {
  case COHORT_WORKBOOK_NEW:
    return "success";
  case COHORT_WORKBOOK_EDIT:
    return "accent";
  case COHORT_WORKBOOK_CONFLICT:
  case COHORT_WORKBOOK_MISSING:
    return "warning";
  case COHORT_WORKBOOK_PROBLEM:
  case COHORT_N_WORKBOOK_KINDS:
  default:
    return "error";
  }
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* What is said of a new row is no fault. */
static void
set_remark (const Row *row, const CohortWorkbookItem *item)
{
  set_text (row->problem, item->text);
  if (item->refused || item->kind == COHORT_WORKBOOK_PROBLEM)
    gtk_widget_add_css_class (row->problem, "error");
  else
    gtk_widget_remove_css_class (row->problem, "error");
}

static void
show_choice (Row *row, const CohortWorkbookItem *item)
{
  static const char *const of_conflict[] = {N_ ("Keep Cohort’s"), N_ ("Take the Workbook’s")};
  static const char *const of_missing[] = {N_ ("Keep"), N_ ("Remove")};
  const char *const *words = item->kind == COHORT_WORKBOOK_CONFLICT ? of_conflict : of_missing;
  const char *shown[] = {_ (words[0]), _ (words[1]), NULL};
  gboolean open = item->kind == COHORT_WORKBOOK_CONFLICT || item->kind == COHORT_WORKBOOK_MISSING;
  /* Translators: what becomes of an edit; %s is a person or a thing. */
  g_autofree char *label = g_strdup_printf (_ ("What is done: %s"), item->name);

  gtk_widget_set_visible (row->choice, open);
  if (!open)
    return;
  row->binding = TRUE;
  gtk_string_list_splice (row->words, 0, g_list_model_get_n_items (G_LIST_MODEL (row->words)),
                          shown);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->choice), item->taken ? 1 : 0);
  row->binding = FALSE;
  cohort_drop_down_set_name (row->choice, label);
}

static void
bind_cb (CohortWorkbookView *self, GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  const CohortWorkbookItem *item = get_item (row);
  g_autofree char *place = NULL;
  g_autofree char *sentence = NULL;

  if (item == NULL)
    return;
  place = cohort_workbook_item_dup_place (item);
  sentence = cohort_workbook_import_describe (self->import, item);
  gtk_label_set_label (GTK_LABEL (row->name),
                       *item->name != '\0' ? item->name : cohort_sheet_get_title (item->sheet));
  cohort_chip_set (row->kind, cohort_workbook_kind_get_label (item->kind), get_style (item->kind));
  set_text (row->place, place);
  set_text (row->sentence, sentence);
  set_remark (row, item);
  show_choice (row, item);
}

/* What asks for a decision comes first. */
static const CohortWorkbookItemKind order[]
    = {COHORT_WORKBOOK_CONFLICT, COHORT_WORKBOOK_MISSING, COHORT_WORKBOOK_PROBLEM,
       COHORT_WORKBOOK_NEW, COHORT_WORKBOOK_EDIT};

static void
add_kind (GPtrArray *objects, GPtrArray *items, CohortWorkbookItemKind kind)
{
  for (guint i = 0; i < items->len; i++) {
    const CohortWorkbookItem *item = g_ptr_array_index (items, i);
    CohortWorkbookRow *row;

    if (item->kind != kind)
      continue;
    row = g_object_new (COHORT_TYPE_WORKBOOK_ROW, NULL);
    row->at = i;
    g_ptr_array_add (objects, row);
  }
}

/* What the workbook is like as a whole, and what becomes of what nobody decides. */
static void
show_notes (CohortWorkbookView *self)
{
  GPtrArray *notes = cohort_workbook_import_get_notes (self->import);
  g_autoptr (GString) text = g_string_new (NULL);

  if (cohort_workbook_import_get_items (self->import)->len == 0)
    g_string_append (text, _ ("Everything in this workbook is as Cohort has it."));
  if (cohort_workbook_import_count (self->import, COHORT_WORKBOOK_CONFLICT, FALSE) > 0)
    g_string_append (text, _ ("What was edited both here and in the workbook stays as it is here, "
                              "unless you choose otherwise."));
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (const char *)g_ptr_array_index (notes, i));
  set_text (GTK_WIDGET (self->notes), text->str);
}

static void
show_head (CohortWorkbookView *self)
{
  g_autofree char *summary = cohort_workbook_import_dup_summary (self->import);
  g_autofree char *first = g_utf8_substring (summary, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  g_autofree char *text = g_strconcat (upper, g_utf8_next_char (summary), NULL);

  gtk_label_set_label (self->summary, text);
  show_notes (self);
}

/** cohort_workbook_view_set_import: @import: (nullable): shows what differs */
void
cohort_workbook_view_set_import (CohortWorkbookView *self, CohortWorkbookImport *import)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkSelectionModel) selection = NULL;
  GListStore *store = g_list_store_new (COHORT_TYPE_WORKBOOK_ROW);

  self->import = import;
  if (import != NULL)
    show_head (self);
  for (guint i = 0; import != NULL && i < G_N_ELEMENTS (order); i++)
    add_kind (objects, cohort_workbook_import_get_items (import), order[i]);
  g_list_store_splice (store, 0, 0, objects->pdata, objects->len);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store)));
  gtk_list_view_set_model (self->view, selection);
}

static void
cohort_workbook_view_dispose (GObject *object)
{
  CohortWorkbookView *self = COHORT_WORKBOOK_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cohort_workbook_view_parent_class)->dispose (object);
}

static void
cohort_workbook_view_class_init (CohortWorkbookViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_workbook_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", COHORT_TYPE_WORKBOOK_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_head (CohortWorkbookView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *summary = cohort_line_new ("title-2");
  GtkWidget *notes = cohort_line_new (NULL);

  gtk_widget_add_css_class (summary, "numeric");
  gtk_widget_add_css_class (head, "list-head");
  gtk_box_append (GTK_BOX (head), summary);
  gtk_box_append (GTK_BOX (head), notes);
  self->summary = GTK_LABEL (summary);
  self->notes = GTK_LABEL (notes);
  return head;
}

static GtkWidget *
make_list (CohortWorkbookView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (NULL, factory);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  self->view = GTK_LIST_VIEW (view);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (view, "rich-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was edited in the workbook"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
cohort_workbook_view_init (CohortWorkbookView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), g_object_new (COHORT_TYPE_YIELDING_BIN, "child",
                                                     make_head (self), NULL));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
