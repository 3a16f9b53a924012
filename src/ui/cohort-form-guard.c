/* Forms that ask before what was typed in them is lost.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-form-guard.h"

#include "cohort-dialog-pending.h"
#include "cohort-message-dialog.h"

#include <glib/gi18n-lib.h>

#define DATA   "form-guard"
#define CHOSEN "form-chosen"

/* Data of a form. */
typedef struct {
  CohortFormFunc is_changed;
  char *opened;        /* (owned) (nullable): how it was when it was shown */
  GtkWidget *question; /* (unowned) (nullable): weak, the one that waits for its answer */
  GtkWindow *next;     /* (unowned) (nullable): weak, closed with the form if that is left */
  gboolean is_leaving; /* what was typed may be lost */
} Guard;

static void
guard_free (gpointer data)
{
  Guard *guard = data;

  g_clear_weak_pointer (&guard->question);
  g_clear_weak_pointer (&guard->next);
  g_free (guard->opened);
  g_free (guard);
}

static Guard *
get_guard (gpointer form)
{
  return g_object_get_data (form, DATA);
}

/* What the form says */

static char *
dup_selected (GObject *choice)
{
  g_autoptr (GObject) item = NULL;
  guint selected;

  g_object_get (choice, "selected-item", &item, "selected", &selected, NULL);
  return GTK_IS_STRING_OBJECT (item)
             ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)))
             : g_strdup_printf ("%u", selected);
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static char *
dup_active (GObject *widget)
{
  gboolean is_active;

  g_object_get (widget, "active", &is_active, NULL);
  return g_strdup (is_active ? "yes" : "");
}

/* (transfer full) (nullable): what @widget itself says; %NULL when it holds what says something.
 * What only finds or shows something says nothing. */
static char *
dup_value (GtkWidget *widget)
{
  const char *chosen = g_object_get_data (G_OBJECT (widget), CHOSEN);

  if (chosen != NULL)
    return g_strdup (chosen);
  if (GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_MENU_BUTTON (widget))
    return g_strdup ("");
  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget))
    return dup_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  if (ADW_IS_COMBO_ROW (widget) || GTK_IS_DROP_DOWN (widget))
    return dup_selected (G_OBJECT (widget));
  if (GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_TOGGLE_BUTTON (widget))
    return dup_active (G_OBJECT (widget));
  return NULL;
}

/* Rows that come and go with what is chosen elsewhere count only while they are there, and only
 * when they say something. */
static void
append_values (GString *text, GtkWidget *widget)
{
  g_autofree char *value = NULL;

  if (!gtk_widget_get_visible (widget) || GTK_IS_POPOVER (widget))
    return;
  value = dup_value (widget);
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%p %s\n", widget, value);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && value == NULL;
       child = gtk_widget_get_next_sibling (child))
    append_values (text, child);
}

static char *
dup_values (GtkWindow *form)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (form));
  GString *text = g_string_new (NULL);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    append_values (text, child);
  return g_string_free (text, FALSE);
}

/* What the form filled by itself was there when it was shown. */
static void
map_cb (GtkWindow *form)
{
  Guard *guard = get_guard (form);

  if (guard->opened == NULL)
    guard->opened = dup_values (form);
}

static gboolean
differs (GtkWindow *form)
{
  const Guard *guard = get_guard (form);
  g_autofree char *values = dup_values (form);

  return guard->opened != NULL && !g_str_equal (guard->opened, values);
}

/* Closing */

static void
leave (GtkWindow *form)
{
  g_autoptr (GtkWindow) kept = g_object_ref (form);
  Guard *guard = get_guard (form);

  guard->is_leaving = TRUE;
  gtk_window_close (form);
  guard->is_leaving = FALSE;
}

static void
answered_cb (GtkWindow *form, const char *response, GtkWindow *question)
{
  Guard *guard = get_guard (form);
  g_autoptr (GtkWindow) next = guard->next != NULL ? g_object_ref (guard->next) : NULL;

  g_clear_weak_pointer (&guard->question);
  g_clear_weak_pointer (&guard->next);
  /* GTK would look for its parent when it goes, and that may be gone before. */
  gtk_window_set_transient_for (question, NULL);
  if (!g_str_equal (response, "discard"))
    return;
  leave (form);
  if (next != NULL)
    gtk_window_close (next);
}

static void
ask (GtkWindow *form)
{
  Guard *guard = get_guard (form);
  /* Translators: %s is the title of a form. */
  g_autofree char *body
      = g_strdup_printf (_ ("What you typed in “%s” is not saved."), gtk_window_get_title (form));
  AdwMessageDialog *question;

  if (guard->question != NULL) {
    gtk_window_present (GTK_WINDOW (guard->question));
    return;
  }
  g_set_weak_pointer (&guard->question,
                      cohort_message_dialog_new (form, _ ("Discard Changes?"), body));
  question = ADW_MESSAGE_DIALOG (guard->question);
  adw_message_dialog_add_responses (question, "keep", _ ("_Keep Editing"), "discard",
                                    _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "keep");
  adw_message_dialog_set_close_response (question, "keep");
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), form, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/* One whose answer is on its way stays without a question: see cohort_dialog_set_pending(). */
static gboolean
close_request_cb (GtkWindow *form)
{
  const Guard *guard = get_guard (form);

  if (guard->is_leaving || cohort_dialog_is_pending (form) || !guard->is_changed (form))
    return FALSE;
  ask (form);
  return TRUE;
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave (GTK_WINDOW (widget));
}

/** cohort_form_class_guard: see the header */
void
cohort_form_class_guard (GtkWidgetClass *form_class)
{
  gtk_widget_class_add_binding_action (form_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (form_class, "form.cancel", NULL, cancel_action);
}

/* Documented in the header. */
void
cohort_form_guard (GtkWindow *form, CohortFormFunc is_changed)
{
  Guard *guard;

  g_return_if_fail (GTK_IS_WINDOW (form));

  guard = g_new0 (Guard, 1);
  guard->is_changed = is_changed != NULL ? is_changed : differs;
  g_object_set_data_full (G_OBJECT (form), DATA, guard, guard_free);
  g_signal_connect_after (form, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (form, "close-request", G_CALLBACK (close_request_cb), NULL);
}

/** cohort_form_close_with: see the header */
void
cohort_form_close_with (GtkWindow *form, GtkWindow *next)
{
  Guard *guard = get_guard (form);

  g_return_if_fail (GTK_IS_WINDOW (next));

  if (guard != NULL && guard->question != NULL)
    g_set_weak_pointer (&guard->next, next);
}

/** cohort_form_set_chosen: see the header */
void
cohort_form_set_chosen (GtkWidget *widget, const char *chosen)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data_full (G_OBJECT (widget), CHOSEN, g_strdup (chosen), g_free);
}
