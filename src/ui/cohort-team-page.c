/* The team: who is on it, where they go, and which roles and grades are covered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-page.h"

#include "cohort-coverage-grid.h"
#include "cohort-date.h"
#include "cohort-person-dialog.h"
#include "cohort-person-page.h"
#include "cohort-team-contents.h"
#include "cohort-team-item.h"
#include "cohort-team-menu.h"
#include "cohort-team-row.h"
#include "cohort-team-table.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

/* From here on the lines are made on another thread, and sorted and filtered a bit at a time. */
#define MANY_PEOPLE 1000

struct _CohortTeamPage {
  CohortPage parent_instance;

  GSettings *settings; /* (owned) */
  GListStore *store; /* (owned) (element-type CohortTeamItem): everybody */
  GtkFilter *filter; /* (owned) */
  GtkFilterListModel *filtered; /* (owned) */
  GtkSortListModel *sorted; /* (owned) */
  GtkSingleSelection *selection; /* (owned): what table and list show */
  CohortCoverage *coverage; /* (owned) (nullable) */
  GCancellable *loading; /* (owned) (nullable): of contents under way */
  char **words; /* (owned): what is searched for, folded */
  GHashTable *only; /* (owned) (nullable): ids of the people a place elsewhere asked to see */
  guint fit_source; /* see width_changed_cb() */
  gboolean filling; /* the sort order changes, but nobody changed it */

  GtkStack *stack;
  GtkWidget *bar;
  GtkToggleButton *people_toggle;
  GtkEditable *search;
  GtkLabel *summary;
  GtkWidget *chips;
  GtkButton *only_chip;
  GtkStack *view_stack;
  AdwSqueezer *squeezer;
  CohortTeamTable *table;
  GtkWidget *list_window;
  GtkListView *list;
  CohortCoverageGrid *coverage_grid;
  CohortPage *person_page; /* (unowned): child of stack */
};

G_DEFINE_FINAL_TYPE (CohortTeamPage, cohort_team_page, COHORT_TYPE_PAGE)

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  CohortTeamPage *self = user_data;

  if (self->only != NULL && !g_hash_table_contains (self->only, cohort_team_item_get_id (item)))
    return FALSE;
  return cohort_team_item_matches (item, (const char *const *) self->words);
}

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

/* Who is looked at stays, whatever comes and goes in the list behind. */
static void
show_list (CohortTeamPage *self, const char *name)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "person") != 0)
    gtk_stack_set_visible_child_name (self->stack, name);
}

/* Which view, and the line that says how many there are in it. */
static void
show_state (CohortTeamPage *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  gboolean is_searching = gtk_filter_list_model_get_pending (self->filtered) > 0;
  g_autofree char *text = NULL;

  show_list (self, n_rows > 0 ? "team" : "empty");
  if (n_rows == 0 || self->coverage == NULL)
    return;
  if (!gtk_toggle_button_get_active (self->people_toggle))
    gtk_stack_set_visible_child_name (self->view_stack, "coverage");
  else
    gtk_stack_set_visible_child_name (self->view_stack,
                                      n_found > 0 || is_searching ? "people" : "no-match");

  if ((self->words[0] != NULL || self->only != NULL)
      && gtk_toggle_button_get_active (self->people_toggle))
    /* Translators: people that match what was typed, of all. */
    text = g_strdup_printf (_ ("%1$u of %2$u"), n_found, n_rows);
  else
    text = describe_team (self, n_rows);
  if (g_strcmp0 (gtk_label_get_label (self->summary), text) != 0)
    gtk_label_set_label (self->summary, text);
}

static void
view_toggled_cb (CohortTeamPage *self)
{
  show_state (self);
}

static void
search_changed_cb (CohortTeamPage *self)
{
  g_autofree char *folded = cohort_text_fold (gtk_editable_get_text (self->search));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  if (*folded == '\0')
    g_clear_pointer (&words[0], g_free);
  if (g_strv_equal ((const char *const *) words, (const char *const *) self->words))
    return;
  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  if (self->words[0] != NULL)
    gtk_toggle_button_set_active (self->people_toggle, TRUE);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
show_person (CohortTeamPage *self, const char *person)
{
  cohort_page_open (self->person_page, person);
  gtk_stack_set_visible_child_name (self->stack, "person");
  gtk_widget_grab_focus (GTK_WIDGET (self->person_page));
}

static void
leave_person (CohortTeamPage *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "team" : "empty");
}

/* The list is where it was; so is the focus in it. */
static void
person_back_cb (CohortTeamPage *self)
{
  gboolean is_shown = gtk_widget_get_mapped (GTK_WIDGET (self->person_page));

  leave_person (self);
  if (is_shown && !gtk_widget_grab_focus (GTK_WIDGET (self->table)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
find (CohortTeamPage *self, const char *text)
{
  leave_person (self);
  gtk_editable_set_text (self->search, text);
  search_changed_cb (self);
  gtk_toggle_button_set_active (self->people_toggle, TRUE);
}

static void
stop_search_cb (CohortTeamPage *self)
{
  find (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
show_everybody_cb (CohortTeamPage *self)
{
  g_clear_pointer (&self->only, g_hash_table_unref);
  gtk_widget_set_visible (self->chips, FALSE);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_LESS_STRICT);
  stop_search_cb (self);
}

/* Lists nobody but some people, named by what they have in common, until its chip is removed. */
static void
show_people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (widget);
  g_autoptr (GVariantIter) people = NULL;
  g_autofree char *label = NULL;
  const char *title;
  char *person;

  g_variant_get (parameter, "(&sas)", &title, &people);
  g_clear_pointer (&self->only, g_hash_table_unref);
  self->only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (g_variant_iter_next (people, "s", &person))
    g_hash_table_add (self->only, person);
  /* Translators: a button that shows again all people, not only those in %s, "Teacher, 3–5". */
  label = g_strdup_printf (_ ("Stop showing only: %s"), title);
  gtk_button_set_label (self->only_chip, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->only_chip), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->only_chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (self->chips, TRUE);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  find (self, "");
}

static void
row_activated_cb (CohortTeamPage *self, guint position)
{
  g_autoptr (CohortTeamItem) item
    = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    show_person (self, cohort_team_item_get_id (item));
}

static void
sorted_cb (CohortTeamPage *self)
{
  gboolean descending = FALSE;
  const char *column;

  if (self->filling)
    return;
  column = cohort_team_table_get_sort (self->table, &descending);
  g_settings_set_string (self->settings, "team-sort-column", column != NULL ? column : "name");
  g_settings_set_boolean (self->settings, "team-sort-descending", descending);
}

/* What is not looked at makes no rows. */
static void
fit_width (CohortTeamPage *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  gboolean narrow = adw_squeezer_get_visible_child (self->squeezer) == self->list_window;

  cohort_team_table_set_model (self->table, narrow ? NULL : model);
  if (gtk_list_view_get_model (self->list) != (narrow ? model : NULL))
    gtk_list_view_set_model (self->list, narrow ? model : NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), narrow ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
  /* Beside the search, a word of it must not keep the window from becoming narrow. */
  gtk_label_set_ellipsize (self->summary, narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
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
  if (self->selection != NULL && self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_width_cb, self, NULL);
}

static CohortTeamItem *
get_selected (CohortTeamPage *self)
{
  CohortTeamItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  return item;
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CohortTeamPage *self = user_data;
  CohortTeamItem *item = get_selected (self);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "team.remove", "s",
                                cohort_team_item_get_id (item));
  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CohortTeamPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  CohortTeamItem *item = get_selected (self);

  if (item != NULL)
    cohort_team_menu_popup (GTK_WIDGET (self), focus != NULL ? focus : widget, item);
  return TRUE;
}

static void
add_key (CohortTeamPage *self, GtkWidget *widget, const char *keys, GtkShortcutFunc func)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                            gtk_callback_action_new (func, self, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (widget, controller);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_person_dialog_new_person (widget, cohort_page_get_store (COHORT_PAGE (widget)));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave_person (COHORT_TEAM_PAGE (widget));
  gtk_widget_grab_focus (GTK_WIDGET (COHORT_TEAM_PAGE (widget)->search));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  find (COHORT_TEAM_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
set_incremental (CohortTeamPage *self, guint n_people)
{
  gtk_filter_list_model_set_incremental (self->filtered, n_people > MANY_PEOPLE);
  gtk_sort_list_model_set_incremental (self->sorted, n_people > MANY_PEOPLE);
}

static void
show_program (CohortTeamPage *self, CohortProgram *program)
{
  g_autofree char *column = g_settings_get_string (self->settings, "team-sort-column");

  cohort_team_table_set_program (self->table, program);
  cohort_team_table_sort_by (self->table, column,
                             g_settings_get_boolean (self->settings, "team-sort-descending"));
}

static void
show_contents (CohortTeamPage *self, CohortTeamContents *contents)
{
  g_clear_pointer (&self->coverage, cohort_coverage_free);
  self->coverage = g_steal_pointer (&contents->coverage);
  set_incremental (self, contents->items->len);
  if (cohort_team_items_update (self->store, contents->items)) {
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
    gtk_sorter_changed (cohort_team_table_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
  }
  cohort_coverage_grid_show (self->coverage_grid, self->coverage);
  show_state (self);
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
load_contents (CohortTeamPage *self, CohortSnapshot *snapshot, CohortDate today)
{
  self->loading = g_cancellable_new ();
  cohort_team_contents_new_async (snapshot, today, self->loading, contents_ready_cb,
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

  cohort_page_set_store (self->person_page, cohort_page_get_store (page));
  self->filling = TRUE;
  show_program (self, cohort_snapshot_get_program (snapshot));
  self->filling = FALSE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len > MANY_PEOPLE) {
    load_contents (self, snapshot, today);
  } else {
    g_autoptr (CohortTeamContents) contents = cohort_team_contents_new (snapshot, today);

    show_contents (self, contents);
  }
}

/* Whom a membership or an answer is about. */
static const char *
find_person (CohortSnapshot *snapshot, const char *subject)
{
  const CohortMembership *membership
    = cohort_snapshot_find (snapshot, COHORT_RECORD_MEMBERSHIP, subject);
  const CohortResponse *response
    = cohort_snapshot_find (snapshot, COHORT_RECORD_RESPONSE, subject);

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
    find (self, organization->name);
  else if (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person) != NULL)
    show_person (self, person);
  else {
    leave_person (self);
    /* What is about the team as a whole is about whom it lacks. */
    gtk_toggle_button_set_active (self->people_toggle, FALSE);
  }
}

static void
cohort_team_page_dispose (GObject *object)
{
  CohortTeamPage *self = COHORT_TEAM_PAGE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->filtered != NULL)
    g_signal_handlers_disconnect_by_data (self->filtered, self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->table != NULL)
    cohort_team_table_set_model (self->table, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->coverage, cohort_coverage_free);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->only, g_hash_table_unref);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_TEAM_PAGE);

  G_OBJECT_CLASS (cohort_team_page_parent_class)->dispose (object);
}

static void
cohort_team_page_class_init (CohortTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_team_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_team_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_team_page_open;

  g_type_ensure (COHORT_TYPE_TEAM_TABLE);
  g_type_ensure (COHORT_TYPE_COVERAGE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-team-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, people_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, search);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, chips);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, only_chip);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, table);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, list_window);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, list);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamPage, coverage_grid);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_everybody_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sorted_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "team.find", "s", find_action);
  gtk_widget_class_install_action (widget_class, "team.show-people", "(sas)", show_people_action);
  cohort_team_menu_install_actions (widget_class);
}

static void
cohort_team_page_init (CohortTeamPage *self)
{
  g_autoptr (GtkListItemFactory) rows = cohort_team_row_factory_new ();

  self->settings = g_settings_new (APP_ID);
  self->words = g_new0 (char *, 1);
  self->store = g_list_store_new (COHORT_TYPE_TEAM_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                              g_object_ref (self->filter));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->person_page = g_object_new (COHORT_TYPE_PERSON_PAGE, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->person_page), "person");
  g_signal_connect_object (self->person_page, "back", G_CALLBACK (person_back_cb), self,
                           G_CONNECT_SWAPPED);

  self->sorted
    = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                               g_object_ref (cohort_team_table_get_sorter (self->table)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_factory (self->list, rows);
  g_signal_connect_swapped (self->filtered, "items-changed", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (self->filtered, "notify::pending", G_CALLBACK (show_state), self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  for (guint i = 0; i < 2; i++) {
    GtkWidget *view = i == 0 ? GTK_WIDGET (self->table) : self->list_window;

    add_key (self, view, "Delete|KP_Delete", delete_cb);
    add_key (self, view, "Menu|<Shift>F10", menu_cb);
  }
  fit_width (self);
}
