/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lint/smith-check.h"

#include <stdio.h>
#include <stdlib.h>

/* Checks in one process, as the program does while a person types, and how soon a check that
 * runs in a thread ends after it was cancelled.
 *
 * usage: bench-lint FILE… */

#define ROUNDS 15

static int
compare (const void *a,
         const void *b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static double
median (double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare);

  return times[ROUNDS / 2];
}

static double
check_ms (GBytes *text)
{
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr(SmithCheck) check = smith_check_run (text, &smith_profile_chatgpt, NULL);

  g_assert_nonnull (check);

  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

typedef struct
{
  GBytes       *text;
  GCancellable *cancellable;
} Job;

static gpointer
check_thread (gpointer data)
{
  Job *job = data;
  g_autoptr(SmithCheck) check = smith_check_run (job->text, &smith_profile_chatgpt,
                                                 job->cancellable);

  return NULL;
}

/* How long a check goes on after it was cancelled at some point of its way. */
static double
cancel_ms (GBytes *text,
           double  after_ms)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Job job = { text, cancellable };
  GThread *thread = g_thread_new ("check", check_thread, &job);
  gint64 start_us;

  g_usleep ((gulong) (after_ms * 1000));
  start_us = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);

  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GMappedFile) file = g_mapped_file_new (argv[i], FALSE, &error);
      g_autoptr(GBytes) text = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      double times[ROUNDS], worst = 0;

      if (file == NULL)
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      text = g_mapped_file_get_bytes (file);
      check_ms (text);
      for (int k = 0; k < ROUNDS; k++)
        times[k] = check_ms (text);
      for (int k = 0; k < ROUNDS; k++)
        worst = MAX (worst, cancel_ms (text, median (times) * k / ROUNDS));
      printf ("%-24s %7.3f MB  checked again in %7.2f ms, %6.2f ms a MB; ends %5.2f ms after "
              "cancel at most\n", name, (double) g_bytes_get_size (text) / 1e6, median (times),
              median (times) * 1e6 / (double) g_bytes_get_size (text), worst);
      fflush (stdout);
    }

  return 0;
}
