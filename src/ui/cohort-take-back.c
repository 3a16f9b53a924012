/* Taking back one change of long ago, after seeing what would stay.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-take-back.h"

#include "cohort-message-dialog.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

#define LIST_HEIGHT 240

typedef struct {
  GtkWidget *widget; /* (owned) */
  CohortStore *store; /* (owned) */
  gint64 number;
  char *sentence; /* (owned) */
} TakingBack;

static void
taking_back_free (TakingBack *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_free (self->sentence);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TakingBack, taking_back_free)

static void
show_failure (const TakingBack *self, const GError *error)
{
  cohort_show_error (self->widget, _ ("The Change Could Not Be Taken Back"), error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TakingBack) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortRevertReport) report
    = cohort_store_revert_finish (COHORT_STORE (source), result, &error);

  if (report == NULL)
    show_failure (self, error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  TakingBack *self = user_data;

  if (g_str_equal (response, "take-back"))
    cohort_store_revert_async (self->store, self->number, FALSE, done_cb, self);
  else
    taking_back_free (self);
}

/* What stays as it is, line by line. */
static GtkWidget *
make_kept_list (const CohortRevertReport *report)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < report->kept->len; i++) {
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_ptr_array_index (report->kept, i));
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    gtk_list_box_append (GTK_LIST_BOX (list), row);
  }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What stays as it is"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static char *
describe (const TakingBack *self, const CohortRevertReport *report)
{
  g_autofree char *first = g_strdup_printf (
    ngettext ("%u value goes back to what it was before.",
              "%u values go back to what they were before.", report->n_reverted),
    report->n_reverted);

  if (report->n_reverted == 0)
    return g_strdup_printf ("%s\n\n%s", self->sentence,
                            _ ("All of it was changed since, so nothing would go back."));
  if (report->n_kept == 0)
    return g_strdup_printf ("%s\n\n%s %s", self->sentence, first,
                            _ ("Nothing of it was changed since."));
  return g_strdup_printf ("%s\n\n%s %s", self->sentence, first,
                          _ ("What was changed since stays:"));
}

static void
ask (TakingBack *self, const CohortRevertReport *report)
{
  GtkWindow *window = cohort_find_shown_window (self->widget);
  GtkWidget *widget = cohort_message_dialog_new (window, _ ("Take Back This Change?"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  g_autofree char *body = describe (self, report);

  adw_message_dialog_set_body (dialog, body);
  if (report->kept->len > 0)
    adw_message_dialog_set_extra_child (dialog, make_kept_list (report));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "take-back", _ ("_Take Back"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "take-back", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "take-back", report->n_reverted > 0);
  adw_message_dialog_set_default_response (dialog, report->n_reverted > 0 ? "take-back" : "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TakingBack) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortRevertReport) report
    = cohort_store_revert_finish (COHORT_STORE (source), result, &error);

  if (report == NULL)
    show_failure (self, error);
  else if (cohort_find_shown_window (self->widget) != NULL)
    ask (g_steal_pointer (&self), report);
}

/** cohort_take_back: documented in the header */
void
cohort_take_back (GtkWidget *widget, CohortStore *store, gint64 number, const char *sentence)
{
  TakingBack *self = g_new0 (TakingBack, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->number = number;
  self->sentence = g_strdup (sentence);
  cohort_store_revert_async (store, number, TRUE, looked_cb, self);
}
