/* A person's timeline as a list: what happened, when, and the way to it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-timeline.h"

#include "cohort-choices.h"
#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-person-records.h"
#include "cohort-timeline.h"

#include <glib/gi18n-lib.h>

/* As many as are looked over at a glance; more are asked for. */
#define PAGE_SIZE 40
/* With fewer there is nothing to sift. */
#define MANY_EVENTS 8

typedef struct {
  const char *kind; /* of CohortEvent */
  const char *label;
  const char *icon;
  guint filter; /* of the choices */
} Kind;

enum { FILTER_ALL, FILTER_TEAM, FILTER_INVITATIONS, FILTER_CONVENINGS, FILTER_MONEY, N_FILTERS };

static const Kind kinds[] = {
    {"membership", N_ ("Membership"), "system-users-symbolic", FILTER_TEAM},
    {"goal", N_ ("Goal"), "object-select-symbolic", FILTER_TEAM},
    {"activity", N_ ("Activity"), "system-users-symbolic", FILTER_TEAM},
    {"merge", N_ ("Merge"), "edit-copy-symbolic", FILTER_TEAM},
    {"answer", N_ ("Answer"), "mail-read-symbolic", FILTER_INVITATIONS},
    {"invitation", N_ ("Invitation"), "mail-send-symbolic", FILTER_INVITATIONS},
    {"letter", N_ ("Letter"), "mail-unread-symbolic", FILTER_INVITATIONS},
    {"attendance", N_ ("Convening"), "x-office-calendar-symbolic", FILTER_CONVENINGS},
    {"opportunity", N_ ("Opportunity"), "x-office-calendar-symbolic", FILTER_CONVENINGS},
    {"waitlist", N_ ("Waitlist"), "view-list-ordered-symbolic", FILTER_CONVENINGS},
    {"registration", N_ ("Registration"), "object-select-symbolic", FILTER_CONVENINGS},
    {"expense", N_ ("Expense"), "cohort-money-symbolic", FILTER_MONEY},
    {"payment", N_ ("Payment"), "cohort-money-symbolic", FILTER_MONEY},
};

struct _CohortPersonTimeline {
  CohortRowGroup parent_instance;

  GPtrArray *events;        /* (owned) (nullable) (element-type CohortEvent) */
  CohortSnapshot *snapshot; /* (owned) (nullable): of the events */
  GPtrArray *rows;          /* (owned) (element-type GtkWidget): unowned elements */
  guint limit;

  GtkWidget *filter; /* (unowned): at the end of the heading */
};

G_DEFINE_FINAL_TYPE (CohortPersonTimeline, cohort_person_timeline, COHORT_TYPE_ROW_GROUP)

static const Kind *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return &kinds[i];
  return &kinds[0];
}

/* The convening something is about, or NULL. */
static const char *
find_convening (const CohortSnapshot *snapshot, const CohortEvent *event)
{
  gconstpointer record = cohort_snapshot_find (snapshot, event->record_kind, event->record);

  if (record == NULL)
    return NULL;
  switch ((int)event->record_kind) {
  case COHORT_RECORD_ATTENDANCE:
    return ((const CohortAttendance *)record)->convening;
  case COHORT_RECORD_WAITLIST_ENTRY:
    return ((const CohortWaitlistEntry *)record)->convening;
  case COHORT_RECORD_INVITATION:
    return ((const CohortInvitation *)record)->convening;
  default:
    return NULL;
  }
}

/* Of a record that has a page of its own; NULL when it is about a convening. */
static const char *
find_page (const CohortEvent *event)
{
  switch ((int)event->record_kind) {
  case COHORT_RECORD_EXPENSE:
  case COHORT_RECORD_PAYMENT:
    return "reimbursements";
  case COHORT_RECORD_LETTER:
    return "letters";
  default:
    return NULL;
  }
}

/* Where the window shows what @event tells of; what belongs to the team is on this page. */
static void
set_place (GtkWidget *row, const CohortSnapshot *snapshot, const CohortEvent *event)
{
  const char *page = find_page (event);
  const char *subject = page != NULL ? event->record : find_convening (snapshot, event);
  GtkWidget *arrow;

  if (subject == NULL)
    return;
  arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)",
                                    page != NULL ? page : "convenings", subject);
}

static GtkWidget *
make_row (const CohortSnapshot *snapshot, const CohortEvent *event)
{
  const Kind *kind = find_kind (event->kind);
  g_autofree char *day
      = event->on != 0 ? cohort_date_format (event->on) : g_strdup (_ ("Day not known"));
  g_autofree char *subtitle = event->detail != NULL
                                  ? g_strdup_printf (_ ("%1$s · %2$s"), day, event->detail)
                                  : g_strdup (day);
  GtkWidget *row = cohort_plain_row_new (event->title, subtitle);
  GtkWidget *icon = gtk_image_new_from_icon_name (kind->icon);

  gtk_widget_add_css_class (row, "numeric");
  gtk_widget_set_tooltip_text (icon, _ (kind->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kind->label), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (cohort_is_known (event->cents)) {
    g_autofree char *amount = cohort_money_format (event->cents);

    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (amount));
  }
  set_place (row, snapshot, event);
  return row;
}

static void
add_row (CohortPersonTimeline *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void fill (CohortPersonTimeline *self);

static void
more_cb (CohortPersonTimeline *self)
{
  guint first = self->limit;

  self->limit += PAGE_SIZE;
  fill (self);
  if (first < self->rows->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, first));
}

static void
add_more_row (CohortPersonTimeline *self)
{
  GtkWidget *row = cohort_plain_row_new (_ ("Show More"), NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

static void
fill (CohortPersonTimeline *self)
{
  guint filter = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->filter));
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; self->events != NULL && i < self->events->len; i++) {
    const CohortEvent *event = g_ptr_array_index (self->events, i);

    if (filter != FILTER_ALL && find_kind (event->kind)->filter != filter)
      continue;
    if (n++ == self->limit) {
      add_more_row (self);
      return;
    }
    add_row (self, make_row (self->snapshot, event));
  }
  if (n == 0)
    add_row (self, cohort_plain_row_new (_ ("Nothing of this kind happened yet."), NULL));
}

static void
filter_changed_cb (CohortPersonTimeline *self)
{
  self->limit = PAGE_SIZE;
  fill (self);
}

static void
cohort_person_timeline_dispose (GObject *object)
{
  CohortPersonTimeline *self = COHORT_PERSON_TIMELINE (object);

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_person_timeline_parent_class)->dispose (object);
}

static void
cohort_person_timeline_class_init (CohortPersonTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_person_timeline_dispose;
}

static void
cohort_person_timeline_init (CohortPersonTimeline *self)
{
  const char *const labels[N_FILTERS + 1] = {
      [FILTER_ALL] = _ ("Everything"),
      [FILTER_TEAM] = _ ("Team"),
      [FILTER_INVITATIONS] = _ ("Invitations and letters"),
      [FILTER_CONVENINGS] = _ ("Convenings"),
      [FILTER_MONEY] = _ ("Money"),
  };

  self->rows = g_ptr_array_new ();
  self->limit = PAGE_SIZE;
  self->filter = gtk_drop_down_new_from_strings (labels);
  gtk_widget_set_valign (self->filter, GTK_ALIGN_CENTER);
  cohort_drop_down_set_name (self->filter, _ ("What to show of the timeline"));
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Timeline"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->filter);
}

/** cohort_person_timeline_show: tells what happened to @person */
void
cohort_person_timeline_show (CohortPersonTimeline *self,
                             const CohortSnapshot *snapshot,
                             const char *person)
{
  g_return_if_fail (COHORT_IS_PERSON_TIMELINE (self));

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->events = cohort_timeline_new (snapshot, person);
  self->snapshot = cohort_snapshot_ref ((CohortSnapshot *)snapshot);
  gtk_widget_set_visible (self->filter, self->events->len > MANY_EVENTS);
  if (self->events->len <= MANY_EVENTS)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->filter), FILTER_ALL);
  fill (self);
}
