/* Two records of one person, or of one organization, put together field by field.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-merge-dialog.h"

#include "cohort-columns-layout.h"
#include "cohort-dialog-pending.h"
#include "cohort-dialog-size.h"
#include "cohort-form-guard.h"
#include "cohort-merge-fields.h"
#include "cohort-person-text.h"
#include "cohort-record-chooser.h"
#include "cohort-row-group.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Narrower than two of these, the values stand one below the other. */
#define MIN_VALUE_WIDTH 200

typedef struct {
  const CohortMergeField *field;
  GtkCheckButton *values[2];
  gboolean touched; /* chosen by the person, so that it no longer follows who stays */
} Choice;

struct _CohortMergeDialog {
  AdwWindow parent_instance;

  CohortStore *store;       /* (owned) */
  CohortSnapshot *snapshot; /* (owned): what is compared */
  CohortRecordKind kind;
  char *ids[2];       /* (owned) */
  char *names[2];     /* (owned) */
  GPtrArray *fields;  /* (owned) (nullable) (element-type CohortMergeField) */
  GPtrArray *choices; /* (owned) (element-type Choice): of the fields that differ */
  gboolean following; /* values change because who stays did */

  GtkWidget *accept_button;
  GtkLabel *problem;
  GtkLabel *preview;
  AdwPreferencesGroup *who_group;
  AdwPreferencesGroup *fields_group;
  AdwPreferencesGroup *same_group;
  AdwExpanderRow *same_row;
  GtkCheckButton *stays[2];
};

G_DEFINE_FINAL_TYPE (CohortMergeDialog, cohort_merge_dialog, ADW_TYPE_WINDOW)

/* Which of the two stays: 0 or 1. */
static guint
get_survivor (CohortMergeDialog *self)
{
  return gtk_check_button_get_active (self->stays[1]) ? 1 : 0;
}

static char *
list_belongings (CohortMergeDialog *self, guint which)
{
  return self->kind == COHORT_RECORD_PERSON
             ? cohort_person_text_belongings (self->snapshot, self->ids[which])
             : cohort_organization_text_belongings (self->snapshot, self->ids[which]);
}

/* What Merge would do, under the form. */
static void
show_preview (CohortMergeDialog *self)
{
  guint survivor = get_survivor (self);
  g_autofree char *moving = list_belongings (self, 1 - survivor);
  g_autofree char *text = NULL;

  if (self->kind == COHORT_RECORD_ORGANIZATION)
    /* Translators: %1$s and %2$s are names of organizations. */
    text = g_strdup_printf (_ ("“%1$s” is kept as another spelling of “%2$s”."),
                            self->names[1 - survivor], self->names[survivor]);
  else if (moving == NULL)
    text = g_strdup (_ ("Nothing else belongs to the record that goes."));
  else
    /* Translators: %s is such as "2 memberships, 1 expense". */
    text = g_strdup_printf (_ ("Moves to the record that stays: %s."), moving);
  gtk_label_set_label (self->preview, text);
}

/* What stays is better than what goes, and anything is better than nothing. */
static void
follow_survivor (CohortMergeDialog *self)
{
  guint survivor = get_survivor (self);

  self->following = TRUE;
  for (guint i = 0; i < self->choices->len; i++) {
    Choice *choice = g_ptr_array_index (self->choices, i);
    guint best = choice->field->values[survivor] != NULL ? survivor : 1 - survivor;

    if (!choice->touched)
      gtk_check_button_set_active (choice->values[best], TRUE);
  }
  self->following = FALSE;
  show_preview (self);
}

static void
value_toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  CohortMergeDialog *self = COHORT_MERGE_DIALOG (
      gtk_widget_get_ancestor (GTK_WIDGET (button), COHORT_TYPE_MERGE_DIALOG));
  Choice *choice = user_data;

  if (self != NULL && !self->following)
    choice->touched = TRUE;
}

static JsonObject *
make_command (CohortMergeDialog *self)
{
  guint survivor = get_survivor (self);
  gboolean is_person = self->kind == COHORT_RECORD_PERSON;
  JsonObject *command = cohort_command_new (
      is_person ? "person.merge" : "organization.merge", is_person ? "person" : "organization",
      self->ids[survivor], "other", self->ids[1 - survivor], NULL);
  JsonArray *take;

  if (!is_person)
    return command;
  take = json_array_new ();
  for (guint i = 0; i < self->choices->len; i++) {
    const Choice *choice = g_ptr_array_index (self->choices, i);

    if (gtk_check_button_get_active (choice->values[1 - survivor]))
      json_array_add_string_element (take, choice->field->name);
  }
  json_object_set_array_member (command, "take", take);
  return command;
}

static void
merge_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  cohort_dialog_set_pending (GTK_WINDOW (self), FALSE);
  if (cohort_store_run_finish (COHORT_STORE (source), result, &error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  if (self->problem == NULL) /* closed in the meantime */
    return;
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_set_sensitive (self->accept_button, TRUE);
}

static void
accept_clicked_cb (CohortMergeDialog *self)
{
  g_autoptr (JsonObject) command = make_command (self);

  gtk_widget_set_sensitive (self->accept_button, FALSE);
  cohort_dialog_set_pending (GTK_WINDOW (self), TRUE);
  cohort_store_run_async (self->store, command, NULL, merge_ready_cb, g_object_ref (self));
}

static void
cohort_merge_dialog_dispose (GObject *object)
{
  CohortMergeDialog *self = COHORT_MERGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_MERGE_DIALOG);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cohort_merge_dialog_parent_class)->dispose (object);
}

static void
cohort_merge_dialog_finalize (GObject *object)
{
  CohortMergeDialog *self = COHORT_MERGE_DIALOG (object);

  for (guint i = 0; i < 2; i++) {
    g_free (self->ids[i]);
    g_free (self->names[i]);
  }

  G_OBJECT_CLASS (cohort_merge_dialog_parent_class)->finalize (object);
}

static void
cohort_merge_dialog_class_init (CohortMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cohort_merge_dialog_finalize;
  cohort_form_class_guard (widget_class);

  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortMergeDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, CohortMergeDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CohortMergeDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, CohortMergeDialog, who_group);
  gtk_widget_class_bind_template_child (widget_class, CohortMergeDialog, fields_group);
  gtk_widget_class_bind_template_child (widget_class, CohortMergeDialog, same_group);
  gtk_widget_class_bind_template_child (widget_class, CohortMergeDialog, same_row);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
}

static void
cohort_merge_dialog_init (CohortMergeDialog *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_dialog_keep_within_parent (GTK_WINDOW (self));
  cohort_form_guard (GTK_WINDOW (self), NULL);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept_button);
}

/* What tells one record from the other beside its name. */
static char *
describe (CohortMergeDialog *self, guint which)
{
  g_autofree char *belongings = list_belongings (self, which);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (self->kind == COHORT_RECORD_PERSON) {
    const CohortPerson *person
        = cohort_snapshot_find (self->snapshot, self->kind, self->ids[which]);

    g_strv_builder_add (parts, person->email != NULL ? person->email : _ ("No e-mail"));
  } else {
    const CohortOrganization *organization
        = cohort_snapshot_find (self->snapshot, self->kind, self->ids[which]);

    if (organization->sector != NULL)
      g_strv_builder_add (parts, cohort_vocabulary_get_label ("sector", organization->sector));
    if (organization->city != NULL)
      g_strv_builder_add (parts, organization->city);
  }
  g_strv_builder_add (parts, belongings != NULL ? belongings : _ ("nothing belongs to it"));
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static void
add_who (CohortMergeDialog *self, guint which)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *subtitle = describe (self, which);
  /* Translators: %s is a person or an organization. */
  g_autofree char *label = g_strdup_printf (_ ("Keep %s"), self->names[which]);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->names[which]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->who_group, row);
  self->stays[which] = GTK_CHECK_BUTTON (button);
}

static GtkWidget *
make_value (Choice *choice, guint which)
{
  const char *value = choice->field->values[which];
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (value != NULL ? value : _ ("Nothing"));
  g_autofree char *name = g_strdup_printf (_ ("%1$s: %2$s"), choice->field->title,
                                           value != NULL ? value : _ ("Nothing"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (value == NULL)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "toggled", G_CALLBACK (value_toggled_cb), choice);
  return button;
}

static void
add_choice (CohortMergeDialog *self, const CohortMergeField *field)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new (field->title);

  choice->field = field;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_set_layout_manager (values, g_object_new (COHORT_TYPE_COLUMNS_LAYOUT,
                                                       "min-column-width", MIN_VALUE_WIDTH,
                                                       "max-columns", 2, "spacing", 12, NULL));
  for (guint i = 0; i < 2; i++) {
    GtkWidget *button = make_value (choice, i);

    choice->values[i] = GTK_CHECK_BUTTON (button);
    gtk_box_append (GTK_BOX (values), button);
  }
  gtk_check_button_set_group (choice->values[1], choice->values[0]);
  gtk_widget_add_css_class (box, "form-cell");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), values);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (self->fields_group, row);
  g_ptr_array_add (self->choices, choice);
}

static void
add_same (CohortMergeDialog *self, const CohortMergeField *field)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->values[0]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), field->title);
  adw_expander_row_add_row (self->same_row, row);
}

static void
add_fields (CohortMergeDialog *self)
{
  guint n_same = 0;
  g_autofree char *title = NULL;

  self->fields = cohort_merge_fields_new (
      cohort_snapshot_find (self->snapshot, COHORT_RECORD_PERSON, self->ids[0]),
      cohort_snapshot_find (self->snapshot, COHORT_RECORD_PERSON, self->ids[1]));
  for (guint i = 0; i < self->fields->len; i++) {
    const CohortMergeField *field = g_ptr_array_index (self->fields, i);

    if (cohort_merge_field_is_same (field)) {
      add_same (self, field);
      n_same++;
    } else {
      add_choice (self, field);
    }
  }
  title = g_strdup_printf (ngettext ("%u field is the same", "%u fields are the same", n_same),
                           n_same);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->same_row), title);
  gtk_widget_set_visible (GTK_WIDGET (self->same_group), n_same > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->fields_group), self->choices->len > 0);
}

static char *
name_record (CohortMergeDialog *self, const char *id)
{
  const CohortOrganization *organization;

  if (self->kind == COHORT_RECORD_PERSON)
    return cohort_team_dup_person_name (self->snapshot, id);
  organization = cohort_snapshot_find (self->snapshot, self->kind, id);
  return g_strdup (organization->name);
}

static void
fill (CohortMergeDialog *self)
{
  add_who (self, 0);
  add_who (self, 1);
  gtk_check_button_set_group (self->stays[1], self->stays[0]);
  gtk_check_button_set_active (self->stays[0], TRUE);
  if (self->kind == COHORT_RECORD_PERSON) {
    add_fields (self);
  } else {
    adw_preferences_group_set_title (self->who_group, _ ("Which Name Stays"));
    gtk_widget_set_visible (GTK_WIDGET (self->fields_group), FALSE);
    gtk_widget_set_visible (GTK_WIDGET (self->same_group), FALSE);
  }
  g_signal_connect_object (self->stays[1], "toggled", G_CALLBACK (follow_survivor), self,
                           G_CONNECT_SWAPPED);
  follow_survivor (self);
}

/* Documented in the header. */
void
cohort_merge_dialog_present (GtkWidget *widget,
                             CohortStore *store,
                             CohortRecordKind kind,
                             const char *one,
                             const char *other)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  CohortMergeDialog *self;

  g_return_if_fail (kind == COHORT_RECORD_PERSON || kind == COHORT_RECORD_ORGANIZATION);

  /* Gone while the other was chosen: nothing to compare any more. */
  if (snapshot == NULL || cohort_snapshot_find (snapshot, kind, one) == NULL
      || cohort_snapshot_find (snapshot, kind, other) == NULL)
    return;
  self = g_object_new (
      COHORT_TYPE_MERGE_DIALOG, "transient-for", gtk_widget_get_root (widget), "title",
      kind == COHORT_RECORD_PERSON ? _ ("Merge People") : _ ("Merge Organizations"), NULL);
  self->store = g_object_ref (store);
  self->snapshot = cohort_snapshot_ref (snapshot);
  self->kind = kind;
  self->ids[0] = g_strdup (one);
  self->ids[1] = g_strdup (other);
  for (guint i = 0; i < 2; i++)
    self->names[i] = name_record (self, self->ids[i]);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}

typedef struct {
  GtkWidget *widget;  /* (owned) */
  CohortStore *store; /* (owned) */
  CohortRecordKind kind;
  char *one; /* (owned) */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_object_unref (asking->store);
  g_free (asking->one);
  g_free (asking);
}

static void
chosen_cb (const char *value, gpointer user_data)
{
  const Asking *asking = user_data;

  cohort_merge_dialog_present (asking->widget, asking->store, asking->kind, asking->one, value);
}

/** cohort_merge_dialog_choose: asks which other record is the same, then shows both */
void
cohort_merge_dialog_choose (GtkWidget *widget,
                            CohortStore *store,
                            CohortRecordKind kind,
                            const char *one)
{
  const CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  g_autoptr (CohortChoices) choices = kind == COHORT_RECORD_PERSON
                                          ? cohort_choices_new_people (snapshot, NULL)
                                          : cohort_choices_new_organizations (snapshot);
  Asking *asking = g_new0 (Asking, 1);

  asking->widget = g_object_ref (widget);
  asking->store = g_object_ref (store);
  asking->kind = kind;
  asking->one = g_strdup (one);
  cohort_record_chooser_present (widget, _ ("Merge With"), choices, one, chosen_cb, asking,
                                 asking_free);
}
