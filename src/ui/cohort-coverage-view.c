/* Whom the team covers and whom it lacks, and what it would be if others went.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage-view.h"

#include "cohort-choices.h"
#include "cohort-coverage-contents.h"
#include "cohort-coverage-words.h"
#include "cohort-date.h"
#include "cohort-goal-cover-group.h"
#include "cohort-matrix-cell.h"
#include "cohort-matrix-view.h"
#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-scenario-bar.h"
#include "cohort-scenario-panel.h"
#include "cohort-target-group.h"
#include "cohort-window.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* From here on it is worked out on another thread. */
#define MANY_PEOPLE 100
/* Pixels: the list of a what-if, and what must be there for it to stand beside the table. */
#define PANEL_WIDTH     320
#define PANEL_HEIGHT    260
#define WIDTH_FOR_PANEL 800

struct _CohortCoverageView {
  AdwBin parent_instance;

  CohortStore *store;               /* (owned) (nullable) */
  CohortSnapshot *snapshot;         /* (owned) (nullable): as it is */
  CohortScenario *scenario;         /* (owned) (nullable): NULL outside a what-if */
  CohortCoverageContents *contents; /* (owned) (nullable) */
  GCancellable *loading;            /* (owned) (nullable): of contents under way */
  GPtrArray *rows;                  /* (owned) (element-type GtkWidget): in lens */
  CohortDate day;                   /* 0: today */
  gboolean pending;                 /* there is newer data to show as soon as it is on screen */
  gboolean applying;                /* the what-if ends when the data says the same */
  gboolean filling;                 /* controls change, but nobody changed them */
  guint fit_source;                 /* see cohort_coverage_view_size_allocate() */

  CohortScenarioBar *bar;
  GtkBox *sides;
  GtkLabel *answer;
  GtkLabel *summary;
  GtkDropDown *shape;
  GtkDropDown *place;
  GtkWidget *what_if;
  CohortMatrixView *matrix;
  GtkLabel *detail;
  GtkToggleButton *show_all;
  GtkFlowBox *legend;
  CohortTargetGroup *target;
  AdwPreferencesGroup *lens;
  CohortGoalCoverGroup *goals;
  GtkSwitch *fills;
  GtkWidget *separator;
  CohortScenarioPanel *panel;
};

G_DEFINE_FINAL_TYPE (CohortCoverageView, cohort_coverage_view, ADW_TYPE_BIN)

static void
show_head (CohortCoverageView *self)
{
  g_autofree char *answer
      = cohort_target_dup_answer (self->contents->target, self->contents->results);
  g_autofree char *summary = cohort_coverage_dup_summary (self->contents->coverage);

  gtk_label_set_label (self->answer, answer != NULL ? answer : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answer), answer != NULL);
  gtk_label_set_label (self->summary, summary);
}

/* The team and each convening; the same place stays chosen. */
static void
show_places (CohortCoverageView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->contents->places->len; i++) {
    const CohortCoveragePlace *place
        = &g_array_index (self->contents->places, CohortCoveragePlace, i);

    gtk_string_list_append (names, i == 0 ? _ ("Team") : place->name);
    if (g_strcmp0 (place->code, self->contents->question.convening) == 0)
      chosen = i;
  }
  self->filling = TRUE;
  if (self->contents->places->len
      != (gtk_drop_down_get_model (self->place) != NULL
              ? g_list_model_get_n_items (gtk_drop_down_get_model (self->place))
              : 0))
    gtk_drop_down_set_model (self->place, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->place, chosen);
  self->filling = FALSE;
}

static void
show_lens (CohortCoverageView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->lens, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->contents->places->len; i++) {
    const CohortCoveragePlace *place
        = &g_array_index (self->contents->places, CohortCoveragePlace, i);
    g_autofree char *count
        = place->face > 0 ? g_strdup_printf ("%u", place->face) : g_strdup (_ ("nobody"));
    GtkWidget *row = adw_action_row_new (), *label = gtk_label_new (count);
    GtkWidget *icon = gtk_image_new_from_icon_name (place->face > 0 ? "object-select-symbolic"
                                                                    : "cohort-missing-symbolic");

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), i == 0 ? _ ("Team") : place->name);
    gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    count, -1);
    gtk_widget_add_css_class (icon, place->face > 0 ? "success" : "dim-label");
    gtk_widget_add_css_class (label, place->face > 0 ? "numeric" : "dim-label");
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    adw_preferences_group_add (self->lens, row);
    g_ptr_array_add (self->rows, row);
  }
}

/* The marks with what they mean: of a convening, or where all columns but one are convenings. */
static void
show_legend (CohortCoverageView *self)
{
  gboolean of_team = self->contents->question.shape == COHORT_MATRIX_ROLES_BY_BANDS
                     && self->contents->question.convening == NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  for (int i = COHORT_CELL_NONE; i <= COHORT_CELL_ATTENDED; i++) {
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *mark = gtk_image_new_from_icon_name (cohort_cell_state_get_icon (i));
    GtkWidget *label = gtk_label_new (cohort_cell_state_get_label (i, of_team));

    if (of_team && i == COHORT_CELL_ATTENDED)
      break;
    gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (mark, cohort_cell_state_get_style (i));
    gtk_widget_add_css_class (mark, "mark");
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_box_append (GTK_BOX (box), mark);
    gtk_box_append (GTK_BOX (box), label);
    gtk_flow_box_append (self->legend, box);
    gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
  }
}

static void
show_scenario (CohortCoverageView *self)
{
  gboolean trying = self->scenario != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), trying);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), trying);
  gtk_widget_set_visible (self->separator, trying);
  gtk_widget_set_sensitive (self->what_if, !trying);
  if (trying && self->contents->people != NULL)
    cohort_scenario_panel_set_people (self->panel, self->contents->people);
  cohort_scenario_panel_show (self->panel, self->scenario);
  if (trying)
    cohort_scenario_bar_show (self->bar, self->scenario, self->contents);
}

static void
take_contents (CohortCoverageView *self, CohortCoverageContents *contents)
{
  const char *fills
      = cohort_snapshot_get_setting (contents->question.snapshot, COHORT_SETTING_SYSTEM_FILLS);

  g_clear_pointer (&self->contents, cohort_coverage_contents_free);
  self->contents = contents;
  show_head (self);
  show_places (self);
  show_legend (self);
  show_lens (self);
  cohort_goal_cover_group_show_goals (self->goals, contents->question.snapshot,
                                      contents->question.convening, contents->question.today);
  self->filling = TRUE;
  gtk_switch_set_active (self->fills, g_strcmp0 (fills, "yes") == 0);
  self->filling = FALSE;
  cohort_matrix_view_take (
      self->matrix, g_steal_pointer (&contents->matrix), contents->question.shape,
      contents->question.snapshot,
      contents->question.shape == COHORT_MATRIX_ROLES_BY_BANDS ? contents->asked : NULL);
  cohort_target_group_show (self->target, self->store, contents);
  show_scenario (self);
}

static void
contents_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortCoverageView) self = user_data;
  CohortCoverageContents *contents = cohort_coverage_contents_new_finish (result);

  /* Cancelled: there is a newer question, or the view has gone. */
  if (contents != NULL)
    take_contents (self, contents);
}

static const char *
get_convening (CohortCoverageView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->place);

  if (self->contents == NULL || chosen >= self->contents->places->len)
    return NULL;
  return g_array_index (self->contents->places, CohortCoveragePlace, chosen).code;
}

static void
look (CohortCoverageView *self)
{
  gboolean by_sectors = gtk_drop_down_get_selected (self->shape) == 1;
  CohortSnapshot *shown
      = self->scenario != NULL ? cohort_scenario_get_snapshot (self->scenario) : self->snapshot;
  CohortCoverageQuestion question = {
      .snapshot = cohort_snapshot_ref (shown),
      .before = self->scenario != NULL ? cohort_snapshot_ref (self->snapshot) : NULL,
      .wants_people = self->scenario != NULL,
      .shape = by_sectors ? COHORT_MATRIX_SECTORS_BY_CONVENINGS : COHORT_MATRIX_ROLES_BY_BANDS,
      .convening = g_strdup (get_convening (self)),
      .today = self->day != 0 ? self->day : cohort_date_today (),
  };

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (cohort_snapshot_get_records (shown, COHORT_RECORD_PERSON)->len <= MANY_PEOPLE) {
    take_contents (self, cohort_coverage_contents_new (&question));
    return;
  }
  self->loading = g_cancellable_new ();
  if (self->contents == NULL)
    gtk_label_set_label (self->summary, _ ("Reading the team…"));
  cohort_coverage_contents_new_async (&question, self->loading, contents_ready_cb,
                                      g_object_ref (self));
}

/* The panel shows what belongs to the scenario, also while the table is still being worked out. */
static void
end_scenario (CohortCoverageView *self)
{
  self->applying = FALSE;
  cohort_scenario_panel_show (self->panel, NULL);
  g_clear_pointer (&self->scenario, cohort_scenario_free);
}

/** cohort_coverage_view_show: shows @snapshot from now on, with the what-if on top of it */
void
cohort_coverage_view_show (CohortCoverageView *self,
                           CohortStore *store,
                           CohortSnapshot *snapshot,
                           CohortDate day)
{
  g_return_if_fail (COHORT_IS_COVERAGE_VIEW (self));

  g_set_object (&self->store, store);
  cohort_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = snapshot;
  self->day = day;
  if (self->scenario != NULL)
    cohort_scenario_rebase (self->scenario, snapshot);
  if (self->applying && cohort_scenario_is_empty (self->scenario))
    end_scenario (self);
  self->applying = FALSE;
  self->pending = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->pending)
    look (self);
}

static void
cohort_coverage_view_map (GtkWidget *widget)
{
  CohortCoverageView *self = COHORT_COVERAGE_VIEW (widget);

  GTK_WIDGET_CLASS (cohort_coverage_view_parent_class)->map (widget);
  if (self->pending)
    look (self);
  self->pending = FALSE;
}

static void
chosen_cb (CohortCoverageView *self)
{
  if (!self->filling && self->snapshot != NULL)
    look (self);
}

static void
detail_cb (CohortCoverageView *self)
{
  g_autofree char *detail = NULL;

  g_object_get (self->matrix, "detail", &detail, NULL);
  gtk_label_set_label (self->detail,
                       detail != NULL ? detail : _ ("Press a cell to list who is in it."));
  if (detail != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->detail), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
}

static void
folded_cb (CohortCoverageView *self)
{
  guint folded;

  g_object_get (self->matrix, "folded", &folded, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->show_all), folded > 0);
}

static void
show_all_cb (CohortCoverageView *self)
{
  cohort_matrix_view_set_show_all (self->matrix, gtk_toggle_button_get_active (self->show_all));
}

static void
fills_cb (CohortCoverageView *self)
{
  if (!self->filling && self->store != NULL)
    cohort_run (GTK_WIDGET (self), self->store,
                cohort_command_new ("setting.set", "key", COHORT_SETTING_SYSTEM_FILLS, "value",
                                    gtk_switch_get_active (self->fills) ? "yes" : "no", NULL));
}

static void
what_if_cb (CohortCoverageView *self)
{
  const CohortMoment moment = {cohort_date_today (), g_get_real_time () / G_USEC_PER_SEC};

  if (self->snapshot == NULL || self->scenario != NULL)
    return;
  self->scenario = cohort_scenario_new (self->snapshot, &moment);
  look (self);
  gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static void
toggled_cb (CohortCoverageView *self, const char *person, const char *convening)
{
  g_autoptr (GError) error = NULL;

  if (self->scenario == NULL)
    return;
  if (!cohort_scenario_toggle (self->scenario, person, convening, &error)) {
    cohort_show_error (GTK_WIDGET (self), _ ("That Cannot Be"), error);
    cohort_scenario_panel_show (self->panel, self->scenario);
    return;
  }
  look (self);
}

static void
reason_changed_cb (CohortCoverageView *self, const char *reason)
{
  if (self->scenario != NULL)
    cohort_scenario_set_reason (self->scenario, *reason != '\0' ? reason : NULL);
}

static void
apply_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortCoverageView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cohort_store_run_finish (COHORT_STORE (source), result, &error))
    return;
  self->applying = FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cohort_show_error (GTK_WIDGET (self), _ ("That Could Not Be Done"), error);
}

static void
applied_cb (CohortCoverageView *self)
{
  g_autoptr (JsonObject) command
      = self->applying ? NULL : cohort_scenario_to_command (self->scenario);

  if (command == NULL)
    return;
  self->applying = TRUE;
  cohort_store_run_async (self->store, command, NULL, apply_ready_cb, g_object_ref (self));
}

static void
discarded_cb (CohortCoverageView *self)
{
  end_scenario (self);
  look (self);
  gtk_widget_grab_focus (self->what_if);
}

/* What was tried out is not lost when something else is looked at, and not done either. */
static void
cohort_coverage_view_unmap (GtkWidget *widget)
{
  CohortCoverageView *self = COHORT_COVERAGE_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (cohort_coverage_view_parent_class)->unmap (widget);
  if (self->scenario != NULL && !self->applying && !cohort_scenario_is_empty (self->scenario)
      && COHORT_IS_WINDOW (root) && gtk_widget_get_visible (GTK_WIDGET (root))
      && !gtk_widget_in_destruction (GTK_WIDGET (root)))
    cohort_window_toast (COHORT_WINDOW (root),
                         _ ("The what-if waits in the coverage of the team. Nothing is written."));
}

static void
fit (CohortCoverageView *self)
{
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < WIDTH_FOR_PANEL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->panel), narrow ? -1 : PANEL_WIDTH,
                               narrow ? PANEL_HEIGHT : -1);
}

static gboolean
fit_cb (gpointer user_data)
{
  CohortCoverageView *self = user_data;

  self->fit_source = 0;
  fit (self);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
cohort_coverage_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_coverage_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

/* In the middle of a layout nothing else may change. */
static void
cohort_coverage_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CohortCoverageView *self = COHORT_COVERAGE_VIEW (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean is_narrow
      = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->sides)) == GTK_ORIENTATION_VERTICAL;

  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation){0, 0, width, height}, baseline);
  if (is_narrow != (width < WIDTH_FOR_PANEL) && self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
cohort_coverage_view_dispose (GObject *object)
{
  CohortCoverageView *self = COHORT_COVERAGE_VIEW (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->panel != NULL)
    cohort_scenario_panel_show (self->panel, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_COVERAGE_VIEW);
  g_clear_pointer (&self->contents, cohort_coverage_contents_free);
  g_clear_pointer (&self->scenario, cohort_scenario_free);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cohort_coverage_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, bar);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, sides);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, answer);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, shape);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, place);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, what_if);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, matrix);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, detail);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, show_all);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, legend);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, target);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, lens);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, goals);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, fills);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, separator);
  gtk_widget_class_bind_template_child (widget_class, CohortCoverageView, panel);
}

static void
cohort_coverage_view_class_init (CohortCoverageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_coverage_view_dispose;
  widget_class->map = cohort_coverage_view_map;
  widget_class->unmap = cohort_coverage_view_unmap;
  widget_class->get_request_mode = cohort_coverage_view_get_request_mode;
  widget_class->measure = cohort_coverage_view_measure;
  widget_class->size_allocate = cohort_coverage_view_size_allocate;

  g_type_ensure (COHORT_TYPE_GOAL_COVER_GROUP);
  g_type_ensure (COHORT_TYPE_MATRIX_VIEW);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_SCENARIO_BAR);
  g_type_ensure (COHORT_TYPE_SCENARIO_PANEL);
  g_type_ensure (COHORT_TYPE_TARGET_GROUP);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-coverage-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, detail_cb);
  gtk_widget_class_bind_template_callback (widget_class, discarded_cb);
  gtk_widget_class_bind_template_callback (widget_class, fills_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_if_cb);
}

static void
cohort_coverage_view_init (CohortCoverageView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A layout manager would be asked instead of cohort_coverage_view_size_allocate(). */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  cohort_drop_down_set_name (GTK_WIDGET (self->shape), _ ("What the table shows"));
  cohort_drop_down_set_name (GTK_WIDGET (self->place), _ ("Of whom"));
  folded_cb (self);
  detail_cb (self);
  fit (self);
}
