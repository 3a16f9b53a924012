/* What is done to several people of the team at once, as one act that is undone at once.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-bulk.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-command.h"
#include "cohort-date-row.h"
#include "cohort-isolate.h"
#include "cohort-run.h"
#include "cohort-team-item.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* The fields that can be set for several people to the same value. */
static const struct {
  const char *name; /* of the argument of "person.edit" */
  const char *title;
  const char *vocabulary; /* (nullable): NULL: see choose_codes() */
} fields[] = {
    {"role", N_ ("Role"), "role"},
    {"sector", N_ ("Sector"), "sector"},
    {"status", N_ ("Status"), "membership-status"},
    {"content_area", N_ ("Content Area"), NULL},
    {"language", N_ ("Language"), NULL},
    {"case_member", N_ ("CASE Member"), NULL},
};

/* What a form is about and asks, freed with it. */
typedef struct {
  GPtrArray *people;                             /* (owned) (element-type utf8): ids */
  CohortChoices *choices[G_N_ELEMENTS (fields)]; /* (owned) */
  GtkWidget *rows[G_N_ELEMENTS (fields)];
  GtkWidget *organization;
  GtkWidget *change_bands;
  GPtrArray *bands; /* (owned) (element-type GtkWidget): a switch each */
  GtkWidget *reply_by;
  gboolean complete; /* the rows are all there */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_ptr_array_unref (form->people);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_clear_pointer (&form->choices[i], cohort_choices_free);
  g_ptr_array_unref (form->bands);
  g_free (form);
}

static Form *
form_new (GPtrArray *items)
{
  Form *form = g_new0 (Form, 1);

  form->people = g_ptr_array_new_with_free_func (g_free);
  form->bands = g_ptr_array_new ();
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (form->people, g_strdup (cohort_team_item_get_id (items->pdata[i])));
  return form;
}

/* Takes @commands; the label is what History says. */
static JsonObject *
make_batch (JsonArray *commands, char *label)
{
  g_autofree char *taken = label;
  JsonObject *batch = cohort_command_new ("batch", "label", taken, NULL);

  json_object_set_array_member (batch, "commands", commands);
  return batch;
}

static CohortChoices *
choose_codes (guint field)
{
  CohortChoices *choices = cohort_choices_new (_ ("Leave as it is"));
  guint n = 0;
  const CohortWord *words = fields[field].vocabulary != NULL
                                ? cohort_vocabulary_get_words (fields[field].vocabulary, &n)
                                : NULL;

  for (guint i = 0; i < n; i++)
    cohort_choices_add (choices, words[i].code,
                        cohort_vocabulary_get_label (fields[field].vocabulary, words[i].code));
  if (g_str_equal (fields[field].name, "content_area")) {
    cohort_choices_add (choices, "science", _ ("Science"));
    cohort_choices_add (choices, "math", _ ("Math"));
    cohort_choices_add (choices, "cs", _ ("Computer science"));
  } else if (g_str_equal (fields[field].name, "language")) {
    cohort_choices_add (choices, "en", _ ("English"));
    cohort_choices_add (choices, "es", _ ("Spanish"));
  } else if (g_str_equal (fields[field].name, "case_member")) {
    cohort_choices_add (choices, "yes", _ ("Yes"));
    cohort_choices_add (choices, "no", _ ("No"));
  }
  return choices;
}

/* (transfer full): codes of the bands that are on */
static char *
dup_bands (const Form *form)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("band", &n);
  GString *bands = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, form->bands->len); i++)
    if (gtk_switch_get_active (form->bands->pdata[i]))
      g_string_append_printf (bands, "%s%s", bands->len > 0 ? " " : "", words[i].code);
  return g_string_free (bands, FALSE);
}

/* Adds what is to be set to @command; returns whether that is anything. */
static gboolean
add_changes (const Form *form, JsonObject *command)
{
  const char *organization = cohort_entry_get_text (form->organization);
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (form->rows[i]));
    const char *code = cohort_choices_get (form->choices[i], selected);

    if (code == NULL)
      continue;
    json_object_set_string_member (command, fields[i].name, code);
    any = TRUE;
  }
  if (organization != NULL)
    json_object_set_string_member (command, "organization", organization);
  if (gtk_switch_get_active (GTK_SWITCH (form->change_bands))) {
    g_autofree char *bands = dup_bands (form);

    json_object_set_string_member (command, "bands", bands);
  }
  return any || organization != NULL || gtk_switch_get_active (GTK_SWITCH (form->change_bands));
}

static JsonObject *
make_edit (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  guint n = form->people->len;
  g_autoptr (JsonArray) commands = NULL;
  gboolean any = form->complete;

  if (!form->complete)
    return NULL;
  commands = json_array_new ();
  for (guint i = 0; i < n && any; i++) {
    JsonObject *command
        = cohort_command_new ("person.edit", "person", form->people->pdata[i], NULL);

    any = add_changes (form, command);
    json_array_add_object_element (commands, command);
  }
  if (!any)
    return NULL;
  return make_batch (g_steal_pointer (&commands),
                     g_strdup_printf (ngettext ("Edited %u person", "Edited %u people", n), n));
}

static void
add_band_rows (CohortCommandDialog *dialog, Form *form)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("band", &n);

  cohort_command_dialog_add_group (dialog, _ ("Grades"), NULL);
  form->change_bands = cohort_command_dialog_add_switch (
      dialog, _ ("Change the grades"), _ ("To those switched on below, and no others"), FALSE);
  for (guint i = 0; i < n; i++) {
    g_autofree char *label
        = cohort_dup_isolated (cohort_vocabulary_get_label ("band", words[i].code));

    g_ptr_array_add (form->bands, cohort_command_dialog_add_switch (dialog, label, NULL, FALSE));
  }
}

/** cohort_team_bulk_edit: asks what to set, and sets only that */
void
cohort_team_bulk_edit (GtkWidget *widget, CohortStore *store, GPtrArray *items)
{
  Form *form = form_new (items);
  g_autofree char *title
      = g_strdup_printf (ngettext ("Edit %u Person", "Edit %u People", items->len), items->len);
  CohortCommandDialog *dialog
      = cohort_command_dialog_new (widget, store, title, _ ("C_hange"), make_edit, form, form_free);

  cohort_command_dialog_add_group (dialog, NULL,
                                   _ ("What is left as it is stays different for each of them."));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    form->choices[i] = choose_codes (i);
    form->rows[i] = cohort_command_dialog_add_combo (
        dialog, _ (fields[i].title), cohort_choices_get_labels (form->choices[i]), 0);
  }
  form->organization
      = cohort_command_dialog_add_entry (dialog, _ ("Organization (empty: leave as it is)"), NULL);
  add_band_rows (dialog, form);
  form->complete = TRUE;
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_invitations (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  guint n = form->people->len;
  g_autofree char *reply_by = NULL;
  JsonArray *commands;
  const char *convening, *channel;

  if (!form->complete || !cohort_date_row_check (COHORT_DATE_ROW (form->reply_by), NULL))
    return NULL;
  commands = json_array_new ();
  reply_by = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->reply_by));
  convening = cohort_choices_get (form->choices[0],
                                  adw_combo_row_get_selected (ADW_COMBO_ROW (form->rows[0])));
  channel = cohort_choices_get (form->choices[1],
                                adw_combo_row_get_selected (ADW_COMBO_ROW (form->rows[1])));
  for (guint i = 0; i < n; i++)
    json_array_add_object_element (
        commands,
        cohort_command_new ("invitation.add", "person", form->people->pdata[i], "convening",
                            convening, "channel", channel, "reply_by", reply_by, NULL));
  return make_batch (commands,
                     g_strdup_printf (ngettext ("Invited %u person", "Invited %u people", n), n));
}

/** cohort_team_bulk_invite: asks where to and how, and records an invitation of each */
void
cohort_team_bulk_invite (GtkWidget *widget, CohortStore *store, GPtrArray *items)
{
  Form *form = form_new (items);
  g_autofree char *title
      = g_strdup_printf (ngettext ("Invite %u Person", "Invite %u People", items->len), items->len);
  CohortCommandDialog *dialog = cohort_command_dialog_new (widget, store, title, _ ("_Invite"),
                                                           make_invitations, form, form_free);

  cohort_command_dialog_add_group (
      dialog, NULL, _ ("Records that they were invited today. Letters are written under Letters."));
  form->choices[0]
      = cohort_choices_new_convenings (cohort_store_get_snapshot (store), _ ("The team"));
  form->choices[1] = cohort_choices_new_words ("invitation-channel");
  form->rows[0] = cohort_command_dialog_add_combo (dialog, _ ("To"),
                                                   cohort_choices_get_labels (form->choices[0]), 0);
  form->rows[1] = cohort_command_dialog_add_combo (dialog, _ ("By"),
                                                   cohort_choices_get_labels (form->choices[1]), 0);
  form->reply_by = cohort_command_dialog_add_date (dialog, _ ("Reply by"), 0);
  form->complete = TRUE;
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_team_bulk_remove: takes all of them away */
void
cohort_team_bulk_remove (GtkWidget *widget, CohortStore *store, GPtrArray *items)
{
  JsonArray *commands = json_array_new ();
  guint n = items->len;

  for (guint i = 0; i < n; i++)
    json_array_add_object_element (
        commands, cohort_command_new ("person.remove", "person",
                                      cohort_team_item_get_id (items->pdata[i]), NULL));
  cohort_run (
      widget, store,
      make_batch (commands,
                  g_strdup_printf (ngettext ("Removed %u person", "Removed %u people", n), n)));
}

static gboolean
goes (CohortTeamItem *item, const char *convening)
{
  guint n;
  const CohortTeamPlace *places = cohort_team_item_get_places (item, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (places[i].code, convening) == 0)
      return places[i].going;
  return FALSE;
}

/** cohort_team_bulk_go: @convening: code */
void
cohort_team_bulk_go (GtkWidget *widget, CohortStore *store, GPtrArray *items, const char *convening)
{
  JsonArray *commands = json_array_new ();
  guint n;

  for (guint i = 0; i < items->len; i++)
    if (!goes (items->pdata[i], convening))
      json_array_add_object_element (commands,
                                     cohort_command_new ("attendance.plan", "person",
                                                         cohort_team_item_get_id (items->pdata[i]),
                                                         "convening", convening, NULL));
  n = json_array_get_length (commands);
  if (n == 0) {
    json_array_unref (commands);
    gtk_widget_error_bell (widget);
    return;
  }
  cohort_run (
      widget, store,
      make_batch (commands,
                  g_strdup_printf (ngettext ("Planned %u person", "Planned %u people", n), n)));
}
