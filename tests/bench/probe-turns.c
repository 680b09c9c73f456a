/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded into a program of GLib's by LD_PRELOAD: writes down when each turn of its main loop
 * began and how long it took, into the file that TURNS_FILE names.  A turn lasts from the end of
 * one wait to the start of the next, and only the default context counts.  It works for any such
 * program, so that two are measured alike.
 */

#include <fcntl.h>
#include <glib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define N_TURNS_MAX 1000000u

typedef struct
{
  double start_s;  /* of CLOCK_MONOTONIC */
  double length_s;
} Turn;

static Turn *turns;  /* the file; the first one holds how many follow */
static double woken_s;

static double
now_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

static int
wait_and_note (GPollFD *fds,
               guint    n_fds,
               int      timeout_ms)
{
  gsize n_turns = (gsize) turns[0].start_s;
  int found;

  if (woken_s > 0 && n_turns + 1 < N_TURNS_MAX)
    {
      turns[n_turns + 1] = (Turn) { woken_s, now_s () - woken_s };
      turns[0].start_s = n_turns + 1;
    }
  found = g_poll (fds, n_fds, timeout_ms);
  woken_s = now_s ();

  return found;
}

__attribute__ ((constructor)) static void
start (void)
{
  const char *path = g_getenv ("TURNS_FILE");
  int fd = path != NULL ? open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
  void *place = MAP_FAILED;

  if (fd >= 0 && ftruncate (fd, N_TURNS_MAX * sizeof (Turn)) == 0)
    place = mmap (NULL, N_TURNS_MAX * sizeof (Turn), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (fd >= 0)
    close (fd);
  if (place == MAP_FAILED)
    return;

  turns = place;
  g_unsetenv ("TURNS_FILE");  /* what the program starts is not measured */
  g_main_context_set_poll_func (NULL, wait_and_note);
}
