/* What is to be done: a few things as rows, many of them by kind.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-to-do-group.h"

#include "cohort-finding-row.h"
#include "cohort-findings-expander.h"

#include <glib/gi18n-lib.h>

/* More than this is a list to work through, which the pages themselves show. */
#define MAX_ROWS 6
/* Of more than this nobody reads each: how many there are of which kind says more. */
#define MAX_ONE_BY_ONE 40
/* So many of a kind are said as quickly as the kind is named. */
#define MAX_OF_KIND 2

/* Names of the rows that are not of one finding; a kind's is its id. */
#define NAME_NOTHING "nothing"
#define NAME_REST    "rest"

/* A row there is to be. */
typedef struct {
  const char *name; /* (nullable): NULL: one finding's */
  guint first;      /* finding, and how many of them */
  guint n;
} Entry;

struct _CohortToDoGroup {
  CohortRowGroup parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CohortToDoGroup, cohort_to_do_group, COHORT_TYPE_ROW_GROUP)

static void
cohort_to_do_group_class_init (CohortToDoGroupClass *klass)
{
}

static void
cohort_to_do_group_init (CohortToDoGroup *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("To do"),
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), list);
}

static void
add_entry (GArray *entries, const char *name, guint first, guint n)
{
  const Entry entry = {name, first, n};

  g_array_append_val (entries, entry);
}

/* The first ones, and the rest behind a row. */
static void
list_one_by_one (GArray *entries, const GPtrArray *findings)
{
  for (guint i = 0; i < MIN (findings->len, MAX_ROWS); i++)
    add_entry (entries, NULL, i, 1);
  if (findings->len > MAX_ROWS)
    add_entry (entries, NAME_REST, MAX_ROWS, findings->len - MAX_ROWS);
}

static const CohortFinding *
get_finding (const GPtrArray *findings, guint i)
{
  return g_ptr_array_index (findings, i);
}

/* They come in the order of their kinds, the urgent ones first. */
static void
list_by_kind (GArray *entries, const GPtrArray *findings)
{
  guint n;

  for (guint first = 0; first < findings->len; first += n) {
    const char *id = get_finding (findings, first)->id;

    for (n = 1; first + n < findings->len; n++)
      if (!g_str_equal (get_finding (findings, first + n)->id, id))
        break;
    if (n > MAX_OF_KIND)
      add_entry (entries, id, first, n);
    for (guint i = 0; n <= MAX_OF_KIND && i < n; i++)
      add_entry (entries, NULL, first + i, 1);
  }
}

static gboolean
is_of (GtkWidget *row, const Entry *entry, const GPtrArray *findings)
{
  if (entry->name == NULL)
    return cohort_finding_row_shows (row, get_finding (findings, entry->first));
  return g_strcmp0 (gtk_widget_get_name (row), entry->name) == 0;
}

static void
describe_rest (CohortFindingsExpander *row, const Entry *entry, GPtrArray *findings)
{
  g_autofree char *title = NULL;

  if (g_str_equal (entry->name, NAME_REST))
    title = g_strdup_printf (ngettext ("%u more like these", "%u more like these", entry->n),
                             entry->n);
  else
    /* Translators: what so many things to look at are about: "No receipt · 312". */
    title = g_strdup_printf (_ ("%1$s · %2$u"), cohort_finding_get_title (entry->name), entry->n);
  cohort_findings_expander_set (row, title, findings, entry->first, entry->n);
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nothing needs you now"));
  return row;
}

/* (transfer floating) */
static GtkWidget *
make_row (const Entry *entry, const GPtrArray *findings)
{
  GtkWidget *row;

  if (entry->name == NULL)
    return cohort_finding_row_new (get_finding (findings, entry->first));
  if (g_str_equal (entry->name, NAME_NOTHING))
    row = make_nothing ();
  else if (g_str_equal (entry->name, NAME_REST))
    row = cohort_findings_expander_new (NULL);
  else
    row = cohort_findings_expander_new (get_finding (findings, entry->first));
  gtk_widget_set_name (row, entry->name);
  return row;
}

/* Takes away what is before the row of @entry, or makes it. */
static GtkWidget *
put_row (CohortToDoGroup *self, int position, const Entry *entry, const GPtrArray *findings)
{
  GtkListBoxRow *present;
  GtkWidget *row;
  int at = position;

  while ((present = gtk_list_box_get_row_at_index (self->list, at)) != NULL
         && !is_of (GTK_WIDGET (present), entry, findings))
    at++;
  for (; present != NULL && at > position; at--)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, position)));
  if (present != NULL)
    return GTK_WIDGET (present);
  row = make_row (entry, findings);
  gtk_list_box_insert (self->list, row, position);
  return row;
}

/** cohort_to_do_group_show: see the header */
void
cohort_to_do_group_show (CohortToDoGroup *self, GPtrArray *findings)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autofree char *count = g_strdup_printf (
      ngettext ("%u thing to look at", "%u things to look at", findings->len), findings->len);
  GtkListBoxRow *row;

  g_return_if_fail (COHORT_IS_TO_DO_GROUP (self));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), count);
  if (findings->len == 0)
    add_entry (entries, NAME_NOTHING, 0, 0);
  else if (findings->len <= MAX_ONE_BY_ONE)
    list_one_by_one (entries, findings);
  else
    list_by_kind (entries, findings);
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    GtkWidget *made = put_row (self, (int)i, entry, findings);

    if (COHORT_IS_FINDINGS_EXPANDER (made))
      describe_rest (COHORT_FINDINGS_EXPANDER (made), entry, findings);
  }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int)entries->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
}
