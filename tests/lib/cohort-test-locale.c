/* A locale that the machine need not have, for a test in C.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-test-locale.h"

void
test_remove_locale (char *folder)
{
  const char *const words[] = {"rm", "-r", folder, NULL};

  g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  g_free (folder);
}

char *
test_make_locale (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("cohort-locale-XXXXXX", NULL);
  g_autofree char *full_name = g_strconcat (name, ".UTF-8", NULL);
  g_autofree char *path = g_build_filename (folder, full_name, NULL);
  const char *const words[] = {"localedef", "-i", name, "-f", "UTF-8", path, NULL};

  /* It tells a warning as a failure: what counts is what it made. */
  if (!g_spawn_sync (NULL, (char **)words, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, NULL, NULL)
      || !g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_print ("1..0 # SKIP localedef cannot make %s here\n", name);
    test_remove_locale (g_steal_pointer (&folder));
    return NULL;
  }
  g_setenv ("LOCPATH", folder, TRUE);
  g_setenv ("LC_ALL", full_name, TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  return g_steal_pointer (&folder);
}
