/* What the county's letters have in common, as rows: address, who signs, pictures, margins.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letterhead-group.h"

#include "cohort-command.h"
#include "cohort-entry-row.h"
#include "cohort-letter-settings.h"
#include "cohort-letterhead.h"
#include "cohort-picture-row.h"
#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-settings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_PER_INCH 72
#define LEAST_INCHES    ((double)COHORT_LETTER_LEAST_MARGIN / POINTS_PER_INCH)
#define MOST_INCHES     ((double)COHORT_LETTER_MOST_MARGIN / POINTS_PER_INCH)
#define STEP_INCHES     0.25
/* How long a margin has to rest before it is set. */
#define PATIENCE_MS 500
#define N_SIDES     4
/* Data of a row: what was given to the store last, and what it has. */
#define APPLIED "applied"
#define SAVED   "saved"

/* Words */

static void
keep (GObject *row, const char *what, const char *text)
{
  g_object_set_data_full (row, what, g_strdup (text), g_free);
}

static gboolean
is_typed (GtkWidget *widget)
{
  const char *applied = g_object_get_data (G_OBJECT (widget), APPLIED);
  gboolean found
      = applied != NULL && !g_str_equal (applied, gtk_editable_get_text (GTK_EDITABLE (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = is_typed (child);
  return found;
}

/** cohort_setting_rows_are_typed: Returns: see the header */
gboolean
cohort_setting_rows_are_typed (GtkWindow *window)
{
  return is_typed (GTK_WIDGET (window));
}

static char *
join_lines (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return g_strjoinv ("\n", parts);
}

typedef struct {
  GtkEditable *row; /* (owned) */
  char *text;       /* (owned): what is being saved */
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->row);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* What could not be saved stays, to be applied again; closing the window asks about it. */
static void
offer_again (GtkEditable *row)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (row));
  int position = gtk_editable_get_position (row);

  keep (G_OBJECT (row), APPLIED, g_object_get_data (G_OBJECT (row), SAVED));
  /* The row shows its button again when its text changes. */
  gtk_editable_set_text (row, text);
  gtk_editable_set_position (row, position);
}

/* Its window has gone: only here the words can still be seen. */
static void
add_words (GError **error, const char *text)
{
  /* Translators: the first %s is a sentence that says why a text was not saved. */
  GError *with_words = g_error_new ((*error)->domain, (*error)->code, _ ("%s You typed: “%s”"),
                                    (*error)->message, text);

  g_error_free (*error);
  *error = with_words;
}

static void
saved_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root;

  if (cohort_store_run_finish (COHORT_STORE (store), result, &error)) {
    keep (G_OBJECT (self->row), SAVED, self->text);
    return;
  }
  root = gtk_widget_get_root (GTK_WIDGET (self->row));
  if (root == NULL || !gtk_widget_get_visible (GTK_WIDGET (root)))
    add_words (&error, self->text);
  else if (g_strcmp0 (g_object_get_data (G_OBJECT (self->row), APPLIED), self->text) == 0)
    offer_again (self->row);
  cohort_show_error (GTK_WIDGET (self->row), _ ("That Could Not Be Done"), error);
}

static void
apply_cb (AdwEntryRow *row, CohortStore *store)
{
  const char *key = gtk_widget_get_name (GTK_WIDGET (row));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  /* One line here, several on the letterhead. */
  g_autofree char *lines
      = g_str_equal (key, COHORT_SETTING_LETTER_ADDRESS) ? join_lines (text) : g_strdup (text);
  g_autoptr (JsonObject) command
      = *text == '\0' ? cohort_command_new ("setting.unset", "key", key, NULL)
                      : cohort_command_new ("setting.set", "key", key, "value", lines, NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->row = g_object_ref (GTK_EDITABLE (row));
  saving->text = g_strdup (text);
  keep (G_OBJECT (row), APPLIED, text);
  cohort_store_run_async (store, command, NULL, saved_cb, saving);
}

/** cohort_setting_row_new: Returns: (transfer floating): the row */
GtkWidget *
cohort_setting_row_new (CohortStore *store, const char *key, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *value = cohort_snapshot_get_setting (cohort_store_get_snapshot (store), key);
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  g_autofree char *text = g_strjoinv (", ", lines);

  cohort_entry_row_tell_focus (ADW_ENTRY_ROW (row));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  keep (G_OBJECT (row), APPLIED, text);
  keep (G_OBJECT (row), SAVED, text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_name (row, key);
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), store, G_CONNECT_DEFAULT);
  return row;
}

static GtkWidget *
group_new (const char *title, const char *description)
{
  GtkWidget *group = cohort_row_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  return group;
}

/** cohort_letterhead_words_new: Returns: (transfer floating): address, who signs, whom to ask */
GtkWidget *
cohort_letterhead_words_new (CohortStore *store)
{
  static const struct {
    const char *key;
    const char *title;
  } entries[] = {
      {COHORT_SETTING_LETTER_ADDRESS, N_ ("Address of the county office")},
      {COHORT_SETTING_LETTER_SIGNATORY, N_ ("Who signs")},
      {COHORT_SETTING_LETTER_TITLE, N_ ("Title of who signs")},
      {COHORT_SETTING_LETTER_CONTACT, N_ ("Whom to ask at the county")},
  };
  GtkWidget *group = group_new (
      _ ("Letterhead"),
      _ ("Printed on the county’s own letters. Commas in the address begin new lines."));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        cohort_setting_row_new (store, entries[i].key, _ (entries[i].title)));
  return group;
}

/** cohort_letterhead_pictures_new: Returns: (transfer floating): logo and signature */
GtkWidget *
cohort_letterhead_pictures_new (CohortStore *store)
{
  GtkWidget *group
      = group_new (_ ("Pictures"), _ ("PNG or JPEG. Files can also be dropped on a row."));

  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      cohort_picture_row_new (store, COHORT_SETTING_LETTER_LOGO, _ ("Logo")));
  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      cohort_picture_row_new (store, COHORT_SETTING_LETTER_SIGNATURE, _ ("Signature")));
  return group;
}

/* Margins */

typedef struct {
  GtkWidget *group;              /* (unowned): what owns this */
  CohortStore *store;            /* (owned) */
  GtkSpinButton *spins[N_SIDES]; /* top, right, bottom, left */
  char *shown[N_SIDES];          /* (owned): what they said before somebody typed in them */
  guint timeout;                 /* source id, or 0 */
} Margins;

static void
margins_free (gpointer data)
{
  Margins *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  for (guint i = 0; i < N_SIDES; i++)
    g_free (self->shown[i]);
  g_object_unref (self->store);
  g_free (self);
}

static int
get_points (const Margins *self, guint side)
{
  return (int)lround (gtk_spin_button_get_value (self->spins[side]) * POINTS_PER_INCH);
}

static gboolean
apply_margins_cb (gpointer user_data)
{
  Margins *self = user_data;
  g_autofree char *value
      = g_strdup_printf ("%d %d %d %d", get_points (self, 0), get_points (self, 1),
                         get_points (self, 2), get_points (self, 3));

  self->timeout = 0;
  cohort_run (self->group, self->store,
              cohort_command_new ("setting.set", "key", COHORT_SETTING_LETTER_MARGINS, "value",
                                  value, NULL));
  return G_SOURCE_REMOVE;
}

static const char *
get_text (const Margins *self, guint side)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->spins[side]));
}

/* Nobody waits, or presses Enter, before closing the window. What nobody typed is not read back:
 * two digits say less than the points that are kept. */
static void
unmap_cb (Margins *self)
{
  for (guint i = 0; i < N_SIDES; i++)
    if (!g_str_equal (get_text (self, i), self->shown[i]))
      gtk_spin_button_update (self->spins[i]);
  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  apply_margins_cb (self);
}

static void
note_shown (Margins *self, guint side)
{
  g_free (self->shown[side]);
  self->shown[side] = g_strdup (get_text (self, side));
}

static void
margin_changed_cb (GtkSpinButton *spin, Margins *self)
{
  for (guint i = 0; i < N_SIDES; i++)
    if (self->spins[i] == spin)
      note_shown (self, i);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PATIENCE_MS, apply_margins_cb, self);
}

static void
add_margin (Margins *self, guint side, const char *title, double points)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (LEAST_INCHES, MOST_INCHES, STEP_INCHES);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), points / POINTS_PER_INCH);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  self->spins[side] = GTK_SPIN_BUTTON (spin);
  note_shown (self, side);
  g_signal_connect (spin, "value-changed", G_CALLBACK (margin_changed_cb), self);
}

/** cohort_letterhead_margins_new: Returns: (transfer floating): the four sides, in inches */
GtkWidget *
cohort_letterhead_margins_new (CohortStore *store)
{
  Margins *self = g_new0 (Margins, 1);
  g_autoptr (CohortLetterhead) letterhead
      = cohort_letterhead_new (cohort_store_get_snapshot (store), NULL);
  const CohortLetterMargins *margins
      = letterhead != NULL ? cohort_letterhead_get_margins (letterhead) : &cohort_letter_margins;

  self->group = group_new (_ ("Margins"), _ ("In inches, on US Letter paper."));
  self->store = g_object_ref (store);
  add_margin (self, 0, _ ("Top"), margins->top);
  add_margin (self, 1, _ ("Right"), margins->right);
  add_margin (self, 2, _ ("Bottom"), margins->bottom);
  add_margin (self, 3, _ ("Left"), margins->left);
  g_object_set_data_full (G_OBJECT (self->group), "margins", self, margins_free);
  g_signal_connect_swapped (self->group, "unmap", G_CALLBACK (unmap_cb), self);
  return self->group;
}
