/* An organization as a form: to add one, or to change what is known of one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-organization-dialog.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-form-values.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot;               /* (owned) */
  const CohortOrganization *organization; /* (nullable): NULL for a new one */
  CohortChoices *sectors;                 /* (owned) */
  GtkWidget *name;
  GtkWidget *sector;
  GtkWidget *city;
  GtkWidget *aliases;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->sectors, cohort_choices_free);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

/* Adds @text when it differs from what is known already. */
static void
add_change (JsonObject *command, const char *name, const char *text, const char *before)
{
  if (g_strcmp0 (text != NULL ? text : "", before != NULL ? before : "") != 0)
    json_object_set_string_member (command, name, text != NULL ? text : "");
}

/* One a line, as they are stored, of what was typed with semicolons. */
static char *
read_aliases (const char *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed != NULL ? typed : "", ";", -1);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (found, parts[i]);
  list = g_strv_builder_end (found);
  return g_strjoinv ("\n", list);
}

static JsonObject *
make_organization (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  const CohortOrganization *before = form->organization;
  g_autofree char *aliases = NULL;
  JsonObject *command;

  if (form->aliases == NULL || cohort_entry_get_text (form->name) == NULL)
    return NULL;
  aliases = read_aliases (cohort_entry_get_text (form->aliases));
  command = before != NULL
                ? cohort_command_new ("organization.edit", "organization", before->record.id, NULL)
                : cohort_command_new ("organization.add", NULL);
  add_change (command, "name", cohort_entry_get_text (form->name),
              before != NULL ? before->name : NULL);
  add_change (command, "sector", cohort_form_get_choice (form->sector, form->sectors),
              before != NULL ? before->sector : NULL);
  add_change (command, "city", cohort_entry_get_text (form->city),
              before != NULL ? before->city : NULL);
  add_change (command, "aliases", aliases, before != NULL ? before->aliases : NULL);
  return command;
}

static CohortChoices *
make_sectors (void)
{
  CohortChoices *choices = cohort_choices_new (_ ("Not known"));
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("sector", &n);

  for (guint i = 0; i < n; i++)
    cohort_choices_add (choices, words[i].code,
                        cohort_vocabulary_get_label ("sector", words[i].code));
  return choices;
}

static char *
show_aliases (const CohortOrganization *organization)
{
  g_auto (GStrv) aliases = NULL;

  if (organization == NULL || organization->aliases == NULL)
    return NULL;
  aliases = g_strsplit (organization->aliases, "\n", -1);
  return g_strjoinv ("; ", aliases);
}

/** cohort_organization_dialog_present: shows what is known of @organization, to be changed */
void
cohort_organization_dialog_present (GtkWidget *widget, CohortStore *store, const char *organization)
{
  Form *form = g_new0 (Form, 1);
  g_autofree char *aliases = NULL;
  CohortCommandDialog *dialog;
  const CohortOrganization *before;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  before = cohort_snapshot_find (form->snapshot, COHORT_RECORD_ORGANIZATION, organization);
  form->organization = before;
  form->sectors = make_sectors ();
  aliases = show_aliases (before);
  dialog = cohort_command_dialog_new (
      widget, store, before != NULL ? _ ("Edit Organization") : _ ("Add Organization"),
      before != NULL ? _ ("_Save") : _ ("_Add"), make_organization, form, form_free);
  cohort_command_dialog_add_group (
      dialog, NULL,
      _ ("Rosters that write it otherwise are understood when the other spelling is "
         "noted here. Put semicolons between several."));
  form->name
      = cohort_command_dialog_add_entry (dialog, _ ("Name"), before != NULL ? before->name : NULL);
  form->sector = cohort_command_dialog_add_combo (
      dialog, _ ("Sector"), cohort_choices_get_labels (form->sectors),
      cohort_choices_find (form->sectors, before != NULL ? before->sector : NULL));
  form->city
      = cohort_command_dialog_add_entry (dialog, _ ("City"), before != NULL ? before->city : NULL);
  form->aliases = cohort_command_dialog_add_entry (dialog, _ ("Other spellings"), aliases);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->name);
  gtk_window_present (GTK_WINDOW (dialog));
}
