/* Names known already, offered while one is typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-name-completion.h"

#include "cohort-text.h"

/* More than these nobody reads while typing. */
#define MAX_SHOWN 6

typedef struct {
  GtkWidget *row; /* (unowned): owns this */
  GtkWidget *popover; /* (unowned): child of row */
  GtkListBox *list;
  char **names; /* (owned) */
  gboolean taking; /* the text changes because a name was taken */
} Completion;

static void
completion_free (gpointer data)
{
  Completion *self = data;

  g_strfreev (self->names);
  g_free (self);
}

static void
clear (Completion *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static guint
fill (Completion *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->row));
  g_autofree char *wanted = cohort_text_fold (typed);
  guint n = 0;

  clear (self);
  for (guint i = 0; *wanted != '\0' && self->names[i] != NULL && n < MAX_SHOWN; i++) {
    g_autofree char *folded = cohort_text_fold (self->names[i]);
    GtkWidget *label;

    if (strstr (folded, wanted) == NULL || g_str_equal (self->names[i], typed))
      continue;
    label = gtk_label_new (self->names[i]);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_list_box_append (self->list, label);
    n++;
  }
  return n;
}

static void
changed_cb (Completion *self)
{
  if (self->taking || !gtk_widget_get_mapped (self->row))
    return;
  /* Filled by the program rather than typed by a person: nothing to offer. */
  if (gtk_widget_get_focus_child (self->row) == NULL)
    return;
  if (fill (self) > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
take (Completion *self, GtkListBoxRow *row)
{
  GtkLabel *label = GTK_LABEL (gtk_list_box_row_get_child (row));

  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->row), gtk_label_get_label (label));
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  self->taking = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
select_next (Completion *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int at = selected != NULL ? gtk_list_box_row_get_index (selected) + step : step > 0 ? 0 : -1;
  GtkListBoxRow *next = at >= 0 ? gtk_list_box_get_row_at_index (self->list, at) : NULL;

  if (next != NULL || at < 0)
    gtk_list_box_select_row (self->list, next);
}

static gboolean
key_cb (Completion *self, guint key)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    select_next (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Escape)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && selected != NULL)
    take (self, selected);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
left_cb (Completion *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
destroy_cb (Completion *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/* Documented in the header. */
void
cohort_name_completion_attach (GtkWidget *row, const char *const *names)
{
  Completion *self = g_new0 (Completion, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->row = row;
  self->names = g_strdupv ((char **) names);
  self->list = GTK_LIST_BOX (list);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), list);
  gtk_widget_set_parent (self->popover, row);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (take), self);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (row, "destroy", G_CALLBACK (destroy_cb), self);
  gtk_widget_add_controller (row, keys);
  gtk_widget_add_controller (row, focus);
  g_object_set_data_full (G_OBJECT (row), "completion", self, completion_free);
}
