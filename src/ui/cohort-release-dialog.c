/* Changing how many spots the county has: releasing, being granted, another number, none at all.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-release-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-mail.h"
#include "cohort-spots.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

#define MESSAGE_HEIGHT 150

typedef struct {
  CohortSnapshot *snapshot;         /* (owned) */
  const CohortConvening *convening; /* (nullable) */
  const char *act;                  /* (unowned): name of the command */
  GtkWidget *count;
  GtkWidget *day;
  GtkWidget *reason;
  GtkTextBuffer *message; /* (nullable) */
  char *suggested;        /* (owned) (nullable): the message as it was offered last */
} SpotsForm;

static SpotsForm *
spots_form_new (CohortStore *store, const char *convening, const char *act)
{
  SpotsForm *form = g_new0 (SpotsForm, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->act = act;
  if (convening != NULL)
    form->convening
        = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  return form;
}

static void
spots_form_free (gpointer data)
{
  SpotsForm *form = data;

  g_free (form->suggested);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

/* 0 while no number is typed. */
static gint64
get_count (const SpotsForm *form)
{
  const char *text = cohort_entry_get_text (form->count);
  gint64 count;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT16, &count, NULL) ? count
                                                                                          : 0;
}

static char *
dup_message (const SpotsForm *form)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (form->message, &start, &end);
  return gtk_text_buffer_get_text (form->message, &start, &end, FALSE);
}

/* The message follows the count and the reason until somebody writes it differently. */
static void
suggest_message (SpotsForm *form)
{
  g_autofree char *present = dup_message (form);
  const char *reason = cohort_entry_get_text (form->reason);

  if (form->suggested != NULL && !g_str_equal (present, form->suggested))
    return;
  g_free (form->suggested);
  form->suggested = cohort_delegation_dup_release_message (form->snapshot, form->convening->code,
                                                           get_count (form), reason, NULL, NULL);
  gtk_text_buffer_set_text (form->message, form->suggested, -1);
}

static gboolean
show_preview (CohortCommandDialog *dialog, const SpotsForm *form, JsonObject *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autofree char *text = NULL;

  text = after == NULL
             ? g_strdup (error->message)
             : cohort_what_if_describe_spots (form->snapshot, after, form->convening->code);
  cohort_command_dialog_set_preview (dialog, text);
  return after != NULL;
}

static JsonObject *
make_adjustment (CohortCommandDialog *dialog, gpointer user_data)
{
  SpotsForm *form = user_data;
  const char *count = cohort_entry_get_text (form->count);
  g_autofree char *message = NULL;
  g_autofree char *day = NULL;
  JsonObject *command;
  gint64 number;

  if (form->reason == NULL || count == NULL
      || !g_ascii_string_to_signed (count, 10, 0, G_MAXINT16, &number, NULL)
      || !cohort_date_row_check (COHORT_DATE_ROW (form->day), NULL))
    return NULL;
  if (form->message != NULL) {
    suggest_message (form);
    message = dup_message (form);
  }
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  command = cohort_command_new (form->act, "convening", form->convening->code, "on", day, "reason",
                                cohort_entry_get_text (form->reason), "message", message, NULL);
  json_object_set_int_member (command, "count", number);
  if (!show_preview (dialog, form, command) || cohort_entry_get_text (form->reason) == NULL)
    g_clear_pointer (&command, json_object_unref);
  return command;
}

static void
add_fields (CohortCommandDialog *dialog, SpotsForm *form, const char *count)
{
  form->count = cohort_command_dialog_add_entry (dialog, _ ("How many"), count);
  form->day = cohort_command_dialog_add_date (dialog, _ ("On"), cohort_date_today ());
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (form->count), GTK_INPUT_PURPOSE_DIGITS);
}

static void
copy_clicked_cb (GtkWidget *dialog)
{
  SpotsForm *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autofree char *message = dup_message (form);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (dialog), message);
}

static void
mail_clicked_cb (GtkWidget *dialog)
{
  SpotsForm *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autofree char *message = dup_message (form);
  g_autofree char *subject = NULL;
  g_autofree char *to = NULL;
  g_autofree char *suggested = cohort_delegation_dup_release_message (
      form->snapshot, form->convening->code, get_count (form), cohort_entry_get_text (form->reason),
      &to, &subject);

  cohort_mail_open (dialog, to, subject, message);
}

static GtkWidget *
make_button (GtkWidget *dialog, const char *label, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, dialog, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_message (CohortCommandDialog *dialog, SpotsForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Message to the program"), -1);
  form->message = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MESSAGE_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (buttons), make_button (GTK_WIDGET (dialog), _ ("C_opy"), _ ("Copy"),
                                                  G_CALLBACK (copy_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (GTK_WIDGET (dialog), _ ("Open in _Mail"), _ ("Open in mail"),
                               G_CALLBACK (mail_clicked_cb)));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

/** cohort_release_dialog_present: asks how many spots of @convening the county gives up, and why */
void
cohort_release_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  SpotsForm *form = spots_form_new (store, convening, "spots.release");
  g_autofree char *count = NULL;
  CohortCommandDialog *dialog;
  CohortSpots spots;

  cohort_spots_count (form->snapshot, convening, &spots);
  count = g_strdup_printf ("%d", cohort_is_known (spots.free) ? (int)MAX (spots.free, 1) : 1);
  dialog = cohort_command_dialog_new (widget, store, _ ("Release Spots"), _ ("_Release"),
                                      make_adjustment, form, spots_form_free);
  g_object_set_data (G_OBJECT (dialog), "form", form);
  cohort_command_dialog_add_group (
      dialog, form->convening->name,
      _ ("Released spots go to the state’s waitlist. Declining is not releasing: a spot somebody "
         "declines stays yours until you release it."));
  add_fields (dialog, form, count);
  cohort_command_dialog_add_group (dialog, _ ("Message to the Program"),
                                   _ ("It is kept with the release. Nothing is sent by itself."));
  cohort_command_dialog_add_widget (dialog, make_message (dialog, form));
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
present_adjustment (GtkWidget *widget,
                    SpotsForm *form,
                    CohortStore *store,
                    const char *title,
                    const char *description)
{
  CohortCommandDialog *dialog = cohort_command_dialog_new (widget, store, title, _ ("_Save"),
                                                           make_adjustment, form, spots_form_free);

  cohort_command_dialog_add_group (dialog, form->convening->name, description);
  add_fields (dialog, form, NULL);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_grant_dialog_present: notes that the program gave the county more spots */
void
cohort_grant_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  present_adjustment (widget, spots_form_new (store, convening, "spots.grant"), store,
                      _ ("Spots Granted"),
                      _ ("Spots the program gave your county beside its own, from what others "
                         "released."));
}

/** cohort_override_dialog_present: sets another number of spots than that of the county’s class */
void
cohort_override_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  present_adjustment (widget, spots_form_new (store, convening, "spots.override"), store,
                      _ ("Another Number of Spots"),
                      _ ("Counts instead of the spots of your county’s class and of what was "
                         "released and granted."));
}

static JsonObject *
make_nobody (CohortCommandDialog *dialog, gpointer user_data)
{
  SpotsForm *form = user_data;
  const char *reason = cohort_entry_get_text (form->reason);
  g_autofree char *day = NULL;

  if (reason == NULL || !cohort_date_row_check (COHORT_DATE_ROW (form->day), NULL))
    return NULL;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  return cohort_command_new ("participation.decline", "reason", reason, "on", day, NULL);
}

/** cohort_nobody_dialog_present: says that the county sends nobody this year, and why */
void
cohort_nobody_dialog_present (GtkWidget *widget, CohortStore *store)
{
  SpotsForm *form = spots_form_new (store, NULL, "participation.decline");
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("We Send Nobody This Year"),
                                      _ ("_Release All Spots"), make_nobody, form, spots_form_free);
  cohort_command_dialog_add_group (
      dialog, cohort_snapshot_get_year (form->snapshot),
      _ ("The county has no team this year. All its announced spots at all convenings go to the "
         "state in one step, which can be undone until the state has given them away."));
  form->day = cohort_command_dialog_add_date (dialog, _ ("On"), cohort_date_today ());
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
