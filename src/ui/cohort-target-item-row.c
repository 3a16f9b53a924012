/* One line of a county's own target in its form: so many people with these roles and grades.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-target-item-row.h"

#include "cohort-entry-row.h"
#include "cohort-isolate.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define MOST_PEOPLE 99
#define MOST_HEIGHT 320

struct _CohortTargetItemRow {
  AdwExpanderRow parent_instance;

  char *code;     /* (owned) (nullable): of the item it began with */
  char **sectors; /* (owned) (nullable): likewise; kept as they are */
  GtkWidget *label;
  GtkWidget *role_row;
  GtkWidget *band_row;
  GtkWidget *least;
  GPtrArray *roles; /* (owned) (element-type GtkWidget): check buttons, in the vocabulary's order */
  GPtrArray *bands; /* (owned) (element-type GtkWidget): likewise */
};

G_DEFINE_FINAL_TYPE (CohortTargetItemRow, cohort_target_item_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, REMOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

static char **
list_chosen (GPtrArray *checks, const char *vocabulary, gboolean labels)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n);

  for (guint i = 0; i < n; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (checks, i)))
      g_strv_builder_add (builder, labels ? cohort_vocabulary_get_label (vocabulary, words[i].code)
                                          : words[i].code);
  return g_strv_builder_end (builder);
}

static char *
dup_chosen (GPtrArray *checks, const char *vocabulary, const char *none)
{
  g_auto (GStrv) labels = list_chosen (checks, vocabulary, TRUE);

  return labels[0] != NULL ? g_strjoinv (", ", labels) : g_strdup (none);
}

static void
say (CohortTargetItemRow *self)
{
  g_autofree char *roles = dup_chosen (self->roles, "role", _ ("Any role"));
  g_autofree char *bands = dup_chosen (self->bands, "band", _ ("Any grades"));
  guint least = (guint)gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->least));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->label));
  g_autofree char *count
      = g_strdup_printf (ngettext ("at least %u person", "at least %u people", least), least);
  gboolean is_named = *typed != '\0';
  /* Translators: roles, grades and "at least 2 people". */
  g_autofree char *whole = g_strdup_printf (_ ("%1$s · %2$s · %3$s"), roles, bands, count);
  /* Translators: grades and "at least 2 people". */
  g_autofree char *rest = g_strdup_printf (_ ("%1$s · %2$s"), bands, count);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->role_row), roles);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->band_row), bands);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), is_named ? typed : roles);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), is_named ? whole : rest);
}

static void
changed_cb (CohortTargetItemRow *self)
{
  say (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (CohortTargetItemRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* A row whose button opens the words of @vocabulary to check. */
static GtkWidget *
add_choice (CohortTargetItemRow *self, const char *title, const char *vocabulary, GPtrArray *checks)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = gtk_scrolled_window_new ();
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n);

  for (guint i = 0; i < n; i++) {
    g_autofree char *label
        = cohort_dup_isolated (cohort_vocabulary_get_label (vocabulary, words[i].code));
    GtkWidget *check = gtk_check_button_new_with_label (label);

    g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
    gtk_box_append (GTK_BOX (box), check);
    g_ptr_array_add (checks, check);
  }
  g_object_set (window, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", MOST_HEIGHT, "child", box, NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), window);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Choose"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
add_least (CohortTargetItemRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->least = gtk_spin_button_new_with_range (1, MOST_PEOPLE, 1);
  gtk_widget_set_valign (self->least, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->least), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("At least so many people"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("At least"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->least);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->least);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_swapped (self->least, "value-changed", G_CALLBACK (changed_cb), self);
}

static void
add_remove (CohortTargetItemRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove this line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove this line"), -1);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
}

static void
cohort_target_item_row_finalize (GObject *object)
{
  CohortTargetItemRow *self = COHORT_TARGET_ITEM_ROW (object);

  g_free (self->code);
  g_strfreev (self->sectors);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->bands);

  G_OBJECT_CLASS (cohort_target_item_row_parent_class)->finalize (object);
}

static void
cohort_target_item_row_class_init (CohortTargetItemRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_target_item_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", COHORT_TYPE_TARGET_ITEM_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", COHORT_TYPE_TARGET_ITEM_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_target_item_row_init (CohortTargetItemRow *self)
{
  self->roles = g_ptr_array_new ();
  self->bands = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->label = adw_entry_row_new ();
  cohort_entry_row_tell_focus (ADW_ENTRY_ROW (self->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->label), _ ("Name, if it has its own"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->label);
  self->role_row = add_choice (self, _ ("Roles"), "role", self->roles);
  self->band_row = add_choice (self, _ ("Grades"), "band", self->bands);
  add_least (self);
  add_remove (self);
}

/* Whether the item is called what follows from its codes, which it then shall go on to do. */
static gboolean
is_named_by_codes (const CohortTargetItem *item)
{
  g_autoptr (CohortTarget) target = cohort_target_new (COHORT_TARGET_CUSTOM);
  CohortTargetItem *copy = cohort_target_add_item (target);
  g_autoptr (CohortTarget) read = NULL;
  g_autofree char *json = NULL;

  copy->code = g_strdup (item->code);
  copy->roles = g_strdupv (item->roles);
  copy->bands = item->bands;
  copy->sectors = g_strdupv (item->sectors);
  copy->least = item->least;
  json = cohort_target_to_json (target);
  read = cohort_target_new_custom (json, NULL);
  if (read == NULL)
    return FALSE;
  copy = g_ptr_array_index (read->items, 0);
  return g_strcmp0 (copy->label, item->label) == 0;
}

static void
fill (CohortTargetItemRow *self, const CohortTargetItem *item)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("role", &n);

  self->code = g_strdup (item->code);
  self->sectors = g_strdupv (item->sectors);
  gtk_editable_set_text (GTK_EDITABLE (self->label), is_named_by_codes (item) ? "" : item->label);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->least), item->least);
  for (guint i = 0; item->roles != NULL && i < n; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->roles, i),
                                 g_strv_contains ((const char *const *)item->roles, words[i].code));
  for (guint i = 0; i < self->bands->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->bands, i),
                                 (item->bands & (1u << i)) != 0);
}

/** cohort_target_item_row_new: Returns: (transfer floating): a row that says @item */
GtkWidget *
cohort_target_item_row_new (const CohortTargetItem *item)
{
  CohortTargetItemRow *self = g_object_new (COHORT_TYPE_TARGET_ITEM_ROW, NULL);

  if (item != NULL)
    fill (self, item);
  say (self);
  g_signal_connect_swapped (self->label, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

/** cohort_target_item_row_write: see the header */
gboolean
cohort_target_item_row_write (CohortTargetItemRow *self, CohortTarget *target)
{
  g_auto (GStrv) roles = list_chosen (self->roles, "role", FALSE);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->label));
  CohortTargetItem *item;
  guint bands = 0;

  for (guint i = 0; i < self->bands->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->bands, i)))
      bands |= 1u << i;
  if (roles[0] == NULL && bands == 0 && self->sectors == NULL)
    return FALSE;
  item = cohort_target_add_item (target);
  item->code = g_strdup (self->code);
  item->label = *typed != '\0' ? g_strdup (typed) : NULL;
  item->roles = roles[0] != NULL ? g_steal_pointer (&roles) : NULL;
  item->bands = bands;
  item->sectors = g_strdupv (self->sectors);
  item->least = (guint)gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->least));
  return TRUE;
}
