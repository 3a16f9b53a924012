/* The contract's terms and days, and who pays how much for whom.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-funding-view.h"

#include "cohort-cap.h"
#include "cohort-contract-text.h"
#include "cohort-date.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-row-group.h"
#include "cohort-row-layout.h"
#include "cohort-terms.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* People who are shown until more are asked for: a grid lays all of them out in one frame. */
#define SHOWN_AT_FIRST 40
/* Rows, and people whose cells are made at a time: more would hold up a frame. */
#define ROWS_AT_ONCE   5
#define PEOPLE_AT_ONCE 3

/* A row that is still to be made. */
typedef struct {
  GtkWidget *group; /* (owned) */
  char *title;
  char *value;
} PendingRow;

struct _CohortFundingView {
  GtkBox parent_instance;

  CohortSnapshot *snapshot;   /* (owned) (nullable): what is shown */
  const CohortLedger *ledger; /* (unowned) (nullable): of @snapshot, while it is being shown */
  GPtrArray *people;          /* (owned) (element-type utf8): all who have a line of the matrix */
  GPtrArray *lines;           /* (owned) (element-type utf8): what those that are made say */
  char *headings;             /* (owned) (nullable): what the columns are called */
  char *facts;                /* (owned) (nullable): what stands above and below the matrix */
  GQueue rows;                /* (owned) (element-type PendingRow): of it, still to be made */
  guint limit;
  guint next; /* whose line is to be looked at */
  guint idle; /* looks at it */

  GtkWidget *above;
  GtkWidget *matrix; /* a group */
  GtkWidget *scrolled;
  GtkWidget *grid; /* (nullable) */
  GtkWidget *more;
  GtkWidget *below;
};

G_DEFINE_FINAL_TYPE (CohortFundingView, cohort_funding_view, GTK_TYPE_BOX)

static void
free_pending (gpointer data)
{
  PendingRow *row = data;

  g_object_unref (row->group);
  g_free (row->title);
  g_free (row->value);
  g_free (row);
}

static void
cohort_funding_view_dispose (GObject *object)
{
  CohortFundingView *self = COHORT_FUNDING_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_queue_clear_full (&self->rows, free_pending);
  g_clear_pointer (&self->facts, g_free);
  g_clear_pointer (&self->headings, g_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_funding_view_parent_class)->dispose (object);
}

static void
cohort_funding_view_class_init (CohortFundingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_funding_view_dispose;
}

/* The page has the ledger that the lines still to be made are of. */
static void
go_on (CohortFundingView *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), COHORT_TYPE_PAGE);

  if (page != NULL)
    cohort_page_queue_refresh (COHORT_PAGE (page));
}

static gboolean
go_on_cb (gpointer user_data)
{
  CohortFundingView *self = user_data;

  self->idle = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

static void
queue_rest (CohortFundingView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (go_on_cb, self);
}

static void
more_clicked_cb (CohortFundingView *self)
{
  self->limit += SHOWN_AT_FIRST;
  go_on (self);
}

/* (transfer none): a box of its own within the view */
static GtkWidget *
add_box (CohortFundingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (self), box);
  return box;
}

static void
cohort_funding_view_init (CohortFundingView *self)
{
  self->limit = SHOWN_AT_FIRST;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->above = add_box (self);
  self->matrix = cohort_row_group_new ();
  self->scrolled = gtk_scrolled_window_new ();
  self->more = gtk_button_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->matrix), _ ("Who Pays for Whom"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_button_set_use_underline (GTK_BUTTON (self->more), TRUE);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->matrix), self->scrolled);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->matrix), self->more);
  gtk_box_append (GTK_BOX (self), self->matrix);
  self->below = add_box (self);
}

static GtkWidget *
add_group (GtkWidget *box, const char *title, const char *description)
{
  GtkWidget *group = cohort_row_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

/* Comes in one of the frames that follow. */
static void
add_row_later (CohortFundingView *self, GtkWidget *group, const char *title, const char *value)
{
  PendingRow *row = g_new (PendingRow, 1);

  row->group = g_object_ref (group);
  row->title = g_strdup (title);
  row->value = g_strdup (value);
  g_queue_push_tail (&self->rows, row);
}

static void
add_row (GtkWidget *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  cohort_row_layout_adopt (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_button (GtkWidget *group,
            const char *label,
            const char *name,
            const char *action,
            const char *id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
}

static void
add_terms (CohortFundingView *self, const CohortFundingSource *contract)
{
  GtkWidget *group = add_group (self->above, _ ("Contract"), NULL);
  guint n;
  const CohortMilestone *milestones = cohort_milestones_get (&n);

  gtk_widget_add_css_class (group, "facts");
  add_button (group, _ ("_Edit…"), _ ("Edit the contract"), "source.edit", contract->record.id);
  for (guint i = 0; i < n; i++) {
    g_autofree char *day
        = cohort_contract_text_day (cohort_milestone_get_day (contract, &milestones[i]),
                                    _ ("not yet, or the day is not stated"));

    add_row_later (self, group, cohort_contract_status_get_label (milestones[i].status), day);
  }
  for (guint i = 0; i < COHORT_N_CONTRACT_TERMS; i++) {
    g_autofree char *value = cohort_contract_text_term (contract, i);

    add_row_later (self, group, cohort_contract_term_get_label (i), value);
  }
}

static void
add_amendments (CohortFundingView *self,
                const CohortSnapshot *snapshot,
                const CohortLedger *ledger,
                const CohortFundingSource *contract)
{
  g_autoptr (GPtrArray) amendments
      = cohort_snapshot_select (snapshot, COHORT_RECORD_AMENDMENT, "source", contract->record.id);
  GtkWidget *group
      = add_group (self->above, _ ("Amendments"),
                   amendments->len == 0 ? _ ("None. What was first agreed holds.") : NULL);

  add_button (group, _ ("A_mend Contract…"), _ ("Amend contract"), "source.amend",
              contract->record.id);
  for (guint i = 0; i < amendments->len; i++) {
    const CohortAmendment *amendment = g_ptr_array_index (amendments, i);
    g_autofree char *amount = cohort_money_format (amendment->delta_cents);
    g_autofree char *day = cohort_contract_text_day (amendment->on, _ ("no day stated"));
    gboolean counts = cohort_amendment_counts (amendment, cohort_ledger_get_day (ledger));
    g_autofree char *title
        = g_strjoin (" · ", amount, day, counts ? NULL : _ ("not counted yet"), NULL);

    add_row_later (self, group, title, amendment->reason != NULL ? amendment->reason : "");
  }
}

static GtkWidget *
make_heading (const char *text, gboolean is_amount)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_xalign (GTK_LABEL (label), is_amount ? 1 : 0);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static void
asked_cb (GtkButton *button)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "money.why-planned", "(sss)",
                              g_object_get_data (G_OBJECT (button), "source"),
                              g_object_get_data (G_OBJECT (button), "person"), "");
}

/* A button that asks why: the plan lines of one person on one source. */
static GtkWidget *
make_cell (const char *person,
           const char *who,
           const CohortFundingSource *source,
           const CohortPaidFor *paid)
{
  g_autofree char *text = cohort_paid_for_text (paid);
  g_autofree char *name
      = g_strdup_printf (_ ("%1$s, %2$s: %3$s, why this number?"), who, source->name, text);
  GtkWidget *button;

  if (paid->cents == 0 && paid->unpriced == 0) {
    GtkWidget *label = gtk_label_new ("–");

    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_widget_add_css_class (label, "dim-label");
    return label;
  }
  button = gtk_button_new_with_label (text);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "why");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_tooltip_text (button, _ ("Why This Number?"));
  g_object_set_data_full (G_OBJECT (button), "source", g_strdup (source->record.id), g_free);
  g_object_set_data_full (G_OBJECT (button), "person", g_strdup (person), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (asked_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* A line of the matrix in words: when they are the same, so are its cells. */
static char *
describe_line (CohortFundingView *self, const char *person, const char *who)
{
  GPtrArray *sources = cohort_ledger_get_sources (self->ledger);
  GString *text = g_string_new (person);

  g_string_append_printf (text, " %s", who);
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    CohortPaidFor paid;

    cohort_paid_for_count (self->snapshot, self->ledger, source->record.id, person, &paid);
    g_string_append_printf (text, " %" G_GINT64_FORMAT " %u", paid.cents, paid.unpriced);
  }
  return g_string_free (text, FALSE);
}

static void
clear_line (CohortFundingView *self, int row)
{
  GPtrArray *sources = cohort_ledger_get_sources (self->ledger);

  for (guint i = 0; i <= sources->len; i++) {
    GtkWidget *cell = gtk_grid_get_child_at (GTK_GRID (self->grid), (int)i, row);

    if (cell != NULL)
      gtk_grid_remove (GTK_GRID (self->grid), cell);
  }
}

static void
make_line (CohortFundingView *self, const char *person, const char *who, int row)
{
  GPtrArray *sources = cohort_ledger_get_sources (self->ledger);
  GtkWidget *label = gtk_label_new (who);

  clear_line (self, row);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    CohortPaidFor paid;

    cohort_paid_for_count (self->snapshot, self->ledger, source->record.id, person, &paid);
    gtk_grid_attach (GTK_GRID (self->grid), make_cell (person, who, source, &paid), (int)i + 1, row,
                     1, 1);
  }
}

/* Whether the line was not so already. */
static gboolean
put_line (CohortFundingView *self, guint i)
{
  const char *person = g_ptr_array_index (self->people, i);
  g_autofree char *who = cohort_money_text_who (self->snapshot, person, NULL);
  g_autofree char *line = describe_line (self, person, who);

  if (i < self->lines->len && g_str_equal (g_ptr_array_index (self->lines, i), line))
    return FALSE;
  make_line (self, person, who, (int)i + 1);
  if (i >= self->lines->len) {
    g_ptr_array_add (self->lines, g_steal_pointer (&line));
  } else {
    g_free (g_ptr_array_index (self->lines, i));
    g_ptr_array_index (self->lines, i) = g_steal_pointer (&line);
  }
  return TRUE;
}

static void
show_more (CohortFundingView *self)
{
  guint n = MIN (self->people->len - self->next, SHOWN_AT_FIRST);
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u _More", "Show %u _More", n), n);

  gtk_widget_set_visible (self->more, n > 0);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
}

/* Goes on from the line that is next; a few of them, the others in the frames that follow. */
static void
fill_matrix (CohortFundingView *self)
{
  guint n = MIN (self->people->len, self->limit);

  for (guint made = 0; self->next < n && made < PEOPLE_AT_ONCE; self->next++)
    made += put_line (self, self->next) ? 1 : 0;
  if (self->next < n) {
    queue_rest (self);
    return;
  }
  while (self->lines->len > n) {
    clear_line (self, (int)self->lines->len);
    g_ptr_array_set_size (self->lines, (int)self->lines->len - 1);
  }
  show_more (self);
}

static char *
describe_headings (const GPtrArray *sources)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    g_string_append_printf (text, "%s %s\n", source->record.id, source->name);
  }
  return g_string_free (text, FALSE);
}

/* Other columns are another grid. */
static void
ensure_grid (CohortFundingView *self)
{
  GPtrArray *sources = cohort_ledger_get_sources (self->ledger);
  g_autofree char *headings = describe_headings (sources);

  if (g_strcmp0 (self->headings, headings) == 0)
    return;
  g_free (self->headings);
  self->headings = g_steal_pointer (&headings);
  g_ptr_array_set_size (self->lines, 0);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "card");
  gtk_widget_add_css_class (self->grid, "padded");
  gtk_grid_attach (GTK_GRID (self->grid), make_heading (_ ("Person"), FALSE), 0, 0, 1, 1);
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    gtk_grid_attach (GTK_GRID (self->grid), make_heading (source->name, TRUE), (int)i + 1, 0, 1, 1);
  }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->grid);
}

/* A person is a line, a source a column; wider than the window, it scrolls by itself. */
static void
show_matrix (CohortFundingView *self)
{
  gboolean nobody;

  self->people = cohort_paid_for_list_people (self->snapshot);
  nobody = self->people->len == 0;
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->matrix),
      nobody ? _ ("Nobody’s costs are planned yet. Decide who goes to a convening first.")
             : _ ("What is planned for each person, by who pays."));
  gtk_widget_set_visible (self->scrolled, !nobody);
  ensure_grid (self);
  self->next = 0;
}

/* What a letter asks each district for (domain.md 4.A). */
static void
add_shares (CohortFundingView *self, const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  GPtrArray *sources = cohort_ledger_get_sources (ledger);
  GtkWidget *group = NULL;

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    g_autofree char *text = NULL;
    CohortPaidFor paid;

    if (g_strcmp0 (source->kind, "district") != 0)
      continue;
    if (group == NULL)
      group = add_group (self->below, _ ("Cost Shares of Districts"),
                         _ ("What each district is asked to pay, as planned."));
    cohort_paid_for_count (snapshot, ledger, source->record.id, NULL, &paid);
    text = cohort_paid_for_text (&paid);
    add_row_later (self, group, source->name, text);
  }
}

static void
append_terms (GString *text, const CohortFundingSource *contract)
{
  guint n;
  const CohortMilestone *milestones = cohort_milestones_get (&n);

  g_string_append_printf (text, "%s", contract->record.id);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " %u", cohort_milestone_get_day (contract, &milestones[i]));
  for (guint i = 0; i < COHORT_N_CONTRACT_TERMS; i++) {
    g_autofree char *value = cohort_contract_text_term (contract, i);

    g_string_append_printf (text, "\n%s", value);
  }
}

/* All that follows from the contract, its amendments and what districts are asked for. */
static char *
describe_facts (const CohortSnapshot *snapshot,
                const CohortLedger *ledger,
                const CohortFundingSource *contract)
{
  GPtrArray *sources = cohort_ledger_get_sources (ledger);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u\n", cohort_ledger_get_day (ledger));
  if (contract != NULL)
    append_terms (text, contract);
  COHORT_FOR_EACH (CohortAmendment, amendment, snapshot, COHORT_RECORD_AMENDMENT) {
    g_string_append_printf (text, "\n%s %u %" G_GINT64_FORMAT " %s\n", amendment->source,
                            amendment->on, amendment->delta_cents,
                            amendment->reason != NULL ? amendment->reason : "");
  }
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    CohortPaidFor paid;

    if (g_strcmp0 (source->kind, "district") != 0)
      continue;
    cohort_paid_for_count (snapshot, ledger, source->record.id, NULL, &paid);
    g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %u\n", source->name, paid.cents,
                            paid.unpriced);
  }
  return g_string_free (text, FALSE);
}

/* Whether the groups above and below would be made of the same words. */
static gboolean
has_same_facts (CohortFundingView *self,
                const CohortSnapshot *snapshot,
                const CohortLedger *ledger,
                const CohortFundingSource *contract)
{
  g_autofree char *facts = describe_facts (snapshot, ledger, contract);

  if (g_strcmp0 (self->facts, facts) == 0)
    return TRUE;
  g_free (self->facts);
  self->facts = g_steal_pointer (&facts);
  return FALSE;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_snapshot (CohortFundingView *self, CohortSnapshot *snapshot)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  show_matrix (self);
  if (has_same_facts (self, snapshot, self->ledger, contract))
    return;
  g_queue_clear_full (&self->rows, free_pending);
  clear (self->above);
  clear (self->below);
  if (contract != NULL) {
    add_terms (self, contract);
    add_amendments (self, snapshot, self->ledger, contract);
  }
  gtk_widget_set_visible (self->above, contract != NULL);
  add_shares (self, snapshot, self->ledger);
  gtk_widget_set_visible (self->below, gtk_widget_get_first_child (self->below) != NULL);
}

static void
make_rows (CohortFundingView *self)
{
  for (guint i = 0; i < ROWS_AT_ONCE && !g_queue_is_empty (&self->rows); i++) {
    PendingRow *row = g_queue_pop_head (&self->rows);

    add_row (row->group, row->title, row->value);
    free_pending (row);
  }
  queue_rest (self);
}

/** cohort_funding_view_show: @ledger: of @snapshot */
void
cohort_funding_view_show (CohortFundingView *self,
                          CohortSnapshot *snapshot,
                          const CohortLedger *ledger)
{
  g_return_if_fail (COHORT_IS_FUNDING_VIEW (self));

  self->ledger = ledger;
  if (self->snapshot != snapshot)
    show_snapshot (self, snapshot);
  if (!g_queue_is_empty (&self->rows))
    make_rows (self);
  else
    fill_matrix (self);
  self->ledger = NULL;
}
