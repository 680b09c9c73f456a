/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/doc-support.h"
#include "fuzz.h"

/* Runs a fuzz target without libFuzzer: every file of a corpus, then random changes of
 * each.
 *
 * usage: fuzz-NAME CORPUS [CHANGES [SEED]] */

static void
run_file (const char *path,
          guint       n_changes,
          guint32     seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);

  LLVMFuzzerTestOneInput ((const guint8 *) text, length);
  for (guint i = 0; i < n_changes; i++)
    {
      gsize n;
      g_autofree char *changed = doc_mutate (text, length, random, &n);

      LLVMFuzzerTestOneInput ((const guint8 *) changed, n);
    }
}

int
main (int   argc,
      char *argv[])
{
  guint64 n_changes = 500, seed = 1;
  g_autoptr(GDir) corpus = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;
  guint n_files = 0;

  if (argc < 2 || (argc > 2 && !g_ascii_string_to_unsigned (argv[2], 10, 0, G_MAXUINT32, &n_changes,
                                                            NULL)) ||
      (argc > 3 && !g_ascii_string_to_unsigned (argv[3], 10, 0, G_MAXUINT32, &seed, NULL)))
    {
      g_printerr ("usage: %s CORPUS [CHANGES [SEED]]\n", argv[0]);
      return 2;
    }
  corpus = g_dir_open (argv[1], 0, &error);
  if (corpus == NULL)
    g_error ("%s", error->message);

  while ((name = g_dir_read_name (corpus)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      g_print ("%s, seed %" G_GUINT64_FORMAT "\n", name, seed);
      run_file (path, (guint) n_changes, (guint32) seed);
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 0);

  return 0;
}
