/* Which roles and grades the team covers, and which nobody does.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage-grid.h"

#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Narrower than this a column for each grade band does not fit, and each role is a row of text. */
#define GRID_WIDTH 620

struct _CohortCoverageGrid {
  AdwBin parent_instance;

  GtkGrid *grid;
  AdwPreferencesGroup *rows;
  AdwPreferencesGroup *groups;
  GPtrArray *shown; /* (owned) (element-type GtkWidget): children of rows and groups */
};

G_DEFINE_FINAL_TYPE (CohortCoverageGrid, cohort_coverage_grid, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "Teacher leader, 3–5: 1": what a screen reader says of a cell. */
static char *
name_cell (const char *role, const char *band, const char *count)
{
  /* Translators: %1$s is a role, %2$s a grade band, %3$s a number or "none". */
  return g_strdup_printf (_ ("%1$s, %2$s: %3$s"), role, band, count);
}

static GtkWidget *
make_cell (const char *role, const char *band, guint count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : g_strdup (_ ("none"));
  g_autofree char *name = name_cell (role, band, text);
  g_autofree char *words = g_strdup_printf ("%s %s", role, band);
  GtkWidget *cell;

  if (count > 0) {
    cell = gtk_button_new_with_label (text);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), "team.find");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (cell), "s", words);
    gtk_widget_set_tooltip_text (cell, _ ("Show who this is"));
  } else {
    cell = gtk_label_new (text);
  }
  gtk_widget_add_css_class (cell, "coverage");
  gtk_widget_add_css_class (cell, count > 0 ? "some" : "none");
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return cell;
}

static void
add_grid_row (CohortCoverageGrid *self, const CohortCoverage *coverage, const CohortWord *role,
              int row)
{
  const char *label = cohort_vocabulary_get_label ("role", role->code);
  guint n_bands;
  const CohortWord *bands = cohort_vocabulary_get_words ("band", &n_bands);

  gtk_grid_attach (self->grid, make_label (label, 1, "caption"), 0, row, 1, 1);
  for (guint i = 0; i < n_bands; i++)
    gtk_grid_attach (self->grid,
                     make_cell (label, cohort_vocabulary_get_label ("band", bands[i].code),
                                cohort_coverage_count_cell (coverage, role->code, bands[i].code)),
                     (int) i + 1, row, 1, 1);
}

static GtkWidget *
add_row (CohortCoverageGrid *self, AdwPreferencesGroup *group, const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->shown, row);
  return row;
}

/* The narrow form of a row: the bands with somebody, and that the others have none. */
static void
add_text_row (CohortCoverageGrid *self, const CohortCoverage *coverage, const CohortWord *role)
{
  GString *text = g_string_new (NULL);
  guint n_bands, n_none = 0;
  const CohortWord *bands = cohort_vocabulary_get_words ("band", &n_bands);

  for (guint i = 0; i < n_bands; i++) {
    guint n = cohort_coverage_count_cell (coverage, role->code, bands[i].code);

    if (n > 0)
      /* Translators: %1$s is a grade band, %2$u how many people. */
      g_string_append_printf (text, _ ("%1$s: %2$u · "),
                              cohort_vocabulary_get_label ("band", bands[i].code), n);
    else
      n_none++;
  }
  if (n_none > 0)
    g_string_append (text, n_none < n_bands ? _ ("other grades: none") : _ ("none"));
  add_row (self, self->rows, cohort_vocabulary_get_label ("role", role->code), text->str);
  g_string_free (text, TRUE);
}

static void
add_count_row (CohortCoverageGrid *self, const char *title, guint count)
{
  GtkWidget *row = add_row (self, self->groups, title, NULL);
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : g_strdup (_ ("nobody"));
  GtkWidget *label = make_label (text, 1, count > 0 ? "numeric" : "dim-label");
  GtkWidget *icon = gtk_image_new_from_icon_name (count > 0 ? "object-select-symbolic"
                                                            : "cohort-missing-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, count > 0 ? "success" : "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
show_groups (CohortCoverageGrid *self, const CohortCoverage *coverage)
{
  guint n, n_covered = 0;
  const CohortWord *words = cohort_vocabulary_get_words ("coverage-group", &n);
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++) {
    guint count = cohort_coverage_count_group (coverage, words[i].code);

    n_covered += count > 0;
    add_count_row (self, cohort_vocabulary_get_label ("coverage-group", words[i].code), count);
  }
  add_count_row (self, cohort_vocabulary_get_label ("coverage-lens", "face"),
                 cohort_coverage_count_group (coverage, "face"));
  summary = g_strdup_printf (
    /* Translators: groups of people with somebody in them, of all the groups. */
    _ ("%1$u of %2$u groups have somebody. Families and partners are looked at beside them."),
    n_covered, n);
  adw_preferences_group_set_description (self->groups, summary);
}

/* Roles of a group with somebody in it need nobody else; the catch-alls are no gap either. */
static gboolean
is_worth_a_row (const CohortCoverage *coverage, const char *role)
{
  const char *group = cohort_role_get_group (role);

  if (cohort_coverage_count_role (coverage, role) > 0)
    return TRUE;
  if (g_str_equal (role, "family") || g_str_equal (role, "community-partner"))
    group = "face";
  return group != NULL && cohort_coverage_count_group (coverage, group) == 0;
}

static void
clear (CohortCoverageGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < self->shown->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->shown, i);
    GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
  }
  g_ptr_array_set_size (self->shown, 0);
}

/** cohort_coverage_grid_show: shows @coverage from now on */
void
cohort_coverage_grid_show (CohortCoverageGrid *self, const CohortCoverage *coverage)
{
  guint n_roles, n_bands;
  const CohortWord *roles = cohort_vocabulary_get_words ("role", &n_roles);
  const CohortWord *bands = cohort_vocabulary_get_words ("band", &n_bands);
  int row = 1;

  clear (self);
  for (guint i = 0; i < n_bands; i++)
    gtk_grid_attach (self->grid,
                     make_label (cohort_vocabulary_get_label ("band", bands[i].code), 0.5,
                                 "caption-heading"),
                     (int) i + 1, 0, 1, 1);
  for (guint i = 0; i < n_roles; i++) {
    if (!is_worth_a_row (coverage, roles[i].code))
      continue;
    add_grid_row (self, coverage, &roles[i], row++);
    add_text_row (self, coverage, &roles[i]);
  }
  show_groups (self, coverage);
}

static void
cohort_coverage_grid_dispose (GObject *object)
{
  CohortCoverageGrid *self = COHORT_COVERAGE_GRID (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (cohort_coverage_grid_parent_class)->dispose (object);
}

static void
cohort_coverage_grid_class_init (CohortCoverageGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_coverage_grid_dispose;
}

static void
cohort_coverage_grid_init (CohortCoverageGrid *self)
{
  GtkWidget *squeezer = adw_squeezer_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *card = adw_bin_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->shown = g_ptr_array_new ();
  self->grid = GTK_GRID (grid);
  self->rows = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->groups = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->groups, _ ("Community-of-Practice Groups"));
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_widget_set_size_request (card, GRID_WIDTH, -1);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  adw_bin_set_child (ADW_BIN (card), grid);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), card);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), squeezer);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  adw_bin_set_child (ADW_BIN (self), box);
}
