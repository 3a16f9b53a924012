/* Everybody, with a switch for each convening: who would go in a what-if.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-scenario-panel.h"

#include "cohort-line.h"
#include "cohort-scenario-item.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

/* From here on the list is searched a bit at a time. */
#define MANY_PEOPLE 1000

struct _CohortScenarioPanel {
  AdwBin parent_instance;

  const CohortScenario *scenario; /* (unowned) (nullable) */
  GListStore *people;             /* (owned) (element-type CohortScenarioItem) */
  GtkFilterListModel *filtered;   /* (owned) */
  GtkFilter *filter;              /* (owned) */
  GPtrArray *rows;                /* (owned) (element-type Row): those in use */
  char **words;                   /* (owned): what is searched for, folded */
  gboolean filling;               /* switches turn, but nobody turned them */
};

/* The widgets of a line, which belong to it. */
typedef struct {
  CohortScenarioPanel *panel; /* (unowned) */
  GtkListItem *list_item;     /* (unowned) */
  GtkWidget *name;
  GtkWidget *about;
  GtkWidget *places; /* a box: a line for each convening */
} Row;

G_DEFINE_FINAL_TYPE (CohortScenarioPanel, cohort_scenario_panel, ADW_TYPE_BIN)

enum { TOGGLED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GPtrArray *
get_convenings (CohortScenarioPanel *self)
{
  CohortSnapshot *snapshot = cohort_scenario_get_snapshot (self->scenario);

  return cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
}

static void
switched_cb (GtkWidget *toggle, GParamSpec *spec, Row *row)
{
  CohortScenarioItem *item = gtk_list_item_get_item (row->list_item);

  if (!row->panel->filling && item != NULL)
    g_signal_emit (row->panel, signals[TOGGLED], 0, cohort_scenario_item_get_id (item),
                   g_object_get_data (G_OBJECT (toggle), "convening"));
}

/* The list would take the keys for itself, before the window that gives them to a switch. */
static void
add_keys (GtkWidget *toggle)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("space|KP_Space|Return|KP_Enter"),
                        g_object_ref (gtk_activate_action_get ())));
  gtk_widget_add_controller (toggle, keys);
}

/* The name of a convening, what was changed there, and the switch. */
static GtkWidget *
make_place (Row *row, const CohortConvening *convening)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (convening->name), *mark = gtk_image_new ();
  GtkWidget *word = gtk_label_new (NULL), *toggle = gtk_switch_new ();

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (word, "caption-heading");
  gtk_widget_add_css_class (word, "accent");
  gtk_widget_add_css_class (mark, "accent");
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  add_keys (toggle);
  g_object_set_data_full (G_OBJECT (toggle), "convening", g_strdup (convening->code), g_free);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (switched_cb), row);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (GTK_BOX (box), toggle);
  return box;
}

static guint
count_children (GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
make_places (Row *row)
{
  GPtrArray *convenings = get_convenings (row->panel);
  GtkWidget *child;

  if (count_children (row->places) == convenings->len)
    return;
  while ((child = gtk_widget_get_first_child (row->places)) != NULL)
    gtk_box_remove (GTK_BOX (row->places), child);
  for (guint i = 0; i < convenings->len; i++)
    gtk_box_append (GTK_BOX (row->places), make_place (row, g_ptr_array_index (convenings, i)));
}

static void
fill_place (Row *row, GtkWidget *place, CohortScenarioItem *item)
{
  const CohortScenario *scenario = row->panel->scenario;
  GtkWidget *name = gtk_widget_get_first_child (place), *mark = gtk_widget_get_next_sibling (name);
  GtkWidget *word = gtk_widget_get_next_sibling (mark), *toggle = gtk_widget_get_last_child (place);
  const char *convening = g_object_get_data (G_OBJECT (toggle), "convening");
  const char *id = cohort_scenario_item_get_id (item);
  gboolean goes = cohort_scenario_goes (scenario, id, convening);
  gboolean toggled = cohort_scenario_is_toggled (scenario, id, convening);
  const char *change = goes ? _ ("added") : _ ("taken out");
  /* Translators: a switch: %1$s is a person, %2$s a convening. */
  g_autofree char *label
      = g_strdup_printf (_ ("%1$s goes to %2$s"), cohort_scenario_item_get_name (item),
                         gtk_label_get_label (GTK_LABEL (name)));

  gtk_switch_set_active (GTK_SWITCH (toggle), goes);
  gtk_widget_set_visible (mark, toggled);
  gtk_widget_set_visible (word, toggled);
  gtk_image_set_from_icon_name (GTK_IMAGE (mark),
                                goes ? "list-add-symbolic" : "list-remove-symbolic");
  gtk_label_set_label (GTK_LABEL (word), toggled ? change : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, toggled ? change : "", -1);
}

static void
fill_row (Row *row)
{
  CohortScenarioItem *item = gtk_list_item_get_item (row->list_item);
  const char *about = item != NULL ? cohort_scenario_item_get_about (item) : "";

  if (item == NULL || row->panel->scenario == NULL)
    return;
  row->panel->filling = TRUE;
  gtk_label_set_label (GTK_LABEL (row->name), cohort_scenario_item_get_name (item));
  gtk_label_set_label (GTK_LABEL (row->about), about);
  gtk_widget_set_visible (row->about, *about != '\0');
  make_places (row);
  for (GtkWidget *place = gtk_widget_get_first_child (row->places); place != NULL;
       place = gtk_widget_get_next_sibling (place))
    fill_place (row, place, item);
  row->panel->filling = FALSE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CohortScenarioPanel *self)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  row->panel = self;
  row->list_item = list_item;
  row->name = cohort_line_new ("heading");
  row->about = cohort_line_new ("caption");
  gtk_widget_add_css_class (row->about, "dim-label");
  row->places = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), row->name);
  gtk_box_append (GTK_BOX (box), row->about);
  gtk_box_append (GTK_BOX (box), row->places);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CohortScenarioPanel *self)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");

  g_ptr_array_add (self->rows, row);
  fill_row (row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CohortScenarioPanel *self)
{
  if (self->rows != NULL)
    g_ptr_array_remove_fast (self->rows, g_object_get_data (G_OBJECT (list_item), "row"));
}

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  CohortScenarioPanel *self = user_data;

  return cohort_scenario_item_matches (item, (const char *const *)self->words);
}

static void
search_changed_cb (CohortScenarioPanel *self, GtkEditable *search)
{
  g_autofree char *folded = cohort_text_fold (gtk_editable_get_text (search));

  g_strfreev (self->words);
  self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/** cohort_scenario_panel_set_people: lists @people, from its top unless they are the same */
void
cohort_scenario_panel_set_people (CohortScenarioPanel *self, GPtrArray *people)
{
  if (cohort_scenario_items_are_same (people, G_LIST_MODEL (self->people)))
    return;
  gtk_filter_list_model_set_incremental (self->filtered, people->len > MANY_PEOPLE);
  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)),
                       people->pdata, people->len);
}

/** cohort_scenario_panel_show: see the header */
void
cohort_scenario_panel_show (CohortScenarioPanel *self, const CohortScenario *scenario)
{
  self->scenario = scenario;
  for (guint i = 0; i < self->rows->len; i++)
    fill_row (g_ptr_array_index (self->rows, i));
}

static void
cohort_scenario_panel_dispose (GObject *object)
{
  CohortScenarioPanel *self = COHORT_SCENARIO_PANEL (object);

  self->scenario = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->people);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (cohort_scenario_panel_parent_class)->dispose (object);
}

static void
cohort_scenario_panel_class_init (CohortScenarioPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_scenario_panel_dispose;

  signals[TOGGLED] = g_signal_new ("toggled", COHORT_TYPE_SCENARIO_PANEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
make_list (CohortScenarioPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "rich-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who would go"), -1);
  return list;
}

static void
cohort_scenario_panel_init (CohortScenarioPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new (), *window = gtk_scrolled_window_new ();

  self->rows = g_ptr_array_new ();
  self->words = g_new0 (char *, 1);
  self->people = g_list_store_new (COHORT_TYPE_SCENARIO_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->people)),
                                              g_object_ref (self->filter));
  g_object_set (search, "placeholder-text", _ ("Name, role…"), "margin-start", 12, "margin-end", 12,
                "margin-top", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find who could go"), -1);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_changed_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), make_list (self));
  gtk_widget_set_vexpand (window, TRUE);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), window);
  adw_bin_set_child (ADW_BIN (self), box);
}
