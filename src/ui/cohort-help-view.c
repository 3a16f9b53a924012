/* Shows the parts of a help page, each text in its turn for the keyboard and a screen reader.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-help-view.h"

#include "cohort-help-pages.h"

#define SPACING 12
#define INDENT  18

static gboolean
link_cb (GtkLabel *label, const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (label), "help.open", "s", target);
  return TRUE;
}

static GtkWidget *
make_label (const CohortHelpPart *part, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", part->markup,
                                   "use-markup", TRUE, "wrap", TRUE, "xalign", 0.0, "selectable",
                                   TRUE, "hexpand", TRUE, "valign", GTK_ALIGN_BASELINE, NULL);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), NULL);
  return label;
}

static GtkWidget *
make_heading (const CohortHelpPart *part)
{
  static const char *const classes[] = {"title-1", "title-3", "heading"};
  GtkWidget *label = make_label (part, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, classes[CLAMP (part->level, 1, 3) - 1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  part->level, -1);
  if (part->level > 1)
    gtk_widget_set_margin_top (label, SPACING);
  return label;
}

static GtkWidget *
make_item (const CohortHelpPart *part)
{
  GtkWidget *row
      = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *marker = gtk_label_new (part->marker);

  gtk_box_set_spacing (GTK_BOX (row), SPACING / 2);
  gtk_widget_set_margin_start (row, (part->level - 1) * INDENT);
  gtk_widget_set_size_request (marker, INDENT, -1);
  gtk_label_set_xalign (GTK_LABEL (marker), 1);
  gtk_widget_set_valign (marker, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (marker, "numeric");
  gtk_box_append (GTK_BOX (row), marker);
  gtk_box_append (GTK_BOX (row), make_label (part, GTK_ACCESSIBLE_ROLE_LABEL));
  return row;
}

static GtkWidget *
make_link (const CohortHelpPart *part)
{
  GtkWidget *button = gtk_button_new_with_label (part->text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", part->target);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "link");
  return button;
}

static GtkWidget *
make_picture (const CohortHelpPart *part)
{
  g_autofree char *path = cohort_help_dup_picture_path (part->target);
  GtkWidget *picture = gtk_picture_new_for_resource (path);
  GtkWidget *frame = gtk_frame_new (NULL);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), part->text);
  gtk_frame_set_child (GTK_FRAME (frame), picture);
  gtk_widget_set_halign (frame, GTK_ALIGN_CENTER);
  return frame;
}

static GtkWidget *
make_part (const CohortHelpPart *part)
{
  switch (part->kind) {
  case COHORT_HELP_HEADING:
    return make_heading (part);
  case COHORT_HELP_ITEM:
    return make_item (part);
  case COHORT_HELP_LINK:
    return make_link (part);
  case COHORT_HELP_PICTURE:
    return make_picture (part);
  case COHORT_HELP_TEXT:
  default:
    return make_label (part, GTK_ACCESSIBLE_ROLE_LABEL);
  }
}

/** cohort_help_view_new: Returns: (transfer floating): the page from its title on */
GtkWidget *
cohort_help_view_new (const CohortHelpPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  for (guint i = 0; i < page->parts->len; i++)
    gtk_box_append (GTK_BOX (box), make_part (g_ptr_array_index (page->parts, i)));
  return box;
}

/* Of an item the text, not its marker. */
static GtkWidget *
get_target (GtkWidget *part)
{
  return GTK_IS_BOX (part) ? gtk_widget_get_last_child (part) : part;
}

/** cohort_help_view_focus: see the header; a part that was searched for is chosen as a whole, the
 * title is not */
void
cohort_help_view_focus (GtkWidget *view, guint part)
{
  GtkWidget *child = gtk_widget_get_first_child (view);
  GtkWidget *target;

  for (guint i = 0; child != NULL && i < part; i++)
    child = gtk_widget_get_next_sibling (child);
  target = child != NULL ? get_target (child) : NULL;
  if (target == NULL || !gtk_widget_get_focusable (target))
    return;
  /* Not gtk_widget_grab_focus(): a label of GTK 4.8 then asks what had the focus before, though it
   * may have been nothing. */
  gtk_root_set_focus (gtk_widget_get_root (target), target);
  if (GTK_IS_LABEL (target))
    gtk_label_select_region (GTK_LABEL (target), 0, part > 0 ? -1 : 0);
}
