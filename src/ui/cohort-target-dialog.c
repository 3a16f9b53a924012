/* The form of a county's own target for its team.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-target-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-target-item-row.h"

#include <glib/gi18n-lib.h>

#define WIDTH  520
#define HEIGHT 620

typedef struct {
  CohortCommandDialog *dialog; /* (unowned): owns this */
  GtkWidget *name;
  GtkWidget *list; /* a list box of CohortTargetItemRow */
} Form;

static void
add_setting (JsonArray *commands, const char *key, const char *value)
{
  json_array_add_object_element (
      commands, cohort_command_new ("setting.set", "key", key, "value", value, NULL));
}

static JsonObject *
write_command (const CohortTarget *target)
{
  g_autofree char *json = cohort_target_to_json (target);
  JsonObject *command
      = cohort_command_new ("batch", "label", _ ("Changed the target of the team"), NULL);
  JsonArray *commands = json_array_new ();

  add_setting (commands, COHORT_SETTING_TARGET_CUSTOM, json);
  add_setting (commands, COHORT_SETTING_TARGET, COHORT_TARGET_CUSTOM);
  json_object_set_array_member (command, "commands", commands);
  return command;
}

static JsonObject *
make_command (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  g_autoptr (CohortTarget) target = cohort_target_new (COHORT_TARGET_CUSTOM);
  GtkWidget *row = gtk_widget_get_first_child (form->list);

  target->name = g_strdup (cohort_entry_get_text (form->name));
  if (row == NULL) {
    cohort_command_dialog_set_preview (dialog, _ ("Add a line for whom the team should have."));
    return NULL;
  }
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (!cohort_target_item_row_write (COHORT_TARGET_ITEM_ROW (row), target)) {
      cohort_command_dialog_set_preview (dialog, _ ("Choose roles or grades for each line."));
      return NULL;
    }
  cohort_command_dialog_set_preview (dialog, NULL);
  return write_command (target);
}

static void
removed_cb (Form *form, GtkWidget *row)
{
  gtk_list_box_remove (GTK_LIST_BOX (form->list), row);
  cohort_command_dialog_changed (form->dialog);
}

static GtkWidget *
add_item (Form *form, const CohortTargetItem *item)
{
  GtkWidget *row = cohort_target_item_row_new (item);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (cohort_command_dialog_changed),
                            form->dialog);
  g_signal_connect_swapped (row, "removed", G_CALLBACK (removed_cb), form);
  gtk_list_box_append (GTK_LIST_BOX (form->list), row);
  return row;
}

static void
add_clicked_cb (Form *form)
{
  GtkWidget *row = add_item (form, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  cohort_command_dialog_changed (form->dialog);
  gtk_widget_grab_focus (row);
}

static CohortTarget *
find_own (CohortSnapshot *snapshot)
{
  const char *json = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_TARGET_CUSTOM);

  /* One that cannot be read is made anew. */
  return json != NULL ? cohort_target_new_custom (json, NULL) : NULL;
}

static void
fill (Form *form, const CohortTarget *own, const CohortTarget *model)
{
  const CohortTarget *from = own != NULL ? own : model;

  cohort_command_dialog_add_group (form->dialog, NULL, NULL);
  form->name
      = cohort_command_dialog_add_entry (form->dialog, _ ("Name"), own != NULL ? own->name : NULL);
  cohort_command_dialog_add_group (form->dialog, _ ("Whom the Team Should Have"),
                                   _ ("A goal to look at, never a rule: nothing is refused."));
  cohort_command_dialog_add_widget (form->dialog, form->list);
  for (guint i = 0; from != NULL && i < from->items->len; i++)
    add_item (form, g_ptr_array_index (from->items, i));
}

static void
add_button (Form *form)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add Line"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 12);
  gtk_widget_add_css_class (button, "pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a line"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked_cb), form);
  cohort_command_dialog_add_group (form->dialog, NULL, NULL);
  cohort_command_dialog_add_widget (form->dialog, button);
}

/** cohort_target_dialog_present: see the header */
void
cohort_target_dialog_present (GtkWidget *parent, CohortStore *store, const CohortTarget *model)
{
  g_autoptr (CohortTarget) own = find_own (cohort_store_get_snapshot (store));
  Form *form = g_new0 (Form, 1);

  form->dialog = cohort_command_dialog_new (parent, store, _ ("Our Target"), _ ("_Save"),
                                            make_command, form, g_free);
  form->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (form->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (form->list, "boxed-list");
  fill (form, own, model);
  add_button (form);
  cohort_command_dialog_changed (form->dialog);
  gtk_window_set_default_size (GTK_WINDOW (form->dialog), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (form->dialog));
}
