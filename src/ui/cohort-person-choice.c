/* Choosing one person: who is suggested first, with the reasons, then a search over all others.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-choice.h"

#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-form-guard.h"
#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* More than this is found by typing, not by reading. */
#define MAX_OTHERS      25
#define MAX_SUGGESTIONS 6
#define LIST_HEIGHT     280

/* From how many points on a substitute is called what: the same work for the same children, or
 * two lesser reasons. */
#define VERY_GOOD_FIT 7
#define GOOD_FIT      4

/* Somebody who could be chosen. */
typedef struct {
  const CohortPerson *person;
  char *key;  /* (owned): sorts as people read names */
  char *text; /* (owned) (nullable): what a search looks in, folded; made when one begins */
  gboolean suggested;
} Candidate;

struct _CohortPersonChoice {
  GtkBox parent_instance;

  CohortSnapshot *snapshot; /* (owned) */
  char *convening;          /* (owned) */
  GPtrArray *suggestions;   /* (owned) (element-type CohortSubstitute) */
  GPtrArray *others;        /* (owned) (element-type Candidate) */
  GtkWidget *search;
  GtkListBox *list;
  GtkLabel *nobody; /* why the list is empty */
  GtkLabel *rest;   /* how many more there are */
};

G_DEFINE_FINAL_TYPE (CohortPersonChoice, cohort_person_choice, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->key);
  g_free (candidate->text);
  g_free (candidate);
}

static char *
describe_person (CohortPersonChoice *self, const CohortPerson *person)
{
  const CohortMembership *membership
      = cohort_team_find_membership (self->snapshot, person->record.id, cohort_date_today ());
  const CohortOrganization *organization
      = membership != NULL
            ? cohort_team_find_organization (self->snapshot, membership->organization)
            : NULL;
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (self->snapshot, person->record.id, self->convening);
  GString *text = g_string_new (
      membership != NULL ? cohort_vocabulary_get_label ("role", membership->role) : NULL);

  if (organization != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", organization->name);
  if (attendance != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            cohort_vocabulary_get_label ("attendance-status", attendance->status));
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (CohortPersonChoice *self, const CohortPerson *person, GPtrArray *reasons)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_autofree char *name = cohort_person_dup_name (person);
  g_autofree char *about = describe_person (self, person);
  GString *subtitle = g_string_new (about);

  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    g_string_append_printf (subtitle, "%s%s", i > 0 ? " · " : "\n",
                            (const char *)g_ptr_array_index (reasons, i));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_opacity (mark, 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  g_object_set_data (G_OBJECT (row), "mark", mark);
  gtk_widget_set_name (row, person->record.id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_string_free (subtitle, TRUE);
  return row;
}

static void
add_fit (GtkWidget *row, guint score)
{
  GtkWidget *label = gtk_label_new (score >= VERY_GOOD_FIT ? _ ("very good fit")
                                    : score >= GOOD_FIT    ? _ ("good fit")
                                                           : _ ("possible"));

  gtk_widget_add_css_class (label, "chip");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (score >= GOOD_FIT)
    gtk_widget_add_css_class (label, "success");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
add_heading (GtkListBoxRow *row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "choice-heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
is_suggested (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "suggested") != NULL;
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  if (before != NULL && is_suggested (row) == is_suggested (before))
    gtk_list_box_row_set_header (row, NULL);
  else
    add_heading (row, is_suggested (row) ? _ ("Suggested") : _ ("Everybody Else"));
}

static gboolean
matches (CohortPersonChoice *self, Candidate *candidate, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++) {
    if (candidate->text == NULL) {
      g_autofree char *name = cohort_person_dup_name (candidate->person);
      g_autofree char *about = describe_person (self, candidate->person);
      g_autofree char *all
          = g_strdup_printf ("%s %s %s", name, about,
                             candidate->person->email != NULL ? candidate->person->email : "");

      candidate->text = cohort_text_fold (all);
    }
    if (strstr (candidate->text, words[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

static void
clear_list (CohortPersonChoice *self)
{
  GtkWidget *child;

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
show_suggestions (CohortPersonChoice *self)
{
  for (guint i = 0; i < MIN (self->suggestions->len, MAX_SUGGESTIONS); i++) {
    const CohortSubstitute *substitute = g_ptr_array_index (self->suggestions, i);
    GtkWidget *row = make_row (self, substitute->person, substitute->reasons);

    add_fit (row, substitute->score);
    g_object_set_data (G_OBJECT (row), "suggested", self);
    gtk_list_box_append (self->list, row);
  }
}

static const char *
say_nobody (CohortPersonChoice *self, gboolean is_searched)
{
  if (cohort_snapshot_get_records (self->snapshot, COHORT_RECORD_PERSON)->len == 0)
    return _ ("Nobody is on the team yet. Import a roster or add people first.");
  return is_searched ? _ ("Nobody is called that") : _ ("There is nobody else to choose");
}

static void
fill_list (CohortPersonChoice *self)
{
  g_autofree char *folded = cohort_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
  g_autofree char *more = NULL;
  guint n_shown = 0, n_found = 0;

  clear_list (self);
  gtk_label_set_label (self->nobody, say_nobody (self, *folded != '\0'));
  if (*folded == '\0')
    show_suggestions (self);
  for (guint i = 0; i < self->others->len; i++) {
    Candidate *candidate = g_ptr_array_index (self->others, i);

    if ((candidate->suggested && *folded == '\0')
        || !matches (self, candidate, (const char *const *)words))
      continue;
    if (n_found++ < MAX_OTHERS) {
      gtk_list_box_append (self->list, make_row (self, candidate->person, NULL));
      n_shown++;
    }
  }
  more = g_strdup_printf (ngettext ("%u more: type more of the name",
                                    "%u more: type more of the name", n_found - n_shown),
                          n_found - n_shown);
  gtk_label_set_label (self->rest, more);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n_found > n_shown);
}

static void
row_selected_cb (CohortPersonChoice *self, GtkListBoxRow *selected)
{
  for (guint i = 0;; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

    if (row == NULL)
      break;
    gtk_widget_set_opacity (g_object_get_data (G_OBJECT (row), "mark"), row == selected ? 1 : 0);
  }
  cohort_form_set_chosen (GTK_WIDGET (self), cohort_person_choice_get_person (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Candidate *const *)a)->key, (*(const Candidate *const *)b)->key);
}

/* A search finds those suggested, too. */
static void
list_others (CohortPersonChoice *self, GHashTable *left_out)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < MIN (self->suggestions->len, MAX_SUGGESTIONS); i++)
    g_hash_table_add (
        shown,
        ((const CohortSubstitute *)g_ptr_array_index (self->suggestions, i))->person->record.id);
  COHORT_FOR_EACH (CohortPerson, person, self->snapshot, COHORT_RECORD_PERSON) {
    Candidate *candidate;

    if (person->merged_into != NULL || g_hash_table_contains (left_out, person->record.id))
      continue;
    candidate = g_new0 (Candidate, 1);
    candidate->person = person;
    candidate->key = cohort_person_dup_sort_key (person);
    candidate->suggested = g_hash_table_contains (shown, person->record.id);
    g_ptr_array_add (self->others, candidate);
  }
  g_ptr_array_sort (self->others, compare_candidates);
}

static void
cohort_person_choice_dispose (GObject *object)
{
  CohortPersonChoice *self = COHORT_PERSON_CHOICE (object);

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->convening, g_free);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_person_choice_parent_class)->dispose (object);
}

static void
cohort_person_choice_class_init (CohortPersonChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_person_choice_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
close_window (CohortPersonChoice *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
cohort_person_choice_init (CohortPersonChoice *self)
{
  GtkWidget *nobody = gtk_label_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search all people"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search all people"), -1);
  /* The entry keeps Escape to itself. */
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (close_window), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill_list), self,
                           G_CONNECT_SWAPPED);

  self->list = GTK_LIST_BOX (list);
  self->nobody = GTK_LABEL (nobody);
  gtk_label_set_wrap (self->nobody, TRUE);
  gtk_label_set_justify (self->nobody, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (nobody, "dim-label");
  gtk_widget_add_css_class (nobody, "padded");
  gtk_list_box_set_placeholder (self->list, nobody);
  gtk_list_box_set_header_func (self->list, update_header_cb, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("People"), -1);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "card");
  self->rest = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "dim-label");

  gtk_box_append (GTK_BOX (self), self->search);
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rest));
  self->others = g_ptr_array_new_with_free_func (candidate_free);
}

/* Documented in the header. */
GtkWidget *
cohort_person_choice_new (CohortSnapshot *snapshot,
                          const char *convening,
                          GPtrArray *suggestions,
                          GHashTable *left_out)
{
  CohortPersonChoice *self = g_object_new (COHORT_TYPE_PERSON_CHOICE, NULL);

  self->snapshot = cohort_snapshot_ref (snapshot);
  self->convening = g_strdup (convening);
  self->suggestions = suggestions != NULL ? suggestions : g_ptr_array_new ();
  list_others (self, left_out);
  g_hash_table_unref (left_out);
  fill_list (self);
  return GTK_WIDGET (self);
}

/** cohort_person_choice_get_person: Returns: (transfer none) (nullable): see the header */
const char *
cohort_person_choice_get_person (CohortPersonChoice *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_widget_get_name (GTK_WIDGET (row)) : NULL;
}

/** cohort_person_choice_list_taken: Returns: (transfer full): see the header */
GHashTable *
cohort_person_choice_list_taken (const CohortSnapshot *snapshot,
                                 const char *convening,
                                 gboolean also_waiting)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening);
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, convening);

  for (guint i = 0; i < holders->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (holders, i);

    g_hash_table_add (taken, g_strdup (attendance->person));
  }
  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);

    if (also_waiting || g_strcmp0 (entry->state, "offered") == 0)
      g_hash_table_add (taken, g_strdup (entry->person));
  }
  return taken;
}
