/* One convening on the overview: when, where, and how many of the county's spots are taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-convening-card.h"

#include "cohort-date.h"
#include "cohort-spots.h"
#include "cohort-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 32
/* Los Angeles has nine. Of more only their number is shown, and all their names are said. */
#define MAX_AVATARS 9

/** cohort_convening_dup_where_and_when: Returns: (transfer full): "Sacramento · November 7–10,
 * 2024" */
char *
cohort_convening_dup_where_and_when (const CohortConvening *convening)
{
  g_autofree char *days = cohort_date_format_range (convening->first_day, convening->last_day);

  return g_strdup_printf (_ ("%1$s · %2$s"), convening->city, days);
}

/** cohort_convening_dup_spots_text: Returns: (transfer full): how many spots are held, of how many
 */
char *
cohort_convening_dup_spots_text (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  g_autofree char *waiting = NULL;
  g_autofree char *held = NULL;
  CohortSpots spots;

  cohort_spots_count (snapshot, convening->code, &spots);
  if (cohort_is_known (spots.limit))
    held = g_strdup_printf (_ ("%1$u of %2$d spots held"), spots.held, (int)spots.limit);
  else
    held = g_strdup_printf (ngettext ("%u planned · spots not announced",
                                      "%u planned · spots not announced", spots.held),
                            spots.held);
  if (spots.waiting == 0)
    return g_steal_pointer (&held);
  waiting = g_strdup_printf (ngettext ("%u waiting", "%u waiting", spots.waiting), spots.waiting);
  return g_strdup_printf (_ ("%1$s · %2$s"), held, waiting);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* (transfer full): what somebody is called who goes */
static char *
dup_name (const CohortSnapshot *snapshot, const CohortAttendance *attendance)
{
  const CohortPerson *person
      = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, attendance->person);

  return person != NULL ? cohort_person_dup_name (person) : g_strdup ("");
}

/* (transfer full): all of them, also those without an avatar */
static char *
dup_names (const CohortSnapshot *snapshot, GPtrArray *holders)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < holders->len; i++) {
    g_autofree char *name = dup_name (snapshot, g_ptr_array_index (holders, i));

    g_strv_builder_add (builder, name);
  }
  names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

static GtkWidget *
make_avatars (const CohortSnapshot *snapshot, GPtrArray *holders)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, g_object_new (COHORT_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
  for (guint i = 0; i < holders->len && i < MAX_AVATARS; i++) {
    g_autofree char *name = dup_name (snapshot, g_ptr_array_index (holders, i));
    GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, name, TRUE);

    gtk_widget_set_tooltip_text (avatar, name);
    gtk_box_append (GTK_BOX (box), avatar);
  }
  if (holders->len > MAX_AVATARS) {
    /* Translators: so many more go than the pictures before it show. */
    g_autofree char *more = g_strdup_printf (_ ("+%u"), holders->len - MAX_AVATARS);
    GtkWidget *label = gtk_label_new (more);

    gtk_widget_add_css_class (label, "numeric");
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_set_visible (box, holders->len > 0);
  return box;
}

/** cohort_convening_card_dup_text: Returns: (transfer full): all that the card says, in words */
char *
cohort_convening_card_dup_text (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening->code);
  g_autofree char *where = cohort_convening_dup_where_and_when (convening);
  g_autofree char *spots = cohort_convening_dup_spots_text (snapshot, convening);
  g_autofree char *names = dup_names (snapshot, holders);

  return g_strjoin (", ", convening->name, where, spots, *names != '\0' ? names : NULL, NULL);
}

/** cohort_convening_card_new: Returns: (transfer floating): a card that opens the convening's page
 */
GtkWidget *
cohort_convening_card_new (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *where = cohort_convening_dup_where_and_when (convening);
  g_autofree char *spots = cohort_convening_dup_spots_text (snapshot, convening);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", convening->name, where, spots);
  g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening->code);
  g_autofree char *names = dup_names (snapshot, holders);

  gtk_box_append (GTK_BOX (box), make_label (convening->name, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (where, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_avatars (snapshot, holders));
  gtk_box_append (GTK_BOX (box), make_label (spots, "numeric"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "padded");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", "convenings", convening->code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* What it is called hides what is in it, so who goes is said beside that. */
  if (holders->len > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    names, -1);
  return button;
}
