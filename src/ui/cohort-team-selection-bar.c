/* What can be done with several people of the team who are selected.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-selection-bar.h"

#include <glib/gi18n-lib.h>

struct _CohortTeamSelectionBar {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkMenuButton *going_button;
};

G_DEFINE_FINAL_TYPE (CohortTeamSelectionBar, cohort_team_selection_bar, ADW_TYPE_BIN)

/** cohort_team_selection_bar_set_count: @n: how many are selected; the bar shows from two on */
void
cohort_team_selection_bar_set_count (CohortTeamSelectionBar *self, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  if (n > 1)
    gtk_label_set_label (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, n > 1);
  gtk_widget_set_can_focus (GTK_WIDGET (self), n > 1);
}

/** cohort_team_selection_bar_set_program: offers the convenings of @program */
void
cohort_team_selection_bar_set_program (CohortTeamSelectionBar *self, CohortProgram *program)
{
  GPtrArray *convenings = cohort_program_get_convenings (program);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (convening->name, NULL);

    g_menu_item_set_action_and_target (item, "team.go", "s", convening->code);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->going_button, G_MENU_MODEL (menu));
}

static void
cohort_team_selection_bar_dispose (GObject *object)
{
  /* GTK takes the child away behind the back of AdwBin, which would do so again. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), COHORT_TYPE_TEAM_SELECTION_BAR);

  G_OBJECT_CLASS (cohort_team_selection_bar_parent_class)->dispose (object);
}

static void
cohort_team_selection_bar_class_init (CohortTeamSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_team_selection_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, RESOURCE_PREFIX "/ui/cohort-team-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortTeamSelectionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamSelectionBar, label);
  gtk_widget_class_bind_template_child (widget_class, CohortTeamSelectionBar, going_button);
}

static void
cohort_team_selection_bar_init (CohortTeamSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
