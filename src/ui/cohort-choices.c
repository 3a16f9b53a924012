/* What a row of a form can choose from: labels to read and the values they stand for.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-choices.h"

#include "cohort-vocabulary.h"

#include <adwaita.h>

/* As many letters as AdwComboRow leaves in. */
#define MOST_BESIDE_TITLE 20

/** cohort_choices_new: Returns: (transfer full): nothing yet, or @none alone */
CohortChoices *
cohort_choices_new (const char *none)
{
  CohortChoices *self = g_new0 (CohortChoices, 1);

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->labels, NULL);
  if (none != NULL)
    cohort_choices_add (self, NULL, none);
  return self;
}

/** cohort_choices_free: @self: (transfer full): choices */
void
cohort_choices_free (CohortChoices *self)
{
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

/** cohort_choices_add: adds a last choice; both texts are copied */
void
cohort_choices_add (CohortChoices *self, const char *value, const char *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  g_ptr_array_insert (self->labels, self->labels->len - 1, g_strdup (label));
}

/**
 * cohort_choices_ask:
 * @question: what stands there until a choice is made, such as "Choose…"
 *
 * Puts before all choices one that is none yet: its value is empty. A row whose position is
 * %GTK_INVALID_LIST_POSITION would not do: libadwaita 1.7 chooses the first by itself.
 */
void
cohort_choices_ask (CohortChoices *self, const char *question)
{
  g_ptr_array_insert (self->values, 0, g_strdup (""));
  g_ptr_array_insert (self->labels, 0, g_strdup (question));
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = cohort_person_dup_sort_key (*(const CohortPerson *const *)a);
  g_autofree char *other = cohort_person_dup_sort_key (*(const CohortPerson *const *)b);

  return g_strcmp0 (one, other);
}

/** cohort_choices_new_people: everybody, also who has left: what was spent stays spent */
CohortChoices *
cohort_choices_new_people (const CohortSnapshot *snapshot, const char *none)
{
  CohortChoices *self = cohort_choices_new (none);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    if (person->merged_into == NULL)
      g_ptr_array_add (people, (gpointer)person);
  }
  g_ptr_array_sort (people, compare_people);
  for (guint i = 0; i < people->len; i++) {
    const CohortPerson *person = g_ptr_array_index (people, i);
    g_autofree char *name = cohort_person_dup_name (person);

    cohort_choices_add (self, person->record.id, name);
  }
  return self;
}

static int
compare_organizations (gconstpointer a, gconstpointer b)
{
  const CohortOrganization *one = *(const CohortOrganization *const *)a;
  const CohortOrganization *other = *(const CohortOrganization *const *)b;

  return g_utf8_collate (one->name, other->name);
}

/** cohort_choices_new_organizations: by name, without those that were merged into another */
CohortChoices *
cohort_choices_new_organizations (const CohortSnapshot *snapshot)
{
  CohortChoices *self = cohort_choices_new (NULL);
  g_autoptr (GPtrArray) organizations = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortOrganization, organization, snapshot, COHORT_RECORD_ORGANIZATION) {
    if (organization->merged_into == NULL && organization->name != NULL)
      g_ptr_array_add (organizations, (gpointer)organization);
  }
  g_ptr_array_sort (organizations, compare_organizations);
  for (guint i = 0; i < organizations->len; i++) {
    const CohortOrganization *organization = g_ptr_array_index (organizations, i);

    cohort_choices_add (self, organization->record.id, organization->name);
  }
  return self;
}

/** cohort_choices_new_convenings: those of the year, by code */
CohortChoices *
cohort_choices_new_convenings (const CohortSnapshot *snapshot, const char *none)
{
  CohortChoices *self = cohort_choices_new (none);
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    cohort_choices_add (self, convening->code, convening->name);
  }
  return self;
}

/** cohort_choices_new_sources: funding sources of the year, the contract first */
CohortChoices *
cohort_choices_new_sources (const CohortSnapshot *snapshot, const char *none)
{
  CohortChoices *self = cohort_choices_new (none);
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  if (contract != NULL)
    cohort_choices_add (self, contract->record.id, contract->name);
  COHORT_FOR_EACH (CohortFundingSource, source, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (source != contract && g_strcmp0 (source->year, cohort_snapshot_get_year (snapshot)) == 0)
      cohort_choices_add (self, source->record.id, source->name);
  }
  return self;
}

/** cohort_choices_new_words: the codes of @vocabulary */
CohortChoices *
cohort_choices_new_words (const char *vocabulary)
{
  CohortChoices *self = cohort_choices_new (NULL);

  cohort_choices_add_words (self, vocabulary);
  return self;
}

/** cohort_choices_add_words: adds the codes of @vocabulary */
void
cohort_choices_add_words (CohortChoices *self, const char *vocabulary)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n);

  for (guint i = 0; i < n; i++)
    cohort_choices_add (self, words[i].code,
                        cohort_vocabulary_get_label (vocabulary, words[i].code));
}

/** cohort_choices_get_labels: Returns: (transfer none): %NULL-terminated */
const char *const *
cohort_choices_get_labels (const CohortChoices *self)
{
  return (const char *const *)self->labels->pdata;
}

/** cohort_choices_get: Returns: (transfer none) (nullable): the value of the choice at @position */
const char *
cohort_choices_get (const CohortChoices *self, guint position)
{
  return position < self->values->len ? g_ptr_array_index (self->values, position) : NULL;
}

/** cohort_choices_find: Returns: the position of @value, 0 when it is not among them */
guint
cohort_choices_find (const CohortChoices *self, const char *value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->values, i), value) == 0)
      return i;
  return 0;
}

/**
 * cohort_combo_row_fit:
 * @row: an #AdwComboRow of strings, which has no subtitle of its own
 *
 * It cuts off what is long. Where one of its strings is, the chosen one stands under the title.
 */
void
cohort_combo_row_fit (GtkWidget *row)
{
  GListModel *strings = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  gboolean has_long = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (strings); i++) {
    g_autoptr (GtkStringObject) string = g_list_model_get_item (strings, i);

    has_long |= g_utf8_strlen (gtk_string_object_get_string (string), -1) > MOST_BESIDE_TITLE;
  }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), has_long);
}

/**
 * cohort_drop_down_set_name:
 * @drop_down: a #GtkDropDown
 *
 * The focus is on a button in it, which has no name of its own.
 */
void
cohort_drop_down_set_name (GtkWidget *drop_down, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}
