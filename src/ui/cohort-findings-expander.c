/* Many findings behind one row, which makes their rows when it is unfolded, and only so many.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-expander.h"

#include "cohort-finding-row.h"
#include "cohort-row-layout.h"

#include <glib/gi18n-lib.h>

/* Rows that are shown until more are asked for: all of them are laid out in one frame. */
#define SHOWN_AT_FIRST 40
/* Rows that are made at a time: more would hold up a frame. */
#define ROWS_AT_ONCE 4

struct _CohortFindingsExpander {
  AdwExpanderRow parent_instance;

  GPtrArray *findings; /* (owned) (nullable) (element-type CohortFinding) */
  guint first;         /* of them */
  guint n;
  guint limit;
  GPtrArray *rows; /* (owned) (element-type GtkWidget): of the first ones */
  GtkWidget *more; /* (nullable): the row below them */
  guint idle;      /* makes the rows that are still missing */
};

G_DEFINE_FINAL_TYPE (CohortFindingsExpander, cohort_findings_expander, ADW_TYPE_EXPANDER_ROW)

static void make_rows (CohortFindingsExpander *self);

static const CohortFinding *
get_finding (CohortFindingsExpander *self, guint i)
{
  return g_ptr_array_index (self->findings, self->first + i);
}

static void
more_clicked_cb (CohortFindingsExpander *self)
{
  /* The button goes; from the row above it, the next ones are one step away. */
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, self->rows->len - 1));
  self->limit += SHOWN_AT_FIRST;
  make_rows (self);
}

static void
remove_more (CohortFindingsExpander *self)
{
  if (self->more != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->more);
  self->more = NULL;
}

static void
add_more (CohortFindingsExpander *self)
{
  guint n = MIN (self->n - self->rows->len, SHOWN_AT_FIRST);
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u _More", "Show %u _More", n), n);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  self->more = gtk_list_box_row_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->more), button);
  gtk_widget_set_focusable (self->more, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->more);
}

static gboolean
go_on_cb (gpointer user_data)
{
  CohortFindingsExpander *self = user_data;

  self->idle = 0;
  make_rows (self);
  return G_SOURCE_REMOVE;
}

static void
make_rows (CohortFindingsExpander *self)
{
  guint n = MIN (self->n, self->limit);

  remove_more (self);
  for (guint i = 0; i < ROWS_AT_ONCE && self->rows->len < n; i++) {
    GtkWidget *row = cohort_finding_row_new (get_finding (self, self->rows->len));

    g_ptr_array_add (self->rows, row);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  }
  if (self->rows->len < n && self->idle == 0)
    self->idle = g_idle_add (go_on_cb, self);
  else if (self->rows->len >= n && n < self->n)
    add_more (self);
}

/* Takes away the rows from the first on that says something else now. */
static void
drop_rows (CohortFindingsExpander *self)
{
  guint same = 0;

  while (
      same < MIN (self->rows->len, self->n)
      && cohort_finding_row_shows (g_ptr_array_index (self->rows, same), get_finding (self, same)))
    same++;
  while (self->rows->len > same) {
    GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);

    adw_expander_row_remove (ADW_EXPANDER_ROW (self), row);
  }
}

static void
unfolded_cb (CohortFindingsExpander *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    make_rows (self);
}

static void
cohort_findings_expander_dispose (GObject *object)
{
  CohortFindingsExpander *self = COHORT_FINDINGS_EXPANDER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (cohort_findings_expander_parent_class)->dispose (object);
}

static void
cohort_findings_expander_class_init (CohortFindingsExpanderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_findings_expander_dispose;
}

static void
cohort_findings_expander_init (CohortFindingsExpander *self)
{
  self->rows = g_ptr_array_new ();
  self->limit = SHOWN_AT_FIRST;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  cohort_row_layout_adopt (GTK_WIDGET (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (unfolded_cb), NULL);
}

/** cohort_findings_expander_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_findings_expander_new (const CohortFinding *topic)
{
  GtkWidget *self = g_object_new (COHORT_TYPE_FINDINGS_EXPANDER, NULL);

  if (topic != NULL)
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), cohort_finding_chip_new (topic));
  return self;
}

/** cohort_findings_expander_set: see the header */
void
cohort_findings_expander_set (CohortFindingsExpander *self,
                              const char *title,
                              GPtrArray *findings,
                              guint first,
                              guint n)
{
  g_return_if_fail (COHORT_IS_FINDINGS_EXPANDER (self));
  g_return_if_fail (first + n <= findings->len);

  g_ptr_array_ref (findings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  self->first = first;
  self->n = n;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  drop_rows (self);
  if (self->more != NULL || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    make_rows (self);
}
