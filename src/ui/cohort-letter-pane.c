/* One letter to look at: what it lacks, what changed since, its pages, and what can be done.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-pane.h"

#include "cohort-date.h"
#include "cohort-issue-dialog.h"
#include "cohort-letter-draft.h"
#include "cohort-letter-outputs.h"
#include "cohort-letter-preview.h"
#include "cohort-letterhead-window.h"
#include "cohort-organization-dialog.h"
#include "cohort-person-records.h"
#include "cohort-row-group.h"
#include "cohort-team-people.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Comfortable to read, and what is left of the window's height around a whole page. */
#define READING_WIDTH 720
#define AROUND_PAGE   30
#define SMALLEST_PAGE 280
/* Changes that are told; the rest is counted. */
#define MAX_CHANGES 8

struct _CohortLetterPane {
  GtkBox parent_instance;

  CohortSnapshot *snapshot; /* (owned) (nullable) */
  CohortLetterEntry *entry; /* (owned) (nullable) */
  char *letter;             /* (owned) (nullable): id of the issued one on screen */
  GPtrArray *rows;          /* (owned) (element-type GtkWidget): of the notes */

  GtkWidget *back_button;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkLabel *position_label;
  GtkToggleButton *zoom_button;
  GtkMenuButton *menu_button;
  GtkScrolledWindow *scrolled;
  AdwPreferencesGroup *notes;
  AdwClamp *clamp;
  CohortLetterPreview *preview;
};

G_DEFINE_FINAL_TYPE (CohortLetterPane, cohort_letter_pane, GTK_TYPE_BOX)

enum { BACK, STEP, N_SIGNALS };
static guint signals[N_SIGNALS];

static void show_letter (CohortLetterPane *self);

static CohortWindow *
get_window (CohortLetterPane *self)
{
  return COHORT_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const CohortIssuedLetter *
get_issued (CohortLetterPane *self)
{
  return self->letter != NULL
             ? cohort_snapshot_find (self->snapshot, COHORT_RECORD_LETTER, self->letter)
             : NULL;
}

/* The letter itself */

static CohortLetterItem *
make_draft (CohortLetterPane *self, GError **error)
{
  const CohortLetterSubject subject = cohort_letter_entry_get_subject (self->entry);
  g_autoptr (CohortLetterTemplate) template = cohort_letters_load_template (
      self->snapshot, cohort_letter_entry_get_template (self->entry),
      cohort_letter_entry_get_language (self->entry), error);

  return template != NULL ? cohort_letter_draft_new (self->snapshot, template, &subject, error)
                          : NULL;
}

static CohortLetterItem *
make_issued (CohortLetterPane *self, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;

  g_ptr_array_add (letters, (gpointer)get_issued (self));
  items = cohort_letter_items_new_issued (self->snapshot, letters, NULL, error);
  return items != NULL ? g_ptr_array_steal_index (items, 0) : NULL;
}

/* Notes over it */

static GtkWidget *
add_note (CohortLetterPane *self, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = cohort_plain_row_new (title, subtitle);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (self->notes, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_button (GtkWidget *row, const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* What the letterhead and the settings say is not said by a person's record. */
static gboolean
is_of_office (const char *field)
{
  return field != NULL
         && (g_str_has_prefix (field, "letter.") || g_str_has_prefix (field, "county."));
}

/* Whose record mends it: what is said of somebody's organization is said of all who are there. */
static const char *
find_record (CohortLetterPane *self, const CohortLetterProblem *problem)
{
  const CohortMembership *membership
      = problem->field != NULL && g_str_has_prefix (problem->field, "organization.")
            ? cohort_team_find_last_membership (self->snapshot, problem->id, cohort_date_today ())
            : NULL;

  return membership != NULL && membership->organization != NULL ? membership->organization
                                                                : problem->id;
}

static void
add_problem (CohortLetterPane *self, const CohortLetterProblem *problem)
{
  GtkWidget *row = add_note (self, "dialog-warning-symbolic", problem->text, NULL);

  if (is_of_office (problem->field))
    add_button (row, _ ("Letterhead…"), "letter.letterhead", NULL);
  else if (problem->id != NULL)
    add_button (row, C_ ("button", "Open"), "letter.open", find_record (self, problem));
}

static void
add_problems (CohortLetterPane *self)
{
  GPtrArray *problems = cohort_letter_entry_get_problems (self->entry);

  for (guint i = 0; i < problems->len; i++)
    add_problem (self, g_ptr_array_index (problems, i));
}

static char *
describe_changes (CohortLetterPane *self, const CohortIssuedLetter *letter)
{
  g_autoptr (GPtrArray) changes = cohort_issued_letter_list_changes (self->snapshot, letter);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len && i < MAX_CHANGES; i++) {
    g_autofree char *line = cohort_letter_change_dup_text (
        cohort_letter_entry_get_subject (self->entry).to, g_ptr_array_index (changes, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  if (changes->len > MAX_CHANGES) {
    guint n = changes->len - MAX_CHANGES;

    g_string_append_c (text, '\n');
    g_string_append_printf (text, ngettext ("And %u more.", "And %u more.", n), n);
  }
  return g_string_free (text, FALSE);
}

static char *
describe_issue (const CohortIssuedLetter *letter)
{
  g_autofree char *day = cohort_date_format (letter->issued_on);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Issued on %s"), day);
  if (letter->signatory != NULL) {
    g_string_append (text, " · ");
    g_string_append_printf (text, _ ("signed by %s"), letter->signatory);
  }
  if (letter->reason != NULL) {
    g_string_append_c (text, '\n');
    g_string_append_printf (text, _ ("Issued again: %s"), letter->reason);
  }
  return g_string_free (text, FALSE);
}

/* The editions before and after, to be looked at. */
static void
add_editions (CohortLetterPane *self, const CohortIssuedLetter *shown)
{
  g_autoptr (GPtrArray) all = cohort_letters_list_editions (self->snapshot);

  for (guint i = 0; i < all->len; i++) {
    const CohortIssuedLetter *letter = g_ptr_array_index (all, i);
    g_autofree char *title = NULL, *day = NULL;

    if (g_strcmp0 (letter->number, shown->number) != 0 || letter == shown
        || g_strcmp0 (letter->person, shown->person) != 0
        || g_strcmp0 (letter->organization, shown->organization) != 0)
      continue;
    day = cohort_date_format (letter->issued_on);
    title = g_strdup_printf (_ ("Edition %1$d, issued on %2$s"), (int)letter->edition, day);
    add_button (add_note (self, "document-open-recent-symbolic", title, letter->reason), _ ("Show"),
                "letter.show-edition", letter->record.id);
  }
}

static void
add_about (CohortLetterPane *self, const CohortIssuedLetter *letter)
{
  CohortIssuedLetterState state = cohort_issued_letter_get_state (self->snapshot, letter);
  g_autofree char *title
      = letter->edition > 1
            ? g_strdup_printf (_ ("%1$s, edition %2$d"), letter->number, (int)letter->edition)
            : g_strdup (letter->number);
  g_autofree char *about = describe_issue (letter);

  add_note (self, "object-select-symbolic", title, about);
  if (state == COHORT_LETTER_STATE_VOID) {
    g_autofree char *day = cohort_date_format (letter->voided_on);
    g_autofree char *when = g_strdup_printf (_ ("Void since %s"), day);

    add_note (self, "process-stop-symbolic", when, letter->void_reason);
  } else if (state == COHORT_LETTER_STATE_DECLINED) {
    const char *outcome = cohort_issued_letter_get_outcome (self->snapshot, letter);

    add_note (self, "process-stop-symbolic",
              cohort_vocabulary_get_label ("invitation-outcome", outcome),
              _ ("Its invitation is closed. To ask again, issue a new letter under “Write”."));
  } else if (state == COHORT_LETTER_STATE_STALE) {
    g_autofree char *changes = describe_changes (self, letter);

    add_button (
        add_note (self, "dialog-warning-symbolic", _ ("Changed since it was issued"), changes),
        _ ("Reissue…"), "letter.reissue", NULL);
  }
  add_editions (self, letter);
}

static void
show_notes (CohortLetterPane *self, const GError *error)
{
  const CohortIssuedLetter *letter = get_issued (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->notes, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (error != NULL)
    add_note (self, "dialog-warning-symbolic", error->message, NULL);
  if (letter != NULL)
    add_about (self, letter);
  else if (self->entry != NULL)
    add_problems (self);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), self->rows->len > 0);
}

/* What can be done */

static GMenu *
make_outputs (CohortLetterPane *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < COHORT_N_LETTER_OUTPUTS; i++) {
    g_autoptr (GMenuItem) item = NULL;

    if (i == COHORT_LETTER_OUTPUT_FOLDER)
      continue;
    item = g_menu_item_new (cohort_letter_output_get_label ((CohortLetterOutput)i), NULL);
    g_menu_item_set_action_and_target (item, "letter.output", "i", (int)i);
    g_menu_append_item (menu, item);
  }
  return menu;
}

static void
show_menu (CohortLetterPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) outputs = make_outputs (self);
  g_autoptr (GMenu) acts = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (outputs));
  if (self->letter != NULL) {
    g_menu_append (acts, _ ("_Reissue…"), "letter.reissue");
    g_menu_append (acts, _ ("_Void…"), "letter.void");
    g_menu_append (acts, _ ("Show in _History"), "letter.history");
    g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  }
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
update_actions (CohortLetterPane *self, gboolean has_letter)
{
  const CohortIssuedLetter *letter = get_issued (self);
  CohortIssuedLetterState state = letter != NULL
                                      ? cohort_issued_letter_get_state (self->snapshot, letter)
                                      : COHORT_LETTER_STATE_VOID;
  gboolean counts = state != COHORT_LETTER_STATE_VOID && state != COHORT_LETTER_STATE_SUPERSEDED;
  gboolean is_complete
      = self->entry != NULL && cohort_letter_entry_get_problems (self->entry)->len == 0;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "letter.reissue", counts);
  gtk_widget_action_set_enabled (widget, "letter.void", counts);
  gtk_widget_action_set_enabled (widget, "letter.output",
                                 has_letter && (letter != NULL || is_complete));
  gtk_widget_set_sensitive (GTK_WIDGET (self->menu_button), has_letter);
}

static void
show_letter (CohortLetterPane *self)
{
  g_autoptr (GError) error = NULL;
  CohortLetterItem *item = NULL;

  if (self->entry != NULL)
    item = get_issued (self) != NULL ? make_issued (self, &error) : make_draft (self, &error);
  show_notes (self, error);
  show_menu (self);
  update_actions (self, item != NULL);
  cohort_letter_preview_set_item (self->preview, item);
}

static void
show_position (CohortLetterPane *self, guint position, guint n)
{
  guint n_pages = cohort_letter_preview_get_n_pages (self->preview);
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  /* Translators: which one of how many letters. */
  g_autofree char *text = g_strdup_printf (_ ("%1$u of %2$u"), position + 1, n);
  g_autofree char *both = g_strdup_printf ("%s · %s", text, pages);

  gtk_label_set_label (self->position_label, self->entry != NULL ? both : "");
  gtk_widget_set_sensitive (self->previous_button, self->entry != NULL && position > 0);
  gtk_widget_set_sensitive (self->next_button, self->entry != NULL && position + 1 < n);
}

/** cohort_letter_pane_show: see the header */
void
cohort_letter_pane_show (CohortLetterPane *self,
                         CohortSnapshot *snapshot,
                         CohortLetterEntry *entry,
                         gboolean as_issued,
                         guint position,
                         guint n)
{
  gboolean is_other = self->entry != entry;

  g_return_if_fail (COHORT_IS_LETTER_PANE (self));

  cohort_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = snapshot;
  g_set_object (&self->entry, entry);
  g_clear_pointer (&self->letter, g_free);
  if (entry != NULL && (as_issued || !cohort_letter_entry_is_new (entry)))
    self->letter = g_strdup (cohort_letter_entry_get_letter (entry));
  show_letter (self);
  show_position (self, position, n);
  if (is_other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/** cohort_letter_pane_set_folded: see the header */
void
cohort_letter_pane_set_folded (CohortLetterPane *self, gboolean is_folded)
{
  gtk_widget_set_visible (self->back_button, is_folded);
  /* There the page is as narrow as the window. */
  gtk_widget_set_visible (GTK_WIDGET (self->zoom_button), !is_folded);
  gtk_toggle_button_set_active (self->zoom_button, FALSE);
}

/* A page as wide as is good to read, or as high as there is room for. */
static void
update_zoom (CohortLetterPane *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double height = gtk_adjustment_get_page_size (adjustment) - AROUND_PAGE;
  int width = READING_WIDTH;

  if (gtk_toggle_button_get_active (self->zoom_button))
    width
        = MAX (SMALLEST_PAGE, (int)(height * COHORT_LETTER_PAGE_WIDTH / COHORT_LETTER_PAGE_HEIGHT));
  adw_clamp_set_maximum_size (self->clamp, width);
  adw_clamp_set_tightening_threshold (self->clamp, width);
}

static void
back_clicked_cb (CohortLetterPane *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
previous_clicked_cb (CohortLetterPane *self)
{
  g_signal_emit (self, signals[STEP], 0, -1);
}

static void
next_clicked_cb (CohortLetterPane *self)
{
  g_signal_emit (self, signals[STEP], 0, 1);
}

static void
reissue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortLetterPane *self = COHORT_LETTER_PANE (widget);

  cohort_reissue_dialog_present (get_window (self), self->letter);
}

static void
void_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortLetterPane *self = COHORT_LETTER_PANE (widget);

  cohort_void_dialog_present (get_window (self), self->letter);
}

static void
output_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortLetterPane *self = COHORT_LETTER_PANE (widget);
  CohortLetterOutput output = (CohortLetterOutput)g_variant_get_int32 (parameter);
  CohortLetterSubject subject = cohort_letter_entry_get_subject (self->entry);
  const char *const issued[] = {self->letter, NULL};
  const char *const people[] = {subject.id, NULL};

  if (self->letter != NULL)
    cohort_letters_output_issued (get_window (self), issued, output);
  else
    cohort_letters_output_drafts (get_window (self), cohort_letter_entry_get_template (self->entry),
                                  subject.convening, people, output);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortLetterPane *self = COHORT_LETTER_PANE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (cohort_snapshot_find (self->snapshot, COHORT_RECORD_PERSON, id) != NULL)
    cohort_window_open (get_window (self), "team", id);
  else
    cohort_organization_dialog_present (widget, cohort_window_get_store (get_window (self)), id);
}

static void
letterhead_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortWindow *window = get_window (COHORT_LETTER_PANE (widget));

  cohort_letterhead_window_present (GTK_WINDOW (window), cohort_window_get_store (window));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortLetterPane *self = COHORT_LETTER_PANE (widget);

  cohort_window_open (get_window (self), "history", self->letter);
}

static void
show_edition_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortLetterPane *self = COHORT_LETTER_PANE (widget);

  g_free (self->letter);
  self->letter = g_variant_dup_string (parameter, NULL);
  show_letter (self);
}

static void
cohort_letter_pane_dispose (GObject *object)
{
  CohortLetterPane *self = COHORT_LETTER_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_LETTER_PANE);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->letter, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cohort_letter_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, previous_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, next_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, position_label);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, notes);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, clamp);
  gtk_widget_class_bind_template_child (widget_class, CohortLetterPane, preview);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_zoom);
}

static void
cohort_letter_pane_class_init (CohortLetterPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_letter_pane_dispose;
  signals[BACK] = g_signal_new ("back", COHORT_TYPE_LETTER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[STEP] = g_signal_new ("step", COHORT_TYPE_LETTER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (COHORT_TYPE_LETTER_PREVIEW);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-letter-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "letter.reissue", NULL, reissue_action);
  gtk_widget_class_install_action (widget_class, "letter.void", NULL, void_action);
  gtk_widget_class_install_action (widget_class, "letter.output", "i", output_action);
  gtk_widget_class_install_action (widget_class, "letter.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "letter.letterhead", NULL, letterhead_action);
  gtk_widget_class_install_action (widget_class, "letter.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "letter.show-edition", "s", show_edition_action);
}

static void
cohort_letter_pane_init (CohortLetterPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled),
                           "notify::page-size", G_CALLBACK (update_zoom), self, G_CONNECT_SWAPPED);
  update_zoom (self);
}
