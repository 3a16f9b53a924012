/* How a community of practice is started: a checklist, each step with what shows that it was taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-start-group.h"

#include "cohort-date.h"
#include "cohort-kept-rows.h"
#include "cohort-line.h"
#include "cohort-money-row.h"
#include "cohort-start-steps.h"

#include <glib/gi18n-lib.h>

struct _CohortStartGroup {
  CohortRowGroup parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CohortStartGroup, cohort_start_group, COHORT_TYPE_ROW_GROUP)

static void
cohort_start_group_class_init (CohortStartGroupClass *klass)
{
}

static void
cohort_start_group_init (CohortStartGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("How to Start"));
  self->list = cohort_kept_rows_new (_ ("How to start"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

/* (nullable): "Marked on Sep 3, 2024: We met the office." */
static char *
dup_mark (const CohortStartStep *step)
{
  g_autofree char *day = step->marked ? cohort_date_format (step->marked_on) : NULL;

  if (day == NULL)
    return NULL;
  if (step->words == NULL)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("Marked as done on %s."), day);
  /* Translators: %1$s is a day, %2$s what was written about it. */
  return g_strdup_printf (_ ("Marked as done on %1$s: %2$s"), day, step->words);
}

static char *
dup_text (const CohortStartStep *step)
{
  g_autofree char *mark = dup_mark (step);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s: %s", step->label, step->done ? _ ("done") : _ ("not yet"),
                          step->text != NULL ? step->text : "");
  for (guint i = 0; i < step->evidence->len; i++)
    g_string_append_printf (text, " %s", (const char *)g_ptr_array_index (step->evidence, i));
  if (mark != NULL)
    g_string_append_printf (text, " %s", mark);
  return g_string_free (text, FALSE);
}

static void
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *line;

  if (text == NULL)
    return;
  line = cohort_line_new (css_class);
  gtk_label_set_label (GTK_LABEL (line), text);
  gtk_box_append (GTK_BOX (box), line);
}

/* What is recorded cannot be unmarked; what nobody recorded can be marked. */
static void
add_button (GtkWidget *box, const CohortStartStep *step)
{
  const char *format = step->marked ? _ ("Remove the mark of “%s”") : _ ("Mark “%s” as done");
  g_autofree char *label = g_strdup_printf (format, step->label);
  GtkWidget *button;

  if (step->done && !step->marked)
    return;
  button = gtk_button_new_with_mnemonic (step->marked ? _ ("Remove _Mark") : _ ("_Mark as Done…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "contact");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", step->code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  step->marked ? "start.unmark" : "start.mark");
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_head (const CohortStartStep *step)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = cohort_line_new ("heading");

  gtk_label_set_label (GTK_LABEL (label), step->label);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), cohort_money_chip_new (step->done ? _ ("Done") : _ ("Not yet"),
                                                         step->done ? "success" : ""));
  return head;
}

static GtkWidget *
make_row (const CohortStartStep *step, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *mark = dup_mark (step);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), make_head (step));
  add_line (box, step->text, "dim-label");
  for (guint i = 0; i < step->evidence->len; i++)
    add_line (box, g_ptr_array_index (step->evidence, i), "body");
  add_line (box, mark, "body");
  add_button (box, step);
  row = cohort_money_row_new (step->code, text, box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/** cohort_start_group_show: see the header */
void
cohort_start_group_show (CohortStartGroup *self, const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) steps = cohort_start_steps_check (snapshot, today);
  g_autofree char *summary = NULL;
  guint n_done = 0;

  g_return_if_fail (COHORT_IS_START_GROUP (self));

  for (guint i = 0; i < steps->len; i++) {
    const CohortStartStep *step = g_ptr_array_index (steps, i);
    g_autofree char *text = dup_text (step);

    n_done += step->done;
    if (!cohort_kept_rows_has (self->list, (int)i, step->code, text))
      cohort_kept_rows_put (self->list, (int)i, make_row (step, text), step->code, text);
  }
  cohort_kept_rows_cut (self->list, (int)steps->len);
  summary = g_strdup_printf (
      ngettext ("%1$u of %2$u step taken", "%1$u of %2$u steps taken", steps->len), n_done,
      steps->len);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), summary);
  gtk_widget_set_visible (GTK_WIDGET (self), steps->len > 0);
}
