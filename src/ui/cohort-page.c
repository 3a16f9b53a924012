/* What every page of the window is: a view of the store's present snapshot.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-page.h"

typedef struct {
  CohortStore *store; /* (owned) */
  GtkWidget *header;  /* (owned) (nullable) */
  char *prefix;       /* (owned) (nullable) */
  GActionGroup *acts; /* (owned) (nullable): of the header, as @prefix */
  gboolean stale;     /* the snapshot changed while the page was not on screen */
} CohortPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CohortPage, cohort_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_STORE, PROP_HEADER, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
refresh_if_shown (CohortPage *self)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (self);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (self);

  if (snapshot == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))) {
    priv->stale = TRUE;
    return;
  }
  priv->stale = FALSE;
  COHORT_PAGE_GET_CLASS (self)->refresh (self, snapshot);
}

static void
cohort_page_map (GtkWidget *widget)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (COHORT_PAGE (widget));

  GTK_WIDGET_CLASS (cohort_page_parent_class)->map (widget);
  if (priv->stale)
    refresh_if_shown (COHORT_PAGE (widget));
}

static void
cohort_page_dispose (GObject *object)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (COHORT_PAGE (object));

  /* The header may outlive the page its actions are about. */
  if (priv->acts != NULL)
    gtk_widget_insert_action_group (priv->header, priv->prefix, NULL);
  g_clear_object (&priv->acts);
  g_clear_pointer (&priv->prefix, g_free);
  g_clear_object (&priv->store);
  g_clear_object (&priv->header);

  G_OBJECT_CLASS (cohort_page_parent_class)->dispose (object);
}

static void
cohort_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (COHORT_PAGE (object));

  switch (id) {
  case PROP_STORE:
    g_value_set_object (value, priv->store);
    break;
  case PROP_HEADER:
    g_value_set_object (value, priv->header);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
cohort_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (COHORT_PAGE (object));

  switch (id) {
  case PROP_STORE:
    cohort_page_set_store (COHORT_PAGE (object), g_value_get_object (value));
    break;
  case PROP_HEADER:
    g_set_object (&priv->header, g_value_get_object (value));
    if (priv->header != NULL && g_object_is_floating (priv->header))
      g_object_ref_sink (priv->header);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
cohort_page_class_init (CohortPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cohort_page_dispose;
  object_class->get_property = cohort_page_get_property;
  object_class->set_property = cohort_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = cohort_page_map;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, COHORT_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEADER] = g_param_spec_object ("header", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cohort_page_init (CohortPage *self)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (self);

  priv->stale = TRUE;
}

/** cohort_page_set_store: shows @store from now on */
void
cohort_page_set_store (CohortPage *self, CohortStore *store)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (self);

  g_return_if_fail (COHORT_IS_PAGE (self));

  if (!g_set_object (&priv->store, store))
    return;
  if (store != NULL)
    g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (refresh_if_shown), self,
                             G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  refresh_if_shown (self);
}

/** cohort_page_get_store: Returns: (transfer none) (nullable): the store it shows */
CohortStore *
cohort_page_get_store (CohortPage *self)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (self);

  return priv->store;
}

/** cohort_page_get_snapshot: Returns: (transfer none) (nullable): what the store holds now */
CohortSnapshot *
cohort_page_get_snapshot (CohortPage *self)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (self);

  return priv->store != NULL ? cohort_store_get_snapshot (priv->store) : NULL;
}

/** cohort_page_get_header: Returns: (transfer none) (nullable): its buttons for the header bar */
GtkWidget *
cohort_page_get_header (CohortPage *self)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (self);

  return priv->header;
}

/* Buttons that were moved with their header follow its actions only when these come anew. */
static void
header_moved_cb (GtkWidget *header, GParamSpec *pspec, CohortPage *self)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (self);

  if (gtk_widget_get_parent (header) == NULL || priv->acts == NULL)
    return;
  gtk_widget_insert_action_group (header, priv->prefix, NULL);
  gtk_widget_insert_action_group (header, priv->prefix, priv->acts);
}

/** cohort_page_add_header_actions: see the header; once, with the header set */
void
cohort_page_add_header_actions (CohortPage *self, const char *prefix, GActionGroup *group)
{
  CohortPagePrivate *priv = cohort_page_get_instance_private (self);

  g_return_if_fail (COHORT_IS_PAGE (self));
  g_return_if_fail (priv->header != NULL && priv->acts == NULL);

  priv->prefix = g_strdup (prefix);
  priv->acts = g_object_ref (group);
  gtk_widget_insert_action_group (priv->header, prefix, group);
  g_signal_connect_object (priv->header, "notify::parent", G_CALLBACK (header_moved_cb), self, 0);
}

/** cohort_page_suggest: see the header */
void
cohort_page_suggest (GtkWidget *button, gboolean suggest)
{
  if (suggest)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

/** cohort_page_open: brings @subject into view, where the page can */
void
cohort_page_open (CohortPage *self, const char *subject)
{
  if (COHORT_PAGE_GET_CLASS (self)->open != NULL)
    COHORT_PAGE_GET_CLASS (self)->open (self, subject);
}

/** cohort_page_begin: see the header */
void
cohort_page_begin (CohortPage *self)
{
  GtkWidget *focus;

  g_return_if_fail (COHORT_IS_PAGE (self));

  if (COHORT_PAGE_GET_CLASS (self)->begin != NULL && COHORT_PAGE_GET_CLASS (self)->begin (self))
    return;
  /* Where it was when the page was left, or what was opened there. */
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/** cohort_page_queue_refresh: refreshes now, or when the page comes on screen */
void
cohort_page_queue_refresh (CohortPage *self)
{
  refresh_if_shown (self);
}

/** cohort_page_dispose_template: gives up what the template of @type made */
void
cohort_page_dispose_template (CohortPage *self, GType type)
{
  g_return_if_fail (COHORT_IS_PAGE (self));

  /* GTK takes the child away behind the back of AdwBin, which would do so again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), type);
}
