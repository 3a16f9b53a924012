/* "Why this number?": a figure's rule in words, and the lines it is the sum of.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-why-dialog.h"

#include "cohort-dialog-size.h"
#include "cohort-growing-list.h"
#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-row-layout.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

#define WIDTH  520
#define HEIGHT 560

struct _CohortWhyDialog {
  AdwWindow parent_instance;

  CohortSnapshot *snapshot; /* (owned) */
  CohortLedger *ledger;     /* (owned) */
  char *source;             /* (owned) (nullable) */
  CohortWhy *why;           /* (owned): what is shown */
  CohortFigure first;       /* where back leads to; COHORT_N_FIGURES: nowhere */

  GtkWidget *back;
  GtkLabel *heading;
  GtkLabel *formula;
  GtkListView *lines;
  GtkLabel *empty;
  GtkLabel *sum;
};

G_DEFINE_FINAL_TYPE (CohortWhyDialog, cohort_why_dialog, ADW_TYPE_WINDOW)

static char *
format_cents (gint64 cents)
{
  return cohort_is_known (cents) ? cohort_money_format (cents) : g_strdup (_ ("not priced"));
}

/* Takes @why. */
static void
show_why (CohortWhyDialog *self, CohortWhy *why)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (CohortGrowingList) growing = NULL;
  g_autoptr (GtkNoSelection) model = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *sum = NULL;

  gtk_list_view_set_model (self->lines, NULL);
  g_clear_pointer (&self->why, cohort_why_free);
  self->why = why;
  for (guint i = 0; i < why->lines->len; i++)
    gtk_string_list_append (labels, ((CohortWhyLine *)g_ptr_array_index (why->lines, i))->label);
  growing = cohort_growing_list_new (GTK_WIDGET (self->lines), G_LIST_MODEL (labels));
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (growing)));
  amount = cohort_is_known (why->cents) ? cohort_money_format (why->cents)
                                        : g_strdup (_ ("not stated"));
  /* Translators: a figure and its amount, such as "Paid: $450.00". */
  sum = g_strdup_printf (_ ("%1$s: %2$s"), why->title, amount);
  gtk_label_set_label (self->heading, sum);
  gtk_label_set_label (self->formula, why->formula);
  gtk_label_set_label (self->sum, amount);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), why->lines->len == 0);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->lines)), why->lines->len > 0);
  gtk_list_view_set_model (self->lines, GTK_SELECTION_MODEL (model));
}

static void
show_figure (CohortWhyDialog *self, CohortFigure figure)
{
  gtk_widget_set_visible (self->back, self->first != COHORT_N_FIGURES && figure != self->first);
  show_why (self, cohort_why_new (self->snapshot, self->ledger, self->source, figure));
}

static void
back_cb (CohortWhyDialog *self)
{
  show_figure (self, self->first);
  gtk_widget_grab_focus (GTK_WIDGET (self->lines));
}

/* A line without a record is a figure by itself. */
static CohortFigure
find_figure (const char *label)
{
  CohortFigure figure = 0;

  while (figure < COHORT_N_FIGURES && g_strcmp0 (cohort_figure_get_label (figure), label) != 0)
    figure++;
  return figure;
}

/* An amendment is shown with its source. */
static const char *
get_subject (const CohortRecord *record)
{
  return record->kind == COHORT_RECORD_AMENDMENT ? ((const CohortAmendment *)record)->source
                                                 : record->id;
}

static void
line_activated_cb (CohortWhyDialog *self, guint position)
{
  const CohortWhyLine *line = g_ptr_array_index (self->why->lines, position);
  CohortFigure figure = line->record == NULL ? find_figure (line->label) : COHORT_N_FIGURES;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (line->record != NULL && parent != NULL) {
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open", "(ss)", "reimbursements",
                                get_subject (line->record));
    gtk_window_close (GTK_WINDOW (self));
  } else if (figure != COHORT_N_FIGURES && self->source != NULL) {
    show_figure (self, figure);
  }
}

static void
setup_line_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "layout-manager", cohort_row_layout_new (12), NULL);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *amount = gtk_label_new (NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (amount, "numeric");
  gtk_widget_set_direction (amount, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (box, "why-line");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), amount);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_list_item_set_child (item, box);
}

static void
bind_line_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CohortWhyDialog *self = user_data;
  const CohortWhyLine *line
      = g_ptr_array_index (self->why->lines, gtk_list_item_get_position (item));
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *amount = gtk_widget_get_next_sibling (label);
  g_autofree char *text = format_cents (line->cents);

  gtk_label_set_label (GTK_LABEL (label), line->label);
  gtk_label_set_label (GTK_LABEL (amount), text);
}

static void
cohort_why_dialog_dispose (GObject *object)
{
  CohortWhyDialog *self = COHORT_WHY_DIALOG (object);

  if (self->lines != NULL)
    gtk_list_view_set_model (self->lines, NULL);
  self->lines = NULL;
  g_clear_pointer (&self->why, cohort_why_free);
  g_clear_pointer (&self->ledger, cohort_ledger_free);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_pointer (&self->source, g_free);

  G_OBJECT_CLASS (cohort_why_dialog_parent_class)->dispose (object);
}

static void
cohort_why_dialog_class_init (CohortWhyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_why_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-why-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortWhyDialog, back);
  gtk_widget_class_bind_template_child (widget_class, CohortWhyDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CohortWhyDialog, formula);
  gtk_widget_class_bind_template_child (widget_class, CohortWhyDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, CohortWhyDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, CohortWhyDialog, sum);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
}

static void
cohort_why_dialog_init (CohortWhyDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->first = COHORT_N_FIGURES;
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_dialog_keep_within_parent (GTK_WINDOW (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line_cb), self);
  gtk_list_view_set_factory (self->lines, factory);
}

static CohortWhyDialog *
new_dialog (GtkWidget *widget, CohortSnapshot *snapshot, const char *source)
{
  CohortWhyDialog *self = g_object_new (
      COHORT_TYPE_WHY_DIALOG, "modal", TRUE, "destroy-with-parent", TRUE, "transient-for",
      gtk_widget_get_root (widget), "default-width", WIDTH, "default-height", HEIGHT, NULL);

  self->snapshot = cohort_snapshot_ref (snapshot);
  self->ledger = cohort_ledger_new (snapshot);
  self->source = g_strdup (source);
  return self;
}

/** cohort_why_dialog_present: see the header */
void
cohort_why_dialog_present (GtkWidget *widget,
                           CohortSnapshot *snapshot,
                           const char *source,
                           CohortFigure figure)
{
  CohortWhyDialog *self = new_dialog (widget, snapshot, source);

  self->first = figure;
  show_figure (self, figure);
  gtk_window_present (GTK_WINDOW (self));
}

/** cohort_why_dialog_present_planned: see the header */
void
cohort_why_dialog_present_planned (GtkWidget *widget,
                                   CohortSnapshot *snapshot,
                                   const char *source,
                                   const char *person,
                                   const char *convening)
{
  CohortWhyDialog *self = new_dialog (widget, snapshot, source);

  show_why (self, cohort_why_new_planned (snapshot, self->ledger, source, person, convening));
  gtk_window_present (GTK_WINDOW (self));
}

static const char *
null_if_empty (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
why_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (widget));
  CohortFigure figure = 0;
  const char *source, *code;

  g_variant_get (parameter, "(&s&s)", &source, &code);
  while (figure < COHORT_N_FIGURES && g_strcmp0 (cohort_figure_get_code (figure), code) != 0)
    figure++;
  if (snapshot != NULL && figure != COHORT_N_FIGURES
      && cohort_snapshot_find (snapshot, COHORT_RECORD_FUNDING_SOURCE, source) != NULL)
    cohort_why_dialog_present (widget, snapshot, source, figure);
}

static void
why_planned_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (widget));
  const char *source, *person, *convening;

  g_variant_get (parameter, "(&s&s&s)", &source, &person, &convening);
  if (snapshot != NULL)
    cohort_why_dialog_present_planned (widget, snapshot, null_if_empty (source),
                                       null_if_empty (person), null_if_empty (convening));
}

/** cohort_why_install_actions: @page_class: of a #CohortPage */
void
cohort_why_install_actions (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "money.why", "(ss)", why_action);
  gtk_widget_class_install_action (page_class, "money.why-planned", "(sss)", why_planned_action);
}

static void
asked_cb (GtkButton *button)
{
  const char *source = g_object_get_data (G_OBJECT (button), "source");
  const char *code = g_object_get_data (G_OBJECT (button), "figure");

  if (source != NULL)
    gtk_widget_activate_action (GTK_WIDGET (button), "money.why", "(ss)", source, code);
}

/* What a click on @button asks; @source NULL: nothing. */
static void
set_question (GtkWidget *button, const char *source, CohortFigure figure)
{
  g_object_set_data_full (G_OBJECT (button), "source", g_strdup (source), g_free);
  g_object_set_data (G_OBJECT (button), "figure", (gpointer)cohort_figure_get_code (figure));
}

/** cohort_why_button_new: Returns: (transfer floating): a button in the place of a label;
 * @css_class is what the label would have */
GtkWidget *
cohort_why_button_new (const char *css_class)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "why");
  gtk_widget_set_tooltip_text (button, _ ("Why This Number?"));
  return button;
}

/** cohort_why_button_adopt: makes a click on any button ask for @figure of @source; %NULL: for
 * nothing */
void
cohort_why_button_adopt (GtkWidget *button, const char *source, CohortFigure figure)
{
  if (g_object_get_data (G_OBJECT (button), "figure") == NULL)
    g_signal_connect (button, "clicked", G_CALLBACK (asked_cb), NULL);
  set_question (button, source, figure);
}

/** cohort_why_button_set: @text: the figure in words; @source: (nullable): %NULL when there is
 * nothing to explain */
void
cohort_why_button_set (GtkWidget *button, const char *text, const char *source, CohortFigure figure)
{
  /* Translators: %s is a figure in words, such as "$575.64 available". */
  g_autofree char *name = g_strdup_printf (_ ("%s, why this number?"), text);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
  cohort_why_button_adopt (button, source, figure);
  gtk_widget_set_sensitive (button, source != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  source != NULL ? name : text, -1);
}
