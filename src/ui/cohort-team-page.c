/* The team: who is on it, where they go, and which roles and grades are covered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-page-private.h"

#include "cohort-date.h"
#include "cohort-person-dialog.h"
#include "cohort-person-page.h"
#include "cohort-shown-layout.h"
#include "cohort-team-contents.h"
#include "cohort-team-row.h"
#include "cohort-vocabulary.h"
#include "cohort-wrap-layout.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

/* From here on the lines are made on another thread. */
#define MANY_PEOPLE 1000

G_DEFINE_FINAL_TYPE (CohortTeamPage, cohort_team_page, COHORT_TYPE_PAGE)

static char *
describe_team (CohortTeamPage *self, guint n_rows)
{
  guint people = cohort_coverage_get_people (self->coverage);
  guint placements = cohort_coverage_get_placements (self->coverage);
  g_autofree char *first = g_strdup_printf (ngettext ("%u person", "%u people", people), people);
  g_autofree char *second = g_strdup_printf (
      ngettext ("%u band placement", "%u band placements", placements), placements);

  if (n_rows <= people)
    /* Translators: "6 people", "7 band placements". */
    return g_strdup_printf (_ ("%1$s · %2$s"), first, second);
  /* Translators: %3$u people are in the list but do not count: prospects, and those who left. */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$u not on the team now"), first, second,
                          n_rows - people);
}

/* "3 of 8", and how many of those have which status when they differ. */
static char *
describe_listed (CohortTeamPage *self)
{
  guint n_words, n_listed = cohort_team_model_get_n_listed (self->model);
  const CohortWord *words = cohort_vocabulary_get_words ("membership-status", &n_words);
  GString *text = g_string_new (NULL);

  /* Translators: people that match what was typed or chosen, of all. */
  g_string_printf (text, _ ("%1$u of %2$u"), n_listed,
                   cohort_team_model_get_n_people (self->model));
  for (guint i = 0; i < n_words; i++) {
    guint n = cohort_team_model_count_status (self->model, words[i].code);

    if (n > 0 && n < n_listed)
      g_string_append_printf (text, " · %s %u",
                              cohort_vocabulary_get_label ("membership-status", words[i].code), n);
  }
  return g_string_free (text, FALSE);
}

/* Who is looked at stays, whatever comes and goes in the list behind. */
static void
show_list (CohortTeamPage *self, const char *name)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "person") != 0)
    gtk_stack_set_visible_child_name (self->stack, name);
}

/* Nobody was there yet on a day long ago: the day must stay in reach. */
static gboolean
is_empty (CohortTeamPage *self)
{
  return cohort_team_model_get_n_people (self->model) == 0 && cohort_team_day_get (self->day) == 0;
}

/** cohort_team_page_show_state: which view, and the line that says how many there are in it */
void
cohort_team_page_show_state (CohortTeamPage *self)
{
  guint n_rows = cohort_team_model_get_n_people (self->model);
  gboolean people = gtk_toggle_button_get_active (self->people_toggle);
  gboolean filtered = people && cohort_team_page_is_filtered (self);
  gboolean empty = is_empty (self);
  g_autofree char *text = NULL;

  show_list (self, empty ? "empty" : "team");
  cohort_page_suggest (self->add_button, !empty);
  if (empty || self->coverage == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), people);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), people);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), people);
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          people && gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
  if (!people)
    gtk_stack_set_visible_child_name (self->view_stack, "coverage");
  else
    gtk_stack_set_visible_child_name (
        self->view_stack, cohort_team_model_get_n_listed (self->model) > 0 ? "people" : "no-match");
  text = filtered ? describe_listed (self) : describe_team (self, n_rows);
  if (g_strcmp0 (gtk_label_get_label (self->summary), text) != 0)
    gtk_label_set_label (self->summary, text);
}

static void
view_toggled_cb (CohortTeamPage *self)
{
  if (self->model != NULL)
    cohort_team_page_show_state (self);
}

static void
search_changed_cb (CohortTeamPage *self)
{
  cohort_team_page_search (self, gtk_editable_get_text (self->search));
}

static void
show_person (CohortTeamPage *self, const char *person)
{
  cohort_page_open (self->person_page, person);
  gtk_stack_set_visible_child_name (self->stack, "person");
  gtk_widget_grab_focus (GTK_WIDGET (self->person_page));
}

/** cohort_team_page_leave_person: shows the list or the coverage again */
void
cohort_team_page_leave_person (CohortTeamPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, is_empty (self) ? "empty" : "team");
}

/* The list is where it was; so is the focus in it. */
static void
person_back_cb (CohortTeamPage *self)
{
  gboolean is_shown = gtk_widget_get_mapped (GTK_WIDGET (self->person_page));

  cohort_team_page_leave_person (self);
  if (is_shown && !gtk_widget_grab_focus (GTK_WIDGET (self->table)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
stop_search_cb (CohortTeamPage *self)
{
  cohort_team_page_search (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
show_everybody_cb (CohortTeamPage *self)
{
  cohort_team_day_set (self->day, 0);
  cohort_team_page_show_everybody (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
row_activated_cb (CohortTeamPage *self, guint position)
{
  CohortTeamItem *item = cohort_team_model_get_item (self->model, position);

  if (item != NULL)
    show_person (self, cohort_team_item_get_id (item));
}

static void
sorted_cb (CohortTeamPage *self)
{
  gboolean descending = FALSE;
  const char *column = cohort_team_table_get_sort (self->table, &descending);
  CohortTeamCell cell = COHORT_TEAM_CELL_NAME;
  guint place = 0;

  if (self->model == NULL || column == NULL
      || !cohort_team_table_find_column (self->table, column, &cell, &place))
    return;
  cohort_team_model_sort (self->model, cell, place, descending);
  cohort_team_page_show_order (self, column, descending);
  if (self->filling)
    return;
  g_settings_set_string (self->settings, "team-sort-column", column);
  g_settings_set_boolean (self->settings, "team-sort-descending", descending);
}

/* What is not looked at makes no rows. */
static void
fit_width (CohortTeamPage *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (cohort_team_model_get_slots (self->model));
  gboolean narrow = adw_squeezer_get_visible_child (self->squeezer) == self->list_window;

  cohort_team_table_set_model (self->table, narrow ? NULL : model);
  if (gtk_list_view_get_model (self->list) != (narrow ? model : NULL))
    gtk_list_view_set_model (self->list, narrow ? model : NULL);
}

static gboolean
fit_width_cb (gpointer user_data)
{
  CohortTeamPage *self = user_data;

  self->fit_source = 0;
  fit_width (self);
  return G_SOURCE_REMOVE;
}

/* Told of in the middle of a layout, in which nothing else may change. */
static void
width_changed_cb (CohortTeamPage *self)
{
  if (self->model != NULL && self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_width_cb, self, NULL);
}

static void
scroll_to_top (CohortTeamPage *self)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->list_window);

  cohort_team_table_scroll_to_top (self->table);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scrolled), 0);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_person_dialog_new_person (widget, cohort_page_get_store (COHORT_PAGE (widget)));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);

  cohort_team_page_leave_person (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_contents (CohortTeamPage *self, CohortTeamContents *contents)
{
  g_clear_pointer (&self->coverage, cohort_coverage_free);
  self->coverage = g_steal_pointer (&contents->coverage);
  cohort_team_model_take (self->model, contents);
  cohort_team_page_show_state (self);
}

static void
contents_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortTeamPage) self = user_data;
  g_autoptr (CohortTeamContents) contents = cohort_team_contents_new_finish (result);

  /* Cancelled: there is a newer snapshot, or the page has gone. */
  if (contents != NULL)
    show_contents (self, contents);
}

static void
load_contents (CohortTeamPage *self, CohortSnapshot *snapshot, CohortDate day, gboolean as_of)
{
  self->loading = g_cancellable_new ();
  cohort_team_contents_new_async (snapshot, day, as_of, self->loading, contents_ready_cb,
                                  g_object_ref (self));
  show_list (self, "team");
  if (self->coverage == NULL)
    gtk_label_set_label (self->summary, _ ("Reading the team…"));
}

static void
cohort_team_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (page);
  CohortDate today = cohort_date_today ();
  CohortDate chosen = cohort_team_day_get (self->day);
  CohortDate day = chosen != 0 ? chosen : today;

  cohort_page_set_store (self->person_page, cohort_page_get_store (page));
  cohort_coverage_view_show (self->coverage_view, cohort_page_get_store (page), snapshot,
                             cohort_team_day_get (self->day));
  self->filling = TRUE;
  cohort_team_page_fill_columns (self, cohort_snapshot_get_program (snapshot));
  cohort_team_selection_bar_set_program (self->selection_bar,
                                         cohort_snapshot_get_program (snapshot));
  self->filling = FALSE;
  cohort_team_page_fill_filters (self, snapshot);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len > MANY_PEOPLE) {
    load_contents (self, snapshot, day, day < today);
  } else {
    g_autoptr (CohortTeamContents) contents = cohort_team_contents_new (snapshot, day, day < today);

    show_contents (self, contents);
  }
}

/* Whom a membership or an answer is about. */
static const char *
find_person (CohortSnapshot *snapshot, const char *subject)
{
  const CohortMembership *membership
      = cohort_snapshot_find (snapshot, COHORT_RECORD_MEMBERSHIP, subject);
  const CohortResponse *response = cohort_snapshot_find (snapshot, COHORT_RECORD_RESPONSE, subject);

  if (membership != NULL)
    return membership->person;
  return response != NULL ? response->person : subject;
}

static void
cohort_team_page_open (CohortPage *page, const char *subject)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (page);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (page);
  const CohortOrganization *organization;
  const char *person;

  if (snapshot == NULL)
    return;
  organization = cohort_snapshot_find (snapshot, COHORT_RECORD_ORGANIZATION, subject);
  person = find_person (snapshot, subject);
  if (organization != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "team.find", "s", organization->name);
  else if (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person) != NULL)
    show_person (self, person);
  else {
    cohort_team_page_leave_person (self);
    /* What is about the team as a whole is about whom it lacks. */
    gtk_toggle_button_set_active (
        g_str_equal (subject, "people") ? self->people_toggle : self->coverage_toggle, TRUE);
  }
}

static void
cohort_team_page_dispose (GObject *object)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->model != NULL) {
    g_signal_handlers_disconnect_by_data (self->model, self);
    g_signal_handlers_disconnect_by_data (cohort_team_model_get_slots (self->model), self);
  }
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->table != NULL)
    cohort_team_table_set_model (self->table, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->columns);
  g_clear_object (&self->order);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->coverage, cohort_coverage_free);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_TEAM_PAGE);
  g_clear_pointer (&self->filter, cohort_team_filter_free);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_clear_pointer (&self->only_title, g_free);

  G_OBJECT_CLASS (cohort_team_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, people_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, coverage_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, search);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, day);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, chips);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, table);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, list_window);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, list);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, coverage_view);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_everybody_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sorted_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cohort_page_queue_refresh);
  gtk_widget_class_bind_template_callback (widget_class, cohort_team_page_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, cohort_team_page_layout_changed);
}

static void
cohort_team_page_class_init (CohortTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_team_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_team_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_team_page_open;

  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_TEAM_TABLE);
  g_type_ensure (COHORT_TYPE_TEAM_DAY);
  g_type_ensure (COHORT_TYPE_TEAM_SELECTION_BAR);
  g_type_ensure (COHORT_TYPE_TEAM_FILTER_POPOVER);
  g_type_ensure (COHORT_TYPE_COVERAGE_VIEW);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-team-page.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  cohort_team_page_install_filters (widget_class);
  cohort_team_page_install_columns (widget_class);
  cohort_team_page_install_actions (widget_class);
}

/* What the stack shows besides the team, which is in the template. */
static void
add_pages (CohortTeamPage *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource (RESOURCE_PREFIX "/ui/cohort-team-empty.ui");

  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, "empty")),
                       "empty");
  self->person_page = g_object_new (COHORT_TYPE_PERSON_PAGE, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->person_page), "person");
  g_signal_connect_object (self->person_page, "back", G_CALLBACK (person_back_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
cohort_team_page_init (CohortTeamPage *self)
{
  g_autoptr (GtkListItemFactory) rows = cohort_team_row_factory_new ();

  self->settings = g_settings_new (BASE_ID);
  self->filter = cohort_team_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  add_pages (self);
  cohort_team_page_add_menu (self);
  self->model = cohort_team_model_new ();
  cohort_team_filter_popover_set_filter (self->filter_popover, self->filter);
  gtk_list_view_set_factory (self->list, rows);
  g_signal_connect_swapped (self->model, "refilling", G_CALLBACK (scroll_to_top), self);
  g_signal_connect_swapped (cohort_team_model_get_slots (self->model), "selection-changed",
                            G_CALLBACK (cohort_team_page_selection_changed), self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  cohort_team_page_add_keys (self);
  fit_width (self);
}
