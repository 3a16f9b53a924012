/* A letter as a row of a list: whom it is to, what became of it, and what it lacks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-row.h"

#include "cohort-letter-entry.h"
#include "cohort-line.h"
#include "cohort-team-cell.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* The room is the letter's. */
#define MAX_CHARS 30

/* The widgets of a row, which belong to it. */
typedef struct {
  GtkWidget *mark;
  GtkWidget *name;
  GtkWidget *about;
  GtkWidget *state;
  GtkWidget *problems;
  GBinding *binding; /* (unowned) (nullable): of the mark */
} Row;

/* A list with the letter beside it gives a row little room to ask for. */
static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *label = cohort_line_new (css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  return label;
}

/* A box is ticked, not pressed. */
static void
tell_checked_cb (GtkToggleButton *button)
{
  GtkAccessibleTristate checked = gtk_toggle_button_get_active (button)
                                      ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                      : GTK_ACCESSIBLE_TRISTATE_FALSE;

  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED, checked, -1);
}

/* What a screen reader can press, too: a check button of GTK 4.8 has no action there. */
static GtkWidget *
make_mark (void)
{
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
  /* Only seen: the button around it has its name and its state. */
  GtkWidget *check
      = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                      "can-focus", FALSE, "focusable", FALSE, NULL);

  gtk_widget_set_can_target (check, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_object_bind_property (button, "active", check, "active", G_BINDING_SYNC_CREATE);
  gtk_button_set_child (GTK_BUTTON (button), check);
  gtk_widget_add_css_class (button, "mark");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "toggled", G_CALLBACK (tell_checked_cb), NULL);
  tell_checked_cb (GTK_TOGGLE_BUTTON (button));
  return button;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->mark = make_mark ();
  row->name = make_line ("heading");
  row->about = make_line ("dim-label");
  row->state = cohort_chip_new ();
  row->problems = cohort_chip_new ();
  gtk_widget_set_layout_manager (chips, g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (chips), row->state);
  gtk_box_append (GTK_BOX (chips), row->problems);
  gtk_box_append (GTK_BOX (lines), row->name);
  gtk_box_append (GTK_BOX (lines), row->about);
  gtk_box_append (GTK_BOX (lines), chips);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), row->mark);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static const char *
get_style (CohortLetterEntryState state)
{
  switch ((int)state) {
  case COHORT_LETTER_ENTRY_ISSUED:
    return "success";
  case COHORT_LETTER_ENTRY_STALE:
    return "warning";
  case COHORT_LETTER_ENTRY_VOID:
    return "error";
  default:
    return NULL;
  }
}

/* What a letter lacks matters only while it may still be issued. */
static void
show_problems (GtkWidget *chip, CohortLetterEntry *entry)
{
  guint n = cohort_letter_entry_get_problems (entry)->len;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u thing missing", "%u things missing", n), n);

  cohort_chip_set (chip, text, "warning");
  gtk_widget_set_visible (chip, n > 0 && cohort_letter_entry_is_new (entry));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  CohortLetterEntry *entry = gtk_list_item_get_item (list_item);
  const char *name = cohort_letter_entry_get_name (entry);
  /* Translators: %s is whom a letter is to; a box to tick. */
  g_autofree char *label = g_strdup_printf (_ ("Choose the letter to %s"), name);

  gtk_label_set_label (GTK_LABEL (row->name), name);
  gtk_label_set_label (GTK_LABEL (row->about), cohort_letter_entry_get_about (entry));
  cohort_chip_set (row->state, cohort_letter_entry_get_state_text (entry),
                   get_style (cohort_letter_entry_get_state (entry)));
  show_problems (row->problems, entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  row->binding = g_object_bind_property (entry, "marked", row->mark, "active",
                                         G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");

  g_clear_pointer (&row->binding, g_binding_unbind);
}

/** cohort_letter_row_factory_new: Returns: (transfer full): makes the rows of a list */
GtkListItemFactory *
cohort_letter_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
