/* The welcome letters: who gets one, what it says, and what is missing before it can go.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-page.h"

#include "cohort-date.h"
#include "cohort-export-actions.h"
#include "cohort-letter-fields.h"
#include "cohort-letter-preview.h"
#include "cohort-letter-print.h"
#include "cohort-run.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

#define TEMPLATE         "welcome"
#define DEFAULT_LANGUAGE "en"

struct _CohortLettersPage {
  CohortPage parent_instance;

  char *shown; /* (owned) (nullable): id of the person whose letter is in the preview */

  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkWidget *preview_box;
  GtkLabel *summary;
  GtkLabel *problem_summary;
  GtkListBox *list;
  CohortLetterPreview *preview;
  GtkWidget *print_button;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (CohortLettersPage, cohort_letters_page, COHORT_TYPE_PAGE)

static CohortLetter *
make_letter (CohortSnapshot *snapshot, const char *person_id, GError **error)
{
  const CohortPerson *person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person_id);
  const CohortLetterSubject subject = {COHORT_LETTER_TO_PERSON, person_id, NULL};
  g_autofree char *name = cohort_letter_subject_dup_name (snapshot, &subject);
  g_autoptr (CohortLetterTemplate) template = NULL;
  g_autoptr (CohortLetterFields) fields = NULL;

  template = cohort_letter_template_load (
      TEMPLATE, person->language != NULL ? person->language : DEFAULT_LANGUAGE, error);
  if (template == NULL)
    return NULL;
  fields = cohort_letter_fields_new (template, snapshot, &subject, cohort_date_today ());
  return cohort_letter_new (template, fields, name);
}

static void
show_letter (CohortLettersPage *self, const char *person_id)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (self));
  g_autoptr (GError) error = NULL;
  CohortLetterhead *letterhead = cohort_letterhead_new (snapshot, &error);
  CohortLetter *letter = letterhead != NULL ? make_letter (snapshot, person_id, &error) : NULL;

  if (letter == NULL) {
    g_clear_pointer (&letterhead, cohort_letterhead_unref);
    gtk_label_set_label (self->problem_summary, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->problem_summary), TRUE);
  }
  cohort_letter_preview_set_letter (self->preview, letterhead, letter);
  gtk_widget_set_sensitive (self->print_button, letter != NULL);
  gtk_widget_set_sensitive (self->save_button, letter != NULL);
}

static void
row_selected_cb (CohortLettersPage *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  g_free (self->shown);
  self->shown = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));
  show_letter (self, self->shown);
}

static void
row_activated_cb (CohortLettersPage *self, GtkListBoxRow *row)
{
  row_selected_cb (self, row);
  adw_leaflet_set_visible_child (self->leaflet, self->preview_box);
}

static void
back_clicked_cb (CohortLettersPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
print_clicked_cb (CohortLettersPage *self)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (self));
  g_autoptr (GError) error = NULL;
  CohortLetterhead *letterhead = cohort_letterhead_new (snapshot, &error);
  CohortLetter *letter = letterhead != NULL ? make_letter (snapshot, self->shown, &error) : NULL;

  if (letter == NULL) {
    g_clear_pointer (&letterhead, cohort_letterhead_unref);
    cohort_show_error (GTK_WIDGET (self), _ ("The Letter Cannot Be Printed"), error);
    return;
  }
  cohort_letter_print (GTK_WIDGET (self), letterhead, letter);
}

static void
save_clicked_cb (CohortLettersPage *self)
{
  const char *people[] = {self->shown, NULL};

  cohort_export_letters (COHORT_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), people);
}

/* What is missing in the letter of one person, as one text; NULL when nothing is. */
static char *
find_problems (CohortSnapshot *snapshot, const CohortPerson *person)
{
  const CohortLetterSubject subject = {COHORT_LETTER_TO_PERSON, person->record.id, NULL};
  const char *language = person->language != NULL ? person->language : DEFAULT_LANGUAGE;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterTemplate) template
      = cohort_letter_template_load (TEMPLATE, language, &error);
  g_autoptr (GPtrArray) problems = NULL;
  GString *text;

  if (template == NULL)
    return g_strdup (error->message);
  problems = cohort_letter_check_subject (template, snapshot, &subject, cohort_date_today ());
  if (problems->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < problems->len; i++) {
    const CohortLetterProblem *problem = g_ptr_array_index (problems, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", problem->text);
  }
  return g_string_free (text, FALSE);
}

static gboolean
append_row (CohortLettersPage *self, CohortSnapshot *snapshot, const CohortPerson *person)
{
  g_autofree char *name = cohort_person_dup_name (person);
  g_autofree char *problems = find_problems (snapshot, person);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chip = gtk_label_new (problems != NULL ? _ ("incomplete") : _ ("ready"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), problems != NULL ? problems
                                                     : g_strcmp0 (person->language, "es") == 0
                                                         ? _ ("in Spanish")
                                                         : _ ("in English"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, problems != NULL ? "warning" : "success");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, person->record.id);
  gtk_list_box_append (self->list, row);
  return problems == NULL;
}

static void
show_summary (CohortLettersPage *self, guint n_letters, guint n_ready)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u letter", "%u letters", n_letters), n_letters);
  g_autofree char *incomplete = g_strdup_printf (
      ngettext ("%u is incomplete: mend it before any letter leaves.",
                "%u are incomplete: mend them before any letter leaves.", n_letters - n_ready),
      n_letters - n_ready);

  gtk_label_set_label (self->summary, text);
  gtk_label_set_label (self->problem_summary, incomplete);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_summary), n_ready < n_letters);
}

static void
select_shown (CohortLettersPage *self)
{
  g_autofree char *wanted = g_strdup (self->shown);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++) {
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), wanted) == 0) {
      gtk_list_box_select_row (self->list, row);
      return;
    }
  }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
cohort_letters_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortLettersPage *self = COHORT_LETTERS_PAGE (page);
  g_autoptr (GPtrArray) members = cohort_team_list (snapshot, cohort_date_today ());
  GtkWidget *child;
  guint n_letters = 0, n_ready = 0;

  gtk_list_box_unselect_all (self->list);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < members->len; i++) {
    const CohortTeamMember *member = g_ptr_array_index (members, i);

    if (!cohort_team_counts (member->membership))
      continue;
    n_letters++;
    if (append_row (self, snapshot, member->person))
      n_ready++;
  }
  gtk_stack_set_visible_child_name (self->stack, n_letters > 0 ? "content" : "empty");
  show_summary (self, n_letters, n_ready);
  if (n_letters > 0)
    select_shown (self);
}

static void
cohort_letters_page_open (CohortPage *page, const char *subject)
{
  CohortLettersPage *self = COHORT_LETTERS_PAGE (page);

  g_free (self->shown);
  self->shown = g_strdup (subject);
  select_shown (self);
  adw_leaflet_set_visible_child (self->leaflet, self->preview_box);
}

static void
cohort_letters_page_dispose (GObject *object)
{
  CohortLettersPage *self = COHORT_LETTERS_PAGE (object);

  g_clear_pointer (&self->shown, g_free);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_LETTERS_PAGE);

  G_OBJECT_CLASS (cohort_letters_page_parent_class)->dispose (object);
}

static void
cohort_letters_page_class_init (CohortLettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_letters_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_letters_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_letters_page_open;

  g_type_ensure (COHORT_TYPE_LETTER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, preview_box);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, problem_summary);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, list);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, preview);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
cohort_letters_page_init (CohortLettersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
