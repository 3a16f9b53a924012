/* What stands in a cell of the team's table, and how its column sorts.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-cell.h"

#include "cohort-compat.h"
#include "cohort-date.h"
#include "cohort-isolate.h"
#include "cohort-slot-model.h"
#include "cohort-team-menu.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Roles and organizations have long names; more lines would make the table hard to look over. */
#define MAX_LINES 3

typedef struct {
  CohortTeamCell cell;
  guint place;
} Kind;

/** cohort_chip_new: Returns: (transfer floating): an empty chip, which is not seen */
GtkWidget *
cohort_chip_new (void)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (chip), TRUE);
  /* Or it is no wider than the longest of its words where a line is high enough for several. */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (chip), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_visible (chip, FALSE);
  return chip;
}

/**
 * cohort_chip_set:
 * @text: (nullable): what it says; %NULL and "" hide it
 * @style: (nullable): "success", "accent", "warning", "error" or ""
 */
void
cohort_chip_set (GtkWidget *chip, const char *text, const char *style)
{
  const char *const classes[] = {"chip", style != NULL && *style != '\0' ? style : NULL, NULL};

  /* Most chips stay as they are while a search is typed; a class set anew is a new style. */
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (chip)), text != NULL ? text : "") == 0
      && g_object_get_data (G_OBJECT (chip), "style") == g_intern_string (style))
    return;
  g_object_set_data (G_OBJECT (chip), "style", (gpointer)g_intern_string (style));
  gtk_label_set_label (GTK_LABEL (chip), text != NULL ? text : "");
  gtk_widget_set_visible (chip, text != NULL && *text != '\0');
  gtk_widget_set_css_classes (chip, (const char **)classes);
}

/** cohort_membership_status_get_style: Returns: (transfer none): style of the chip with @status */
const char *
cohort_membership_status_get_style (const char *status)
{
  if (g_strcmp0 (status, "invited") == 0)
    return "accent";
  return g_strcmp0 (status, "paused") == 0 ? "warning" : "";
}

/** cohort_team_item_dup_answers_text: Returns: (transfer full): "1 answer to confirm" */
char *
cohort_team_item_dup_answers_text (CohortTeamItem *item)
{
  guint n = cohort_team_item_get_answers (item);

  return g_strdup_printf (ngettext ("%u answer to confirm", "%u answers to confirm", n), n);
}

/* What has no room is told in full. */
static gboolean
tooltip_cb (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (GTK_LABEL (label)));
  return TRUE;
}

static GtkWidget *
make_label (int width_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (cohort_compat_cells_wrap ()) {
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  return label;
}

/* For what is one word, which no line end may part. */
static GtkWidget *
make_line (int width_chars)
{
  GtkWidget *label = make_label (width_chars);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_lines (GTK_LABEL (label), -1);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* The name, and under it who leads and what waits for the coordinator: beside it they would leave a
 * long name no room. */
static GtkWidget *
make_name (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  /* Where it has one line only, that has room for most names. */
  GtkWidget *name = make_label (cohort_compat_cells_wrap () ? 7 : 14);
  GtkWidget *lead = cohort_chip_new ();
  GtkWidget *answers = cohort_chip_new ();

  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_halign (lead, GTK_ALIGN_START);
  gtk_widget_set_halign (answers, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), lead);
  gtk_box_append (GTK_BOX (box), answers);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
fill_name (GtkWidget *box, CohortTeamItem *item)
{
  GtkWidget *name = gtk_widget_get_first_child (box);
  g_autofree char *answers = cohort_team_item_dup_answers_text (item);

  gtk_label_set_label (GTK_LABEL (name), cohort_team_item_get_name (item));
  cohort_chip_set (gtk_widget_get_next_sibling (name),
                   cohort_team_item_get_lead (item) ? _ ("Lead") : NULL, NULL);
  cohort_chip_set (gtk_widget_get_last_child (box),
                   cohort_team_item_get_answers (item) > 0 ? answers : NULL, "accent");
}

static void
fill_text (GtkWidget *label, const char *text, const char *unknown)
{
  gboolean known = *text != '\0';

  gtk_label_set_label (GTK_LABEL (label), known ? text : unknown);
  if (known)
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

static void
fill_place (GtkWidget *chip, CohortTeamItem *item, guint at)
{
  guint n;
  const CohortTeamPlace *places = cohort_team_item_get_places (item, &n);

  if (at >= n)
    return;
  cohort_chip_set (chip, places[at].text, places[at].style);
}

static const char *
get_case_text (CohortTeamItem *item)
{
  const char *member = cohort_team_item_get_case_member (item);

  if (g_strcmp0 (member, "yes") == 0)
    return _ ("Yes");
  return g_strcmp0 (member, "no") == 0 ? _ ("No") : "";
}

static char *
dup_since_text (CohortTeamItem *item)
{
  CohortDate since = cohort_team_item_get_since (item);

  return since != 0 ? cohort_date_format (since) : g_strdup ("");
}

static char *
dup_place_text (CohortTeamItem *item, guint place)
{
  guint n;
  const CohortTeamPlace *places = cohort_team_item_get_places (item, &n);

  return g_strdup (place < n && places[place].text != NULL ? places[place].text : "");
}

/** cohort_team_cell_dup_text: Returns: (transfer full): what a cell says of @item */
char *
cohort_team_cell_dup_text (CohortTeamCell cell, guint place, CohortTeamItem *item)
{
  switch (cell) {
  case COHORT_TEAM_CELL_NAME:
    return g_strdup (cohort_team_item_get_name (item));
  case COHORT_TEAM_CELL_ROLE:
    return g_strdup (cohort_team_item_get_role (item));
  case COHORT_TEAM_CELL_ORGANIZATION:
    return g_strdup (cohort_team_item_get_organization (item));
  case COHORT_TEAM_CELL_GRADES:
    return g_strdup (cohort_team_item_get_grades (item));
  case COHORT_TEAM_CELL_STATUS:
    return g_strdup (
        cohort_vocabulary_get_label ("membership-status", cohort_team_item_get_status (item)));
  case COHORT_TEAM_CELL_SECTOR:
    return g_strdup (cohort_team_item_get_sector (item));
  case COHORT_TEAM_CELL_EMAIL:
    return g_strdup (cohort_team_item_get_email (item));
  case COHORT_TEAM_CELL_PHONE:
    return g_strdup (cohort_team_item_get_phone (item));
  case COHORT_TEAM_CELL_CASE:
    return g_strdup (get_case_text (item));
  case COHORT_TEAM_CELL_SINCE:
    return dup_since_text (item);
  case COHORT_TEAM_CELL_PLACE:
    return dup_place_text (item, place);
  case COHORT_TEAM_CELL_MENU:
    return g_strdup ("");
  }
  g_assert_not_reached ();
}

static void
fill_unless_known (GtkWidget *label, const Kind *kind, CohortTeamItem *item)
{
  g_autofree char *text = cohort_team_cell_dup_text (kind->cell, kind->place, item);

  fill_text (label, text, _ ("Not known"));
}

static void
fill (const Kind *kind, GtkWidget *child, CohortTeamItem *item)
{
  const char *status = cohort_team_item_get_status (item);
  g_autofree char *grades = NULL;

  switch (kind->cell) {
  case COHORT_TEAM_CELL_NAME:
    fill_name (child, item);
    break;
  case COHORT_TEAM_CELL_GRADES:
    grades = cohort_dup_isolated (cohort_team_item_get_grades (item));
    fill_text (child, grades, _ ("Not known"));
    break;
  case COHORT_TEAM_CELL_ROLE:
  case COHORT_TEAM_CELL_ORGANIZATION:
  case COHORT_TEAM_CELL_SECTOR:
  case COHORT_TEAM_CELL_EMAIL:
  case COHORT_TEAM_CELL_PHONE:
  case COHORT_TEAM_CELL_CASE:
  case COHORT_TEAM_CELL_SINCE:
    fill_unless_known (child, kind, item);
    break;
  case COHORT_TEAM_CELL_STATUS:
    cohort_chip_set (child, cohort_vocabulary_get_label ("membership-status", status),
                     cohort_membership_status_get_style (status));
    /* To be active is the rule, which needs no color. */
    if (g_str_equal (status, "active"))
      gtk_widget_remove_css_class (child, "chip");
    break;
  case COHORT_TEAM_CELL_PLACE:
    fill_place (child, item, kind->place);
    break;
  case COHORT_TEAM_CELL_MENU:
    cohort_team_menu_button_set_item (child, item);
    break;
  }
}

static GtkWidget *
make (CohortTeamCell cell)
{
  switch (cell) {
  case COHORT_TEAM_CELL_NAME:
    return make_name ();
  case COHORT_TEAM_CELL_ROLE:
    return make_label (10);
  case COHORT_TEAM_CELL_ORGANIZATION:
  case COHORT_TEAM_CELL_SECTOR:
  case COHORT_TEAM_CELL_GRADES:
  case COHORT_TEAM_CELL_CASE:
    return make_label (8);
  case COHORT_TEAM_CELL_EMAIL:
  case COHORT_TEAM_CELL_PHONE:
  case COHORT_TEAM_CELL_SINCE:
    return make_line (11);
  case COHORT_TEAM_CELL_STATUS:
  case COHORT_TEAM_CELL_PLACE:
    return cohort_chip_new ();
  case COHORT_TEAM_CELL_MENU:
    return cohort_team_menu_button_new ();
  }
  g_assert_not_reached ();
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Kind *kind)
{
  gtk_list_item_set_child (list_item, make (kind->cell));
}

static void
slot_changed_cb (CohortSlot *slot, GtkListItem *list_item)
{
  fill (g_object_get_data (G_OBJECT (list_item), "kind"), gtk_list_item_get_child (list_item),
        cohort_slot_get_item (slot));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Kind *kind)
{
  CohortSlot *slot = gtk_list_item_get_item (list_item);

  g_object_set_data (G_OBJECT (list_item), "kind", kind);
  slot_changed_cb (slot, list_item);
  g_signal_connect (slot, "changed", G_CALLBACK (slot_changed_cb), list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Kind *kind)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), slot_changed_cb,
                                        list_item);
  if (kind->cell == COHORT_TEAM_CELL_MENU)
    cohort_team_menu_button_set_item (gtk_list_item_get_child (list_item), NULL);
}

/** cohort_team_cell_factory_new: Returns: (transfer full): makes the cells of one column */
GtkListItemFactory *
cohort_team_cell_factory_new (CohortTeamCell cell, guint place)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Kind *kind = g_new0 (Kind, 1);

  kind->cell = cell;
  kind->place = place;
  g_object_set_data_full (G_OBJECT (factory), "kind", kind, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), kind);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), kind);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), kind);
  return factory;
}

/* What is not known or not said comes last. */
static int
compare_texts (const char *one, const char *other)
{
  gboolean empty = one == NULL || *one == '\0', other_empty = other == NULL || *other == '\0';

  if (empty || other_empty)
    return empty - other_empty;
  return g_utf8_collate (one, other);
}

/* Of texts in no language, such as addresses, of which there are as many as people. */
static int
compare_plainly (const char *one, const char *other)
{
  gboolean empty = one == NULL || *one == '\0', other_empty = other == NULL || *other == '\0';

  if (empty || other_empty)
    return empty - other_empty;
  return strcmp (one, other);
}

/* From young to old: by the lowest grades, then by the next. */
static int
compare_bands (guint one, guint other)
{
  guint difference = one ^ other;

  if (difference == 0)
    return 0;
  if (one == 0 || other == 0)
    return one == 0 ? 1 : -1;
  return (one & (difference & -difference)) != 0 ? -1 : 1;
}

static int
rank_status (const char *status)
{
  static const char *const order[] = {"active", "invited", "paused", "prospect", "ended"};

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (order[i], status))
      return (int)i;
  return G_N_ELEMENTS (order);
}

static int
rank_answer (const char *answer)
{
  return answer == NULL ? 2 : g_str_equal (answer, "yes") ? 0 : 1;
}

static int
compare_places (CohortTeamItem *one, CohortTeamItem *other, guint place)
{
  g_autofree char *text = dup_place_text (one, place);
  g_autofree char *other_text = dup_place_text (other, place);

  return compare_texts (text, other_text);
}

static int
compare_days (CohortDate one, CohortDate other)
{
  if (one == 0 || other == 0)
    return (one == 0) - (other == 0);
  return (one > other) - (one < other);
}

/** cohort_team_cell_compare: Returns: how two people sort in a column, as strcmp() */
int
cohort_team_cell_compare (CohortTeamCell cell,
                          guint place,
                          CohortTeamItem *one,
                          CohortTeamItem *other)
{
  switch (cell) {
  case COHORT_TEAM_CELL_ROLE:
    return compare_texts (cohort_team_item_get_role (one), cohort_team_item_get_role (other));
  case COHORT_TEAM_CELL_ORGANIZATION:
    return compare_texts (cohort_team_item_get_organization (one),
                          cohort_team_item_get_organization (other));
  case COHORT_TEAM_CELL_SECTOR:
    return compare_texts (cohort_team_item_get_sector (one), cohort_team_item_get_sector (other));
  case COHORT_TEAM_CELL_EMAIL:
    return compare_plainly (cohort_team_item_get_email (one), cohort_team_item_get_email (other));
  case COHORT_TEAM_CELL_PHONE:
    return compare_plainly (cohort_team_item_get_phone (one), cohort_team_item_get_phone (other));
  case COHORT_TEAM_CELL_CASE:
    return rank_answer (cohort_team_item_get_case_member (one))
           - rank_answer (cohort_team_item_get_case_member (other));
  case COHORT_TEAM_CELL_SINCE:
    return compare_days (cohort_team_item_get_since (one), cohort_team_item_get_since (other));
  case COHORT_TEAM_CELL_GRADES:
    return compare_bands (cohort_team_item_get_bands (one), cohort_team_item_get_bands (other));
  case COHORT_TEAM_CELL_STATUS:
    return rank_status (cohort_team_item_get_status (one))
           - rank_status (cohort_team_item_get_status (other));
  case COHORT_TEAM_CELL_PLACE:
    return compare_places (one, other, place);
  case COHORT_TEAM_CELL_NAME:
  case COHORT_TEAM_CELL_MENU:
    return strcmp (cohort_team_item_get_name_key (one), cohort_team_item_get_name_key (other));
  }
  g_assert_not_reached ();
}
