/* What the columns and words of a file mean, to be looked at and put right.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-import-columns.h"

#include "cohort-row-group.h"
#include "cohort-row-layout.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

struct _CohortImportColumns {
  AdwBin parent_instance;

  CohortMapping *recognized; /* (owned) (nullable): before anybody changed it */
  CohortMapping *mapping; /* (owned) (nullable) */
  gboolean stale; /* the rows are of another table than the mapping */
  GPtrArray *rows; /* (owned) (element-type GtkWidget): of columns and words */
  GHashTable *words; /* (owned): "field\ntyped" of the words that have a row */

  AdwPreferencesGroup *place_group;
  GtkWidget *sheet_row;
  GtkSpinButton *header_row;
  gulong place_handlers[2];
  AdwPreferencesGroup *columns_group;
  AdwPreferencesGroup *words_group;
};

G_DEFINE_FINAL_TYPE (CohortImportColumns, cohort_import_columns, ADW_TYPE_BIN)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What a combo row is about, and what each of its choices stands for. */
typedef struct {
  char *field; /* (nullable): of a word; NULL for a column */
  char *typed; /* the word, or the heading */
  GPtrArray *codes; /* (element-type utf8): NULL for the first, which says nothing */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->field);
  g_free (choice->typed);
  g_ptr_array_unref (choice->codes);
  g_free (choice);
}

static void
apply_row (CohortImportColumns *self, GtkWidget *row)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  const char *code = selected < choice->codes->len ? g_ptr_array_index (choice->codes, selected)
                                                   : NULL;

  if (choice->field == NULL)
    cohort_mapping_set_column (self->mapping, choice->typed, code);
  else if (code == NULL)
    cohort_mapping_remove_value (self->mapping, choice->field, choice->typed);
  else
    /* The choices are the vocabulary's own codes, which are never refused. */
    cohort_mapping_set_value (self->mapping, choice->field, choice->typed, code, NULL);
}

/* From what was recognized anew, because a word that got a meaning may be left as typed again. */
static void
selected_cb (CohortImportColumns *self)
{
  cohort_mapping_free (self->mapping);
  self->mapping = cohort_mapping_copy (self->recognized);
  self->stale = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    apply_row (self, g_ptr_array_index (self->rows, i));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_row (CohortImportColumns *self, AdwPreferencesGroup *group, Choice *choice,
         GtkStringList *labels, const char *subtitle, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice->typed);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "choice", choice, choice_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  cohort_row_layout_adopt_folding (row);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
}

static Choice *
choice_new (const char *field, const char *typed)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->field = g_strdup (field);
  choice->typed = g_strdup (typed);
  choice->codes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (choice->codes, NULL);
  return choice;
}

static char *
describe_column (const CohortMappingColumn *column)
{
  if (column->letter == NULL)
    return NULL;
  if (column->sample == NULL)
    /* Translators: %s is the letter of a spreadsheet's column. */
    return g_strdup_printf (_ ("Column %s"), column->letter);
  /* Translators: %1$s is the letter of a spreadsheet's column, %2$s a few of its cells. */
  return g_strdup_printf (_ ("Column %1$s: %2$s"), column->letter, column->sample);
}

static void
add_column (CohortImportColumns *self, const CohortMappingColumn *column)
{
  Choice *choice = choice_new (NULL, column->heading);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *const *names = cohort_field_list ();
  g_autofree char *subtitle = describe_column (column);
  guint selected = 0;

  gtk_string_list_append (labels, cohort_field_get_label (NULL));
  for (guint i = 0; names[i] != NULL; i++) {
    gtk_string_list_append (labels, cohort_field_get_label (names[i]));
    g_ptr_array_add (choice->codes, g_strdup (names[i]));
    if (g_strcmp0 (names[i], column->field) == 0)
      selected = i + 1;
  }
  add_row (self, self->columns_group, choice, labels, subtitle, selected);
}

/* A field whose words have codes, and the vocabulary of those. */
static const char *
get_vocabulary (const char *field)
{
  if (g_str_equal (field, "role") || g_str_equal (field, "sector"))
    return field;
  if (g_str_equal (field, "bands"))
    return "band";
  return g_str_equal (field, "status") ? "membership-status" : NULL;
}

/* @code: (nullable): what it means already; a word that means several codes is not offered here. */
static void
add_word_row (CohortImportColumns *self, const char *field, const char *typed,
              const char *subtitle, const char *code)
{
  const char *vocabulary = get_vocabulary (field);
  g_autofree char *key = g_strdup_printf ("%s\n%s", field, typed);
  g_autoptr (GtkStringList) labels = NULL;
  const CohortWord *words;
  guint n, selected = 0;
  Choice *choice;

  if (vocabulary == NULL || (code != NULL && !cohort_vocabulary_has (vocabulary, code))
      || !g_hash_table_add (self->words, g_steal_pointer (&key)))
    return;
  choice = choice_new (field, typed);
  labels = gtk_string_list_new (NULL);
  gtk_string_list_append (labels, _ ("Keep as typed"));
  words = cohort_vocabulary_get_words (vocabulary, &n);
  for (guint i = 0; i < n; i++) {
    gtk_string_list_append (labels, cohort_vocabulary_get_label (vocabulary, words[i].code));
    g_ptr_array_add (choice->codes, g_strdup (words[i].code));
    if (g_strcmp0 (code, words[i].code) == 0)
      selected = i + 1;
  }
  add_row (self, self->words_group, choice, labels, subtitle, selected);
}

static void
add_word (CohortImportColumns *self, const CohortUnmatchedWord *word)
{
  /* Translators: %1$s is a field, "Role"; %2$u how many rows say the word. */
  g_autofree char *subtitle
    = g_strdup_printf (ngettext ("%1$s · %2$u row", "%1$s · %2$u rows", word->n_rows),
                       cohort_field_get_label (word->field), word->n_rows);

  add_word_row (self, word->field, word->typed, subtitle, NULL);
}

static void
add_known_word (const char *vocabulary, const char *typed, const char *code, gpointer user_data)
{
  /* Translators: %s is a field, "Role". */
  g_autofree char *subtitle
    = g_strdup_printf (_ ("%s · as you said before"), cohort_field_get_label (vocabulary));

  add_word_row (user_data, vocabulary, typed, subtitle, code);
}

/* The table is elsewhere: nothing that was said about its columns holds. */
static void
place_changed_cb (CohortImportColumns *self)
{
  g_autoptr (CohortMapping) mapping = cohort_mapping_new ();
  GtkStringObject *sheet = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->sheet_row));

  if (sheet != NULL && gtk_widget_get_visible (self->sheet_row))
    cohort_mapping_set_sheet (mapping, gtk_string_object_get_string (sheet));
  /* On another sheet the headings are looked for again. */
  if (g_strcmp0 (cohort_mapping_get_sheet (mapping), cohort_mapping_get_sheet (self->recognized))
      == 0)
    cohort_mapping_set_header_row (mapping,
                                   (guint) gtk_spin_button_get_value_as_int (self->header_row));
  cohort_import_columns_start_again (self, mapping);
}

static guint
find_sheet (GListModel *sheets, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (GtkStringObject) sheet = g_list_model_get_item (sheets, i);

    if (g_strcmp0 (gtk_string_object_get_string (sheet), name) == 0)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
show_place (CohortImportColumns *self)
{
  GListModel *sheets = adw_combo_row_get_model (ADW_COMBO_ROW (self->sheet_row));
  guint sheet = sheets != NULL
                  ? find_sheet (sheets, cohort_mapping_get_sheet (self->recognized))
                  : GTK_INVALID_LIST_POSITION;

  g_signal_handler_block (self->sheet_row, self->place_handlers[0]);
  g_signal_handler_block (self->header_row, self->place_handlers[1]);
  if (sheet != GTK_INVALID_LIST_POSITION)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet_row), sheet);
  gtk_spin_button_set_value (self->header_row, cohort_mapping_get_header_row (self->recognized));
  g_signal_handler_unblock (self->sheet_row, self->place_handlers[0]);
  g_signal_handler_unblock (self->header_row, self->place_handlers[1]);
}

static void
clear_rows (CohortImportColumns *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");

    adw_preferences_group_remove (
      choice->field == NULL ? self->columns_group : self->words_group, row);
  }
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->words);
  g_clear_pointer (&self->recognized, cohort_mapping_free);
}

static void
show_recognized (CohortImportColumns *self, const CohortMapping *mapping)
{
  GPtrArray *columns;

  clear_rows (self);
  self->stale = FALSE;
  self->recognized = cohort_mapping_copy (mapping);
  show_place (self);
  columns = cohort_mapping_get_columns (self->recognized);
  for (guint i = 0; i < columns->len; i++) {
    const CohortMappingColumn *column = g_ptr_array_index (columns, i);

    /* A mapping that was loaded may speak of columns this file does not have. */
    if (column->letter != NULL)
      add_column (self, column);
  }
  cohort_mapping_visit_values (self->recognized, add_known_word, self);
}

/** cohort_import_columns_set_cells: offers the sheets of @cells to choose from */
void
cohort_import_columns_set_cells (CohortImportColumns *self, const CohortCells *cells)
{
  g_autoptr (GtkStringList) sheets = gtk_string_list_new (NULL);

  for (guint i = 0; i < cells->sheets->len; i++) {
    const CohortSheet *sheet = g_ptr_array_index (cells->sheets, i);

    if (sheet->name != NULL && !sheet->hidden)
      gtk_string_list_append (sheets, sheet->name);
  }
  g_signal_handler_block (self->sheet_row, self->place_handlers[0]);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->sheet_row), G_LIST_MODEL (sheets));
  g_signal_handler_unblock (self->sheet_row, self->place_handlers[0]);
  gtk_widget_set_visible (self->sheet_row, g_list_model_get_n_items (G_LIST_MODEL (sheets)) > 1);
}

/** cohort_import_columns_set_proposal: shows how @proposal's file was read */
void
cohort_import_columns_set_proposal (CohortImportColumns *self, const CohortProposal *proposal)
{
  GPtrArray *unmatched = cohort_proposal_get_unmatched (proposal);

  if (self->recognized == NULL || self->stale)
    show_recognized (self, cohort_proposal_get_mapping (proposal));
  for (guint i = 0; i < unmatched->len; i++)
    add_word (self, g_ptr_array_index (unmatched, i));
  gtk_widget_set_visible (GTK_WIDGET (self->words_group), g_hash_table_size (self->words) > 0);
}

/**
 * cohort_import_columns_start_again:
 * @mapping: what is said now, in place of all that was
 */
void
cohort_import_columns_start_again (CohortImportColumns *self, const CohortMapping *mapping)
{
  cohort_mapping_free (self->mapping);
  self->mapping = cohort_mapping_copy (mapping);
  self->stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/** cohort_import_columns_get_mapping: Returns: (transfer none) (nullable): see the header */
const CohortMapping *
cohort_import_columns_get_mapping (CohortImportColumns *self)
{
  return self->mapping;
}

static void
cohort_import_columns_finalize (GObject *object)
{
  CohortImportColumns *self = COHORT_IMPORT_COLUMNS (object);

  cohort_mapping_free (self->recognized);
  cohort_mapping_free (self->mapping);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->words);

  G_OBJECT_CLASS (cohort_import_columns_parent_class)->finalize (object);
}

static void
cohort_import_columns_class_init (CohortImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_import_columns_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", COHORT_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_place_group (CohortImportColumns *self)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (1, G_MAXINT16, 1);
  GtkWidget *row = adw_action_row_new ();

  self->place_group = ADW_PREFERENCES_GROUP (cohort_row_group_new ());
  adw_preferences_group_set_title (self->place_group, _ ("Where the Table Is"));
  self->sheet_row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sheet_row), _ ("Sheet"));
  self->header_row = GTK_SPIN_BUTTON (spin);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (spin))),
                                  TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Row of the headings"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Row of the headings"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (self->place_group, self->sheet_row);
  adw_preferences_group_add (self->place_group, row);
  self->place_handlers[0] = g_signal_connect_swapped (self->sheet_row, "notify::selected",
                                                      G_CALLBACK (place_changed_cb), self);
  self->place_handlers[1] = g_signal_connect_swapped (spin, "value-changed",
                                                      G_CALLBACK (place_changed_cb), self);
}

static void
cohort_import_columns_init (CohortImportColumns *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->rows = g_ptr_array_new ();
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns_group = ADW_PREFERENCES_GROUP (cohort_row_group_new ());
  self->words_group = ADW_PREFERENCES_GROUP (cohort_row_group_new ());
  adw_preferences_group_set_title (self->words_group, _ ("Words Cohort Does Not Know"));
  adw_preferences_group_set_description (
    self->words_group, _ ("Kept as they were typed, unless you say what they mean."));
  adw_preferences_group_set_title (self->columns_group, _ ("Columns of the File"));
  make_place_group (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place_group));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words_group));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns_group));
  adw_bin_set_child (ADW_BIN (self), box);
}
