/* The application: one window over one database.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-application.h"

#include "cohort-button-names.h"
#include "cohort-compat.h"
#include "cohort-help-topics.h"
#include "cohort-help-window.h"
#include "cohort-message-dialog.h"
#include "cohort-run.h"
#include "cohort-ui-resources.h"
#include "cohort-window.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define PATIENCE_MS 300

struct _CohortApplication {
  AdwApplication parent_instance;

  char *database;     /* (owned) (nullable): --db */
  CohortStore *store; /* (owned) (nullable): being opened for the window that is to come */
  gboolean opens_early;
  guint patience; /* source id, or 0: until the window is shown without its data */
  GPtrArray *pending; /* (owned) (element-type GFile): imported once the data is there */
};

G_DEFINE_FINAL_TYPE (CohortApplication, cohort_application, ADW_TYPE_APPLICATION)

/* One that was left is none to come back to, but may still have something to write. */
static CohortWindow *
find (CohortApplication *self, gboolean is_closing)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (COHORT_IS_WINDOW (l->data) && cohort_window_is_closing (l->data) == is_closing)
      return l->data;
  return NULL;
}

static CohortWindow *
find_window (CohortApplication *self)
{
  return find (self, FALSE);
}

static void
quit_response_cb (GtkWindow *window)
{
  gtk_window_destroy (window);
}

/* A database that cannot be opened is not touched; the person learns why and the program ends. */
static void
show_open_error (CohortApplication *self, const GError *error)
{
  GtkWidget *dialog = cohort_message_dialog_new (GTK_WINDOW (find_window (self)),
                                                 _ ("Cohort Cannot Open Its Data"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "quit", _ ("_Quit"));
  if (find_window (self) != NULL)
    g_signal_connect_object (dialog, "response", G_CALLBACK (quit_response_cb), find_window (self),
                             G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_pending (CohortApplication *self)
{
  CohortWindow *window = find_window (self);

  /* Before its data is there nobody knows what to say of a file. */
  if (window == NULL || cohort_store_get_program (cohort_window_get_store (window)) == NULL)
    return;
  for (guint i = 0; i < self->pending->len; i++)
    cohort_window_import (window, g_ptr_array_index (self->pending, i));
  g_ptr_array_set_size (self->pending, 0);
}

static void
present_window (CohortApplication *self)
{
  CohortWindow *window = find_window (self);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
}

static gboolean
present_window_cb (gpointer user_data)
{
  CohortApplication *self = user_data;

  self->patience = 0;
  present_window (self);
  return G_SOURCE_REMOVE;
}

static void
open_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean opened = cohort_store_open_finish (COHORT_STORE (source), result, &error);

  present_window (self);
  if (opened)
    import_pending (self);
  else
    show_open_error (self, error);
}

static void
open_store (CohortApplication *self)
{
  g_autofree char *path
      = self->database != NULL ? g_strdup (self->database) : cohort_default_database_path ();

  self->store = cohort_store_new ();
  cohort_store_open_async (self->store, path, NULL, open_ready_cb, g_object_ref (self));
}

static void
cohort_application_activate (GApplication *application)
{
  CohortApplication *self = COHORT_APPLICATION (application);

  if (find_window (self) == NULL) {
    if (self->store == NULL)
      open_store (self);
    cohort_window_new (ADW_APPLICATION (application), self->store);
    g_clear_object (&self->store);
    /* A window that shows its data at once is worth a moment; a slow disk is not. */
    self->patience = g_timeout_add (PATIENCE_MS, present_window_cb, self);
    return;
  }
  present_window (self);
}

static void
cohort_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  CohortApplication *self = COHORT_APPLICATION (application);
  gboolean is_open = find_window (self) != NULL;

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->pending, g_object_ref (files[i]));
  cohort_application_activate (application);
  if (is_open)
    import_pending (self);
}

static int
cohort_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  CohortApplication *self = COHORT_APPLICATION (application);
  const char *path;

  if (g_variant_dict_lookup (options, "db", "^&ay", &path)) {
    g_free (self->database);
    self->database = g_canonicalize_filename (path, NULL);
    /* Another database is another instance. */
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  }
  return -1;
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  /* Over no window it would belong to nobody, and go with the process. */
  if (parent == NULL || !gtk_widget_get_visible (GTK_WIDGET (parent))) {
    g_application_activate (user_data);
    present_window (user_data);
    parent = GTK_WINDOW (find_window (user_data));
  }
  adw_show_about_window (
      parent, "title", _ ("About Cohort"), "application-name", _ ("Cohort"), "application-icon",
      g_application_get_application_id (G_APPLICATION (user_data)), "version", PACKAGE_VERSION,
      "developer-name", _ ("The Cohort authors"), "copyright", "© 2026 The Cohort authors",
      "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("The team, the convenings and the travel money of a county’s Local Implementation Team."),
      NULL);
}

static gboolean
help_key_cb (GtkWidget *window, GVariant *arguments, gpointer user_data)
{
  cohort_help_window_present (GTK_APPLICATION (user_data),
                              cohort_help_topics_find (GTK_WINDOW (window)));
  return TRUE;
}

/* The application's keys are for its windows only; help is for their dialogs, too, and so is what
 * has to be mended of windows. */
static void
windows_changed_cb (
    GListModel *windows, guint position, guint removed, guint added, gpointer user_data)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    GtkEventController *keys = gtk_shortcut_controller_new ();

    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                          gtk_callback_action_new (help_key_cb, user_data, NULL)));
    gtk_widget_add_controller (window, keys);
    cohort_compat_watch (GTK_WINDOW (window));
  }
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);

  cohort_help_window_present (
      application, cohort_help_topics_find (gtk_application_get_active_window (application)));
}

/* Whatever is open over the window may ask, and keep it; what it still writes is waited for. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CohortWindow *window = find_window (user_data);

  if (window == NULL)
    window = find (user_data, TRUE);
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (user_data);
}

static void
set_accels (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *accels[3];
  } keys[] = {
      {"app.help", {"F1"}},
      {"app.quit", {"<Control>q"}},
      {"window.close", {"<Control>w"}},
      {"win.undo", {"<Control>z"}},
      {"win.redo", {"<Control><Shift>z", "<Control>y"}},
      {"win.import", {"<Control>o"}},
      {"win.export-roster", {"<Control>e"}},
      {"win.print", {"<Control>p"}},
      {"win.preferences", {"<Control>comma"}},
      {"win.show-help-overlay", {"<Control>question"}},
      {"win.back", {"<Alt>Left"}},
      {"win.new", {"<Control>n"}},
      {"win.search", {"<Control>f"}},
      {"win.section::overview", {"<Alt>1"}},
      {"win.section::team", {"<Alt>2"}},
      {"win.section::convenings", {"<Alt>3"}},
      {"win.section::reimbursements", {"<Alt>4"}},
      {"win.section::letters", {"<Alt>5"}},
      {"win.section::year", {"<Alt>6"}},
      {"win.section::history", {"<Alt>7"}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action,
                                           (const char *const *)keys[i].accels);
}

static void
cohort_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
      {.name = "about", .activate = about_action},
      {.name = "help", .activate = help_action},
      {.name = "quit", .activate = quit_action},
  };

  /* The worker reads the data while this thread sets up GTK. A service waits to be asked. */
  if (COHORT_APPLICATION (application)->opens_early
      && (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) == 0)
    open_store (COHORT_APPLICATION (application));

  /* GTK would end the process, too, but with a warning for programmers. */
  if (!gtk_init_check ()) {
    g_printerr ("cohort: %s\n", _ ("There is no display for the window. “cohort --help” lists the "
                                   "jobs that need none."));
    exit (EXIT_FAILURE);
  }

  G_APPLICATION_CLASS (cohort_application_parent_class)->startup (application);
  cohort_button_names_install ();
  cohort_compat_install ();

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), application, 0);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  set_accels (GTK_APPLICATION (application));
}

/* The help goes with the last main window, even when it was there before. */
static void
cohort_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  CohortApplication *self = COHORT_APPLICATION (application);
  GList *l;

  GTK_APPLICATION_CLASS (cohort_application_parent_class)->window_removed (application, window);
  if (!COHORT_IS_WINDOW (window) || find (self, FALSE) != NULL || find (self, TRUE) != NULL)
    return;
  l = gtk_application_get_windows (application);
  while (l != NULL && !COHORT_IS_HELP_WINDOW (l->data))
    l = l->next;
  if (l != NULL)
    gtk_window_destroy (l->data);
}

static void
cohort_application_finalize (GObject *object)
{
  CohortApplication *self = COHORT_APPLICATION (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_ptr_array_unref (self->pending);
  g_clear_object (&self->store);
  g_free (self->database);

  G_OBJECT_CLASS (cohort_application_parent_class)->finalize (object);
}

static void
cohort_application_class_init (CohortApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cohort_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_removed = cohort_application_window_removed;
  application_class->activate = cohort_application_activate;
  application_class->open = cohort_application_open;
  application_class->startup = cohort_application_startup;
  application_class->handle_local_options = cohort_application_handle_local_options;
}

static void
cohort_application_init (CohortApplication *self)
{
  static const GOptionEntry options[] = {
      {"db", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use this database"), N_ ("FILE")},
      {0},
  };

  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  /* In a static library nothing else would pull them in. */
  g_resources_register (cohort_ui_get_resource ());
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * cohort_application_new:
 * @id: %BASE_ID, or a development build's own; settings are %BASE_ID's either way
 *
 * Returns: (transfer full): the application, not yet running
 */
CohortApplication *
cohort_application_new (const char *id)
{
  return g_object_new (COHORT_TYPE_APPLICATION, "application-id", id, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", RESOURCE_PREFIX, NULL);
}

/** cohort_application_set_opens_early: whether the data is read while the display is being opened
 */
void
cohort_application_set_opens_early (CohortApplication *self, gboolean opens_early)
{
  g_return_if_fail (COHORT_IS_APPLICATION (self));

  self->opens_early = opens_early;
}
