/* The letters: whom each goes to, what it says, what is missing before it can go, and what left.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-page-private.h"

#include "cohort-compat.h"
#include "cohort-date.h"
#include "cohort-letter-row.h"
#include "cohort-letters.h"
#include "cohort-shown-layout.h"
#include "cohort-text.h"
#include "cohort-wrap-layout.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (CohortLettersPage, cohort_letters_page, COHORT_TYPE_PAGE)

#define FIRST_LETTER "welcome"
/* The room is the letter's. */
#define MAX_CHARS 28

/* What is on screen */

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  return cohort_letter_entry_matches (item, COHORT_LETTERS_PAGE (user_data)->wanted);
}

static void
show_selected (CohortLettersPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  cohort_letter_pane_show (self->pane, cohort_page_get_snapshot (COHORT_PAGE (self)),
                           gtk_single_selection_get_selected_item (self->selection),
                           self->is_register, position,
                           g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
  cohort_letters_page_update_acts (self);
}

static void
selected_cb (CohortLettersPage *self)
{
  CohortLetterEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_filling)
    return;
  if (entry != NULL) {
    g_free (self->wanted_key);
    self->wanted_key = g_strdup (cohort_letter_entry_get_key (entry));
  }
  show_selected (self);
}

static void
show_none (CohortLettersPage *self, gboolean is_search)
{
  const char *title = _ ("Nobody to Write To");
  const char *text = _ ("Nobody on the team gets this letter.");

  if (is_search) {
    title = _ ("Nothing Found");
    text = _ ("Try a part of the name, the organization or the number.");
  } else if (self->is_register) {
    title = _ ("No Letters Issued");
    text = _ ("What is issued under “Write” gets a number and stays here as it left.");
  } else if (gtk_widget_get_visible (GTK_WIDGET (self->convening_choice))
             && self->convening == NULL) {
    title = _ ("Which Convening?");
    text = _ ("This letter is about one convening. Choose it above.");
  } else if (self->convening != NULL) {
    text = _ ("Who goes to a convening, and who was there, is kept under Convenings.");
  }
  adw_status_page_set_title (self->none, title);
  adw_status_page_set_description (self->none, text);
  gtk_widget_set_visible (adw_status_page_get_child (self->none), self->is_register && !is_search);
}

static gboolean
is_any_new (CohortLettersPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (CohortLetterEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    if (cohort_letter_entry_is_new (entry))
      return TRUE;
  }
  return FALSE;
}

static void
show_list_state (CohortLettersPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  show_none (self, n > 0);
  gtk_stack_set_visible_child_name (self->list_stack, n_found > 0 ? "list" : "none");
  gtk_widget_set_visible (self->all_button, !self->is_register && is_any_new (self));
}

static void
show_summary (CohortLettersPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *letters = g_strdup_printf (ngettext ("%u letter", "%u letters", n), n);

  gtk_label_set_label (self->summary, letters);
}

/* Loading */

typedef struct {
  GWeakRef page;            /* it may be closed while its letters are looked at */
  CohortSnapshot *snapshot; /* (owned) */
  char *template;           /* (owned) (nullable): NULL: what was issued */
  char *convening;          /* (owned) (nullable) */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_weak_ref_clear (&load->page);
  cohort_snapshot_unref (load->snapshot);
  g_free (load->template);
  g_free (load->convening);
  g_free (load);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Load *load = data;
  GPtrArray *entries = load->template != NULL ? cohort_letter_entries_new_recipients (
                           load->snapshot, load->template, load->convening, cohort_date_today ())
                                              : cohort_letter_entries_new_issued (load->snapshot);

  g_task_return_pointer (task, entries, (GDestroyNotify)g_ptr_array_unref);
}

/* What was ticked stays so, as long as it is the same letter to the same. */
static void
keep_marks (CohortLettersPage *self, GPtrArray *entries)
{
  g_autoptr (GHashTable) marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (CohortLetterEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    if (cohort_letter_entry_is_marked (entry))
      g_hash_table_add (marked, g_strdup (cohort_letter_entry_get_key (entry)));
  }
  for (guint i = 0; i < entries->len; i++) {
    CohortLetterEntry *entry = g_ptr_array_index (entries, i);

    /* What has just been issued is done with. */
    if (g_hash_table_contains (marked, cohort_letter_entry_get_key (entry))
        && (self->is_register || cohort_letter_entry_is_new (entry)))
      cohort_letter_entry_set_marked (entry, TRUE);
    g_signal_connect_object (entry, "notify::marked", G_CALLBACK (cohort_letters_page_update_acts),
                             self, G_CONNECT_SWAPPED);
  }
}

static guint
find_wanted (CohortLettersPage *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; self->wanted_key != NULL && i < g_list_model_get_n_items (model); i++) {
    g_autoptr (CohortLetterEntry) entry = g_list_model_get_item (model, i);

    if (g_strcmp0 (cohort_letter_entry_get_key (entry), self->wanted_key) == 0
        || g_strcmp0 (cohort_letter_entry_get_letter (entry), self->wanted_key) == 0)
      return i;
  }
  return 0;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (CohortLettersPage) self = g_weak_ref_get (&load->page);
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);
  guint position;

  /* Cancelled: there is something newer to show, or the page has gone. */
  if (entries == NULL || self == NULL || self->list == NULL)
    return;
  self->is_filling = TRUE;
  keep_marks (self, entries);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       entries->pdata, entries->len);
  position = find_wanted (self);
  gtk_single_selection_set_selected (self->selection, position);
  self->is_filling = FALSE;
  show_summary (self);
  show_list_state (self);
  selected_cb (self);
  if (position > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
load (CohortLettersPage *self)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (self));
  g_autoptr (GTask) task = NULL;
  Load *load = g_new0 (Load, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  g_weak_ref_init (&load->page, self);
  load->snapshot = cohort_snapshot_ref (snapshot);
  load->template = g_strdup (self->is_register ? NULL : self->template);
  load->convening = g_strdup (self->convening);
  task = g_task_new (NULL, self->loading, loaded_cb, NULL);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_thread);
}

static void
load_other (CohortLettersPage *self)
{
  g_list_store_remove_all (self->items);
  load (self);
}

/* Which letter, about what */

static const CohortLetterKind *
find_kind (CohortLettersPage *self, const char *name)
{
  for (guint i = 0; i < self->kinds->len; i++) {
    const CohortLetterKind *kind = g_ptr_array_index (self->kinds, i);

    if (g_strcmp0 (kind->name, name) == 0)
      return kind;
  }
  return NULL;
}

static char *
describe_kind (const CohortLetterKind *kind)
{
  static const char *const to[] = {
      [COHORT_LETTER_TO_PERSON] = N_ ("%s (to a person)"),
      [COHORT_LETTER_TO_ORGANIZATION] = N_ ("%s (to an organization)"),
      [COHORT_LETTER_TO_PROGRAM] = N_ ("%s (to the program)"),
  };
  GString *text = g_string_new (_ (to[kind->to]));

  g_string_replace (text, "%s", kind->title, 1);
  return g_string_free (text, FALSE);
}

static void
show_convening_choice (CohortLettersPage *self)
{
  const CohortLetterKind *kind = find_kind (self, self->template);
  gboolean is_about = kind != NULL && kind->about_convening;

  gtk_widget_set_visible (GTK_WIDGET (self->convening_choice), is_about);
  g_clear_pointer (&self->convening, g_free);
  if (is_about)
    self->convening = g_strdup (
        cohort_choices_get (self->convenings, gtk_drop_down_get_selected (self->convening_choice)));
}

static void
fill_kinds (CohortLettersPage *self, const CohortSnapshot *snapshot)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  self->kinds = cohort_letters_list_templates (snapshot);
  for (guint i = 0; i < self->kinds->len; i++) {
    const CohortLetterKind *kind = g_ptr_array_index (self->kinds, i);

    gtk_string_list_take (labels, describe_kind (kind));
    if (g_strcmp0 (kind->name, self->template) == 0)
      selected = i;
  }
  gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->kind_choice, selected);
  if (self->kinds->len > 0) {
    g_free (self->template);
    self->template
        = g_strdup (((const CohortLetterKind *)g_ptr_array_index (self->kinds, selected))->name);
  }
}

static void
fill_convenings (CohortLettersPage *self, const CohortSnapshot *snapshot)
{
  g_autofree char *before
      = self->convenings != NULL ? g_strdup (cohort_choices_get (
            self->convenings, gtk_drop_down_get_selected (self->convening_choice)))
                                 : NULL;
  g_autoptr (GtkStringList) labels = NULL;

  g_clear_pointer (&self->convenings, cohort_choices_free);
  self->convenings = cohort_choices_new_convenings (snapshot, _ ("Choose a convening"));
  labels = gtk_string_list_new (cohort_choices_get_labels (self->convenings));
  gtk_drop_down_set_model (self->convening_choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->convening_choice,
                              before != NULL ? cohort_choices_find (self->convenings, before) : 0);
}

static void
choice_changed_cb (CohortLettersPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_choice);

  if (self->is_filling || self->kinds == NULL || selected >= self->kinds->len)
    return;
  g_free (self->template);
  self->template
      = g_strdup (((const CohortLetterKind *)g_ptr_array_index (self->kinds, selected))->name);
  show_convening_choice (self);
  load_other (self);
}

static void
view_changed_cb (CohortLettersPage *self)
{
  gboolean is_register = gtk_toggle_button_get_active (self->issued_chip);

  if (is_register == self->is_register)
    return;
  self->is_register = is_register;
  gtk_widget_set_visible (self->what_box, !is_register);
  if (cohort_page_get_snapshot (COHORT_PAGE (self)) != NULL)
    load_other (self);
}

/* Hands */

static void
write_clicked_cb (CohortLettersPage *self)
{
  gtk_toggle_button_set_active (self->write_chip, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_choice));
}

static void
search_changed_cb (CohortLettersPage *self)
{
  g_free (self->wanted);
  self->wanted = cohort_text_fold (gtk_editable_get_text (self->search));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_list_state (self);
}

static gboolean
can_be_issued (CohortLetterEntry *entry)
{
  return cohort_letter_entry_is_new (entry) && cohort_letter_entry_get_problems (entry)->len == 0;
}

/* All that can be issued; when they are chosen already, none. */
static void
all_clicked_cb (CohortLettersPage *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (model), n_left = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (CohortLetterEntry) entry = g_list_model_get_item (model, i);

    n_left += can_be_issued (entry) && !cohort_letter_entry_is_marked (entry) ? 1 : 0;
  }
  for (guint i = 0; i < n; i++) {
    g_autoptr (CohortLetterEntry) entry = g_list_model_get_item (model, i);

    cohort_letter_entry_set_marked (entry, n_left > 0 && can_be_issued (entry));
  }
}

static void
activated_cb (CohortLettersPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane));
}

static void
back_cb (CohortLettersPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  cohort_compat_focus_selected (self->list);
}

static void
step_cb (CohortLettersPage *self, int step)
{
  guint position = gtk_single_selection_get_selected (self->selection) + (guint)step;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* In one pane a row leads to its letter. */
static void
folded_cb (CohortLettersPage *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  gtk_list_view_set_single_click_activate (self->list, is_folded);
  cohort_letter_pane_set_folded (self->pane, is_folded);
}

/** cohort_letters_page_list_chosen: see the header */
GPtrArray *
cohort_letters_page_list_chosen (CohortLettersPage *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer shown = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (CohortLetterEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    if (cohort_letter_entry_is_marked (entry))
      g_ptr_array_add (chosen, g_steal_pointer (&entry));
  }
  if (chosen->len == 0 && shown != NULL)
    g_ptr_array_add (chosen, g_object_ref (shown));
  return chosen;
}

static void
cohort_letters_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortLettersPage *self = COHORT_LETTERS_PAGE (page);
  gboolean is_empty = cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len == 0
                      && cohort_snapshot_get_records (snapshot, COHORT_RECORD_LETTER)->len == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "content");
  gtk_widget_set_visible (self->header_box, !is_empty);
  self->is_filling = TRUE;
  fill_kinds (self, snapshot);
  fill_convenings (self, snapshot);
  show_convening_choice (self);
  self->is_filling = FALSE;
  load (self);
}

static void
cohort_letters_page_open (CohortPage *page, const char *subject)
{
  CohortLettersPage *self = COHORT_LETTERS_PAGE (page);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (page);
  const CohortIssuedLetter *letter
      = snapshot != NULL ? cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER, subject) : NULL;

  g_free (self->wanted_key);
  self->wanted_key = g_strdup (letter != NULL ? letter->number : subject);
  gtk_editable_set_text (self->search, "");
  gtk_toggle_button_set_active (letter != NULL ? self->issued_chip : self->write_chip, TRUE);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane));
  cohort_page_queue_refresh (page);
}

static void
cohort_letters_page_dispose (GObject *object)
{
  CohortLettersPage *self = COHORT_LETTERS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_LETTERS_PAGE);
  g_clear_object (&self->acts);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->convenings, cohort_choices_free);
  g_clear_pointer (&self->template, g_free);
  g_clear_pointer (&self->convening, g_free);
  g_clear_pointer (&self->wanted_key, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cohort_letters_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, header_box);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, issue_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, write_chip);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, issued_chip);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, what_box);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, convening_choice);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, search);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, none);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, list);
  gtk_widget_class_bind_template_child (widget_class, CohortLettersPage, pane);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
}

static void
cohort_letters_page_class_init (CohortLettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_letters_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_letters_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_letters_page_open;

  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_LETTER_PANE);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-letters-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_install_action (widget_class, "page.print", NULL,
                                   cohort_letters_page_print_action);
}

static void
setup_choice_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer is_button)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (GPOINTER_TO_INT (is_button)) {
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_lines (GTK_LABEL (label), 2);
    gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  } else {
    gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  }
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Titles of letters are long: two lines on the button, whole in the list. */
static GtkListItemFactory *
choice_factory_new (gboolean is_button)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), GINT_TO_POINTER (is_button));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  return factory;
}

static void
make_choices (CohortLettersPage *self)
{
  g_autoptr (GtkListItemFactory) button = choice_factory_new (TRUE);
  g_autoptr (GtkListItemFactory) rows = choice_factory_new (FALSE);

  gtk_drop_down_set_factory (self->kind_choice, button);
  gtk_drop_down_set_list_factory (self->kind_choice, rows);
  cohort_drop_down_set_name (GTK_WIDGET (self->kind_choice), _ ("Letter"));
  cohort_drop_down_set_name (GTK_WIDGET (self->convening_choice), _ ("Convening"));
}

static void
make_model (CohortLettersPage *self)
{
  g_autoptr (GtkListItemFactory) factory = cohort_letter_row_factory_new ();
  GtkFilterListModel *filtered;

  self->items = g_list_store_new (COHORT_TYPE_LETTER_ENTRY);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                        g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
cohort_letters_page_init (CohortLettersPage *self)
{
  g_autoptr (GMenuModel) menu = cohort_letters_page_menu_new ();

  self->wanted = g_strdup ("");
  self->template = g_strdup (FIRST_LETTER);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  self->acts = cohort_letters_page_acts_new (self);
  cohort_page_add_header_actions (COHORT_PAGE (self), "letters", G_ACTION_GROUP (self->acts));
  make_choices (self);
  make_model (self);
  folded_cb (self);
}
