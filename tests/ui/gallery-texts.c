/* Keeps what a window says, and whether it has the room to say it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gallery-texts.h"

#include "cohort-ui-room.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

struct _GalleryTexts {
  FILE *file;
};

/* What was drawn without a widget since it was last asked for: text to whether it was cut off. */
static GHashTable *drawn;

void __real_gtk_snapshot_append_layout (GtkSnapshot *snapshot, PangoLayout *layout,
                                        const GdkRGBA *color);
void __wrap_gtk_snapshot_append_layout (GtkSnapshot *snapshot, PangoLayout *layout,
                                        const GdkRGBA *color);

/* The linker puts this in front of GTK's own. */
void
__wrap_gtk_snapshot_append_layout (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color)
{
  if (drawn != NULL)
    g_hash_table_insert (drawn, g_strdup (pango_layout_get_text (layout)),
                         GINT_TO_POINTER (pango_layout_is_ellipsized (layout)));
  __real_gtk_snapshot_append_layout (snapshot, layout, color);
}

GalleryTexts *
gallery_texts_new (const char *path)
{
  GalleryTexts *self = g_new0 (GalleryTexts, 1);

  self->file = fopen (path, "w");
  if (self->file == NULL)
    g_error ("cannot write %s", path);
  drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
gallery_texts_free (GalleryTexts *self)
{
  g_clear_pointer (&drawn, g_hash_table_unref);
  fclose (self->file);
  g_free (self);
}

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " < " : "", G_OBJECT_TYPE_NAME (w));
  return g_string_free (text, FALSE);
}

static void
write_text (GalleryTexts *self, const char *where, const char *kind, const char *text,
            const char *cut, GtkWidget *widget)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *in = describe (widget);
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  json_object_set_string_member (object, "where", where);
  json_object_set_string_member (object, "kind", kind);
  json_object_set_string_member (object, "text", text);
  json_object_set_string_member (object, "cut", cut);
  json_object_set_string_member (object, "in", in);
  json_node_set_object (node, object);
  line = json_to_string (node, FALSE);
  fprintf (self->file, "%s\n", line);
}

/* GTK 4.18 clips already what a scrolled window scrolls, not only the window. */
static gboolean
is_scrolled_sideways (GtkWidget *widget)
{
  while (GTK_IS_SCROLLABLE (widget))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL && ui_scrolls_sideways (widget);
}

/* Whether it stands, in part, beside what shows it. */
static gboolean
is_outside (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget);

  for (GtkWidget *around = gtk_widget_get_parent (widget); around != NULL;
       around = gtk_widget_get_parent (around)) {
    double left, right;

    if (is_scrolled_sideways (around))
      return FALSE;
    if (gtk_widget_get_overflow (around) != GTK_OVERFLOW_HIDDEN && !GTK_IS_NATIVE (around))
      continue;
    gtk_widget_translate_coordinates (widget, around, 0, 0, &left, NULL);
    gtk_widget_translate_coordinates (widget, around, width, 0, &right, NULL);
    if (MIN (left, right) < -1 || MAX (left, right) > gtk_widget_get_width (around) + 1)
      return TRUE;
    if (GTK_IS_NATIVE (around))
      return FALSE;
  }
  return FALSE;
}

/* What an empty entry says of itself, its tooltip says whole. */
static gboolean
is_told (GtkWidget *label)
{
  GtkWidget *text = gtk_widget_get_parent (label);

  return gtk_widget_get_has_tooltip (label)
         || (GTK_IS_TEXT (text) && gtk_widget_get_has_tooltip (gtk_widget_get_parent (text)));
}

/* How a label is cut off, or ""; its tooltip may tell what has no room. What it needs is counted
 * with its margins, what it has without. */
static const char *
find_cut (GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  int width = gtk_widget_get_allocated_width (widget) + gtk_widget_get_margin_start (widget)
              + gtk_widget_get_margin_end (widget);
  int height = gtk_widget_get_allocated_height (widget) + gtk_widget_get_margin_top (widget)
               + gtk_widget_get_margin_bottom (widget);
  int least;

  if (pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return is_told (widget) ? "" : "ellipsis";
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (width < least)
    return "too narrow";
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  if (height < least)
    return "too low";
  return is_outside (widget) ? "outside" : "";
}

/* What the items of a menu say, which need not be open. */
static void
write_menu (GalleryTexts *self, GtkWidget *widget, GMenuModel *menu, const char *where)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
    g_autofree char *label = NULL;

    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
      write_text (self, where, "item", label, "", widget);
    write_menu (self, widget, section, where);
    write_menu (self, widget, below, where);
  }
}

static void
write_items (GalleryTexts *self, GtkWidget *widget, const char *where)
{
  GListModel *model = NULL;

  if (GTK_IS_DROP_DOWN (widget))
    model = gtk_drop_down_get_model (GTK_DROP_DOWN (widget));
  else if (ADW_IS_COMBO_ROW (widget))
    model = adw_combo_row_get_model (ADW_COMBO_ROW (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    write_menu (self, widget, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)), where);
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);

    if (GTK_IS_STRING_OBJECT (item))
      write_text (self, where, "item", gtk_string_object_get_string (GTK_STRING_OBJECT (item)), "",
                  widget);
  }
}

static void
keep_below (GalleryTexts *self, GtkWidget *widget, const char *where)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    write_text (self, where, gtk_widget_has_css_class (widget, "monospace") ? "code" : "label",
                gtk_label_get_text (GTK_LABEL (widget)), find_cut (GTK_LABEL (widget)), widget);
  write_text (self, where, "tooltip", gtk_widget_get_tooltip_text (widget), "", widget);
  write_items (self, widget, where);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_below (self, child, where);
}

/** gallery_texts_keep: what @root says now, and what was drawn since the last time */
void
gallery_texts_keep (GalleryTexts *self, GtkWidget *root, const char *where)
{
  GHashTableIter iter;
  gpointer text, cut;

  keep_below (self, root, where);
  g_hash_table_iter_init (&iter, drawn);
  while (g_hash_table_iter_next (&iter, &text, &cut))
    write_text (self, where, "drawn", text, GPOINTER_TO_INT (cut) ? "ellipsis" : "", root);
  g_hash_table_remove_all (drawn);
}
