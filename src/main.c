/* Starts the command line or the window; nothing else.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-application.h"
#include "cohort-cli.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (CohortApplication) application = NULL;
  /* A build that is not installed has its catalogs elsewhere. */
  const char *catalogs = g_getenv ("COHORT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, catalogs != NULL ? catalogs : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (cohort_cli_wants (argc, argv))
    return cohort_cli_run (argc, argv);

  application = cohort_application_new (APP_ID);
  cohort_application_set_opens_early (application, TRUE);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
