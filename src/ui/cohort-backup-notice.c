/* A bar that says the backup of the day failed, until there is one or it is put away.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-notice.h"

#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define SPACING 12
/* As wide as lines are good to read; with less room than that, the buttons are below. */
#define LINE_CHARACTERS 48

struct _CohortBackupNotice {
  GtkBox parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (CohortBackupNotice, cohort_backup_notice, GTK_TYPE_BOX)

static guint dismissed_signal;

static void
dismiss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_set_visible (widget, FALSE);
  g_signal_emit (widget, dismissed_signal, 0);
}

static void
cohort_backup_notice_class_init (CohortBackupNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_layout_manager_type (widget_class, COHORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_install_action (widget_class, "notice.dismiss", NULL, dismiss_action);
  dismissed_signal = g_signal_new ("dismissed", COHORT_TYPE_BACKUP_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_text (CohortBackupNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_max_width_chars (self->label, LINE_CHARACTERS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  return box;
}

static GtkWidget *
make_backup_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Back Up Now…"));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.backup");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back Up Now…"), -1);
  return button;
}

static GtkWidget *
make_dismiss_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Dismiss"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "notice.dismiss");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dismiss"), -1);
  return button;
}

static void
cohort_backup_notice_init (CohortBackupNotice *self)
{
  GtkBox *box = GTK_BOX (self);

  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", SPACING, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "notice");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_box_append (box, make_text (self));
  gtk_box_append (box, make_backup_button ());
  gtk_box_append (box, make_dismiss_button ());
}

/** cohort_backup_notice_show: see the header */
void
cohort_backup_notice_show (CohortBackupNotice *self, const char *sentence)
{
  g_return_if_fail (COHORT_IS_BACKUP_NOTICE (self));

  gtk_label_set_label (self->label, sentence != NULL ? sentence : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}
