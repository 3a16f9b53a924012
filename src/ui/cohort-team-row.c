/* A person of the team as a few lines, where a table does not fit.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-row.h"

#include "cohort-isolate.h"
#include "cohort-line.h"
#include "cohort-slot-model.h"
#include "cohort-team-cell.h"
#include "cohort-team-menu.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* The widgets of a row, which belong to it. */
typedef struct {
  GtkWidget *name;
  GtkWidget *lead;
  GtkWidget *status;
  GtkWidget *about;
  GtkWidget *chips; /* a box: answers, then one for each convening */
  GtkWidget *menu;
} Row;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->name = cohort_line_new ("heading");
  row->lead = cohort_chip_new ();
  row->status = cohort_chip_new ();
  row->about = cohort_line_new ("dim-label");
  row->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  row->menu = cohort_team_menu_button_new ();
  gtk_box_append (GTK_BOX (first), row->name);
  gtk_box_append (GTK_BOX (first), row->lead);
  gtk_box_append (GTK_BOX (first), row->status);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), row->about);
  gtk_box_append (GTK_BOX (lines), row->chips);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), row->menu);
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static char *
describe (CohortTeamItem *item)
{
  g_autofree char *grades = cohort_dup_isolated (cohort_team_item_get_grades (item));
  const char *const texts[] = {
    cohort_team_item_get_role (item),
    cohort_team_item_get_organization (item),
    grades,
  };
  GString *about = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != '\0')
      g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", texts[i]);
  return g_string_free (about, FALSE);
}

static void
add_chip (const Row *row, const char *text, const char *style)
{
  GtkWidget *chip = cohort_chip_new ();

  cohort_chip_set (chip, text, style);
  gtk_box_append (GTK_BOX (row->chips), chip);
}

static void
fill_chips (const Row *row, CohortTeamItem *item)
{
  guint n;
  const CohortTeamPlace *places = cohort_team_item_get_places (item, &n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (row->chips)) != NULL)
    gtk_box_remove (GTK_BOX (row->chips), child);
  if (cohort_team_item_get_answers (item) > 0) {
    g_autofree char *answers = cohort_team_item_dup_answers_text (item);

    add_chip (row, answers, "accent");
  }
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = NULL;

    if (places[i].text == NULL)
      continue;
    /* Translators: %1$s is a convening, %2$s somebody's status there. */
    text = g_strdup_printf (_ ("%1$s: %2$s"), places[i].name, places[i].text);
    add_chip (row, text, places[i].style);
  }
}

static void
fill (GtkListItem *list_item, CohortTeamItem *item)
{
  const Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  const char *status = cohort_team_item_get_status (item);
  g_autofree char *about = describe (item);

  gtk_label_set_label (GTK_LABEL (row->name), cohort_team_item_get_name (item));
  cohort_chip_set (row->lead, cohort_team_item_get_lead (item) ? _ ("Lead") : NULL, NULL);
  /* To be active is the rule; a narrow row tells the exceptions. */
  cohort_chip_set (row->status,
                   g_str_equal (status, "active")
                     ? NULL
                     : cohort_vocabulary_get_label ("membership-status", status),
                   cohort_membership_status_get_style (status));
  gtk_label_set_label (GTK_LABEL (row->about), about);
  gtk_widget_set_visible (row->about, *about != '\0');
  fill_chips (row, item);
  cohort_team_menu_button_set_item (row->menu, item);
}

static void
slot_changed_cb (CohortSlot *slot, GtkListItem *list_item)
{
  fill (list_item, cohort_slot_get_item (slot));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  CohortSlot *slot = gtk_list_item_get_item (list_item);

  slot_changed_cb (slot, list_item);
  g_signal_connect (slot, "changed", G_CALLBACK (slot_changed_cb), list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), slot_changed_cb,
                                        list_item);
}

/** cohort_team_row_factory_new: Returns: (transfer full): see the header */
GtkListItemFactory *
cohort_team_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
