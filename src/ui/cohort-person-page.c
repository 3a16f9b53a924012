/* One person: who she is, where she belongs, what happened, and what can be done.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-page-private.h"

#include "cohort-columns-layout.h"
#include "cohort-date.h"
#include "cohort-focus-child.h"
#include "cohort-person-letters.h"
#include "cohort-person-places.h"
#include "cohort-person-records.h"
#include "cohort-person-text.h"
#include "cohort-person-timeline.h"
#include "cohort-row-group.h"
#include "cohort-team-cell.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"
#include "cohort-wrap-layout.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

struct _CohortPersonPage {
  CohortPage parent_instance;

  char *person; /* (owned) (nullable): id */

  GtkWidget *back_button;
  GtkWidget *scrolled;
  GtkLabel *name;
  GtkLabel *role;
  GtkBox *chips;
  GtkBox *contact;
  AdwPreferencesGroup *same_group;
  AdwPreferencesGroup *answers_group;
  AdwPreferencesGroup *memberships_group;
  AdwPreferencesGroup *convenings_group;
  AdwPreferencesGroup *invitations_group;
  AdwPreferencesGroup *letters_group;
  AdwPreferencesGroup *kept_group;
  CohortPersonTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (CohortPersonPage, cohort_person_page, COHORT_TYPE_PAGE)

static guint back_signal;

/* The rows of @group are kept with it, to be taken away at the next refresh. */
static void
show_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  GPtrArray *before = g_object_get_data (G_OBJECT (group), "rows");

  for (guint i = 0; before != NULL && i < before->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (before, i));
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (group, g_ptr_array_index (rows, i));
  g_object_set_data_full (G_OBJECT (group), "rows", g_ptr_array_ref (rows),
                          (GDestroyNotify)g_ptr_array_unref);
}

/* An empty list says what it is for. */
static void
add_empty (GPtrArray *rows, const char *text)
{
  GtkWidget *row;

  if (rows->len > 0)
    return;
  row = cohort_plain_row_new (text, NULL);
  gtk_widget_add_css_class (row, "dim-label");
  g_ptr_array_add (rows, row);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_chip (CohortPersonPage *self, const char *text, const char *style)
{
  GtkWidget *chip = cohort_chip_new ();

  cohort_chip_set (chip, text, style);
  gtk_box_append (self->chips, chip);
}

static void
show_chips (CohortPersonPage *self, const CohortPerson *person, const CohortMembership *membership)
{
  clear_box (self->chips);
  if (membership == NULL)
    add_chip (self, _ ("Not on the team now"), "");
  else
    add_chip (self, cohort_vocabulary_get_label ("membership-status", membership->status),
              cohort_membership_status_get_style (membership->status));
  if (membership != NULL && membership->lead)
    add_chip (self, _ ("Leads the team"), "accent");
  if (g_strcmp0 (person->case_member, "yes") == 0)
    add_chip (self, _ ("CASE member"), "");
  if (person->case_presenter)
    add_chip (self, _ ("Presents at CASE"), "");
  if (g_strcmp0 (person->language, "es") == 0)
    add_chip (self, _ ("Spanish"), "");
}

static void
add_contact (CohortPersonPage *self, const char *text, const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  /* Translators: %1$s is what the button does, %2$s an e-mail address or a phone number. */
  g_autofree char *name = g_strdup_printf (_ ("%1$s: %2$s"), tooltip, text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("edit-copy-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "contact");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "person.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
  gtk_box_append (self->contact, button);
}

static void
add_note (CohortPersonPage *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (self->contact, label);
}

static void
show_contact (CohortPersonPage *self, const CohortPerson *person)
{
  const char *phone = person->phone != NULL ? person->phone : person->phone_typed;

  clear_box (self->contact);
  if (person->email != NULL) {
    add_contact (self, person->email, _ ("Copy E-mail Address"));
  } else if (person->email_typed != NULL) {
    g_autofree char *text = g_strdup_printf (_ ("“%s” is no e-mail address: letters go by hand"),
                                             person->email_typed);

    add_note (self, text);
  } else {
    add_note (self, _ ("No e-mail: letters go by hand"));
  }
  if (phone != NULL)
    add_contact (self, phone, _ ("Copy Phone Number"));
}

static void
show_head (CohortPersonPage *self, CohortSnapshot *snapshot, const CohortPerson *person)
{
  const CohortMembership *membership
      = cohort_team_find_membership (snapshot, self->person, cohort_date_today ());
  g_autofree char *name = cohort_person_dup_name (person);
  g_autofree char *text = NULL;

  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (membership != NULL) {
    g_autofree char *role = cohort_membership_text_role (membership);
    g_autofree char *what = cohort_membership_text_what (snapshot, membership);

    text = g_strdup_printf (_ ("%1$s · %2$s"), role, what);
  }
  gtk_label_set_label (self->role, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->role), text != NULL);
  show_chips (self, person, membership);
  show_contact (self, person);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.change", membership != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.end", membership != NULL);
}

static void
show_lists (CohortPersonPage *self, CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) same = cohort_person_duplicate_rows_new (snapshot, self->person);
  g_autoptr (GPtrArray) answers = cohort_person_answer_rows_new (snapshot, self->person);
  g_autoptr (GPtrArray) memberships = cohort_person_membership_rows_new (snapshot, self->person);
  g_autoptr (GPtrArray) convenings = cohort_person_convening_rows_new (snapshot, self->person);
  g_autoptr (GPtrArray) invitations = cohort_person_invitation_rows_new (snapshot, self->person);
  g_autoptr (GPtrArray) letters = cohort_person_letter_rows_new (snapshot, self->person);
  g_autoptr (GPtrArray) kept = cohort_person_kept_rows_new (snapshot, self->person);

  gtk_widget_set_visible (GTK_WIDGET (self->same_group), same->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->answers_group), answers->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->letters_group), letters->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->kept_group), kept->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->convenings_group), convenings->len > 0);
  add_empty (memberships, _ ("Never on the team. “Add” puts this person on it."));
  add_empty (invitations, _ ("Not invited yet."));
  show_rows (self->same_group, same);
  show_rows (self->answers_group, answers);
  show_rows (self->memberships_group, memberships);
  show_rows (self->convenings_group, convenings);
  show_rows (self->invitations_group, invitations);
  show_rows (self->letters_group, letters);
  show_rows (self->kept_group, kept);
  cohort_person_timeline_show (self->timeline, snapshot, self->person);
}

/* The record that stands for the person now, or NULL when there is none any more. */
static const CohortPerson *
follow_person (CohortPersonPage *self, CohortSnapshot *snapshot)
{
  const CohortPerson *person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, self->person);
  guint n = cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len;

  /* A circle that a merge of two copies made ends too. */
  for (guint i = 0; i < n && person != NULL && person->merged_into != NULL; i++)
    person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person->merged_into);
  if (person != NULL && !g_str_equal (person->record.id, self->person)) {
    g_free (self->person);
    self->person = g_strdup (person->record.id);
  }
  return person;
}

/* Where the focus is, to be there again after the rows were made anew. */
static GtkWidget *
find_focused_group (CohortPersonPage *self, int *index)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row, *group;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  row = GTK_IS_LIST_BOX_ROW (focus) ? focus
                                    : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  group = row != NULL ? gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP) : NULL;
  *index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : 0;
  return group;
}

static void
restore_focus (CohortPersonPage *self, GtkWidget *group, int index)
{
  GPtrArray *rows = group != NULL ? g_object_get_data (G_OBJECT (group), "rows") : NULL;

  if (group == NULL)
    return;
  if (rows != NULL && rows->len > 0 && gtk_widget_get_visible (group)
      && gtk_widget_child_focus (g_ptr_array_index (rows, MIN ((guint)index, rows->len - 1)),
                                 GTK_DIR_TAB_FORWARD))
    return;
  gtk_widget_grab_focus (self->back_button);
}

static void
cohort_person_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortPersonPage *self = COHORT_PERSON_PAGE (page);
  const CohortPerson *person;
  GtkWidget *group;
  int index = 0;

  if (self->person == NULL)
    return;
  person = follow_person (self, snapshot);
  if (person == NULL) {
    g_clear_pointer (&self->person, g_free);
    g_signal_emit (self, back_signal, 0);
    return;
  }
  group = find_focused_group (self, &index);
  show_head (self, snapshot, person);
  show_lists (self, snapshot);
  restore_focus (self, group, index);
}

static void
cohort_person_page_open (CohortPage *page, const char *subject)
{
  CohortPersonPage *self = COHORT_PERSON_PAGE (page);

  if (g_strcmp0 (self->person, subject) != 0) {
    g_free (self->person);
    self->person = g_strdup (subject);
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  }
  cohort_page_queue_refresh (page);
}

static gboolean
cohort_person_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (COHORT_PERSON_PAGE (widget)->back_button);
}

static void
cohort_person_page_dispose (GObject *object)
{
  CohortPersonPage *self = COHORT_PERSON_PAGE (object);

  g_clear_pointer (&self->person, g_free);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_PERSON_PAGE);

  G_OBJECT_CLASS (cohort_person_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, name);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, role);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, chips);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, contact);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, same_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, answers_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, memberships_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, convenings_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, invitations_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, letters_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, kept_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonPage, timeline);
}

static void
cohort_person_page_class_init (CohortPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_person_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_person_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_person_page_open;
  widget_class->focus = cohort_focus_child;
  widget_class->grab_focus = cohort_person_page_grab_focus;

  back_signal = g_signal_new ("back", COHORT_TYPE_PERSON_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  g_type_ensure (COHORT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (COHORT_TYPE_PERSON_TIMELINE);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-person-page.ui");
  bind_children (widget_class);
  cohort_person_page_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "person.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "person.back",
                                       NULL);
}

static void
cohort_person_page_init (CohortPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** cohort_person_page_get_person: Returns: (transfer none) (nullable): id of who is shown */
const char *
cohort_person_page_get_person (CohortPersonPage *self)
{
  g_return_val_if_fail (COHORT_IS_PERSON_PAGE (self), NULL);

  return self->person;
}
