/* Times one start of a program, from fork to the first painted content of its window, as X sees it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MIN_WIDTH   300
#define SAMPLE_STEP 7
/* A window that was only cleared has one or two colors; text and edges have many. */
#define PAINTED_COLORS 12
#define TIMEOUT_US     (30 * G_USEC_PER_SEC)
#define SETTLE_US      (G_USEC_PER_SEC * 3 / 2)

static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static gboolean
is_painted (Display *display, Window window)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  XWindowAttributes attributes;
  XImage *image;

  if (!XGetWindowAttributes (display, window, &attributes) || attributes.map_state != IsViewable)
    return FALSE;
  image
      = XGetImage (display, window, 0, 0, attributes.width, attributes.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  for (int y = 0; y < attributes.height; y += SAMPLE_STEP)
    for (int x = 0; x < attributes.width; x++)
      g_hash_table_add (colors, GSIZE_TO_POINTER (XGetPixel (image, x, y)));
  XDestroyImage (image);
  return g_hash_table_size (colors) >= PAINTED_COLORS;
}

static Window
wait_for_window (Display *display, gint64 start)
{
  while (g_get_monotonic_time () - start < TIMEOUT_US) {
    XEvent event;

    if (!XPending (display)) {
      g_usleep (500);
      continue;
    }
    XNextEvent (display, &event);
    if (event.type == MapNotify) {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (display, event.xmap.window, &attributes)
          && attributes.width >= MIN_WIDTH)
        return event.xmap.window;
    }
  }
  return None;
}

/* Of all its threads, also those that have ended; -1 when it is gone. */
static double
read_cpu_ms (pid_t pid)
{
  struct timespec used;
  clockid_t clock;

  if (clock_getcpuclockid (pid, &clock) != 0 || clock_gettime (clock, &used) != 0)
    return -1;
  return used.tv_sec * 1000.0 + used.tv_nsec / 1e6;
}

static long
read_kib (pid_t pid, const char *file, const char *field)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", (int)pid, file);
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return -1;
  found = strstr (text, field);
  return found != NULL ? strtol (found + strlen (field), NULL, 10) : -1;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  gint64 start, mapped, painted;
  double cpu;
  Window window;
  pid_t pid;

  if (display == NULL || argc < 2) {
    fprintf (stderr, "usage, on a display: startwatch PROGRAM [ARGUMENT…]\n");
    return 2;
  }
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);
  start = g_get_monotonic_time ();
  pid = fork ();
  if (pid == 0) {
    execv (argv[1], argv + 1);
    _exit (127);
  }
  window = wait_for_window (display, start);
  mapped = g_get_monotonic_time ();
  while (window != None && !is_painted (display, window)
         && g_get_monotonic_time () - start < TIMEOUT_US)
    g_usleep (1000);
  painted = g_get_monotonic_time ();
  cpu = read_cpu_ms (pid);
  g_usleep (SETTLE_US);
  printf ("%.1f %.1f %.1f %ld %ld\n", (mapped - start) / 1000.0, (painted - start) / 1000.0, cpu,
          read_kib (pid, "status", "VmRSS:"), read_kib (pid, "smaps_rollup", "Pss:"));
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  XCloseDisplay (display);
  return window != None && painted - start < TIMEOUT_US ? 0 : 1;
}
