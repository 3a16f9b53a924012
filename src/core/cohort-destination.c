/* Where a file that is written comes to be: at the end of a link, and in the place of a file only.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-destination.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* As many as Linux follows itself. */
#define MOST_LINKS 40

/**
 * cohort_destination_follow:
 * @path: where a file is to be written
 *
 * A file that takes the name of a link would leave what the link leads to as it was. The folders on
 * the way stay as they are called: a portal gives each file a folder of its own.
 *
 * Returns: (transfer full) (nullable): @path, or the end of the links it is, which may not be there
 *   yet; %NULL with errno when they lead nowhere
 */
char *
cohort_destination_follow (const char *path)
{
  g_autofree char *place = g_strdup (path);

  for (guint i = 0; i < MOST_LINKS; i++) {
    g_autofree char *target = g_file_read_link (place, NULL);
    g_autofree char *folder = NULL;

    if (target == NULL)
      return g_steal_pointer (&place);
    folder = g_path_get_dirname (place);
    g_free (place);
    place = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                        : g_build_filename (folder, target, NULL);
  }
  errno = ELOOP;
  return NULL;
}

/**
 * cohort_destination_get_obstacle:
 * @path: the end of a link
 *
 * Returns: (nullable): why no file may take the place of what is there, in words that go behind a
 *   colon; %NULL when it is a file, or nothing
 */
const char *
cohort_destination_get_obstacle (const char *path)
{
  GStatBuf info;

  if (g_lstat (path, &info) != 0 || S_ISREG (info.st_mode))
    return NULL;
  return S_ISDIR (info.st_mode) ? g_strerror (EISDIR)
                                /* Translators: what stands where a file is to be written */
                                : _ ("a device or a pipe is in its place");
}
