/* Issuing letters, issuing one again, making one void: what has to be said first.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-issue-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-letter-outputs.h"
#include "cohort-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many a dialog names before it counts the rest. */
#define MAX_NAMED   8
#define MAX_CHANGES 12

typedef struct {
  CohortWindow *window; /* (unowned): what the dialog is over */
  char *command;        /* each (owned) */
  char *template;       /* (nullable) */
  char *convening;      /* (nullable) */
  char *letter;         /* (nullable): id of an issued one */
  char *usual;          /* (nullable): who signs when nobody else is named */
  CohortLetterTo to;
  char **ids; /* of whom the letters are to */
  gboolean invites;
  GtkWidget *on; /* each nullable */
  GtkWidget *signatory;
  GtkWidget *invite;
  GtkWidget *reason;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_free (form->command);
  g_free (form->template);
  g_free (form->convening);
  g_free (form->letter);
  g_free (form->usual);
  g_strfreev (form->ids);
  g_free (form);
}

static CohortSnapshot *
get_snapshot (CohortWindow *window)
{
  return cohort_store_get_snapshot (cohort_window_get_store (window));
}

static void
write_recipients (const Form *form, JsonObject *command)
{
  JsonArray *array;

  if (form->to == COHORT_LETTER_TO_PROGRAM)
    return;
  array = json_array_new ();
  for (guint i = 0; form->ids[i] != NULL; i++)
    json_array_add_string_element (array, form->ids[i]);
  json_object_set_array_member (
      command, form->to == COHORT_LETTER_TO_PERSON ? "people" : "organizations", array);
}

static void
write_text (JsonObject *command, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (command, name, text);
}

static JsonObject *
make_command (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  const char *reason = form->reason != NULL ? cohort_entry_get_text (form->reason) : NULL;
  const char *signatory = form->signatory != NULL ? cohort_entry_get_text (form->signatory) : NULL;
  g_autofree char *on = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->on));
  JsonObject *command;

  if (on == NULL || (form->reason != NULL && reason == NULL))
    return NULL;
  command = cohort_command_new (form->command, "on", on, NULL);
  write_text (command, "letter", form->letter);
  write_text (command, "reason", reason);
  if (form->template == NULL)
    return command;
  write_text (command, "template", form->template);
  write_text (command, "convening", form->convening);
  if (g_strcmp0 (signatory, form->usual) != 0)
    write_text (command, "signatory", signatory);
  if (form->invite != NULL)
    json_object_set_boolean_member (command, "invite",
                                    gtk_switch_get_active (GTK_SWITCH (form->invite)));
  write_recipients (form, command);
  return command;
}

/* Issuing */

/* The ids of what was issued just now. */
static void
issued_cb (CohortCommandDialog *dialog, Form *form)
{
  CohortSnapshot *snapshot = get_snapshot (form->window);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; form->ids[i] != NULL; i++) {
    const CohortLetterSubject subject
        = {form->to, form->to != COHORT_LETTER_TO_PROGRAM ? form->ids[i] : NULL, form->convening};
    const CohortIssuedLetter *letter = cohort_letters_find_for (snapshot, form->template, &subject);

    if (letter != NULL)
      g_strv_builder_add (builder, letter->record.id);
  }
  ids = g_strv_builder_end (builder);
  if (ids[0] != NULL)
    cohort_letters_output_ask (form->window, (const char *const *)ids);
}

static char *
list_names (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len && i < MAX_NAMED; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "",
                            cohort_letter_entry_get_name (g_ptr_array_index (entries, i)));
  if (entries->len > MAX_NAMED) {
    guint n = entries->len - MAX_NAMED;

    g_string_append_c (text, ' ');
    g_string_append_printf (text, ngettext ("and %u other", "and %u others", n), n);
  }
  return g_string_free (text, FALSE);
}

static char *
describe_numbers (const CohortSnapshot *snapshot, guint n)
{
  g_autofree char *number = cohort_letters_dup_next_number (snapshot);

  if (n == 1)
    /* Translators: %s is the number a letter gets. */
    return g_strdup_printf (_ ("The letter gets the number %s."), number);
  return g_strdup_printf (
      /* Translators: %2$s is the number the first of them gets. */
      ngettext ("%1$u letter, numbered from %2$s on.", "%1$u letters, numbered from %2$s on.", n),
      n, number);
}

static Form *
form_new (CohortWindow *window, const char *command)
{
  Form *form = g_new0 (Form, 1);

  form->window = window;
  form->command = g_strdup (command);
  return form;
}

static Form *
issue_form_new (CohortWindow *window, GPtrArray *entries)
{
  CohortLetterEntry *first = g_ptr_array_index (entries, 0);
  const CohortLetterSubject subject = cohort_letter_entry_get_subject (first);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  CohortSnapshot *snapshot = get_snapshot (window);
  Form *form = form_new (window, "letter.issue");
  g_autoptr (CohortLetterTemplate) template = NULL;

  form->template = g_strdup (cohort_letter_entry_get_template (first));
  form->convening = g_strdup (subject.convening);
  form->to = subject.to;
  form->usual = g_strdup (cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_SIGNATORY));
  for (guint i = 0; i < entries->len; i++)
    g_strv_builder_add (ids, cohort_letter_entry_get_key (g_ptr_array_index (entries, i)));
  form->ids = g_strv_builder_end (ids);
  template = cohort_letters_load_template (snapshot, form->template, NULL, NULL);
  form->invites = template != NULL && cohort_letter_template_invites (template);
  return form;
}

/** cohort_issue_dialog_present: see the header */
void
cohort_issue_dialog_present (CohortWindow *window, GPtrArray *entries)
{
  Form *form = issue_form_new (window, entries);
  CohortCommandDialog *dialog
      = cohort_command_dialog_new (GTK_WIDGET (window), cohort_window_get_store (window),
                                   ngettext ("Issue Letter", "Issue Letters", entries->len),
                                   _ ("_Issue"), make_command, form, form_free);
  g_autofree char *names = list_names (entries);
  g_autofree char *numbers = describe_numbers (get_snapshot (window), entries->len);

  cohort_command_dialog_add_group (dialog, names, numbers);
  form->on
      = cohort_command_dialog_add_date (dialog, _ ("Date of the letter"), cohort_date_today ());
  form->signatory = cohort_command_dialog_add_entry (dialog, _ ("Signed by"), form->usual);
  if (form->invites)
    form->invite = cohort_command_dialog_add_switch (
        dialog, _ ("Record as Invitation"), _ ("Noted with each person as an invitation."),
        TRUE);
  g_signal_connect (dialog, "done", G_CALLBACK (issued_cb), form);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->on);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Again */

static const char *
find_description (CohortLetterTo to, const char *field)
{
  for (guint bit = 0; bit < 8; bit++) {
    g_autoptr (GArray) fields = cohort_letter_fields_list (to, 1u << bit);

    for (guint i = 0; i < fields->len; i++) {
      const CohortLetterField *known = &g_array_index (fields, CohortLetterField, i);

      if (g_str_equal (known->name, field))
        return known->description;
    }
  }
  return field;
}

/** cohort_letter_change_dup_text: see the header */
char *
cohort_letter_change_dup_text (CohortLetterTo to, const CohortLetterChange *change)
{
  const char *space = strrchr (change->field, ' ');
  const char *bracket = strchr (change->field, '[');
  const char *close = strrchr (change->field, ']');
  const char *what
      = find_description (to, space != NULL && space > close ? space + 1 : change->field);
  g_autofree char *item = bracket != NULL && close > bracket
                              ? g_strndup (bracket + 1, (gsize)(close - bracket - 1))
                              : NULL;
  /* Translators: what a letter says, and about which item of a list. */
  g_autofree char *field = item != NULL && space > close
                               ? g_strdup_printf (_ ("%1$s (%2$s)"), what, item)
                               : g_strdup (item != NULL ? item : what);

  if (change->old == NULL)
    /* Translators: what a letter says, and its value. */
    return g_strdup_printf (_ ("%1$s: now “%2$s”"), field, change->new);
  if (change->new == NULL)
    /* Translators: what a letter says, and its value. */
    return g_strdup_printf (_ ("%1$s: no longer “%2$s”"), field, change->old);
  /* Translators: what a letter says, and its values before and now. */
  return g_strdup_printf (_ ("%1$s: “%2$s” is now “%3$s”"), field, change->old, change->new);
}

static char *
describe_changes (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  g_autoptr (GPtrArray) changes = cohort_issued_letter_list_changes (snapshot, letter);
  CohortLetterTo to = letter->person != NULL         ? COHORT_LETTER_TO_PERSON
                      : letter->organization != NULL ? COHORT_LETTER_TO_ORGANIZATION
                                                     : COHORT_LETTER_TO_PROGRAM;
  GString *text;

  if (changes->len == 0)
    return g_strdup (_ ("What the letter says has not changed since."));
  text = g_string_new (NULL);
  for (guint i = 0; i < changes->len && i < MAX_CHANGES; i++) {
    g_autofree char *line = cohort_letter_change_dup_text (to, g_ptr_array_index (changes, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  return g_string_free (text, FALSE);
}

static void
present_with_reason (CohortWindow *window,
                     const char *id,
                     const char *command,
                     const char *title,
                     const char *accept,
                     char *description)
{
  const CohortIssuedLetter *letter
      = cohort_snapshot_find (get_snapshot (window), COHORT_RECORD_LETTER, id);
  Form *form = form_new (window, command);
  CohortCommandDialog *dialog
      = cohort_command_dialog_new (GTK_WIDGET (window), cohort_window_get_store (window), title,
                                   accept, make_command, form, form_free);
  g_autofree char *heading = g_strdup_printf (_ ("%1$s to %2$s"), letter->number, letter->name);

  form->letter = g_strdup (id);
  cohort_command_dialog_add_group (dialog, heading, description);
  g_free (description);
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  form->on = cohort_command_dialog_add_date (dialog, _ ("Day"), cohort_date_today ());
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->reason);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_reissue_dialog_present: see the header */
void
cohort_reissue_dialog_present (CohortWindow *window, const char *letter)
{
  const CohortIssuedLetter *record
      = cohort_snapshot_find (get_snapshot (window), COHORT_RECORD_LETTER, letter);

  if (record != NULL)
    present_with_reason (window, letter, "letter.reissue", _ ("Reissue Letter"), _ ("_Reissue"),
                         describe_changes (get_snapshot (window), record));
}

/** cohort_void_dialog_present: see the header */
void
cohort_void_dialog_present (CohortWindow *window, const char *letter)
{
  if (cohort_snapshot_find (get_snapshot (window), COHORT_RECORD_LETTER, letter) != NULL)
    present_with_reason (
        window, letter, "letter.void", _ ("Void Letter"), _ ("_Void"),
        g_strdup (
            _ ("The letter stays in the list as it left, and its number is not used again.")));
}
