/* All there is about one opportunity, and who on the team takes part.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunity-pane.h"

#include "cohort-money.h"
#include "cohort-opportunity-dialog.h"
#include "cohort-opportunity-people.h"
#include "cohort-person-records.h"
#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-team-cell.h"
#include "cohort-vocabulary.h"
#include "cohort-wrap-layout.h"
#include "cohort-year-mark.h"

#include <glib/gi18n-lib.h>

/* Rows that are made at a time: more would hold up a frame. */
#define FACTS_AT_ONCE 2

struct _CohortOpportunityPane {
  GtkBox parent_instance;

  CohortStore *store;          /* (owned) (nullable) */
  CohortOpportunityItem *item; /* (owned) (nullable) */
  guint n_stages;              /* that were shown once */
  guint tick;                  /* shows those that are still missing */
  guint n_facts;               /* rows of facts that are in use */
  guint most_facts;            /* that are shown for now */

  GtkWidget *toolbar;
  GtkScrolledWindow *scrolled;
  GtkWidget *none;
  GtkLabel *title;
  GtkWidget *when;
  GtkWidget *uncertain;
  GtkWidget *own;
  GtkLabel *summary;
  GtkWidget *open_button;
  GtkButton *link_button;
  GtkWidget *convening_button;
  GtkWidget *edit_button;
  GtkWidget *remove_button;
  GtkWidget *dates_group;
  GtkListBox *dates;
  GtkWidget *facts_group;
  GtkListBox *facts;
  AdwPreferencesGroup *people_group;
  GtkListBox *people;
};

G_DEFINE_FINAL_TYPE (CohortOpportunityPane, cohort_opportunity_pane, GTK_TYPE_BOX)

enum { BACK, N_SIGNALS };

static guint signals[N_SIGNALS];

static CohortOpportunity *
get_shown (CohortOpportunityPane *self)
{
  return cohort_opportunity_item_get (self->item);
}

/* Rows */

static void
clear_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* What the reader may want to take along: a name over what it is. Rows are kept for the next. */
static void
add_fact (CohortOpportunityPane *self, const char *name, const char *text)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->facts, (int)self->n_facts);

  if (text == NULL || *text == '\0' || self->n_facts == self->most_facts)
    return;
  if (row == NULL) {
    row = GTK_LIST_BOX_ROW (cohort_plain_row_new (name, NULL));
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
    gtk_widget_add_css_class (GTK_WIDGET (row), "fact");
    gtk_list_box_append (self->facts, GTK_WIDGET (row));
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  self->n_facts++;
}

static void
hide_other_facts (CohortOpportunityPane *self)
{
  GtkListBoxRow *row;

  for (int i = (int)self->n_facts;
       (row = gtk_list_box_get_row_at_index (self->facts, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
}

/* As it is printed, else by the roles it is for. */
static char *
dup_audience (const CohortOpportunity *opportunity)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (opportunity->audience_text != NULL)
    return g_strdup (opportunity->audience_text);
  for (guint i = 0; opportunity->roles != NULL && opportunity->roles[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            cohort_vocabulary_get_label ("role", opportunity->roles[i]));
  for (guint i = 0; opportunity->sectors != NULL && opportunity->sectors[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? (i > 0 ? ", " : "; ") : "",
                            cohort_vocabulary_get_label ("sector", opportunity->sectors[i]));
  return text->len > 0 ? g_strdup (text->str) : g_strdup (_ ("Everybody"));
}

static char *
dup_cost (const CohortOpportunity *opportunity)
{
  if (opportunity->cost_text != NULL)
    return g_strdup (opportunity->cost_text);
  if (!cohort_is_known (opportunity->cost_cents))
    return g_strdup (_ ("Not stated"));
  return opportunity->cost_cents == 0 ? g_strdup (_ ("Free"))
                                      : cohort_money_format (opportunity->cost_cents);
}

static void
show_facts (CohortOpportunityPane *self)
{
  const CohortOpportunity *opportunity = get_shown (self);
  CohortSnapshot *snapshot = cohort_opportunity_item_get_snapshot (self->item);
  const char *capacity = opportunity->capacity_text;
  g_autofree char *audience = dup_audience (opportunity);
  g_autofree char *cost = dup_cost (opportunity);

  self->n_facts = 0;
  add_fact (self, _ ("Offered by"), opportunity->provider);
  add_fact (self, _ ("For"), audience);
  add_fact (self, _ ("Cost"), cost);
  add_fact (self, _ ("Capacity"), capacity != NULL ? capacity : _ ("Not stated"));
  if (opportunity->application)
    add_fact (self, _ ("Application"), _ ("Required"));
  add_fact (self, _ ("Link"), cohort_opportunity_get_link (snapshot, opportunity));
  add_fact (self, _ ("Source"), opportunity->source);
  hide_other_facts (self);
}

/* A day of the program's that is not certain can be settled; the county's own is edited. */
static GtkWidget *
make_confirm_button (CohortOpportunityPane *self, const CohortOpportunityPart *part)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Confirm…"));
  guint index = 0;

  g_ptr_array_find (get_shown (self)->parts, part, &index);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Enter the days once they are known"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "opportunity.confirm");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index + 1);
  return button;
}

static void
add_date (CohortOpportunityPane *self, const CohortYearDate *date)
{
  g_autofree char *what = cohort_year_date_dup_what (date);
  g_autofree char *days = cohort_year_date_dup_days (date);
  g_autofree char *left
      = cohort_year_date_dup_left (date, cohort_opportunity_item_get_today (self->item));
  g_autoptr (GString) subtitle = g_string_new (days);
  const char *printed = date->part != NULL ? date->part->text : get_shown (self)->deadline_text;
  GtkWidget *row;

  if (printed != NULL && date->certain && date->start != 0 && !g_str_equal (printed, days))
    /* Translators: %s is a day as it is printed in a brochure. */
    g_string_append_printf (subtitle, _ (" (printed as “%s”)"), printed);
  if (left != NULL)
    g_string_append_printf (subtitle, " · %s", left);
  row = cohort_plain_row_new (what != NULL ? what : get_shown (self)->title, subtitle->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             cohort_year_mark_new_key (date->kind, date->certain));
  if (!date->certain && date->part != NULL && !get_shown (self)->is_own
      && get_shown (self)->convening == NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_confirm_button (self, date->part));
  gtk_list_box_append (self->dates, row);
}

static void
show_dates (CohortOpportunityPane *self)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) dates = NULL;

  clear_rows (self->dates);
  g_ptr_array_add (one, get_shown (self));
  dates = cohort_year_dates_list (one);
  for (guint i = 0; i < dates->len; i++)
    add_date (self, g_ptr_array_index (dates, i));
}

static void
show_people (CohortOpportunityPane *self)
{
  guint n = cohort_opportunity_people_show (self->people, self->item);
  g_autofree char *title = cohort_opportunity_item_dup_fits (self->item);

  adw_preferences_group_set_title (self->people_group, title);
  adw_preferences_group_set_description (
      self->people_group,
      n == 0 ? _ ("Somebody with a role it is for, added under Team, appears here.")
      : get_shown (self)->convening != NULL
          ? _ ("It is a convening: who goes is on its list, under Convenings.")
          : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->people), n > 0);
}

static void
show_head (CohortOpportunityPane *self)
{
  const CohortOpportunity *opportunity = get_shown (self);
  g_autofree char *when = cohort_opportunity_item_dup_when (self->item);

  gtk_label_set_label (self->title, opportunity->title);
  cohort_chip_set (self->when, when, cohort_opportunity_item_get_style (self->item));
  cohort_chip_set (self->uncertain,
                   cohort_opportunity_item_is_uncertain (self->item) ? _ ("Day to be confirmed")
                                                                     : NULL,
                   "warning");
  cohort_chip_set (self->own, opportunity->is_own ? _ ("Our own") : NULL, NULL);
  gtk_label_set_label (self->summary, opportunity->summary != NULL ? opportunity->summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), opportunity->summary != NULL);
}

/* The link of one's own and of a convening is edited with the rest of it. */
static void
show_buttons (CohortOpportunityPane *self)
{
  const CohortOpportunity *opportunity = get_shown (self);
  CohortSnapshot *snapshot = cohort_opportunity_item_get_snapshot (self->item);
  const char *link = cohort_opportunity_get_link (snapshot, opportunity);

  gtk_widget_set_visible (self->open_button, link != NULL);
  gtk_button_set_label (self->link_button, link != NULL ? _ ("Change Link…") : _ ("Add Link…"));
  gtk_widget_set_visible (GTK_WIDGET (self->link_button),
                          !opportunity->is_own && opportunity->convening == NULL);
  gtk_widget_set_visible (self->convening_button, opportunity->convening != NULL);
  gtk_widget_set_visible (self->edit_button, opportunity->is_own);
  gtk_widget_set_visible (self->remove_button, opportunity->is_own);
}

static void
show_top (CohortOpportunityPane *self)
{
  show_head (self);
  show_buttons (self);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), TRUE);
}

static void
show_dates_group (CohortOpportunityPane *self)
{
  show_dates (self);
  gtk_widget_set_visible (self->dates_group, TRUE);
}

static void
show_some_facts (CohortOpportunityPane *self)
{
  self->most_facts += FACTS_AT_ONCE;
  show_facts (self);
  gtk_widget_set_visible (self->facts_group, TRUE);
}

static void
show_all_facts (CohortOpportunityPane *self)
{
  self->most_facts = G_MAXUINT;
  show_facts (self);
}

static void
show_people_group (CohortOpportunityPane *self)
{
  show_people (self);
  gtk_widget_set_visible (GTK_WIDGET (self->people_group), TRUE);
}

/* From the top down. */
static void (*const stages[]) (CohortOpportunityPane *self)
    = {show_top,        show_dates_group, show_some_facts,
       show_some_facts, show_all_facts,   show_people_group};

static gboolean
show_more_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (widget);

  stages[self->n_stages++](self);
  if (self->n_stages < G_N_ELEMENTS (stages))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_tick (CohortOpportunityPane *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

/* The first time each part gets a frame of its own: all at once they would hold up one. */
static void
show_item (CohortOpportunityPane *self)
{
  if (self->n_stages == G_N_ELEMENTS (stages)) {
    show_top (self);
    show_dates (self);
    show_facts (self);
    show_people (self);
    return;
  }
  self->n_stages = self->most_facts = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_more_cb, NULL, NULL);
}

/** cohort_opportunity_pane_show: see the header */
void
cohort_opportunity_pane_show (CohortOpportunityPane *self,
                              CohortStore *store,
                              CohortOpportunityItem *item)
{
  gboolean is_other;

  g_return_if_fail (COHORT_IS_OPPORTUNITY_PANE (self));

  is_other = self->item == NULL || item == NULL
             || !g_str_equal (get_shown (self)->code, cohort_opportunity_item_get (item)->code);
  g_set_object (&self->store, store);
  g_set_object (&self->item, item);
  gtk_widget_set_visible (self->none, item == NULL);
  if (item == NULL) {
    stop_tick (self);
    gtk_widget_set_visible (GTK_WIDGET (self->scrolled), FALSE);
    cohort_opportunity_people_clear (self->people);
    return;
  }
  show_item (self);
  if (is_other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/** cohort_opportunity_pane_set_folded: whether there is room for one of list and pane only */
void
cohort_opportunity_pane_set_folded (CohortOpportunityPane *self, gboolean is_folded)
{
  gtk_widget_set_visible (self->toolbar, is_folded);
}

static void
back_clicked_cb (CohortOpportunityPane *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

/* Actions */

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (widget);
  const char *person, *status;
  JsonObject *command;

  if (self->item == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &person, &status);
  command = cohort_command_new ("opportunity.person", "opportunity", get_shown (self)->code,
                                "person", person, NULL);
  if (*status != '\0')
    json_object_set_string_member (command, "status", status);
  else
    json_object_set_null_member (command, "status");
  cohort_run (widget, self->store, command);
}

/* Only what is a page of the web: the data may come from a file of somebody else's. */
static void
open_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (widget);
  g_autoptr (GError) error = NULL;
  const char *link = self->item != NULL ? cohort_opportunity_get_link (
                         cohort_opportunity_item_get_snapshot (self->item), get_shown (self))
                                        : NULL;

  if (link == NULL)
    return;
  if (cohort_opportunity_check_link (link, &error))
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), link, GDK_CURRENT_TIME);
  else
    cohort_show_error (widget, _ ("The Page Cannot Be Opened"), error);
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (widget);

  if (self->item != NULL)
    cohort_opportunity_link_present (widget, self->store, get_shown (self));
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (widget);

  if (self->item != NULL)
    cohort_opportunity_days_present (widget, self->store, get_shown (self),
                                     g_variant_get_uint32 (parameter));
}

static void
show_convening_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (widget);

  if (self->item != NULL && get_shown (self)->convening != NULL)
    gtk_widget_activate_action (widget, "win.open", "(ss)", "convenings",
                                get_shown (self)->convening);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (widget);

  if (self->item != NULL && get_shown (self)->is_own)
    cohort_opportunity_dialog_present (widget, self->store, get_shown (self)->code);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (widget);

  if (self->item != NULL && get_shown (self)->is_own)
    cohort_run (
        widget, self->store,
        cohort_command_new ("opportunity.remove", "opportunity", get_shown (self)->code, NULL));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "opportunity.answer", "(ss)", answer_action);
  gtk_widget_class_install_action (widget_class, "opportunity.open-link", NULL, open_link_action);
  gtk_widget_class_install_action (widget_class, "opportunity.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "opportunity.confirm", "u", confirm_action);
  gtk_widget_class_install_action (widget_class, "opportunity.show-convening", NULL,
                                   show_convening_action);
  gtk_widget_class_install_action (widget_class, "opportunity.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "opportunity.remove", NULL, remove_action);
}

static void
cohort_opportunity_pane_dispose (GObject *object)
{
  CohortOpportunityPane *self = COHORT_OPPORTUNITY_PANE (object);

  stop_tick (self);
  if (self->people != NULL)
    cohort_opportunity_people_clear (self->people);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_OPPORTUNITY_PANE);
  g_clear_object (&self->item);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cohort_opportunity_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, toolbar);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, none);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, title);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, when);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, uncertain);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, own);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, open_button);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, link_button);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, convening_button);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, edit_button);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, remove_button);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, dates_group);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, dates);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, facts_group);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, facts);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, people_group);
  gtk_widget_class_bind_template_child (widget_class, CohortOpportunityPane, people);
}

static void
cohort_opportunity_pane_class_init (CohortOpportunityPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_opportunity_pane_dispose;
  signals[BACK] = g_signal_new ("back", COHORT_TYPE_OPPORTUNITY_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-opportunity-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  install_actions (widget_class);
}

static void
cohort_opportunity_pane_init (CohortOpportunityPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_opportunity_pane_show (self, NULL, NULL);
}
