/* Choosing which people of the team are listed, and keeping such a choice under a name.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-filter-popover.h"

#include <glib/gi18n-lib.h>

/* Pixels: beyond these it scrolls. */
#define MAX_HEIGHT 420
#define WIDTH      280

typedef struct {
  CohortTeamFilterPopover *popover; /* (unowned) */
  CohortTeamFacet facet;
  const char *value;      /* (unowned): interned */
  GtkCheckButton *button; /* (unowned) */
} Choice;

struct _CohortTeamFilterPopover {
  GtkPopover parent_instance;

  CohortTeamFilter *filter; /* (unowned) (nullable) */
  CohortProgram *program;   /* (owned) (nullable): whose convenings are offered */
  GPtrArray *choices;       /* (owned) (element-type Choice) */
  GtkWidget *facets;        /* a box of the choices */
  GtkWidget *saved;         /* a box of what was saved */
  GtkWidget *name;          /* an entry */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (CohortTeamFilterPopover, cohort_team_filter_popover, GTK_TYPE_POPOVER)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
toggled_cb (GtkCheckButton *button, Choice *choice)
{
  CohortTeamFilterPopover *self = choice->popover;

  if (self->filling || self->filter == NULL)
    return;
  cohort_team_filter_set (self->filter, choice->facet, choice->value,
                          gtk_check_button_get_active (button));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_choice (CohortTeamFilterPopover *self, CohortTeamFacet facet, const char *value)
{
  g_autofree char *label = cohort_team_facet_dup_label (facet, value, self->program);
  GtkWidget *button = gtk_check_button_new_with_label (label);
  Choice *choice = g_new0 (Choice, 1);

  choice->popover = self;
  choice->facet = facet;
  choice->value = g_intern_string (value);
  choice->button = GTK_CHECK_BUTTON (button);
  g_ptr_array_add (self->choices, choice);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), choice);
  gtk_box_append (GTK_BOX (self->facets), button);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_facets (CohortTeamFilterPopover *self)
{
  clear (self->facets);
  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++) {
    g_autoptr (GPtrArray) values = cohort_team_facet_list (i, self->program);

    add_heading (self->facets, cohort_team_facet_get_title (i));
    for (guint j = 0; j < values->len; j++)
      add_choice (self, i, values->pdata[j]);
  }
}

static void
add_saved (CohortTeamFilterPopover *self, const CohortTeamFilter *filter, guint number)
{
  const char *name = cohort_team_filter_get_name (filter);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *recall = gtk_button_new_with_label (name);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (recall));
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  /* Translators: %s is the name of a saved filter. */
  g_autofree char *text = g_strdup_printf (_ ("Remove the filter %s"), name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (recall, TRUE);
  gtk_widget_add_css_class (recall, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (recall), "team.recall-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (recall), "i", (int)number);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "team.remove-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "i", (int)number);
  gtk_box_append (GTK_BOX (line), recall);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (GTK_BOX (self->saved), line);
}

static void
fill_saved (CohortTeamFilterPopover *self, GPtrArray *saved)
{
  clear (self->saved);
  if (saved->len > 0)
    add_heading (self->saved, _ ("Saved Filters"));
  for (guint i = 0; i < saved->len; i++)
    add_saved (self, saved->pdata[i], i);
}

/** cohort_team_filter_popover_fill: @saved: (element-type CohortTeamFilter): shown in its order */
void
cohort_team_filter_popover_fill (CohortTeamFilterPopover *self,
                                 CohortProgram *program,
                                 GPtrArray *saved)
{
  if (self->program != program) {
    g_clear_pointer (&self->program, cohort_program_unref);
    self->program = cohort_program_ref (program);
    fill_facets (self);
    cohort_team_filter_popover_set_filter (self, self->filter);
  }
  fill_saved (self, saved);
}

/** cohort_team_filter_popover_set_filter: @filter: (nullable): what is ticked */
void
cohort_team_filter_popover_set_filter (CohortTeamFilterPopover *self, CohortTeamFilter *filter)
{
  self->filter = filter;
  self->filling = TRUE;
  for (guint i = 0; i < self->choices->len; i++) {
    const Choice *choice = g_ptr_array_index (self->choices, i);

    gtk_check_button_set_active (
        choice->button,
        filter != NULL && cohort_team_filter_has (filter, choice->facet, choice->value));
  }
  self->filling = FALSE;
}

static void
save_cb (CohortTeamFilterPopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0') {
    gtk_widget_error_bell (self->name);
    gtk_widget_grab_focus (self->name);
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "team.save-filter", "s", name);
}

static GtkWidget *
make_save_line (CohortTeamFilterPopover *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save"));

  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _ ("Save as…"));
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name for this filter"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Save this filter"), -1);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static void
cohort_team_filter_popover_finalize (GObject *object)
{
  CohortTeamFilterPopover *self = COHORT_TEAM_FILTER_POPOVER (object);

  g_ptr_array_unref (self->choices);
  g_clear_pointer (&self->program, cohort_program_unref);

  G_OBJECT_CLASS (cohort_team_filter_popover_parent_class)->finalize (object);
}

static void
cohort_team_filter_popover_class_init (CohortTeamFilterPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_team_filter_popover_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", COHORT_TYPE_TEAM_FILTER_POPOVER,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_team_filter_popover_init (CohortTeamFilterPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->choices = g_ptr_array_new_with_free_func (g_free);
  self->facets = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->saved = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (all), self->saved);
  gtk_box_append (GTK_BOX (all), self->facets);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), all);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_save_line (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter"), -1);
}
