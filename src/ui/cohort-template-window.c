/* The editor of a letter's text, with the letter it makes beside it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-template-window.h"

#include "cohort-choices.h"
#include "cohort-command.h"
#include "cohort-date.h"
#include "cohort-dialog-size.h"
#include "cohort-entry-row.h"
#include "cohort-field-popover.h"
#include "cohort-letter-draft.h"
#include "cohort-letter-entry.h"
#include "cohort-letter-preview.h"
#include "cohort-letters.h"
#include "cohort-message-dialog.h"
#include "cohort-preview-toggle.h"
#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-template-languages.h"
#include "cohort-template-text.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How long the keyboard has to rest before the letter is made again. */
#define PATIENCE_MS 200
#define FAULT_TAG   "fault"

struct _CohortTemplateWindow {
  AdwWindow parent_instance;

  CohortStore *store; /* (owned) */
  char *name;         /* (owned) */
  char *language;     /* (owned) */
  char *wanted;       /* (owned) (nullable): the language that was chosen last */
  char *head;         /* (owned): as it was read */
  CohortLetterTo to;
  char **languages;    /* (owned): to choose from */
  GPtrArray *subjects; /* (owned) (element-type CohortLetterEntry): to look at */
  guint timeout;       /* source id, or 0 */
  int fault;           /* offset in the letter, or -1: in the head, or none */
  gboolean is_filling;
  gboolean is_changed;
  gboolean is_leaving; /* what was not saved may be lost */

  AdwHeaderBar *header;
  GtkWidget *undo_button;
  AdwLeaflet *leaflet;
  GtkWidget *editor;
  AdwToastOverlay *toasts;
  GtkEditable *title_row;
  AdwComboRow *language_row;
  GtkMenuButton *insert_button;
  GtkWidget *fault_bar;
  GtkLabel *fault_label;
  GtkWidget *fault_button;
  GtkTextView *view;
  GtkDropDown *subject_choice;
  GtkBox *letter;
  CohortLetterPreview *preview;
};

G_DEFINE_FINAL_TYPE (CohortTemplateWindow, cohort_template_window, ADW_TYPE_WINDOW)

static void queue_preview (CohortTemplateWindow *self);

static CohortSnapshot *
get_snapshot (CohortTemplateWindow *self)
{
  return cohort_store_get_snapshot (self->store);
}

static GtkTextBuffer *
get_buffer (CohortTemplateWindow *self)
{
  return gtk_text_view_get_buffer (self->view);
}

static char *
dup_letter (CohortTemplateWindow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

/* (transfer full): the head as it would be saved with what was typed */
static char *
dup_head (CohortTemplateWindow *self, const char *letter)
{
  g_autofree char *head
      = cohort_template_text_set (self->head, "title", gtk_editable_get_text (self->title_row));

  return cohort_template_text_declare (head, letter, self->to);
}

/* What is wrong */

static void
mark_fault (CohortTemplateWindow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag_by_name (get_buffer (self), FAULT_TAG, &start, &end);
  if (self->fault < 0)
    return;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &start, self->fault);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_apply_tag_by_name (get_buffer (self), FAULT_TAG, &start, &end);
}

static char *
describe_fault (CohortTemplateWindow *self, const char *sentence)
{
  GtkTextIter iter;

  if (self->fault < 0)
    return g_strdup (sentence);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, self->fault);
  /* Translators: where in a text, then what is wrong there as a sentence. */
  return g_strdup_printf (_ ("Line %1$d, column %2$d: %3$s"), gtk_text_iter_get_line (&iter) + 1,
                          gtk_text_iter_get_line_offset (&iter) + 1, sentence);
}

/* @sentence: (nullable): NULL when nothing is wrong */
static void
show_fault (CohortTemplateWindow *self, const char *sentence)
{
  g_autofree char *text = sentence != NULL ? describe_fault (self, sentence) : NULL;

  if (sentence == NULL)
    self->fault = -1;
  mark_fault (self);
  gtk_label_set_label (self->fault_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->fault_bar, sentence != NULL);
  gtk_widget_set_visible (self->fault_button, self->fault >= 0);
}

static void
go_to_fault (CohortTemplateWindow *self)
{
  GtkTextIter iter;

  if (self->fault < 0) {
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
    return;
  }
  adw_leaflet_set_visible_child (self->leaflet, self->editor);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, self->fault);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  gtk_text_view_scroll_to_iter (self->view, &iter, 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* (nullable): what the text makes; tells what is wrong otherwise */
static CohortLetterTemplate *
read_template (CohortTemplateWindow *self, const char *head, const char *letter)
{
  g_autofree char *text = g_strconcat (head, letter, NULL);
  g_autofree char *sentence = NULL;
  CohortLetterTemplate *template;
  gsize at;

  template = cohort_letter_template_new_from_text (text, &at, &sentence);
  if (template != NULL)
    g_clear_pointer (&sentence, g_free);
  self->fault = sentence != NULL && at >= strlen (head)
                    ? (int)g_utf8_pointer_to_offset (letter, letter + (at - strlen (head)))
                    : -1;
  show_fault (self, sentence);
  return template;
}

static void
show_letter (CohortTemplateWindow *self)
{
  g_autofree char *letter = dup_letter (self);
  g_autofree char *head = dup_head (self, letter);
  g_autoptr (CohortLetterTemplate) template = read_template (self, head, letter);
  guint selected = gtk_drop_down_get_selected (self->subject_choice);
  CohortLetterSubject subject;

  if (template == NULL || selected >= self->subjects->len || get_snapshot (self) == NULL)
    return;
  subject = cohort_letter_entry_get_subject (g_ptr_array_index (self->subjects, selected));
  cohort_letter_preview_set_item (
      self->preview, cohort_letter_draft_new (get_snapshot (self), template, &subject, NULL));
}

static gboolean
timeout_cb (gpointer user_data)
{
  CohortTemplateWindow *self = user_data;

  self->timeout = 0;
  show_letter (self);
  return G_SOURCE_REMOVE;
}

static void
queue_preview (CohortTemplateWindow *self)
{
  if (self->is_filling)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PATIENCE_MS, timeout_cb, self);
}

static void
set_changed (CohortTemplateWindow *self, gboolean is_changed)
{
  self->is_changed = is_changed;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.save", is_changed);
}

static void
changed_cb (CohortTemplateWindow *self)
{
  if (self->is_filling)
    return;
  set_changed (self, TRUE);
  queue_preview (self);
}

static void
undo_cb (CohortTemplateWindow *self)
{
  gtk_text_buffer_undo (get_buffer (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
insert_field (GtkWidget *widget, const char *text, guint back)
{
  CohortTemplateWindow *self = COHORT_TEMPLATE_WINDOW (widget);
  GtkTextIter iter;

  gtk_text_buffer_begin_user_action (get_buffer (self));
  gtk_text_buffer_delete_selection (get_buffer (self), TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (get_buffer (self), text, -1);
  gtk_text_buffer_end_user_action (get_buffer (self));
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  gtk_text_iter_backward_chars (&iter, (int)back);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* What is edited */

static gboolean
is_shipped (const char *name)
{
  return g_strv_contains (cohort_letter_template_get_shipped (), name);
}

static void
update_actions (CohortTemplateWindow *self)
{
  gboolean is_own
      = cohort_letters_find_own_template (get_snapshot (self), self->name, self->language) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.restore",
                                 is_own && is_shipped (self->name));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.remove",
                                 is_own && !is_shipped (self->name));
}

static void
show_language (CohortTemplateWindow *self)
{
  gboolean was_filling = self->is_filling;

  self->is_filling = TRUE;
  cohort_template_languages_show (self->language_row, (const char *const *)self->languages,
                                  self->language);
  self->is_filling = was_filling;
}

static void
find_languages (CohortTemplateWindow *self)
{
  g_strfreev (self->languages);
  self->languages
      = cohort_template_languages_list (get_snapshot (self), self->name, self->language);
  show_language (self);
}

/* The first convening stands for all, in a letter about one. */
static void
fill_subjects (CohortTemplateWindow *self, const char *template)
{
  CohortSnapshot *snapshot = get_snapshot (self);
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  self->subjects
      = cohort_letter_entries_new_recipients (snapshot, template, NULL, cohort_date_today ());
  for (guint i = 0; i < convenings->len && self->subjects->len == 0; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    g_ptr_array_unref (self->subjects);
    self->subjects = cohort_letter_entries_new_recipients (snapshot, template, convening->code,
                                                           cohort_date_today ());
  }
  for (guint i = 0; i < self->subjects->len; i++)
    gtk_string_list_append (labels,
                            cohort_letter_entry_get_name (g_ptr_array_index (self->subjects, i)));
  gtk_drop_down_set_model (self->subject_choice, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (self->subject_choice), self->subjects->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), self->subjects->len > 0);
}

static void
set_letter (CohortTemplateWindow *self, const char *letter)
{
  GtkTextIter start;

  gtk_text_buffer_begin_irreversible_action (get_buffer (self));
  gtk_text_buffer_set_text (get_buffer (self), letter, -1);
  gtk_text_buffer_end_irreversible_action (get_buffer (self));
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
}

static CohortLetterTo
find_to (const char *head)
{
  g_autofree char *to = cohort_template_text_get (head, "to");

  if (g_strcmp0 (to, "organization") == 0)
    return COHORT_LETTER_TO_ORGANIZATION;
  return g_strcmp0 (to, "program") == 0 ? COHORT_LETTER_TO_PROGRAM : COHORT_LETTER_TO_PERSON;
}

/* Shows the text of the template @self names, as it is saved. */
static void
load (CohortTemplateWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text
      = cohort_letters_dup_template_text (get_snapshot (self), self->name, self->language, &error);
  g_autofree char *letter = NULL;
  g_autofree char *title = NULL;

  g_clear_pointer (&self->head, g_free);
  if (text == NULL || !cohort_template_text_split (text, &self->head, &letter)) {
    self->head = g_strdup ("Cohort letter 1\n---\n");
    letter = g_strdup (text != NULL ? text : "");
  }
  self->is_filling = TRUE;
  title = cohort_template_text_get (self->head, "title");
  self->to = find_to (self->head);
  gtk_editable_set_text (self->title_row, title != NULL ? title : "");
  find_languages (self);
  fill_subjects (self, self->name);
  set_letter (self, letter);
  gtk_menu_button_set_popover (
      self->insert_button, cohort_field_popover_new (self->to, GTK_WIDGET (self), insert_field));
  self->is_filling = FALSE;
  set_changed (self, FALSE);
  update_actions (self);
  show_letter (self);
}

/* Leaving */

typedef void (*LeaveFunc) (CohortTemplateWindow *self);

static void save (CohortTemplateWindow *self, LeaveFunc after);

static void
question_cb (CohortTemplateWindow *self, const char *response, AdwMessageDialog *dialog)
{
  LeaveFunc leave = g_object_get_data (G_OBJECT (dialog), "leave");

  /* GTK would look for its parent when it goes, and that may be gone before. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  if (g_str_equal (response, "save"))
    save (self, leave);
  else if (g_str_equal (response, "discard"))
    leave (self);
}

/* Calls @leave once nothing is lost that should not be. */
static void
ask_to_leave (CohortTemplateWindow *self, LeaveFunc leave)
{
  GtkWidget *dialog;

  if (!self->is_changed) {
    leave (self);
    return;
  }
  dialog = cohort_message_dialog_new (GTK_WINDOW (self), _ ("Save Changes?"),
                                      _ ("The text was changed and is not saved yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "leave", leave);
  g_signal_connect_object (dialog, "response", G_CALLBACK (question_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
close_for_good (CohortTemplateWindow *self)
{
  self->is_leaving = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
cohort_template_window_close_request (GtkWindow *window)
{
  CohortTemplateWindow *self = COHORT_TEMPLATE_WINDOW (window);

  if (self->is_changed && !self->is_leaving) {
    ask_to_leave (self, close_for_good);
    return TRUE;
  }
  return GTK_WINDOW_CLASS (cohort_template_window_parent_class)->close_request (window);
}

static void
change_language (CohortTemplateWindow *self)
{
  g_free (self->language);
  self->language = g_strdup (self->wanted);
  load (self);
}

static void
language_changed_cb (CohortTemplateWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->is_filling || self->languages == NULL || selected >= g_strv_length (self->languages)
      || g_str_equal (self->languages[selected], self->language))
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (self->languages[selected]);
  /* The row says what is edited, whatever is answered. */
  show_language (self);
  ask_to_leave (self, change_language);
}

/* Saving */

typedef struct {
  CohortTemplateWindow *self; /* (owned) */
  char *sent;                 /* (owned) (nullable): the text to save */
  LeaveFunc after;            /* (nullable) */
  const char *said;           /* of a toast */
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->self);
  g_free (run->sent);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* What was typed meanwhile stays, and is still to be saved. */
static void
show_saved (CohortTemplateWindow *self, const char *sent)
{
  g_autofree char *letter = dup_letter (self);
  g_autofree char *head = dup_head (self, letter);
  g_autofree char *text = g_strconcat (head, letter, NULL);

  if (g_str_equal (text, sent))
    set_changed (self, FALSE);
  find_languages (self);
  update_actions (self);
}

static void
run_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  CohortTemplateWindow *self = run->self;
  g_autoptr (GError) error = NULL;
  gboolean done = cohort_store_run_finish (COHORT_STORE (source), result, &error);

  if (self->store == NULL) /* closed in the meantime */
    return;
  if (!done) {
    self->fault = -1;
    show_fault (self, error->message);
    return;
  }
  if (run->sent != NULL)
    show_saved (self, run->sent);
  else if (run->after != NULL)
    self->is_changed = FALSE;
  else
    load (self);
  if (run->after != NULL)
    ask_to_leave (self, run->after);
  else
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (run->said));
}

/* Takes @command. */
static void
run_command (CohortTemplateWindow *self,
             JsonObject *command,
             const char *sent,
             LeaveFunc after,
             const char *said)
{
  Run *run = g_new0 (Run, 1);

  run->self = g_object_ref (self);
  run->sent = g_strdup (sent);
  run->after = after;
  run->said = said;
  cohort_store_run_async (self->store, command, NULL, run_ready_cb, run);
  json_object_unref (command);
}

/* What is wrong is not saved: the cursor goes there. */
static void
save (CohortTemplateWindow *self, LeaveFunc after)
{
  g_autofree char *letter = dup_letter (self);
  g_autofree char *head = dup_head (self, letter);
  g_autofree char *text = g_strconcat (head, letter, NULL);
  g_autoptr (CohortLetterTemplate) template = read_template (self, head, letter);

  if (template == NULL) {
    go_to_fault (self);
    return;
  }
  run_command (self,
               cohort_command_new ("template.save", "name", self->name, "language", self->language,
                                   "body", text, NULL),
               text, after, _ ("Saved"));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (COHORT_TEMPLATE_WINDOW (widget), NULL);
}

static void
remove_own (CohortTemplateWindow *self)
{
  gboolean stays = is_shipped (self->name);

  run_command (
      self,
      cohort_command_new ("template.remove", "name", self->name, "language", self->language, NULL),
      NULL, stays ? NULL : close_for_good, _ ("This is the original text again"));
}

static void
removal_cb (CohortTemplateWindow *self, const char *response)
{
  if (g_str_equal (response, "remove"))
    remove_own (self);
}

static void
ask_to_remove (CohortTemplateWindow *self, const char *heading, const char *accept)
{
  GtkWidget *dialog = cohort_message_dialog_new (
      GTK_WINDOW (self), heading,
      _ ("The county’s own text is removed. Letters that were issued stay as they left."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_to_remove (COHORT_TEMPLATE_WINDOW (widget), _ ("Restore the Original Text?"), _ ("_Restore"));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_to_remove (COHORT_TEMPLATE_WINDOW (widget), _ ("Remove This Letter?"), _ ("_Remove"));
}

/* Another letter */

static gboolean
is_taken (CohortTemplateWindow *self, const char *name)
{
  g_autoptr (GPtrArray) kinds = cohort_letters_list_templates (get_snapshot (self));

  for (guint i = 0; i < kinds->len; i++)
    if (g_str_equal (((const CohortLetterKind *)g_ptr_array_index (kinds, i))->name, name))
      return TRUE;
  return FALSE;
}

/* A letter of the county's own, that begins with this text; saved when it is. */
static void
become_copy (CohortTemplateWindow *self, const char *title, const char *name)
{
  g_autofree char *named = cohort_template_text_set (self->head, "name", name);

  g_free (self->head);
  self->head = g_steal_pointer (&named);
  g_free (self->name);
  self->name = g_strdup (name);
  find_languages (self);
  gtk_editable_set_text (self->title_row, title);
  set_changed (self, TRUE);
  update_actions (self);
}

static void
copy_named_cb (CohortTemplateWindow *self, const char *response, AdwMessageDialog *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  const char *title = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *name = cohort_template_text_make_name (title);

  if (!g_str_equal (response, "duplicate"))
    return;
  self->fault = -1;
  if (*name == '\0')
    show_fault (self, _ ("A letter needs a title with letters or digits."));
  else if (is_taken (self, name))
    show_fault (self, _ ("There is a letter of that title already. Choose another title."));
  else
    become_copy (self, title, name);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTemplateWindow *self = COHORT_TEMPLATE_WINDOW (widget);
  GtkWidget *dialog
      = cohort_message_dialog_new (GTK_WINDOW (self), _ ("Duplicate as Own Letter"),
                                   _ ("The new letter begins with this text. What is its title?"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Title"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "duplicate", _ ("_Duplicate"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "duplicate",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "duplicate");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (copy_named_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cohort_template_window_dispose (GObject *object)
{
  CohortTemplateWindow *self = COHORT_TEMPLATE_WINDOW (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_TEMPLATE_WINDOW);
  g_clear_object (&self->store);
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->head, g_free);

  G_OBJECT_CLASS (cohort_template_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, editor);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, insert_button);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, fault_bar);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, fault_label);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, fault_button);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, view);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, subject_choice);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, letter);
  gtk_widget_class_bind_template_child (widget_class, CohortTemplateWindow, preview);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_fault);
  gtk_widget_class_bind_template_callback (widget_class, queue_preview);
}

static void
cohort_template_window_class_init (CohortTemplateWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_template_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cohort_template_window_close_request;
  g_type_ensure (COHORT_TYPE_LETTER_PREVIEW);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-template-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "template.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "template.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "template.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "template.duplicate", NULL, duplicate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "template.save",
                                       NULL);
}

static void
cohort_template_window_init (CohortTemplateWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_entry_rows_tell_focus (GTK_WIDGET (self));
  adw_header_bar_pack_start (self->header, cohort_preview_toggle_new (self->leaflet));
  gtk_box_append (self->letter, cohort_letter_preview_nobody_new (GTK_WIDGET (self->preview)));
  self->fault = -1;
  cohort_drop_down_set_name (GTK_WIDGET (self->subject_choice), _ ("Whose letter to show"));
  gtk_text_buffer_create_tag (get_buffer (self), FAULT_TAG, "underline", PANGO_UNDERLINE_ERROR,
                              NULL);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (get_buffer (self), "can-undo", self->undo_button, "sensitive",
                          G_BINDING_SYNC_CREATE);
  cohort_dialog_keep_within_parent (GTK_WINDOW (self));
}

/** cohort_template_window_present: see the header */
void
cohort_template_window_present (GtkWindow *parent,
                                CohortStore *store,
                                const char *name,
                                const char *language)
{
  CohortTemplateWindow *self
      = g_object_new (COHORT_TYPE_TEMPLATE_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->name = g_strdup (name);
  self->language = g_strdup (language != NULL ? language : "en");
  load (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
