/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person who types feels: 200 keys arrive in an open document, in bursts with pauses
 * that let checks begin and end, and what is typed is kept in a journal.  Every turn of the
 * main loop is timed; a key is answered when its turn is over.  Then keys in the outline's filter,
 * each of which lists its rows anew and asks for those that a view shows.
 *
 * usage: bench-loop FILE */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "author/smith-keeper.h"
#include "author/smith-outline-model.h"
#include "temp-folder.h"

#define KEYS      200u
#define BURST      20u
#define KEY_MS     30u
#define PAUSE_MS 1500u

typedef struct
{
  SmithDocument *document;
  guint          n_keys;
  guint          n_checks;
  gboolean       is_done;
} Typist;

static gsize
get_cursor (gpointer owner)
{
  return 0;
}

static void
report_cb (gpointer    owner,
           const char *sentence)
{
  if (sentence != NULL)
    fprintf (stderr, "%s\n", sentence);
}

static void
checked_cb (Typist *self)
{
  GListModel *problems = smith_document_get_problems (self->document);
  GListModel *operations = smith_document_get_operations (self->document);

  /* a view asks for what it shows */
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr(GObject) problem = g_list_model_get_item (problems, i);
      g_autoptr(GObject) operation = g_list_model_get_item (operations, i);
    }
  self->n_checks++;
}

static gboolean key_cb (gpointer user_data);

static void
wait_for_key (Typist *self)
{
  if (self->n_keys == KEYS)
    self->is_done = TRUE;
  else
    g_timeout_add (self->n_keys % BURST == 0 ? PAUSE_MS : KEY_MS, key_cb, self);
}

/* One key, in the middle of the text and near its end by turns of bursts. */
static gboolean
key_cb (gpointer user_data)
{
  Typist *self = user_data;
  SmithShadow *shadow = smith_document_get_shadow (self->document);
  gsize length = smith_shadow_get_length (shadow);
  guint n_lines = smith_shadow_get_n_lines (shadow);
  gsize offset = smith_shadow_get_line_start (shadow, (self->n_keys / BURST) % 2 == 0
                                                        ? n_lines / 2 : n_lines - n_lines / 50);

  smith_document_insert (self->document, MIN (offset, length), " ", 1);
  self->n_keys++;
  wait_for_key (self);
  return G_SOURCE_REMOVE;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

/* What this thread has worked, whoever else uses the machine. */
static double
worked_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
print_times (const char *name,
             GArray     *times)
{
  double max;

  qsort (times->data, times->len, sizeof (double), compare_doubles);
  max = g_array_index (times, double, times->len - 1);
  printf ("  %-24s p50 %6.2f  p99 %6.2f  max %6.2f ms%s\n", name,
          g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len - 1 - times->len / 100), max,
          max <= 16 ? "" : "  over 16 ms");
}

static void
ask_for_rows (GListModel *list)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, i);
    }
}

/* The words are typed and erased, as a person does who looks for an operation. */
static void
measure_filter (SmithDocument *document)
{
  static const char *const words[] = { "", "a", "ac", "acc", "acco", "ac", "", "g", "ge", "get" };
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autoptr(GArray) works = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 10 * G_N_ELEMENTS (words); i++)
    {
      double work_ms = worked_ms ();

      smith_outline_model_set_filter (model, words[i % G_N_ELEMENTS (words)]);
      ask_for_rows (G_LIST_MODEL (model));
      work_ms = worked_ms () - work_ms;
      g_array_append_val (works, work_ms);
    }
  print_times ("of the outline's filter", works);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GMappedFile) file = argc > 1 ? g_mapped_file_new (argv[1], FALSE, &error) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithDocument) document = smith_document_new (NULL);
  g_autoptr(GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) works = g_array_new (FALSE, FALSE, sizeof (double));
  GMainContext *loop = g_main_context_default ();
  g_autofree char *path = NULL;
  g_autoptr(SmithJournalFolder) folder = NULL;
  g_autoptr(SmithJournalFile) journal = NULL;
  g_autoptr(SmithKeeper) keeper = NULL;
  gpointer waited_for;
  Typist typist = { document, 0, 0, FALSE };

  if (file == NULL)
    {
      fprintf (stderr, "usage: bench-loop FILE\n");
      return 2;
    }
  bytes = g_mapped_file_get_bytes (file);
  smith_document_load_bytes (document, bytes, "bench");
  while (smith_document_is_checking (document))
    g_main_context_iteration (loop, TRUE);

  path = temp_folder_make ();
  folder = smith_journal_folder_new (path);
  journal = smith_journal_file_new (folder, NULL);
  keeper = smith_keeper_new (document, journal, get_cursor, report_cb, &typist);
  g_signal_connect_swapped (document, "checked", G_CALLBACK (checked_cb), &typist);
  wait_for_key (&typist);
  while (!typist.is_done || smith_document_is_checking (document))
    {
      GPollFD fds[16];
      int priority, timeout, n;
      double turn_ms, work_ms;
      gint64 start;

      if (!g_main_context_acquire (loop))
        return 2;
      g_main_context_prepare (loop, &priority);
      n = g_main_context_query (loop, priority, &timeout, fds, G_N_ELEMENTS (fds));
      g_poll (fds, (guint) n, timeout);
      /* what counts is the work, not the wait */
      start = g_get_monotonic_time ();
      work_ms = worked_ms ();
      if (g_main_context_check (loop, priority, fds, n))
        g_main_context_dispatch (loop);
      turn_ms = (double) (g_get_monotonic_time () - start) / 1e3;
      work_ms = worked_ms () - work_ms;
      g_main_context_release (loop);
      g_array_append_val (turns, turn_ms);
      g_array_append_val (works, work_ms);
    }

  printf ("%u keys, %u checks shown, %u turns of the main loop\n", typist.n_keys, typist.n_checks,
          turns->len);
  print_times ("by the clock", turns);
  print_times ("of the processor", works);
  measure_filter (document);
  if (!smith_keeper_discard (keeper, &error))
    fprintf (stderr, "the journal stays: %s\n", error->message);
  g_clear_object (&keeper);
  /* what is written last holds it */
  waited_for = journal;
  g_object_add_weak_pointer (G_OBJECT (journal), &waited_for);
  g_clear_object (&journal);
  while (waited_for != NULL)
    g_main_context_iteration (loop, TRUE);
  g_clear_object (&folder);
  temp_folder_remove (path);

  return 0;
}
