/* Asking for a line of an action plan, and for who serves it and why.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-goal-dialog.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-form-values.h"
#include "cohort-goals.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define WIDTH  520
#define HEIGHT 640

enum { GRANT_GOALS, PRACTICE_GOALS, BELIEFS, N_TAGS };

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortGoal *goal;   /* (nullable): NULL for a new one */
  GtkWidget *text;
  GtkWidget *note;
  GtkWidget *kind;      /* (nullable): of plan A */
  CohortChoices *kinds; /* (owned) (nullable) */
  GtkWidget *due;       /* (nullable): this and the rest: of plan B */
  GtkWidget *owner;
  CohortChoices *people; /* (owned) (nullable) */
  GtkWidget *area;
  CohortChoices *areas;     /* (owned) (nullable) */
  GPtrArray *tags[N_TAGS];  /* (element-type GtkSwitch), as terms */
  GPtrArray *terms[N_TAGS]; /* (element-type CohortProgramTerm): borrowed */
} GoalForm;

static const char *const tag_names[N_TAGS] = {"grant_goals", "practice_goals", "beliefs"};

static void
goal_form_free (gpointer data)
{
  GoalForm *form = data;

  g_clear_pointer (&form->kinds, cohort_choices_free);
  g_clear_pointer (&form->people, cohort_choices_free);
  g_clear_pointer (&form->areas, cohort_choices_free);
  for (guint i = 0; i < N_TAGS; i++)
    g_clear_pointer (&form->tags[i], g_ptr_array_unref);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static GoalForm *
goal_form_new (CohortStore *store, const char *goal)
{
  GoalForm *form = g_new0 (GoalForm, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  if (goal != NULL)
    form->goal = cohort_snapshot_find (form->snapshot, COHORT_RECORD_GOAL, goal);
  return form;
}

static JsonObject *
start_command (const GoalForm *form)
{
  JsonObject *command = form->goal != NULL
                            ? cohort_command_new ("goal.edit", "goal", form->goal->record.id, NULL)
                            : cohort_command_new ("goal.add", NULL);

  cohort_form_write_text (command, "text", cohort_entry_get_text (form->text));
  cohort_form_write_text (command, "note", cohort_entry_get_text (form->note));
  return command;
}

static JsonArray *
list_tags (const GoalForm *form, guint tag)
{
  JsonArray *codes = json_array_new ();

  for (guint i = 0; i < form->tags[tag]->len; i++)
    if (gtk_switch_get_active (g_ptr_array_index (form->tags[tag], i)))
      json_array_add_string_element (
          codes, ((const CohortProgramTerm *)g_ptr_array_index (form->terms[tag], i))->code);
  return codes;
}

static JsonObject *
make_goal (CohortCommandDialog *dialog, gpointer user_data)
{
  const GoalForm *form = user_data;
  g_autofree char *due = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *command;

  if (!cohort_date_row_check (COHORT_DATE_ROW (form->due), &error)) {
    cohort_command_dialog_set_preview (dialog, error->message);
    return NULL;
  }
  cohort_command_dialog_set_preview (
      dialog, cohort_entry_get_text (form->text) == NULL ? _ ("Say what the goal is.") : NULL);
  if (cohort_entry_get_text (form->text) == NULL)
    return NULL;
  command = start_command (form);
  if (form->goal == NULL)
    json_object_set_string_member (command, "kind", "goal");
  due = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->due));
  cohort_form_write_text (command, "due", due);
  cohort_form_write_text (command, "owner", cohort_form_get_choice (form->owner, form->people));
  cohort_form_write_text (command, "content_area",
                          cohort_form_get_choice (form->area, form->areas));
  for (guint i = 0; i < N_TAGS; i++)
    json_object_set_array_member (command, tag_names[i], list_tags (form, i));
  return command;
}

static void
add_tags (CohortCommandDialog *dialog,
          GoalForm *form,
          guint tag,
          const char *title,
          GPtrArray *terms,
          const char *chosen)
{
  g_auto (GStrv) codes = g_strsplit (chosen != NULL ? chosen : "", " ", -1);

  form->terms[tag] = terms;
  form->tags[tag] = g_ptr_array_new ();
  if (terms->len == 0)
    return;
  cohort_command_dialog_add_group (dialog, title, NULL);
  for (guint i = 0; i < terms->len; i++) {
    const CohortProgramTerm *term = g_ptr_array_index (terms, i);
    GtkWidget *toggle = cohort_command_dialog_add_switch (
        dialog, term->label, term->text, g_strv_contains ((const char *const *)codes, term->code));

    g_ptr_array_add (form->tags[tag], toggle);
  }
}

static void
add_goal_fields (CohortCommandDialog *dialog, GoalForm *form)
{
  const CohortGoal *goal = form->goal;

  form->people = cohort_choices_new_people (form->snapshot, _ ("Nobody Yet"));
  form->areas = cohort_choices_new (_ ("Any or None"));
  cohort_choices_add_words (form->areas, "content-area");
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->text
      = cohort_command_dialog_add_entry (dialog, _ ("Goal"), goal != NULL ? goal->text : NULL);
  form->due = cohort_command_dialog_add_date (dialog, _ ("Due, empty for no day"),
                                              goal != NULL ? goal->due : 0);
  form->owner = cohort_command_dialog_add_combo (
      dialog, _ ("Owner"), cohort_choices_get_labels (form->people),
      cohort_choices_find (form->people, goal != NULL ? goal->owner : NULL));
  form->area = cohort_command_dialog_add_combo (
      dialog, _ ("Content Area"), cohort_choices_get_labels (form->areas),
      cohort_choices_find (form->areas, goal != NULL ? goal->content_area : NULL));
  form->note
      = cohort_command_dialog_add_entry (dialog, _ ("Note"), goal != NULL ? goal->note : NULL);
}

/** cohort_goal_dialog_present: see the header */
void
cohort_goal_dialog_present (GtkWidget *widget, CohortStore *store, const char *goal)
{
  GoalForm *form = goal_form_new (store, goal);
  const CohortProgram *program = cohort_snapshot_get_program (form->snapshot);
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, form->goal != NULL ? _ ("Edit Goal") : _ ("New Goal"),
      form->goal != NULL ? _ ("_Save") : _ ("_Add"), make_goal, form, goal_form_free);

  add_goal_fields (dialog, form);
  add_tags (dialog, form, GRANT_GOALS, _ ("Goals of the Grant"),
            cohort_program_get_grant_goals (program),
            form->goal != NULL ? form->goal->grant_goals : NULL);
  add_tags (dialog, form, PRACTICE_GOALS, _ ("Goals of the Community of Practice"),
            cohort_program_get_practice_goals (program),
            form->goal != NULL ? form->goal->practice_goals : NULL);
  add_tags (dialog, form, BELIEFS, _ ("Core Beliefs"), cohort_program_get_beliefs (program),
            form->goal != NULL ? form->goal->beliefs : NULL);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->text);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_line (CohortCommandDialog *dialog, gpointer user_data)
{
  const GoalForm *form = user_data;
  JsonObject *command;

  if (cohort_entry_get_text (form->text) == NULL)
    return NULL;
  command = start_command (form);
  json_object_set_string_member (command, "kind", cohort_form_get_choice (form->kind, form->kinds));
  return command;
}

/** cohort_plan_line_dialog_present: see the header */
void
cohort_plan_line_dialog_present (GtkWidget *widget,
                                 CohortStore *store,
                                 const char *line,
                                 const char *kind)
{
  GoalForm *form = goal_form_new (store, line);
  const CohortGoal *goal = form->goal;
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, goal != NULL ? _ ("Edit Line of Plan A") : _ ("Add to Plan A"),
      goal != NULL ? _ ("_Save") : _ ("_Add"), make_line, form, goal_form_free);
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words ("goal-kind", &n_words);

  form->kinds = cohort_choices_new (NULL);
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (cohort_goal_kind_get_plan (words[i].code), "A"))
      cohort_choices_add (form->kinds, words[i].code,
                          cohort_vocabulary_get_label ("goal-kind", words[i].code));
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->kind = cohort_command_dialog_add_combo (
      dialog, _ ("Kind"), cohort_choices_get_labels (form->kinds),
      cohort_choices_find (form->kinds, goal != NULL ? goal->kind : kind));
  form->text
      = cohort_command_dialog_add_entry (dialog, _ ("Text"), goal != NULL ? goal->text : NULL);
  form->note
      = cohort_command_dialog_add_entry (dialog, _ ("Note"), goal != NULL ? goal->note : NULL);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->text);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct {
  char *goal;            /* (owned) */
  char *person;          /* (owned) (nullable): whose reason it is */
  CohortChoices *people; /* (owned) (nullable): to choose from */
  GtkWidget *choice;     /* (nullable) */
  GtkWidget *why;
} LinkForm;

static void
link_form_free (gpointer data)
{
  LinkForm *form = data;

  g_free (form->goal);
  g_free (form->person);
  g_clear_pointer (&form->people, cohort_choices_free);
  g_free (form);
}

static JsonObject *
make_link (CohortCommandDialog *dialog, gpointer user_data)
{
  const LinkForm *form = user_data;
  const char *person
      = form->choice != NULL ? cohort_form_get_choice (form->choice, form->people) : form->person;
  JsonObject *command;

  if (person == NULL)
    return NULL;
  command = cohort_command_new ("goal.link", "goal", form->goal, "person", person, NULL);
  cohort_form_write_text (command, "why", cohort_entry_get_text (form->why));
  return command;
}

/* Those who do not serve it yet. */
static CohortChoices *
list_others (const CohortSnapshot *snapshot, const char *goal)
{
  g_autoptr (CohortChoices) all = cohort_choices_new_people (snapshot, NULL);
  CohortChoices *others = cohort_choices_new (_ ("Choose Somebody"));

  for (guint i = 0; i < all->values->len; i++) {
    const char *person = cohort_choices_get (all, i);

    if (cohort_goals_find_link (snapshot, goal, person) == NULL)
      cohort_choices_add (others, person, g_ptr_array_index (all->labels, i));
  }
  return others;
}

/** cohort_goal_link_dialog_present: see the header */
void
cohort_goal_link_dialog_present (GtkWidget *widget, CohortStore *store, const char *goal)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  const CohortGoal *found = cohort_snapshot_find (snapshot, COHORT_RECORD_GOAL, goal);
  LinkForm *form = g_new0 (LinkForm, 1);
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, _ ("Link Person"), _ ("_Link"), make_link, form, link_form_free);

  form->goal = g_strdup (goal);
  form->people = list_others (snapshot, goal);
  cohort_command_dialog_add_group (dialog, NULL, found != NULL ? found->text : NULL);
  form->choice = cohort_command_dialog_add_combo (dialog, _ ("Person"),
                                                  cohort_choices_get_labels (form->people), 0);
  form->why = cohort_command_dialog_add_entry (dialog, _ ("Why this person"), NULL);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->choice);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_goal_why_dialog_present: see the header */
void
cohort_goal_why_dialog_present (GtkWidget *widget, CohortStore *store, const char *link)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  const CohortGoalPerson *found = cohort_snapshot_find (snapshot, COHORT_RECORD_GOAL_PERSON, link);
  g_autofree char *name = NULL;
  CohortCommandDialog *dialog;
  LinkForm *form;

  if (found == NULL)
    return;
  form = g_new0 (LinkForm, 1);
  form->goal = g_strdup (found->goal);
  form->person = g_strdup (found->person);
  name = cohort_team_dup_person_name (snapshot, found->person);
  dialog = cohort_command_dialog_new (widget, store, _ ("Why This Person"), _ ("_Save"), make_link,
                                      form, link_form_free);
  cohort_command_dialog_add_group (dialog, name, NULL);
  form->why = cohort_command_dialog_add_entry (dialog, _ ("Why this person"), found->why);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->why);
  gtk_window_present (GTK_WINDOW (dialog));
}
