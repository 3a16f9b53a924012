/* Keeping the keyboard where it was while rows are made anew.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-focus.h"

#define KEY "cohort-focus-key"

struct _CohortFocus {
  char *key;   /* (owned) */
  GType type;  /* of the control */
  guint index; /* among those of its type in the row */
};

/** cohort_focus_free: @self: (transfer full): where the focus was */
void
cohort_focus_free (CohortFocus *self)
{
  g_free (self->key);
  g_free (self);
}

/** cohort_focus_set_key: see the header */
void
cohort_focus_set_key (GtkWidget *row, const char *kind, const char *id)
{
  g_object_set_data_full (G_OBJECT (row), KEY, g_strdup_printf ("%s:%s", kind, id), g_free);
}

/* The @index-th descendant of @type, or the index of @wanted when it is not NULL. */
static GtkWidget *
walk (GtkWidget *widget, GType type, GtkWidget *wanted, guint *index)
{
  if (G_OBJECT_TYPE (widget) == type) {
    if (wanted != NULL ? widget == wanted : *index == 0)
      return widget;
    *index += wanted != NULL ? 1 : (guint)-1;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = walk (child, type, wanted, index);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/** cohort_focus_save: Returns: (transfer full) (nullable): see the header */
CohortFocus *
cohort_focus_save (GtkWidget *root)
{
  GtkRoot *window = gtk_widget_get_root (root);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;
  GtkWidget *row = focus;
  CohortFocus *self;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, root))
    return NULL;
  while (row != root && g_object_get_data (G_OBJECT (row), KEY) == NULL)
    row = gtk_widget_get_parent (row);
  if (row == root)
    return NULL;
  self = g_new0 (CohortFocus, 1);
  self->key = g_strdup (g_object_get_data (G_OBJECT (row), KEY));
  self->type = G_OBJECT_TYPE (focus);
  walk (row, self->type, focus, &self->index);
  return self;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *key)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), KEY), key) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, key);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/** cohort_focus_restore: see the header */
void
cohort_focus_restore (GtkWidget *root, const CohortFocus *focus)
{
  GtkWidget *row = focus != NULL ? find_row (root, focus->key) : NULL;
  GtkWidget *control;
  guint index;

  if (row == NULL)
    return;
  index = focus->index;
  control = walk (row, focus->type, NULL, &index);
  if (control == NULL || !gtk_widget_grab_focus (control))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/** cohort_focus_begin: see the header */
void
cohort_focus_begin (GtkWidget *root)
{
  GtkRoot *window = gtk_widget_get_root (root);

  if (window == NULL || gtk_root_get_focus (window) != NULL)
    return;
  for (GtkWidget *next, *widget = GTK_WIDGET (window); widget != NULL; widget = next) {
    next = gtk_widget_get_focus_child (widget);
    gtk_widget_set_focus_child (widget, NULL);
  }
  gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
}
