/* The fields of a person's form: filled from her records, and read back as what was changed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-form.h"

#include "cohort-choices.h"
#include "cohort-contact.h"
#include "cohort-date.h"
#include "cohort-isolate.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Where what a field shows comes from. */
typedef enum { FROM_PERSON, FROM_MEMBERSHIP, FROM_ORGANIZATION } Source;

typedef struct {
  const char *name; /* argument of the command and id of the widget */
  Source source;
  gsize offset; /* of the text in the record */
  gsize typed_offset; /* of what it was typed as; 0: there is no such thing */
  const char *vocabulary; /* (nullable): of a combo row */
  const char *unknown; /* (nullable): what a combo row says when there is no code */
} Field;

#define PERSON(member) .source = FROM_PERSON, .offset = G_STRUCT_OFFSET (CohortPerson, member)
#define MEMBERSHIP(member) \
  .source = FROM_MEMBERSHIP, .offset = G_STRUCT_OFFSET (CohortMembership, member)

static const Field fields[] = {
  {"given", PERSON (given)},
  {"family", PERSON (family)},
  {"preferred", PERSON (preferred)},
  {"email", PERSON (email), .typed_offset = G_STRUCT_OFFSET (CohortPerson, email_typed)},
  {"phone", PERSON (phone), .typed_offset = G_STRUCT_OFFSET (CohortPerson, phone_typed)},
  {"language", PERSON (language), .vocabulary = "language", .unknown = N_ ("English")},
  {"case_member", PERSON (case_member), .vocabulary = "yes-no", .unknown = N_ ("Not known")},
  {"needs", PERSON (needs)},
  {"note", PERSON (note)},
  {"role", MEMBERSHIP (role), .vocabulary = "role", .unknown = N_ ("Not known")},
  {"role_typed", MEMBERSHIP (role_typed)},
  {"organization", .source = FROM_ORGANIZATION,
   .offset = G_STRUCT_OFFSET (CohortOrganization, name)},
  {"sector", MEMBERSHIP (sector), .vocabulary = "sector", .unknown = N_ ("As the role says")},
  {"bands", MEMBERSHIP (bands)},
  {"lead", MEMBERSHIP (lead)},
  {"status", MEMBERSHIP (status), .vocabulary = "membership-status"},
  {"start", MEMBERSHIP (start)},
};

typedef struct {
  GtkWidget *widget; /* (unowned) */
  char *initial; /* (owned): what it said when it was filled */
  GPtrArray *codes; /* (owned) (nullable) (element-type utf8): of a combo row */
} Cell;

struct _CohortPersonForm {
  Cell cells[G_N_ELEMENTS (fields)];
  GCallback changed;
  gpointer user_data;
};

static int
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return (int) i;
  g_assert_not_reached ();
}

static char *
get_bands (GtkWidget *box)
{
  GString *bands = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *chip = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      g_string_append_printf (bands, "%s%s", bands->len > 0 ? " " : "",
                              (const char *) g_object_get_data (G_OBJECT (chip), "code"));
  }
  return g_string_free (bands, FALSE);
}

static void
set_bands (GtkWidget *box, const char *bands)
{
  g_auto (GStrv) codes = g_strsplit (bands, " ", -1);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *chip = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));
    const char *code = g_object_get_data (G_OBJECT (chip), "code");

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                  g_strv_contains ((const char *const *) codes, code));
  }
}

/* What a cell says now: a code, "true" for a switch that is on, or text; "" for nothing. */
static char *
get_value (const Cell *cell)
{
  if (GTK_IS_SWITCH (cell->widget))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (cell->widget)) ? "true" : "");
  if (GTK_IS_FLOW_BOX (cell->widget))
    return get_bands (cell->widget);
  if (ADW_IS_COMBO_ROW (cell->widget)) {
    guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (cell->widget));

    return g_strdup (selected < cell->codes->len ? g_ptr_array_index (cell->codes, selected) : "");
  }
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (cell->widget))));
}

static void
set_combo (Cell *cell, const char *code)
{
  for (guint i = 0; i < cell->codes->len; i++) {
    if (g_str_equal (g_ptr_array_index (cell->codes, i), code)) {
      adw_combo_row_set_selected (ADW_COMBO_ROW (cell->widget), i);
      return;
    }
  }
}

static void
set_value (Cell *cell, const char *value)
{
  if (GTK_IS_SWITCH (cell->widget))
    gtk_switch_set_active (GTK_SWITCH (cell->widget), *value != '\0');
  else if (GTK_IS_FLOW_BOX (cell->widget))
    set_bands (cell->widget, value);
  else if (ADW_IS_COMBO_ROW (cell->widget))
    set_combo (cell, value);
  else
    gtk_editable_set_text (GTK_EDITABLE (cell->widget), value);
  g_free (cell->initial);
  cell->initial = get_value (cell);
}

static char *
read_field (const Field *field, const CohortTeamMember *member)
{
  gconstpointer record = field->source == FROM_PERSON       ? (gconstpointer) member->person
                         : field->source == FROM_MEMBERSHIP ? (gconstpointer) member->membership
                                                            : member->organization;
  const char *text;

  if (record == NULL)
    return g_strdup ("");
  if (g_str_equal (field->name, "lead"))
    return g_strdup (member->membership->lead ? "true" : "");
  if (g_str_equal (field->name, "start"))
    return member->membership->start != 0 ? cohort_date_format (member->membership->start)
                                          : g_strdup ("");
  text = G_STRUCT_MEMBER (const char *, record, field->offset);
  /* English may be stored as such or not at all. */
  if (g_str_equal (field->name, "language") && g_strcmp0 (text, "en") == 0)
    text = NULL;
  if (text == NULL && field->typed_offset != 0)
    text = G_STRUCT_MEMBER (const char *, record, field->typed_offset);
  return g_strdup (text != NULL ? text : "");
}

static void
changed_cb (CohortPersonForm *self)
{
  g_autofree char *role = get_value (&self->cells[find_field ("role")]);

  /* A role of the list needs no words of its own. */
  gtk_widget_set_visible (self->cells[find_field ("role_typed")].widget,
                          g_str_equal (role, "other"));
  ((void (*) (gpointer)) self->changed) (self->user_data);
}

static void
add_choice (GtkStringList *labels, GPtrArray *codes, const char *code, const char *label)
{
  gtk_string_list_append (labels, label);
  g_ptr_array_add (codes, g_strdup (code));
}

static void
fill_combo (Cell *cell, const Field *field)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n = 0;
  const CohortWord *words;

  cell->codes = g_ptr_array_new_with_free_func (g_free);
  if (field->unknown != NULL)
    add_choice (labels, cell->codes, "", _ (field->unknown));
  if (g_str_equal (field->vocabulary, "language")) {
    add_choice (labels, cell->codes, "es", _ ("Spanish"));
  } else if (g_str_equal (field->vocabulary, "yes-no")) {
    add_choice (labels, cell->codes, "yes", _ ("Yes"));
    add_choice (labels, cell->codes, "no", _ ("No"));
  } else {
    words = cohort_vocabulary_get_words (field->vocabulary, &n);
    for (guint i = 0; i < n; i++)
      /* A membership is ended by saying when, which is another dialog. */
      if (!g_str_equal (words[i].code, "ended"))
        add_choice (labels, cell->codes, words[i].code,
                    cohort_vocabulary_get_label (field->vocabulary, words[i].code));
  }
  adw_combo_row_set_model (ADW_COMBO_ROW (cell->widget), G_LIST_MODEL (labels));
  cohort_combo_row_fit (cell->widget);
}

static void
fill_chips (CohortPersonForm *self, GtkWidget *box)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("band", &n);

  for (guint i = 0; i < n; i++) {
    g_autofree char *label
        = cohort_dup_isolated (cohort_vocabulary_get_label ("band", words[i].code));
    GtkWidget *chip = gtk_toggle_button_new_with_label (label);

    g_object_set_data (G_OBJECT (chip), "code", (gpointer) words[i].code);
    gtk_widget_add_css_class (chip, "pill-chip");
    g_signal_connect_swapped (chip, "toggled", G_CALLBACK (changed_cb), self);
    gtk_flow_box_append (GTK_FLOW_BOX (box), chip);
    gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
  }
}

/* Documented in the header. */
CohortPersonForm *
cohort_person_form_new (GtkWidget *dialog, GType type, GCallback changed, gpointer user_data)
{
  CohortPersonForm *self = g_new0 (CohortPersonForm, 1);

  self->changed = changed;
  self->user_data = user_data;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    Cell *cell = &self->cells[i];

    cell->widget = GTK_WIDGET (gtk_widget_get_template_child (dialog, type, fields[i].name));
    cell->initial = g_strdup ("");
    if (GTK_IS_FLOW_BOX (cell->widget))
      fill_chips (self, cell->widget);
    else if (ADW_IS_COMBO_ROW (cell->widget))
      fill_combo (cell, &fields[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    GtkWidget *widget = self->cells[i].widget;

    if (!GTK_IS_FLOW_BOX (widget))
      g_signal_connect_swapped (widget,
                                GTK_IS_SWITCH (widget)        ? "notify::active"
                                : ADW_IS_COMBO_ROW (widget) ? "notify::selected"
                                                              : "changed",
                                G_CALLBACK (changed_cb), self);
  }
  return self;
}

static void
disconnect_chips (CohortPersonForm *self, GtkWidget *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_signal_handlers_disconnect_by_data (
      gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child)), self);
}

/** cohort_person_form_free: while the dialog's template is still there */
void
cohort_person_form_free (CohortPersonForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    Cell *cell = &self->cells[i];

    if (GTK_IS_FLOW_BOX (cell->widget))
      disconnect_chips (self, cell->widget);
    else
      g_signal_handlers_disconnect_by_data (cell->widget, self);
    g_free (cell->initial);
    g_clear_pointer (&cell->codes, g_ptr_array_unref);
  }
  g_free (self);
}

/** cohort_person_form_fill: shows what is known of a person */
void
cohort_person_form_fill (CohortPersonForm *self, const CohortTeamMember *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *value = read_field (&fields[i], member);

    set_value (&self->cells[i], value);
  }
  changed_cb (self);
}

/** cohort_person_form_fill_new: shows the form as it is for somebody new */
void
cohort_person_form_fill_new (CohortPersonForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_value (&self->cells[i], g_str_equal (fields[i].name, "status") ? "active" : "");
  changed_cb (self);
}

static gboolean
is_changed (const Cell *cell)
{
  g_autofree char *value = get_value (cell);

  return !g_str_equal (value, cell->initial);
}

static char *
check_field (const Cell *cell, const char *name)
{
  g_autofree char *value = get_value (cell);
  g_autofree char *email = NULL;
  g_autoptr (GError) error = NULL;
  CohortDate day;

  if (*value == '\0')
    return NULL;
  if (g_str_equal (name, "email") && !cohort_email_normalise (value, &email))
    return g_strdup_printf (_ ("“%s” is no e-mail address. Write it as name@example.org."), value);
  if (g_str_equal (name, "start") && !cohort_date_parse_typed (value, &day, &error))
    return g_strdup (error->message);
  return NULL;
}

/** cohort_person_form_check: Returns: (transfer full) (nullable): why the form cannot be saved */
char *
cohort_person_form_check (CohortPersonForm *self)
{
  static const char *const checked[] = {"email", "start"};
  char *reason = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (checked); i++) {
    const Cell *cell = &self->cells[find_field (checked[i])];
    g_autofree char *problem = check_field (cell, checked[i]);

    if (problem != NULL)
      gtk_widget_add_css_class (cell->widget, "error");
    else
      gtk_widget_remove_css_class (cell->widget, "error");
    /* An address that came with a file and is none is no reason not to save the rest. */
    if (reason == NULL && is_changed (cell))
      reason = g_steal_pointer (&problem);
  }
  return reason;
}

/** cohort_person_form_has_name: Returns: whether there is a given or a family name */
gboolean
cohort_person_form_has_name (CohortPersonForm *self)
{
  g_autofree char *given = get_value (&self->cells[find_field ("given")]);
  g_autofree char *family = get_value (&self->cells[find_field ("family")]);

  return *given != '\0' || *family != '\0';
}

/** cohort_person_form_add_changes: Returns: how many fields were changed and added to @command */
guint
cohort_person_form_add_changes (CohortPersonForm *self, JsonObject *command)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const Cell *cell = &self->cells[i];
    g_autofree char *value = get_value (cell);

    if (!is_changed (cell) || !gtk_widget_get_visible (cell->widget))
      continue;
    if (GTK_IS_SWITCH (cell->widget))
      json_object_set_boolean_member (command, fields[i].name, *value != '\0');
    else
      json_object_set_string_member (command, fields[i].name, value);
    n++;
  }
  return n;
}
