/* People of an opportunity as rows: whom it fits, what they answered, and a menu to note it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunity-people.h"

#include "cohort-date.h"
#include "cohort-person-records.h"
#include "cohort-team-people.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Rows that are made at a time: more would hold up a frame. */
#define ROWS_AT_ONCE 6
#define STATUSES     "opportunity-status"

/** Filling: what a list is being filled with; belongs to it. */
typedef struct {
  GtkListBox *list;            /* (unowned): frees this with itself */
  CohortOpportunityItem *item; /* (owned): whose snapshot holds the people */
  GPtrArray *places;           /* (owned) (element-type CohortOpportunityPlace) */
  guint n_made;
  guint idle;
} Filling;

#define FILLING_KEY "cohort-filling"
#define BUTTON_KEY  "cohort-answer"

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_clear_handle_id (&filling->idle, g_source_remove);
  g_ptr_array_unref (filling->places);
  g_object_unref (filling->item);
  g_free (filling);
}

static GMenuModel *
make_menu (const char *person)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) forget = g_menu_new ();
  g_autoptr (GMenuItem) none = g_menu_item_new (_ ("No Answer"), NULL);
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (STATUSES, &n);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GMenuItem) item
        = g_menu_item_new (cohort_vocabulary_get_label (STATUSES, words[i].code), NULL);

    g_menu_item_set_action_and_target (item, "opportunity.answer", "(ss)", person, words[i].code);
    g_menu_append_item (menu, item);
  }
  g_menu_item_set_action_and_target (none, "opportunity.answer", "(ss)", person, "");
  g_menu_append_item (forget, none);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (forget));
  return G_MENU_MODEL (menu);
}

/* "Teacher leader · since Sep 3, 2024 · a note" */
static char *
make_subtitle (const Filling *filling, const CohortOpportunityPlace *place)
{
  CohortSnapshot *snapshot = cohort_opportunity_item_get_snapshot (filling->item);
  const CohortMembership *membership = cohort_team_find_last_membership (
      snapshot, place->person->record.id, cohort_opportunity_item_get_today (filling->item));
  g_autoptr (GString) text = g_string_new (NULL);

  if (membership != NULL && membership->role != NULL)
    g_string_append (text, cohort_vocabulary_get_label ("role", membership->role));
  if (!place->fits)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ ("outside its audience"));
  if (place->on != 0) {
    g_autofree char *day = cohort_date_format (place->on);

    g_string_append (text, text->len > 0 ? " · " : "");
    /* Translators: %s is a day; somebody's answer is known since then. */
    g_string_append_printf (text, _ ("since %s"), day);
  }
  if (place->note != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", place->note);
  return g_strdup (text->str);
}

static void
show_place (GtkWidget *row, const Filling *filling, const CohortOpportunityPlace *place)
{
  GtkWidget *answer = g_object_get_data (G_OBJECT (row), BUTTON_KEY);
  GtkWidget *inside;
  const char *label = place->label != NULL ? place->label : _ ("No answer");
  g_autofree char *subtitle = make_subtitle (filling, place);
  g_autofree char *name = cohort_person_dup_name (place->person);
  /* Translators: a person, and what she answered. */
  g_autofree char *spoken = g_strdup_printf (_ ("%1$s: %2$s"), name, label);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (GTK_IS_LABEL (answer)) {
    gtk_label_set_label (GTK_LABEL (answer), label);
    return;
  }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (answer), label);
  /* What has the keyboard is the button inside; it would be read with its label after its name. */
  inside = gtk_widget_get_first_child (answer);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

/* Of a convening the answer is the place on its list, and changed there. */
static GtkWidget *
make_answer (const Filling *filling, const char *person)
{
  GtkWidget *answer;

  if (cohort_opportunity_item_get (filling->item)->convening != NULL) {
    answer = gtk_label_new (NULL);
    gtk_widget_add_css_class (answer, "dim-label");
  } else {
    g_autoptr (GMenuModel) menu = make_menu (person);

    answer = gtk_menu_button_new ();
    gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (answer), menu);
    gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (answer), TRUE);
    gtk_widget_add_css_class (answer, "flat");
  }
  gtk_widget_set_valign (answer, GTK_ALIGN_CENTER);
  return answer;
}

static void
add_row (Filling *filling, const CohortOpportunityPlace *place)
{
  g_autofree char *name = cohort_person_dup_name (place->person);
  GtkWidget *row = cohort_plain_row_new (name, NULL);
  GtkWidget *answer = make_answer (filling, place->person->record.id);

  gtk_widget_set_name (row, place->person->record.id);
  g_object_set_data (G_OBJECT (row), BUTTON_KEY, answer);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), answer);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "team", place->person->record.id);
  show_place (row, filling, place);
  gtk_list_box_append (filling->list, row);
}

static gboolean
fill_cb (gpointer data)
{
  Filling *filling = data;

  for (guint i = 0; i < ROWS_AT_ONCE && filling->n_made < filling->places->len; i++)
    add_row (filling, g_ptr_array_index (filling->places, filling->n_made++));
  if (filling->n_made < filling->places->len)
    return G_SOURCE_CONTINUE;
  filling->idle = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
has_same_people (const Filling *before, CohortOpportunityItem *item, GPtrArray *places)
{
  if (before == NULL || before->places->len != places->len
      || !g_str_equal (cohort_opportunity_item_get (before->item)->code,
                       cohort_opportunity_item_get (item)->code))
    return FALSE;
  for (guint i = 0; i < places->len; i++) {
    const CohortOpportunityPlace *one = g_ptr_array_index (before->places, i);
    const CohortOpportunityPlace *other = g_ptr_array_index (places, i);

    if (!g_str_equal (one->person->record.id, other->person->record.id)
        || !cohort_record_equal (one->person, other->person))
      return FALSE;
  }
  return TRUE;
}

/** cohort_opportunity_people_clear: see the header */
void
cohort_opportunity_people_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  g_object_set_data (G_OBJECT (list), FILLING_KEY, NULL);
  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/** cohort_opportunity_people_show: see the header */
guint
cohort_opportunity_people_show (GtkListBox *list, CohortOpportunityItem *item)
{
  CohortSnapshot *snapshot = cohort_opportunity_item_get_snapshot (item);
  GPtrArray *places = cohort_opportunity_list_people (snapshot, cohort_opportunity_item_get (item),
                                                      cohort_opportunity_item_get_today (item));
  Filling *before = g_object_get_data (G_OBJECT (list), FILLING_KEY);
  gboolean is_same = has_same_people (before, item, places);
  Filling *filling = g_new0 (Filling, 1);

  filling->list = list;
  filling->item = g_object_ref (item);
  filling->places = places;
  if (is_same)
    filling->n_made = before->n_made;
  else
    cohort_opportunity_people_clear (list);
  g_object_set_data_full (G_OBJECT (list), FILLING_KEY, filling, filling_free);
  for (guint i = 0; i < filling->n_made; i++)
    show_place (GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int)i)), filling,
                g_ptr_array_index (places, i));
  if (filling->n_made < places->len && fill_cb (filling) == G_SOURCE_CONTINUE)
    filling->idle = g_idle_add (fill_cb, filling);
  return places->len;
}
