/* The year around the team: opportunities as a timeline and as a list, action plan, community.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-page.h"

#include "cohort-choices.h"
#include "cohort-community-view.h"
#include "cohort-compat.h"
#include "cohort-date.h"
#include "cohort-opportunity-dialog.h"
#include "cohort-opportunity-pane.h"
#include "cohort-opportunity-row.h"
#include "cohort-paper-export.h"
#include "cohort-plan-view.h"
#include "cohort-shown-layout.h"
#include "cohort-view-chips.h"
#include "cohort-wrap-layout.h"
#include "cohort-year-model.h"
#include "cohort-year-print.h"
#include "cohort-year-timeline.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

/* Rows that are made at a time: more would hold up a frame. */
#define ROWS_AT_ONCE 4
#define ROWS_ALL     G_MAXUINT

typedef enum { VIEW_TIMELINE, VIEW_OPPORTUNITIES, VIEW_PLAN, VIEW_COMMUNITY, N_VIEWS } View;

static const struct {
  const char *name;
  const char *label;
} view_infos[N_VIEWS] = {
    [VIEW_TIMELINE] = {"timeline", N_ ("Timeline")},
    [VIEW_OPPORTUNITIES] = {"opportunities", N_ ("Opportunities")},
    [VIEW_PLAN] = {"plan", N_ ("Action Plan")},
    [VIEW_COMMUNITY] = {"community", N_ ("Community")},
};

struct _CohortYearPage {
  CohortPage parent_instance;

  View view;
  CohortYearModel *model;        /* (owned) */
  CohortSnapshot *snapshot;      /* (owned) (nullable): what the model shows */
  GtkSliceListModel *slice;      /* (owned): of the model, as much as there are rows for */
  GtkSingleSelection *selection; /* (owned): of the list */
  guint tick;                    /* makes the rows that are still missing */
  CohortChoices *roles;          /* (owned) (nullable) */
  CohortChoices *people;         /* (owned) (nullable) */
  char *wanted;                  /* (owned) (nullable): code of the opportunity to show */
  gboolean is_drawn;             /* the timeline shows what the model does */
  gboolean is_filling;           /* what is chosen is set by the page itself */

  GtkWidget *add_button;
  CohortViewChips *chips;
  GtkWidget *filters;
  GtkEditable *search;
  GtkDropDown *role_choice;
  GtkDropDown *person_choice;
  GtkLabel *summary;
  GtkButton *goals_button;
  GtkButton *activities_button;
  GtkStack *views;
  AdwStatusPage *none;
  GtkButton *none_button;
  GtkWidget *legend_box;
  CohortYearTimeline *timeline;
  AdwLeaflet *leaflet;
  GtkWidget *list_window;
  GtkListView *list;
  CohortOpportunityPane *pane;
  CohortPlanView *plan; /* (nullable): each made when it is first looked at */
  CohortCommunityView *community;
};

G_DEFINE_FINAL_TYPE (CohortYearPage, cohort_year_page, COHORT_TYPE_PAGE)

/* What is on screen */

static gboolean
is_of_opportunities (View view)
{
  return view == VIEW_TIMELINE || view == VIEW_OPPORTUNITIES;
}

static void
show_selected (CohortYearPage *self)
{
  cohort_opportunity_pane_show (self->pane, cohort_page_get_store (COHORT_PAGE (self)),
                                gtk_single_selection_get_selected_item (self->selection));
}

static gboolean
has_all_rows (CohortYearPage *self)
{
  return gtk_slice_list_model_get_size (self->slice) == ROWS_ALL;
}

static void
selected_cb (CohortYearPage *self)
{
  CohortOpportunityItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_filling)
    return;
  if (item != NULL) {
    g_free (self->wanted);
    self->wanted = g_strdup (cohort_opportunity_item_get (item)->code);
  }
  show_selected (self);
}

/* What is still to come is what she came for. */
static guint
find_first_to_come (CohortYearPage *self)
{
  GListModel *list = cohort_year_model_get_list (self->model);
  CohortDate today = cohort_date_today ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (CohortOpportunityItem) item = g_list_model_get_item (list, i);

    if (!cohort_opportunity_is_over (cohort_opportunity_item_get (item), today))
      return i;
  }
  return 0;
}

static void
select_wanted (CohortYearPage *self)
{
  guint position
      = self->wanted != NULL ? cohort_year_model_find (self->model, self->wanted) : G_MAXUINT;

  if (position == G_MAXUINT)
    position = find_first_to_come (self);
  if (position >= gtk_slice_list_model_get_size (self->slice))
    return;
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_single_selection_set_selected (self->selection, position);
  if (position > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
show_wanted (CohortYearPage *self)
{
  self->is_filling = TRUE;
  select_wanted (self);
  self->is_filling = FALSE;
  if (has_all_rows (self))
    selected_cb (self);
}

/* Returns: whether rows are still missing */
static gboolean
make_rows (CohortYearPage *self)
{
  guint size = gtk_slice_list_model_get_size (self->slice) + ROWS_AT_ONCE;

  if (size >= g_list_model_get_n_items (cohort_year_model_get_list (self->model)))
    size = ROWS_ALL;
  self->is_filling = TRUE;
  gtk_slice_list_model_set_size (self->slice, size);
  self->is_filling = FALSE;
  if (size == ROWS_ALL)
    show_wanted (self);
  return size < ROWS_ALL;
}

static gboolean
make_rows_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CohortYearPage *self = COHORT_YEAR_PAGE (widget);

  if (make_rows (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Rows are made when the list is first looked at, a few a frame; then they stay. */
static void
show_list (CohortYearPage *self)
{
  if (!has_all_rows (self) && self->tick == 0 && make_rows (self))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), make_rows_cb, NULL, NULL);
}

static void
show_timeline (CohortYearPage *self)
{
  GListModel *list = cohort_year_model_get_list (self->model);
  g_autoptr (GPtrArray) opportunities = g_ptr_array_new ();

  if (self->is_drawn)
    return;
  self->is_drawn = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (CohortOpportunityItem) item = g_list_model_get_item (list, i);

    /* The model holds the item. */
    g_ptr_array_add (opportunities, cohort_opportunity_item_get (item));
  }
  cohort_year_timeline_take (self->timeline, self->snapshot, cohort_year_dates_list (opportunities),
                             cohort_date_today ());
}

/* "7 opportunities", and what of the same words is found in the other views. */
static void
show_summary (CohortYearPage *self)
{
  guint n = g_list_model_get_n_items (cohort_year_model_get_list (self->model));
  guint n_goals = cohort_year_model_count_found (self->model, COHORT_RECORD_GOAL);
  guint n_activities = cohort_year_model_count_found (self->model, COHORT_RECORD_ACTIVITY);
  g_autofree char *opportunities
      = g_strdup_printf (ngettext ("%u opportunity", "%u opportunities", n), n);
  g_autofree char *goals = g_strdup_printf (
      ngettext ("%u line of the action plan", "%u lines of the action plan", n_goals), n_goals);
  g_autofree char *activities
      = g_strdup_printf (ngettext ("%u activity", "%u activities", n_activities), n_activities);

  gtk_label_set_label (self->summary, opportunities);
  gtk_button_set_label (self->goals_button, goals);
  gtk_widget_set_visible (GTK_WIDGET (self->goals_button), n_goals > 0);
  gtk_button_set_label (self->activities_button, activities);
  gtk_widget_set_visible (GTK_WIDGET (self->activities_button), n_activities > 0);
}

static void
show_none (CohortYearPage *self)
{
  gboolean is_search = cohort_year_model_get_n_all (self->model) > 0;

  adw_status_page_set_title (self->none,
                             is_search ? _ ("Nothing Found") : _ ("No Opportunities This Year"));
  adw_status_page_set_description (
      self->none, is_search ? _ ("No opportunity has these words and is for this audience.")
                            : _ ("The program named none for this year. Add what your county or a "
                                 "partner offers."));
  gtk_button_set_label (self->none_button, is_search ? _ ("Show All") : _ ("Add Opportunity"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->none_button),
                                  is_search ? "page.show-all" : "page.new");
}

static gboolean
is_empty (CohortYearPage *self)
{
  return g_list_model_get_n_items (cohort_year_model_get_list (self->model)) == 0;
}

/* In one pane the room is that of the opportunity. */
static void
show_filters (CohortYearPage *self)
{
  gboolean is_pane = self->view == VIEW_OPPORTUNITIES && adw_leaflet_get_folded (self->leaflet)
                     && adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->pane);

  gtk_widget_set_visible (self->filters, is_of_opportunities (self->view) && !is_pane
                                             && cohort_year_model_get_n_all (self->model) > 0);
  gtk_widget_set_visible (self->legend_box, self->view == VIEW_TIMELINE && !is_empty (self));
}

static void
show_opportunities (CohortYearPage *self)
{
  gboolean is_none = is_empty (self);

  show_summary (self);
  show_filters (self);
  show_none (self);
  if (!is_none && self->view == VIEW_TIMELINE)
    show_timeline (self);
  else if (!is_none)
    show_list (self);
  gtk_stack_set_visible_child_name (self->views, is_none ? "none" : view_infos[self->view].name);
}

static void
show_plan (CohortYearPage *self)
{
  if (self->plan == NULL) {
    self->plan = COHORT_PLAN_VIEW (cohort_plan_view_new ());
    gtk_stack_add_named (self->views, GTK_WIDGET (self->plan), view_infos[VIEW_PLAN].name);
  }
  cohort_plan_view_refresh (self->plan, cohort_page_get_store (COHORT_PAGE (self)), self->snapshot);
}

static void
show_community (CohortYearPage *self)
{
  if (self->community == NULL) {
    self->community = COHORT_COMMUNITY_VIEW (cohort_community_view_new ());
    gtk_stack_add_named (self->views, GTK_WIDGET (self->community),
                         view_infos[VIEW_COMMUNITY].name);
  }
  cohort_community_view_refresh (self->community, cohort_page_get_store (COHORT_PAGE (self)),
                                 self->snapshot);
}

static void
show_content (CohortYearPage *self)
{
  gtk_widget_set_visible (self->add_button, is_of_opportunities (self->view));
  if (is_of_opportunities (self->view)) {
    show_opportunities (self);
    return;
  }
  show_filters (self);
  if (self->view == VIEW_PLAN)
    show_plan (self);
  else
    show_community (self);
  gtk_stack_set_visible_child_name (self->views, view_infos[self->view].name);
}

static void
model_changed_cb (CohortYearPage *self)
{
  self->is_drawn = FALSE;
  show_wanted (self);
  if (self->snapshot != NULL && is_of_opportunities (self->view))
    show_opportunities (self);
}

static void
fill_choice (GtkDropDown *drop_down, CohortChoices **choices, CohortChoices *now)
{
  g_autofree char *before
      = *choices != NULL
            ? g_strdup (cohort_choices_get (*choices, gtk_drop_down_get_selected (drop_down)))
            : NULL;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (cohort_choices_get_labels (now));

  g_clear_pointer (choices, cohort_choices_free);
  *choices = now;
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (drop_down, before != NULL ? cohort_choices_find (now, before) : 0);
}

static void
fill_choices (CohortYearPage *self, const CohortSnapshot *snapshot)
{
  CohortChoices *roles = cohort_choices_new (_ ("Any role"));

  cohort_choices_add_words (roles, "role");
  self->is_filling = TRUE;
  fill_choice (self->role_choice, &self->roles, roles);
  fill_choice (self->person_choice, &self->people,
               cohort_choices_new_people (snapshot, _ ("Anybody")));
  self->is_filling = FALSE;
}

/* The model is made anew for another snapshot only, not for another view. */
static void
follow_snapshot (CohortYearPage *self, CohortSnapshot *snapshot)
{
  if (self->snapshot == snapshot)
    return;
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  fill_choices (self, snapshot);
  cohort_year_model_show (self->model, snapshot, cohort_date_today ());
}

static void
choice_changed_cb (CohortYearPage *self)
{
  if (self->is_filling || self->roles == NULL || self->people == NULL)
    return;
  cohort_year_model_set_audience (
      self->model, cohort_choices_get (self->roles, gtk_drop_down_get_selected (self->role_choice)),
      cohort_choices_get (self->people, gtk_drop_down_get_selected (self->person_choice)));
}

static void
search_changed_cb (CohortYearPage *self)
{
  cohort_year_model_set_text (self->model, gtk_editable_get_text (self->search));
}

/* Views */

static void
show_view (CohortYearPage *self, View view)
{
  self->view = view;
  cohort_view_chips_choose (self->chips, view);
  cohort_page_queue_refresh (COHORT_PAGE (self));
}

static void
view_changed_cb (CohortYearPage *self)
{
  show_view (self, cohort_view_chips_get_chosen (self->chips));
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_view_chips_open (COHORT_YEAR_PAGE (widget)->chips, g_variant_get_string (parameter, NULL));
}

static void
show_opportunity (CohortYearPage *self, const char *code)
{
  g_free (self->wanted);
  self->wanted = g_strdup (code);
  show_view (self, VIEW_OPPORTUNITIES);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane));
  show_wanted (self);
}

/* From the timeline to all there is about it; by keyboard it goes on in the list. */
static void
opened_cb (CohortYearPage *self, const char *code)
{
  g_autofree char *wanted = g_strdup (code);

  show_opportunity (self, wanted);
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
  else
    cohort_compat_focus_selected (self->list);
}

static void
activated_cb (CohortYearPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane));
}

static void
back_cb (CohortYearPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  cohort_compat_focus_selected (self->list);
}

/* In one pane a row leads to its opportunity. */
static void
folded_cb (CohortYearPage *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  gtk_list_view_set_single_click_activate (self->list, is_folded);
  cohort_opportunity_pane_set_folded (self->pane, is_folded);
  show_filters (self);
}

static void
cohort_year_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortYearPage *self = COHORT_YEAR_PAGE (page);

  follow_snapshot (self, snapshot);
  show_content (self);
}

static void
show_all (CohortYearPage *self)
{
  gtk_editable_set_text (self->search, "");
  cohort_year_model_set_text (self->model, "");
  gtk_drop_down_set_selected (self->role_choice, 0);
  gtk_drop_down_set_selected (self->person_choice, 0);
}

/* The code or id of an opportunity, or the id of a goal or an activity. */
static void
cohort_year_page_open (CohortPage *page, const char *subject)
{
  CohortYearPage *self = COHORT_YEAR_PAGE (page);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (page);

  if (snapshot == NULL)
    return;
  follow_snapshot (self, snapshot);
  if (cohort_snapshot_find (snapshot, COHORT_RECORD_GOAL, subject) != NULL) {
    show_view (self, VIEW_PLAN);
    show_plan (self);
    cohort_plan_view_open (self->plan, subject);
  } else if (cohort_snapshot_find (snapshot, COHORT_RECORD_ACTIVITY, subject) != NULL) {
    show_view (self, VIEW_COMMUNITY);
    show_community (self);
    cohort_community_view_open (self->community, subject);
  } else {
    show_all (self);
    show_opportunity (self, subject);
  }
}

/* Actions */

/* What is new is of the view that is shown. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortYearPage *self = COHORT_YEAR_PAGE (widget);

  if (self->view == VIEW_PLAN && self->plan != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->plan), "goal.add", NULL);
  else if (self->view == VIEW_COMMUNITY && self->community != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->community), "activity.add", NULL);
  else
    cohort_opportunity_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)), NULL);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortYearPage *self = COHORT_YEAR_PAGE (widget);

  if (!is_of_opportunities (self->view))
    show_view (self, VIEW_OPPORTUNITIES);
  adw_leaflet_set_visible_child (self->leaflet, self->list_window);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_all (COHORT_YEAR_PAGE (widget));
  gtk_widget_grab_focus (GTK_WIDGET (COHORT_YEAR_PAGE (widget)->search));
}

static void
calendar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cohort_paper_export (user_data, COHORT_PAPER_EXPORT_YEAR_CALENDAR, NULL);
}

static void
pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cohort_paper_export (user_data, COHORT_PAPER_EXPORT_YEAR, NULL);
}

static void
print (GtkWidget *widget)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (widget));

  if (snapshot != NULL)
    cohort_year_print (GTK_WINDOW (gtk_widget_get_root (widget)), snapshot);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  print (user_data);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print (widget);
}

static void
add_header_actions (CohortYearPage *self)
{
  static const GActionEntry entries[] = {
      {.name = "calendar", .activate = calendar_cb},
      {.name = "pdf", .activate = pdf_cb},
      {.name = "print", .activate = print_cb},
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  cohort_page_add_header_actions (COHORT_PAGE (self), "year", G_ACTION_GROUP (group));
}

static void
cohort_year_page_dispose (GObject *object)
{
  CohortYearPage *self = COHORT_YEAR_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_YEAR_PAGE);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->model);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_pointer (&self->roles, cohort_choices_free);
  g_clear_pointer (&self->people, cohort_choices_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cohort_year_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, chips);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, filters);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, search);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, role_choice);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, person_choice);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, goals_button);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, activities_button);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, views);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, none);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, none_button);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, legend_box);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, list_window);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, list);
  gtk_widget_class_bind_template_child (widget_class, CohortYearPage, pane);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
cohort_year_page_class_init (CohortYearPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_year_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_year_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_year_page_open;

  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_OPPORTUNITY_PANE);
  g_type_ensure (COHORT_TYPE_VIEW_CHIPS);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  g_type_ensure (COHORT_TYPE_YEAR_TIMELINE);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-year-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "page.view", "s", view_action);
}

static void
make_list (CohortYearPage *self)
{
  g_autoptr (GtkListItemFactory) factory = cohort_opportunity_row_factory_new ();

  self->slice
      = gtk_slice_list_model_new (g_object_ref (cohort_year_model_get_list (self->model)), 0, 0);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->slice)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
cohort_year_page_init (CohortYearPage *self)
{
  self->model = cohort_year_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_drop_down_set_name (GTK_WIDGET (self->role_choice), _ ("Audience"));
  cohort_drop_down_set_name (GTK_WIDGET (self->person_choice), _ ("Person it fits"));
  gtk_box_append (GTK_BOX (self->legend_box), cohort_year_timeline_legend_new ());
  for (guint i = 0; i < N_VIEWS; i++)
    cohort_view_chips_add (self->chips, view_infos[i].name, _ (view_infos[i].label));
  make_list (self);
  add_header_actions (self);
  folded_cb (self);
}
