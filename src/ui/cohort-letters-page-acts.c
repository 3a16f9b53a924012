/* What can be done with the letters that are chosen: actions of their page and its header.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-page-private.h"

#include "cohort-issue-dialog.h"
#include "cohort-letter-outputs.h"
#include "cohort-letterhead-window.h"
#include "cohort-template-window.h"

#include <glib/gi18n-lib.h>

static CohortWindow *
get_window (CohortLettersPage *self)
{
  return COHORT_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
issue_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GPtrArray) chosen = cohort_letters_page_list_chosen (user_data);

  if (chosen->len > 0)
    cohort_issue_dialog_present (get_window (user_data), chosen);
}

/* Letters that count go as they left; only where none does, drafts. */
static gboolean
are_issued (GPtrArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    if (cohort_letter_entry_is_new (g_ptr_array_index (chosen, i)))
      return FALSE;
  return TRUE;
}

static char **
list_ids (GPtrArray *chosen, gboolean issued)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < chosen->len; i++) {
    CohortLetterEntry *entry = g_ptr_array_index (chosen, i);
    CohortLetterSubject subject = cohort_letter_entry_get_subject (entry);
    const char *id = issued ? cohort_letter_entry_get_letter (entry) : subject.id;

    if (id != NULL)
      g_strv_builder_add (builder, id);
  }
  return g_strv_builder_end (builder);
}

static void
output_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CohortLettersPage *self = user_data;
  CohortLetterOutput output = (CohortLetterOutput)g_variant_get_int32 (parameter);
  g_autoptr (GPtrArray) chosen = cohort_letters_page_list_chosen (self);
  gboolean issued = self->is_register || are_issued (chosen);
  g_auto (GStrv) ids = list_ids (chosen, issued);

  if (chosen->len == 0)
    return;
  if (issued)
    cohort_letters_output_issued (get_window (self), (const char *const *)ids, output);
  else
    cohort_letters_output_drafts (get_window (self), self->template, self->convening,
                                  (const char *const *)ids, output);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CohortLettersPage *self = user_data;
  CohortWindow *window = get_window (self);

  cohort_template_window_present (GTK_WINDOW (window), cohort_window_get_store (window),
                                  self->template, NULL);
}

static void
letterhead_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CohortWindow *window = get_window (user_data);

  cohort_letterhead_window_present (GTK_WINDOW (window), cohort_window_get_store (window));
}

/** cohort_letters_page_print_action: see the header */
void
cohort_letters_page_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (COHORT_LETTERS_PAGE (widget)->acts), "output",
                                  g_variant_new_int32 (COHORT_LETTER_OUTPUT_PRINT));
}

/** cohort_letters_page_acts_new: see the header */
GSimpleActionGroup *
cohort_letters_page_acts_new (CohortLettersPage *self)
{
  static const GActionEntry entries[] = {
      {.name = "issue", .activate = issue_cb},
      {.name = "output", .activate = output_cb, .parameter_type = "i"},
      {.name = "edit", .activate = edit_cb},
      {.name = "letterhead", .activate = letterhead_cb},
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  return group;
}

/** cohort_letters_page_menu_new: see the header */
GMenuModel *
cohort_letters_page_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) outputs = g_menu_new ();
  g_autoptr (GMenu) texts = g_menu_new ();

  for (guint i = 0; i < COHORT_N_LETTER_OUTPUTS; i++) {
    g_autoptr (GMenuItem) item
        = g_menu_item_new (cohort_letter_output_get_label ((CohortLetterOutput)i), NULL);

    g_menu_item_set_action_and_target (item, "letters.output", "i", (int)i);
    g_menu_append_item (outputs, item);
  }
  g_menu_append (texts, _ ("_Edit Text…"), "letters.edit");
  g_menu_append (texts, _ ("_Letterhead…"), "letters.letterhead");
  g_menu_append_section (menu, _ ("Chosen Letters"), G_MENU_MODEL (outputs));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (texts));
  return G_MENU_MODEL (menu);
}

/** Counts: of what is chosen */
typedef struct {
  guint chosen;
  guint incomplete;
  guint issued;
} Counts;

static Counts
count (GPtrArray *chosen)
{
  Counts counts = {.chosen = chosen->len};

  for (guint i = 0; i < chosen->len; i++) {
    CohortLetterEntry *entry = g_ptr_array_index (chosen, i);

    if (!cohort_letter_entry_is_new (entry))
      counts.issued++;
    else if (cohort_letter_entry_get_problems (entry)->len > 0)
      counts.incomplete++;
  }
  return counts;
}

static char *
describe (const CohortLettersPage *self, const Counts *counts)
{
  g_autofree char *chosen
      = g_strdup_printf (ngettext ("%u chosen", "%u chosen", counts->chosen), counts->chosen);
  g_autofree char *why = NULL;

  if (self->is_register)
    return g_steal_pointer (&chosen);
  if (counts->incomplete > 0)
    why = g_strdup_printf (
        ngettext ("%u is incomplete: mend it, or leave it out, to issue the rest.",
                  "%u are incomplete: mend them, or leave them out, to issue the "
                  "rest.",
                  counts->incomplete),
        counts->incomplete);
  else if (counts->issued > 0)
    why = g_strdup_printf (
        ngettext ("%u was issued already.", "%u were issued already.", counts->issued),
        counts->issued);
  else
    return g_steal_pointer (&chosen);
  return g_strdup_printf ("%s. %s", chosen, why);
}

static gboolean
is_any_marked (CohortLettersPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (CohortLetterEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    if (cohort_letter_entry_is_marked (entry))
      return TRUE;
  }
  return FALSE;
}

static void
set_enabled (CohortLettersPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->acts), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/** cohort_letters_page_update_acts: see the header */
void
cohort_letters_page_update_acts (CohortLettersPage *self)
{
  g_autoptr (GPtrArray) chosen = cohort_letters_page_list_chosen (self);
  const Counts counts = count (chosen);
  g_autofree char *text = describe (self, &counts);
  g_autofree char *label = g_strdup_printf (_ ("_Issue %u…"), counts.chosen);
  gboolean is_marked = is_any_marked (self);

  gtk_label_set_label (self->chosen, text);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), is_marked);
  gtk_button_set_label (GTK_BUTTON (self->issue_button),
                        is_marked && counts.chosen > 1 ? label : _ ("_Issue…"));
  gtk_widget_set_visible (self->issue_button, !self->is_register);
  set_enabled (self, "issue",
               !self->is_register && counts.chosen > 0 && counts.incomplete == 0
                   && counts.issued == 0);
  set_enabled (self, "output", counts.chosen > 0);
  set_enabled (self, "edit", self->template != NULL);
}
